"""The head of a chart: its title, and a legend in which every name has its pattern beside it."""

from collections.abc import Iterable, Iterator

from pomanager.readmodels.charts.parts import Board, Box, Form, Role, Side, Swatch
from pomanager.readmodels.charts.values import Chart, Kind, Pattern
from pomanager.readmodels.charts.words import Writer

_TITLE_LINES = 4
_NAME_LINES = 3
_SWATCH = (20.0, 10.0)
_GAP = 5.0
_BETWEEN = 16.0
_AFTER = 6.0


def lay_head(board: Board, chart: Chart, width: float, writer: Writer) -> float:
    """Set title and legend from the top; returns where they end."""
    y = 0.0
    unit = writer.letters.unit
    if chart.title:
        lines = writer.lines(chart.title, width, Role.TITLE, _TITLE_LINES)
        board.labels.append(writer.label(lines, (0.0, y, width), Role.TITLE, Side.LEFT))
        y = board.labels[-1].box.bottom + 2 * unit
    return lay_legend(board, _entries(chart), y, width, writer)


def _entries(chart: Chart) -> Iterator[tuple[str, Pattern, Form]]:
    form = Form.LINE if chart.kind is Kind.LINES else Form.AREA
    for series in chart.series:
        if series.name:
            yield series.name, series.pattern, form
    if chart.reference is not None:
        yield chart.reference.name, Pattern.SOLID, Form.REFERENCE


def lay_legend(
    board: Board, entries: Iterable[tuple[str, Pattern, Form]], top: float, width: float, writer: Writer
) -> float:
    """One name with its pattern beside the other, on a new line where one does not fit; returns where they end."""
    unit = writer.letters.unit
    wide, high = _SWATCH[0] * unit, _SWATCH[1] * unit
    indent = wide + _GAP * unit
    x, y, bottom = 0.0, top, top
    for name, pattern, form in entries:
        lines = writer.lines(name, width - indent, Role.LEGEND, _NAME_LINES)
        own = max((writer.width(line, Role.LEGEND) for line in lines), default=0.0)
        own = min(own, width - indent)
        if x and x + indent + own > width:
            x, y = 0.0, bottom + unit
        label = writer.label(lines, (x + indent, y, own), Role.LEGEND, Side.LEFT)
        middle = y + writer.letters.leading(Role.LEGEND) / 2
        board.swatches.append(Swatch(Box(x, middle - high / 2, wide, high), pattern, form))
        board.labels.append(label)
        bottom = max(bottom, label.box.bottom, middle + high / 2)
        x += indent + own + _BETWEEN * unit
    return bottom + _AFTER * unit if bottom else 0.0
