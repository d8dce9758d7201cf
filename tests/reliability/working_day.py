"""A working day of an office leaves the program as quick and as small as it was after the first hour.

Each trial is a day of its own in a process of its own (`day.py`), in the real window over a sample office.
"""

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from pomanager.samples import STORIES
from tests import offices
from tests.house.source import PROJECT
from tests.reliability.day import LEAKING, Hour
from tests.reliability.harness import Harness, Tally

MEMBERS = 2_000
HOURS, PACE = 7, 12
MOST_GROWTH = 5.0
"""Per cent by which memory may grow after the first hour."""
MOST_DRIFT = 20.0
"""Per cent by which acts may be slower in the last three hours than in the three after the first."""


def trials(numbers: range, folder: Path) -> Tally:
    """Work a day for each number."""
    tally = Tally()
    for number in numbers:
        hours, said = day(number, folder / str(number), MEMBERS, HOURS, PACE)
        for trouble in (*said, *judged(hours)):
            tally.found(number, trouble)
        tally.tried += 1
        tally.figures["acts"] += sum(len(each.acts) for each in hours)
        if hours:
            tally.measured("MB", max(each.mb for each in hours))
            tally.measured("growth %", growth(hours))
            tally.measured("drift %", drift(hours))
    return tally


def day(
    number: int, folder: Path, members: int, hours: int, pace: int, *, leaks: bool = False
) -> tuple[list[Hour], list[str]]:
    """Let a process work a day: what its hours took, and what there was to complain of."""
    folder.mkdir(parents=True)
    path = offices.sample_copy(folder, sorted(STORIES)[number % len(STORIES)], members)
    result = folder / "result.json"
    words = [sys.executable, "-m", "tests.reliability.day", str(path), str(folder), str(result)]
    done = subprocess.run(
        [*words, str(number), str(hours), str(pace)],
        cwd=PROJECT, env={**os.environ, **({LEAKING: "1"} if leaks else {})}, stderr=subprocess.PIPE, text=True,
        check=False,
    )  # fmt: skip
    sys.stderr.write(done.stderr)
    if not result.exists():
        return [], [f"the day ended with {done.returncode}: {done.stderr.strip()[-300:]}"]
    told = json.loads(result.read_text(encoding="utf-8"))
    took = [Hour(**each) for each in told["hours"]]
    for written in sorted(folder.rglob("*"), reverse=True):
        written.rmdir() if written.is_dir() else written.unlink()
    folder.rmdir()
    return took, [*told["complaints"], *(f"the file: {each}" for each in told["findings"])]


def judged(hours: Sequence[Hour]) -> list[str]:
    """What of the promises a day broke."""
    broken = []
    if len(hours) > 1 and growth(hours) > MOST_GROWTH:
        broken.append(f"{growth(hours):.1f} % larger after the first hour: {[round(each.mb) for each in hours]} MB")
    if any(later.descriptors > hours[0].descriptors for later in hours[1:]):
        broken.append(f"open files: {[each.descriptors for each in hours]}")
    if drift(hours) > MOST_DRIFT:
        broken.append(f"{drift(hours):.0f} % slower at the end: {[round(usual(each.acts)) for each in hours]}")
    return broken


def growth(hours: Sequence[Hour]) -> float:
    """Per cent of memory the last hour has more than the first."""
    return 100 * (hours[-1].mb / hours[0].mb - 1)


def drift(hours: Sequence[Hour]) -> float:
    """Per cent by which 95 of 100 acts are slower in the last three hours than in the three after the first."""
    if len(hours) < 7:
        return 0.0
    early, late = (usual([act for hour in some for act in hour.acts]) for some in (hours[1:4], hours[-3:]))
    return 100 * (late / early - 1)


def usual(acts: Sequence[float]) -> float:
    """What 95 of 100 acts stay within, in turns of the yardstick."""
    return statistics.quantiles(acts, n=20)[-1]


WORKING_DAY = Harness("working-day", "days", few=1, many=100, at_once=1, trials=trials)
