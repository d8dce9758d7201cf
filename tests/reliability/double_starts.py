"""By whatever path an office is started twice at once, one program writes; a killed one is no hindrance.

A trial starts two programs at the same moment on one file, each by a path of its own. One must have it, the other must
say that it is in use. Then the one is killed: the next start must write without a question.
"""

import os
import random
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from pomanager.db import lock, troubles
from pomanager.errors import FileTrouble
from pomanager.services import files
from tests import offices
from tests.reliability.children import Child, Say
from tests.reliability.corrupted import NAME
from tests.reliability.harness import Harness, Tally

OPEN = "open"
Spoil = Callable[[], None]


def ways_laid_to(path: Path) -> tuple[Path, ...]:
    """Lay links to a file and its folder; all ways to it: as it is, by these, around a corner, from where one is."""
    link, folder = path.with_name("link.podb"), path.parent.parent / "linked"
    link.symlink_to(path)
    folder.symlink_to(path.parent)
    return path, link, folder / path.name, path.parent / ".." / path.parent.name / path.name, Path(path.name)


def trials(numbers: range, folder: Path, spoil: Spoil | None = None) -> Tally:
    """Start twice, kill, start again. ``spoil`` is done in each of the two programs before it begins."""
    tally = Tally()
    for trial in numbers:
        place = folder / "twice"
        place.mkdir()
        path = offices.office_file(place, NAME)
        try:
            for wrong in _started_twice(path, random.Random(trial), spoil, tally):
                tally.found(trial, wrong)
        finally:
            (folder / "linked").unlink(missing_ok=True)
            shutil.rmtree(place)
        tally.tried += 1
    return tally


def _started_twice(path: Path, chance: random.Random, spoil: Spoil | None, tally: Tally) -> Iterator[str]:
    ways = ways_laid_to(path)
    one, other = chance.choice(ways), chance.choice(ways)
    with Child(_start, one, path.parent, spoil) as first, Child(_start, other, path.parent, spoil) as second:
        said = sorted((str(first.next()), str(second.next())))
        if said != sorted((OPEN, troubles.IN_USE)):
            yield f"{one} and {other}: {said}"
        time.sleep(chance.choice((0, 0, 0.002)))
    if lock.lock_path(path).exists():
        tally.figures["locks left by a kill"] += 1
    else:
        yield "a killed program takes its lock away: nothing was tried"
    office = offices.opened_office(chance.choice((one, other)) if one.is_absolute() and other.is_absolute() else path)
    if office.read_only:
        yield "after the kill it is open for reading only"
    office.close()
    left = {each.name for each in path.parent.iterdir()} - {path.name, "link.podb"}
    if left:
        yield f"left beside it: {left}"
    if files.holder(path) is not None:
        yield "somebody still has it"


def _start(say: Say, path: Path, here: Path, spoil: Spoil | None) -> None:
    """Be a program that opens the office to write in it, and then works until it is killed."""
    if spoil is not None:
        spoil()
    os.chdir(here)
    try:
        office = offices.opened_office(path)
    except FileTrouble as refused:
        say(refused.objections[0].message)
    else:
        say(OPEN)
        time.sleep(60)
        office.close()


DOUBLE_STARTS = Harness("double-starts", "double starts", few=30, many=1_000, at_once=50, trials=trials)
