"""A program killed at any moment while it writes loses nothing it acknowledged, and leaves nothing half-written."""

import random
import time
from pathlib import Path

from tests.reliability import endless, points
from tests.reliability.children import Child, warm
from tests.reliability.harness import Harness, Tally
from tests.reliability.workloads import Workload, judge_office, lay_office

LONGEST_PAUSE = 0.03
"""So long after the last acknowledgement waited for the end comes at the latest, in seconds."""

LAID = Workload("kills", lay_office, lambda _folder, _attempt, _say: None, judge_office)
"""Every program begins with this office."""


def trials(numbers: range, folder: Path) -> Tally:
    """Let a program work for a while, kill it, and look at what it left."""
    tally = Tally()
    warm(endless.warm_up)
    for trial in numbers:
        with points.laid(folder, LAID) as work:
            _kill(tally, trial, work)
        tally.tried += 1
    return tally


def _kill(tally: Tally, trial: int, work: Path) -> None:
    chance = random.Random(trial)
    kind = trial % len(endless.KINDS)
    with Child(endless.go_on, kind, work) as child:
        acknowledged = [child.next() for _act in range(chance.randint(1, 3))]
        time.sleep(chance.uniform(0, LONGEST_PAUSE))
        child.kill()
        acknowledged += child.all_said()
    tally.figures["acknowledged"] += len(acknowledged)
    begun = time.perf_counter()
    wrong = list(judge_office(work, acknowledged))
    tally.measured("seconds to open and check", time.perf_counter() - begun)
    for each in wrong:
        tally.found(trial, f"{endless.KINDS[kind].__name__}: {each}")


KILLS = Harness("kills", "kills", few=100, many=10_000, at_once=40, trials=trials)
