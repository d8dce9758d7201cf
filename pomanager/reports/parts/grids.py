"""Tables of some rows, and what is made of them: facts about one thing, tallies, counts in figures and words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pomanager.i18n.numerals import Gender, with_words
from pomanager.reports.columns import shared, title_needs
from pomanager.reports.flow import Block, Together, from_right
from pomanager.reports.lines import Line, broken, one_line
from pomanager.reports.parts.strokes import upright
from pomanager.reports.styles import BODY, CELL, CELL_HEAD, HAIRLINE, LABEL, RULE, Align, TextStyle
from pomanager.reports.twins import in_both

_MOST_BESIDE = 3
"""A table of more columns does not fit into half a page: on a paper in two languages it stands there twice."""

_MEASURED = 200
"""So many rows are looked at for the widest figure of a column."""

_WORTH_CUTTING = 20
"""A row of so many lines is not cut in two: it waits for the next page."""


@dataclass(frozen=True, slots=True)
class GridColumn:
    """A column of a short table: its title, its share of the width, its side and the look of its cells."""

    title: str
    share: float
    align: Align = Align.START
    style: TextStyle = CELL


@dataclass(frozen=True, slots=True)
class _Row:
    """A row that is laid out: the lines of its cells, how the cells look, how high it is."""

    cells: tuple[tuple[Line, ...], ...]
    looks: tuple[TextStyle, ...]
    tall: float

    @property
    def leading(self) -> float:
        return max(look.leading for look in self.looks)


class Grid(Block):
    """A table of some rows that goes on over pages with its head repeated; long lists are registers instead.

    The last cell of a row that has fewer cells than there are columns takes the room of those that are missing.
    ``row_height`` is the least height of a row in points; with it come lines between the columns, to write between.
    """

    gap = 8.0
    padding = 1.4

    def __init__(
        self,
        columns: Sequence[GridColumn],
        rows: Sequence[Sequence[str]],
        *,
        last_is_total: bool = False,
        row_height: float = 0.0,
    ) -> None:
        super().__init__(before=8 if row_height else 2, after=6)
        self.columns = tuple(columns)
        self.rows = tuple(map(tuple, rows))
        self.row_height = row_height
        self.last_is_total = last_is_total
        self._laid_rows: Sequence[_Row] = ()
        self._tall = 0.0
        self._laid_for = -1.0
        self._least: Sequence[float] = ()

    def height_in(self, width: float) -> float:
        """Head and rows."""
        self._laid(width)
        return self._head_height(width) + self._tall

    def said(self) -> Iterator[str]:
        """Titles, then the cells row by row."""
        yield from (column.title for column in self.columns if column.title)
        for row in self.rows:
            yield from row

    def sealed(self) -> Iterator[tuple[str, ...]]:
        """The titles of the columns, then each row."""
        if self._has_head():
            yield tuple(column.title for column in self.columns)
        yield from map(tuple, self.rows)

    def beside(self, other: Block) -> Sequence[Block]:
        """The same rows once under titles in both languages; else two columns, or one below the other."""
        if isinstance(other, Grid) and len(other.columns) == len(self.columns):
            if other.rows == self.rows:
                columns = [
                    replace(column, title=in_both(column.title, twin.title))
                    for column, twin in zip(self.columns, other.columns, strict=True)
                ]
                return [Grid(columns, self.rows, last_is_total=self.last_is_total, row_height=self.row_height)]
            if len(self.columns) > _MOST_BESIDE:
                return [self, other]
        return super().beside(other)

    def cut(self, width: float, room: float) -> list[Block]:
        """The rows that fit, and the others; a row higher than a page is cut between its lines."""
        laid = self._laid(width)
        left = room - self._head_height(width)
        fitting, tall = 0, 0.0
        while fitting < len(laid) and tall + laid[fitting].tall <= left:
            tall += laid[fitting].tall
            fitting += 1
        if fitting == len(laid):
            return []
        if self.last_is_total and 1 < fitting == len(laid) - 1:
            # A total alone on the next page says nothing: a row goes with it.
            fitting -= 1
            tall -= laid[fitting].tall
        if fitting:
            return [self._part(laid[:fitting], tall), self._part(laid[fitting:], self._tall - tall)]
        first = laid[0]
        lines = int((left - 2 * self.padding) // first.leading)
        if lines < 1 or len(max(first.cells, key=len)) <= _WORTH_CUTTING:
            return []
        top = self._row([cell[:lines] for cell in first.cells], first.looks)
        rest = self._row([cell[lines:] for cell in first.cells], first.looks)
        return [self._part([top], top.tall), self._part([rest, *laid[1:]], self._tall - first.tall + rest.tall)]

    def _part(self, laid: Sequence[_Row], tall: float) -> "Grid":
        part = self._like()
        part.take(laid, tall, (self._laid_for, self._least))
        return part

    def take(self, laid: Sequence[_Row], tall: float, widths: tuple[float, Sequence[float]]) -> None:
        """Take rows that are laid out already, with their height, the width they are laid out for, and least widths."""
        self._laid_rows, self._tall = laid, tall
        self._laid_for, self._least = widths

    def _like(self) -> "Grid":
        """A table of this kind without rows, for a part of it."""
        return Grid(self.columns, (), row_height=self.row_height)

    def paint(self, width: float, height: float) -> None:
        """Draw the head and every row with a line under it."""
        places = self._places(width)
        y = height
        if self._has_head():
            for (x, wide), column in zip(places, self.columns, strict=True):
                self.canvas.text_at(column.title, x, y, wide, CELL_HEAD.aligned(column.align.in_column))
            y -= self._head_height(width)
            self.canvas.rule(0, y, width, RULE)
        top = y
        for row in self._laid(width):
            for (x, wide), lines, look in zip(_spanned(places, len(row.cells)), row.cells, row.looks, strict=True):
                self.canvas.lines_at(lines, x, y - self.padding, wide, look)
            y -= row.tall
            self.canvas.rule(0, y, width, HAIRLINE)
        if self.row_height:
            for (x, wide), _column in zip(places[1:], self.columns, strict=False):
                upright(self.canvas, (x + wide if self.canvas.right else x) + self._half_gap(), y, top)

    def _half_gap(self) -> float:
        return self.gap / 2 if self.canvas.right else -self.gap / 2

    def _laid(self, width: float) -> Sequence[_Row]:
        if self._laid_for != width:
            places = self._places(width)
            usual = tuple(column.style.aligned(column.align.in_column) for column in self.columns)
            total = tuple(replace(look, weight=CELL_HEAD.weight) for look in usual)
            last = len(self.rows) - 1 if self.last_is_total else -1
            self._laid_rows = [
                self._broken(row, places, total if number == last else usual) for number, row in enumerate(self.rows)
            ]
            self._tall = sum(row.tall for row in self._laid_rows)
            self._laid_for = width
        return self._laid_rows

    def _broken(self, row: Sequence[str], places: Sequence[tuple[float, float]], looks: tuple[TextStyle, ...]) -> _Row:
        looks = looks[: len(row)]
        cells = zip(_spanned(places, len(row)), looks, row, strict=True)
        right = from_right()
        return self._row(
            [broken(text, wide, look.weight, look.size, right=right) for (_x, wide), look, text in cells], looks
        )

    def _row(self, cells: Sequence[tuple[Line, ...]], looks: tuple[TextStyle, ...]) -> _Row:
        lines = max(map(len, cells))
        tall = lines * max(look.leading for look in looks) + 2 * self.padding
        return _Row(tuple(cells), looks, max(self.row_height, tall))

    def _has_head(self) -> bool:
        return any(column.title for column in self.columns)

    def _head_height(self, width: float) -> float:
        if not self._has_head():
            return 0.0
        lines = [
            len(broken(column.title, wide, CELL_HEAD.weight, CELL_HEAD.size))
            for (_x, wide), column in zip(self._places(width), self.columns, strict=True)
        ]
        return max(lines) * CELL_HEAD.leading + 2

    def _places(self, width: float) -> list[tuple[float, float]]:
        """Left edge and width of each column; from the right where the language begins there."""
        free = width - self.gap * (len(self.columns) - 1)
        self._least = self._least or [self._needs(number) for number in range(len(self.columns))]
        x = 0.0
        found: list[tuple[float, float]] = []
        for wide in shared(free, [column.share for column in self.columns], self._least):
            found.append((width - x - wide if from_right() else x, wide))
            x += wide + self.gap
        return found

    def _needs(self, number: int) -> float:
        """The width in which no word of a column's title is cut, and no figure of its cells."""
        column = self.columns[number]
        cells = [row[number] for row in self.rows[:_MEASURED] if column.align is Align.END and number < len(row)]
        words = [word for cell in cells for word in cell.split(" ")]
        figures = [one_line(word, CELL_HEAD.weight, column.style.size).width + 0.5 for word in words]
        return max([title_needs(column.title), *figures])


