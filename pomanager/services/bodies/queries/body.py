"""One body as the rules ask about it: its days, its seats, who sat in them last."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from operator import itemgetter
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.bodies import SeriesDraw
from pomanager.errors import NotFound
from pomanager.marks import N_
from pomanager.readmodels.bodies import BodyLabel
from pomanager.rules.bodies.composition import LastHeld
from pomanager.rules.objections import Objection
from pomanager.services.bodies.queries.facts import SeatFound, seats_found
from pomanager.services.bodies.queries.loading import BODY, SEAT, Reader, among, body_columns, holds, sat

NO_BODY = N_("This body is not in the books any more.")
_DRAW = table_of(SeriesDraw)


@dataclass(frozen=True, slots=True)
class BodyFound:
    """A body, its days, and when its first series was drawn."""

    label: BodyLabel
    since: date | None
    until: date | None
    version: int
    section_id: int | None
    decision: str
    drawn_on: date | None


def body_found(session: Session, body_id: int) -> BodyFound:
    """One body, or raise NotFound."""
    drawn = (
        select(func.max(_DRAW.c.drawn_on))
        .where(_DRAW.c.body_id == BODY.c.id, holds(_DRAW, "draw_id"))
        .scalar_subquery()
    )
    statement: Select[*tuple[Any, ...]] = select(
        *body_columns(), BODY.c.since, BODY.c.until, BODY.c.version, BODY.c.decision, drawn.label("drawn_on")
    ).where(BODY.c.id == body_id)
    row = session.execute(statement).first()
    if row is None:
        raise NotFound(Objection(NO_BODY))
    return BodyFound(
        Reader(session).body(row), row.since, row.until, row.version, row.body_section_id, row.decision, row.drawn_on
    )


def seats_of(session: Session, body_id: int) -> tuple[SeatFound, ...]:
    """Every seat a body ever had, by position."""
    ids = session.scalars(select(SEAT.c.id).where(SEAT.c.body_id == body_id).order_by(SEAT.c.position)).all()
    found = seats_found(session, ids)
    return tuple(found[seat_id] for seat_id in ids)


def first_held(session: Session, seat_id: int) -> tuple[str, date] | None:
    """Who was the first to sit in a seat or to wait for it, and since when; None where nobody ever did."""
    times = sat(session, SEAT.c.id == seat_id)
    return min(((each.person.name, each.since) for each in times), key=itemgetter(1), default=None)


def last_held(session: Session, seat_ids: Iterable[int], day: date) -> LastHeld:
    """Who still sits in these seats on a day, and the last day anybody else sat in them."""
    times = [each for each in sat(session, SEAT.c.id.in_(among(seat_ids))) if not each.is_alternate]
    lasts = [last for each in times if (last := each.until_on(day)) is not None]
    sitting = tuple(each.person.name for each in times if each.until_on(day) is None)
    return LastHeld(sitting, max(lasts, default=None))
