"""Motions and amendments: put, corrected, withdrawn, put off; and who spoke to an item."""

from pomanager.db.meetings.decisions import Motion, Speaker
from pomanager.errors import NotFound, Stale
from pomanager.rules.meetings.deciding import MotionState
from pomanager.rules.objections import Objection
from pomanager.rules.writing import tidy
from pomanager.services.meetings import judging_motions
from pomanager.services.meetings.commands.recording import (
    about_meeting,
    differing,
    item_told,
    judged,
    new_values,
)
from pomanager.services.meetings.locked import must_be_unsigned
from pomanager.services.meetings.queries.items import item_found
from pomanager.services.meetings.queries.motions import motions
from pomanager.services.meetings.queries.room import speaker_of
from pomanager.services.meetings.queries.session_facts import NOT_ON_ROLL, motion_found, named_on_roll
from pomanager.services.meetings.room_orders import AmendMotion, DeferMotion, EditMotion, PutMotion, WithdrawMotion
from pomanager.services.organisation.commands import OVERTAKEN
from pomanager.services.work import Work

__all__ = [
    "AmendMotion", "DeferMotion", "EditMotion", "PutMotion", "WithdrawMotion", "add_speaker", "amend_motion",
    "defer_motion", "edit_motion", "put_motion", "remove_speaker", "withdraw_motion",
]  # fmt: skip


def put_motion(work: Work, order: PutMotion) -> int:
    """Write what is put to the meeting under an item, or raise Refused; returns its id."""
    judged(judging_motions.objections_to_putting, work, order)
    item = item_found(work.session, order.item_id)
    position = len(motions(work.session, item.meeting_id, item.id)) + 1
    row = Motion(
        item_id=item.id, position=position, kind=order.kind, text=order.text.strip(), grounds=order.grounds.strip(),
        mover_id=order.mover_id, moved_by=tidy(order.moved_by), seconder_id=order.seconder_id, amends_id=None,
        state=MotionState.DRAFT, state_reason="",
    )  # fmt: skip
    work.session.add(row)
    told = {**_told(work, item.meeting_id, row), "item": item_told(work, item.kind, item.title)}
    work.record("meetings.motion_put", about_meeting(work, item.meeting_id), new_values(told))
    return row.id


def amend_motion(work: Work, order: AmendMotion) -> int:
    """Write an amendment, which is voted on before what it changes, or raise Refused; returns its id.

    Adopted, its text is what the motion then reads.
    """
    judged(judging_motions.objections_to_amending_motion, work, order)
    main = motion_found(work.session, order.motion_id)
    position = len(motions(work.session, main.meeting_id, main.item_id)) + 1
    row = Motion(
        item_id=main.item_id, position=position, kind=main.kind, text=order.text.strip(),
        grounds=order.grounds.strip(), mover_id=order.mover_id, moved_by=tidy(order.moved_by),
        seconder_id=order.seconder_id, amends_id=main.id, state=MotionState.DRAFT, state_reason="",
    )  # fmt: skip
    work.session.add(row)
    told = {**_told(work, main.meeting_id, row), "amends": main.text}
    work.record("meetings.amendment_put", about_meeting(work, main.meeting_id), new_values(told))
    return row.id


def edit_motion(work: Work, order: EditMotion) -> None:
    """Correct a motion before the vote, or raise Refused, or Stale when somebody was quicker."""
    judged(judging_motions.objections_to_editing_motion, work, order)
    row = work.session.get_one(Motion, order.motion_id)
    if row.version != order.version:
        raise Stale(Objection(OVERTAKEN))
    meeting_id = item_found(work.session, row.item_id).meeting_id
    before = _told(work, meeting_id, row)
    row.text, row.grounds, row.moved_by = order.text.strip(), order.grounds.strip(), tidy(order.moved_by)
    row.kind, row.mover_id, row.seconder_id = order.kind, order.mover_id, order.seconder_id
    after = _told(work, meeting_id, row)
    changes = differing({key: (before[key], after[key]) for key in after})
    if changes:
        work.record("meetings.motion_edited", about_meeting(work, meeting_id), changes)


def _told(work: Work, meeting_id: int, row: Motion) -> dict[str, object]:
    people = [roll_id for roll_id in (row.mover_id, row.seconder_id) if roll_id is not None]
    names = named_on_roll(work.session, meeting_id, list(dict.fromkeys(people)))
    return {
        "motion": row.text, "decision_kind": row.kind, "grounds": row.grounds,
        "mover": names[row.mover_id] if row.mover_id is not None else row.moved_by,
        "seconder": names[row.seconder_id] if row.seconder_id is not None else "",
    }  # fmt: skip


def withdraw_motion(work: Work, order: WithdrawMotion) -> None:
    """Withdraw a motion with its amendments, or raise Refused; the minutes say why."""
    judged(judging_motions.objections_to_withdrawing_motion, work, order)
    meeting_id = _end(work, order.motion_id, MotionState.WITHDRAWN, order.reason.strip())
    told = new_values({"motion": motion_found(work.session, order.motion_id).text})
    work.record("meetings.motion_withdrawn", about_meeting(work, meeting_id), told, order.reason.strip())


def defer_motion(work: Work, order: DeferMotion) -> None:
    """Put the vote on a motion off, with its amendments, or raise Refused."""
    judged(judging_motions.objections_to_deferring_motion, work, order)
    meeting_id = _end(work, order.motion_id, MotionState.DEFERRED, order.reason.strip())
    told = new_values({"motion": motion_found(work.session, order.motion_id).text})
    work.record("meetings.motion_deferred", about_meeting(work, meeting_id), told, order.reason.strip())


def _end(work: Work, motion_id: int, state: MotionState, reason: str) -> int:
    """Let a motion and the open amendments to it end; returns the meeting."""
    found = motion_found(work.session, motion_id)
    for motion in motions(work.session, found.meeting_id, found.item_id):
        if motion.id == motion_id or (motion.amends_id == motion_id and motion.state is MotionState.DRAFT):
            row = work.session.get_one(Motion, motion.id)
            row.state, row.state_reason = state, reason
    return found.meeting_id


def add_speaker(work: Work, item_id: int, roll_id: int) -> None:
    """Note that somebody spoke to an item; once is enough. Raises NotFound, or Refused once signed."""
    item = item_found(work.session, item_id)
    must_be_unsigned(work.session, item.meeting_id)
    names = named_on_roll(work.session, item.meeting_id, [roll_id])
    if speaker_of(work.session, item_id, roll_id) is not None:
        return
    work.session.add(Speaker(item_id=item_id, roll_id=roll_id))
    told = new_values({"item": item_told(work, item.kind, item.title), "person": names[roll_id]})
    work.record("meetings.speaker_added", about_meeting(work, item.meeting_id), told)


def remove_speaker(work: Work, item_id: int, roll_id: int) -> None:
    """Take back that somebody spoke to an item; raises NotFound, or Refused once signed."""
    item = item_found(work.session, item_id)
    must_be_unsigned(work.session, item.meeting_id)
    speaker_id = speaker_of(work.session, item_id, roll_id)
    if speaker_id is None:
        raise NotFound(Objection(NOT_ON_ROLL))
    names = named_on_roll(work.session, item.meeting_id, [roll_id])
    work.session.delete(work.session.get_one(Speaker, speaker_id))
    told: dict[str, tuple[object, object]] = {
        "item": (None, item_told(work, item.kind, item.title)), "person": (names[roll_id], None),
    }  # fmt: skip
    work.record("meetings.speaker_removed", about_meeting(work, item.meeting_id), told)
