"""A meeting as lists, screens and papers see it: what it is, its agenda, who stands on its roll, its quorum."""

from dataclasses import dataclass
from datetime import date

from pomanager.rules.fractions import Share
from pomanager.rules.meetings.kinds import (
    Convener,
    ItemKind,
    ItemState,
    MeetingKind,
    MeetingRole,
    MeetingState,
    MinutesState,
)
from pomanager.rules.members import Sex
from pomanager.rules.wording import Wording


@dataclass(frozen=True, slots=True)
class MeetingLabel:
    """A meeting as lists name it. Hours are minutes since the midnight with which its day begins."""

    id: int
    kind: MeetingKind
    title: Wording
    """Its own name; empty for that of its kind."""
    section: str
    """Whose assembly it is, "" for none."""
    body_id: int | None
    body: Wording
    """Whose members form it; empty for an assembly."""
    held_on: date
    starts_at: int
    place: str
    call: int
    """1, 2 or 3."""
    state: MeetingState
    minutes: MinutesState


@dataclass(frozen=True, slots=True)
class BureauMember:
    """Who chairs, writes or counts."""

    role: MeetingRole
    person_id: int | None
    name: str


@dataclass(frozen=True, slots=True)
class MeetingDetail:
    """A meeting with everything written down of it but its agenda, its roll and what happened in it."""

    label: MeetingLabel
    section_id: int | None
    follows: MeetingLabel | None
    """The meeting without a quorum after which this one was called."""
    followed_by: MeetingLabel | None
    convener: Convener
    called_by: str
    demanded_by: int | None
    demanded_on: date | None
    called_on: date | None
    short_notice_reason: str
    record_on: date | None
    documents_place: str
    documents_from: date | None
    what_to_bring: str
    opened_at: int | None
    closed_at: int | None
    state_reason: str
    bureau: tuple[BureauMember, ...]
    version: int


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """An item of the agenda in its place: ``number`` is how it is printed ("4", "4.2")."""

    id: int
    parent_id: int | None
    number: str
    depth: int
    """0 for items of the first level."""
    kind: ItemKind
    title: Wording
    """Empty for the words of its kind."""
    note: str
    state: ItemState
    state_reason: str
    added_reason: str
    carried_from_id: int | None
    debate: str
    documents: tuple[str, ...]
    about_table: str
    about_id: int | None
    version: int


@dataclass(frozen=True, slots=True)
class RollPerson:
    """Somebody on the frozen roll, as they stood on the record date."""

    roll_id: int
    position: int
    person_id: int
    member_id: int | None
    number: str
    name: str
    other_script: str
    sex: Sex
    is_young: bool
    section: str
    capacity: str
    """Office in the body; "" for members and delegates."""
    shares: int
    votes: int


@dataclass(frozen=True, slots=True)
class RollSums:
    """The frozen roll of a meeting as a whole."""

    meeting_roll_id: int
    record_on: date
    on_roll: int
    entitled: int
    votes: int
    women_entitled: int
    base: int
    """What quorums are counted of."""


@dataclass(frozen=True, slots=True)
class Quorum:
    """The quorum of a meeting at an hour, for one kind of decision. Figures are votes.

    ``needed`` and ``is_reached`` are None where the by-laws are silent (or for a roll not frozen yet).
    """

    call: int
    base: int
    share: Share | None
    least: int | None
    """The fewest persons that must be there on every call, where the by-laws name a number."""
    needed: int | None
    present: int
    represented: int
    in_conflict: int
    """Votes left out, of the base as of those there, for a conflict of interest in the item."""
    women: int
    """Votes of women among those present or represented."""
    is_reached: bool | None
    bylaw: str
    """Key of the setting, "" where none applies."""
    article: str
    """Where it stands in the signed by-laws, "" where nobody has looked."""

    @property
    def there(self) -> int:
        """Votes present or represented, as far as they count."""
        return self.present + self.represented

    @property
    def margin(self) -> int | None:
        """Votes above what is needed; negative when short; None where nothing is needed."""
        return None if self.needed is None else self.there - self.needed
