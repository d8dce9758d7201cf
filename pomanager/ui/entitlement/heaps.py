"""The column of the page: who may vote and who may not, and below the reasons, each with how many it concerns."""

from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pomanager.i18n import _, formats
from pomanager.readmodels.entitlement import EntitlementCounts, ReasonCount
from pomanager.rules.entitlement import STANCE_WORDS, Right, Stance
from pomanager.ui.entitlement.words import code_title
from pomanager.ui.look import px
from pomanager.ui.reason_lines import STANCE_ICONS
from pomanager.ui.widgets.column_buttons import ColumnButton
from pomanager.ui.widgets.labels import Label

WIDTH = 230


@dataclass(frozen=True, slots=True)
class Heap:
    """Some of the members: those of whom ``code`` was found, or, where it is "", those who may or may not vote."""

    code: str = ""
    may: bool = True

    @property
    def key(self) -> str:
        """Its name for tests."""
        return self.code or ("may" if self.may else "may_not")


MAY, MAY_NOT = Heap(), Heap(may=False)


class HeapButton(ColumnButton):
    """One heap: its mark, what it is called, and how many lie on it."""

    def __init__(self, heap: Heap, count: int, stance: Stance) -> None:
        super().__init__(WIDTH, wraps=True)
        self.heap = heap
        self.count = count
        self._stance = stance
        self.setObjectName(f"entitlement.heap.{heap.key}")
        self.retranslate()

    def retranslate(self) -> None:
        """Set the words anew, and the height of their script."""
        self.show_line(heap_title(self.heap), formats.number(self.count), icon=STANCE_ICONS[self._stance])


def heap_title(heap: Heap) -> str:
    """What a heap is called."""
    if heap.code:
        return code_title(heap.code)
    return _("May vote") if heap.may else _("May not vote")


class HeapList(QWidget):
    """The heaps under their headings; ``chosen`` brings the one pressed."""

    chosen = Signal(object)
    """Heap."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("entitlement.heaps")
        self._counts: EntitlementCounts | None = None
        self.buttons: dict[Heap, HeapButton] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, px(8), 0, px(12))
        self._column.setSpacing(0)

    def show_counts(self, counts: EntitlementCounts, current: Heap) -> None:
        """Show these heaps; the keyboard stays where it was."""
        had = next((heap for heap, button in self.buttons.items() if button.hasFocus()), None)
        self._counts = counts
        self._empty()
        self._add(MAY, counts.may[Right.VOTE], Stance.FOR)
        self._add(MAY_NOT, counts.may_not[Right.VOTE], Stance.AGAINST)
        for stance, rows in groupby(counts.reasons, key=_stance):
            head = Label(_(STANCE_WORDS[stance]), "small", tone="text2")
            head.setContentsMargins(px(16), px(10), px(12), px(4))
            self._column.addWidget(head)
            for row in rows:
                self._add(Heap(row.code), row.count, stance)
        self._column.addStretch(1)
        self.mark(current)
        if had in self.buttons:
            self.buttons[had].setFocus()

    def _empty(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.buttons = {}

    def _add(self, heap: Heap, count: int, stance: Stance) -> None:
        button = HeapButton(heap, count, stance)
        button.clicked.connect(self._on_clicked)
        self.buttons[heap] = button
        self._column.addWidget(button)

    def mark(self, current: Heap) -> None:
        """Mark the heap that is listed beside."""
        if current in self.buttons:
            self.buttons[current].setChecked(True)

    def retranslate(self) -> None:
        """Set every word anew."""
        if self._counts is not None:
            current = next((heap for heap, button in self.buttons.items() if button.isChecked()), MAY)
            self.show_counts(self._counts, current)

    def _on_clicked(self) -> None:
        sender = self.sender()
        if isinstance(sender, HeapButton):
            self.chosen.emit(sender.heap)


def _stance(row: ReasonCount) -> Stance:
    return row.stance
