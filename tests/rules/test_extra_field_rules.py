"""The organisation's own fields: what can be defined, and how typed values become kept ones."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pomanager.rules.extra_field_kinds import Answer, FieldKind, answers_from_json, answers_to_json
from pomanager.rules.extra_fields import (
    LONGEST_LABEL,
    MOST_CHOICES,
    MOST_FIELDS,
    FieldFacts,
    canonical_number,
    field_key,
    objections_to_field,
    objections_to_many,
    read_value,
    with_keys,
)
from pomanager.rules.wording import Wording
from pomanager.rules.written_dates import DayOrder

COWS = Wording({"fr": "Vaches", "en": "Cows"})
LAND = (Answer("own", Wording({"fr": "Propre", "km": "ផ្ទាល់ខ្លួន"})), Answer("rented", Wording({"fr": "Louée"})))


def about(label: Wording = COWS, kind: FieldKind = FieldKind.TEXT, **known: object) -> list[str]:
    facts = FieldFacts(label=label, kind=kind, **known)  # type: ignore[arg-type]
    return [each.about for each in objections_to_field(facts)]


def answers(count: int) -> tuple[Answer, ...]:
    return tuple(Answer(f"a{place}", Wording({"fr": f"Réponse {place}"})) for place in range(count))


@pytest.mark.parametrize(("count", "said"), [(0, 1), (1, 1), (2, 0), (MOST_CHOICES, 0), (MOST_CHOICES + 1, 1)])
def test_there_are_enough_answers_and_not_too_many(count: int, said: int) -> None:
    assert about(kind=FieldKind.CHOICE, answers=answers(count)) == ["answers"] * said


@pytest.mark.parametrize(("length", "said"), [(LONGEST_LABEL, 0), (LONGEST_LABEL + 1, 1)])
def test_a_label_fits_above_a_column(length: int, said: int) -> None:
    assert about(Wording({"fr": "x" * length})) == ["label"] * said


def test_labels_are_told_apart() -> None:
    assert about(Wording()) == ["label"]
    assert about(others=[Wording({"rn": "vâches"})]) == ["label"]
    assert about(taken_labels={"cows"}) == ["label"]
    assert about(others=[Wording({"fr": "Chèvres"})], taken_labels={"phone"}) == []


def test_a_field_with_values_stays_what_it_is() -> None:
    assert about(kind=FieldKind.NUMBER, kind_before=FieldKind.TEXT) == ["kind"]
    assert about(kind=FieldKind.TEXT, kind_before=FieldKind.TEXT) == []
    assert about(kind=FieldKind.CHOICE, answers=answers(2), answers_used={"a1"}) == []
    assert about(kind=FieldKind.CHOICE, answers=answers(2), answers_used={"a2"}) == ["answers"]


def test_answers_are_told_apart_and_have_words() -> None:
    twice = (Answer("a", Wording({"fr": "Oui"})), Answer("b", Wording({"en": "OUI"})))
    assert about(kind=FieldKind.CHOICE, answers=twice) == ["answers"]
    assert about(kind=FieldKind.CHOICE, answers=(*answers(2), Answer("c", Wording()))) == ["answers"]


@pytest.mark.parametrize(("in_use", "said"), [(MOST_FIELDS - 1, 0), (MOST_FIELDS, 1)])
def test_there_is_an_end_to_fields(in_use: int, said: int) -> None:
    assert len(objections_to_many(in_use)) == said


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("2,5", "2.5"), ("2.50", "2.5"), ("1 234,5", "1234.5"), ("1,234.5", "1234.5"), ("1.234.567", "1234567"),
        ("1'234'567", "1234567"), ("-0", "0"), ("٣٫٥", "3.5"), ("0012", "12"), ("១២", "12"), ("−3", "-3"),
        ("1.2.3", None), ("abc", None), ("1e5", None), ("12,", None), (".5", None), ("9" * 15, "9" * 15),
        ("9" * 16, None), ("0.123456", "0.123456"), ("0.1234567", None),
    ],
)  # fmt: skip
def test_numbers_are_kept_with_a_point(text: str, kept: str | None) -> None:
    assert canonical_number(text) == kept
    reading = read_value(FieldKind.NUMBER, text, about="cows")
    assert reading.value == (kept or "")
    assert [reading.objection is not None and reading.objection.about] == [False if kept else "cows"]


@given(st.decimals(Decimal(-(10**15) + 1), Decimal(10**15 - 1), places=3, allow_nan=False))
def test_a_kept_number_is_kept_as_it_is(number: Decimal) -> None:
    kept = canonical_number(format(number, "f"))
    assert kept is not None
    assert Decimal(kept) == number
    assert canonical_number(kept) == kept


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_a_kept_day_is_kept_as_it_is_whatever_the_order(day: date) -> None:
    for order in DayOrder:
        assert read_value(FieldKind.DATE, day.isoformat(), order=order).value == day.isoformat()


def test_days_are_read_as_they_are_written() -> None:
    assert read_value(FieldKind.DATE, "14/03/2026").value == "2026-03-14"
    assert read_value(FieldKind.DATE, "03/04/2026", order=DayOrder.MONTH_FIRST).value == "2026-03-04"
    swapped = read_value(FieldKind.DATE, "03/14/2026")
    assert swapped.value == "2026-03-14"
    assert swapped.objection is not None
    assert not swapped.objection.stops
    for text in ("2026", "March 2026", "31/02/2026", "soon"):
        unread = read_value(FieldKind.DATE, text)
        assert unread.value == ""
        assert unread.objection is not None
        assert unread.objection.stops


def test_answers_are_found_by_key_or_words_in_any_language() -> None:
    for text in ("own", "propre", "PROPRE", "ផ្ទាល់ខ្លួន"):
        assert read_value(FieldKind.CHOICE, text, LAND).value == "own"
    refused = read_value(FieldKind.CHOICE, "borrowed", LAND, about="land")
    assert (refused.value, refused.objection is not None) == ("", True)


def test_yes_and_no_are_read_in_every_language_of_ours() -> None:
    for text in ("yes", "OUI", "да", "ооба", "បាទ", "Ego", "1", "x"):
        assert read_value(FieldKind.YES_NO, text).value == "yes"
    for text in ("no", "Non", "нет", "жок", "ទេ", "oya", "0"):
        assert read_value(FieldKind.YES_NO, text).value == "no"
    assert read_value(FieldKind.YES_NO, "maybe").objection is not None


@pytest.mark.parametrize(("length", "kept"), [(200, True), (201, False)])
def test_texts_fit_on_a_line(length: int, kept: bool) -> None:  # noqa: FBT001 - a table of cases
    reading = read_value(FieldKind.TEXT, "x" * length)
    assert (reading.value != "", reading.objection is None) == (kept, kept)


def test_nothing_typed_is_nothing_kept() -> None:
    for kind in FieldKind:
        reading = read_value(kind, "  ", LAND)
        assert (reading.value, reading.objection) == ("", None)


def test_keys_are_latin_and_unlike_one_another() -> None:
    assert field_key(Wording({"ru": "Скот (голов)"}), ()) == "skot_golov"
    assert field_key(Wording({"fr": "Vaches"}), {"vaches", "vaches_2"}) == "vaches_3"
    assert field_key(Wording({"fr": "!!!"}), ()) == "field"
    given = (Answer("own", COWS), Answer("", Wording({"fr": "own"})), Answer("", Wording({"fr": "Louée"})))
    assert [answer.key for answer in with_keys(given)] == ["own", "own_2", "louee"]


def test_answers_are_kept_as_text_and_come_back() -> None:
    assert answers_from_json(answers_to_json(LAND)) == LAND
    assert answers_from_json("") == ()
