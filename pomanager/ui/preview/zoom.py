"""How large pages are shown: as wide as the window, whole, or so many per cent of their real size."""

from dataclasses import dataclass
from enum import StrEnum

STEPS = (50, 75, 100, 125, 150, 200, 300, 400)
LEAST, MOST = STEPS[0], STEPS[-1]


class Fit(StrEnum):
    """What the window itself decides."""

    WIDTH = "width"
    """As wide as there is room."""
    PAGE = "page"
    """So that a whole page is seen."""


Zoom = Fit | int
"""A way to fit the window, or per cent of the real size."""


def larger(percent: float) -> int:
    """Return the next step above a size."""
    return next((step for step in STEPS if step > percent + 0.5), MOST)


def smaller(percent: float) -> int:
    """Return the next step below a size."""
    return next((step for step in reversed(STEPS) if step < percent - 0.5), LEAST)


@dataclass(frozen=True, slots=True)
class Room:
    """What there is to fit into, in dots: the window less the margins, and how many dots an inch has."""

    width: int
    height: int
    dots_per_inch: float

    def scale(self, zoom: Zoom, page: tuple[float, float]) -> float:
        """Return the dots a point takes, for pages of this size (points); between 1/5 and 8 times the real size."""
        real = self.dots_per_inch / 72
        if not isinstance(zoom, Fit):
            return real * min(MOST, max(LEAST, zoom)) / 100
        wide = self.width / max(1.0, page[0])
        scale = wide if zoom is Fit.WIDTH else min(wide, self.height / max(1.0, page[1]))
        return min(8 * real, max(real / 5, scale))

    def percent(self, scale: float) -> float:
        """Return how many per cent of the real size a scale is."""
        return scale * 7200 / self.dots_per_inch
