"""What is wrong in the registers of bodies, or against the by-laws of a day."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from pomanager.readmodels.bodies import BodyLabel, HeldOffice, InconsistencyRow
from pomanager.rules.bodies.excluding import DeclaredInterest
from pomanager.rules.bodies.inconsistencies import HeldSeat, looked_over
from pomanager.rules.bodies.kinds import BodyKind
from pomanager.rules.bodies.terms import Span
from pomanager.services.bodies.limits import limits_on
from pomanager.services.bodies.queries.interests import declared_interests
from pomanager.services.bodies.queries.loading import BODY, SEAT, Reader, Sat, body_columns, held_offices, sat


def inconsistencies(session: Session, day: date, body_id: int | None = None) -> tuple[InconsistencyRow, ...]:
    """Everything to look at, in order of body; of one body where it is named.

    Overlaps are told whenever they were; what the by-laws do not allow, and who is no member, as of the day. Seats that
    exclude one another are told for each of the two bodies they are in.
    """
    found = [each for each in sat(session) if not each.is_alternate]
    offices = held_offices(session, found, known_on=day)
    labels = bodies_there(session, day) | {each.body.id: each.body for each in found}
    limits = {kind: limits_on(session, day, kind) for kind in {label.kind for label in labels.values()}}
    declared = declared_interests(session)
    held = [
        _held(each, offices.get(each.appointment_id, ()), declared.get(each.person.person_id, ())) for each in found
    ]
    told = looked_over(held, limits, voting_seats(session, day, labels), day)
    by_seat = {each.seat.id: each.seat for each in found}
    by_person = {each.person.person_id: each.person for each in found}
    rows = [
        InconsistencyRow(
            labels[one.body_id], by_seat.get(one.seat_id or 0), by_person.get(one.person_id or 0), one.objection,
            one.appointment_ids,
        )
        for one in told
        if body_id in {None, one.body_id}
    ]  # fmt: skip
    return tuple(sorted(rows, key=_in_order))


def _in_order(row: InconsistencyRow) -> tuple[int, int]:
    return row.body.id, row.seat.position if row.seat is not None else 0


def _held(each: Sat, offices: tuple[HeldOffice, ...], declared: tuple[DeclaredInterest, ...]) -> HeldSeat:
    return HeldSeat(
        appointment_id=each.appointment_id, body_id=each.body.id, body=each.body.name.in_language(""),
        kind=each.body.kind, seat_id=each.seat.id, seat_kind=each.seat.kind, person_id=each.person.person_id,
        name=each.person.name, held=each.span, recorded=each.recorded, term=each.term, status=each.person.status,
        status_since=each.status_since, sex=each.person.sex, declared=declared,
        offices=tuple((one.office, one.title, Span(one.since, one.until)) for one in offices),
    )  # fmt: skip


def bodies_there(session: Session, day: date) -> dict[int, BodyLabel]:
    """The bodies that are there on a day, by id."""
    reader = Reader(session, day)
    there = or_(BODY.c.since.is_(None), BODY.c.since <= day) & or_(BODY.c.until.is_(None), BODY.c.until >= day)
    return {row.body_id: reader.body(row) for row in session.execute(select(*body_columns()).where(there))}


def voting_seats(session: Session, day: date, labels: Mapping[int, BodyLabel]) -> dict[int, tuple[BodyKind, int]]:
    """Body id → its kind and how many voting seats it has on a day."""
    there = or_(SEAT.c.since.is_(None), SEAT.c.since <= day) & or_(SEAT.c.until.is_(None), SEAT.c.until >= day)
    counted = select(SEAT.c.body_id, func.count()).where(there, SEAT.c.voting).group_by(SEAT.c.body_id)
    counts = {row[0]: row[1] for row in session.execute(counted)}
    return {key: (label.kind, counts.get(key, 0)) for key, label in labels.items()}
