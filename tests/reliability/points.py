"""Where a fault may come in each workload: before which of the calls it makes to the system."""

import math
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple, cast

from pomanager.errors import OfficeError
from pomanager.i18n.sentences import sentences
from tests.reliability.attempts import plainly
from tests.reliability.children import Say, run, warm
from tests.reliability.shim import Calls, Shim
from tests.reliability.workloads import ALL, Workload

_NOWHERE = Path("/nowhere-at-all")
_GOLDEN = (math.sqrt(5) - 1) / 2


class Point(NamedTuple):
    """A fault comes in this workload, at this call counted from one, in this round through all points."""

    workload: Workload
    call: int
    of: int
    """How many such calls the workload makes."""
    round: int


Breaking = Callable[[], None]
"""Breaks a promise of the program on purpose, in the process that is tried: the harness must find it."""
Counts = dict[str, dict[Calls, int]]
"""How many calls of each kind each workload makes."""


def of_trials(trials: Iterable[int], counts: Counts, kinds: Calls) -> dict[int, Point]:
    """The point of each trial. Some trials are spread over all points, so many as there are points meet every one."""
    calls = {key: sum(count for kind, count in found.items() if kind & kinds) for key, found in counts.items()}
    every = [(workload, call) for workload in ALL for call in range(1, calls[workload.key] + 1)]
    step = _coprime_near(round(len(every) * _GOLDEN), len(every))
    found = {}
    for trial in trials:
        workload, call = every[trial * step % len(every)]
        found[trial] = Point(workload, call, calls[workload.key], trial // len(every))
    return found


def counts() -> Counts:
    """How many calls each workload makes when nothing goes wrong; children know all but Qt's afterwards."""
    found = warm(count_all)
    for workload in ALL:
        if workload.key not in found:
            with tempfile.TemporaryDirectory() as folder, laid(Path(folder), workload) as work:
                (counted,) = run(_count, workload.key, work)
            found[workload.key] = cast("dict[Calls, int]", counted)
    return found


def count_all() -> Counts:
    """Do all workloads without Qt in the server of children, and count their calls."""
    found: Counts = {}
    with tempfile.TemporaryDirectory() as folder:
        for workload in ALL:
            if not workload.with_qt:
                with laid(Path(folder), workload) as work:
                    found[workload.key] = _counted(workload, work)
    Shim().watch(_NOWHERE)
    return found


def _count(say: Say, key: str, work: Path) -> None:
    say(_counted(workload_called(key), work))


def _counted(workload: Workload, work: Path) -> dict[Calls, int]:
    shim = Shim()
    shim.watch(work)
    workload.do(work, plainly, lambda _acknowledged: None)
    return shim.of_kinds()


def workload_called(key: str) -> Workload:
    """The workload of this key."""
    return next(workload for workload in ALL if workload.key == key)


@contextmanager
def laid(folder: Path, workload: Workload) -> Iterator[Path]:
    """A folder of its own with the files of a workload, which goes in the end with all that is beside it."""
    place = folder / "trial"
    work = place / "work"
    work.mkdir(parents=True)
    try:
        workload.lay(work)
        yield work
    finally:
        shutil.rmtree(place)


def judged(workload: Workload, work: Path, acknowledged: list[object]) -> list[str]:
    """What is wrong with what a workload left; that it does not even open is told as such."""
    try:
        return list(workload.judge(work, acknowledged))
    except OfficeError as trouble:
        return [f"it does not open: {' '.join(sentences(trouble.objections))}"]


def _coprime_near(number: int, count: int) -> int:
    while math.gcd(number, count) != 1:
        number += 1
    return number
