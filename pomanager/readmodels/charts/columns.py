"""How the width of a chart is shared out among names, notes, bars and figures."""

from collections.abc import Iterable
from dataclasses import dataclass

from pomanager.readmodels.charts.parts import Role
from pomanager.readmodels.charts.values import Chart, Kind
from pomanager.readmodels.charts.words import Writer

Place = tuple[float, float]
"""Where a column begins and how wide it is."""

SWATCH = 14.0
"""The width of the pattern above a column of figures, in units."""

_GAP = 10.0
_BESIDE_BAR = 5.0
_NAMES_TAKE = 0.36
"""So much of the width the names may take, at the most."""
_WIDEST_TITLE = 64.0
_TWO = 2

_SHORTEST_BESIDE, _SHORTEST_UNDER = 8.0, 5.0
"""In lines of letters: how long the longest bar must be for names, and then for figures, to stand beside it."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns, counted from where reading begins.

    ``start`` is where bars begin (for two sides: where both meet) and ``length`` how long the bar of the scale's end
    is. ``figures`` are columns, one for each series; without them figures stand beside their bars, or ``below`` them.
    """

    label: float
    above: bool
    below: bool
    note: Place | None
    figures: tuple[Place, ...]
    start: float
    length: float

    @property
    def is_broken(self) -> bool:
        """Whether words stand between the bars of two rows, so that no line may run through."""
        return self.above or self.below


def columns_of(chart: Chart, width: float, writer: Writer) -> Columns:
    """Names and figures beside the bars; where that leaves the bars too short, names above and figures below them."""
    line = writer.letters.leading(Role.LABEL)
    sharing = _Sharing(chart, width, writer)
    beside = sharing.shared(above=False, below=False)
    if beside.length >= _SHORTEST_BESIDE * line / sharing.sides:
        return beside
    under = sharing.shared(above=True, below=False)
    if under.length >= _SHORTEST_UNDER * line / sharing.sides:
        return under
    return sharing.shared(above=True, below=True)


class _Sharing:
    """Measures what a chart has to say once, and shares out the width in one way or another."""

    def __init__(self, chart: Chart, width: float, writer: Writer) -> None:
        unit = writer.letters.unit
        self._chart = chart
        self._width = width
        self._gap = _GAP * unit
        self._beside = _BESIDE_BAR * unit
        self._name = max(
            _widest(writer, Role.LABEL, (row.label for row in chart.rows)),
            _widest(writer, Role.REMARK, (row.remark for row in chart.rows)),
        )
        title = min(writer.widest(chart.note_title, Role.REMARK), _WIDEST_TITLE * unit)
        note = _widest(writer, Role.NOTE, (row.note for row in chart.rows))
        self._note = max(note, title) if note else 0.0
        self._figures = [
            _widest(writer, Role.FIGURE, (row.values[place].shown for row in chart.rows))
            for place in range(len(chart.series))
        ]
        self._swatch = SWATCH * unit
        self.sides = _TWO if chart.has_two_sides else 1

    def shared(self, *, above: bool, below: bool) -> Columns:
        """The columns with names beside or above the bars, and figures beside or below them."""
        label = self._width if above else min(self._name, self._width * _NAMES_TAKE)
        x = 0.0 if above or not label else label + self._gap
        if below:
            whole = self._width - x
            start = x + whole / 2 if self.sides == _TWO else x
            return Columns(label, above, below, None, (), start, whole / self.sides)
        if self._chart.kind is Kind.STACKED:
            return self._with_columns(label, x, above=above)
        note: Place | None = None
        if self._note:
            note = (x, self._note)
            x += self._note + self._gap
        if self.sides == _TWO:
            first, second = (wide + self._beside for wide in self._figures)
            length = (self._width - x - first - second) / 2
            return Columns(label, above, below, note, (), x + first + length, length)
        figure = max(self._figures) + self._beside
        return Columns(label, above, below, note, (), x, self._width - x - figure)

    def _with_columns(self, label: float, x: float, *, above: bool) -> Columns:
        """Of two series the first has its figures before the bar, the second behind it; others all stand behind."""
        wide = [max(each, self._swatch) for each in self._figures]
        before = wide[:1] if len(wide) == _TWO else []
        figures: list[Place] = []
        for each in before:
            figures.append((x, each))
            x += each + self._gap
        note: Place | None = None
        if self._note:
            note = (x, self._note)
            x += self._note + self._gap
        start, end = x, self._width
        behind: list[Place] = []
        for each in reversed(wide[len(before) :]):
            end -= each
            behind.insert(0, (end, each))
            end -= self._gap
        return Columns(
            label, above, below=False, note=note, figures=(*figures, *behind), start=start, length=end - start
        )


def _widest(writer: Writer, role: Role, texts: Iterable[str]) -> float:
    return max((writer.width(text, role) for text in texts), default=0.0)
