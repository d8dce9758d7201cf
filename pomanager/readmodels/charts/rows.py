"""Charts of bars, row below row: each with its name, its bars and their figures."""

from collections.abc import Sequence
from dataclasses import dataclass

from pomanager.readmodels.charts.bars import Bars
from pomanager.readmodels.charts.below import Below
from pomanager.readmodels.charts.columns import SWATCH, columns_of
from pomanager.readmodels.charts.parts import Bar, Board, Box, Form, Label, Line, Role, Side, Swatch
from pomanager.readmodels.charts.scale import lay_scale
from pomanager.readmodels.charts.values import Chart, Kind, Row
from pomanager.readmodels.charts.words import Writer

_NAME_LINES = 5
_REMARK_LINES = 4
_TITLE_LINES = 3
_BETWEEN_ROWS, _BETWEEN_GROUPS = 8.0, 11.0
_BETWEEN_STAGES = 14.0
"""Room for the lines that fall from one stage to the next."""
_HEAD_SWATCH = 8.0
_AFTER_HEAD = 4.0
_OVER_BARS = 3.0
"""So far the lines that run along or through the bars go beyond them."""


@dataclass(frozen=True, slots=True)
class _Words:
    """The name and the remark of a row, broken into lines."""

    name: tuple[str, ...]
    remark: tuple[str, ...]
    tall: float


