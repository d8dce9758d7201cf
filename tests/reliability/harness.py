"""A harness tries one promise of the program again and again; every trial is made from its number alone.

The test command runs the first few trials of each harness, `make soak` goes on where it stopped last time. Trial 417 is
the same wherever and whenever it runs, so a finding is repeated by its number.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias


@dataclass(slots=True)
class Tally:
    """What a run of trials came to."""

    tried: int = 0
    """Trials that were run to their end."""
    findings: list[str] = field(default_factory=list)
    """One line for each broken promise, beginning with the number of the trial; none if all were kept."""
    figures: Counter[str] = field(default_factory=Counter)
    """What else was counted on the way ("acknowledged", "images"); added up from run to run."""
    highest: dict[str, float] = field(default_factory=dict)
    """What was measured on the way and of which only the highest matters ("MB", "seconds to open")."""
    by: str = ""
    """What brought the faults about: "shim", "strace" or nothing, where none was needed."""

    def found(self, trial: int, what: str) -> None:
        """Note a broken promise of one trial."""
        self.findings.append(f"{trial}: {what}")

    def measured(self, name: str, value: float) -> None:
        """Keep the highest value of what is measured under the name."""
        self.highest[name] = max(value, self.highest.get(name, value))


Trials: TypeAlias = Callable[[range, Path], Tally]
"""Runs the trials with these numbers; the folder is empty and the harness's own."""


@dataclass(frozen=True, slots=True)
class Harness:
    """One promise and how it is tried."""

    key: str
    """Its short name in `benchmarks/soak.csv` and on the command line ("kills")."""
    unit: str
    """What one trial is, in the plural ("kills", "power-cut images")."""
    few: int
    """Trials in the test command."""
    many: int
    """Trials that `make soak` is to come to, added up over all its slices."""
    at_once: int
    """Trials between two looks at the clock in `make soak`; some ten seconds' worth."""
    trials: Trials
