"""Another key comes with a whole new file, which takes the place of the former one or leaves it as it was."""

import errno
import resource
import shutil
from contextlib import closing
from pathlib import Path
from typing import NoReturn

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from pomanager.db import backup, disk, engine, header, keys, place, rekeying, troubles, upgrade
from pomanager.db.engine import Access
from pomanager.db.keys import FileKey
from pomanager.errors import FileTrouble
from pomanager.services import files
from pomanager.services.office import Office
from pomanager.services.organisation.commands import place_for
from sqlcipher3 import dbapi2
from tests import make, offices

NAME = "NIYONZIMA Médiatrice"


@pytest.fixture
def key() -> FileKey:
    """A key made without the pains of a password."""
    return FileKey(bytes(range(32)), header.new_salt())


def rekey(path: Path, key: FileKey) -> None:
    """Give the file this key, and change nothing else."""
    with rekeying.rekeyed(path, key):
        pass


def places(session: Session) -> list[str]:
    """The places the office knows."""
    return list(session.execute(text("SELECT name FROM place ORDER BY id")).scalars())


def told(path: Path) -> dict[str, object]:
    """Everything a file says of itself, and every row it holds."""
    with closing(engine.connect(path, Access.READ)) as found:
        said: dict[str, object] = {
            mark: found.execute(f"PRAGMA {mark}").fetchone() for mark in ("application_id", "user_version", "encoding")
        }
        schema = found.execute("SELECT type, name, tbl_name, sql FROM sqlite_master").fetchall()
        said["schema"] = sorted(map(str, schema))
        for kind, name, *_rest in schema:
            if kind == "table":
                said[name] = sorted(map(str, found.execute(f'SELECT * FROM "{name}"')))  # noqa: S608 - our own names
    return said


def fill(office: Office) -> None:
    """Somebody who can be searched for, with a journal."""
    make.member(office, NAME)


def test_everything_arrives_and_nothing_else_lies_beside(tmp_path: Path, key: FileKey) -> None:
    path = offices.filled_file(tmp_path, fill)
    with closing(engine.connect(path, Access.WRITE)) as marked:
        marked.execute("PRAGMA user_version = 7")
        marked.execute("ANALYZE")
    path.chmod(0o640)
    before = told(path)
    assert "sqlite_stat1" in before
    rekey(path, key)
    assert told(path) == before
    assert before["application_id"] == (upgrade.APPLICATION_ID,)
    assert path.read_bytes()[:16] == key.salt
    assert path.stat().st_mode & 0o777 == 0o640
    assert files.check_file(path) == ()
    assert [found.name for found in tmp_path.iterdir()] == [path.name]
    rekey(path, keys.WITHOUT_PASSWORD)
    assert told(path) == before
    assert path.read_bytes()[:16] == header.SALT


def test_no_word_and_no_open_key_is_left_in_the_folder(tmp_path: Path, key: FileKey) -> None:
    path = offices.filled_file(tmp_path, fill)
    rekey(path, key)
    office = offices.opened_office(path)
    make.member(office, "HAKIZIMANA Tharcisse")
    made = files.back_up(path, tmp_path, offices.clock)
    beside = {found: found.read_bytes() for found in tmp_path.iterdir() if found.suffix != ".lock"}
    office.close()
    assert {found.name for found in beside} >= {path.name, f"{path.name}-wal", made.path.name}
    for data in beside.values():
        for word in (NAME, "HAKIZIMANA", key.raw.hex()):
            assert word.encode() not in data
        assert key.raw not in data
    assert made.path.read_bytes()[:16] == key.salt
    for file in (path, made.path):
        _opens_with_no_open_key(file)


def _opens_with_no_open_key(path: Path) -> None:
    for salt in (header.SALT, path.read_bytes()[:16]):
        tool = engine.connect_to_pages(path, Access.READ, FileKey(keys.KEY, salt))
        with closing(tool), pytest.raises(dbapi2.DatabaseError, match="not a database"):
            tool.execute("SELECT count(*) FROM sqlite_master")


