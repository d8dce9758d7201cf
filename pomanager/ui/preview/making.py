"""Makes a paper beside the window: a first look at once, then the whole, each a file in the preview's own folder."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from pomanager import papers, printing
from pomanager.readmodels.papers import Printed, PrintOrder
from pomanager.rules.paper_options import Options
from pomanager.services.office import Office
from pomanager.ui.jobs import Job
from pomanager.ui.preview.kept import KeptPapers


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which paper is wanted: its kind, and the records it is about, each of which gets one; () where it needs none."""

    paper: papers.Paper
    of: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Made:
    """A paper that was made: its file, and what came of it."""

    path: Path
    printed: Printed


class Making(QObject):
    """Has one paper made after another; what was under way for an earlier order is stopped and forgotten."""

    looked = Signal(object)
    """Made: the first pages; the whole follows, or stands already."""
    whole = Signal(object)
    """Made: the whole paper."""
    progressed = Signal(int, int)
    failed = Signal(object)

    def __init__(self, office: Office, wanted: Wanted, kept: KeptPapers, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self.wanted = wanted
        self._kept = kept
        self._job: Job | None = None
        self._order = PrintOrder(language="en")
        self._as_of: date | None = None
        self._options = Options()

    @property
    def under_way(self) -> bool:
        """Whether a paper is being made."""
        return self._job is not None

    def make(self, order: PrintOrder, as_of: date | None, pages_first: int, options: Options | None = None) -> None:
        """Make the paper as ordered: so many pages for a first look, then the whole."""
        self._order, self._as_of, self._options = order, as_of, options or Options()
        self._start(pages_first)

    def make_whole(self) -> None:
        """Make the whole paper of the last order."""
        self._start(0)

    def stop(self) -> None:
        """Stop what is under way; nothing is told of it any more."""
        job, self._job = self._job, None
        if job is not None:
            job.cancel()

    def _start(self, most_pages: int) -> None:
        self.stop()
        target, as_of, options = self._kept.next_file(), self._as_of, self._options
        order = replace(self._order, most_pages=most_pages)
        office, wanted, kept = self._office, self.wanted, self._kept

        def work(job: Job) -> Made:
            try:
                told = printing.print_paper(
                    wanted.paper, office, target, order, as_of=as_of, of=wanted.of, options=options, progress=job.report
                )
                return Made(target, told)
            finally:
                kept.free()

        kept.busy()
        self._job = Job(work)
        self._job.progressed.connect(self._on_progressed)
        self._job.finished.connect(self._on_finished)
        self._job.failed.connect(self._on_failed)
        self._job.start()

    def _is_of_now(self) -> bool:
        """Whether what is told comes from the job under way, not from one stopped before."""
        return self._job is not None and self.sender() is self._job

    def _on_progressed(self, done: int, total: int) -> None:
        if self._is_of_now():
            self.progressed.emit(done, total)

    def _on_finished(self, made: Made) -> None:
        if not self._is_of_now():
            return
        self._job = None
        if made.printed.is_whole:
            self.whole.emit(made)
            return
        self.looked.emit(made)
        if self._job is None:
            self._start(0)

    def _on_failed(self, problem: Exception) -> None:
        if self._is_of_now():
            self._job = None
            self.failed.emit(problem)
