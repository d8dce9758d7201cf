"""Which records of a person were given up for another one: the few places at which questions follow that pointer."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, exists, func, select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.merges import GivenUp

GIVEN_UP = table_of(GivenUp)


def person_kept(column: ColumnElement[int]) -> ColumnElement[int]:
    """The person a column names, or whose second record it names: for registers, which are never rewritten."""
    led = GIVEN_UP.alias()  # of its own in each place: of two in one statement neither takes the other's
    kept: ColumnElement[int] = select(led.c.kept_person_id).where(led.c.person_id == column).scalar_subquery()
    return func.coalesce(kept, column, type_=Integer)


def member_kept(column: ColumnElement[int]) -> ColumnElement[int]:
    """The member a column names, or whose second record it names."""
    led = GIVEN_UP.alias()
    kept: ColumnElement[int] = select(led.c.kept_member_id).where(led.c.member_id == column).scalar_subquery()
    return func.coalesce(kept, column, type_=Integer)


def records_of(session: Session, member_id: int) -> tuple[int, ...]:
    """The records by which registers know a member: this one, and those that were given up for it."""
    statement = select(GIVEN_UP.c.member_id).where(GIVEN_UP.c.kept_member_id == member_id)
    return member_id, *session.scalars(statement.order_by(GIVEN_UP.c.member_id))


def people_of(session: Session, person_id: int) -> tuple[int, ...]:
    """As ``records_of``, of people."""
    statement = select(GIVEN_UP.c.person_id).where(GIVEN_UP.c.kept_person_id == person_id)
    return person_id, *session.scalars(statement.order_by(GIVEN_UP.c.person_id))


def kept_people(session: Session) -> Mapping[int, int]:
    """Person given up → the person that was kept, of everybody; empty in an office where nothing was merged."""
    rows = session.execute(select(GIVEN_UP.c.person_id, GIVEN_UP.c.kept_person_id))
    return {row.person_id: row.kept_person_id for row in rows}


def kept_members(session: Session) -> Mapping[int, int]:
    """Member given up → the member that was kept."""
    rows = session.execute(select(GIVEN_UP.c.member_id, GIVEN_UP.c.kept_member_id))
    return {row.member_id: row.kept_member_id for row in rows}


def anybody_merged(session: Session) -> bool:
    """Whether any record was given up: where none was, statements stay as they are."""
    return session.execute(select(exists().select_from(GIVEN_UP))).scalar_one()


def kept_of(session: Session, people: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    """A statement that gives people, each by the record that was kept."""
    if not anybody_merged(session):
        return people
    named = people.subquery()
    (column,) = named.c
    return select(person_kept(column)).select_from(named)
