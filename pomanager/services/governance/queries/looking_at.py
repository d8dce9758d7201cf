"""Whom a funnel and indicators look at: people of a section and of some ages."""

from collections.abc import Iterable
from datetime import date
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, Select, String, func, select, type_coerce
from sqlalchemy.orm import Session

from pomanager.readmodels.funnel import FunnelView
from pomanager.rules.governance.funnel import AgePart
from pomanager.rules.members import PersonKind
from pomanager.services.bodies.queries.loading import among
from pomanager.services.members.queries.on_day import as_on
from pomanager.services.members.queries.rows import MEMBER, PERSON
from pomanager.services.organisation.queries.sections import section_tree

People: TypeAlias = Select[*tuple[Any, ...]]
"""A statement that gives ids of people, each as often as it likes."""


def those(people: Iterable[int]) -> People:
    """Some people by their ids."""
    return select(PERSON.c.id).where(PERSON.c.id.in_(among(people)))


def narrowed(
    session: Session, view: FunnelView, statement: Select[*tuple[Any, ...]], people: People
) -> Select[*tuple[Any, ...]]:
    """The statement over ``person``, only of these people and of the section and ages that are looked at."""
    statement = statement.select_from(PERSON).where(PERSON.c.id.in_(people), *_of_age(view))
    if view.section_id is None:
        return statement
    day = day_of_section(session, view.section_id, view.last)
    within = sections_within(session, view.section_id, day)
    belonging = select(MEMBER.c.person_id).where(as_on(session, day).section_id.in_(among(within)))
    return statement.where(PERSON.c.id.in_(belonging))


def sections_within(session: Session, section_id: int, day: date) -> frozenset[int]:
    """A section and all that lay in it on a day."""
    return frozenset((section_id, *section_tree(session, day).below(section_id)))


def day_of_section(session: Session, section_id: int, last: date) -> date:
    """The last day of the time on which a section was there: one closed in mid-year still had its members."""
    until = section_tree(session).nodes[section_id].until
    return last if until is None else min(until, last)


def _of_age(view: FunnelView) -> tuple[ColumnElement[bool], ...]:
    if view.ages is AgePart.ALL:
        return ()
    of_people = type_coerce(PERSON.c.kind, String) == PersonKind.NATURAL.value
    return (of_people, ~past_youth(view) if view.ages is AgePart.YOUNG else past_youth(view))


def past_youth(view: FunnelView) -> ColumnElement[bool]:
    """Whether somebody has more years than count as young on the last day; of who has no known age it is not true.

    Births are kept so that a year or month alone counts as its first day, and sort as days do.
    """
    born = func.replace(type_coerce(PERSON.c.birth, String), "~", "")
    latest = f"{view.last.year - view.youth_limit - 1:04}{view.last.isoformat()[4:]}"
    return born <= latest
