"""One window writes at a time; a killed program leaves no lock behind, and its name leads to the first window."""

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from pomanager.db import lock, troubles
from pomanager.errors import FileTrouble
from pomanager.services import files
from tests import offices
from tests.house.source import PROJECT

# Takes the lock, says so, and keeps it until it is told or killed.
KEEPER = """
import sys
from pathlib import Path
from tests import offices
from pomanager.errors import FileTrouble
try:
    office = offices.opened_office(Path(sys.argv[1]))
except FileTrouble as error:
    print(error.objections[0].message, flush=True)
else:
    print("open", flush=True)
    sys.stdin.readline()
    office.close()
"""


def keeper(path: Path) -> subprocess.Popen[str]:
    """Another program that opens the office for writing."""
    return subprocess.Popen(
        [sys.executable, "-c", KEEPER, str(path)],
        cwd=PROJECT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def said(process: subprocess.Popen[str]) -> str:
    """The one line the other program says."""
    assert process.stdout is not None
    return process.stdout.readline().strip()


def test_a_second_window_is_refused_and_told_where_the_first_is(path: Path) -> None:
    first = offices.opened_office(path)
    with keeper(path) as second:
        assert said(second) == troubles.IN_USE
    found = files.holder(path)
    assert found == lock.Holder(os.getpid(), files.socket_name(path))
    first.close()
    assert files.holder(path) is None


def test_a_killed_window_leaves_no_lock(path: Path) -> None:
    with keeper(path) as first:
        assert said(first) == "open"
        with pytest.raises(FileTrouble) as refused:
            offices.opened_office(path)
        assert refused.value.objections[0].message == troubles.IN_USE
        first.send_signal(signal.SIGKILL)
    office = offices.opened_office(path)
    assert not office.read_only
    office.close()
    assert [found.name for found in path.parent.iterdir()] == [path.name]


def test_the_same_file_under_another_name_is_the_same_lock(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.podb"
    link.symlink_to(path)
    office = offices.opened_office(path)
    with pytest.raises(FileTrouble) as refused:
        offices.opened_office(link)
    assert refused.value.objections[0].message == troubles.IN_USE
    assert lock.socket_name(link) == lock.socket_name(path) != lock.socket_name(tmp_path / "other.podb")
    office.close()


def test_of_many_starts_at_once_one_window_opens(path: Path) -> None:
    starts = [keeper(path) for _ in range(5)]
    answers = [said(start) for start in starts]
    assert sorted(answers) == sorted(["open", *[troubles.IN_USE] * 4])
    for start in starts:
        start.communicate("\n")
    assert [found.name for found in path.parent.iterdir()] == [path.name]


def test_a_lock_removed_between_opening_and_locking_is_taken_anew(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seize = lock._seize  # noqa: SLF001 - the moment between the two is what is tested
    late: list[Path] = []

    def removed_meanwhile(handle: int) -> None:
        if not late:
            late.append(lock.lock_path(path))
            late[0].unlink()
        seize(handle)

    monkeypatch.setattr(lock, "_seize", removed_meanwhile)
    held = lock.take(path)
    monkeypatch.undo()
    with pytest.raises(FileTrouble):
        lock.take(path)
    held.release()
    assert not lock.lock_path(path).exists()


def test_where_the_system_knows_no_locks_work_goes_on(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_locks(_: int) -> None:
        raise OSError(37, "no locks available")

    monkeypatch.setattr(lock, "_seize", no_locks)
    lock.take(path).release()


def test_a_lock_without_words_names_nobody(path: Path) -> None:
    for words in ("", "{}", "[]", '{"pid": "x", "socket": 1}'):
        lock.lock_path(path).write_text(words)
        assert lock.holder(path) is None


def test_a_lock_whose_file_the_disk_keeps_is_let_go_of(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: Path) -> None:
        raise OSError(errno.EIO, "input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", refuse)
        lock.take(path).release()
    assert lock.lock_path(path).exists()
    lock.take(path).release()
    assert not lock.lock_path(path).exists()


def test_where_it_cannot_be_written_who_has_the_lock_nobody_has_it(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_handle: int, _text: bytes) -> int:
        raise OSError(errno.ENOSPC, "no space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", refuse)
        with pytest.raises(OSError, match="no space"):
            lock.take(path)
    lock.take(path).release()
