"""The terms of a body over the years, as they are drawn: a lane for each seat, a bar for each time it was held."""

from datetime import date

from sqlalchemy.orm import Session

from pomanager.readmodels.bodies import TermBar, TermLane, TermPicture
from pomanager.services.bodies.queries.listing import body_detail
from pomanager.services.bodies.queries.loading import BODY, held_offices, sat

YEARS_BACK, YEARS_AHEAD = 6, 3


def term_picture(
    session: Session, body_id: int, today: date, years_back: int = YEARS_BACK, years_ahead: int = YEARS_AHEAD
) -> TermPicture:
    """Whole calendar years around today; seats in their order, bars from left to right. Raises NotFound."""
    detail = body_detail(session, body_id, today)
    first, last = date(today.year - years_back, 1, 1), date(today.year + years_ahead, 12, 31)
    found = [each for each in sat(session, BODY.c.id == body_id) if not each.is_alternate]
    offices = held_offices(session, found)
    bars: dict[int, list[TermBar]] = {row.seat.id: [] for row in detail.seats}
    for each in found:
        if each.since <= last and (each.until is None or each.until >= first):
            bars[each.seat.id].append(
                TermBar(
                    appointment_id=each.appointment_id, person=each.person, first=each.since, last=each.until,
                    term_ends_on=each.term.last, how=each.how, offices=offices.get(each.appointment_id, ()),
                    end_reason=each.end_reason,
                )
            )  # fmt: skip
    lanes = tuple(
        TermLane(row.seat, tuple(bars[row.seat.id]))
        for row in detail.seats
        if bars[row.seat.id] or row.ended_on is None or row.ended_on >= first
    )
    return TermPicture(detail.label, first, last, today, lanes)
