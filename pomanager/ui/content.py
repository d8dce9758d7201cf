"""The middle of the window: the open page, the pages opened over it, and the detail panel beside it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QWidget
from shiboken6 import isValid

from pomanager.areas import Area
from pomanager.ui.look import ANY_WIDTH, look, px
from pomanager.ui.page import Page
from pomanager.ui.panes import first_that_takes_keys
from pomanager.ui.widgets.sheets import DetailPanel

NARROW_BELOW = 1280 - 208
"""Where the content is narrower, the panel does not stand beside the list but takes its place."""


class Content(QWidget):
    """Keeps one trail of pages for each page of the sidebar; only the last of a trail is seen."""

    page_shown = Signal()
    """Another page is seen: head and status line are its own."""
    head_changed = Signal()
    """The title, the acts or another part of the head of the page seen are different."""
    status_changed = Signal()
    """What the page seen says in the status line is different."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._trails: dict[str, list[Page]] = {}
        self._key = ""
        self._panel: QWidget | None = None
        self._panel_asked: bool | None = None
        self._stale: set[Page] = set()
        self._left_at: dict[Page, QWidget] = {}
        """Where the keyboard was when a page was opened over another one: it goes back there."""
        self._last_in_page: QWidget | None = None
        self._stack = QStackedWidget()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self._stack, 1)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    # ---- pages ----------------------------------------------------------------------------------------------------

    @property
    def key(self) -> str:
        """The key of the page of the sidebar that is open."""
        return self._key

    def page(self) -> Page | None:
        """The page that is seen."""
        trail = self._trails.get(self._key)
        return trail[-1] if trail else None

    def trail(self) -> list[Page]:
        """The pages that lie one over the other where one is now, the one seen last."""
        return list(self._trails.get(self._key, ()))

    def may_go_back(self) -> bool:
        """Whether the page seen lies over another."""
        return len(self._trails.get(self._key, [])) > 1

    def show_page(self, key: str, make: Callable[[], Page]) -> Page:
        """Show the page of a key, made when it is first wanted; returns the lowest of its trail."""
        if key not in self._trails:
            self._trails[key] = []
            self._key = key
            self._push(make())
        self._key = key
        self._show_last()
        return self._trails[key][0]

    def _push(self, page: Page) -> None:
        page.page_opened.connect(self._on_page_opened)
        page.page_closed.connect(self._on_page_closed)
        page.panel_wanted.connect(self._on_panel_wanted)
        page.panel_changed.connect(self._on_panel_changed)
        page.header_changed.connect(self._on_header_changed)
        page.status_changed.connect(self._on_status_changed)
        self._trails[self._key].append(page)
        self._stack.addWidget(page)
        page.retranslate()
        page.refresh()

    def _show_last(self) -> None:
        page = self.page()
        if page is None:
            return
        if page in self._stale:
            self._stale.discard(page)
            page.refresh()
        self._panel_asked = None
        self._stack.setCurrentWidget(page)
        self._show_panel(page.panel())
        _give_keys(page)
        self.page_shown.emit()

    def _on_page_opened(self, page: Page) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            self._left_at[page] = focused
        self._push(page)
        self._show_last()

    def _on_page_closed(self) -> None:
        sender, left_at = self.sender(), None
        closed: list[Page] = []
        for trail in self._trails.values():
            if sender in trail[1:]:
                closed += reversed(trail[trail.index(sender) :])
                del trail[trail.index(sender) :]
        # Before the closed ones go: in place of the one in front Qt would lay out any other page, to be hidden at once.
        self._show_last()
        for page in closed:
            left_at = self._left_at.pop(page, None)
            self._drop(page)
        below = self.page()
        if left_at is not None and isValid(left_at) and left_at.isVisible() and left_at.isEnabled():
            left_at.setFocus()
        elif below is not None:
            _give_keys(below)  # else the keyboard would fall into the menu line

    def _on_header_changed(self) -> None:
        if self.sender() is self.page():
            self.head_changed.emit()

    def _on_status_changed(self) -> None:
        if self.sender() is self.page():
            self.status_changed.emit()

    def _drop(self, page: Page) -> None:
        panel = page.panel()
        if panel is not None:
            self._take_panel_away(panel)
            panel.setParent(page)
        self._stale.discard(page)
        self._stack.removeWidget(page)
        page.hide()
        page.deleteLater()

    def go_back(self) -> None:
        """Leave the page seen for the one below, or close the panel that hides the list; keeps drafts."""
        if self._covering():
            self._on_panel_wanted(False)
            return
        page = self.page()
        if page is not None and self.may_go_back() and page.may_close():
            page.close_page()

    def go_down(self) -> bool:
        """Leave what lies over the lowest page, one after the other as Esc does; whether all of it could be left."""
        while self.may_go_back():
            page = self.page()
            if page is not None and page.may_close():
                page.close_page()
            if self.page() is page:
                return False
        return True

    def would_lose(self) -> tuple[Page, ...]:
        """The pages in which something typed is neither saved nor kept as a draft, seen or not."""
        return tuple(page for trail in self._trails.values() for page in trail if page.would_lose)

    def go_to_list(self) -> None:
        """Leave all pages that lie over the list of the page, down to the first that holds something typed."""
        page = self.page()
        while page is not None and self.may_go_back():
            page.leave_for_list()
            if self.page() is page:
                return
            page = self.page()

    def refresh(self, areas: frozenset[Area]) -> None:
        """Have the pages that show these areas ask again: the one seen now, the others when they are next seen."""
        for trail in self._trails.values():
            for page in trail:
                if page.areas & areas:
                    self._stale.add(page)
        page_seen = self.page()
        if page_seen is not None and page_seen in self._stale:
            self._stale.discard(page_seen)
            page_seen.refresh()

    # ---- panel ----------------------------------------------------------------------------------------------------

    def _take_panel_away(self, panel: QWidget) -> None:
        if self._panel is panel:
            self._row.removeWidget(panel)
            panel.hide()
            self._panel = None

    def _show_panel(self, panel: QWidget | None) -> None:
        if self._panel is not None and self._panel is not panel:
            self._take_panel_away(self._panel)
        if panel is not None and self._panel is not panel:
            self._panel = panel
            self._row.addWidget(panel)
        self._arrange()

    @property
    def narrow(self) -> bool:
        """Whether there is no room for a panel beside a page."""
        return look().stacked or self.width() < NARROW_BELOW

    def _covering(self) -> bool:
        return self._panel is not None and self.narrow and self._panel_asked is True

    def _arrange(self) -> None:
        panel = self._panel
        self._stack.setVisible(not self._covering())
        if panel is None:
            return
        if self.narrow:
            panel.setMinimumWidth(0)
            panel.setMaximumWidth(ANY_WIDTH)
        else:
            width = panel.preferred_width() if isinstance(panel, DetailPanel) else panel.sizeHint().width()
            panel.setFixedWidth(min(width, max(px(280), self.width() // 2)))
        # Last, for it lays the window out: in the width the panel has from now on.
        panel.setVisible(self._panel_asked is True if self.narrow else self._panel_asked is not False)

    def _on_panel_wanted(self, wanted: bool) -> None:
        with self._keys_kept():
            self._panel_asked = wanted
            self._arrange()

    def _on_panel_changed(self) -> None:
        page = self.page()
        if page is not None and self.sender() is page:
            with self._keys_kept():
                self._panel_asked = None
                self._show_panel(page.panel())

    @contextmanager
    def _keys_kept(self) -> Iterator[None]:
        """Bring the keyboard back into the page when the panel it was in is put away: to where it was there last."""
        focused, panel = QApplication.focusWidget(), self._panel
        was_inside = panel is not None and focused is not None and panel.isAncestorOf(focused)
        last = self._last_in_page  # Qt takes the keyboard somewhere else while the panel goes
        yield
        page = self.page()
        if not was_inside or page is None or (self._panel is panel and panel is not None and panel.isVisible()):
            return
        if last is not None and isValid(last) and last.isVisible() and page.isAncestorOf(last):
            last.setFocus()
        else:
            _give_keys(page)

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._stack.isAncestorOf(now):
            self._last_in_page = now

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_stack"):
            self._arrange()


def _give_keys(page: Page) -> None:
    """Put the keyboard where a page begins, or into its first part where that is not in sight.

    What stands in a line is chosen, as when one comes to it by Tab: typing writes over it.
    """
    begins_at = page.focusProxy()
    if begins_at is not None and not begins_at.isVisibleTo(page):
        begins_at = None
    part = begins_at or first_that_takes_keys(page)
    if part is None:  # a page that only tells something: it is heard by its title
        page.setAccessibleName(page.title())
    (part or page).setFocus(Qt.FocusReason.ShortcutFocusReason)
