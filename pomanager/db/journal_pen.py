"""Writes a line of the journal with its values, by the driver's own words: this is done with every act."""

from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy.orm import Session

from pomanager.rules import chain

_ADD_LINE = (
    "INSERT INTO journal_entry "
    "(sequence, at, who, act, act_area, record_table, record_id, operation, previous_hash, hash) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_ADD_VALUE = (
    "INSERT INTO journal_value (sequence, position, field, side, salt, value, digest) VALUES (?, ?, ?, ?, ?, ?, ?)"
)


class ValueToAdd(NamedTuple):
    """A value as it is written beside its line."""

    field: str
    side: str
    salt: bytes
    value: str
    digest: str


def add_line(session: Session, line: chain.ChainLine, previous: str, values: Iterable[ValueToAdd]) -> None:
    """Write a line that follows the one of the hash ``previous``, and its values in their order."""
    cursor = session.connection().connection.cursor()
    cursor.execute(
        _ADD_LINE,
        (line.sequence, line.at, line.who, line.act, line.act_area, line.record_table, line.record_id,
         line.operation, previous, chain.line_hash(previous, line)),
    )  # fmt: skip
    cursor.executemany(_ADD_VALUE, [(line.sequence, position, *value) for position, value in enumerate(values)])
    cursor.close()
