"""Ids that are not given twice: whatever goes with its act leaves its id free, and the journal still speaks of it."""

from collections import defaultdict
from typing import Any

from sqlalchemy import event, func, select
from sqlalchemy.orm import Session, UOWTransaction

from pomanager.db.base import Base, table_of
from pomanager.db.driver import first_row
from pomanager.db.undo import UndoImage
from pomanager.db.undo_tables import IMAGED
from pomanager.rules.undoing import StepKind


def keep_ids_apart(session: Session) -> None:
    """Give new rows of this session no id that a row had which was taken back; SQLite itself would begin with it.

    So the lines of the journal on a record stay those of one record, and what was taken back can come again.
    """
    if first_row(session, "SELECT 1 FROM undo_step WHERE kind = ? LIMIT 1", (StepKind.UNDO.value,)) is not None:
        event.listen(session, "before_flush", _give_ids)


def _give_ids(session: Session, _context: UOWTransaction, _instances: object) -> None:
    new: defaultdict[type[Base], list[Any]] = defaultdict(list)
    for row in session.new:
        if isinstance(row, Base) and row.__tablename__ in IMAGED and getattr(row, "id", 0) is None:
            new[type(row)].append(row)
    for kind, rows in new.items():
        first = _last_id(session, kind) + 1
        for number, row in enumerate(rows, start=first):
            row.id = number


def _last_id(session: Session, kind: type[Base]) -> int:
    """The last id a table has, or had in a row that was taken back."""
    table = table_of(kind)
    of_table = UndoImage.table_name == table.name
    had = select(func.max(func.json_extract(UndoImage.row_key, "$[0]"))).where(of_table, UndoImage.before.is_(None))
    with session.no_autoflush:
        return max(session.scalar(select(func.max(table.c.id))) or 0, session.scalar(had) or 0)
