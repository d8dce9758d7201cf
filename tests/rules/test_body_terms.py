"""Days of terms: their last day, series and first series, terms in a row, who holds until when, lots."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pomanager.rules.bodies.lots import dealt, drawn
from pomanager.rules.bodies.terms import (
    Served,
    Span,
    consecutive_terms,
    first_term_months,
    free_again_on,
    held_until,
    last_day_of_term,
    leaves_on,
    overlapping,
    series_sizes,
)
from pomanager.rules.calendar import add_months
from pomanager.rules.drawing import fingerprint

DAYS = st.dates(date(1950, 1, 1), date(2080, 1, 1))


def _span(first: date, days: int | None) -> Span:
    return Span(first, None if days is None else first + timedelta(days=days))


SPANS = st.builds(_span, DAYS, st.none() | st.integers(0, 4000))


@pytest.mark.parametrize(
    ("first", "months", "last"),
    [
        (date(2024, 4, 1), 36, date(2027, 3, 31)),
        (date(2024, 4, 1), 1, date(2024, 4, 30)),
        (date(2024, 3, 15), 12, date(2025, 3, 14)),
        (date(2024, 2, 29), 12, date(2025, 2, 27)),
        (date(2024, 2, 29), 48, date(2028, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 28)),
        (date(2024, 12, 1), 1, date(2024, 12, 31)),
    ],
)
def test_a_term_ends_the_day_before_the_same_day(first: date, months: int, last: date) -> None:
    assert last_day_of_term(first, months) == last


def test_a_term_has_one_month_at_least() -> None:
    with pytest.raises(ValueError, match="one month"):
        last_day_of_term(date(2024, 4, 1), 0)


@given(first=DAYS, months=st.integers(1, 120))
def test_the_next_term_begins_on_the_same_day(first: date, months: int) -> None:
    following = last_day_of_term(first, months) + timedelta(days=1)
    assert following == add_months(first, months)
    assert following.day in {first.day, add_months(first, months).day}


@given(seats=st.integers(0, 200), series=st.integers(1, 12))
def test_series_differ_by_one_seat_at_most(seats: int, series: int) -> None:
    sizes = series_sizes(seats, series)
    assert sum(sizes) == seats
    assert len(sizes) == series
    assert max(sizes) - min(sizes) <= 1
    assert list(sizes) == sorted(sizes, reverse=True)


def test_there_is_one_series_at_least() -> None:
    assert series_sizes(7, 1) == (7,)
    with pytest.raises(ValueError, match="one series"):
        series_sizes(7, 0)


@pytest.mark.parametrize(
    ("months", "series", "first"),
    [(36, 3, (12, 24, 36)), (48, 2, (24, 48)), (24, 1, (24,)), (36, 5, (7, 14, 21, 28, 36))],
)
def test_the_first_series_leave_one_after_the_other(months: int, series: int, first: tuple[int, ...]) -> None:
    assert first_term_months(months, series) == first


@given(one=SPANS, other=SPANS)
def test_spans_meet_when_a_day_lies_in_both(one: Span, other: Span) -> None:
    assert one.meets(other) == other.meets(one)
    assert one.meets(other) == (max(one.first, other.first) in one and max(one.first, other.first) in other)


@given(spans=st.lists(SPANS, max_size=6))
def test_overlaps_are_found_by_pairs(spans: list[Span]) -> None:
    pairs = {
        (one, other)
        for one in range(len(spans))
        for other in range(one + 1, len(spans))
        if spans[one].meets(spans[other])
    }
    assert set(overlapping(spans)) == pairs
    assert len(overlapping(spans)) == len(pairs)


def test_days_of_one_span_in_another() -> None:
    term = Span(date(2024, 1, 1), date(2024, 12, 31))
    assert Span(date(2024, 12, 31)).days_of(term) == 1
    assert Span(date(2020, 1, 1), date(2024, 1, 31)).days_of(term) == 31
    assert Span(date(2025, 1, 1)).days_of(term) == 0
    assert term.days_of(Span(date(2024, 1, 1))) == 0


def term(year: int, length: int = 3) -> Span:
    """A term of so many years from 1 April of a year."""
    return Span(date(year, 4, 1), date(year + length, 3, 31))


def whole(year: int, length: int = 3) -> Served:
    """A term served to its end."""
    return Served(term(year, length), term(year, length))


def test_terms_in_a_row_are_counted_back_from_a_day() -> None:
    served = [whole(2015), whole(2018), whole(2021)]
    assert consecutive_terms(served, date(2024, 4, 1)) == 3
    assert consecutive_terms(served[:2], date(2024, 4, 1)) == 0
    assert consecutive_terms([whole(2015), whole(2021)], date(2024, 4, 1)) == 1
    assert consecutive_terms([], date(2024, 4, 1)) == 0
    assert consecutive_terms(served, date(2021, 4, 1)) == 2


@pytest.mark.parametrize(("first", "terms"), [(date(2027, 3, 31), 2), (date(2027, 4, 1), 0), (date(2027, 4, 2), 0)])
def test_a_break_of_the_cooling_off_time_lets_somebody_begin_anew(first: date, terms: int) -> None:
    served = [whole(2018), whole(2021)]
    assert consecutive_terms(served, first, 36) == terms
    assert free_again_on(date(2024, 3, 31), 36) == date(2027, 4, 1)


@pytest.mark.parametrize(
    ("began", "counts"), [(date(2022, 9, 30), True), (date(2022, 10, 1), True), (date(2022, 10, 2), False)]
)
def test_less_than_half_of_a_term_for_somebody_else_does_not_count(began: date, *, counts: bool) -> None:
    served = Served(Span(began, date(2024, 3, 31)), Span(date(2021, 4, 1), date(2024, 3, 31)))
    assert served.counts is counts
    assert consecutive_terms([served], date(2024, 4, 1)) == int(counts)


def test_who_sits_there_still_or_without_term_has_served_it() -> None:
    assert Served(Span(date(2024, 1, 1)), term(2021)).counts
    assert Served(Span(date(2024, 1, 1), date(2024, 1, 2)), Span(date(2021, 4, 1))).counts


def test_two_times_within_one_term_are_one_term() -> None:
    parts = [
        Served(Span(date(2021, 4, 1), date(2022, 12, 31)), term(2021)),
        Served(Span(date(2023, 1, 1), date(2024, 3, 31)), term(2021)),
    ]
    assert consecutive_terms(parts, date(2024, 4, 1)) == 1


def test_a_seat_is_held_until_the_end_recorded_or_a_successor() -> None:
    eve, day = date(2024, 3, 31), date(2024, 4, 1)
    assert held_until(None, None) is None
    assert held_until(eve, None) == eve
    assert held_until(None, day) == eve
    assert held_until(date(2024, 1, 31), day) == date(2024, 1, 31)
    assert held_until(date(2024, 6, 30), day) == eve


@given(first=st.lists(DAYS, min_size=1, max_size=8, unique=True), lengths=st.lists(st.integers(1, 60), min_size=8))
def test_whoever_follows_ends_the_time_of_the_one_before(first: list[date], lengths: list[int]) -> None:
    """Holders of one seat, each until the next begins or the end recorded: no two are there on one day."""
    begun = sorted(first)
    ended = [last_day_of_term(day, months) for day, months in zip(begun, lengths, strict=False)]
    after: list[date | None] = [*begun[1:], None]
    held = [
        Span(day, held_until(end, following))
        for day, end, following in zip(begun, ended, after, strict=True)
        if following is None or following > day
    ]
    assert overlapping(held) == ()


@given(seats=st.sets(st.integers(1, 300), min_size=1, max_size=40), series=st.integers(1, 6), seed=st.text(max_size=20))
def test_a_seed_draws_every_seat_once_and_the_same_again(seats: set[int], series: int, seed: str) -> None:
    lots = drawn(sorted(seats), series, seed)
    assert lots == drawn(sorted(seats, reverse=True), series, seed)
    assert sorted(lot.seat for lot in lots) == sorted(seats)
    assert [lot.place for lot in lots] == list(range(1, len(seats) + 1))
    assert [lot.series for lot in lots] == sorted(lot.series for lot in lots)
    sizes = [sum(lot.series == number for lot in lots) for number in range(1, series + 1)]
    assert max(sizes) - min(sizes) <= 1


def test_a_draw_can_be_checked_with_any_tool() -> None:
    """Printf 'six:1' | sha256sum, and so on: the smallest comes first."""
    assert fingerprint("six", 1) == "757e7bbe21568288c6d38daa9a26ff4f8c0189357dc09509f7757bde4d14a6d7"
    assert [lot.seat for lot in drawn((1, 2, 3, 4, 5, 6), 3, "six")] == [6, 5, 3, 1, 4, 2]


def test_another_seed_draws_otherwise() -> None:
    orders = {tuple(lot.seat for lot in drawn(range(1, 8), 3, str(seed))) for seed in range(20)}
    assert len(orders) > 10


def test_lots_drawn_by_hand_are_dealt_as_they_came() -> None:
    assert [(lot.seat, lot.place, lot.series) for lot in dealt((4, 2, 5, 1, 3), 3)] == [
        (4, 1, 1), (2, 2, 1), (5, 3, 2), (1, 4, 2), (3, 5, 3),
    ]  # fmt: skip


BYLAWS = (date(2020, 1, 1), date(2024, 1, 1))


@pytest.mark.parametrize(
    ("first", "second", "term_ends", "last"),
    [
        (False, None, date(2019, 12, 31), date(2019, 12, 31)), (False, True, date(2023, 12, 31), None),
        (False, True, date(2023, 12, 30), date(2023, 12, 30)), (None, False, date(2021, 3, 31), date(2023, 12, 31)),
        (True, False, date(2021, 3, 31), date(2023, 12, 31)), (True, None, date(2021, 3, 31), None),
        (True, False, date(2026, 3, 31), date(2026, 3, 31)), (None, None, date(2026, 3, 31), None),
        (False, False, date(2018, 3, 31), date(2019, 12, 31)),
    ],
)  # fmt: skip
def test_who_has_no_successor_stays_as_the_by_laws_of_each_day_have_it(
    *, first: bool | None, second: bool | None, term_ends: date, last: date | None
) -> None:
    assert leaves_on(term_ends, tuple(zip(BYLAWS, (first, second), strict=True))) == last
    assert leaves_on(term_ends, ()) is None
