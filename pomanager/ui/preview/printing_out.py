"""Sends pages of a finished paper to a printer, one at a time, so that memory stays small however many there are."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMarginsF, QPoint, QRect, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from pomanager.errors import FileTrouble
from pomanager.marks import N_
from pomanager.readmodels.progress import Progress, silent
from pomanager.rules.objections import Objection
from pomanager.ui.preview.document import POINTS_PER_INCH, PaperFile
from pomanager.ui.preview.printers import Printers

MOST_DOTS_PER_INCH = 300
"""Finer than letters of a paper need; more would only fill memory and the printer's queue."""

LONGEST_RANGE = 100
"""Letters of "1-3" in what is typed; Python refuses to read numbers of thousands of digits."""

NO_ANSWER = N_(
    "The printer {printer} does not take the paper. See that it is switched on and has paper, then try again."
)


@dataclass(frozen=True, slots=True)
class Sheets:
    """Which pages are printed (counted from 0, in order), and how often."""

    pages: tuple[int, ...]
    copies: int = 1
    collated: bool = True
    last_first: bool = False

    def one_by_one(self, *, printer_copies: bool) -> Iterator[int]:
        """Yield the pages as they are sent: each copy again where the printer does not copy by itself."""
        pages = tuple(reversed(self.pages)) if self.last_first else self.pages
        times = 1 if printer_copies else self.copies
        if self.collated:
            for _copy in range(times):
                yield from pages
        else:
            for page in pages:
                yield from [page] * times

    def count(self, *, printer_copies: bool) -> int:
        """How many pages are sent."""
        return len(self.pages) * (1 if printer_copies else self.copies)


@dataclass(frozen=True, slots=True)
class PrintChoice:
    """What was chosen: the printer by its name, the pages and copies, the sides, and whether in colours."""

    printer: str
    sheets: Sheets
    sides: QPrinter.DuplexMode = QPrinter.DuplexMode.DuplexNone
    in_colours: bool = False

    def prepared(self, printers: Printers) -> QPrinter:
        """Return the printer, set as chosen."""
        made = printers.printer(self.printer)
        made.setDuplex(self.sides)
        colour = self.in_colours and printers.has_colours(self.printer)
        made.setColorMode(QPrinter.ColorMode.Color if colour else QPrinter.ColorMode.GrayScale)
        return made


def read_pages(text: str, count: int) -> tuple[int, ...] | None:
    """Read "1-3, 5" as pages counted from 0, each once and in order; "" means all, None that nobody can read it."""
    if not text.strip():
        return tuple(range(count))
    wanted: set[int] = set()
    for part in text.replace(";", ",").replace("–", "-").split(","):
        first, dash, last = (piece.strip() for piece in part.partition("-"))
        if not first.isdecimal() or (dash and not last.isdecimal()) or len(part) > LONGEST_RANGE:
            return None
        low, high = int(first), int(last or first)
        if not 1 <= low <= high <= count:
            return None
        wanted.update(range(low - 1, high))
    return tuple(sorted(wanted))


def set_sheet(printer: QPrinter, size: tuple[float, float]) -> None:
    """Tell the printer the size and direction of the sheets, from a page's size in points; no margins of its own."""
    width, height = size
    upright = QSizeF(min(size), max(size))
    known = QPageSize.id(upright, QPageSize.Unit.Point, QPageSize.SizeMatchPolicy.FuzzyMatch)
    sheet = QPageSize(known) if known != QPageSize.PageSizeId.Custom else QPageSize(upright, QPageSize.Unit.Point)
    direction = QPageLayout.Orientation.Landscape if width > height else QPageLayout.Orientation.Portrait
    printer.setFullPage(True)
    printer.setPageLayout(QPageLayout(sheet, direction, QMarginsF(0, 0, 0, 0)))


def print_out(path: Path, printer: QPrinter, sheets: Sheets, progress: Progress = silent) -> int:
    """Print pages of a PDF; returns how many were sent. It may run in a thread of its own.

    Raises FileTrouble when the printer does not take them, and what ``progress`` raises to stop it: then nothing that
    is still in the queue is printed.
    """
    paper = PaperFile(path)
    painter = QPainter()
    try:
        set_sheet(printer, paper.sizes[sheets.pages[0]])
        if printer.supportsMultipleCopies():
            printer.setCopyCount(sheets.copies)
            printer.setCollateCopies(sheets.collated)
        return _send(paper, printer, painter, sheets, progress)
    except BaseException:
        printer.abort()
        raise
    finally:
        if painter.isActive():
            painter.end()
        paper.close()


def _send(paper: PaperFile, printer: QPrinter, painter: QPainter, sheets: Sheets, progress: Progress) -> int:
    if not painter.begin(printer):
        raise _no_answer(printer)
    copies = printer.supportsMultipleCopies()
    total, sent = sheets.count(printer_copies=copies), 0
    last: tuple[int, QImage] | None = None
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
    for page in sheets.one_by_one(printer_copies=copies):
        progress(sent, total)
        if sent and not printer.newPage():
            raise _no_answer(printer)
        image = last[1] if last is not None and last[0] == page else _picture(paper, page, printer)
        last = (page, image)
        painter.drawImage(_place(image, printer), image)
        sent += 1
    progress(sent, total)
    return sent


def _no_answer(printer: QPrinter) -> FileTrouble:
    return FileTrouble(Objection(NO_ANSWER, details={"printer": printer.printerName()}))


def _picture(paper: PaperFile, page: int, printer: QPrinter) -> QImage:
    dots = min(MOST_DOTS_PER_INCH, printer.resolution())
    if printer.colorMode() == QPrinter.ColorMode.Color:
        return paper.picture(page, dots / POINTS_PER_INCH)
    return paper.grey(page, dots)


def _place(image: QImage, printer: QPrinter) -> QRect:
    """Where a page lies on the sheet: as large as it can, in the middle; a page of another size is made to fit."""
    sheet = printer.paperRect(QPrinter.Unit.DevicePixel).toRect()
    size = image.size().scaled(sheet.size(), Qt.AspectRatioMode.KeepAspectRatio)
    place = QRect(QPoint(0, 0), size)
    place.moveCenter(sheet.translated(-sheet.topLeft()).center())
    return place
