"""How a meeting goes on: opened, suspended, resumed, closed or failed, its bureau, and item after item."""

from pomanager.db.meetings.calling import AgendaItem, ItemConflict, Meeting, MeetingOfficer
from pomanager.db.meetings.decisions import Motion
from pomanager.errors import NotFound
from pomanager.rules.meetings.deciding import MotionState
from pomanager.rules.meetings.kinds import ItemKind, ItemState, MeetingRole, MeetingState
from pomanager.rules.objections import Objection
from pomanager.rules.writing import tidy
from pomanager.services.meetings import judging_room
from pomanager.services.meetings.commands.recording import (
    about_meeting,
    differing,
    hour_told,
    item_told,
    judged,
    new_values,
    refuse,
)
from pomanager.services.meetings.locked import must_be_unsigned
from pomanager.services.meetings.queries.agenda import agenda
from pomanager.services.meetings.queries.loading import bureau, meeting_label
from pomanager.services.meetings.queries.motions import motions
from pomanager.services.meetings.queries.room import NO_CONFLICT, officer_ids, person_named
from pomanager.services.meetings.queries.session_facts import named_on_roll
from pomanager.services.meetings.room_orders import (
    CloseMeeting,
    DeclareConflict,
    DeferItem,
    FailMeeting,
    NameBureau,
    OpenMeeting,
    ResumeMeeting,
    SuspendMeeting,
    Who,
    WriteDebate,
)
from pomanager.services.work import Work

__all__ = [
    "CloseMeeting", "DeclareConflict", "DeferItem", "FailMeeting", "NameBureau", "OpenMeeting", "ResumeMeeting",
    "SuspendMeeting", "Who", "WriteDebate", "close_meeting", "declare_conflict", "defer_item", "fail_meeting",
    "go_to_item", "name_bureau", "note_item", "open_meeting", "resume_meeting", "suspend_meeting",
    "withdraw_conflict", "write_debate",
]  # fmt: skip

Changes = dict[str, tuple[object, object]]
PASSING = frozenset({ItemKind.OPENING, ItemKind.BUREAU, ItemKind.FOLLOW_UP, ItemKind.OTHER_BUSINESS})
"""Items every meeting has: what was not dealt with under them is not carried over."""


def open_meeting(work: Work, order: OpenMeeting) -> None:
    """Write that a meeting is in session from an hour on, or raise Refused."""
    judged(judging_room.objections_to_opening_meeting, work, order)
    row = work.session.get_one(Meeting, order.meeting_id)
    row.state, row.opened_at = MeetingState.OPEN, order.at
    work.record("meetings.opened", about_meeting(work, order.meeting_id), _at(order))


def suspend_meeting(work: Work, order: SuspendMeeting) -> None:
    """Write that a meeting pauses, or raise Refused."""
    judged(judging_room.objections_to_suspending_meeting, work, order)
    row = work.session.get_one(Meeting, order.meeting_id)
    row.state, row.state_reason = MeetingState.SUSPENDED, order.reason.strip()
    work.record("meetings.suspended", about_meeting(work, order.meeting_id), _at(order), order.reason.strip())


def resume_meeting(work: Work, order: ResumeMeeting) -> None:
    """Write that a meeting goes on, or raise Refused."""
    judged(judging_room.objections_to_suspending_meeting, work, order)
    work.session.get_one(Meeting, order.meeting_id).state = MeetingState.OPEN
    work.record("meetings.resumed", about_meeting(work, order.meeting_id), _at(order))


def close_meeting(work: Work, order: CloseMeeting) -> None:
    """Write that a meeting is closed, or raise Refused; items and motions not dealt with are carried over."""
    judged(judging_room.objections_to_closing_meeting, work, order)
    row = work.session.get_one(Meeting, order.meeting_id)
    row.state, row.closed_at, row.state_reason = MeetingState.CLOSED, order.at, ""
    open_motions = {each.item_id for each in motions(work.session, row.id) if each.state is MotionState.DRAFT}
    for line in agenda(work.session, row.id):
        item = work.session.get_one(AgendaItem, line.id)
        if line.state is ItemState.CURRENT:
            item.state = _left_behind(work, item)
        elif line.state is ItemState.OPEN:
            passing = line.kind in PASSING and line.id not in open_motions
            item.state = ItemState.NOTED if passing else ItemState.DEFERRED
    for motion in motions(work.session, row.id):
        if motion.state is MotionState.DRAFT:
            work.session.get_one(Motion, motion.id).state = MotionState.DEFERRED
    work.record("meetings.closed", about_meeting(work, order.meeting_id), _at(order))


def fail_meeting(work: Work, order: FailMeeting) -> None:
    """Write that a meeting was closed for want of a quorum, or raise Refused; ``call_again`` may follow."""
    judged(judging_room.objections_to_failing_meeting, work, order)
    row = work.session.get_one(Meeting, order.meeting_id)
    row.state, row.closed_at = MeetingState.FAILED, order.at
    work.record("meetings.failed", about_meeting(work, order.meeting_id), _at(order))


def _at(order: OpenMeeting | SuspendMeeting | ResumeMeeting | CloseMeeting | FailMeeting) -> Changes:
    return new_values({"at_hour": hour_told(order.at)})


