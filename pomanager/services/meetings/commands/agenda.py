"""Acts on the agenda: items added, changed, moved and withdrawn, documents, and the standing items of a kind."""

from collections.abc import Sequence

from pomanager.db.meetings.calling import AgendaItem, ItemDocument, Meeting, StandingItem
from pomanager.db.meetings.decisions import Motion
from pomanager.errors import NotFound, Stale
from pomanager.marks import N_
from pomanager.rules.meetings.deciding import MotionState
from pomanager.rules.meetings.kinds import ItemState, MeetingState
from pomanager.rules.objections import Objection
from pomanager.rules.writing import tidy
from pomanager.services.meetings import judging_calling
from pomanager.services.meetings.calling_orders import (
    AddDocument,
    AddItem,
    AmendItem,
    MoveItem,
    SetStandingItems,
    WithdrawItem,
)
from pomanager.services.meetings.commands.recording import (
    about_meeting,
    differing,
    item_told,
    judged,
    new_values,
    refuse,
)
from pomanager.services.meetings.queries.agenda import documents_under, standing_ids
from pomanager.services.meetings.queries.items import all_below, siblings
from pomanager.services.meetings.queries.motions import motions
from pomanager.services.organisation.commands import OVERTAKEN
from pomanager.services.work import About, Work

__all__ = [
    "AddDocument", "AddItem", "AmendItem", "MoveItem", "SetStandingItems", "WithdrawItem", "add_document", "add_item",
    "amend_item", "move_item", "remove_document", "set_standing_items", "withdraw_item",
]  # fmt: skip
NO_DOCUMENT = N_("This document is not in the list any more.")


def add_item(work: Work, order: AddItem) -> int:
    """Write one more item, or raise Refused; returns its id. One added after the notice keeps its reason."""
    judged(judging_calling.objections_to_adding_item, work, order)
    others = siblings(work.session, order.meeting_id, order.parent_id)
    place = len(others) + 1 if order.position is None else max(1, min(order.position, len(others) + 1))
    meeting = work.session.get_one(Meeting, order.meeting_id)
    late = meeting.state is not MeetingState.PLANNED
    if late:
        place = len(others) + 1  # the notice has told the numbers of the others
    row = AgendaItem(
        meeting_id=order.meeting_id, parent_id=order.parent_id, position=place, kind=order.kind, title=order.title,
        note=order.note.strip(), state=ItemState.OPEN, state_reason="",
        added_reason=order.reason.strip() if late else "", carried_from_id=order.carried_from_id, debate="",
        about_table=order.about_table, about_id=order.about_id,
    )  # fmt: skip
    work.session.add(row)
    work.session.flush()
    _put_in_order(work, (*others[: place - 1], row.id, *others[place - 1 :]))
    told = {"item": item_told(work, order.kind, order.title), "note": order.note.strip()}
    reason = row.added_reason
    work.record("meetings.item_added", about_meeting(work, order.meeting_id), new_values(told), reason)
    return row.id


def amend_item(work: Work, order: AmendItem) -> None:
    """Write what differs of an item, or raise Refused, or Stale when somebody was quicker."""
    judged(judging_calling.objections_to_amending_item, work, order)
    row = work.session.get_one(AgendaItem, order.item_id)
    if row.version != order.version:
        raise Stale(Objection(OVERTAKEN))
    told = differing(
        {
            "item": (item_told(work, row.kind, row.title), item_told(work, order.kind, order.title)),
            "note": (row.note, order.note.strip()),
            "about_what": (_about_told(row.about_table, row.about_id), _about_told(order.about_table, order.about_id)),
        }
    )  # fmt: skip
    if not told and (row.kind, row.title) == (order.kind, order.title):
        return
    row.kind, row.title, row.note = order.kind, order.title, order.note.strip()
    row.about_table, row.about_id = order.about_table, order.about_id
    work.record("meetings.item_amended", about_meeting(work, row.meeting_id), told)


def _about_told(table: str, row_id: int | None) -> str:
    return f"{table} {row_id}" if table else ""


