"""What is owed and overdue: payments meet the oldest charge first, and no unit is lost."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pomanager.rules.calendar import add_months
from pomanager.rules.dues.arrears import (
    DuesLine,
    last_due_before,
    oldest_open,
    open_charges,
    owed_on,
    reached_back,
    shared_out,
)

DUE = date(2026, 3, 31)
CHARGE = DuesLine(date(2026, 1, 1), 2000, DUE)
NEXT = DuesLine(date(2026, 4, 1), 1000, date(2026, 6, 30))

days = st.dates(date(2024, 1, 1), date(2027, 12, 31))
charges = st.builds(
    lambda on, minor, after: DuesLine(on, minor, on + timedelta(days=after)), days, st.integers(1, 200),
    st.integers(0, 400),
)  # fmt: skip
payments = st.builds(lambda on, minor: DuesLine(on, -minor), days, st.integers(1, 200))
accounts = st.lists(st.one_of(charges, payments), max_size=12)


def test_the_last_day_to_pay_is_in_time() -> None:
    assert owed_on([CHARGE], DUE).overdue == 0
    late = owed_on([CHARGE], DUE + timedelta(days=1))
    assert (late.overdue, late.since, late.owed) == (2000, DUE, 2000)


def test_nothing_is_owed_before_it_is_charged() -> None:
    assert owed_on([CHARGE], date(2025, 12, 31)).owed == 0
    assert owed_on([CHARGE], date(2026, 1, 1)).owed == 2000


@pytest.mark.parametrize(
    ("paid", "overdue", "since"), [(0, 3000, DUE), (1999, 1001, DUE), (2000, 1000, NEXT.due_on), (3000, 0, None)]
)
def test_payments_meet_the_oldest_charge_first(paid: int, overdue: int, since: date | None) -> None:
    lines = [NEXT, CHARGE, DuesLine(date(2026, 5, 1), -paid)]
    owed = owed_on(lines, date(2026, 7, 1))
    assert (owed.overdue, owed.since) == (overdue, since)


def test_what_is_paid_beyond_what_is_owed_stays_to_be_seen() -> None:
    owed = owed_on([CHARGE, DuesLine(date(2026, 2, 1), -2500)], date(2026, 12, 31))
    assert (owed.owed, owed.credit, owed.overdue) == (-500, 500, 0)


def test_what_is_let_off_and_reversals_of_charges_go_with_their_charge() -> None:
    waiver = DuesLine(date(2026, 7, 1), -1000, NEXT.due_on)
    assert open_charges([CHARGE, NEXT, waiver], date(2026, 8, 1)) == ((DUE, 2000),)
    assert owed_on([CHARGE, NEXT, waiver], date(2026, 8, 1)).charged == 2000


@given(accounts, days)
def test_ages_are_those_of_a_replay_by_hand(lines: Sequence[DuesLine], day: date) -> None:
    owed = owed_on(lines, day)
    left = _replayed(lines, day)
    late = [(due_on, minor) for due_on, minor in left if due_on < day]
    assert owed.overdue == sum(minor for _due_on, minor in late)
    assert owed.since == (late[0][0] if late else None)
    past = [(line.due_on, line.minor) for line in lines if line.due_on and line.due_on < day and line.on <= day]
    assert owed.since == (reached_back(past, owed.overdue) if late else None)
    assert oldest_open([line for line in lines if line.on <= day], day) == (left[0][0] if left else None)
    assert owed.owed == sum(line.minor for line in lines if line.on <= day)
    assert owed.owed == sum(minor for _due_on, minor in left) - owed.credit


def _replayed(lines: Sequence[DuesLine], day: date) -> list[tuple[date, int]]:
    """Coin by coin: each unit of money takes a unit from the oldest charge that is open."""
    there = [line for line in lines if line.on <= day]
    units = sorted(line.due_on for line in there if line.due_on is not None for _unit in range(line.minor))
    money = -sum(line.minor for line in there if line.due_on is None)
    left = units[money:]
    return [(due_on, left.count(due_on)) for due_on in sorted(set(left))]


def test_what_is_overdue_is_what_the_latest_charges_come_to() -> None:
    charged = [("2026-03-31", 2000), ("2025-03-31", 2000), ("2026-06-30", 1000), ("2026-06-30", -500)]
    assert [reached_back(charged, minor) for minor in (1, 500, 501, 2500, 2501, 4500, 4501)] == [
        "2026-06-30", "2026-06-30", "2026-03-31", "2026-03-31", "2025-03-31", "2025-03-31", None
    ]  # fmt: skip


@given(accounts, st.lists(payments, max_size=4), days)
def test_a_reversal_restores_every_day(lines: list[DuesLine], mistakes: list[DuesLine], day: date) -> None:
    reversed_ = [DuesLine(line.on, -line.minor, line.due_on) for line in mistakes]
    assert owed_on([*lines, *mistakes, *reversed_], day) == owed_on(lines, day)


@given(days, st.integers(0, 36))
def test_so_many_months_past_is_told_by_the_last_day_to_pay(day: date, months: int) -> None:
    last = last_due_before(day, months)
    assert add_months(last, months) < day
    assert add_months(last + timedelta(days=1), months) >= day


def test_three_months_past() -> None:
    assert last_due_before(date(2026, 6, 30), 3) < DUE
    assert last_due_before(date(2026, 7, 1), 3) == DUE
    assert last_due_before(date(2026, 5, 31), 3) == date(2026, 2, 28)
    assert last_due_before(date(2026, 4, 1), 0) == DUE


@given(st.integers(0, 10_000), st.lists(st.tuples(days, st.integers(1, 5_000)), max_size=6))
def test_an_amount_is_shared_out_without_losing_a_unit(minor: int, open_: list[tuple[date, int]]) -> None:
    found = shared_out(minor, open_)
    assert sum(met for _day, met in found) == min(minor, sum(size for _day, size in open_))
    assert all(met > 0 for _day, met in found)
    assert all(met == size for (_day, met), (_other, size) in zip(found[:-1], open_, strict=False))
