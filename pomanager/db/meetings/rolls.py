"""The lines of a frozen roll: written with one statement, none passes through the program; and found by names."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, insert
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.meetings.calling import RollLine
from pomanager.rules import folding

_FOLDED = "folded"
"""The function of SQL that folds a name, known inside ``able_to_fold``."""

COLUMNS = (
    "meeting_roll_id", "position", "person_id", "member_id", "number", "name", "other_script", "sex", "is_young",
    "section_id", "capacity", "shares", "votes", "verdict_id",
)  # fmt: skip
"""What a line holds, in the order in which a statement tells it."""


def write_lines(session: Session, lines: Select[*tuple[Any, ...]], given: dict[str, object]) -> None:
    """Write the lines a statement finds, whose columns are ``COLUMNS``; ``given`` are its parameters."""
    session.connection().execute(insert(table_of(RollLine)).from_select(COLUMNS, lines), given)


@contextmanager
def able_to_fold(session: Session) -> Iterator[None]:
    """While inside, SQLite knows how names are folded."""
    driver = session.connection().connection.driver_connection
    if driver is None:
        message = "the office file is closed"
        raise RuntimeError(message)
    driver.create_function(_FOLDED, 1, folding.fold, deterministic=True)
    try:
        yield
    finally:
        driver.create_function(_FOLDED, 1, None)


def folded(name: ColumnElement[str]) -> ColumnElement[str]:
    """A name folded; SQLite does it alone for names of plain letters, which are most in Latin scripts."""
    is_plain = and_(name.op("NOT GLOB")("*[^A-Za-z ]*"), name.op("NOT GLOB")("*  *"))
    return case((is_plain, func.trim(func.lower(name))), else_=getattr(func, _FOLDED)(name))
