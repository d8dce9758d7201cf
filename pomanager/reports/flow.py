"""What stands on a paper below one another: blocks that know their height and can go on over the next page."""

import contextlib
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportlab.platypus.flowables import Flowable

from pomanager.i18n import speaking, spoken
from pomanager.i18n.languages import language
from pomanager.reports.pages import Entry, PaperCanvas

COLUMN_GAP = 16.0
"""Between the two languages of a paper that has them side by side, in points."""


def from_right() -> bool:
    """Whether lines of the language being spoken begin at the right."""
    return language(spoken()).right_to_left


class Block(Flowable, ABC):
    """A flowable of ours: says its height, may be cut in two, paints itself on a canvas that knows every script.

    It is measured and painted in the language that was spoken when it was made: a paper may hold two.
    """

    def __init__(self, before: float = 0.0, after: float = 0.0) -> None:
        super().__init__()
        self.spaceBefore = before
        self.spaceAfter = after
        self.width = 0.0
        self.height = 0.0
        self.language = spoken()
        self.keeps_next = False
        """Set where a block makes no sense at the end of a page, as a heading without what it is over."""
        self.entry: Entry | None = None
        """Set where readers shall find this block in the list of contents."""

    @property
    def canvas(self) -> PaperCanvas:
        """The canvas being painted on; there is one only while painting."""
        canvas = self.canv
        assert isinstance(canvas, PaperCanvas)  # noqa: S101 - a block is drawn by a Paper and by nothing else
        return canvas

    @abstractmethod
    def height_in(self, width: float) -> float:
        """Its height, in points, in a column of this width."""

    @abstractmethod
    def said(self) -> Iterator[str]:
        """Its own words in the order they are read, a line each.

        They enter the check code of the paper, so they do not depend on widths and pages, and hold neither what a hand
        fills in nor what every page repeats.
        """

    def sealed(self) -> Iterator[tuple[str, ...]]:
        """Its words as they enter the check code: a line each, what stands in one row together."""
        return ((line,) for line in self.said())

    def cut(self, width: float, room: float) -> "list[Block]":  # noqa: ARG002 - most blocks stay in one piece
        """Itself in parts, the first of which fits into the room; nothing when it cannot be cut there."""
        return []

    @abstractmethod
    def paint(self, width: float, height: float) -> None:
        """Draw itself; the origin is its lower left corner."""

    def beside(self, other: "Block") -> "Sequence[Block]":
        """Itself and its twin in the other language of a paper: two columns, unless a kind of block knows better."""
        return [SideBySide(self, other)]

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: ARG002, N803 - ReportLab's words
        """Take the width; say the height."""
        self.width = availWidth
        with self._spoken():
            self.height = self.height_in(availWidth)
        return self.width, self.height

    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:  # noqa: N803 - ReportLab's words
        """Itself in parts, as ReportLab asks for them."""
        with self._spoken():
            parts = self.cut(availWidth, availHeight)
        if parts and parts[0].entry is None:
            parts[0].entry = self.entry
        return list(parts)

    def draw(self) -> None:
        """Paint, as ReportLab asks for it."""
        canvas = self.canvas
        before = canvas.right
        if self.entry is not None:
            canvas.enter(self.entry, self.height)
        with self._spoken():
            canvas.right = from_right()
            self.paint(self.width, self.height)
            canvas.right = before

    def _spoken(self) -> contextlib.AbstractContextManager[None]:
        return contextlib.nullcontext() if self.language == spoken() else speaking(self.language)


class Several(Block):
    """A block made of blocks; it says what they say, one after the other."""

    def __init__(self, blocks: Sequence[Block], before: float = 0.0, after: float = 0.0) -> None:
        super().__init__(before=before, after=after)
        self.blocks = tuple(blocks)

    def said(self) -> Iterator[str]:
        """The words of each."""
        for block in self.blocks:
            yield from block.said()

    def sealed(self) -> Iterator[tuple[str, ...]]:
        """The lines of each."""
        for block in self.blocks:
            yield from block.sealed()


