"""The one way a time in a seat is selected and read: with its end, its term, the person, the seat and the body.

Lines that were taken back are left out everywhere. Of an appointment, a term, an office there is one ending at most.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Any, cast

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Date,
    FromClause,
    Integer,
    Row,
    Select,
    Text,
    and_,
    bindparam,
    column,
    func,
    select,
    type_coerce,
)
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.bodies import (
    Appointment,
    Body,
    BodyEnding,
    BodyReversal,
    OfficeHolding,
    Ratification,
    Seat,
    Term,
)
from pomanager.db.members import Member, Person
from pomanager.readmodels.bodies import Alternate, BodyLabel, HeldOffice, Holding, PersonLabel, SeatLabel
from pomanager.rules.bodies.kinds import BodyKind, EndReason, How
from pomanager.rules.bodies.terms import Span, held_until, leaves_on
from pomanager.rules.bylaws.values import Flag
from pomanager.rules.calendar import VagueDate
from pomanager.rules.wording import Wording
from pomanager.services.members.queries.kept_records import person_kept
from pomanager.services.members.queries.names_then import name_on
from pomanager.services.organisation.queries import section_names
from pomanager.services.organisation.queries.bylaws import told_through_time

BODY, SEAT, TERM, APPOINTMENT, HOLDING, RATIFICATION, ENDING, REVERSAL = map(
    table_of, (Body, Seat, Term, Appointment, OfficeHolding, Ratification, BodyEnding, BodyReversal)
)
PERSON, MEMBER = table_of(Person), table_of(Member)
GONE, CUT = ENDING.alias("gone"), ENDING.alias("cut")
"""The ending of an appointment, and the one that cut its term short."""
_NEXT, _SAID, _OFFICE_END = APPOINTMENT.alias("next"), RATIFICATION.alias("said"), ENDING.alias("office_end")

HOLDOVER = "board.holdover"
"""The by-law on whether somebody of the board stays in the seat after the term until there is a successor."""

DAY: BindParameter[date] = bindparam("day", type_=Date())
"""The day a statement speaks of, handed in when it is asked."""

TERM_ENDS: ColumnElement[date | None] = func.coalesce(CUT.c.on, TERM.c.ends_on)


@dataclass(frozen=True, slots=True)
class Sat:
    """A time somebody was in a seat, or waited for it as alternate."""

    body: BodyLabel
    body_until: date | None
    seat: SeatLabel
    person: PersonLabel
    birth: VagueDate | None
    status_since: date | None
    appointment_id: int
    term_id: int
    how: How
    since: date
    ended_on: date | None
    """The last day as it was recorded."""
    ending_id: int | None
    end_reason: EndReason | None
    next_on: date | None
    """First day of the next holder of the seat."""
    until: date | None
    """The last day in the seat, as far as anything ended it."""
    leaves_on: date | None
    """The last day the by-laws leave to who has no successor; None where they let stay, or an end is recorded."""
    term: Span
    is_alternate: bool
    stepped_from_id: int | None
    awaits: bool
    ratified_on: date | None
    decision: str

    @property
    def span(self) -> Span:
        """The days in the seat."""
        lasts = [day for day in (self.until, self.leaves_on) if day is not None]
        return Span(self.since, min(lasts, default=None))

    def until_on(self, day: date) -> date | None:
        """The last day in the seat as it is known on a day: by-laws end nothing ahead of time."""
        return self.until if self.leaves_on is None or self.leaves_on >= day else self.span.last

    @property
    def recorded(self) -> Span:
        """The days as they are recorded: to the recorded end, else to the end of the term."""
        return Span(self.since, self.ended_on or self.term.last)

    def end_reason_on(self, day: date) -> EndReason | None:
        """Why it ended, as it is known on a day: who leaves by the by-laws leaves with the end of the term."""
        by_bylaws = self.leaves_on is not None and self.leaves_on < day and self.until_on(day) == self.leaves_on
        return EndReason.END_OF_TERM if by_bylaws else self.end_reason

    def holds_over_on(self, day: date) -> bool:
        """Whether the term was over on a day on which the seat was still held."""
        return self.term.last is not None and self.term.last < day and day in self.span


@cache
def holds(table: FromClause, key: str) -> ColumnElement[bool]:
    """That a line was not taken back; ``key`` is the column of the reversal that would name it."""
    reversing = REVERSAL.alias()
    return ~select(reversing.c.id).where(reversing.c[key] == table.c.id).exists()


@cache
def from_appointment() -> FromClause:
    """An appointment with everything that is told beside it."""
    return (
        APPOINTMENT.join(SEAT, SEAT.c.id == APPOINTMENT.c.seat_id)
        .join(BODY, BODY.c.id == SEAT.c.body_id)
        .join(TERM, TERM.c.id == APPOINTMENT.c.term_id)
        .join(PERSON, PERSON.c.id == person_kept(APPOINTMENT.c.person_id))
        .outerjoin(MEMBER, MEMBER.c.person_id == PERSON.c.id)
        .outerjoin(GONE, and_(GONE.c.appointment_id == APPOINTMENT.c.id, holds(GONE, "ending_id")))
        .outerjoin(CUT, and_(CUT.c.term_id == TERM.c.id, holds(CUT, "ending_id")))
        .outerjoin(_SAID, and_(_SAID.c.appointment_id == APPOINTMENT.c.id, holds(_SAID, "ratification_id")))
    )


@cache
def select_sat(*, as_called_on_day: bool) -> Select[*tuple[Any, ...]]:
    """Times in seats that hold, to be narrowed; people are called as they are now, or as on ``DAY``.

    Made once: putting the statement together takes longer than answering it.
    """
    called: tuple[ColumnElement[str], ColumnElement[str]] = (PERSON.c.full_name, PERSON.c.other_script)
    if as_called_on_day:
        day = cast("date", DAY)  # a column of a statement may stand where a day does
        called = (name_on(day, "full_name"), name_on(day, "other_script"))
    following = (
        select(func.min(_NEXT.c.starts_on))
        .where(
            _NEXT.c.seat_id == APPOINTMENT.c.seat_id, _NEXT.c.starts_on > APPOINTMENT.c.starts_on,
            _NEXT.c.is_alternate.is_(False), holds(_NEXT, "appointment_id"),
        )
        .correlate(APPOINTMENT)
        .scalar_subquery()
    )  # fmt: skip
    return (
        select(
            *body_columns(), BODY.c.until.label("body_until"), *seat_columns(), PERSON.c.id.label("person_id"),
            called[0].label("called"), called[1].label("other_script"), PERSON.c.sex, PERSON.c.birth,
            MEMBER.c.id.label("member_id"), MEMBER.c.number, MEMBER.c.status, MEMBER.c.status_since,
            APPOINTMENT.c.id.label("appointment_id"), APPOINTMENT.c.term_id, APPOINTMENT.c.how, APPOINTMENT.c.starts_on,
            APPOINTMENT.c.is_alternate, APPOINTMENT.c.stepped_from_id, APPOINTMENT.c.awaits_ratification,
            APPOINTMENT.c.decision, GONE.c.id.label("ending_id"), GONE.c.on.label("ended_on"),
            GONE.c.reason.label("end_reason"), following.label("next_on"), TERM.c.starts_on.label("term_starts_on"),
            TERM_ENDS.label("term_ends_on"), _SAID.c.on.label("said_on"), _SAID.c.ratified,
        )
        .select_from(from_appointment())
        .where(holds(APPOINTMENT, "appointment_id"))
        .order_by(BODY.c.id, SEAT.c.position, APPOINTMENT.c.starts_on, APPOINTMENT.c.id)
    )  # fmt: skip


def body_columns() -> tuple[ColumnElement[Any], ...]:
    """What a body is labelled by."""
    return (
        BODY.c.id.label("body_id"), BODY.c.kind.label("body_kind"), type_coerce(BODY.c.name, Text).label("body_name"),
        BODY.c.section_id.label("body_section_id"),
    )  # fmt: skip


def seat_columns() -> tuple[ColumnElement[Any], ...]:
    """What a seat is labelled by."""
    return (
        SEAT.c.id.label("seat_id"), SEAT.c.position, type_coerce(SEAT.c.title, Text).label("title"),
        SEAT.c.kind.label("seat_kind"), SEAT.c.voting,
        SEAT.c.reserved_for, SEAT.c.section_id.label("seat_section_id"), SEAT.c.series,
    )  # fmt: skip


class Reader:
    """Reads rows into what is told; the names of sections are asked only where one is needed."""

    def __init__(self, session: Session, day: date | None = None) -> None:
        """With a day, sections are called as they were on it."""
        self._session = session
        self._day = day
        self._names: dict[int, str] | None = None
        self._bodies: dict[int, BodyLabel] = {}
        self._stays: tuple[tuple[date, bool | None], ...] | None = None
        self._seats: dict[int, SeatLabel] = {}

    def _section(self, section_id: int | None) -> str:
        if section_id is None:
            return ""
        if self._names is None:
            self._names = section_names(self._session, self._day)
        return self._names.get(section_id, "")

    def body(self, row: Row[Any]) -> BodyLabel:
        """The body of a row."""
        found = self._bodies.get(row.body_id)
        if found is None:
            found = BodyLabel(row.body_id, row.body_kind, worded(row.body_name), self._section(row.body_section_id))
            self._bodies[row.body_id] = found
        return found

    def seat(self, row: Row[Any]) -> SeatLabel:
        """The seat of a row."""
        found = self._seats.get(row.seat_id)
        if found is None:
            found = SeatLabel(
                id=row.seat_id, body_id=row.body_id, position=row.position, title=worded(row.title), kind=row.seat_kind,
                voting=row.voting, reserved_for=row.reserved_for, section=self._section(row.seat_section_id),
                series=row.series,
            )  # fmt: skip
            self._seats[row.seat_id] = found
        return found

    def sat(self, row: Row[Any]) -> Sat:
        """A whole row of ``select_sat``."""
        next_on = None if row.is_alternate else row.next_on
        return Sat(
            body=self.body(row), body_until=row.body_until, seat=self.seat(row), person=person_of(row), birth=row.birth,
            status_since=row.status_since, appointment_id=row.appointment_id, term_id=row.term_id, how=row.how,
            since=row.starts_on, ended_on=row.ended_on, ending_id=row.ending_id, end_reason=row.end_reason,
            next_on=next_on, until=held_until(row.ended_on, next_on), term=Span(row.term_starts_on, row.term_ends_on),
            is_alternate=row.is_alternate, stepped_from_id=row.stepped_from_id,
            awaits=row.awaits_ratification and row.said_on is None,
            ratified_on=row.said_on if row.ratified else None, decision=row.decision, leaves_on=self._leaves_on(row),
        )  # fmt: skip

    def _leaves_on(self, row: Row[Any]) -> date | None:
        """By the by-laws of the board; for other bodies they say nothing on who stays after a term."""
        if row.body_kind is not BodyKind.BOARD or row.ended_on is not None or row.term_ends_on is None:
            return None
        if row.is_alternate:
            return None
        if self._stays is None:
            told = told_through_time(self._session, HOLDOVER)
            self._stays = tuple((since, value.yes if isinstance(value, Flag) else None) for since, value in told)
        return leaves_on(row.term_ends_on, self._stays)


@lru_cache(maxsize=1024)
def worded(text: str) -> Wording:
    """A text in several languages as the file keeps it; most titles are empty, and names of bodies come often."""
    return Wording.from_json(text)


def person_of(row: Row[Any]) -> PersonLabel:
    """The person of a row that tells ``called`` and the member beside it."""
    return PersonLabel(
        person_id=row.person_id, name=row.called, other_script=row.other_script, sex=row.sex, member_id=row.member_id,
        number=row.number or "", status=row.status,
    )  # fmt: skip


def sat(session: Session, *conditions: ColumnElement[bool], day: date | None = None) -> tuple[Sat, ...]:
    """Every time in a seat that the conditions let through, in order of body, seat and day."""
    statement = select_sat(as_called_on_day=day is not None).where(*conditions)
    return read_sat(session, statement, day)


def read_sat(session: Session, statement: Select[*tuple[Any, ...]], day: date | None) -> tuple[Sat, ...]:
    """The rows of a statement made of ``select_sat``; the day is the one it speaks of."""
    reader = Reader(session, day)
    rows = session.execute(statement, {} if day is None else {DAY.key: day})
    return tuple(reader.sat(row) for row in rows)


def held_offices(
    session: Session, found: Iterable[Sat], day: date | None = None, known_on: date | None = None
) -> dict[int, tuple[HeldOffice, ...]]:
    """Appointment id → its offices, with a day only those held on it; an office ends with the seat at the latest.

    One that would have begun later than that was never held. ``known_on`` is the day as of which ends of seats are
    known, where offices of every day are wanted.
    """
    as_of = day or known_on
    until = {each.appointment_id: each.until if as_of is None else each.until_on(as_of) for each in found}
    if not until:
        return {}
    offices: dict[int, list[HeldOffice]] = {}
    for row in session.execute(_offices(), {"ids": json.dumps(list(until))}):
        ends = [each for each in (row.ended_on, until[row.appointment_id]) if each is not None]
        last = min(ends, default=None)
        if last is not None and last < row.since:
            continue  # whoever was named left the seat before the office began
        if day is None or day in Span(row.since, last):
            held = HeldOffice(row.id, row.office, worded(row.title), row.since, last, row.decision)
            offices.setdefault(row.appointment_id, []).append(held)
    return {appointment_id: tuple(held) for appointment_id, held in offices.items()}


@cache
def _offices() -> Select[*tuple[Any, ...]]:
    each = func.json_each(bindparam("ids", type_=Text())).table_valued(column("value", Integer))
    return (
        select(
            HOLDING.c.id, HOLDING.c.appointment_id, HOLDING.c.office,
            type_coerce(HOLDING.c.title, Text).label("title"), HOLDING.c.since, HOLDING.c.decision,
            _OFFICE_END.c.on.label("ended_on"),
        )
        .select_from(
            HOLDING.outerjoin(
                _OFFICE_END, and_(_OFFICE_END.c.holding_id == HOLDING.c.id, holds(_OFFICE_END, "ending_id"))
            )
        )
        .where(holds(HOLDING, "holding_id"), HOLDING.c.appointment_id.in_(select(each.c.value)))
        .order_by(HOLDING.c.since, HOLDING.c.id)
    )  # fmt: skip


def among(ids: Iterable[int]) -> Select[int]:
    """The ids as one value of the statement, however many they are."""
    each = func.json_each(json.dumps(list(ids))).table_valued(column("value", Integer))
    return select(each.c.value)


def holding_of(each: Sat, offices: tuple[HeldOffice, ...], day: date) -> Holding:
    """A time in a seat as screens and papers see it, looked at on a day."""
    return Holding(
        appointment_id=each.appointment_id, seat_id=each.seat.id, term_id=each.term_id, person=each.person,
        how=each.how, since=each.since, until=each.until_on(day), term_ends_on=each.term.last,
        end_reason=each.end_reason_on(day), ending_id=each.ending_id, offices=offices,
        holds_over=each.holds_over_on(day), awaits_ratification=each.awaits, ratified_on=each.ratified_on,
        decision=each.decision,
    )  # fmt: skip


def alternates_by_seat(found: Iterable[Sat], day: date | None = None) -> dict[int, tuple[Alternate, ...]]:
    """Seat id → who waits or waited for it; with a day, only those who wait on it and have not stepped in before.

    An alternate waits until the end recorded, else until the end of the term.
    """
    times = tuple(found)
    stepped = {each.stepped_from_id: each.since for each in times if each.stepped_from_id is not None}
    waiting: dict[int, list[Alternate]] = {}
    for each in times:
        if not each.is_alternate:
            continue
        in_since = stepped.get(each.appointment_id)
        if day is not None and (day not in each.recorded or (in_since is not None and in_since <= day)):
            continue
        told = Alternate(
            each.appointment_id, each.seat.id, each.person, each.since, each.recorded.last, in_since is not None
        )
        waiting.setdefault(each.seat.id, []).append(told)
    return {seat_id: tuple(told) for seat_id, told in waiting.items()}
