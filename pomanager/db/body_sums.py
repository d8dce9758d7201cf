"""Holds the registers of bodies against one another: an appointment is in a term of its seat, nothing ends twice."""

from collections.abc import Iterator

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


def differences(session: Session) -> Iterator[Objection]:
    """One objection for each appointment whose seat is not that of its term, and each ending with another beside it."""
    for (row,) in session.execute(_APPOINTMENTS):
        yield Objection(ANOTHER_SEAT, details={"row": int(row)})
    for row, other in session.execute(_ENDINGS):
        yield Objection(ENDED_TWICE, details={"row": int(row), "other": int(other)})
