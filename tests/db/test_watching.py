"""The triggers of the history are the same whether laid down one by one, as in the program, or in one stroke."""

from pathlib import Path

import pytest
from sqlalchemy import Connection

from pomanager.areas import Area
from pomanager.db import engine, undo_watch
from tests import watching

LAID = "SELECT type, name, tbl_name, rootpage, sql FROM sqlite_temp_master ORDER BY rowid"
NOTED = "SELECT tbl, row_key, old FROM temp.undo_touched"
TRIGGERS = 300
"""More than these are laid down for the last area."""
Rows = list[tuple[object, ...]]


def rows(connection: Connection, question: str) -> Rows:
    return [tuple(row) for row in connection.exec_driver_sql(question)]


def laid(path: Path, areas: tuple[Area, ...]) -> tuple[Rows, Rows]:
    """What one connection has when acts of these areas are watched one after the other, and what it then notes."""
    writer = engine.writing_engine(path)
    try:
        with writer.begin() as connection:
            for area in areas:
                undo_watch.watch(connection, area)
            connection.exec_driver_sql("UPDATE organisation SET version = version")
            found = rows(connection, LAID), rows(connection, NOTED)
            undo_watch.look_away(connection)
            assert [row for row in rows(connection, LAID) if row[0] == "trigger"] == []
            connection.rollback()
            return found
    finally:
        writer.dispose()


@pytest.mark.parametrize("areas", [(Area.GOVERNANCE,), (Area.MEMBERS, Area.DUES, Area.GOVERNANCE)])
def test_one_stroke_lays_down_what_the_program_does(
    path: Path, areas: tuple[Area, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    watching.as_in_the_program(monkeypatch)
    one_by_one = laid(path, areas)
    watching.share(monkeypatch)
    at_once = laid(path, areas)
    assert at_once == one_by_one
    assert len(at_once[0]) > TRIGGERS
    assert [row[0] for row in at_once[1]] == ["organisation"]
