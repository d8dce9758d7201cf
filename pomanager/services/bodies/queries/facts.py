"""What the rules ask about a seat, a candidate, something held, an office: gathered for judging."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import Integer, Select, bindparam, select
from sqlalchemy.orm import Session

from pomanager.db.members import Standing
from pomanager.db.whereabouts import IN_SECTIONS, belonged_on
from pomanager.errors import NotFound
from pomanager.marks import N_
from pomanager.readmodels.bodies import BodyLabel, SeatLabel
from pomanager.rules.bodies.judging import CandidateFacts, SeatFacts
from pomanager.rules.bodies.kinds import BodyKind, SeatKind
from pomanager.rules.bodies.terms import Served, Span
from pomanager.rules.members import PersonKind, Sex
from pomanager.rules.objections import Objection
from pomanager.services.bodies.limits import limits_of
from pomanager.services.bodies.queries.interests import declared_interests
from pomanager.services.bodies.queries.loading import (
    APPOINTMENT,
    BODY,
    DAY,
    MEMBER,
    PERSON,
    SEAT,
    Reader,
    Sat,
    among,
    body_columns,
    sat,
    seat_columns,
)
from pomanager.services.bodies.queries.terms import terms_of_seats
from pomanager.services.members.queries.memberships import member_since
from pomanager.services.members.queries.on_day import standing_on
from pomanager.services.organisation.queries.bylaws import bylaws_on
from pomanager.services.organisation.queries.sections import section_tree

NO_SEAT = N_("This seat is not in the books any more.")
NO_PERSON = N_("This person is not in the books any more.")


@dataclass(frozen=True, slots=True)
class SeatFound:
    """A seat with its body, and the days of both."""

    body: BodyLabel
    body_since: date | None
    body_until: date | None
    seat: SeatLabel
    section_id: int | None
    since: date | None
    until: date | None
    version: int

    @property
    def first(self) -> date | None:
        """The first day on which both the seat and its body are there; None where nobody knows."""
        return max((day for day in (self.since, self.body_since) if day is not None), default=None)

    @property
    def last(self) -> date | None:
        """The last day of whichever ended first; None while both are there."""
        return min((day for day in (self.until, self.body_until) if day is not None), default=None)


def seats_found(session: Session, seat_ids: Iterable[int]) -> dict[int, SeatFound]:
    """Seats with their bodies, by id; those that are not there are left out."""
    statement: Select[*tuple[Any, ...]] = (
        select(
            *body_columns(), *seat_columns(), SEAT.c.since, SEAT.c.until, SEAT.c.version,
            BODY.c.since.label("body_since"), BODY.c.until.label("body_until"),
        )
        .join(BODY, BODY.c.id == SEAT.c.body_id)
        .where(SEAT.c.id.in_(among(seat_ids)))
    )  # fmt: skip
    reader = Reader(session)
    return {
        row.seat_id: SeatFound(
            body=reader.body(row), body_since=row.body_since, body_until=row.body_until, seat=reader.seat(row),
            section_id=row.seat_section_id, since=row.since, until=row.until, version=row.version,
        )
        for row in session.execute(statement)
    }  # fmt: skip


def seat_found(session: Session, seat_id: int) -> SeatFound:
    """One seat with its body, or raise NotFound."""
    found = seats_found(session, [seat_id]).get(seat_id)
    if found is None:
        raise NotFound(Objection(NO_SEAT))
    return found


def seat_facts(session: Session, found: SeatFound) -> SeatFacts:
    """The seat as the rules look at it: its terms, who sat there, who waits."""
    seat = found.seat
    times = sat(session, SEAT.c.id == seat.id)
    holders = [each for each in times if not each.is_alternate]
    return SeatFacts(
        kind=seat.kind, body_kind=found.body.kind, reserved_for=seat.reserved_for, section=seat.section,
        since=found.first, until=found.last,
        terms=tuple(term.span for term in terms_of_seats(session, [seat.id])[seat.id]),
        holders=tuple((each.person.name, Span(each.since, each.ended_on)) for each in holders),
        term_ends=tuple(each.term.last for each in holders),
        alternates=tuple((each.person.name, each.recorded) for each in times if each.is_alternate),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody who is to sit there: somebody the office knows, or a name alone."""

    member_id: int | None = None
    person_id: int | None = None
    full_name: str = ""
    sex: Sex = Sex.UNKNOWN


