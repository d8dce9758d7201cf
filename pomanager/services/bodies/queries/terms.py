"""The terms of seats, as far as they hold: each with its last day, cut short where it was."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import Integer, Select, Text, and_, bindparam, column, func, select
from sqlalchemy.orm import Session

from pomanager.rules.bodies.terms import Span
from pomanager.services.bodies.queries.loading import CUT, TERM, TERM_ENDS, holds


@dataclass(frozen=True, slots=True)
class SeatTerm:
    """A term of a seat; a last day of None is not known, or the seat has none."""

    id: int
    seat_id: int
    span: Span


def terms_of_seats(session: Session, seat_ids: Iterable[int]) -> dict[int, tuple[SeatTerm, ...]]:
    """Seat id → its terms, the oldest first; () for a seat that never had one."""
    ids = list(seat_ids)
    found: dict[int, list[SeatTerm]] = {seat_id: [] for seat_id in ids}
    for row in session.execute(_terms(), {"ids": json.dumps(ids)}):
        found[row.seat_id].append(SeatTerm(row.id, row.seat_id, Span(row.starts_on, row.last)))
    return {seat_id: tuple(terms) for seat_id, terms in found.items()}


@cache
def _terms() -> Select[*tuple[Any, ...]]:
    each = func.json_each(bindparam("ids", type_=Text())).table_valued(column("value", Integer))
    return (
        select(TERM.c.id, TERM.c.seat_id, TERM.c.starts_on, TERM_ENDS.label("last"))
        .select_from(TERM.outerjoin(CUT, and_(CUT.c.term_id == TERM.c.id, holds(CUT, "ending_id"))))
        .where(TERM.c.seat_id.in_(select(each.c.value)), holds(TERM, "term_id"))
        .order_by(TERM.c.starts_on, TERM.c.id)
    )


def running_terms(session: Session, seat_ids: Iterable[int], day: date) -> dict[int, SeatTerm]:
    """Seat id → the term that runs on a day; only seats that have one."""
    return {
        seat_id: term
        for seat_id, terms in terms_of_seats(session, seat_ids).items()
        for term in terms
        if day in term.span
    }
