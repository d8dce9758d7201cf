"""Backups and restores that are killed leave whole files; copies written in place, half of them seen, are caught."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pomanager.db import disk, opened
from tests.reliability import backups_killed
from tests.reliability.backups_killed import BACKUPS_KILLED, RESTORES_KILLED


def test_killed_backups_leave_whole_ones(tmp_path: Path) -> None:
    tally = BACKUPS_KILLED.trials(range(BACKUPS_KILLED.few), tmp_path)
    assert tally.findings == []
    assert tally.figures["killed"] >= tally.tried / 2
    assert not list(tmp_path.iterdir())


def test_killed_restores_and_hand_overs_leave_a_whole_office(tmp_path: Path) -> None:
    tally = RESTORES_KILLED.trials(range(RESTORES_KILLED.few), tmp_path)
    assert tally.findings == []
    assert tally.figures["killed"] >= tally.tried / 2
    assert not list(tmp_path.iterdir())


def _moved_in_pieces(source: int, target: int, length: int, at: int) -> int:
    return os.write(target, os.pread(source, min(length, 1 << 14), at))


def under_their_last_name() -> None:
    """Let copies be written under the name they are to have; in a child that ends."""

    @contextmanager
    def unfinished(target: Path) -> Iterator[Path]:
        yield target

    disk.unfinished = unfinished
    opened._moved = _moved_in_pieces  # noqa: SLF001


def into_the_file_that_lies_there() -> None:
    """Let what is finished be written over the former file, page by page; in a child that ends."""

    def put_in_place(finished: Path, target: Path, *, replace: bool = False) -> None:
        assert replace or not target.exists()
        with finished.open("rb") as source, target.open("r+b" if target.exists() else "wb", buffering=0) as file:
            while page := source.read(1 << 13):
                file.write(page)

    disk.put_in_place = put_in_place


def test_copies_written_in_place_are_caught(tmp_path: Path) -> None:
    assert backups_killed.backup_trials(range(11, 34, 11), tmp_path, under_their_last_name).findings
    assert backups_killed.restore_trials(range(9, 16, 3), tmp_path, into_the_file_that_lies_there).findings
