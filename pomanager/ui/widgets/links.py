"""A button as small as a line of text: in the status line and the menu line."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from pomanager.ui.look import look, px
from pomanager.ui.widgets.keys import key_width, paint_key
from pomanager.ui.widgets.painting import Row, looks_changed, mark, rounded, words


class LineButton(QAbstractButton):
    """An icon, small words, perhaps a printed key and a chevron, without a border until the keyboard comes."""

    def __init__(
        self, text: str = "", icon: str = "", *, key: str = "", chevron: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon, self._key, self._chevron = icon, key, chevron
        self._words = ""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def setText(self, text: str) -> None:
        self._words = text
        super().setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    @property
    def words(self) -> str:
        """The words shown."""
        return self._words

    def sizeHint(self) -> QSize:
        width = look().metrics("small").horizontalAdvance(self._words) + 2 + px(8)
        width += px(22) if self._icon else 0
        width += key_width(self._key) + px(6) if self._key else 0
        width += px(20) if self._chevron else 0
        return QSize(width, px(26))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), px(320)), px(26))

    def paintEvent(self, event: QPaintEvent) -> None:
        worn = look()
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        if self.underMouse():
            rounded(painter, self.rect(), worn.colour("raised"), None, radius=4)
        if self.hasFocus():
            rounded(painter, self.rect(), None, worn.colour("focus"), radius=4, width=2.0)
        row = Row(self.rect().adjusted(px(4), 0, -px(4), 0), self.layoutDirection())
        if self._icon:
            mark(painter, row.take(px(16), gap=px(6)), self._icon, 16, "text2")
        if self._chevron:
            mark(painter, row.take_end(px(14), gap=px(6)), "down_c", 14, "text2")
        if self._key:
            place = row.take_end(key_width(self._key), gap=px(6))
            paint_key(painter, place, self._key, worn.colour("text2"), worn.colour("line"), worn.colour("surface"))
        words(painter, row.take(row.free), self._words, worn.font("small"), worn.colour("text2"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if looks_changed(event):
            self.updateGeometry()
