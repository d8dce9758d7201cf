"""The lines of standing by which somebody came onto the roll or left it, and how many joined."""

from datetime import date
from functools import partial
from typing import Any

from sqlalchemy import CTE, ColumnElement, Select, case, func, literal, select
from sqlalchemy.orm import Session, aliased

from pomanager.areas import Area
from pomanager.db.base import table_of
from pomanager.db.kept import kept
from pomanager.db.members import Standing
from pomanager.rules.calendar import financial_year
from pomanager.rules.members import ON_ROLL
from pomanager.rules.movements import JOINING, LEFT_AS, Movement
from pomanager.services.organisation.queries import organisation_row

LINE = table_of(Standing)


def joined_between(session: Session, since: date, until: date) -> int:
    """How many joined from one day to another, as ``joined_and_left`` counts them; those who left are not looked at.

    Kept while the roll does not change.
    """
    wanted = ("joined", since, until)
    return kept(session, wanted, partial(_joined_between, session, since, until), frozenset({Area.MEMBERS}))


def _joined_between(session: Session, since: date, until: date) -> int:
    moved = moved_lines(since, until, only_who_came=True)
    joining = moved.c.movement.in_([each.value for each in JOINING])
    return session.execute(select(func.count()).select_from(moved).where(joining)).scalar_one()


def first_day_of_year(session: Session, day: date) -> date:
    """The first day of the financial year in which a day lies."""
    row = organisation_row(session)
    return financial_year(day, row.year_start_month, row.year_start_day).first


def moved_lines(since: date, until: date, *, only_who_came: bool = False) -> CTE:
    """The lines of standing in a period by which somebody came onto the roll or left it: id, member, movement.

    Lines that were taken back, and those that take back, never held.
    """
    held = _held(since, until, only_who_came=only_who_came)
    is_on = held.c.is_on
    movement: ColumnElement[str] = case(
        (is_on & (held.c.ever == 0), literal(Movement.NEW.value)),
        (is_on, literal(Movement.RETURNED.value)),
        *[(held.c.status == status, literal(left.value)) for status, left in LEFT_AS.items()],
    )
    return (
        select(held.c.id, held.c.member_id, movement.label("movement"))
        .where(held.c.since >= since, held.c.since <= until, is_on != (func.coalesce(held.c.was_on, 0) == 1))
        .cte("moved")
    )


def _held(since: date, until: date, *, only_who_came: bool) -> CTE:
    """Every line that held of members with a line in the period, with what was before it on the roll.

    ``only_who_came`` leaves out members none of whose lines in the period has them on the roll.
    """
    reversing = aliased(Standing)
    in_period = select(LINE.c.member_id).where(LINE.c.since >= since, LINE.c.since <= until)
    is_on = LINE.c.status.in_(ON_ROLL)
    if only_who_came:
        in_period = in_period.where(is_on)
    whose, when = LINE.c.member_id, (LINE.c.since, LINE.c.id)
    was_on = func.lag(is_on).over(partition_by=whose, order_by=when)
    ever = func.max(is_on).over(partition_by=whose, order_by=when, rows=(None, -1))
    lines: Select[*tuple[Any, ...]] = select(
        LINE.c.id, LINE.c.member_id, LINE.c.since, LINE.c.status, is_on.label("is_on"), was_on.label("was_on"),
        func.coalesce(ever, 0).label("ever"),
    ).where(
        LINE.c.member_id.in_(in_period),
        # Not by the column itself: SQLite would read every line that takes nothing back, instead of those of a few.
        (LINE.c.reverses_id + 0).is_(None),
        ~select(reversing.id).where(reversing.reverses_id == LINE.c.id).exists(),
    )  # fmt: skip
    return lines.cte("held")
