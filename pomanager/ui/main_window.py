"""The window: menus, sidebar, head, page, status line; it asks a page only what every page can answer."""

import gc
from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from pomanager.areas import Area
from pomanager.help import keys
from pomanager.i18n import _
from pomanager.ui.bands import Bands
from pomanager.ui.bus import Undo
from pomanager.ui.content import Content
from pomanager.ui.desk import Desk
from pomanager.ui.header import Header
from pomanager.ui.help.keeper import HelpKeeper
from pomanager.ui.history_keeper import LAST_ACTS, HistoryKeeper
from pomanager.ui.leaving import leave_page, may_be_left
from pomanager.ui.look import px
from pomanager.ui.menu_line import MenuKind, MenuLine
from pomanager.ui.page import Action, Page
from pomanager.ui.page_counts import PageCounts
from pomanager.ui.page_kinds import PageKind
from pomanager.ui.panes import go_to_next
from pomanager.ui.reading_order import go_on
from pomanager.ui.sidebar import Sidebar
from pomanager.ui.standard_menus import WindowActs, all_menus
from pomanager.ui.status_line import StatusLine
from pomanager.ui.widgets.notes import Toast

if TYPE_CHECKING:
    from pomanager.help.targets import Target

WIDE_ENOUGH_FOR_HELP = 1500
"""In a narrower window the sidebar is folded while help stands beside the work."""


class Menus(NamedTuple):
    """What the start of the program puts into the menus: acts on files, papers, help; None draws a line."""

    file: Sequence[Action | None] = ()
    papers: Sequence[Action | None] = ()
    help: Sequence[Action | None] = ()


NARROW = 900
"""A window narrower than this, in px at 100 %, has no room for the words of the sidebar: 1366 dots from 160 % on."""


