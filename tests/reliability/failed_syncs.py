"""When the disk fails while an act is committed, the program says "saved" exactly when the act is found afterwards.

A write or a forcing to the disk fails, once or for good, at a moment chosen by the trial's number; somebody may be
reading beside, and the program goes on, is closed or killed. Then the file is opened as it lies.
"""

import contextlib
import errno
import os
import random
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from pomanager.db import troubles
from pomanager.errors import FileTrouble
from pomanager.services import files
from pomanager.services.office import Office
from tests import offices
from tests.reliability import points, shim
from tests.reliability.children import Broken, Child, Say
from tests.reliability.harness import Harness, Tally
from tests.reliability.shim import ALWAYS, Calls, Shim
from tests.reliability.workloads import NAME, ROWS, Workload, acts_in, judge_office, lay_office, open_office, write_act

ACTS = 4
SAVED, NOT_SAVED, IN_DOUBT = "saved", "not saved", "in doubt"
LAID = Workload("failed-syncs", lay_office, lambda _folder, _attempt, _say: None, judge_office)
"""What the program begins with."""

_SYNCS_OF_AN_ACT = 2
_CHANGES_OF_AN_ACT = 60
_BESIDE = ("nobody", "a reader in the window", "a window that reads")
_ENDS = ("killed", "closed")


Work = Callable[[Say, int, Path], None]


class Verdict(NamedTuple):
    """What people were told of an act, and whether the disk was in order again by then."""

    act: int
    said: str
    in_order: bool = True


def trials(numbers: range, folder: Path, work: Work | None = None) -> Tally:
    """Let the disk fail in one of some acts, and hold what was said of each against what is there."""
    tally = Tally(by=shim.needed())
    points.counts()
    for trial in numbers:
        with points.laid(folder, LAID) as office:
            try:
                with Child(work or work_while_the_disk_fails, trial, office) as child:
                    said = [each for each in child.all_said() if isinstance(each, Verdict)]
            except Broken as uncaught:
                tally.found(trial, str(uncaught).strip().splitlines()[-1])
                said = []
            for wrong in _held_against(tally, office, said):
                tally.found(trial, wrong)
        tally.tried += 1
    return tally


def _held_against(tally: Tally, work: Path, told: list[Verdict]) -> Iterator[str]:
    office = open_office(work / NAME)
    found = office.ask(acts_in)
    office.close()
    for act, said, in_order in told:
        tally.figures[said] += 1
        if said == IN_DOUBT and in_order:
            yield f"act {act} was left in doubt, and the disk was in order again"
        if said != IN_DOUBT and (act in found) != (said == SAVED):
            yield f"it was said that act {act} was {said}; rows of it that are there: {found[act]}"
    for number, rows in found.items():
        if rows != ROWS:
            yield f"{rows} of {ROWS} rows of act {number} are there"


def work_while_the_disk_fails(say: Say, trial: int, folder: Path) -> None:
    """Carry out some acts, and say of each what people would be told; end as the trial says."""
    chance = random.Random(trial)
    told = Shim()
    told.watch(folder, chance.choice((Calls.SYNCS, Calls.CHANGES, Calls.SYNCS | Calls.CHANGES)))
    beside, ends = chance.choice(_BESIDE), chance.choice(_ENDS)
    with contextlib.ExitStack() as reading:
        office = open_office(folder / NAME)
        office.do(write_act, 0)
        say(Verdict(0, SAVED))
        _read_beside(office, folder, beside, reading)
        often = _SYNCS_OF_AN_ACT if chance.random() < 0.5 else _CHANGES_OF_AN_ACT
        times = chance.choice((1, 2, ALWAYS))
        told.fail(chance.randint(1, often), chance.choice((errno.EIO, errno.ENOSPC)), times)
        for number in range(1, ACTS):
            say(Verdict(number, _attempted(office, number), times == 1))
            if chance.random() < 0.5:
                told.heal()
        if ends == "killed":
            os.kill(os.getpid(), signal.SIGKILL)
        told.heal()
    office.close()


def _read_beside(office: Office, folder: Path, who: str, reading: contextlib.ExitStack) -> None:
    if who == _BESIDE[1]:
        session = reading.enter_context(office.books.reading())
        acts_in(session)
    elif who == _BESIDE[2]:
        other = files.open_office(folder / NAME, writing=False, clock=offices.clock)
        reading.callback(other.close)
        other.ask(acts_in)


def _attempted(office: Office, number: int) -> str:
    try:
        office.do(write_act, number)
    except FileTrouble as trouble:
        return IN_DOUBT if trouble.objections[0].message == troubles.IN_DOUBT else NOT_SAVED
    return SAVED


FAILED_SYNCS = Harness("failed-syncs", "failed commits", few=40, many=10_000, at_once=60, trials=trials)
