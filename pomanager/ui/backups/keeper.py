"""Sees to it that an open office has a fresh backup: every half hour in which something changed, and at the end."""

from datetime import timedelta
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal

from pomanager.errors import Cancelled, FileTrouble, OfficeError
from pomanager.readmodels.files import BackupFacts
from pomanager.rules.backups import EVERY, is_due
from pomanager.services import backups
from pomanager.services.backups import Head
from pomanager.services.office import Office
from pomanager.ui.jobs import Job

LOOK_MILLISECONDS = 60_000
AGAIN_SECONDS = 300.0
"""So long after a backup that could not be made it is tried again."""


class BackupKeeper(QObject):
    """Makes backups beside the window. Tells of trouble once, and tries again until it has gone."""

    made = Signal(object)
    """BackupFacts: one was made."""
    troubled = Signal(object)
    """FileTrouble: none could be made; not told again before one was made."""
    recovered = Signal()
    """Backups can be made again."""

    def __init__(self, office: Office, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office, self._path = office, path
        self._held: Head | None = None
        """How far the newest backup goes; None until it was looked at."""
        self._looked: float | None = None
        self._job: Job | None = None
        self._stopped = office.read_only
        self.trouble: FileTrouble | None = None
        """Why no backup can be made, while none can."""
        timer = QTimer(self)
        timer.setInterval(LOOK_MILLISECONDS)
        timer.timeout.connect(self.look)
        timer.start()

    def stop(self) -> None:
        """Make none any more: the file is about to be exchanged."""
        self._stopped = True

    def look(self) -> None:
        """Make a backup now, if one is due."""
        if self._stopped or self._job is not None:
            return
        head = self._head()
        since = None if self._looked is None else timedelta(seconds=monotonic() - self._looked)
        if head is not None and is_due(head != self._held, since):
            self._begin(head)

    def now(self) -> None:
        """Make one now, whatever has changed since the last."""
        head = self._head()
        if not self._stopped and self._job is None and head is not None:
            self._held = None
            self._begin(head)

    def unkept(self) -> Head | None:
        """How far the office goes, where the newest backup is not known to go as far; None where nothing is to do."""
        head = None if self._stopped else self._head()
        return None if head == self._held else head

    def _head(self) -> Head | None:
        try:
            return backups.head_of(self._office)
        except OfficeError:
            return None  # what is wrong with the file is told by whoever works in it

    def _begin(self, head: Head) -> None:
        path, clock = self._path, self._office.now

        def work(job: Job) -> tuple[Head, BackupFacts | None]:
            return head, backups.make_if_changed(path, head, clock, job.report)

        self._looked = monotonic()
        self._job = Job(work, self)
        self._job.finished.connect(self._on_finished)
        self._job.failed.connect(self._on_failed)
        self._job.start()

    def _on_finished(self, done: tuple[Head, BackupFacts | None]) -> None:
        self._job = None
        self._held, facts = done
        if self.trouble is not None:
            self.trouble = None
            self.recovered.emit()
        if facts is not None:
            self.made.emit(facts)

    def _on_failed(self, problem: Exception) -> None:
        self._job = None
        self._looked = monotonic() - EVERY.total_seconds() + AGAIN_SECONDS
        if isinstance(problem, Cancelled) or backups.sheets_are_open(problem):
            return
        if not isinstance(problem, FileTrouble):
            raise problem
        first, self.trouble = self.trouble is None, problem
        if first:
            self.troubled.emit(problem)
