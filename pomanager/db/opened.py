"""Which office files this process holds open, so that nobody opens them a second time as plain files.

On POSIX, closing any descriptor of a file drops every lock the process has on it, SQLite's too. What stands in the
first bytes of a file is therefore read before SQLite opens it, and kept as long as it is open.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

NAME_BYTES = 16
"""So many bytes at the beginning of an office file name it: SQLCipher's salt."""

Identity: TypeAlias = tuple[int, int]
"""Device and number of a file, the same by whatever name it is reached."""


@dataclass(slots=True)
class _Held:
    name: bytes
    count: int = 0


_guard = threading.RLock()
_open: dict[Identity, _Held] = {}


def _identity(path: Path) -> Identity:
    found = path.stat()  # asks the folder, opens nothing
    return found.st_dev, found.st_ino


def enter(path: Path) -> Identity:
    """Note that SQLite holds the file from now on; returns what ``leave`` is given."""
    with _guard:
        identity = _identity(path)
        held = _open.get(identity)
        if held is None:
            held = _open[identity] = _Held(_first_bytes(path))
        held.count += 1
        return identity


def leave(identity: Identity) -> None:
    """Note that SQLite has let go of the file."""
    with _guard:
        held = _open[identity]
        held.count -= 1
        if held.count <= 0:
            del _open[identity]


@contextmanager
def held_back(path: Path) -> Iterator[bytes | None]:
    """While inside, no office file is opened.

    Yields the first bytes of this one where it is open already, by whatever name; None where it is not.
    """
    with _guard:
        held = _open.get(_identity(path))
        yield None if held is None else held.name


@contextmanager
def holding(path: Path) -> Iterator[None]:
    """Hold the file for a short work of SQLite."""
    identity = enter(path)
    try:
        yield
    finally:
        leave(identity)


def _first_bytes(path: Path) -> bytes:
    """The name of a file nobody here holds; "" where it may not be read, which SQLite then says itself."""
    try:
        with path.open("rb") as file:
            return file.read(NAME_BYTES)
    except OSError:
        return b""
