"""A program killed at any call that changes a file loses nothing it acknowledged, and leaves nothing half-written."""

from collections.abc import Iterable
from pathlib import Path

from tests.reliability import points, shim
from tests.reliability.attempts import plainly
from tests.reliability.children import Child, Say
from tests.reliability.harness import Harness, Tally
from tests.reliability.points import Breaking, Point
from tests.reliability.shim import Calls, Shim

_KILLED = -9


def trials(numbers: Iterable[int], folder: Path, broken: Breaking | None = None) -> Tally:
    """Kill the workload of each trial at its call, and look at what it left."""
    tally = Tally(by=shim.needed())
    for trial, point in points.of_trials(numbers, points.counts(), Calls.WRITE_CLASS).items():
        with points.laid(folder, point.workload) as work:
            _kill(tally, trial, point, work, broken)
        tally.tried += 1
    return tally


def _kill(tally: Tally, trial: int, point: Point, work: Path, broken: Breaking | None) -> None:
    half = bool(point.round % 2)
    with Child(_work, point.workload.key, work, point.call, half, broken) as child:
        acknowledged = list(child.all_said())
        ended = child.exit_code()
    tally.figures["acknowledged"] += len(acknowledged)
    tally.figures["killed"] += ended == _KILLED
    where = f"{point.workload.key}, call {point.call} of {point.of}{', half done' if half else ''}"
    for wrong in points.judged(point.workload, work, acknowledged):
        tally.found(trial, f"{where}: {wrong}")


def _work(say: Say, key: str, folder: Path, call: int, half: bool, broken: Breaking | None) -> None:  # noqa: FBT001
    if broken is not None:
        broken()
    told = Shim()
    told.watch(folder)
    told.kill_at(call, half=half)
    points.workload_called(key).do(folder, plainly, say)


KILLS_AT_EACH_CALL = Harness("kills-at-each-call", "kills", few=20, many=5_000, at_once=30, trials=trials)
