"""Writes the small files a person has on this PC so that a power cut leaves the old one or the new one whole."""

import secrets
from contextlib import suppress
from datetime import datetime
from glob import escape
from pathlib import Path

from pomanager import whole_files


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


def write(path: Path, content: bytes) -> None:
    """Write a file that only this person may read; raises OSError, and then the old one is as it was."""
    beside = begin_beside(path)
    beside.touch(0o600)
    beside.write_bytes(content)
    whole_files.put_in_place(beside, path)


def set_aside(path: Path, moment: datetime) -> Path | None:
    """Keep a file that cannot be read under a dated name; returns that, None where it cannot even be renamed."""
    kept = path.with_name(f"{path.name}.corrupt-{moment:%Y%m%d-%H%M%S}")
    try:
        path.replace(kept)
    except OSError:
        return None
    return kept
