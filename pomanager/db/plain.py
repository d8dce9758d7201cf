"""Writes the books into a plain SQLite file, which any program that knows SQLite can read."""

from pathlib import Path

from pomanager.db import disk, opening, troubles
from pomanager.db.engine import address
from pomanager.db.troubles import trouble, troubles_of
from pomanager.db.upgrade import APPLICATION_ID, State, row_counts, state_of
from sqlcipher3 import dbapi2


def export_plain(path: Path, target: Path) -> dict[str, int]:
    """Write everything the file holds, without its seal, to a new file; returns the rows of each table.

    Raises FileTrouble when the target exists, the file is damaged, or the disk refuses; then nothing is left behind.
    """
    opening.must_be_office(path)
    if target.exists():
        raise trouble(troubles.EXISTS, target)
    with disk.unfinished(target) as temporary:
        with opening.connected(path) as source:
            if state_of(source.execute) is State.NEWER:
                raise trouble(troubles.NEWER, path)
            source.execute("PRAGMA query_only=OFF")  # it writes, though not into this file
            rows = _export(source, temporary)
        with troubles_of(target):
            disk.put_in_place(temporary, target)
    return rows


def _export(connection: dbapi2.Connection, target: Path) -> dict[str, int]:
    connection.execute("ATTACH ? AS plain KEY ''", (address(target),))
    connection.execute("BEGIN")  # one state of the books, counted and exported
    rows = row_counts(connection.execute)
    connection.execute("SELECT sqlcipher_export('plain')").fetchall()
    connection.execute(f"PRAGMA plain.application_id = {APPLICATION_ID}")  # the export drops it
    connection.execute("COMMIT")
    connection.execute("DETACH plain")
    return rows
