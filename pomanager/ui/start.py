"""Starts the program with its window: opens the office file, or raises the window that has it open already."""

import gc
import os
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from pomanager import paths
from pomanager.errors import FileTrouble, Locked, OfficeError
from pomanager.services import files
from pomanager.services.office import Office
from pomanager.services.organisation.queries import organisation
from pomanager.ui import problems
from pomanager.ui.application import Screen, make_application
from pomanager.ui.office_window import OfficeWindow
from pomanager.ui.preferences import Preferences
from pomanager.ui.single import raise_first_window

if TYPE_CHECKING:
    from pomanager.ui.backups.repair import RepairWindow

Clock = Callable[[], datetime]
SAY_READY = "POMANAGER_SAY_READY"
"""Environment variable: print "ready" once the window can be used (for measuring the start)."""


class Program:
    """The running program: one screen, and the window of one office or the welcome."""

    def __init__(self, screen: Screen, clock: Clock, actor: str) -> None:
        self.screen = screen
        self.clock = clock
        self.actor = actor
        self.window: OfficeWindow | None = None
        self.welcome: QWidget | None = None
        self.repairing: RepairWindow | None = None
        self._left: QWidget | None = None

    def begin(self, path: Path | None) -> bool:
        """Open this file, else the one used last, else say welcome; False when another window has it open."""
        wanted = path or self._last_file()
        if wanted is None:
            self.show_welcome()
            return True
        if raise_first_window(wanted):
            return False
        if not self.open(wanted) and self.repairing is None:
            self.show_welcome()
        return True

    def open(self, path: Path) -> bool:
        """Open an office file in the window; tells why not, and returns False, where it cannot be opened.

        For a locked one the password is asked for, or the recovery code: then a new password, too.
        """
        try:
            office = self._opened(path)
        except Locked:
            return self._unlock_and_open(path)
        except OfficeError as trouble:
            if files.is_damaged(trouble):
                self.repair(path)
            else:
                problems.show(self.window or self.welcome, trouble)
            return False
        self.show_office(office, path)
        return True

    def repair(self, path: Path) -> None:
        """Check and repair a file that is not open, in a window of its own."""
        from pomanager.ui.backups.repair import RepairWindow

        window = RepairWindow(path, self.clock, self.actor, self.screen.preferences, self.open)
        window.closed.connect(self._on_repair_closed)
        self.repairing = window
        window.show()
        window.begin()
        if self.window is not None and self.window.path == path:
            self._leave(self.window)
            self.window = None

    def _on_repair_closed(self) -> None:
        self.repairing = None
        if self.window is None and self.welcome is None:
            self.show_welcome()

    def _opened(self, path: Path) -> Office:
        return files.open_office(path, writing=True, clock=self.clock, actor=self.actor)

    def _unlock_and_open(self, path: Path) -> bool:
        from pomanager.ui.access.opening import unlock

        unlocked = unlock(path, self.clock, self.actor, self.window or self.welcome)
        if unlocked is None or not self.open(path):
            return False
        if unlocked.password_set is not None and self.window is not None:
            self.window.tell_password_set(unlocked.password_set)
        return True

    def show_office(self, office: Office, path: Path) -> None:
        """Show an opened office in place of whatever is shown."""
        before = self.window
        if before is not None:
            before.stop_listening()  # both windows may be of one file, and would listen under one name
        story = self._story_of(office, path)
        if not story:  # a sample is never what the program begins with the next time
            self.screen.preferences.remember_file(path)
        self.window = OfficeWindow(office, path, self.screen, self.open, self.show_office)
        self.window.care.repair_wanted.connect(self.repair)
        self.window.care.begin()
        self._tell_of_file(self.window, story)
        self.window.show()
        for replaced in (before, self.welcome):
            if replaced is not None:
                self._leave(replaced)
        self.welcome = None
        self._do_what_is_next(path)

    def _story_of(self, office: Office, path: Path) -> str:
        """Which sample office this is; "" for real books, and for a sample somebody made elsewhere."""
        if not office.ask(organisation).is_sample:
            return ""
        from pomanager.ui.first_run.samples import story_of

        return story_of(path)

    def _tell_of_file(self, window: OfficeWindow, story: str) -> None:
        """Say above the pages that this is a sample, or that the file was brought up to date when it was opened."""
        if window.office.brought_up_to_date:
            from pomanager.ui.first_run.upgraded import tell_upgraded

            tell_upgraded(window.bands, window.office.kept_before)
        if window.office.ask(organisation).is_sample:
            from pomanager.ui.first_run.samples import SampleBand

            band = SampleBand(window.bands, story, window)
            band.anew_wanted.connect(self._on_sample_anew)
            band.left.connect(self.leave_sample)

    def _do_what_is_next(self, path: Path) -> None:
        """Where the first run left the import of a table to be done next, open it."""
        preferences = self.screen.preferences
        if preferences.import_next != str(path) or self.window is None:
            return
        preferences.import_next = ""
        self.window.desk.bus.page_wanted.emit("members", "import")

    def leave_sample(self) -> None:
        """Go back from a sample to the office used last, or to the first window."""
        left, last = self.window, self._last_file()
        if last is None or not self.open(last):
            self.show_welcome()
            self._close(left)

    def _on_sample_anew(self, story: str) -> None:
        """Throw a sample office away and make it again."""
        from pomanager.ui.first_run.samples import open_sample, throw_away

        left = self.window
        self.show_welcome()
        if left is not None:
            left.care.stop()
        self._close(left)
        throw_away(story)
        open_sample(story, self.welcome, self.open)

    def _close(self, window: OfficeWindow | None) -> None:
        if window is not None:
            self.window = None
            self._leave(window)

    def _leave(self, window: QWidget) -> None:
        """Close a window that another one replaces; Qt deletes it when the act that led here is over.

        Until then it is kept here, or Python would delete it while one of its buttons is still being pressed.
        """
        window.close()
        window.deleteLater()
        self._left = window

    def show_welcome(self) -> None:
        """Show the first window: new, open, look around."""
        from pomanager.ui.welcome import WelcomeWindow

        self.welcome = WelcomeWindow(self.screen, self.clock, self.actor, self.open, self.repair)
        self.welcome.show()

    def _last_file(self) -> Path | None:
        for kept in self.screen.preferences.recent_files:
            path = Path(kept)
            if path.exists():
                return path
        return None


