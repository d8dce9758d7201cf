"""What shares and dues say of the right to vote and to stand, just below, at and just above each limit."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pomanager.rules.bylaws.in_force import NO_BYLAWS, Bylaws, SetValue
from pomanager.rules.bylaws.values import Choices, Count, Flag, Unit, Value
from pomanager.rules.calendar import add_months
from pomanager.rules.entitlement import Reason, Right, Stance, verdict_of
from pomanager.rules.entitlement_money import (
    ARREARS,
    HELD_FOR,
    MIN_HELD,
    MONEY_WORDS,
    Held,
    InArrears,
    judge_arrears,
    judge_least_held,
    judge_shares_held_for,
    judge_shares_paid,
)
from pomanager.rules.money import Money

DAY = date(2026, 6, 30)
SOME = Money(5_000, "XOF")


def law(key: str, value: Value) -> Bylaws:
    """By-laws that say just one thing."""
    return Bylaws(values={key: SetValue(value)})


def stances(reasons: tuple[Reason, ...]) -> list[Stance]:
    """Which way each reason speaks."""
    return [reason.stance for reason in reasons]


@pytest.mark.parametrize(("shares", "stance"), [(2, Stance.AGAINST), (3, Stance.FOR), (4, Stance.FOR)])
def test_the_least_number_of_shares(shares: int, stance: Stance) -> None:
    found = judge_least_held(Held(shares), law(MIN_HELD, Count(3, Unit.SHARES)), DAY)
    assert stances(found) == [stance]
    assert all(verdict_of([found]).may(right) is (stance is Stance.FOR) for right in Right)


def test_while_no_share_is_entered_nobody_loses_the_vote_by_it() -> None:
    nothing = Held(is_kept=False)
    assert stances(judge_least_held(nothing, law(MIN_HELD, Count(1, Unit.SHARES)), DAY)) == [Stance.NOT_JUDGED]
    assert judge_shares_paid(nothing, law("vote.shares_paid", Flag(yes=True)), DAY) == ()
    assert judge_shares_held_for(nothing, law(HELD_FOR, Count(6, Unit.MONTHS)), DAY) == ()


@pytest.mark.parametrize(
    ("overdue", "loses", "may_vote"), [(None, True, True), (SOME, True, False), (SOME, False, True)]
)
def test_shares_not_paid_as_they_fall_due(overdue: Money | None, *, loses: bool, may_vote: bool) -> None:
    found = judge_shares_paid(Held(3, overdue, SOME, DAY), law("vote.shares_paid", Flag(yes=loses)), DAY)
    verdict = verdict_of([found])
    assert verdict.may(Right.VOTE) is may_vote
    assert verdict.may(Right.STAND)


@pytest.mark.parametrize(("unpaid", "may_stand"), [(None, True), (Money(1, "XOF"), False)])
def test_whoever_stands_has_paid_all_shares_where_that_is_asked(unpaid: Money | None, *, may_stand: bool) -> None:
    asks = law("election.eligibility", Choices(("shares_paid",)))
    verdict = verdict_of([judge_shares_paid(Held(3, None, unpaid, DAY), asks, DAY)])
    assert (verdict.may(Right.STAND), verdict.may(Right.VOTE)) == (may_stand, True)
    asks_other = law("election.eligibility", Choices(("delivered",)))
    assert verdict_of([judge_shares_paid(Held(3, None, unpaid, DAY), asks_other, DAY)]).may(Right.STAND)


@given(st.integers(0, 60), st.integers(-2, 2))
def test_shares_are_held_long_enough_from_the_day_on(months: int, beside: int) -> None:
    since = date(2020, 3, 15)
    day = add_months(since, months) + timedelta(days=beside)
    (found,) = judge_shares_held_for(Held(1, since=since), law(HELD_FOR, Count(months, Unit.MONTHS)), day)
    assert found.stance is (Stance.FOR if beside >= 0 else Stance.AGAINST)
    assert found.rights == (Right.VOTE,)


def test_whoever_holds_none_has_not_held_any_for_long() -> None:
    assert stances(judge_shares_held_for(Held(), law(HELD_FOR, Count(0, Unit.MONTHS)), DAY)) == [Stance.AGAINST]


@pytest.mark.parametrize("right", ARREARS)
@given(months=st.integers(0, 24), beside=st.integers(-2, 2))
def test_arrears_may_last_so_long_and_not_a_day_longer(right: Right, months: int, beside: int) -> None:
    """The last day to pay is still in time, and so is the last day of the months after it."""
    due = date(2024, 1, 31)
    day = add_months(due, months) + timedelta(days=beside)
    reasons = judge_arrears(InArrears(SOME, due), law(ARREARS[right], Count(months, Unit.MONTHS)), day)
    (found,) = [reason for reason in reasons if reason.about == ARREARS[right]]
    if found.stance is Stance.NOT_JUDGED:
        pytest.fail("judged by a by-law that is there")
    assert (found.stance is Stance.AGAINST) is (beside > 0)
    assert found.rights == (right,)


def test_without_arrears_there_is_nothing_against() -> None:
    (vote, stand) = judge_arrears(InArrears(), law(ARREARS[Right.VOTE], Count(3, Unit.MONTHS)), DAY)
    assert (vote.stance, stand.stance, stand.is_silence) == (Stance.FOR, Stance.NOT_JUDGED, True)
    assert judge_arrears(InArrears(is_kept=False), law(ARREARS[Right.VOTE], Count(3, Unit.MONTHS)), DAY) == (stand,)


def test_blank_by_laws_judge_nothing() -> None:
    found = [
        *judge_least_held(Held(), NO_BYLAWS, DAY), *judge_shares_paid(Held(overdue=SOME), NO_BYLAWS, DAY),
        *judge_shares_held_for(Held(), NO_BYLAWS, DAY), *judge_arrears(InArrears(SOME, DAY), NO_BYLAWS, DAY),
    ]  # fmt: skip
    assert {reason.stance for reason in found} == {Stance.NOT_JUDGED}
    assert all(reason.is_silence for reason in found)
    assert len(found) == 5


def test_every_finding_has_a_title_and_none_has_two() -> None:
    years = Count(1, Unit.YEARS)
    said: Sequence[Mapping[str, Value]] = [
        {
            MIN_HELD: Count(2, Unit.SHARES), "vote.shares_paid": Flag(flag), HELD_FOR: years,
            "election.eligibility": Choices(("shares_paid",)), **dict.fromkeys(ARREARS.values(), years),
        }
        for flag in (True, False)
    ]  # fmt: skip
    laws = [NO_BYLAWS, *(Bylaws(values={key: SetValue(value) for key, value in each.items()}) for each in said)]
    held = [
        Held(shares, amount, amount, since, is_kept=kept)
        for shares in (0, 2) for amount in (None, SOME) for since in (None, DAY, date(2001, 1, 1))
        for kept in (True, False)
    ]  # fmt: skip
    owed = [InArrears(), InArrears(SOME, DAY), InArrears(SOME, date(2001, 1, 1))]
    found: set[str] = set()
    for each in laws:
        for judge in (judge_least_held, judge_shares_paid, judge_shares_held_for):
            found |= {reason.code for fact in held for reason in judge(fact, each, DAY)}
        found |= {reason.code for fact in owed for reason in judge_arrears(fact, each, DAY)}
    assert found == set(MONEY_WORDS)
