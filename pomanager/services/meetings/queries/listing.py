"""The meetings as lists show them: all of a time, those of a body, those before one of the same kind."""

from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlalchemy.orm import Session

from pomanager.errors import NotFound
from pomanager.readmodels.meetings.meeting import MeetingLabel
from pomanager.rules.meetings.kinds import MeetingKind, MeetingState
from pomanager.rules.objections import Objection
from pomanager.services.meetings.queries.loading import MEETING, NO_MEETING, labels, select_labels


def meetings(
    session: Session,
    *,
    since: date | None = None,
    until: date | None = None,
    kinds: Collection[MeetingKind] | None = None,
    states: Collection[MeetingState] | None = None,
    body_id: int | None = None,
) -> tuple[MeetingLabel, ...]:
    """Meetings in order of their days, hours and ids; both days belong to the time asked for."""
    statement = select_labels()
    if since is not None:
        statement = statement.where(MEETING.c.held_on >= since)
    if until is not None:
        statement = statement.where(MEETING.c.held_on <= until)
    if kinds is not None:
        statement = statement.where(MEETING.c.kind.in_(tuple(kinds)))
    if states is not None:
        statement = statement.where(MEETING.c.state.in_(tuple(states)))
    if body_id is not None:
        statement = statement.where(MEETING.c.body_id == body_id)
    return labels(session, _in_order(statement))


def meetings_before(session: Session, meeting_id: int) -> tuple[MeetingLabel, ...]:
    """Meetings of the same kind, body and section that come before one, the first one first; raises NotFound.

    Cancelled ones are left out; those that failed are there.
    """
    mine = session.execute(select(MEETING).where(MEETING.c.id == meeting_id)).first()
    if mine is None:
        raise NotFound(Objection(NO_MEETING))
    earlier = or_(
        MEETING.c.held_on < mine.held_on,
        and_(MEETING.c.held_on == mine.held_on, MEETING.c.starts_at < mine.starts_at),
        and_(MEETING.c.held_on == mine.held_on, MEETING.c.starts_at == mine.starts_at, MEETING.c.id < mine.id),
    )
    alike = of_same(mine.kind, mine.body_id, mine.section_id)
    return labels(session, _in_order(select_labels().where(earlier, *alike)))


def of_same(kind: MeetingKind, body_id: int | None, section_id: int | None) -> tuple[ColumnElement[bool], ...]:
    """Conditions: of this kind, this body and this section, and not cancelled."""
    return (
        MEETING.c.kind == kind, MEETING.c.body_id.is_(body_id), MEETING.c.section_id.is_(section_id),
        MEETING.c.state != MeetingState.CANCELLED,
    )  # fmt: skip


def _in_order(statement: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    return statement.order_by(MEETING.c.held_on, MEETING.c.starts_at, MEETING.c.id)
