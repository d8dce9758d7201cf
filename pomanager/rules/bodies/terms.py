"""Days of terms: when a term ends, whether two overlap, who leaves in which year, and which terms follow one another.

All days belong to what they bound: a term from 1 April 2024 to 31 March 2027 has both. A day of None as the last one
means that nothing ends it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pomanager.rules.calendar import add_months

MOST_SERIES = 12
"""Series a body can be renewed in; thirds are 3, halves 2, and 1 is all at once."""


@dataclass(frozen=True, slots=True)
class Span:
    """Days in one piece, both ends included; ``last`` None goes on."""

    first: date
    last: date | None = None

    def __contains__(self, day: date) -> bool:
        """Whether the day lies in it."""
        return self.first <= day and (self.last is None or day <= self.last)

    def meets(self, other: "Span") -> bool:
        """Whether a day lies in both."""
        return (other.last is None or self.first <= other.last) and (self.last is None or other.first <= self.last)

    def days_of(self, other: "Span") -> int:
        """How many days of another, ended one lie in this one."""
        if not self.meets(other) or other.last is None:
            return 0
        last = other.last if self.last is None else min(self.last, other.last)
        return (last - max(self.first, other.first)).days + 1


def last_day_of_term(first: date, months: int) -> date:
    """The last day of a term of so many months (1 at least): the day before the same day of the month it ends in.

    1 April 2024 and 36 months end on 31 March 2027; where the month has no such day, its last day counts as it. Raises
    ValueError for fewer months than 1.
    """
    if months < 1:
        message = "a term has one month at least"
        raise ValueError(message)
    return add_months(first, months) - timedelta(days=1)


def series_sizes(seats: int, series: int) -> tuple[int, ...]:
    """How many seats each series has, sizes differing by one at most, the larger ones first.

    Raises ValueError for fewer series than 1.
    """
    if series < 1:
        message = "there is one series at least"
        raise ValueError(message)
    each, more = divmod(seats, series)
    return tuple(each + (number < more) for number in range(series))


def first_term_months(months: int, series: int) -> tuple[int, ...]:
    """Of a body renewed in series: how many months the first term of each series has, the full term for the last.

    36 months in 3 series: 12, 24, 36. Where the months cannot be parted evenly, each is rounded down.
    """
    return tuple(months * number // series for number in range(1, series + 1))


@dataclass(frozen=True, slots=True)
class Served:
    """A time somebody sat in a body: the days, and the term these days were part of."""

    held: Span
    term: Span

    @property
    def counts(self) -> bool:
        """Whether it counts as a term: who filled less than half of one for somebody else has not served it."""
        if self.term.last is None or self.held.last is None:
            return True
        whole = (self.term.last - self.term.first).days + 1
        return 2 * self.held.days_of(self.term) >= whole


def consecutive_terms(served: Iterable[Served], first: date, cooling_off_months: int = 0) -> int:
    """How many terms somebody has served without a break before a term that begins on a day.

    Terms follow one another where less than a month lies between them, or less than the cooling-off time if that is
    longer. Two times within one term are one term.
    """
    before = sorted((each for each in served if each.held.first < first), key=_first_day, reverse=True)
    terms: set[date] = set()
    until = first
    for each in before:
        if each.held.last is not None and _apart(each.held.last, until, max(1, cooling_off_months)):
            break
        if each.counts:
            terms.add(each.term.first)
        until = min(until, each.held.first)
    return len(terms)


def _first_day(each: Served) -> date:
    return each.held.first


def _apart(last: date, first: date, months: int) -> bool:
    """Whether at least so many months lie between the last day of one time and the first of the next."""
    return add_months(last + timedelta(days=1), months) <= first


def free_again_on(last: date, cooling_off_months: int) -> date:
    """The first day on which somebody who left after their last term may take a seat again."""
    return add_months(last + timedelta(days=1), cooling_off_months)


def held_until(ended: date | None, successor: date | None) -> date | None:
    """The last day somebody held a seat: as recorded, at the latest the day before a successor began; None: still.

    The end of the term alone ends nothing: who has no successor holds over, and everybody is told so.
    """
    days = [day for day in (ended, None if successor is None else successor - timedelta(days=1)) if day is not None]
    return min(days, default=None)


def leaves_on(term_ends: date, told: Sequence[tuple[date, bool | None]]) -> date | None:
    """The last day the by-laws leave to who has no successor; None where they let stay, or say nothing.

    ``told`` are the by-laws in order of their first days, each with whether who has no successor stays. Those in force
    when the term is over decide, and later ones that end what they find.
    """
    after = term_ends + timedelta(days=1)
    now = next((stays for since, stays in reversed(told) if since <= after), None)
    if now is False:
        return term_ends
    return next((since - timedelta(days=1) for since, stays in told if since > after and stays is False), None)


def overlapping(spans: Sequence[Span]) -> tuple[tuple[int, int], ...]:
    """Which of the spans overlap, as pairs of their places in the sequence."""
    order = sorted(range(len(spans)), key=lambda place: (spans[place].first, place))
    return tuple(
        (min(one, other), max(one, other))
        for place, one in enumerate(order)
        for other in order[place + 1 :]
        if spans[one].meets(spans[other])
    )
