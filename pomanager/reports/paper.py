"""The file of a paper from its first page to its last: heads, feet with page numbers, what flows between, the seal.

One file may hold several papers, each numbered by itself: the same paper in two languages, or one for each member.
"""

import contextlib
import itertools
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import IO

from reportlab.platypus.flowables import Flowable

from pomanager.i18n import speaking, spoken
from pomanager.i18n.languages import language
from pomanager.readmodels.papers import Letterhead, PageSize, PrintOrder
from pomanager.reports.draft import draw_draft
from pomanager.reports.flow import Block, Together
from pomanager.reports.heads import Heading, Part, draw_first_head, draw_foot, draw_running_head
from pomanager.reports.letterhead import organisation_name
from pomanager.reports.pages import Entry, PaperCanvas
from pomanager.reports.scripts import cleaned
from pomanager.rules.envelope import PAPERS_PART, Seal, row
from pomanager.whole_files import whole_file

__all__ = ["Heading", "Paper", "opened", "written"]

MILLIMETRE = 72 / 25.4
SHEETS = {PageSize.A4: (210 * MILLIMETRE, 297 * MILLIMETRE), PageSize.LETTER: (612.0, 792.0)}

MARGIN = 17 * MILLIMETRE
FOOT_ROOM = 20 * MILLIMETRE
HEAD_ROOM = 15 * MILLIMETRE

BARE_EDGE = 12.0 * MILLIMETRE
"""So much of a bare sheet is left above and below to what names the paper."""
_BARE_HEAD, _BARE_FOOT = 13.0, 32.0
"""In points: from the upper edge of a bare sheet down to its head, and from the lower up to the line of its foot."""

LARGE = 1.7
"""So much larger is everything in large print: body text of 9.5 points becomes 16, as readers with weak eyes need."""

_WITH_HEADING = 44.0
"""So much of what follows a heading stands on its page, in points: three lines, or a head and a row of a table."""

_LONGEST_DESCRIPTION = 200
"""In letters; the description of a file need not hold what stands in full on its pages."""


class _Enough(Exception):
    """As many pages are written as were wanted for a first look."""


