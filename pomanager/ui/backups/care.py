"""What an office window does for its file: backups from a minute after it opened to its end, a look after a power cut.

Everything else is imported when it is first needed: the window opens sooner.
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from pomanager.errors import OfficeError
from pomanager.rules.access.roles import Right
from pomanager.services import files
from pomanager.services.clock import last_entry_ahead
from pomanager.services.files import last_act
from pomanager.services.office import Office
from pomanager.ui import jobs
from pomanager.ui.bands import Bands
from pomanager.ui.desk import Desk

if TYPE_CHECKING:
    from pomanager.services.backups import Head
    from pomanager.ui.backups.closing import ClosingWindow
    from pomanager.ui.backups.moving import Moving
    from pomanager.ui.backups.of_window import WindowBackups
    from pomanager.ui.file_acts import FileActs
    from pomanager.ui.page import Page

BEGIN_MILLISECONDS = 60_000
"""So long after the window opened it is looked whether a backup is due."""


class Care(QObject):
    """The care for the file of an office window."""

    repair_wanted = Signal(object)
    """Path: the office was closed, so that its file can be checked and repaired."""

    def __init__(
        self, desk: Desk, path: Path, bands: Bands, window: QWidget, acts: "Callable[[], FileActs]",
        open_file: Callable[[Path], bool],
    ) -> None:  # fmt: skip
        super().__init__(window)
        self._open_file = open_file
        self._desk, self._path, self._bands, self._window, self._acts = desk, path, bands, window, acts
        self._backups: WindowBackups | None = None
        self._keeps = False
        self.last_backup: ClosingWindow | None = None
        """Makes the backup of the office after it was closed."""

    def begin(self) -> None:
        """Make backups from now on, every half hour in which something changed, and when the office is closed."""
        self._keeps = True
        QTimer.singleShot(BEGIN_MILLISECONDS, self, self._begin_backups)
        if getattr(self._desk.office.books, "was_cut_off", False):
            QTimer.singleShot(0, self, self._look_over)
        self._tell_clock()
        self._tell_move()

    def _tell_clock(self) -> None:
        """Say that the clock stands before the last entry, as after its battery went flat."""
        last = clock_told(self._desk.office)
        if last is not None:
            from pomanager.ui.backups.clock import tell_clock

            tell_clock(self._bands, self._desk.office.now(), last)

    def _tell_move(self) -> None:
        """Say that this is a backup; that the office goes on at another PC, or was brought from one."""
        made = files.copied_at(self._path)
        if made is not None:
            from pomanager.ui.backups.moving import tell_copy

            tell_copy(self._bands, made, self._bring)
        if last_act_told(self._desk.office) not in {files.HANDED_OVER, files.BROUGHT}:
            return
        from pomanager.services.moving import move_of
        from pomanager.ui.backups.moving import tell_move

        move = move_of(self._desk.office)
        if move is not None:
            may = self._desk.office.may(Right.CHANGE_FILE)
            tell_move(self._bands, move, self._take_back, may_take_back=may)

    def _bring(self) -> None:
        from pomanager.ui.bringing import bring

        bring(self._path, self._desk.office.now, self._window, self._open_file)

    def moving(self) -> "Moving":
        """Hands the office over to another PC, and takes it back."""
        from pomanager.ui.backups.moving import Moving

        return Moving(self._desk, self._path, self._window, self._open_file, self.stop)

    def hand_over(self) -> None:
        """Hand the office over to another PC."""
        self.moving().hand_over()

    def _take_back(self) -> None:
        self.moving().take_back()

    def _begin_backups(self) -> None:
        self.backups().begin()

    def _look_over(self) -> None:
        from pomanager.ui.backups.after_crash import AfterCrash

        AfterCrash(self._path, self._bands, self.repair, self).begin()

    def backups(self) -> "WindowBackups":
        """What the window does about backups, made when it is first wanted."""
        from pomanager.ui.backups.of_window import WindowBackups

        if self._backups is None:
            self._backups = WindowBackups(self._desk, self._path, self._bands, self._window, self._acts)
        return self._backups

    def show_page(self, over: "Page | None") -> None:
        """Show the page of all backups over the present one."""
        from pomanager.ui.backups.page import BackupsPage

        self.backups()
        if over is not None and not isinstance(over, BackupsPage):
            over.open_page(BackupsPage(self._desk, self._path))

    def stop(self) -> None:
        """Make no backups any more: the file is about to be exchanged."""
        self._keeps = False
        if self._backups is not None:
            self._backups.keeper.stop()

    def repair(self) -> None:
        """Close the office, and have its file checked and repaired in a window of its own."""
        self.stop()
        jobs.wait_for_all()
        self._desk.office.close()
        self.repair_wanted.emit(self._path)

    def closing_head(self) -> "Head | None":
        """How far the office goes, where a backup is to be made once it is closed; to be asked before it is."""
        return self.backups().closing_head() if self._keeps else None

    def make_closing(self, head: "Head | None") -> None:
        """Make the backup of the office that was just closed, if one is needed."""
        self._keeps = False
        if head is not None:
            self.last_backup = self.backups().make_closing(head)


def clock_told(office: Office) -> datetime | None:
    """When the last entry was written, if the clock stands before that; None where not, or where it cannot be read."""
    try:
        return last_entry_ahead(office)
    except OfficeError:
        return None


def last_act_told(office: Office) -> str:
    """The code of the last act in the journal, "" where it cannot be read now."""
    try:
        return last_act(office)
    except OfficeError:
        return ""
