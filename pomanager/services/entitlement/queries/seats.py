"""Standing for one seat: what the bodies' own rules say of a member, and the seats there are to stand for."""

from datetime import date

from sqlalchemy.orm import Session

from pomanager.readmodels.entitlement import SeatChoice
from pomanager.rules.bodies.judging import open_from
from pomanager.rules.entitlement import Reason
from pomanager.rules.entitlement_seats import seat_reasons
from pomanager.services.bodies.judging import objections_to_appointing
from pomanager.services.bodies.orders import Appoint
from pomanager.services.bodies.queries.facts import seat_facts, seat_found
from pomanager.services.bodies.queries.listing import bodies, seat_rows


def reasons_for_seat(session: Session, member_id: int, seat_id: int, day: date) -> tuple[Reason, ...]:
    """What speaks for and against this member's standing for this seat on a day; raises NotFound.

    While somebody sits there for a term that runs, one stands for what follows: judged is the day the seat is open.
    """
    seat = seat_found(session, seat_id)
    order = Appoint(seat_id=seat_id, member_id=member_id, starts_on=open_from(seat_facts(session, seat), day))
    return seat_reasons(objections_to_appointing(session, order, day), seat.body.kind)


def seats_to_stand_for(session: Session, day: date) -> tuple[SeatChoice, ...]:
    """The seats of every body on a day, in the order of bodies and seats."""
    of_body = {row.label.id: row.label for row in bodies(session, day)}
    return tuple(
        SeatChoice(row.seat.id, of_body[row.seat.body_id], row.seat)
        for row in seat_rows(session, day)
        if row.seat.body_id in of_body and row.ended_on is None
    )
