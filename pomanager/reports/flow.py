"""What stands on a paper below one another: blocks that know their height and can go on over the next page."""

from abc import ABC, abstractmethod
from collections.abc import Sequence

from reportlab.platypus.flowables import Flowable

from pomanager.i18n import spoken
from pomanager.i18n.languages import language
from pomanager.reports.pages import PaperCanvas


def from_right() -> bool:
    """Whether lines of the language being spoken begin at the right."""
    return language(spoken()).right_to_left


class Block(Flowable, ABC):
    """A flowable of ours: says its height, may be cut in two, paints itself on a canvas that knows every script."""

    def __init__(self, before: float = 0.0, after: float = 0.0) -> None:
        super().__init__()
        self.spaceBefore = before
        self.spaceAfter = after
        self.width = 0.0
        self.height = 0.0

    @property
    def canvas(self) -> PaperCanvas:
        """The canvas being painted on; there is one only while painting."""
        canvas = self.canv
        assert isinstance(canvas, PaperCanvas)  # noqa: S101 - a block is drawn by a Paper and by nothing else
        return canvas

    @abstractmethod
    def height_in(self, width: float) -> float:
        """Its height, in points, in a column of this width."""

    def cut(self, width: float, room: float) -> "list[Block]":  # noqa: ARG002 - most blocks stay in one piece
        """Itself in parts, the first of which fits into the room; nothing when it cannot be cut there."""
        return []

    @abstractmethod
    def paint(self, width: float, height: float) -> None:
        """Draw itself; the origin is its lower left corner."""

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: ARG002, N803 - ReportLab's words
        """Take the width; say the height."""
        self.width = availWidth
        self.height = self.height_in(availWidth)
        return self.width, self.height

    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:  # noqa: N803 - ReportLab's words
        """Itself in parts, as ReportLab asks for them."""
        return list(self.cut(availWidth, availHeight))

    def draw(self) -> None:
        """Paint, as ReportLab asks for it."""
        self.paint(self.width, self.height)


class Together(Block):
    """Blocks that stay on one page, if a page can hold them."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        before = blocks[0].spaceBefore if blocks else 0.0
        after = blocks[-1].spaceAfter if blocks else 0.0
        super().__init__(before=before, after=after)
        self.blocks = tuple(blocks)

    def height_in(self, width: float) -> float:
        """All of them with the room between them."""
        return sum(gap + block.wrap(width, 0)[1] for gap, block in self._spaced())

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


class Room(Block):
    """Empty room of a height in points."""

    def __init__(self, height: float) -> None:
        super().__init__()
        self._tall = height

    def height_in(self, width: float) -> float:  # noqa: ARG002 - the same in every width
        """What was asked for."""
        return self._tall

    def paint(self, width: float, height: float) -> None:
        """Nothing is drawn."""
