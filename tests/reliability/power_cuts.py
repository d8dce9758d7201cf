"""Whatever a power cut leaves on the disk opens again and holds every act that was acknowledged.

The work of an evening is recorded once, with all that was written, forced to the disk and renamed; then the power is
cut in it at a thousand moments, and for each a disk is made up that lost, reordered and tore what it was allowed to.
"""

import random
import shutil
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

from pomanager.db import opening
from pomanager.db.engine import Access, connect
from pomanager.errors import FileTrouble, OfficeError
from pomanager.i18n.sentences import sentences
from pomanager.services import backups
from pomanager.services.office import Office
from sqlcipher3 import dbapi2
from tests import dues, make, offices
from tests.reliability import points, shim
from tests.reliability.children import Say, run
from tests.reliability.harness import Harness, Tally
from tests.reliability.points import Breaking
from tests.reliability.records import Disk, Event, read
from tests.reliability.shim import Shim
from tests.reliability.workloads import NAME, Saved, Workload, judge_office, lay_office, open_office, saved, write_act

OF_ONE_EVENING = 1000
"""Images made of one recording."""
LOOKED_OVER = 100
"""One image in so many is opened by the program itself and checked from end to end."""

LAID = Workload("evening", lay_office, lambda _folder, _attempt, _say: None, judge_office)
_BACKUPS_TOO = 10
"""In one image of so many the backups are looked at, too."""
_SEAL = "SELECT hash FROM journal_entry WHERE sequence = ?"
_IN_PART = """
    SELECT CAST(name AS INTEGER), count(*) FROM place WHERE name GLOB '[0-9]* [0-9]'
    GROUP BY CAST(name AS INTEGER) HAVING count(*) != 5
"""


def trials(numbers: Iterable[int], folder: Path, broken: Breaking | None = None) -> Tally:
    """Make up an image for each trial, and look at it."""
    tally = Tally(by=shim.needed())
    numbers = tuple(numbers)
    for block in sorted({trial // OF_ONE_EVENING for trial in numbers}):
        with points.laid(folder, LAID) as work:
            log = folder / "log"
            disk = Disk(work)
            run(evening, block, work, log, broken)
            events = [event for event in read(log) if not event.path.endswith("-shm")]
            log.unlink()
            _cut(tally, [trial for trial in numbers if trial // OF_ONE_EVENING == block], events, disk, work)
    return tally


def evening(_say: Say, block: int, folder: Path, log: Path, broken: Breaking | None) -> None:
    """Work twice for a while, with rests and backups in between, while everything is written down."""
    told = Shim()
    told.watch(folder)
    told.record(log)
    if broken is not None:
        broken()
    chance = random.Random(block)
    for sitting in range(2):
        office = open_office(folder / NAME)
        for number in range(10):
            _act(office, sitting * 10 + number, chance)
            told.mark(" ".join(map(str, saved(office))))
            if chance.random() < 0.15:
                office.rest()
            if chance.random() < 0.1:
                told.mark(backups.make(folder / NAME, offices.clock).path.name)
        office.close()


def _act(office: Office, number: int, chance: random.Random) -> None:
    kind = chance.randrange(3)
    if kind == 0:
        office.do(write_act, number)
    elif kind == 1:
        dues.paid(office, dues.AWA, 20)
    else:
        make.member(office, f"NTAHOMVUKIYE Grâce {number}")


def _cut(tally: Tally, trials: list[int], events: list[Event], disk: Disk, work: Path) -> None:
    """Let the evening pass, and the power fail at a moment of each trial."""
    chances = {trial: random.Random(trial) for trial in trials}
    cuts = sorted((chance.randint(1, len(events)), trial) for trial, chance in chances.items())
    acknowledged: list[object] = []
    happened = 0
    for moment, trial in cuts:
        for event in events[happened:moment]:
            if event.kind == "M":
                acknowledged.append(_said(event.path))
            else:
                disk.take(event)
        happened = moment
        wrong = _look(trial, disk.after_cut(chances[trial]), acknowledged, work)
        tally.tried += 1
        tally.figures["acknowledged"] += len(acknowledged)
        for each in wrong:
            tally.found(trial, f"cut at {moment} of {len(events)}: {each}")


def _said(mark: str) -> object:
    line, _space, seal = mark.partition(" ")
    return Saved(int(line), seal) if seal else mark


def _look(trial: int, image: dict[str, bytearray], acknowledged: list[object], work: Path) -> list[str]:
    """What is wrong with an image; some are opened by the program itself."""
    shutil.rmtree(work)
    work.mkdir()
    over, too = not trial % LOOKED_OVER, not trial % _BACKUPS_TOO
    for name, content in image.items():
        path = Path(name)
        if too or path.parent == work:
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content)
    if over:
        try:
            return [*judge_office(work, acknowledged)]
        except OfficeError as trouble:
            return [told_of(trouble)]
    wrong = [*_look_quickly(work / NAME, acknowledged)]
    if too:
        for path in sorted(backups.folder_of(work / NAME).glob("*.podb")):
            named = path.name in acknowledged
            wrong += _look_quickly(path, acknowledged[: acknowledged.index(path.name)] if named else [])
        names = [each for each in acknowledged if isinstance(each, str)]
        there = backups.folder_of(work / NAME)
        wrong += [f"the backup {name} is not there" for name in names if not (there / name).exists()]
    return wrong


def _look_quickly(path: Path, acknowledged: list[object]) -> Iterator[str]:
    """Whether a file opens and holds what was acknowledged last: whose seal covers all that came before."""
    last = next((each for each in reversed(acknowledged) if isinstance(each, Saved)), None)
    try:
        opening.must_be_office(path)
        with closing(connect(path, Access.WRITE)) as connection:
            if last is not None and connection.execute(_SEAL, (last.line,)).fetchone() != (last.seal,):
                yield f"line {last.line} of the journal was acknowledged, and is not in {path.name}"
            if connection.execute(_IN_PART).fetchone() is not None:
                yield f"an act is in part in {path.name}"
    except (dbapi2.Error, OSError, FileTrouble) as error:
        yield f"{path.name} does not open: {told_of(error)}"


def told_of(error: Exception) -> str:
    """What an error says, and of trouble the whole sentence."""
    return " ".join(sentences(error.objections)) if isinstance(error, OfficeError) else str(error)


POWER_CUTS = Harness("power-cuts", "power-cut images", few=1_000, many=1_000_000, at_once=1_000, trials=trials)
