"""What is being done when a fault comes: one act of each kind, what of it is acknowledged, and what must be there then.

A workload lays its files into an empty folder, does its acts in a process of its own, and is judged by what lies in the
folder afterwards and by what was acknowledged before. The journal is the witness: the number and the seal of its last
line, acknowledged after an act returned, must be found in the file ever after.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import text
from sqlalchemy.orm import Session

from pomanager.db import opened, troubles
from pomanager.db.engine import Access, connect
from pomanager.services import backups, files
from pomanager.services.journal.queries import seal_of
from pomanager.services.office import Office
from pomanager.services.organisation.commands import place_for
from pomanager.services.work import Work
from tests import dues, make, offices, tables
from tests.reliability import saved_preferences
from tests.reliability.attempts import Acknowledge, Act, Attempt, Judge

NAME = "conapro.podb"
ROWS = 5
"""Rows of one act that is written row by row."""
PASSWORD = "le mil est récolté"  # noqa: S105 - of files for tests


class Saved(NamedTuple):
    """Acknowledged: an act returned, and this was the last line of the journal."""

    line: int
    seal: str


@dataclass(frozen=True, slots=True)
class Workload:
    """One kind of work: the files it begins with, the work, and who judges what it left."""

    key: str
    lay: Callable[[Path], None]
    do: Act
    judge: Judge
    with_qt: bool = False
    """Whether it takes Qt, which the server of children is kept free of."""


def saved(office: Office) -> Saved:
    """What is acknowledged after an act."""
    return Saved(*backups.head_of(office))


def write_act(work: Work, number: int) -> None:
    """One act of several rows and journal lines."""
    for row in range(ROWS):
        place_for(work, f"{number} {row}")


def acts_in(session: Session) -> Counter[int]:
    """The numbers of such acts the file knows, each with its rows."""
    names = session.execute(text("SELECT name FROM place WHERE name GLOB '[0-9]* [0-9]'")).scalars()
    return Counter(int(name.split()[0]) for name in names)


# ---- files to begin with ---------------------------------------------------------------------------------------------


def fill(office: Office) -> None:
    """Four members, three fees, and all charged for this year."""
    dues.fill(office)
    dues.charged(office)


def lay_office(folder: Path) -> None:
    """One office."""
    offices.filled_file(folder, fill, NAME)


def lay_office_and_backup(folder: Path) -> None:
    """An office, and a backup made before its last act."""
    path = offices.filled_file(folder, fill_more, NAME)
    kept = backups.folder_of(path)
    kept.mkdir()
    offices.filled_file(kept, fill, "conapro-20261122T140503Z.podb")
    assert path.exists()


def fill_more(office: Office) -> None:
    """The same, and one act more."""
    fill(office)
    office.do(write_act, 1)


def lay_older(folder: Path) -> None:
    """An office as the program before the merging of records left it."""
    lay_office(folder)
    path = folder / NAME
    with opened.holding(path), closing(connect(path, Access.WRITE, foreign_keys=False)) as connection:
        for table in ("given_up", "merge_move", "merge_value", "record_split", "record_merge", "erasure"):
            connection.execute(f"DROP TABLE {table}")
        connection.execute("UPDATE alembic_version SET version_num = '0024'")


# ---- the work --------------------------------------------------------------------------------------------------------


def open_office(path: Path) -> Office:
    """The office of a file, opened to write in; raises FileTrouble where it opens for reading only."""
    office = offices.opened_office(path)
    if office.read_only:
        office.close()
        raise troubles.trouble(troubles.READ_ONLY, path)
    return office


def enter(folder: Path, attempt: Attempt, say: Acknowledge) -> None:
    """Receipts and admissions typed one after the other, and a rest in between."""
    office = attempt(open_office, folder / NAME)
    for number in range(2):
        attempt(office.do, write_act, number)
        say(attempt(saved, office))
        attempt(dues.paid, office, dues.AWA + number, 500)
        say(attempt(saved, office))
        attempt(office.rest)
    attempt(make.member, office, "NTAHOMVUKIYE Grâce")
    say(attempt(saved, office))
    attempt(office.close)


def bring_in(folder: Path, attempt: Attempt, say: Acknowledge) -> None:
    """A table brought in, with the backup before it."""
    office = attempt(open_office, folder / NAME)
    table = folder.parent / "roll.csv"
    if not table.exists():
        table.write_text(tables.REAL_LAYOUT, encoding="utf-8")
    attempt(backups.make_before, office)
    attempt(tables.brought_in, office, table)
    say(attempt(saved, office))
    attempt(office.close)


def back_up(folder: Path, attempt: Attempt, say: Acknowledge) -> None:
    """An act, a backup of it beside the open window, and another act."""
    office = attempt(open_office, folder / NAME)
    attempt(office.do, write_act, 1)
    say(attempt(saved, office))
    say(attempt(backups.make, folder / NAME, offices.clock).path.name)
    attempt(office.do, write_act, 2)
    say(attempt(saved, office))
    attempt(office.close)


def restore(folder: Path, attempt: Attempt, say: Acknowledge) -> None:
    """A backup put in the place of the office."""
    (source,) = backups.folder_of(folder / NAME).iterdir()
    attempt(files.restore, source, folder / NAME, offices.clock, replace=True)
    say("restored")


def change_password(folder: Path, attempt: Attempt, say: Acknowledge) -> None:
    """A password set for a file that had none."""
    attempt(files.set_password, folder / NAME, PASSWORD, offices.clock)
    say("set")


def bring_up_to_date(folder: Path, attempt: Attempt, say: Acknowledge) -> None:
    """A file of an older program opened, and an act in it."""
    office = attempt(open_office, folder / NAME)
    say(attempt(saved, office))
    attempt(office.do, write_act, 1)
    say(attempt(saved, office))
    attempt(office.close)


# ---- who judges ------------------------------------------------------------------------------------------------------


def wrong_with(path: Path, acknowledged: list[object]) -> Iterator[str]:
    """What is wrong with an office file: entries that were acknowledged and are gone, acts in part, findings."""
    office = open_office(path)
    try:
        for line, seal in (each for each in acknowledged if isinstance(each, Saved)):
            if office.ask(seal_of, line) != seal:
                yield f"line {line} of the journal was acknowledged, and is not in {path.name}"
        for number, rows in office.ask(acts_in).items():
            if rows != ROWS:
                yield f"{rows} of {ROWS} rows of act {number} are in {path.name}"
    finally:
        office.close()
    for finding in files.check_file(path):
        yield f"{path.name}: {finding.part.name}: {finding.objection.message}"


def judge_office(folder: Path, acknowledged: list[object]) -> Iterator[str]:
    """The office holds what was acknowledged, and every file that is called a backup is whole."""
    yield from wrong_with(folder / NAME, acknowledged)
    yield from judge_backups(folder, acknowledged)


def judge_backups(folder: Path, acknowledged: list[object]) -> Iterator[str]:
    """Every file that is called a backup is whole, and holds what was acknowledged before it."""
    kept = backups.folder_of(folder / NAME)
    there = sorted(kept.glob("*.podb")) if kept.exists() else []
    for path in there:
        before = acknowledged[: acknowledged.index(path.name)] if path.name in acknowledged else []
        yield from wrong_with(path, before)
    for name in (each for each in acknowledged if isinstance(each, str) and each.endswith(files.ENDING)):
        if kept / name not in there:
            yield f"the backup {name} was acknowledged, and is not there"


def judge_restored(folder: Path, acknowledged: list[object]) -> Iterator[str]:
    """The office is the former one or the backup, each whole; the former one is kept once it was replaced."""
    yield from judge_office(folder, [])
    former = bool(_acts(folder / NAME))
    if former and acknowledged:
        yield "it was acknowledged that the backup was restored, and the former file lies there"
    kept = list(folder.glob(f"{NAME}.before-restore-*[Z0-9]"))
    if not former and not (kept and all(_acts(each) for each in kept)):
        yield "the former file was replaced, and is not kept"


def _acts(path: Path) -> Counter[int]:
    office = files.open_office(path, writing=False, clock=offices.clock)
    try:
        return office.ask(acts_in)
    finally:
        office.close()


def judge_password(folder: Path, acknowledged: list[object]) -> Iterator[str]:
    """The file opens with the password, or without one where none was acknowledged yet."""
    path = folder / NAME
    if files.needs_password(path):
        files.unlock(path, PASSWORD)
    elif acknowledged:
        yield "a password was acknowledged, and the file has none"
    yield from wrong_with(path, acknowledged)


ALL = (
    Workload("entry", lay_office, enter, judge_office),
    Workload("import", lay_office, bring_in, judge_office),
    Workload("backup", lay_office, back_up, judge_office),
    Workload("restore", lay_office_and_backup, restore, judge_restored),
    Workload("password", lay_office, change_password, judge_password),
    Workload("migration", lay_older, bring_up_to_date, judge_office),
    Workload("preferences", saved_preferences.lay, saved_preferences.choose, saved_preferences.judge, with_qt=True),
)
"""The kinds of work that are tried."""
