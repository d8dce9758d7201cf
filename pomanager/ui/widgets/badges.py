"""States and filters as small marks: a badge says a state with icon and word, a chip is a filter one can take away."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from pomanager.ui.look import look, px
from pomanager.ui.tokens import TONE_ICONS, Tone
from pomanager.ui.widgets.painting import Row, looks_changed, mark, offer_whole, rounded, words


class Badge(QWidget):
    """A state: icon, word and colour together, never colour alone."""

    def __init__(
        self, text: str = "", tone: Tone | str = Tone.OK, icon: str = "", *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._text = text
        self._tone = Tone(tone)
        self._icon = icon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    def show_state(self, text: str, tone: Tone | str, icon: str = "") -> None:
        """Show another state."""
        self._text, self._tone, self._icon = text, Tone(tone), icon
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """The word on the badge."""
        return self._text

    def sizeHint(self) -> QSize:
        metrics = look().metrics("small", strong=True)
        width = metrics.horizontalAdvance(self._text) + 2 + px(8 + 16 + 6 + 10)
        return QSize(width, max(px(24), metrics.height() + px(4)))

    def paintEvent(self, event: QPaintEvent) -> None:
        worn = look()
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        ink = worn.colour(self._tone)
        edge = QColor(ink)
        edge.setAlphaF(0.35)  # washed-out panels lose the tint; the border stays
        rounded(painter, self.rect(), QColor(worn.tokens.tint(self._tone)), edge, radius=4)
        row = Row(self.rect().adjusted(px(8), 0, -px(8), 0), self.layoutDirection())
        mark(painter, row.take(px(16), gap=px(6)), self._icon or TONE_ICONS[self._tone], 16, self._tone)
        words(painter, row.take(row.free), self._text, worn.font("small", strong=True), ink)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if looks_changed(event):
            self.updateGeometry()


class Chip(QAbstractButton):
    """A filter above a list.

    ``on`` fills it; ``removable`` draws × (pressing it, or Delete, sends ``removed``); ``chevron`` says that a menu
    opens. A press elsewhere sends ``clicked``.
    """

    removed = Signal()

    def __init__(
        self,
        text: str = "",
        icon: str = "",
        *,
        on: bool = False,
        removable: bool = False,
        chevron: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._on = on
        self._removable = removable
        self._chevron = chevron
        self._words = ""
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setText(text)
        self._measure()

    def setText(self, text: str) -> None:
        self._words = text
        super().setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    @property
    def words(self) -> str:
        """The words on the chip."""
        return self._words

    @property
    def on(self) -> bool:
        """Whether the filter is in force."""
        return self._on

    def set_on(self, on: bool) -> None:
        """Fill or empty the chip."""
        self._on = on
        self.updateGeometry()
        self.update()

    def _measure(self) -> None:
        self.setFixedHeight(px(28))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        width = look().metrics("small").horizontalAdvance(self._words) + 2 + px(11) + px(11)
        width += px(22) if self._icon else 0
        width += px(20) if self._removable else 0
        width += px(20) if self._chevron else 0
        return QSize(width, px(28))

    def _cross(self) -> QRect:
        row = Row(self.rect().adjusted(px(8), 0, -px(8), 0), self.layoutDirection())
        return row.take_end(px(18))

    def paintEvent(self, event: QPaintEvent) -> None:
        worn = look()
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        fill = worn.colour("accent_soft" if self._on else "raised" if self.underMouse() else "surface")
        rounded(painter, self.rect(), fill, worn.colour("accent" if self._on else "edge"), radius=14)
        if self.hasFocus():
            rounded(painter, self.rect(), None, worn.colour("focus"), radius=14, width=2.0)
        row = Row(self.rect().adjusted(px(11), 0, -px(10), 0), self.layoutDirection())
        if self._icon:
            mark(painter, row.take(px(16), gap=px(6)), self._icon, 16, "accent" if self._on else "text2")
        if self._removable:
            mark(painter, row.take_end(px(14), gap=px(6)), "x", 14, "text2")
        if self._chevron:
            mark(painter, row.take_end(px(14), gap=px(6)), "down_c", 14, "text2")
        words(painter, row.take(row.free), self._words, worn.font("small"), worn.colour("text"))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._removable and self.isDown() and self._cross().contains(event.position().toPoint()):
            self.setDown(False)
            self.removed.emit()
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._removable and event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.removed.emit()
            return
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        offer_whole(self, self._words)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if looks_changed(event):
            self._measure()
