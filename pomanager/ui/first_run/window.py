"""The window in which a further office is made while another one is open."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pomanager.i18n import _
from pomanager.ui.first_run.kept import KeptTyping
from pomanager.ui.help.opening import listen
from pomanager.ui.look import px
from pomanager.ui.preferences import Preferences

Clock = Callable[[], datetime]
WIDTH, HEIGHT = 1040, 660
"""Size at 100 %, as far as the screen has room."""


class FoundingWindow(QWidget):
    """The wizard in a window of its own; the office that was made is opened in place of the present one."""

    def __init__(
        self, preferences: Preferences, clock: Clock, actor: str, show_made: Callable[[Path], None], over: QWidget
    ) -> None:
        from pomanager.ui.first_run.wizard import FoundingWizard  # the first window only fits itself by this module

        super().__init__(over, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._show_made = show_made
        self._kept = KeptTyping(preferences.folder, clock)
        self.wizard = FoundingWizard(preferences, self._kept, clock, actor)
        typed = self._kept.take_up()
        if typed is not None:
            self.wizard.show_typed(typed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.wizard)
        self.wizard.left.connect(self.close)
        self.wizard.made.connect(self._on_made)
        self.setWindowTitle(_("A new office"))
        fit(self)
        listen(self)
        over.installEventFilter(self)

    def begin(self) -> None:
        """Show the window, the keyboard in its first field."""
        self.show()
        self.wizard.begin()

    def _on_made(self, path: Path) -> None:
        self.close()
        self._show_made(path)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Close and watched is self.parent():
            self.close()  # what is typed is kept, and another window may take it up
        return super().eventFilter(watched, event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.wizard.is_at_work:
            event.ignore()
            return
        self.wizard.keep()
        self._kept.let_go()
        super().closeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.setWindowTitle(_("A new office"))


def fit(window: QWidget) -> None:
    """Give a window the size of the wizard, or what the screen has of it."""
    room = window.screen().availableGeometry()
    window.resize(min(px(WIDTH), room.width()), min(px(HEIGHT), room.height() - px(40)))
