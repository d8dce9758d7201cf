"""A sentence of the by-laws as it is painted: its values underlined, what is to be filled in on a yellow field."""

from collections.abc import Collection, Sequence
from typing import cast

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption

from pomanager.i18n.bylaw_words import Piece
from pomanager.ui.look import look, px

LINE_AT_100, LINE_TALL = 1.12, 1.05
"""The height of a line as a part of the font's own; Khmer fonts are tall themselves."""
PAD = "\N{NO-BREAK SPACE}"
"""Gives a yellow field some room before and behind its words."""


class Sentence:
    """The pieces of a sentence laid out in a width; knows where each value stands.

    ``marked`` are the keys of the values that are underlined; None is all of them.
    """

    def __init__(self, pieces: Sequence[Piece], width: int, *, right: bool, marked: Collection[str] | None) -> None:
        self._spans: list[tuple[int, int, str]] = []
        text, ranges = "", []
        for piece in pieces:
            words = f"{PAD}{piece.text}{PAD}" if piece.blank else piece.text
            start, length = _units(text), _units(words)
            text += words
            if not piece.key:
                continue
            self._spans.append((start, start + length, piece.key))
            if piece.blank or marked is None or piece.key in marked:
                ranges.append(_range(start, length, blank=piece.blank))
        self._layout = QTextLayout(text, sentence_font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        self._layout.setTextOption(option)
        self._layout.setFormats(ranges)
        self.height = self._lay_out(max(1, width))

    def _lay_out(self, width: int) -> int:
        """Break the sentence into lines; returns their height together."""
        height = 0.0
        factor = LINE_TALL if look().tall else LINE_AT_100
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, height))
            height += line.height() * factor
        self._layout.endLayout()
        return round(height)

    def paint(self, painter: QPainter, left: int, top: int) -> None:
        """Paint it with its first line at a place."""
        painter.save()
        painter.setPen(look().colour("text"))
        self._layout.draw(painter, QPointF(left, top))
        painter.restore()

    def key_at(self, x: float, y: float) -> str:
        """The key of the value at a place seen from the sentence's corner; "" where there is none."""
        for number in range(self._layout.lineCount()):
            line = self._layout.lineAt(number)
            if line.y() <= y < line.y() + line.height() and line.naturalTextRect().contains(QPointF(x, line.y() + 1)):
                place = line.xToCursor(x)
                return next((key for start, end, key in self._spans if start <= place <= end), "")
        return ""

    def place_of(self, key: str) -> QPoint:
        """The middle of the first letter of a value, seen from the sentence's corner; KeyError where it has no such."""
        for start, _end, each in self._spans:
            if each == key:
                line = self._layout.lineForTextPosition(start)
                before, after = (cast("tuple[float, int]", line.cursorToX(place))[0] for place in (start, start + 1))
                return QPoint(round((before + after) / 2), round(line.y() + line.height() / 2))
        raise KeyError(key)


def sentence_font() -> QFont:
    """The font of the sentences, a little larger than that of lists."""
    font = look().font()
    font.setPixelSize(look().text_px("body") + px(1))
    return font


def _units(text: str) -> int:
    """How long a text is for Qt, which counts in UTF-16."""
    return len(text.encode("utf-16-le")) // 2


def _range(start: int, length: int, *, blank: bool) -> QTextLayout.FormatRange:
    worn = look()
    form = QTextCharFormat()
    form.setFontWeight(QFont.Weight.DemiBold)
    if blank:
        form.setBackground(worn.colour("warn_tint"))
        form.setForeground(worn.colour("warn"))
    else:
        form.setFontUnderline(True)
        form.setForeground(worn.colour("accent"))
    found = QTextLayout.FormatRange()
    found.start, found.length, found.format = start, length, form
    return found
