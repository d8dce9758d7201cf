"""What the journal keeps of a line that is taken back: how it is called, whose it was, and its days."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from pomanager.db.bodies import (
    Appointment,
    BodyEnding,
    HandOver,
    Interest,
    OfficeHolding,
    Ratification,
    SeriesDraw,
    Term,
)
from pomanager.rules.bodies.kinds import LineKind
from pomanager.services.bodies.commands.recording import called, office_label, person_called, seat_label
from pomanager.services.bodies.queries.body import body_found
from pomanager.services.bodies.queries.facts import seat_found
from pomanager.services.bodies.queries.people import person_label
from pomanager.services.work import Work

Told = tuple[str, dict[str, object]]
"""How a line is called (its seat, else its body or person), and field of the journal → what stood there."""


def line_told(work: Work, kind: LineKind, line_id: int) -> Told:
    """A line that is in the books, as the journal tells of it."""
    return _TELLERS[kind](work, line_id)


def _term(work: Work, line_id: int) -> Told:
    term = work.session.get_one(Term, line_id)
    return _of_seat(work, term.seat_id, {"since": term.starts_on, "until": term.ends_on})


def _appointment(work: Work, line_id: int) -> Told:
    return _of_appointment(work, line_id, {"since": work.session.get_one(Appointment, line_id).starts_on})


def _ending(work: Work, line_id: int) -> Told:
    ending = work.session.get_one(BodyEnding, line_id)
    told: dict[str, object] = {"until": ending.on, "end_reason": ending.reason}
    if ending.appointment_id is not None:
        return _of_appointment(work, ending.appointment_id, told)
    if ending.holding_id is not None:
        return _of_office(work, ending.holding_id, told)
    if ending.interest_id is not None:
        return _of_interest(work, ending.interest_id, told)
    return _of_seat(work, work.session.get_one(Term, ending.term_id).seat_id, told)


def _ratification(work: Work, line_id: int) -> Told:
    said = work.session.get_one(Ratification, line_id)
    told: dict[str, object] = {"ratified": "yes" if said.ratified else "no", "decided_on": said.on}
    return _of_appointment(work, said.appointment_id, told)


def _office(work: Work, line_id: int) -> Told:
    return _of_office(work, line_id, {"since": work.session.get_one(OfficeHolding, line_id).since})


def _interest(work: Work, line_id: int) -> Told:
    return _of_interest(work, line_id, {"declared_on": work.session.get_one(Interest, line_id).declared_on})


def _hand_over(work: Work, line_id: int) -> Told:
    row = work.session.get_one(HandOver, line_id)
    return _body(work, row.body_id), {
        "office": office_label(row.office, row.title), "handed_on": row.on,
        "given_by": _person(work, row.given_by_id), "taken_by": _person(work, row.taken_by_id),
    }  # fmt: skip


def _draw(work: Work, line_id: int) -> Told:
    draw = work.session.get_one(SeriesDraw, line_id)
    return _body(work, draw.body_id), {"drawn_on": draw.drawn_on}


_TELLERS: Mapping[LineKind, Callable[[Work, int], Told]] = MappingProxyType(
    {
        LineKind.TERM: _term, LineKind.APPOINTMENT: _appointment, LineKind.ENDING: _ending,
        LineKind.RATIFICATION: _ratification, LineKind.OFFICE: _office, LineKind.INTEREST: _interest,
        LineKind.HAND_OVER: _hand_over, LineKind.DRAW: _draw,
    }
)  # fmt: skip


def _of_office(work: Work, holding_id: int, told: dict[str, object]) -> Told:
    holding = work.session.get_one(OfficeHolding, holding_id)
    office = office_label(holding.office, holding.title)
    return _of_appointment(work, holding.appointment_id, {"office": office, **told})


def _of_appointment(work: Work, appointment_id: int, told: dict[str, object]) -> Told:
    held = work.session.get_one(Appointment, appointment_id)
    return _of_seat(work, held.seat_id, {"person": _person(work, held.person_id), **told})


def _of_seat(work: Work, seat_id: int, told: dict[str, object]) -> Told:
    return seat_label(seat_found(work.session, seat_id)), told


def _of_interest(work: Work, interest_id: int, told: dict[str, object]) -> Told:
    interest = work.session.get_one(Interest, interest_id)
    return _person(work, interest.person_id), {"party": interest.party, **told}


def _body(work: Work, body_id: int) -> str:
    return called(body_found(work.session, body_id).label.name)


def _person(work: Work, person_id: int) -> str:
    person = person_label(work.session, person_id)
    return person_called(person.number, person.name)
