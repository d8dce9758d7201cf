"""Single lines of the registers, as the commands that end or take them back ask about them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from sqlalchemy import ColumnElement, FromClause, and_, func, select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.bodies import HandOver, Interest, SeriesDraw, SeriesLot
from pomanager.errors import NotFound
from pomanager.marks import N_
from pomanager.rules.bodies.kinds import LineKind, Office
from pomanager.rules.objections import Objection
from pomanager.rules.wording import Wording
from pomanager.services.bodies.queries.loading import (
    APPOINTMENT,
    ENDING,
    HOLDING,
    PERSON,
    RATIFICATION,
    REVERSAL,
    TERM,
    holds,
)

NO_LINE = N_("This line is not in the books.")
_INTEREST, _HAND_OVER, _DRAW, _LOT = map(table_of, (Interest, HandOver, SeriesDraw, SeriesLot))
_END = ENDING.alias("line_end")

KEYS: Mapping[LineKind, str] = MappingProxyType(
    {
        LineKind.TERM: "term_id",
        LineKind.APPOINTMENT: "appointment_id",
        LineKind.ENDING: "ending_id",
        LineKind.RATIFICATION: "ratification_id",
        LineKind.OFFICE: "holding_id",
        LineKind.INTEREST: "interest_id",
        LineKind.HAND_OVER: "hand_over_id",
        LineKind.DRAW: "draw_id",
    }
)
"""The column of a reversal by which it names a line of a kind."""

_TABLES: Mapping[LineKind, FromClause] = MappingProxyType(
    {
        LineKind.TERM: TERM,
        LineKind.APPOINTMENT: APPOINTMENT,
        LineKind.ENDING: ENDING,
        LineKind.RATIFICATION: RATIFICATION,
        LineKind.OFFICE: HOLDING,
        LineKind.INTEREST: _INTEREST,
        LineKind.HAND_OVER: _HAND_OVER,
        LineKind.DRAW: _DRAW,
    }
)


@dataclass(frozen=True, slots=True)
class OfficeFound:
    """An office somebody holds."""

    id: int
    appointment_id: int
    office: Office
    title: Wording
    since: date
    ended_on: date | None


@dataclass(frozen=True, slots=True)
class InterestFound:
    """An interest somebody declared."""

    id: int
    person_id: int
    name: str
    declared_on: date
    since: date | None
    ended_on: date | None


@dataclass(frozen=True, slots=True)
class LineFound:
    """A line that is to be taken back: whether it was already, how many lines hang on it, and whose body it is."""

    taken_back: bool
    hanging: int
    seat_id: int | None


def office_found(session: Session, holding_id: int) -> OfficeFound:
    """One office that holds, or raise NotFound."""
    statement = (
        select(
            HOLDING.c.id, HOLDING.c.appointment_id, HOLDING.c.office, HOLDING.c.title, HOLDING.c.since,
            _END.c.on.label("ended_on"),
        )
        .select_from(HOLDING.outerjoin(_END, and_(_END.c.holding_id == HOLDING.c.id, holds(_END, "ending_id"))))
        .where(HOLDING.c.id == holding_id, holds(HOLDING, "holding_id"))
    )  # fmt: skip
    row = session.execute(statement).first()
    if row is None:
        raise NotFound(Objection(NO_LINE))
    return OfficeFound(row.id, row.appointment_id, row.office, row.title, row.since, row.ended_on)


def interest_found(session: Session, interest_id: int) -> InterestFound:
    """One interest that holds, or raise NotFound."""
    statement = (
        select(
            _INTEREST.c.id, _INTEREST.c.person_id, PERSON.c.full_name, _INTEREST.c.declared_on, _INTEREST.c.since,
            _END.c.on.label("ended_on"),
        )
        .select_from(
            _INTEREST.join(PERSON, PERSON.c.id == _INTEREST.c.person_id).outerjoin(
                _END, and_(_END.c.interest_id == _INTEREST.c.id, holds(_END, "ending_id"))
            )
        )
        .where(_INTEREST.c.id == interest_id, holds(_INTEREST, "interest_id"))
    )  # fmt: skip
    row = session.execute(statement).first()
    if row is None:
        raise NotFound(Objection(NO_LINE))
    return InterestFound(row.id, row.person_id, row.full_name, row.declared_on, row.since, row.ended_on)


def line_found(session: Session, kind: LineKind, line_id: int) -> LineFound:
    """A line of a kind, or raise NotFound."""
    table = _TABLES[kind]
    if session.execute(select(table.c.id).where(table.c.id == line_id)).first() is None:
        raise NotFound(Objection(NO_LINE))
    reversing = select(REVERSAL.c.id).where(REVERSAL.c[KEYS[kind]] == line_id)
    return LineFound(session.execute(reversing).first() is not None, _hanging(session, kind, line_id),
                     _seat_of(session, kind, line_id))  # fmt: skip


def _hanging(session: Session, kind: LineKind, line_id: int) -> int:
    """How many lines that hold are there only because of this one."""
    match kind:
        case LineKind.TERM:
            return _count(session, APPOINTMENT, APPOINTMENT.c.term_id == line_id, "appointment_id")
        case LineKind.APPOINTMENT:
            parts = (
                (ENDING, ENDING.c.appointment_id, "ending_id"), (HOLDING, HOLDING.c.appointment_id, "holding_id"),
                (RATIFICATION, RATIFICATION.c.appointment_id, "ratification_id"),
                (APPOINTMENT, APPOINTMENT.c.stepped_from_id, "appointment_id"),
            )  # fmt: skip
            return sum(_count(session, table, column == line_id, key) for table, column, key in parts)
        case LineKind.OFFICE:
            return _count(session, ENDING, ENDING.c.holding_id == line_id, "ending_id")
        case LineKind.INTEREST:
            return _count(session, ENDING, ENDING.c.interest_id == line_id, "ending_id")
        case _:
            return 0


def _count(session: Session, table: FromClause, condition: ColumnElement[bool], key: str) -> int:
    counted = select(func.count()).select_from(table).where(condition, holds(table, key))
    return session.execute(counted).scalar_one()


def _seat_of(session: Session, kind: LineKind, line_id: int) -> int | None:
    """The seat a line is about; None for interests and hand-overs."""
    appointment = select(APPOINTMENT.c.seat_id)
    match kind:
        case LineKind.TERM:
            statement = select(TERM.c.seat_id).where(TERM.c.id == line_id)
        case LineKind.APPOINTMENT:
            statement = appointment.where(APPOINTMENT.c.id == line_id)
        case LineKind.RATIFICATION:
            of = select(RATIFICATION.c.appointment_id).where(RATIFICATION.c.id == line_id)
            statement = appointment.where(APPOINTMENT.c.id == of.scalar_subquery())
        case LineKind.OFFICE:
            of = select(HOLDING.c.appointment_id).where(HOLDING.c.id == line_id)
            statement = appointment.where(APPOINTMENT.c.id == of.scalar_subquery())
        case LineKind.ENDING:
            return _seat_of_ending(session, line_id)
        case _:
            return None
    return session.execute(statement).scalar()


def _seat_of_ending(session: Session, ending_id: int) -> int | None:
    row = session.execute(
        select(ENDING.c.term_id, ENDING.c.appointment_id, ENDING.c.holding_id).where(ENDING.c.id == ending_id)
    ).one()
    for kind, key in (
        (LineKind.TERM, row.term_id), (LineKind.APPOINTMENT, row.appointment_id), (LineKind.OFFICE, row.holding_id),
    ):  # fmt: skip
        if key is not None:
            return _seat_of(session, kind, key)
    return None


def left_behind(session: Session, kind: LineKind, line_id: int) -> tuple[tuple[LineKind, int], ...]:
    """Lines that have no meaning without this one and go with it.

    With an appointment the term that began with it where nobody else sat in it, with a term what cut the one before
    short, with a drawing the ends it set.
    """
    match kind:
        case LineKind.DRAW:
            ends = select(ENDING.c.id).where(ENDING.c.draw_id == line_id, holds(ENDING, "ending_id"))
            return tuple((LineKind.ENDING, ending_id) for ending_id in session.scalars(ends))
        case LineKind.APPOINTMENT:
            term = session.execute(
                select(TERM.c.id)
                .join(APPOINTMENT, APPOINTMENT.c.term_id == TERM.c.id)
                .where(APPOINTMENT.c.id == line_id, TERM.c.starts_on == APPOINTMENT.c.starts_on)
            ).scalar()
            if term is None or _hanging(session, LineKind.TERM, term) > 1:
                return ()
            return ((LineKind.TERM, term), *left_behind(session, LineKind.TERM, term))
        case LineKind.TERM:
            return tuple((LineKind.ENDING, ending_id) for ending_id in _cut_for(session, line_id))
        case _:
            return ()


def _cut_for(session: Session, term_id: int) -> tuple[int, ...]:
    """The ending that cut the term before this one short, on its eve."""
    row = session.execute(select(TERM.c.seat_id, TERM.c.starts_on).where(TERM.c.id == term_id)).one()
    before = TERM.alias("before")
    statement = (
        select(ENDING.c.id)
        .join(before, before.c.id == ENDING.c.term_id)
        .where(
            before.c.seat_id == row.seat_id, ENDING.c.on == row.starts_on - timedelta(days=1),
            ENDING.c.draw_id.is_(None), holds(ENDING, "ending_id"),
        )
    )  # fmt: skip
    return tuple(session.scalars(statement))


def lots_of(session: Session, draw_id: int) -> tuple[int, ...]:
    """The seats a drawing was about."""
    return tuple(session.scalars(select(_LOT.c.seat_id).where(_LOT.c.draw_id == draw_id).order_by(_LOT.c.place)))
