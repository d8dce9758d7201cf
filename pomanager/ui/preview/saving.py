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
        message = NO_ROOM if trouble.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG} else NOT_WRITTEN
        raise FileTrouble(Objection(message, details={"file": target.name})) from trouble
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
