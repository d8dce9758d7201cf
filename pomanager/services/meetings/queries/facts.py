"""What the rules need to know of a meeting before it opens."""

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.meetings.attendance import Excuse, Proxy, Stay
from pomanager.db.meetings.calling import AgendaItem, ItemConflict
from pomanager.errors import NotFound
from pomanager.marks import N_
from pomanager.rules.bodies.kinds import BodyKind
from pomanager.rules.meetings.kinds import OF_DELEGATES, ItemState
from pomanager.rules.meetings.notice import CallFacts, FailedFacts, FreezeFacts
from pomanager.rules.meetings.planning import PlanFacts
from pomanager.rules.objections import Objection
from pomanager.services.bodies.queries.loading import BODY
from pomanager.services.meetings.calling_orders import AmendMeeting, PlanMeeting
from pomanager.services.meetings.queries.loading import followed_by, meeting_detail, roll_sums
from pomanager.services.members.queries.on_day import counts_on
from pomanager.services.organisation.queries.bylaws import bylaws_on

ITEM, CONFLICT, STAY, EXCUSE, PROXY = map(table_of, (AgendaItem, ItemConflict, Stay, Excuse, Proxy))
NO_BODY_FOUND = N_("This body is not in the books.")


def plan_facts(session: Session, order: PlanMeeting) -> PlanFacts:
    """A meeting as it would be planned; raises NotFound for a body that is not there."""
    members = counts_on(session, order.held_on).total if order.kind in OF_DELEGATES else 0
    return PlanFacts(
        kind=order.kind, held_on=order.held_on, starts_at=order.starts_at, place=order.place, title=order.title,
        has_section=order.section_id is not None, body=body_kind(session, order.body_id), convener=order.convener,
        demanded_by=order.demanded_by, demanded_on=order.demanded_on,
        texts=(
            ("called_by", order.called_by), ("documents_place", order.documents_place),
            ("what_to_bring", order.what_to_bring),
        ),
        documents_from=order.documents_from, bylaws=bylaws_on(session, order.held_on), members=members,
    )  # fmt: skip


def amended_facts(session: Session, order: AmendMeeting) -> PlanFacts:
    """A meeting as it would be changed; raises NotFound."""
    detail = meeting_detail(session, order.meeting_id)
    now = PlanMeeting(
        kind=detail.label.kind, held_on=order.held_on, starts_at=order.starts_at, place=order.place, title=order.title,
        section_id=detail.section_id, body_id=detail.label.body_id, convener=order.convener, called_by=order.called_by,
        demanded_by=order.demanded_by, demanded_on=order.demanded_on, documents_place=order.documents_place,
        documents_from=order.documents_from, what_to_bring=order.what_to_bring,
    )  # fmt: skip
    return plan_facts(session, now)


def body_kind(session: Session, body_id: int | None) -> BodyKind | None:
    """The kind of a body; None for none, raises NotFound for one that is not there."""
    if body_id is None:
        return None
    found: BodyKind | None = session.execute(select(BODY.c.kind).where(BODY.c.id == body_id)).scalar()
    if found is None:
        raise NotFound(Objection(NO_BODY_FOUND))
    return found


def call_facts(session: Session, meeting_id: int) -> CallFacts:
    """A meeting as it would be called; raises NotFound."""
    detail = meeting_detail(session, meeting_id)
    label = detail.label
    demanded = detail.demanded_by is not None
    return CallFacts(
        kind=label.kind, state=label.state, call=label.call, held_on=label.held_on, starts_at=label.starts_at,
        place=label.place, bylaws=bylaws_on(session, label.held_on), items=items_there(session, meeting_id),
        record_on=detail.record_on, convener=detail.convener, demanded_by=detail.demanded_by,
        demanded_on=detail.demanded_on,
        members=counts_on(session, detail.demanded_on or label.held_on).total if demanded else 0,
    )  # fmt: skip


def items_there(session: Session, meeting_id: int) -> int:
    """How many items stand on an agenda, those withdrawn left out."""
    count = select(func.count()).where(ITEM.c.meeting_id == meeting_id, ITEM.c.state != ItemState.WITHDRAWN)
    return session.execute(count).scalar_one()


def failed_facts(session: Session, meeting_id: int, held_on: date) -> FailedFacts:
    """A meeting that is to be called again on a day; raises NotFound."""
    label = meeting_detail(session, meeting_id).label
    return FailedFacts(
        label.kind, label.state, label.call, label.held_on, followed_by(session, meeting_id) is not None,
        bylaws_on(session, held_on),
    )  # fmt: skip


def freeze_facts(session: Session, meeting_id: int, today: date) -> FreezeFacts:
    """A meeting whose roll is to be frozen; raises NotFound."""
    detail = meeting_detail(session, meeting_id)
    return FreezeFacts(
        kind=detail.label.kind, state=detail.label.state, held_on=detail.label.held_on, called_on=detail.called_on,
        was_frozen=roll_sums(session, meeting_id) is not None,
        in_use=_roll_is_used(session, meeting_id),
        bylaws=bylaws_on(session, detail.label.held_on), today=today,
    )  # fmt: skip


def _roll_is_used(session: Session, meeting_id: int) -> bool:
    """Whether arrivals, excuses, proxies or interests name people of the roll: those of another would be strangers."""
    noted = [
        select(table.c.id).where(table.c.meeting_id == meeting_id, table.c.undone.is_(False))
        for table in (STAY, EXCUSE, PROXY)
    ]
    interests = select(CONFLICT.c.id).join(ITEM, ITEM.c.id == CONFLICT.c.item_id)
    noted.append(interests.where(ITEM.c.meeting_id == meeting_id))
    return any(session.execute(each.limit(1)).first() is not None for each in noted)
