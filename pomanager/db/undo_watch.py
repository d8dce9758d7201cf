"""Watches which rows an act changes, by triggers of the writing connection alone, and keeps their images.

The triggers see everything, statements over many rows too, and are gone with the connection. Those of an area are made
before its first act that is watched, and all are taken away for acts that write whole registers.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from sqlalchemy import Connection
from sqlalchemy.engine.interfaces import DBAPICursor

from pomanager.areas import Area
from pomanager.db.undo_tables import APART, APART_IN, IMAGED, IMAGED_IN, NUMBERED_IN
from pomanager.rules.undoing import MOST_ROWS

_MAKE = (
    (
        "CREATE TEMP TABLE IF NOT EXISTS undo_touched "
        "(n INTEGER PRIMARY KEY, tbl TEXT NOT NULL, row_key TEXT NOT NULL, old TEXT, UNIQUE (tbl, row_key))"
    ),
    "CREATE TEMP TABLE IF NOT EXISTS undo_beside (tbl TEXT PRIMARY KEY) WITHOUT ROWID",
)
_COLUMNS = (
    "SELECT m.name, p.name, p.type, p.pk FROM sqlite_master m JOIN pragma_table_info(m.name) p "
    "WHERE m.type = 'table' AND m.sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY m.name, p.cid"
)
_KNOWN, _WATCHED = "undo_tables_known", "undo_areas_watched"


@dataclass(frozen=True, slots=True)
class TableKnown:
    """A table as images need it: its columns in order, which of them hold bytes, and its primary key."""

    name: str
    columns: tuple[str, ...]
    blobs: frozenset[str]
    keys: tuple[str, ...]

    def key_of(self, row: str) -> str:
        """The primary key of ``row`` (OLD, NEW, an alias) as JSON."""
        told = (f'{row}."{name}"' for name in self.keys)
        return f"json_array({', '.join(told)})"

    def is_at(self, key: str) -> str:
        """That the row ``x`` is the one of this key."""
        told = (f"\"{name}\" = json_extract({key}, '$[{at}]')" for at, name in enumerate(self.keys))
        return " AND ".join(f"x.{each}" for each in told)

    def image_of(self, row: str) -> str:
        """All columns of ``row`` as JSON, bytes in figures."""
        told = (
            f"'{name}', "
            + (f'CASE WHEN {row}."{name}" IS NULL THEN NULL ELSE hex({row}."{name}") END' if name in self.blobs
               else f'{row}."{name}"')
            for name in self.columns
        )  # fmt: skip
        return f"json_object({', '.join(told)})"


def tables_known(connection: Connection) -> Mapping[str, TableKnown]:
    """The tables of the file as they stand; asked once of a connection."""
    known: dict[str, TableKnown] | None = connection.info.get(_KNOWN)
    if known is None:
        told: dict[str, list[tuple[str, str, int]]] = {}
        for table, column, kind, place in connection.exec_driver_sql(_COLUMNS):
            told.setdefault(table, []).append((column, kind, place))
        known = connection.info[_KNOWN] = {name: _known(name, columns) for name, columns in told.items()}
    return known


def _known(name: str, columns: Iterable[tuple[str, str, int]]) -> TableKnown:
    rows = list(columns)
    keys = tuple(column for column, _kind, place in sorted(rows, key=lambda row: row[2]) if place)
    blobs = frozenset(column for column, kind, _place in rows if "BLOB" in kind.upper())
    return TableKnown(name, tuple(row[0] for row in rows), blobs, keys or ("rowid",))


def watch(connection: Connection, area: Area) -> None:
    """Note from now on which rows are changed by acts of an area, and forget what was noted before.

    An area writes into its own tables and those of areas it builds on. Nothing may be written in the transaction yet.
    """
    watched: set[Area] = connection.info.setdefault(_WATCHED, set())
    missing = [each for each in _up_to(area) if each not in watched]
    cursor = connection.connection.cursor()  # the driver's own: this is done with every act
    if missing:
        _run(cursor, (*_MAKE, *_triggers(connection, missing)))
        watched.update(missing)
    cursor.execute("DELETE FROM temp.undo_touched")
    cursor.execute("DELETE FROM temp.undo_beside")
    cursor.close()


def _up_to(area: Area) -> tuple[Area, ...]:
    order = tuple(Area)
    return order[: order.index(area) + 1]


def look_away(connection: Connection) -> None:
    """Let what follows be written without being noted: it pays nothing for being watched."""
    watched: set[Area] = connection.info.setdefault(_WATCHED, set())
    if watched:
        cursor = connection.connection.cursor()
        cursor.execute("SELECT name FROM sqlite_temp_master WHERE type = 'trigger'")
        _run(cursor, [f"DROP TRIGGER temp.{name}" for (name,) in cursor.fetchall()])
        watched.clear()
        cursor.close()


def _run(cursor: DBAPICursor, statements: Iterable[str]) -> None:
    """Run many statements in which nothing of the books is written, before anything is written in the transaction.

    As one script: the driver keeps each single statement ready, and for good those it got when its store was full.
    Four hundred of them would leave no room there, and each statement of each act would be made ready anew. A script
    ends the transaction, so it is begun again.
    """
    cursor.executescript("; ".join(statements))
    cursor.execute("BEGIN IMMEDIATE")


def _is_watched(cursor: DBAPICursor) -> bool:
    cursor.execute("SELECT 1 FROM sqlite_temp_master WHERE type = 'trigger' LIMIT 1")
    return cursor.fetchone() is not None


def _triggers(connection: Connection, areas: Iterable[Area]) -> Iterable[str]:
    tables = tables_known(connection)
    kept = {name for (name,) in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
    for area in areas:
        imaged, numbered, apart = (
            [name for name in each.get(area, ()) if name in tables] for each in (IMAGED_IN, NUMBERED_IN, APART_IN)
        )
        for name in imaged:
            yield from _noting_all(tables[name], kept)
        for name in numbered:
            yield _noting(tables[name], "INSERT", "NEW", "NULL", _beside(name))
        for name in (*numbered, *apart):
            for what in _possible(name, kept):
                if what != "INSERT" or name in APART:
                    head = f"CREATE TEMP TRIGGER beside_{name}_{what} AFTER {what} ON main.{name}"
                    yield f"{head} BEGIN {_beside(name)} END"


def _possible(name: str, kept: Collection[str]) -> Iterable[str]:
    """What can happen to a table at all: the triggers of registers refuse the rest."""
    yield "INSERT"
    if f"{name}_never_changes" not in kept:
        yield "UPDATE"
    if f"{name}_never_goes" not in kept:
        yield "DELETE"


def _noting_all(table: TableKnown, kept: Collection[str]) -> Iterable[str]:
    for what in _possible(table.name, kept):
        row = "NEW" if what == "INSERT" else "OLD"
        yield _noting(table, what, row, "NULL" if what == "INSERT" else table.image_of("OLD"))


def _noting(table: TableKnown, what: str, row: str, image: str, besides: str = "") -> str:
    key = table.key_of(row)
    return (
        f"CREATE TEMP TRIGGER undo_{table.name}_{what} AFTER {what} ON main.{table.name} BEGIN "  # noqa: S608 - ours
        f"INSERT INTO undo_touched (tbl, row_key, old) SELECT '{table.name}', {key}, {image} "
        f"WHERE NOT EXISTS (SELECT 1 FROM undo_touched WHERE tbl = '{table.name}' AND row_key = {key}) "
        f"AND coalesce((SELECT max(n) FROM undo_touched), 0) <= {MOST_ROWS}; {besides} END"
    )


def _beside(table: str) -> str:
    return (
        f"INSERT INTO undo_beside SELECT '{table}' "  # noqa: S608 - our own names
        f"WHERE NOT EXISTS (SELECT 1 FROM undo_beside WHERE tbl = '{table}');"
    )


def keep_images(connection: Connection, step_id: int) -> bool:
    """Write down the images of what was noted, as it was and as it stands now; what came out the same is left out.

    Returns whether all an act changed was noted, row by row.
    """
    cursor = connection.connection.cursor()
    cursor.execute("SELECT tbl, max(n) FROM temp.undo_touched GROUP BY tbl")
    touched = cursor.fetchall()
    cursor.execute("SELECT 1 FROM temp.undo_beside LIMIT 1")
    is_whole = cursor.fetchone() is None and all(number <= MOST_ROWS for _name, number in touched)
    tables = tables_known(connection)
    for name, _number in touched:
        cursor.execute(_keeping(tables[name]), (step_id, name))
    cursor.close()
    return is_whole


@cache
def _keeping(table: TableKnown) -> str:
    """The statement that keeps the images of one table; of registers it keeps only which lines there are."""
    now = table.image_of("x") if table.name in IMAGED else "'{}'"
    return (
        "INSERT INTO undo_image (step_id, table_name, row_key, before, after) "  # noqa: S608 - our own names
        "SELECT step_id, tbl, row_key, old, now FROM (SELECT ? AS step_id, tbl, row_key, old, "
        f"(SELECT {now} FROM main.{table.name} x WHERE {table.is_at('t.row_key')}) AS now "
        "FROM temp.undo_touched t WHERE tbl = ? ORDER BY n) WHERE old IS NOT now"
    )
