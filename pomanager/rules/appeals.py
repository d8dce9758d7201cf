"""An appeal against an exclusion: who may lodge one, how it is decided, and what the decision means.

An exclusion that is annulled on appeal never held: its line in the register is reversed (OHADA Uniform Act on
cooperatives, art. 15: the excluded member may appeal).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from pomanager.marks import N_
from pomanager.rules.members import Status
from pomanager.rules.objections import Objection
from pomanager.rules.writing import TOO_LONG

LONGEST_GROUNDS = 2000
"""Letters of the grounds of an appeal and of its decision."""


class AppealOutcome(StrEnum):
    """What became of an appeal."""

    PENDING = "pending"
    UPHELD = "upheld"
    REJECTED = "rejected"


OUTCOME_WORDS: Mapping[AppealOutcome, str] = MappingProxyType(
    {
        AppealOutcome.PENDING: N_("Not decided yet"),
        AppealOutcome.UPHELD: N_("Exclusion annulled"),
        AppealOutcome.REJECTED: N_("Exclusion confirmed"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AppealFacts:
    """How things stand when an appeal is lodged or decided."""

    status: Status
    since: date
    """First day of the present standing."""
    today: date
    pending_since: date | None = None
    """The day an appeal against this exclusion was lodged that nobody has decided yet."""
    rejected_on: date | None = None
    """The day an appeal against this exclusion was rejected."""


def objections_to_appeal(facts: AppealFacts, lodged_on: date, grounds: str) -> tuple[Objection, ...]:
    """Everything that speaks against lodging this appeal."""
    return tuple(_about_lodging(facts, lodged_on, grounds))


def _about_lodging(facts: AppealFacts, lodged_on: date, grounds: str) -> Iterator[Objection]:
    if facts.status is not Status.EXCLUDED:
        yield Objection(N_("Only an exclusion can be appealed against, and this person is not excluded."))
        return
    if facts.pending_since is not None:
        details = {"day": facts.pending_since}
        yield Objection(N_("An appeal lodged on {day} is not decided yet. Decide that one first."), details=details)
    if facts.rejected_on is not None:
        yield Objection(
            N_("An appeal against this exclusion was rejected on {day}. It is not decided twice."),
            details={"day": facts.rejected_on},
        )
    yield from _about_day("lodged_on", lodged_on, facts.since, facts.today)
    if len(grounds) > LONGEST_GROUNDS:
        yield Objection(
            N_("This is longer than {most} letters. Make it shorter."), "grounds", {"most": LONGEST_GROUNDS}
        )


def objections_to_appeal_decision(
    facts: AppealFacts, outcome: AppealOutcome | None, decided_on: date, decision: str
) -> tuple[Objection, ...]:
    """Everything that speaks against deciding the pending appeal so."""
    return tuple(_about_deciding(facts, outcome, decided_on, decision))


def _about_deciding(
    facts: AppealFacts, outcome: AppealOutcome | None, decided_on: date, decision: str
) -> Iterator[Objection]:
    if facts.pending_since is None:
        yield Objection(N_("There is no appeal that waits to be decided."))
        return
    if facts.status is not Status.EXCLUDED:
        yield Objection(N_("The standing has changed since the exclusion. Take the later entries back first."))
    if outcome not in {AppealOutcome.UPHELD, AppealOutcome.REJECTED}:
        yield Objection(N_("Say whether the exclusion is annulled or confirmed."), "outcome")
    yield from _about_day("decided_on", decided_on, facts.pending_since, facts.today)
    if not decision.strip():
        yield Objection(N_("Name the decision, as papers will quote it."), "decision")
    if len(decision) > LONGEST_GROUNDS:
        yield Objection(TOO_LONG, "decision", {"most": LONGEST_GROUNDS})


def _about_day(about: str, day: date, earliest: date, today: date) -> Iterator[Objection]:
    if day > today:
        yield Objection(N_("The day {day} lies ahead. Record it on the day it takes effect."), about, {"day": day})
    if day < earliest:
        details = {"day": day, "since": earliest}
        yield Objection(N_("The day {day} lies before the last entry, of {since}."), about, details)
