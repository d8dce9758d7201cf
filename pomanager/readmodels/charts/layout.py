"""Where everything on a chart stands: its title and legend, then its rows of bars or its lines."""

from pomanager.readmodels.charts.curves import Curves
from pomanager.readmodels.charts.legend import lay_head
from pomanager.readmodels.charts.parts import Board, Layout, Letters, Role
from pomanager.readmodels.charts.rows import Rows
from pomanager.readmodels.charts.values import Chart, Kind
from pomanager.readmodels.charts.words import Writer

_NARROWEST = 8.0


def narrowest(letters: Letters) -> float:
    """The width a chart needs at the least, in any language: some words' breadth of its largest letters."""
    return _NARROWEST * max(map(letters.leading, Role))


def laid_out(
    chart: Chart,
    width: float,
    letters: Letters,
    *,
    right: bool = False,
    bands: tuple[int, int | None] = (0, None),
) -> Layout:
    """The chart in a column of this width (or the narrowest there may be), as high as it needs.

    ``right`` says that reading begins at the right: everything is then mirrored. ``bands`` chooses a part, as
    ``range`` does: rows, or stretches of lines; title, legend and scale belong to every part, and bars of the same
    amount are equally long in all of them.
    """
    writer = Writer(letters)
    width = max(width, narrowest(letters))
    board = Board()
    body = (Curves if chart.kind is Kind.LINES else Rows)(chart, width, writer)
    y = lay_head(board, chart, width, writer)
    y = body.head(board, y)
    for number in range(*slice(*bands).indices(body.count)):
        y = body.band(board, number, y)
    y = body.foot(board, y)
    return board.finished(width, y, right=right)
