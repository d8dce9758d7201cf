"""Gathers what the rules need to judge leaving a seat, offices, interests, hand-overs, and lines taken back."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from pomanager.rules.bodies.composition import about_text
from pomanager.rules.bodies.excluding import SITS_THERE, excludes
from pomanager.rules.bodies.judging import AppointmentFacts, days_of, objections_to_candidate
from pomanager.rules.bodies.kinds import How, InterestKind, Office, SeatKind
from pomanager.rules.bodies.leading import LEADING
from pomanager.rules.bodies.leaving import (
    HeldFacts,
    OfficeFacts,
    objections_to_hand_over,
    objections_to_interest,
    objections_to_last_day,
    objections_to_leaving,
    objections_to_office,
    objections_to_ratification,
    objections_to_stepping_in,
    objections_to_taking_back,
)
from pomanager.rules.bodies.limits import BodyLimits
from pomanager.rules.bodies.replacing import objections_to_way
from pomanager.rules.bodies.terms import Span
from pomanager.rules.members import Sex
from pomanager.rules.objections import Objection, Weight
from pomanager.rules.wording import Wording
from pomanager.services.bodies.limits import limits_on
from pomanager.services.bodies.orders import (
    Appoint,
    AssignOffice,
    DeclareInterest,
    EndAppointment,
    EndInterest,
    EndOffice,
    Ratify,
    RecordHandOver,
    StepIn,
    TakeBack,
)
from pomanager.services.bodies.queries.body import body_found
from pomanager.services.bodies.queries.facts import (
    Named,
    SeatFound,
    appointment,
    candidate_facts,
    seat_facts,
    seat_found,
)
from pomanager.services.bodies.queries.lines import interest_found, line_found, office_found
from pomanager.services.bodies.queries.loading import BODY, PERSON, SEAT, Sat, held_offices, sat
from pomanager.services.bodies.queries.people import person_of_member

_Held = tuple[str, Office, Wording, Span]


def objections_to_ending_appointment(session: Session, order: EndAppointment, today: date) -> tuple[Objection, ...]:
    """Everything to say about somebody leaving a seat; raises NotFound."""
    held = appointment(session, order.appointment_id)
    facts = held_facts(session, held, today)
    return objections_to_leaving(facts, order.on, order.reason, order.remarks, order.decision)


def held_facts(session: Session, held: Sat, today: date) -> HeldFacts:
    """The appointment whose end is judged."""
    successor = None
    if held.next_on is not None and not held.is_alternate:
        following = [
            each
            for each in sat(session, SEAT.c.id == held.seat.id)
            if each.since == held.next_on and not each.is_alternate
        ]
        successor = (following[0].person.name, held.next_on) if following else None
    return HeldFacts(since=held.since, ended_on=held.ended_on, today=today, successor=successor)


def objections_to_ratifying(session: Session, order: Ratify, today: date) -> tuple[Objection, ...]:
    """Everything to say about the assembly's word on a co-option; raises NotFound."""
    held = appointment(session, order.appointment_id)
    facts = held_facts(session, held, today)
    return objections_to_ratification(facts, order.on, order.decision, waits=held.awaits)


def objections_to_stepping(session: Session, order: StepIn, today: date) -> tuple[Objection, ...]:
    """Everything to say about an alternate taking the seat; raises NotFound."""
    waiting = appointment(session, order.appointment_id)
    times = sat(session, SEAT.c.id == waiting.seat.id)
    stepped = any(each.stepped_from_id == waiting.appointment_id for each in times)
    waits = waiting.is_alternate and not stepped and order.on in waiting.recorded
    seated = next((each for each in times if not each.is_alternate and _stands_in_the_way(each, order.on)), None)
    told = None if seated is None else (seated.person.name, Span(seated.since, seated.ended_on), seated.term.last)
    return (
        *objections_to_stepping_in(order.on, today, waits=waits, seated=told),
        *_about_alternate(session, order, waiting, today),
        *about_text("decision", order.decision),
    )


def _about_alternate(session: Session, order: StepIn, waiting: Sat, today: date) -> Iterator[Objection]:
    """Who steps in has to be somebody who could be appointed on that day."""
    seat = seat_found(session, waiting.seat.id)
    facts = AppointmentFacts(
        today=today, seat=seat_facts(session, seat), how=How.STEPPED_IN, starts_on=order.on,
        candidate=candidate_facts(session, seat, Named(person_id=waiting.person.person_id), order.on),
    )  # fmt: skip
    limits = limits_on(session, order.on, seat.body.kind)
    for objection in objections_to_candidate(facts, limits):
        yield replace(objection, about="appointment_id")
    for objection in objections_to_way(How.STEPPED_IN, limits, "appointment_id"):
        yield replace(objection, weight=Weight.WARN)  # somebody elected as alternate is one all the same


def _stands_in_the_way(each: Sat, day: date) -> bool:
    last = each.ended_on or each.term.last
    return last is None or last >= day


def objections_to_assigning(session: Session, order: AssignOffice, today: date) -> tuple[Objection, ...]:
    """Everything to say about giving an office to who sits in a seat; raises NotFound."""
    held = appointment(session, order.appointment_id)
    offices = _offices_of_body(session, held.body.id, held.person.person_id, order.since)
    facts = OfficeFacts(
        today=today, office=order.office, title=order.title, since=order.since, holder=held.person.name,
        seated=held.span, is_alternate=held.is_alternate, held=offices.others, own=offices.own, sex=held.person.sex,
        beside=offices.leading, woman_leads=limits_on(session, order.since, held.body.kind).women_officer,
        decision=order.decision,
    )  # fmt: skip
    return objections_to_office(facts)


