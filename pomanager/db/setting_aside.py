"""Keeps a damaged office file, log and all, in a folder of its own that is named by the moment."""

import contextlib
import shutil
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path

from pomanager import whole_files
from pomanager.db import disk
from pomanager.db.header import PAGE
from pomanager.db.stamps import stamp


def keep_copy(path: Path, moment: datetime) -> tuple[Path, Path]:
    """Copy the file and its log into a new folder ``NAME-damaged-UTCTIME`` beside it; the folder, and the copy in it.

    The caller keeps windows out. Raises FileTrouble where there is no room, OSError; then no folder is left.
    """
    folder = _free_folder(path, moment)
    present = [each for each in (path, *(disk.beside(path, end) for end in ("-wal", "-journal"))) if each.exists()]
    disk.must_have_room(path, 2 * sum(each.stat().st_size for each in present))
    disk.make_folder(folder)
    try:
        for each in present:
            shutil.copyfile(each, folder / each.name)
            whole_files.flush_file(folder / each.name)
        whole_files.flush_folder(folder)
    except BaseException:
        drop(folder)
        raise
    return folder, folder / path.name


def pages(path: Path, numbers: Iterable[int]) -> dict[int, bytes]:
    """Whole pages of a file nobody holds open, by their numbers; those behind its end are left out. Raises OSError."""
    found: dict[int, bytes] = {}
    with path.open("rb") as file:
        for number in numbers:
            file.seek((number - 1) * PAGE)
            page = file.read(PAGE)
            if len(page) == PAGE:
                found[number] = page
    return found


def put_pages(path: Path, written: Mapping[int, bytes]) -> None:
    """Write whole pages into a copy that nobody holds open, and that is no office yet. Raises OSError."""
    with path.open("r+b") as file:
        for number, page in written.items():
            file.seek((number - 1) * PAGE)
            file.write(page)


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
