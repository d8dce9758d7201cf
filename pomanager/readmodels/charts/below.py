"""The figures of a row in a line under its bars, each with its pattern, where there is no room beside them."""

from collections.abc import Iterator
from dataclasses import dataclass

from pomanager.readmodels.charts.parts import Box, Form, Label, Role, Side, Swatch
from pomanager.readmodels.charts.values import Chart, Pattern, Row
from pomanager.readmodels.charts.words import Writer

_SWATCH = (12.0, 8.0)
_GAP = 3.0
_BETWEEN = 12.0
_MOST_LINES = 4


@dataclass(frozen=True, slots=True)
class Figures:
    """What stands under the bars of a row; ``figures`` are those labels that are figures of a series."""

    labels: tuple[Label, ...]
    swatches: tuple[Swatch, ...]
    figures: tuple[Label, ...]
    bottom: float


@dataclass(frozen=True, slots=True)
class _Item:
    text: str
    role: Role
    pattern: Pattern | None = None


class Below:
    """Sets the figures of rows one behind the other, on a new line where one does not fit."""

    def __init__(self, chart: Chart, width: float, writer: Writer) -> None:
        self._chart = chart
        self._width = width
        self._writer = writer
        self._unit = writer.letters.unit

    def laid(self, row: Row, top: float) -> Figures:
        """The note with its title, then the figures, below ``top``."""
        labels: list[Label] = []
        swatches: list[Swatch] = []
        x, y, bottom = 0.0, top, top
        line = max(self._writer.letters.leading(role) for role in (Role.FIGURE, Role.NOTE, Role.REMARK))
        wide, high = _SWATCH[0] * self._unit, _SWATCH[1] * self._unit
        for item in self._items(row):
            indent = 0.0 if item.pattern is None else wide + _GAP * self._unit
            room = self._width - indent
            lines = self._writer.lines(item.text, room, item.role, _MOST_LINES)
            own = min(max((self._writer.width(each, item.role) for each in lines), default=0.0), room)
            if x and x + indent + own > self._width:
                x, y = 0.0, bottom
            label = self._writer.label(lines, (x + indent, y, own), item.role, Side.LEFT)
            labels.append(label)
            if item.pattern is not None:
                swatches.append(Swatch(Box(x, y + (line - high) / 2, wide, high), item.pattern, Form.AREA))
            bottom = max(bottom, label.box.bottom, y + line)
            x += indent + own + _BETWEEN * self._unit
        figures = labels[len(labels) - len(row.values) :]
        return Figures(tuple(labels), tuple(swatches), tuple(figures), bottom)

    def _items(self, row: Row) -> Iterator[_Item]:
        if row.note:
            if self._chart.note_title:
                yield _Item(self._chart.note_title, Role.REMARK)
            yield _Item(row.note, Role.NOTE)
        many = len(row.values) > 1
        for series, value in zip(self._chart.series, row.values, strict=True):
            yield _Item(value.shown, Role.FIGURE, series.pattern if many else None)
