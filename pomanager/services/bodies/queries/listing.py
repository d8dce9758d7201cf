"""The list of bodies with their figures, and one body with its seats and who sits in them on a day."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Row, Select, select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.bodies import SeriesDraw, SeriesLot
from pomanager.errors import NotFound
from pomanager.readmodels.bodies import (
    Alternate,
    BodyDetail,
    BodyLabel,
    BodyRow,
    DrawDetail,
    HeldOffice,
    SeatLabel,
    SeatRow,
)
from pomanager.rules.bodies.composition import Sitting, composition
from pomanager.rules.bodies.lots import drawn
from pomanager.rules.members import Sex
from pomanager.rules.objections import Objection
from pomanager.services.bodies.limits import limits_on
from pomanager.services.bodies.queries.body import NO_BODY
from pomanager.services.bodies.queries.inconsistencies import inconsistencies
from pomanager.services.bodies.queries.loading import (
    BODY,
    SEAT,
    Reader,
    Sat,
    alternates_by_seat,
    body_columns,
    held_offices,
    holding_of,
    holds,
    sat,
    seat_columns,
)
from pomanager.services.bodies.queries.officers import seated_on

DRAW, LOT = table_of(SeriesDraw), table_of(SeriesLot)


def bodies(session: Session, day: date, *, ended: bool = False) -> tuple[BodyRow, ...]:
    """Every body in order of founding, with its figures on a day; those that had ended by then only if wanted."""
    held: dict[int, list[Sat]] = defaultdict(list)
    for each in seated_on(session, day):
        held[each.body.id].append(each)
    remarks: dict[int, int] = defaultdict(int)
    for remark in inconsistencies(session, day):
        remarks[remark.body.id] += 1
    seats: dict[int, int] = defaultdict(int)
    for row in session.execute(select(SEAT.c.body_id, SEAT.c.since, SEAT.c.until)):
        seats[row.body_id] += _is_there(row.since, row.until, day)
    reader = Reader(session, day)
    statement: Select[*tuple[Any, ...]] = select(*body_columns(), BODY.c.since, BODY.c.until).order_by(BODY.c.id)
    return tuple(
        _row(reader.body(row), row, seats[row.body_id], held[row.body_id], remarks[row.body_id], day)
        for row in session.execute(statement)
        if ended or row.until is None or row.until >= day
    )


def _row(label: BodyLabel, row: Row[Any], seats: int, held: Sequence[Sat], remarks: int, day: date) -> BodyRow:
    ends = [each.term.last for each in held if each.term.last is not None]
    return BodyRow(
        label=label, since=row.since, ended_on=row.until, seats=seats, held=len(held), vacant=seats - len(held),
        holding_over=sum(each.holds_over_on(day) for each in held),
        women=sum(each.person.sex is Sex.FEMALE for each in held), next_term_ends=min(ends, default=None),
        remarks=remarks,
    )  # fmt: skip


def body_detail(session: Session, body_id: int, day: date) -> BodyDetail:
    """A body with its seats and who sits in them on a day, or raise NotFound."""
    statement: Select[*tuple[Any, ...]] = select(
        *body_columns(), BODY.c.since, BODY.c.until, BODY.c.decision, BODY.c.version
    ).where(BODY.c.id == body_id)  # fmt: skip
    row = session.execute(statement).first()
    if row is None:
        raise NotFound(Objection(NO_BODY))
    seats = seat_rows(session, day, body_id)
    return BodyDetail(
        label=Reader(session, day).body(row), section_id=row.body_section_id, since=row.since, ended_on=row.until,
        decision=row.decision, version=row.version, as_of=day, seats=seats,
        draws=_draws(session, {each.seat.id: each.seat for each in seats}, body_id),
        remarks=_remarks(session, row, seats, day),
    )  # fmt: skip


def seat_rows(session: Session, day: date, body_id: int | None = None) -> tuple[SeatRow, ...]:
    """The seats of a body, or of all of them, with who sits there on a day; those that have ended come last."""
    only = () if body_id is None else (SEAT.c.body_id == body_id,)
    history: dict[int, list[Sat]] = defaultdict(list)
    found = sat(session, *only, day=day)
    for each in found:
        if not each.is_alternate and each.since <= day:
            history[each.seat.id].append(each)
    waiting = alternates_by_seat(found, day)
    now = {key: each[-1] for key, each in history.items() if day in each[-1].span}
    offices = held_offices(session, now.values(), day)
    reader = Reader(session, day)
    columns = (*seat_columns(), SEAT.c.since, SEAT.c.until, SEAT.c.version, *body_columns())
    statement = select(*columns).join(BODY, BODY.c.id == SEAT.c.body_id).where(*only)
    rows = [
        _seat_row(row, reader.seat(row), history, now, offices, waiting, day)
        for row in session.execute(statement.order_by(SEAT.c.body_id, SEAT.c.position))
    ]
    return tuple([row for row in rows if row.ended_on is None] + [row for row in rows if row.ended_on is not None])


def _seat_row(  # noqa: PLR0913, PLR0917 - what stands beside one seat
    row: Row[Any],
    label: SeatLabel,
    history: Mapping[int, Sequence[Sat]],
    now: Mapping[int, Sat],
    offices: Mapping[int, tuple[HeldOffice, ...]],
    waiting: Mapping[int, tuple[Alternate, ...]],
    day: date,
) -> SeatRow:
    holder = now.get(label.id)
    return SeatRow(
        seat=label, since=row.since, ended_on=row.until,
        holding=None if holder is None else holding_of(holder, offices.get(holder.appointment_id, ()), day),
        alternates=waiting.get(label.id, ()),
        vacant_since=None if holder is not None else _vacant_since(history.get(label.id, ()), row.since, day),
        version=row.version,
    )  # fmt: skip


def _vacant_since(history: Sequence[Sat], since: date | None, day: date) -> date | None:
    last = history[-1].until_on(day) if history else None
    return since if last is None else last + timedelta(days=1)


def _is_there(since: date | None, until: date | None, day: date) -> bool:
    return (since is None or since <= day) and (until is None or until >= day)


def _remarks(session: Session, row: Row[Any], seats: Iterable[SeatRow], day: date) -> tuple[Objection, ...]:
    voting = [each for each in seats if each.seat.voting and _is_there(each.since, each.ended_on, day)]
    sitting = [
        Sitting(each.person.sex, each.birth) for each in seated_on(session, day, row.body_id) if each.seat.voting
    ]
    return composition(len(voting), sitting, limits_on(session, day, row.body_kind), day)


def _draws(session: Session, seats: Mapping[int, SeatLabel], body_id: int) -> tuple[DrawDetail, ...]:
    lots: dict[int, list[Row[Any]]] = defaultdict(list)
    of_body = select(DRAW.c.id).where(DRAW.c.body_id == body_id, holds(DRAW, "draw_id"))
    for lot in session.execute(select(LOT).where(LOT.c.draw_id.in_(of_body)).order_by(LOT.c.draw_id, LOT.c.place)):
        lots[lot.draw_id].append(lot)
    rows = session.execute(select(DRAW).where(DRAW.c.id.in_(of_body)).order_by(DRAW.c.drawn_on, DRAW.c.id))
    return tuple(_draw(row, [(seats[lot.seat_id], lot.place, lot.series) for lot in lots[row.id]]) for row in rows)


def _draw(row: Row[Any], lots: Sequence[tuple[SeatLabel, int, int]]) -> DrawDetail:
    confirmed = None
    if row.seed:
        again = drawn(sorted(seat.position for seat, _place, _series in lots), row.series, row.seed)
        recorded = [(seat.position, place, series) for seat, place, series in lots]
        confirmed = [(lot.seat, lot.place, lot.series) for lot in again] == recorded
    return DrawDetail(row.id, row.drawn_on, row.seed, row.witnesses, tuple(lots), confirmed)
