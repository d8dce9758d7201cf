"""Makes verified copies of the office file and puts one back; a copy counts only after it was opened and checked."""

import contextlib
import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pomanager import whole_files
from pomanager.db import check, copying, disk, lock, opened, opening, troubles
from pomanager.db.copying import Report, nobody_asks
from pomanager.db.engine import Access, connect
from pomanager.db.stamps import ENDING, OWN_STAMP, stamp
from pomanager.db.troubles import trouble, troubles_of, troubles_of_copy
from pomanager.errors import FileTrouble
from pomanager.marks import N_
from sqlcipher3 import dbapi2

SHEETS_OPEN = N_(
    "Ballot papers are being typed in. Close their batches first: until then no backup is made without being asked for."
)
_OPEN_BATCHES = "SELECT count(*) FROM ballot_batch WHERE state = 'open' AND kind = 'papers'"


@dataclass(frozen=True, slots=True)
class Copy:
    """A verified copy: where it lies and how many rows each table holds."""

    path: Path
    rows: dict[str, int]


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore left: the rows of the restored file, and where the former file was kept, if there was one."""

    rows: dict[str, int]
    kept: Path | None


def back_up(path: Path, folder: Path, moment: datetime, *, unasked: bool = False, report: Report = nobody_asks) -> Copy:
    """Write one verified file ``NAME-UTCTIME.podb`` into the folder, beside an open window or without one.

    Raises FileTrouble when the source is damaged, the folder missing or full, or the copy not the same, and what
    ``report`` raises; then nothing is left in the folder. One that is made ``unasked`` is refused while a sheet of
    ballot papers is open: two copies of it would tell in which order papers were typed in.
    """
    opening.must_be_office(path)
    if unasked and open_sheets(path):
        raise trouble(SHEETS_OPEN, path)
    name = OWN_STAMP.sub("", path.stem)
    disk.sweep(folder, name, moment)
    target = _free_name(folder, name, moment)
    with disk.unfinished(target) as temporary:
        rows = copying.copy(path, temporary, target, report=report)
        with troubles_of_copy(target):
            disk.put_in_place(temporary, target)
    return Copy(target, rows)


def restore(backup: Path, target: Path, moment: datetime, *, replace: bool) -> Restored:
    """Put a backup's state in the place of ``target``; the file that lay there is kept beside it when replaced.

    Raises FileTrouble when the backup is not sound, when ``target`` exists and ``replace`` is not said, or when it
    is open in a window; then nothing was changed.
    """
    opening.must_be_office(backup)
    if target.is_dir():
        raise trouble(troubles.IS_FOLDER, target)
    if target.exists() and not replace:
        raise trouble(troubles.NOT_REPLACED, target)
    with disk.unfinished(target) as temporary:
        rows = copying.copy(backup, temporary, target, thorough=True)
        with troubles_of(target), lock.windows_kept_out(target):
            whole_files.flush_file(temporary)
            kept = _set_aside(target, moment)
            disk.put_in_place(temporary, target, replace=True)
    return Restored(rows, kept)


def open_sheets(path: Path) -> int:
    """How many batches of ballot papers are open in the file; 0 in a file that knows no elections yet."""
    with opening.connected(path) as found:
        known = found.execute("SELECT 1 FROM sqlite_master WHERE name = 'ballot_batch'").fetchone()
        if known is None:
            return 0
        counted: tuple[int] = found.execute(_OPEN_BATCHES).fetchone()
        return counted[0]


def _free_name(folder: Path, name: str, moment: datetime) -> Path:
    """A name nobody has yet; two backups of one second are numbered."""
    first = found = folder / f"{name}-{stamp(moment)}{ENDING}"
    number = 2
    while found.exists():
        found = first.with_stem(f"{first.stem}-{number}")
        number += 1
    return found


def _set_aside(target: Path, moment: datetime) -> Path | None:
    """Keep the file that lies at ``target``, with all its entries; nothing of it may touch what comes in its place.

    A log left beside a restored file would be mixed into it and destroy it.
    """
    fold_up(target)
    kept = _free_kept_name(target, moment)
    existed = target.exists()
    for ending in ("-wal", "-journal"):
        if disk.beside(target, ending).exists():
            disk.beside(target, ending).rename(disk.beside(kept, ending))
    disk.beside(target, "-shm").unlink(missing_ok=True)
    if existed:
        _keep_under_second_name(target, kept)
    whole_files.flush_folder(target.parent)
    return kept if existed else None


def _free_kept_name(target: Path, moment: datetime) -> Path:
    first = found = disk.beside(target, f".before-restore-{stamp(moment)}")
    number = 2
    while found.exists():
        found = disk.beside(first, f"-{number}")
        number += 1
    return found


def _keep_under_second_name(target: Path, kept: Path) -> None:
    """Give the file its second name; the first stays until the new file takes it, so that it is never missing."""
    try:
        os.link(target, kept)
    except OSError:
        target.rename(kept)  # sticks know no second names


def fold_up(path: Path) -> None:
    """Bring a log that was left beside a whole file into it; a damaged or locked file is kept as it is, log and all."""
    if not path.exists() or not _can_be_read(path):
        return
    with contextlib.suppress(dbapi2.Error), opened.holding(path):
        with contextlib.closing(connect(path, Access.READ_STILL)) as alone:
            # It looks past the log, and closing it leaves the log alone.
            if any(check.damaged_pages(alone.execute)):
                return
        with contextlib.closing(connect(path, Access.WRITE)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            connection.execute("PRAGMA journal_mode=DELETE").fetchall()


def _can_be_read(path: Path) -> bool:
    try:
        opening.must_be_office(path)
    except FileTrouble:
        return False
    return True
