"""Where the pages of a paper lie one below the other, in dots of the screen."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from pomanager.ui.preview.document import height_in_pixels

BAND_DOTS = 3_000_000
"""A larger picture of a page is painted in bands, so that one dot of a page at 400 % does not cost all of it."""


@dataclass(frozen=True, slots=True)
class Spot:
    """What is seen: the page at the top of the window, counted from 0, and where on it the window begins.

    ``down`` is a part of the page's height; ``above`` are the dots of the gap before the page that are seen too.
    """

    page: int = 0
    down: float = 0.0
    above: int = 0


class Placing:
    """The pages in one column at ``scale`` dots a point, with a gap between them and a margin around."""

    def __init__(self, sizes: Sequence[tuple[float, float]], scale: float, gap: int, margin: int) -> None:
        self.scale = scale
        self.gap = gap
        self.margin = margin
        self.widths = [height_in_pixels(width, scale) for width, _height in sizes]
        self.heights = [height_in_pixels(height, scale) for _width, height in sizes]
        self.tops: list[int] = []
        y = margin
        for height in self.heights:
            self.tops.append(y)
            y += height + gap
        self.height = y - gap + margin if self.heights else 2 * margin
        self.width = max(self.widths, default=0) + 2 * margin

    def page_at(self, y: int) -> int:
        """Return the page at this height, or the last above it; 0 above the first."""
        return max(0, bisect_right(self.tops, y) - 1)

    def seen(self, top: int, bottom: int) -> range:
        """Return the pages that show between two heights."""
        if not self.tops:
            return range(0)
        first = self.page_at(top)
        if self.tops[first] + self.heights[first] < top and first + 1 < len(self.tops):
            first += 1
        return range(first, self.page_at(bottom) + 1)

    def current(self, top: int, room: int) -> int:
        """Return the page people say they are on: the one a third down the window."""
        return self.page_at(top + room // 3)

    def spot(self, top: int) -> Spot:
        """Return what is seen when the window begins at this height."""
        if not self.tops:
            return Spot(above=self.margin)
        page = self.page_at(top + self.gap)
        below = top - self.tops[page]
        return Spot(page, below / max(1, self.heights[page])) if below >= 0 else Spot(page, above=-below)

    def top_of(self, spot: Spot) -> int:
        """Return the height at which the window begins to show this."""
        if not self.tops:
            return 0
        page = min(spot.page, len(self.tops) - 1)
        return self.tops[page] + round(spot.down * self.heights[page]) - spot.above

    def bands(self, page: int) -> list[tuple[int, int]]:
        """Return the bands a page is painted in: where each begins, and how high it is."""
        rows = max(256, BAND_DOTS // max(1, self.widths[page]))
        whole = self.heights[page]
        if whole <= rows * 3 // 2:
            return [(0, whole)]
        return [(top, min(rows, whole - top)) for top in range(0, whole, rows)]
