"""Puts the rows of a step back as they were before it, or says which of them are not any more as the step left them."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from sqlalchemy import Connection

from pomanager.db.undo_tables import IMAGED
from pomanager.db.undo_watch import TableKnown, tables_known

VERSION = "version"
"""The column by which forms notice that somebody was quicker: it goes on counting, whatever is put back."""

SOFT = "undone"
"""Tables with this column keep a line that was written by mistake, and mark it."""

Values: TypeAlias = Mapping[str, Any]
"""Column to value; ``Any`` because SQLite's cells are of any type."""


class RowsKept(Exception):
    """A table keeps a row that was to go, or to be as it was."""


@dataclass(frozen=True, slots=True)
class Image:
    """A row of a step, before it and after it; None where there was none."""

    table: TableKnown
    key: str
    before: Values | None
    after: Values | None

    @property
    def key_values(self) -> tuple[Any, ...]:
        """The values of the primary key."""
        return tuple(json.loads(self.key))


@dataclass(frozen=True, slots=True)
class InTheWay:
    """A row that keeps a step from being put back: changed since, or a row written since that builds on it."""

    table: str
    key: str
    builds_on: bool = False


def images_of(connection: Connection, step_id: int) -> tuple[Image, ...]:
    """What a step changed, in the order of the tables."""
    tables = tables_known(connection)
    rows = connection.exec_driver_sql(
        "SELECT table_name, row_key, before, after FROM undo_image WHERE step_id = ? ORDER BY id", (step_id,)
    ).fetchall()
    return tuple(
        Image(tables[name], key, _values(before), _values(after)) for name, key, before, after in rows if name in tables
    )


def _values(told: str | None) -> Values | None:
    return None if told is None else json.loads(told)


def in_the_way(connection: Connection, images: Sequence[Image]) -> tuple[InTheWay, ...]:
    """Which rows were changed since, and which rows written since refer to a row that would go."""
    imaged = [image for image in images if image.table.name in IMAGED]
    changed = [image for image in imaged if not _as_left(image, _now(connection, image))]
    if changed:
        return tuple(InTheWay(image.table.name, image.key) for image in changed)
    going = {(image.table.name, image.key) for image in imaged if image.before is None}
    return tuple(_building_on(connection, going))


def _now(connection: Connection, image: Image) -> Values | None:
    statement = f"SELECT {image.table.image_of('x')} FROM {image.table.name} x WHERE {image.table.is_at('?1')}"  # noqa: S608
    told = connection.exec_driver_sql(statement, (image.key,)).scalar()
    return _values(told)


def _as_left(image: Image, now: Values | None) -> bool:
    """Whether what the step changed still is as it left it; other columns of the row are nobody's matter here."""
    after = image.after
    if now is None or after is None:
        return now is after
    return all(now.get(name) == after[name] for name in after if name != VERSION and _changed(image, name))


def _changed(image: Image, name: str) -> bool:
    return image.before is None or image.before.get(name) != (image.after or {}).get(name)


def _building_on(connection: Connection, going: set[tuple[str, str]]) -> Iterable[InTheWay]:
    references = _references(connection, {table for table, _key in going})
    tables = tables_known(connection)
    for name, key in sorted(going):
        if SOFT in tables[name].columns:
            continue
        for child, column in references.get(name, ()):
            found = connection.exec_driver_sql(
                f"SELECT {tables[child].key_of('x')} FROM {child} x WHERE x.\"{column}\" = json_extract(?, '$[0]')",  # noqa: S608
                (key,),
            )
            yield from (InTheWay(child, row, builds_on=True) for (row,) in found if (child, row) not in going)


def _references(connection: Connection, names: Iterable[str]) -> Mapping[str, list[tuple[str, str]]]:
    """By table, the columns of other tables that refer to its id."""
    wanted, found = set(names), dict[str, list[tuple[str, str]]]()
    for child in tables_known(connection):
        if child in {"undo_image", "undo_step"}:
            continue
        for row in connection.exec_driver_sql(f"PRAGMA foreign_key_list({child})"):
            if row[2] in wanted:
                found.setdefault(row[2], []).append((child, row[3]))
    return found


def put_back(connection: Connection, step_id: int, images: Sequence[Image]) -> frozenset[str]:
    """Put every row back as it was before the step; returns the tables that changed. Nothing is in the way any more."""
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")  # until the transaction ends
    connection.exec_driver_sql("INSERT INTO undo_permit (step_id) VALUES (?)", (step_id,))
    imaged = [image for image in images if image.table.name in IMAGED]
    for image in reversed(imaged):
        if image.before is None:
            _take_away(connection, image)
    for image in imaged:
        if image.before is not None and image.after is None:
            _insert(connection, image.table, image.before)
    _put_back_changed(connection, [image for image in imaged if image.before is not None and image.after is not None])
    connection.exec_driver_sql("DELETE FROM undo_permit")
    return frozenset(image.table.name for image in imaged)


def _take_away(connection: Connection, image: Image) -> None:
    if SOFT in image.table.columns:
        statement = f"UPDATE {image.table.name} SET {SOFT} = 1 WHERE id = ?"  # noqa: S608 - our own names
    else:
        where = " AND ".join(f'"{name}" = ?' for name in image.table.keys)
        statement = f"DELETE FROM {image.table.name} WHERE {where}"  # noqa: S608 - our own names
    connection.exec_driver_sql(statement, image.key_values)


def _insert(connection: Connection, table: TableKnown, values: Values) -> None:
    names = [name for name in table.columns if name in values]
    marks = ", ".join("unhex(?)" if name in table.blobs else "?" for name in names)
    statement = f"INSERT INTO {table.name} ({', '.join(map(_quoted, names))}) VALUES ({marks})"  # noqa: S608 - our own names
    connection.exec_driver_sql(statement, tuple(values[name] for name in names))


def _quoted(name: str) -> str:
    return f'"{name}"'


def _put_back_changed(connection: Connection, images: Sequence[Image]) -> None:
    for image in images:
        before, after = image.before or {}, image.after or {}
        names = [name for name, value in before.items() if name != VERSION and after.get(name) != value]
        changes = [f'"{name}" = ' + ("unhex(?)" if name in image.table.blobs else "?") for name in names]
        if VERSION in image.table.columns:
            changes.append(f"{VERSION} = {VERSION} + 1")
        if changes:
            where = " AND ".join(f'"{name}" = ?' for name in image.table.keys)
            statement = f"UPDATE {image.table.name} SET {', '.join(changes)} WHERE {where}"  # noqa: S608 - our own names
            connection.exec_driver_sql(statement, (*(before[name] for name in names), *image.key_values))


def thin(connection: Connection, keep: int) -> None:
    """Let go of all but the last acts and what was done with them."""
    first = connection.exec_driver_sql(
        "SELECT id FROM undo_step WHERE kind = 'act' ORDER BY id DESC LIMIT 1 OFFSET ?", (keep - 1,)
    ).scalar()
    if first is not None:
        gone = "SELECT id FROM undo_step WHERE id < ?1 OR of_id < ?1"
        connection.exec_driver_sql(f"DELETE FROM undo_image WHERE step_id IN ({gone})", (first,))  # noqa: S608 - fixed
        connection.exec_driver_sql("DELETE FROM undo_step WHERE id < ?1 OR of_id < ?1", (first,))


def forget_images(connection: Connection) -> None:
    """Let go of everything the history kept: for an act after which nothing of it may be read any more."""
    connection.exec_driver_sql("DELETE FROM undo_image")
    connection.exec_driver_sql("UPDATE undo_step SET is_whole = 0, order_told = '', result_told = ''")
