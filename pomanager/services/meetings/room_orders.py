"""The orders of all acts in the meeting room, as its page fills them in and rules judge them.

Hours (``at``) are minutes since the midnight with which the day of the meeting begins; people on the roll are named by
the ids of their lines (``roll_id``).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pomanager.rules.meetings.deciding import Choice, DecisionKind, Method, Standing
from pomanager.rules.members import Sex


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenMeeting:
    """Open a meeting that was called."""

    meeting_id: int
    at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SuspendMeeting:
    """Let a meeting pause."""

    meeting_id: int
    at: int
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResumeMeeting:
    """Let a meeting go on after a pause."""

    meeting_id: int
    at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseMeeting:
    """Close a meeting; what was not dealt with is carried over."""

    meeting_id: int
    at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FailMeeting:
    """Close a meeting, opened or not, because it has no quorum."""

    meeting_id: int
    at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """Somebody by their record, or by name alone."""

    person_id: int | None = None
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameBureau:
    """Say who chairs, writes and counts; it replaces whoever was named before."""

    meeting_id: int
    chair: Who | None = None
    secretary: Who | None = None
    tellers: Sequence[Who] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkPresent:
    """Tick people off as they come."""

    meeting_id: int
    roll_ids: Sequence[int]
    at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkLeft:
    """Note that people leave."""

    meeting_id: int
    roll_ids: Sequence[int]
    at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkExcused:
    """Note that people sent word that they would not come."""

    meeting_id: int
    roll_ids: Sequence[int]
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoMark:
    """Take back the last thing noted of somebody: a departure, else an arrival, else an excuse."""

    meeting_id: int
    roll_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkSectionExcept:
    """Tick off everybody of a section, with those below it, but for some."""

    meeting_id: int
    section_id: int
    except_ids: Sequence[int] = ()
    at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AddGuest:
    """Write down somebody in the room without a vote."""

    meeting_id: int
    name: str
    sex: Sex
    capacity: str = ""
    person_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveProxy:
    """Let somebody be represented: by somebody on the roll, or by somebody else by name."""

    meeting_id: int
    giver_id: int
    holder_id: int | None = None
    holder_name: str = ""
    relation: str = "member"
    paper: str = ""
    at: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawProxy:
    """Let a proxy end at an hour, or (``by_mistake``) never have been."""

    proxy_id: int
    at: int = 0
    by_mistake: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DeferItem:
    """Carry an item over to the next meeting of its kind."""

    item_id: int
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteDebate:
    """Write the summary of the debate of an item."""

    item_id: int
    debate: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclareConflict:
    """Note that somebody has an interest in an item: they count neither for its quorum nor for its majority."""

    item_id: int
    roll_id: int
    nature: str
    left_room: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PutMotion:
    """Put something to the meeting under an item; before the meeting it is a draft resolution."""

    item_id: int
    text: str
    kind: DecisionKind = DecisionKind.ORDINARY
    grounds: str = ""
    mover_id: int | None = None
    moved_by: str = ""
    seconder_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendMotion:
    """Move that a motion reads otherwise: ``text`` is the whole of it as it would read."""

    motion_id: int
    text: str
    grounds: str = ""
    mover_id: int | None = None
    moved_by: str = ""
    seconder_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EditMotion:
    """Correct what is written of a motion that is not voted on; ``version`` is the one that was read."""

    motion_id: int
    version: int
    text: str
    kind: DecisionKind = DecisionKind.ORDINARY
    grounds: str = ""
    mover_id: int | None = None
    moved_by: str = ""
    seconder_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawMotion:
    """Withdraw a motion before the vote, and with it the amendments to it."""

    motion_id: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeferMotion:
    """Put the vote on a motion off to a later meeting."""

    motion_id: int
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordVote:
    """Write the result of a vote. ``roll_call`` are the answers, each a line of the roll and what it said.

    By acclamation, and without figures, everybody there who does not abstain is for it.
    """

    motion_id: int
    method: Method
    at: int
    votes_for: int = 0
    votes_against: int = 0
    abstentions: int = 0
    blank: int = 0
    spoilt: int = 0
    casting: Choice | None = None
    roll_call: Sequence[tuple[int, Choice]] = ()
    effective_on: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeBackVote:
    """Take back a vote that was entered by mistake; its reference is never given again."""

    decision_id: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SetStanding:
    """Say where an adopted resolution stands from a day on; one that is repealed names the other, or why."""

    decision_id: int
    standing: Standing
    since: date
    by_id: int | None = None
    remarks: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AddFollowUp:
    """Write down what somebody is to do after the meeting."""

    meeting_id: int
    text: str
    item_id: int | None = None
    decision_id: int | None = None
    person_id: int | None = None
    responsible: str = ""
    due_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseFollowUp:
    """Say that something is done on a day, or (``dropped``) given up and why."""

    follow_up_id: int
    done_on: date | None = None
    dropped: bool = False
    remarks: str = ""
