"""Minutes as screens edit them and papers print them: their parts, and everything of the meeting they tell."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pomanager.readmodels.meetings.meeting import AgendaLine, BureauMember, MeetingDetail, MeetingLabel, Quorum
from pomanager.readmodels.meetings.signed import SignedLabel
from pomanager.readmodels.papers import Letterhead
from pomanager.rules.meetings.deciding import Choice, DecisionKind, Method, MotionState, Outcome
from pomanager.rules.meetings.kinds import Channel, MinutesState, Presence
from pomanager.rules.meetings.minutes import Order, PartKind
from pomanager.rules.meetings.required import Checked
from pomanager.rules.meetings.rich_text import RichText
from pomanager.rules.members import Sex


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody as minutes name them, with the sex that sentences need."""

    name: str
    sex: Sex | None = None
    """None for a body, or somebody who is not on the roll."""


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody on the roll and how they stood to the meeting. Hours are minutes since the midnight of its day."""

    roll_id: int
    number: str
    name: str
    sex: Sex
    section: str
    capacity: str
    """Office in the body; "" for members and delegates."""
    votes: int
    presence: Presence
    arrived_at: int | None = None
    left_at: int | None = None
    holder: str = ""
    """Who carries their vote."""
    reason: str = ""
    """Of somebody excused."""

    @property
    def named(self) -> Named:
        """The name with the sex."""
        return Named(self.name, self.sex)


@dataclass(frozen=True, slots=True)
class Attendance:
    """Who came. Of those absent only bodies name everybody; ``absent_count`` counts them all."""

    present: tuple[Attendee, ...] = ()
    """In the room at any time, those who left early among them."""
    represented: tuple[Attendee, ...] = ()
    excused: tuple[Attendee, ...] = ()
    absent: tuple[Attendee, ...] = ()
    absent_count: int = 0
    on_roll: int = 0
    entitled: int = 0
    women_entitled: int = 0
    record_on: date | None = None
    young: int = 0
    """Young people among those present or represented."""

    @property
    def there(self) -> tuple[Attendee, ...]:
        """Present or represented."""
        return (*self.present, *self.represented)

    @property
    def women(self) -> int:
        """Women among those present or represented."""
        return sum(each.sex is Sex.FEMALE for each in self.there)


@dataclass(frozen=True, slots=True)
class GuestThere:
    """Somebody in the room without a vote."""

    name: str
    capacity: str


@dataclass(frozen=True, slots=True)
class NoticesGiven:
    """Notices of one channel that stand: how many, and over which days."""

    channel: Channel
    count: int
    first: date
    last: date
    proved: int
    """Of them with a receipt or another proof."""


@dataclass(frozen=True, slots=True)
class Conflicted:
    """A declared conflict of interest."""

    who: Named
    nature: str
    left_room: bool


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """The result of a vote with the rule it was judged by. Figures are votes."""

    id: int
    reference: str
    text: str
    outcome: Outcome
    method: Method
    voted_at: int
    votes_for: int
    votes_against: int
    abstentions: int
    blank: int
    spoilt: int
    present: int
    represented: int
    in_conflict: int
    women_present: int
    quorum_base: int | None
    quorum_needed: int | None
    majority_share: str
    """As it is written for keeping, "" where the by-laws are silent."""
    majority_base: str
    majority_of: int
    needed: int
    casting: Choice | None
    bylaw: str
    article: str
    effective_on: date
    answers: tuple[tuple[Choice, tuple[str, ...]], ...] = ()
    """Of a roll call: who answered what, by number and name."""
    taken_back: str = ""
    """Why the vote was taken back; "" for one that stands."""


@dataclass(frozen=True, slots=True)
class MotionLine:
    """A motion and what became of it."""

    id: int
    kind: DecisionKind
    text: str
    grounds: str
    mover: Named | None
    seconder: Named | None
    is_amendment: bool
    state: MotionState
    state_reason: str
    decisions: tuple[DecisionLine, ...] = ()
    """The vote; before it those that were taken back."""

    @property
    def decision(self) -> DecisionLine | None:
        """The vote that stands."""
        return next((each for each in self.decisions if not each.taken_back), None)


@dataclass(frozen=True, slots=True)
class FollowUpAsked:
    """What somebody is to do, as the meeting left it."""

    item: str
    """The number of its item, "" for none."""
    reference: str
    text: str
    responsible: str
    due_on: date | None


@dataclass(frozen=True, slots=True)
class ItemTold:
    """An item of the agenda with all that happened under it."""

    line: AgendaLine
    speakers: tuple[Named, ...] = ()
    conflicts: tuple[Conflicted, ...] = ()
    motions: tuple[MotionLine, ...] = ()
    handed_down: tuple[RichText, ...] = ()
    """What other parts of the office recorded, such as the result of an election."""
    follow_ups: tuple[FollowUpAsked, ...] = ()
    free: tuple[RichText, ...] = ()
    """What the secretary wrote below it."""

    @property
    def is_silent(self) -> bool:
        """Whether nothing at all is told of it."""
        return not (self.line.debate.strip() or self.motions or self.handed_down or any(self.free))


@dataclass(frozen=True, slots=True)
class Part:
    """A part of minutes: one made from the meeting, or free text."""

    kind: PartKind
    item_id: int | None = None
    """Of free text below an item."""
    body: RichText = RichText()  # noqa: RUF009 - frozen, and the same for everybody


@dataclass(frozen=True, slots=True)
class MinutesText:
    """The parts of minutes in one language, in their order."""

    language: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class ErratumLine:
    """A dated correction of signed minutes."""

    id: int
    meeting_id: int
    number: int
    on: date
    instead_of: str
    reads: str
    reason: str
    decided_at: MeetingLabel | None
    decision: str
    signed: SignedLabel | None


@dataclass(frozen=True, slots=True)
class MinutesDetail:
    """The minutes of a meeting as they are worked on. Where none were begun, they are as they would begin."""

    meeting: MeetingLabel
    state: MinutesState
    languages: tuple[str, ...]
    """One, or two for bilingual minutes."""
    in_columns: bool
    folio: str
    approved_at: MeetingLabel | None
    approved_on: date | None
    approved_by: str
    texts: tuple[MinutesText, ...]
    """One for each language, with the same parts in the same order."""
    items: tuple[AgendaLine, ...]
    order: Order
    required: tuple[Checked, ...]
    signed: SignedLabel | None
    errata: tuple[ErratumLine, ...]
    version: int
    """0 where none were begun."""

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts in the first language."""
        return self.texts[0].parts

    def text_in(self, language: str) -> MinutesText:
        """The parts in a language, else in the first."""
        return next((each for each in self.texts if each.language == language), self.texts[0])


