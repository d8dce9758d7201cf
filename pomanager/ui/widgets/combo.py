"""A list that drops down, with the chevron of the other parts."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from pomanager.ui.look import px
from pomanager.ui.widgets.painting import Row, mark


class ComboBox(QComboBox):
    """A short list; the wheel scrolls the page and never changes the choice by accident."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        row = Row(self.rect(), self.layoutDirection())
        row.take_end(px(9))
        mark(QPainter(self), row.take_end(px(16)), "down_c", 16, "text2")

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
