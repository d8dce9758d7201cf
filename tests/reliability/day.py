"""One simulated day at work in the real window, hour by hour, in a process of its own; nothing waits for a clock.

`python -m tests.reliability.day OFFICE FOLDER RESULT SEED HOURS PACE` is that process. It works in the office file, and
writes to RESULT what each hour took and what the program complained of; the last hour is one that leaks on purpose
where LEAKING is in the surroundings.
"""

import ctypes
import gc
import json
import logging
import os
import random
import statistics
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from time import thread_time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QWidget

from pomanager.services import files
from pomanager.ui import jobs, problems
from pomanager.ui.application import Screen, make_application
from pomanager.ui.office_window import OfficeWindow
from pomanager.ui.preferences import Preferences
from tests import make
from tests.reliability.day_acts import Day
from tests.reliability.listening import heard

log = logging.getLogger(__name__)
LEAKING = "POMANAGER_DAY_LEAKS"
LEAK = 3_000_000
"""Bytes that every act of an hour that leaks on purpose leaves behind, beside an open file."""
PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True, slots=True)
class Hour:
    """What an hour at work took: memory and open files at its end, and the seconds of its acts."""

    mb: float
    descriptors: int
    acts: tuple[float, ...]
    """The work of each act, in turns of the yardstick: seconds would tell who else uses the computer."""


def hour_of(day: Day, clock: make.MovableClock, pace: int, *, leaks: bool = False) -> Hour:
    """Work for an hour, and measure it; where it leaks, every act leaves something behind."""
    took, turns, left = [], [], []
    for place, act in enumerate(day.hour(pace)):
        if place % 5 == 0:
            turns.append(_yardstick())
        began = thread_time()
        try:
            act()
            day.settle()
        except Exception:
            log.exception("%s was not possible", act.__name__)
        took.append(thread_time() - began)
        clock.forward(seconds=20)
        if leaks:
            left.append((bytearray(b"x" * LEAK), os.open(os.devnull, os.O_RDONLY)))
    turn = statistics.median(turns)
    hour = Hour(_memory(), _descriptors(), tuple(each / turn for each in took))
    for _room, descriptor in left:
        os.close(descriptor)
    return hour


class Nobody:
    """Is told of problems in place of a person, and keeps them: on this day there should be none."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def tell(self, parent: QWidget | None, problem: problems.Problem) -> bool:
        """Keep a problem."""
        self.told.append(f"{problem.title} {problem.text}")
        return False


def _yardstick() -> float:
    """Seconds for a piece of work that is always the same."""
    began = thread_time()
    sum(len(str(each)) for each in range(20_000))
    return thread_time() - began


def _memory() -> float:
    """Megabytes the process has, after all that nobody needs was given back."""
    gc.collect()
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * PAGE / 1_000_000


def _descriptors() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


def main(words: Sequence[str]) -> int:
    """Work a day, and write down what it took."""
    office, folder, result, seed, hours, pace = words
    path, clock = Path(office), make.MovableClock()
    application = make_application(sys.argv[:1])
    preferences = Preferences(Path(folder) / "preferences.ini", clock)
    preferences.language = "fr"
    jobs.use_pool(jobs.ImmediatePool())
    nobody = Nobody()
    problems.use_teller(nobody)
    with heard() as listening:
        screen = Screen(application, preferences)
        opened = files.open_office(path, writing=True, clock=clock, actor="Awa")
        window = OfficeWindow(opened, path, screen, lambda _path: False, lambda _office, _path: None)
        window.show()
        day = Day(window, path, Path(folder), random.Random(f"working-day {seed}"))
        took = [hour_of(day, clock, int(pace)) for _hour in range(int(hours))]
        if os.environ.get(LEAKING):
            took.append(hour_of(day, clock, int(pace), leaks=True))
        window.close()
        said = listening.complaints + nobody.told
    findings = [str(each) for each in files.check_file(path)]
    told = {"hours": [asdict(each) for each in took], "complaints": said, "findings": findings}
    Path(result).write_text(json.dumps(told), encoding="utf-8")
    os._exit(0)  # nothing is taken apart at leisure: the day is over


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
