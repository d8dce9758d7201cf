"""Receipts: numbers used twice, currencies and rates, and what two amounts have to do with one another."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pomanager.rules.bodies.composition import DAY_AHEAD
from pomanager.rules.money import Money
from pomanager.rules.shares import receipts
from pomanager.rules.shares.kinds import Channel
from pomanager.rules.shares.receipts import (
    ReceiptFacts,
    TakenNumber,
    in_currency,
    objections_to_receipt_facts,
    read_rate,
)

TODAY = date(2026, 11, 23)
PAID = ReceiptFacts(received_on=TODAY, member_id=1, number="17")
IN_DOLLARS = replace(PAID, given_minor=500, given_currency="USD", rate="4100")


def said(facts: ReceiptFacts, minor: int = 20_500, taken: TakenNumber | None = None) -> list[tuple[str, str]]:
    """About what, and what is said, of a receipt over so many riels."""
    found = objections_to_receipt_facts(facts, Money(minor, "KHR"), 0, TODAY, taken)
    assert all(each.stops for each in found)
    return [(each.about, each.message) for each in found]


def test_a_plain_receipt_and_one_in_dollars_are_fine() -> None:
    assert said(PAID) == []
    assert said(IN_DOLLARS) == []


@pytest.mark.parametrize(("minor", "fine"), [(20_498, False), (20_499, True), (20_501, True), (20_502, False)])
def test_the_amount_fits_the_rate_within_a_unit(minor: int, fine: bool) -> None:  # noqa: FBT001 - a column of a table
    assert said(IN_DOLLARS, minor) == ([] if fine else [("given_minor", receipts.OTHER_AMOUNT)])


def test_another_currency_needs_a_rate_and_all_is_said_at_once() -> None:
    assert said(replace(IN_DOLLARS, rate=" ")) == [("rate", receipts.NO_RATE)]
    assert said(replace(IN_DOLLARS, rate="much")) == [("rate", receipts.RATE_NOT_READ)]
    assert said(replace(IN_DOLLARS, rate="0")) == [("rate", receipts.RATE_NOT_READ)]
    assert said(replace(IN_DOLLARS, given_currency="KHR")) == [("given_currency", receipts.SAME_CURRENCY)]
    assert said(replace(PAID, rate="4100")) == [("rate", receipts.RATE_ALONE)]
    wrong = replace(IN_DOLLARS, given_minor=0, given_currency="dollar", rate="", received_on=TODAY + timedelta(1))
    assert said(wrong) == [
        ("received_on", DAY_AHEAD),
        ("given_currency", receipts.NOT_A_CURRENCY),
        ("given_minor", receipts.GIVEN_ABOVE_ZERO),
        ("rate", receipts.NO_RATE),
    ]  # fmt: skip


def test_a_number_is_used_once_and_mobile_money_has_one() -> None:
    taken = TakenNumber(date(2025, 1, 2), "3 · Coumba")
    assert said(PAID, taken=taken) == [("number", receipts.NUMBER_TAKEN)]
    assert said(replace(PAID, channel=Channel.MOBILE_MONEY)) == [("account", receipts.WRITE_MOBILE_NUMBER)]
    assert said(replace(PAID, channel=Channel.MOBILE_MONEY, account="70 00 00 00")) == []
    assert [about for about, _message in said(replace(PAID, remarks="x" * 201, account_holder="a\u202eb"))] == [
        "account_holder", "remarks",
    ]  # fmt: skip


def test_rates_are_read_as_they_are_written() -> None:
    assert [read_rate(text) for text in ("4100", "4 100", "4\u202f100", "0,5", "0.00025", " 4100.0 ")] == [
        4100, 4100, 4100, Fraction(1, 2), Fraction(1, 4000), 4100,
    ]  # fmt: skip
    for text in ("", "-3", "1/2", "four", "1.2.3", "0", "٤"):
        with pytest.raises(ValueError, match="rate"):
            read_rate(text)


def test_amounts_in_another_currency_are_rounded_half_up() -> None:
    assert in_currency(Money(500, "USD"), 2, "4100", "KHR", 0) == Money(20_500, "KHR")
    assert in_currency(Money(1, "USD"), 2, "50", "KHR", 0) == Money(1, "KHR"), "half a riel is one"
    assert in_currency(Money(1, "USD"), 2, "49", "KHR", 0) == Money(0, "KHR")
    assert in_currency(Money(20_500, "KHR"), 0, "0.00024390", "USD", 2) == Money(500, "USD")


@given(st.integers(1, 10**9), st.integers(1, 10**6))
def test_what_the_rate_makes_of_it_is_never_refused(given_minor: int, rate: int) -> None:
    would = in_currency(Money(given_minor, "USD"), 2, str(rate), "KHR", 0)
    facts = replace(IN_DOLLARS, given_minor=given_minor, rate=str(rate))
    assert said(facts, would.minor) == []
