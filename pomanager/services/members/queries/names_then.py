"""Names as they were: the name somebody bore on a day, and all the names somebody ever bore."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import ColumnElement, FromClause, func, select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.members import Person
from pomanager.db.particulars import FormerName

_PERSON, _FORMER = table_of(Person), table_of(FormerName)
CHUNK = 900
"""Ids asked for in one statement."""


def name_on(day: date, column: str = "full_name") -> ColumnElement[str]:
    """The name of a person as it was on a day, for statements that select from ``person``: as-of lists and papers.

    ``column`` is one kept of former names too: "full_name", "other_script", "family_name", "given_name",
    "patronymic" or "sort_name".
    """
    former = _FORMER.alias("former_then")
    then = (
        select(former.c[column])
        .where(former.c.person_id == _PERSON.c.id, former.c.until > day, *_holding(former))
        .order_by(former.c.until, former.c.id)
        .limit(1)
        .correlate(_PERSON)
        .scalar_subquery()
    )
    present: ColumnElement[str] = _PERSON.c[column]
    return func.coalesce(then, present).label(f"{column}_then")


def _holding(former: FromClause) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """Conditions: the line neither takes another back nor was taken back."""
    reversing = _FORMER.alias("reversing")
    taken_back = select(reversing.c.id).where(reversing.c.reverses_id == former.c.id).exists()
    return former.c.reverses_id.is_(None), ~taken_back


def former_names(session: Session, person_ids: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """Person id → former names and their second script, as far as they were not taken back; only those with any."""
    found: dict[int, list[str]] = {}
    ids = list(person_ids)
    for start in range(0, len(ids), CHUNK):
        statement = (
            select(_FORMER.c.person_id, _FORMER.c.full_name, _FORMER.c.other_script)
            .where(_FORMER.c.person_id.in_(ids[start : start + CHUNK]), *_holding(_FORMER))
            .order_by(_FORMER.c.until, _FORMER.c.id)
        )
        for row in session.execute(statement):
            found.setdefault(row.person_id, []).extend(filter(None, (row.full_name, row.other_script)))
    return {person_id: tuple(names) for person_id, names in found.items()}
