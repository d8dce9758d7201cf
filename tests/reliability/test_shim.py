"""The piece that brings faults about counts calls, kills, lets calls fail, and is passive until it is told."""

import errno
import os
from pathlib import Path

import pytest

from tests.reliability import shim
from tests.reliability.children import Child, Say, run
from tests.reliability.shim import Calls, Shim


def write_lines(folder: Path, count: int) -> None:
    with (folder / "lines").open("wb", buffering=0) as file:
        for number in range(count):
            file.write(b"%9d\n" % number)
        os.fsync(file.fileno())


def count(say: Say, folder: Path, other: Path) -> None:
    told = Shim()
    told.watch(folder)
    write_lines(folder, 3)
    write_lines(other, 5)
    (folder / "lines").rename(folder / "renamed")
    (folder / "renamed").unlink()
    say(told.counted)


def die(_say: Say, folder: Path, call: int, half: bool) -> None:  # noqa: FBT001
    told = Shim()
    told.watch(folder)
    told.kill_at(call, half=half)
    write_lines(folder, 9)


def fail(say: Say, folder: Path, call: int) -> None:
    told = Shim()
    told.watch(folder, Calls.SYNCS)
    write_lines(folder, 2)
    told.watch(folder, Calls.CHANGES)
    told.fail(call, errno.ENOSPC)
    try:
        write_lines(folder, 9)
    except OSError as error:
        say(error.errno)
    told.heal()
    say(told.failed)
    write_lines(folder, 1)


def test_calls_below_the_folder_are_counted(tmp_path: Path) -> None:
    other = tmp_path / "watched-not"
    watched = tmp_path / "watched"
    other.mkdir()
    watched.mkdir()
    assert run(count, watched, other) == [1 + 3 + 1 + 1 + 1]


@pytest.mark.parametrize(("half", "length"), [(False, 30), (True, 35)])
def test_a_process_dies_at_the_call_it_was_told(tmp_path: Path, half: bool, length: int) -> None:  # noqa: FBT001
    with Child(die, tmp_path, 5, half) as child:
        assert child.exit_code() == -9
    assert (tmp_path / "lines").stat().st_size == length


def test_calls_fail_from_the_one_told_until_they_are_healed(tmp_path: Path) -> None:
    assert run(fail, tmp_path, 3) == [errno.ENOSPC, 1]
    assert (tmp_path / "lines").read_bytes() == b"%9d\n" % 0


def test_without_a_compiler_it_is_said_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shim, "library", lambda: None)
    with pytest.raises(shim.NoFaults, match="C compiler"):
        shim.needed()
