"""The agenda of a meeting in printed order, the items carried over to it, and the standing items of a kind."""

from collections import defaultdict
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from pomanager.db.base import table_of
from pomanager.db.meetings.calling import AgendaItem, ItemDocument, Meeting, StandingItem
from pomanager.db.meetings.decisions import FollowUp
from pomanager.errors import NotFound
from pomanager.marks import N_
from pomanager.readmodels.meetings.meeting import AgendaLine
from pomanager.rules.meetings.agenda import AgendaFacts, Carried, Placed, PlannedItem, numbered
from pomanager.rules.meetings.kinds import RULES_OF, ItemState, MeetingKind, MeetingState
from pomanager.rules.meetings.notice import bylaw_named
from pomanager.rules.objections import Objection
from pomanager.services.meetings.queries.listing import of_same
from pomanager.services.meetings.queries.loading import MEETING
from pomanager.services.organisation.queries.bylaws import bylaws_on

ITEM, DOCUMENT, STANDING, FOLLOW_UP = map(table_of, (AgendaItem, ItemDocument, StandingItem, FollowUp))
NO_ITEM = N_("This item is not in the books.")


def agenda(session: Session, meeting_id: int) -> tuple[AgendaLine, ...]:
    """The items of a meeting in printed order; what was withdrawn before the notice is left out."""
    rows = {row.id: row for row in session.execute(select(ITEM).where(ITEM.c.meeting_id == meeting_id))}
    documents = item_documents(session, meeting_id)
    lines = []
    for place in numbered(Placed(row.id, row.parent_id, row.position) for row in rows.values()):
        row = rows[place.id]
        lines.append(
            AgendaLine(
                id=row.id, parent_id=row.parent_id, number=place.number, depth=place.depth, kind=row.kind,
                title=row.title, note=row.note, state=row.state, state_reason=row.state_reason,
                added_reason=row.added_reason, carried_from_id=row.carried_from_id, debate=row.debate,
                documents=tuple(documents.get(row.id, {}).values()), about_table=row.about_table,
                about_id=row.about_id, version=row.version,
            )
        )  # fmt: skip
    return tuple(lines)


def item_documents(session: Session, meeting_id: int) -> dict[int | None, dict[int, str]]:
    """Item → the documents submitted under it, by their ids in their order; under None those of the whole meeting."""
    found: dict[int | None, dict[int, str]] = defaultdict(dict)
    rows = select(DOCUMENT).where(DOCUMENT.c.meeting_id == meeting_id).order_by(DOCUMENT.c.position, DOCUMENT.c.id)
    for row in session.execute(rows):
        found[row.item_id][row.id] = row.title
    return dict(found)


def documents_under(session: Session, meeting_id: int, item_id: int | None) -> tuple[str, ...]:
    """The documents of one item, or (None) of the whole meeting."""
    return tuple(item_documents(session, meeting_id).get(item_id, {}).values())


def standing_ids(session: Session, kind: MeetingKind) -> tuple[int, ...]:
    """The organisation's own standing items of a kind, for the command that replaces them."""
    return tuple(session.execute(select(STANDING.c.id).where(STANDING.c.kind == kind)).scalars())


def meeting_of_item(session: Session, item_id: int) -> int:
    """The meeting on whose agenda an item stands; raises NotFound."""
    found: int | None = session.execute(select(ITEM.c.meeting_id).where(ITEM.c.id == item_id)).scalar()
    if found is None:
        raise NotFound(Objection(NO_ITEM))
    return found


def agenda_facts(session: Session, meeting_id: int) -> AgendaFacts:
    """What is known of a meeting whose agenda is to be changed."""
    row = session.execute(select(MEETING).where(MEETING.c.id == meeting_id)).one()
    bylaws = bylaws_on(session, row.held_on)
    rules = RULES_OF.get(row.kind, "")
    keys = {f"{rules}.second_call_same_agenda"} & set(bylaws.values)
    return AgendaFacts(row.kind, row.state, row.call, bylaws, bylaw_named(bylaws, *keys))


def standing_items(session: Session, kind: MeetingKind) -> tuple[PlannedItem, ...]:
    """The organisation's own standing items of a kind, in their order; none where it uses those the program knows."""
    rows = session.execute(select(STANDING).where(STANDING.c.kind == kind).order_by(STANDING.c.position, STANDING.c.id))
    return tuple(PlannedItem(row.item_kind, row.title) for row in rows)


def carried(session: Session, kind: MeetingKind, body_id: int | None, section_id: int | None, before: date) -> Carried:
    """What earlier meetings of the kind leave to one on a day: items not dealt with, follow-ups, minutes to approve."""
    earlier = (*of_same(kind, body_id, section_id), MEETING.c.held_on <= before)
    taken, taking = aliased(table_of(AgendaItem)), aliased(table_of(Meeting))
    is_taken = (
        select(taken.c.id)
        .join(taking, taking.c.id == taken.c.meeting_id)
        .where(taken.c.carried_from_id == ITEM.c.id, taking.c.state != MeetingState.CANCELLED)
        .exists()
    )
    rows = session.execute(
        select(ITEM)
        .join(MEETING, MEETING.c.id == ITEM.c.meeting_id)
        .where(*earlier, MEETING.c.state == MeetingState.CLOSED, ITEM.c.state == ItemState.DEFERRED, ~is_taken)
        .order_by(MEETING.c.held_on, ITEM.c.position, ITEM.c.id)
    )
    deferred = tuple(PlannedItem(row.kind, row.title, row.note, (), row.id) for row in rows)
    follow_up = (
        select(FOLLOW_UP.c.id)
        .join(MEETING, MEETING.c.id == FOLLOW_UP.c.meeting_id)
        .where(*earlier, FOLLOW_UP.c.done_on.is_(None), FOLLOW_UP.c.dropped.is_(False))
        .limit(1)
    )
    held = select(MEETING.c.id).where(*earlier, MEETING.c.state == MeetingState.CLOSED).limit(1)
    return Carried(deferred, session.execute(follow_up).first() is not None, session.execute(held).first() is not None)
