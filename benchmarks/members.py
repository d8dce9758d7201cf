"""The list of members at growing sizes, tables brought in and written, and other programs beside it.

The short way goes to 10,000 members and takes about a minute; ``python -m benchmarks members --full`` goes to a
million, holds the figures of 260,000 against what is promised, and takes the better part of an hour. Each office is
made anew by ``pomanager demo``, and measured in processes of its own (``members_reading``, ``members_exchange``).
"""

import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from benchmarks import members_peers
from benchmarks.figures import Figure
from benchmarks.starting import start

SHORT = (1_000, 10_000)
FULL = (1_000, 10_000, 100_000, 260_000, 1_000_000)
PROMISED = 260_000
"""The size for which figures are promised."""

OPENINGS = 3

MOST: Mapping[str, float] = MappingProxyType(
    {
        "search": 16.0, "jump": 16.0, "sort": 150.0, "counts": 50.0, "bare": 2.0, "open": 1.5, "memory": 250.0,
        "import": 4.0, "cancel": 1.0, "import xlsx": 90.0, "import memory": 350.0, "undo": 30.0, "export xlsx": 25.0,
    }
)  # fmt: skip
"""Milliseconds, seconds, megabytes and ratios that are promised for 260,000 members."""


def measure(*, full: bool) -> list[Figure]:
    """Searching, scrolling, sorting, counting and opening at each size; tables in and out at the promised one."""
    sizes = FULL if full else SHORT
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory() as folder:
        for members in sizes:
            office = Path(folder) / f"{members}.podb"
            _make(office, members)
            figures += _reading(office, members)
            if members == min(PROMISED, sizes[-1]):
                figures += _exchange(office, Path(folder) / "tables", members)
                figures += members_peers.measure(Path(folder) / "tables" / "roll.csv", members)
            office.unlink()
    return figures


def _make(office: Path, members: int) -> None:
    make = [sys.executable, "-m", "pomanager", "demo", str(office), "--story", "s2", "--members", str(members)]
    subprocess.run(make, check=True, capture_output=True)


def _told(module: str, *words: str) -> dict[str, float]:
    command = [sys.executable, "-m", module, *words]
    told: dict[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return told


def _most(name: str, members: int) -> float | None:
    """What is promised; nothing for more members, and for fewer the same."""
    return MOST[name] if members <= PROMISED else None


def _of_many(name: str, members: int) -> float | None:
    """A ratio that is promised for many members: with few, what any question costs is all that is measured."""
    return MOST[name] if members >= PROMISED else None


def _reading(office: Path, members: int) -> list[Figure]:
    told = _told("benchmarks.members_reading", str(office))
    seconds, megabytes = _opened(office)
    sorts = {name: taken for name, taken in told.items() if name.startswith("sort ")}
    slowest = max(sorts, key=lambda name: sorts[name])
    what = f"{members:,} members"
    return [
        Figure(f"{what}: key to first rows, p95", told["search"], "ms", most=_most("search", members)),
        *(
            Figure(f"  {kind.removeprefix('search ')}, p95", taken, "ms")
            for kind, taken in told.items()
            if kind.startswith("search ")
        ),
        Figure("  until everybody found is known, p95", told["all found"], "ms"),
        Figure(
            "  ids alone, beside a bare FTS5 search",
            told["ours"],
            "ms",
            told["bare"],
            "bare FTS5",
            _of_many("bare", members),
        ),
        Figure(f"{what}: a jump in the list, p95", told["jump"], "ms", most=_most("jump", members)),
        Figure(f"{what}: {slowest.replace('sort', 'sorted by')}", sorts[slowest], "ms", most=_most("sort", members)),
        Figure(f"{what}: counts by section and sex", told["counts"], "ms", most=_most("counts", members)),
        Figure(f"{what}: from the start to a usable list", seconds, "s", most=_most("open", members)),
        Figure("  memory at rest", megabytes, "MB", most=_most("memory", members)),
    ]


def _opened(office: Path) -> tuple[float, float]:
    """Seconds from the start of the program until its window shows the list, and megabytes after a rest: medians."""
    with tempfile.TemporaryDirectory() as home:
        command = [sys.executable, "-m", "pomanager", str(office)]
        start(command, home)  # once unmeasured: files come into the cache
        taken = [start(command, home) for _ in range(OPENINGS)]
    return statistics.median(one[0] for one in taken), statistics.median(one[1] for one in taken)


def _exchange(office: Path, folder: Path, members: int) -> list[Figure]:
    folder.mkdir()
    told = _told("benchmarks.members_exchange", str(office), str(folder))
    told |= _told("benchmarks.members_exchange", str(folder))
    rows = f"{members:,} rows"
    return [
        Figure(f"{rows}: CSV import", told["import csv"], "s", told["bare"], "executemany", MOST["import"]),
        Figure("  cancelling it half-way", told["cancel"], "s", most=MOST["cancel"]),
        Figure(f"{rows}: XLSX import", told["import xlsx"], "s", most=MOST["import xlsx"]),
        Figure("  highest memory", told["memory"], "MB", most=MOST["import memory"]),
        Figure("  undoing it", told["undo"], "s", most=MOST["undo"]),
        Figure(f"{rows}: XLSX export", told["export xlsx"], "s", most=MOST["export xlsx"]),
        Figure(f"{rows}: CSV export", told["export csv"], "s"),
    ]
