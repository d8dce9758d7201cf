"""A backup that is interrupted at any step never counts: every file that bears a backup's name opens and checks."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pomanager import whole_files
from pomanager.db import backup, check, copying, disk, engine, opened, stamps
from pomanager.db.engine import Access
from pomanager.services import files
from pomanager.services.office import Office
from pomanager.services.organisation.commands import place_for
from tests import offices

STEPS: tuple[tuple[object, str], ...] = (
    (backup, "open_sheets"), (disk, "sweep"), (copying, "state_of"), (copying, "row_counts"), (disk, "must_have_room"),
    (disk, "write"), (opened, "copied_to"), (copying, "connect"), (check, "is_sound"),
    (check, "damaged_pages"), (check, "damaged_structure"), (check, "orphans"), (disk, "put_in_place"),
    (whole_files, "flush_file"), (whole_files, "flush_folder"),
)  # fmt: skip
"""What a backup does, one after the other; each is cut off before it, and after it."""


class Cut(BaseException):
    """The power went."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "backups"
    folder.mkdir()
    return folder


def cut_off(step: Callable[..., object], when: str) -> Callable[..., object]:
    """The step, cut off at its beginning, or once it is done."""

    def acted(*args: object, **named: object) -> object:
        if when == "before":
            raise Cut
        done = step(*args, **named)
        if isinstance(done, Iterator):
            next(done, None)
        raise Cut

    return acted


def test_thirty_backups_cut_off_at_every_step_leave_nothing_that_counts_and_is_not_whole(
    office: Office, path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files.back_up(path, folder, offices.clock)
    cuts = [(module, name, when) for module, name in STEPS for when in ("before", "after")]
    assert len(cuts) >= 30
    for number, (module, name, when) in enumerate(cuts):
        with monkeypatch.context() as broken:
            broken.setattr(module, name, cut_off(getattr(module, name), when))
            if number % 2:  # a power cut sweeps nothing up
                broken.setattr(disk, "_remove", lambda _: None)
            with pytest.raises(Cut):
                backup.back_up(path, folder, offices.NOW, unasked=True)
        office.do(place_for, f"Colline {number}")
    counting = stamps.backups_of(path, folder)
    assert counting
    for found in counting:
        assert files.check_file(found) == ()
    assert files.back_up(path, folder, offices.clock).path.exists()


def test_a_copy_is_the_bytes_of_the_file_while_others_write(office: Office, path: Path, folder: Path) -> None:
    office.do(place_for, "Mungwa")
    read: list[int] = []

    def write_meanwhile(done: int, total: int) -> None:
        read.append(done)
        office.do(place_for, f"Colline {len(read)}")
        del total

    made = files.back_up(path, folder, offices.clock, report=write_meanwhile).path
    assert len(read) >= 2
    with files_opened(made) as found:
        assert found == [("Mungwa",)]
    office.close()
    with files_opened(path) as found:
        assert len(found) == 1 + len(read)


class files_opened:  # noqa: N801 - reads like the function it is
    """The places in a file nobody holds."""

    def __init__(self, path: Path) -> None:
        self._connection = engine.connect(path, Access.READ)

    def __enter__(self) -> list[tuple[str]]:
        return self._connection.execute("SELECT name FROM place ORDER BY id").fetchall()

    def __exit__(self, *_: object) -> None:
        self._connection.close()


def test_where_somebody_still_reads_an_older_state_the_rows_are_copied(
    office: Office, path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[str] = []
    whole = copying._vacuum  # noqa: SLF001 - which way was taken is the point

    def vacuum(*args: object) -> None:
        written.append("row by row")
        whole(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(copying, "_vacuum", vacuum)
    office.do(place_for, "Mungwa")
    with office.books.reading() as session:
        session.connection().exec_driver_sql("SELECT count(*) FROM place").all()
        office.do(place_for, "Gitega")
        made = files.back_up(path, folder, offices.clock).path
    assert written == ["row by row"]
    with files_opened(made) as found:
        assert found == [("Mungwa",), ("Gitega",)]
