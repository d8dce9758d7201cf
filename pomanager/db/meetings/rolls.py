"""The lines of a frozen roll, written with one statement: of 260,000 members none passes through the program."""

from typing import Any

from sqlalchemy import Select, insert
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.meetings.calling import RollLine
from pomanager.rules import folding

FOLDED = "folded"
"""The function of SQL that folds a name, known while lines are written."""

COLUMNS = (
    "meeting_roll_id", "position", "person_id", "member_id", "number", "name", "other_script", "name_key", "sex",
    "is_young", "section_id", "capacity", "shares", "votes", "verdict_id",
)  # fmt: skip
"""What a line holds, in the order in which a statement tells it."""


def write_lines(session: Session, lines: Select[*tuple[Any, ...]], given: dict[str, object]) -> None:
    """Write the lines a statement finds, whose columns are ``COLUMNS``; ``given`` are its parameters."""
    connection = session.connection()
    driver = connection.connection.driver_connection
    if driver is None:
        message = "the office file is closed"
        raise RuntimeError(message)
    driver.create_function(FOLDED, 1, folding.fold, deterministic=True)
    try:
        connection.execute(insert(table_of(RollLine)).from_select(COLUMNS, lines), given)
    finally:
        driver.create_function(FOLDED, 1, None)
