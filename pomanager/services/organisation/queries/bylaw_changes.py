"""What was entered in the version of the by-laws that is being prepared, as far as it can be taken back."""

from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.bylaws import BylawValue, BylawVersion, lines_of
from pomanager.db.journal import JournalEntry
from pomanager.readmodels.bylaws import BylawChange
from pomanager.rules.bylaws.in_force import BLANK, SetValue

SET, TAKEN_BACK = "organisation.bylaw_set", "organisation.bylaw_taken_back"
"""Acts of the journal on one value: entered, and the entry taken back."""

_VALUE, _VERSION, _ENTRY = map(table_of, (BylawValue, BylawVersion, JournalEntry))
_TAKEN = _ENTRY.alias("taken")


def bylaw_changes(session: Session, version_id: int) -> tuple[BylawChange, ...]:
    """What can be taken back of a version, the newest first: of each setting the last entry that was not.

    Of a version that is not being prepared this is nothing: what is adopted is corrected.
    """
    entries = {row.id: row for row in session.execute(_entries(version_id))}
    before: dict[str, SetValue] = {}
    found: dict[str, BylawChange] = {}
    for line_id, (key, said) in (lines_of(session, version_id) if entries else {}).items():
        entry = entries.get(line_id)
        if entry is not None and not entry.is_taken:
            found[key] = BylawChange(
                line_id=line_id, key=key, before=before.get(key, BLANK), after=said, changed_at=entry.at,
                changed_by=entry.who, operation=entry.operation,
            )  # fmt: skip
        before[key] = said
    return tuple(sorted(found.values(), key=_newest, reverse=True))


def _newest(change: BylawChange) -> int:
    return change.line_id


def _entries(version_id: int) -> Select[*tuple[Any, ...]]:
    """Each line of a version that was entered by an act of its own: by whom, and whether that was taken back since.

    A version that was discarded leaves its lines in the journal, and their ids may be given again: the moment tells.
    """
    taken = select(_TAKEN.c.sequence).where(
        _TAKEN.c.act == TAKEN_BACK, _TAKEN.c.record_table == "bylaw_value", _TAKEN.c.record_id == _VALUE.c.id,
        _TAKEN.c.sequence > _ENTRY.c.sequence,
    )  # fmt: skip
    return (
        select(
            _VALUE.c.id, _VALUE.c.key, _ENTRY.c.at, _ENTRY.c.who, _ENTRY.c.operation,
            taken.exists().label("is_taken"),
        )
        .join(_VERSION, _VERSION.c.id == _VALUE.c.version_id)
        .join(_ENTRY, _ENTRY.c.record_id == _VALUE.c.id)
        .where(
            _VALUE.c.version_id == version_id, _VERSION.c.adopted_at.is_(None), _ENTRY.c.act == SET,
            _ENTRY.c.record_table == "bylaw_value", _ENTRY.c.at == _VALUE.c.recorded_at,
        )
    )  # fmt: skip
