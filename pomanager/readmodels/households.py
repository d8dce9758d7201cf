"""What screens see of households: the fact beside a member, a household with its people, one line to be changed."""

from dataclasses import dataclass
from datetime import date

from pomanager.rules.calendar import VagueDate
from pomanager.rules.households import Relation, Stay
from pomanager.rules.members import Sex, Status


@dataclass(frozen=True, slots=True)
class HouseholdFact:
    """To which household somebody belongs, as what, and how many persons it has."""

    household_id: int
    line_id: int
    name: str
    relation: Relation
    votes: bool
    persons: int
    """The size that was said, else those written down."""


@dataclass(frozen=True, slots=True)
class HouseholdLine:
    """Somebody's stay in a household; ``member_id``, ``number`` and ``status`` are None and "" for no member."""

    id: int
    household_id: int
    person_id: int
    name: str
    sex: Sex
    birth: VagueDate | None
    member_id: int | None
    number: str
    status: Status | None
    relation: Relation
    votes: bool
    since: date | None
    until: date | None

    @property
    def stay(self) -> Stay:
        """Its days."""
        return Stay(self.since, self.until)


@dataclass(frozen=True, slots=True)
class HouseholdDetail:
    """A household with everybody who ever belonged to it: the head first, those who left last."""

    id: int
    name: str
    size: int | None
    place: str
    version: int
    lines: tuple[HouseholdLine, ...]


@dataclass(frozen=True, slots=True)
class HouseholdRow:
    """A household found by its name or by somebody in it."""

    id: int
    name: str
    place: str
    persons: int


@dataclass(frozen=True, slots=True)
class PastHousehold:
    """A household somebody belonged to, and when."""

    household_id: int
    name: str
    relation: Relation
    stay: Stay
