"""Repairs a damaged office file: a copy of it is kept, a good backup looked for, and what can be read is saved.

Nothing takes the place of the office before a person has decided.
"""

import contextlib
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from pomanager.db import backup, backup_facts, lock, salvage, schema_mending, setting_aside, stamps
from pomanager.db.copying import Report, nobody_asks
from pomanager.db.salvage import NO_END, TableSaved
from pomanager.db.troubles import troubles_of
from pomanager.errors import FileTrouble
from pomanager.readmodels.files import Finding, Part
from pomanager.readmodels.repair import Examined, GoodBackup, Salvaged, TableKept
from pomanager.services import files
from pomanager.services.access.commands.file_password import note_repair
from pomanager.services.backups import folder_of
from pomanager.services.office import Clock

MOST_NAMED = 20


def examine(path: Path, away: Path | None = None) -> Examined:
    """Look the whole closed file over, and for the newest good backup in both places; changes nothing.

    Raises FileTrouble where there is no office file at all, Locked where its password was not told.
    """
    return Examined(path, files.check_file(path), newest_good(path, away))


def newest_good(path: Path, away: Path | None = None) -> GoodBackup | None:
    """The newest backup that can be read whole."""
    folders = [folder for folder in (folder_of(path), away) if folder is not None]
    found = [(made, each) for each in _backups(path, folders) if (made := stamps.made_at(each)) is not None]
    for made, each in sorted(found, reverse=True):
        with contextlib.suppress(FileTrouble, OSError):
            inside = backup_facts.look_inside(each)
            return GoodBackup(each, made, inside.name, inside.members, inside.last_act)
    return None


def _backups(path: Path, folders: Iterable[Path]) -> Iterable[Path]:
    for folder in folders:
        with contextlib.suppress(OSError):
            yield from stamps.backups_of(path, folder)


def save_rows(path: Path, good: GoodBackup | None, clock: Clock, report: Report = nobody_asks) -> Salvaged:
    """Keep the damaged file in a dated folder beside it, and save all rows that can be read into a new file there.

    What the backup has of the lost rows is put in their place. Raises FileTrouble where a window has the file open,
    there is no room, or nothing can be read; then the folder is gone again.
    """
    now = clock()
    with troubles_of(path), lock.windows_kept_out(path):
        folder, damaged = setting_aside.keep_copy(path, now)
    target = folder / f"{stamps.OWN_STAMP.sub('', path.stem)}-saved{stamps.ENDING}"
    try:
        if good is not None:
            with troubles_of(damaged):
                schema_mending.mend_schema(damaged, good.path)
        tables = salvage.salvage(damaged, target, None if good is None else good.path, report)
        findings = files.check_file(target)
    except BaseException:
        setting_aside.drop(folder)
        raise
    lost = {table.name: table for table in tables}
    named = _names_of(good, lost.get("member"))
    kept = tuple(_kept(table, good, named if table.name == "member" else ()) for table in tables)
    return Salvaged(target, folder, kept, findings)


def forget(salvaged: Salvaged) -> None:
    """Leave everything as it was: the copies made for looking are removed."""
    setting_aside.drop(salvaged.folder)


def put_saved_in_place(path: Path, salvaged: Salvaged, clock: Clock, actor: str = "") -> None:
    """Let the saved rows take the place of the damaged file, which stays in its folder; the journal is told.

    Raises FileTrouble; then the damaged file is still in its place.
    """
    done = backup.restore(salvaged.file, path, clock(), replace=True)
    with contextlib.suppress(OSError):
        salvaged.file.unlink()
        if done.kept is not None:
            done.kept.unlink()  # the folder has the same bytes
    lost = sum(table.left_out for table in salvaged.tables) + sum(len(table.gaps) for table in salvaged.tables)
    filled = sum(table.filled for table in salvaged.tables)
    files.note(path, partial(note_repair, saved=salvaged.rows, from_backup=filled, lost=lost), clock, actor)


def put_backup_in_place(path: Path, good: GoodBackup, clock: Clock, salvaged: Salvaged | None = None) -> Path:
    """Let a backup take the place of the damaged file, which is kept in a dated folder; returns that folder.

    Raises FileTrouble; then nothing was changed.
    """
    now = clock()
    if salvaged is None:
        with troubles_of(path), lock.windows_kept_out(path):
            folder, _copy = setting_aside.keep_copy(path, now)
    else:
        folder = salvaged.folder
    try:
        done = backup.restore(good.path, path, now, replace=True)
    except BaseException:
        if salvaged is None:
            setting_aside.drop(folder)
        raise
    with contextlib.suppress(OSError):
        if done.kept is not None:
            done.kept.unlink()  # the folder has the same bytes
    return folder


def is_damage(findings: Iterable[Finding]) -> bool:
    """Whether pages or tables are damaged, which only a repair helps against."""
    return any(finding.part in {Part.FILE, Part.PAGES, Part.STRUCTURE, Part.KEYS} for finding in findings)


def _kept(table: TableSaved, good: GoodBackup | None, named: tuple[str, ...]) -> TableKept:
    gaps = tuple((gap.first, None if gap.last == NO_END else gap.last) for gap in table.gaps)
    in_backup = None if good is None or not (gaps or table.left_out) else backup_facts.rows_of(good.path, table.name)
    return TableKept(
        table.name, salvage.area_of(table.name), table.saved, gaps, table.filled, len(table.left_out), in_backup, named
    )


def _names_of(good: GoodBackup | None, members: TableSaved | None) -> tuple[str, ...]:
    """How the backup calls the members that could not be read."""
    if good is None or members is None:
        return ()
    ranges = [(gap.first, gap.last) for gap in members.gaps] + [(row, row) for row in members.left_out]
    return backup_facts.members_named(good.path, ranges, MOST_NAMED)
