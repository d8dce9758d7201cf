"""When somebody who left may be erased, and what still stands in the way.

Data protection laws ask that data of people who left are erased once nothing needs them any more; how long that is, the
by-laws say. Registers keep numbers, days and amounts; whoever sat in a body stays in the register of officers.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pomanager.marks import N_
from pomanager.rules.calendar import add_months
from pomanager.rules.members import LEFT, Status
from pomanager.rules.objections import Objection

KEEPING = "membership.data_kept"
"""The by-law on how long the data of whoever has left are kept."""
MONTHS_OF_A_YEAR = 12
BACKUPS_THINNED_AFTER = timedelta(days=366)
"""After so long only one backup a year is left of those made before (``rules.backups``)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasingFacts:
    """What erasing somebody is judged by."""

    number: str
    status: Status
    left_on: date
    kept_years: int | None
    """How long the by-laws want the data kept; None where they are silent."""
    today: date
    is_erased: bool = False
    is_given_up: bool = False
    holds_shares: bool = False
    owes: bool = False
    """Whether dues are owed, or were paid in advance."""
    refund_open: bool = False
    transfer_open: bool = False
    interest_unpaid: bool = False
    appeal_open: bool = False
    bodies: Sequence[str] = ()
    """Bodies in which the person ever sat."""
    candidacies: Sequence[date] = ()
    """Elections in which the person ever stood."""
    represents: str = ""
    """An organisation the person acts for."""
    meetings_on: Sequence[date] = ()
    """Meetings and elections that are not over, with the person on their rolls."""


SILENT = N_("The by-laws do not say how long the data of those who left are kept. Enter it in the by-laws first.")
NOT_LEFT = N_("No. {number} has not left. Only the data of those who left are erased.")
ERASED_ALREADY = N_("No. {number} was erased already.")
ERASE_THE_OTHER = N_("No. {number} was given up for another record. Erase that one: this one goes with it.")
TOO_EARLY = N_("No. {number} left on {left}. The data are kept until {until}.")
HOLDS_SHARES = N_("No. {number} still holds shares. Pay them back or pass them on first.")
OWES = N_("Dues of no. {number} are not settled. Let them off, or pay back what was paid in advance, first.")
OPEN: Mapping[str, str] = {
    "refund_open": N_("A refund to no. {number} is not paid yet."),
    "transfer_open": N_("A transfer of shares from or to no. {number} is not finished."),
    "interest_unpaid": N_("Interest or a patronage refund of no. {number} is not paid out yet."),
    "appeal_open": N_("An appeal of no. {number} is not decided yet."),
}
SAT = N_("No. {number} sat in a body: {body}. The register of officers keeps the name.")
STOOD = N_("No. {number} stood in the election of {day}. Its minutes and count keep the name.")
ACTS_FOR = N_("No. {number} acts for {organisation}. Name somebody else there first.")
MEETING_ON = N_("No. {number} is on the roll of a meeting or election of {day} that is not over.")


def objections_to_erasing(facts: ErasingFacts) -> tuple[Objection, ...]:
    """Everything to say about erasing somebody."""
    number = {"number": facts.number}
    if facts.is_erased:
        return (Objection(ERASED_ALREADY, "", number),)
    if facts.is_given_up:
        return (Objection(ERASE_THE_OTHER, "", number),)
    if facts.status not in LEFT:
        return (Objection(NOT_LEFT, "", number),)
    return (*_about_time(facts), *_in_the_way(facts))


def kept_until(left_on: date, years: int) -> date:
    """The last day on which the data of somebody who left on a day are kept."""
    return add_months(left_on, years * MONTHS_OF_A_YEAR)


def left_before(today: date, years: int) -> date:
    """Whoever left before this day, or on it, may be erased today."""
    return add_months(today, -years * MONTHS_OF_A_YEAR) - timedelta(days=1)


def _about_time(facts: ErasingFacts) -> Iterator[Objection]:
    if facts.kept_years is None:
        yield Objection(SILENT)
        return
    until = kept_until(facts.left_on, facts.kept_years)
    if facts.today <= until:
        yield Objection(TOO_EARLY, "", {"number": facts.number, "left": facts.left_on, "until": until})


def _in_the_way(facts: ErasingFacts) -> Iterator[Objection]:
    number = {"number": facts.number}
    if facts.holds_shares:
        yield Objection(HOLDS_SHARES, "", number)
    if facts.owes:
        yield Objection(OWES, "", number)
    yield from (Objection(sentence, "", number) for name, sentence in OPEN.items() if getattr(facts, name))
    yield from (Objection(SAT, "", {**number, "body": body}) for body in facts.bodies)
    yield from (Objection(STOOD, "", {**number, "day": day}) for day in facts.candidacies)
    if facts.represents:
        yield Objection(ACTS_FOR, "", {**number, "organisation": facts.represents})
    yield from (Objection(MEETING_ON, "", {**number, "day": day}) for day in facts.meetings_on)
