"""Whether somebody is old enough and long enough a member for a seat: judged where the days are known for certain."""

from collections.abc import Iterator
from datetime import date

from pomanager.marks import N_
from pomanager.rules.bylaws.values import Count, Unit
from pomanager.rules.calendar import VagueDate
from pomanager.rules.objections import Objection, Weight

ABOUT_YEARS = 5
"""A birth that is a guess may lie so many years before or after it."""

TOO_YOUNG = N_("The by-laws ask for {years} years of age.")
AGE_UNKNOWN = N_("The date of birth is not known. The by-laws ask for {years} years of age.")
AGE_UNSURE = N_("To stand for a seat one has to be {age}; born {birth}, to be confirmed: not judged.")
TOO_NEW = N_("To stand for a seat the by-laws ask for {time} of membership: that is from {first} on.")
SENIORITY_UNKNOWN = N_(
    "To stand for a seat the by-laws ask for {time} of membership; since when is not known: not judged."
)


def old_enough(birth: VagueDate, years: int, day: date) -> bool | None:
    """Whether somebody has completed so many years on a day; None where not every day it can be says the same."""
    unsure = ABOUT_YEARS if birth.about else 0
    if birth.youngest_on(day) - unsure >= years:
        return True
    return False if birth.age_on(day)[0] + unsure < years else None


def objections_to_age(birth: VagueDate | None, years: int, day: date) -> Iterator[Objection]:
    """What there is to say on the age of somebody who is to hold a seat from a day on."""
    if birth is None:
        yield Objection(AGE_UNKNOWN, "member_id", {"years": years}, Weight.WARN)
        return
    is_old_enough = old_enough(birth, years, day)
    if is_old_enough is None:
        details = {"age": Count(years, Unit.YEARS), "birth": birth}
        yield Objection(AGE_UNSURE, "member_id", details, Weight.WARN)
    elif not is_old_enough:
        yield Objection(TOO_YOUNG, "member_id", {"years": years})


def objections_to_seniority(member_since: date | None, asked: Count, day: date) -> Iterator[Objection]:
    """What there is to say on how long a member who is to hold a seat from a day on has been one without a break."""
    if member_since is None:
        yield Objection(SENIORITY_UNKNOWN, "member_id", {"time": asked}, Weight.WARN)
    elif asked.after(member_since) > day:
        details = {"time": asked, "since": member_since, "first": asked.after(member_since)}
        yield Objection(TOO_NEW, "member_id", details)
