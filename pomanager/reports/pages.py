"""The canvas of a paper: ReportLab's, with every script, pages packed as they fill, and the feet written last."""

import zlib
from collections.abc import Callable
from datetime import UTC, datetime
from typing import IO, Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from pomanager.reports.embedding import DocumentFonts
from pomanager.reports.lines import Line, broken
from pomanager.reports.scripts import cleaned
from pomanager.reports.styles import FAINT, HAIRLINE, Align, TextStyle

_LONGEST_LINE = 300
"""More letters than fit into any line of a paper."""

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


class PaperCanvas(Canvas):
    """Pages of a PDF on which every script can be written.

    ``foot`` is called for each page once the number of pages is known: with the canvas, the page and that number.
    """

    # ReportLab's own, which its stubs leave out.
    _doc: Any
    _code: list[str]
    _filename: Any

    def __init__(
        self, file: IO[bytes], pagesize: tuple[float, float], language: str, made_at: datetime, *, right: bool = False
    ) -> None:
        super().__init__(file, pagesize=pagesize, invariant=1, pageCompression=0, lang=language, pdfVersion=(1, 7))
        self._doc._timeStamp = _Moment(made_at)  # noqa: SLF001 - ReportLab asks the clock, with no other way in
        self.fonts = DocumentFonts(self._doc)
        self.right = right
        self.foot: Callable[[PaperCanvas, int, int], None] | None = None
        self._feet: list[pdfdoc.PDFStream] = []

    def _make_preamble(self) -> None:
        """Begin each page with nothing: the usual beginning names a font that is not in the file."""
        self._preamble = "q"

    @property
    def pages(self) -> int:
        """How many pages are finished."""
        return len(self._feet)

    def write(self, command: str) -> None:
        """Put a command of the page description language onto the page."""
        self._code.append(command)

    def showPage(self) -> None:  # noqa: N802 - ReportLab's word
        """Finish the page: its contents are packed at once, its foot gets a place of its own."""
        name = self._doc.thisPageName()
        self._code.append("Q")
        super().showPage()
        page = self._doc.idToObject[name]
        body = _packed(page.stream)
        foot = _packed("")
        page.stream = None
        page.Contents = pdfdoc.PDFArray([self._doc.Reference(body), self._doc.Reference(foot)])
        self._feet.append(foot)

    def save(self) -> None:
        """Write the feet of all pages, then the file."""
        if self._code or not self._feet:
            self.showPage()
        if self.foot is not None:
            for number, stream in enumerate(self._feet, start=1):
                self._code = []
                self.foot(self, number, len(self._feet))
                stream.content = zlib.compress("\n".join(self._code).encode("latin-1"), _FAST)
            self._code = []
        self._doc.SaveToFile(self._filename, self)

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
            text = text[: most * _LONGEST_LINE]
        lines = broken(text, width, style.weight, style.size, right=self.right)
        if most and len(lines) > most:
            rest = cleaned(text).replace("\n", " ")[: sum(len(line.text) + 1 for line in lines[:most]) - 3]
            return self.text_at(f"{rest.rstrip()}…", x, top, width, style, most=most)
        return self.lines_at(lines, x, top, width, style)

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
    at_right = (align is Align.END) is not right
    return room - width if at_right else 0.0


def _packed(content: str) -> pdfdoc.PDFStream:
    dictionary = pdfdoc.PDFDictionary({"Filter": pdfdoc.PDFName("FlateDecode")})
    return pdfdoc.PDFStream(dictionary=dictionary, content=zlib.compress(content.encode("latin-1"), _FAST))
