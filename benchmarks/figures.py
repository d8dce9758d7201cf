"""One measured figure beside its floor, and the table they are printed in."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """A measurement: ours, what it is held against (0 for nothing), and the most it may be.

    ``most`` is a ratio to the floor when there is a floor, else an amount in ``unit``.
    """

    what: str
    ours: float
    unit: str
    floor: float = 0.0
    floor_name: str = ""
    most: float | None = None

    @property
    def held(self) -> float:
        """What is held against the limit: the ratio to the floor, or the amount itself."""
        return self.ours / self.floor if self.floor else self.ours

    @property
    def reached(self) -> bool:
        """Whether the figure keeps its limit (always, where none is set)."""
        return self.most is None or self.held <= self.most


def table(figures: Iterable[Figure]) -> str:
    """All figures, one a line."""
    lines = [f"{'what':<58}{'ours':>12}{'floor':>12}{'ratio':>8}{'most':>9}  kept"]
    for figure in figures:
        ours = f"{figure.ours:,.2f} {figure.unit}"
        floor = f"{figure.floor:,.2f} {figure.unit}" if figure.floor else ""
        ratio = f"{figure.held:.2f}" if figure.floor else ""
        most = "" if figure.most is None else f"{figure.most:g}"
        kept = "" if figure.most is None else ("yes" if figure.reached else "NO")
        lines.append(f"{figure.what:<58}{ours:>12}{floor:>12}{ratio:>8}{most:>9}  {kept}")
    return "\n".join(lines) + "\n"
