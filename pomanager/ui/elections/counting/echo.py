"""The paper just typed in, in large letters: what a second teller reads aloud from the screen."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pomanager.ui.look import look, px
from pomanager.ui.widgets.painting import Row, looks_changed, mark, words

HIGH, LARGEST, SMALLEST, ONE_COLUMN = 168, 30, 13, 5
LEAST_BESIDE = 44
"""What is kept free beside the words of a line, px at 100 %."""


class Echo(QWidget):
    """Lines of a number and a name, as large as they have room; a remark stands below them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[tuple[str, str], ...] = ()
        self.remark, self.tone, self.icon = "", "ok", ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def tell(self, lines: Sequence[tuple[str, str]], *, remark: str = "", tone: str = "ok", icon: str = "") -> None:
        """Show a paper; ``tone`` colours its ground."""
        self.lines, self.remark, self.tone, self.icon = tuple(lines), remark, tone, icon
        said = ", ".join(f"{lead} {text}".strip() for lead, text in lines)
        self.setAccessibleName(". ".join(part for part in (said, remark) if part))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(280), px(HIGH))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(200), px(HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:
        worn, painter = look(), QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        tint = {"ok": "ok_tint", "warn": "warn_tint", "mute": "raised"}[self.tone]
        painter.fillRect(self.rect(), worn.colour(tint))
        box = self.rect().adjusted(px(16), px(10), -px(12), -px(10))
        if self.remark:
            high = worn.metrics("small").height()
            foot = Row(QRect(box.left(), box.bottom() - high, box.width(), high), self.layoutDirection())
            mark(painter, foot.take(px(16), gap=px(6)), "warn" if self.tone == "warn" else "info", 16, "text2")
            words(painter, foot.take(foot.free), self.remark, worn.font("small"), worn.colour("text"))
            box.setBottom(box.bottom() - high - px(4))
        self._paint_lines(painter, box)

    def _paint_lines(self, painter: QPainter, box: QRect) -> None:
        if not self.lines:
            return
        in_columns = 1 if len(self.lines) <= ONE_COLUMN else 2
        each = (len(self.lines) + in_columns - 1) // in_columns
        high = min(box.height() // each, px(44))
        font = self._font(high, box.width() // in_columns - px(LEAST_BESIDE))
        lead = max((QFontMetrics(font).horizontalAdvance(lead) for lead, _text in self.lines), default=0)
        across = Row(box, self.layoutDirection())
        for column in range(in_columns):
            place = across.take(box.width() // in_columns)
            for row, (number, text) in enumerate(self.lines[column * each : (column + 1) * each]):
                line = Row(QRect(place.left(), place.top() + row * high, place.width(), high), self.layoutDirection())
                if self.icon and not row:
                    mark(painter, line.take(px(24), gap=px(10)), self.icon, 22, "text2")
                if lead:
                    words(painter, line.take(lead, gap=px(14)), number, font, look().colour("text2"), end=True)
                words(painter, line.take(line.free - px(8)), text, font, look().colour("text"))

    def _font(self, high: int, wide: int) -> QFont:
        """The largest font in which each line has room, measured once in the largest there is."""
        font = look().font("body", strong=True)
        font.setPixelSize(px(LARGEST))
        metrics = QFontMetrics(font)
        longest = max(metrics.horizontalAdvance(f"{lead}{text}") for lead, text in self.lines)
        fits = min(1.0, wide / max(1, longest), high / metrics.height())
        font.setPixelSize(px(max(SMALLEST, int(LARGEST * fits))))
        return font

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if looks_changed(event):
            self.updateGeometry()
