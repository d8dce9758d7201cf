"""What is owed, what of it is overdue and since when: payments meet the oldest charge first.

An entry with a last day to pay belongs to what is owed: charges, balances carried over, what was let off and reversals
of these. An entry without one is money: payments, advances carried over, and reversals of those.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from pomanager.rules.calendar import add_months

DayT = TypeVar("DayT", date, str)

_LONGEST_STEP = 4
"""Days by which the end of a month can move a day that is counted back by months."""


@dataclass(frozen=True, slots=True)
class DuesLine:
    """One entry: the day it stands on, minor units added to what is owed, the last day to pay of what is owed."""

    on: date
    minor: int
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class Owed:
    """What somebody owes of one fee on a day, in minor units.

    ``charged`` is without what was let off; ``paid`` holds advances too. ``since`` is the last day to pay of the oldest
    charge that is overdue and not paid whole, None where nothing is overdue.
    """

    charged: int = 0
    paid: int = 0
    overdue: int = 0
    since: date | None = None

    @property
    def owed(self) -> int:
        """Still to be paid in all; below nothing for money paid in advance."""
        return self.charged - self.paid

    @property
    def credit(self) -> int:
        """Paid in advance."""
        return max(0, -self.owed)


def owed_on(lines: Iterable[DuesLine], day: date) -> Owed:
    """What these entries of one member and fee come to on a day; the last day to pay is still in time."""
    there = [line for line in lines if line.on <= day]
    charged = sum(line.minor for line in there if line.due_on is not None)
    paid = -sum(line.minor for line in there if line.due_on is None)
    past = sum(line.minor for line in there if line.due_on is not None and line.due_on < day)
    overdue = max(0, past - paid)
    return Owed(charged, paid, overdue, oldest_open(there, day) if overdue else None)


def by_due_day(lines: Iterable[DuesLine]) -> Mapping[date, int]:
    """Last day to pay → what is owed by it, the earliest first."""
    found: dict[date, int] = {}
    for line in lines:
        if line.due_on is not None:
            found[line.due_on] = found.get(line.due_on, 0) + line.minor
    return dict(sorted(found.items()))


def open_charges(lines: Iterable[DuesLine], day: date) -> tuple[tuple[date, int], ...]:
    """What is not paid yet on a day: each last day to pay with what is open of it, the earliest first."""
    there = [line for line in lines if line.on <= day]
    left = -sum(line.minor for line in there if line.due_on is None)
    found: list[tuple[date, int]] = []
    for due_on, minor in by_due_day(there).items():
        met = min(max(left, 0), minor)
        left -= minor
        if minor > met:
            found.append((due_on, minor - met))
    return tuple(found)


def oldest_open(lines: Iterable[DuesLine], day: date) -> date | None:
    """The last day to pay of the oldest charge that is not paid whole on a day, None where all are."""
    charges = open_charges(lines, day)
    return charges[0][0] if charges else None


def reached_back(charges: Iterable[tuple[DayT, int]], minor: int) -> DayT | None:
    """The latest last day to pay from which on the charges make up an amount, None where all of them are less.

    Of what is overdue it is the day since when: money meets the oldest charge first, so what is open are the latest.
    Days are dates, or their texts as in the file; all that is to be paid by one day counts at once.
    """
    by_day: dict[DayT, int] = {}
    for due_on, charged in charges:
        by_day[due_on] = by_day.get(due_on, 0) + charged
    so_far = 0
    for due_on in sorted(by_day, reverse=True):
        so_far += by_day[due_on]
        if so_far >= minor:
            return due_on
    return None


def last_due_before(day: date, months: int) -> date:
    """The latest day to pay that has been past for more than so many months on a day.

    With 3, somebody who had to pay by 31 March is in arrears for more than three months from 1 July on.
    """
    due_on = add_months(day, -months) + timedelta(days=_LONGEST_STEP)
    while add_months(due_on, months) >= day:
        due_on -= timedelta(days=1)
    return due_on


def shared_out(minor: int, charges: Sequence[tuple[date, int]]) -> tuple[tuple[date, int], ...]:
    """An amount over open charges, the earliest first: what of each it meets; nothing is left of it unless too much."""
    found: list[tuple[date, int]] = []
    left = minor
    for due_on, open_minor in charges:
        met = min(left, open_minor)
        if met > 0:
            found.append((due_on, met))
        left -= met
    return tuple(found)
