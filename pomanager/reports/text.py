"""Text on papers: a passage that breaks into lines, may go on over pages, and is never read as markup."""

from collections.abc import Iterator, Sequence

from pomanager.reports.flow import Block, from_right
from pomanager.reports.lines import Line, broken
from pomanager.reports.styles import BODY, TextStyle


class Text(Block):
    """A passage of plain text. Everything in it is printed as it stands: ``<b>`` is four letters."""

    def __init__(self, text: str, style: TextStyle = BODY, *, lines: tuple[Line, ...] | None = None) -> None:
        super().__init__(before=style.before, after=style.after)
        self.text = text
        self._style = style
        self._lines = lines
        self._laid_for = -1.0

    def height_in(self, width: float) -> float:
        """The height of its lines in a column of this width."""
        return len(self._lines_in(width)) * self._style.leading

    def said(self) -> Iterator[str]:
        """The passage, as it was put in."""
        yield self.text

    def beside(self, other: Block) -> Sequence[Block]:
        """The passage once where both languages say the same."""
        if isinstance(other, Text) and other.text == self.text:
            return [self]
        return super().beside(other)

    def cut(self, width: float, room: float) -> "list[Block]":
        """The lines that fit, and the rest as a passage of its own."""
        lines = self._lines_in(width)
        fitting = int(room // self._style.leading)
        if not 0 < fitting < len(lines):
            return []
        return [
            Text(self.text, self._style, lines=lines[:fitting]),
            Text(self.text, self._style, lines=lines[fitting:]),
        ]

    def paint(self, width: float, height: float) -> None:
        """Draw the lines from the top."""
        self.canvas.lines_at(self._lines_in(width), 0, height, width, self._style)

    def _lines_in(self, width: float) -> tuple[Line, ...]:
        if self._lines is None or self._laid_for not in {width, -1.0}:
            self._lines = broken(self.text, width, self._style.weight, self._style.size, right=from_right())
            self._laid_for = width
        return self._lines
