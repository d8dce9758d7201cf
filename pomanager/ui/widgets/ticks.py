"""A box to tick: yes or no, with its words beside it, drawn like the other parts."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from pomanager.ui.look import look, px
from pomanager.ui.widgets.painting import Row, looks_changed, mark, rounded, words

BOX = 20


class TickBox(QAbstractButton):
    """Ticked or not; Space and a click change it. It may be wider than its words, and stands where reading begins."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def setText(self, text: str) -> None:
        self._words = text
        super().setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = look().metrics()
        spoken = px(8) + metrics.horizontalAdvance(self._words) + 2 if self._words else 0
        return QSize(px(BOX) + spoken + 2 * px(4), max(px(30), metrics.height() + px(6)))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(BOX) + 2 * px(4), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        worn = look()
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        if self.hasFocus():
            rounded(painter, self.rect(), None, worn.colour("focus"), radius=4, width=2.0)
        row = Row(self.rect().adjusted(px(4), 0, -px(4), 0), self.layoutDirection())
        on = self.isChecked()
        mark(painter, row.take(px(BOX), gap=px(8)), "box_on" if on else "box_off", BOX, "accent" if on else "text2")
        words(painter, row.take(row.free), self._words, worn.font(), worn.colour("text"))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:  # words that had no room are shown whole
            self.setToolTip(self._words if self.width() < self.sizeHint().width() else "")
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if looks_changed(event):
            self.updateGeometry()
