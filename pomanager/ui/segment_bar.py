"""Segments of a page: the row of tabs over them; those without room in the line stand behind "More"."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLayout, QMenu, QVBoxLayout, QWidget

from pomanager.i18n import _
from pomanager.ui.desk import Desk
from pomanager.ui.look import px
from pomanager.ui.page import Page
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.labels import line
from pomanager.ui.widgets.painting import looks_changed
from pomanager.ui.widgets.tabs import Tab

_BEFORE, _AFTER, _GAP = 18, 16, 8


class SegmentKind(NamedTuple):
    """One segment: its name for tests and other pages, its marked title, and how it is made when first wanted.

    An act of the segment that is ``primary`` takes the place of the page's own; the others stand before "Print".
    """

    key: str
    title: str
    make: Callable[[Desk], Page]


class SegmentBar(QWidget):
    """A tab for each segment; the arrow keys move between them, ``chosen`` tells the key of the one wanted.

    The line is never broken: tabs without room, the last ones first, go into the menu of ``more``. The segment in
    front always has its tab in sight.
    """

    chosen = Signal(str)

    def __init__(self, kinds: Sequence[SegmentKind], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kinds = tuple(kinds)
        self._key = self._kinds[0].key
        self._group = QButtonGroup(self)
        self._tabs = {kind.key: Tab(kind.key) for kind in self._kinds}
        self.more = Button("", kind="quiet", chevron=True)
        self.more.setObjectName("segments.more")
        self.more.clicked.connect(self._on_more)
        self._row = QHBoxLayout()
        self._row.setContentsMargins(px(_BEFORE), 0, px(_AFTER), 0)
        self._row.setSpacing(px(_GAP))
        for tab in self._tabs.values():
            self._group.addButton(tab)
            self._row.addWidget(tab)
            tab.clicked.connect(self._on_clicked)
        self._row.addWidget(self.more)
        self._row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(6), 0, 0)
        column.setSpacing(0)
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # the tabs in sight do not keep it wide
        column.addLayout(self._row)
        column.addWidget(line())
        self.mark(self._key)

    def retranslate(self) -> None:
        """Set the words of the tabs anew."""
        for kind in self._kinds:
            self._tabs[kind.key].set_words(_(kind.title))
        # TR: a button at the end of a row of tabs: the tabs that have no room in it
        self.more.setText(_("More"))
        self._make_room()

    def tab(self, key: str) -> Tab:
        """One tab by the key of its segment."""
        return self._tabs[key]

    def mark(self, key: str) -> None:
        """Mark the segment in front."""
        self._key = key
        self._tabs[key].setChecked(True)
        self._make_room()

    def hidden_keys(self) -> tuple[str, ...]:
        """The segments whose tabs stand behind "More", in their order."""
        return tuple(kind.key for kind in self._kinds if self._tabs[kind.key].isHidden())

    def _make_room(self) -> None:
        """Put away tabs from the last until the others fit, but never the one in front."""
        widths = {key: tab.sizeHint().width() + px(_GAP) for key, tab in self._tabs.items()}
        room = self.width() - px(_BEFORE + _AFTER) + px(_GAP)
        shown = [kind.key for kind in self._kinds]
        if sum(widths.values()) > room:
            room -= self.more.sizeHint().width() + px(_GAP)
        for key in reversed([each for each in shown if each != self._key]):
            if sum(widths[each] for each in shown) > room:
                shown.remove(key)
        for key, tab in self._tabs.items():
            tab.setVisible(key in shown)
        self.more.setVisible(len(shown) < len(self._tabs))

    def _on_clicked(self) -> None:
        sender = self.sender()
        if isinstance(sender, Tab):
            self.chosen.emit(sender.key)

    def menu(self) -> QMenu:
        """The menu of the tabs that have no room."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        hidden = self.hidden_keys()
        for kind in self._kinds:
            if kind.key in hidden:
                action = menu.addAction(_(kind.title))
                action.setData(kind.key)
                action.triggered.connect(self._on_menu)
        return menu

    def _on_more(self) -> None:
        self.menu().popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _on_menu(self) -> None:
        sender = self.sender()
        if isinstance(sender, QAction):
            self.chosen.emit(str(sender.data()))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(160), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if looks_changed(event) and hasattr(self, "_row"):
            self._row.setContentsMargins(px(_BEFORE), 0, px(_AFTER), 0)
            self._make_room()
