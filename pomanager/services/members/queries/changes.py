"""Who joined the roll and who left it between two days, and in which way."""

from collections import Counter
from collections.abc import Collection, Iterator
from datetime import date, timedelta

from sqlalchemy import String, func, select, type_coerce
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.members import Standing
from pomanager.errors import Refused
from pomanager.marks import N_
from pomanager.readmodels.member_papers import JoinedAndLeft, JoinedAndLeftSheet, MovementGroup, MovementLine
from pomanager.readmodels.members import RollCounts
from pomanager.readmodels.papers import Asked
from pomanager.rules.movements import Movement
from pomanager.rules.objections import Objection
from pomanager.services.members.queries.joined import first_day_of_year, moved_lines
from pomanager.services.members.queries.on_day import as_on, counts_on, counts_within, roll_counts_of
from pomanager.services.members.queries.rows import MEMBER, PERSON
from pomanager.services.organisation.queries import letterhead, section_names

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
    moved = moved_lines(since, until)
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


def _groups(session: Session, figures: JoinedAndLeft) -> Iterator[MovementGroup]:
    for movement, counts in figures.moved.items():
        if counts.total:
            yield MovementGroup(movement, counts, _lines(session, figures, movement))


def _lines(session: Session, figures: JoinedAndLeft, movement: Movement) -> Iterator[MovementLine]:
    """Those who moved in one way, by day, then by number; names and sections are those of the last day."""
    moved, then = moved_lines(figures.since, figures.until), as_on(session, figures.until)
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
