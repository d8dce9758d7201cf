"""The row above a heap: what it holds, the way to the next thing, and the search for doubles."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pomanager.i18n import _, formats, ngettext
from pomanager.readmodels.attention import Heap, HeapCount
from pomanager.rules.access.roles import Right
from pomanager.rules.attention import CHECKS, Kind
from pomanager.services.members.queries.doubles import doubles_sought
from pomanager.ui.desk import Desk
from pomanager.ui.look import px
from pomanager.ui.members.attention.words import heap_title
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.labels import ElidedLabel, Label


class HeapHead(QWidget):
    """What the heap is, and what can be done beside answering."""

    next_wanted = Signal()
    seek_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._heap: Heap | None = None
        self._empty = False
        self._title = ElidedLabel("", "small")
        self.sought = Label("", "small", wrap=True, tone="text2")
        """When doubles were sought: below, for beside the two buttons there is no room for it."""
        self.seek = Button("", "search", "small")
        self.seek.setObjectName("attention.seek")
        self.next = Button("", "", "quiet", shortcut="F8")
        self.next.setObjectName("attention.next")
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self._title, 1)
        row.addWidget(self.seek)
        row.addWidget(self.next)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(4), px(16), px(4))
        column.setSpacing(px(4))
        column.addLayout(row)
        column.addWidget(self.sought)
        self.setMinimumHeight(px(44))
        self.next.clicked.connect(self.next_wanted)
        self.seek.clicked.connect(self.seek_wanted)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.next.setText(_("Next one to look at"))
        self.show_heap(self._heap, empty=self._empty)

    def show_heap(self, heap: Heap | None, *, empty: bool) -> None:
        """Say what the heap is; of doubles, when they were sought for, with the way to seek anew."""
        self._heap, self._empty = heap, empty
        doubles = heap is not None and heap.kind is Kind.DOUBLE
        self.seek.setVisible(doubles)
        self.next.setVisible(not empty)
        self._title.set_text("" if doubles else _heap_words(heap))
        self.sought.setText(self._sought_words() if doubles else "")
        self.sought.setVisible(doubles)
        off = self._desk.off(Right.KEEP_ROLL)
        self.seek.offer(off)
        if doubles:
            sought = self._desk.office.ask(doubles_sought)
            self.seek.setText(_("Search the roll") if sought is None else _("Search again"))

    def _sought_words(self) -> str:
        sought = self._desk.office.ask(doubles_sought)
        if sought is None:
            return _("The roll was not searched for doubles yet.")
        told = _("Searched on {moment}").format(moment=formats.moment(sought.at))
        if sought.acts_since:
            since = ngettext("{count} act since", "{count} acts since", sought.acts_since)
            told = f"{told} · {since.format(count=formats.number(sought.acts_since))}"
        return told


def _heap_words(heap: Heap | None) -> str:
    if heap is None:
        return ""
    title = CHECKS[heap.check].title if heap.check is not None else heap.message
    return heap_title(HeapCount(heap, title, 0))
