"""Telephones, mobile money and nominees: what stops, what only asks for a second look, and where it is said."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pomanager.rules.contacts import (
    MOST_NOMINEES,
    Account,
    NomineeLine,
    Phone,
    is_of_another,
    joined_phones,
    objections_to_accounts,
    objections_to_nominees,
    objections_to_phones,
)
from pomanager.rules.members import phones_of
from pomanager.rules.objections import Objection

TODAY = date(2026, 11, 23)


def told(objections: tuple[Objection, ...]) -> list[tuple[str, bool]]:
    """What each is about, and whether it stops."""
    return [(each.about, each.stops) for each in objections]


@pytest.mark.parametrize(
    ("number", "stops"),
    [("12345", 1), ("123456", 0), ("1" * 15, 0), ("1" * 16, 1), ("", 1), ("abc", 1), ("79 12 34 56 / 77 00 11 22", 1)],
)
def test_a_number_has_as_many_digits_as_numbers_have(number: str, stops: int) -> None:
    assert told(objections_to_phones([Phone(number=number)], {})) == [("phones.0.number", True)] * stops


def test_a_number_stands_once_however_it_is_written() -> None:
    phones = [Phone(number="79 12 34 56"), Phone(number="77 00 11 22"), Phone(number="79-123-456")]
    assert told(objections_to_phones(phones, {})) == [("phones.2.number", True)]


def test_a_number_of_somebody_else_is_suggested_to_be_shared() -> None:
    others = {"79123456": [("12", "BUKURU Jean"), ("13", "SOK Sophea")]}
    (said,) = objections_to_phones([Phone(number="79 12 34 56")], others)
    assert (said.about, said.stops, said.details) == (
        "phones.0.number", False, {"number": "12", "name": "BUKURU Jean"},
    )  # fmt: skip
    assert objections_to_phones([Phone(number="79 12 34 56", shared=True)], others) == ()


@given(st.lists(st.from_regex(r"\+?[0-9]{2}( ?[0-9]{2}){2,5}", fullmatch=True), unique_by=lambda n: n.replace(" ", "")))
def test_numbers_joined_come_apart_again(numbers: list[str]) -> None:
    assert list(phones_of(joined_phones(Phone(number=number) for number in numbers))) == numbers


def test_an_account_in_another_name_is_allowed_and_flagged() -> None:
    own = ("NIYONZIMA Médiatrice", "")
    for holder, flagged in (("", 0), ("Mediatrice  Niyonzima", 0), ("BUKURU Jean", 1)):
        account = Account(operator="Lumicash", number="79 12 34 56", holder=holder)
        assert told(objections_to_accounts([account], own)) == [("accounts.0.holder", False)] * flagged
        assert is_of_another(holder, own) is bool(flagged)


def test_an_account_has_a_company_and_a_number_of_its_own() -> None:
    accounts = [Account(operator=" ", number="1"), Account(operator="M", number="79123456")]
    assert told(objections_to_accounts([*accounts, accounts[1]], ())) == [
        ("accounts.0.operator", True), ("accounts.0.number", True), ("accounts.2.number", True),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("shares", "about"),
    [
        ((None, None), []), ((100,), []), ((60, 40), []), ((60, 39), ["nominees"]), ((60, 41), ["nominees"]),
        ((100, None), ["nominees"]), ((0, 100), ["nominees.0.share_percent"]), ((1, 99), []),
        ((101,), ["nominees.0.share_percent", "nominees"]), ((), []),
    ],
)  # fmt: skip
def test_shares_come_to_a_hundred_or_none_is_given(shares: tuple[int | None, ...], about: list[str]) -> None:
    nominees = [NomineeLine(name=f"N{place}", share_percent=share) for place, share in enumerate(shares)]
    assert [each.about for each in objections_to_nominees(nominees, TODAY)] == about


@given(st.lists(st.integers(1, 100), min_size=1, max_size=MOST_NOMINEES))
def test_given_shares_are_taken_where_they_come_to_a_hundred_and_nowhere_else(shares: list[int]) -> None:
    nominees = [NomineeLine(name=f"N{place}", share_percent=share) for place, share in enumerate(shares)]
    assert (objections_to_nominees(nominees, TODAY) == ()) == (sum(shares) == 100)


def test_a_nominee_has_a_name_once_and_was_named_in_the_past() -> None:
    nominees = [
        NomineeLine(name=""), NomineeLine(name="Awa", since=TODAY, phone="79123456"),
        NomineeLine(name="Awa", since=TODAY, phone="79123456"),
        NomineeLine(name="Ba", since=date(2026, 11, 24), phone="1"),
    ]  # fmt: skip
    assert told(objections_to_nominees(nominees, TODAY)) == [
        ("nominees.0.name", True), ("nominees.2.name", True), ("nominees.3.phone", True), ("nominees.3.since", True),
    ]  # fmt: skip


@pytest.mark.parametrize(("count", "stops"), [(MOST_NOMINEES, 0), (MOST_NOMINEES + 1, 1)])
def test_there_is_an_end_to_nominees(count: int, stops: int) -> None:
    nominees = [NomineeLine(name=f"N{place}") for place in range(count)]
    assert told(objections_to_nominees(nominees, TODAY)) == [("nominees", True)] * stops
