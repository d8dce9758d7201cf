"""Holds the registers of bodies against one another: an appointment is in a term of its seat, nothing ends twice."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import text
from sqlalchemy.orm import Session

from pomanager.marks import N_
from pomanager.rules.objections import Objection

ANOTHER_SEAT = N_("Line {row} of the register of officers names another seat than its term.")

ENDED_TWICE = N_("Lines {row} and {other} of the register of officers are ends of one and the same thing.")

_APPOINTMENTS = text(
    "SELECT appointment.id FROM appointment JOIN term ON term.id = appointment.term_id "
    "WHERE term.seat_id <> appointment.seat_id ORDER BY appointment.id"
)

_ENDINGS = text(
    "SELECT one.id, min(other.id) FROM body_ending one JOIN body_ending other ON other.id > one.id AND "
    "(other.term_id = one.term_id OR other.appointment_id = one.appointment_id "
    "OR other.holding_id = one.holding_id OR other.interest_id = one.interest_id) "
    "WHERE one.id NOT IN (SELECT ending_id FROM body_reversal WHERE ending_id IS NOT NULL) "
    "AND other.id NOT IN (SELECT ending_id FROM body_reversal WHERE ending_id IS NOT NULL) "
    "GROUP BY one.id ORDER BY one.id"
)

_DOUBLED = text(
    'SELECT id, "on", term_id, appointment_id, holding_id, interest_id FROM body_ending '
    "WHERE id NOT IN (SELECT ending_id FROM body_reversal WHERE ending_id IS NOT NULL) "
    "AND coalesce(term_id, appointment_id, holding_id, interest_id) IS NOT NULL "
    'ORDER BY term_id, appointment_id, holding_id, interest_id, "on", id'
)


def superfluous_endings(session: Session) -> tuple[tuple[int, date], ...]:
    """The ends that hold beside another one of the same thing: each with the last day of the one that is to stay.

    Something ends once: with the earliest of these days, or of one day with the line that was written first.
    """
    found: list[tuple[int, date]] = []
    first: tuple[tuple[int | None, ...], date] | None = None
    for row, on, *thing in session.execute(_DOUBLED):
        if first is not None and first[0] == tuple(thing):
            found.append((int(row), first[1]))
        else:
            first = tuple(thing), date.fromisoformat(on)
    return tuple(found)


def differences(session: Session) -> Iterator[Objection]:
    """One objection for each appointment whose seat is not that of its term, and each ending with another beside it."""
    for (row,) in session.execute(_APPOINTMENTS):
        yield Objection(ANOTHER_SEAT, details={"row": int(row)})
    for row, other in session.execute(_ENDINGS):
        yield Objection(ENDED_TWICE, details={"row": int(row), "other": int(other)})
