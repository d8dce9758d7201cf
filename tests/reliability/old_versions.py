"""An office of every older program is brought up to date without a loss, and is old or new however often it is killed.

A trial takes one older state of the tables and one kind of office. Killed are processes that bring it up to date, at
any call by which they change a file; or the disk is full from that call on.
"""

import errno
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pomanager.db import upgrade
from pomanager.errors import FileTrouble
from pomanager.services import files
from pomanager.services.organisation.commands import place_for
from tests import make, offices
from tests.reliability import shim
from tests.reliability.children import Child, Say
from tests.reliability.harness import Harness, Tally
from tests.reliability.older_files import HOSTILE, Kind, Rows, lay_down, rows_of
from tests.reliability.shim import Calls, Shim

OLDER = upgrade.REVISIONS[:-1]
EVERY = tuple((version, kind) for version in OLDER for kind in Kind)
SPREAD = 25
"""Between two trials one after the other lie so many others of the list, so that few trials come far in it."""

WORKED_OUT = {"0001": frozenset({("member", "number_order")})}
"""What later programs work out in another way, by the states before which it stood otherwise."""

CALLS = {version: 700 - 25 * number for number, version in enumerate(OLDER)}
"""By about so many calls an upgrade from a state changes files; a fault behind the last one hits nobody."""

Spoil = Callable[[], None]
_KILLED = -9


def of_trial(trial: int) -> tuple[str, Kind]:
    """The older state and the kind of office of a trial; as many trials as there are of both meet each once."""
    return EVERY[trial * SPREAD % len(EVERY)]


def changed(version: str, before: Rows, after: Rows) -> Iterator[str]:
    """What of the older office is not there any more, as it was."""
    for table, (columns, rows) in before.items():
        if table == "alembic_version":
            continue
        if table not in after:
            yield f"the table {table} is gone"
            continue
        now, rows_now = after[table]
        both = [each for each in columns if each in now and (table, each) not in WORKED_OUT.get(version, ())]
        lost = _only(columns, rows, both) - _only(now, rows_now, both)
        if lost:
            yield f"{lost.total()} rows of {table} are not as they were, {next(iter(lost))!r} the first"


def _only(columns: tuple[str, ...], rows: list[tuple[object, ...]], wanted: list[str]) -> Counter[tuple[object, ...]]:
    places = [columns.index(each) for each in wanted]
    return Counter(tuple(row[place] for place in places) for row in rows)


def upgraded(path: Path, version: str, before: Rows) -> Iterator[str]:
    """Open the office in the program of today, carry out two acts, and tell what is wrong."""
    office = offices.opened_office(path)
    yield from changed(version, before, rows_of(path))
    office.do(place_for, HOSTILE[0])
    make.member(office, "NIYONZIMA Médiatrice")
    office.close()
    yield from (f"the check finds: {found.objection.message}" for found in files.check_file(path))


def trials(numbers: range, folder: Path) -> Tally:
    """Bring offices of older programs up to date."""
    tally = Tally()
    for trial in numbers:
        version, kind = of_trial(trial)
        with _laid(folder, version, kind) as (path, before):
            for wrong in _told(upgraded(path, version, before)):
                tally.found(trial, f"{version}, {kind.value}: {wrong}")
            (kept,) = path.parent.joinpath(files.BACKUPS).iterdir()
            if rows_of(kept) != before:
                tally.found(trial, f"{version}, {kind.value}: the backup made before is not the older office")
        tally.figures["rows"] += sum(len(rows) for _columns, rows in before.values())
        tally.tried += 1
    return tally


def killed_trials(numbers: range, folder: Path, spoil: Spoil | None = None) -> Tally:
    """Kill upgrades, or let the disk be full: every other trial. ``spoil`` is done in the child before it begins."""
    tally = Tally(by=shim.needed())
    for trial in numbers:
        version, kind = of_trial(trial)
        call = 1 + trial * 97 % CALLS[version]
        full = bool(trial % 2)
        with _laid(folder, version, kind) as (path, before):
            ended = _interrupted(path, call, full=full, spoil=spoil)
            tally.figures["full disks" if full else "killed"] += ended
            for wrong in _told(_left(path, version, before)):
                how = "disk full from" if full else "killed at"
                tally.found(trial, f"{version}, {kind.value}, {how} call {call}: {wrong}")
        tally.tried += 1
    return tally


def _told(wrongs: Iterator[str]) -> Iterator[str]:
    """The same; an office that cannot be opened any more, or worked in, is one more of them."""
    try:
        yield from wrongs
    except Exception as problem:  # noqa: BLE001 - whatever it is, it is what the trial found
        yield f"{type(problem).__name__}: {problem}"


def _interrupted(path: Path, call: int, *, full: bool, spoil: Spoil | None) -> bool:
    """Let a child bring the office up to date and meet its fault; whether it met one."""
    with Child(_bring, path, call, full, spoil) as child:
        said = list(child.all_said())
        return child.exit_code() == _KILLED or "refused" in said


def _bring(say: Say, path: Path, call: int, full: bool, spoil: Spoil | None) -> None:  # noqa: FBT001 - told to a child
    if spoil is not None:
        spoil()
    told = Shim()
    told.watch(path.parent, Calls.CHANGES | Calls.SYNCS if full else Calls.WRITE_CLASS)
    if full:
        told.fail(call, errno.ENOSPC)
    else:
        told.kill_at(call)
    try:
        offices.opened_office(path).close()
    except FileTrouble:
        say("refused")
    say(told.counted)  # how far an upgrade that met no fault went


def _left(path: Path, version: str, before: Rows) -> Iterator[str]:
    """What is wrong with what the fault left: it must be the older office or the new one, and go on from there."""
    now = rows_of(path)
    ((stands,),) = now["alembic_version"][1]
    if stands == version:
        if now != before:
            yield "the older office is not as it was"
    elif stands != upgrade.HEAD:
        yield f"the office stands between old and new, at {stands}"
    yield from (f"what is left has: {found.objection.message}" for found in files.check_file(path))
    for kept in path.parent.glob(f"{files.BACKUPS}/*{files.ENDING}"):
        if rows_of(kept) != before:
            yield "a backup is not the older office"
    yield from upgraded(path, version, before)


@contextmanager
def _laid(folder: Path, version: str, kind: Kind) -> Iterator[tuple[Path, Rows]]:
    """An older office in a folder of its own, and its rows; all of it goes in the end."""
    place = folder / "older"
    place.mkdir()
    try:
        path = place / "conapro.podb"
        lay_down(version, kind, path)
        yield path, rows_of(path)
    finally:
        shutil.rmtree(place)


OLD_VERSIONS = Harness(
    "old-versions", "offices of older programs", few=6, many=3 * len(EVERY), at_once=10, trials=trials
)  # fmt: skip
UPGRADES_BROKEN_OFF = Harness(
    "upgrades-broken-off", "upgrades killed or without room", few=4, many=5_000, at_once=10, trials=killed_trials
)  # fmt: skip
