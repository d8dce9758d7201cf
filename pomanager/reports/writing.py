"""Writing a paper's file: beside its place first, and into it only when it is whole."""

import contextlib
import errno
import os
import secrets
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

from pomanager.errors import FileTrouble
from pomanager.marks import N_
from pomanager.rules.objections import Objection

Progress = Callable[[int, int], None]
"""Told how far long work is (done, of how many); raises Cancelled when it shall stop."""


def unwatched(done: int, total: int) -> None:
    """Progress nobody waits for."""


@contextlib.contextmanager
def whole_file(target: Path) -> Iterator[IO[bytes]]:
    """A file that takes its name only when the block ends well; otherwise nothing is left of it.

    Raises FileTrouble when the disk is full or the folder cannot be written to.
    """
    beside = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
    try:
        with beside.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        beside.replace(target)
    except OSError as trouble:
        raise _trouble(target, trouble) from trouble
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)


def _trouble(target: Path, trouble: OSError) -> FileTrouble:
    if trouble.errno in {errno.ENOSPC, errno.EDQUOT}:
        message = N_("There is no room left on the disk for {file}. Make room, or choose another folder.")
    else:
        message = N_("{file} could not be written. Close it where it is open, or choose another folder.")
    return FileTrouble(Objection(message, details={"file": target.name}))
