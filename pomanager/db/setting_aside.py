"""Keeps a damaged office file, log and all, in a folder of its own that is named by the moment."""

import contextlib
import shutil
from datetime import datetime
from pathlib import Path

from pomanager.db import disk
from pomanager.db.stamps import stamp


def keep_copy(path: Path, moment: datetime) -> tuple[Path, Path]:
    """Copy the file and its log into a new folder ``NAME-damaged-UTCTIME`` beside it; the folder, and the copy in it.

    The caller keeps windows out. Raises FileTrouble where there is no room, OSError; then no folder is left.
    """
    folder = _free_folder(path, moment)
    present = [each for each in (path, *(disk.beside(path, end) for end in ("-wal", "-journal"))) if each.exists()]
    disk.must_have_room(path, 2 * sum(each.stat().st_size for each in present))
    folder.mkdir()
    try:
        for each in present:
            shutil.copyfile(each, folder / each.name)
            disk.flush_file(folder / each.name)
        disk.flush_folder(folder)
    except BaseException:
        drop(folder)
        raise
    return folder, folder / path.name


def drop(folder: Path) -> None:
    """Remove a folder of copies that nobody needs."""
    with contextlib.suppress(OSError):
        shutil.rmtree(folder)


def _free_folder(path: Path, moment: datetime) -> Path:
    first = found = path.with_name(f"{path.stem}-damaged-{stamp(moment)}")
    number = 2
    while found.exists():
        found = first.with_name(f"{first.name}-{number}")
        number += 1
    return found