class Rows:
    """Lays out the rows of a chart, a band for each."""

    def __init__(self, chart: Chart, width: float, writer: Writer) -> None:
        self.count = len(chart.rows)
        self._chart = chart
        self._width = width
        self._writer = writer
        self._unit = writer.letters.unit
        self._columns = columns_of(chart, width, writer)
        self._bars = Bars(chart, self._columns, writer)
        self._below = Below(chart, width, writer)
        self._spans: list[tuple[float, float]] = []
        """From where to where the bars of each row reach, downwards."""

    def head(self, board: Board, y: float) -> float:
        """Set the title of the notes, and the patterns above the columns of figures."""
        columns, bottom = self._columns, y
        if columns.note is not None and self._chart.note_title:
            x, wide = columns.note
            lines = self._writer.lines(self._chart.note_title, wide, Role.REMARK, _TITLE_LINES)
            board.labels.append(self._writer.label(lines, (x, y, wide), Role.REMARK, Side.RIGHT))
            bottom = board.labels[-1].box.bottom
        if len(columns.figures) > 1:
            high, across = _HEAD_SWATCH * self._unit, SWATCH * self._unit
            bottom = max(bottom, y + high)
            for series, (x, wide) in zip(self._chart.series, columns.figures, strict=True):
                box = Box(x + wide - across, bottom - high, across, high)
                board.swatches.append(Swatch(box, series.pattern, Form.AREA))
        return bottom + _AFTER_HEAD * self._unit if bottom > y else y

    def band(self, board: Board, number: int, y: float) -> float:
        """Set one row: its name, its bars, their figures; returns where the next begins."""
        row, columns = self._chart.rows[number], self._columns
        words = self._words(row)
        if columns.above:
            self._set_words(board, words, y)
            top = y + words.tall + (_OVER_BARS * self._unit if words.tall else 0.0)
        else:
            self._set_words(board, words, y + max(0.0, self._bars.tall - words.tall) / 2)
            top = y + max(0.0, words.tall - self._bars.tall) / 2
        bottom = max(y + words.tall, self._set_bars(board, number, top))
        self._spans.append((top, top + self._bars.tall))
        board.bands.append(Box(0.0, y, self._width, bottom - y))
        return bottom + self._between * self._unit

    @property
    def _between(self) -> float:
        """The room from one row to the next, in units."""
        if self._chart.kind is Kind.STEPS and not self._columns.is_broken:
            return _BETWEEN_STAGES
        grouped = self._chart.kind is Kind.BARS and len(self._chart.series) > 1
        return _BETWEEN_GROUPS if grouped or self._columns.is_broken else _BETWEEN_ROWS

    def foot(self, board: Board, y: float) -> float:
        """Draw where bars begin, the falls, the line to compare with, and the scale."""
        spans = self._spans
        if spans and not self._columns.is_broken:
            spans = [(spans[0][0], spans[-1][1])]
            if self._chart.kind is Kind.STEPS:
                self._draw_falls(board)
        more = _OVER_BARS * self._unit
        compared = None if self._chart.reference is None else self._bars.places(self._chart.reference.amount)[0]
        for top, bottom in spans:
            board.stroke(Line.BASE, (self._columns.start, top - more), (self._columns.start, bottom + more))
            if compared is not None:
                board.stroke(Line.REFERENCE, (compared, top - more), (compared, bottom + more))
        ticks = [(self._bars.places(tick.amount), tick.text) for tick in self._chart.ticks]
        return lay_scale(board, ticks, y, self._width, self._writer)

    def _words(self, row: Row) -> _Words:
        room = self._columns.label
        name = self._writer.lines(row.label, room, Role.LABEL, _NAME_LINES)
        remark = self._writer.lines(row.remark, room, Role.REMARK, _REMARK_LINES)
        return _Words(name, remark, self._writer.tall(name, Role.LABEL) + self._writer.tall(remark, Role.REMARK))

    def _set_words(self, board: Board, words: _Words, y: float) -> None:
        for lines, role in ((words.name, Role.LABEL), (words.remark, Role.REMARK)):
            if lines:
                board.labels.append(self._writer.label(lines, (0.0, y, self._columns.label), role, Side.LEFT))
                y = board.labels[-1].box.bottom

    def _set_bars(self, board: Board, number: int, top: float) -> float:
        """Set the bars of a row and their figures; returns where they end."""
        row = self._chart.rows[number]
        boxes = self._bars.boxes(row, top)
        if self._columns.below:
            below = self._below.laid(row, top + self._bars.tall + _OVER_BARS * self._unit)
            board.labels.extend(below.labels)
            board.swatches.extend(below.swatches)
            self._keep_bars(board, number, boxes, below.figures)
            return below.bottom
        self._set_note(board, row, top)
        figures = self._bars.figures(row, boxes)
        board.labels.extend(figures)
        self._keep_bars(board, number, boxes, figures)
        return top + self._bars.tall

    def _set_note(self, board: Board, row: Row, top: float) -> None:
        if row.note and self._columns.note is not None:
            x, wide = self._columns.note
            y = top + (self._bars.tall - self._writer.letters.leading(Role.NOTE)) / 2
            board.labels.append(self._writer.label((row.note,), (x, y, wide), Role.NOTE, Side.RIGHT))

    def _keep_bars(self, board: Board, number: int, boxes: Sequence[Box], figures: Sequence[Label]) -> None:
        """Note whose each bar is and where it may be chosen: on itself, on its figure, and between both."""
        for place, (box, figure) in enumerate(zip(boxes, figures, strict=True)):
            series, value = self._chart.series[place], self._chart.rows[number].values[place]
            joined = not self._columns.figures and not self._columns.below
            targets = (_around(box, figure.box),) if joined else (box, figure.box)
            kept = Bar(box, value.pattern or series.pattern, Form.AREA, number, place, value.key, figure.box, targets)
            board.bars.append(kept)

    def _draw_falls(self, board: Board) -> None:
        """From the end of each bar to the end of the next stage's; not where one of the two is not known."""
        for before, after in zip(board.bars, board.bars[len(self._chart.series) :], strict=False):
            known = [self._chart.rows[bar.row].values[bar.series].amount for bar in (before, after)]
            if None not in known:
                back = self._chart.has_two_sides and before.series == 0
                ends = [bar.box.x if back else bar.box.right for bar in (before, after)]
                board.stroke(Line.FALL, (ends[0], before.box.bottom), (ends[1], after.box.y))


def _around(box: Box, other: Box) -> Box:
    """The smallest box that holds both."""
    x, y = min(box.x, other.x), min(box.y, other.y)
    return Box(x, y, max(box.right, other.right) - x, max(box.bottom, other.bottom) - y)
