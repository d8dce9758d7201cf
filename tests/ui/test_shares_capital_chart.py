"""The chart of the capital: each change begins where the one before it ended, and what went out is hatched."""

from datetime import date

import pytest

from pomanager.readmodels.charts import Pattern
from pomanager.readmodels.shares import Capital, CapitalMoved, CapitalRow
from pomanager.rules.shares.kinds import EntryKind
from pomanager.ui.shares.capital import capital_chart

SINCE, UNTIL = date(2026, 1, 1), date(2026, 12, 31)


def capital(subscribed: int) -> Capital:
    return Capital(shares=subscribed, subscribed=subscribed, paid=subscribed, holders=1)


def row(opening: int, *changes: tuple[EntryKind, int]) -> CapitalRow:
    moved = tuple(CapitalMoved(kind, by, by, 0, 1) for kind, by in changes)
    closing = opening + sum(by for _kind, by in changes)
    return CapitalRow(None, "XOF", 0, capital(opening), moved, capital(closing), None, None)


@pytest.mark.usefixtures("qapp")
def test_what_came_in_is_solid_and_what_went_out_is_hatched_and_both_follow_one_another() -> None:
    shown = capital_chart(row(100, (EntryKind.SUBSCRIPTION, 50), (EntryKind.REDEMPTION, -30)), SINCE, UNTIL)
    values = [each.values[0] for each in shown.rows]
    assert [(value.since, value.amount) for value in values] == [(0, 100), (100, 50), (120, 30), (0, 120)]
    assert [value.pattern for value in values] == [None, None, Pattern.HATCHED, None]
    assert values[2].text.startswith("\N{MINUS SIGN}")
    assert shown.largest == 150


@pytest.mark.usefixtures("qapp")
def test_reasons_that_add_up_to_less_than_nothing_on_the_way_end_at_nothing() -> None:
    shown = capital_chart(row(10, (EntryKind.REDEMPTION, -30), (EntryKind.SUBSCRIPTION, 40)), SINCE, UNTIL)
    assert [(each.values[0].since, each.values[0].amount) for each in shown.rows] == [
        (0, 10),
        (0, 10),
        (0, 20),
        (0, 20),
    ]
