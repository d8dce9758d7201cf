"""Asks the driver itself, where a question comes with every act and putting it together would take longer than it."""

from typing import Any

from sqlalchemy.orm import Session


def first_row(session: Session, words: str, values: tuple[object, ...] = ()) -> tuple[Any, ...] | None:
    """The first row of the answer, None where there is none. Nothing is flushed before."""
    cursor = session.connection().connection.cursor()
    cursor.execute(words, values)
    row: tuple[Any, ...] | None = cursor.fetchone()
    cursor.close()
    return row
