"""A program killed while it backs up, thins, restores or hands the office over leaves whole backups and a whole office.

A trial lays an office with many backups of two years, lets a process do one such work, and kills it at some call by
which it changes a file.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from pomanager.db import backup_facts, stamps
from pomanager.errors import FileTrouble
from pomanager.rules.backups import Kept, to_remove
from pomanager.services import backups, files, moving, repair
from pomanager.services.office import Office
from pomanager.services.organisation.commands import place_for
from tests import make, offices
from tests.reliability import shim
from tests.reliability.children import Child, Say
from tests.reliability.corrupted import NAME, fill
from tests.reliability.harness import Harness, Tally
from tests.reliability.shim import Shim

DAYS = (1, 2, 3, 5, 9, 10, 20, 21, 60, 61, 200, 390, 391, 700)
"""So many days ago the backups were made that lie there: some are no longer needed."""
CALLS_BACKING_UP, CALLS_PUTTING_BACK = 80, 30
"""About so many calls each work makes that change a file; a kill behind the last one kills nobody. The test notices
where they have become too many: half of its trials must have killed."""
STRIDE = 7
"""Between the calls at which two trials one after the other kill."""
AWAY = "stick"
_KILLED = -9

Spoil = Callable[[], None]


@cache
def _bytes() -> bytes:
    """What the backups hold."""
    with TemporaryDirectory() as folder:
        return offices.filled_file(Path(folder), fill).read_bytes()


@cache
def _later() -> bytes:
    """What the office holds: work went on behind the backups."""
    with TemporaryDirectory() as folder:
        return offices.filled_file(Path(folder), fill_later).read_bytes()


def fill_later(office: Office) -> None:
    """The same people, and more."""
    fill(office)
    for number in range(12):
        make.member(office, f"NDAYIZEYE Pascal {number}")


def _lay(folder: Path, *, damaged: bool) -> Path:
    """An office and its backups, which are one file under many names: whatever removes one leaves the others."""
    path = folder / NAME
    kept = folder / files.BACKUPS
    kept.mkdir()
    (folder / AWAY).mkdir()
    whole = folder / "whole"
    whole.write_bytes(_bytes())
    for days in DAYS:
        name = stamps.stamp(offices.NOW - timedelta(days=days, hours=days % 5))
        os.link(whole, kept / f"{path.stem}-{name}{files.ENDING}")
    whole.unlink()
    half = len(_later()) // 2
    path.write_bytes(_later()[:half] + b"\x00" * 4096 + _later()[half + 4096 :] if damaged else _later())
    return path


# ---- what is being done ----------------------------------------------------------------------------------------------


def backs_up(say: Say, path: Path) -> None:
    """Two acts, each with a backup behind it; the second lets go of others."""
    office = offices.opened_office(path)
    for number in range(2):
        office.do(place_for, f"Umusozi {number}")
        say(number)
        say(backups.make(path, lambda: offices.NOW + timedelta(minutes=number)).path.name)  # noqa: B023 - called at once
    office.close()


def restores(say: Say, path: Path) -> None:
    """The oldest backup takes the place of the office."""
    files.restore(min((path.parent / files.BACKUPS).iterdir()), path, offices.clock, replace=True)
    say("restored")


def repairs(say: Say, path: Path) -> None:
    """A backup takes the place of a damaged file, which is kept."""
    good = repair.newest_good(path)
    assert good is not None
    repair.put_backup_in_place(path, good, offices.clock)
    say("repaired")


def hands_over(say: Say, path: Path) -> None:
    """The office goes on at another PC."""
    office = offices.opened_office(path)
    moving.hand_over(office, path, path.parent / AWAY, "Bujumbura")
    say("handed over")
    office.close()


# ---- who judges ------------------------------------------------------------------------------------------------------


def _judge(path: Path, said: list[object]) -> Iterator[str]:
    """What is wrong with what a kill left."""
    now = offices.NOW + timedelta(minutes=1)
    folder = path.parent / files.BACKUPS
    made = {each for each in said if isinstance(each, str) and each.endswith(files.ENDING)}
    there = {each.name for each in folder.glob(f"*{files.ENDING}")}
    laid = {
        f"{path.stem}-{stamps.stamp(offices.NOW - timedelta(days=days, hours=days % 5))}{files.ENDING}" for days in DAYS
    }
    if missing := made - there:
        yield f"acknowledged, and not there: {missing}"
    moments = {name: stamps.made_at(Path(name)) for name in there | laid}
    kept = [Kept(name, moment) for name, moment in moments.items() if moment is not None]
    newest = max(there - laid, default="")
    for name in laid - there:
        if not newest or name not in to_remove(kept, now, newest):
            yield f"{name} was removed, and is still needed"
    for name in {*(there - laid), min(there & laid)}:
        yield from _whole(folder / name)
    for found in (path.parent / AWAY).glob(f"*{files.ENDING}"):
        yield from _whole(found)


def _whole(path: Path) -> Iterator[str]:
    try:
        backup_facts.look_inside(path)
    except FileTrouble as problem:
        yield f"{path.parent.name}/{path.name}: {problem.objections[0].message}"


def _judge_office(path: Path, said: list[object]) -> Iterator[str]:
    """The office opens, holds what was acknowledged, and a backup of it is made as ever."""
    office = offices.opened_office(path)
    office.close()
    yield from (f"the check finds: {found.objection.message}" for found in files.check_file(path))
    acts = [each for each in said if isinstance(each, int)]
    if acts and not _has_place(path, f"Umusozi {acts[-1]}"):
        yield f"act {acts[-1]} was acknowledged, and is not there"
    if files.newest_backup(path, [path.parent / files.BACKUPS]) is None:
        yield "no backup is left"


def _judge_restored(path: Path, said: list[object]) -> Iterator[str]:
    """The same; once it was said that the backup lies there, the former office is kept beside it."""
    if said and not list(path.parent.glob(f"{NAME}.before-restore-*")):
        yield "the former office was replaced, and is not kept"
    yield from _judge_office(path, [])


def _has_place(path: Path, name: str) -> bool:
    office = offices.opened_office(path, writing=False)
    try:
        with office.books.reading() as session:
            found = session.connection().exec_driver_sql("SELECT 1 FROM place WHERE name = ?", (name,)).first()
            return found is not None
    finally:
        office.close()


def _judge_repaired(path: Path, said: list[object]) -> Iterator[str]:
    """The damaged file or the backup stands there; once it was replaced, the damaged one is kept whole."""
    lies_damaged = path.read_bytes() != _bytes()
    kept = [each for each in path.parent.glob(f"*-damaged-*/{NAME}") if each.read_bytes() != _bytes()]
    kept += [each for each in path.parent.glob(f"{NAME}.before-restore-*") if each.read_bytes() != _bytes()]
    if lies_damaged and said:
        yield "it was acknowledged that the backup took its place, and the damaged file lies there"
    if not lies_damaged and not kept:
        yield "the damaged file was replaced, and is not kept"
    if lies_damaged:
        repairs(lambda _said: None, path)
    yield from _judge_office(path, [])


def _judge_moved(path: Path, said: list[object]) -> Iterator[str]:
    """Once this office is handed over, the copy knows that it goes on there; never do both go on, nor neither."""
    office = files.open_office(path, writing=False, clock=offices.clock)
    gone = files.last_act(office) == files.HANDED_OVER
    office.close()
    copies = list((path.parent / AWAY).glob(f"*{files.ENDING}"))
    if (said or gone) and not [each for each in copies if _last_act(each) == files.BROUGHT]:
        yield "it was handed over, and no copy goes on"
    if said and not gone:
        yield "it was acknowledged that it was handed over, and it goes on here"
    yield from (f"the check finds: {found.objection.message}" for found in files.check_file(path))


def _last_act(path: Path) -> str:
    office = files.open_office(path, writing=False, clock=offices.clock)
    try:
        return files.last_act(office)
    finally:
        office.close()


class Work(NamedTuple):
    """What is done in a process that is killed, who judges what that left, and whether the office is damaged before."""

    do: Callable[[Say, Path], None]
    judge: Callable[[Path, list[object]], Iterator[str]]
    on_damaged: bool = False


BACKING_UP = (Work(backs_up, _judge_office),)
PUTTING_BACK = (
    Work(restores, _judge_restored),
    Work(repairs, _judge_repaired, on_damaged=True),
    Work(hands_over, _judge_moved),
)


def _trials(works: tuple[Work, ...], calls: int, numbers: range, folder: Path, spoil: Spoil | None) -> Tally:
    tally = Tally(by=shim.needed())
    for trial in numbers:
        work = works[trial % len(works)]
        call = 1 + trial // len(works) * STRIDE % calls
        place = folder / "work"
        place.mkdir()
        try:
            path = _lay(place, damaged=work.on_damaged)
            with Child(_do, work.do, path, call, spoil) as child:
                said = list(child.all_said())
                tally.figures["killed"] += child.exit_code() == _KILLED
            for wrong in (*_judge(path, said), *work.judge(path, said)):
                tally.found(trial, f"{work.do.__name__}, killed at call {call}: {wrong}")
        except Exception as problem:  # noqa: BLE001 - whatever it is, it is what the trial found
            tally.found(trial, f"{work.do.__name__}, killed at call {call}: {type(problem).__name__}: {problem}")
        finally:
            shutil.rmtree(place)
        tally.tried += 1
    return tally


def _do(say: Say, work: Callable[[Say, Path], None], path: Path, call: int, spoil: Spoil | None) -> None:
    if spoil is not None:
        spoil()
    told = Shim()
    told.watch(path.parent)
    told.kill_at(call, half=bool(call % 2))
    work(say, path)


def backup_trials(numbers: range, folder: Path, spoil: Spoil | None = None) -> Tally:
    """Kill backups and the thinning behind them."""
    return _trials(BACKING_UP, CALLS_BACKING_UP, numbers, folder, spoil)


def restore_trials(numbers: range, folder: Path, spoil: Spoil | None = None) -> Tally:
    """Kill restores, repairs by a backup, and hand-overs to another PC."""
    return _trials(PUTTING_BACK, CALLS_PUTTING_BACK, numbers, folder, spoil)


BACKUPS_KILLED = Harness("backups-killed", "backups killed", few=10, many=1_000, at_once=50, trials=backup_trials)
RESTORES_KILLED = Harness("restores-killed", "restores killed", few=12, many=1_000, at_once=50, trials=restore_trials)
