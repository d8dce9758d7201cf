"""What a mentoring programme may ask: its length, its reviews, the load of a mentor, what it takes to graduate.

The defaults are what programmes of women's leadership have in common: twelve months, a session a month, reviews after
3, 6, 9 and 12 months, three quarters of the sessions held and a public task to graduate.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise
from types import MappingProxyType

from pomanager.marks import N_
from pomanager.rules.bylaws.in_force import Bylaws
from pomanager.rules.calendar import add_months
from pomanager.rules.objections import Objection
from pomanager.rules.wording import Wording

LEAST_MONTHS, MOST_MONTHS = 6, 18
MOST_SESSIONS, MOST_LOAD = 8, 10
LEAST_QUIET, MOST_QUIET = 14, 180
_QUARTER = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeRules:
    """The rules of a programme."""

    months: int = 12
    reviews: tuple[int, ...] = (3, 6, 9, 12)
    """After how many months progress is reviewed, in rising order."""
    sessions_per_month: int = 1
    mentor_load: int = 3
    """The most mentees one mentor accompanies at a time."""
    sessions_percent: int = 75
    """Part of the planned sessions it takes to graduate, in per cent."""
    public_task: bool = True
    quiet_days: int = 60
    """Days without a session after which a pair needs attention."""


class Template(StrEnum):
    """A programme to begin from."""

    YEAR = "year"
    LONG = "long"
    SHORT = "short"


TEMPLATE_WORDS: Mapping[Template, str] = MappingProxyType(
    {
        Template.YEAR: N_("Twelve months, a review each quarter"),
        Template.LONG: N_("Eighteen months, two mentees for a mentor"),
        Template.SHORT: N_("Six months, two sessions a month"),
    }
)
TEMPLATES: Mapping[Template, ProgrammeRules] = MappingProxyType(
    {
        Template.YEAR: ProgrammeRules(),
        # After the programme for leaders of cooperatives in Kenya: eighteen months, monthly sessions.
        Template.LONG: ProgrammeRules(months=18, reviews=(3, 6, 9, 12, 18), mentor_load=2),
        Template.SHORT: ProgrammeRules(months=6, reviews=(3, 6), sessions_per_month=2, quiet_days=30),
    }
)


def by_bylaws(bylaws: Bylaws) -> ProgrammeRules:
    """The rules that the by-laws give a programme; where they are silent, the usual ones."""
    usual = ProgrammeRules()
    months = bylaws.months("mentorship.length") or usual.months
    step = bylaws.months("mentorship.review_every") or _QUARTER
    part, task = bylaws.share("mentorship.sessions_share"), bylaws.flag("mentorship.public_task")
    return ProgrammeRules(
        months=months,
        reviews=tuple(range(step, months + 1, step)) or (months,),
        sessions_per_month=bylaws.number("mentorship.meetings_per_month") or usual.sessions_per_month,
        mentor_load=bylaws.number("mentorship.mentees_per_mentor") or usual.mentor_load,
        sessions_percent=usual.sessions_percent if part is None else round(part.fraction * 100),
        public_task=usual.public_task if task is None else task,
    )


def objections_to_programme(name: Wording, starts_on: date | None, rules: ProgrammeRules) -> tuple[Objection, ...]:
    """Everything to say about a programme."""
    found: list[Objection] = []
    if not name:
        found.append(Objection(N_("Write what the programme is called."), "name"))
    if starts_on is None:
        found.append(Objection(N_("Write the day on which the programme begins."), "starts_on"))
    found += _outside(
        rules.months, LEAST_MONTHS, MOST_MONTHS, "months", N_("A programme lasts {least} to {most} months.")
    )
    reviews = rules.reviews
    rising = all(before < after for before, after in pairwise(reviews))
    if not reviews or not rising or reviews[0] < 1 or reviews[-1] > rules.months:
        message = N_("Write the months of the reviews one after the other, none after the end of the programme.")
        found.append(Objection(message, "reviews"))
    message = N_("There are {least} to {most} sessions a month.")
    found += _outside(rules.sessions_per_month, 1, MOST_SESSIONS, "sessions_per_month", message)
    found += _outside(
        rules.mentor_load, 1, MOST_LOAD, "mentor_load", N_("A mentor accompanies {least} to {most} mentees.")
    )
    message = N_("The part of the sessions lies between {least} and {most} per cent.")
    found += _outside(rules.sessions_percent, 1, 100, "sessions_percent", message)
    message = N_("The days without a session lie between {least} and {most}.")
    return (*found, *_outside(rules.quiet_days, LEAST_QUIET, MOST_QUIET, "quiet_days", message))


def _outside(value: int, least: int, most: int, about: str, message: str) -> tuple[Objection, ...]:
    if least <= value <= most:
        return ()
    return (Objection(message, about, {"least": least, "most": most}),)


def months_between(since: date, until: date) -> int:
    """Whole months from a day to another; none where it lies before."""
    months = (until.year - since.year) * 12 + until.month - since.month
    return max(0, months if add_months(since, months) <= until else months - 1)


def planned_sessions(rules: ProgrammeRules, since: date, until: date) -> int:
    """How many sessions were to be held from one day to another, within the length of the programme."""
    return min(months_between(since, until), rules.months) * rules.sessions_per_month
