"""Sheets with places of a fixed size in rows and columns, as labels and cards have; texts that must fit into them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pomanager.reports.lines import Line, broken_afresh
from pomanager.reports.pages import PaperCanvas
from pomanager.reports.paper import BARE_EDGE, MILLIMETRE, Paper
from pomanager.reports.scripts import cleaned
from pomanager.reports.styles import FAINT, HAIRLINE, TextStyle

_LONGEST_LINE = 300
"""More letters than fit into any line of any place."""
_STEP = 0.92
"""A text that does not fit is tried so much smaller."""
_SMALLEST = 5.0
"""No text is made smaller than this, in points: then three dots stand for what does not fit."""
_BEYOND = 8.0
"""So far lines to cut along reach beyond the places, in points."""


@dataclass(frozen=True, slots=True)
class Box:
    """A place on a sheet: its lower left corner, its width and its height, in points."""

    left: float
    bottom: float
    width: float
    height: float

    @property
    def top(self) -> float:
        """Its upper edge."""
        return self.bottom + self.height

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.left + self.width

    def inside(self, inset: float) -> "Box":
        """What is left of it within an inset on all sides."""
        return Box(self.left + inset, self.bottom + inset, self.width - 2 * inset, self.height - 2 * inset)


@dataclass(frozen=True, slots=True)
class Grid:
    """How the places of a sheet lie, in the middle of it: columns, rows, and the measures of a place in millimetres.

    ``gap`` is the room between two columns. On a lower sheet there are as many rows as leave room for head and foot.
    """

    columns: int
    rows: int
    width: float
    height: float
    gap: float = 0.0

    def boxes(self, paper: Paper) -> Sequence[Box]:
        """The places of a sheet of this paper in the order they are filled: row by row, from where lines begin."""
        wide, tall, gap = (each * MILLIMETRE for each in (self.width, self.height, self.gap))
        sheet_wide, sheet_tall = paper.size
        rows = max(1, min(self.rows, int((sheet_tall - 2 * BARE_EDGE) // tall)))
        whole = self.columns * wide + (self.columns - 1) * gap
        left, top = (sheet_wide - whole) / 2, (sheet_tall + rows * tall) / 2
        columns = range(self.columns - 1, -1, -1) if paper.canvas.right else range(self.columns)
        return [
            Box(left + column * (wide + gap), top - (row + 1) * tall, wide, tall)
            for row in range(rows)
            for column in columns
        ]


def places_of(paper: Paper, grid: Grid, *, start: int = 1, cut: bool = False) -> Iterator[Box]:
    """One place after another, on as many sheets as are asked for; the first sheet begins with the place ``start``.

    With ``cut`` each sheet gets lines to cut along.
    """
    boxes = grid.boxes(paper)
    passed = (start - 1) % len(boxes)
    while True:
        if cut:
            draw_cuts(paper.canvas, boxes)
        yield from boxes[passed:]
        passed = 0
        paper.new_page()


def draw_cuts(canvas: PaperCanvas, boxes: Sequence[Box]) -> None:
    """Draw dashed lines along the edges of places that touch one another."""
    xs = sorted({round(edge, 2) for box in boxes for edge in (box.left, box.right)})
    ys = sorted({round(edge, 2) for box in boxes for edge in (box.bottom, box.top)})
    across = [f"{xs[0] - _BEYOND:.2f} {y:.2f} m {xs[-1] + _BEYOND:.2f} {y:.2f} l" for y in ys]
    down = [f"{x:.2f} {ys[0] - _BEYOND:.2f} m {x:.2f} {ys[-1] + _BEYOND:.2f} l" for x in xs]
    canvas.write(f"{FAINT:g} G {HAIRLINE:g} w [3 3] 0 d {' '.join([*across, *down])} S [] 0 d 0 G")


@dataclass(frozen=True, slots=True)
class Fitted:
    """A text made to fit: its lines and the look in which they do."""

    lines: tuple[Line, ...]
    style: TextStyle

    @property
    def height(self) -> float:
        """How high it is, in points."""
        return len(self.lines) * self.style.leading


def fitted(text: str, width: float, style: TextStyle, most: int, *, right: bool) -> Fitted:
    """A text on at most so many lines: smaller where it must be, ended by three dots where even that is too much."""
    text = cleaned(text).replace("\n", " ")
    cut = text[: most * _LONGEST_LINE]
    size = style.size
    while cut != text and size * _STEP >= _SMALLEST:
        # What is longer than any place fits at no size: only the smallest is looked at.
        size *= _STEP
    while True:
        look = replace(style, size=size, leading=style.leading * size / style.size)
        lines = broken_afresh(cut, width, look.weight, look.size, right=right)
        if len(lines) <= most and cut == text:
            return Fitted(lines, look)
        if size * _STEP < _SMALLEST:
            return Fitted(_with_dots(lines, width, look, most, right=right), look)
        size *= _STEP


def _with_dots(lines: tuple[Line, ...], width: float, style: TextStyle, most: int, *, right: bool) -> tuple[Line, ...]:
    """The lines there is room for, the last of them ended by dots."""
    letters = lines[min(most, len(lines)) - 1].text.rstrip()
    while True:
        dotted = broken_afresh(f"{letters}…", width, style.weight, style.size, right=right)
        if len(dotted) == 1 or not letters:
            return (*lines[: most - 1], dotted[0])
        letters = letters[:-1]


def draw_fitted(canvas: PaperCanvas, text: str, box: tuple[float, float, float], style: TextStyle, most: int) -> float:
    """Write a text into a column (left, top, width) on at most so many lines; returns where the next would begin."""
    left, top, width = box
    made = fitted(text, width, style, most, right=canvas.right)
    return canvas.lines_at(made.lines, left, top, width, made.style)
