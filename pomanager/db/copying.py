"""Copies an office file as one state of it, beside an open window too, and verifies the copy by reading it back."""

import contextlib
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeAlias

from pomanager import whole_files
from pomanager.db import check, disk, opened, opening, place, troubles
from pomanager.db.engine import BUSY_MS, Access, address, connect
from pomanager.db.troubles import trouble, troubles_of, troubles_of_copy
from pomanager.db.upgrade import State, row_counts, state_of
from sqlcipher3 import dbapi2

Report: TypeAlias = Callable[[int, int], None]
"""Is told how many bytes of how many are done; may raise, and then nothing is left."""

CHUNK = 1 << 22
THOROUGH_BYTES = 64 << 20
"""Up to this size every copy has its structure looked at, too; of larger ones every page is read back, which finds all
that differs from what was written: to walk through all indexes of 260,000 members takes six times as long."""

_TRIES = 5


def nobody_asks(_done: int, _total: int) -> None:
    """A report nobody wants."""


def copy(
    path: Path, copied: Path, target: Path, *, thorough: bool = False, report: Report = nobody_asks
) -> dict[str, int]:
    """Write a copy that will be called ``target``, and verify it; returns the rows of its tables.

    Raises FileTrouble with the sentence that fits, and whatever ``report`` raises.
    """
    with opening.connected(path) as source:
        _judge(path, state_of(source.execute))
        rows = _copy_bytes(source, path, copied, target, report)
        if rows is None:
            source.execute("PRAGMA query_only=OFF")  # SQLite counts VACUUM INTO as writing, though it writes elsewhere
            rows = _copy_one_state(source, path, copied, target)
    with troubles_of_copy(target):
        if place.on_same_disk(path, target.parent):
            whole_files.flush_file(copied)
        else:
            disk.see_anew(copied)  # a stick may say it kept what it did not
    _verify(path, copied, target, rows, thorough=thorough)
    return rows


def _verify(path: Path, copied: Path, target: Path, rows: dict[str, int], *, thorough: bool) -> None:
    """Read the copy back: every page as it was written, the same rows, and where it takes no minutes the structure."""
    with troubles_of_copy(target):
        whole = thorough or copied.stat().st_size <= THOROUGH_BYTES
        sound = check.is_sound if whole else check.is_as_written
        with contextlib.closing(connect(copied, Access.READ)) as found:
            same = sound(found.execute) and row_counts(found.execute) == rows
    if not same:
        with opening.connected(path) as source:
            damaged = not check.is_as_written(source.execute)
        raise trouble(troubles.DAMAGED if damaged else troubles.COPY_DIFFERS, path)


# ---- byte by byte ----------------------------------------------------------------------------------------------------


def _copy_bytes(
    source: dbapi2.Connection, path: Path, copied: Path, target: Path, report: Report
) -> dict[str, int] | None:
    """Copy the file as it lies while nobody writes into it; None where that could not be seen to.

    It takes a third of the time SQLite needs to write every row anew.
    """
    with _standing_still(source, path) as still:
        if not still:
            return None
        rows = row_counts(source.execute)
        size = path.stat().st_size
        with troubles_of_copy(target):
            disk.must_have_room(target, size)
            disk.write(copied, lambda target: _reported(opened.copied_to(path, target, CHUNK), size, report))
    with troubles_of_copy(target), contextlib.closing(connect(copied, Access.WRITE)) as alone:
        alone.execute("PRAGMA journal_mode=DELETE").fetchall()  # a copy needs no log beside it
    return rows


def _reported(copied: Iterator[int], size: int, report: Report) -> Iterator[int]:
    report(0, size)
    for done in copied:
        report(done, size)
        yield done


@contextmanager
def _standing_still(source: dbapi2.Connection, path: Path) -> Iterator[bool]:
    """See to it that nothing is written into the file itself, and that all entries are in it; whether that came about.

    Others go on writing: their entries go into the log, and none of it moves into the file while ``source`` reads.
    """
    if not place.may_write(path):
        yield not opening.log_left(path)
        return
    (mode,) = source.execute("PRAGMA journal_mode").fetchone()
    still = mode != "wal" or _log_emptied(source, path)
    try:
        if still and not source.in_transaction:
            _begin_reading(source)
        yield still
    finally:
        if source.in_transaction:
            source.execute("ROLLBACK")


def _log_emptied(source: dbapi2.Connection, path: Path) -> bool:
    """Move the whole log into the file while writers wait, and begin to read the file alone."""
    with contextlib.closing(connect(path, Access.WRITE)) as barrier:
        try:
            _take_turn(barrier)
        except dbapi2.OperationalError:
            return False  # an act that takes long is under way
        _busy, pages, moved = source.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
        if pages != moved:
            return False  # somebody still reads an older state
        _begin_reading(source)
        barrier.execute("ROLLBACK")
    return True


def _begin_reading(source: dbapi2.Connection) -> None:
    source.execute("BEGIN")
    source.execute("SELECT count(*) FROM sqlite_master").fetchone()


# ---- row by row ------------------------------------------------------------------------------------------------------


def _copy_one_state(source: dbapi2.Connection, path: Path, copied: Path, target: Path) -> dict[str, int]:
    """Copy and count the same state: while others write, once more, and at last with the writers held back."""
    for number in range(_TRIES):
        with _writers_held_back(path, really=number == _TRIES - 1):
            before = source.execute("PRAGMA data_version").fetchone()
            rows = row_counts(source.execute)
            with troubles_of(target):  # a folder that cannot be written to is told of, not the file that was read
                copied.unlink(missing_ok=True)
            _vacuum(source, path, copied, target)
            if source.execute("PRAGMA data_version").fetchone() == before:
                return rows
    raise trouble(troubles.BUSY, path)


def _vacuum(source: dbapi2.Connection, path: Path, copied: Path, target: Path) -> None:
    try:
        source.execute("VACUUM INTO ?", (address(copied),))
    except dbapi2.Error as error:
        found = troubles.trouble_of_file(error, target)
        if found is None:
            raise
        damaged = found.objections[0].message == troubles.DAMAGED
        raise (trouble(troubles.DAMAGED, path) if damaged else found) from error


def _judge(path: Path, state: State) -> None:
    if state is State.NEWER:
        raise trouble(troubles.NEWER, path)
    if state is State.STRANGE:
        raise trouble(troubles.DAMAGED, path)


def _take_turn(barrier: dbapi2.Connection) -> None:
    """Begin to write between two acts of others, however close these follow one another.

    SQLite waits longer and longer between its tries, so that whoever writes without a pause may never let it in.
    """
    barrier.execute("PRAGMA busy_timeout=0")
    for _try in range(BUSY_MS):
        try:
            barrier.execute("BEGIN IMMEDIATE")
        except dbapi2.OperationalError:
            time.sleep(0.001)
        else:
            return
    barrier.execute("BEGIN IMMEDIATE")


@contextmanager
def _writers_held_back(path: Path, *, really: bool) -> Iterator[None]:
    """Keep everybody from writing for the length of one copy, where anybody could."""
    if not really or not place.may_write(path):
        yield
        return
    with contextlib.closing(connect(path, Access.WRITE)) as barrier:
        _take_turn(barrier)
        yield
