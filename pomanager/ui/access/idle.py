"""Notices that nobody has touched keyboard or mouse for a while."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

LOOK_MILLISECONDS = 10_000
TOUCHES = frozenset({
    QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel,
    QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TabletPress, QEvent.Type.TabletMove,
})  # fmt: skip


class IdleWatch(QObject):
    """Watches the windows the keyboard comes into; ``idle`` is sent at each look at which nobody was there for long.

    It listens to the windows of the system alone, to which every key comes first: events of every part of the screen
    would be many. By the office's clock the time a computer sleeps counts, too.
    """

    idle = Signal()

    def __init__(self, now: Callable[[], datetime], minutes: Callable[[], int], parent: QObject) -> None:
        """``minutes`` tells after how many nobody is there; 0 for never."""
        super().__init__(parent)
        self._now = now
        self._minutes = minutes
        self._last = now()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MILLISECONDS)
        self._timer.timeout.connect(self.look)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._on_window)
        self._on_window(QGuiApplication.focusWindow())

    def start(self) -> None:
        """Watch from now on."""
        self.touch()
        self._timer.start()

    def stop(self) -> None:
        """Watch no longer."""
        self._timer.stop()

    def touch(self) -> None:
        """Somebody is there."""
        self._last = self._now()

    def look(self) -> None:
        """See whether anybody was there lately. A clock that was put back begins the time anew."""
        passed, minutes = self._now() - self._last, self._minutes()
        if passed < timedelta():
            self.touch()
        elif minutes and passed >= timedelta(minutes=minutes):
            self.idle.emit()

    def watch(self, window: QWindow) -> None:
        """Listen to a window of the system."""
        window.removeEventFilter(self)
        window.installEventFilter(self)

    def _on_window(self, window: QWindow | None) -> None:
        if window is not None:
            self.watch(window)
            self.touch()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in TOUCHES:
            self.touch()
        return False
