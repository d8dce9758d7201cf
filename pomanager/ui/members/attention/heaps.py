"""The column of heaps: kind by kind, what is to be looked at, and how much of it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pomanager.i18n import _, formats
from pomanager.readmodels.attention import Heap, HeapCount
from pomanager.rules.attention import KIND_WORDS, Kind
from pomanager.ui.look import px
from pomanager.ui.members.attention.words import heap_title
from pomanager.ui.widgets.column_buttons import ColumnButton
from pomanager.ui.widgets.labels import Label

WIDTH = 236
ICONS = {
    Kind.MISSING: "ask", Kind.IMPOSSIBLE: "warn", Kind.OVERLAPPING: "view", Kind.DOUBLE: "pair", Kind.IMPORTED: "import"
}  # fmt: skip


class HeapButton(ColumnButton):
    """One heap: its icon, what it is called, and the count at the end."""

    def __init__(self, counted: HeapCount, parent: QWidget | None = None) -> None:
        super().__init__(WIDTH, parent)
        self.counted = counted
        self.setObjectName(f"heap.{counted.heap.key}")
        self.retranslate()

    def retranslate(self) -> None:
        """Set the words anew, and the height of their script."""
        counted = self.counted
        self.show_line(heap_title(counted), formats.number(counted.count), icon=ICONS[counted.heap.kind])

    def show_count(self, counted: HeapCount) -> None:
        """Show another count."""
        self.counted = counted
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
