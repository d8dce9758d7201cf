"""What people on the roll are: their sex, where they stand and what can become of that, their number and phones."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from pomanager.marks import N_
from pomanager.rules.folding import digits

FEWEST_PHONE_DIGITS, MOST_PHONE_DIGITS = 6, 15
LONGEST_COUNTED_NUMBER = 15
"""Digits up to which a member number is counted on from; longer ones are numbers of something else."""
_FIGURES = re.compile(r"\d+")
_MANY_FIGURES = 9
_PHONES_APART = re.compile(r"[/;,]")


class Sex(StrEnum):
    """A person's sex, as it is counted on papers."""

    FEMALE = "f"
    MALE = "m"
    UNKNOWN = "u"


SEX_WORDS: Mapping[Sex, str] = MappingProxyType(
    {Sex.FEMALE: N_("Woman"), Sex.MALE: N_("Man"), Sex.UNKNOWN: N_("Not known")}
)


class PersonKind(StrEnum):
    """What a member is by law: a human being, or an organisation that acts through a representative."""

    NATURAL = "natural"
    ORGANISATION = "organisation"


PERSON_KIND_WORDS: Mapping[PersonKind, str] = MappingProxyType(
    {PersonKind.NATURAL: N_("Person"), PersonKind.ORGANISATION: N_("Organisation")}
)


class Status(StrEnum):
    """Where somebody stands on the roll."""

    APPLICANT = "applicant"
    ACTIVE = "active"
    SUSPENDED = "suspended"
    RESIGNED = "resigned"
    EXCLUDED = "excluded"
    DEAD = "dead"
    MERGED = "merged"
    """A record given up: the person goes on in another one."""


STATUS_WORDS: Mapping[Status, str] = MappingProxyType(
    {
        Status.APPLICANT: N_("Applicant"),
        Status.ACTIVE: N_("Active"),
        Status.SUSPENDED: N_("Suspended"),
        Status.RESIGNED: N_("Resigned"),
        Status.EXCLUDED: N_("Excluded"),
        Status.DEAD: N_("Deceased"),
        # TR: of a second record of somebody, joined with the first one
        Status.MERGED: N_("Merged"),
    }
)
ON_ROLL = frozenset({Status.ACTIVE, Status.SUSPENDED})
"""Those who are members."""
LEFT = frozenset({Status.RESIGNED, Status.EXCLUDED, Status.DEAD})
"""Those who left; whoever was merged goes on in another record."""


@dataclass(frozen=True, slots=True)
class Transition:
    """A change of standing that is allowed, the word on its button, and what has to be said with it."""

    before: Status
    after: Status
    act: str
    needs_reason: bool = False
    wants_decision: bool = False


TRANSITIONS: tuple[Transition, ...] = (
    Transition(Status.APPLICANT, Status.ACTIVE, N_("Admit"), wants_decision=True),
    Transition(Status.APPLICANT, Status.RESIGNED, N_("Withdraw the application"), needs_reason=True),
    Transition(Status.APPLICANT, Status.DEAD, N_("Record the death")),
    Transition(Status.ACTIVE, Status.SUSPENDED, N_("Suspend"), needs_reason=True),
    Transition(Status.ACTIVE, Status.RESIGNED, N_("Record the resignation"), needs_reason=True),
    Transition(Status.ACTIVE, Status.EXCLUDED, N_("Exclude"), needs_reason=True, wants_decision=True),
    Transition(Status.ACTIVE, Status.DEAD, N_("Record the death")),
    Transition(Status.SUSPENDED, Status.ACTIVE, N_("Lift the suspension")),
    Transition(Status.SUSPENDED, Status.RESIGNED, N_("Record the resignation"), needs_reason=True),
    Transition(Status.SUSPENDED, Status.EXCLUDED, N_("Exclude"), needs_reason=True, wants_decision=True),
    Transition(Status.SUSPENDED, Status.DEAD, N_("Record the death")),
    Transition(Status.RESIGNED, Status.ACTIVE, N_("Take back under the old number"), wants_decision=True),
    Transition(Status.RESIGNED, Status.DEAD, N_("Record the death")),
    Transition(Status.EXCLUDED, Status.ACTIVE, N_("Take back under the old number"), wants_decision=True),
    Transition(Status.EXCLUDED, Status.DEAD, N_("Record the death")),
)
"""Every change there is; death is final, and any entry can be taken back as a correction.

Merging and splitting records are acts of their own.
"""


def transitions_from(status: Status) -> tuple[Transition, ...]:
    """The changes that are open to somebody standing so."""
    return tuple(transition for transition in TRANSITIONS if transition.before is status)


def transition_between(before: Status, after: Status) -> Transition | None:
    """The change from one standing to another, None when it is not allowed."""
    return next((change for change in TRANSITIONS if (change.before, change.after) == (before, after)), None)


def may_follow(before: Status, after: Status) -> bool:
    """Whether an entry of standing may follow another one: by a change that is allowed, or as a record is given up."""
    given_up = after is Status.MERGED and before is not Status.MERGED
    return given_up or transition_between(before, after) is not None


def phones_of(phone: str) -> tuple[str, ...]:
    """The single numbers of a phone field that holds several: "79 12 34 56 / 77 …"."""
    return tuple(one.strip() for one in _PHONES_APART.split(phone) if one.strip())


def number_order(number: str) -> str:
    """The number for sorting in natural order: 9 before 10, B-2 before B-10."""
    return _FIGURES.sub(_figures_by_value, number.casefold())


def _figures_by_value(found: re.Match[str]) -> str:
    """Figures with their count before them, so that fewer come first: 7 as 17, 10 as 210, nine or more after 9."""
    figures = digits(found.group()).lstrip("0") or "0"
    count = len(figures)
    return (str(count) if count < _MANY_FIGURES else f"{_MANY_FIGURES}{count:03}") + figures


def number_counter(number: str) -> int:
    """The digits of a number as a whole number, 0 without digits or where they are too many to count on from."""
    figures = digits(number)
    return int(figures) if 0 < len(figures) <= LONGEST_COUNTED_NUMBER else 0


def number_text(counter: int, width: int = 0) -> str:
    """The member number of a counter, with zeros before it up to the width."""
    return str(counter).rjust(width, "0")
