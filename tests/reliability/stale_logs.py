"""A log that does not belong to the file beside it is never mixed into it, wherever file and log come from.

An office was copied at many moments of its work, file and log each by itself, with a backup now and then. A trial lays
some file beside some log, as copying by hand and restoring after a crash do, and opens it. What then stands there must
be one state that the office really was in, or the program says that it will not open this.
"""

import random
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from pomanager.errors import FileTrouble
from pomanager.services import backups, files
from pomanager.services.organisation.commands import place_for
from tests import make, offices
from tests.reliability.corrupted import NAME
from tests.reliability.harness import Harness, Tally
from tests.reliability.older_files import Rows, rows_of

ACTS = 24
RESTS = frozenset({7, 15, 16})
"""Acts after which the log was moved into the file, as it is while nobody works."""
BACKED_UP = frozenset({3, 10, 20})
"""Acts after which a backup was made."""


class Copied(NamedTuple):
    """Copies of a file and of the log beside it, at one moment, and what the office then held."""

    file: bytes
    log: bytes
    shared: bytes
    rows: Rows


class Work(NamedTuple):
    """What was copied of an office at work: after each act, and its backups."""

    moments: tuple[Copied, ...]
    backups: tuple[Copied, ...]


class Case(NamedTuple):
    """A file and what lies beside it; ``whole`` is the state the two make together, None where they do not belong."""

    name: str
    file: Copied
    log: bytes
    shared: bytes
    whole: Rows | None


@cache
def works() -> tuple[Work, Work]:
    """Two offices at work, made once in each process."""
    return _at_work("Colline"), _at_work("Umusozi")


def _at_work(word: str) -> Work:
    clock = make.MovableClock()
    with TemporaryDirectory() as folder:
        path = offices.office_file(Path(folder), NAME)
        office = files.open_office(path, writing=True, clock=clock, actor="Tests")
        moments, made = [_copied(path)], []
        for number in range(ACTS):
            clock.forward(minutes=40)
            if number % 3:
                make.member(office, f"{word} NIYONZIMA {number}")
            else:
                office.do(place_for, f"{word} {number}")
            if number in RESTS:
                office.books.rest()
            if number in BACKED_UP:
                kept = backups.make(path, clock).path
                made.append(Copied(kept.read_bytes(), b"", b"", rows_of(kept)))
            moments.append(_copied(path))
        office.close()
        moments.append(_copied(path))
    return Work(tuple(moments), tuple(made))


def _copied(path: Path) -> Copied:
    """Copy file, log and index as a program does that knows nothing of them."""
    with TemporaryDirectory() as folder:
        copy = Path(folder) / NAME
        for ending in ("", "-wal"):
            beside = path.with_name(path.name + ending)
            if beside.exists():
                shutil.copyfile(beside, copy.with_name(copy.name + ending))
        log = copy.with_name(copy.name + "-wal")
        index = path.with_name(path.name + "-shm")
        kept = (copy.read_bytes(), log.read_bytes() if log.exists() else b"")
        return Copied(*kept, index.read_bytes() if index.exists() else b"", rows_of(copy))


def case_of(trial: int) -> Case:
    """What lies there in a trial."""
    chance = random.Random(trial)
    ours, others = works()
    moment, other = chance.choice(ours.moments), chance.choice(ours.moments)
    log, index = (
        chance.choice([other.log, other.log, moment.log]),
        chance.choice([b"", other.shared, chance.randbytes(32768)]),
    )
    ways = (
        lambda: Case("a copy of file and log", moment, moment.log, index, moment.rows),
        lambda: Case("a copy of the file alone", moment, b"", index, None),
        lambda: Case("a file and the log of another moment", moment, other.log, index, None),
        lambda: Case("a backup beside a log that was left", chance.choice(ours.backups), log, index, None),
        lambda: Case("a file and the log of another office", moment, chance.choice(others.moments).log, index, None),
        lambda: Case(
            "a backup and the log of another office",
            chance.choice(ours.backups),
            chance.choice(others.moments).log,
            b"",
            None,
        ),
        lambda: Case("a file and half a log", moment, moment.log[: chance.randrange(len(moment.log) + 1)], b"", None),
        lambda: Case("a file and no log at all", ours.moments[-1], chance.randbytes(9000), b"", ours.moments[-1].rows),
    )
    return ways[trial % len(ways)]()


def trials(numbers: range, folder: Path) -> Tally:
    """Lay file and log beside each other, open the file, and look whether it is a state that ever was."""
    tally = Tally()
    ours, others = works()
    known = [each.rows for work in (ours, others) for each in (*work.moments, *work.backups)]
    for trial in numbers:
        case = case_of(trial)
        with _laid(folder, case, trial) as path:
            try:
                for wrong in _judged(path, case, known, tally):
                    tally.found(trial, f"{case.name}: {wrong}")
            except Exception as problem:  # noqa: BLE001 - whatever it is, it is what the trial found
                tally.found(trial, f"{case.name}: {type(problem).__name__}: {problem}")
        tally.tried += 1
    return tally


def _judged(path: Path, case: Case, known: list[Rows], tally: Tally) -> Iterator[str]:
    try:
        office = offices.opened_office(path)
    except FileTrouble as refused:
        tally.figures["refused"] += 1
        if case.whole is not None:
            yield f"file and log belong together, and it is said: {refused.objections[0].message}"
        return
    office.close()
    now = rows_of(path)
    tally.figures["opened"] += 1
    if case.whole is not None and now != case.whole:
        yield "what was saved is not there"
    elif now not in known:
        found = files.check_file(path)
        yield f"it opens, and holds what the office never held; the check finds {len(found)}"


@contextmanager
def _laid(folder: Path, case: Case, trial: int) -> Iterator[Path]:
    """Lay the files, sometimes under another name or behind a link."""
    place = folder / "stale"
    place.mkdir()
    try:
        path = place / (NAME if trial % 3 else "renamed é.podb")
        path.write_bytes(case.file.file)
        if case.log:
            path.with_name(path.name + "-wal").write_bytes(case.log)
        if case.shared:
            path.with_name(path.name + "-shm").write_bytes(case.shared)
        if trial % 5:
            yield path
        else:
            link = place / "link.podb"
            link.symlink_to(path)
            yield link
    finally:
        shutil.rmtree(place)


STALE_LOGS = Harness(
    "stale-logs", "files beside logs of their own or of others", few=60, many=5_000, at_once=200, trials=trials
)
