"""Identity documents: numbers compared and masked, and what is said of a document at, below and above each limit."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pomanager.rules.calendar import VagueDate
from pomanager.rules.identity import (
    IDENTITY_WORDS,
    NATIONAL_DIGITS,
    SHOWN_OF_NUMBER,
    GivenDocument,
    IdentityKind,
    masked,
    number_key,
    objections_to_documents,
)
from pomanager.rules.writing import LONGEST_TEXT

TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)


def said(*documents: GivenDocument, country: str = "") -> list[tuple[str, bool]]:
    """Cell and weight of everything said of these documents."""
    found = objections_to_documents(documents, today=TODAY, country=country)
    return [(each.about, each.stops) for each in found]


def test_every_kind_has_its_word() -> None:
    assert set(IDENTITY_WORDS) == set(IdentityKind)


@pytest.mark.parametrize(
    ("number", "key"),
    [
        ("0912/44.17-B", "09124417b"),
        (" 0912 4417 b", "09124417b"),
        ("", ""),
        ("№ ២០១", "no201"),
        ("ID АН 12", "idан12"),
    ],
)
def test_numbers_are_the_same_however_they_are_parted(number: str, key: str) -> None:
    assert number_key(number) == key


@pytest.mark.parametrize(
    ("number", "shown"),
    [("1234", "••• •••"), ("12345", "••• ••• 2345"), ("11403 1987 00214", "••• ••• 0214"), ("", "••• •••")],
)
def test_of_a_number_only_the_end_is_shown(number: str, shown: str) -> None:
    assert masked(number) == shown


@given(st.text(max_size=40))
def test_a_mask_never_shows_more_than_four_signs(number: str) -> None:
    rest = masked(number).removeprefix("••• •••").strip()
    assert len(rest) <= SHOWN_OF_NUMBER
    assert rest in number.replace(" ", "") or not rest or rest in "".join(number.split())


def test_a_document_needs_its_number_and_nothing_more() -> None:
    assert said(GivenDocument(number="1")) == []
    assert said(GivenDocument(number=" ", issuer="Gitega")) == [("documents.0.number", True)]


def test_everything_wrong_is_said_beside_its_cell() -> None:
    good = GivenDocument(number="77")
    long = GivenDocument(number="7" * (LONGEST_TEXT + 1), issuer="a\u202eb", issued_on=VagueDate(2026, 12))
    assert said(good, long) == [
        ("documents.1.number", True), ("documents.1.issuer", True), ("documents.1.issued_on", True),
    ]  # fmt: skip
    assert said(GivenDocument(number="7" * LONGEST_TEXT, issued_on=VagueDate(2026, 11))) == []


@pytest.mark.parametrize(
    ("expires", "expected"),
    [
        (TODAY, []),
        (TODAY - DAY, [("documents.0.expires_on", False)]),
        (date(2020, 1, 1), [("documents.0.expires_on", False)]),
        (date(2019, 12, 31), [("documents.0.expires_on", True)]),
    ],
)
def test_a_document_past_its_day_is_told_and_one_that_ends_before_it_begins_refused(
    expires: date, expected: list[tuple[str, bool]]
) -> None:
    assert said(GivenDocument(number="77", issued_on=VagueDate(2020), expires_on=expires)) == expected


@pytest.mark.parametrize(("count", "told"), [(13, True), (14, False), (15, True)])
def test_a_kyrgyz_number_of_another_length_is_looked_at_again(count: int, *, told: bool) -> None:
    assert NATIONAL_DIGITS["KG"] == (14,)
    expected = [("documents.0.number", False)] if told else []
    assert said(GivenDocument(number="1" * count), country="KG") == expected
    assert said(GivenDocument(kind=IdentityKind.PASSPORT, number="1" * count), country="KG") == []
    assert said(GivenDocument(number="1" * count), country="BI") == []
    assert said(GivenDocument(number="A" + "1" * count), country="KG") == []


def test_a_number_that_stands_twice_or_is_somebody_elses_is_told() -> None:
    twice = (GivenDocument(number="12-34"), GivenDocument(kind=IdentityKind.OTHER, number="1234"))
    assert said(*twice) == [("documents.1.number", True)]
    others = {"1234": [("7", "Awa"), ("9", "Ama")]}
    found = objections_to_documents(twice[:1], today=TODAY, others=others)
    assert [each.details["name"] for each in found] == ["Awa", "Ama"]
    assert not any(each.stops for each in found)