class Together(Several):
    """Blocks that stay on one page, if a page can hold them."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        before = blocks[0].spaceBefore if blocks else 0.0
        after = blocks[-1].spaceAfter if blocks else 0.0
        super().__init__(blocks, before, after)

    def height_in(self, width: float) -> float:
        """All of them with the room between them."""
        return sum(gap + block.wrap(width, 0)[1] for gap, block in self._spaced())

    def beside(self, other: Block) -> Sequence[Block]:
        """Each with its twin, still together."""
        if isinstance(other, Together) and len(other.blocks) == len(self.blocks):
            return [Together(in_pairs(self.blocks, other.blocks))]
        return [SideBySide(self, other)]

    def paint(self, width: float, height: float) -> None:
        """Draw one below the other."""
        top = height
        for gap, block in self._spaced():
            tall = block.wrap(width, 0)[1]
            top -= gap + tall
            block.drawOn(self.canvas, 0, top)

    def _spaced(self) -> list[tuple[float, Block]]:
        return [
            (max(block.spaceBefore, self.blocks[number - 1].spaceAfter) if number else 0.0, block)
            for number, block in enumerate(self.blocks)
        ]


@dataclass(frozen=True, slots=True)
class _Half:
    """One side of two columns: the block that stands there, where it begins and how wide it is."""

    block: Block
    x: float
    width: float


class SideBySide(Block):
    """A block in two languages: the first in the column where the first language begins, its twin in the other."""

    def __init__(self, first: Block | None, second: Block | None) -> None:
        """One of the two may be missing, where its side has ended before the other."""
        there = [block for block in (first, second) if block is not None]
        super().__init__(
            before=max(block.spaceBefore for block in there), after=max(block.spaceAfter for block in there)
        )
        self.keeps_next = any(block.keeps_next for block in there)
        self._first = first
        self._second = second

    def height_in(self, width: float) -> float:
        """The height of the taller side."""
        return max(half.block.wrap(half.width, 0)[1] for half in self._halves(width))

    def said(self) -> Iterator[str]:
        """The words of the first language, then those of the second."""
        for block in (self._first, self._second):
            if block is not None:
                yield from block.said()

    def sealed(self) -> Iterator[tuple[str, ...]]:
        """The lines of the first language, then those of the second."""
        for block in (self._first, self._second):
            if block is not None:
                yield from block.sealed()

    def cut(self, width: float, room: float) -> list[Block]:
        """Both sides cut where the page ends; a side that fits whole leaves its column empty on the next page."""
        wide = (width - COLUMN_GAP) / 2
        tops: list[Block | None] = []
        rests: list[Block | None] = []
        for block in (self._first, self._second):
            if block is None or block.wrap(wide, 0)[1] <= room:
                tops.append(block)
                rests.append(None)
                continue
            parts = block.split(wide, room)
            if not parts:
                return []
            top, *rest = [part for part in parts if isinstance(part, Block)]
            tops.append(top)
            rests.append(Together(rest) if len(rest) > 1 else rest[0])
        return [SideBySide(*tops), SideBySide(*rests)]

    def paint(self, width: float, height: float) -> None:
        """Draw each side from the top."""
        for half in self._halves(width):
            tall = half.block.wrap(half.width, 0)[1]
            half.block.drawOn(self.canvas, half.x, height - tall)

    def _halves(self, width: float) -> list[_Half]:
        wide = (width - COLUMN_GAP) / 2
        ends = [0.0, wide + COLUMN_GAP]
        if from_right():
            ends.reverse()
        return [
            _Half(block, x, wide)
            for block, x in zip((self._first, self._second), ends, strict=True)
            if block is not None
        ]


def in_pairs(first: Sequence[Block], second: Sequence[Block]) -> list[Block]:
    """The blocks of one story, each beside its twin in the other language.

    Where the stories differ in length, what has no twin stands alone.
    """
    found: list[Block] = []
    for number, block in enumerate(first):
        found.extend(block.beside(second[number]) if number < len(second) else [block])
    found.extend(second[len(first) :])
    return found


class PageEnd(Block):
    """The rest of the page stays empty: what follows begins on the next one. It stands after something, never first."""

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803 - ReportLab's words
        """All there is left of the page."""
        self.width, self.height = availWidth, max(0.0, availHeight)
        return self.width, self.height

    def height_in(self, width: float) -> float:  # noqa: ARG002 - it takes what there is
        """Nothing by itself."""
        return 0.0

    def said(self) -> Iterator[str]:
        """Nothing."""
        return iter(())

    def beside(self, other: Block) -> Sequence[Block]:  # noqa: ARG002 - a page ends for both languages
        """The same end once."""
        return [self]

    def paint(self, width: float, height: float) -> None:
        """Nothing is drawn."""


class Room(Block):
    """Empty room of a height in points."""

    def __init__(self, height: float) -> None:
        super().__init__()
        self._tall = height

    def height_in(self, width: float) -> float:  # noqa: ARG002 - the same in every width
        """What was asked for."""
        return self._tall

    def said(self) -> Iterator[str]:
        """Nothing."""
        return iter(())

    def beside(self, other: Block) -> Sequence[Block]:  # noqa: ARG002 - room has no language
        """The same room once."""
        return [self]

    def paint(self, width: float, height: float) -> None:
        """Nothing is drawn."""
