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
from pomanager.errors import FileTrouble
from pomanager.i18n.sentences import sentences
from pomanager.services import backups
from sqlcipher3 import dbapi2
from tests.reliability import points, shim
from tests.reliability.harness import Harness, Tally
from tests.reliability.points import Breaking
from tests.reliability.recorded import EVENING, OTHERS, acknowledged_in, recorded
from tests.reliability.records import Disk
from tests.reliability.workloads import NAME, Saved, Workload

OF_ONE_RECORD = 1000
"""Images made of one recording."""
LOOKED_OVER = 100
"""One image in so many is opened by the program itself and checked from end to end."""
BACKUPS_TOO = 10
"""In one image of so many the backups are looked at, too."""
OTHERS_IN = 1000
"""In so many images there is one of each other kind of work."""

_SEAL = "SELECT hash FROM journal_entry WHERE sequence = ?"
_IN_PART = """
    SELECT CAST(name AS INTEGER), count(*) FROM place WHERE name GLOB '[0-9]* [0-9]'
    GROUP BY CAST(name AS INTEGER) HAVING count(*) != 5
"""


def work_of(trial: int) -> Workload:
    """In which work the power is cut: most are cut in the evening."""
    place = trial % OTHERS_IN
    return OTHERS[place - 1] if 1 <= place <= len(OTHERS) else EVENING


def trials(numbers: Iterable[int], folder: Path, broken: Breaking | None = None) -> Tally:
    """Make up an image for each trial, and look at it."""
    tally = Tally(by=shim.needed())
    points.counts()  # children know their work by then
    numbers = tuple(numbers)
    for record in sorted({trial // OF_ONE_RECORD for trial in numbers}):
        for workload in (EVENING, *OTHERS):
            mine = [trial for trial in numbers if trial // OF_ONE_RECORD == record and work_of(trial) is workload]
            if mine:
                _cut(tally, workload, mine, folder, broken)
    return tally


def _cut(tally: Tally, workload: Workload, trials: list[int], folder: Path, broken: Breaking | None) -> None:
    """Record the work, let it pass once more, and the power fail at a moment of each trial."""
    with points.laid(folder, workload) as work:
        disk = Disk(work)
        events = recorded(workload, trials[0] // OF_ONE_RECORD, work, folder / "log", broken)
        chances = {trial: random.Random(trial) for trial in trials}
        acknowledged: list[object] = []
        happened = 0
        for moment, trial in sorted((chance.randint(1, len(events)), trial) for trial, chance in chances.items()):
            for event in events[happened:moment]:
                if event.kind == "M":
                    acknowledged.append(acknowledged_in(event))
                else:
                    disk.take(event)
            happened = moment
            wrong = _look(trial, workload, disk.after_cut(chances[trial]), acknowledged, work)
            tally.tried += 1
            tally.figures["acknowledged"] += len(acknowledged)
            for each in wrong:
                tally.found(trial, f"{workload.key} cut at {moment} of {len(events)}: {each}")


def _look(
    trial: int, workload: Workload, image: dict[str, bytearray], acknowledged: list[object], work: Path
) -> list[str]:
    """What is wrong with an image; some are opened by the program itself."""
    shutil.rmtree(work)
    work.mkdir()
    with_backups = workload is not EVENING or not trial % BACKUPS_TOO
    for name, content in image.items():
        path = Path(name)
        if with_backups or path.parent == work:
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content)
    if workload is not EVENING or not trial % LOOKED_OVER:
        return points.judged(workload, work, acknowledged)
    return [*_look_quickly(work / NAME, acknowledged), *(_backups(work, acknowledged) if with_backups else ())]


def _backups(work: Path, acknowledged: list[object]) -> Iterator[str]:
    """Every file that is called a backup is whole, and those that were acknowledged are there."""
    there = backups.folder_of(work / NAME)
    for path in sorted(there.glob("*.podb")):
        named = path.name in acknowledged
        yield from _look_quickly(path, acknowledged[: acknowledged.index(path.name)] if named else [])
    for name in acknowledged:
        if isinstance(name, str) and not (there / name).exists():
            yield f"the backup {name} is not there"


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
    except FileTrouble as trouble:
        yield f"{path.name} does not open: {' '.join(sentences(trouble.objections))}"
    except (dbapi2.Error, OSError) as error:
        yield f"{path.name} does not open: {error}"


POWER_CUTS = Harness("power-cuts", "power-cut images", few=1_000, many=1_000_000, at_once=1_000, trials=trials)
