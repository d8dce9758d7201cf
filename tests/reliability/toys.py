"""Harnesses that try nothing, to try `make soak` with: one that finds, one that falls over, one that never ends."""

import os
import signal
import time
from pathlib import Path

from tests.reliability.harness import Harness, Tally

BROKEN = 7
FALLS = 5


def _finding(numbers: range, folder: Path) -> Tally:
    assert list(folder.iterdir()) == []
    tally = Tally(tried=len(numbers), by="nothing")
    for number in numbers:
        tally.figures["sum"] += number
        tally.measured("number", number)
        if number == BROKEN:
            tally.found(number, "is seven")
    return tally


def _falling(numbers: range, folder: Path) -> Tally:
    if FALLS in numbers:
        os.kill(os.getpid(), signal.SIGSEGV)
    return Tally(tried=len(numbers))


def _endless(numbers: range, folder: Path) -> Tally:
    if numbers.start:
        time.sleep(600)
    return Tally(tried=len(numbers))


ALL = (
    Harness("finding", "numbers", few=3, many=40, at_once=5, trials=_finding),
    Harness("falling", "numbers", few=3, many=20, at_once=4, trials=_falling),
    Harness("endless", "numbers", few=1, many=10, at_once=1, trials=_endless),
)
