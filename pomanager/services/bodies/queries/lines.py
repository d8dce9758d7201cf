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
from pomanager.rules.bodies.kinds import EndReason, LineKind, Office
from pomanager.rules.objections import Objection
from pomanager.rules.wording import Wording
from pomanager.services.bodies.queries.cuts import terms_run_over
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
_ENDED_BY_REFUSAL = and_(
    ENDING.c.appointment_id == RATIFICATION.c.appointment_id, ENDING.c.on == RATIFICATION.c.on,
    ENDING.c.reason == EndReason.NOT_RATIFIED, RATIFICATION.c.ratified.is_(False),
)  # fmt: skip

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
    """A line that is to be taken back: whether it was already, and how many lines hang on it."""

    taken_back: bool
    hanging: int


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
    going = ((kind, line_id), *left_behind(session, kind, line_id))
    hanging = _hanging(session, kind, line_id) + terms_run_over(session, going)
    return LineFound(session.execute(reversing).first() is not None, hanging)


def _hanging(session: Session, kind: LineKind, line_id: int) -> int:
    """How many lines that hold are there only because of this one."""
    match kind:
        case LineKind.TERM:
            return _appointed(session, line_id) + _lots_on(session, line_id)
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
        case LineKind.ENDING:
            refusals = RATIFICATION.c.id.in_(
                select(RATIFICATION.c.id).join(ENDING, _ENDED_BY_REFUSAL).where(ENDING.c.id == line_id)
            )
            return _count(session, RATIFICATION, refusals, "ratification_id")
        case _:
            return 0


def _appointed(session: Session, term_id: int) -> int:
    """How many appointments that hold are in a term."""
    return _count(session, APPOINTMENT, APPOINTMENT.c.term_id == term_id, "appointment_id")


def _lots_on(session: Session, term_id: int) -> int:
    """How many ends that hold were set to a term by lots."""
    drawn = and_(ENDING.c.term_id == term_id, ENDING.c.draw_id.is_not(None))
    return _count(session, ENDING, drawn, "ending_id")


def _count(session: Session, table: FromClause, condition: ColumnElement[bool], key: str) -> int:
    counted = select(func.count()).select_from(table).where(condition, holds(table, key))
    return session.execute(counted).scalar_one()


def left_behind(session: Session, kind: LineKind, line_id: int) -> tuple[tuple[LineKind, int], ...]:
    """Lines that have no meaning without this one and go with it.

    With an appointment the term that was written with it, where nobody else sat in it and no lots were drawn about it;
    with a term what cut the one before short, with a drawing the ends it set, with the assembly's refusal the end of
    the co-option.
    """
    match kind:
        case LineKind.DRAW:
            ends = select(ENDING.c.id).where(ENDING.c.draw_id == line_id, holds(ENDING, "ending_id"))
            return tuple((LineKind.ENDING, ending_id) for ending_id in session.scalars(ends))
        case LineKind.APPOINTMENT:
            term = session.execute(
                select(TERM.c.id)
                .join(APPOINTMENT, APPOINTMENT.c.term_id == TERM.c.id)
                .where(
                    APPOINTMENT.c.id == line_id, TERM.c.starts_on == APPOINTMENT.c.starts_on,
                    # A term begun by an act of its own stays when somebody else is written into it.
                    TERM.c.recorded_at == APPOINTMENT.c.recorded_at,
                )
            ).scalar()  # fmt: skip
            if term is None or _appointed(session, term) > 1 or _lots_on(session, term):
                return ()
            return ((LineKind.TERM, term), *left_behind(session, LineKind.TERM, term))
        case LineKind.TERM:
            return tuple((LineKind.ENDING, ending_id) for ending_id in _cut_for(session, line_id))
        case LineKind.RATIFICATION:
            ends = (
                select(ENDING.c.id)
                .join(RATIFICATION, _ENDED_BY_REFUSAL)
                .where(RATIFICATION.c.id == line_id, holds(ENDING, "ending_id"))
            )
            return tuple((LineKind.ENDING, ending_id) for ending_id in session.scalars(ends))
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
