"""Saves what can still be read of a damaged office file into a new one, row by row where whole tables do not come.

A page that is damaged takes its rows along. What a sound backup has of the rows that are lost is put in their place.
"""

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pomanager.db import keys, opened, opening, troubles
from pomanager.db.base import Base
from pomanager.db.copying import Report, nobody_asks
from pomanager.db.engine import CHECKING_ROOM_KB, Access, connect
from pomanager.db.troubles import trouble, troubles_of
from pomanager.marks import N_
from sqlcipher3 import dbapi2

NOTHING_SAVED = N_(
    "{path} is damaged where it says which tables there are, so nothing of it can be read. It was not changed. "
    "Restore the newest backup."
)

_AT_ONCE = 4096
"""Rows copied together around a place that cannot be read."""
_MOST_STEP = 64
"""So far each next try behind a place that cannot be read goes at most, within the rows a page may hold."""
_ROWS_OF_A_PAGE = 2048
NO_END = 1 << 62
"""The last id of a gap of which nobody knows how far it goes."""
_ROUNDS = 30
"""Records that belong to lost ones are left out, then those that belong to them: so often at most."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Ids from one to another of which nothing could be read; not all of them need have been there."""

    first: int
    last: int


@dataclass(slots=True)
class TableSaved:
    """What became of one table: rows read, gaps in its ids, rows a backup had of those, rows left out, and their ids.

    Rows are left out that belong to a record that is lost.
    """

    name: str
    saved: int = 0
    gaps: list[Gap] = field(default_factory=list)
    filled: int = 0
    left_out: list[int] = field(default_factory=list)


def salvage(
    damaged: Path, target: Path, backup: Path | None = None, report: Report = nobody_asks
) -> tuple[TableSaved, ...]:
    """Write what can be read of ``damaged`` into the new file ``target``; returns what became of each table.

    ``backup`` is a sound one of the same office and the same program, for the rows that are lost. Raises FileTrouble
    where nothing can be read, and what ``report`` raises; then whoever asked removes ``target``.
    """
    key = keys.key_of(damaged)
    with (
        troubles_of(target),
        opened.holding(damaged),
        contextlib.closing(connect(target, Access.CREATE, foreign_keys=False, key=key)) as made,
    ):
        for setting in ("journal_mode=MEMORY", "synchronous=OFF", f"cache_size=-{CHECKING_ROOM_KB}"):
            made.execute(f"PRAGMA {setting}")  # nobody needs half of it
        made.execute("PRAGMA query_only=OFF")
        source = _Damaged(made, damaged)
        schema = _schema(source)
        saved = _save_tables(source, schema, report)
        _make(made, schema, "index")
        if backup is not None:
            _fill(made, backup, saved)
        _leave_out(made, saved)
        _make_search(made, schema)
        _make(made, schema, "trigger")
        _copy_marks(source)
        made.execute("DETACH damaged")
    return tuple(saved.values())


@dataclass(frozen=True, slots=True)
class _Schema:
    tables: tuple[tuple[str, str], ...]
    """Names and statements, without those of the search tables and what these keep for themselves."""
    search: tuple[tuple[str, str], ...]
    others: tuple[tuple[str, str], ...]
    """Kinds and statements of indexes and triggers."""


class _Damaged:
    """The damaged file, attached to the one that is made. After a page that cannot be read it is attached anew."""

    def __init__(self, made: dbapi2.Connection, path: Path) -> None:
        self.made, self.path = made, path
        self._spec = keys.key_of(path).spec
        self._address = ""
        # With its log, or where that spoils it, without.
        ways = (Access.READ, Access.READ_STILL) if opening.log_left(path) else (Access.READ_STILL,)
        for way in ways:
            self._address = way.address(path)
            with contextlib.suppress(dbapi2.Error):
                self._attach()
                return
        raise trouble(NOTHING_SAVED, path)

    def _attach(self) -> None:
        self.made.execute("ATTACH ? AS damaged KEY ?", (self._address, self._spec))
        try:
            self.made.execute("SELECT name FROM damaged.sqlite_master").fetchall()
        except dbapi2.Error:
            self.made.execute("DETACH damaged")
            raise

    def asked(self, statement: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]] | None:
        """The rows of a statement, all of them; None where a page it needs is damaged."""
        try:
            return self.made.execute(statement, values).fetchall()
        except dbapi2.DatabaseError as error:
            if not _is_damage(error):
                raise
            self.made.execute("DETACH damaged")  # SQLCipher would refuse every page from now on
            self._attach()
            return None


def _schema(damaged: _Damaged) -> _Schema:
    found = damaged.asked("SELECT type, name, sql FROM damaged.sqlite_master WHERE sql IS NOT NULL")
    listed = damaged.asked("SELECT name, type FROM pragma_table_list WHERE schema = 'damaged'")
    if found is None or listed is None:
        raise trouble(NOTHING_SAVED, damaged.path)
    kinds = dict(listed)
    tables = [(name, sql) for kind, name, sql in found if kind == "table" and not name.startswith("sqlite_")]
    return _Schema(
        tuple((name, sql) for name, sql in tables if kinds.get(name) == "table"),
        tuple((name, sql) for name, sql in tables if kinds.get(name) == "virtual"),
        tuple((kind, sql) for kind, _name, sql in found if kind in {"index", "trigger"}),
    )


def _make(made: dbapi2.Connection, schema: _Schema, wanted: str) -> None:
    for kind, sql in schema.others:
        if kind == wanted:
            made.execute(sql)


# ---- tables ----------------------------------------------------------------------------------------------------------


