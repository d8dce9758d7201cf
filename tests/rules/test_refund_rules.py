"""Refunds that wait: put off once, paid within the cap of the year and in order, taken back."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from pomanager.rules.bodies.composition import DAY_AHEAD
from pomanager.rules.bodies.leaving import TAKEN_BACK_ALREADY, WRITE_REASON
from pomanager.rules.bodies.limits import SILENT
from pomanager.rules.bylaws.values import Count, Unit
from pomanager.rules.calendar import financial_year
from pomanager.rules.dues import redemption_judging as judging
from pomanager.rules.dues.kinds import RedemptionReason
from pomanager.rules.dues.redemption_judging import (
    CapFacts,
    RefundFacts,
    objections_to_extending,
    objections_to_refunding,
    objections_to_undoing,
)
from pomanager.rules.dues.redemptions import (
    Claim,
    PriceRule,
    RefundLimits,
    RefundOrder,
    before_it,
    in_order,
    next_year,
)
from pomanager.rules.shares.distribution_judging import SUM_OF_NOTHING

LEFT = date(2025, 6, 30)
TODAY = date(2026, 11, 28)
OHADA = RefundLimits(price=PriceRule.NOMINAL, within=Count(1, Unit.YEARS), extension=Count(1, Unit.YEARS))


# --- putting off


def refund(**known: Any) -> RefundFacts:  # noqa: ANN401 - any part of the facts
    """A refund of 25,000 to be paid by the end of June 2026."""
    told: dict[str, Any] = {
        "today": TODAY, "name": "Awa", "currency": "XOF", "effective_on": LEFT, "net": 25_000, "paid": 0,
        "due_on": date(2026, 6, 30), "extended_to": None, "is_taken_back": False,
    }  # fmt: skip
    return RefundFacts(**{**told, **known})


def extending(found: RefundFacts, due_on: date, reason: str = "The harvest failed.", **limits: Any) -> list[str]:  # noqa: ANN401
    """What stops putting it off."""
    against = objections_to_extending(found, date(2026, 5, 1), due_on, reason, "CA 5", replace(OHADA, **limits))
    return [each.message for each in against if each.stops]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 6, 30), judging.NOT_LATER), (date(2026, 7, 1), ""), (date(2027, 6, 30), ""),
        (date(2027, 7, 1), judging.TOO_LONG),
    ],
)  # fmt: skip
def test_it_is_put_off_within_the_by_laws(day: date, expected: str) -> None:
    assert extending(refund(), day) == ([expected] if expected else [])


def test_it_is_put_off_once_and_with_reasons() -> None:
    day = date(2027, 1, 1)
    assert extending(refund(extended_to=day, due_on=day), date(2027, 2, 1)) == [judging.EXTENDED_ALREADY]
    assert extending(refund(), day, " ") == [judging.SAY_WHY_LATER]
    assert extending(refund(due_on=None), day) == [judging.NO_DUE_DAY]
    assert extending(refund(is_taken_back=True), day) == [judging.TAKEN_BACK]
    assert extending(refund(), date(2040, 1, 1), extension=None) == []


# --- paying

YEAR = financial_year(TODAY)
NO_CAP = CapFacts(YEAR, None, 0)


def paying(found: RefundFacts, minor: int, cap: CapFacts = NO_CAP, on: date = TODAY, before: int = 0) -> list[str]:
    """What stops paying it."""
    return [each.message for each in objections_to_refunding(found, on, minor, "", cap, before) if each.stops]


@pytest.mark.parametrize(
    ("minor", "expected"),
    [(0, SUM_OF_NOTHING), (1, ""), (20_000, ""), (20_001, judging.ABOVE_REST)],
)
def test_it_is_paid_in_parts_up_to_what_is_left(minor: int, expected: str) -> None:
    assert paying(refund(paid=5_000), minor) == ([expected] if expected else [])


def test_nothing_is_paid_to_who_owes_or_was_paid() -> None:
    assert paying(refund(net=-1), 1) == [judging.MEMBER_OWES]
    assert paying(refund(paid=25_000), 1) == [judging.PAID_WHOLE]
    assert paying(refund(net=0), 1) == [judging.PAID_WHOLE]
    assert paying(refund(is_taken_back=True), 1) == [judging.TAKEN_BACK]


@pytest.mark.parametrize(
    ("on", "expected"),
    [(date(2025, 6, 29), judging.BEFORE_CANCELLED), (LEFT, ""), (TODAY, ""), (date(2026, 11, 29), DAY_AHEAD)],
)
def test_it_is_paid_from_the_day_of_cancelling_until_today(on: date, expected: str) -> None:
    assert paying(refund(), 1, on=on) == ([expected] if expected else [])


@pytest.mark.parametrize(("minor", "stopped"), [(3_999, False), (4_000, False), (4_001, True)])
def test_what_is_beyond_the_cap_of_the_year_waits(minor: int, *, stopped: bool) -> None:
    cap = CapFacts(YEAR, 10_000, 6_000)
    found = objections_to_refunding(refund(), TODAY, minor, "", cap, 0)
    stopping = [each for each in found if each.stops]
    assert [each.message for each in stopping] == ([judging.ABOVE_CAP] if stopped else [])
    if stopped:
        assert stopping[0].details["day"] == date(2027, 1, 1) == next_year(YEAR)


def test_a_cap_that_was_passed_leaves_no_room() -> None:
    assert CapFacts(YEAR, 10_000, 12_000).room == 0
    assert paying(refund(), 1, CapFacts(YEAR, 10_000, 12_000)) == [judging.ABOVE_CAP]


def test_a_silent_cap_and_those_who_come_first_are_said() -> None:
    found = objections_to_refunding(refund(), TODAY, 1, "", NO_CAP, 2)
    assert [(each.message, each.stops) for each in found] == [(SILENT, False), (judging.OTHERS_FIRST, False)]


def test_taking_back_needs_a_reason_and_no_payment() -> None:
    def against(found: RefundFacts, reason: str, **known: bool) -> list[str]:
        return [each.message for each in objections_to_undoing(found, reason, **known)]

    assert against(refund(), "Wrong member") == []
    assert against(refund(paid=1), "") == [judging.PAID_OUT_OF_IT, WRITE_REASON]
    assert against(refund(paid=1), "Paid twice", of_step=True) == []
    assert against(refund(), "x", of_step=True, is_step_taken_back=True) == [TAKEN_BACK_ALREADY]
    assert against(refund(is_taken_back=True), "x") == [judging.TAKEN_BACK]


# --- order

CLAIMS = (
    Claim(1, RedemptionReason.LEFT, date(2025, 3, 1), date(2026, 3, 1), 900),
    Claim(2, RedemptionReason.DIED, date(2025, 9, 1), date(2025, 12, 1), 800),
    Claim(3, RedemptionReason.EXCLUDED, date(2025, 1, 1), None, 700),
)


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (RefundOrder.LEAVING, [3, 1, 2]), (RefundOrder.DEATH_FIRST, [2, 3, 1]), (RefundOrder.AMOUNT, [3, 2, 1]),
        (RefundOrder.BOARD, [2, 1, 3]), (None, [2, 1, 3]),
    ],
)  # fmt: skip
def test_the_order_of_paying(order: RefundOrder | None, expected: list[int]) -> None:
    assert [claim.redemption_id for claim in in_order(CLAIMS, order)] == expected


def test_how_many_come_first() -> None:
    assert [before_it(CLAIMS, number, RefundOrder.LEAVING) for number in (1, 2, 3)] == [1, 2, 0]
    assert before_it(CLAIMS, 2, RefundOrder.BOARD) == before_it(CLAIMS, 3, None) == 0
    assert before_it(CLAIMS, 9, RefundOrder.LEAVING) == 0
