"""A finished PDF as the preview needs it: sizes of its pages, pictures of them, their words, and its contents."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import RLock

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

import pypdfium2
from pomanager.errors import FileTrouble
from pomanager.marks import N_
from pomanager.rules.objections import Objection

PDFIUM = RLock()
"""pdfium may be in one thread only at a time: the window looks while a job prints."""

POINTS_PER_INCH = 72
Span = tuple[int, int]
"""Where some letters of a page's words begin, and how many they are."""


@dataclass(frozen=True, slots=True)
class Heading:
    """One line of the contents: its words, its page counted from 0, and how deep it stands (0 outermost)."""

    title: str
    page: int
    level: int = 0


class PaperFile:
    """One PDF, open. Pages are counted from 0; lengths are points, from the top of the page down."""

    def __init__(self, path: Path) -> None:
        """Open the file; raises FileTrouble where it is no PDF."""
        self.path = path
        try:
            with PDFIUM:
                self._pdf = pypdfium2.PdfDocument(str(path))
                self.sizes = tuple(self._pdf.get_page_size(page) for page in range(len(self._pdf)))
        except (pypdfium2.PdfiumError, OSError) as problem:
            message = N_("The paper could not be read again after it was written. Make it anew.")
            raise FileTrouble(Objection(message)) from problem

    def __len__(self) -> int:
        return len(self.sizes)

    def close(self) -> None:
        """Let go of the file, so that it can be deleted."""
        with PDFIUM:
            self._pdf.close()

    def picture(self, page: int, scale: float, top: int = 0, height: int = 0) -> QImage:
        """Paint a page at ``scale`` pixels a point: the whole of it, or ``height`` rows of pixels from ``top`` on."""
        above = max(0.0, (top - 0.5) / scale)  # pdfium rounds up what it leaves away
        whole = height_in_pixels(self.sizes[page][1], scale)
        below = max(0.0, (whole - top - height - 0.5) / scale) if height else 0.0
        with PDFIUM:
            drawn = self._pdf[page]
            bitmap = drawn.render(scale=scale, crop=(0, below, 0, above), prefer_bgrx=True)
            image = _copied(bitmap, QImage.Format.Format_RGB32)
            drawn.close()
        return image

    def grey(self, page: int, dots_per_inch: int) -> QImage:
        """Paint a whole page in greys, for a printer."""
        with PDFIUM:
            drawn = self._pdf[page]
            bitmap = drawn.render(scale=dots_per_inch / POINTS_PER_INCH, grayscale=True)
            image = _copied(bitmap, QImage.Format.Format_Grayscale8)
            drawn.close()
        return image

    def words(self, page: int) -> str:
        """Return the words of a page as they are read."""
        with PDFIUM:
            read = self._pdf[page]
            text = read.get_textpage()
            said = text.get_text_range()
            text.close()
            read.close()
        return said

    def places(self, page: int, spans: Sequence[Span]) -> tuple[tuple[QRectF, ...], ...]:
        """Return where on the page each span of its words stands: one box a line."""
        with PDFIUM:
            read = self._pdf[page]
            text = read.get_textpage()
            found = tuple(
                tuple(
                    _from_top(text.get_rect(number), self.sizes[page][1])
                    for number in range(text.count_rects(first, count))
                )
                for first, count in spans
            )
            text.close()
            read.close()
        return found

    def contents(self) -> tuple[Heading, ...]:
        """Return the bookmarks of the PDF, in their order."""
        found = []
        with PDFIUM:
            for bookmark in self._pdf.get_toc():
                goal = bookmark.get_dest()
                page = goal.get_index() if goal is not None else None
                if page is not None:
                    found.append(Heading(bookmark.get_title(), page, bookmark.level))
        return tuple(found)


def height_in_pixels(points: float, scale: float) -> int:
    """Return how many pixels a length takes; pdfium rounds up."""
    return math.ceil(points * scale)


def _from_top(box: tuple[float, float, float, float], height: float) -> QRectF:
    left, bottom, right, top = box
    return QRectF(left, height - top, right - left, top - bottom)


def _copied(bitmap: pypdfium2.PdfBitmap, kind: QImage.Format) -> QImage:
    """Copy a bitmap of pdfium, whose memory is gone with it."""
    rows = memoryview(bitmap.buffer).cast("B")
    image = QImage(rows, bitmap.width, bitmap.height, bitmap.stride, kind).copy()
    bitmap.close()
    return image
