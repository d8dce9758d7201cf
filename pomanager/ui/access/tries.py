"""Counts wrong passwords of files in this process, and counts down what is to be waited for before the next try."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from pomanager.rules.access.patience import seconds_to_wait

TICK_MILLISECONDS = 1000


class Tries:
    """How often the password of each file was wrong since it was last right. Closing a window forgets nothing."""

    def __init__(self) -> None:
        self._wrong: dict[Path, tuple[int, datetime]] = {}

    def wrong(self, path: Path, now: datetime) -> None:
        """A password of this file was wrong."""
        failures, _at = self._wrong.get(path, (0, now))
        self._wrong[path] = (failures + 1, now)

    def right(self, path: Path) -> None:
        """It was right: what was wrong before counts no more."""
        self._wrong.pop(path, None)

    def seconds_left(self, path: Path, now: datetime) -> int:
        """Seconds before the next try. A clock that was put back makes nobody wait."""
        failures, at = self._wrong.get(path, (0, now))
        passed = now - at
        left = timedelta(seconds=seconds_to_wait(failures)) - passed
        if passed < timedelta() or left <= timedelta():
            return 0
        return -(-left // timedelta(seconds=1))


tries = Tries()
"""The one count of the process."""


class Countdown(QObject):
    """Asks every second how long is still to be waited, and tells it until it is nothing."""

    ticked = Signal(int)
    """Seconds still to be waited; 0 once, at the end."""

    def __init__(self, seconds_left: Callable[[], int], parent: QObject) -> None:
        super().__init__(parent)
        self._seconds_left = seconds_left
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MILLISECONDS)
        self._timer.timeout.connect(self.tick)

    def start(self) -> None:
        """Begin to count, and tell at once where there is anything to wait for."""
        if self._seconds_left():
            self._timer.start()
            self.tick()

    def stop(self) -> None:
        """Count no longer."""
        self._timer.stop()

    def tick(self) -> None:
        """Tell how long is still to be waited."""
        left = self._seconds_left()
        if not left:
            self._timer.stop()
        self.ticked.emit(left)
