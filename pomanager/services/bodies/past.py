"""A table of past officers, row by row: who each row means, into which seat and term it goes, what speaks against it.

Rows are looked at in order of their first days, the seat of each as if the rows before it were written already: what is
refused is told for all rows at once, and only a table without refusals is written. What by-laws have against several
rows of one person together is found afterwards, among the inconsistencies.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from pomanager.marks import N_
from pomanager.readmodels.bodies import SeatLabel
from pomanager.rules.bodies.composition import MOST_SEATS, TOO_MANY_SEATS, about_text
from pomanager.rules.bodies.judging import (
    MONTHS_AHEAD,
    TOO_FAR_AHEAD,
    AppointmentFacts,
    SeatFacts,
    begins_term,
    days_of,
    objections_to_appointment,
    term_running,
)
from pomanager.rules.bodies.kinds import How, ReservedFor, SeatKind
from pomanager.rules.bodies.terms import Span
from pomanager.rules.calendar import add_months
from pomanager.rules.objections import Objection, stopping
from pomanager.rules.wording import Wording
from pomanager.services.bodies.limits import limits_on
from pomanager.services.bodies.orders import BringInOfficers, PastOfficer
from pomanager.services.bodies.queries.body import BodyFound, body_found, seats_of
from pomanager.services.bodies.queries.facts import Named, SeatFound, candidate_facts, seat_facts
from pomanager.services.bodies.queries.people import member_numbered, outsiders_called

NO_DAY = N_("Write since when.")
WHO = N_("Write the number of a member, or a name.")
NO_SUCH_NUMBER = N_("Nobody on the roll has the number {number}.")
SEVERAL = N_("Several people who are no members are called “{name}”. Appoint this one by hand.")
LEFT_BEFORE = N_("The last day lies before the first.")
NO_ROWS = N_("The table has no rows.")
_ABOUT = {"member_id": "number", "starts_on": "since", "ends_on": "term_ends_on", "full_name": "name", "": "seat"}


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """A row as it will be written: who, in which seat, and the days of a new term (None: in the one that runs)."""

    row: PastOfficer
    since: date
    who: Named
    new_term: Span | None


@dataclass(frozen=True, slots=True)
class PastPlan:
    """What a table would do, in order of the days, and everything that speaks against it or asks for a second look."""

    rows: tuple[PlannedRow, ...]
    seats: int
    """Seats the body has to have for it."""
    objections: tuple[Objection, ...]


def plan_past(session: Session, order: BringInOfficers, today: date) -> PastPlan:
    """What the table would do; raises NotFound for no body."""
    body = body_found(session, order.body_id)
    there = {found.seat.position: found for found in seats_of(session, order.body_id)}
    told_of: dict[int, list[Objection]] = {}
    facts: dict[int, SeatFacts] = {}
    planned = []
    numbered = sorted(enumerate(order.rows), key=_by_day)
    for place, row in numbered:
        found = list(_about_row(session, row, today))
        who = None if found else _who(session, row)
        if who is not None and row.since is not None:
            seat = facts.get(row.seat) or _facts_of(session, body, there.get(row.seat))
            told = _appointment(session, body, there.get(row.seat), seat, (row, row.since, who), today)
            limits = limits_on(session, row.since, body.label.kind)
            found += objections_to_appointment(told, limits)
            if not stopping(found):
                facts[row.seat] = _as_if_written(told, row, days_of(told, limits))
                term = Span(row.since, days_of(told, limits).last) if begins_term(told) else None
                planned.append(PlannedRow(row, row.since, who, term))
        told_of[place] = [_at_row(each, place) for each in found]
    seats = max((row.seat for row in order.rows), default=0)
    objections = [each for place in sorted(told_of) for each in told_of[place]]
    return PastPlan(tuple(planned), seats, tuple(objections or ([] if order.rows else [Objection(NO_ROWS, "rows")])))


def _by_day(numbered: tuple[int, PastOfficer]) -> tuple[date, int]:
    return numbered[1].since or date.max, numbered[0]


def _at_row(objection: Objection, place: int) -> Objection:
    return replace(objection, about=f"rows.{place}.{_ABOUT.get(objection.about, objection.about)}")


def _about_row(session: Session, row: PastOfficer, today: date) -> Iterator[Objection]:
    if not 1 <= row.seat <= MOST_SEATS:
        yield Objection(TOO_MANY_SEATS, "seat", {"most": MOST_SEATS})
    if row.since is None:
        yield Objection(NO_DAY, "since")
    elif row.until is not None and row.until < row.since:
        yield Objection(LEFT_BEFORE, "until")
    if row.until is not None and row.until > add_months(today, MONTHS_AHEAD):
        yield Objection(TOO_FAR_AHEAD, "until", {"day": row.until})
    if not row.number.strip() and not row.name.strip():
        yield Objection(WHO, "number")
    elif row.number.strip() and member_numbered(session, row.number.strip()) is None:
        yield Objection(NO_SUCH_NUMBER, "number", {"number": row.number.strip()})
    elif not row.number.strip() and len(outsiders_called(session, row.name.strip())) > 1:
        yield Objection(SEVERAL, "name", {"name": row.name.strip()})
    for about in ("name", "office_title", "decision"):
        yield from about_text(about, getattr(row, about))


def _who(session: Session, row: PastOfficer) -> Named:
    if row.number.strip():
        return Named(member_id=member_numbered(session, row.number.strip()))
    known = outsiders_called(session, row.name.strip())
    return Named(person_id=known[0]) if known else Named(full_name=row.name.strip())


def _facts_of(session: Session, body: BodyFound, found: SeatFound | None) -> SeatFacts:
    """The seat as it is, or as it will be made with the table: there as long as the body."""
    if found is None:
        return SeatFacts(body_kind=body.label.kind, since=body.since, until=body.until)
    return seat_facts(session, found)


def _appointment(
    session: Session,
    body: BodyFound,
    found: SeatFound | None,
    seat: SeatFacts,
    said: tuple[PastOfficer, date, Named],
    today: date,
) -> AppointmentFacts:
    row, since, who = said
    running = term_running(seat.terms, since)
    other_end = row.term_ends_on is not None and running is not None and row.term_ends_on != running.last
    at = found or _not_there(body)
    limits = limits_on(session, since, body.label.kind)
    ends_on = row.term_ends_on or (row.until if limits.term_months is None else None)
    return AppointmentFacts(
        today=today, seat=seat, candidate=candidate_facts(session, at, who, since), how=How.NOT_KNOWN, starts_on=since,
        ends_on=ends_on if running is None or other_end else None, new_term=other_end, decision=row.decision,
        as_recorded=True, left_on=row.until,
    )  # fmt: skip


def _not_there(body: BodyFound) -> SeatFound:
    """A seat that will be made with the table."""
    label = SeatLabel(
        id=0, body_id=body.label.id, position=0, title=Wording(), kind=SeatKind.ELECTED, voting=True,
        reserved_for=ReservedFor.NOBODY, section="", series=None,
    )  # fmt: skip
    return SeatFound(body.label, body.since, body.until, label, None, None, None, 1)


def _as_if_written(told: AppointmentFacts, row: PastOfficer, days: Span) -> SeatFacts:
    """The seat as it stands once the row is written."""
    seat, since = told.seat, told.starts_on
    name = told.candidate.name if told.candidate is not None else ""
    terms = seat.terms
    if begins_term(told):
        cut = [
            replace(term, last=_eve(since)) if since in term else term for term in terms
        ]  # fmt: skip
        terms = (*cut, Span(since, days.last))
    return replace(
        seat, terms=terms, holders=(*seat.holders, (name, Span(since, row.until))),
        term_ends=(*seat.term_ends, days.last),
    )  # fmt: skip


def _eve(day: date) -> date:
    return date.fromordinal(day.toordinal() - 1)
