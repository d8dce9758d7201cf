"""The parts papers are made of: headings, key and value, short tables, signatures, and blanks to fill in by hand."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pomanager.i18n import _
from pomanager.reports.flow import Block, Room, Together, from_right
from pomanager.reports.lines import Line, broken
from pomanager.reports.pages import indent
from pomanager.reports.styles import BODY, CELL, CELL_HEAD, HAIRLINE, HEADING, LABEL, NOTE, RULE, Align, TextStyle
from pomanager.reports.text import Text

__all__ = [
    "Blank", "Choice", "Grid", "GridColumn", "Room", "Signature", "Signatures", "Text", "Together", "facts", "heading",
    "note", "paragraph", "tally",
]  # fmt: skip

_DOTS = "[0.5 2.5] 0 d 1 J"
_UNBROKEN = "[] 0 d 0 J"


def heading(text: str) -> Block:
    """A heading between parts of a paper."""
    return Text(text, HEADING)


def paragraph(text: str) -> Block:
    """A passage of ordinary text."""
    return Text(text, BODY)


def note(text: str) -> Block:
    """A passage in small, grey letters."""
    return Text(text, NOTE)


@dataclass(frozen=True, slots=True)
class GridColumn:
    """A column of a short table: its title, its share of the width, its side and the look of its cells."""

    title: str
    share: float
    align: Align = Align.START
    style: TextStyle = CELL


_Laid = tuple[tuple[Line, ...], ...]


class Grid(Block):
    """A table of some rows that goes on over pages with its head repeated; long lists are registers instead."""

    gap = 8.0
    padding = 1.4

    def __init__(
        self,
        columns: Sequence[GridColumn],
        rows: Sequence[Sequence[str]],
        *,
        last_is_total: bool = False,
        laid: Sequence[_Laid] | None = None,
    ) -> None:
        super().__init__(before=2, after=6)
        self._columns = tuple(columns)
        self._rows = rows
        self._laid_rows = laid
        self._laid_for = -1.0
        self._last_is_total = last_is_total
        self._has_head = any(column.title for column in columns)

    def height_in(self, width: float) -> float:
        """Head and rows."""
        return self._head_height(width) + sum(map(self._tall, range(len(self._laid(width)))))

    def cut(self, width: float, room: float) -> list[Block]:
        """The rows that fit, and the others; a row higher than a page is cut between its lines."""
        laid = self._laid(width)
        left = room - self._head_height(width)
        fitting = 0
        while fitting < len(laid) and self._tall(fitting) <= left:
            left -= self._tall(fitting)
            fitting += 1
        if fitting == len(laid):
            return []
        if fitting:
            return [self._part(laid[:fitting], total=False), self._part(laid[fitting:], total=self._last_is_total)]
        lines = int((left - 2 * self.padding) // self._leading(0))
        if lines < 1 or len(max(laid[0], key=len)) <= _WORTH_CUTTING:
            return []
        first = tuple(cell[:lines] for cell in laid[0])
        rest = tuple(cell[lines:] for cell in laid[0])
        return [self._part([first], total=False), self._part([rest, *laid[1:]], total=self._last_is_total)]

    def _part(self, laid: Sequence[_Laid], *, total: bool) -> "Grid":
        part = Grid(self._columns, (), last_is_total=total, laid=laid)
        part._laid_for = self._laid_for
        return part

    def paint(self, width: float, height: float) -> None:
        """Draw the head and every row with a line under it."""
        places = self._places(width)
        y = height
        if self._has_head:
            for (x, wide), column in zip(places, self._columns, strict=True):
                self.canvas.text_at(column.title, x, y, wide, CELL_HEAD.aligned(column.align))
            y -= self._head_height(width)
            self.canvas.rule(0, y, width, RULE)
        laid = self._laid(width)
        for number, row in enumerate(laid):
            for (x, wide), column, lines in zip(places, self._columns, row, strict=True):
                self.canvas.lines_at(lines, x, y - self.padding, wide, self._look(column, number))
            y -= self._tall(number)
            self.canvas.rule(0, y, width, HAIRLINE)

    def _laid(self, width: float) -> Sequence[_Laid]:
        if self._laid_rows is None or self._laid_for not in {width, -1.0}:
            places = self._places(width)
            self._laid_rows = [
                tuple(
                    broken(text, wide, self._look(column, number).weight, column.style.size)
                    for (_x, wide), column, text in zip(places, self._columns, row, strict=True)
                )
                for number, row in enumerate(self._rows)
            ]
            self._laid_for = width
        return self._laid_rows

    def _look(self, column: GridColumn, number: int) -> TextStyle:
        """The look of a cell: its side, and the weight of the last row where that holds totals."""
        rows = self._rows or self._laid_rows or ()
        if self._last_is_total and number == len(rows) - 1:
            return replace(column.style, weight=CELL_HEAD.weight, align=column.align)
        return column.style.aligned(column.align)

    def _leading(self, number: int) -> float:
        return max(self._look(column, number).leading for column in self._columns)

    def _tall(self, number: int) -> float:
        assert self._laid_rows is not None  # noqa: S101 - heights are asked of rows that are laid out
        return max(map(len, self._laid_rows[number])) * self._leading(number) + 2 * self.padding

    def _head_height(self, width: float) -> float:
        if not self._has_head:
            return 0.0
        lines = [
            len(broken(column.title, wide, CELL_HEAD.weight, CELL_HEAD.size))
            for (_x, wide), column in zip(self._places(width), self._columns, strict=True)
        ]
        return max(lines) * CELL_HEAD.leading + 2

    def _places(self, width: float) -> list[tuple[float, float]]:
        """Left edge and width of each column; from the right where the language begins there."""
        free = width - self.gap * (len(self._columns) - 1)
        shares = sum(column.share for column in self._columns)
        x = 0.0
        found: list[tuple[float, float]] = []
        for column in self._columns:
            wide = free * column.share / shares
            found.append((width - x - wide if from_right() else x, wide))
            x += wide + self.gap
        return found


_WORTH_CUTTING = 20
"""A row of so many lines is not cut in two: it waits for the next page."""


def facts(pairs: Sequence[tuple[str, str]]) -> Block:
    """What is known about one thing, a line each: its name in grey, then what it is."""
    return Grid((GridColumn("", 30, style=LABEL), GridColumn("", 70, style=BODY)), pairs)


def tally(columns: Sequence[GridColumn], rows: Sequence[Sequence[str]]) -> Block:
    """Counts by group, the last row being their total."""
    return Together([Grid(columns, rows, last_is_total=True)])


class Blank(Block):
    """A label with dotted room beside it, to be filled in by hand; ``lines`` of it."""

    _ROW = 23.0

    def __init__(self, label: str, lines: int = 1, share: float = 30.0) -> None:
        super().__init__()
        self._label = label
        self._count = lines
        self._share = share

    def height_in(self, width: float) -> float:
        """A row a hand can write in for each line, and more where the label is long."""
        label = broken(self._label, self._label_width(width), LABEL.weight, LABEL.size)
        return max(self._count * self._ROW, len(label) * LABEL.leading + self._ROW - LABEL.leading)

    def paint(self, width: float, height: float) -> None:
        """Draw the label on the first dotted line."""
        wide = self._label_width(width)
        right = self.canvas.right
        self.canvas.text_at(self._label, width - wide if right else 0, height - self._ROW + LABEL.rise + 1, wide, LABEL)
        self.canvas.write(_DOTS)
        for number in range(self._count):
            y = height - (number + 1) * self._ROW + 1
            self.canvas.rule(0 if right else wide + 6, y, width - wide - 6, HAIRLINE * 2)
        self.canvas.write(_UNBROKEN)

    def _label_width(self, width: float) -> float:
        return width * self._share / 100


class Choice(Block):
    """A label and boxes to tick, each with its word beside it."""

    _ROW = 23.0
    _BOX = 9.0

    def __init__(self, label: str, words: Sequence[str], share: float = 30.0) -> None:
        super().__init__()
        self._label = label
        self._words = tuple(words)
        self._share = share

    def height_in(self, width: float) -> float:
        """One row for every line of boxes."""
        return (1 + max(row for row, _x, _word in self._placed(width))) * self._ROW

    def paint(self, width: float, height: float) -> None:
        """Draw the label, then box and word one after the other."""
        wide = width * self._share / 100
        right = self.canvas.right
        top = height - self._ROW + BODY.rise + 1
        self.canvas.text_at(self._label, width - wide if right else 0, top, wide, LABEL)
        for row, offset, word in self._placed(width):
            line = broken(word, width, BODY.weight, BODY.size)[0]
            y = height - (row + 1) * self._ROW + 1
            box = width - offset - self._BOX if right else offset
            text = width - offset - self._BOX - 5 - line.width if right else offset + self._BOX + 5
            self.canvas.write(f"0.8 w {box:.2f} {y - 1:.2f} {self._BOX:g} {self._BOX:g} re S")
            self.canvas.line_at(line, text, y, BODY)

    def _placed(self, width: float) -> list[tuple[int, float, str]]:
        """For each word its row and how far from the beginning of the line its box stands."""
        start = width * self._share / 100 + 6
        row, offset = 0, start
        found: list[tuple[int, float, str]] = []
        for word in self._words:
            needed = self._BOX + 5 + broken(word, width, BODY.weight, BODY.size)[0].width
            if offset > start and offset + needed > width:
                row, offset = row + 1, start
            found.append((row, offset, word))
            offset += needed + 18
        return found


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs: the part they sign in, and their name where it is known."""

    role: str
    name: str = ""


