"""Refunds of shares: price, debts, days, floor and cap, just below, at and just above each limit."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pomanager.rules.bodies.composition import DAY_AHEAD
from pomanager.rules.bodies.leaving import NO_NEGATIVE
from pomanager.rules.bylaws.values import Count, Percent, Unit
from pomanager.rules.dues import redemption_judging as judging
from pomanager.rules.dues.arrears import DuesLine
from pomanager.rules.dues.kinds import RedemptionItemKind, RedemptionReason
from pomanager.rules.dues.redemption_judging import (
    DebtSetOff,
    SharesGiven,
    WorksheetFacts,
    objections_to_worksheet,
)
from pomanager.rules.dues.redemptions import (
    PriceRule,
    RedemptionItem,
    RefundLimits,
    RefundOrder,
    least_owed,
    left_on,
    set_off,
    sums_of,
)
from pomanager.rules.members import Status
from pomanager.rules.objections import Weight
from pomanager.rules.shares.distribution_judging import SUM_OF_NOTHING

LEFT = date(2025, 6, 30)
TODAY = date(2026, 11, 28)
OHADA = RefundLimits(price=PriceRule.NOMINAL, within=Count(1, Unit.YEARS), extension=Count(1, Unit.YEARS))
FULL = replace(OHADA, cap=Percent(1000), floor=Percent(7500), order=RefundOrder.LEAVING)
SHARES = SharesGiven("A", "XOF", 4, 30_000, 30_000, 0)
LOAN = RedemptionItem(RedemptionItemKind.LOAN, -5_000, "Plough")


def sheet(**known: Any) -> WorksheetFacts:  # noqa: ANN401 - any part of the facts
    """Four shares with 30,000 paid on them, of somebody who resigned in June 2025."""
    told: dict[str, Any] = {
        "today": TODAY, "name": "Awa", "reason": RedemptionReason.LEFT, "status": Status.RESIGNED, "left_on": LEFT,
        "notice_on": None, "effective_on": LEFT, "due_on": None, "shares": (SHARES,), "items": (), "debts": (),
        "doubled": False, "price_reason": "", "payee": "", "decision": "",
    }  # fmt: skip
    told.update(known)
    values = [each.value for each in told["shares"]]
    less = [item.minor for item in told["items"]] + [-debt.minor for debt in told["debts"]]
    return WorksheetFacts(**{"sums": sums_of(values, less), **told})


def stops(found: WorksheetFacts, limits: RefundLimits = OHADA) -> list[tuple[str, str]]:
    """What stops it, each beside its field."""
    return [(each.about, each.message) for each in objections_to_worksheet(found, limits) if each.stops]


def warns(found: WorksheetFacts, limits: RefundLimits = FULL) -> list[str]:
    """What is only said."""
    return [each.message for each in objections_to_worksheet(found, limits) if each.weight is Weight.WARN]


# --- sums


@given(st.lists(st.integers(0, 10**9), max_size=8), st.integers(-(10**9), 10**10))
def test_debts_are_set_off_as_far_as_there_is_something(owed: list[int], available: int) -> None:
    taken = set_off(owed, available)
    assert len(taken) == len(owed)
    assert all(0 <= part <= debt for part, debt in zip(taken, owed, strict=True))
    assert sum(taken) == min(sum(owed), max(available, 0))


@given(st.lists(st.integers(0, 10**9), max_size=5), st.lists(st.integers(-(10**9), 10**9), max_size=8))
def test_a_worksheet_adds_up(values: list[int], items: list[int]) -> None:
    found = sums_of(values, items)
    assert found.net == sum(values) + sum(items)
    assert found.added >= 0
    assert found.taken_off >= 0


def test_what_is_owed_is_the_least_of_the_day_and_all_later_ones() -> None:
    charged, paid, more = DuesLine(date(2025, 1, 1), 900), DuesLine(date(2025, 8, 1), -700), DuesLine(TODAY, 400)
    assert least_owed([charged], LEFT) == 900
    assert least_owed([charged, paid], LEFT) == 200
    assert least_owed([charged, paid, more], LEFT) == 200
    assert least_owed([charged, paid, more], TODAY) == 600
    assert least_owed([], LEFT) == 0


# --- days


def test_the_day_of_leaving_is_when_somebody_left_the_roll() -> None:
    statuses = [
        (date(2015, 1, 1), Status.ACTIVE), (date(2018, 5, 1), Status.RESIGNED), (date(2020, 1, 1), Status.ACTIVE),
        (LEFT, Status.RESIGNED), (date(2026, 2, 1), Status.DEAD),
    ]  # fmt: skip
    assert left_on(statuses, RedemptionReason.LEFT, TODAY) == LEFT
    assert left_on(statuses, RedemptionReason.DIED, TODAY) == LEFT
    assert left_on(statuses, RedemptionReason.LEFT, date(2018, 6, 1)) == date(2018, 5, 1)
    assert left_on(statuses, RedemptionReason.LEFT, date(2024, 1, 1)) == LEFT
    assert left_on(statuses, RedemptionReason.EXCLUDED, TODAY) is None
    assert left_on(statuses[:3], RedemptionReason.LEFT, TODAY) is None


def test_a_good_worksheet_is_not_stopped() -> None:
    assert stops(sheet()) == []
    assert warns(sheet()) == []


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2025, 6, 29), judging.BEFORE_LEAVING), (LEFT, ""), (TODAY, ""), (date(2026, 11, 29), DAY_AHEAD)
    ],
)  # fmt: skip
def test_shares_are_cancelled_from_the_day_of_leaving_until_today(on: date, expected: str) -> None:
    assert stops(sheet(effective_on=on)) == ([("effective_on", expected)] if expected else [])


@pytest.mark.parametrize(("day", "stopped"), [(LEFT, False), (date(2025, 7, 1), True)])
def test_notice_comes_first(day: date, *, stopped: bool) -> None:
    assert (("notice_on", judging.NOTICE_AFTER) in stops(sheet(notice_on=day))) is stopped


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2025, 6, 29), judging.DUE_BEFORE), (LEFT, ""), (date(2026, 6, 30), ""),
        (date(2026, 7, 1), judging.LATER_THAN_DUE),
    ],
)  # fmt: skip
def test_it_is_paid_within_the_time_of_the_by_laws(day: date, expected: str) -> None:
    assert stops(sheet(due_on=day)) == ([("due_on", expected)] if expected else [])
    assert OHADA.due_on(LEFT) == date(2026, 6, 30)


def test_without_a_time_in_the_by_laws_any_later_day_will_do() -> None:
    silent = replace(OHADA, within=None)
    assert stops(sheet(due_on=date(2040, 1, 1)), silent) == []
    assert silent.due_on(LEFT) is None


def test_who_has_not_left_gives_only_some_back() -> None:
    assert stops(sheet(left_on=None, status=Status.ACTIVE)) == [("reason", judging.NOT_LEFT)]
    partial = sheet(reason=RedemptionReason.PARTIAL, left_on=None, status=Status.ACTIVE)
    assert stops(partial) == []
    assert stops(replace(partial, status=Status.RESIGNED)) == [("reason", judging.STAYS_NOT)]
    assert stops(replace(partial, status=None)) == [("reason", judging.STAYS_NOT)]


def test_heirs_are_named() -> None:
    died = sheet(reason=RedemptionReason.DIED, status=Status.DEAD)
    assert stops(died) == [("payee", judging.WHO_IS_PAID)]
    assert stops(replace(died, payee="The heirs, by Aline NIYONZIMA")) == []


# --- shares and price


def test_shares_are_of_one_currency_and_each_type_once() -> None:
    assert stops(sheet(shares=())) == [("shares", judging.NO_SHARES)]
    dollars = replace(SHARES, code="B", currency="USD")
    assert stops(sheet(shares=(SHARES, dollars))) == [("shares", judging.TWO_CURRENCIES)]
    assert stops(sheet(doubled=True)) == [("shares", judging.TYPE_TWICE)]
    assert warns(sheet(shares=(replace(SHARES, keeps=1),))) == [judging.KEEPS_SOME]


@pytest.mark.parametrize(("value", "stopped"), [(29_999, True), (30_000, False), (30_001, True)])
def test_another_price_needs_a_reason(value: int, *, stopped: bool) -> None:
    found = sheet(shares=(replace(SHARES, value=value),))
    assert (("price_reason", judging.SAY_WHY_PRICE) in stops(found)) is stopped
    assert stops(replace(found, price_reason="The assembly wrote shares down.")) == []


def test_no_share_is_worth_less_than_nothing() -> None:
    assert ("value_minor", NO_NEGATIVE) in stops(sheet(shares=(replace(SHARES, value=-1),)))


def test_losses_are_taken_off_where_the_by_laws_say_so() -> None:
    loss = RedemptionItem(RedemptionItemKind.LOSSES, -100)
    french = replace(FULL, price=PriceRule.LESS_LOSSES)
    assert warns(sheet(), french) == [judging.NO_LOSSES]
    assert stops(sheet(items=(loss,)), french) == []
    assert stops(sheet(items=(loss,))) == [("items", judging.LOSSES_NOT_TAKEN)]
    assert stops(sheet(items=(loss,), price_reason="Losses beyond the reserves")) == []
    assert stops(sheet(items=(loss,)), replace(OHADA, price=None)) == []


def test_reserves_are_added_where_the_by_laws_say_so() -> None:
    reserve = RedemptionItem(RedemptionItemKind.RESERVES, 100)
    sharing = replace(FULL, price=PriceRule.WITH_RESERVES)
    assert warns(sheet(), sharing) == [judging.NO_RESERVES]
    assert stops(sheet(items=(reserve,)), sharing) == []
    assert stops(sheet(items=(reserve,))) == [("items", judging.RESERVES_NOT_ADDED)]
    silent = replace(OHADA, price=None)
    assert stops(sheet(items=(reserve,)), silent) == []
    assert stops(sheet(items=(reserve,)), replace(silent, reserves_indivisible=True)) == [
        ("items", judging.RESERVES_NOT_ADDED)
    ]


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (LOAN, ""), (replace(LOAN, minor=1), judging.ONLY_TAKEN_OFF), (replace(LOAN, minor=0), judging.NOTHING),
        (replace(LOAN, description=" "), judging.DESCRIBE),
        (RedemptionItem(RedemptionItemKind.INTEREST, -1), judging.ONLY_ADDED),
        (RedemptionItem(RedemptionItemKind.INTEREST, 1), ""),
        (RedemptionItem(RedemptionItemKind.OTHER, 1, "Bag"), ""),
        (RedemptionItem(RedemptionItemKind.OTHER, -1, "Bag"), ""),
        (RedemptionItem(RedemptionItemKind.DUES, -1), judging.DUES_FROM_ACCOUNT),
    ],
)  # fmt: skip
def test_what_is_added_and_what_is_taken_off(item: RedemptionItem, expected: str) -> None:
    assert stops(sheet(items=(item,))) == ([("items", expected)] if expected else [])


# --- debts


@pytest.mark.parametrize(
    ("minor", "expected"),
    [(0, SUM_OF_NOTHING), (1, ""), (900, ""), (901, judging.ABOVE_OWED)],
)
def test_no_more_is_set_off_than_is_owed(minor: int, expected: str) -> None:
    found = sheet(debts=(DebtSetOff("DUES", "XOF", 900, minor),))
    assert stops(found) == ([("dues", expected)] if expected else [])


@pytest.mark.parametrize(("minor", "stopped"), [(24_999, False), (25_000, False), (25_001, True)])
def test_no_more_is_set_off_than_there_is(minor: int, *, stopped: bool) -> None:
    found = sheet(items=(LOAN,), debts=(DebtSetOff("DUES", "XOF", 90_000, minor),))
    assert (("dues", judging.ABOVE_VALUE) in stops(found)) is stopped


def test_a_debt_in_another_currency_stays_a_debt() -> None:
    assert stops(sheet(debts=(DebtSetOff("DUES", "USD", 900, 900),))) == [("dues", judging.OTHER_CURRENCY)]


def test_who_owes_more_than_the_shares_are_worth_is_told() -> None:
    owing = sheet(items=(replace(LOAN, minor=-30_001),))
    assert warns(owing) == [judging.MEMBER_OWES]
    assert stops(owing) == []
    assert warns(sheet(items=(replace(LOAN, minor=-30_000),))) == []


def test_a_distribution_of_which_nothing_is_left_is_named() -> None:
    assert stops(sheet(missing=1)) == [("distribution_ids", judging.NOT_OWED)]


# --- floor, silence


@pytest.mark.parametrize(("after", "stopped"), [(74_999, True), (75_000, False), (75_001, False)])
def test_the_capital_does_not_fall_below_its_floor(after: int, *, stopped: bool) -> None:
    floor = FULL.floor_of(100_000)
    assert floor == 75_000
    assert (("shares", judging.BELOW_FLOOR) in stops(sheet(capital_after=after, floor=floor), FULL)) is stopped


def test_floor_and_cap_never_round_in_favour_of_the_leaver() -> None:
    assert replace(FULL, floor=Percent(3333)).floor_of(10) == 4
    assert replace(FULL, cap=Percent(3333)).cap_of(10) == 3
    assert RefundLimits().floor_of(10) is None
    assert RefundLimits().cap_of(10) is None


def test_silent_by_laws_switch_each_rule_off_and_are_named() -> None:
    found = objections_to_worksheet(sheet(), RefundLimits())
    assert [each.details["subject"] for each in found] == [
        judging.SUBJECTS[name] for name in ("price", "within", "floor", "cap")
    ]
    assert not any(each.stops for each in found)