def move_item(work: Work, order: MoveItem) -> None:
    """Put an item elsewhere with all below it, or raise Refused."""
    judged(judging_calling.objections_to_moving_item, work, order)
    row = work.session.get_one(AgendaItem, order.item_id)
    left = [each for each in siblings(work.session, row.meeting_id, row.parent_id) if each != row.id]
    if row.parent_id != order.parent_id:
        _put_in_order(work, left)
    row.parent_id = order.parent_id
    others = [each for each in siblings(work.session, row.meeting_id, order.parent_id) if each != row.id]
    place = max(1, min(order.position, len(others) + 1))
    _put_in_order(work, (*others[: place - 1], row.id, *others[place - 1 :]))
    told: dict[str, tuple[object, object]] = {
        "item": (None, item_told(work, row.kind, row.title)), "place_on_agenda": (None, place),
    }  # fmt: skip
    work.record("meetings.item_moved", about_meeting(work, row.meeting_id), told)


def _put_in_order(work: Work, item_ids: Sequence[int]) -> None:
    for position, item_id in enumerate(item_ids, 1):
        row = work.session.get_one(AgendaItem, item_id)
        if row.position != position:
            row.position = position


def withdraw_item(work: Work, order: WithdrawItem) -> None:
    """Take an item off with all below it, or raise Refused.

    Before the notice it leaves the paper; afterwards it keeps its number, and the minutes say why it was withdrawn.
    What was to be voted on under it is withdrawn with it.
    """
    judged(judging_calling.objections_to_withdrawing_item, work, order)
    row, reason = work.session.get_one(AgendaItem, order.item_id), order.reason.strip()
    early = work.session.get_one(Meeting, row.meeting_id).state is MeetingState.PLANNED
    gone = (row.id, *all_below(work.session, row.id))
    for item_id in gone:
        each = work.session.get_one(AgendaItem, item_id)
        each.state, each.state_reason = ItemState.WITHDRAWN, reason
    for draft in motions(work.session, row.meeting_id):
        if draft.item_id in gone and draft.state is MotionState.DRAFT:
            motion = work.session.get_one(Motion, draft.id)
            motion.state, motion.state_reason = MotionState.WITHDRAWN, reason
    if early:
        row.position = 0
        work.session.flush()
        _put_in_order(work, siblings(work.session, row.meeting_id, row.parent_id))
    told = {"item": (item_told(work, row.kind, row.title), None)}
    work.record("meetings.item_withdrawn", about_meeting(work, row.meeting_id), told, reason)


def add_document(work: Work, order: AddDocument) -> int:
    """Name a document, or raise Refused; returns its id."""
    refuse(judging_calling.objections_to_document(work.session, order, work.today))
    position = len(documents_under(work.session, order.meeting_id, order.item_id)) + 1
    row = ItemDocument(
        meeting_id=order.meeting_id, item_id=order.item_id, position=position, title=tidy(order.title)
    )  # fmt: skip
    work.session.add(row)
    work.record("meetings.document_added", about_meeting(work, order.meeting_id), {"document": (None, row.title)})
    return row.id


def remove_document(work: Work, document_id: int) -> None:
    """Take a document off the list, before the meeting opens; raises NotFound."""
    row = work.session.get(ItemDocument, document_id)
    if row is None:
        raise NotFound(Objection(NO_DOCUMENT))
    refuse(judging_calling.objections_to_removing_document(work.session, row.meeting_id))
    about, title = about_meeting(work, row.meeting_id), row.title
    work.session.delete(row)
    work.record("meetings.document_removed", about, {"document": (title, None)})


def set_standing_items(work: Work, order: SetStandingItems) -> None:
    """Write with which items meetings of a kind begin, or raise Refused; none returns to those the program knows."""
    refuse(judging_calling.objections_to_standing_items(work.session, order, work.today))
    for item_id in standing_ids(work.session, order.kind):
        work.session.delete(work.session.get_one(StandingItem, item_id))
    work.session.flush()
    for position, item in enumerate(order.items, 1):
        work.session.add(
            StandingItem(kind=order.kind, position=position, item_kind=item.kind, title=item.title)
        )  # fmt: skip
    told = {"meeting_kind": (None, order.kind), "agenda_items": (None, len(order.items))}
    work.record("meetings.standing_items_set", About("standing_item", None, order.kind.value), told)
