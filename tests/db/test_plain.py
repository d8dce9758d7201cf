"""The plain export is an ordinary SQLite file with every row, searchable, and marked as ours."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from pomanager.db import troubles, upgrade
from pomanager.errors import FileTrouble
from pomanager.services import files
from pomanager.services.office import Office
from pomanager.services.organisation.commands import place_for
from tests import offices


def test_any_sqlite_reads_the_export(office: Office, path: Path, tmp_path: Path) -> None:
    office.do(place_for, "Mungwa · Gitega")
    target = tmp_path / "plain export.sqlite"
    rows = files.export_plain(path, target)
    assert rows > 10
    with closing(sqlite3.connect(target)) as plain:
        assert plain.execute("SELECT name FROM place ORDER BY id").fetchall() == [("Gitega",), ("Mungwa",)]
        assert plain.execute("PRAGMA application_id").fetchone() == (upgrade.APPLICATION_ID,)
        assert plain.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert {found.name for found in tmp_path.iterdir() if "plain" in found.name} == {target.name}
    with pytest.raises(FileTrouble) as refused:
        files.recognise(target.with_name("no.sqlite"))
    assert refused.value.objections[0].message == troubles.MISSING
    assert files.recognise(target).likeness == "an SQLite file without the protection of an office file"


def test_an_existing_file_is_not_written_over(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "taken.sqlite"
    target.write_text("mine")
    with pytest.raises(FileTrouble) as refused:
        files.export_plain(path, target)
    assert refused.value.objections[0].message == troubles.EXISTS
    assert target.read_text() == "mine"


def test_a_damaged_file_is_not_half_exported(path: Path, tmp_path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[5 * 4096 + 100] ^= 1
    path.write_bytes(data)
    with pytest.raises(FileTrouble) as refused:
        files.export_plain(path, tmp_path / "out.sqlite")
    assert refused.value.objections[0].message == troubles.DAMAGED
    assert [found.name for found in tmp_path.iterdir()] == [path.name]


def test_the_export_leaves_the_office_as_it_was(path: Path, tmp_path: Path) -> None:
    before = path.read_bytes()
    files.export_plain(path, tmp_path / "out.sqlite")
    assert path.read_bytes() == before
    offices.opened_office(path).close()
