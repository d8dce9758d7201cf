"""How the text of papers looks: sizes, weights and greys that stay readable on a worn black-and-white printer."""

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from pomanager.reports.fonts import REGULAR, SEMIBOLD

BLACK = 0.0
QUIET = 0.35
"""The grey of labels and notes: dark enough for a copy of a copy."""

HAIRLINE = 0.4
RULE = 0.8
"""Widths of lines, in points."""

FAINT = 0.6
"""The grey of the lines between rows."""


class Align(StrEnum):
    """On which side of its place a text stands; start and end follow the direction of the language."""

    START = "start"
    CENTRE = "centre"
    END = "end"
    RIGHT = "right"
    """Figures below one another, in whatever direction words are read: ones below ones, tens below tens."""

    @property
    def in_column(self) -> "Align":
        """Where a cell stands in its column: at the end of one stand figures."""
        return Align.RIGHT if self is Align.END else self


@dataclass(frozen=True, slots=True)
class TextStyle:
    """The look of a text. Lengths are points; ``grey`` is 0 for black to 1 for white."""

    size: float = 9.5
    weight: int = REGULAR
    leading: float = 14.0
    align: Align = Align.START
    grey: float = BLACK
    before: float = 0.0
    after: float = 0.0

    @property
    def rise(self) -> float:
        """From the top of a line down to the foot of its letters."""
        return (self.leading - self.size * _TALL) / 2 + self.size * _ASCENT

    def aligned(self, align: Align) -> "TextStyle":
        """The same look on another side."""
        return _aligned(self, align)


@cache
def _aligned(style: TextStyle, align: Align) -> TextStyle:
    return replace(style, align=align)


_ASCENT = 1.0
"""How far letters with their accents rise above the line, for a size of 1; Khmer signs above rise as far."""
_TALL = 1.34

BODY = TextStyle(after=4)
SMALL = TextStyle(size=8, leading=11.5)
NOTE = TextStyle(size=8, leading=11.5, grey=QUIET)
LABEL = TextStyle(size=8.5, leading=14, grey=QUIET)
STRONG = TextStyle(weight=SEMIBOLD)
TITLE = TextStyle(size=17, weight=SEMIBOLD, leading=24, before=10, after=2)
SECOND_TITLE = TextStyle(size=13.5, weight=SEMIBOLD, leading=19)
"""The title in the second language of a paper that has two side by side."""
SUBTITLE = TextStyle(size=10.5, leading=15.5, grey=QUIET, after=10)
HEADING = TextStyle(size=11.5, weight=SEMIBOLD, leading=17, before=12, after=4)
ORGANISATION = TextStyle(size=11.5, weight=SEMIBOLD, leading=17)
CELL = TextStyle(size=8.5, leading=12.5)
CELL_HEAD = TextStyle(size=8, weight=SEMIBOLD, leading=11.5)
FOOT = TextStyle(size=7, leading=10, grey=QUIET)
LARGE_FOOT = TextStyle(size=5.5, leading=7.8, grey=QUIET)
"""The foot in large print: it grows less than the text, or it would take a quarter of the page. Also on bare sheets."""
DRAFT = TextStyle(size=110, weight=SEMIBOLD, leading=110, grey=0.9)
"""The word across the pages of a draft: pale enough to read through, dark enough for a copy."""