def _spanned(places: Sequence[tuple[float, float]], cells: int) -> Sequence[tuple[float, float]]:
    """The places of a row of so many cells: the last one reaches to the end of the table."""
    if cells >= len(places) or not cells:
        return places
    rest = places[cells - 1 :]
    left = min(x for x, _wide in rest)
    return [*places[: cells - 1], (left, max(x + wide for x, wide in rest) - left)]


class Facts(Grid):
    """What is known about one thing, a line each: its name in grey, then what it is."""

    _LABELS = GridColumn("", 30, style=LABEL)

    def __init__(self, pairs: Sequence[tuple[str, str]]) -> None:
        super().__init__((self._LABELS, GridColumn("", 70, style=BODY)), pairs)

    def beside(self, other: Block) -> Sequence[Block]:
        """Names in both languages in one column; values that are the same once, others side by side."""
        if not isinstance(other, Facts) or len(other.rows) != len(self.rows):
            return super().beside(other)
        rows = [
            (in_both(one[0], two[0]), *dict.fromkeys((one[1], two[1])))
            for one, two in zip(self.rows, other.rows, strict=True)
        ]
        return [Grid((self._LABELS, *[GridColumn("", 35, style=BODY)] * 2), rows)]


def facts(pairs: Sequence[tuple[str, str]]) -> Block:
    """What is known about one thing, a line each: its name in grey, then what it is."""
    return Facts(pairs)


def tally(columns: Sequence[GridColumn], rows: Sequence[Sequence[str]]) -> Block:
    """Counts by group, the last row being their total."""
    return Together([Grid(columns, rows, last_is_total=True)])


def counts(pairs: Sequence[tuple[str, int]], gender: Gender = Gender.MASCULINE) -> Block:
    """What was counted, a line each, in figures and in words: For — 34 (thirty-four).

    Raises ValueError for a count no words are known for.
    """
    return Facts([(name, with_words(count, gender)) for name, count in pairs])
