"""Help of a window: F1 shows the page about the screen one is on, beside the work; nothing of it is made before."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QBoxLayout, QWidget

from pomanager.ui.look import ANY_WIDTH, look, px
from pomanager.ui.offering import NOT_YOURS
from pomanager.ui.page import Action, Page

if TYPE_CHECKING:
    from pomanager.help.targets import Target
    from pomanager.ui.help.pane import HelpPane

LEAST_BESIDE = 1000
"""In a narrower window, and in large text, help takes the place of the work until it is closed."""


class HelpKeeper(QObject):
    """Shows and closes the pane of help in a row of the window."""

    changed = Signal()
    """The pane has come or gone."""

    def __init__(self, row: QBoxLayout, work: QWidget, screen: Callable[[], list[Page]], window: QWidget) -> None:
        super().__init__(window)
        self._row = row
        self._work = work
        self._screen = screen
        self._window = window
        self._came_from: QWidget | None = None
        self.pane: HelpPane | None = None
        self.open: Callable[[Target], None] = _opens_nothing
        self.kinds: Mapping[str, object] = {}
        """The pages there are for whoever is at the keyboard, by key."""
        self.act: Callable[[str], Action | None] = _no_act

    @property
    def is_shown(self) -> bool:
        """Whether the pane stands beside the work."""
        return self.pane is not None

    def show_screen(self) -> None:
        """Tell of the screen one is on."""
        from pomanager.ui.help.screens import about_pages

        key = about_pages(self._screen())
        self.show_place(("page", key) if key else ("contents", ""))

    def show_contents(self) -> None:
        """Tell what help has: the tasks first."""
        self.show_place(("contents", ""))

    def show_place(self, place: tuple[str, str]) -> None:
        """Show the pane with this in it, and put the keyboard there."""
        if self.pane is None:
            self.pane = self._made()
            self.changed.emit()
        if not self.has_keyboard():
            self._came_from = QApplication.focusWidget()
        self.pane.show_place(place)
        self.pane.take_keyboard()

    def _made(self) -> "HelpPane":
        from pomanager.ui.help.guide import Guide
        from pomanager.ui.help.pane import HelpPane

        pane = HelpPane(Guide(self._reason_off, self._open))
        pane.closed.connect(self.close)
        pane.dressed.connect(self.fit)
        self._row.addWidget(pane)
        pane.show()
        self._fit(pane)
        return pane

    def fit(self) -> None:
        """Give the pane its width, or the room of the work where there is none beside it."""
        if self.pane is not None:
            self._fit(self.pane)

    def _fit(self, pane: QWidget) -> None:
        from pomanager.ui.help.pane import WIDTH

        covers = self._covers()
        self._work.setVisible(not covers)
        pane.setMinimumWidth(1 if covers else px(WIDTH))
        pane.setMaximumWidth(ANY_WIDTH if covers else px(WIDTH))

    def _covers(self) -> bool:
        return look().stacked or self._window.width() < px(LEAST_BESIDE)

    def close(self) -> None:
        """Put the pane away; the keyboard goes back to where it was."""
        pane, self.pane = self.pane, None
        if pane is None:
            return
        back = self._came_from if self.holds(pane, QApplication.focusWidget()) else None
        self._row.removeWidget(pane)
        pane.hide()
        pane.deleteLater()
        self._work.show()
        self.changed.emit()
        pages = self._screen()
        if back is not None and _is_seen(back):
            back.setFocus()
        elif pages:
            pages[-1].setFocus()

    def make_room(self) -> None:
        """Put the pane away where it stands in place of the work, which is to be seen now."""
        if self.pane is not None and self._covers():
            self.close()

    def has_keyboard(self) -> bool:
        """Whether the keyboard is in the pane."""
        return self.pane is not None and self.holds(self.pane, QApplication.focusWidget())

    @staticmethod
    def holds(pane: QWidget, part: QWidget | None) -> bool:
        """Whether a part of the window is the pane or lies in it."""
        return part is not None and (part is pane or pane.isAncestorOf(part))

    # ---- what a step opens ----------------------------------------------------------------------------------------

    def _reason_off(self, target: "Target") -> str:
        if target.menu:
            act = self.act(target.menu)
            return NOT_YOURS if act is None else act.reason_off
        return "" if target.page in self.kinds else NOT_YOURS

    def _open(self, target: "Target") -> None:
        if not self._reason_off(target):
            self._came_from = None
            self.make_room()
            self.open(target)


def _is_seen(part: QWidget) -> bool:
    from shiboken6 import isValid

    return isValid(part) and part.isVisible()


def _opens_nothing(_target: "Target") -> None:
    """A window without pages opens nothing."""


def _no_act(_key: str) -> None:
    """A window without menus has no act."""
