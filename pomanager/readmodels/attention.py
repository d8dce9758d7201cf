"""What screens, papers and the command line see of the list "Needs attention"."""

from dataclasses import dataclass
from datetime import date, datetime

from pomanager.rules.attention import Check, Kind
from pomanager.rules.calendar import VagueDate
from pomanager.rules.members import Sex, Status
from pomanager.rules.objections import Objection


@dataclass(frozen=True, slots=True)
class Heap:
    """What lies together on the list: a check, the likely doubles, or the notes an import left with one message."""

    kind: Kind
    check: Check | None = None
    message: str = ""

    @property
    def key(self) -> str:
        """What tells the heap from all others, on the command line too."""
        return self.check.value if self.check else self.message or self.kind.value


DOUBLES = Heap(Kind.DOUBLE)
"""The heap of likely doubles."""


@dataclass(frozen=True, slots=True)
class HeapCount:
    """How many things of a heap are to be looked at: of members, or of pairs of them."""

    heap: Heap
    title: str
    """The English words, marked; for notes of imports the sentence itself."""
    count: int


@dataclass(frozen=True, slots=True)
class AttentionItem:
    """One thing of one member to look at. ``id`` is the member's; for a note of an import the note's."""

    id: int
    member_id: int
    number: str
    name: str
    place: str
    sentence: Objection
    """The sentence; its ``about`` names the field."""
    value: str = ""
    """The value it is about, as it stands; empty where it is missing."""


@dataclass(frozen=True, slots=True)
class DoubleSide:
    """One of two people who may be one."""

    person_id: int
    member_id: int
    number: str
    name: str
    other_script: str
    sex: Sex
    birth: VagueDate | None
    place: str
    section: str
    phone: str
    documents: tuple[str, ...]
    """Numbers of identity documents, masked."""
    status: Status
    status_since: date
    joined_on: date | None
    former: tuple[str, ...] = ()
    """Names borne before, the oldest first."""


@dataclass(frozen=True, slots=True)
class DoublePair:
    """Two people who may be one, the points for it (0 to 100), and the fields that agree."""

    id: int
    score: int
    same: tuple[str, ...]
    one: DoubleSide
    other: DoubleSide


@dataclass(frozen=True, slots=True)
class DoublesSought:
    """When the whole roll was last searched for doubles, and how many acts the journal tells of since."""

    at: datetime
    acts_since: int


@dataclass(frozen=True, slots=True)
class ToldApart:
    """Somebody of whom was said that they are not the person looked at, and when."""

    person_id: int
    number: str
    name: str
    at: datetime
