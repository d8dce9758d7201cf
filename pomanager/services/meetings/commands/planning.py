"""Planning a meeting with its first agenda, changing what is written of it, calling it off."""

from collections.abc import Iterable

from pomanager.db.meetings.calling import AgendaItem, Meeting
from pomanager.errors import Stale
from pomanager.rules.meetings.agenda import PlannedItem, first_agenda
from pomanager.rules.meetings.kinds import ItemState, MeetingState
from pomanager.rules.objections import Objection
from pomanager.rules.writing import tidy
from pomanager.services.bodies.commands.recording import called
from pomanager.services.bodies.queries.body import body_found
from pomanager.services.meetings import judging_calling
from pomanager.services.meetings.calling_orders import AmendMeeting, CancelMeeting, PlanMeeting
from pomanager.services.meetings.commands.recording import (
    about_meeting,
    differing,
    hour_told,
    judged,
    new_values,
    with_reason,
)
from pomanager.services.meetings.queries.agenda import carried, standing_items
from pomanager.services.meetings.queries.loading import meeting_detail
from pomanager.services.organisation.commands import OVERTAKEN
from pomanager.services.organisation.queries import section_names
from pomanager.services.organisation.queries.bylaws import bylaws_on
from pomanager.services.work import Work

__all__ = [
    "AmendMeeting", "CancelMeeting", "PlanMeeting", "PlannedItem", "amend_meeting", "cancel_meeting", "plan_meeting",
    "write_items",
]  # fmt: skip


def plan_meeting(work: Work, order: PlanMeeting) -> int:
    """Write the meeting and its first agenda, or raise Refused; returns its id."""
    judged(judging_calling.objections_to_planning, work, order)
    row = Meeting(
        kind=order.kind, title=order.title, section_id=order.section_id, body_id=order.body_id, held_on=order.held_on,
        starts_at=order.starts_at, place=tidy(order.place), state=MeetingState.PLANNED, call=1, follows_id=None,
        convener=order.convener, called_by=tidy(order.called_by), demanded_by=order.demanded_by,
        demanded_on=order.demanded_on, called_on=None, short_notice_reason="", record_on=None,
        documents_place=tidy(order.documents_place), documents_from=order.documents_from,
        what_to_bring=tidy(order.what_to_bring), opened_at=None, closed_at=None, state_reason="",
    )  # fmt: skip
    work.session.add(row)
    work.session.flush()
    items = _first_items(work, order) if order.items is None else tuple(order.items)
    write_items(work, row.id, items)
    told = {
        "meeting_kind": order.kind, "section": _section(work, order.section_id), "body": _body(work, order.body_id),
        "held_on": order.held_on, "starts_at": hour_told(order.starts_at), "place": tidy(order.place),
        "convener": order.convener, "called_by": tidy(order.called_by), "demanded_by": order.demanded_by,
        "demanded_on": order.demanded_on, "agenda_items": len(items) or None,
    }  # fmt: skip
    work.record("meetings.planned", about_meeting(work, row.id), new_values(told))
    return row.id


def _first_items(work: Work, order: PlanMeeting) -> tuple[PlannedItem, ...]:
    left = carried(work.session, order.kind, order.body_id, order.section_id, order.held_on)
    standing = standing_items(work.session, order.kind)
    return first_agenda(order.kind, bylaws_on(work.session, order.held_on), left, standing)


def write_items(
    work: Work, meeting_id: int, items: Iterable[PlannedItem], parent_id: int | None = None, start: int = 1
) -> None:
    """Write items that were judged, with all below them, from a place on."""
    for position, item in enumerate(items, start):
        row = AgendaItem(
            meeting_id=meeting_id, parent_id=parent_id, position=position, kind=item.kind, title=item.title,
            note=item.note.strip(), state=ItemState.OPEN, state_reason="", added_reason="",
            carried_from_id=item.carried_from_id, debate="", about_table="", about_id=None,
        )  # fmt: skip
        work.session.add(row)
        work.session.flush()
        write_items(work, meeting_id, item.below, row.id)


def _section(work: Work, section_id: int | None) -> str:
    return "" if section_id is None else section_names(work.session).get(section_id, "")


def _body(work: Work, body_id: int | None) -> str:
    return "" if body_id is None else called(body_found(work.session, body_id).label.name)


def amend_meeting(work: Work, order: AmendMeeting) -> None:
    """Write what differs, or raise Refused, or Stale when somebody was quicker.

    Why day, hour or place changed after the notice, or the day of a next call at any time, is kept with what the
    minutes say of the notice.
    """
    before = meeting_detail(work.session, order.meeting_id)
    if before.version != order.version:
        raise Stale(Objection(OVERTAKEN))
    judged(judging_calling.objections_to_amending_meeting, work, order)
    label = before.label
    changes = differing(
        {
            "title": (label.title, order.title), "held_on": (label.held_on, order.held_on),
            "starts_at": (hour_told(label.starts_at), hour_told(order.starts_at)),
            "place": (label.place, tidy(order.place)), "convener": (before.convener, order.convener),
            "called_by": (before.called_by, tidy(order.called_by)),
            "demanded_by": (before.demanded_by, order.demanded_by),
            "demanded_on": (before.demanded_on, order.demanded_on),
            "documents_place": (before.documents_place, tidy(order.documents_place)),
            "documents_from": (before.documents_from, order.documents_from),
            "what_to_bring": (before.what_to_bring, tidy(order.what_to_bring)),
        }
    )  # fmt: skip
    if not changes:
        return
    row = work.session.get_one(Meeting, order.meeting_id)
    row.title, row.held_on, row.starts_at, row.place = order.title, order.held_on, order.starts_at, tidy(order.place)
    row.convener, row.called_by = order.convener, tidy(order.called_by)
    row.demanded_by, row.demanded_on = order.demanded_by, order.demanded_on
    row.documents_place, row.documents_from = tidy(order.documents_place), order.documents_from
    row.what_to_bring = tidy(order.what_to_bring)
    is_kept = label.state is MeetingState.CALLED or (before.follows is not None and "held_on" in changes)
    if is_kept and order.reason.strip():
        row.short_notice_reason = with_reason(row.short_notice_reason, order.reason)
    work.record("meetings.amended", about_meeting(work, order.meeting_id), changes, order.reason.strip())


def cancel_meeting(work: Work, order: CancelMeeting) -> None:
    """Call a meeting off that was not opened yet, or raise Refused."""
    judged(judging_calling.objections_to_cancelling, work, order)
    row = work.session.get_one(Meeting, order.meeting_id)
    about = about_meeting(work, order.meeting_id)
    before, row.state = row.state, MeetingState.CANCELLED
    row.state_reason = order.reason.strip()
    work.record("meetings.cancelled", about, {"meeting_state": (before, row.state)}, order.reason.strip())
