"""Which office files this process holds open, so that nobody opens them a second time as plain files.

On POSIX, closing any descriptor of a file drops every lock the process has on it, SQLite's too. What stands in the
first bytes of a file is therefore read before SQLite opens it, and kept as long as it is open; so is one descriptor,
through which its bytes can be read, and which is closed only after SQLite has let go.
"""

import contextlib
import errno
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

NAME_BYTES = 16
"""So many bytes at the beginning of an office file name it: SQLCipher's salt."""

_NOT_BETWEEN_FILES = frozenset({errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSOCK})
"""What systems answer that know this way of copying for sockets alone."""

Identity: TypeAlias = tuple[int, int]
"""Device and number of a file, the same by whatever name it is reached."""


@dataclass(slots=True)
class _Held:
    name: bytes
    handle: int | None
    """Reads the bytes of the file; None where it may not be read, which SQLite then says itself."""
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
            held = _open[identity] = _held(path)
        held.count += 1
        return identity


def leave(identity: Identity) -> None:
    """Note that SQLite has let go of the file."""
    with _guard:
        held = _open[identity]
        held.count -= 1
        if held.count <= 0:
            del _open[identity]
            if held.handle is not None:
                os.close(held.handle)


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


def copied_to(path: Path, target: int, length: int) -> Iterator[int]:
    """Write the bytes of a file that is held open behind what was written to a descriptor; yields how many are done.

    So many at a time. Raises OSError. Whoever copies sees to it that nobody writes into the file meanwhile.
    """
    with _guard:
        held = _open[_identity(path)]
    if held.handle is None:
        raise PermissionError(errno.EACCES, "the file may not be read", str(path))
    done = 0
    while moved := _moved(held.handle, target, length, done):
        done += moved
        yield done


def _moved(source: int, target: int, length: int, at: int) -> int:
    """Copy some bytes, where it can be without bringing them here: real copies, never blocks shared by two files."""
    if hasattr(os, "sendfile"):
        try:
            return os.sendfile(target, source, at, length)
        except OSError as error:
            if error.errno not in _NOT_BETWEEN_FILES:
                raise
    chunk = left = memoryview(_read_at(source, length, at))
    while left:
        left = left[os.write(target, left) :]
    return len(chunk)


if hasattr(os, "pread"):
    _read_at = os.pread
else:

    def _read_at(handle: int, length: int, at: int) -> bytes:
        with _guard:
            os.lseek(handle, at, os.SEEK_SET)
            return os.read(handle, length)


def _held(path: Path) -> _Held:
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    except OSError:
        return _Held(b"", None)
    with contextlib.suppress(OSError):
        return _Held(os.read(handle, NAME_BYTES), handle)
    return _Held(b"", handle)
