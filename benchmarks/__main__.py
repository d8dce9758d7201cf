"""Runs every measurement and prints one table: what, ours, the floor, the ratio, and what must be reached."""

import sys

from benchmarks import starting
from benchmarks.figures import Figure, table


def main() -> int:
    """Measure all; exit 1 when a figure that must be reached was not."""
    figures: list[Figure] = starting.measure()
    sys.stdout.write(table(figures))
    return 0 if all(figure.reached for figure in figures) else 1


if __name__ == "__main__":
    raise SystemExit(main())