def run(arguments: Sequence[str], path: Path | None, clock: Clock, actor: str) -> int:
    """Run the program until its window is closed; returns the exit code."""
    application = make_application(arguments)
    screen = Screen(application, Preferences(paths.data_folder() / "preferences.ini", clock))
    program = Program(screen, clock, actor)
    try:
        if not program.begin(path):
            return 0
    except FileTrouble as trouble:
        problems.show(None, trouble)
        return 1
    QTimer.singleShot(0, partial(_tell_of_start, program))
    QTimer.singleShot(0, _settle)
    code = _run(application)
    if program.window is not None and program.window.care.last_backup is not None:
        program.window.care.last_backup.wait()
    return code


def _tell_of_start(program: Program) -> None:
    """Say once what is not as it should be on this PC: preferences set aside or not to be kept, typefaces missing."""
    screen = program.screen
    if screen.preferences.set_aside is None and screen.preferences.unkept is None and screen.lacks_typefaces is None:
        return
    from pomanager.ui.first_run.start_told import tell_of_start

    tell_of_start(program.window or program.welcome, screen)


def _settle() -> None:
    """Once the window is seen: what was imported stays for good and need not be looked through for garbage again.

    Papers of previews that were cut off with the program the last time are deleted.
    """
    if os.environ.get(SAY_READY):
        sys.stdout.write("ready\n")
        sys.stdout.flush()
    gc.collect()
    gc.freeze()
    gc.enable()
    from pomanager.ui.preview.kept import sweep

    sweep()


def _run(application: QApplication) -> int:
    return application.exec()
