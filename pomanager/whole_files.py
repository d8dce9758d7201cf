"""Files that are there whole or not at all: forced to the disk first, then given their name in one step."""

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from pomanager.errors import FileTrouble
from pomanager.marks import N_
from pomanager.rules.objections import Objection

NO_ROOM = N_("There is no room left on the disk for {file}. Make room, or choose another folder.")
FOLDER_GONE = N_("{folder} is not there now. Put the stick in again, or choose another folder.")
LOCKED = N_("Nothing can be written to {folder}. Take the lock off the stick, or choose another folder.")
NOT_WRITTEN = N_("{file} could not be written. Close it where it is open, or choose another folder.")
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


@contextmanager
def whole_file(target: Path) -> Iterator[IO[bytes]]:
    """A file that takes its name, and the place of another, only when the block ends well; else nothing is left of it.

    Raises FileTrouble when the disk is full, or the folder is gone or cannot be written to.
    """
    beside = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
    try:
        with beside.open("xb") as file:
            yield file
        put_in_place(beside, target)
    except OSError as trouble:
        raise FileTrouble(_why(target, trouble)) from trouble
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def _why(target: Path, trouble: OSError) -> Objection:
    folder = target.parent
    if trouble.errno in _FULL:
        return Objection(NO_ROOM, details={"file": target.name})
    if not folder.is_dir():
        return Objection(FOLDER_GONE, details={"folder": str(folder)})
    message = LOCKED if trouble.errno == errno.EROFS else NOT_WRITTEN
    return Objection(message, details={"file": target.name, "folder": str(folder)})


def put_in_place(finished: Path, target: Path) -> None:
    """Force a finished file to the disk and give it its name; raises OSError, and what lay there is as it was."""
    flush_file(finished)
    give_name(finished, target)


def give_name(finished: Path, target: Path) -> None:
    """Give a file that is on the disk its name, and wait until that is there, too.

    Else a power cut could bring back what lay there long after somebody went on.
    """
    finished.replace(target)
    flush_folder(target.parent)


def flush_file(path: Path) -> None:
    """Wait until the file is on the disk. Never call it for a file SQLite holds open: closing drops its locks."""
    handle = os.open(path, os.O_RDWR)  # Windows waits only for files that may be written to
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def flush_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk; Windows does this by itself and refuses to be asked."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
