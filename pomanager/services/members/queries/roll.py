"""The list of members: which ids in what order, their lines, and the figures around the list."""

from array import array
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, UnaryExpression, func, select
from sqlalchemy.orm import Session

from pomanager.readmodels.members import MemberRow, RollCounts, RollFacts, RollOrder, RollView
from pomanager.rules.members import Sex, Status
from pomanager.services.members.queries.rows import (
    MEMBER,
    NOTE,
    PERSON,
    PLACE,
    SECTION,
    from_member,
    member_row,
    select_rows,
)
from pomanager.services.organisation.queries import section_names

ON_ROLL = (Status.ACTIVE, Status.SUSPENDED)
"""Who counts as on the roll: members in good standing and members suspended."""

ORDERS: Mapping[RollOrder, ColumnElement[Any]] = {
    RollOrder.NUMBER: MEMBER.c.number_order,
    RollOrder.NAME: PERSON.c.sort_key,
    RollOrder.SEX: PERSON.c.sex,
    RollOrder.BIRTH: func.replace(PERSON.c.birth, "~", ""),
    RollOrder.PLACE: PLACE.c.folded,
    RollOrder.SECTION: SECTION.c.folded,
    RollOrder.STATUS: MEMBER.c.status,
    RollOrder.JOINED: MEMBER.c.joined_on,
}


def roll_ids(session: Session, view: RollView) -> "array[int]":
    """Ids of the members seen, in order: the list keeps these and fetches lines as they come into view."""
    statement = narrowed(select(MEMBER.c.id).select_from(_sources(view)), view).order_by(*ordering(view))
    return array("q", session.scalars(statement).all())


def roll_rows(session: Session, ids: Sequence[int]) -> tuple[MemberRow, ...]:
    """Lines of these members, in the order of the ids; a member gone meanwhile is left out."""
    names = section_names(session)
    found = {row.id: row for row in session.execute(select_rows().where(MEMBER.c.id.in_(list(ids))))}
    return tuple(member_row(found[number], names) for number in ids if number in found)


def roll_counts(session: Session, view: RollView) -> RollCounts:
    """Women, men and people of unknown sex among the members seen."""
    counted = select(PERSON.c.sex, func.count()).select_from(from_member()).group_by(PERSON.c.sex)
    by_sex = {row[0]: row[1] for row in session.execute(narrowed(counted, view))}
    return RollCounts(by_sex.get(Sex.FEMALE, 0), by_sex.get(Sex.MALE, 0), by_sex.get(Sex.UNKNOWN, 0))


def roll_facts(session: Session) -> RollFacts:
    """How many members of each status there are, and how many records ask for a second look."""
    counted = select(MEMBER.c.status, func.count()).group_by(MEMBER.c.status)
    by_status = {row[0]: row[1] for row in session.execute(counted)}
    doubtful = select(func.count(NOTE.c.member_id.distinct())).where(NOTE.c.settled_at.is_(None))
    return RollFacts(
        by_status=by_status,
        needing_attention=session.execute(doubtful).scalar_one(),
        on_roll=sum(by_status.get(status, 0) for status in ON_ROLL),
        in_books=sum(by_status.values()),
    )


def find_members(session: Session, text: str, limit: int = 50) -> tuple[MemberRow, ...]:
    """Members found by part of a name, a number, phone digits or a place, in the order of their names."""
    ids = roll_ids(session, RollView(search=text, order=RollOrder.NAME))
    return roll_rows(session, ids[:limit])


def narrowed(statement: Select[*tuple[Any, ...]], view: RollView) -> Select[*tuple[Any, ...]]:
    """The statement over only the members the view lets through."""
    if view.search:
        statement = _found(statement, view.search)
    if view.statuses:
        statement = statement.where(MEMBER.c.status.in_(view.statuses))
    if view.sex is not None:
        statement = statement.where(PERSON.c.sex == view.sex)
    if view.section_id is not None:
        statement = statement.where(MEMBER.c.section_id == view.section_id)
    if view.place_id is not None:
        within = select(PLACE.c.id).where(PLACE.c.id == view.place_id).cte("within", recursive=True)
        within = within.union_all(select(PLACE.c.id).where(PLACE.c.parent_id == within.c.id))
        statement = statement.where(PERSON.c.place_id.in_(select(within.c.id)))
    if view.needing_attention:
        doubtful = select(NOTE.c.member_id).where(NOTE.c.settled_at.is_(None))
        statement = statement.where(MEMBER.c.id.in_(doubtful))
    return statement


def _found(statement: Select[*tuple[Any, ...]], search: str) -> Select[*tuple[Any, ...]]:
    from pomanager.db.search import finds  # a list is shown before anything is searched in it
    from pomanager.rules import folding

    for word in folding.query_words(search):
        statement = statement.where(finds(word, MEMBER.c.id))
    return statement


def _sources(view: RollView) -> FromClause:
    """Only the tables the view needs: sorting by number must not walk all five."""
    person = MEMBER.join(PERSON, PERSON.c.id == MEMBER.c.person_id)
    if view.order in {RollOrder.PLACE, RollOrder.SECTION}:
        return from_member()
    needs_person = view.sex is not None or view.place_id is not None
    if needs_person or view.order in {RollOrder.NAME, RollOrder.SEX, RollOrder.BIRTH}:
        return person
    return MEMBER


def ordering(view: RollView) -> tuple[UnaryExpression[Any] | ColumnElement[Any], ...]:
    """What the view is sorted by: its own column, then the number."""
    first = ORDERS[view.order]
    last = MEMBER.c.number_order
    return (first.desc(), last.desc()) if view.descending else (first, last)
