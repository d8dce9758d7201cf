"""Keeps an office as the present program writes it, for the tests that later bring it up to date.

Run it before each migration. It makes the smallest sample office that lives through a year, and writes its rows as SQL,
compressed. What follows from other rows is left out (the seals of the journal, what search keeps for itself); pictures
and signed papers are made tiny.
"""

import gzip
import itertools
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path

from PIL import Image

from pomanager import printing
from pomanager.db import upgrade
from pomanager.db.engine import Access, connect
from pomanager.samples import make_sample, recording
from sqlcipher3 import dbapi2

FOLDER = Path(__file__).resolve().parent.parent / "tests" / "reliability" / "versions"

SEALS = "-- here the seals of the journal are worked out\n"
"""The line before which all rows stand, and after which the triggers that keep them."""

FOLLOWING = {"journal_entry": ("previous_hash", "hash"), "journal_value": ("digest",)}
"""Columns that follow from other rows, and have no pattern by which they could be compressed."""

PEOPLE = 30
SHORT_PDF = b"%PDF-1.4\n%a signed paper, kept short\n"
_ROWS_AT_ONCE = 200


def main(words: Sequence[str]) -> int:
    """Write the file of the present state of the tables; return 0."""
    folder = Path(words[0]) if words else FOLDER
    target = folder / f"{upgrade.HEAD}.sql.gz"
    with tempfile.TemporaryDirectory() as made:
        office = Path(made) / "office.podb"
        _make_small(office)
        connection = connect(office, Access.READ)
        text = "".join(_dumped(connection))
        connection.close()
    target.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    print(f"{target.name}: {target.stat().st_size / 1024:.0f} KB")
    return 0


def _make_small(office: Path) -> None:
    """A sample office whose random salts, portraits and signed papers take next to no room."""
    counted = itertools.count()
    picture = BytesIO()
    Image.new("RGB", (400, 500)).save(picture, "JPEG")
    os.urandom = lambda size: next(counted).to_bytes(size, "big")  # only in this tool
    setattr(recording, "draw_portrait", lambda *_: picture.getvalue())  # noqa: B010 - not one of its own names
    signing = printing._for_signing  # noqa: SLF001 - the one place where the bytes of all signed papers are made
    printing._for_signing = lambda *asked: (SHORT_PDF, signing(*asked)[1])  # noqa: SLF001
    make_sample("s1", office, members=PEOPLE)


def _dumped(connection: dbapi2.Connection) -> Iterator[str]:
    """The whole file as statements: tables, rows, and behind the seals the indexes, triggers and search tables."""
    (user,) = connection.execute("PRAGMA user_version").fetchone()
    (ours,) = connection.execute("PRAGMA application_id").fetchone()
    yield f"PRAGMA application_id={ours};\nPRAGMA user_version={user};\n"
    tables = _tables(connection)
    for name, sql in tables:
        yield f"{sql};\n"
        yield from _rows(connection, name)
    yield SEALS
    for sequence, seal in connection.execute("SELECT sequence, hash FROM journal_entry ORDER BY sequence DESC LIMIT 1"):
        yield f"-- the last one: {sequence} {seal}\n"
    later = "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type = 'trigger', rowid"
    plain = {name for name, _sql in tables}
    hidden = {name for (name,) in connection.execute("SELECT name FROM pragma_table_list WHERE type = 'shadow'")}
    for kind, name, sql in connection.execute(later):
        if name not in plain | hidden:
            yield f"{sql};\n"
        if kind == "table" and name not in plain | hidden:
            yield f"INSERT INTO {name}({name}) VALUES ('rebuild');\n"  # noqa: S608 - our own names


def _tables(connection: dbapi2.Connection) -> list[tuple[str, str]]:
    """The tables that hold rows of their own, in the order in which they were made."""
    found = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name IN "
        "(SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table') ORDER BY rowid"
    )
    return list(found)


def _rows(connection: dbapi2.Connection, table: str) -> Iterator[str]:
    columns = [name for (name,) in connection.execute("SELECT name FROM pragma_table_info(?)", (table,))]
    left_out = FOLLOWING.get(table, ())
    asked = ", ".join("''" if name in left_out else f'"{name}"' for name in columns)
    rows = connection.execute(f'SELECT {asked} FROM "{table}"').fetchall()  # noqa: S608 - our own names
    for first in range(0, len(rows), _ROWS_AT_ONCE):
        values = ",\n".join(f"({','.join(map(_told, row))})" for row in rows[first : first + _ROWS_AT_ONCE])
        yield f'INSERT INTO "{table}" VALUES\n{values};\n'


def _told(value: object) -> str:
    """A cell as SQL."""
    if value is None:
        return "NULL"
    if isinstance(value, bytes):
        return f"X'{value.hex()}'"
    return "'" + value.replace("'", "''") + "'" if isinstance(value, str) else repr(value)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
