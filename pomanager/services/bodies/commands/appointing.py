"""Filling a seat: appointing somebody, ending that, an alternate stepping in, the assembly's word on a co-option."""

from datetime import date

from pomanager.db.bodies import Appointment, BodyEnding, OfficeHolding, Ratification
from pomanager.rules.bodies.kinds import EndReason, How, Office
from pomanager.rules.wording import Wording
from pomanager.services.bodies import judging, judging_offices
from pomanager.services.bodies.commands.recording import (
    about_whom,
    judged,
    office_label,
    seat_label,
)
from pomanager.services.bodies.commands.terms import cut_short, write_term
from pomanager.services.bodies.orders import Appoint, EndAppointment, Ratify, StepIn
from pomanager.services.bodies.queries.facts import SeatFound, appointment, seat_found
from pomanager.services.bodies.queries.loading import Sat
from pomanager.services.bodies.queries.people import person_label, person_of_member
from pomanager.services.bodies.queries.terms import running_terms
from pomanager.services.members.commands.persons import NamedPerson, person_for
from pomanager.services.work import Work


def appoint(work: Work, order: Appoint) -> int:
    """Write the appointment, and the term and the office with it, or raise Refused; returns its id."""
    judged(judging.objections_to_appointing, work, order)
    found = seat_found(work.session, order.seat_id)
    if order.new_term:
        cut_short(work, found, order.starts_on)
    running = running_terms(work.session, [order.seat_id], order.starts_on).get(order.seat_id)
    term_id, until = (running.id, running.span.last) if running is not None else _new_term(work, found, order)
    person_id = _person(work, order)
    row = Appointment(
        seat_id=order.seat_id, term_id=term_id, person_id=person_id, how=order.how, starts_on=order.starts_on,
        is_alternate=order.alternate, stepped_from_id=None, awaits_ratification=order.pending,
        decision=order.decision.strip(), recorded_at=work.now,
    )  # fmt: skip
    work.session.add(row)
    work.session.flush()
    if order.office is not None:
        write_office(work, row.id, order.office, order.office_title, order.starts_on, order.decision)
    told = {
        "body_seat": seat_label(found), "how": order.how, "since": order.starts_on, "until": until,
        "alternate": "yes" if order.alternate else "", "pending": "yes" if order.pending else "",
        "office": "" if order.office is None else office_label(order.office, order.office_title),
        "decision": order.decision.strip(),
    }  # fmt: skip
    work.record(
        "bodies.appointed",
        about_whom(person_label(work.session, person_id)),
        {key: (None, value) for key, value in told.items() if value},
    )
    return row.id


def _new_term(work: Work, found: SeatFound, order: Appoint) -> tuple[int, date | None]:
    term = write_term(work, found, order.starts_on, order.ends_on, order.decision)
    return term.id, term.ends_on


def _person(work: Work, order: Appoint) -> int:
    """The person of the order, made where the office knows nobody of the name."""
    if order.member_id is not None:
        return person_of_member(work.session, order.member_id)
    if order.person_id is not None:
        return order.person_id
    return person_for(work, None, NamedPerson(full_name=order.full_name, sex=order.sex))[0]


def write_office(
    work: Work, appointment_id: int, office: Office, title: Wording, since: date, decision: str
) -> OfficeHolding:
    """Write an office that was judged."""
    row = OfficeHolding(
        appointment_id=appointment_id, office=office, title=title, since=since, decision=decision.strip(),
        recorded_at=work.now,
    )  # fmt: skip
    work.session.add(row)
    work.session.flush()
    return row


def end_appointment(work: Work, order: EndAppointment) -> None:
    """Write why and with which day somebody leaves; offices end with the seat. Raises Refused."""
    judged(judging_offices.objections_to_ending_appointment, work, order)
    held = appointment(work.session, order.appointment_id)
    work.session.add(
        ending_of(work, held, order.on, order.reason, remarks=order.remarks.strip(), decision=order.decision.strip())
    )
    told = {
        "body_seat": _seat(work, held), "until": order.on, "end_reason": order.reason, "remarks": order.remarks.strip(),
        "decision": order.decision.strip(),
    }  # fmt: skip
    work.record(
        "bodies.appointment_ended",
        about_whom(held.person),
        {key: (None, value) for key, value in told.items() if value},
    )


def ending_of(
    work: Work, held: Sat, on: date, reason: EndReason | None, *, remarks: str = "", decision: str = ""
) -> BodyEnding:
    """The line that ends an appointment."""
    return BodyEnding(
        term_id=None, appointment_id=held.appointment_id, holding_id=None, interest_id=None, on=on, reason=reason,
        draw_id=None, remarks=remarks, decision=decision, recorded_at=work.now,
    )  # fmt: skip


def step_in(work: Work, order: StepIn) -> int:
    """Let the alternate hold the seat for the rest of the term, or raise Refused; returns the new appointment's id."""
    judged(judging_offices.objections_to_stepping, work, order)
    waiting = appointment(work.session, order.appointment_id)
    row = Appointment(
        seat_id=waiting.seat.id, term_id=waiting.term_id, person_id=waiting.person.person_id, how=How.STEPPED_IN,
        starts_on=order.on, is_alternate=False, stepped_from_id=waiting.appointment_id, awaits_ratification=False,
        decision=order.decision.strip(), recorded_at=work.now,
    )  # fmt: skip
    work.session.add(row)
    work.session.flush()
    told = {
        "body_seat": _seat(work, waiting), "since": order.on, "until": waiting.term.last,
        "decision": order.decision.strip(),
    }  # fmt: skip
    work.record(
        "bodies.stepped_in", about_whom(waiting.person), {key: (None, value) for key, value in told.items() if value}
    )
    return row.id


def ratify(work: Work, order: Ratify) -> None:
    """Write the assembly's word; a co-option that is not ratified ends with the day. Raises Refused."""
    judged(judging_offices.objections_to_ratifying, work, order)
    held = appointment(work.session, order.appointment_id)
    decision = order.decision.strip()
    work.session.add(
        Ratification(
            appointment_id=held.appointment_id, on=order.on, ratified=order.ratified, decision=decision,
            recorded_at=work.now,
        )
    )  # fmt: skip
    if not order.ratified and held.ended_on is None:
        work.session.add(ending_of(work, held, order.on, EndReason.NOT_RATIFIED, decision=decision))
    work.record(
        "bodies.ratified",
        about_whom(held.person),
        {
            "body_seat": (None, _seat(work, held)), "ratified": (None, "yes" if order.ratified else "no"),
            "decided_on": (None, order.on), "decision": (None, decision),
        },
    )  # fmt: skip


def _seat(work: Work, held: Sat) -> str:
    return seat_label(seat_found(work.session, held.seat.id))
