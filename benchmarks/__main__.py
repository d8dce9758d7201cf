"""Runs the measurements and prints one table: what, ours, the floor, the ratio, and what must be reached.

``python -m benchmarks`` measures all in the short way (about three minutes), ``python -m benchmarks registers letters``
only what is named, and ``--full`` takes the lengths that are promised: registers of 260,000 rows, 10,000 letters.
"""

import argparse
import sys
from collections.abc import Callable, Mapping
from types import MappingProxyType

from benchmarks import (
    access,
    annual_reports,
    backups,
    ballot_typing,
    counting,
    doubles,
    election_papers,
    figures_of_year,
    hostile,
    letters,
    matching,
    meeting_papers,
    meeting_room,
    members,
    registers,
    roll,
    roll_frozen,
    section_elections,
    shares,
    starting,
)
from benchmarks.figures import Figure, table

MEASURES: Mapping[str, Callable[[bool], list[Figure]]] = MappingProxyType(
    {
        "starting": lambda _full: starting.measure(),
        "members": lambda full: members.measure(full=full),
        "registers": lambda full: registers.measure(full=full),
        "roll": lambda full: roll.measure(full=full),
        "letters": lambda full: letters.measure(full=full),
        "doubles": lambda full: doubles.measure(full=full),
        "shares": lambda full: shares.measure(full=full),
        "access": lambda _full: access.measure(),
        "backups": lambda full: backups.measure(full=full),
        "counting": lambda full: counting.measure(full=full),
        "convocations": lambda full: meeting_papers.measure(full=full),
        "meetings": lambda full: [*meeting_room.measure(), *roll_frozen.measure(full=full)],
        "elections": lambda _full: ballot_typing.measure(),
        "ballot-papers": lambda _full: election_papers.measure(),
        "sections": lambda _full: section_elections.measure(),
        "annual-reports": lambda full: annual_reports.measure(full=full),
        "governance": lambda full: figures_of_year.measure(full=full),
        "mentoring": lambda _full: matching.measure(),
        "hostile": lambda _full: hostile.measure(),
    }
)


def main() -> int:
    """Measure what is named, or all; exit 1 when a figure that must be reached was not."""
    words = argparse.ArgumentParser(prog="python -m benchmarks")
    words.add_argument("named", nargs="*", metavar="|".join(MEASURES), help="all, if none is named")
    words.add_argument("--full", action="store_true", help="the lengths that are promised, instead of shorter ones")
    chosen = words.parse_args()
    for name in set(chosen.named) - set(MEASURES):
        words.error(f"there is no measurement “{name}”")
    figures = [figure for name in chosen.named or MEASURES for figure in MEASURES[name](chosen.full)]
    sys.stdout.write(table(figures))
    return 0 if all(figure.reached for figure in figures) else 1


if __name__ == "__main__":
    raise SystemExit(main())
