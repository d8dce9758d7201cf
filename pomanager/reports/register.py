"""Registers of any length: rows come from an iterator, pages are written as they fill, memory stays flat.

Cells are laid out once for each different text of a column and written as whole lines of the page description;
nothing is kept of a row once its page is full.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from pomanager.i18n import _
from pomanager.reports.fonts import EM, SEMIBOLD, base_face
from pomanager.reports.lines import broken, one_line
from pomanager.reports.pages import indent
from pomanager.reports.paper import Paper
from pomanager.reports.styles import BODY, CELL, CELL_HEAD, FAINT, HAIRLINE, HEADING, RULE, STRONG, Align, TextStyle
from pomanager.reports.writing import Progress, unwatched

GAP: Final = 6.0
"""Between two columns, in points."""

_PADDING: Final = 1.6
"""Above and below the lines of a row."""

_MOST_KEPT: Final = 20_000
"""So many laid-out texts of a column are kept; then it begins anew, or a long register would fill the memory."""

_MOST_HELD: Final = 0.65
"""So much of the width may go to columns that do not break."""

REPORT_EVERY: Final = 500


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title in the language of the paper, its share of the width, its side.

    ``holds`` are texts that must stand in it unbroken: it gets the width of the widest and no more, and the columns
    without share what is left. Where ``amount`` is set, cells are whole numbers: it writes them, and pages carry their
    sum forward.
    """

    title: str
    share: float = 0.0
    align: Align = Align.START
    amount: Callable[[int], str] | None = None
    holds: tuple[str, ...] = ()

    def width_held(self) -> float:
        """The width of the widest text it must hold, its title among them, in points; 0 for a column that shares."""
        if not self.holds:
            return 0.0
        texts = [one_line(text, CELL.weight, CELL.size).width for text in self.holds]
        return max(*texts, one_line(self.title, CELL_HEAD.weight, CELL_HEAD.size).width) + 0.5


Row = Sequence[str | int]


@dataclass(frozen=True, slots=True)
class _Cell:
    """A laid-out text: for each of its lines, where it begins and the commands that show it."""

    lines: tuple[tuple[float, str], ...]


