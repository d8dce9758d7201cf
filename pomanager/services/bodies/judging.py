"""Gathers what the rules need to judge acts on bodies: the same words warn while typing and refuse."""

from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from pomanager.rules.bodies.composition import (
    GONE,
    HELD_BEFORE,
    NO_SEATS,
    DrawFacts,
    about_text,
    objections_to_body,
    objections_to_draw,
    objections_to_ending,
    objections_to_number_of_seats,
    objections_to_seat,
)
from pomanager.rules.bodies.judging import (
    AppointmentFacts,
    objections_to_appointment,
    objections_to_term,
)
from pomanager.rules.bodies.kinds import SeatKind
from pomanager.rules.bodies.leaving import COUNT_FROM_ONE
from pomanager.rules.objections import Objection
from pomanager.services.bodies import judging_offices
from pomanager.services.bodies.limits import limits_on
from pomanager.services.bodies.orders import (
    AddSeats,
    AmendBody,
    AmendSeat,
    Appoint,
    AssignOffice,
    DrawSeries,
    EndBody,
    EndSeat,
    FoundBody,
    StartTerms,
)
from pomanager.services.bodies.queries.body import BodyFound, body_found, first_held, last_held, seats_of
from pomanager.services.bodies.queries.facts import (
    Named,
    SeatFound,
    candidate_facts,
    seat_facts,
    seat_found,
    seats_found,
)
from pomanager.services.bodies.queries.terms import running_terms


def objections_to_founding(session: Session, order: FoundBody, today: date) -> tuple[Objection, ...]:
    """Everything to say about founding a body."""
    limits = limits_on(session, order.since or today, order.kind)
    return (
        *objections_to_body(order.name, order.since, today, order.decision),
        *objections_to_number_of_seats(0, order.seats, limits, "seats"),
    )


def objections_to_amending_body(session: Session, order: AmendBody, today: date) -> tuple[Objection, ...]:
    """Everything to say about changing a body; raises NotFound."""
    body_found(session, order.body_id)
    return objections_to_body(order.name, order.since, today, order.decision)


def objections_to_ending_body(session: Session, order: EndBody, today: date) -> tuple[Objection, ...]:
    """Everything to say about ending a body; raises NotFound."""
    body = body_found(session, order.body_id)
    seats = [seat.seat.id for seat in seats_of(session, body.label.id)]
    found = objections_to_ending(order.on, body.since, body.until, today, last_held(session, seats, order.on))
    return (*found, *about_text("decision", order.decision))


def objections_to_adding_seats(session: Session, order: AddSeats, today: date) -> tuple[Objection, ...]:
    """Everything to say about adding seats; raises NotFound."""
    body = body_found(session, order.body_id)
    limits = limits_on(session, order.since or today, body.label.kind)
    there = [seat for seat in seats_of(session, body.label.id) if seat.last is None and seat.seat.voting]
    found = objections_to_seat(order.title, order.reserved_for, order.section_id, order.series)
    if not order.voting:
        limits = replace(limits, size_max=None)
    if order.count < 1:
        number: tuple[Objection, ...] = (Objection(COUNT_FROM_ONE, "count"),)
    else:
        number = objections_to_number_of_seats(len(there), order.count, limits, "count")
    return (*found, *number, *_body_there(body))


def objections_to_amending_seat(session: Session, order: AmendSeat, today: date) -> tuple[Objection, ...]:
    """Everything to say about changing a seat; raises NotFound."""
    del today
    before = seat_found(session, order.seat_id)
    found = objections_to_seat(order.title, order.reserved_for, order.section_id, order.series)
    held = first_held(session, order.seat_id)
    if held is None or order.since in {None, before.since} or order.since <= held[1]:
        return found
    return (*found, Objection(HELD_BEFORE, "since", {"name": held[0], "since": held[1]}))


def objections_to_ending_seat(session: Session, order: EndSeat, today: date) -> tuple[Objection, ...]:
    """Everything to say about ending a seat; raises NotFound."""
    found = seat_found(session, order.seat_id)
    last = last_held(session, [order.seat_id], order.on)
    return (
        *objections_to_ending(order.on, found.since, found.until, today, last),
        *about_text("decision", order.decision),
    )


