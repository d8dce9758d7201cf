"""The bars of one row and the figures beside them."""

from fractions import Fraction

from pomanager.readmodels.charts.columns import Columns
from pomanager.readmodels.charts.parts import Box, Label, Role, Side
from pomanager.readmodels.charts.values import Amount, Chart, Kind, Row
from pomanager.readmodels.charts.words import Writer

_THINNEST = 12.0
_BETWEEN_BARS = 2.0
_BESIDE_BAR = 4.0
_CLEAR_OF_LINE = 3.0


class Bars:
    """Knows how long bars are and where they and their figures stand, for all rows of a chart alike."""

    def __init__(self, chart: Chart, columns: Columns, writer: Writer) -> None:
        self._chart = chart
        self._columns = columns
        self._writer = writer
        self._unit = writer.letters.unit
        self._gap = _BETWEEN_BARS * self._unit
        self._lanes = len(chart.series) if chart.kind is Kind.BARS else 1
        self.thick = max(writer.letters.leading(Role.FIGURE), _THINNEST * self._unit)
        self.tall = self.thick * self._lanes + self._gap * (self._lanes - 1)
        self._compared = None if chart.reference is None else self.places(chart.reference.amount)[0]

    def places(self, amount: Amount) -> tuple[float, ...]:
        """Where a bar of this amount ends: at two places where bars stand back to back."""
        start, long = self._columns.start, self._long(amount, self._chart.end)
        if self._chart.has_two_sides:
            return (start - long, start + long) if long else (start,)
        return (start + long,)

    def boxes(self, row: Row, top: float) -> list[Box]:
        """The bars of a row below ``top``, one for each series; without width for nothing and for what is not known."""
        start, found = self._columns.start, list[Box]()
        whole = row.total if self._chart.as_shares else self._chart.end
        for place, value in enumerate(row.values):
            y = top + place * (self.thick + self._gap) if self._chart.kind is Kind.BARS else top
            wide = self._long(value.amount or 0, whole or Fraction(0))
            back = wide if self._chart.has_two_sides and place == 0 else 0.0
            since = self._long(value.since, self._chart.end)
            found.append(Box(start - back + since, y, wide, self.thick))
            if self._chart.kind is Kind.STACKED:
                start += wide
        return found

    def figures(self, row: Row, boxes: list[Box]) -> list[Label]:
        """Each figure of a row at the height of its bar: in the column of its series, or just behind the bar."""
        found: list[Label] = []
        for place, (value, box) in enumerate(zip(row.values, boxes, strict=True)):
            lines = (value.shown,)
            middle = box.y + (self.thick - self._writer.letters.leading(Role.FIGURE)) / 2
            if self._columns.figures:
                x, wide = self._columns.figures[place]
                found.append(self._writer.label(lines, (x, middle, wide), Role.FIGURE, Side.RIGHT))
                continue
            wide = self._writer.width(value.shown, Role.FIGURE)
            gap = _BESIDE_BAR * self._unit
            if self._chart.has_two_sides and place == 0:
                x = box.x - gap - wide
                found.append(self._writer.label(lines, (x, middle, wide), Role.FIGURE, Side.RIGHT))
            else:
                x = self._clear_of_line(box.right + gap, wide)
                found.append(self._writer.label(lines, (x, middle, wide), Role.FIGURE, Side.LEFT))
        return found

    def _long(self, amount: Amount, whole: Fraction) -> float:
        return float(amount / whole) * self._columns.length if whole else 0.0

    def _clear_of_line(self, x: float, wide: float) -> float:
        """Where a figure begins that would begin at ``x``: behind the line to compare with, if that would cross it."""
        clear = _CLEAR_OF_LINE * self._unit
        if self._compared is not None and x - clear < self._compared < x + wide + clear:
            return self._compared + clear
        return x
