"""Which office files this process holds open, so that nobody opens them a second time as plain files.

On POSIX, closing any descriptor of a file drops every lock the process has on it, SQLite's too.
"""

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeAlias

Identity: TypeAlias = tuple[int, int]
"""Device and number of a file, the same by whatever name it is reached."""

_guard = threading.RLock()
_open: Counter[Identity] = Counter()


def _identity(path: Path) -> Identity:
    found = path.stat()  # asks the folder, opens nothing
    return found.st_dev, found.st_ino


def enter(path: Path) -> Identity:
    """Note that SQLite holds the file from now on; returns what ``leave`` is given."""
    with _guard:
        identity = _identity(path)
        _open[identity] += 1
        return identity


def leave(identity: Identity) -> None:
    """Note that SQLite has let go of the file."""
    with _guard:
        _open[identity] -= 1
        if _open[identity] <= 0:
            del _open[identity]


@contextmanager
def held_back(path: Path) -> Iterator[bool]:
    """While inside, no office file is opened; yields whether this one is open already, by whatever name."""
    with _guard:
        yield _identity(path) in _open


@contextmanager
def holding(path: Path) -> Iterator[None]:
    """Hold the file for a short work of SQLite."""
    identity = enter(path)
    try:
        yield
    finally:
        leave(identity)
