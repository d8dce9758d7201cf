"""A paper from its first page to its last: letterhead, title, running heads, feet with page numbers, and its file."""

import contextlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import IO

from reportlab.platypus.flowables import Flowable

from pomanager.i18n import _, formats, spoken
from pomanager.i18n.languages import language
from pomanager.readmodels.papers import Letterhead
from pomanager.reports.flow import Together
from pomanager.reports.letterhead import draw_letterhead, organisation_name
from pomanager.reports.lines import one_line
from pomanager.reports.pages import PaperCanvas, indent
from pomanager.reports.scripts import cleaned
from pomanager.reports.styles import FOOT, HAIRLINE, NOTE, SUBTITLE, TITLE, Align, TextStyle
from pomanager.reports.writing import whole_file

MILLIMETRE = 72 / 25.4
A4 = (210 * MILLIMETRE, 297 * MILLIMETRE)
LETTER = (612.0, 792.0)

MARGIN = 17 * MILLIMETRE
FOOT_ROOM = 20 * MILLIMETRE
HEAD_ROOM = 15 * MILLIMETRE

_LONGEST_SUBTITLE = 200
_LONGEST_BOOKMARK = 200
"""In letters; whoever is named stands in full below."""

SHORT_HASH = 12
"""So many characters of the journal's head are printed: enough to compare by eye."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What a paper is called, and the day its contents hold for (None where they hold for no day)."""

    title: str
    as_of: date | None = None
    subtitle: str = ""


