"""What trials that follow one another came to, and the file that says where each harness of the soak stopped."""

import json
import os
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.reliability.harness import Tally


class Unreadable(Exception):
    """The counter file is there and cannot be read; nothing is begun, lest its numbers be lost."""


@dataclass(slots=True)
class Stretch:
    """Trials of one harness that follow one another."""

    first: int = 0
    after: int = 0
    """The number of the next trial: the last one that was run is the one before."""
    seconds: float = 0.0
    tally: Tally = field(default_factory=Tally)

    def add(self, numbers: range, seconds: float, tally: Tally) -> None:
        """Go on by these numbers, in so many seconds, with what they came to."""
        self.after = numbers.stop
        self.seconds += seconds
        self.tally.tried += tally.tried
        self.tally.findings += tally.findings
        self.tally.figures.update(tally.figures)
        for name, value in tally.highest.items():
            self.tally.measured(name, value)
        self.tally.by = tally.by or self.tally.by


class CounterFile:
    """Where each harness stopped, over all slices; written whole, and safely, after every batch of trials."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.stretches = _read(path)

    def of(self, key: str) -> Stretch:
        """How far the harness has come since its first trial."""
        return self.stretches.setdefault(key, Stretch())

    def write(self) -> None:
        """Put what is known in the place of the file: a computer that stops now leaves the old one or the new one."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        beside = self._path.with_suffix(".new")
        with beside.open("w", encoding="utf-8") as written:
            json.dump({key: _as_json(each) for key, each in sorted(self.stretches.items())}, written, indent=1)
            written.flush()
            os.fsync(written.fileno())
        beside.replace(self._path)


def tally_as_json(tally: Tally) -> dict[str, Any]:
    """A tally as plain values."""
    return {
        "tried": tally.tried,
        "findings": tally.findings,
        "figures": dict(tally.figures),
        "highest": tally.highest,
        "by": tally.by,
    }


def tally_of_json(kept: Mapping[str, Any]) -> Tally:
    """The tally of these plain values."""
    return Tally(
        tried=int(kept["tried"]),
        findings=[str(each) for each in kept["findings"]],
        figures=Counter({str(name): int(count) for name, count in kept["figures"].items()}),
        highest={str(name): float(value) for name, value in kept["highest"].items()},
        by=str(kept["by"]),
    )


def _as_json(stretch: Stretch) -> dict[str, Any]:
    return {"next": stretch.after, "seconds": round(stretch.seconds, 1), **tally_as_json(stretch.tally)}


def _read(path: Path) -> dict[str, Stretch]:
    if not path.exists():
        return {}
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        return {
            str(key): Stretch(0, int(each["next"]), float(each["seconds"]), tally_of_json(each))
            for key, each in kept.items()
        }
    except (ValueError, KeyError, AttributeError, TypeError) as trouble:
        raise Unreadable(f"{path} is no counter of a soak: {trouble}. Put it aside, or name another.") from trouble
