"""A disk that is full, broken or read-only at any call costs nothing: a sentence says so, and work then goes on."""

import errno
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple, ParamSpec, TypeVar

from pomanager.errors import OfficeError
from pomanager.i18n.sentences import sentences
from tests.reliability import points, shim
from tests.reliability.children import Broken, Child, Hanging, Say
from tests.reliability.harness import Harness, Tally
from tests.reliability.points import Breaking, Point
from tests.reliability.shim import ALWAYS, Calls, Shim

P = ParamSpec("P")
T = TypeVar("T")


class Fault(NamedTuple):
    """What goes wrong with the disk, as the system says it, and with which calls."""

    name: str
    error: int
    calls: Calls


FAULTS = (
    Fault("disk full", errno.ENOSPC, Calls.CHANGES),
    Fault("I/O error", errno.EIO, Calls.WRITE_CLASS),
    Fault("read-only", errno.EROFS, Calls.CHANGES | Calls.REMOVES | Calls.OPENS_TO_WRITE),
    Fault("too many files", errno.EMFILE, Calls.OPENS),
    Fault("quota used up", errno.EDQUOT, Calls.CHANGES),
    Fault("I/O error while reading", errno.EIO, Calls.READS),
)


_RAISED = re.compile(r"[\w.]+: ")


class Told(NamedTuple):
    """What people were told of the trouble."""

    kind: str
    said: tuple[str, ...]


def trials(numbers: Iterable[int], folder: Path, broken: Breaking | None = None) -> Tally:
    """Let a call of a workload fail, in turn with each fault, once or until it is noticed; look at what is left."""
    tally = Tally(by=shim.needed())
    counts = points.counts()
    numbers = tuple(numbers)
    for kind, fault in enumerate(FAULTS):
        mine = {trial // len(FAULTS): trial for trial in numbers if trial % len(FAULTS) == kind}
        for turn, point in points.of_trials(mine, counts, fault.calls).items():
            with points.laid(folder, point.workload) as work:
                _fail(tally, mine[turn], Failing(point, fault, bool(point.round % 2)), work, broken)
            tally.tried += 1
    return tally


class Failing(NamedTuple):
    """What fails where, and whether once or until somebody notices."""

    point: Point
    fault: Fault
    once: bool

    def __str__(self) -> str:
        where = f"{self.point.workload.key}, {self.fault.name} at call {self.point.call} of {self.point.of}"
        return f"{where}, once" if self.once else where


def _fail(tally: Tally, trial: int, failing: Failing, work: Path, broken: Breaking | None) -> None:
    said: list[object] = []
    point, fault, once = failing
    try:
        with Child(_work, (point.workload.key, fault, point.call, once), work, broken) as child:
            said.extend(child.all_said())
    except (Broken, Hanging) as uncaught:
        tally.found(trial, f"{failing}: {_in_short(str(uncaught))}")
    told = [each for each in said if isinstance(each, Told)]
    tally.figures["told"] += len(told)
    tally.figures["met with nothing said"] += not told
    for each in told:
        if not each.said or any(not sentence or "{" in sentence for sentence in each.said):
            tally.found(trial, f"{failing}: {each.kind} says {each.said!r}")
    acknowledged = [each for each in said if not isinstance(each, Told)]
    for wrong in points.judged(point.workload, work, acknowledged):
        tally.found(trial, f"{failing}: {wrong}")


def _in_short(traceback: str) -> str:
    """What a traceback says, and where in the program it was last."""
    lines = traceback.strip().splitlines()
    raised = [line for line in lines if _RAISED.match(line)]
    ours = [line.strip() for line in lines if "/pomanager/" in line]
    return f"{(raised or lines)[-1]} ({ours[-1] if ours else 'not in the program'})"


def _work(say: Say, failing: tuple[str, Fault, int, bool], folder: Path, broken: Breaking | None) -> None:
    """Do the work; where trouble is told, it passes, and the same step must then succeed in the same program."""
    key, fault, call, once = failing
    if broken is not None:
        broken()
    shim = Shim()
    shim.watch(folder, fault.calls)
    shim.fail(call, fault.error, 1 if once else ALWAYS)

    def attempt(step: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return step(*args, **kwargs)
        except OfficeError as trouble:
            say(Told(type(trouble).__name__, sentences(trouble.objections)))
        shim.heal()
        return step(*args, **kwargs)

    points.workload_called(key).do(folder, attempt, say)


ERRORS_AT_EACH_CALL = Harness("errors-at-each-call", "errors", few=24, many=20_000, at_once=30, trials=trials)
