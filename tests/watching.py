"""Lets the offices of the tests lay down the triggers of the history in one stroke, in place of one by one.

The program does that once for each window. The tests open thousands of offices, and hundreds of triggers take 20 ms in
each of them. What is laid down is the same to the letter, and so is what it notes (`tests/db/test_watching.py`).
"""

import json
from collections.abc import Iterable, Mapping
from typing import cast

import pytest
from sqlalchemy import Connection
from sqlalchemy.engine.interfaces import DBAPICursor

from pomanager.areas import Area
from pomanager.db import undo_rows, undo_watch
from pomanager.db.undo_watch import TableKnown

_FORM = "SELECT group_concat(sql, ';') FROM sqlite_master WHERE type IN ('table', 'trigger')"
_KNOWN, _OF_FORM = "undo_tables_known", "form_of_tables"
_TRIGGER = "CREATE TEMP TRIGGER "
_LAY_DOWN = (
    "INSERT INTO sqlite_temp_master (type, name, tbl_name, rootpage, sql) "
    "SELECT 'trigger', value ->> 0, value ->> 1, 0, value ->> 2 FROM json_each(?)"
)

# Those of the program, before `share` wraps them.
_ask, _write, _run = undo_watch.tables_known, undo_watch._triggers, undo_watch._run  # noqa: SLF001
_known: dict[int, Mapping[str, TableKnown]] = {}
_written: dict[tuple[int, tuple[Area, ...]], tuple[str, ...]] = {}


def share(patch: pytest.MonkeyPatch) -> None:
    """From now on work out once for each form of the tables what is laid down, and lay it down in one stroke."""
    _put(patch, _tables, _triggers, _run_at_once)


def as_in_the_program(patch: pytest.MonkeyPatch) -> None:
    """From now on lay it down one by one, each time anew."""
    _put(patch, _ask, _write, _run)


def _put(patch: pytest.MonkeyPatch, ask: object, write: object, run: object) -> None:
    patch.setattr(undo_watch, "tables_known", ask)
    patch.setattr(undo_rows, "tables_known", ask)
    patch.setattr(undo_watch, "_triggers", write)
    patch.setattr(undo_watch, "_run", run)


def _tables(connection: Connection) -> Mapping[str, TableKnown]:
    if _KNOWN not in connection.info:
        form = _form_of(connection)
        if form in _known:
            connection.info[_KNOWN] = _known[form]
        _known[form] = _ask(connection)
    return _ask(connection)


def _triggers(connection: Connection, areas: Iterable[Area]) -> tuple[str, ...]:
    wanted = _form_of(connection), tuple(areas)
    if wanted not in _written:
        _written[wanted] = tuple(_write(connection, wanted[1]))
    return _written[wanted]


def _run_at_once(cursor: DBAPICursor, statements: Iterable[str]) -> None:
    told = tuple(statements)
    laid = [each for each in told if each.startswith(_TRIGGER)]
    _run(cursor, [each for each in told if not each.startswith(_TRIGGER)])
    if laid:
        cursor.execute("COMMIT")
        _lay_down(cursor, laid)
        cursor.execute("BEGIN IMMEDIATE")


def _lay_down(cursor: DBAPICursor, triggers: Iterable[str]) -> None:
    """Write triggers into the list SQLite keeps of what this connection alone has, and let it read the list anew."""
    # A new number of the list is how SQLite learns that it is another one.
    rows = [(*_name_and_table(each), each.replace(_TRIGGER, "CREATE TRIGGER ")) for each in triggers]
    cursor.execute("PRAGMA writable_schema = ON")
    cursor.execute(_LAY_DOWN, (json.dumps(rows),))
    cursor.execute("PRAGMA temp.schema_version")
    ((version,),) = cursor.fetchall()
    cursor.execute(f"PRAGMA temp.schema_version = {version + 1}")
    cursor.execute("PRAGMA writable_schema = OFF")


def _name_and_table(trigger: str) -> tuple[str, str]:
    words = trigger.removeprefix(_TRIGGER).split(maxsplit=5)
    return words[0], words[4].removeprefix("main.")


def _form_of(connection: Connection) -> int:
    """What the tables and triggers of a file are, in short; asked once of a connection."""
    if _OF_FORM not in connection.info:
        cursor = connection.connection.cursor()
        cursor.execute(_FORM)
        ((told,),) = cursor.fetchall()
        connection.info[_OF_FORM] = hash(told)
        cursor.close()
    return cast("int", connection.info[_OF_FORM])