def objections_to_office_with_seat(
    session: Session, order: Appoint, seat: SeatFound, facts: AppointmentFacts, limits: BodyLimits
) -> Iterator[Objection]:
    """What there is to say about an office that is given together with a seat."""
    if order.office is None or facts.candidate is None:
        return
    # Whoever sat in this very seat leaves it with its office the day before.
    offices = _offices_of_body(session, seat.body.id, _person_id(session, order), order.starts_on, seat.seat.id)
    told = OfficeFacts(
        today=facts.today, office=order.office, title=order.office_title, since=order.starts_on,
        holder=facts.candidate.name, seated=days_of(facts, limits), is_alternate=order.alternate, held=offices.others,
        own=offices.own, sex=facts.candidate.sex, beside=offices.leading, woman_leads=limits.women_officer,
        decision="named with the seat",
    )  # fmt: skip
    for objection in objections_to_office(told):
        about = {"title": "office_title", "since": "starts_on", "appointment_id": "office"}.get(
            objection.about, objection.about
        )
        yield Objection(objection.message, about, objection.details, objection.weight)


def _person_id(session: Session, order: Appoint) -> int | None:
    if order.member_id is None:
        return order.person_id
    return person_of_member(session, order.member_id)


@dataclass(frozen=True, slots=True)
class _Offices:
    """The offices of a body: those of others, those of somebody, and who leads it beside them on a day."""

    others: tuple[_Held, ...]
    own: tuple[tuple[Office, Wording, Span], ...]
    leading: tuple[tuple[Office, Sex], ...]


def _offices_of_body(
    session: Session, body_id: int, person_id: int | None, day: date, besides_seat: int = 0
) -> _Offices:
    """The offices of a body others hold, and those the person holds; without those of one seat, where it is named.

    Ends of seats are those known on the day.
    """
    found = {each.appointment_id: each for each in sat(session, BODY.c.id == body_id, SEAT.c.id != besides_seat)}
    others: list[_Held] = []
    own: list[tuple[Office, Wording, Span]] = []
    leading: list[tuple[Office, Sex]] = []
    for key, offices in held_offices(session, found.values(), known_on=day).items():
        each = found[key]
        for held in offices:
            span = Span(held.since, held.until)
            if each.person.person_id == person_id:
                own.append((held.office, held.title, span))
            else:
                others.append((each.person.name, held.office, held.title, span))
                leading += [(held.office, each.person.sex)] if held.office in LEADING and day in span else []
    return _Offices(tuple(others), tuple(own), tuple(leading))


def objections_to_ending_office(session: Session, order: EndOffice, today: date) -> tuple[Objection, ...]:
    """Everything to say about giving up an office; raises NotFound."""
    office = office_found(session, order.holding_id)
    facts = HeldFacts(since=office.since, ended_on=office.ended_on, today=today)
    return (*objections_to_last_day(facts, order.on), *about_text("decision", order.decision))


def objections_to_declaring(session: Session, order: DeclareInterest, today: date) -> tuple[Objection, ...]:
    """Everything to say about an interest, and of the seats whose by-laws exclude it: it is declared all the same."""
    person_id = order.person_id if order.member_id is None else person_of_member(session, order.member_id)
    found = objections_to_interest(
        order.kind, order.party, order.nature, order.declared_on, order.since, today, is_known=person_id is not None
    )
    if order.kind is None or person_id is None:
        return found
    return (*found, *_seats_excluded(session, person_id, order.kind, today))


def _seats_excluded(session: Session, person_id: int, kind: InterestKind, today: date) -> Iterator[Objection]:
    for held in sat(session, PERSON.c.id == person_id):
        if held.is_alternate or held.seat.kind is SeatKind.EX_OFFICIO or today not in held.span:
            continue
        if excludes(held.body.kind, kind, limits_on(session, today, held.body.kind)):
            details = {"name": held.person.name, "body": held.body.name.in_language("")}
            yield Objection(SITS_THERE, "kind", details, Weight.WARN)


def objections_to_ending_interest(session: Session, order: EndInterest, today: date) -> tuple[Objection, ...]:
    """Everything to say about the end of an interest; raises NotFound."""
    found = interest_found(session, order.interest_id)
    facts = HeldFacts(since=found.since or found.declared_on, ended_on=found.ended_on, today=today)
    return tuple(objections_to_last_day(facts, order.on))


def objections_to_handing_over(session: Session, order: RecordHandOver, today: date) -> tuple[Objection, ...]:
    """Everything to say about a hand-over; raises NotFound."""
    body_found(session, order.body_id)
    given, taken = (
        name.strip() if person_id is None else f"#{person_id}"
        for person_id, name in ((order.given_by_id, order.given_by), (order.taken_by_id, order.taken_by))
    )
    texts = ("place", "witnesses", "remarks", "given_by", "taken_by")
    return (
        *objections_to_hand_over(order.on, today, given, taken, order.items),
        *(each for name in texts for each in about_text(name, getattr(order, name))),
    )


def objections_to_taking(session: Session, order: TakeBack, today: date) -> tuple[Objection, ...]:
    """Everything to say about taking a line back; raises NotFound."""
    del today
    line = line_found(session, order.kind, order.line_id)
    return objections_to_taking_back(order.reason, taken_back=line.taken_back, hanging=line.hanging)
