"""The terms of a body over the years, as they are drawn: a lane for each seat, a bar for each time it was held."""

from datetime import date

from sqlalchemy.orm import Session

from pomanager.readmodels.bodies import TermBar, TermLane, TermPicture
from pomanager.services.bodies.queries.listing import body_detail
from pomanager.services.bodies.queries.loading import BODY, Sat, held_offices, sat

YEARS_BACK, YEARS_AHEAD = 6, 3


def term_picture(
    session: Session, body_id: int, today: date, years_back: int = YEARS_BACK, years_ahead: int = YEARS_AHEAD
) -> TermPicture:
    """Whole calendar years around today; seats in their order, bars from left to right. Raises NotFound."""
    first, last = date(today.year - years_back, 1, 1), date(today.year + years_ahead, 12, 31)
    return _picture(session, body_id, today, first, last, _sat(session, body_id))


def whole_picture(session: Session, body_id: int, day: date) -> TermPicture:
    """As ``term_picture``, from the year somebody first sat there, and to that of the last day known (as far ahead).

    Raises NotFound.
    """
    found = _sat(session, body_id)
    first = min((each.since.year for each in found), default=day.year)
    known = (each.until or each.term.last for each in found)
    last = max((end.year for end in known if end is not None), default=day.year)
    first, last = min(first, day.year), min(max(last, day.year), day.year + YEARS_AHEAD)
    return _picture(session, body_id, day, date(first, 1, 1), date(last, 12, 31), found)


def _sat(session: Session, body_id: int) -> list[Sat]:
    return [each for each in sat(session, BODY.c.id == body_id) if not each.is_alternate]


def _picture(session: Session, body_id: int, today: date, first: date, last: date, found: list[Sat]) -> TermPicture:
    detail = body_detail(session, body_id, today)
    offices = held_offices(session, found, known_on=today)
    bars: dict[int, list[TermBar]] = {row.seat.id: [] for row in detail.seats}
    for each in found:
        if each.since <= last and (each.span.last is None or each.span.last >= first):
            bars[each.seat.id].append(
                TermBar(
                    appointment_id=each.appointment_id, person=each.person, first=each.since, last=each.until_on(today),
                    term_ends_on=each.term.last, how=each.how, offices=offices.get(each.appointment_id, ()),
                    end_reason=each.end_reason_on(today),
                )
            )  # fmt: skip
    lanes = tuple(
        TermLane(row.seat, tuple(bars[row.seat.id]))
        for row in detail.seats
        if bars[row.seat.id] or row.ended_on is None or row.ended_on >= first
    )
    return TermPicture(detail.label, first, last, today, lanes)
