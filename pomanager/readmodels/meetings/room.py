"""What the meeting room sees: who is there at an hour, motions and votes, the register of resolutions, follow-ups."""

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from pomanager.readmodels.meetings import presence
from pomanager.readmodels.meetings.meeting import AgendaLine, MeetingDetail, MeetingLabel, Quorum
from pomanager.readmodels.meetings.minutes import DecisionLine
from pomanager.readmodels.meetings.vote_rules import VoteRules
from pomanager.rules.meetings.deciding import DecisionKind, MotionState, Outcome, Standing
from pomanager.rules.meetings.kinds import ItemState, Presence
from pomanager.rules.members import Sex
from pomanager.rules.wording import Wording

ProxyLine: TypeAlias = presence.ProxyLine
PersonPresence: TypeAlias = presence.PersonPresence
GuestInRoom: TypeAlias = presence.GuestInRoom
RoomAt: TypeAlias = presence.RoomAt


@dataclass(frozen=True, slots=True)
class Entry:
    """Something the room has noted of somebody: an arrival, a departure, a proxy, an excuse."""

    at: int | None
    """None for an excuse, and for a proxy given before the opening."""
    presence: Presence
    roll_id: int
    number: str
    name: str
    sex: Sex


@dataclass(frozen=True, slots=True)
class MotionRow:
    """A motion as the room works with it."""

    id: int
    item_id: int
    position: int
    kind: DecisionKind
    text: str
    """As it was put."""
    text_now: str
    """As it is voted on: with the amendments that were adopted."""
    grounds: str
    mover_id: int | None
    mover: str
    """Number and name, or who moved it without standing on the roll; "" for nobody."""
    moved_by: str
    seconder_id: int | None
    seconder: str
    amends_id: int | None
    state: MotionState
    state_reason: str
    version: int
    decision: DecisionLine | None
    """The vote that stands."""


@dataclass(frozen=True, slots=True)
class Speaking:
    """Somebody who spoke to an item."""

    roll_id: int
    number: str
    name: str
    sex: Sex


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """A declared conflict of interest."""

    id: int
    roll_id: int
    number: str
    name: str
    nature: str
    left_room: bool


@dataclass(frozen=True, slots=True)
class ResolutionRow:
    """A decision in the register of resolutions."""

    id: int
    reference: str
    year: int
    meeting: MeetingLabel
    item: str
    """The number of its item on the agenda."""
    title: Wording
    motion_kind: DecisionKind
    decision: DecisionLine
    standing: Standing | None
    """None for what was not adopted, or was taken back."""
    standing_since: date | None
    repealed_by: str
    remarks: str
    responsible: str
    due_on: date | None
    open_follow_ups: int


@dataclass(frozen=True, slots=True)
class FollowUpRow:
    """What somebody is to do after a meeting."""

    id: int
    meeting: MeetingLabel
    item_id: int | None
    reference: str
    text: str
    person_id: int | None
    responsible: str
    due_on: date | None
    done_on: date | None
    dropped: bool
    remarks: str

    @property
    def is_open(self) -> bool:
        """Whether it is neither done nor given up."""
        return self.done_on is None and not self.dropped


@dataclass(frozen=True, slots=True)
class AttendanceRate:
    """How often somebody came to the meetings held while they stood on their rolls with a vote."""

    person_id: int
    number: str
    name: str
    sex: Sex
    meetings: int
    present: int
    represented: int
    excused: int

    @property
    def absent(self) -> int:
        """Meetings of which nothing is known of them."""
        return self.meetings - self.present - self.represented - self.excused


@dataclass(frozen=True, slots=True)
class RatificationOffered:
    """A co-option that a decision of the meeting speaks of, to be ratified or not by the register of officers."""

    item_id: int
    appointment_id: int
    decision_id: int
    reference: str
    outcome: Outcome
    on: date


@dataclass(frozen=True, slots=True)
class CurrentItem:
    """What the room shows of one item, beside its line on the agenda."""

    item_id: int
    state: ItemState
    motions: tuple[MotionRow, ...] = ()
    speakers: tuple[Speaking, ...] = ()
    conflicts: tuple[ConflictRow, ...] = ()


@dataclass(frozen=True, slots=True)
class RoomView:
    """Everything the room shows, but for what belongs to the item that is looked at."""

    detail: MeetingDetail
    quorum: Quorum
    rules: VoteRules | None
    """What a vote on the item asked about is judged by; None without one."""
    agenda: tuple[AgendaLine, ...]
    motions: tuple[MotionRow, ...]
    entries: tuple[Entry, ...]
    on_roll: int
    present: int
    """People in the room who stand on the roll."""
    represented: int
    excused: int
    """People who sent word and did not come."""

    @property
    def absent(self) -> int:
        """People on the roll of whom nothing is known."""
        return max(self.on_roll - self.present - self.represented - self.excused, 0)

    def outcome_of(self, item_id: int) -> Outcome | None:
        """What the last vote on a motion under an item decided, amendments left out; None without one."""
        voted = [
            motion.decision.outcome
            for motion in self.motions
            if motion.item_id == item_id and motion.decision is not None and motion.amends_id is None
        ]
        return voted[-1] if voted else None

    def motions_of(self, item_id: int) -> tuple[MotionRow, ...]:
        """The motions under an item."""
        return tuple(motion for motion in self.motions if motion.item_id == item_id)

    def in_front(self, item_id: int) -> MotionRow | None:
        """The motion to be voted on next under an item: an amendment before what it changes; else the last one."""
        mine = self.motions_of(item_id)
        drafts = [motion for motion in mine if motion.state is MotionState.DRAFT]
        amendments = [motion for motion in drafts if motion.amends_id is not None]
        return next(iter((*amendments, *drafts, *reversed(mine))), None)
