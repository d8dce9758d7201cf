"""The canvas of a paper: ReportLab's, with every script, pages packed as they fill, and the feet written last."""

import contextlib
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import IO, Any

from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from pomanager.reports.embedding import DocumentFonts
from pomanager.reports.lines import Line, broken, one_line
from pomanager.reports.scripts import cleaned, clusters
from pomanager.reports.streamed import StreamedFile
from pomanager.reports.styles import FAINT, HAIRLINE, Align, TextStyle

_LONGEST_LINE = 300
"""More letters than fit into any line of a paper."""

_LONGEST_ENTRY = 200
"""In letters; what stands in a reader's list of contents is cut, the paper itself has it whole."""

_FAST = 1
"""How hard page contents are packed: papers are printed more often than they are sent."""


class _Moment:
    """When a paper was made, as ReportLab asks for it: handed in, so that the same sheet gives the same file."""

    def __init__(self, moment: datetime) -> None:
        moment = moment.astimezone(UTC)
        self.t = moment.timestamp()
        self.lt = moment.timetuple()
        self.YMDhms = tuple(self.lt)[:6]
        self.dhh = self.dmm = 0
        self.tzname = "UTC"


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """A line of the list of contents: its title, and how deep it lies (0 for a whole paper).

    ``of`` tells entries of one title apart, as where a board has a passage in more than one chapter.
    """

    title: str
    level: int = 1
    of: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file something stands: the name by which links lead there, and the number its page bears."""

    key: str
    numbered: int


@dataclass(frozen=True, slots=True)
class Stamp:
    """What was drawn once and is drawn on many pages: its commands, and the pictures they name."""

    commands: str
    pictures: tuple[str, ...]


class PaperCanvas(Canvas):
    """Pages of a PDF on which every script can be written.

    All measures are points of the layout; ``enlarged`` says how much larger they come out on the sheet (large print).
    ``pagesize`` is that of the sheet.
    """

    # ReportLab's own, which its stubs leave out.
    _doc: Any
    _code: list[str]
    _formsinuse: list[str]
    _preamble: str
    _bookmarkReference: Callable[[str], Any]  # noqa: N815 - ReportLab's word

    def __init__(
        self,
        file: IO[bytes],
        pagesize: tuple[float, float],
        language: str,
        made_at: datetime,
        *,
        right: bool = False,
        enlarged: float = 1.0,
    ) -> None:
        self.enlarged = enlarged
        super().__init__(file, pagesize=pagesize, invariant=1, pageCompression=0, lang=language, pdfVersion=(1, 7))
        self._doc._timeStamp = _Moment(made_at)  # noqa: SLF001 - ReportLab asks the clock, with no other way in
        self.fonts = DocumentFonts(self._doc)
        self._file = StreamedFile(self._doc, file)
        self.right = right
        self.places: dict[Entry, Place] = {}
        """Where each line of the contents is found."""
        self.numbered = 1
        """The number the page being written bears, for the list of contents."""
        self._keys: dict[Entry, str] = {}
        self._first_page = ""
        self._waiting: list[Callable[[], None]] = []
        self._feet: list[tuple[pdfdoc.PDFObjectReference, list[Callable[[], None]]]] = []
        self._pictures: dict[str, str] = {}
        self._deepest = -1

    def _make_preamble(self) -> None:
        """Begin each page with nothing but the scale: the usual beginning names a font that is not in the file."""
        self._preamble = "q" if self.enlarged == 1.0 else f"q {self.enlarged:g} 0 0 {self.enlarged:g} 0 0 cm"

    @property
    def pages(self) -> int:
        """How many pages are finished."""
        return len(self._feet)

    def write(self, command: str) -> None:
        """Put a command of the page description language onto the page."""
        self._code.append(command)

    @contextlib.contextmanager
    def noting(self) -> Iterator[list[str]]:
        """Note the commands that are put onto the page meanwhile; the list holds them once the block ends."""
        noted: list[str] = []
        begun = len(self._code)
        yield noted
        noted.extend(self._code[begun:])

    def stamped(self, draw: Callable[[], None]) -> "Stamp":
        """Draw something onto this page, and note what it takes to draw the very same again on another."""
        pictures = len(self._formsinuse)
        with self.noting() as commands:
            draw()
        return Stamp("\n".join(commands), tuple(self._formsinuse[pictures:]))

    def again(self, stamp: "Stamp", at: tuple[float, float]) -> None:
        """Draw what was noted, moved by so much to the right and up from where it was drawn."""
        self._formsinuse.extend(stamp.pictures)
        self._code.append(f"q 1 0 0 1 {at[0]:.2f} {at[1]:.2f} cm\n{stamp.commands}\nQ")

    def later(self, draw: Callable[[], None]) -> None:
        """Draw something on this page once all pages are written, such as its number among all."""
        self._waiting.append(draw)

    def enter(self, entry: Entry, y: float) -> None:
        """Make this place, ``y`` above the origin, known to readers under the entry's title."""
        if entry in self.places:
            return
        key = self._key_of(entry)
        self.places[entry] = Place(key, self.numbered)
        self.bookmarkPage(key, fit="XYZ", left=0, top=self.absolutePosition(0, y)[1] * self.enlarged)
        # A reader's list refuses to go down two steps at once.
        self._deepest = min(entry.level, self._deepest + 1)
        self.addOutlineEntry(cleaned(entry.title[:_LONGEST_ENTRY]).replace("\n", " "), key, self._deepest)

    def lead_to(self, entry: Entry, box: tuple[float, float, float, float]) -> None:
        """Let readers jump from the box (left, bottom, right, top, from the corner of the page) to an entry's place."""
        left, bottom, right, top = (each * self.enlarged for each in box)
        self.linkAbsolute("", self._key_of(entry), (left, bottom, right, top), Border="[0 0 0]")

    def _key_of(self, entry: Entry) -> str:
        return self._keys.setdefault(entry, f"place-{len(self._keys)}")

    def picture_at(self, name: str, picture: Image.Image, box: tuple[float, float, float, float]) -> None:
        """Draw a picture into the box (left, bottom, width, height); one of the same name is in the file only once."""
        x, y, width, height = box
        known = self._pictures.get(name)
        if known is None:
            self.drawImage(ImageReader(picture), x, y, width, height)
            self._pictures[name] = self._formsinuse[-1]
            return
        # ReportLab would look at every dot of the picture again to see that it is the same.
        self._formsinuse.append(known)
        self._code.append(f"q {width:.2f} 0 0 {height:.2f} {x:.2f} {y:.2f} cm /{self._doc.getXObjectName(known)} Do Q")

    def showPage(self) -> None:  # noqa: N802 - ReportLab's word
        """Finish the page: its contents are packed at once, its foot gets a place of its own."""
        name = self._doc.thisPageName()
        self._first_page = self._first_page or name
        self._code.append("Q")
        super().showPage()
        page = self._doc.idToObject[name]
        body, foot = self._file.promise(), self._file.promise()
        self._file.put(body, _packed(page.stream))
        page.stream = None
        page.Contents = pdfdoc.PDFArray([body, foot])
        self._file.settle(name)
        self._doc.Pages.pages[-1] = pdfdoc.PDFObjectReference(name)
        self._feet.append((foot, self._waiting))
        self._waiting = []

    def save(self) -> None:
        """Write what waited for the last page, then the file."""
        if self._code or not self._feet:
            self.showPage()
        for foot, waiting in self._feet:
            self._code = [self._preamble]
            for draw in waiting:
                draw()
            self._code.append("Q")
            self._file.put(foot, _packed("\n".join(self._code)))
        self._code = []
        self._bind_loose_links()
        self._file.finish(self)

    def _bind_loose_links(self) -> None:
        """Links to what was never written, because only the first pages were wanted, lead to the first page."""
        for entry, key in self._keys.items():
            if entry not in self.places:
                destination = self._bookmarkReference(key)
                destination.fit()
                destination.setPage(pdfdoc.PDFObjectReference(self._first_page))

    def line_at(self, line: Line, x: float, y: float, style: TextStyle) -> None:
        """Draw a line with its left end at ``x`` and the foot of its letters at ``y``."""
        if line.pieces:
            grey = f"{style.grey:g} g " if style.grey else ""
            black = " 0 g" if style.grey else ""
            show = self.fonts.show(line, style.size)
            self._code.append(f"BT {grey}1 0 0 1 {x:.2f} {y:.2f} Tm {show}{black} ET")

    def text_at(self, text: str, x: float, top: float, width: float, style: TextStyle, *, most: int = 0) -> float:
        """Write a text into a column of ``width`` below ``top``; returns where the next line would begin.

        With ``most``, what does not fit into so many lines is left out, and three dots say so.
        """
        if most:
            text = cleaned(text).replace("\n", " ")[: most * _LONGEST_LINE]
        lines = broken(text, width, style.weight, style.size, right=self.right)
        if most and len(lines) > most:
            lines = (*lines[: most - 1], self._with_dots(lines[most - 1], width, style))
        return self.lines_at(lines, x, top, width, style)

    def _with_dots(self, line: Line, width: float, style: TextStyle) -> Line:
        """As much of a line as leaves room for three dots behind it."""
        letters = clusters(line.text)
        while True:
            dotted = one_line(f"{''.join(letters).rstrip()}…", style.weight, style.size, right=self.right)
            if dotted.width <= width or not letters:
                return dotted
            letters.pop()

    def lines_at(self, lines: tuple[Line, ...], x: float, top: float, width: float, style: TextStyle) -> float:
        """Draw broken lines below ``top``, each on its side of the column; returns where the next line would begin."""
        for line in lines:
            self.line_at(line, x + indent(line.width, width, style.align, right=self.right), top - style.rise, style)
            top -= style.leading
        return top

    def rule(self, x: float, y: float, width: float, thickness: float) -> None:
        """Draw a horizontal line; a hairline is grey."""
        grey = FAINT if thickness <= HAIRLINE else 0
        self._code.append(f"{grey:g} G {thickness:g} w {x:.2f} {y:.2f} m {x + width:.2f} {y:.2f} l S 0 G")


def indent(width: float, room: float, align: Align, *, right: bool) -> float:
    """How far from the left edge of its room a text of this width begins."""
    if align is Align.CENTRE:
        return (room - width) / 2
    at_right = align is Align.RIGHT or (align is Align.END) is not right
    return room - width if at_right else 0.0


def _packed(content: str) -> bytes:
    return zlib.compress(content.encode("latin-1"), _FAST)