def name_bureau(work: Work, order: NameBureau) -> None:
    """Write who chairs, writes and counts, in place of whoever was named before; raises Refused or NotFound."""
    label = meeting_label(work.session, order.meeting_id)
    refuse(judging_room.objections_to_bureau(work.session, order, work.today))
    before = _bureau_told(work, label.id)
    for officer_id in officer_ids(work.session, label.id):
        work.session.delete(work.session.get_one(MeetingOfficer, officer_id))
    work.session.flush()
    wanted = [(MeetingRole.CHAIR, order.chair), (MeetingRole.SECRETARY, order.secretary)]
    wanted += [(MeetingRole.TELLER, who) for who in order.tellers]
    for position, (role, who) in enumerate(wanted, 1):
        if who is None:
            continue
        name = tidy(who.name) or person_named(work.session, who.person_id)
        work.session.add(
            MeetingOfficer(meeting_id=label.id, role=role, position=position, person_id=who.person_id, name=name)
        )
    work.session.flush()
    changes = differing({"bureau": (before, _bureau_told(work, label.id))})
    work.record("meetings.bureau_named", about_meeting(work, label.id), changes)


def _bureau_told(work: Work, meeting_id: int) -> str:
    return ", ".join(each.name for each in bureau(work.session, meeting_id))


def go_to_item(work: Work, item_id: int) -> None:
    """Take an item up; the one before is dealt with, as far as nothing under it waits for a vote."""
    item, objections = judging_room.item_for(work.session, item_id)
    refuse(objections)
    for line in agenda(work.session, item.meeting_id):
        if line.state is ItemState.CURRENT and line.id != item_id:
            row = work.session.get_one(AgendaItem, line.id)
            row.state = _left_behind(work, row)
    work.session.get_one(AgendaItem, item_id).state = ItemState.CURRENT
    _item_told(work, item_id, ItemState.CURRENT)


def _left_behind(work: Work, item: AgendaItem) -> ItemState:
    """How an item stands when the meeting goes on from it: decided, noted, or still to come."""
    mine = motions(work.session, item.meeting_id, item.id)
    if any(motion.state is MotionState.DRAFT for motion in mine):
        return ItemState.OPEN
    return ItemState.DECIDED if any(motion.decision for motion in mine) else ItemState.NOTED


def note_item(work: Work, item_id: int) -> None:
    """Write that the meeting took note of an item, or raise Refused."""
    refuse(judging_room.item_for(work.session, item_id)[1])
    work.session.get_one(AgendaItem, item_id).state = ItemState.NOTED
    _item_told(work, item_id, ItemState.NOTED)


def defer_item(work: Work, order: DeferItem) -> None:
    """Carry an item over to the next meeting of its kind, with the motions under it, or raise Refused."""
    judged(judging_room.objections_to_deferring_item, work, order)
    row = work.session.get_one(AgendaItem, order.item_id)
    row.state, row.state_reason = ItemState.DEFERRED, order.reason.strip()
    for motion in motions(work.session, row.meeting_id, row.id):
        if motion.state is MotionState.DRAFT:
            work.session.get_one(Motion, motion.id).state = MotionState.DEFERRED
    _item_told(work, order.item_id, ItemState.DEFERRED, order.reason.strip())


def _item_told(work: Work, item_id: int, state: ItemState, reason: str = "") -> None:
    row = work.session.get_one(AgendaItem, item_id)
    told = new_values({"item": item_told(work, row.kind, row.title), "item_state": state})
    work.record("meetings.item_state_set", about_meeting(work, row.meeting_id), told, reason)


def write_debate(work: Work, order: WriteDebate) -> None:
    """Write the summary of the debate of an item, or raise Refused."""
    judged(judging_room.objections_to_debate, work, order)
    row = work.session.get_one(AgendaItem, order.item_id)
    if row.debate == order.debate.strip():
        return
    told: dict[str, tuple[object, object]] = {
        "item": (None, item_told(work, row.kind, row.title)), "debate": (row.debate, order.debate.strip()),
    }  # fmt: skip
    row.debate = order.debate.strip()
    work.record("meetings.debate_written", about_meeting(work, row.meeting_id), told)


def declare_conflict(work: Work, order: DeclareConflict) -> int:
    """Write that somebody has an interest in an item, or raise Refused; returns the id of the line."""
    judged(judging_room.objections_to_conflict, work, order)
    item = work.session.get_one(AgendaItem, order.item_id)
    names = named_on_roll(work.session, item.meeting_id, [order.roll_id])
    row = ItemConflict(
        item_id=order.item_id, roll_id=order.roll_id, nature=tidy(order.nature), left_room=order.left_room
    )
    work.session.add(row)
    told = new_values(
        {
            "item": item_told(work, item.kind, item.title), "person": names[order.roll_id], "nature": row.nature,
            "left_room": "yes" if row.left_room else "",
        }
    )  # fmt: skip
    work.record("meetings.conflict_declared", about_meeting(work, item.meeting_id), told)
    return row.id


def withdraw_conflict(work: Work, conflict_id: int) -> None:
    """Take back a conflict of interest that was noted by mistake; raises NotFound, or Refused once signed."""
    row = work.session.get(ItemConflict, conflict_id)
    if row is None:
        raise NotFound(Objection(NO_CONFLICT))
    item = work.session.get_one(AgendaItem, row.item_id)
    must_be_unsigned(work.session, item.meeting_id)
    names = named_on_roll(work.session, item.meeting_id, [row.roll_id])
    told = {"person": (names[row.roll_id], None), "nature": (row.nature, None)}
    work.session.delete(row)
    work.record("meetings.conflict_withdrawn", about_meeting(work, item.meeting_id), told)
