"""Gives an office file another key: the whole is written anew beside it and takes its place when it is verified.

SQLCipher's own rekey writes into the only file there is, and keeps its salt; after a power cut it would have two keys.
"""

import contextlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pomanager.db import backup, check, disk, keys, lock, opening, place, troubles
from pomanager.db.engine import CHECKING_ROOM_KB, Access, address, connect
from pomanager.db.file import OfficeFile
from pomanager.db.keys import FileKey
from pomanager.db.troubles import trouble, troubles_of
from pomanager.db.upgrade import APPLICATION_ID, Ask, State, row_counts, state_of

_NOT_TO_BE_COPIED = {
    State.OLDER: troubles.OLDER,
    State.NEWER: troubles.NEWER,
    State.STRANGE: troubles.DAMAGED,
}


@contextmanager
def rekeyed(path: Path, key: FileKey) -> Iterator[OfficeFile]:
    """The whole of a closed office file under another key, to be written in; left without trouble it is the file.

    Raises Locked where the present key is not known, FileTrouble where a window has the file open, it is damaged or
    older, has several names, or the disk refuses. Then the file is as it was, and nothing is left beside it. The former
    file is not kept: it would keep what it was locked with.
    """
    opening.must_be_office(path)
    real = Path(os.path.realpath(path))  # what a link leads to is exchanged, or the former file would stay there
    _must_stand_alone(path, real)
    with disk.unfinished(real) as temporary, troubles_of(path), lock.windows_kept_out(real):
        disk.begin(temporary)
        _as_private_as(real, temporary)
        _copy(real, temporary, key)
        keys.remember(key)
        office = OfficeFile(temporary, Access.WRITE)
        try:
            yield office
        finally:
            office.close()
        _must_be_sound(real, temporary)
        disk.put_in_place(temporary, real, replace=True)


def _must_stand_alone(path: Path, real: Path) -> None:
    if not place.may_write(real):
        raise trouble(troubles.NO_PERMISSION, path)
    with troubles_of(path):
        if real.stat().st_nlink > 1:
            raise trouble(place.SEVERAL_NAMES, path)


def _as_private_as(original: Path, copy: Path) -> None:
    """Give the empty copy the same permissions, on disks that know them."""
    with contextlib.suppress(OSError):
        copy.chmod(original.stat().st_mode & 0o777)


def _copy(path: Path, copy: Path, key: FileKey) -> None:
    """Write the copy and hold it against the original; whatever lies in a log beside that is in it."""
    if opening.log_left(path):
        backup.fold_up(path)
    with opening.connected(path) as source:
        state = state_of(source.execute)
        if state is not State.CURRENT:
            raise trouble(_NOT_TO_BE_COPIED[state], path)
        source.execute("PRAGMA query_only=OFF")  # it writes, though not into this file
        source.execute("ATTACH ? AS copy KEY ?", (address(copy), key.spec))
        for setting in ("journal_mode=OFF", "synchronous=OFF", f"cache_size=-{CHECKING_ROOM_KB}"):
            source.execute(f"PRAGMA copy.{setting}")  # nobody needs half a copy; the whole is forced to the disk
        source.execute("BEGIN")  # one state of the books, counted and copied
        before = _told(source.execute)
        source.execute("SELECT sqlcipher_export('copy')").fetchall()
        source.execute(f"PRAGMA copy.application_id = {APPLICATION_ID}")  # the export drops it
        source.execute(f"PRAGMA copy.user_version = {before['user_version']}")
        source.execute("COMMIT")
        source.execute("DETACH copy")
    if opening.log_left(path):
        raise trouble(troubles.BUSY, path)  # a reader elsewhere keeps it there: it must not meet the new file
    with contextlib.closing(connect(copy, Access.READ, key=key)) as found:
        if _told(found.execute) != before:
            raise trouble(troubles.COPY_DIFFERS, path)


def _told(ask: Ask) -> dict[str, object]:
    """What a copy must have as the original has it: rows, tables, indexes and triggers, and the marks in its head."""
    told: dict[str, object] = dict(row_counts(ask))
    told |= {f"{kind} {name}": sql for kind, name, sql in ask("SELECT type, name, sql FROM sqlite_master")}
    for mark in ("application_id", "user_version"):
        ((told[mark],),) = ask(f"PRAGMA {mark}")
    return told


def _must_be_sound(path: Path, copy: Path) -> None:
    with opening.connected(copy) as found:
        if not check.is_sound(found.execute):
            raise trouble(troubles.COPY_DIFFERS, path)
