"""Indexes set aside while a roll is filled, and built again from all rows at once.

With 260,000 members coming into an empty roll, each index of a table costs as much as the table again when every row
is put into its place among those before; sorted once, a tenth of that. The file stays whole all along: the change of
its tables belongs to the one transaction, so that a cancel or a power cut leaves the indexes as they were.
"""

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager

from sqlalchemy import text
from sqlalchemy.orm import Session

from pomanager.db.base import Base, table_of
from pomanager.db.imports import IssuedNumber
from pomanager.db.members import Member, Person, Standing

FILLED: tuple[type[Base], ...] = (Person, Member, Standing, IssuedNumber)
"""The tables that get a row or more for each new member."""

_INDEXES = text(
    "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = :table AND sql IS NOT NULL "
    "AND sql NOT LIKE 'CREATE UNIQUE%' ORDER BY rowid"
)
"""What keeps rows apart stays, and so do the indexes SQLite made itself for what must be unique (they have no SQL)."""


@contextmanager
def set_aside(session: Session, kinds: Collection[type[Base]], between: Callable[[], None]) -> Iterator[None]:
    """While inside, these tables have only the indexes that keep rows apart; the others are built again at the end.

    ``between`` is called before each is built, and may raise to stop it all: then the transaction must be rolled back,
    and that brings them back.
    """
    connection = session.connection()
    found = [row for kind in kinds for row in connection.execute(_INDEXES, {"table": table_of(kind).name})]
    for name, _how in found:
        connection.exec_driver_sql(f'DROP INDEX "{name}"')
    yield
    for _name, how in found:
        between()
        connection.exec_driver_sql(how)
