"""Writing down a table of past officers: all of it in one act, or nothing."""

from pomanager.db.bodies import Appointment, BodyEnding
from pomanager.rules.bodies.kinds import EndReason
from pomanager.rules.wording import Wording
from pomanager.services.bodies.commands.appointing import write_office
from pomanager.services.bodies.commands.founding import plain_seat
from pomanager.services.bodies.commands.recording import called, refuse
from pomanager.services.bodies.commands.terms import cut_short, write_term
from pomanager.services.bodies.orders import BringInOfficers
from pomanager.services.bodies.past import PlannedRow, plan_past
from pomanager.services.bodies.queries.body import body_found, seats_of
from pomanager.services.bodies.queries.facts import SeatFound
from pomanager.services.bodies.queries.people import outsiders_called, person_of_member
from pomanager.services.bodies.queries.terms import running_terms
from pomanager.services.members.commands.persons import NamedPerson, person_for
from pomanager.services.organisation.queries import organisation_row
from pomanager.services.work import About, Work


def bring_in_officers(work: Work, order: BringInOfficers) -> int:
    """Write the rows, and seats that are not there yet, or raise Refused; returns how many rows were written.

    By-laws and membership do not stop what once was: they are told among the inconsistencies.
    """
    plan = plan_past(work.session, order, work.today)
    refuse(plan.objections)
    body = body_found(work.session, order.body_id)
    last = max((found.seat.position for found in seats_of(work.session, order.body_id)), default=0)
    for position in range(last + 1, plan.seats + 1):
        work.session.add(plain_seat(order.body_id, position))
    work.session.flush()
    seats = {found.seat.position: found for found in seats_of(work.session, order.body_id)}
    for planned in plan.rows:
        _write(work, planned, seats[planned.row.seat])
    work.record(
        "bodies.officers_brought_in",
        About("body", order.body_id, called(body.label.name)),
        {"people": (None, len(plan.rows)), "seats": (None, max(plan.seats - last, 0) or None)},
    )
    return len(plan.rows)


def _write(work: Work, planned: PlannedRow, found: SeatFound) -> None:
    row = planned.row
    if planned.new_term is not None:
        cut_short(work, found, planned.since)
        write_term(work, found, planned.since, planned.new_term.last, row.decision)
    term = running_terms(work.session, [found.seat.id], planned.since)[found.seat.id]
    held = Appointment(
        seat_id=found.seat.id, term_id=term.id, person_id=_person(work, planned), how=row.how, starts_on=planned.since,
        is_alternate=False, stepped_from_id=None, awaits_ratification=False, decision=row.decision.strip(),
        recorded_at=work.now,
    )  # fmt: skip
    work.session.add(held)
    work.session.flush()
    if row.office is not None:
        title = Wording({organisation_row(work.session).languages.split()[0]: row.office_title})
        write_office(work, held.id, row.office, title, planned.since, row.decision)
    if row.until is not None:
        in_full = term.span.last is not None and row.until >= term.span.last
        reason = row.end_reason or (EndReason.END_OF_TERM if in_full else None)
        work.session.add(
            BodyEnding(
                term_id=None, appointment_id=held.id, holding_id=None, interest_id=None, on=row.until, reason=reason,
                draw_id=None, remarks="", decision="", recorded_at=work.now,
            )
        )  # fmt: skip
        work.session.flush()


def _person(work: Work, planned: PlannedRow) -> int:
    """The person of the row; a name that several rows bear is one person, made with the first of them."""
    who = planned.who
    if who.member_id is not None:
        return person_of_member(work.session, who.member_id)
    if who.person_id is not None:
        return who.person_id
    known = outsiders_called(work.session, who.full_name)
    return known[0] if known else person_for(work, None, NamedPerson(full_name=who.full_name))[0]
