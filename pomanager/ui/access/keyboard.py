"""Who is at the keyboard of a window: it asks to sign in, locks, and lets another person in."""

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from pomanager.i18n import _, formats, ngettext
from pomanager.marks import N_
from pomanager.ui import icons
from pomanager.ui.access.idle import IdleWatch
from pomanager.ui.access.sign_in import SignInPage
from pomanager.ui.main_window import MainWindow
from pomanager.ui.preferences import LOCKS_AFTER

LONG_WORK = frozenset({"progress"})
"""Windows of work under way: it is not cut off, and the window is locked when it is over."""
ACTS = (
    ("lock", N_("Lock"), "lock", "Ctrl+L"),
    ("change_person", N_("Change person…"), "members", ""),
    ("own_password", N_("Change own password…"), "edit", ""),
)
"""What whoever is at the keyboard can do: key, words, icon, key on the keyboard."""


class Keyboard(QObject):
    """Covers the window until somebody signs in. ``came`` tells whether it is somebody else than before."""

    came = Signal(bool)
    own_password_wanted = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._before: int | None = None
        self._hidden: list[QWidget] = []
        self.watch = IdleWatch(self._now, self._minutes, self)
        self.watch.idle.connect(self.lock)
        window.closing.connect(self.watch.stop)

    def _now(self) -> datetime:
        return self._window.desk.office.now()

    def _minutes(self) -> int:
        return self._window.desk.preferences.lock_after

    def begin(self) -> None:
        """Watch whether anybody is there."""
        handle = self._window.windowHandle()
        if handle is not None:
            self.watch.watch(handle)
        self.watch.start()

    # ---- locking --------------------------------------------------------------------------------------------------

    def ask(self) -> None:
        """Have somebody sign in: nobody is at the keyboard."""
        self._before = None
        self._cover(None)

    def lock(self) -> None:
        """Lock the window for whoever is at the keyboard; what was typed stays below.

        They go on being who acts, for work that runs beside the window and drafts that are kept; only the key to their
        private notes is forgotten.
        """
        self._lock(self._window.desk.office.keeper.user_id)

    def change_person(self) -> None:
        """Lock it with nobody chosen, for somebody else to sign in."""
        self._lock(None)

    def _lock(self, chosen: int | None) -> None:
        office = self._window.desk.office
        if self._window.covered or office.keeper.is_alone or not office.keeper.is_there or not _windows_put_away():
            return
        self._window.desk.bus.locked.emit()
        self._before = office.keeper.user_id
        office.admit(replace(office.keeper, key=None))
        self._hide_previews()
        self._cover(chosen)

    def _cover(self, chosen: int | None) -> None:
        self.watch.stop()
        page = SignInPage(self._window.desk.office, chosen)
        page.signed_in.connect(self._on_signed_in)
        page.language_chosen.connect(self._window.language_chosen)
        self._window.cover(page)

    def _hide_previews(self) -> None:
        windows = self._window.findChildren(QWidget, "preview", Qt.FindChildOption.FindDirectChildrenOnly)
        self._hidden = [each for each in windows if each.isVisible()]
        for each in self._hidden:
            each.hide()

    def _on_signed_in(self) -> None:
        same = self._before is not None and self._window.desk.office.keeper.user_id == self._before
        for each in self._hidden:
            each.show() if same else each.close()
        self._hidden = []
        self.begin()
        self.came.emit(not same)

    # ---- the menu at the name -------------------------------------------------------------------------------------

    def menu(self, place: QPoint) -> QMenu:
        """Show what whoever is at the keyboard can do, above a place of the screen."""
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for key, words, icon, keys in ACTS:
            action = menu.addAction(icons.icon(icon), _(words))
            action.setObjectName(f"person.{key}")
            action.setShortcut(keys)
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # the key is heard by the menu of files
            action.triggered.connect(self._on_act)
        menu.addSeparator()
        for minutes in LOCKS_AFTER:
            action = menu.addAction(_after_words(minutes))
            action.setObjectName(f"person.after.{minutes}")
            action.setCheckable(True)
            action.setChecked(minutes == self._minutes())
            action.triggered.connect(self._on_act)
        place.setY(place.y() - menu.sizeHint().height())
        menu.popup(place)
        return menu

    def _on_act(self) -> None:
        sender = self.sender()
        if not isinstance(sender, QAction):
            return
        key = sender.objectName().removeprefix("person.")
        if key.startswith("after."):
            self._window.desk.preferences.lock_after = int(key.removeprefix("after."))
        elif key == "lock":
            self.lock()
        elif key == "change_person":
            self.change_person()
        else:
            self.own_password_wanted.emit()


def _after_words(minutes: int) -> str:
    if not minutes:
        return _("Never lock by itself")
    words = ngettext("Lock after {count} minute", "Lock after {count} minutes", minutes)
    return words.format(count=formats.number(minutes))


def _windows_put_away() -> bool:
    """Close what is open over the window, each with its safe answer; False while work under way cannot be left."""
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
    while isinstance(window := QApplication.activeModalWidget(), QDialog):
        if window.objectName() in LONG_WORK:
            return False
        window.reject()
        if window.isVisible():
            return False
    return True
