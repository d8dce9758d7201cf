"""The orders of all acts before a meeting opens, as forms fill them in and rules judge them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pomanager.rules.meetings.agenda import PlannedItem
from pomanager.rules.meetings.kinds import Channel, Convener, ItemKind, MeetingKind, Receipt
from pomanager.rules.wording import Wording

NO_TITLE = Wording()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanMeeting:
    """Write down a meeting to be prepared; hours are minutes since midnight.

    ``items`` None lets it begin with the agenda of its kind: standing items, what the by-laws ask, what was carried
    over. The assembly of a section needs the section, the meeting of a body the body.
    """

    kind: MeetingKind
    held_on: date
    starts_at: int
    place: str
    title: Wording = NO_TITLE
    section_id: int | None = None
    body_id: int | None = None
    convener: Convener
    called_by: str = ""
    demanded_by: int | None = None
    demanded_on: date | None = None
    documents_place: str = ""
    documents_from: date | None = None
    what_to_bring: str = ""
    items: Sequence[PlannedItem] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendMeeting:
    """Change what is written of a meeting; ``version`` is the one that was read.

    Once the notice has gone out, its day, hour and place change only with a reason.
    """

    meeting_id: int
    version: int
    held_on: date
    starts_at: int
    place: str
    title: Wording = NO_TITLE
    convener: Convener
    called_by: str = ""
    demanded_by: int | None = None
    demanded_on: date | None = None
    documents_place: str = ""
    documents_from: date | None = None
    what_to_bring: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CancelMeeting:
    """Call a meeting off that was not opened yet."""

    meeting_id: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FreezeRoll:
    """Freeze the roll of a meeting as of a day; a roll that was frozen before is replaced with a reason."""

    meeting_id: int
    record_on: date
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CallMeeting:
    """Let the notice of a meeting go out on a day; too short a notice needs a reason, which the minutes print."""

    meeting_id: int
    called_on: date
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CallAgain:
    """Plan the next call of a meeting that was closed without a quorum, with its agenda.

    ``place`` "" takes the place of the failed one, ``convener`` None whoever called that.
    """

    meeting_id: int
    held_on: date
    starts_at: int
    place: str = ""
    convener: Convener | None = None
    called_by: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AddItem:
    """Put one more item on an agenda, as the last below its parent, or before the one at ``position`` (from 1)."""

    meeting_id: int
    kind: ItemKind
    title: Wording = NO_TITLE
    note: str = ""
    parent_id: int | None = None
    position: int | None = None
    reason: str = ""
    about_table: str = ""
    about_id: int | None = None
    carried_from_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendItem:
    """Change what an item is called; ``version`` is the one that was read."""

    item_id: int
    version: int
    kind: ItemKind
    title: Wording = NO_TITLE
    note: str = ""
    about_table: str = ""
    about_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveItem:
    """Put an item, with all below it, at a place (from 1) among those below ``parent_id``."""

    item_id: int
    parent_id: int | None
    position: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawItem:
    """Take an item off the agenda, with all below it."""

    item_id: int
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AddDocument:
    """Name a document that members can read, or that is submitted under an item."""

    meeting_id: int
    title: str
    item_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SetStandingItems:
    """Say with which items meetings of a kind begin; none returns to those the program knows."""

    kind: MeetingKind
    items: Sequence[PlannedItem]


@dataclass(frozen=True, slots=True, kw_only=True)
class NameDelegates:
    """Write down whom a section sends to a meeting of delegates, by the ids of members."""

    meeting_id: int
    section_id: int
    member_ids: Sequence[int]
    alternates: Sequence[int] = ()
    elected_at_id: int | None = None
    decision: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawDelegate:
    """A delegate does not go, or was entered by mistake."""

    delegate_id: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordNotices:
    """Prove that a notice was given: to persons on the roll, to sections, or (with neither) to all at once."""

    meeting_id: int
    channel: Channel
    given_on: date
    roll_ids: Sequence[int] = ()
    section_ids: Sequence[int] = ()
    carrier: str = ""
    receipt: Receipt = Receipt.NONE
    evidence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeBackNotice:
    """Take back a notice that was entered by mistake."""

    notice_id: int
    reason: str
