"""Hands that know no mouse: they press keys where the keyboard is, and hear what a screen reader would say there."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from pomanager.ui.office_window import OfficeWindow
from pomanager.ui.page import Page
from pomanager.ui.sidebar import SideItem

Key = Qt.Key
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SHIFT, NONE = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier
MOST_STEPS = 120
"""So many times Tab or an arrow is pressed in search of something before it counts as out of reach."""


DOWN_AND_UP = 120
"""Milliseconds in which Qt shows a button pressed whose key was pressed."""
MOST_TURNS = 100
"""So often as long is waited for what comes a moment after a key."""
PANES = 4


class Hands:
    """Somebody at the keyboard of one window."""

    def __init__(self, window: OfficeWindow) -> None:
        self._window = window

    # ---- what is heard --------------------------------------------------------------------------------------------

    @property
    def here(self) -> QWidget:
        """Where the keyboard is; a story in which it is nowhere, or where nobody sees it, is over."""
        there = QApplication.activePopupWidget() or QApplication.focusWidget()
        assert there is not None, "the keyboard is nowhere"
        assert there.isVisible(), f"the keyboard is in {there}, which cannot be seen"
        return there

    def heard(self) -> str:
        """The name of what the keyboard is in."""
        return QAccessible.queryAccessibleInterface(self.here).text(QAccessible.Text.Name)

    def described(self) -> str:
        """What is said after the name."""
        return QAccessible.queryAccessibleInterface(self.here).text(QAccessible.Text.Description)

    def entry(self) -> str:
        """What stands in the field the keyboard is in."""
        return QAccessible.queryAccessibleInterface(self.here).text(QAccessible.Text.Value)

    def title(self) -> str:
        """The title of the page in front."""
        return self._page().title()

    def below_title(self) -> str:
        """The line below the title."""
        return self._page().context_line()

    def _page(self) -> Page:
        page = self._window.content.page()
        assert page is not None
        return page

    def in_page(self) -> bool:
        """Whether the keyboard is in the page in front, and not in what stands around it."""
        return self._page().isAncestorOf(self.here)

    # ---- keys -----------------------------------------------------------------------------------------------------

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
        """Press a key, as often as said."""
        for _time in range(times):
            QTest.keyClick(self.here, key, held)
            settle()
            self._stay_with_windows()

    def _stay_with_windows(self) -> None:
        """Do what a system does when a window was closed: the one below it has the keyboard."""
        if QApplication.activeWindow() is None:
            self._window.activateWindow()
            settle()

    def write(self, text: str) -> None:
        """Type a text in place of what stands there."""
        QTest.keyClick(self.here, Key.Key_A, CTRL)
        for letter in text:
            if letter.isascii():
                QTest.keyClicks(self.here, letter)
            else:  # QTest knows keys of the English keyboard only
                QApplication.sendEvent(self.here, QKeyEvent(QEvent.Type.KeyPress, 0, NONE, letter))
        settle()

    def tab_to(self, name: str, *, back: bool = False) -> None:
        """Press Tab until one hears this name, or the beginning of it."""
        heard = []
        for _step in range(MOST_STEPS):
            if self.heard().startswith(name):
                return
            heard.append(self.heard())
            self.press(Key.Key_Backtab if back else Key.Key_Tab, SHIFT if back else NONE)
        raise AssertionError(f"Tab does not lead to {name}, but to {list(dict.fromkeys(heard))}")

    def fill(self, entries: Iterable[tuple[str, str]]) -> None:
        """Go from field to field and write into each."""
        for name, text in entries:
            self.tab_to(name)
            self.write(text)

    def choose(self, line: str) -> None:
        """Go down in the menu that has dropped down, and take the line that begins so."""
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu), f"no menu has dropped down, the keyboard is in {self.heard()}"
        for _step in range(MOST_STEPS):
            if menu.activeAction() in [each for each in menu.actions() if each.text().startswith(line)]:
                self.press(Key.Key_Return)
                return
            self.press(Key.Key_Down)
        raise AssertionError(f"the menu offers {[each.text() for each in menu.actions()]}")

    def offers(self, line: str) -> bool:
        """Whether the menu that has dropped down has a line that begins so."""
        menu = QApplication.activePopupWidget()
        return isinstance(menu, QMenu) and any(each.text().startswith(line) for each in menu.actions())

    def shortcut(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        """Press the key printed on a button, which goes down and comes up again before anything happens."""
        self.press(key, held)
        QTest.qWait(DOWN_AND_UP)
        settle()

    def wait_for_list(self) -> None:
        """Type nothing until the lines found for what was typed have dropped down."""
        for _turn in range(MOST_TURNS):
            if QApplication.activePopupWidget() is not None:
                return
            QTest.qWait(DOWN_AND_UP)
        raise AssertionError("nothing was found")

    def finish(self) -> None:
        """Press Ctrl+Enter: save the form."""
        self.shortcut(Key.Key_Return, CTRL)

    def go_to(self, page: str) -> None:
        """Go into the sidebar, and down or up in it to a page."""
        for _pane in range(PANES):
            if not isinstance(self.here, SideItem):
                self.press(Key.Key_F6)
        for _step in range(MOST_STEPS):
            if self.heard().startswith(page):
                self.press(Key.Key_Return)
                return
            self.press(Key.Key_Down)
        raise AssertionError(f"the sidebar has no {page}")

    def take(self, menu: str, line: str) -> None:
        """Open the menu of a button, and take a line of it."""
        self.tab_to(menu)
        self.press(Key.Key_Space)
        self.choose(line)


def settle() -> None:
    """Let everything happen that was put off."""
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QApplication.processEvents()
