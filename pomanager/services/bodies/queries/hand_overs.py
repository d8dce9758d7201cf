"""Hand-over records: the list of them, and one whole."""

from typing import Any

from sqlalchemy import Row, Select, func, select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.bodies import HandedOverItem, HandOver
from pomanager.errors import NotFound
from pomanager.marks import N_
from pomanager.readmodels.bodies import HandOverDetail, HandOverRow, PersonLabel
from pomanager.rules.bodies.kinds import HandedOver
from pomanager.rules.objections import Objection
from pomanager.services.bodies.queries.loading import BODY, REVERSAL, Reader, body_columns
from pomanager.services.bodies.queries.people import persons

NO_HAND_OVER = N_("This hand-over record is not in the books.")
HAND_OVER, ITEM = table_of(HandOver), table_of(HandedOverItem)


def hand_overs(session: Session, body_id: int | None = None) -> tuple[HandOverRow, ...]:
    """Every hand-over, the newest first; of one body where it is named."""
    statement = _select().order_by(HAND_OVER.c.on.desc(), HAND_OVER.c.id.desc())
    return _rows(session, statement if body_id is None else statement.where(HAND_OVER.c.body_id == body_id))


def hand_over(session: Session, hand_over_id: int) -> HandOverDetail:
    """One record, whole, or raise NotFound."""
    of_one = _select().where(HAND_OVER.c.id == hand_over_id)
    found = _rows(session, of_one)
    if not found:
        raise NotFound(Objection(NO_HAND_OVER))
    told = session.execute(
        select(HAND_OVER.c.place, HAND_OVER.c.witnesses, HAND_OVER.c.remarks).where(HAND_OVER.c.id == hand_over_id)
    ).one()
    items = session.execute(
        select(ITEM.c.kind, ITEM.c.description, ITEM.c.quantity, ITEM.c.amount, ITEM.c.remarks)
        .where(ITEM.c.hand_over_id == hand_over_id)
        .order_by(ITEM.c.position)
    )
    return HandOverDetail(found[0], told.place, told.witnesses, told.remarks, tuple(HandedOver(*row) for row in items))


def _select() -> Select[*tuple[Any, ...]]:
    items = select(func.count()).where(ITEM.c.hand_over_id == HAND_OVER.c.id).scalar_subquery()
    return select(
        HAND_OVER.c.id, HAND_OVER.c.office, HAND_OVER.c.title, HAND_OVER.c.on, HAND_OVER.c.given_by_id,
        HAND_OVER.c.taken_by_id, items.label("items"), REVERSAL.c.id.label("reversal_id"), *body_columns(),
    ).select_from(
        HAND_OVER.join(BODY, BODY.c.id == HAND_OVER.c.body_id).outerjoin(
            REVERSAL, REVERSAL.c.hand_over_id == HAND_OVER.c.id
        )
    )  # fmt: skip


def _rows(session: Session, statement: Select[*tuple[Any, ...]]) -> tuple[HandOverRow, ...]:
    rows, reader = session.execute(statement).all(), Reader(session)
    people = persons(session, {person_id for row in rows for person_id in (row.given_by_id, row.taken_by_id)})
    return tuple(_row(row, reader, people) for row in rows)


def _row(row: Row[Any], reader: Reader, people: dict[int, PersonLabel]) -> HandOverRow:
    return HandOverRow(
        id=row.id, body=reader.body(row), office=row.office, title=row.title, on=row.on,
        given_by=people[row.given_by_id], taken_by=people[row.taken_by_id], items=row.items,
        is_taken_back=row.reversal_id is not None,
    )  # fmt: skip


def first_hand_over_id(session: Session) -> int:
    """The first hand-over recorded; 0 where there is none yet."""
    return int(session.execute(select(HAND_OVER.c.id).order_by(HAND_OVER.c.id).limit(1)).scalar() or 0)
