"""Calling a meeting, and calling it again after one without a quorum."""

from pomanager.db.meetings.calling import Meeting
from pomanager.rules.meetings.kinds import MeetingState
from pomanager.rules.writing import tidy
from pomanager.services.meetings import judging_calling
from pomanager.services.meetings.calling_orders import CallAgain, CallMeeting
from pomanager.services.meetings.commands.copying import copy_agenda, copy_delegates
from pomanager.services.meetings.commands.recording import (
    about_meeting,
    hour_told,
    judged,
    meeting_told,
    new_values,
    with_reason,
)
from pomanager.services.meetings.queries.loading import meeting_label
from pomanager.services.work import Work

__all__ = ["CallAgain", "CallMeeting", "call_again", "call_meeting"]


def call_meeting(work: Work, order: CallMeeting) -> None:
    """Write the day of the notice, or raise Refused; why it goes out late is kept, and the minutes print it."""
    judged(judging_calling.objections_to_calling, work, order)
    row = work.session.get_one(Meeting, order.meeting_id)
    row.state, row.called_on = MeetingState.CALLED, order.called_on
    reason = order.reason.strip()
    if reason:
        row.short_notice_reason = with_reason(row.short_notice_reason, reason)
    told = {
        "called_on": order.called_on,
        "held_on": row.held_on,
        "starts_at": hour_told(row.starts_at),
        "place": row.place,
    }
    work.record("meetings.called", about_meeting(work, order.meeting_id), new_values(told), reason)


def call_again(work: Work, order: CallAgain) -> int:
    """Plan the next call with the agenda, draft resolutions and delegates of the failed one, or raise Refused.

    Returns the id of the new meeting, which is called by ``call_meeting`` like any other.
    """
    judged(judging_calling.objections_to_next_call, work, order)
    failed = work.session.get_one(Meeting, order.meeting_id)
    row = Meeting(
        kind=failed.kind, title=failed.title, section_id=failed.section_id, body_id=failed.body_id,
        held_on=order.held_on, starts_at=order.starts_at, place=tidy(order.place) or failed.place,
        state=MeetingState.PLANNED, call=failed.call + 1, follows_id=failed.id,
        convener=order.convener or failed.convener, called_by=tidy(order.called_by) or failed.called_by,
        demanded_by=failed.demanded_by, demanded_on=failed.demanded_on, called_on=None,
        short_notice_reason=order.reason.strip(), record_on=None, documents_place=failed.documents_place,
        documents_from=failed.documents_from, what_to_bring=failed.what_to_bring, opened_at=None, closed_at=None,
        state_reason="",
    )  # fmt: skip
    work.session.add(row)
    work.session.flush()
    items = copy_agenda(work, failed.id, row.id)
    copy_delegates(work, failed.id, row.id)
    told = {
        "follows": meeting_told(work, meeting_label(work.session, failed.id)), "call": row.call, "held_on": row.held_on,
        "starts_at": hour_told(row.starts_at), "place": row.place, "agenda_items": items or None,
    }  # fmt: skip
    work.record("meetings.called_again", about_meeting(work, row.id), new_values(told), order.reason.strip())
    return row.id
