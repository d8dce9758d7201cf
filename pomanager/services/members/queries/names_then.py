"""Names as they were: the name somebody bore on a day, and all the names somebody ever bore."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from sqlalchemy import ColumnElement, FromClause, func, select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.members import Person
from pomanager.db.particulars import FormerName

_PERSON, _FORMER = table_of(Person), table_of(FormerName)
_THEN = _FORMER.alias("former_then")
CHUNK = 900
"""Ids asked for in one statement."""


def name_on(day: date, column: str = "full_name") -> ColumnElement[str]:
    """The name of a person as it was on a day, for statements that select from ``person``: as-of lists and papers.

    ``column`` is one kept of former names too: "full_name", "other_script", "family_name", "given_name",
    "patronymic" or "sort_name".
    """
    then = (
        select(_THEN.c[column])
        .where(_THEN.c.person_id == _PERSON.c.id, _THEN.c.until > day, *_holding(_THEN))
        .order_by(_THEN.c.until, _THEN.c.id)
        .limit(1)
        .correlate(_PERSON)
        .scalar_subquery()
    )
    present: ColumnElement[str] = _PERSON.c[column]
    return func.coalesce(then, present).label(f"{column}_then")


@lru_cache(4)
def _holding(former: FromClause) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """Conditions: the line neither takes another back nor was taken back. Made once: it is asked after every act."""
    reversing = _FORMER.alias("reversing")
    taken_back = select(reversing.c.id).where(reversing.c.reverses_id == former.c.id).exists()
    return former.c.reverses_id.is_(None), ~taken_back


def former_names(session: Session, person_ids: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """Person id → former names and their second script, as far as they were not taken back; only those with any."""
    found: dict[int, tuple[str, ...]] = {}
    ids = list(person_ids)
    for start in range(0, len(ids), CHUNK):
        found |= _former(session, _FORMER.c.person_id.in_(ids[start : start + CHUNK]))
    return found


def last_changes(session: Session, person_ids: Iterable[int]) -> dict[int, date]:
    """Person id → the last day on which the name changed, as far as that was not taken back."""
    found: dict[int, date] = {}
    ids = list(person_ids)
    for start in range(0, len(ids), CHUNK):
        asked = _FORMER.c.person_id.in_(ids[start : start + CHUNK])
        statement = select(_FORMER.c.person_id, func.max(_FORMER.c.until)).where(asked, *_holding(_FORMER))
        found |= {row[0]: row[1] for row in session.execute(statement.group_by(_FORMER.c.person_id))}
    return found


def all_former_names(session: Session) -> dict[int, tuple[str, ...]]:
    """As ``former_names``, of everybody who ever bore another name."""
    return _former(session)


def _former(session: Session, *conditions: ColumnElement[bool]) -> dict[int, tuple[str, ...]]:
    found: dict[int, list[str]] = {}
    statement = select(_FORMER.c.person_id, _FORMER.c.full_name, _FORMER.c.other_script)
    statement = statement.where(*conditions, *_holding(_FORMER)).order_by(_FORMER.c.until, _FORMER.c.id)
    for row in session.execute(statement):
        found.setdefault(row.person_id, []).extend(filter(None, (row.full_name, row.other_script)))
    return {person_id: tuple(names) for person_id, names in found.items()}