class Paper:
    """The pages of a file while they are written. ``y`` is where the next thing stands; it falls to ``bottom``."""

    def __init__(
        self,
        file: IO[bytes],
        order: PrintOrder,
        printed_at: datetime,
        *,
        turned: bool = False,
        keeps_words: bool = False,
    ) -> None:
        """``turned`` lays the sheets on their long side; ``keeps_words`` gathers the canonical form in ``words``."""
        self._order = order
        sheet = SHEETS[order.page_size]
        sheet = (sheet[1], sheet[0]) if turned else sheet
        enlarged = LARGE if order.large else 1.0
        self._size = (sheet[0] / enlarged, sheet[1] / enlarged)
        self.left = MARGIN / enlarged
        self.width = self._size[0] - 2 * self.left
        self.bottom = FOOT_ROOM if enlarged == 1.0 else FOOT_ROOM / enlarged + 28
        self.canvas = PaperCanvas(file, sheet, spoken(), printed_at, enlarged=enlarged)
        self.seal = Seal()
        self._keeps_words = keeps_words
        self.words = ""
        """The canonical form of all papers in the file, one after the other, where it is kept."""
        self.is_whole = True
        self.codes: list[str] = []
        """The check codes of the papers in the file that bear one."""
        self.y = self._top = 0.0
        self._part: Part | None = None
        self._parts = 0

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the whole sheet, in points."""
        return self._size

    @property
    def is_large(self) -> bool:
        """Whether it is written in large print."""
        return self._order.large

    @property
    def room(self) -> float:
        """How much height is left on the page, in points."""
        return self.y - self.bottom

    @property
    def is_fresh(self) -> bool:
        """Whether nothing stands on the page yet but its head."""
        return self.y >= self._top

    def begin(self, letterhead: Letterhead, heading: Heading, second: tuple[str, Heading] | None = None) -> None:
        """Begin a paper in the language being spoken, on a page of its own numbered 1.

        ``second`` is another language with the heading in it, for a paper that has two side by side. Raises FileTrouble
        when the logo cannot be read.
        """
        if self._parts:
            self._finish_page()
            if self._order.both_sides and self.canvas.pages % 2:
                self._finish_page()
        codes = (spoken(),) if second is None else (spoken(), second[0])
        headings = (heading,) if second is None else (heading, second[1])
        self._part = Part(letterhead, codes, headings, is_draft=self._order.draft)
        self._parts += 1
        self.canvas.right = language(spoken()).right_to_left
        self._open_seal(self._part)
        if self._parts == 1:
            self._describe(letterhead, heading)
        self._begin_page()
        self.y = self._top = self._draw_head(self._part)
        self.bookmark(" · ".join(part for part in (heading.title, heading.subtitle) if part), 0)

    def end(self) -> None:
        """End the paper that was begun: the sum over its words is known now, for its head and its feet."""
        part = self._part
        assert part is not None  # noqa: S101 - only what was begun is ended
        if part.headings[0].is_sealed:
            part.digest = self.seal.digest()
            self.codes.append(part.code)
            self.words = PAPERS_PART.join(filter(None, (self.words, self.seal.words)))

    def flow(self, story: Iterable[Block]) -> None:
        """Set blocks below one another, going on to new pages as they fill."""
        after = 0.0
        blocks = list(story)
        for number, block in enumerate(blocks):
            for line in block.sealed():
                self.seal.add_text(row(line))
            gap = 0.0 if self.is_fresh else max(after, block.getSpaceBefore())
            if not self.is_fresh and self._least_of(blocks[number:], gap) > self.room:
                self.new_page()
                gap = 0.0
            self._set(block, gap)
            after = block.getSpaceAfter()
        self.y -= after

    def _least_of(self, blocks: Sequence[Block], gap: float) -> float:
        """What must be free for the first of these blocks, set after a gap: just the gap where it may end a page."""
        tall = gap
        for block, following in itertools.pairwise(blocks):
            if not block.keeps_next:
                return tall
            tall += block.wrap(self.width, 0)[1] + max(block.getSpaceAfter(), following.getSpaceBefore())
            if not following.keeps_next:
                own, left = following.wrap(self.width, 0)[1], self.room - tall
                stays_whole = own > left and not following.split(self.width, left)
                return tall + (own if stays_whole else min(own, _WITH_HEADING))
        return tall

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
            elif self.is_fresh and isinstance(block, Together):
                waiting[:0] = block.blocks
            elif not self.is_fresh or self.canvas.numbered == 1:
                # Under the running head there is more room than under the head of the first page.
                self.new_page()
                waiting.insert(0, block)
                gap = 0.0
            else:
                # Taller than any page and of one piece: what does not fit is lost rather than the whole paper.
                self.y -= tall
                block.drawOn(self.canvas, self.left, self.y)

    def new_page(self) -> None:
        """Finish the page and begin the next one under the running head."""
        assert self._part is not None  # noqa: S101 - pages belong to a paper that was begun
        self._finish_page()
        self._begin_page()
        self.y = self._top = self._draw_head(self._part)

    def save(self) -> int:
        """Write the file; returns the number of pages."""
        self.canvas.save()
        return self.canvas.pages

    def bookmark(self, title: str, level: int = 1) -> None:
        """Let readers jump to this place from the list of contents; 0 is the level of whole papers."""
        self.canvas.enter(Entry(title, level), self.y)

    def _begin_page(self) -> None:
        """Draw what lies under the page's text, and leave the foot for later, when all pages are counted."""
        part = self._part
        assert part is not None  # noqa: S101 - pages belong to a paper that was begun
        part.pages += 1
        self.canvas.numbered = part.pages
        if part.is_draft:
            draw_draft(self.canvas, self._size)
        if not part.headings[0].is_mute:
            self.canvas.later(partial(self._draw_foot, part, part.pages))

    def _draw_head(self, part: Part) -> float:
        """Draw the head of the page just begun; returns where the paper's own text may begin."""
        if part.headings[0].is_mute:
            return self._size[1] - BARE_EDGE
        if part.headings[0].is_bare:
            draw_running_head(self.canvas, part, (self.left, self._size[1] - _BARE_HEAD, self.width))
            return self._size[1] - BARE_EDGE
        place = (self.left, self._size[1] - HEAD_ROOM / self.canvas.enlarged, self.width)
        return (
            draw_first_head(self.canvas, part, place)
            if part.pages == 1
            else draw_running_head(self.canvas, part, place)
        )

    def _draw_foot(self, part: Part, page: int) -> None:
        top = _BARE_FOOT if part.headings[0].is_bare else self.bottom - 12
        place = (self.left, top, self.width)
        draw_foot(self.canvas, part, page, place, is_whole=self.is_whole)

    def _finish_page(self) -> None:
        self.canvas.showPage()
        if self.canvas.pages == self._order.most_pages:
            self.is_whole = False
            raise _Enough

    def _open_seal(self, part: Part) -> None:
        """Begin the sum over the paper's words with what stands in its head."""
        self.seal = Seal(keeps_words=self._keeps_words)
        if part.headings[0].is_mute:
            return
        for code, heading in zip(part.languages, part.headings, strict=True):
            with speaking(code):
                day = heading.as_of.isoformat() if heading.as_of else ""
                said = (code, organisation_name(part.letterhead), heading.title, heading.subtitle, day)
                self.seal.add_text(row(said))

    def _describe(self, letterhead: Letterhead, heading: Heading) -> None:
        """Title and language for programs and readers aloud; nothing about a person or this computer."""
        self.canvas.setTitle(cleaned(heading.title[:_LONGEST_DESCRIPTION]))
        self.canvas.setAuthor(cleaned(organisation_name(letterhead)[:_LONGEST_DESCRIPTION]))
        self.canvas.setCreator("PO Manager")
        self.canvas.setSubject("")
        if heading.keywords:
            self.canvas.setKeywords(heading.keywords)
        self.canvas.setViewerPreference("DisplayDocTitle", "true")


@contextlib.contextmanager
def opened(
    target: Path, order: PrintOrder, printed_at: datetime, *, turned: bool = False, keeps_words: bool = False
) -> Iterator[Paper]:
    """A file for papers that becomes ``target`` when the block ends; if it does not end well, no file is left.

    The block is left early, and the file is there, once ``order.most_pages`` are written. Raises FileTrouble when the
    file cannot be written.
    """
    with whole_file(target) as file:
        paper = Paper(file, order, printed_at, turned=turned, keeps_words=keeps_words)
        with contextlib.suppress(_Enough):
            yield paper
        paper.save()


@contextlib.contextmanager
def written(target: Path, letterhead: Letterhead, heading: Heading, order: PrintOrder | None = None) -> Iterator[Paper]:
    """A file of one paper in the language being spoken. Raises FileTrouble as ``opened`` does and for a broken logo."""
    with opened(target, order or PrintOrder(language=spoken()), letterhead.printed_at) as paper:
        paper.begin(letterhead, heading)
        yield paper
        paper.end()
