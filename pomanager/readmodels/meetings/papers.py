"""The sheets of the papers of meetings: convocation and proof, proxies, attendance, agenda, drafts, votes, lists."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pomanager.readmodels.meetings.calling import ElectionCalled
from pomanager.readmodels.meetings.meeting import AgendaLine, MeetingDetail, MeetingLabel, Quorum
from pomanager.readmodels.papers import Letterhead
from pomanager.rules.bylaws.in_force import NO_BYLAWS, Bylaws
from pomanager.rules.meetings.deciding import DecisionKind, Outcome, Standing
from pomanager.rules.meetings.kinds import Channel, ItemKind, Presence, Receipt
from pomanager.rules.members import Sex
from pomanager.rules.money import Money
from pomanager.rules.wording import Wording


@dataclass(frozen=True, slots=True)
class FailedCall:
    """An earlier call of the same meeting that had no quorum, with its figures where they are known."""

    meeting: MeetingLabel
    quorum: Quorum | None


@dataclass(frozen=True, slots=True)
class Capital:
    """The subscribed capital in one currency, and how many decimals its amounts have."""

    amount: Money
    decimals: int


@dataclass(frozen=True, slots=True)
class About:
    """What every paper of one meeting says of it; without a meeting the paper is one to be filled in by hand."""

    letterhead: Letterhead
    meeting: MeetingDetail | None = None
    agenda: tuple[AgendaLine, ...] = ()
    bylaws: Bylaws = NO_BYLAWS
    failed: tuple[FailedCall, ...] = ()
    """The calls before this one, the first of them first."""
    short_name: str = ""
    capital: tuple[Capital, ...] = ()
    """What is subscribed on the day of the notice; () where there is none, or it may not be told."""
    capital_on: date | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A resolution as it is put to the vote; ``number`` is that of its item with its place among several."""

    number: str
    item: AgendaLine
    kind: DecisionKind
    text: str
    grounds: str
    moved_by: str
    amends: bool


@dataclass(frozen=True, slots=True)
class Invited:
    """Somebody on the roll of a meeting, as letters and slips name them."""

    number: str
    name: str
    other_script: str = ""
    form_of_address: str = ""
    section: str = ""
    place: str = ""
    how_to_find: str = ""
    capacity: str = ""
    """Office in the body; "" for members and delegates."""


@dataclass(frozen=True, slots=True)
class ConvocationSheet:
    """A convocation: one text for all, or a letter for each of ``people``, who are read as they are printed."""

    about: About
    documents: tuple[str, ...] = ()
    drafts: tuple[Draft, ...] = ()
    people: Iterable[Invited] | None = None
    count: int = 0
    elections: tuple[ElectionCalled, ...] = ()

    @property
    def letterhead(self) -> Letterhead:
        """The head of its paper."""
        return self.about.letterhead


@dataclass(frozen=True, slots=True)
class SlipsSheet:
    """Receipt slips of a convocation, one for each of ``people``; without them a sheet of blank ones."""

    about: About
    people: Iterable[Invited]
    count: int

    @property
    def letterhead(self) -> Letterhead:
        """The head of its paper."""
        return self.about.letterhead


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """A notice that was given: to somebody, to a section, or to all (both texts empty)."""

    number: str
    name: str
    section: str
    channel: Channel
    given_on: date
    carrier: str
    receipt: Receipt
    evidence: str
    is_late: bool


@dataclass(frozen=True, slots=True)
class MissingNotice:
    """Somebody on the roll to whom no notice was given, neither by name nor with their section or all others."""

    number: str
    name: str
    section: str


@dataclass(frozen=True, slots=True)
class ProofSheet:
    """What proves that a meeting was called: each notice given, and who had none."""

    about: About
    lines: Iterable[NoticeLine] = ()
    count: int = 0
    last_day: date | None = None
    """The last day on which a notice is in time; None where the by-laws are silent."""
    channels: tuple[str, ...] | None = None
    """The channels the by-laws name, by their codes; None where they are silent."""
    by_channel: tuple[tuple[Channel, int], ...] = ()
    on_roll: int | None = None
    reached: int = 0
    """Of those on the roll."""
    missing: Iterable[MissingNotice] = ()

    @property
    def letterhead(self) -> Letterhead:
        """The head of its paper."""
        return self.about.letterhead


@dataclass(frozen=True, slots=True)
class ProxyFormSheet:
    """A form by which somebody names who votes for them."""

    about: About

    @property
    def letterhead(self) -> Letterhead:
        """The head of its paper."""
        return self.about.letterhead


@dataclass(frozen=True, slots=True)
class AttendanceLine:
    """A line of an attendance sheet. Hours are minutes since the midnight of the day of the meeting."""

    position: int
    number: str
    name: str
    other_script: str
    capacity: str
    sex: Sex
    place: str
    phone: str
    shares: int | None
    """None where shares may not be told."""
    votes: int
    carried: int = 0
    """Votes of others they carry."""
    principals: tuple[str, ...] = ()
    """Whose votes these are."""
    represented_by: str = ""
    presence: Presence = Presence.ABSENT
    arrived_at: int | None = None
    left_at: int | None = None
    photo: bytes = b""


