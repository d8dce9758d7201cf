"""Long work in sight: a busy pointer after half a second, a sheet with count and time left after a second."""

from time import monotonic

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from pomanager.i18n import _, formats
from pomanager.ui.jobs import Job
from pomanager.ui.look import px
from pomanager.ui.waiting import time_left
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.labels import Label

BUSY_AFTER_MILLISECONDS = 500
SHEET_AFTER_MILLISECONDS = 1000


class _BusyPointer(QObject):
    """The busy pointer of a job: a part of the job, for the sheet may be closed with its window before the end."""

    def __init__(self, job: Job) -> None:
        super().__init__(job)
        self._busy = False

    def begin(self) -> None:
        """Show that the program is busy."""
        self._busy = True
        QApplication.setOverrideCursor(Qt.CursorShape.BusyCursor)

    def end(self) -> None:
        """Show the usual pointer again, if it was another."""
        if self._busy:
            self._busy = False
            QApplication.restoreOverrideCursor()


class ProgressSheet(QDialog):
    """Shows how far a job is; Cancel undoes. It opens by itself once the job takes longer than a second."""

    def __init__(self, job: Job, title: str, promise: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("progress")
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setMinimumWidth(px(436))
        self._job = job
        self._began = monotonic()
        self._pointer = _BusyPointer(job)
        self.destroyed.connect(self._pointer.end)
        self.count = Label("")
        self._left = Label("", "small")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 1)  # it stands still as long as nobody knows how much there is
        self._bar.setAccessibleName(title)
        self._cancel = Button(_("Cancel"), key="Esc")
        self._cancel.setObjectName("progress.cancel")
        self._cancel.clicked.connect(self.reject)
        self._lay_out(title, promise or _("Cancelling leaves everything as it was."))
        job.progressed.connect(self._on_progressed)
        job.ended.connect(self._on_ended)
        self._busy_timer = self._after(BUSY_AFTER_MILLISECONDS, self._pointer.begin)
        self._sheet_timer = self._after(SHEET_AFTER_MILLISECONDS, self._on_long)

    def _after(self, milliseconds: int, act: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(act)
        timer.start()
        return timer

    def _lay_out(self, title: str, promise: str) -> None:
        counts = QHBoxLayout()
        counts.addWidget(self.count)
        counts.addStretch(1)
        counts.addWidget(self._left)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(16), px(20), px(16))
        column.setSpacing(px(8))
        column.addWidget(Label(title, "sheet", wrap=True))
        column.addLayout(counts)
        column.addWidget(self._bar)
        column.addWidget(Label(promise, "small", wrap=True))
        column.addLayout(buttons)

    def _on_progressed(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        if total:
            self.count.setText(_("{done} of {total}").format(done=formats.number(done), total=formats.number(total)))
        self._left.setText(time_left(done, total, monotonic() - self._began))

    def _on_long(self) -> None:
        self.open()

    def _on_ended(self) -> None:
        self._busy_timer.stop()
        self._sheet_timer.stop()
        self._pointer.end()
        self.accept()
        self.deleteLater()

    def reject(self) -> None:
        """Cancel the job; the sheet closes when the work has stopped and everything is as it was."""
        self._job.cancel()
        self._cancel.setEnabled(False)
        self.count.setText(_("Stopping, and putting everything back as it was…"))

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.reject()


def follow(job: Job, title: str, parent: QWidget | None, promise: str = "") -> Job:
    """Start a job and show its progress over the parent; connect its signals before. Returns the job."""
    ProgressSheet(job, title, promise, parent)
    return job.start()
