"""Searches the words of a paper page by page between other work, and goes from hit to hit."""

from bisect import bisect_left, bisect_right, insort
from collections import OrderedDict
from collections.abc import Sequence
from itertools import chain
from time import monotonic

from PySide6.QtCore import QObject, QRectF, QTimer, Signal

from pomanager.ui.preview import folded
from pomanager.ui.preview.document import PaperFile

AT_ONCE_SECONDS = 0.02
PAGES_MARKED = 12
Hit = tuple[int, int]
"""A page, counted from 0, and the number of the hit on it, counted from 0."""


class Finder(QObject):
    """Searches from the page one is on, to the end and round to it again.

    Only the number of hits of a page is kept: a short word may stand in a long roll a million times.
    """

    counted = Signal()
    """More pages are searched, or another text is."""
    arrived = Signal(int, object)
    """The page of the hit gone to, and its box (QRectF, points)."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._paper: PaperFile | None = None
        self._text = ""
        self._order: chain[int] = chain(())
        self._left = 0
        self._counts: dict[int, int] = {}
        self._pages: list[int] = []
        self._total = 0
        self._chosen: Hit | None = None
        self._waiting = 0
        self._from: Hit = (0, -1)
        self._boxes: OrderedDict[int, tuple[tuple[QRectF, ...], ...]] = OrderedDict()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(0)
        self._rest.timeout.connect(self._on_rest)

    # ---- what is searched -----------------------------------------------------------------------------------------

    def show_paper(self, paper: PaperFile | None, page: int = 0) -> None:
        """Search another paper for the same text, from this page on; no hit is gone to."""
        self._paper = paper
        self._begin(self._text, page)

    def search(self, text: str, page: int) -> None:
        """Search for a text from this page on, and go to its first hit."""
        self._begin(folded.wanted(text), page)
        self._from, self._waiting = (page, -1), 1

    def _begin(self, text: str, page: int) -> None:
        self._text = text
        count = len(self._paper) if self._paper is not None and text else 0
        start = min(page, max(0, count - 1))
        self._order = chain(range(start, count), range(start))
        self._left = count
        self._counts.clear()
        self._pages.clear()
        self._boxes.clear()
        self._total, self._chosen, self._waiting = 0, None, 0
        if count:
            self._rest.start()
        else:
            self._rest.stop()
        self.counted.emit()

    def _on_rest(self) -> None:
        until = monotonic() + AT_ONCE_SECONDS
        while self._left and monotonic() < until:
            self._search_page()
        if self._left:
            self._rest.start()
        if self._waiting:
            self._go(self._waiting)
        self.counted.emit()

    def _search_page(self) -> None:
        if self._paper is None:
            return
        page = next(self._order)
        self._left -= 1
        found = folded.count(self._paper.words(page), self._text)
        if found:
            self._counts[page] = found
            insort(self._pages, page)
            self._total += found

    def settle(self) -> None:
        """Search all pages now, without waiting for a rest."""
        while self._left:
            self._search_page()
        self._on_rest()

    # ---- what was found -------------------------------------------------------------------------------------------

    @property
    def searching(self) -> bool:
        """Whether there is something to look for."""
        return bool(self._text)

    @property
    def done(self) -> bool:
        """Whether all pages were searched."""
        return self._left == 0

    @property
    def total(self) -> int:
        """How many hits were found so far."""
        return self._total

    @property
    def place(self) -> int:
        """The number of the hit gone to among all, from 1 on; 0 while nobody can tell."""
        if self._chosen is None or not self.done:
            return 0
        page, number = self._chosen
        before = self._pages[: bisect_left(self._pages, page)]
        return sum(self._counts[each] for each in before) + number + 1

    def marks(self, page: int) -> Sequence[Sequence[QRectF]]:
        """Return the boxes of each hit on a page, in points from its top; of pages not searched yet, too."""
        if not self._text or self._paper is None:
            return ()
        if page not in self._boxes:
            spans = folded.spans(self._paper.words(page), self._text)
            self._boxes[page] = self._paper.places(page, spans) if spans else ()
            if len(self._boxes) > PAGES_MARKED:
                self._boxes.popitem(last=False)
        return self._boxes[page]

    def chosen(self, page: int) -> int:
        """Return which hit of a page is the one gone to, -1 for none."""
        return self._chosen[1] if self._chosen is not None and self._chosen[0] == page else -1

    # ---- going from hit to hit ------------------------------------------------------------------------------------

    def next_hit(self, page: int) -> None:
        """Go to the next hit: after the one gone to, or from this page on."""
        self._from = self._chosen or (page, -1)
        self._go(1)

    def previous_hit(self, page: int) -> None:
        """Go to the hit before."""
        self._from = self._chosen or (page, 0)
        self._go(-1)

    def _go(self, step: int) -> None:
        """Go to the neighbour of the hit begun from; wait for it where its pages are not searched yet."""
        goal = self._after(self._from) if step > 0 else self._before(self._from)
        if goal is None and self.done and self._pages:  # round the end
            page = self._pages[0] if step > 0 else self._pages[-1]
            goal = (page, 0 if step > 0 else self._counts[page] - 1)
        self._waiting = step if goal is None and not self.done else 0
        if goal is not None:
            self._chosen = goal
            boxes = self.marks(goal[0])
            box = boxes[goal[1]][0] if goal[1] < len(boxes) and boxes[goal[1]] else QRectF()
            self.arrived.emit(goal[0], box)
            self.counted.emit()

    def _after(self, hit: Hit) -> Hit | None:
        page, number = hit
        if number + 1 < self._counts.get(page, 0):
            return page, number + 1
        place = bisect_right(self._pages, page)
        return (self._pages[place], 0) if place < len(self._pages) else None

    def _before(self, hit: Hit) -> Hit | None:
        page, number = hit
        if number > 0:
            return page, number - 1
        place = bisect_left(self._pages, page) - 1
        if place < 0:
            return None
        before = self._pages[place]
        return before, self._counts[before] - 1