class MainWindow(QMainWindow):
    """One office in one window. ``theme_chosen``, ``scale_chosen`` and ``language_chosen`` go to the Screen.

    Its pages can be made anew (``make_anew``), for another person at the keyboard, and something can be shown in
    place of all of it (``cover``): menus and sidebar are not there then.
    """

    language_chosen = Signal(str)
    theme_chosen = Signal(str)
    scale_chosen = Signal(int)
    person_pressed = Signal()
    closing = Signal()

    def __init__(self, desk: Desk, pages: Sequence[PageKind], menus: Menus | None = None) -> None:
        super().__init__()
        self.desk = desk
        self._whole = QStackedWidget()
        self._cover: QWidget | None = None
        self.bands = Bands()
        self.history = HistoryKeeper(desk, self)
        self.setCentralWidget(self._whole)
        self.setMinimumSize(px(720), px(480))
        self._make(pages, menus or Menus())
        self._connect()
        self._restore()

    def _make(self, pages: Sequence[PageKind], menus: Menus) -> None:
        """Make menus, sidebar, head, content and status line."""
        self._pages = {kind.key: kind for kind in pages}
        self._extra = menus
        self.sidebar = Sidebar(tuple(pages))
        self.counts = PageCounts(self.desk, pages, self.sidebar)
        self.header = Header()
        self.content = Content()
        self.status = StatusLine()
        self.menu_line = MenuLine(self._all_menus())
        self._body = self._laid_out()
        self._whole.insertWidget(0, self._body)
        self.toast = Toast(self.content)
        self.sidebar.chosen.connect(self._on_chosen)
        self.header.searched.connect(self._on_searched)
        self.header.went_back.connect(partial(leave_page, self, self.content))
        self.content.page_shown.connect(self._on_page_shown)
        self.content.page_shown.connect(self._show_sought)
        self.content.page_shown.connect(self.toast.place)
        self.content.head_changed.connect(self._on_header_changed)
        self.content.status_changed.connect(self._on_status_changed)
        self.menu_line.undone.connect(self.undo)
        self.history.look_soon()
        self.status.language_chosen.connect(self.language_chosen)
        self.status.person_pressed.connect(self.person_pressed)
        self.sidebar.fold(self.desk.preferences.sidebar_folded)

    def _all_menus(self) -> tuple[MenuKind, ...]:
        acts = WindowActs(
            self.undo, self.redo, self.show_history if "journal" in self._pages else None, self.show_preferences,
            self.refresh, self.fold_sidebar, self.full_screen, self.show_page, self.theme_chosen.emit,
            self.scale_chosen.emit, self.language_chosen.emit, self._on_quit,
        )  # fmt: skip
        return all_menus(acts, tuple(self._pages.values()), self._extra.file, self._extra.papers, self._extra.help)

    def _laid_out(self) -> QWidget:
        right = QWidget()
        right.setObjectName("ground")
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.bands)
        column.addWidget(self.content, 1)
        column.addWidget(self.status)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        row.addWidget(right, 1)
        self.help = self._help_in(row, right)
        whole = QWidget()
        whole.setObjectName("ground")
        outer = QVBoxLayout(whole)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.menu_line)
        outer.addLayout(row, 1)
        return whole

    def _help_in(self, row: QHBoxLayout, work: QWidget) -> HelpKeeper:
        """Help stands at the end of this row when it is asked for."""
        keeper = HelpKeeper(row, work, self.content.trail, self)
        keeper.kinds, keeper.act, keeper.open = self._pages, self.menu_line.act, self._on_help_opens
        keeper.changed.connect(self._on_page_shown)
        return keeper

    def _connect(self) -> None:
        bus = self.desk.bus
        bus.area_changed.connect(self._on_area_changed)
        bus.saved.connect(self._on_saved)
        bus.undo_offered.connect(self._on_undo_offered)
        bus.history_asked.connect(self.history.asked)
        self.history.offered.connect(self._on_history_offered)
        self.history.told.connect(self._on_taken_back)
        bus.page_wanted.connect(self._on_page_wanted)
        bus.backup_made.connect(self._on_backup_made)
        for key, act in ((keys.FIND, self._on_find), (keys.SAVED, self._on_save), (keys.NEXT_PANE, self._on_next_pane)):
            QShortcut(QKeySequence(key), self).activated.connect(act)

    def _restore(self) -> None:
        self.resize(1366, 740)
        kept = self.desk.preferences.window
        if kept:
            self.restoreGeometry(QByteArray(kept))

    # ---- another person, another office, or nothing to be seen ----------------------------------------------------

    def make_anew(self, pages: Sequence[PageKind], menus: Menus) -> None:
        """Make everything anew with these pages and menus; what was open is gone."""
        before, helped = self._body, self.help
        self._make(pages, menus)
        helped.deleteLater()
        self._whole.removeWidget(before)
        before.hide()
        before.deleteLater()
        # What Python kept of the pages goes now and here: in the thread of a job Qt's objects must not be deleted.
        QTimer.singleShot(0, gc.collect)

    def cover(self, shown: QWidget) -> None:
        """Show this in place of pages, menus and sidebar, which stay as they are below it."""
        self.uncover()
        self._cover = shown
        self._whole.addWidget(shown)
        self._whole.setCurrentWidget(shown)
        (shown.focusProxy() or shown).setFocus()

    def uncover(self) -> None:
        """Show the pages again; the keyboard goes back to where it was in them."""
        shown, self._cover = self._cover, None
        if shown is not None:
            self._whole.setCurrentWidget(self._body)
            self._whole.removeWidget(shown)
            shown.hide()
            shown.deleteLater()

    @property
    def covered(self) -> bool:
        """Whether something is shown in place of the pages."""
        return self._cover is not None

    # ---- what others ask of the window ----------------------------------------------------------------------------

    def show_organisation(self, name: str, place: str, file_name: str) -> None:
        """Show whose office is open, and from which file."""
        self.setWindowTitle(f"{name} · PO Manager" if name else "PO Manager")
        self.sidebar.show_organisation(name, place)
        self.status.show_file(file_name)

    def show_page(self, key: str) -> Page:
        """Show a page of the sidebar by its key."""
        kind = self._pages[key]
        self.help.make_room()
        page = self.content.show_page(key, partial(kind.make, self.desk))
        self.sidebar.show_current(key)
        return page

    def _on_chosen(self, key: str) -> None:
        """Show a page as it was left; chosen once more, its list."""
        if key == self.content.key:
            self.content.go_to_list()
        self.show_page(key)

    def undo(self) -> None:
        """Take back what the menu line offers."""
        if not self.covered:
            self.menu_line.undo_now()

    def redo(self) -> None:
        """Do again what was taken back last."""
        if not self.covered:
            self.menu_line.redo_now()

    def show_history(self) -> None:
        """Show the last acts, over the journal."""
        self._on_page_wanted("journal", LAST_ACTS)

    def show_preferences(self) -> None:
        """Show the page of preferences over the present one."""
        from pomanager.ui.preferences_page import Changes, PreferencesPage

        over = self.content.page()
        if over is not None and not isinstance(over, PreferencesPage):
            changes = Changes(self.language_chosen.emit, self.scale_chosen.emit, self.theme_chosen.emit)
            over.open_page(PreferencesPage(self.desk, changes))

    def refresh(self) -> None:
        """Have the open page ask the office again."""
        page = self.content.page()
        if page is not None:
            page.refresh()

    def fold_sidebar(self) -> None:
        """Fold the sidebar to icons, or unfold it; over a page that wants the width this is for now only."""
        self.sidebar.fold(not self.sidebar.folded)
        if not self._page_wants_width():
            self.desk.preferences.sidebar_folded = self.sidebar.folded

    def show_help(self) -> None:
        """Show the page of help about the screen that is seen."""
        self.help.show_screen()

    def show_help_contents(self) -> None:
        """Show what help has: tasks step by step, and every screen."""
        self.help.show_contents()

    def full_screen(self) -> None:
        """Fill the whole screen, or go back to a window."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    # ---- what happens ---------------------------------------------------------------------------------------------

    def _page_wants_width(self) -> bool:
        """Whether the sidebar is in the way: of a page that says so, and of letters too large for this window."""
        page = self.content.page()
        if self.help.is_shown and self.width() < px(WIDE_ENOUGH_FOR_HELP):
            return True
        return (page is not None and page.wants_width) or self.width() < px(NARROW)

    def _on_page_shown(self) -> None:
        folded = self.desk.preferences.sidebar_folded or self._page_wants_width()
        if folded != self.sidebar.folded:
            self.sidebar.fold(folded)
        self._on_header_changed()
        self._on_status_changed()

    def _on_header_changed(self) -> None:
        page = self.content.page()
        if page is not None:
            self.header.show_page(page, may_go_back=self.content.may_go_back())

    def _on_status_changed(self) -> None:
        page = self.content.page()
        self.status.show_parts(page.status() if page is not None else ())

    def _on_searched(self, text: str) -> None:
        page = self.content.page()
        if page is not None and page.search_hint():
            page.sought = text
            page.search(text)

    def _show_sought(self) -> None:
        """Show what is searched for in the page seen: each is narrowed by its own."""
        page = self.content.page()
        if page is not None:
            self.header.search.show_text(page.sought)

    def _on_find(self) -> None:
        if self.help.pane is not None and self.help.has_keyboard():
            self.help.pane.search.setFocus()
        elif self.header.search.isVisible():
            self.header.search.setFocus()
            self.header.search.selectAll()

    def _on_save(self) -> None:
        self.menu_line.say_already_saved()

    def _on_next_pane(self) -> None:
        if not self.covered:
            panes = (self.sidebar, self.header, self.content, self.help.pane, self.status)
            go_to_next([pane for pane in panes if pane is not None], self.focusWidget())

    def _on_area_changed(self, areas: frozenset[Area]) -> None:
        self.history.look_soon()
        self.content.refresh(areas)
        self._on_header_changed()
        self._on_status_changed()

    def _on_saved(self, moment: datetime, sentence: str) -> None:
        self.menu_line.show_saved(moment)
        if sentence:
            self.toast.tell(sentence)

    def _on_undo_offered(self, undo: Undo | None) -> None:
        undo = self.history.heard(undo)
        self.menu_line.offer_undo(undo)
        if undo is not None and self.toast.sentence():
            self.toast.tell(self.toast.sentence(), _("Undo"), self.undo)

    def _on_history_offered(self, undo: Undo | None, redo: Undo | None) -> None:
        self.menu_line.offer_undo(undo, redo)

    def _on_taken_back(self, sentence: str, line: int) -> None:
        show = partial(self._on_page_wanted, "journal", line) if "journal" in self._pages else None
        self.toast.tell(sentence, _("Show"), show, has_key=False)

    def _on_page_wanted(self, key: str, argument: object) -> None:
        if key in self._pages:  # else it is not for the person at the keyboard
            self.show_page(key).open_at(argument)
            self._show_sought()

    def _on_help_opens(self, target: "Target") -> None:
        """Open what a step of help speaks of; help stays beside it."""
        if target.menu:
            act = self.menu_line.act(target.menu)
            if act is not None:
                act.slot()
        elif target.page in self._pages:
            page = self.show_page(target.page)
            if self.content.go_down():
                page.open_at(target.inside or None)

    def _on_backup_made(self, made: datetime | None) -> None:
        self.status.show_backup(made, self.desk.office.now())

    def focusNextPrevChild(self, forward: bool) -> bool:
        return go_on(self._whole, self.focusWidget(), forward=forward) or super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # What has the keyboard was asked first and let it pass.
        if self._cover is not None and event.key() == Qt.Key.Key_F1:
            from pomanager.ui.help.opening import open_over

            open_over(self, self._cover)
            return
        if event.key() == Qt.Key.Key_Escape and not self.covered:
            leave_page(self, self.content)
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.help.fit()

    def may_be_closed(self) -> bool:
        """Ask whether to close over forms that keep no draft; whoever is not signed in is not told of them."""
        return self.covered or may_be_left(self, self.content.would_lose())

    def _on_quit(self) -> None:
        if self.may_be_closed():
            self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        if event.spontaneous() and not self.may_be_closed():  # a person closes it, and not the program
            event.ignore()
            return
        self.desk.preferences.window = bytes(self.saveGeometry().data())
        self.closing.emit()
        super().closeEvent(event)