@cache
def _known(*, as_member: bool) -> Select[*tuple[Any, ...]]:
    """Somebody with the standing and the section of a day, by the id of the member or of the person."""
    return (
        select(
            PERSON.c.id, PERSON.c.full_name, PERSON.c.sex, PERSON.c.birth, PERSON.c.kind,
            MEMBER.c.id.label("member_id"), Standing.status, belonged_on(IN_SECTIONS, DAY).label("section_id"),
        )
        .select_from(
            PERSON.outerjoin(MEMBER, MEMBER.c.person_id == PERSON.c.id).outerjoin(
                Standing, Standing.id == standing_on(DAY)
            )
        )
        .where((MEMBER if as_member else PERSON).c.id == bindparam("given", type_=Integer()))
    )  # fmt: skip


def candidate_facts(session: Session, found: SeatFound, who: Named, day: date) -> CandidateFacts | None:
    """The person as the rules look at it on a day; None where nobody was chosen. Raises NotFound."""
    if who.member_id is None and who.person_id is None:
        name = who.full_name.strip()
        return CandidateFacts(name=name, sex=who.sex) if name else None
    known = _known(as_member=who.member_id is not None)
    given = who.person_id if who.member_id is None else who.member_id
    row = session.execute(known, {DAY.key: day, "given": given}).first()
    if row is None:
        raise NotFound(Objection(NO_PERSON))
    times = [each for each in sat(session, PERSON.c.id == row.id) if not each.is_alternate]
    here = [each for each in times if each.body.id == found.body.id]
    return CandidateFacts(
        name=row.full_name, sex=row.sex, birth=row.birth, status=row.status,
        member_since=None if row.member_id is None else member_since(session, row.member_id, day),
        is_organisation=row.kind is PersonKind.ORGANISATION,
        in_section=_in_section(session, row.section_id, found.section_id),
        served=tuple(Served(each.span, each.term) for each in here if each.seat.kind is not SeatKind.EX_OFFICIO),
        elsewhere=tuple(
            (each.body.name.in_language(""), each.body.kind, _till_then(each)) for each in times if each not in here
        ),
        excluding=_excluding(session, {each.body.kind for each in times if each not in here}, found.body.kind, day),
        same_body=tuple(_till_then(each) for each in here if each.seat.id != found.seat.id),
        declared=declared_interests(session, row.id).get(row.id, ()),
    )  # fmt: skip


def _excluding(session: Session, kinds: set[BodyKind], kind: BodyKind, day: date) -> frozenset[BodyKind]:
    """Those of the kinds whose by-laws of the day exclude a seat in a body of this kind."""
    if not kinds:
        return frozenset()
    bylaws = bylaws_on(session, day)
    return frozenset(each for each in kinds if kind in (limits_of(bylaws, each).incompatible_with or ()))


def _till_then(each: Sat) -> Span:
    """The days in a seat as far as they are foreseen: until the recorded end, else until the end of the term."""
    last = each.span.last
    if last is None and each.term.last is not None:
        last = max(each.term.last, each.since)
    return Span(each.since, last)


def _in_section(session: Session, section_id: int | None, reserved_id: int | None) -> bool:
    """Whether somebody of this section belongs to the one a seat is reserved for, or to what lies within it."""
    if reserved_id is None or section_id == reserved_id:
        return True
    if section_id is None:
        return False
    return any(node.id == reserved_id for node in section_tree(session).above(section_id))


def appointment(session: Session, appointment_id: int) -> Sat:
    """One appointment that holds, or raise NotFound."""
    found = sat(session, APPOINTMENT.c.id == appointment_id)
    if not found:
        raise NotFound(Objection(NO_SEAT))
    return found[0]
