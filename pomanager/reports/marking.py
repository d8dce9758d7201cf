"""Marks on a paper that are not its text: “Draft” across its pages, and the seal with the check code at its end."""

import math
from collections.abc import Iterator, Sequence

from pomanager.i18n import _
from pomanager.reports.codes import qr_code_at
from pomanager.reports.flow import Block
from pomanager.reports.lines import broken, one_line
from pomanager.reports.pages import PaperCanvas
from pomanager.reports.styles import DRAFT, HAIRLINE, NOTE, STRONG
from pomanager.rules.envelope import check_code, printed_code, whole_code

_SLANT = math.radians(52)
_WIDEST = 0.72
"""So much of the page's height the word of a draft may take, measured along its slant."""

_ABOVE = 3.0
"""Over the line above the seal, and once more under it, in points."""

_CODE_BEGINS = "PO1:"
"""What a machine reads first in the square of a paper: that the letters after it are a check code of ours."""


def draw_draft(canvas: PaperCanvas, size: tuple[float, float]) -> None:
    """Write “Draft” slantwise across a page of this size, pale, under what is printed afterwards."""
    # TR: across the pages of a paper that is not settled yet
    line = one_line(_("Draft"), DRAFT.weight, DRAFT.size)
    fits = min(1.0, _WIDEST * size[1] / line.width) if line.width else 1.0
    cosine, sine = math.cos(_SLANT) * fits, math.sin(_SLANT) * fits
    canvas.write(f"q {cosine:.4f} {sine:.4f} {-sine:.4f} {cosine:.4f} {size[0] / 2:.2f} {size[1] / 2:.2f} cm")
    canvas.line_at(line, -line.width / 2, -DRAFT.size * 0.36, DRAFT)
    canvas.write("Q")


class SealBlock(Block):
    """The check code of a paper in letters and as a square for machines, set below its last line."""

    _LARGEST = 50.0
    _SMALLEST = 34.0
    """A telephone still reads a square of 12 millimetres."""
    _GAP = 10.0

    def __init__(self, digest: bytes, room: float) -> None:
        """``room`` is what is left on the page: the square shrinks a little, lest it stand on a page of its own."""
        super().__init__()
        self._digest = digest
        fits = room - 2 * _ABOVE
        self._square = min(self._LARGEST, fits) if fits >= self._SMALLEST else self._LARGEST

    def said(self) -> Iterator[str]:
        """Nothing: the code cannot be part of what it is taken over."""
        return iter(())

    def height_in(self, width: float) -> float:
        """The square, or the words beside it where they are higher."""
        words = len(broken(self._words(), self._free(width), NOTE.weight, NOTE.size)) * NOTE.leading
        return max(self._square, STRONG.leading + words) + 2 * _ABOVE

    def paint(self, width: float, height: float) -> None:
        """Draw a line over the whole, the square at the beginning, the letters and what they are for beside it."""
        canvas = self.canvas
        canvas.rule(0, height - _ABOVE, width, HAIRLINE)
        x = width - self._square if canvas.right else 0.0
        text = _CODE_BEGINS + whole_code(self._digest)
        qr_code_at(canvas, text, (x, height - 2 * _ABOVE - self._square, self._square))
        start = 0.0 if canvas.right else self._square + self._GAP
        said = _("Check code: {code}").format(code=printed_code(check_code(self._digest)))
        y = canvas.text_at(said, start, height - 2 * _ABOVE, self._free(width), STRONG)
        canvas.text_at(self._words(), start, y, self._free(width), NOTE)

    def beside(self, other: Block) -> Sequence[Block]:  # noqa: ARG002 - a paper has one seal
        """The same once."""
        return [self]

    def _free(self, width: float) -> float:
        return width - self._square - self._GAP

    @staticmethod
    def _words() -> str:
        return _(
            "The code is taken over every word of this paper. Printed again from the same books for the same day, "
            "the paper bears the same code; where one word was changed, it bears another."
        )