class Signatures(Block):
    """Places to sign, side by side: role, room for a signature or a thumb-print, name and date."""

    _THUMB = 62.0
    _GAP = 14.0

    def __init__(self, people: Sequence[Signature], *, thumb: bool = True) -> None:
        super().__init__(before=14)
        self._people = tuple(people)
        self._thumb = thumb

    def height_in(self, width: float) -> float:
        """Role, room, name and date."""
        wide = self._wide(width)
        roles = max(len(broken(person.role, wide, LABEL.weight, LABEL.size)) for person in self._people)
        names = max(
            len(broken(person.name, wide, BODY.weight, BODY.size)) if person.name else 0 for person in self._people
        )
        return roles * LABEL.leading + self._THUMB + 6 + names * BODY.leading + LABEL.leading + 4

    def paint(self, width: float, height: float) -> None:
        """Draw each place to sign."""
        wide = self._wide(width)
        for number, person in enumerate(self._people):
            place = number if not self.canvas.right else len(self._people) - 1 - number
            self._paint_one(person, place * (wide + self._GAP), wide, height)

    def _paint_one(self, person: Signature, x: float, wide: float, height: float) -> None:
        canvas = self.canvas
        roles = max(len(broken(each.role, wide, LABEL.weight, LABEL.size)) for each in self._people)
        canvas.text_at(person.role, x, height, wide, LABEL)
        y = height - roles * LABEL.leading - self._THUMB
        box = self._THUMB if self._thumb else 0.0
        at = x + wide - box if not canvas.right else x
        if self._thumb:
            canvas.write(f"{HAIRLINE * 1.5:g} w {at:.2f} {y:.2f} {box:g} {box:g} re S")
            # TR: under a small box on paper, for those who sign with their thumb
            canvas.text_at(_("Thumb-print"), at, y + NOTE.leading + 1, box, NOTE.aligned(Align.CENTRE))
        canvas.write(_DOTS)
        free = wide - box - (8 if box else 0)
        canvas.rule(x + (box + 8 if box and canvas.right else 0), y, free, HAIRLINE * 2)
        canvas.write(_UNBROKEN)
        y = canvas.text_at(person.name, x, y - 4, wide, BODY) if person.name else y - 4
        # TR: beside dotted room on paper for the day of a signature
        label = broken(_("Date:"), wide, LABEL.weight, LABEL.size)[0]
        canvas.line_at(label, x + indent(label.width, wide, Align.START, right=canvas.right), y - LABEL.rise - 6, LABEL)
        canvas.write(_DOTS)
        start = x if canvas.right else x + label.width + 4
        canvas.rule(start, y - LABEL.rise - 6, wide - label.width - 4, HAIRLINE * 2)
        canvas.write(_UNBROKEN)

    def _wide(self, width: float) -> float:
        return (width - self._GAP * (len(self._people) - 1)) / len(self._people)
