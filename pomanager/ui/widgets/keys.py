"""The little box in which the name of a key is printed."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pomanager.ui.look import look, px
from pomanager.ui.widgets.painting import looks_changed, rounded


def key_text(key: str) -> str:
    """Return the name of a key ("Ctrl+N") in the reader's words; the two keys that enter have one name."""
    return QKeySequence(key.replace("Return", "Enter")).toString(QKeySequence.SequenceFormat.NativeText) or key


def key_width(key: str) -> int:
    """Return the width of the box a key is printed in."""
    return look().metrics("key").horizontalAdvance(key_text(key)) + px(12)


def paint_key(painter: QPainter, place: QRect, key: str, ink: QColor, edge: QColor, ground: QColor | None) -> None:
    """Print a key in a place, in the middle of its height."""
    height = px(20)
    box = QRect(place.left(), place.top() + (place.height() - height) // 2, place.width(), height)
    rounded(painter, box, ground, edge, radius=4)
    painter.save()
    painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # keys are named in the order they are pressed
    painter.setFont(look().font("key"))
    painter.setPen(ink)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, key_text(key))
    painter.restore()


class KeyHint(QWidget):
    """A key printed beside what it does."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(key_text(key))

    def sizeHint(self) -> QSize:
        return QSize(key_width(self._key), px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        worn = look()
        painter = QPainter(self)
        paint_key(painter, self.rect(), self._key, worn.colour("text2"), worn.colour("line"), worn.colour("surface"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if looks_changed(event):
            self.updateGeometry()
        if event.type() == QEvent.Type.LanguageChange:
            self.setAccessibleName(key_text(self._key))
            self.updateGeometry()
