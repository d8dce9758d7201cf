"""Prints at the end how long the tests of each folder took, beside what they may take.

It only tells: a slow computer is no reason to refuse a change. Seconds are summed over all workers, so with `-n 2` they
may come to twice the time on the wall.
"""

from collections import Counter, defaultdict
from pathlib import PurePosixPath

import pytest

# Seconds of work per folder on two plain cores. They add up to less than the ten minutes of `make test` allow.
BUDGETS = {
    "house": 40,
    "rules": 45,
    "i18n": 30,
    "readmodels": 15,
    "db": 60,
    "services": 130,
    "samples": 55,
    "reports": 150,
    "cli": 70,
    "ui": 210,
    "reliability": 60,
    "stories": 120,
    "tests": 10,
}

_seconds: defaultdict[str, float] = defaultdict(float)
_tests: Counter[str] = Counter()


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Add up the seconds of setting up, running and clearing away each test."""
    folder = _folder(report.nodeid)
    _seconds[folder] += report.duration
    _tests[folder] += report.when == "call"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Print the table, when there is one."""
    if not _seconds or hasattr(config, "workerinput"):
        return
    terminalreporter.section("seconds per folder")
    for folder, seconds in sorted(_seconds.items()):
        budget = BUDGETS.get(folder)
        verdict = "" if budget is None or seconds <= budget else "  over its budget"
        may = "—" if budget is None else str(budget)
        terminalreporter.line(f"  {folder:12} {_tests[folder]:5} tests {seconds:7.1f} s of {may:>4} s{verdict}")


def _folder(nodeid: str) -> str:
    """The folder below `tests/` a test lies in."""
    parts = PurePosixPath(nodeid.split("::", maxsplit=1)[0]).parts
    inside = parts[1:-1] if parts[:1] == ("tests",) else parts[:-1]
    return inside[0] if inside else "tests"
