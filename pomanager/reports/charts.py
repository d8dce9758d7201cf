"""Charts on paper: the layout of a chart drawn in black lines, its words in every script."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pomanager.i18n import _
from pomanager.readmodels import charts
from pomanager.readmodels.charts import (
    DASHES,
    FILLED_POINTS,
    Bar,
    Box,
    Form,
    Label,
    Layout,
    Letters,
    Line,
    Pattern,
    Role,
    Side,
    Stroke,
    Swatch,
)
from pomanager.reports.flow import Block, from_right
from pomanager.reports.lines import one_line
from pomanager.reports.pages import PaperCanvas
from pomanager.reports.scripts import begins_right, turns
from pomanager.reports.styles import CELL, FAINT, FOOT, HAIRLINE, NOTE, RULE, SMALL, STRONG, TextStyle

STYLES: dict[Role, TextStyle] = {
    Role.TITLE: STRONG,
    Role.LEGEND: SMALL,
    Role.LABEL: CELL,
    Role.REMARK: NOTE,
    Role.NOTE: replace(CELL, weight=STRONG.weight),
    Role.FIGURE: CELL,
    Role.TICK: FOOT,
}

WAITS_BELOW = 300.0
"""A chart lower than this, in points, waits for the next page rather than being cut."""
_FEWEST_ROWS = 3
"""A higher one is cut where so many rows, at the least, stay before the end of the page."""

_EDGE = 0.6
_HATCH, _DOT = 0.7, 1.5
_CURVE, _THIN_CURVE = 1.3, 0.6
_CASING = 2.6
"""White to both sides of the line to compare with, so that it is seen on black bars."""
_COMPARED = "[3 2] 0 d"
_SIDES = {Side.LEFT: 0.0, Side.CENTRE: 0.5, Side.RIGHT: 1.0}
"""What part of the free room lies to the left of a text."""


def _width(text: str, role: Role) -> float:
    style = STYLES[role]
    return one_line(text, style.weight, style.size).width


def _leading(role: Role) -> float:
    return STYLES[role].leading


LETTERS = Letters(_width, _leading)


class Chart(Block):
    """A chart on paper, as wide as its column; one too high for its page goes on over the next, cut between rows."""

    def __init__(self, chart: charts.Chart, *, bands: tuple[int, int | None] = (0, None)) -> None:
        """Show these bands of the layout; all of them, if not told otherwise."""
        super().__init__(before=8, after=8)
        self._chart = chart
        self._bands = bands
        self._layout: Layout | None = None

    def height_in(self, width: float) -> float:
        """The height of its rows with title, legend and scale."""
        return self._laid(width).height

    def said(self) -> Iterator[str]:
        """Title and legend, then each row: its name and its figures. A part that goes on says nothing again."""
        chart = self._chart
        if self._bands[0]:
            return
        yield from filter(None, [chart.title, *(series.name for series in chart.series)])
        if chart.reference is not None:
            yield chart.reference.name
        if chart.note_title:
            yield chart.note_title
        for row in chart.rows:
            yield from filter(None, [row.label, row.remark, row.note, *(value.shown for value in row.values)])

    def cut(self, width: float, room: float) -> list[Block]:
        """The rows that fit, and the others; each with title, legend and scale."""
        laid = self._laid(width)
        bands = laid.bands
        if laid.height <= max(room, WAITS_BELOW):
            return []
        foot = laid.height - bands[-1].bottom
        fitting = sum(band.bottom + foot <= room for band in bands)
        fewest = 1 if room >= WAITS_BELOW or self._chart.kind is charts.Kind.LINES else _FEWEST_ROWS
        if not fewest <= fitting < len(bands):
            return []
        first, last = self._bands
        title = self._chart.title
        if title and not first:
            title = _("{group} (continued)").format(group=title)
        rest = replace(self._chart, title=title)
        return [
            Chart(self._chart, bands=(first, first + fitting)),
            Chart(rest, bands=(first + fitting, last)),
        ]

    def paint(self, width: float, height: float) -> None:
        """Draw the bars, then the lines, then the words in the order they are read."""
        draw(self.canvas, self._laid(width), height)

    def _laid(self, width: float) -> Layout:
        if self._layout is None or self._layout.width != width:
            self._layout = charts.laid_out(self._chart, width, LETTERS, right=from_right(), bands=self._bands)
        return self._layout


def draw(canvas: PaperCanvas, layout: Layout, top: float) -> None:
    """Draw a chart so that its upper left corner lies at the left edge, ``top`` points high."""
    # Turned over, so that heights grow downwards as in the layout; words are written outside of it.
    canvas.write(f"q 1 0 0 -1 0 {top:.2f} cm 0 J")
    for bar in layout.bars:
        if bar.form is Form.AREA:
            _draw_area(canvas, bar)
    for stroke in layout.strokes:
        _draw_stroke(canvas, stroke)
    for bar in layout.bars:
        if bar.form is Form.POINT:
            _draw_point(canvas, bar.box, bar.pattern)
    for swatch in layout.swatches:
        _draw_swatch(canvas, swatch)
    canvas.write("Q")
    for label in layout.labels:
        _write_label(canvas, label, top)


def _draw_area(canvas: PaperCanvas, area: Bar | Swatch) -> None:
    """A box filled with its pattern; a bar without length is not drawn."""
    box = area.box
    if not box.width:
        return
    place = f"{box.x:.2f} {box.y:.2f} {box.width:.2f} {box.height:.2f} re"
    if area.pattern is Pattern.SOLID:
        canvas.write(f"0 g 0 G {_EDGE:g} w [] 0 d {place} B")
        return
    canvas.write(f"1 g {place} f 0 G [] 0 d")
    lines = charts.hatching(box, area.pattern, LETTERS.unit)
    if lines:
        wide = _DOT if area.pattern is Pattern.DOTTED else _HATCH
        path = " ".join(f"{x:.2f} {y:.2f} m {to_x:.2f} {to_y:.2f} l" for x, y, to_x, to_y in lines)
        canvas.write(f"q {place} W n {wide:g} w 1 J {path} S Q")
    canvas.write(f"{_EDGE:g} w {place} S")


def _draw_stroke(canvas: PaperCanvas, stroke: Stroke) -> None:
    path = _path(stroke.points)
    if stroke.line is Line.CURVE:
        canvas.write(f"0 G {_curve_style(stroke.pattern)} {path} S")
    elif stroke.line is Line.REFERENCE:
        canvas.write(f"1 G [] 0 d {_CASING:g} w {path} S 0 G {_COMPARED} {RULE * 1.25:g} w {path} S")
    elif stroke.line in {Line.HEIGHT, Line.FALL}:
        canvas.write(f"{FAINT:g} G [] 0 d {HAIRLINE:g} w {path} S")
    else:
        canvas.write(f"0 G [] 0 d {RULE:g} w {path} S")


def _curve_style(pattern: Pattern) -> str:
    dashes = " ".join(f"{length:g}" for length in DASHES[pattern])
    return f"[{dashes}] 0 d {_THIN_CURVE if pattern is Pattern.OPEN else _CURVE:g} w"


def _path(points: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{x:.2f} {y:.2f} {'l' if number else 'm'}" for number, (x, y) in enumerate(points))


def _draw_point(canvas: PaperCanvas, box: Box, pattern: Pattern) -> None:
    if not box.width:
        return
    inside = 0 if pattern in FILLED_POINTS else 1
    path = _path(charts.point_shape(box, pattern))
    canvas.write(f"0 G {inside} g [] 0 d {_EDGE * 1.5:g} w {path} b")


def _draw_swatch(canvas: PaperCanvas, swatch: Swatch) -> None:
    box = swatch.box
    x, y = box.middle
    through = ((box.x, y), (box.right, y))
    if swatch.form is Form.AREA:
        _draw_area(canvas, swatch)
    elif swatch.form is Form.REFERENCE:
        _draw_stroke(canvas, Stroke(Line.REFERENCE, through))
    else:
        _draw_stroke(canvas, Stroke(Line.CURVE, through, swatch.pattern))
        _draw_point(canvas, Box(x - 3, y - 3, 6, 6), swatch.pattern)


def _write_label(canvas: PaperCanvas, label: Label, top: float) -> None:
    style = STYLES[label.role]
    y = top - label.box.y - style.rise
    for text in label.lines:
        right = begins_right(text, otherwise=canvas.right) if turns(text) else canvas.right
        line = one_line(text, style.weight, style.size, right=right)
        canvas.line_at(line, label.box.x + (label.box.width - line.width) * _SIDES[label.side], y, style)
        y -= style.leading
