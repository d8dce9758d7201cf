"""Words on the screen by their role: titles, body, small print, and lines that shorten themselves."""

import re

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from pomanager.ui.look import look
from pomanager.ui.widgets.painting import looks_changed, set_tone, words
from pomanager.ui.widgets.tips import PLAIN, as_tip

NARROW = "\N{NARROW NO-BREAK SPACE}"
JOINED = "\N{NO-BREAK SPACE}"
"""Qt breaks lines at the narrow blank of 2 000, but never at this one."""
_KHMER_RUN = re.compile("[\u1780-\u17d3\u17dd]{24,}")
"""Khmer without a mark between its words, longer than any word: as people type it."""
_KHMER_SYLLABLE = re.compile("(?<=[^\u17d2])(?=[\u1780-\u17a2][\u17b6-\u17ca\u17d2]|[\u17a3-\u17b3])")
"""Before a letter that begins a syllable: one with a vowel or a letter under it, and under no other letter itself."""


def breakable(text: str) -> str:
    """Return a text in which lines may be broken: long Khmer that nobody has parted may be parted between syllables."""
    return _KHMER_RUN.sub(lambda run: _KHMER_SYLLABLE.sub("\N{ZERO WIDTH SPACE}", run[0]), text)


class Label(QLabel):
    """Words in a role of the type table ("page", "sheet", "section", "strong", "body", "small", "hint", "figure").

    ``wrap`` breaks long texts over lines; ``tone`` colours them ("ok", "warn", "bad", "info", "text2", "accent").
    What is shown is always plain text: marks like ``<b>`` in a name stay what they are.
    """

    def __init__(
        self, text: str = "", role: str = "body", *, wrap: bool = False, tone: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._plain = text
        self._wrap = wrap
        self._room = 0
        self._height = 0
        """Of the lines, in per cent, as the words were set last."""
        self._asked = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        self.setProperty("role", role)
        self.setProperty("tone", tone)
        if wrap:
            self.setWordWrap(True)
            self.setTextFormat(Qt.TextFormat.RichText)
            self.setMinimumWidth(1)
        else:
            self.setTextFormat(Qt.TextFormat.PlainText)
        self._align()
        if not wrap:
            self.setText(text)

    def setText(self, text: str) -> None:
        self._plain = text
        if self._wrap:
            broken = self._parted(breakable(text)).translate(PLAIN).replace("\n", "<br>").replace(NARROW, JOINED)
            self._height = look().line_percent
            style = f"line-height:{self._height}%; margin:0"
            super().setText(f'<p align="{self._side()}" style="{style}">{broken}</p>' if text else "")
            self.setAccessibleName(text)
        else:
            super().setText(text)

    def let_break(self, room: int) -> "Label":
        """Let words wider than ``room`` dots be broken between letters, as long names in a narrow column."""
        self._room = room
        self.setText(self._plain)
        return self

    def _parted(self, text: str) -> str:
        if not self._room:
            return text
        wide = look().metrics().horizontalAdvance
        parts = re.split(r"(\s+)", text)
        return "".join("\N{ZERO WIDTH SPACE}".join(part) if wide(part) > self._room else part for part in parts)

    def _side(self) -> str:
        """The side lines begin at: text laid out as paragraphs would else follow its first letter."""
        if self._asked & Qt.AlignmentFlag.AlignHCenter:
            return "center"
        trailing = bool(self._asked & Qt.AlignmentFlag.AlignTrailing)
        return "right" if trailing != (self.layoutDirection() == Qt.LayoutDirection.RightToLeft) else "left"

    def setAlignment(self, alignment: Qt.AlignmentFlag) -> None:
        self._asked = alignment
        self._align()

    def _align(self) -> None:
        """Stand on the side the window's direction says; QLabel alone would follow the first letter."""
        sides = {
            "left": Qt.AlignmentFlag.AlignLeft,
            "right": Qt.AlignmentFlag.AlignRight,
            "center": Qt.AlignmentFlag.AlignHCenter,
        }
        upright = self._asked & Qt.AlignmentFlag.AlignVertical_Mask
        super().setAlignment(sides[self._side()] | Qt.AlignmentFlag.AlignAbsolute | upright)
        if self._wrap:
            self.setText(self._plain)

    def plain(self) -> str:
        """The words shown, without the marks that break lines."""
        return self._plain

    def set_tone(self, tone: str) -> None:
        """Colour the words by what they mean."""
        set_tone(self, "tone", tone)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        kind = event.type()
        if kind == QEvent.Type.LayoutDirectionChange:
            self._align()
        elif self._wrap and kind == QEvent.Type.StyleChange and self._height != look().line_percent:
            self.setText(self._plain)  # only then: each part that is laid into another one is told of a new style


class ElidedLabel(QWidget):
    """One line that is shortened with … where it does not fit, and shows itself whole on hover."""

    def __init__(self, text: str = "", role: str = "body", *, tone: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._role = role
        self._tone = tone or {"small": "text2", "hint": "text3"}.get(role, "text")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Show another line."""
        self._text = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self._offer_whole()
        self.update()

    def text(self) -> str:
        """The whole line, shortened or not."""
        return self._text

    def set_tone(self, tone: str) -> None:
        """Colour the line by a token or tone."""
        self._tone = tone
        self.update()

    def _font_role(self) -> str:
        return "small" if self._role == "hint" else self._role

    def sizeHint(self) -> QSize:
        metrics = look().metrics(self._font_role())
        return QSize(metrics.horizontalAdvance(self._text) + 2, metrics.height())

    def minimumSizeHint(self) -> QSize:
        metrics = look().metrics(self._font_role())
        return QSize(min(self.sizeHint().width(), metrics.averageCharWidth() * 6), metrics.height())

    def _offer_whole(self) -> None:
        self.setToolTip(as_tip(self._text if self.width() < self.sizeHint().width() else ""))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._offer_whole()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        box = QRect(0, 0, self.width(), self.height())
        words(painter, box, self._text, look().font(self._font_role()), look().colour(self._tone))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if looks_changed(event):
            self.updateGeometry()


def line(*, upright: bool = False, length: int = 0) -> QFrame:
    """Return a hairline between two things; ``length`` in px, 0 for as long as there is room."""
    hair = QFrame()
    hair.setObjectName("hairline")
    if upright:
        hair.setFixedWidth(1)
        if length:
            hair.setFixedHeight(length)
    else:
        hair.setFixedHeight(1)
    return hair