@dataclass(frozen=True, slots=True)
class AttendanceGroup:
    """Those of one section on an attendance sheet, in the order they are printed."""

    section: str
    rows: Iterable[AttendanceLine]


@dataclass(frozen=True, slots=True)
class GuestLine:
    """Somebody in the room without a vote."""

    name: str
    capacity: str


@dataclass(frozen=True, slots=True)
class CameIn:
    """Who came, in heads and votes: those of the roll who were in the room at any time, and those represented."""

    present: int
    represented: int
    excused: int
    absent: int
    votes_present: int
    votes_represented: int
    women: int
    young: int

    @property
    def there(self) -> int:
        """People present or represented."""
        return self.present + self.represented


@dataclass(frozen=True, slots=True)
class AttendanceSheet:
    """An attendance sheet: of everybody on the roll, filled as far as the meeting has gone, or of blank lines."""

    about: About
    groups: Iterable[AttendanceGroup] = ()
    count: int = 0
    with_sections: bool = False
    with_photos: bool = False
    blank_lines: int = 0
    """So many lines to be filled in by hand, in place of those of the roll."""
    entitled: int | None = None
    """People who may vote; None where no roll is frozen."""
    votes: int | None = None
    women_entitled: int | None = None
    quorum: Quorum | None = None
    """At the opening; before it, what will be needed."""
    came: CameIn | None = None
    """None before the meeting has opened."""
    guests: tuple[GuestLine, ...] = ()

    @property
    def letterhead(self) -> Letterhead:
        """The head of its paper."""
        return self.about.letterhead


@dataclass(frozen=True, slots=True)
class AgendaSheet:
    """The agenda of a meeting with what is submitted to it."""

    about: About
    documents: tuple[str, ...] = ()

    @property
    def letterhead(self) -> Letterhead:
        """The head of its paper."""
        return self.about.letterhead


@dataclass(frozen=True, slots=True)
class DraftsSheet:
    """The resolutions put to a meeting, with their reasons."""

    about: About
    drafts: tuple[Draft, ...] = ()

    @property
    def letterhead(self) -> Letterhead:
        """The head of its paper."""
        return self.about.letterhead


@dataclass(frozen=True, slots=True)
class TallySheet:
    """Sheets on which the tellers count the votes, a block for each resolution to be voted on."""

    about: About
    drafts: tuple[Draft, ...] = ()
    votes: int | None = None
    """Votes on the roll; None where none is frozen."""

    @property
    def letterhead(self) -> Letterhead:
        """The head of its paper."""
        return self.about.letterhead


@dataclass(frozen=True, slots=True)
class ResolutionLine:
    """A decision in the register of resolutions. Votes are votes, not heads."""

    reference: str
    meeting: MeetingLabel
    item: str
    """The number of its item on the agenda."""
    title: Wording
    item_kind: ItemKind
    text: str
    outcome: Outcome
    votes_for: int
    votes_against: int
    abstentions: int
    blank: int
    spoilt: int
    rule: str
    """The share that was needed, as it is written for keeping; "" where the by-laws were silent."""
    article: str
    effective_on: date
    standing: Standing | None
    """None for what was not adopted."""
    standing_since: date | None
    repealed_by: str
    responsible: str
    due_on: date | None
    done_on: date | None
    taken_back: str
    """Why the vote was taken back; "" for one that stands."""


@dataclass(frozen=True, slots=True)
class ResolutionsSheet:
    """The register of resolutions of a period, in the order of their references."""

    letterhead: Letterhead
    since: date
    until: date
    lines: Iterable[ResolutionLine]
    count: int


@dataclass(frozen=True, slots=True)
class FollowUpLine:
    """What somebody is to do after a meeting."""

    meeting: MeetingLabel
    reference: str
    text: str
    responsible: str
    due_on: date | None
    done_on: date | None
    dropped: bool
    remarks: str
    is_overdue: bool


@dataclass(frozen=True, slots=True)
class FollowUpsSheet:
    """What is to be done on a day, what is late first; with what is done already where that was wished."""

    letterhead: Letterhead
    as_of: date
    lines: tuple[FollowUpLine, ...]
    with_done: bool


@dataclass(frozen=True, slots=True)
class OfficerAttendance:
    """How often somebody came to the meetings of their body held while they were in office."""

    body: Wording
    name: str
    number: str
    office: str
    held: int
    present: int
    represented: int
    excused: int


@dataclass(frozen=True, slots=True)
class AssemblyAttendance:
    """Who came to an assembly, in heads."""

    meeting: MeetingLabel
    entitled: int
    present: int
    represented: int
    women: int
    women_entitled: int


@dataclass(frozen=True, slots=True)
class AttendanceRatesSheet:
    """Attendance of a period: officers at the meetings of their bodies, and the turnout of each assembly."""

    letterhead: Letterhead
    since: date
    until: date
    officers: tuple[OfficerAttendance, ...]
    assemblies: tuple[AssemblyAttendance, ...]
