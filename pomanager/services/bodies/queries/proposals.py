"""What a form proposes when a seat is to be filled: the term that runs, or the last day of a new one."""

from datetime import date

from sqlalchemy.orm import Session

from pomanager.rules.bodies.judging import proposed_last_day
from pomanager.services.bodies.limits import limits_on
from pomanager.services.bodies.queries.facts import seat_facts, seat_found
from pomanager.services.bodies.queries.terms import running_terms


def proposed_term_end(session: Session, seat_id: int, starts_on: date) -> date | None:
    """The last day of a term by the by-laws of its first day; None where they are silent, or the seat has no term.

    Raises NotFound for no seat.
    """
    found = seat_found(session, seat_id)
    limits = limits_on(session, starts_on, found.body.kind)
    return proposed_last_day(seat_facts(session, found), starts_on, limits)


def running_term(session: Session, seat_id: int, day: date) -> tuple[date, date | None] | None:
    """First and last day of the term of a seat that runs on a day; None where none does."""
    found = running_terms(session, [seat_id], day).get(seat_id)
    return None if found is None else (found.span.first, found.span.last)
