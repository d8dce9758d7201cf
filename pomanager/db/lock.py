"""The lock beside the office file: one window writes at a time, and a killed program leaves no lock behind.

The operating system holds the lock on ``FILE.lock`` and lets go of it when the program ends, however it ends.
Inside stands who has it, so that a second start can raise the first window.
"""

import contextlib
import errno
import hashlib
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from pomanager.db.troubles import IN_USE, trouble

LOCK_BYTE = 1 << 30
"""Windows forbids others to read locked bytes, so the lock lies far behind what is written."""

_HELD = frozenset({errno.EACCES, errno.EAGAIN, errno.EDEADLK})
_NO_LOCKS_HERE = frozenset({errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.EINVAL})

if sys.platform == "win32":
    import msvcrt

    def _seize(handle: int) -> None:
        os.lseek(handle, LOCK_BYTE, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _seize(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


class Holder(NamedTuple):
    """The program that holds the lock: its process number, and the local socket at which its window listens."""

    pid: int
    socket: str


class OfficeLock:
    """A lock held until ``release``; made by ``take``."""

    def __init__(self, path: Path, handle: int) -> None:
        self.path = path
        self._handle = handle

    def release(self) -> None:
        """Let go of the lock and take its file away; where the disk does not let it go it stays, and locks nothing."""
        if sys.platform == "win32":
            os.close(self._handle)  # an open file cannot be removed there; another's lock keeps its file
            _remove(self.path)
        else:
            _remove(self.path)  # while still locked: whoever waits on the old file sees that its name is gone
            os.close(self._handle)  # whatever became of the name, or the office could not be opened again


def lock_path(office: Path) -> Path:
    """Where the lock of an office file lies, the same by whatever link the file is reached."""
    real = Path(os.path.realpath(office))
    return real.with_name(real.name + ".lock")


def socket_name(office: Path) -> str:
    """The local socket at which the window of this office file listens."""
    real = os.path.normcase(os.path.realpath(office))
    return f"pomanager-{hashlib.sha256(os.fsencode(real)).hexdigest()[:20]}"


def take(office: Path) -> OfficeLock:
    """Take the lock of an office file.

    Raises FileTrouble when another window has it, OSError when nothing can be written beside the file.
    """
    path = lock_path(office)
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o666)
        try:
            if _seized(handle, path, office):
                _write_holder(handle, Holder(os.getpid(), socket_name(office)))
                return OfficeLock(path, handle)
        except BaseException:
            os.close(handle)  # or this program itself would keep the office locked until it ends
            raise
        os.close(handle)  # the former holder removed the file between our opening and locking it


def _seized(handle: int, path: Path, office: Path) -> bool:
    """Lock the file; False where it has lost its name meanwhile. Raises as ``take`` does."""
    try:
        _seize(handle)
    except OSError as error:
        if error.errno in _HELD:
            raise trouble(IN_USE, office) from error
        if error.errno not in _NO_LOCKS_HERE:  # some network folders know none: SQLite's own lock decides there
            raise
    return _still_named(handle, path)


@contextmanager
def windows_kept_out(office: Path) -> Iterator[None]:
    """Keep windows from opening the file while it is exchanged; raises as ``take`` does."""
    held = take(office)
    try:
        yield
    finally:
        held.release()


def holder(office: Path) -> Holder | None:
    """Who has the lock of the office file, as far as the lock says; None if there is none to read."""
    try:
        found = json.loads(lock_path(office).read_text(encoding="utf-8"))
        return Holder(int(found["pid"]), str(found["socket"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _still_named(handle: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False


def _write_holder(handle: int, holder: Holder) -> None:
    text = json.dumps({"pid": holder.pid, "socket": holder.socket}).encode()
    os.lseek(handle, 0, os.SEEK_SET)
    os.ftruncate(handle, 0)
    os.write(handle, text + b"\n")


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink()
