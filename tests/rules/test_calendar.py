"""Vague dates, ages, months and financial years, at their edges."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pomanager.rules.calendar import (
    Precision,
    VagueDate,
    add_months,
    clear_days,
    financial_year,
    last_day_for_notice,
    starts_every_year,
)
from pomanager.rules.written_dates import read_date

DAYS = st.dates(date(1800, 1, 1), date(2200, 12, 31))


@st.composite
def vague_dates(draw: st.DrawFn) -> VagueDate:
    day, parts = draw(DAYS), draw(st.integers(1, 3))
    return VagueDate(day.year, day.month if parts > 1 else None, day.day if parts > 2 else None, draw(st.booleans()))


@given(vague_dates())
def test_a_vague_date_is_kept_as_text(value: VagueDate) -> None:
    assert VagueDate.from_iso(value.iso()) == value
    assert value.earliest <= value.latest


@given(vague_dates())
def test_its_text_is_also_read_as_people_write(value: VagueDate) -> None:
    assert read_date(value.iso()).value == value


def test_its_texts_are_these() -> None:
    assert VagueDate(1984).iso() == "1984"
    assert VagueDate(1987, 3).iso() == "1987-03"
    assert VagueDate(1971, 3, 12).iso() == "1971-03-12"
    assert VagueDate(1960, about=True).iso() == "~1960"


@pytest.mark.parametrize("text", ["", "84", "1984-3", "1984-13", "1985-02-29", "1984-03-12 ", "១៩៨៤"])
def test_other_texts_are_no_kept_date(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        VagueDate.from_iso(text)


def test_a_day_needs_its_month_and_must_exist() -> None:
    with pytest.raises(ValueError, match="month"):
        VagueDate(1984, day=3)
    with pytest.raises(ValueError, match="day"):
        VagueDate(1985, 2, 29)
    with pytest.raises(ValueError, match="month"):
        VagueDate(1985, 0)
    assert VagueDate(1984, 2, 29).exact == date(1984, 2, 29)
    assert VagueDate(1984, 2, 29, about=True).exact is None


def test_precision_is_what_is_known() -> None:
    assert VagueDate(1984).precision is Precision.YEAR
    assert VagueDate(1984, 2).precision is Precision.MONTH
    assert VagueDate(1984, 2, 1).precision is Precision.DAY


def test_vague_dates_sort_with_the_vaguer_first() -> None:
    mixed = [VagueDate(1984, 2), VagueDate(1984, 1, 1), VagueDate(1984), VagueDate(1984, 1), VagueDate(1983, 12)]
    assert [value.iso() for value in sorted(mixed)] == ["1983-12", "1984", "1984-01", "1984-01-01", "1984-02"]


@pytest.mark.parametrize(
    ("birth", "on", "age", "certain"),
    [
        (VagueDate(2006, 3, 12), date(2024, 3, 11), 17, True),
        (VagueDate(2006, 3, 12), date(2024, 3, 12), 18, True),
        (VagueDate(2006, 3), date(2024, 2, 29), 17, True),
        (VagueDate(2006, 3), date(2024, 3, 1), 18, False),
        (VagueDate(2006, 3), date(2024, 3, 31), 18, True),
        (VagueDate(2006), date(2024, 12, 30), 18, False),
        (VagueDate(2006), date(2024, 12, 31), 18, True),
        (VagueDate(2006, about=True), date(2024, 12, 31), 18, False),
        (VagueDate(2004, 2, 29), date(2022, 2, 28), 17, True),
        (VagueDate(2004, 2, 29), date(2022, 3, 1), 18, True),
    ],
)
def test_an_age_and_whether_it_is_certain(birth: VagueDate, on: date, age: int, *, certain: bool) -> None:
    assert birth.age_on(on) == (age, certain)


@given(vague_dates(), DAYS)
def test_the_youngest_is_at_most_a_year_younger(birth: VagueDate, on: date) -> None:
    oldest, certain = birth.age_on(on)
    assert 0 <= oldest - birth.youngest_on(on) <= 1
    assert certain is (not birth.about and oldest == birth.youngest_on(on))


def test_months_end_where_they_end() -> None:
    assert add_months(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert add_months(date(2023, 1, 31), 1) == date(2023, 2, 28)
    assert add_months(date(2023, 12, 15), 1) == date(2024, 1, 15)
    assert add_months(date(2024, 3, 31), -13) == date(2023, 2, 28)


@given(DAYS, st.integers(-300, 300))
def test_going_and_coming_back_never_lands_later(day: date, months: int) -> None:
    back = add_months(add_months(day, months), -months)
    assert day - timedelta(days=3) <= back <= day


def test_the_day_of_notice_is_not_counted() -> None:
    assert clear_days(date(2026, 3, 1), date(2026, 3, 16)) == 15
    assert last_day_for_notice(date(2026, 3, 16), 15) == date(2026, 3, 1)
    assert clear_days(date(2026, 3, 16), date(2026, 3, 16)) == 0


def test_a_financial_year_may_begin_on_any_day_every_year_has() -> None:
    assert financial_year(date(2026, 6, 30), 7, 1).first == date(2025, 7, 1)
    assert financial_year(date(2026, 6, 30), 7, 1).last == date(2026, 6, 30)
    assert financial_year(date(2026, 7, 1), 7, 1).first == date(2026, 7, 1)
    assert financial_year(date(2024, 2, 29)).last == date(2024, 12, 31)
    assert starts_every_year(2, 28)
    assert not starts_every_year(2, 29)
    assert not starts_every_year(13, 1)
    assert not starts_every_year(4, 31)
    with pytest.raises(ValueError, match="no year begins"):
        financial_year(date(2026, 1, 1), 2, 29)


@given(DAYS, st.integers(1, 12), st.integers(1, 28))
def test_each_day_lies_in_its_financial_year(day: date, month: int, start: int) -> None:
    year = financial_year(day, month, start)
    assert day in year
    assert year.last + timedelta(days=1) not in year
    assert financial_year(year.last + timedelta(days=1), month, start).first == year.last + timedelta(days=1)


def test_a_day_that_is_known_makes_an_exact_date() -> None:
    assert VagueDate.of(date(1971, 3, 12)) == VagueDate(1971, 3, 12)
