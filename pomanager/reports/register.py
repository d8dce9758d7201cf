"""Registers of any length: rows come from an iterator, pages are written as they fill, memory stays flat.

A row is one passage of the page description, put together from the commands of its cells, which are laid out once for
each different text. Nothing is kept of a row once its page is full.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from operator import getitem
from typing import Final

from pomanager.i18n import _
from pomanager.readmodels.progress import Progress, silent
from pomanager.reports.cells import Cells, Words
from pomanager.reports.columns import Column, Place, placed
from pomanager.reports.lines import broken
from pomanager.reports.paper import Paper
from pomanager.reports.styles import BODY, CELL, CELL_HEAD, FAINT, HAIRLINE, HEADING, RULE, STRONG
from pomanager.reports.sums import PADDING, Heads, Sums, Tally, Totals
from pomanager.rules import envelope

__all__ = ["Column", "Register", "Row", "Tally"]

Row = Sequence[str | int]

ROW: Final = CELL.leading + 2 * PADDING
"""The height of a row of one line, in points."""

REPORT_EVERY: Final = 500
"""So many lines are written between two reports of progress, so that a cancelled print stops within a moment."""

_BEGUN_WITH: Final = 12 * CELL.leading
"""A table begins where its head and its first row, or so much of that, have room."""

_BOX_INSET: Final = 2.0
"""So far a box for a thumb stays from the lines above and below it, in points."""

_CELL_ENDS: Final = envelope.CELL_ENDS.encode()


class Register:
    """Writes rows onto a paper, with the head repeated on each page. ``end`` must be called after the last row."""

    def __init__(  # noqa: PLR0913 - what is written, and each way in which a register may differ
        self,
        paper: Paper,
        columns: Sequence[Column],
        *,
        total: int = 0,
        progress: Progress = silent,
        page_totals: bool = False,
        tally: Tally | None = None,
        row_height: float = 0.0,
    ) -> None:
        """``total`` is the number of rows to come, for the progress; 0 where nobody knows.

        ``page_totals`` says for each page what its rows add up to, beside the sums carried forward; ``tally`` counts
        rows by what stands in a column and carries that forward in words, in place of amounts. ``row_height`` is the
        least height of a row in points, for room to sign in.
        """
        self._paper = paper
        self._columns = tuple(columns)
        self._total = total
        self._progress = progress
        self._done = self._unreported = self._on_page = self._turned = 0
        self._group = ""
        self._headed = self._named = self._brings = False
        self._places = placed(columns, paper.left, paper.width, right=paper.canvas.right)
        self._words = Words(paper.canvas)
        self._row_height = row_height
        self._box_side = max(row_height, ROW) - 2 * _BOX_INSET
        self._cells = [
            Cells(column, self._beside_box(place) if column.boxed else place, self._words)
            for column, place in zip(columns, self._places, strict=True)
        ]
        self._template = _template(self._places)
        self._sums: Totals = Heads(paper, tally) if tally else Sums(paper, self._columns, self._places)
        self._page_totals = page_totals and bool(self._sums)
        self._reserve = sum(self._sums.height(label) for label in self._labels()) if self._sums else 0.0
        self._written: list[str] = []
        self._rules: list[float] = []
        self._boxed = next((number for number, column in enumerate(columns) if column.boxed), -1)
        self._boxes: list[str] = []
        self._begun = self._pen = 0.0

    def group(self, title: str, note: str = "") -> None:
        """Begin a group of rows under its title; it is repeated when the group goes on over the page."""
        self._flush()
        paper = self._paper
        row = max(ROW, self._row_height)
        if paper.room < HEADING.before + HEADING.leading + self._head_height() + 3 * row + self._reserve:
            self._leave_page()
        elif not paper.is_fresh:
            paper.y -= HEADING.before
        paper.bookmark(title)
        paper.y = paper.canvas.text_at(title, paper.left, paper.y, paper.width, HEADING, most=3)
        if note:
            paper.y = paper.canvas.text_at(note, paper.left, paper.y, paper.width, BODY)
        paper.y -= HEADING.after
        for said in filter(None, (title, note)):
            paper.seal.add_text(envelope.canonical(said))
        self._group = title
        self._headed = False
        self._sums.begin_group()

    def rows(self, rows: Iterable[Row]) -> None:
        """Write rows as they come."""
        for row in rows:
            self.row(row)

    def row(self, row: Row) -> None:
        """Write one row; a row higher than the page goes on over the next."""
        if len(row) != len(self._cells):
            message = f"{len(row)} cells for {len(self._cells)} columns"
            raise ValueError(message)
        codes, said, tall = zip(*map(getitem, self._cells, row), strict=True)
        lines = max(map(len, tall)) or 1
        height = max(lines * CELL.leading + 2 * PADDING, self._row_height)
        paper = self._paper
        if not self._headed:
            self._begin_table(height)
        if paper.y - height - self._reserve < paper.bottom and self._on_page:
            self._turn_page()
        if lines == 1 or paper.y - height - self._reserve >= paper.bottom:
            self._write(codes, height)
            self._rules.append(paper.y)
            if self._boxed >= 0 and row[self._boxed]:
                self._boxes.append(self._box(paper.y + height))
        else:
            self._write_over_pages(codes, tall, lines)
        paper.seal.add(_CELL_ENDS.join(said))
        if self._sums:
            self._sums.add(row)
        self._on_page += 1
        self._done += 1
        self._unreported += lines
        if self._unreported >= REPORT_EVERY:
            self._unreported = 0
            self._progress(self._done, self._total)

    def subtotal(self) -> None:
        """Write under the rows of a group what its amounts add up to."""
        # TR: under the rows of a group in a register, before the sums of these rows
        self._write_sums(_("Subtotal"), self._sums.of_group())

    def closing(self, text: str) -> None:
        """Write a line under the rows of a group: its totals in words."""
        self._flush()
        paper = self._paper
        lines = broken(text, paper.width, STRONG.weight, STRONG.size, right=paper.canvas.right)
        if paper.room < len(lines) * STRONG.leading + 5 + self._reserve:
            self._leave_page()
        paper.y = paper.canvas.lines_at(lines, paper.left, paper.y - 3, paper.width, STRONG) - 2
        paper.seal.add_text(envelope.canonical(text))

    def end(self) -> None:
        """Write the totals and what waits; say that all is done."""
        if self._sums and self._done:
            if self._page_totals and self._turned:
                self._write_sums(self._labels()[0], self._sums.of_page(), sealed=False)
            # TR: the last line of a register: the sums of its columns
            self._write_sums(_("Total"), self._sums.so_far())
        self._flush()
        self._progress(self._done, self._total or self._done)

    def _labels(self) -> tuple[str, ...]:
        """What stands before the sums at the foot of a page."""
        # TR: under the last row of a page of a register, before the sums so far
        carried = _("Carried forward")
        # TR: under the last row of a page of a register, before the sums of the rows on that page
        return (_("Total of this page"), carried) if self._page_totals else (carried,)

    def _beside_box(self, place: Place) -> Place:
        """The room for words in the boxed column: left of the box, in every direction of writing."""
        return Place(place.left, place.width - self._box_side - 2 * _BOX_INSET)

    def _box(self, top: float) -> str:
        """The command for a square box at the right of the boxed column of a row that begins at ``top``."""
        side = self._box_side
        x = self._places[self._boxed].end - side
        return f"{x:.2f} {top - _BOX_INSET - side:.2f} {side:.2f} {side:.2f} re"

    def _write(self, codes: Sequence[str], height: float) -> None:
        """Write cells as a row of this height below the last one."""
        paper = self._paper
        if paper.y != self._pen:
            # Something else was drawn since the last row.
            self._flush()
        if not self._written:
            self._begun = paper.y
        self._written.append(self._template % codes)
        if height > ROW:
            self._written.append(f"0 {ROW - height:g} Td")
        paper.y -= height
        self._pen = paper.y

    def _write_over_pages(self, codes: Sequence[str], tall: Sequence[tuple[str, ...]], lines: int) -> None:
        """Write a row that does not fit onto a page, going on over the next."""
        cells = [each or (code,) for code, each in zip(codes, tall, strict=True)]
        down = f"\n0 {-CELL.leading:g} Td "
        begun = 0
        while begun < lines:
            fitting = int((self._paper.room - 2 * PADDING - self._reserve) // CELL.leading)
            if fitting < 1 and self._on_page:
                self._turn_page()
                continue
            part = min(max(fitting, 1), lines - begun)
            parts = [cell[begun : begun + part] for cell in cells]
            up = [f"\n0 {(len(each) - 1) * CELL.leading:g} Td" if len(each) > 1 else "" for each in parts]
            codes = tuple(down.join(each) + back for each, back in zip(parts, up, strict=True))
            self._write(codes, part * CELL.leading + 2 * PADDING)
            begun += part
            self._on_page += 1
        self._rules.append(self._paper.y)

    def _turn_page(self) -> None:
        """Close the page, with the sums carried forward, and begin the next with the head repeated."""
        self._leave_page()
        if self._group:
            # TR: title of a group of rows that goes on from the page before
            title = _("{group} (continued)").format(group=self._group)
            paper = self._paper
            paper.y = paper.canvas.text_at(title, paper.left, paper.y, paper.width, STRONG, most=2) - 2
        self._draw_head()
        self._bring_forward()
        self._on_page = 0

    def _leave_page(self) -> None:
        """Close the page, with the sums carried forward where rows were written, and go to the next."""
        if self._sums and self._done:
            amounts = (self._sums.of_page(), self._sums.so_far())
            for label, each in zip(self._labels(), amounts[-len(self._labels()) :], strict=True):
                self._write_sums(label, each, sealed=False)
            self._brings = True
            self._turned += 1
        self._flush()
        self._paper.new_page()
        self._sums.begin_page()

    def _bring_forward(self) -> None:
        """Write the sums of the pages before above the first row of a page."""
        if self._brings:
            # TR: above the first row of a page of a register, before the sums of the pages before
            self._write_sums(_("Brought forward"), self._sums.so_far(), sealed=False)
            self._brings = False

    def _begin_table(self, height: float) -> None:
        """Begin a table, on a new page where its first row would not stand below its head."""
        paper = self._paper
        wanted = self._head_height() + min(height, _BEGUN_WITH) + self._reserve
        if paper.room < wanted and not paper.is_fresh and not self._group:
            paper.new_page()
        self._draw_head()
        self._bring_forward()
        self._headed = True
        self._on_page = 0
        if not self._named:
            self._named = True
            paper.seal.add_text(envelope.row([column.title for column in self._columns]))

    def _draw_head(self) -> None:
        """Draw the titles of the columns over a line."""
        paper = self._paper
        lowest = paper.y
        for place, column in zip(self._places, self._columns, strict=True):
            style = CELL_HEAD.aligned(column.align.in_column)
            lowest = min(lowest, paper.canvas.text_at(column.title, place.left, paper.y, place.width, style))
        paper.y = lowest - 2
        paper.canvas.rule(paper.left, paper.y, paper.width, RULE)

    def _head_height(self) -> float:
        lines = [
            len(broken(column.title, place.width, CELL_HEAD.weight, CELL_HEAD.size))
            for place, column in zip(self._places, self._columns, strict=True)
        ]
        return max(lines) * CELL_HEAD.leading + 2

    def _write_sums(self, label: str, amounts: Sequence[int], *, sealed: bool = True) -> None:
        """Write sums as a row of their own; where pages end has nothing to do with what a paper says."""
        self._flush()
        if sealed and self._paper.room < self._sums.height(label):
            # The room kept free went to the sums of the group.
            self._paper.new_page()
            self._draw_head()
        said = self._sums.draw(label, amounts)
        if sealed:
            self._paper.seal.add_text(envelope.row(said))

    def _flush(self) -> None:
        """Put the rows written so far onto the page: their texts in one go, then the lines under them."""
        paper = self._paper
        if self._written:
            x, y = self._places[-1].left, self._begun - PADDING - CELL.rise + ROW
            rows = "\n".join(self._written)
            paper.canvas.write(f"BT /{self._words.base.key} {CELL.size:g} Tf 1 0 0 1 {x:.2f} {y:.2f} Tm\n{rows}\nET")
            self._written.clear()
        if self._rules:
            paper.canvas.write(_strokes(paper.left, paper.left + paper.width, tuple(self._rules)))
            self._rules.clear()
        if self._boxes:
            paper.canvas.write(f"{HAIRLINE * 1.5:g} w " + " ".join(self._boxes) + " S")
            self._boxes.clear()


def _template(places: Sequence[Place]) -> str:
    """A row: from the last column of the row above to the first one below, then from column to column."""
    lefts = [place.left for place in places]
    steps = [f"{after - before:.2f} 0 Td %s" for before, after in pairwise(lefts)]
    return " ".join([f"{lefts[0] - lefts[-1]:.2f} {-ROW:g} Td %s", *steps])


@lru_cache(maxsize=8)
def _strokes(left: float, end: float, heights: tuple[float, ...]) -> str:
    """The commands that draw lines at these heights; page after page they are the same."""
    lines = "\n".join([f"{left:.2f} {y:.2f} m {end:.2f} {y:.2f} l" for y in heights])
    return f"{FAINT:g} G {HAIRLINE:g} w\n{lines}\nS 0 G"
