"""What screens and papers see of the roll: rows, one member's page, and the sheets that are printed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from pomanager.readmodels.papers import Letterhead
from pomanager.rules.calendar import VagueDate
from pomanager.rules.members import Sex, Status
from pomanager.rules.wording import Wording


class RollOrder(StrEnum):
    """What the roll can be sorted by."""

    NUMBER = "number"
    NAME = "name"
    SEX = "sex"
    BIRTH = "birth"
    PLACE = "place"
    SECTION = "section"
    STATUS = "status"
    JOINED = "joined"


@dataclass(frozen=True, slots=True)
class RollView:
    """Which members of the roll are seen, and in what order."""

    search: str = ""
    statuses: tuple[Status, ...] = ()
    sex: Sex | None = None
    section_id: int | None = None
    place_id: int | None = None
    needing_attention: bool = False
    order: RollOrder = RollOrder.NUMBER
    descending: bool = False

    @property
    def narrowed(self) -> bool:
        """Whether anything but the order is set."""
        return self != RollView(order=self.order, descending=self.descending)


@dataclass(frozen=True, slots=True)
class MemberRow:
    """One line of the roll."""

    id: int
    number: str
    name: str
    other_script: str
    sex: Sex
    birth: VagueDate | None
    phone: str
    place: str
    section: str
    status: Status
    status_since: date
    joined_on: date | None
    attention: int
    """How many notes ask for a second look."""


@dataclass(frozen=True, slots=True)
class StandingRow:
    """One line of a member's standing through time."""

    id: int
    status: Status
    since: date
    reason: str
    decision: str
    recorded_at: datetime
    reverses_id: int | None
    reversed: bool


@dataclass(frozen=True, slots=True)
class AttentionRow:
    """A note that asks for a second look at one field of a member's record."""

    id: int
    about: str
    message: str
    details: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class MemberDetail:
    """Everything the office keeps on one member."""

    id: int
    person_id: int
    number: str
    full_name: str
    family_name: str
    given_name: str
    patronymic: str
    other_script: str
    sort_name: str
    sex: Sex
    birth: VagueDate | None
    phone: str
    place: str
    place_id: int | None
    section: str
    section_id: int | None
    status: Status
    status_since: date
    joined_on: date | None
    version: int
    standings: tuple[StandingRow, ...]
    attention: tuple[AttentionRow, ...]


@dataclass(frozen=True, slots=True)
class RollCounts:
    """How many are on the roll, by sex; counted over the same members as the list beside it."""

    women: int = 0
    men: int = 0
    unknown: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.women + self.men + self.unknown


@dataclass(frozen=True, slots=True)
class RollFacts:
    """The figures above and below the list of members."""

    by_status: Mapping[Status, int]
    needing_attention: int
    on_roll: int
    """Active and suspended members."""
    in_books: int
    """Everybody the roll has ever held."""


@dataclass(frozen=True, slots=True)
class RollSectionGroup:
    """One section's members on the printed roll, in the order they are printed, with its counts."""

    section: str
    counts: RollCounts
    rows: Iterable[MemberRow]


@dataclass(frozen=True, slots=True)
class RollSheet:
    """The roll as of a day. ``groups`` may be read once: rows come as they are printed, so length costs no memory."""

    letterhead: Letterhead
    as_of: date
    counts: RollCounts
    section_counts: tuple[tuple[str, RollCounts], ...]
    groups: Iterable[RollSectionGroup]
    with_other_script: bool
    with_sections: bool


@dataclass(frozen=True, slots=True)
class MemberRecordSheet:
    """One member's own record, as it is handed to the member."""

    letterhead: Letterhead
    member: MemberDetail
    as_of: date


@dataclass(frozen=True, slots=True)
class AdmissionFormSheet:
    """A blank form on which somebody applies to be admitted, filled in by hand."""

    letterhead: Letterhead
    as_of: date


@dataclass(frozen=True, slots=True)
class LikelyDouble:
    """Somebody already on the roll who may be the person being admitted."""

    member_id: int
    number: str
    name: str
    birth: VagueDate | None
    place: str
    phone: str
    status: Status
    status_since: date
    same: tuple[str, ...] = field(default=())
    """The fields that agree: name, birth, place, phone."""


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place, what it lies in, as one label ("Mungwa · Gitega"), and how many people on the roll live there."""

    id: int
    name: str
    label: str
    members: int


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A section and how many people on the roll belong to it."""

    id: int
    name: Wording
    members: int


@dataclass(frozen=True, slots=True)
class ImportRow:
    """One table that was brought into the roll."""

    id: int
    file_name: str
    brought_at: datetime
    new: int
    changed: int
    same: int
    flagged: int
    refused: int
    undone_at: datetime | None
