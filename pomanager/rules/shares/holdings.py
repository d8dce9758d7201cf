"""What somebody holds of one type on a day: the sum of all lines of the register that are effective by then.

Amounts are whole minor units of the currency of the type. What is due only later ("put off") has lines of its own.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import accumulate


@dataclass(frozen=True, slots=True)
class Line:
    """One entry of the register as it changes a holding from a day on; below nothing what it takes away."""

    on: date
    shares: int
    subscribed: int
    paid: int


@dataclass(frozen=True, slots=True)
class PutOff:
    """A part of what is subscribed that is put off from a day on until its last day to pay, which is still in time."""

    on: date
    due_on: date
    minor: int


@dataclass(frozen=True, slots=True)
class Holding:
    """What is held on a day: shares, what they oblige to, what of it is paid, and what need not be paid yet."""

    shares: int
    subscribed: int
    paid: int
    deferred: int = 0

    @property
    def due(self) -> int:
        """What is still to be paid in all, sooner or later."""
        return self.subscribed - self.paid

    @property
    def overdue(self) -> int:
        """What should have been paid already."""
        return max(0, self.subscribed - self.deferred - self.paid)

    def __bool__(self) -> bool:
        """Whether there is anything at all."""
        return bool(self.shares or self.subscribed or self.paid)


NOTHING_HELD = Holding(0, 0, 0)


def holding_on(lines: Iterable[Line], put_off: Iterable[PutOff], day: date) -> Holding:
    """The holding at the end of a day; less than nothing is never put off, whatever was taken back in which order."""
    shares = subscribed = paid = 0
    for line in lines:
        if line.on <= day:
            shares, subscribed, paid = shares + line.shares, subscribed + line.subscribed, paid + line.paid
    deferred = max(0, sum(part.minor for part in put_off if part.on <= day <= part.due_on))
    return Holding(shares, subscribed, paid, deferred)


def holdings_from(lines: Iterable[Line], first: date) -> tuple[tuple[date, Holding], ...]:
    """The holding at the end of a day and of every later day on which it changes, what is put off left aside."""
    before, later = NOTHING_HELD, dict[date, list[Line]]()
    for line in lines:
        later.setdefault(max(line.on, first), []).append(line)
    later.setdefault(first, [])
    found = []
    for day in sorted(later):
        shares, subscribed, paid = before.shares, before.subscribed, before.paid
        for line in later[day]:
            shares, subscribed, paid = shares + line.shares, subscribed + line.subscribed, paid + line.paid
        before = Holding(shares, subscribed, paid)
        found.append((day, before))
    return tuple(found)


def put_off_on(put_off: Iterable[PutOff], day: date) -> dict[date, int]:
    """Last day to pay → what of it is put off on a day; the earliest first, days without an amount left out."""
    parts: dict[date, int] = {}
    for part in put_off:
        if part.on <= day <= part.due_on:
            parts[part.due_on] = parts.get(part.due_on, 0) + part.minor
    return {due_on: parts[due_on] for due_on in sorted(parts) if parts[due_on]}


def put_off_from(put_off: Iterable[PutOff], day: date) -> dict[date, int]:
    """Last day to pay → the least of what is put off until then on a day and all later ones, the earliest first.

    So much can be taken away on that day: what went along with shares later is not there a second time.
    """
    moves: dict[date, dict[date, int]] = {}
    for part in put_off:
        if part.due_on >= day:
            of_one = moves.setdefault(part.due_on, {day: 0})
            on = max(part.on, day)
            of_one[on] = of_one.get(on, 0) + part.minor
    least = {due_on: min(accumulate(of_one[on] for on in sorted(of_one))) for due_on, of_one in moves.items()}
    return {due_on: least[due_on] for due_on in sorted(least) if least[due_on] > 0}


def still_to_pay(holding: Holding, parts: dict[date, int]) -> tuple[tuple[date, int], ...]:
    """The instalments that are to come, with what is still to be paid of each: who paid ahead paid the earliest.

    ``parts`` is what ``put_off_on`` says of the same day. What is overdue is not among them.
    """
    ahead = max(0, sum(parts.values()) - holding.due)
    left = []
    for due_on, minor in parts.items():
        covered = min(ahead, max(0, minor))
        ahead -= covered
        if minor - covered > 0:
            left.append((due_on, minor - covered))
    return tuple(left)


def overdue_since(lines: Iterable[Line], put_off: Iterable[PutOff], day: date) -> date | None:
    """The last day on which the oldest of what is overdue could have been paid in time; None where nothing is.

    What was to be paid at once could be paid on the day of its entry.
    """
    held, kept = [line for line in lines if line.on <= day], [part for part in put_off if part.on <= day]
    paid = sum(line.paid for line in held)
    asked = 0
    changes: dict[date, int] = {}
    for line in held:
        changes[line.on] = changes.get(line.on, 0) + line.subscribed
    for part in kept:
        changes[part.on] = changes.get(part.on, 0) - part.minor
        if part.due_on < day:
            due = max(part.due_on, part.on)
            changes[due] = changes.get(due, 0) + part.minor
    since: date | None = None
    for on in sorted(changes):
        asked += changes[on]
        if asked <= paid:
            since = None
        elif since is None:
            since = on
    return since
