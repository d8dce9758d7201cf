"""A row of tabs: the words of a few views of one thing, the one in view underlined."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pomanager.ui.look import look, px
from pomanager.ui.widgets.labels import line
from pomanager.ui.widgets.painting import looks_changed, offer_whole, rounded, words

PAD = 6
"""Room before and after the word, for the ring of the keyboard."""


class Tab(QAbstractButton):
    """One tab."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self.setObjectName(f"tab.{key}")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._words = ""
        self._measure()

    def set_words(self, text: str) -> None:
        """Set the word as it is shown."""
        self._words = text
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def _measure(self) -> None:
        self.setFixedHeight(px(34))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(look().metrics("body", strong=True).horizontalAdvance(self._words) + 2 + 2 * px(PAD), px(34))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        worn = look()
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        on = self.isChecked()
        ink = "text" if on else "text2"
        inside = self.rect().adjusted(px(PAD), 0, -px(PAD), 0)
        words(painter, inside, self._words, worn.font("body", strong=on), worn.colour(ink))
        if on:
            under = QRect(inside.left(), self.height() - px(3), inside.width(), px(3))
            painter.fillRect(under, worn.colour("accent"))
        if self.hasFocus():
            rounded(painter, self.rect(), None, worn.colour("focus"), radius=4, width=2.0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        offer_whole(self, self._words)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if looks_changed(event):
            self._measure()


class Tabs(QWidget):
    """Two or more tabs; the arrow keys move between them, and ``chosen`` tells the key of the one wanted."""

    chosen = Signal(str)

    def __init__(self, keys: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._tabs = {key: Tab(key) for key in keys}
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        for tab in self._tabs.values():
            self._group.addButton(tab)
            row.addWidget(tab)
            tab.clicked.connect(self._on_clicked)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(line())
        next(iter(self._tabs.values())).setChecked(True)

    def set_words(self, texts: Sequence[str]) -> None:
        """Set the words of the tabs, in their order."""
        for tab, text in zip(self._tabs.values(), texts, strict=True):
            tab.set_words(text)

    def current(self) -> str:
        """The key of the tab in view."""
        return next(key for key, tab in self._tabs.items() if tab.isChecked())

    def tab(self, key: str) -> Tab:
        """One tab by its key."""
        return self._tabs[key]

    def _on_clicked(self) -> None:
        sender = self.sender()
        if isinstance(sender, Tab):
            self.chosen.emit(sender.key)
