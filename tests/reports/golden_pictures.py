"""Prints a sample through the program's own engine and turns it into a picture; tells how like two pictures are.

Pictures are drawn several times larger and made smaller afterwards: pdfium sets small letters on whole dots, and the
kind of smoothing that differs between versions shows least in large ones.
"""

import io
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from PIL import Image, ImageChops, ImageFilter, ImageOps, ImageStat

import pypdfium2
from pomanager.i18n import speaking
from pomanager.i18n.languages import language
from pomanager.reports.flow import Block
from pomanager.reports.fonts import EM, faces
from pomanager.reports.lines import Line
from pomanager.reports.pages import PaperCanvas
from pomanager.reports.parts import Grid, GridColumn, Text
from pomanager.reports.shaping import Piece, pieces
from pomanager.reports.styles import TextStyle
from tests.reports.golden_texts import Fault, Sample
from tests.reports.sheets import PRINTED

SIZE = 14
LEADING = 26.0
LINE_WIDTH = 400.0
MARGIN = 6.0
"""In points."""

DOTS = 2
"""Dots to a point in the kept pictures."""

OVER = 4
"""So many times larger pictures are drawn, each way, before they are made smaller."""

CELL = 8
"""Dots each way of the squares whose ink is compared: a quarter of a letter."""

_BLUR = 1.0

Spoil = Callable[[Line], Line]


@dataclass(frozen=True, slots=True)
class Stood:
    """A line as it was drawn: where its left end and the foot of its letters stood on the page, in points."""

    line: Line
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Printed:
    """A sample on paper: its picture, the page in points, its lines from the top."""

    picture: Image.Image
    size: tuple[float, float]
    lines: tuple[Stood, ...]


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like two pictures are.

    ``overlap`` is the ink both share as a part of the ink either has (1: the same), after a slight blur. ``apart`` is
    the greatest difference of ink in any one square (0: none, 255: black against white): it finds the one lost hook
    in a long line, which hardly changes the overlap.
    """

    overlap: float
    apart: int


class _NotingCanvas(PaperCanvas):
    """A canvas that remembers where it drew each line, may spoil it first, and draws no rules: letters are compared."""

    stood: list[Stood]
    spoil: Spoil | None = None

    def line_at(self, line: Line, x: float, y: float, style: TextStyle) -> None:
        """Draw a line and remember it."""
        line = self.spoil(line) if self.spoil else line
        self.stood.append(Stood(line, *self.absolutePosition(x, y)))
        super().line_at(line, x, y, style)

    def rule(self, x: float, y: float, width: float, thickness: float) -> None:
        """Nothing."""


def printed(sample: Sample, fault: Fault | None = None, *, aside: float = 0.0) -> Printed:
    """The sample as our engine prints it, or spoiled by a fault; ``aside`` moves it to the right, in points."""
    spoil: Spoil | None = None
    if fault is not None and fault.shaped:
        sample = replace(sample, text=sample.text.replace(fault.was, fault.becomes))
    elif fault is not None:
        wrong = fault

        def spoil(line: Line) -> Line:
            return _bare(line, wrong, sample.weight)

    with speaking(sample.language):
        block = _block(sample)
        width = sample.column or LINE_WIDTH
        size = (width + 2 * MARGIN, math.ceil(block.wrap(width, 1000)[1] + 2 * MARGIN))
        file = io.BytesIO()
        right = language(sample.language).right_to_left
        canvas = _NotingCanvas(file, size, sample.language, PRINTED, right=right)
        canvas.stood, canvas.spoil = [], spoil
        block.drawOn(canvas, MARGIN + aside, MARGIN)
        canvas.save()
    return Printed(_picture(file.getvalue()), size, tuple(canvas.stood))


def likeness(one: Image.Image, other: Image.Image) -> Likeness:
    """How like two pictures of one size are; pictures of different sizes are not alike at all."""
    if one.size != other.size:
        return Likeness(0.0, 255)
    left, right = ImageOps.invert(one), ImageOps.invert(other)
    apart = ImageChops.difference(left.reduce(CELL), right.reduce(CELL))
    left, right = (ink.filter(ImageFilter.GaussianBlur(_BLUR)) for ink in (left, right))
    both, either = ImageChops.darker(left, right), ImageChops.lighter(left, right)
    return Likeness(_sum(both) / (_sum(either) or 1.0), max(apart.tobytes()))


def smaller(picture: Image.Image) -> Image.Image:
    """A picture drawn larger, in the size in which pictures are kept."""
    return picture.convert("L").reduce(OVER)


def _block(sample: Sample) -> Block:
    """What prints the sample: a passage of one line, or a cell of a table."""
    style = TextStyle(size=SIZE, weight=sample.weight, leading=LEADING)
    if not sample.column:
        return Text(sample.text, style)
    return Grid((GridColumn("", 100, style=style),), [(sample.text,)])


def _bare(line: Line, fault: Fault, weight: int) -> Line:
    """The line with the fault's part, or all of it, written letter after letter in the order of storage."""
    was = fault.was or line.text
    before, found, after = line.text.partition(was)
    if not found:
        return line
    wrong = _letters(fault.becomes or was, weight)
    laid = (*pieces(before, weight), *wrong, *pieces(after, weight))
    return Line(line.text, laid, sum(piece.width for piece in laid) * SIZE / EM)


def _letters(text: str, weight: int) -> Sequence[Piece]:
    """Each letter as its font shows it alone: no joining, no stacking, no turning."""
    known = faces(weight)
    single = [(next(face for face in known if face.has(letter)), letter) for letter in text if letter != "\u200c"]
    found = []
    for face, group in groupby(single, key=lambda pair: pair[0]):
        part = "".join(letter for _face, letter in group)
        glyphs = part.translate(face.glyphs)
        width = sum(map(face.widths.__getitem__, part))
        found.append(Piece(face, part, f"<{glyphs.encode('utf-16-be').hex()}>Tj", width, glyphs))
    return found


def _picture(pdf: bytes) -> Image.Image:
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        bitmap = page.render(scale=DOTS * OVER, grayscale=True)
        picture = smaller(bitmap.to_pil())
        bitmap.close()
        page.close()
    return picture


def _sum(picture: Image.Image) -> float:
    return ImageStat.Stat(picture).sum[0]
