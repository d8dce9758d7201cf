"""A box to tick: yes or no, with its words beside it, drawn like the other parts."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from pomanager.ui.look import look, px
from pomanager.ui.widgets.painting import Row, looks_changed, mark, rounded, words, wrapped_words
from pomanager.ui.widgets.tips import as_tip

BOX = 20
ENDLESS = 10_000
"""Height, px, in which any words find room while they are measured."""


class TickBox(QAbstractButton):
    """Ticked or not; Space and a click change it. It may be wider than its words, and stands where reading begins.

    Words that are longer than there is room go on below, as in a label.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
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

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        one_line = self.sizeHint()
        if width >= one_line.width():
            return one_line.height()
        room = QRect(0, 0, max(1, width - px(BOX) - px(8) - 2 * px(4)), ENDLESS)
        needed = look().metrics().boundingRect(room, Qt.TextFlag.TextWordWrap, self._words).height()
        return max(one_line.height(), needed + px(6))

    def paintEvent(self, event: QPaintEvent) -> None:
        worn = look()
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        if self.hasFocus():
            rounded(painter, self.rect(), None, worn.colour("focus"), radius=4, width=2.0)
        row = Row(self.rect().adjusted(px(4), 0, -px(4), 0), self.layoutDirection())
        on = self.isChecked()
        mark(painter, row.take(px(BOX), gap=px(8)), "box_on" if on else "box_off", BOX, "accent" if on else "text2")
        room = row.take(row.free)
        if self.width() >= self.sizeHint().width() or self.height() < self.heightForWidth(self.width()):
            words(painter, room, self._words, worn.font(), worn.colour("text"))
        else:
            wrapped_words(painter, room, self._words, worn.font(), worn.colour("text"))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:  # words that had no room are shown whole
            cut = self.width() < self.sizeHint().width() and self.height() < self.heightForWidth(self.width())
            self.setToolTip(as_tip(self._words if cut else ""))
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if looks_changed(event):
            self.updateGeometry()
