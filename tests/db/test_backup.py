"""Backups are one verified file each; a restore brings their state back whole and keeps what lay there."""

import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from pomanager.db import disk, engine, troubles
from pomanager.db.engine import Access
from pomanager.errors import FileTrouble
from pomanager.services import files
from pomanager.services.office import Office
from pomanager.services.organisation.commands import place_for
from tests import offices
from tests.house.source import PROJECT


def names(session: Session) -> list[str]:
    """The places the office knows."""
    return list(session.execute(text("SELECT name FROM place ORDER BY id")).scalars())


def places_in(path: Path) -> list[str]:
    """The places in a closed file."""
    office = offices.opened_office(path, writing=False)
    try:
        return office.ask(names)
    finally:
        office.close()


def add(path: Path, *places: str) -> None:
    """Open the file, write places, close it."""
    office = offices.opened_office(path)
    for name in places:
        office.do(place_for, name)
    office.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where backups go."""
    folder = tmp_path / "backups"
    folder.mkdir()
    return folder


def test_a_backup_is_one_file_named_by_its_moment(path: Path, folder: Path) -> None:
    add(path, "Mungwa")
    made = files.back_up(path, folder, offices.clock)
    assert made.path == folder / "conapro-20261123T140503Z.podb"
    assert [found.name for found in folder.iterdir()] == [made.path.name]
    assert made.size == made.path.stat().st_size
    assert made.path.read_bytes()[:16] == b"POManager 1 file"
    assert places_in(made.path) == ["Mungwa"]
    assert files.check_file(made.path) == ()
    assert [found.name for found in folder.iterdir()] == [made.path.name]


def test_backups_of_one_second_get_numbers_and_a_backup_of_a_backup_keeps_the_name(path: Path, folder: Path) -> None:
    first = files.back_up(path, folder, offices.clock)
    second = files.back_up(path, folder, offices.clock)
    third = files.back_up(second.path, folder, offices.clock)
    assert [made.path.stem for made in (first, second, third)] == [
        "conapro-20261123T140503Z",
        "conapro-20261123T140503Z-2",
        "conapro-20261123T140503Z-3",
    ]


def test_a_backup_beside_an_open_window_holds_what_was_saved(office: Office, folder: Path, path: Path) -> None:
    office.do(place_for, "Mungwa")
    made = files.back_up(path, folder, offices.clock)
    office.do(place_for, "Gitega")
    assert places_in(made.path) == ["Mungwa"]
    assert office.ask(names) == ["Mungwa", "Gitega"]


def test_a_backup_while_others_write_is_one_state(office: Office, folder: Path, path: Path) -> None:
    stop = threading.Event()

    def write() -> None:
        number = 0
        while not stop.is_set():
            office.do(place_for, f"Colline {number}")
            number += 1

    writer = threading.Thread(target=write)
    writer.start()
    try:
        made = [files.back_up(path, folder, offices.clock) for _ in range(5)]
    finally:
        stop.set()
        writer.join()
    for one in made:
        kept = places_in(one.path)
        assert kept == [f"Colline {number}" for number in range(len(kept))]
        assert files.check_file(one.path) == ()


def test_a_backup_of_a_damaged_file_is_refused_and_leaves_nothing(path: Path, folder: Path) -> None:
    _damage(path, page=5)
    with pytest.raises(FileTrouble) as refused:
        files.back_up(path, folder, offices.clock)
    assert refused.value.objections[0].message == troubles.DAMAGED
    assert refused.value.objections[0].details["path"] == str(path)
    assert list(folder.iterdir()) == []


def test_a_copy_that_came_out_otherwise_does_not_count(
    path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pomanager.db.check.is_sound", lambda _: False)
    with pytest.raises(FileTrouble) as refused:
        files.back_up(path, folder, offices.clock)
    assert refused.value.objections[0].message == troubles.COPY_DIFFERS
    assert list(folder.iterdir()) == []


def test_a_backup_where_there_is_no_folder_or_no_room_is_told(path: Path, tmp_path: Path) -> None:
    with pytest.raises(FileTrouble) as refused:
        files.back_up(path, tmp_path / "no", offices.clock)
    assert refused.value.objections[0].message == troubles.FOLDER_MISSING
    with pytest.raises(FileTrouble) as refused:
        files.back_up(path, path, offices.clock)
    assert refused.value.objections[0].message == troubles.FOLDER_MISSING


# The largest file this program may write is set lower than the copy: the system refuses, as on a full stick.
CRAMPED = """
import resource, sys
from pathlib import Path
from pomanager.errors import FileTrouble
from pomanager.services import files
from tests import offices
resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))
try:
    files.back_up(Path(sys.argv[1]), Path(sys.argv[2]), offices.clock)
except FileTrouble as error:
    print(error.objections[0].message)
