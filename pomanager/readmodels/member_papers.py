"""The sheets of the papers on members: the roll, the register of admissions, cards, labels, letters, and figures."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from pomanager.readmodels.members import RollCounts
from pomanager.readmodels.papers import Letterhead
from pomanager.rules.attention import Kind
from pomanager.rules.calendar import VagueDate
from pomanager.rules.identity import IdentityKind
from pomanager.rules.members import PersonKind, Sex, Status
from pomanager.rules.movements import Movement
from pomanager.rules.objections import Objection
from pomanager.rules.paper_options import Options


@dataclass(frozen=True, slots=True)
class RollLine:
    """One line of the printed roll, as it was on the day of the roll."""

    id: int
    number: str
    name: str
    other_script: str
    sex: Sex
    birth: VagueDate | None
    place: str
    status: Status
    status_since: date
    joined_on: date | None
    kind: PersonKind = PersonKind.NATURAL
    thumb_print: bool = False
    """Whether the member signs with the thumb."""


@dataclass(frozen=True, slots=True)
class RollSectionGroup:
    """One section's members on the printed roll, in the order they are printed, with its counts."""

    section: str
    counts: RollCounts
    rows: Iterable[RollLine]


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
    with_signatures: bool = False


@dataclass(frozen=True, slots=True)
class HeldShares:
    """What a member holds in one currency, in minor units of it: how many shares, subscribed and paid up."""

    currency: str
    decimals: int
    shares: int
    subscribed: int
    paid: int


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """One line of the register of members: who was admitted, when, by which decision, and how they left."""

    order: int
    """The how manieth admission it is, counted from 1."""
    number: str
    name: str
    other_script: str
    sex: Sex
    kind: PersonKind
    birth: VagueDate | None
    document_kind: IdentityKind | None
    document: str
    """The number of the identity document, masked where that is wanted; "" where none is known."""
    profession: str
    place: str
    admitted_on: date
    decision: str
    left_on: date | None
    left_as: Status | None
    """Resigned, excluded or dead, as of the day of the register; None for those who are members on it."""
    reason: str
    thumb_print: bool
    held: tuple[HeldShares, ...] = ()
    """Shares held on the day, a part for each currency, where the office keeps a register of them."""


@dataclass(frozen=True, slots=True)
class RegisterSheet:
    """The register of members as of a day, in order of admission. ``rows`` may be read once, as they are printed."""

    letterhead: Letterhead
    as_of: date
    admitted: int
    """How many lines there are."""
    rows: Iterable[RegisterLine]
    with_other_script: bool
    with_documents: bool
    with_professions: bool
    options: Options
    with_shares: bool = False


@dataclass(frozen=True, slots=True)
class MovementLine:
    """Somebody who came onto the roll or left it: on which day, by which decision, why."""

    number: str
    name: str
    sex: Sex
    kind: PersonKind
    section: str
    day: date
    decision: str
    reason: str


@dataclass(frozen=True, slots=True)
class MovementGroup:
    """Those who came or went in one way, by day. ``rows`` may be read once, as they are printed."""

    movement: Movement
    counts: RollCounts
    rows: Iterable[MovementLine]


@dataclass(frozen=True, slots=True)
class JoinedAndLeft:
    """Who joined and left from one day to another, both belonging to it; opening + joined − left = closing."""

    since: date
    until: date
    opening: RollCounts
    """On the roll on the evening before the first day."""
    closing: RollCounts
    """On the roll at the end of the last day."""
    moved: Mapping[Movement, RollCounts]
    """Every movement has its counts, those of 0 too."""


@dataclass(frozen=True, slots=True)
class JoinedAndLeftSheet:
    """The paper of who joined and left in a period."""

    letterhead: Letterhead
    figures: JoinedAndLeft
    groups: Iterable[MovementGroup]
    with_sections: bool


@dataclass(frozen=True, slots=True)
class Addressee:
    """A member as cards, labels and letters name them. ``place`` is the whole path, from the inside out."""

    id: int
    number: str
    name: str
    other_script: str
    section: str
    place: str
    how_to_find: str
    form_of_address: str
    joined_on: date | None
    photo: bytes = b""


@dataclass(frozen=True, slots=True)
class CardsSheet:
    """Membership cards. ``members`` may be read once, as they are printed."""

    letterhead: Letterhead
    count: int
    members: Iterable[Addressee]
    options: Options


@dataclass(frozen=True, slots=True)
class LabelsSheet:
    """Address labels. ``members`` may be read once, as they are printed."""

    letterhead: Letterhead
    count: int
    members: Iterable[Addressee]
    options: Options


@dataclass(frozen=True, slots=True)
class LetterSheet:
    """A letter to one member; ``text`` is as the secretary typed it, with the names of fields in braces."""

    letterhead: Letterhead
    as_of: date
    member: Addressee
    text: str


@dataclass(frozen=True, slots=True)
class Applicant:
    """What a form for admission is filled in with: what the office knows of somebody already."""

    number: str
    full_name: str
    other_script: str
    sex: Sex
    birth: VagueDate | None
    phone: str
    place: str
    section: str
    how_to_find: str
    profession: str
    products: str
    thumb_print: bool
    document_kind: IdentityKind | None = None
    document_number: str = ""
    issuer: str = ""
    issued_on: VagueDate | None = None
    household: str = ""
    persons: int | None = None
    """In the household."""


@dataclass(frozen=True, slots=True)
class AdmissionFormSheet:
    """A form on which somebody applies to be admitted: filled in by hand, or with what is known of the applicant."""

    letterhead: Letterhead
    as_of: date
    applicant: Applicant | None = None


@dataclass(frozen=True, slots=True)
class AttentionLine:
    """One thing on a member's record to look at again."""

    number: str
    name: str
    place: str
    sentence: Objection


@dataclass(frozen=True, slots=True)
class AttentionGroup:
    """What asks for a second look in one way. ``rows`` may be read once, as they are printed."""

    kind: Kind
    title: str
    """The English word of what is looked at, marked; "" where the kind says it all."""
    count: int
    rows: Iterable[AttentionLine]


@dataclass(frozen=True, slots=True)
class AttentionSheet:
    """Everything on the roll that asks for a second look on a day."""

    letterhead: Letterhead
    as_of: date
    count: int
    groups: Iterable[AttentionGroup]
