"""Counts people of the section and the ages that are looked at, by sex; the roll by the sums kept beside it."""

import json
from collections import Counter

from sqlalchemy import ColumnElement, String, func, select, type_coerce
from sqlalchemy.orm import Session

from pomanager.readmodels.funnel import FunnelView
from pomanager.readmodels.members import RollCounts
from pomanager.rules.governance.funnel import AgePart
from pomanager.rules.members import ON_ROLL, Sex, Status
from pomanager.services.bodies.queries.loading import among
from pomanager.services.entitlement.queries.barring import barred
from pomanager.services.governance.queries.looking_at import People, day_of_section, narrowed, sections_within
from pomanager.services.governance.queries.stage_people import people_on_roll
from pomanager.services.members.queries.counts_now import IS_ORGANISATION, ORGANISATIONS
from pomanager.services.members.queries.on_day import (
    counts_by_section,
    counts_on,
    roll_counts_of,
    stood_otherwise,
    summed,
)
from pomanager.services.members.queries.rows import MEMBER, PERSON

HANDED_OVER = (Sex.FEMALE, Sex.UNKNOWN)
OFF_ROLL = frozenset(Status) - frozenset(ON_ROLL)


def counted(session: Session, view: FunnelView, people: People) -> RollCounts:
    """Some people of the section and the ages that are looked at, each once, by sex."""
    statement = narrowed(
        session, view, select(type_coerce(PERSON.c.sex, String), type_coerce(PERSON.c.kind, String), func.count()),
        people,
    )  # fmt: skip
    rows = session.execute(statement.group_by(PERSON.c.sex, PERSON.c.kind))
    return roll_counts_of({(sex, kind): count for sex, kind, count in rows})


def roll_of(session: Session, view: FunnelView) -> RollCounts:
    """Those looked at who are on the roll on the last day: nobody's row is read unless ages are asked for."""
    if view.everybody:
        return counts_on(session, view.last)
    section_id = view.section_id
    if section_id is None or view.ages is not AgePart.ALL or day_of_section(session, section_id, view.last) < view.last:
        return counted(session, view, people_on_roll(session, view.last))
    by_section = counts_by_section(session, view.last)
    within = sections_within(session, section_id, view.last)
    return summed(counts for each, counts in by_section.items() if each in within)


def without_vote(session: Session, view: FunnelView) -> RollCounts:
    """Those looked at who are on the roll on the last day and have no right to vote on it."""
    ids = barred(session, view.last)
    if not view.everybody:
        people = people_on_roll(session, view.last).where(MEMBER.c.id.in_(among(ids)))
        return counted(session, view, people)
    others = stood_otherwise(session, view.last).by_member()
    changed = Counter(others[member].counted_as for member in ids & others.keys() if others[member].was_on_roll)
    return summed((_on_roll_now(session, ids - others.keys()), roll_counts_of(changed)))


def _on_roll_now(session: Session, member_ids: frozenset[int]) -> RollCounts:
    """Those of some members who are on the roll now, by indexes: of people nobody's row is read.

    The women are handed over and those whose sex is not recorded, who are few: the others are men.
    """
    firms = session.scalars(select(MEMBER.c.id).select_from(ORGANISATIONS).where(IS_ORGANISATION)).all()
    there = member_ids.difference(_ids(session, MEMBER.c.status.in_(OFF_ROLL)))
    organisations = there.intersection(firms)
    people = there - organisations
    women, unknown = (len(people.intersection(_ids(session, MEMBER.c.person_sex == sex))) for sex in HANDED_OVER)
    return RollCounts(women, len(people) - women - unknown, unknown, len(organisations))


def _ids(session: Session, condition: ColumnElement[bool]) -> list[int]:
    """Members by what an index tells, as one text of SQLite's: handed over singly they take five times as long."""
    found: list[int] = json.loads(
        session.execute(select(func.json_group_array(MEMBER.c.id)).where(condition)).scalar_one()
    )
    return found
