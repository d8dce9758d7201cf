"""On which days the officers of a body changed: what has to be published."""

from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import CompoundSelect, Select, select, union
from sqlalchemy.orm import Session

from pomanager.readmodels.bodies import BodyLabel
from pomanager.services.bodies.queries.loading import (
    APPOINTMENT,
    BODY,
    DAY,
    ENDING,
    HOLDING,
    RATIFICATION,
    SEAT,
    Reader,
    body_columns,
    holds,
)


def days_of_change(session: Session, day: date) -> tuple[tuple[BodyLabel, tuple[date, ...]], ...]:
    """Each body whose officers changed until a day, those that have ended among them, with the days in order.

    Somebody took a seat or waits for it, left it, took or gave up an office, or was ratified or not; lines that were
    taken back are no change.
    """
    found: dict[int, list[date]] = {}
    for row in session.execute(_changes(), {DAY.key: day}):
        found.setdefault(row.body_id, []).append(row.day)
    reader = Reader(session, day)
    labels = [reader.body(row) for row in session.execute(select(*body_columns()).order_by(BODY.c.id)) if found]
    return tuple((label, tuple(sorted(found[label.id]))) for label in labels if label.id in found)


@cache
def _changes() -> CompoundSelect[*tuple[Any, ...]]:
    of_seat = APPOINTMENT.join(SEAT, SEAT.c.id == APPOINTMENT.c.seat_id)
    of_office = of_seat.join(HOLDING, HOLDING.c.appointment_id == APPOINTMENT.c.id)
    parts = (
        (of_seat, APPOINTMENT, APPOINTMENT.c.starts_on, "appointment_id"),
        (of_seat.join(ENDING, ENDING.c.appointment_id == APPOINTMENT.c.id), ENDING, ENDING.c.on, "ending_id"),
        (of_office.join(ENDING, ENDING.c.holding_id == HOLDING.c.id), ENDING, ENDING.c.on, "ending_id"),
        (of_office, HOLDING, HOLDING.c.since, "holding_id"),
        (
            of_seat.join(RATIFICATION, RATIFICATION.c.appointment_id == APPOINTMENT.c.id),
            RATIFICATION, RATIFICATION.c.on, "ratification_id",
        ),
    )  # fmt: skip
    selects: list[Select[*tuple[Any, ...]]] = [
        select(SEAT.c.body_id, on.label("day")).select_from(source).where(on <= DAY, holds(table, key))
        for source, table, on, key in parts
    ]
    return union(*selects)
