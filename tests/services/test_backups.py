"""Backups made by themselves: verified, thinned, listed with what a restore would lose, never another office's."""

import os
import shutil
from datetime import datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from pomanager.db import engine, troubles
from pomanager.db.engine import Access
from pomanager.errors import FileTrouble
from pomanager.readmodels.backups import Verdict, Where
from pomanager.services import backups, files
from pomanager.services.office import Office
from pomanager.services.organisation.commands import place_for
from tests import offices


class Moving:
    """A clock one can move."""

    def __init__(self) -> None:
        self.moment = offices.NOW

    def __call__(self) -> datetime:
        return self.moment


@pytest.fixture
def clock() -> Moving:
    return Moving()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return offices.office_file(tmp_path)


@pytest.fixture
def office(path: Path, clock: Moving) -> "Office":
    return files.open_office(path, writing=True, clock=clock, actor="Awa")


def names(path: Path) -> list[str]:
    return sorted(found.name for found in backups.folder_of(path).iterdir())


def test_a_backup_is_made_only_where_something_changed(office: Office, path: Path, clock: Moving) -> None:
    head = backups.head_of(office)
    assert backups.make_if_changed(path, head, clock) is not None
    clock.moment += timedelta(minutes=30)
    assert backups.make_if_changed(path, head, clock) is None
    office.do(place_for, "Mungwa")
    assert backups.make_if_changed(path, backups.head_of(office), clock) is not None
    assert names(path) == ["conapro-20261123T140503Z.podb", "conapro-20261123T143503Z.podb"]


def test_the_folder_is_thinned_once_the_new_backup_is_there(office: Office, path: Path, clock: Moving) -> None:
    folder = backups.folder_of(path)
    folder.mkdir()
    stranger = folder / "notes.podb"
    days = [timedelta(days=3), timedelta(days=5), *(timedelta(days=10, minutes=number) for number in range(40))]
    for before in days:
        day = offices.NOW - before
        (folder / f"conapro-{day:%Y%m%dT%H%M%SZ}.podb").write_bytes(b"")
    stranger.write_bytes(b"")
    (folder / "conapro-2-20261113T135903Z.podb").write_bytes(b"")
    backups.make_before(office)
    kept = [f"conapro-202611{day}T140503Z.podb" for day in (13, 18, 20, 23)]
    assert names(path) == sorted([*kept, "notes.podb", "conapro-2-20261113T135903Z.podb"])


def test_the_list_says_what_each_is_worth_and_what_a_restore_would_lose(
    office: Office, path: Path, clock: Moving, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    first = backups.make(path, clock).path
    office.do(place_for, "Mungwa")
    files.back_up(path, stick, lambda: offices.NOW + timedelta(hours=1))
    office.do(place_for, "Gitega")
    folder = first.parent
    shutil.copy(_another(tmp_path), folder / "other-20261101T000000Z.podb")
    (folder / "conapro-20261102T000000Z.podb").write_bytes(b"<html>")
    damaged = bytearray(first.read_bytes())
    damaged[len(damaged) - 3000] ^= 1
    (folder / "conapro-20261103T000000Z.podb").write_bytes(damaged)
    newer = shutil.copy(first, folder / "conapro-20261104T000000Z.podb")
    connection = engine.connect(Path(newer), Access.WRITE)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    rows = backups.listed(office, path, stick).rows
    assert [(row.where, row.verdict, row.acts_since) for row in rows] == [
        (Where.AWAY, Verdict.GOOD, 1),
        (Where.HERE, Verdict.GOOD, 2),
        (Where.HERE, Verdict.NEWER, None),
        (Where.HERE, Verdict.UNREADABLE, None),
        (Where.HERE, Verdict.UNREADABLE, None),
        (Where.HERE, Verdict.OTHER_OFFICE, None),
    ]
    assert not any(row.can_be_restored for row in rows[2:])
    assert all(row.why is not None for row in rows[2:])
    assert [row.members for row in rows[:2]] == [0, 0]


def _another(folder: Path) -> Path:
    path = folder / "another.podb"
    files.create(path, "Another", "en", offices.clock).close()
    return path


def test_a_backup_that_went_another_way_says_what_only_it_holds(path: Path, clock: Moving) -> None:
    base = backups.make(path, clock).path
    office = files.open_office(path, writing=True, clock=clock)
    for place in ("Mungwa", "Gitega", "Ngozi"):
        office.do(place_for, place)
    clock.moment += timedelta(hours=1)
    apart = backups.make_before(office)
    office.close()
    assert apart is not None
    files.restore(base, path, clock, replace=True)
    office = files.open_office(path, writing=True, clock=clock)
    office.do(place_for, "Bururi")
    newest = backups.listed(office, path, None).rows[0]
    assert (newest.path, newest.acts_since, newest.acts_only_there) == (apart.path, 1, 3)
    office.close()


def test_a_stick_that_is_gone_or_full_is_told_and_leaves_nothing(
    office: Office, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=1_000))
    with pytest.raises(FileTrouble) as full:
        files.back_up(path, stick, offices.clock)
    assert full.value.objections[0].message == troubles.NO_ROOM_FOR_COPY
    monkeypatch.undo()

    def pulled_out(_done: int, _total: int) -> None:
        raise OSError(5, "the stick was pulled out")

    with pytest.raises(FileTrouble) as gone:
        files.back_up(path, stick, offices.clock, report=pulled_out)
    assert gone.value.objections[0].message == troubles.COPY_STOPPED
    assert not list(stick.iterdir())


def test_what_a_power_cut_left_of_a_copy_is_swept_away(office: Office, path: Path) -> None:
    folder = backups.folder_of(path)
    folder.mkdir()
    left, fresh, other = (folder / f".{name}-20261101T000000Z.podb.12.part" for name in ("conapro", "conapro", "mine"))
    fresh = fresh.with_name(".conapro-20261123T140503Z.podb.34.part")
    for each in (left, fresh, other):
        each.write_bytes(b"half")
        os.utime(each, (offices.NOW.timestamp(),) * 2)
    os.utime(left, (offices.NOW.timestamp() - 86_400,) * 2)
    backups.make_before(office)
    assert not left.exists()
    assert fresh.exists()
    assert other.exists()
