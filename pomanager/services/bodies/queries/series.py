"""With which part of the body each seat was renewed before lots were drawn, as the journal tells it."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Select, and_, func, or_, select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.bodies import SeriesDraw
from pomanager.db.journal import JournalEntry, JournalValue
from pomanager.services.bodies.queries.loading import SEAT

NONE_THERE = "–"
"""Stands where a series has no seat, and alone where no seat was of a series."""

_DRAW, _ENTRY, _VALUE = map(table_of, (SeriesDraw, JournalEntry, JournalValue))


def told_series(seats: Iterable[tuple[int, int | None]]) -> str:
    """The seats in their order, each series apart: "4, 1 | – | 2"; a seat of no series is left out."""
    by_series: dict[int, list[str]] = {}
    for position, series in seats:
        if series is not None:
            by_series.setdefault(series, []).append(str(position))
    return " | ".join(
        ", ".join(by_series.get(number, (NONE_THERE,))) for number in range(1, max(by_series, default=0) + 1)
    )


def read_series(told: str) -> dict[int, int]:
    """Position of a seat → its series, as ``told_series`` wrote it."""
    return {
        int(position): number
        for number, part in enumerate(told.split(" | "), 1)
        for position in part.split(", ")
        if position.isdecimal()
    }


def series_before(session: Session, draw_id: int) -> dict[int, int]:
    """Position of a seat → its series before a drawing; a seat that was of none is left out.

    The line of the drawing tells it. One that was written before lines told it leaves the lines of the seats
    themselves: as they were added and changed until then.
    """
    body_id = session.execute(select(_DRAW.c.body_id).where(_DRAW.c.id == draw_id)).scalar_one()
    sequence = session.execute(_line_of(draw_id, body_id)).scalar()
    told = session.execute(
        select(_VALUE.c.value).where(_VALUE.c.sequence == sequence, _VALUE.c.field == "drawn", _VALUE.c.side == "old")
    ).scalar()
    return read_series(told) if told else _as_written(session, body_id, sequence or 0)


def _line_of(draw_id: int, body_id: int) -> Select[int]:
    """The journal's line of a drawing: each has one, in the same order."""
    earlier = select(func.count()).where(_DRAW.c.body_id == body_id, _DRAW.c.id < draw_id)
    return (
        select(_ENTRY.c.sequence)
        .where(
            _ENTRY.c.act == "bodies.series_drawn", _ENTRY.c.record_table == "body", _ENTRY.c.record_id == body_id,
        )
        .order_by(_ENTRY.c.sequence)
        .offset(earlier.scalar_subquery())
        .limit(1)
    )  # fmt: skip


def _as_written(session: Session, body_id: int, until: int) -> dict[int, int]:
    """The series of the seats of a body as the lines of the journal before one tell: seats added, and seats changed."""
    positions = {row.id: row.position for row in session.execute(_seats(body_id))}
    found: dict[int, int] = {}
    seats = 0
    for act, seat_id, values in _lines(session, body_id, until):
        if act == "bodies.seat_amended":
            if "series" in values and seat_id in positions:
                found.pop(positions[seat_id], None)
                found |= {positions[seat_id]: int(values["series"])} if values["series"] else {}
            continue
        added = range(seats + 1, seats + int(values.get("seats") or 0) + 1)
        seats += len(added)
        found |= dict.fromkeys(added, int(values["series"])) if values.get("series") else {}
    return found


def _seats(body_id: int) -> Select[*tuple[Any, ...]]:
    return select(SEAT.c.id, SEAT.c.position).where(SEAT.c.body_id == body_id)


def _lines(session: Session, body_id: int, until: int) -> list[tuple[str, int, dict[str, str]]]:
    """Act, record, and the new values of ``seats`` and ``series`` ("" for one that was taken away), in order."""
    of_body = and_(
        _ENTRY.c.record_table == "body", _ENTRY.c.record_id == body_id,
        _ENTRY.c.act.in_(("bodies.founded", "bodies.seats_added", "bodies.officers_brought_in")),
    )  # fmt: skip
    of_seat = and_(
        _ENTRY.c.record_table == "seat", _ENTRY.c.act == "bodies.seat_amended",
        _ENTRY.c.record_id.in_(select(_seats(body_id).subquery().c.id)),
    )  # fmt: skip
    told = (
        select(_ENTRY.c.sequence, _ENTRY.c.act, _ENTRY.c.record_id, _VALUE.c.field, _VALUE.c.side, _VALUE.c.value)
        .join(_VALUE, _VALUE.c.sequence == _ENTRY.c.sequence)
        .where(or_(of_body, of_seat), _ENTRY.c.sequence < until, _VALUE.c.field.in_(("seats", "series")))
        .order_by(_ENTRY.c.sequence, _VALUE.c.position)
    )
    lines: dict[int, tuple[str, int, dict[str, str]]] = {}
    for row in session.execute(told):
        _act, _record, values = lines.setdefault(row.sequence, (row.act, row.record_id, {}))
        values[row.field] = (row.value or "") if row.side == "new" else ""  # the old side comes first
    return list(lines.values())
