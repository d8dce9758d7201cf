"""What it takes to graduate: sessions held, goals reviewed, a public task, and ratings at the end."""

from dataclasses import dataclass
from math import ceil

from pomanager.marks import N_
from pomanager.rules.mentoring.kinds import Rater
from pomanager.rules.mentoring.programmes import ProgrammeRules
from pomanager.rules.objections import Objection

SESSIONS = N_("{held} of {planned} planned sessions were held; {needed} are needed.")
NO_GOALS = N_("No goal was set.")
NO_REVIEW = N_("The goals were not reviewed at the end, after {months} months.")
NO_TASK = N_("No public task was done: chairing, speaking before an assembly, teaching, standing for election.")
NO_SELF = N_("She has not rated herself at the end.")
NO_MENTOR = N_("Her mentor has not rated her at the end.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """What a mentee has behind her."""

    planned: int
    """Sessions of the whole programme, however early she is to graduate."""
    held: int
    goals: int
    reviewed: bool
    """Whether the last review of the programme was held."""
    tasks: int
    """Public tasks noted, and those that meetings and elections tell of."""
    rated_by: frozenset[Rater]
    """Who rated her at the end."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition, whether it is met, and what is said while it is not."""

    met: bool
    missing: Objection


def needed_sessions(rules: ProgrammeRules, planned: int) -> int:
    """How many of the planned sessions it takes, rounded up."""
    return ceil(planned * rules.sessions_percent / 100)


def conditions(rules: ProgrammeRules, progress: Progress) -> tuple[Condition, ...]:
    """All conditions of a programme, met or not."""
    needed = needed_sessions(rules, progress.planned)
    counted = {"held": progress.held, "planned": progress.planned, "needed": needed}
    found = [
        Condition(progress.held >= needed, Objection(SESSIONS, "kind", counted)),
        Condition(progress.goals > 0, Objection(NO_GOALS, "kind")),
        Condition(progress.reviewed, Objection(NO_REVIEW, "kind", {"months": rules.reviews[-1]})),
        Condition(Rater.SELF in progress.rated_by, Objection(NO_SELF, "kind")),
        Condition(Rater.MENTOR in progress.rated_by, Objection(NO_MENTOR, "kind")),
    ]
    if rules.public_task:
        found.append(Condition(progress.tasks > 0, Objection(NO_TASK, "kind")))
    return tuple(found)


def unmet(found: tuple[Condition, ...]) -> tuple[Objection, ...]:
    """What is said of the conditions that are not met."""
    return tuple(condition.missing for condition in found if not condition.met)
