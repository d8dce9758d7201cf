"""What becomes of a term when the ending that cut it short no longer holds: how far it runs then, and over whom."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Row, Select, func, select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.bodies import SeriesDraw
from pomanager.rules.bodies.kinds import LineKind
from pomanager.services.bodies.queries.loading import ENDING, REVERSAL, TERM, holds

_DRAW = table_of(SeriesDraw)
_BEGUN = TERM.alias("begun")
_ASIDE = REVERSAL.alias("aside")


@dataclass(frozen=True, slots=True)
class Uncut:
    """A term whose ending goes: the last day it was cut to, and the one it runs to then (None: nothing ends it)."""

    term_id: int
    seat_id: int
    cut_on: date
    last: date | None
    is_cut_again: bool
    """Whether the last day is that of an ending which was set aside for this one, and is to be written again."""
    draw_id: int | None
    """The lots by which it was cut then."""


def why_set_aside(on: date) -> str:
    """The reason written where an ending of a term gives way to another one: the last day that holds instead."""
    return f"→ {on.isoformat()}"


def ending_that_holds(session: Session, term_id: int) -> int | None:
    """The line that cuts a term short; None where nothing does."""
    return session.execute(select(ENDING.c.id).where(ENDING.c.term_id == term_id, holds(ENDING, "ending_id"))).scalar()


def uncut_by(session: Session, going: Collection[tuple[LineKind, int]]) -> tuple[Uncut, ...]:
    """The terms that run longer once these lines no longer hold, without those that go themselves."""
    return tuple(_uncut(session, going))


def _uncut(session: Session, going: Collection[tuple[LineKind, int]]) -> Iterator[Uncut]:
    for ending_id in (line_id for kind, line_id in going if kind is LineKind.ENDING):
        row = session.execute(_endings_of_terms().where(ENDING.c.id == ending_id)).first()
        if row is None or (LineKind.TERM, row.term_id) in going:
            continue
        again = _set_aside_for(session, row, going)
        yield Uncut(
            row.term_id, row.seat_id, row.on, row.ends_on if again is None else again.on, again is not None,
            None if again is None else again.draw_id,
        )  # fmt: skip


def _endings_of_terms() -> Select[*tuple[Any, ...]]:
    return select(
        ENDING.c.id, ENDING.c.on, ENDING.c.recorded_at, ENDING.c.draw_id, ENDING.c.term_id, TERM.c.seat_id,
        TERM.c.ends_on,
    ).join(TERM, TERM.c.id == ENDING.c.term_id)  # fmt: skip


def _set_aside_for(session: Session, ending: Row[Any], going: Collection[tuple[LineKind, int]]) -> Row[Any] | None:
    """The ending of the same term that gave way to this one and has its ground still; None where there is none."""
    before = session.execute(
        _endings_of_terms()
        .join(_ASIDE, _ASIDE.c.ending_id == ENDING.c.id)
        .where(
            ENDING.c.term_id == ending.term_id, ENDING.c.id < ending.id,
            _ASIDE.c.recorded_at == ending.recorded_at, _ASIDE.c.reason == why_set_aside(ending.on),
        )
        .order_by(ENDING.c.id.desc())
    ).first()  # fmt: skip
    if before is None or _has_ground(session, before, going):
        return before
    return _set_aside_for(session, before, going)


def _has_ground(session: Session, ending: Row[Any], going: Collection[tuple[LineKind, int]]) -> bool:
    """Whether the lots, or the term that begins the day after, for which a term was cut are there still."""
    if ending.draw_id is not None:
        drawn = select(_DRAW.c.id).where(_DRAW.c.id == ending.draw_id, holds(_DRAW, "draw_id"))
        return (LineKind.DRAW, ending.draw_id) not in going and session.execute(drawn).first() is not None
    begun = select(_BEGUN.c.id).where(
        _BEGUN.c.seat_id == ending.seat_id, _BEGUN.c.starts_on == ending.on + timedelta(days=1),
        holds(_BEGUN, "term_id"),
    )  # fmt: skip
    return any((LineKind.TERM, term_id) not in going for term_id in session.scalars(begun))


def terms_run_over(session: Session, going: Collection[tuple[LineKind, int]]) -> int:
    """How many terms began since a term was cut short that would then run over them again."""
    count = 0
    gone = [line_id for kind, line_id in going if kind is LineKind.TERM]
    for uncut in uncut_by(session, going):
        counted = select(func.count()).select_from(_BEGUN).where(
            _BEGUN.c.seat_id == uncut.seat_id, _BEGUN.c.id != uncut.term_id, _BEGUN.c.id.not_in(gone),
            _BEGUN.c.starts_on > uncut.cut_on, holds(_BEGUN, "term_id"),
        )  # fmt: skip
        if uncut.last is not None:
            counted = counted.where(_BEGUN.c.starts_on <= uncut.last)
        count += session.execute(counted).scalar_one()
    return count
