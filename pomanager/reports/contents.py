"""The list of contents of a long paper: its headings, and the pages they stand on, known when all is written."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from pomanager.i18n import _, formats
from pomanager.reports.flow import Block
from pomanager.reports.lines import Line, broken, one_line
from pomanager.reports.pages import Entry, PaperCanvas, indent
from pomanager.reports.styles import BODY, HEADING, STRONG, Align, TextStyle
from pomanager.reports.text import Text

_STEP = 14.0
"""How far a heading inside another begins behind it, in points."""

_NUMBER_ROOM = 34.0
"""For the number of a page, and the dots before it."""


def contents_of(story: Iterable[Block], deepest: int = 9) -> list[Block]:
    """A list of contents of these blocks, under its heading; nothing where no block has an entry.

    Entries deeper than ``deepest`` are left out.
    """
    entries = [block.entry for block in story if block.entry is not None and block.entry.level <= deepest]
    # TR: heading over the list of contents of a long paper
    return [Text(_("Contents"), HEADING), Contents(entries)] if entries else []


class Contents(Block):
    """One line for each entry: its title, dots, and the number of its page."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        super().__init__(after=8)
        self._entries = tuple(entries)

    def said(self) -> Iterator[str]:
        """Nothing: the headings stand where they are read, and on which page is not a word of the paper."""
        return iter(())

    def height_in(self, width: float) -> float:
        """All lines, those of long titles more than once."""
        return sum(len(self._lines(entry, width)) * BODY.leading for entry in self._entries)

    def cut(self, width: float, room: float) -> list[Block]:
        """The entries that fit, and the others."""
        fitting = 0
        for entry in self._entries:
            room -= len(self._lines(entry, width)) * BODY.leading
            if room < 0:
                break
            fitting += 1
        if not 0 < fitting < len(self._entries):
            return []
        return [Contents(self._entries[:fitting]), Contents(self._entries[fitting:])]

    def paint(self, width: float, height: float) -> None:
        """Draw the titles now; the numbers once all pages are written."""
        canvas = self.canvas
        y = height
        for entry in self._entries:
            lines = self._lines(entry, width)
            style = self._style(entry)
            step = self._step(entry)
            begins = _NUMBER_ROOM if canvas.right else step
            canvas.lines_at(lines, begins, y, width - step - _NUMBER_ROOM, style)
            y -= len(lines) * BODY.leading
            foot = y + BODY.leading - BODY.rise
            begun = step + lines[-1].width + 4
            canvas.write("[0.5 2.5] 0 d 1 J")
            end = width - _NUMBER_ROOM + 6
            if end > begun:
                canvas.rule(width - end if canvas.right else begun, foot, end - begun, 0.6)
            canvas.write("[] 0 d 0 J")
            x, bottom = canvas.absolutePosition(0, foot)
            canvas.later(partial(_draw_number, canvas, entry, (x, bottom, width), right=canvas.right))
            canvas.lead_to(entry, (x, bottom - 3, x + width, bottom + BODY.leading * len(lines) - 3))

    @staticmethod
    def _style(entry: Entry) -> TextStyle:
        return STRONG if entry.level <= 1 else BODY

    @staticmethod
    def _step(entry: Entry) -> float:
        return max(0, entry.level - 1) * _STEP

    def _lines(self, entry: Entry, width: float) -> tuple[Line, ...]:
        style = self._style(entry)
        room = width - self._step(entry) - _NUMBER_ROOM
        return broken(entry.title, room, style.weight, style.size)


def _draw_number(canvas: PaperCanvas, entry: Entry, place: tuple[float, float, float], *, right: bool) -> None:
    """Write the page of an entry at the end of its line; an entry that was never written has none."""
    found = canvas.places.get(entry)
    if found is None:
        return
    line = one_line(formats.number_text(found.numbered), BODY.weight, BODY.size)
    x, y, width = place
    canvas.line_at(line, x + indent(line.width, width, Align.END, right=right), y, BODY)
