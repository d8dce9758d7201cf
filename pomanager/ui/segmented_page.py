"""A page made of segments: a row of tabs, and below them the segment in front with its own list, search and panel."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QStackedWidget, QVBoxLayout, QWidget

from pomanager.ui.desk import Desk
from pomanager.ui.page import Page
from pomanager.ui.segment_bar import SegmentBar, SegmentKind
from pomanager.ui.widgets.notes import EmptyState


class SegmentedPage(Page):
    """Shows one segment at a time, or ``empty`` while nothing is kept yet; segments are pages inside this one.

    A segment is made when it is first wanted and asks the office when it comes in front. Heirs call ``show_use`` at
    each refresh.
    """

    def __init__(self, desk: Desk, kinds: Sequence[SegmentKind], empty: EmptyState) -> None:
        super().__init__(desk)
        self.in_use = False
        """Whether anything is kept that the segments could show."""
        self.kinds = tuple(kinds)
        self.bar = SegmentBar(self.kinds)
        self.empty = empty
        self._made: dict[str, Page] = {}
        self._stale: set[str] = set()
        self._key = self.kinds[0].key
        self._searched = ""
        self._told: dict[str, str] = {}
        """What each segment was last asked to search."""
        self._stack, self._whole = QStackedWidget(), QStackedWidget()
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self._stack, 1)
        self._whole.addWidget(self.empty)
        self._whole.addWidget(full)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._whole)
        self.bar.chosen.connect(self._on_tab)

    # ---- what the window asks -------------------------------------------------------------------------------------

    def search_hint(self) -> str:
        return self.segment().search_hint() if self.in_use else ""

    def search(self, text: str) -> None:
        self._searched = self._told[self._key] = text
        self.segment().search(text)

    def panel(self) -> QWidget | None:
        return self.segment().panel() if self.in_use else None

    def status(self) -> tuple[str, ...]:
        return self.segment().status() if self.in_use else ()

    def retranslate(self) -> None:
        """Set the words of the tabs anew; segments set their own."""
        self.bar.retranslate()

    def show_use(self, *, in_use: bool) -> None:
        """Show the segments, asking the one in front again, or that nothing is kept yet."""
        had, self.in_use = self.in_use, in_use
        self._stale = set(self._made)
        self._whole.setCurrentIndex(1 if in_use else 0)
        if in_use:
            self._show(self._key)
        if in_use != had:
            self.panel_changed.emit()
        self.header_changed.emit()
        self.status_changed.emit()

    def open_at(self, argument: object) -> None:
        """Show a segment by its key, with what it is to show: (key, argument), or the key alone."""
        key, inside = argument if isinstance(argument, tuple) else (argument, None)
        if not self.in_use or key not in {kind.key for kind in self.kinds}:
            return
        self.show_segment(str(key))
        if inside is not None:
            self.segment().open_at(inside)
        self.segment().setFocus()

    # ---- segments -------------------------------------------------------------------------------------------------

    def segment(self) -> Page:
        """The segment in front, made when it is first wanted."""
        if self._key not in self._made:
            self._made[self._key] = self._make(self._key)
        return self._made[self._key]

    def make(self, kind: SegmentKind) -> Page:
        """What a segment is made of; heirs may put something else in its place."""
        return kind.make(self.desk)

    def forget(self, keys: Iterable[str]) -> None:
        """Put segments away that are to be made anew: something else stands in their place from now on."""
        for key in keys:
            segment = self._made.pop(key, None)
            if segment is not None:
                self._stack.removeWidget(segment)
                segment.hide()
                segment.deleteLater()

    def _make(self, key: str) -> Page:
        segment = self.make(next(kind for kind in self.kinds if kind.key == key))
        self._stack.addWidget(segment)
        segment.header_changed.connect(self._on_header)
        segment.status_changed.connect(self._on_status)
        segment.panel_wanted.connect(self.panel_wanted)
        segment.page_opened.connect(self.page_opened)
        self._stale.add(key)
        segment.retranslate()
        return segment

    def show_segment(self, key: str) -> None:
        """Bring a segment in front; what is searched for stays searched for."""
        self.bar.mark(key)
        self._key = key
        self._show(key)
        self.panel_changed.emit()
        self.header_changed.emit()
        self.status_changed.emit()

    def _show(self, key: str) -> None:
        segment = self.segment()
        self._stack.setCurrentWidget(segment)
        self.setFocusProxy(segment)
        if key in self._stale:
            self._stale.discard(key)
            segment.refresh()
        if segment.search_hint() and self._told.get(key, "") != self._searched:
            self._told[key] = self._searched
            segment.search(self._searched)

    def _on_tab(self, key: str) -> None:
        self.show_segment(key)
        self.bar.tab(key).setFocus()

    def _on_header(self) -> None:
        if self.sender() is self._made.get(self._key):
            self.header_changed.emit()

    def _on_status(self) -> None:
        if self.sender() is self._made.get(self._key):
            self.status_changed.emit()

    def below(self, name: str) -> QPoint:
        """Below a button of the header, or where the page ends when it is not in sight."""
        for button in self.window().findChildren(QAbstractButton, f"action.{name}"):
            if button.isVisible():
                return button.mapToGlobal(button.rect().bottomLeft())
        return self.mapToGlobal(self.rect().topRight())
