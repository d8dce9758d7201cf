"""Who joined the roll and who left it between two days, and in which way."""

from collections import Counter
from collections.abc import Collection, Iterator
from datetime import date, timedelta
from functools import partial
from typing import Any

from sqlalchemy import CTE, ColumnElement, Select, String, case, func, literal, select, type_coerce
from sqlalchemy.orm import Session, aliased

from pomanager.areas import Area
from pomanager.db.base import table_of
from pomanager.db.kept import kept
from pomanager.db.members import Standing
from pomanager.errors import Refused
from pomanager.marks import N_
from pomanager.readmodels.member_papers import JoinedAndLeft, JoinedAndLeftSheet, MovementGroup, MovementLine
from pomanager.readmodels.members import RollCounts
from pomanager.readmodels.papers import Asked
from pomanager.rules.calendar import financial_year
from pomanager.rules.members import ON_ROLL
from pomanager.rules.movements import JOINING, LEFT_AS, Movement
from pomanager.rules.objections import Objection
from pomanager.services.members.queries.on_day import as_on, counts_on, counts_within, roll_counts_of
from pomanager.services.members.queries.rows import MEMBER, PERSON
from pomanager.services.organisation.queries import letterhead, organisation_row, section_names

WRONG_WAY = N_("The first day, {since}, comes after the last, {until}. Choose an earlier first day.")

CHUNK = 1000
LINE = table_of(Standing)


def joined_and_left(session: Session, since: date, until: date, within: Collection[int] | None = None) -> JoinedAndLeft:
    """How many were on the roll, joined and left from one day to another, both belonging to it; raises Refused.

    Whoever comes and goes several times in between is counted each time. ``within`` leaves only those who belong to
    these sections on the last day, or did when they left: with them nobody comes or goes by changing the section.
    """
    if since > until:
        raise Refused([Objection(WRONG_WAY, "since", {"since": since, "until": until})])
    moved = _moved(since, until)
    belonging = () if within is None else (as_on(session, until).section_id.in_(list(within)),)
    by_movement: dict[str, Counter[tuple[str, str]]] = {}
    statement = (
        select(moved.c.movement, type_coerce(PERSON.c.sex, String), type_coerce(PERSON.c.kind, String), func.count())
        .select_from(moved)
        .join(MEMBER, MEMBER.c.id == moved.c.member_id)
        .join(PERSON, PERSON.c.id == MEMBER.c.person_id)
        .where(*belonging)
        .group_by(moved.c.movement, PERSON.c.sex, PERSON.c.kind)
    )  # fmt: skip

    def on_roll(day: date) -> RollCounts:
        return counts_on(session, day) if within is None else counts_within(session, day, *belonging)

    for movement, sex, kind, count in session.execute(statement):
        by_movement.setdefault(movement, Counter())[sex, kind] += count
    return JoinedAndLeft(
        since=since,
        until=until,
        opening=on_roll(since - timedelta(days=1)) if since > date.min else roll_counts_of({}),
        closing=on_roll(until),
        moved={each: roll_counts_of(by_movement.get(each.value, {})) for each in Movement},
    )


def joined_between(session: Session, since: date, until: date) -> int:
    """How many joined from one day to another, as ``joined_and_left`` counts them; those who left are not looked at.

    Kept while the roll does not change.
    """
    wanted = ("joined", since, until)
    return kept(session, wanted, partial(_joined_between, session, since, until), frozenset({Area.MEMBERS}))


def _joined_between(session: Session, since: date, until: date) -> int:
    moved = _moved(since, until, only_who_came=True)
    joining = moved.c.movement.in_([each.value for each in JOINING])
    return session.execute(select(func.count()).select_from(moved).where(joining)).scalar_one()


def joined_and_left_sheet(session: Session, asked: Asked) -> JoinedAndLeftSheet:
    """The paper of a period that ends on the day asked for; without a first day it is the financial year so far."""
    since = asked.options.since or first_day_of_year(session, asked.as_of)
    figures = joined_and_left(session, since, asked.as_of)
    return JoinedAndLeftSheet(
        letterhead=letterhead(session, asked.printed_at),
        figures=figures,
        groups=_groups(session, figures),
        with_sections=bool(section_names(session)),
    )


def first_day_of_year(session: Session, day: date) -> date:
    """The first day of the financial year in which a day lies."""
    row = organisation_row(session)
    return financial_year(day, row.year_start_month, row.year_start_day).first


def _groups(session: Session, figures: JoinedAndLeft) -> Iterator[MovementGroup]:
    for movement, counts in figures.moved.items():
        if counts.total:
            yield MovementGroup(movement, counts, _lines(session, figures, movement))


def _lines(session: Session, figures: JoinedAndLeft, movement: Movement) -> Iterator[MovementLine]:
    """Those who moved in one way, by day, then by number; names and sections are those of the last day."""
    moved, then = _moved(figures.since, figures.until), as_on(session, figures.until)
    sections = section_names(session, figures.until)
    statement = (
        select(
            MEMBER.c.number, then.name, PERSON.c.sex, PERSON.c.kind, then.section_id, LINE.c.since, LINE.c.decision,
            LINE.c.reason,
        )
        .select_from(
            moved.join(LINE, LINE.c.id == moved.c.id)
            .join(MEMBER, MEMBER.c.id == moved.c.member_id)
            .join(PERSON, PERSON.c.id == MEMBER.c.person_id)
        )
        .where(moved.c.movement == movement.value)
        .order_by(LINE.c.since, MEMBER.c.number_order)
    )  # fmt: skip
    for rows in session.execute(statement.execution_options(yield_per=CHUNK)).partitions(CHUNK):
        for number, name, sex, kind, section_id, day, decision, reason in rows:
            yield MovementLine(number, name, sex, kind, sections.get(section_id or 0, ""), day, decision, reason)


def _moved(since: date, until: date, *, only_who_came: bool = False) -> CTE:
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
