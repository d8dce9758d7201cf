"""The column of heaps: kind by kind, what is to be looked at, and how much of it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from pomanager.i18n import _, formats
from pomanager.readmodels.attention import Heap, HeapCount
from pomanager.rules.attention import KIND_WORDS, Kind
from pomanager.ui.look import look, px
from pomanager.ui.members.attention.words import heap_title
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.painting import Row, looks_changed, mark, rounded, words

WIDTH = 236
ICONS = {
    Kind.MISSING: "ask", Kind.IMPOSSIBLE: "warn", Kind.OVERLAPPING: "view", Kind.DOUBLE: "pair", Kind.IMPORTED: "import"
}  # fmt: skip


class HeapButton(QAbstractButton):
    """One heap: its icon, what it is called, and the count at the end."""

    def __init__(self, counted: HeapCount, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.counted = counted
        self.setObjectName(f"heap.{counted.heap.key}")
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.retranslate()

    def retranslate(self) -> None:
        """Set the words anew, and the height of their script."""
        title = heap_title(self.counted)
        self.setText(title.replace("&", "&&"))
        self.setAccessibleName(f"{title}: {formats.number(self.counted.count)}")
        self.setToolTip(title)
        self.setFixedHeight(px(34))
        self.update()

    def show_count(self, counted: HeapCount) -> None:
        """Show another count."""
        self.counted = counted
        self.retranslate()

    def sizeHint(self) -> QSize:
        return QSize(px(WIDTH), px(34))

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
        mark(painter, whole.take(px(18), gap=px(8)), ICONS[self.counted.heap.kind], 18, "accent" if on else "text2")
        count = formats.number(self.counted.count)
        font = worn.font("body", strong=on)
        width = worn.metrics("body", strong=True).horizontalAdvance(count) + 2
        whole.take_end(px(12))
        words(painter, whole.take_end(width, gap=px(8)), count, font, worn.colour("text2"), end=True)
        words(painter, whole.take(whole.free), heap_title(self.counted), font, worn.colour("text"))
        if self.hasFocus():
            rounded(painter, self.rect().adjusted(1, 1, -1, -1), None, worn.colour("focus"), width=2.0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if looks_changed(event):
            self.retranslate()


class HeapList(QWidget):
    """The heaps under the headings of their kinds; ``chosen`` brings the one pressed."""

    chosen = Signal(object)
    """Heap."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("attention.heaps")
        self._counts: tuple[HeapCount, ...] = ()
        self._buttons: dict[Heap, HeapButton] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, px(8), 0, px(12))
        self._column.setSpacing(0)

    def show_counts(self, counts: Sequence[HeapCount], current: Heap | None) -> None:
        """Show these heaps; the keyboard stays where it was."""
        focused = self.focusWidget()
        had = focused.counted.heap if isinstance(focused, HeapButton) and focused.hasFocus() else None
        self._counts = tuple(counts)
        if [each.heap for each in counts] == list(self._buttons):
            for each in counts:
                self._buttons[each.heap].show_count(each)
        else:
            self._build()
        for heap, button in self._buttons.items():
            button.setChecked(heap == current)
        if had in self._buttons:
            self._buttons[had].setFocus()

    def _build(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._buttons = {}
        kind = None
        for each in self._counts:
            if each.heap.kind is not kind:
                kind = each.heap.kind
                self._column.addWidget(self._heading(kind))
            button = HeapButton(each)
            button.clicked.connect(self._on_clicked)
            self._buttons[each.heap] = button
            self._column.addWidget(button)
        self._column.addStretch(1)

    def _heading(self, kind: Kind) -> QWidget:
        """The name of a kind; the one heap of doubles is called like its kind, and only stands apart."""
        head = Label("" if kind is Kind.DOUBLE else _(KIND_WORDS[kind]), "small", tone="text2")
        head.setContentsMargins(px(16), px(10), px(12), px(4))
        if kind is Kind.DOUBLE:
            head.setFixedHeight(px(10))
        return head

    def button(self, heap: Heap) -> HeapButton:
        """The button of a heap that is shown."""
        return self._buttons[heap]

    def retranslate(self) -> None:
        """Set every word anew."""
        current = next((heap for heap, button in self._buttons.items() if button.isChecked()), None)
        self._buttons = {}
        self._build()
        self.show_counts(self._counts, current)

    def _on_clicked(self) -> None:
        sender = self.sender()
        if isinstance(sender, HeapButton):
            self.chosen.emit(sender.counted.heap)
