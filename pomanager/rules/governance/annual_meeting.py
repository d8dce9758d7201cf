"""Whether the ordinary general assembly on a financial year was held, and by the day the by-laws set.

Source: OHADA Uniform Act on Cooperative Societies, art. 110 (within six months of the end of the year); the by-laws of
each organisation otherwise.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pomanager.rules.bylaws.in_force import Bylaws
from pomanager.rules.calendar import MONTHS, add_months
from pomanager.rules.due import ANNUAL


@dataclass(frozen=True, slots=True)
class AnnualMeeting:
    """The ordinary general assembly on one financial year."""

    year_ends_on: date
    """Of the year whose accounts and report it takes."""
    due_on: date | None
    """None where the by-laws say nothing on it."""
    held_on: date | None
    """None where none was held."""

    @property
    def is_late(self) -> bool:
        """Whether it was held after the day it was due on."""
        return self.held_on is not None and self.due_on is not None and self.held_on > self.due_on


def annual_meeting(bylaws: Bylaws, first: date, held: Sequence[date]) -> AnnualMeeting:
    """The assembly that was to be held in the financial year that begins on ``first``: that on the year before it.

    ``held`` are the days of ordinary general assemblies; one that lies in the year after a year's end was on that year.
    """
    ends = first - timedelta(days=1)
    within = bylaws.count(ANNUAL)
    found = min((day for day in held if ends < day <= add_months(ends, MONTHS)), default=None)
    return AnnualMeeting(ends, None if within is None else within.after(ends), found)
