"""The work whose every write is recorded: an evening of many acts, and one act of each of the other kinds."""

import base64
import pickle
import random
from pathlib import Path

from pomanager.services import backups
from pomanager.services.office import Office
from tests import dues, make, offices
from tests.reliability import points
from tests.reliability.attempts import Acknowledge, plainly
from tests.reliability.children import Say, run
from tests.reliability.points import Breaking
from tests.reliability.records import Event, read
from tests.reliability.shim import Shim
from tests.reliability.workloads import ALL, NAME, Workload, judge_office, lay_office, open_office, saved, write_act

EVENING = Workload("evening", lay_office, lambda _folder, _attempt, _say: None, judge_office)
"""Two sittings of ten acts, with rests and backups in between; how they follow depends on the evening."""

OTHERS = tuple(workload for workload in ALL if workload.key != "entry")
"""What else is recorded: the evening has what is typed."""


def recorded(workload: Workload, evening: int, work: Path, log: Path, broken: Breaking | None) -> list[Event]:
    """Let a child do the work, and give all that was written to the disk, with what was acknowledged in between."""
    run(_record, workload.key, evening, work, log, broken)
    events = [event for event in read(log) if not event.path.endswith("-shm")]
    log.unlink()
    return events


def acknowledged_in(mark: Event) -> object:
    """What a mark in the record acknowledges."""
    found: object = pickle.loads(base64.b64decode(mark.path))  # noqa: S301 - of our own child
    return found


def _record(_say: Say, key: str, evening: int, folder: Path, log: Path, broken: Breaking | None) -> None:
    told = Shim()
    told.watch(folder)
    told.record(log)
    if broken is not None:
        broken()

    def acknowledge(something: object) -> None:
        told.mark(base64.b64encode(pickle.dumps(something)).decode())

    if key == EVENING.key:
        _spend(evening, folder, acknowledge)
    else:
        points.workload_called(key).do(folder, plainly, acknowledge)


def _spend(evening: int, folder: Path, say: Acknowledge) -> None:
    chance = random.Random(evening)
    for sitting in range(2):
        office = open_office(folder / NAME)
        for number in range(10):
            _act(office, sitting * 10 + number, chance)
            say(saved(office))
            if chance.random() < 0.15:
                office.rest()
            if chance.random() < 0.1:
                say(backups.make(folder / NAME, offices.clock).path.name)
        office.close()


def _act(office: Office, number: int, chance: random.Random) -> None:
    kind = chance.randrange(3)
    if kind == 0:
        office.do(write_act, number)
    elif kind == 1:
        dues.paid(office, dues.AWA, 20)
    else:
        make.member(office, f"NTAHOMVUKIYE Grâce {number}")
