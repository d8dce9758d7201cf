"""Which backups are kept, when one is due, and when a copy away from this PC is asked for; values in, values out.

Two days all, then the last of each of 12 days, 10 weeks and 9 months, and of every year for ever (the figures Anki
tries its own thinning with). Nothing here trusts the clock: it may have run ahead, fallen back to 1970, or both.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

ALL_KEPT = timedelta(days=2)
"""So long every backup is kept, counted in days with work: a pause counts as one day, however long the clock says."""

DAYS_KEPT, WEEKS_KEPT, MONTHS_KEPT = 12, 10, 9

MOST_FRESH = 200
"""So many of the last two days at most: a clock that shows the same day at each start must not fill the disk."""

LONGEST_PAUSE = timedelta(days=1)

EVERY = timedelta(minutes=30)
"""So often a backup is made while work goes on."""

AWAY_EVERY = timedelta(days=7)
"""So often a copy away from this PC is asked for."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A backup: its name, and when it was made by the clock of that moment (aware)."""

    name: str
    made: datetime


def to_remove(backups: Iterable[Kept], now: datetime, just_made: str = "") -> frozenset[str]:
    """Names of the backups that are no longer needed.

    Never among them are the newest, the one ``just_made``, and those a clock dated that ran ahead of ``now``; these
    take no place from others, and are thinned when their time has come. Every backup handed in must be verified.
    """
    newest_first = sorted(backups, key=lambda each: (each.made, each.name), reverse=True)
    past = [each for each in newest_first if each.made <= now]
    ages = _ages(past, now)
    fresh = [each for each, age in zip(past, ages, strict=True) if age <= ALL_KEPT]
    old = past[len(fresh) :]
    kept = {just_made, *(each.name for each in (*newest_first[:1], *past[:1], *fresh[:MOST_FRESH]))}
    kept |= _last_of_each(old)
    return frozenset(each.name for each in past if each.name not in kept)


def _ages(newest_first: Sequence[Kept], now: datetime) -> list[timedelta]:
    """How old each is in days with work: the clock may have jumped between two of them, or nobody was here."""
    found, age, later = [], timedelta(), now
    for each in newest_first:
        age += min(later - each.made, LONGEST_PAUSE)
        later = each.made
        found.append(age)
    return found


def _day(moment: datetime) -> object:
    return moment.date()


def _week(moment: datetime) -> object:
    return moment.isocalendar()[:2]


def _month(moment: datetime) -> object:
    return moment.year, moment.month


def _year(moment: datetime) -> object:
    return moment.year


_SPANS: tuple[tuple[Callable[[datetime], object], int | None], ...] = (
    (_day, DAYS_KEPT), (_week, WEEKS_KEPT), (_month, MONTHS_KEPT), (_year, None),
)  # fmt: skip
"""How a moment is told by its span, and of how many spans the last backup is kept; None for all."""


def _last_of_each(newest_first: Sequence[Kept]) -> set[str]:
    """The last of each of so many days; of those before them the last of each week; and so on."""
    kept: set[str] = set()
    left = list(newest_first)
    for span_of, most in _SPANS:
        seen: set[object] = set()
        while left:
            span = span_of(left[0].made)
            if span not in seen:
                if most is not None and len(seen) == most:
                    break
                seen.add(span)
                kept.add(left[0].name)
            left.pop(0)
    return kept


def is_due(changed_since: bool, since_last: timedelta | None) -> bool:  # noqa: FBT001 - the question is about it
    """Whether a backup is to be made now: something changed, and the last one is ``EVERY`` old or older (None: none).

    ``since_last`` is measured by a clock that cannot be set.
    """
    return changed_since and (since_last is None or since_last >= EVERY)


def away_is_old(made: datetime | None, now: datetime) -> bool:
    """Whether a copy away from this PC is to be asked for: there is none, it is older than a week, or of the future."""
    return made is None or not timedelta() <= now - made <= AWAY_EVERY
