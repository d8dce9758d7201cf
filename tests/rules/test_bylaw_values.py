"""Values of the by-laws: written and read back, judged at, just below and just above every limit."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pomanager.rules.bylaws.judging import (
    CHOSEN_TWICE,
    HIDDEN,
    LEAST_ABOVE_MOST,
    LEAST_AND_MOST,
    MORE_THAN_WHOLE,
    NO_DECISION,
    NO_REASON,
    NOT_READ,
    OUT_OF_BOUNDS,
    SAME_DAY,
    SHUTS_OUT,
    TOO_LONG,
    UNKNOWN_KEY,
    WRONG_UNIT,
    objections_to_adoption,
    objections_to_value,
    objections_to_values,
    objections_to_withdrawal,
    read_value,
)
from pomanager.rules.bylaws.settings import SETTINGS
from pomanager.rules.bylaws.values import (
    Choice,
    Choices,
    Count,
    Flag,
    Kind,
    Percent,
    Text,
    Unit,
    Value,
    from_written,
    written,
)
from pomanager.rules.fractions import Comparator, Share
from pomanager.rules.money import Money
from pomanager.rules.objections import Objection

COUNTS = [setting for setting in SETTINGS.values() if setting.kind is Kind.COUNT]
SHARES = [setting.key for setting in SETTINGS.values() if setting.kind is Kind.SHARE]
CODES = st.from_regex(r"[a-z0-9_]{1,12}", fullmatch=True)
VALUES = st.one_of(
    st.builds(Share, st.fractions(0, 1, max_denominator=1000), st.sampled_from(Comparator)),
    st.builds(Count, st.integers(0, 999_999_999), st.sampled_from(Unit)),
    st.builds(Percent, st.integers(0, 10_000)),
    st.builds(Money, st.integers(0, 10**14), st.from_regex(r"[A-Z]{3}", fullmatch=True)),
    st.builds(Flag, st.booleans()),
    st.builds(Choice, CODES),
    st.builds(Choices, st.lists(CODES, min_size=1, max_size=5).map(tuple)),
    st.builds(Text, st.text(min_size=1).map(str.strip).filter(bool)),
)
KIND_OF = {
    Share: Kind.SHARE, Count: Kind.COUNT, Percent: Kind.PERCENT, Money: Kind.MONEY, Flag: Kind.FLAG,
    Choice: Kind.CHOICE, Choices: Kind.CHOICES, Text: Kind.TEXT,
}  # fmt: skip


def said(objections: tuple[Objection, ...]) -> list[tuple[str, str]]:
    """What each objection is about, and its message."""
    return [(objection.about, objection.message) for objection in objections]


@given(VALUES)
def test_a_value_is_read_back_as_it_was_written(value: Value) -> None:
    assert from_written(KIND_OF[type(value)], written(value)) == value


@given(st.sampled_from(Kind), st.text())
def test_any_text_is_read_or_refused(kind: Kind, text: str) -> None:
    try:
        value = from_written(kind, text)
    except ValueError:
        return
    assert from_written(kind, written(value)) == value


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Kind.SHARE, "1/3"), (Kind.SHARE, ">= 4/3"), (Kind.SHARE, ">= 1/0"), (Kind.SHARE, "< 1/2"),
        (Kind.SHARE, "> -1/2"),
        (Kind.COUNT, "15"), (Kind.COUNT, "-1 days"), (Kind.COUNT, "15 weeks"), (Kind.COUNT, "1.5 days"),
        (Kind.PERCENT, "20"), (Kind.PERCENT, "100.01 %"), (Kind.PERCENT, "-1 %"), (Kind.MONEY, "10 xof"),
        (Kind.FLAG, "maybe"), (Kind.CHOICE, "By lot"), (Kind.CHOICES, "hand,, poster"), (Kind.TEXT, "   "),
    ],
)  # fmt: skip
def test_what_is_no_value_is_refused(kind: Kind, text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the message is for programmers
        from_written(kind, text)


def test_a_count_is_allowed_at_its_bounds_and_refused_beyond() -> None:
    for setting in COUNTS:
        for unit in setting.units:
            for number in (setting.lowest, setting.highest):
                assert not objections_to_value(setting.key, Count(number, unit))
            for number in (setting.lowest - 1, setting.highest + 1):
                found = said(objections_to_value(setting.key, Count(number, unit)))
                assert found == [(setting.key, OUT_OF_BOUNDS)]


def test_a_count_in_another_unit_is_refused() -> None:
    for setting in COUNTS:
        other = next(unit for unit in Unit if unit not in setting.units)
        assert said(objections_to_value(setting.key, Count(setting.lowest, other))) == [(setting.key, WRONG_UNIT)]


@pytest.mark.parametrize("sign", [">=", ">"])
def test_a_share_is_the_whole_at_most(sign: str) -> None:
    for key in SHARES:
        assert read_value(key, f"{sign} 1/1")[1] == ()
        assert read_value(key, f"{sign} 999/1000")[1] == ()
        assert said(read_value(key, f"{sign} 1001/1000")[1]) == [(key, MORE_THAN_WHOLE)]


@given(st.fractions(0, 1, max_denominator=60), st.sampled_from(Comparator), st.integers(1, 500))
def test_one_below_what_is_needed_is_too_few(fraction: Fraction, comparator: Comparator, of: int) -> None:
    share = Share(fraction, comparator)
    needed = share.needed(of)
    assert share.reached(needed, of)
    assert share.reached(needed + 1, of)
    assert not share.reached(needed - 1, of)
    exactly = Fraction(needed, of)
    assert exactly > fraction if comparator is Comparator.MORE_THAN else exactly >= fraction


def test_every_answer_of_a_choice_is_allowed_and_no_other() -> None:
    for setting in SETTINGS.values():
        for code in setting.codes:
            value, objections = read_value(setting.key, code)
            assert value is not None
            assert all(not objection.stops for objection in objections)
        if setting.choices:
            assert said(read_value(setting.key, "nothing_of_the_kind")[1]) == [(setting.key, NOT_READ[setting.kind])]


def test_every_kind_says_how_it_is_written() -> None:
    keys = {setting.kind: setting.key for setting in SETTINGS.values()}
    assert set(keys) == set(Kind) == set(NOT_READ)
    for kind in set(Kind) - {Kind.TEXT}:
        assert said(read_value(keys[kind], "÷")[1]) == [(keys[kind], NOT_READ[kind])]


def test_a_value_of_another_kind_is_refused() -> None:
    assert said(objections_to_value("board.term", Flag(yes=True))) == [("board.term", NOT_READ[Kind.COUNT])]


def test_a_blank_is_always_allowed() -> None:
    assert all(read_value(key, " ") == (None, ()) for key in SETTINGS)


def test_an_answer_is_chosen_once() -> None:
    key = "ordinary_assembly.channels"
    assert said(objections_to_value(key, Choices(("hand", "hand")))) == [(key, CHOSEN_TWICE)]


def test_reading_and_writing_shuts_members_out() -> None:
    (objection,) = objections_to_value("election.eligibility", Choices(("literate",)))
    assert (objection.message, objection.stops) == (SHUTS_OUT, False)
    assert not objections_to_value("election.eligibility", Choices(("literate_or_assisted",)))


def test_words_are_short_and_seen() -> None:
    key = "cooperative.law"
    assert not objections_to_value(key, Text("x" * 200))
    assert said(objections_to_value(key, Text("x" * 201))) == [(key, TOO_LONG)]
    assert said(objections_to_value(key, Text("law\u202e"))) == [(key, HIDDEN)]


@pytest.mark.parametrize(("least", "most"), LEAST_AND_MOST)
def test_the_least_is_not_above_the_most(least: str, most: str) -> None:
    unit = SETTINGS[least].units[0]
    other = unit if unit in SETTINGS[most].units else SETTINGS[most].units[0]
    for number, objections in ((4, []), (5, []), (6, [(least, LEAST_ABOVE_MOST)])):
        values: dict[str, Value | None] = {least: Count(number, unit), most: Count(5, other)}
        assert said(objections_to_values(values)) == objections
        about_most = [(most, message) for _about, message in objections]
        assert said(objections_to_values(values, {most})) == about_most
        assert objections_to_values(values, set()) == ()


def test_terms_are_compared_in_months() -> None:
    values: dict[str, Value | None] = {"board.term": Count(37, Unit.MONTHS), "board.term_longest": Count(3, Unit.YEARS)}
    assert said(objections_to_values(values)) == [("board.term", LEAST_ABOVE_MOST)]
    assert not objections_to_values(values | {"board.term": Count(36, Unit.MONTHS)})


def test_all_objections_come_at_once() -> None:
    values: dict[str, Value | None] = {
        "nothing.such": Flag(yes=True),
        "board.size_min": Count(9, Unit.PERSONS),
        "board.size_max": Count(5, Unit.PERSONS),
        "board.term": Count(3, Unit.DAYS),
        "board.youth_age": Count(17, Unit.YEARS),
    }
    assert said(objections_to_values(values)) == [
        ("nothing.such", UNKNOWN_KEY), ("board.term", WRONG_UNIT), ("board.youth_age", OUT_OF_BOUNDS),
        ("board.size_min", LEAST_ABOVE_MOST),
    ]  # fmt: skip


def test_two_versions_cannot_begin_on_one_day() -> None:
    taken = (date(2024, 1, 1), date(2026, 7, 1))
    assert said(objections_to_adoption(date(2026, 7, 1), " ", taken)) == [
        ("since", SAME_DAY),
        ("decision", NO_DECISION),
    ]
    for day in (date(2026, 6, 30), date(2026, 7, 2)):
        assert not objections_to_adoption(day, "AGE 2026-1", taken)


def test_a_version_is_withdrawn_for_a_reason() -> None:
    assert said(objections_to_withdrawal("")) == [("reason", NO_REASON)]
    assert not objections_to_withdrawal("was never adopted")


def test_times_are_counted_from_a_day() -> None:
    end = date(2025, 12, 31)
    assert Count(6, Unit.MONTHS).after(end) == date(2026, 6, 30)
    assert Count(90, Unit.DAYS).after(end) == date(2026, 3, 31)
    assert Count(2, Unit.YEARS).after(end) == date(2027, 12, 31)
    assert Count(15, Unit.CLEAR_DAYS).before(date(2026, 3, 16)) == date(2026, 3, 1)
    assert Count(3, Unit.YEARS).in_months() == 36
    with pytest.raises(ValueError, match="no months"):
        Count(3, Unit.PERSONS).after(end)


def test_a_percentage_is_a_part_of_the_whole() -> None:
    assert Percent(2_000).fraction == Fraction(1, 5)
    assert (Percent(2_050).written(), Percent(10_000).written(), Percent(5).written()) == ("20.5 %", "100 %", "0.05 %")
    for hundredths in (-1, 10_001):
        with pytest.raises(ValueError, match="between 0 and 100"):
            Percent(hundredths)
