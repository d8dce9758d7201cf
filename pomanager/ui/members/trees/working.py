"""Does an act that may take long beside the window, and waits for its end with the window alive."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEventLoop, QObject
from PySide6.QtWidgets import QApplication

from pomanager.errors import Cancelled
from pomanager.services.office import Done
from pomanager.ui.desk import Desk
from pomanager.ui.dialogs.progress import follow
from pomanager.ui.jobs import Job


class _Waiting(QObject):
    """Waits for one job, and keeps what came of it."""

    def __init__(self) -> None:
        super().__init__()
        self._loop = QEventLoop(self)
        self._over = False
        self.done: Done[Any] | None = None
        self.trouble: Exception | None = None

    def attend(self, job: Job) -> None:
        """Listen to a job before it starts."""
        job.finished.connect(self._on_finished)
        job.failed.connect(self._on_failed)
        job.ended.connect(self._on_ended)

    def wait(self) -> None:
        """Return when the job has ended."""
        if not self._over:
            self._loop.exec()

    def _on_finished(self, done: Done[Any]) -> None:
        self.done = done

    def _on_failed(self, trouble: Exception) -> None:
        self.trouble = trouble

    def _on_ended(self) -> None:
        self._over = True
        self._loop.quit()


def do_in_sight(desk: Desk, act: Callable[..., Any], order: object, title: str) -> Done[Any]:
    """Have the office do an act of ``(work, order, progress, cancelled)`` in a job; returns when it is done.

    Raises what the act raises, Cancelled among it. Nobody is told yet what it touched: ``desk.tell`` does.
    """
    job = Job(lambda job: desk.office.do(act, order, job.report, lambda: job.cancelled))
    waiting = _Waiting()
    waiting.attend(job)
    follow(job, title, QApplication.activeWindow())
    waiting.wait()
    if waiting.trouble is not None:
        raise waiting.trouble
    if waiting.done is None:
        raise Cancelled
    return waiting.done
