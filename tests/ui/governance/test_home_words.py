"""How the home page says days, sources and what is worth a line: plain values, no window."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

import pytest

from pomanager.readmodels.governance import DueRow, Place
from pomanager.readmodels.home import PaidUp
from pomanager.rules.due import DueKind, When
from pomanager.rules.meetings.preparing import Step, StepKey, StepState
from pomanager.rules.money import Money
from pomanager.rules.objections import Objection
from pomanager.ui.governance.home.side_cards import STEPS_SHOWN, steps_to_show
from pomanager.ui.governance.home.words import ago_said, when_said

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 14, 5, tzinfo=UTC)
ROW = DueRow(DueKind.VACANCY, None, When.THIS_MONTH, Objection("A seat is vacant."), Place("bodies"))


@pytest.mark.parametrize(
    ("days", "said"),
    [(-3, "3 days late"), (-1, "1 day late"), (0, "Today"), (1, "In 1 day"), (8, "In 8 days")],
)
def test_a_day_is_told_by_how_near_it_is(days: int, said: str) -> None:
    assert when_said(replace(ROW, on=TODAY + timedelta(days=days)), TODAY) == said


def test_what_has_no_day_can_be_done_now_or_is_not_judged() -> None:
    assert when_said(ROW, TODAY) == "Now"
    assert when_said(replace(ROW, when=When.NOT_JUDGED), TODAY) == "Not judged"


@pytest.mark.parametrize(
    ("past", "said"),
    [
        (timedelta(minutes=25), "25 minutes ago"), (timedelta(minutes=119), "1 hour ago"),
        (timedelta(hours=23), "23 hours ago"), (timedelta(days=9), "9 days ago"), (-timedelta(days=1), "0 minutes ago"),
    ],
)  # fmt: skip
def test_a_backup_is_so_old(past: timedelta, said: str) -> None:
    assert ago_said(NOW - past, NOW) == said


def test_what_is_late_comes_before_what_is_done_when_not_all_have_a_line() -> None:
    states = [StepState.DONE, StepState.WAITS, StepState.DONE, StepState.LATE, StepState.OPEN, StepState.OPEN]
    steps = tuple(Step(key, Objection("x"), state) for key, state in zip(StepKey, states, strict=False))
    shown = steps_to_show(steps)
    assert len(shown) == STEPS_SHOWN
    assert [step.state for step in shown] == [StepState.DONE, StepState.LATE, StepState.OPEN, StepState.OPEN]
    assert shown[0] is steps[0], "in the order of the steps"


def test_the_share_that_is_paid_is_of_what_was_subscribed() -> None:
    paid = Money(300, "XOF")
    assert PaidUp(paid, Money(400, "XOF")).share == Fraction(3, 4)
    assert PaidUp(paid, Money(0, "XOF")).share is None
