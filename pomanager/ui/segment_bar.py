"""Segments of a page: the row of tabs over them; where they have no room in one line, they take two."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from pomanager.i18n import _
from pomanager.ui.desk import Desk
from pomanager.ui.look import px
from pomanager.ui.page import Page
from pomanager.ui.widgets.labels import line
from pomanager.ui.widgets.tabs import Tab
from pomanager.ui.widgets.wrapping import WrappingRow


class SegmentKind(NamedTuple):
    """One segment: its name for tests and other pages, its marked title, and how it is made when first wanted.

    An act of the segment that is ``primary`` takes the place of the page's own; the others stand before "Print".
    """

    key: str
    title: str
    make: Callable[[Desk], Page]


class SegmentBar(QWidget):
    """A tab for each segment; the arrow keys move between them, ``chosen`` tells the key of the one wanted."""

    chosen = Signal(str)

    def __init__(self, kinds: Sequence[SegmentKind], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kinds = tuple(kinds)
        self._group = QButtonGroup(self)
        self._tabs = {kind.key: Tab(kind.key) for kind in self._kinds}
        inside = QWidget()
        row = WrappingRow((tuple(self._tabs.values()),), inside)
        row.setContentsMargins(px(18), 0, px(16), 0)
        for tab in self._tabs.values():
            self._group.addButton(tab)
            tab.clicked.connect(self._on_clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(6), 0, 0)
        column.setSpacing(0)
        column.addWidget(inside)
        column.addWidget(line())
        self.mark(self._kinds[0].key)

    def retranslate(self) -> None:
        """Set the words of the tabs anew."""
        for kind in self._kinds:
            self._tabs[kind.key].set_words(_(kind.title))

    def tab(self, key: str) -> Tab:
        """One tab by the key of its segment."""
        return self._tabs[key]

    def mark(self, key: str) -> None:
        """Mark the segment in front."""
        self._tabs[key].setChecked(True)

    def _on_clicked(self) -> None:
        sender = self.sender()
        if isinstance(sender, Tab):
            self.chosen.emit(sender.key)
