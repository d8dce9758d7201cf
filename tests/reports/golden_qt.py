"""Draws the lines of a sample with Qt: the same font file, size and place, and a layout engine that is not ours."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontDatabase, QImage, QPainter, QRawFont, QTextCharFormat, QTextLayout, QTextOption

from pomanager import typefaces
from pomanager.reports.shaping import itemised
from tests.reports.golden_pictures import DOTS, OVER, SIZE, Printed, smaller

_SCALE = DOTS * OVER
_WIDE = 100_000.0


@dataclass(frozen=True, slots=True)
class Drawn:
    """What Qt drew: the picture, the width of each line in points, and the fonts it took."""

    picture: Image.Image
    widths: tuple[float, ...]
    fonts: tuple[QRawFont, ...]


def load_typefaces() -> None:
    """Tell Qt our font files; a Qt application must be there."""
    for font in typefaces.files():
        assert QFontDatabase.addApplicationFont(str(font.path)) >= 0, font.path


def drawn_by_qt(printed: Printed, weight: int) -> Drawn:
    """The same lines at the same places, as Qt lays them out and draws them."""
    width, height = (math.ceil(length * _SCALE) for length in printed.size)
    image = QImage(width, height, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.TextAntialiasing | QPainter.RenderHint.Antialiasing)
    widths: list[float] = []
    fonts: list[QRawFont] = []
    for stood in printed.lines:
        layout = _laid_out(stood.line.text, weight)
        line = layout.lineAt(0)
        layout.draw(painter, QPointF(stood.x * _SCALE, height - stood.y * _SCALE - line.ascent()))
        widths.append(line.horizontalAdvance() / _SCALE)
        fonts.extend(run.rawFont() for run in layout.glyphRuns())
    painter.end()
    return Drawn(smaller(_as_picture(image)), tuple(widths), tuple(fonts))


def _laid_out(text: str, weight: int) -> QTextLayout:
    """The text as one line; each part of one font is given that font, so that nothing is taken from another."""
    layout = QTextLayout(text, _font(typefaces.FAMILIES[0].name, weight))
    layout.setFormats(_formats(text, weight))
    option = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    option.setUseDesignMetrics(True)
    layout.setTextOption(option)
    layout.beginLayout()
    layout.createLine().setLineWidth(_WIDE)
    layout.endLayout()
    return layout


def _formats(text: str, weight: int) -> Sequence[QTextLayout.FormatRange]:
    found = []
    start = 0
    for face, part in itemised(text, weight):
        assert face is not None, part
        parted = QTextLayout.FormatRange()
        parted.start, parted.length = start, len(part)
        family = next(each.name for each in typefaces.FAMILIES if each.name.replace(" ", "") == face.name.split("-")[0])
        shown = QTextCharFormat()
        shown.setFont(_font(family, weight))
        parted.format = shown
        found.append(parted)
        start += len(part)
    return found


def _font(family: str, weight: int) -> QFont:
    font = QFont(family)
    font.setWeight(QFont.Weight(weight))
    font.setPixelSize(SIZE * _SCALE)
    # Letters that need no shaping are written straight, without small shifts between pairs: Qt is asked for the same.
    font.setKerning(family != typefaces.FAMILIES[0].name)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setStyleStrategy(QFont.StyleStrategy.NoFontMerging | QFont.StyleStrategy.NoSubpixelAntialias)
    return font


def _as_picture(image: QImage) -> Image.Image:
    size = (image.width(), image.height())
    return Image.frombytes("L", size, bytes(image.constBits()), "raw", "L", image.bytesPerLine())
