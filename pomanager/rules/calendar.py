"""Days, vague dates, clear days and financial years; what day it is today is always handed in.

How a written date is read stands in ``written_dates.py``.
"""

import calendar as almanac
import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

MONTHS = 12
_SHORTEST_MONTH = 28
_ISO = re.compile(r"(~?)(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


class Precision(StrEnum):
    """How far a vague date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class VagueDate:
    """A date as far as it is known: a year, a month of it, a day of that; ``about`` when even that is a guess.

    Raises ValueError for a day without a month and for a day no calendar has.
    """

    year: int
    month: int | None = None
    day: int | None = None
    about: bool = False

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            message = "a day needs its month"
            raise ValueError(message)
        date(self.year, 1 if self.month is None else self.month, 1 if self.day is None else self.day)

    def __lt__(self, other: "VagueDate") -> bool:
        """Sorted by year, month, day; what is not known comes before what is."""
        return self.order < other.order

    @property
    def order(self) -> tuple[int, int, int, bool]:
        """What vague dates are sorted by."""
        return self.year, self.month or 0, self.day or 0, self.about

    @property
    def precision(self) -> Precision:
        """How far the date is known."""
        if self.day is not None:
            return Precision.DAY
        return Precision.YEAR if self.month is None else Precision.MONTH

    @property
    def exact(self) -> date | None:
        """The day, when it is known for certain."""
        return date(self.year, self.month, self.day) if self.month and self.day and not self.about else None

    @property
    def earliest(self) -> date:
        """The first day it can be."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """The last day it can be."""
        month = self.month or MONTHS
        return date(self.year, month, self.day or almanac.monthrange(self.year, month)[1])

    def age_on(self, day: date) -> tuple[int, bool]:
        """Years completed on a day, and whether that is certain.

        Where it is not, the number is the age reached in that year or month at the latest, to be confirmed.
        """
        oldest = _years_between(self.earliest, day)
        return oldest, not self.about and oldest == self.youngest_on(day)

    def youngest_on(self, day: date) -> int:
        """Years completed on a day by somebody born as late as the date allows."""
        return _years_between(self.latest, day)

    def iso(self) -> str:
        """The date as it is kept: ``1984``, ``1987-03``, ``1971-03-12``, ``~1960``."""
        text = ("~" if self.about else "") + f"{self.year:04}"
        if self.month is not None:
            text += f"-{self.month:02}"
        return text if self.day is None else text + f"-{self.day:02}"

    @classmethod
    def from_iso(cls, text: str) -> "VagueDate":
        """The date kept by ``iso``; raises ValueError for anything else."""
        found = _ISO.fullmatch(text) if text.isascii() else None
        if found is None:
            message = f"not a date: {text!r}"
            raise ValueError(message)
        about, year, month, day = found.groups()
        return cls(int(year), int(month) if month else None, int(day) if day else None, bool(about))

    @classmethod
    def of(cls, day: date) -> "VagueDate":
        """The vague date of a day that is known."""
        return cls(day.year, day.month, day.day)


@dataclass(frozen=True, slots=True)
class FinancialYear:
    """A financial year, both days belonging to it."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        """Whether the day lies in it."""
        return self.first <= day <= self.last


def financial_year(day: date, start_month: int = 1, start_day: int = 1) -> FinancialYear:
    """The financial year a day lies in; raises ValueError for a beginning that not every year has."""
    if not starts_every_year(start_month, start_day):
        message = "no year begins on that day"
        raise ValueError(message)
    first = date(day.year, start_month, start_day)
    if first > day:
        first = first.replace(year=day.year - 1)
    return FinancialYear(first, first.replace(year=first.year + 1) - timedelta(days=1))


def starts_every_year(month: int, day: int) -> bool:
    """Whether every year has this day, so that a financial year can begin on it (29 February cannot)."""
    return 1 <= month <= MONTHS and 1 <= day <= almanac.monthrange(2001, month)[1]


def add_months(day: date, months: int) -> date:
    """The same day so many months on (or back); the last of the month where it has no such day."""
    year, month = divmod(day.year * MONTHS + day.month - 1 + months, MONTHS)
    if day.day <= _SHORTEST_MONTH:
        return date(year, month + 1, day.day)
    return date(year, month + 1, min(day.day, almanac.monthrange(year, month + 1)[1]))


def clear_days(notice: date, meeting: date) -> int:
    """Days from a notice to a meeting, the day of the notice not counted (below 0 when it comes after)."""
    return (meeting - notice).days


def last_day_for_notice(meeting: date, days: int) -> date:
    """The last day on which a notice of so many clear days can be sent."""
    return meeting - timedelta(days=days)


def _years_between(birth: date, day: date) -> int:
    # Who was born on 29 February completes a year on 1 March where there is no such day.
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))
