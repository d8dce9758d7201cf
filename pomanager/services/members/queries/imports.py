"""The tables that were brought into the roll."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from pomanager.db.imports import RollImport
from pomanager.errors import NotFound
from pomanager.marks import N_
from pomanager.readmodels.members import ImportRow
from pomanager.rules.objections import Objection

NO_SUCH_IMPORT = N_("No table was imported under this entry.")


def imports(session: Session) -> tuple[ImportRow, ...]:
    """All of them, the newest first."""
    return tuple(_row(row) for row in session.scalars(select(RollImport).order_by(RollImport.id.desc())))


def import_row(session: Session, import_id: int) -> ImportRow:
    """One of them, or raise NotFound."""
    row = session.get(RollImport, import_id)
    if row is None:
        raise NotFound(Objection(NO_SUCH_IMPORT))
    return _row(row)


def _row(row: RollImport) -> ImportRow:
    return ImportRow(
        id=row.id, file_name=row.file_name, brought_at=row.brought_at, new=row.new_count, changed=row.changed_count,
        same=row.same_count, flagged=row.flagged_count, refused=row.refused_count, undone_at=row.undone_at,
    )  # fmt: skip
