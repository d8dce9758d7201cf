"""Puts a finished file in its place so that a power cut leaves the old state or the new one, never half of either."""

import contextlib
import os
import secrets
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from glob import escape
from pathlib import Path

from pomanager import whole_files
from pomanager.db.troubles import DISK_FULL, EXISTS, FOLDER_MISSING, trouble

BESIDE = ("-wal", "-journal", "-shm")
"""What SQLite may leave beside a file; the log and the journal hold entries, the index does not."""


def beside(path: Path, ending: str) -> Path:
    """The file SQLite keeps beside this one."""
    return path.with_name(path.name + ending)


_SURELY_LEFT_SECONDS = 3600.0


@contextmanager
def unfinished(target: Path) -> Iterator[Path]:
    """A name beside the target to write under; whatever is left of it is removed in the end."""
    if not target.parent.is_dir():
        raise trouble(FOLDER_MISSING, target)
    temporary = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
    try:
        yield temporary
    finally:
        _remove(temporary)


def _remove(temporary: Path) -> None:
    for ending in ("", *BESIDE):
        with contextlib.suppress(OSError):  # on a disk that cannot be written there is nothing to remove
            beside(temporary, ending).unlink(missing_ok=True)


def begin(temporary: Path) -> None:
    """Make the file empty, so that a disk that cannot be written to refuses now."""
    temporary.touch(exist_ok=False)


def put_in_place(finished: Path, target: Path, *, replace: bool = False) -> None:
    """Give the finished file its name, on the disk for good; raises FileTrouble if the name is taken."""
    whole_files.flush_file(finished)
    if target.exists() and not replace:
        raise trouble(EXISTS, target)
    whole_files.give_name(finished, target)


def see_anew(path: Path) -> None:
    """Wait until the file is on the disk, and let the system forget it: who reads it next reads what the disk kept.

    As ``whole_files.flush_file``, never for a file SQLite holds open. Where a system cannot be asked for that, nothing
    is lost.
    """
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
    finally:
        os.close(handle)


def write(target: Path, fill: Callable[[int], Iterable[int]]) -> None:
    """Write a new file: ``fill`` is given its descriptor, and goes on as long as it is asked."""
    with target.open("xb", buffering=0) as file:
        for _done in fill(file.fileno()):
            pass


def must_have_room(target: Path, size: int) -> None:
    """Raise FileTrouble where the disk of the target has no room for so many bytes, before anything is written."""
    if shutil.disk_usage(target.parent).free < size:
        raise trouble(DISK_FULL, target)


def sweep(folder: Path, name: str, moment: datetime) -> None:
    """Remove unfinished copies of this office that a power cut left in the folder; one being written now is younger.

    ``name`` is how the names of its copies begin, ``moment`` the present one, aware.
    """
    for left in folder.glob(f".{escape(name)}-*.part*"):
        with contextlib.suppress(OSError):
            if abs(moment.timestamp() - left.stat().st_mtime) > _SURELY_LEFT_SECONDS:
                left.unlink()


def make_folder(folder: Path) -> None:
    """Make a folder unless it is there, on the disk for good: or what is put into it would be lost with it."""
    if not folder.is_dir():
        folder.mkdir(exist_ok=True)
        whole_files.flush_folder(folder.parent)
