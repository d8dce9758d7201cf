"""The small window that stays when an office was closed until its backup is made, or says why there is none."""

from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from pomanager.errors import Cancelled, OfficeError
from pomanager.i18n import _
from pomanager.i18n.sentences import sentences
from pomanager.services import backups
from pomanager.services.backups import Head
from pomanager.services.office import Clock
from pomanager.ui.jobs import Job, wait_for_all
from pomanager.ui.look import px
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.notes import Note

SHOW_AFTER_MILLISECONDS = 400


class ClosingWindow(QWidget):
    """Makes the backup of an office that was just closed; it is seen only where that takes long, or fails.

    Whoever ends the program waits for it (``wait``).
    """

    over = Signal()

    def __init__(self, path: Path, head: Head, clock: Clock) -> None:
        super().__init__()
        self.setObjectName("ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle("PO Manager")
        self.setMinimumWidth(px(460))
        self._path, self._head, self._clock = path, head, clock
        self._job: Job | None = None
        self._is_over = False
        self.note = Note("bad")
        self.note.hide()
        self._title = Label(_("Making the backup of this office"), "sheet", wrap=True)
        self._text = Label(_("The office is closed and everything is saved. This takes some seconds."), wrap=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 1)  # it stands still as long as nobody knows how much there is
        self._bar.setAccessibleName(self._title.plain())
        self.again = Button(_("Try again"), "backup")
        self.again.setObjectName("closing.again")
        self.leave = Button(_("Leave without a backup"))
        self.leave.setObjectName("closing.leave")
        self.again.clicked.connect(self.begin)
        self.leave.clicked.connect(self.close)
        self._lay_out()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addStretch(1)
        row.addWidget(self.again)
        row.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(16), px(20), px(16))
        column.setSpacing(px(10))
        for widget in (self._title, self._text, self.note, self._bar):
            column.addWidget(widget)
        column.addLayout(row)

    def begin(self) -> None:
        """Make the backup; then the window goes."""
        for part, seen in ((self.note, False), (self.again, False), (self._text, True), (self._bar, True)):
            part.setVisible(seen)
        path, head, clock = self._path, self._head, self._clock
        self._job = Job(lambda job: backups.make_if_changed(path, head, clock, job.report), self)
        self._job.progressed.connect(self._on_progressed)
        self._job.finished.connect(self._on_finished)
        self._job.failed.connect(self._on_failed)
        if not self.isVisible():
            QTimer.singleShot(SHOW_AFTER_MILLISECONDS, self, self._on_long)
        self._job.start()

    def _on_long(self) -> None:
        if not self._is_over:
            self.show()

    def wait(self) -> None:
        """Go on until the backup is made, or the person leaves without one."""
        if not self._is_over:
            loop = QEventLoop()
            self.over.connect(loop.quit)
            loop.exec()
        wait_for_all()  # its thread still tells that it ended

    def _on_progressed(self, done: int, total: int) -> None:
        self._bar.setRange(0, 100)
        self._bar.setValue(done * 100 // max(1, total))

    def _on_finished(self, _made: object) -> None:
        self.close()

    def _on_failed(self, problem: Exception) -> None:
        if isinstance(problem, Cancelled) or backups.sheets_are_open(problem):
            self.close()
            return
        said = sentences(problem.objections) if isinstance(problem, OfficeError) else (str(problem),)
        self.note.tell("bad", _("No backup was made. The office itself is saved."), "\n".join(said))
        for part, seen in ((self.note, True), (self.again, True), (self._text, False), (self._bar, False)):
            part.setVisible(seen)
        self.adjustSize()
        self.show()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Go; a backup that is under way stops at its next step and leaves nothing."""
        super().closeEvent(event)
        if self._job is not None:
            self._job.cancel()
        self._is_over = True
        self.over.emit()
        self.deleteLater()
