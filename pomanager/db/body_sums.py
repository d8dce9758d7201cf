"""Holds the registers of bodies against one another: who is appointed to a seat is in a term of that seat."""

from collections.abc import Iterator

from sqlalchemy import text
from sqlalchemy.orm import Session

from pomanager.marks import N_
from pomanager.rules.objections import Objection

ANOTHER_SEAT = N_("Line {row} of the register of officers names another seat than its term.")

_APPOINTMENTS = text(
    "SELECT appointment.id FROM appointment JOIN term ON term.id = appointment.term_id "
    "WHERE term.seat_id <> appointment.seat_id ORDER BY appointment.id"
)


def differences(session: Session) -> Iterator[Objection]:
    """One objection for each appointment whose seat is not that of its term."""
    for (row,) in session.execute(_APPOINTMENTS):
        yield Objection(ANOTHER_SEAT, details={"row": int(row)})
