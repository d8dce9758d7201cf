"""Backups the program makes by itself: when one is needed, where they lie, which are kept, and what is in each."""

import contextlib
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from sqlalchemy.orm import Session

from pomanager.db import backup, backup_facts, disk, journal_chain, place, stamps, troubles
from pomanager.db.copying import Report, nobody_asks
from pomanager.db.troubles import FOLDER_MISSING, trouble, troubles_of
from pomanager.errors import FileTrouble, Locked
from pomanager.marks import N_
from pomanager.readmodels.backups import BackupList, BackupRow, Verdict, Where
from pomanager.readmodels.files import BackupFacts
from pomanager.rules import backups as backup_rules
from pomanager.rules.objections import Objection
from pomanager.services.journal.queries import seal_of
from pomanager.services.office import Clock, Office

OTHER_OFFICE = N_("This is a backup of another organisation: {name}.")


class Head(NamedTuple):
    """How far a journal goes: the number of its last line and that line's seal."""

    line: int
    seal: str


def folder_of(path: Path) -> Path:
    """The folder beside an office file in which the program keeps the backups it makes by itself."""
    return path.parent / stamps.BACKUPS


def path_of(office: Office) -> Path | None:
    """Where the office file lies; None for an office without a file."""
    found: object = getattr(office.books, "path", None)
    return found if isinstance(found, Path) else None


def head_of(office: Office) -> Head:
    """How far the journal of the open office goes, whoever is at the keyboard; raises FileTrouble."""
    with office.books.reading() as session:
        return Head(*journal_chain.head(session))


def members_now(session: Session) -> int:
    """How many members the open office has, counted as in the list of backups."""
    return backup_facts.members_of(session)


def head_of_newest(path: Path) -> Head | None:
    """How far the newest backup beside an office file goes; None where there is none that can be read."""
    for found in sorted(stamps.backups_of(path, folder_of(path)), key=_by_moment, reverse=True):
        with contextlib.suppress(FileTrouble):
            inside = backup_facts.look_inside(found)
            return Head(inside.line, inside.seal)
    return None


def make(path: Path, clock: Clock, report: Report = nobody_asks, *, unasked: bool = True) -> BackupFacts:
    """Make a verified backup beside the office file and let go of those the rule no longer keeps.

    Raises FileTrouble, also while a sheet of ballot papers is open where it was not asked for (``unasked``).
    """
    folder = folder_of(path)
    if not path.parent.is_dir():
        raise trouble(FOLDER_MISSING, folder)
    with troubles_of(folder):
        disk.make_folder(folder)
    now = clock()
    made = backup.back_up(path, folder, now, unasked=unasked, report=report)
    _thin(path, now, made.path)
    return BackupFacts(made.path, made.path.stat().st_size, sum(made.rows.values()))


def make_before(office: Office) -> BackupFacts | None:
    """The backup before an act that changes much at once (an import, a merge); None for an office without a file.

    Raises FileTrouble: then the act is not to be begun.
    """
    path = path_of(office)
    return None if path is None else make(path, office.now)


def make_if_changed(path: Path, head: Head, clock: Clock, report: Report = nobody_asks) -> BackupFacts | None:
    """Make a backup unless the newest holds all the office holds now; None where nothing was to be done."""
    return None if head_of_newest(path) == head else make(path, clock, report)


def sheets_are_open(problem: BaseException) -> bool:
    """Whether a backup was not made only because ballot papers are being typed in: nobody need be told of that."""
    return isinstance(problem, FileTrouble) and problem.objections[0].message == backup.SHEETS_OPEN


def on_same_disk(path: Path, folder: Path) -> bool:
    """Whether a folder lies on the disk of the office file, so that a copy in it is lost with that disk."""
    return place.on_same_disk(path, folder)


def _thin(path: Path, now: datetime, just_made: Path) -> None:
    """Remove what the rule no longer keeps; what cannot be removed now is removed another time."""
    there = {found.name: found for found in stamps.backups_of(path, just_made.parent)}
    kept = [backup_rules.Kept(name, made) for name, found in there.items() if (made := stamps.made_at(found))]
    for name in backup_rules.to_remove(kept, now, just_made.name):
        with contextlib.suppress(OSError):
            there[name].unlink()


# ---- the list --------------------------------------------------------------------------------------------------------


def listed(office: Office, path: Path, away: Path | None, report: Report = nobody_asks) -> BackupList:
    """Every backup of this office in both places, the newest first; reads each of them, so it is work for a job."""
    head = head_of(office)
    founded = office.ask(seal_of, 1)
    places = [(Where.HERE, folder_of(path)), *([(Where.AWAY, away)] if away is not None else [])]
    found = [(where, each) for where, folder in places for each in _in_folder(path, folder)]
    rows = []
    for number, (where, each) in enumerate(found):
        report(number, len(found))
        with contextlib.suppress(OSError):  # a stick that is pulled out while it is looked at
            rows.append(_row(office, each, where, head, founded))
    there = away is not None and away.is_dir()
    return BackupList(
        tuple(sorted(rows, key=lambda row: (row.made, row.path.name), reverse=True)),
        "" if away is None else str(away), there, there and away is not None and on_same_disk(path, away),
    )  # fmt: skip


def _in_folder(path: Path, folder: Path) -> Iterator[Path]:
    """The backups in a folder, of whatever office: one of another is told of, and not restored by mistake."""
    with contextlib.suppress(OSError):
        for found in sorted(folder.glob(f"*{stamps.ENDING}")):
            if stamps.made_at(found) is not None and found.is_file() and found != path:
                yield found


def _row(office: Office, path: Path, where: Where, head: Head, founded: str) -> BackupRow:
    made, size = stamps.made_at(path), path.stat().st_size
    assert made is not None  # noqa: S101 - only files with a moment in their names are looked at
    try:
        inside = backup_facts.look_inside(path)
    except Locked as locked:
        return BackupRow(path, where, made, size, Verdict.LOCKED, locked.objections[0])
    except FileTrouble as damaged:
        why = damaged.objections[0]
        verdict = Verdict.NEWER if why.message == troubles.NEWER else Verdict.UNREADABLE
        return BackupRow(path, where, made, size, verdict, why)
    if inside.founded != founded:
        why = Objection(OTHER_OFFICE, details={"name": inside.name.in_language("")})
        return BackupRow(path, where, made, size, Verdict.OTHER_OFFICE, why, inside.members)
    shared = _last_shared(office, path, inside.line, inside.seal)
    return BackupRow(
        path, where, made, size, Verdict.GOOD, None, inside.members, inside.line, head.line - shared,
        inside.line - shared,
    )  # fmt: skip


def _last_shared(office: Office, path: Path, line: int, seal: str) -> int:
    """The last line both journals have: that of the backup, unless the office went another way before it."""
    if office.ask(seal_of, line) == seal:
        return line
    low, high = 0, line
    while low < high:  # all lines up to one are shared, and none behind it
        middle = (low + high + 1) // 2
        there = backup_facts.seal_of_line(path, middle)
        low, high = (middle, high) if there and office.ask(seal_of, middle) == there else (low, middle - 1)
    return low


def _by_moment(path: Path) -> tuple[float, str]:
    made = stamps.made_at(path)
    return (0.0 if made is None else made.timestamp()), path.name


def newest_made(paths: Iterable[Path]) -> datetime | None:
    """When the newest of these backups was made, by their names."""
    return max((made for path in paths if (made := stamps.made_at(path)) is not None), default=None)
