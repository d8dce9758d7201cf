"""Whether the annual meeting was held, and in time: at the day, a day after it, not at all, where nothing is said."""

from datetime import date, timedelta

from pomanager.rules.bylaws.in_force import NO_BYLAWS, Bylaws, SetValue, Sure
from pomanager.rules.bylaws.values import Count, Unit
from pomanager.rules.governance.annual_meeting import annual_meeting

FIRST = date(2026, 1, 1)
DUE = date(2026, 6, 30)
SIX_MONTHS = Bylaws(
    since=date(2015, 1, 1), decision="",
    values={"calendar.annual_meeting": SetValue(Count(6, Unit.MONTHS), "", Sure.OWN, "", None)},
)  # fmt: skip


def test_the_assembly_of_a_year_is_on_the_year_before() -> None:
    told = annual_meeting(SIX_MONTHS, FIRST, [date(2025, 3, 1), date(2026, 3, 1), date(2026, 9, 1), date(2027, 3, 1)])
    assert told.year_ends_on == date(2025, 12, 31)
    assert told.due_on == DUE
    assert told.held_on == date(2026, 3, 1)


def test_on_the_day_it_is_in_time_and_a_day_later_it_is_late() -> None:
    assert not annual_meeting(SIX_MONTHS, FIRST, [DUE]).is_late
    assert annual_meeting(SIX_MONTHS, FIRST, [DUE + timedelta(days=1)]).is_late


def test_one_held_a_year_after_the_end_still_counts_and_a_day_later_no_more() -> None:
    assert annual_meeting(SIX_MONTHS, FIRST, [date(2026, 12, 31)]).held_on == date(2026, 12, 31)
    assert annual_meeting(SIX_MONTHS, FIRST, [date(2027, 1, 1)]).held_on is None


def test_where_the_by_laws_say_nothing_nothing_is_late() -> None:
    told = annual_meeting(NO_BYLAWS, FIRST, [date(2026, 12, 1)])
    assert told.due_on is None
    assert not told.is_late
