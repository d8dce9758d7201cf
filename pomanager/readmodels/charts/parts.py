"""What a chart is laid out into: boxes, words, lines and bars with their places, whoever draws them."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import StrEnum

from pomanager.readmodels.charts.values import Pattern


class Role(StrEnum):
    """What a text on a chart is, which decides the size and weight of its letters."""

    TITLE = "title"
    LEGEND = "legend"
    LABEL = "label"
    REMARK = "remark"
    NOTE = "note"
    FIGURE = "figure"
    TICK = "tick"


class Side(StrEnum):
    """Where in its box a text stands; left and right as they are seen."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


class Form(StrEnum):
    """What a pattern is shown on: an area, the point of a line, a piece of such a line, the line to compare with."""

    AREA = "area"
    POINT = "point"
    LINE = "line"
    REFERENCE = "reference"


class Line(StrEnum):
    """What a line is: where bars begin, the scale, a height of the scale, a fall to the next stage, and so on."""

    BASE = "base"
    SCALE = "scale"
    HEIGHT = "height"
    FALL = "fall"
    REFERENCE = "reference"
    CURVE = "curve"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; ``x`` is its left side, ``y`` its upper one, and lengths grow to the right and downwards."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right side."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Its lower side."""
        return self.y + self.height

    @property
    def middle(self) -> tuple[float, float]:
        """The point in its middle."""
        return self.x + self.width / 2, self.y + self.height / 2

    def holds(self, x: float, y: float) -> bool:
        """Whether the point lies in it or on its edge."""
        return self.x <= x <= self.right and self.y <= y <= self.bottom

    def grown(self, by: float) -> "Box":
        """The same box with so much more on every side."""
        return Box(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)

    def mirrored(self, width: float) -> "Box":
        """The box as it stands where reading begins at the right."""
        return replace(self, x=width - self.right)


@dataclass(frozen=True, slots=True)
class Label:
    """Words, broken into lines that fit into the box."""

    lines: tuple[str, ...]
    box: Box
    side: Side
    role: Role


@dataclass(frozen=True, slots=True)
class Swatch:
    """A piece of a pattern beside the name or above the column it stands for."""

    box: Box
    pattern: Pattern
    form: Form


@dataclass(frozen=True, slots=True)
class Bar:
    """A figure drawn: as an area, or as the point of a line. One of 0, or not known, has no width.

    ``row`` and ``series`` say whose it is, counted from 0 over the whole chart; ``figure`` is where it is written;
    ``targets`` are the places that choose it.
    """

    box: Box
    pattern: Pattern
    form: Form
    row: int
    series: int
    key: object
    figure: Box
    targets: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line from point to point; a curve is drawn in the way of its pattern."""

    line: Line
    points: tuple[tuple[float, float], ...]
    pattern: Pattern = Pattern.SOLID


@dataclass(frozen=True, slots=True)
class Layout:
    """A chart with the place of everything on it. ``labels`` and ``bars`` stand in the order they are read.

    ``bands`` are what a paper may cut between: rows of bars, or stretches of lines. ``right`` says that reading begins
    at the right.
    """

    width: float
    height: float
    right: bool
    labels: tuple[Label, ...]
    swatches: tuple[Swatch, ...]
    bars: tuple[Bar, ...]
    strokes: tuple[Stroke, ...]
    bands: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Letters:
    """What whoever draws says of its letters: how wide a text and how high a line of a role is.

    ``unit`` is the length that everything else is a multiple of: a point on paper, a pixel at 100 % on the screen.
    """

    width: Callable[[str, Role], float]
    leading: Callable[[Role], float]
    unit: float = 1.0


@dataclass(slots=True)
class Board:
    """Collects the parts of a chart while it is laid out, counted from where reading begins."""

    labels: list[Label] = field(default_factory=list)
    swatches: list[Swatch] = field(default_factory=list)
    bars: list[Bar] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    bands: list[Box] = field(default_factory=list)

    def stroke(self, line: Line, *points: tuple[float, float], pattern: Pattern = Pattern.SOLID) -> None:
        """Draw a line from point to point."""
        self.strokes.append(Stroke(line, points, pattern))

    def finished(self, width: float, height: float, *, right: bool) -> Layout:
        """All of it as it is seen: for a reading that begins at the right, its mirror image."""
        return Layout(
            width=width,
            height=height,
            right=right,
            labels=tuple(_label(each, width) if right else each for each in self.labels),
            swatches=tuple(replace(each, box=each.box.mirrored(width)) if right else each for each in self.swatches),
            bars=tuple(_bar(each, width) if right else each for each in self.bars),
            strokes=tuple(_stroke(each, width) if right else each for each in self.strokes),
            bands=tuple(self.bands),
        )


_OTHER_SIDE = {Side.LEFT: Side.RIGHT, Side.CENTRE: Side.CENTRE, Side.RIGHT: Side.LEFT}


def _label(label: Label, width: float) -> Label:
    return replace(label, box=label.box.mirrored(width), side=_OTHER_SIDE[label.side])


def _bar(bar: Bar, width: float) -> Bar:
    targets = tuple(each.mirrored(width) for each in bar.targets)
    return replace(bar, box=bar.box.mirrored(width), figure=bar.figure.mirrored(width), targets=targets)


def _stroke(stroke: Stroke, width: float) -> Stroke:
    return replace(stroke, points=tuple((width - x, y) for x, y in stroke.points))
