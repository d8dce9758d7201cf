"""How patterns are drawn, on paper and on screen alike: lines and dots in bars, dashes and points of lines."""

import math
from collections.abc import Iterator

from pomanager.readmodels.charts.parts import Box
from pomanager.readmodels.charts.values import Pattern

Segment = tuple[float, float, float, float]
"""From where to where a line goes: x, y, x, y. A dot is a line so short that only its round ends are seen."""

_BETWEEN = {Pattern.HATCHED: 5.5, Pattern.CROSSED: 7.0, Pattern.DOTTED: 4.5}
"""From one line or dot to the next, along the bar, in units."""

_DOT = 0.01

DASHES: dict[Pattern, tuple[float, ...]] = {
    Pattern.SOLID: (),
    Pattern.HATCHED: (5.0, 2.5),
    Pattern.DOTTED: (1.2, 2.2),
    Pattern.OPEN: (),
    Pattern.CROSSED: (7.0, 2.0, 1.5, 2.0),
}
"""Drawn and left out by turns along the line of a series, in units; an open one has a thin line instead."""

FILLED_POINTS = frozenset({Pattern.SOLID, Pattern.DOTTED})
"""Whose points are filled; the others show the ground inside."""

_CORNERS = {Pattern.SOLID: (20, 0.0), Pattern.HATCHED: (4, 0.5), Pattern.DOTTED: (3, 0.0), Pattern.OPEN: (20, 0.0)}
"""The corners of a point, and by what part of the way to the next the first is turned from the top."""


def hatching(box: Box, pattern: Pattern, unit: float) -> tuple[Segment, ...]:
    """What fills a box of this pattern, cut at its edges; nothing for a solid or an open one.

    The lines of neighbouring boxes meet, as if a window were opened on one large pattern.
    """
    between = _BETWEEN.get(pattern, 0.0) * unit
    if not between:
        return ()
    if pattern is Pattern.DOTTED:
        return tuple(_dots(box, between))
    rising = tuple(_rising(box, between))
    if pattern is Pattern.HATCHED:
        return rising
    return rising + tuple(_turned(line, box) for line in _rising(_upside_down(box), between))


def _rising(box: Box, between: float) -> Iterator[Segment]:
    """Lines that rise from left to right: the sum of both coordinates is the same all along them."""
    first = math.ceil((box.x + box.y) / between)
    last = math.floor((box.right + box.bottom) / between)
    for number in range(first, last + 1):
        total = number * between
        upper, lower = max(box.y, total - box.right), min(box.bottom, total - box.x)
        if lower > upper:
            yield total - lower, lower, total - upper, upper


def _upside_down(box: Box) -> Box:
    return Box(box.x, -box.bottom, box.width, box.height)


def _turned(line: Segment, box: Box) -> Segment:
    """A line found upside down, put back; rounding does not carry it over the edge."""
    x, y, other_x, other_y = line
    return x, min(max(-y, box.y), box.bottom), other_x, min(max(-other_y, box.y), box.bottom)


def _dots(box: Box, between: float) -> Iterator[Segment]:
    """Dots in lines, every second line shifted by half; none so near the edge that it would be cut."""
    edge = between / 4
    for row in range(math.ceil((box.y + edge) / between * 2), math.floor((box.bottom - edge) / between * 2) + 1):
        shift = between / 2 * (row % 2)
        first = math.ceil((box.x + edge - shift) / between)
        last = math.floor((box.right - edge - shift) / between)
        for number in range(first, last + 1):
            x, y = number * between + shift, row * between / 2
            yield x, y, x + _DOT, y


def point_shape(box: Box, pattern: Pattern) -> tuple[tuple[float, float], ...]:
    """The corners of a series' point in a box: a disc, a square, a triangle, a ring, a lozenge."""
    corners, turned = _CORNERS.get(pattern, (4, 0.0))
    x, y = box.middle
    reach = box.width / 2 * (1.2 if corners < _ROUND else 1.0)
    angles = (2 * math.pi * (corner + turned) / corners for corner in range(corners))
    return tuple((x + reach * math.sin(angle), y - reach * math.cos(angle)) for angle in angles)


_ROUND = 20
"""So many corners look round."""
