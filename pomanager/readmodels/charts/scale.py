"""The scale under bars: a line with ticks, and as many of their figures as have room."""

from collections.abc import Sequence
from itertools import pairwise

from pomanager.readmodels.charts.parts import Board, Label, Line, Role, Side
from pomanager.readmodels.charts.words import Writer

_TICK = 3.0
_APART = 6.0
"""Between the figures of two ticks."""


def lay_scale(
    board: Board, ticks: Sequence[tuple[Sequence[float], str]], y: float, width: float, writer: Writer
) -> float:
    """Draw the scale below ``y``: for each tick its places from the start, and its figure. Returns where it ends."""
    places = [x for xs, _text in ticks for x in xs]
    if not places:
        return y
    unit = writer.letters.unit
    board.stroke(Line.SCALE, (min(places), y), (max(places), y))
    for x in places:
        board.stroke(Line.SCALE, (x, y), (x, y + _TICK * unit))
    top = y + (_TICK + 1) * unit
    labels: list[Label] = []
    for every in range(1, len(ticks) + 1):
        labels = [_figure(text, x, (top, width), writer) for xs, text in ticks[::every] for x in xs]
        if _apart(labels, _APART * unit):
            break
    board.labels.extend(sorted(labels, key=lambda label: label.box.x))
    return top + writer.letters.leading(Role.TICK)


def _figure(text: str, x: float, place: tuple[float, float], writer: Writer) -> Label:
    """A figure below its tick, moved so far that it does not stand out at the sides."""
    top, width = place
    lines = writer.lines(text, width, Role.TICK, 1)
    wide = min(writer.width(lines[0], Role.TICK), width) if lines else 0.0
    start = min(max(0.0, x - wide / 2), width - wide)
    return writer.label(lines, (start, top, wide), Role.TICK, Side.CENTRE)


def _apart(labels: Sequence[Label], gap: float) -> bool:
    boxes = sorted((label.box for label in labels), key=lambda box: box.x)
    return all(box.right + gap <= following.x for box, following in pairwise(boxes))