class Paper:
    """The pages of one paper while they are written. ``y`` is where the next thing stands; it falls to ``bottom``."""

    def __init__(
        self, file: IO[bytes], letterhead: Letterhead, heading: Heading, size: tuple[float, float] = A4
    ) -> None:
        self.letterhead = letterhead
        self.heading = heading
        self.left = MARGIN
        self.width = size[0] - 2 * MARGIN
        self.bottom = FOOT_ROOM
        self._size = size
        self._language = language(spoken())
        self.canvas = PaperCanvas(file, size, spoken(), letterhead.printed_at, right=self._language.right_to_left)
        self.canvas.foot = self._draw_foot
        self._describe()
        self.y = self._draw_first_head()
        self._top = self.y

    @property
    def room(self) -> float:
        """How much height is left on the page, in points."""
        return self.y - self.bottom

    @property
    def is_fresh(self) -> bool:
        """Whether nothing stands on the page yet but its head."""
        return self.y >= self._top

    def flow(self, story: Iterable[Flowable]) -> None:
        """Set blocks below one another, going on to new pages as they fill."""
        after = 0.0
        for block in story:
            gap = 0.0 if self.is_fresh else max(after, block.getSpaceBefore())
            self._set(block, gap)
            after = block.getSpaceAfter()
        self.y -= after

    def _set(self, block: Flowable, gap: float) -> None:
        waiting = [block]
        while waiting:
            block = waiting.pop(0)
            tall = block.wrapOn(self.canvas, self.width, self.room - gap)[1]
            if tall <= self.room - gap:
                self.y -= gap + tall
                block.drawOn(self.canvas, self.left, self.y)
                gap = 0.0
                continue
            parts = block.splitOn(self.canvas, self.width, self.room - gap)
            if parts:
                waiting[:0] = parts
            elif not self.is_fresh:
                self.new_page()
                waiting.insert(0, block)
                gap = 0.0
            elif isinstance(block, Together):
                waiting[:0] = block.blocks
            else:
                # Taller than any page and of one piece: what does not fit is lost rather than the whole paper.
                self.y -= tall
                block.drawOn(self.canvas, self.left, self.y)

    def new_page(self) -> None:
        """Finish the page and begin the next one under the running head."""
        self.canvas.showPage()
        self.y = self._draw_running_head()
        self._top = self.y

    def save(self) -> int:
        """Write the file; returns the number of pages."""
        self.canvas.save()
        return self.canvas.pages

    def bookmark(self, title: str, level: int = 0) -> None:
        """Let readers jump to this place from the list of contents."""
        key = f"p{self.canvas.getPageNumber()}-{self.y:.0f}"
        self.canvas.bookmarkHorizontal(key, 0, self.y)
        self.canvas.addOutlineEntry(cleaned(title[:_LONGEST_BOOKMARK]).replace("\n", " "), key, level)

    def _describe(self) -> None:
        """Title and language for programs and readers aloud; nothing about a person or this computer."""
        self.canvas.setTitle(cleaned(self.heading.title[:_LONGEST_BOOKMARK]))
        self.canvas.setAuthor(cleaned(organisation_name(self.letterhead)[:_LONGEST_BOOKMARK]))
        self.canvas.setCreator("PO Manager")
        self.canvas.setSubject("")
        self.canvas.setViewerPreference("DisplayDocTitle", "true")

    def _draw_first_head(self) -> float:
        top = self._size[1] - HEAD_ROOM
        y = draw_letterhead(self.canvas, self.letterhead, self.left, top, self.width) - TITLE.before
        y = self.canvas.text_at(self.heading.title, self.left, y, self.width, TITLE, most=3)
        under = [self.heading.subtitle] if self.heading.subtitle else []
        if self.heading.as_of is not None:
            # TR: the day for which what is printed holds, under the title of a paper
            under.append(_("As of {day}").format(day=formats.day(self.heading.as_of, "long")))
        if under:
            # What is long under the title is cut before the day: the day must be read.
            said = " · ".join([each[:_LONGEST_SUBTITLE] for each in under])
            y = self.canvas.text_at(said, self.left, y - TITLE.after, self.width, SUBTITLE, most=4)
        return y - SUBTITLE.after

    def _draw_running_head(self) -> float:
        """Organisation and title in small, over a hairline: a loose sheet still says where it belongs."""
        y = self._size[1] - HEAD_ROOM
        half = self.width / 2 - 6
        start = self._clipped(organisation_name(self.letterhead), half)
        end = self._clipped(self.heading.title, half)
        self._in_line(start, y - NOTE.rise, Align.START, NOTE)
        self._in_line(end, y - NOTE.rise, Align.END, NOTE)
        self.canvas.rule(self.left, y - NOTE.leading - 2, self.width, HAIRLINE)
        return y - NOTE.leading - 12

    def _clipped(self, text: str, room: float) -> str:
        """The text as far as it fits into the running head; the first page has it whole."""
        text = cleaned(text[:_LONGEST_BOOKMARK]).replace("\n", " ")
        if one_line(text, NOTE.weight, NOTE.size).width <= room:
            return text
        while text and one_line(f"{text}…", NOTE.weight, NOTE.size).width > room:
            text = text[:-1]
        return f"{text}…"

    def _in_line(self, text: str, y: float, align: Align, style: TextStyle) -> float:
        line = one_line(text, style.weight, style.size, right=self.canvas.right)
        x = self.left + indent(line.width, self.width, align, right=self.canvas.right)
        self.canvas.line_at(line, x, y, style)
        return line.width

    def _draw_foot(self, canvas: PaperCanvas, page: int, pages: int) -> None:
        """When it was printed, the head of the journal, drafts and samples named; the number of the page."""
        y = FOOT_ROOM - 12
        canvas.rule(self.left, y + 4, self.width, HAIRLINE)
        # TR: in the foot of every page of a paper
        numbers = _("Page {page} of {pages}").format(page=formats.number_text(page), pages=formats.number_text(pages))
        taken = self._in_line(numbers, y - FOOT.rise, Align.END, FOOT)
        room = self.width - taken - 12
        x = self.left + taken + 12 if canvas.right else self.left
        for part in self._foot_lines():
            y = canvas.text_at(part, x, y, room, FOOT)

    def _foot_lines(self) -> list[str]:
        sheet = self.letterhead
        first = [_("Printed on {moment}").format(moment=formats.moment(sheet.printed_at))]
        if sheet.journal_head:
            # TR: the number of the journal's last line and the beginning of its check sum, in the foot of papers
            said = _("Journal: line {number}, {mark}")
            first.append(said.format(number=formats.number(sheet.journal_count), mark=sheet.journal_head[:SHORT_HASH]))
        second: list[str] = []
        if sheet.is_sample:
            second.append(_("Sample office: people and figures are invented."))
        if self._language.draft:
            second.append(_("The words of this paper are a draft in this language and wait for a reader."))
        return [" · ".join(part) for part in (first, second) if part]


@contextlib.contextmanager
def written(target: Path, letterhead: Letterhead, heading: Heading, size: tuple[float, float] = A4) -> Iterator[Paper]:
    """A paper that becomes the file ``target`` when the block ends; if it does not end well, no file is left.

    Raises FileTrouble when the file cannot be written or the logo cannot be read.
    """
    with whole_file(target) as file:
        paper = Paper(file, letterhead, heading, size)
        yield paper
        paper.save()
