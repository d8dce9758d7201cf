"""Copies a finished paper to where a person wants it: whole, or not at all."""

import errno
import os
import secrets
import shutil
from contextlib import suppress
from pathlib import Path

from pomanager.errors import FileTrouble
from pomanager.marks import N_
from pomanager.rules.objections import Objection

NO_ROOM = N_("There is no room left on the disk for {file}. Make room, or choose another folder.")
FOLDER_GONE = N_("{folder} is not there now. Put the stick in again, or choose another folder.")
LOCKED = N_("Nothing can be written to {folder}. Take the lock off the stick, or choose another folder.")
NOT_WRITTEN = N_("{file} could not be written. Close it where it is open, or choose another folder.")


def save_whole(source: Path, target: Path) -> None:
    """Copy a file beside its place, see that it is on the disk, and put it in its place in one step.

    A file of that name is replaced, and only by a whole one. Raises FileTrouble; then nothing is left of the copy.
    """
    beside = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
    try:
        with source.open("rb") as read, beside.open("xb") as written:
            shutil.copyfileobj(read, written)
            written.flush()
            os.fsync(written.fileno())
        beside.replace(target)
    except OSError as trouble:
        raise _told(target, trouble) from trouble
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def _told(target: Path, trouble: OSError) -> FileTrouble:
    if trouble.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return FileTrouble(Objection(NO_ROOM, details={"file": target.name}))
    if not target.parent.is_dir():
        return FileTrouble(Objection(FOLDER_GONE, details={"folder": str(target.parent)}))
    message = LOCKED if trouble.errno == errno.EROFS else NOT_WRITTEN
    return FileTrouble(Objection(message, details={"file": target.name, "folder": str(target.parent)}))