def _body_there(body: BodyFound) -> tuple[Objection, ...]:
    if body.until is None:
        return ()
    return (Objection(GONE, "body_id", {"day": body.until}),)


def objections_to_starting_terms(session: Session, order: StartTerms, today: date) -> tuple[Objection, ...]:
    """Everything to say about beginning terms, each sentence once; raises NotFound for a seat that is not there."""
    said = [] if order.seat_ids else [Objection(NO_SEATS, "seat_ids")]
    for seat_id in order.seat_ids:
        seat = seat_found(session, seat_id)
        limits = limits_on(session, order.starts_on, seat.body.kind)
        said += objections_to_term(seat_facts(session, seat), order.starts_on, order.ends_on, today, limits)
    return (*_each_once(said), *about_text("decision", order.decision))


def _each_once(said: list[Objection]) -> tuple[Objection, ...]:
    kept: list[Objection] = []
    for objection in said:
        if objection not in kept:
            kept.append(objection)
    return tuple(kept)


def appointment_facts(session: Session, order: Appoint, today: date) -> tuple[SeatFound, AppointmentFacts]:
    """The seat and the appointment as it would stand; raises NotFound."""
    seat = seat_found(session, order.seat_id)
    who = Named(order.member_id, order.person_id, order.full_name, order.sex)
    return seat, AppointmentFacts(
        today=today, seat=seat_facts(session, seat), candidate=candidate_facts(session, seat, who, order.starts_on),
        how=order.how, starts_on=order.starts_on, ends_on=order.ends_on, new_term=order.new_term,
        alternate=order.alternate, pending=order.pending, decision=order.decision, as_recorded=order.as_recorded,
    )  # fmt: skip


def objections_to_appointing(session: Session, order: Appoint, today: date) -> tuple[Objection, ...]:
    """Everything to say about an appointment and the office given with it, and where by-laws are silent."""
    seat, facts = appointment_facts(session, order, today)
    limits = limits_on(session, order.starts_on, seat.body.kind)
    found = [*objections_to_appointment(facts, limits), *about_text("decision", order.decision)]
    found += about_text("full_name", order.full_name)
    if order.office is not None:
        found += judging_offices.objections_to_office_with_seat(session, order, seat, facts, limits)
    return tuple(found)


def objections_to_assigning(session: Session, order: AssignOffice, today: date) -> tuple[Objection, ...]:
    """Everything to say about giving an office; raises NotFound."""
    return judging_offices.objections_to_assigning(session, order, today)


def seats_to_draw(session: Session, order: DrawSeries) -> dict[int, SeatFound]:
    """Seat id → the seats lots are drawn among: those named, else the elected ones that are there."""
    if order.seat_ids:
        named = seats_found(session, order.seat_ids)
        return {seat_id: found for seat_id, found in named.items() if found.body.id == order.body_id}
    there = seats_of(session, order.body_id)
    return {
        each.seat.id: each
        for each in there
        if each.seat.kind is SeatKind.ELECTED and (each.last is None or each.last >= order.drawn_on)
    }


def draw_facts(session: Session, order: DrawSeries, today: date) -> DrawFacts:
    """The draw as it is ordered; raises NotFound."""
    body = body_found(session, order.body_id)
    limits = limits_on(session, order.drawn_on, body.label.kind)
    seats = seats_to_draw(session, order)
    running = running_terms(session, seats, order.drawn_on)
    positions = {seat_id: found.seat.position for seat_id, found in seats.items()}
    return DrawFacts(
        today=today, drawn_on=order.drawn_on, series=order.series or limits.renewal_series,
        term_months=order.term_months or limits.term_months, seats=tuple(sorted(positions.values())), seed=order.seed,
        by_hand=tuple(positions.get(seat_id, 0) for seat_id in order.by_hand),
        without_term=tuple(positions[seat_id] for seat_id in sorted(positions) if seat_id not in running),
        began_on=min((term.span.first for term in running.values()), default=None), drawn_before=body.drawn_on,
        witnesses=order.witnesses,
    )  # fmt: skip


def objections_to_drawing(session: Session, order: DrawSeries, today: date) -> tuple[Objection, ...]:
    """Everything to say about drawing lots; raises NotFound."""
    return objections_to_draw(draw_facts(session, order, today))
