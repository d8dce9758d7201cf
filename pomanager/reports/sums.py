"""What a register adds up to so far, on this page and in this group, and the rows that say so: amounts, or heads."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Protocol

from pomanager.reports.columns import GAP, Column, Place
from pomanager.reports.fonts import SEMIBOLD
from pomanager.reports.lines import Line, broken, one_line
from pomanager.reports.pages import indent
from pomanager.reports.paper import Paper
from pomanager.reports.styles import CELL, HAIRLINE, Align, TextStyle

PADDING: Final = 1.6
"""Above and below the lines of a row."""

_STYLE: Final = TextStyle(CELL.size, SEMIBOLD, CELL.leading)

_MANY: Final = 888_888
"""No count of heads is written wider."""

_JOINT: Final = " · "

_NARROW: Final = 0.2
"""Where the first amount leaves less than this of the width, what the sums are is written over them, not beside."""


class Totals(Protocol):
    """What a register asks of whatever adds its rows up."""

    def __bool__(self) -> bool:
        """Whether there is anything to add up."""

    def add(self, row: Sequence[str | int]) -> None:
        """Count a row."""

    def begin_page(self) -> None:
        """From now on rows belong to a new page."""

    def begin_group(self) -> None:
        """From now on rows belong to a new group."""

    def so_far(self) -> list[int]:
        """The sums over all rows."""

    def of_page(self) -> list[int]:
        """The sums over the rows of this page."""

    def of_group(self) -> list[int]:
        """The sums over the rows of this group."""

    def height(self, label: str) -> float:
        """How high a row of sums with this label is, in points."""

    def draw(self, label: str, amounts: Sequence[int]) -> list[str]:
        """Draw a row of sums; returns its words."""


class _Added:
    """Sums so far, and what they were when the page and the group began."""

    def __init__(self, count: int) -> None:
        self._all = [0] * count
        self._before_page = self._before_group = tuple(self._all)

    def begin_page(self) -> None:
        """From now on rows belong to a new page."""
        self._before_page = tuple(self._all)

    def begin_group(self) -> None:
        """From now on rows belong to a new group."""
        self._before_group = tuple(self._all)

    def so_far(self) -> list[int]:
        """The sums over all rows."""
        return self._all.copy()

    def of_page(self) -> list[int]:
        """The sums over the rows of this page."""
        return _without(self._all, self._before_page)

    def of_group(self) -> list[int]:
        """The sums over the rows of this group."""
        return _without(self._all, self._before_group)


@dataclass(frozen=True, slots=True)
class Tally:
    """How the rows of a register are counted by what stands in one column.

    ``kinds`` are the words that stand there, each counted by itself; ``said`` says the counts, in the order of the
    kinds, in one line.
    """

    column: int
    kinds: tuple[str, ...]
    said: Callable[[Sequence[int]], str]


class Heads(_Added):
    """Counts rows by what stands in one column, and draws lines that say the counts in words."""

    def __init__(self, paper: Paper, tally: Tally) -> None:
        super().__init__(len(tally.kinds))
        self._paper = paper
        self._tally = tally
        self._said = lru_cache(maxsize=4)(tally.said)
        self._places = {word: place for place, word in enumerate(tally.kinds)}

    def __bool__(self) -> bool:
        """Heads are always counted."""
        return True

    def add(self, row: Sequence[str | int]) -> None:
        """Count a row; one that holds none of the words counts for nothing."""
        place = self._places.get(str(row[self._tally.column]))
        if place is not None:
            self._all[place] += 1

    def height(self, label: str) -> float:
        """How high a line with this label is, in points, whatever the counts."""
        return len(self._lines(label, self._said((_MANY,) * len(self._all)))) * CELL.leading + 2 * PADDING

    def draw(self, label: str, amounts: Sequence[int]) -> list[str]:
        """Draw the counts over a hairline; returns label and counts in words."""
        paper = self._paper
        said = self._said(tuple(amounts))  # what is carried forward is brought forward on the next page
        lines = self._lines(label, said)
        paper.canvas.lines_at(lines, paper.left, paper.y - PADDING, paper.width, _STYLE)
        paper.y -= len(lines) * CELL.leading + 2 * PADDING
        paper.canvas.rule(paper.left, paper.y, paper.width, HAIRLINE)
        return [label, said]

    def _lines(self, label: str, said: str) -> tuple[Line, ...]:
        text = f"{label}{_JOINT}{said}"
        return broken(text, self._paper.width, _STYLE.weight, _STYLE.size, right=self._paper.canvas.right)


class Sums(_Added):
    """Adds up the columns that hold amounts, and draws rows of their sums."""

    def __init__(self, paper: Paper, columns: Sequence[Column], places: Sequence[Place]) -> None:
        found = [
            (number, column.amount, column.align.in_column, place)
            for number, (column, place) in enumerate(zip(columns, places, strict=True))
            if column.amount is not None
        ]
        super().__init__(len(found))
        self._paper = paper
        self._amounts = found
        self._label_room = self._free()

    def __bool__(self) -> bool:
        """Whether there is anything to add up."""
        return bool(self._amounts)

    def add(self, row: Sequence[str | int]) -> None:
        """Add the amounts of a row; what is written in words counts for nothing."""
        for place, (number, *_rest) in enumerate(self._amounts):
            amount = row[number]
            if isinstance(amount, int):
                self._all[place] += amount

    def height(self, label: str) -> float:
        """How high a row of sums with this label is, in points."""
        lines = len(broken(label, self._label_room, _STYLE.weight, _STYLE.size))
        beside = self._label_room < self._paper.width
        return (lines if beside else lines + 1) * CELL.leading + 2 * PADDING

    def draw(self, label: str, amounts: Sequence[int]) -> list[str]:
        """Draw a row of sums over a hairline; returns its words."""
        paper = self._paper
        right = paper.canvas.right
        top = paper.y - PADDING
        x = paper.left + paper.width - self._label_room if right else paper.left
        below = paper.canvas.text_at(label, x, top, self._label_room, _STYLE)
        foot = (top if self._label_room < paper.width else below) - _STYLE.rise
        said = [label]
        for (_number, written, align, place), amount in zip(self._amounts, amounts, strict=True):
            text = written(amount)
            line = one_line(text, _STYLE.weight, _STYLE.size)
            # A sum may be wider than any of its parts: it stands out over the empty place beside it.
            side = align if line.width <= place.width else Align.END
            paper.canvas.line_at(line, place.left + indent(line.width, place.width, side, right=right), foot, _STYLE)
            said.append(text)
        paper.y -= self.height(label)
        paper.canvas.rule(paper.left, paper.y, paper.width, HAIRLINE)
        return said

    def _free(self) -> float:
        """The room for a label before the first amount; the whole width where that is too little."""
        width = self._paper.width
        if not self._amounts:
            return width
        place = self._amounts[0][3]
        right = self._paper.canvas.right
        room = (self._paper.left + width - place.left - place.width if right else place.left - self._paper.left) - GAP
        return room if room > width * _NARROW else width


def _without(amounts: Sequence[int], others: Sequence[int]) -> list[int]:
    return [amount - other for amount, other in zip(amounts, others, strict=True)]
