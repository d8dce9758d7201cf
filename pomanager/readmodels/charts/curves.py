"""Lines from point to point, with every figure in a table below its point; long series go on in further stretches."""

from collections.abc import Iterator

from pomanager.readmodels.charts.parts import Bar, Board, Box, Form, Line, Role, Side, Swatch
from pomanager.readmodels.charts.values import Amount, Chart
from pomanager.readmodels.charts.words import Writer

_LOWEST, _HIGHEST = 80.0, 150.0
_HEIGHT = 0.3
"""The height of the lines as a part of the width, between the lowest and the highest there is, in units."""
_APART = 7.0
"""Between two names or figures side by side."""
_WIDEST_NAME = 72.0
_NAME_LINES = 4
_REMARK_LINES = 3
_FIGURE_LINES = 3
_SWATCH = (20.0, 10.0)
_GAP = 6.0
_BETWEEN_STRETCHES = 12.0
_POINT = 6.0
_TARGET = 9.0
"""How far around a point may be pressed."""


class Curves:
    """Lays out the lines of a chart, a band for each stretch of points that fits into the width."""

    def __init__(self, chart: Chart, width: float, writer: Writer) -> None:
        self._chart = chart
        self._width = width
        self._writer = writer
        self._unit = unit = writer.letters.unit
        self._plot = min(max(width * _HEIGHT, _LOWEST * unit), _HIGHEST * unit)
        self._start = self._margin()
        room = width - self._start
        fitting = max(1, int(room / min(self._narrowest(), room)))
        points = len(chart.rows)
        self.count = -(-points // fitting)
        self._points = -(-points // self.count) if self.count else 1
        self._step = room / self._points

    def _margin(self) -> float:
        """The room before the lines: for the figures of the scale, and the patterns beside the table."""
        ticks = max((self._writer.width(tick.text, Role.TICK) for tick in self._chart.ticks), default=0.0)
        swatch = _SWATCH[0] * self._unit if len(self._chart.series) > 1 else 0.0
        return min(max(ticks, swatch) + _GAP * self._unit, self._width / 3)

    def _narrowest(self) -> float:
        """How far one point must be from the next for its words to have room."""
        rows, writer = self._chart.rows, self._writer
        figures = max((writer.width(value.shown, Role.FIGURE) for row in rows for value in row.values), default=0.0)
        names = max((writer.widest(row.label, Role.LABEL) for row in rows), default=0.0)
        notes = max((writer.width(row.note, Role.NOTE) for row in rows), default=0.0)
        return max(figures, notes, min(names, _WIDEST_NAME * self._unit)) + _APART * self._unit

    def head(self, board: Board, y: float) -> float:  # noqa: ARG002 - lines need no head, bars do
        """Leave room for half a figure of the scale."""
        return y + self._writer.letters.leading(Role.TICK) / 2 + _POINT / 2 * self._unit

    def band(self, board: Board, number: int, y: float) -> float:
        """Set one stretch: its scale and lines, then the names and figures below; returns where the next begins."""
        rows = range(number * self._points, min((number + 1) * self._points, len(self._chart.rows)))
        bottom = y + self._plot
        end = self._start + self._step * len(rows)
        self._set_scale(board, bottom, end)
        board.stroke(Line.BASE, (self._start, y), (self._start, bottom), (end, bottom))
        if self._chart.reference is not None:
            level = self._level(self._chart.reference.amount, bottom)
            board.stroke(Line.REFERENCE, (self._start, level), (end, level))
        for place in range(len(self._chart.series)):
            for points in self._unbroken(place, rows, bottom):
                board.stroke(Line.CURVE, *points, pattern=self._chart.series[place].pattern)
        lower = self._set_table(board, rows, bottom)
        board.bands.append(Box(0.0, y, self._width, lower - y))
        return lower + _BETWEEN_STRETCHES * self._unit

    def foot(self, board: Board, y: float) -> float:  # noqa: ARG002 - every stretch has its own scale
        """Nothing more."""
        return y

    def _level(self, amount: Amount, bottom: float) -> float:
        return bottom - float(amount / self._chart.end) * self._plot

    def _across(self, row: int) -> float:
        """Where the point of a row stands, from the start of the line."""
        return self._start + (row % self._points + 0.5) * self._step

    def _unbroken(self, place: int, rows: range, bottom: float) -> Iterator[list[tuple[float, float]]]:
        """The points of a series as far as they are known; two or more of them make a line."""
        points: list[tuple[float, float]] = []
        for row in rows:
            amount = self._chart.rows[row].values[place].amount
            if amount is not None:
                points.append((self._across(row), self._level(amount, bottom)))
                continue
            if len(points) > 1:
                yield points
            points = []
        if len(points) > 1:
            yield points

    def _set_scale(self, board: Board, bottom: float, end: float) -> None:
        leading = self._writer.letters.leading(Role.TICK)
        free = bottom + 2 * leading
        for tick in self._chart.ticks:
            y = self._level(tick.amount, bottom)
            if tick.amount:
                board.stroke(Line.HEIGHT, (self._start, y), (end, y))
            if free - y >= leading:
                wide = self._start - _GAP / 2 * self._unit
                lines = self._writer.lines(tick.text, wide, Role.TICK, 1)
                board.labels.append(self._writer.label(lines, (0.0, y - leading / 2, wide), Role.TICK, Side.RIGHT))
                free = y

    def _set_table(self, board: Board, rows: range, bottom: float) -> float:
        """Names, remarks and notes, then a line of figures for each series; returns where it ends."""
        y = bottom + 3 * self._unit
        named = [self._chart.rows[row] for row in rows]
        y = self._set_line(board, rows, [row.label for row in named], y, Role.LABEL)
        y = self._set_line(board, rows, [row.remark for row in named], y, Role.REMARK)
        y = self._set_line(board, rows, [row.note for row in named], y, Role.NOTE)
        for place, series in enumerate(self._chart.series):
            before = len(board.labels)
            if len(self._chart.series) > 1:
                wide, high = _SWATCH[0] * self._unit, _SWATCH[1] * self._unit
                middle = y + self._writer.letters.leading(Role.FIGURE) / 2
                x = max(0.0, self._start - _GAP * self._unit - wide)
                board.swatches.append(Swatch(Box(x, middle - high / 2, wide, high), series.pattern, Form.LINE))
            y = self._set_line(board, rows, [row.values[place].shown for row in named], y, Role.FIGURE)
            for row, label in zip(rows, board.labels[before:], strict=True):
                board.bars.append(self._point(row, place, label.box, bottom))
        return y

    def _set_line(self, board: Board, rows: range, texts: list[str], y: float, role: Role) -> float:
        """Texts side by side, each below its point; nothing where all are empty."""
        if not any(texts):
            return y
        wide = self._step - _APART / 2 * self._unit
        most = {Role.LABEL: _NAME_LINES, Role.REMARK: _REMARK_LINES}.get(role, _FIGURE_LINES)
        lower = y
        for row, text in zip(rows, texts, strict=True):
            lines = self._writer.lines(text, wide, role, most)
            x = self._across(row) - wide / 2
            board.labels.append(self._writer.label(lines, (x, y, wide), role, Side.CENTRE))
            lower = max(lower, board.labels[-1].box.bottom)
        return lower

    def _point(self, row: int, place: int, figure: Box, bottom: float) -> Bar:
        """The point of a figure; what is not known has none, and is chosen by its dash."""
        series, value = self._chart.series[place], self._chart.rows[row].values[place]
        half = 0.0 if value.amount is None else _POINT / 2 * self._unit
        x, y = self._across(row), bottom if value.amount is None else self._level(value.amount, bottom)
        box = Box(x - half, y - half, 2 * half, 2 * half)
        targets = (figure,) if value.amount is None else (box.grown((_TARGET - _POINT / 2) * self._unit), figure)
        return Bar(box, series.pattern, Form.POINT, row, place, value.key, figure, targets)
