"""The word “Draft” across the pages of a paper that is not settled yet."""

import math

from pomanager.i18n import _
from pomanager.reports.lines import one_line
from pomanager.reports.pages import PaperCanvas
from pomanager.reports.styles import DRAFT

_SLANT = math.radians(52)
_WIDEST = 0.72
"""So much of the page's height the word of a draft may take, measured along its slant."""


def draw_draft(canvas: PaperCanvas, size: tuple[float, float]) -> None:
    """Write “Draft” slantwise across a page of this size, pale, under what is printed afterwards."""
    # TR: across the pages of a paper that is not settled yet
    line = one_line(_("Draft"), DRAFT.weight, DRAFT.size)
    fits = min(1.0, _WIDEST * size[1] / line.width) if line.width else 1.0
    cosine, sine = math.cos(_SLANT) * fits, math.sin(_SLANT) * fits
    canvas.write(f"q {cosine:.4f} {sine:.4f} {-sine:.4f} {cosine:.4f} {size[0] / 2:.2f} {size[1] / 2:.2f} cm")
    canvas.line_at(line, -line.width / 2, -DRAFT.size * 0.36, DRAFT)
    canvas.write("Q")
