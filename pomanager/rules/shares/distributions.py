"""Interest on shares and patronage refunds: what each member gets, worked out so that no minor unit is lost.

Interest at a rate counts the days each amount was held: amount × days ÷ 365 (actual days, also in leap years), exact
until the last step, then each member's interest is rounded to a whole minor unit, a half to the even neighbour. A sum
that is shared out adds up to itself: units left over go to the largest remainders.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from pomanager.rules.bylaws.values import Percent
from pomanager.rules.money import Money, Rounding, rounded

YEAR = 365
"""Days a year of interest has."""
MOST_RATE = 100
"""No rate is above so many percent a year."""

_RATE = re.compile(r"(\d{1,3})(?:[.,](\d{1,4}))?\s*%?")


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """What each gets, in the order of the bases, in whole minor units; ``exact`` is their sum before rounding."""

    minors: tuple[int, ...]
    exact: Fraction

    @property
    def total(self) -> int:
        """What all get together."""
        return sum(self.minors)

    @property
    def difference(self) -> Fraction:
        """By how many minor units rounding has made the sum larger (below nothing: smaller)."""
        return self.total - self.exact


@dataclass(frozen=True, slots=True, kw_only=True)
class SurplusLimits:
    """What the by-laws of a day say on the surplus; None where they are silent."""

    general: Percent | None = None
    education: Percent | None = None
    interest_percent: Percent | None = None
    interest_cap: str | None = None
    """By which rate interest is limited; ``none``: no interest is paid."""
    interest_base: str | None = None
    """``paid`` or ``subscribed``; what is paid up counts where they are silent."""
    patronage_base: str | None = None

    def reserves_needed(self, surplus: int) -> int:
        """The least that goes to the general and the education reserve, in minor units."""
        exact = sum((each.fraction for each in (self.general, self.education) if each is not None), Fraction(0))
        return rounded(max(surplus, 0) * exact, Rounding.UP)


def read_rate(text: str) -> Fraction:
    """A rate in percent a year as it is typed, ``3.5`` or ``3,5 %``; raises ValueError for anything else.

    Up to four decimals, from 0 to 100.
    """
    found = _RATE.fullmatch(text.strip()) if text.isascii() else None
    if found is None:
        message = f"not a rate: {text!r}"
        raise ValueError(message)
    whole, part = found.groups()
    rate = Fraction(f"{whole}.{part or '0'}")
    if rate > MOST_RATE:
        message = f"above 100 %: {text!r}"
        raise ValueError(message)
    return rate


def written_rate(rate: Fraction) -> str:
    """A rate for keeping and showing, such as ``3.5``."""
    figures = str(rounded(rate * 10_000, Rounding.HALF_EVEN)).rjust(5, "0")
    return f"{figures[:-4]}.{figures[-4:]}".rstrip("0").rstrip(".")


def held_days(changes: Iterable[tuple[date, int]], first: date, last: date) -> int:
    """Amount × days over a period, both days belonging to it; ``changes`` are (day, minor units added) of one holding.

    What is added on a day counts from that day on.
    """
    return sum(minor * ((last - max(day, first)).days + 1) for day, minor in changes if day <= last)


def at_rate(rate: Fraction, bases: Sequence[int]) -> WorkedOut:
    """Interest of ``rate`` percent a year on amounts × days (minor units, none below nothing)."""
    top, below = rate.numerator, rate.denominator * 100 * YEAR
    return WorkedOut(tuple(_half_even(base * top, below) for base in bases), Fraction(sum(bases) * top, below))


def shared_out(pool: int, bases: Sequence[int]) -> WorkedOut:
    """One sum shared out by the bases; it adds up exactly. Raises ValueError where all bases are nothing."""
    parts = Money(pool, "").shared_by_weight(tuple(bases))
    return WorkedOut(tuple(part.minor for part in parts), Fraction(pool))


def as_said(amounts: Sequence[int]) -> WorkedOut:
    """The amounts a table says."""
    return WorkedOut(tuple(amounts), Fraction(sum(amounts)))


def rate_of(total: int, bases: int) -> Fraction:
    """The rate a year, in percent, that a sum comes to on amounts × days; 0 where nothing was held."""
    return Fraction(total * 100 * YEAR, bases) if bases > 0 else Fraction(0)


def average(base: int, first: date, last: date) -> int:
    """What was held on average over a period, to the nearer minor unit: amount × days ÷ days."""
    return rounded(Fraction(base, (last - first).days + 1), Rounding.HALF_EVEN)


def _half_even(top: int, below: int) -> int:
    whole, rest = divmod(top, below)
    return whole + (1 if 2 * rest > below or (2 * rest == below and whole % 2 == 1) else 0)
