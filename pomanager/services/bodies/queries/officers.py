"""Who sits where on a day, and every seat somebody ever had."""

from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from pomanager.readmodels.bodies import OfficerRow, PastHolding
from pomanager.services.bodies.queries.loading import (
    APPOINTMENT,
    BODY,
    DAY,
    GONE,
    PERSON,
    SEAT,
    Sat,
    held_offices,
    holding_of,
    holds,
    read_sat,
    sat,
    select_sat,
)


def officers_on(session: Session, day: date, body_id: int | None = None) -> tuple[OfficerRow, ...]:
    """One row for each seat that is held on a day, in order of body and seat; of one body where it is named.

    A seat is held by the last who took it by then, until the end recorded: who has no successor holds over, unless the
    by-laws say that nobody stays after the term.
    """
    found = seated_on(session, day, body_id)
    offices = held_offices(session, found, day)
    return tuple(
        OfficerRow(each.body, each.seat, holding_of(each, offices.get(each.appointment_id, ()), day)) for each in found
    )


def seated_on(session: Session, day: date, body_id: int | None = None) -> tuple[Sat, ...]:
    """Who holds the seats of the bodies that are there on a day; of one body where it is named."""
    statement = _seated()
    found = read_sat(session, statement if body_id is None else statement.where(BODY.c.id == body_id), day)
    return tuple(each for each in found if day in each.span)


@cache
def _seated() -> Select[*tuple[Any, ...]]:
    """Those who hold a seat on ``DAY``: of everybody who took it by then the last, unless an end is recorded before."""
    other = APPOINTMENT.alias("other")
    last = (
        select(other.c.id)
        .where(
            other.c.seat_id == SEAT.c.id, other.c.starts_on <= DAY, other.c.is_alternate.is_(False),
            holds(other, "appointment_id"),
        )
        .order_by(other.c.starts_on.desc(), other.c.id.desc())
        .limit(1)
        .correlate(SEAT)
        .scalar_subquery()
    )  # fmt: skip
    return select_sat(as_called_on_day=True).where(
        APPOINTMENT.c.id == last,
        or_(GONE.c.on.is_(None), GONE.c.on >= DAY),
        or_(BODY.c.until.is_(None), BODY.c.until >= DAY),
        or_(SEAT.c.until.is_(None), SEAT.c.until >= DAY),
    )


def person_seats(session: Session, person_id: int, day: date | None = None) -> tuple[PastHolding, ...]:
    """Every time a person sat or waited anywhere, the newest first; with a day it is said who holds over on it."""
    found = sat(session, PERSON.c.id == person_id)
    return past_holdings(session, found, day or date.min)


def past_holdings(session: Session, found: tuple[Sat, ...], day: date) -> tuple[PastHolding, ...]:
    """Times in seats as the history tells them, the newest first."""
    offices = held_offices(session, found, known_on=day)
    ordered = sorted(found, key=_first_day, reverse=True)
    return tuple(
        PastHolding(
            each.body, each.seat, holding_of(each, offices.get(each.appointment_id, ()), day), each.is_alternate
        )
        for each in ordered
    )


def _first_day(each: Sat) -> tuple[date, int]:
    return each.since, each.appointment_id
