"""Writes a small file so that a power cut leaves the old one or the new one whole; used for preferences and drafts."""

import os
from contextlib import suppress
from datetime import datetime
from pathlib import Path


def begin_beside(path: Path) -> Path:
    """Return the name beside a file under which its successor is written, with nothing left there.

    Makes the folder where it is missing; raises OSError where nothing can be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.new")
    beside.unlink(missing_ok=True)
    return beside


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
