"""Writes a small file so that a power cut leaves the old one or the new one whole; used for preferences and drafts."""

import os
import secrets
from contextlib import suppress
from datetime import datetime
from glob import escape
from pathlib import Path


def begin_beside(path: Path) -> Path:
    """Return a name beside a file under which its successor is written; what was left under such names goes.

    Each time it is another name: where the disk did not let go of a lock that Qt laid beside it, Qt would wait for that
    for ever. Makes the folder where it is missing; raises OSError where nothing can be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    for left in path.parent.glob(f"{escape(path.name)}.*.new*"):
        with suppress(OSError):
            left.unlink()
    return path.with_name(f"{path.name}.{secrets.token_hex(4)}.new")


def put_in_place(beside: Path, path: Path) -> None:
    """Give the successor its name once it is on the disk for good; raises OSError, and the old file is as it was.

    The folder is waited for, too: else a power cut could bring the old name back long after somebody went on.
    """
    handle = os.open(beside, os.O_RDWR)  # Windows waits only for files that may be written to
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
    beside.replace(path)
    with suppress(OSError):  # Windows does not open folders, and keeps their names by itself
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def write(path: Path, content: bytes) -> None:
    """Write a file that only this person may read; raises OSError, and then the old one is as it was."""
    beside = begin_beside(path)
    beside.touch(0o600)
    beside.write_bytes(content)
    put_in_place(beside, path)


def set_aside(path: Path, moment: datetime) -> Path | None:
    """Keep a file that cannot be read under a dated name; returns that, None where it cannot even be renamed."""
    kept = path.with_name(f"{path.name}.corrupt-{moment:%Y%m%d-%H%M%S}")
    try:
        path.replace(kept)
    except OSError:
        return None
    return kept
