"""What screens and papers see of programmes and of who takes part in them."""

from dataclasses import dataclass
from datetime import date

from pomanager.readmodels.bodies import PersonLabel
from pomanager.rules.mentoring.kinds import Chosen, CompetencyKind, PartRole
from pomanager.rules.mentoring.programmes import ProgrammeRules
from pomanager.rules.wording import Wording


@dataclass(frozen=True, slots=True)
class CohortRow:
    """A cohort, and how many pairs of it run."""

    id: int
    programme_id: int
    name: str
    starts_on: date
    version: int


@dataclass(frozen=True, slots=True)
class ProgrammeRow:
    """A programme with its rules and cohorts."""

    id: int
    name: Wording
    funder: str
    starts_on: date
    rules: ProgrammeRules
    ended_on: date | None
    version: int
    cohorts: tuple[CohortRow, ...] = ()


@dataclass(frozen=True, slots=True)
class CompetencyRow:
    """Something that is rated; ``name`` is empty where the words of its kind hold."""

    id: int
    kind: CompetencyKind
    name: Wording
    shown: bool = True
    """Whether it is rated now; what once was rated stays on the list."""


def called(person: PersonLabel) -> str:
    """Number and name, or the name of somebody who is no member."""
    return f"{person.number} · {person.name}" if person.number else person.name


@dataclass(frozen=True, slots=True)
class PartLabel:
    """Somebody’s place on a roster, as acts need to know it."""

    id: int
    programme_id: int
    role: PartRole
    applied_on: date
    person: PersonLabel

    @property
    def called(self) -> str:
        """Number and name, or the name of somebody who is no member."""
        return called(self.person)


@dataclass(frozen=True, slots=True)
class RosterRow:
    """Somebody on the roster of a programme."""

    id: int
    programme_id: int
    person: PersonLabel
    role: PartRole
    applied_on: date
    languages: tuple[str, ...]
    """Codes, in the order they were named."""
    free: tuple[str, ...]
    childcare: bool
    capacity: int
    """Of a mentor: how many mentees at a time, by her own word or by the rules."""
    own_capacity: int | None
    experience: str
    user_id: int | None
    version: int
    place_id: int | None
    place: str
    chosen: Chosen | None
    chosen_on: date | None
    consent_on: date | None
    """None where consent was not given, or was taken back."""
    load: int = 0
    """Of a mentor: pairs that run."""
    offices: tuple[str, ...] = ()
    """Offices and seats held, out of the books, each as it reads."""

    @property
    def called(self) -> str:
        """Number and name, or the name of somebody who is no member."""
        return called(self.person)