"""


def test_a_disk_that_refuses_the_copy_is_told_and_nothing_stays(path: Path, folder: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-c", CRAMPED, str(path), str(folder)], cwd=PROJECT, capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() in {troubles.NO_ROOM_FOR_COPY, troubles.COPY_STOPPED}
    assert list(folder.iterdir()) == []


def test_restoring_where_nothing_lies(path: Path, folder: Path, tmp_path: Path) -> None:
    add(path, "Mungwa")
    made = files.back_up(path, folder, offices.clock)
    target = tmp_path / "new.podb"
    done = files.restore(made.path, target, offices.clock)
    assert (done.path, done.kept, done.rows) == (target, None, made.rows)
    assert places_in(target) == ["Mungwa"]


def test_restoring_over_a_file_is_refused_unless_it_may_be_replaced(path: Path, folder: Path) -> None:
    made = files.back_up(path, folder, offices.clock)
    add(path, "Mungwa")
    before = path.read_bytes()
    with pytest.raises(FileTrouble) as refused:
        files.restore(made.path, path, offices.clock)
    assert refused.value.objections[0].message == troubles.NOT_REPLACED
    assert path.read_bytes() == before

    for number in ("", "-2"):
        done = files.restore(made.path, path, offices.clock, replace=True)
        assert done.kept == path.with_name(f"conapro.podb.before-restore-20261123T140503Z{number}")
    assert places_in(path) == []
    kept = path.with_name("conapro.podb.before-restore-20261123T140503Z")
    assert kept.read_bytes() == before
    assert places_in(kept) == ["Mungwa"]
    assert not [found for found in path.parent.iterdir() if found.name.endswith((".part", ".lock", "-wal"))]


def test_restoring_under_an_open_window_is_refused(office: Office, path: Path, folder: Path) -> None:
    made = files.back_up(path, folder, offices.clock)
    office.do(place_for, "Mungwa")
    with pytest.raises(FileTrouble) as refused:
        files.restore(made.path, path, offices.clock, replace=True)
    assert refused.value.objections[0].message == troubles.IN_USE
    assert office.ask(names) == ["Mungwa"]
    assert sorted(found.suffix for found in path.parent.glob("*before*")) == []


def test_a_log_left_by_a_power_cut_is_never_mixed_into_what_is_restored(path: Path, folder: Path) -> None:
    made = files.back_up(path, folder, offices.clock)
    _cut_the_power_after(path, "Mungwa")
    done = files.restore(made.path, path, offices.clock, replace=True)
    assert places_in(path) == []
    assert files.check_file(path) == ()
    assert done.kept is not None
    assert places_in(done.kept) == ["Mungwa"]


def test_the_log_of_a_damaged_file_is_kept_with_it(path: Path, folder: Path) -> None:
    made = files.back_up(path, folder, offices.clock)
    _cut_the_power_after(path, "Mungwa")
    _damage(path, page=0)
    log = disk.beside(path, "-wal").read_bytes()
    done = files.restore(made.path, path, offices.clock, replace=True)
    assert places_in(path) == []
    assert done.kept is not None
    assert disk.beside(done.kept, "-wal").read_bytes() == log


def test_a_log_whose_file_is_gone_is_moved_away(path: Path, folder: Path) -> None:
    made = files.back_up(path, folder, offices.clock)
    _cut_the_power_after(path, "Mungwa")
    path.unlink()
    assert files.restore(made.path, path, offices.clock).kept is None
    assert places_in(path) == []


def test_a_damaged_backup_is_not_restored(path: Path, folder: Path) -> None:
    made = files.back_up(path, folder, offices.clock)
    add(path, "Mungwa")
    _damage(made.path, page=3)
    with pytest.raises(FileTrouble) as refused:
        files.restore(made.path, path, offices.clock, replace=True)
    assert refused.value.objections[0].message == troubles.DAMAGED
    assert refused.value.objections[0].details["path"] == str(made.path)
    assert places_in(path) == ["Mungwa"]


def test_a_strangers_file_or_a_folder_is_no_part_of_a_restore(path: Path, folder: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.podb"
    page.write_text("<html>")
    with pytest.raises(FileTrouble) as refused:
        files.restore(page, path, offices.clock, replace=True)
    assert refused.value.objections[0].message == troubles.STRANGER_LIKE
    with pytest.raises(FileTrouble) as refused:
        files.restore(path, folder, offices.clock, replace=True)
    assert refused.value.objections[0].message == troubles.IS_FOLDER


def test_where_files_have_one_name_only_the_former_is_moved(
    path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object) -> None:
        raise OSError(1, "no links on this disk")

    made = files.back_up(path, folder, offices.clock)
    add(path, "Mungwa")
    monkeypatch.setattr("pomanager.db.backup.os.link", no_links)
    done = files.restore(made.path, path, offices.clock, replace=True)
    assert done.kept is not None
    assert places_in(done.kept) == ["Mungwa"]
    assert places_in(path) == []


def test_a_backup_of_a_newer_program_is_refused(path: Path, folder: Path, tmp_path: Path) -> None:
    connection = engine.connect(path, Access.WRITE)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    for refuse in (
        lambda: files.back_up(path, folder, offices.clock),
        lambda: files.restore(path, tmp_path / "new.podb", offices.clock),
        lambda: files.export_plain(path, tmp_path / "new.sqlite"),
    ):
        with pytest.raises(FileTrouble) as refused:
            refuse()
        assert refused.value.objections[0].message == troubles.NEWER
    assert sorted(found.name for found in tmp_path.iterdir()) == ["backups", "conapro.podb"]


def _damage(path: Path, page: int) -> None:
    data = bytearray(path.read_bytes())
    data[page * 4096 + 2000] ^= 1
    path.write_bytes(data)


def _cut_the_power_after(path: Path, place: str) -> None:
    """Leave the file and its log as they lie on the disk when the power goes after an act."""
    office = offices.opened_office(path)
    office.do(place_for, place)
    left = {ending: disk.beside(path, ending).read_bytes() for ending in ("", "-wal")}
    office.close()
    for ending, data in left.items():
        disk.beside(path, ending).write_bytes(data)
    shutil.copyfile(disk.beside(path, "-wal"), disk.beside(path, "-shm"))  # an index that fits nothing