@dataclass(frozen=True, slots=True)
class NotThere:
    """A paper about a record of meetings that nobody has written down yet."""

    letterhead: Letterhead


@dataclass(frozen=True, slots=True)
class MinutesSheet:
    """All that minutes print, in the language they are printed in."""

    letterhead: Letterhead
    meeting: MeetingDetail
    state: MinutesState
    language: str
    """The one they are written in; free text in another language falls back to it."""
    folio: str
    approved_at: MeetingLabel | None
    approved_on: date | None
    approved_by: str
    parts: tuple[Part, ...]
    signed_by: Sequence[str]
    notices: tuple[NoticesGiven, ...]
    failed_quorum: Quorum | None
    """Of the call before this one, which failed."""
    attendance: Attendance
    guests: tuple[GuestThere, ...]
    proxies: int
    quorum: Quorum | None
    """At the opening; of a meeting that failed, when it was closed."""
    items: tuple[ItemTold, ...]
    general_documents: tuple[str, ...]
    """Documents that belong to no item."""
    follow_ups: tuple[FollowUpAsked, ...]
    required: tuple[Checked, ...]
    speaking_women: int = 0
    speaking: int = 0
    """How many people spoke, and how many of them were women."""
    signed_on: date | None = None
    """The day they are signed on, on the paper that is being signed."""
    unapproved_reason: str = ""
    """Why they are signed before anybody approved them, or with something missing."""
    original: SignedLabel | None = None
    """What was signed, on a copy of it."""
    errata: tuple[ErratumLine, ...] = ()

    @property
    def bureau(self) -> tuple[BureauMember, ...]:
        """Who chaired, wrote, counted."""
        return self.meeting.bureau

    @property
    def documents(self) -> tuple[tuple[str, str], ...]:
        """What was submitted: the number of its item ("" for none), and its title."""
        of_items = [(item.line.number, title) for item in self.items for title in item.line.documents]
        return (*(("", title) for title in self.general_documents), *of_items)


@dataclass(frozen=True, slots=True)
class ExtractSheet:
    """One resolution out of minutes, certified true by the legal representative (OHADA, art. 105)."""

    letterhead: Letterhead
    meeting: MeetingDetail
    item: AgendaLine
    motion: MotionLine
    decision: DecisionLine
    quorum: Quorum | None
    state: MinutesState
    signed: SignedLabel | None
    folio: str
    representative: Named | None
    """Who certifies; None where the seat is vacant."""
    representative_office: str
    """The code of their office."""


@dataclass(frozen=True, slots=True)
class ErratumSheet:
    """A dated correction of signed minutes."""

    letterhead: Letterhead
    meeting: MeetingDetail
    erratum: ErratumLine
    original: SignedLabel
    folio: str
    signers: tuple[BureauMember, ...]
    signed_on: date | None = None
    copy_of: SignedLabel | None = None
    """The signed erratum, on a copy of it."""