def _save_tables(source: _Damaged, schema: _Schema, report: Report) -> dict[str, TableSaved]:
    saved: dict[str, TableSaved] = {}
    for number, (name, sql) in enumerate(schema.tables):
        report(number, len(schema.tables))
        source.made.execute(sql)
        saved[name] = _save(source, name)
    report(len(schema.tables), len(schema.tables))
    return saved


def _save(source: _Damaged, name: str) -> TableSaved:
    table = TableSaved(name)
    if not _copied(source, name):
        table.gaps = list(_save_in_pieces(source, name))
    (table.saved,) = source.made.execute(f'SELECT count(*) FROM main."{name}"').fetchone()  # noqa: S608 - our own names
    return table


def _copied(source: _Damaged, name: str, condition: str = "", ids: Sequence[int] = ()) -> bool:
    """Copy rows, all of them or none; whether that came about."""
    statement = f'INSERT INTO main."{name}" SELECT * FROM damaged."{name}" {condition}'  # noqa: S608
    return source.asked(statement, ids) is not None


def _save_in_pieces(source: _Damaged, name: str) -> Iterator[Gap]:
    """Copy what comes, from the first id to the last, and tell of what did not."""
    first, last = (source.asked(f'SELECT {which}(rowid) FROM damaged."{name}"') for which in ("min", "max"))  # noqa: S608
    at = 1 if first is None else int(first[0][0])
    end = NO_END if last is None else int(last[0][0])
    length = _AT_ONCE
    while at <= end:
        if _copied(source, name, "WHERE rowid BETWEEN ? AND ?", (at, min(end, at + length - 1))):
            at, length = at + length, min(length * 2, _AT_ONCE)
        elif length > 1:
            length //= 2
        else:
            behind = _first_readable(source, name, at, end)
            yield Gap(at, behind - 1)
            at = behind


def _first_readable(source: _Damaged, name: str, at: int, end: int) -> int:
    """The first id behind ``at`` at which the table can be read, or the one behind the end.

    Damaged is mostly one page with some hundred rows; behind that a page that leads to many others, and steps grow.
    """
    unreadable, step, probe = at, 1, at + 1
    while probe <= end and not _is_readable(source, name, probe):
        unreadable = probe
        step = min(step * 2, _MOST_STEP) if probe - at < _ROWS_OF_A_PAGE else step * 2
        probe += step
    if probe > end:
        if end == NO_END or not _is_readable(source, name, end):
            return end + 1
        probe = end
    while probe - unreadable > 1:
        middle = (probe + unreadable) // 2
        probe, unreadable = (middle, unreadable) if _is_readable(source, name, middle) else (probe, middle)
    return probe


def _is_readable(source: _Damaged, name: str, row: int) -> bool:
    return source.asked(f'SELECT * FROM damaged."{name}" WHERE rowid = ?', (row,)) is not None  # noqa: S608


def _is_damage(error: dbapi2.DatabaseError) -> bool:
    found = troubles.trouble_of_file(error, Path())
    return found is not None and found.objections[0].message in {troubles.DAMAGED, troubles.DISK_TROUBLE}


# ---- what a backup has, and what belongs to nobody any more ----------------------------------------------------------


def _fill(made: dbapi2.Connection, backup: Path, saved: dict[str, TableSaved]) -> None:
    """Put rows of a backup where rows are lost, in tables that have the same columns there."""
    made.execute("ATTACH ? AS backup KEY ?", (Access.READ_STILL.address(backup), keys.key_of(backup).spec))
    for table in saved.values():
        if table.gaps and _columns(made, "backup", table.name) == _columns(made, "main", table.name):
            before = made.total_changes
            for gap in table.gaps:
                made.execute(
                    f'INSERT OR IGNORE INTO main."{table.name}" SELECT * FROM backup."{table.name}" '  # noqa: S608
                    "WHERE rowid BETWEEN ? AND ?",
                    (gap.first, gap.last),
                )
            table.filled = made.total_changes - before
    made.execute("DETACH backup")


def _columns(made: dbapi2.Connection, where: str, name: str) -> list[object]:
    statement = f"SELECT name, pk FROM pragma_table_info('{name}', '{where}')"  # noqa: S608
    return made.execute(statement).fetchall()


def _leave_out(made: dbapi2.Connection, saved: dict[str, TableSaved]) -> None:
    """Leave out what belongs to records that are lost, and then what belongs to that."""
    for _round in range(_ROUNDS):
        alone = {(str(name), int(row)) for name, row, *_of in made.execute("PRAGMA main.foreign_key_check").fetchall()}
        if not alone:
            return
        for name, row in sorted(alone):
            made.execute(f'DELETE FROM main."{name}" WHERE rowid = ?', (row,))  # noqa: S608
            saved[name].left_out.append(row)


# ---- search, and the marks in the head -------------------------------------------------------------------------------


def _make_search(made: dbapi2.Connection, schema: _Schema) -> None:
    for name, sql in schema.search:
        made.execute(sql)
        made.execute(f'INSERT INTO main."{name}"("{name}") VALUES (\'rebuild\')')  # noqa: S608


def _copy_marks(source: _Damaged) -> None:
    for mark in ("application_id", "user_version"):
        found = source.asked(f"PRAGMA damaged.{mark}")
        if found is None:
            raise trouble(NOTHING_SAVED, source.path)
        source.made.execute(f"PRAGMA main.{mark} = {int(found[0][0])}")


def area_of(table: str) -> str:
    """The area a table belongs to, "" for one of the file's own."""
    known: dict[str, str] = {each.class_.__tablename__: each.class_.area.value for each in Base.registry.mappers}
    return known.get(table, "")
