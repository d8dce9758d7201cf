"""A column of buttons to choose from: what is called, and at the end how much of it there is or how it stands."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from pomanager.ui.look import look, px
from pomanager.ui.widgets.painting import Row, looks_changed, mark, rounded, words
from pomanager.ui.widgets.tips import as_tip

HEIGHT = 34
SCROLL_BAR = 14
"""What the bar beside a long column takes of its width."""


class ColumnButton(QAbstractButton):
    """One line of the column; the one chosen is filled. Heirs say what stands on it by ``show_line``.

    The icon of what it is stands where reading begins, the icon of how it stands (in its tone) before the count.
    Where it ``wraps``, a long title breaks into lines instead of ending in three dots.
    """

    def __init__(self, width: int, parent: QWidget | None = None, *, height: int = HEIGHT, wraps: bool = False) -> None:
        super().__init__(parent)
        self._width, self._height, self._wraps = width, height, wraps
        self._title = self._icon = self._count = self._state = ""
        self._tone = "text2"
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_line(self, title: str, count: str = "", *, icon: str = "", state: str = "", tone: str = "text2") -> None:
        """Show what it is called and how much of it there is; ``state`` is an icon in the colour of a tone."""
        self._title, self._count, self._icon, self._state, self._tone = title, count, icon, state, tone
        self.setText(title.replace("&", "&&"))
        self.setAccessibleName(f"{title}: {count}" if count else title)
        self.setToolTip(as_tip(title))
        self.setFixedHeight(self._whole_height())
        self.update()

    def _lines(self) -> int:
        """Into how many lines the title breaks: one, unless it wraps."""
        if not self._wraps:
            return 1
        strong = look().metrics("body", strong=True)
        used = px(4 + 12 + 12 + SCROLL_BAR) + (px(26) if self._icon else 0) + (px(24) if self._state else 0)
        used += strong.horizontalAdvance(self._count) + px(8) if self._count else 0
        room = QRect(0, 0, max(1, px(self._width) - used), px(1000))
        height = strong.boundingRect(room, Qt.TextFlag.TextWordWrap, self._title).height()
        return max(1, round(height / strong.lineSpacing()))

    def _whole_height(self) -> int:
        return px(self._height) + (self._lines() - 1) * look().metrics("body", strong=True).lineSpacing()

    def retranslate(self) -> None:
        """Set the words anew, and the height of their script."""
        raise TypeError(f"{type(self).__name__} does not say its words")

    def sizeHint(self) -> QSize:
        return QSize(px(self._width), self._whole_height())

    def paintEvent(self, event: QPaintEvent) -> None:
        worn = look()
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        on = self.isChecked()
        if on or self.underMouse():
            painter.fillRect(self.rect(), worn.colour("select" if on else "raised"))
        whole = Row(self.rect(), self.layoutDirection())
        bar = whole.take(px(4))
        if on:
            painter.fillRect(bar, worn.colour("accent"))
        whole.take(px(12))
        if self._icon:
            mark(painter, whole.take(px(18), gap=px(8)), self._icon, 18, "accent" if on else "text2")
        font = worn.font("body", strong=on)
        self._paint_end(painter, whole)
        if self._lines() > 1:
            painter.setFont(font)
            painter.setPen(worn.colour("text"))
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading | Qt.TextFlag.TextWordWrap
            painter.drawText(whole.take(whole.free), flags, self._title)
        else:
            words(painter, whole.take(whole.free), self._title, font, worn.colour("text"))
        if self.hasFocus():
            rounded(painter, self.rect().adjusted(1, 1, -1, -1), None, worn.colour("focus"), width=2.0)

    def _paint_end(self, painter: QPainter, whole: Row) -> None:
        """Put the count at the end, and before it the icon of the state."""
        worn = look()
        whole.take_end(px(12))
        if self._count:
            font = worn.font("body", strong=self.isChecked() or bool(self._state))
            width = worn.metrics("body", strong=True).horizontalAdvance(self._count) + 2
            words(painter, whole.take_end(width, gap=px(6)), self._count, font, worn.colour(self._tone), end=True)
        if self._state:
            mark(painter, whole.take_end(px(16), gap=px(8)), self._state, 16, self._tone)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if looks_changed(event):
            self.retranslate()
