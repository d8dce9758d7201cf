"""Patterns at the edges of ballot papers by which a mono printer tells them apart, as coloured paper would."""

from collections.abc import Iterator

from pomanager.reports.fixed import Box
from pomanager.reports.pages import PaperCanvas
from pomanager.rules.bodies.kinds import ReservedFor

_DOT = 2.6


def draw_pattern(canvas: PaperCanvas, open_to: ReservedFor, place: Box, band: float) -> None:
    """Draw the pattern of a group into a band within the edges of a place; nothing for a paper open to all.

    Slanting strokes are the women's, dots the young's, small squares a section's.
    """
    if open_to is ReservedFor.NOBODY:
        return
    inner = place.inside(band)
    canvas.write(f"0 G 0.8 w {place.left:.2f} {place.bottom:.2f} {place.width:.2f} {place.height:.2f} re S")
    canvas.write(f"{inner.left:.2f} {inner.bottom:.2f} {inner.width:.2f} {inner.height:.2f} re S")
    draw = {ReservedFor.WOMEN: _slanting, ReservedFor.YOUTH: _dots, ReservedFor.SECTION: _squares}[open_to]
    canvas.write(" ".join(draw(place, band)))


def _along(place: Box, band: float) -> Iterator[tuple[float, float]]:
    """The left lower corners of squares of the width of the band, all round a place."""
    across, up = int(place.width // band), int((place.height - 2 * band) // band)
    step_x, step_y = place.width / max(1, across), (place.height - 2 * band) / max(1, up)
    for number in range(across):
        x = place.left + number * step_x
        yield x, place.bottom
        yield x, place.top - band
    for number in range(up):
        y = place.bottom + band + number * step_y
        yield place.left, y
        yield place.right - band, y


def _slanting(place: Box, band: float) -> Iterator[str]:
    yield "2.2 w"
    for x, y in _along(place, band):
        yield f"{x + 1:.2f} {y + 1:.2f} m {x + band - 1:.2f} {y + band - 1:.2f} l"
    yield "S 0.8 w"


def _dots(place: Box, band: float) -> Iterator[str]:
    yield f"1 J {2 * _DOT:g} w"
    for x, y in _along(place, band):
        yield f"{x + band / 2:.2f} {y + band / 2:.2f} m {x + band / 2:.2f} {y + band / 2:.2f} l"
    yield "S 0 J 0.8 w"


def _squares(place: Box, band: float) -> Iterator[str]:
    side = band / 2
    for x, y in _along(place, band):
        yield f"{x + side / 2:.2f} {y + side / 2:.2f} {side:.2f} {side:.2f} re"
    yield "f"
