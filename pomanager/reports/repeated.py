"""Blocks that say the same on thousands of papers in one file: laid out and painted once, then put down as they are."""

from collections.abc import Iterator, Sequence

from reportlab.platypus.flowables import Flowable

from pomanager.reports.flow import Block
from pomanager.reports.pages import PaperCanvas


class Repeated(Block):
    """A block that stands on one paper after the other, unchanged; each is written into one file only.

    What it needs in a column is measured once, where it is cut at the end of a page is found once, and what painting it
    wrote into the page is kept and written again.
    """

    def __init__(self, block: Block) -> None:
        super().__init__(before=block.spaceBefore, after=block.spaceAfter)
        self.block = block
        self.keeps_next = block.keeps_next
        self._said = tuple(block.said())
        self._sealed = tuple(block.sealed())
        self._tall: dict[float, float] = {}
        self._parts: dict[tuple[float, float], list[Block]] = {}
        self._painted: dict[tuple[float, float], Sequence[str]] = {}

    def height_in(self, width: float) -> float:
        """The height of the block, measured once for each width."""
        if width not in self._tall:
            self._tall[width] = self.block.wrap(width, 0)[1]
        return self._tall[width]

    def said(self) -> Iterator[str]:
        """Its words."""
        return iter(self._said)

    def sealed(self) -> Iterator[tuple[str, ...]]:
        """Its lines."""
        return iter(self._sealed)

    def cut(self, width: float, room: float) -> list[Block]:
        """Its parts, which are repeated as well."""
        key = (width, room)
        if key not in self._parts:
            self._parts[key] = [_repeated(part) for part in self.block.split(width, room)]
        return list(self._parts[key])

    def paint(self, width: float, height: float) -> None:
        """Paint the block, or write again what painting it wrote the first time."""
        canvas = self.canvas
        key = (width, height)
        if key in self._painted:
            for command in self._painted[key]:
                canvas.write(command)
            return
        self._painted[key] = _noted(canvas, self.block, width)


def _repeated(part: Flowable) -> Block:
    assert isinstance(part, Block)  # noqa: S101 - blocks are cut into blocks
    return Repeated(part)


def _noted(canvas: PaperCanvas, block: Block, width: float) -> Sequence[str]:
    """Draw the block where the origin is; returns the commands that did it."""
    with canvas.noting() as commands:
        block.wrap(width, 0)
        block.drawOn(canvas, 0, 0)
    return commands