def test_power_cut_before_the_exchange_leaves_the_former_file(
    path: Path, key: FileKey, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, after = path.read_bytes(), tmp_path / "after the cut"

    def cut(*_: object, **__: object) -> NoReturn:
        shutil.copytree(path.parent, after)  # what lies on the disk at this moment
        raise KeyboardInterrupt

    monkeypatch.setattr(disk, "put_in_place", cut)
    with pytest.raises(KeyboardInterrupt):
        rekey(path, key)
    assert path.read_bytes() == before
    assert [found.name for found in path.parent.glob("*.podb*")] == [path.name]
    (part,) = after.glob(".*.part")
    assert part.read_bytes()[:16] == key.salt
    left = after / path.name
    assert left.read_bytes() == before
    office = offices.opened_office(left)  # the lock a killed program leaves counts for nothing
    office.do(place_for, "Mungwa")
    office.close()
    assert files.check_file(left) == ()


def test_what_fails_inside_leaves_the_former_file(path: Path, key: FileKey) -> None:
    before = path.read_bytes()
    with pytest.raises(ZeroDivisionError), rekeying.rekeyed(path, key):
        raise ZeroDivisionError
    assert path.read_bytes() == before
    assert [found.name for found in path.parent.iterdir()] == [path.name]


def test_entries_in_a_log_left_by_a_power_cut_come_along(path: Path, key: FileKey, tmp_path: Path) -> None:
    office = offices.opened_office(path)
    office.do(place_for, "Mungwa")
    cut = tmp_path / "cut"
    cut.mkdir()
    for ending in ("", "-wal"):
        shutil.copyfile(disk.beside(path, ending), disk.beside(cut / path.name, ending))
    office.close()
    rekey(cut / path.name, key)
    assert [found.name for found in cut.iterdir()] == [path.name]
    again = offices.opened_office(cut / path.name)
    assert again.ask(places) == ["Mungwa"]
    again.close()


def test_a_log_somebody_still_reads_keeps_everything_as_it_is(path: Path, key: FileKey) -> None:
    office = offices.opened_office(path)
    office.do(place_for, "Mungwa")
    reader = engine.connect(path, Access.READ)
    reader.execute("BEGIN")
    assert reader.execute("SELECT count(*) FROM place").fetchone() == (1,)
    office.close()
    try:
        with pytest.raises(FileTrouble) as refused:
            rekey(path, key)
    finally:
        reader.close()
    assert refused.value.objections[0].message == troubles.BUSY
    rekey(path, key)
    assert path.read_bytes()[:16] == key.salt


def test_a_file_that_is_open_cannot_be_exchanged(path: Path, key: FileKey) -> None:
    office = offices.opened_office(path)
    with pytest.raises(FileTrouble) as refused:
        rekey(path, key)
    assert refused.value.objections[0].message == troubles.IN_USE
    office.do(place_for, "Mungwa")
    office.close()
    assert path.read_bytes()[:16] == header.SALT


def test_where_nothing_may_be_written_nothing_is_begun(
    path: Path, key: FileKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(place, "may_write", lambda _: False)
    with pytest.raises(FileTrouble) as refused:
        rekey(path, key)
    assert refused.value.objections[0].message == troubles.NO_PERMISSION


def test_a_folder_that_refuses_after_all_is_told(path: Path, key: FileKey, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(file: Path, **_: object) -> NoReturn:
        raise OSError(errno.EROFS, "Read-only file system", str(file))

    monkeypatch.setattr(Path, "touch", refused)
    with pytest.raises(FileTrouble) as told_of:
        rekey(path, key)
    assert told_of.value.objections[0].message == troubles.NO_PERMISSION


def test_a_full_disk_is_told_and_nothing_is_changed(path: Path, key: FileKey) -> None:
    before = path.read_bytes()
    bounds = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, bounds[1]))  # the system refuses longer files, as a full stick
    try:
        with pytest.raises(FileTrouble) as refused:
            rekey(path, key)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, bounds)
    assert refused.value.objections[0].message in {troubles.DISK_FULL, troubles.DISK_TROUBLE}
    assert path.read_bytes() == before
    assert [found.name for found in path.parent.iterdir()] == [path.name]


def test_a_file_of_several_names_would_keep_its_former_key(path: Path, key: FileKey) -> None:
    second = path.with_name("second name.podb")
    second.hardlink_to(path)
    with pytest.raises(FileTrouble) as refused:
        rekey(path, key)
    assert refused.value.objections[0].message == place.SEVERAL_NAMES
    assert second.read_bytes()[:16] == header.SALT


def test_behind_a_link_the_file_itself_is_exchanged(path: Path, key: FileKey, tmp_path: Path) -> None:
    link = tmp_path / "elsewhere" / "link.podb"
    link.parent.mkdir()
    link.symlink_to(path)
    rekey(link, key)
    assert link.is_symlink()
    assert path.read_bytes()[:16] == key.salt
    assert [found.name for found in link.parent.iterdir()] == [link.name]


def test_damage_is_not_copied(path: Path, key: FileKey) -> None:
    data = bytearray(path.read_bytes())
    data[20 * 4096 + 100] ^= 1
    path.write_bytes(data)
    with pytest.raises(FileTrouble) as refused:
        rekey(path, key)
    assert refused.value.objections[0].message == troubles.DAMAGED
    assert path.read_bytes() == data


def test_a_copy_that_came_out_otherwise_does_not_count(
    path: Path, key: FileKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pomanager.db.check.is_sound", lambda _: False)
    with pytest.raises(FileTrouble) as refused:
        rekey(path, key)
    assert refused.value.objections[0].message == troubles.COPY_DIFFERS
    assert path.read_bytes()[:16] == header.SALT


def test_an_older_file_is_brought_up_to_date_first(path: Path, key: FileKey, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upgrade, "HEAD", "9999")
    with pytest.raises(FileTrouble) as refused:
        rekey(path, key)
    assert refused.value.objections[0].message == troubles.OLDER


def test_a_restore_over_a_locked_file_keeps_that_one_as_it_is(path: Path, key: FileKey, tmp_path: Path) -> None:
    plain = tmp_path / "plain.podb"
    shutil.copyfile(path, plain)
    rekey(path, key)
    keys.forget(key.salt)
    done = backup.restore(plain, path, offices.NOW, replace=True)
    assert done.kept is not None
    assert done.kept.read_bytes()[:16] == key.salt
    assert path.read_bytes()[:16] == header.SALT
    assert files.check_file(path) == ()
