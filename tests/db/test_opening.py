"""Making an office file and opening it, wherever it lies and whatever happened to it, or saying why not."""

import errno
import shutil
import time
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from pomanager.db import disk, engine, opening, troubles, upgrade
from pomanager.db.engine import Access
from pomanager.errors import FileTrouble
from pomanager.services import files
from pomanager.services.organisation.commands import place_for
from tests import offices


def names(session: Session) -> list[str]:
    """The places the office knows."""
    return list(session.execute(text("SELECT name FROM place ORDER BY id")).scalars())


def unused(_: Path) -> None:
    """Stands for bringing an older file up to date where none is older."""
    raise AssertionError("nothing here is older")


def test_creating_over_a_file_is_refused_and_leaves_it(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(FileTrouble) as refused:
        files.create(path, "Autre", "fr", offices.clock)
    assert refused.value.objections[0].message == troubles.EXISTS
    assert path.read_bytes() == before


def test_creating_where_there_is_no_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileTrouble) as refused:
        files.create(tmp_path / "no" / "conapro.podb", "CONAPRO", "fr", offices.clock)
    assert refused.value.objections[0].message == troubles.FOLDER_MISSING


def test_a_failure_while_creating_leaves_no_half_file(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="power"), opening.new_file(tmp_path / "conapro.podb"):
        raise RuntimeError("power cut")
    assert list(tmp_path.iterdir()) == []


def test_on_a_medium_that_cannot_be_written_the_office_opens_for_reading(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = offices.opened_office(path)
    office.do(place_for, "Mungwa")
    office.close()
    monkeypatch.setattr("pomanager.db.place.may_write", lambda _: False)
    monkeypatch.setattr("pomanager.db.opening.reading_access", _as_on_a_medium)
    before = _traces(path)
    still = offices.opened_office(path)
    assert still.read_only
    assert still.ask(names) == ["Mungwa"]
    assert _traces(path) == before
    still.close()
    assert _traces(path) == before


def _as_on_a_medium(path: Path) -> Access:
    return _reading_access(path, may_write=lambda _: False)


_reading_access = opening.reading_access


def _traces(path: Path) -> list[tuple[str, int, int]]:
    return [(found.name, found.stat().st_mtime_ns, found.stat().st_size) for found in path.parent.iterdir()]


def test_how_a_file_is_read_depends_on_its_place_and_its_log(path: Path) -> None:
    assert opening.reading_access(path) is Access.READ
    assert _as_on_a_medium(path) is Access.READ_STILL
    disk.beside(path, "-wal").write_bytes(b"")
    assert _as_on_a_medium(path) is Access.READ_STILL
    disk.beside(path, "-wal").write_bytes(b"entries")
    assert _as_on_a_medium(path) is Access.READ_MEDIUM


def test_a_place_that_turns_out_not_to_be_writable_opens_for_reading(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "denied")

    monkeypatch.setattr("pomanager.db.lock.os.open", refused)
    office = offices.opened_office(path)
    assert office.read_only
    office.close()


def test_a_file_left_open_by_a_power_cut_shows_its_last_entries(path: Path, tmp_path: Path) -> None:
    copy = _as_after_a_power_cut(path, tmp_path / "after")
    again = offices.opened_office(copy)
    assert again.ask(names) == ["Mungwa"]
    again.close()
    assert sorted(found.name for found in copy.parent.iterdir()) == ["conapro.podb"]


def _as_after_a_power_cut(path: Path, folder: Path) -> Path:
    """The file and its log, as they lie on the disk while a window has them open."""
    office = offices.opened_office(path)
    office.do(place_for, "Mungwa")
    folder.mkdir()
    copy = folder / path.name
    for ending in ("", "-wal"):
        shutil.copyfile(disk.beside(path, ending), disk.beside(copy, ending))
    office.close()
    return copy


def test_a_strange_file_under_our_key_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "strange.podb"
    connection = engine.connect(path, Access.CREATE)
    connection.execute("CREATE TABLE note (words)")
    connection.close()
    with pytest.raises(FileTrouble) as refused:
        opening.open_file(path, writing=True, bring_up_to_date=unused)
    assert refused.value.objections[0].message == troubles.DAMAGED
    assert [found.name for found in tmp_path.iterdir()] == ["strange.podb"]


def test_tables_of_a_newer_program_are_refused_and_left(path: Path) -> None:
    _set_revision(path, "9999")
    before = path.read_bytes()
    for writing in (True, False):
        with pytest.raises(FileTrouble) as refused:
            offices.opened_office(path, writing=writing)
        assert refused.value.objections[0].message == troubles.NEWER
    assert path.read_bytes() == before
    assert [found.name for found in path.parent.iterdir()] == [path.name]


def test_tables_of_an_older_program_are_not_read_without_bringing_them_up_to_date(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(upgrade, "REVISIONS", ("0000", *upgrade.REVISIONS))
    _set_revision(path, "0000")
    with pytest.raises(FileTrouble) as refused:
        offices.opened_office(path, writing=False)
    assert refused.value.objections[0].message == troubles.OLDER


def _set_revision(path: Path, revision: str) -> None:
    connection = engine.connect(path, Access.WRITE)
    connection.execute("UPDATE alembic_version SET version_num = ?", (revision,))
    connection.close()


def test_opening_asks_nothing_of_alembic_and_is_quick(path: Path) -> None:
    offices.opened_office(path).close()
    quickest = min(_seconds_to_open(path) for _ in range(5))
    assert quickest < 0.2  # 0.02 s where it was measured; the bound leaves room for a busy computer


def _seconds_to_open(path: Path) -> float:
    started = time.perf_counter()
    office = offices.opened_office(path)
    office.ask(names)
    taken = time.perf_counter() - started
    office.close()
    return taken


def test_what_the_disk_refuses_is_told_of_the_name_people_gave(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(file: Path, **_: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system", str(file))

    backup = offices.office_file(tmp_path)
    monkeypatch.setattr(Path, "touch", refused)
    monkeypatch.setattr(Path, "unlink", refused)
    for write in (
        lambda target: files.create(target, "CONAPRO", "fr", offices.clock),
        lambda target: files.restore(backup, target, offices.clock),
    ):
        with pytest.raises(FileTrouble) as told:
            write(tmp_path / "new.podb")
        assert told.value.objections[0].message == troubles.NO_PERMISSION
        assert told.value.objections[0].details["path"] == str(tmp_path / "new.podb")
