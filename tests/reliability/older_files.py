"""Office files as older programs wrote them, laid down again from the rows that were kept of each (`versions/`)."""

import gzip
from collections.abc import Iterator
from enum import Enum
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias

from alembic import command
from alembic.config import Config

from pomanager.db import upgrade
from pomanager.db.engine import Access, connect, migrating_engine
from pomanager.rules import chain
from sqlcipher3 import dbapi2
from tools.version_file import SEALS

Rows: TypeAlias = dict[str, tuple[tuple[str, ...], list[tuple[object, ...]]]]
"""All rows of an office, by table: the names of the columns, and the rows."""

FOLDER = Path(__file__).parent / "versions"

NEVER_WRITTEN = ("0002", "0003", "0004", "0005", "0006", "0007", "0008", "0010", "0011", "0013", "0014", "0024")
"""States no program ever worked with: their steps came together with later ones. Such files are made of the nearest
older one that was kept, by the steps themselves."""

HOSTILE = (
    "Robert'); DROP TABLE member;--", "<b>&amp;</b><img src='/etc/passwd'/>", "a\x00b\x01c",
    "\u202eevil\u202c\u200b\ufeff", '=HYPERLINK("http://x")', "កម្ពុជា" * 40, "🌾👩🏿‍🌾" * 20, "é́" * 50,
    "\r\n\t line\u2028two", "0" * 5000,
)  # fmt: skip
"""Texts that somebody may have typed into an office years ago."""

_FREE_TEXTS = frozenset({"reason", "decision", "note", "notes", "address", "details", "comment", "source", "value"})
"""Columns that hold what people typed, and from which nothing else follows."""

_KEPT_WHEN_EMPTY = {"alembic_version": "1", "organisation": "1", "journal_entry": "sequence = 1",
                    "journal_value": "sequence = 1"}  # fmt: skip


class Kind(Enum):
    """What is in the office."""

    SAMPLE = "a sample office"
    EMPTY = "an office just founded"
    HOSTILE = "a sample office full of hostile texts"


def kept_versions() -> tuple[str, ...]:
    """The states of which a file was kept, the oldest first."""
    return tuple(sorted(found.name.partition(".")[0] for found in FOLDER.glob("*.sql.gz")))


def lay_down(version: str, kind: Kind, path: Path) -> None:
    """Write an office as a program whose tables were in this state wrote it."""
    path.write_bytes(_laid_down(version, kind))


@cache
def _laid_down(version: str, kind: Kind) -> bytes:
    """The bytes of such a file, made once in each process: a twentieth of a second for the newest ones."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "older.podb"
        if version in kept_versions():
            _write(version, kind, path)
        else:
            before = upgrade.REVISIONS[upgrade.REVISIONS.index(version) - 1]
            lay_down(before, kind, path)
            _bring_to(version, path)
        return path.read_bytes()


def _write(version: str, kind: Kind, path: Path) -> None:
    text = gzip.decompress((FOLDER / f"{version}.sql.gz").read_bytes()).decode()
    rows, _seals, rules = text.partition(SEALS)
    connection = connect(path, Access.CREATE, foreign_keys=False)
    connection.execute("PRAGMA synchronous=OFF")
    connection.executescript(f"BEGIN;{rows}COMMIT;")
    connection.execute("BEGIN")
    if kind is Kind.EMPTY:
        _leave_the_founding(connection)
    elif kind is Kind.HOSTILE:
        _type_hostile_texts(connection)
    last = seal_journal(connection)
    if kind is Kind.SAMPLE:
        assert rules.startswith(f"-- the last one: {last[0]} {last[1]}\n"), "the journal is sealed in another way now"
    connection.execute("COMMIT")
    connection.executescript(f"BEGIN;{rules}COMMIT;")
    connection.close()


def seal_journal(connection: dbapi2.Connection) -> tuple[int, str]:
    """Seal all lines of a journal anew, as somebody must who writes one; returns the last line and its seal."""
    values = connection.execute("SELECT sequence, position, field, side, salt, value FROM journal_value ORDER BY 1, 2")
    digests: dict[int, list[tuple[str, str, str]]] = {}
    for sequence, position, field, side, salt, value in values.fetchall():
        seal = chain.digest(salt, value or "")
        digests.setdefault(sequence, []).append((field, side, seal))
        connection.execute(
            "UPDATE journal_value SET digest = ? WHERE sequence = ? AND position = ?", (seal, sequence, position)
        )
    names = ("sequence", "at", "who", "act", "act_area", "record_table", "record_id", "operation")
    asked = f"SELECT {', '.join(names)} FROM journal_entry ORDER BY 1"  # noqa: S608
    last, previous = 0, chain.FIRST
    for told in connection.execute(asked).fetchall():
        last = told[0]
        seal = chain.line_hash(
            previous, chain.ChainLine(**dict(zip(names, told, strict=True)), digests=tuple(digests.get(last, [])))
        )
        connection.execute(
            "UPDATE journal_entry SET previous_hash = ?, hash = ? WHERE sequence = ?", (previous, seal, last)
        )
        previous = seal
    return last, previous


def _leave_the_founding(connection: dbapi2.Connection) -> None:
    for (table,) in connection.execute(_TABLES).fetchall():
        connection.execute(f'DELETE FROM "{table}" WHERE NOT ({_KEPT_WHEN_EMPTY.get(table, "0")})')  # noqa: S608


def _type_hostile_texts(connection: dbapi2.Connection) -> None:
    number = 0
    for table, column in _free_texts(connection):
        found = f"SELECT rowid FROM \"{table}\" WHERE {column} <> ''"  # noqa: S608
        for (row,) in connection.execute(found).fetchall():
            text = HOSTILE[number % len(HOSTILE)]
            connection.execute(f'UPDATE "{table}" SET {column} = ? WHERE rowid = ?', (text, row))  # noqa: S608
            number += 1


def _free_texts(connection: dbapi2.Connection) -> Iterator[tuple[str, str]]:
    for (table,) in connection.execute(_TABLES).fetchall():
        if table == "bylaw_value":
            continue  # its values are read by the program
        for _id, name, kind, *_rest in connection.execute(f'PRAGMA table_info("{table}")').fetchall():
            if name in _FREE_TEXTS and kind == "TEXT":  # a code has a length
                yield table, name


_TABLES = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'"


def _bring_to(version: str, path: Path) -> None:
    """Run the steps up to a state that no program stopped at."""
    engine = migrating_engine(path)
    with engine.begin() as connection:
        config = Config(attributes={"connection": connection})
        config.set_main_option("script_location", str(upgrade.STEPS).replace("%", "%%"))
        config.set_main_option("path_separator", "os")
        command.upgrade(config, version)
    engine.dispose()


def rows_of(path: Path) -> Rows:
    """All rows of an office as they stand."""
    connection = connect(path, Access.READ)
    found: Rows = {}
    for (table,) in connection.execute(_TABLES).fetchall():
        rows = connection.execute(f'SELECT * FROM "{table}"')  # noqa: S608
        found[table] = (tuple(each[0] for each in rows.description or ()), rows.fetchall())
    connection.close()
    return found
