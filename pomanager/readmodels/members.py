"""What screens and papers see of the roll: rows, one member's page, and the sheets that are printed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from pomanager.readmodels.papers import Letterhead
from pomanager.readmodels.particulars import Particulars
from pomanager.rules.calendar import VagueDate
from pomanager.rules.members import PersonKind, Sex, Status
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
    OTHER = "other"
    """The name in the second script."""
    PHONE = "phone"
    AGE = "age"
    KIND = "kind"
    PROFESSION = "profession"
    PRODUCTS = "products"
    LANGUAGES = "languages"
    HOW_TO_FIND = "how_to_find"
    SIGNS = "signs"
    DOCUMENT = "document"
    HOUSEHOLD = "household"
    HOUSEHOLD_SIZE = "household_size"
    DECISION = "decision"


OWN = "own:"
"""What the name of a column of an own field begins with; its key follows."""


@dataclass(frozen=True, slots=True)
class OwnOrder:
    """Sorted by a field of the organisation's own."""

    key: str

    @property
    def value(self) -> str:
        """The name of the column, as that of a ``RollOrder``."""
        return OWN + self.key


def order_called(name: str) -> "RollOrder | OwnOrder":
    """The order by a column of this name; raises ValueError where there is none."""
    return OwnOrder(name.removeprefix(OWN)) if name.startswith(OWN) else RollOrder(name)


class Particular(StrEnum):
    """What a member's record may hold or miss."""

    PHONE = "phone"
    BIRTH = "birth"
    SEX = "sex"
    PLACE = "place"
    SECTION = "section"
    OTHER_SCRIPT = "other_script"
    JOINED = "joined"
    PROFESSION = "profession"
    DOCUMENT = "document"
    PHOTO = "photo"
    HOUSEHOLD = "household"
    CONSENT = "consent"
    HOW_TO_FIND = "how_to_find"


@dataclass(frozen=True, slots=True)
class RollView:
    """Which members of the roll are seen, and in what order."""

    search: str = ""
    statuses: tuple[Status, ...] = ()
    sex: Sex | None = None
    section_id: int | None = None
    place_id: int | None = None
    needing_attention: bool = False
    age_from: int | None = None
    """Years completed on ``today``, from; somebody whose year alone is known counts as born on its first day."""
    age_to: int | None = None
    joined_from: date | None = None
    joined_to: date | None = None
    left_from: date | None = None
    """Those who stand as having left (resigned, excluded, dead) since a day from this one on."""
    left_to: date | None = None
    has: tuple[Particular, ...] = ()
    """What must stand in the record."""
    lacks: tuple[Particular, ...] = ()
    """What must be missing in it."""
    import_id: int | None = None
    """The table they came from."""
    kind: PersonKind | None = None
    thumb_print: bool | None = None
    """Whether they sign by thumb-print."""
    own_field: tuple[int, str] | None = None
    """A field of the organisation's own, by id, and the value kept in it."""
    only: tuple[int, ...] | None = None
    """Members chosen by hand, by id; None for no such choice."""
    order: RollOrder | OwnOrder = RollOrder.NUMBER
    descending: bool = False
    today: date | None = None
    """The day on which ages are counted; needed by ``age_from`` and ``age_to`` alone."""

    @property
    def narrowed(self) -> bool:
        """Whether anything but the order is set."""
        return self != RollView(order=self.order, descending=self.descending, today=self.today)


@dataclass(frozen=True, slots=True)
class RollBeginning:
    """The first ids of a list; ``whole`` when there are no others."""

    ids: Sequence[int]
    whole: bool


class Extra(StrEnum):
    """What a line of the roll can say beside, where a column for it is shown."""

    AGE = "age"
    KIND = "kind"
    PROFESSION = "profession"
    PRODUCTS = "products"
    LANGUAGES = "languages"
    HOW_TO_FIND = "how_to_find"
    SIGNS = "signs"
    """Whether by thumb-print."""
    DOCUMENT = "document"
    """The number of the first identity document, masked."""
    HOUSEHOLD = "household"
    HOUSEHOLD_SIZE = "household_size"
    """Persons in the household: as it was said, else those written down."""
    DECISION = "decision"
    """The decision that admitted."""


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
    extras: Mapping[str, object] | None = field(default=None, compare=False)
    """What was asked for beside, for columns that are not always shown: by the ``Extra``, or "own:" and the key of a
    field of the organisation's own, whose value is as it is kept."""


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

    @property
    def holds(self) -> bool:
        """Whether the line neither takes another back nor was taken back."""
        return self.reverses_id is None and not self.reversed


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
    kind: PersonKind = PersonKind.NATURAL


@dataclass(frozen=True, slots=True)
class RollCounts:
    """How many are on the roll, by sex; counted over the same members as the list beside it.

    Organisations have no sex: they stand apart and are part of the total. Shares of women are of ``women + men``, or
    of the total less ``organisations``.
    """

    women: int = 0
    men: int = 0
    unknown: int = 0
    """Human beings whose sex is not known."""
    organisations: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.women + self.men + self.unknown + self.organisations

    def less(self, others: "RollCounts") -> "RollCounts":
        """The same without some who are among them."""
        return RollCounts(
            self.women - others.women, self.men - others.men, self.unknown - others.unknown,
            self.organisations - others.organisations,
        )  # fmt: skip

    @property
    def by_kind(self) -> Mapping[tuple[str, str], int]:
        """The same by sex and kind of person, as both are kept: organisations have no sex."""
        natural = PersonKind.NATURAL.value
        return {
            (Sex.FEMALE.value, natural): self.women,
            (Sex.MALE.value, natural): self.men,
            (Sex.UNKNOWN.value, natural): self.unknown,
            (Sex.UNKNOWN.value, PersonKind.ORGANISATION.value): self.organisations,
        }


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
class MemberRecordSheet:
    """One member's own record, as it is handed to the member: numbers of documents stand in it whole."""

    letterhead: Letterhead
    member: MemberDetail
    as_of: date
    particulars: Particulars | None = None
    photo: bytes | None = None


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
    former: tuple[str, ...] = ()
    """Names borne before, the oldest first."""


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
