"""What imports and changes of many members changed on one record: the journal tells of these in one line for all."""

import json
from collections.abc import Iterator, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.imports import ImportedChange, RollImport
from pomanager.readmodels.cells import BroughtChange


def brought_changes(session: Session, member_id: int) -> tuple[BroughtChange, ...]:
    """All of them, the oldest first; those that were taken back stay readable."""
    change, brought = table_of(ImportedChange), table_of(RollImport)
    statement = (
        select(
            change.c.before, change.c.after, brought.c.brought_at, brought.c.origin, brought.c.file_name,
            brought.c.undone_at,
        )
        .join(brought, brought.c.id == change.c.import_id)
        .where(change.c.member_id == member_id)
        .order_by(change.c.id)
    )  # fmt: skip
    return tuple(
        BroughtChange(
            row.brought_at, row.origin, row.file_name,
            tuple(_sides(json.loads(row.before), json.loads(row.after))), row.undone_at is not None,
        )
        for row in session.execute(statement)
    )  # fmt: skip


def _sides(before: Mapping[str, object], after: Mapping[str, object]) -> Iterator[tuple[str, str, str]]:
    for name, value in after.items():
        yield name, _text(before.get(name)), _text(value)


def _text(value: object) -> str:
    """A kept value as text; a place or section is kept as its id and its name."""
    if isinstance(value, list):
        return str(value[1] or "")
    return "" if value is None else str(value)
