"""Long work beside the window: a Job tells how far it is, can be cancelled, and brings its result to the screen."""

import logging
from collections.abc import Callable
from contextvars import copy_context
from threading import Event
from time import monotonic
from typing import Protocol

from PySide6.QtCore import QObject, QRunnable, QThreadPool, QTimer, Signal

from pomanager.errors import Cancelled

log = logging.getLogger(__name__)
REPORT_EVERY_SECONDS = 0.05


class Pool(Protocol):
    """Where jobs run."""

    def run(self, work: Callable[[], None]) -> None:
        """Run a piece of work, now or soon."""


class ThreadPool:
    """Runs jobs in threads beside the window."""

    def run(self, work: Callable[[], None]) -> None:
        """Run a piece of work in a thread of Qt's pool."""
        QThreadPool.globalInstance().start(_Task(work))


class ImmediatePool:
    """Runs jobs at once, on the spot: for tests."""

    def run(self, work: Callable[[], None]) -> None:
        """Run a piece of work before returning."""
        work()


class _Task(QRunnable):
    def __init__(self, work: Callable[[], None]) -> None:
        super().__init__()
        self._work = work

    def run(self) -> None:
        self._work()


class _Running:
    """Keeps the pool in use, and every job alive until it has ended."""

    pool: Pool = ThreadPool()
    jobs: set["Job"] = set()  # noqa: RUF012 - one set for the whole program is the point


def use_pool(pool: Pool) -> Pool:
    """Run jobs in another pool from now on; returns the one used until now."""
    before = _Running.pool
    _Running.pool = pool
    return before


class Job(QObject):
    """One piece of long work: ``work`` is called with the job, in a thread, with the caller's language.

    Inside, call ``job.report(done, total)``: it tells the screen and raises Cancelled once the person has cancelled.
    The signals arrive on the screen's thread.

    A job belongs to its ``owner``, a page or a window, but is no child of it: Qt would delete the job with the window
    while the thread still tells of it. When the owner goes, the job is cancelled and tells nobody any more.
    """

    progressed = Signal(int, int)
    finished = Signal(object)
    failed = Signal(object)
    ended = Signal()

    def __init__(self, work: Callable[["Job"], object], owner: QObject | None = None) -> None:
        super().__init__()
        self._work = work
        self._cancelled = Event()
        self._context = copy_context()
        self._told = 0.0
        self._left_alone = Event()
        if owner is not None:
            owner.destroyed.connect(self._on_owner_gone)

    @property
    def cancelled(self) -> bool:
        """Whether the person has cancelled; work that cannot raise may look here."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Ask the work to stop; it raises Cancelled at its next report and leaves everything as it was."""
        self._cancelled.set()

    def report(self, done: int, total: int) -> None:
        """Tell how far the work is (``total`` 0 where nobody knows). Raises Cancelled."""
        if self._cancelled.is_set():
            raise Cancelled
        now = monotonic()
        if now - self._told >= REPORT_EVERY_SECONDS or done == total:
            self._told = now
            self.progressed.emit(done, total)

    def start(self) -> "Job":
        """Begin; returns the job itself."""
        _Running.jobs.add(self)
        self.ended.connect(self._on_ended)
        _Running.pool.run(self._run_in_context)
        return self

    def _run_in_context(self) -> None:
        self._context.run(self._run)

    def _run(self) -> None:
        try:
            result = self._work(self)
        except Exception as problem:
            log.debug("a job failed", exc_info=problem)
            if not self._left_alone.is_set():
                self.failed.emit(problem)
        else:
            if not self._left_alone.is_set():
                self.finished.emit(result)
        self.ended.emit()

    def _on_owner_gone(self) -> None:
        self._left_alone.set()
        self.cancel()

    def _on_ended(self) -> None:
        QTimer.singleShot(0, self._on_all_told)  # others who wait for the end may be told after this slot

    def _on_all_told(self) -> None:
        _Running.jobs.discard(self)


def wait_for_all(milliseconds: int = 10_000) -> bool:
    """Wait until no job runs any more, before the program ends; False if one still does."""
    for job in tuple(_Running.jobs):
        job.cancel()
    return QThreadPool.globalInstance().waitForDone(milliseconds)
