"""A choice of a few answers lying side by side; the chosen one is filled and checked."""

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from pomanager.ui.look import look, px
from pomanager.ui.widgets.painting import Row, looks_changed, mark, offer_whole, rounded, words


class Segment(QAbstractButton):
    """One answer of a choice."""

    def __init__(self, value: object, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.value = value
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_words(text)
        self._measure()

    def set_words(self, text: str) -> None:
        """Set the answer as it is shown."""
        self._words = text
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.updateGeometry()

    def _measure(self) -> None:
        self.setFixedHeight(px(36))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(look().metrics("body", strong=True).horizontalAdvance(self._words) + px(44), px(36))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        group = cast("QButtonGroup | None", self.group())
        if group is None or self.hasFocus() or group.checkedButton() is not None:
            return
        # An arrow key went to another answer. Of a choice that was made Qt takes that for the new one; of one that was
        # not, it would only draw a border around it, which looks just like it.
        there = next((each for each in group.buttons() if each.hasFocus()), None)
        if there is not None:
            there.click()

    def paintEvent(self, event: QPaintEvent) -> None:
        worn = look()
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        on = self.isChecked()
        rounded(
            painter,
            self.rect(),
            worn.colour("accent_soft" if on else "surface"),
            worn.colour("accent" if on else "edge"),
        )
        if self.hasFocus():
            rounded(painter, self.rect(), None, worn.colour("focus"), width=2.0)
        width = worn.metrics("body", strong=on).horizontalAdvance(self._words) + 2 + (px(21) if on else 0)
        row = Row(self.rect(), self.layoutDirection())
        row.take(max(px(8), (self.width() - width) // 2))
        if on:
            mark(painter, row.take(px(16), gap=px(5)), "check", 16, "accent")
        words(painter, row.take(row.free), self._words, worn.font("body", strong=on), worn.colour("text"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        offer_whole(self, self._words)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if looks_changed(event):
            self._measure()


class Segmented(QWidget):
    """A choice of two to four answers, none chosen at first. The arrow keys choose the next, or the one before."""

    chosen = Signal(object)

    def __init__(self, answers: Sequence[tuple[object, str]] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(px(6))
        self._segments: list[Segment] = []
        for value, text in answers:
            segment = Segment(value, text)
            self._segments.append(segment)
            self._group.addButton(segment)
            self._row.addWidget(segment)
        self._group.buttonClicked.connect(self._on_clicked)

    def set_words(self, texts: Sequence[str]) -> None:
        """Set the answers in another language, in their order."""
        for segment, text in zip(self._segments, texts, strict=True):
            segment.set_words(text)

    def value(self) -> object:
        """The value of the chosen answer, or None."""
        for segment in self._segments:
            if segment.isChecked():
                return segment.value
        return None

    def set_value(self, value: object) -> None:
        """Choose an answer by its value; None chooses none."""
        self._group.setExclusive(False)
        for segment in self._segments:
            segment.setChecked(value is not None and segment.value == value)
        self._group.setExclusive(True)

    def segments(self) -> tuple[Segment, ...]:
        """The answers as buttons, in their order."""
        return tuple(self._segments)

    def _on_clicked(self, button: QAbstractButton) -> None:
        if isinstance(button, Segment):
            self.chosen.emit(button.value)