class Register:
    """Writes rows onto a paper, with the head repeated on each page. ``end`` must be called after the last row."""

    def __init__(
        self, paper: Paper, columns: Sequence[Column], *, total: int = 0, progress: Progress = unwatched
    ) -> None:
        """``total`` is the number of rows to come, for the progress; 0 where nobody knows."""
        self._paper = paper
        self._columns = tuple(columns)
        self._total = total
        self._progress = progress
        self._done = 0
        self._group = ""
        self._sums = [0] * len(columns)
        self._carries = any(column.amount for column in columns)
        self._kept: list[dict[str, _Cell]] = [{} for _column in columns]
        self._texts: list[str] = []
        self._rules: list[str] = []
        self._places = self._placed(paper, self._columns)
        self._headed = False
        self._face = base_face(CELL.weight)

    @staticmethod
    def _placed(paper: Paper, columns: Sequence[Column]) -> list[tuple[float, float]]:
        """Left edge and width of each column; from the right where the language begins there."""
        held = [column.width_held() for column in columns]
        free = paper.width - GAP * (len(columns) - 1)
        # Where the unbroken columns would leave the others too little, all are narrowed alike and break after all.
        most = free * (_MOST_HELD if any(column.share for column in columns) else 1.0)
        narrowed = min(1.0, most / sum(held)) if any(held) else 1.0
        free -= sum(held) * narrowed
        shares = sum(column.share for column in columns if not column.holds) or 1.0
        x = paper.left
        found: list[tuple[float, float]] = []
        for column, own in zip(columns, held, strict=True):
            width = own * narrowed if own else free * column.share / shares
            left = 2 * paper.left + paper.width - x - width if paper.canvas.right else x
            found.append((left, width))
            x += width + GAP
        return found

    def group(self, title: str, note: str = "") -> None:
        """Begin a group of rows under its title; it is repeated when the group goes on over the page."""
        self._flush()
        self._group = title
        if self._paper.room < HEADING.before + HEADING.leading + self._head_height() + 3 * CELL.leading:
            self._paper.new_page()
        elif not self._paper.is_fresh:
            self._paper.y -= HEADING.before
        self._paper.bookmark(title)
        self._paper.y = self._paper.canvas.text_at(
            title, self._paper.left, self._paper.y, self._paper.width, HEADING, most=3
        )
        if note:
            self._paper.y = self._paper.canvas.text_at(note, self._paper.left, self._paper.y, self._paper.width, BODY)
        self._paper.y -= HEADING.after
        self._headed = False

    def rows(self, rows: Iterable[Row]) -> None:
        """Write rows as they come."""
        for row in rows:
            self.row(row)

    def row(self, row: Row) -> None:
        """Write one row; a row higher than the page goes on over the next."""
        texts = row if not self._carries else self._written(row)
        cells = [
            kept.get(text) or self._laid(number, text)  # type: ignore[arg-type]
            for number, (kept, text) in enumerate(zip(self._kept, texts, strict=True))
        ]
        lines = max([len(cell.lines) for cell in cells])
        paper = self._paper
        reserve = CELL.leading + 2 * _PADDING if self._carries else 0.0
        if not self._headed:
            self._begin_table()
        if paper.y - lines * CELL.leading - 2 * _PADDING - reserve < paper.bottom and not paper.is_fresh:
            self._turn_page()
        if lines == 1:
            self._write_single(cells)
        else:
            self._write_tall(cells, lines, reserve)
        if self._carries:
            self._add(row)
        self._done += 1
        if not self._done % REPORT_EVERY:
            self._progress(self._done, self._total)

    def closing(self, text: str) -> None:
        """Write a line under the rows of a group: its totals."""
        self._flush()
        if self._paper.room < STRONG.leading + 4:
            self._paper.new_page()
        paper = self._paper
        paper.y = paper.canvas.text_at(text, paper.left, paper.y - 3, paper.width, STRONG) - 2

    def end(self) -> None:
        """Write what waits; say that all is done."""
        if self._carries and self._headed:
            # TR: the last line of a register: the sums of its columns
            self._write_sums(_("Total"))
        self._flush()
        self._progress(self._done, self._total or self._done)

    def _written(self, row: Row) -> list[str]:
        """The row as texts."""
        return [
            column.amount(cell) if column.amount is not None and isinstance(cell, int) else str(cell)
            for column, cell in zip(self._columns, row, strict=True)
        ]

    def _add(self, row: Row) -> None:
        """Add the amounts of a row that stands on the page to the sums carried forward."""
        for number, (column, cell) in enumerate(zip(self._columns, row, strict=True)):
            if column.amount is not None and isinstance(cell, int):
                self._sums[number] += cell

    def _laid(self, number: int, text: str) -> _Cell:
        """Lay out a text for a column and keep it."""
        left, width = self._places[number]
        align = self._columns[number].align
        canvas = self._paper.canvas
        face = self._face
        straight = face.plain.issuperset(text)
        wide = sum(map(face.widths.__getitem__, text)) * CELL.size / EM if straight else 0.0
        if straight and wide <= width:
            x = left + indent(wide, width, align, right=canvas.right)
            cell = _Cell(((x, canvas.fonts.show_plain(text, face)),))
        else:
            lines = broken(text, width, CELL.weight, CELL.size, right=canvas.right)
            cell = _Cell(
                tuple(
                    (
                        left + indent(line.width, width, align, right=canvas.right),
                        canvas.fonts.show(line, CELL.size, face),
                    )
                    for line in lines
                )
            )
        kept = self._kept[number]
        if len(kept) >= _MOST_KEPT:
            kept.clear()
        kept[text] = cell
        return cell

    def _write_single(self, cells: Sequence[_Cell]) -> None:
        """Write a row whose cells have one line each, which is nearly every row."""
        paper = self._paper
        y = f"{paper.y - _PADDING - CELL.rise:.2f}"
        self._texts.append(
            "\n".join([f"1 0 0 1 {x:.2f} {y} Tm {show}" for cell in cells for x, show in cell.lines if show])
        )
        paper.y -= CELL.leading + 2 * _PADDING
        self._rules.append(f"{paper.y:.2f}")

    def _write_tall(self, cells: Sequence[_Cell], lines: int, reserve: float) -> None:
        """Write a row with several lines in a cell, going on over pages where it is higher than one."""
        paper = self._paper
        begun = 0
        while begun < lines:
            fitting = int((paper.room - 2 * _PADDING - reserve) // CELL.leading)
            if fitting < 1:
                self._turn_page()
                continue
            part = min(fitting, lines - begun)
            top = paper.y - _PADDING - CELL.rise
            for cell in cells:
                for number, (x, show) in enumerate(cell.lines[begun : begun + part]):
                    self._texts.append(f"1 0 0 1 {x:.2f} {top - number * CELL.leading:.2f} Tm {show}")
            paper.y -= part * CELL.leading + 2 * _PADDING
            begun += part
        self._rules.append(f"{paper.y:.2f}")

    def _turn_page(self) -> None:
        """Close the page, with the sums carried forward, and begin the next with the head repeated."""
        if self._carries:
            # TR: under the last row of a page of a register, before the sums so far
            self._write_sums(_("Carried forward"))
        self._flush()
        self._paper.new_page()
        if self._group:
            # TR: title of a group of rows that goes on from the page before
            title = _("{group} (continued)").format(group=self._group)
            paper = self._paper
            paper.y = paper.canvas.text_at(title, paper.left, paper.y, paper.width, STRONG, most=2) - 2
        self._begin_table()
        if self._carries:
            # TR: above the first row of a page of a register, before the sums of the pages before
            self._write_sums(_("Brought forward"))

    def _begin_table(self) -> None:
        """Draw the titles of the columns over a line."""
        paper = self._paper
        lowest = paper.y
        for (left, width), column in zip(self._places, self._columns, strict=True):
            style = CELL_HEAD.aligned(column.align)
            lowest = min(lowest, paper.canvas.text_at(column.title, left, paper.y, width, style))
        paper.y = lowest - 2
        paper.canvas.rule(paper.left, paper.y, paper.width, RULE)
        self._headed = True

    def _head_height(self) -> float:
        lines = [
            len(broken(column.title, width, CELL_HEAD.weight, CELL_HEAD.size))
            for (_left, width), column in zip(self._places, self._columns, strict=True)
        ]
        return max(lines) * CELL_HEAD.leading + 2

    def _write_sums(self, label: str) -> None:
        """Write the sums so far as a row of their own."""
        self._flush()
        paper = self._paper
        style = TextStyle(CELL.size, SEMIBOLD, CELL.leading)
        top = paper.y - _PADDING
        for number, ((left, width), column) in enumerate(zip(self._places, self._columns, strict=True)):
            if column.amount is not None:
                paper.canvas.text_at(column.amount(self._sums[number]), left, top, width, style.aligned(column.align))
        paper.canvas.text_at(label, paper.left, top, paper.width / 2, style)
        paper.y -= CELL.leading + 2 * _PADDING
        paper.canvas.rule(paper.left, paper.y, paper.width, HAIRLINE)

    def _flush(self) -> None:
        """Put the rows written so far onto the page: their texts in one go, then the lines under them."""
        paper = self._paper
        if self._texts:
            paper.canvas.write(f"BT /{self._face.key} {CELL.size:g} Tf")
            paper.canvas.write("\n".join(self._texts))
            paper.canvas.write("ET")
            self._texts.clear()
        if self._rules:
            left, end = f"{paper.left:.2f}", f"{paper.left + paper.width:.2f}"
            strokes = "\n".join(f"{left} {y} m {end} {y} l" for y in self._rules)
            paper.canvas.write(f"{FAINT:g} G {HAIRLINE:g} w\n{strokes}\nS 0 G")
            self._rules.clear()
