"""A page that reads a table from a file: the work beside the window, and what is said when something fails."""

from pathlib import Path

from pomanager.errors import Cancelled, OfficeError
from pomanager.i18n import _
from pomanager.i18n.sentences import sentences
from pomanager.readmodels.exchange import RawTable
from pomanager.services.exchange.reading import read_table
from pomanager.ui import problems
from pomanager.ui.desk import Desk
from pomanager.ui.dialogs.progress import follow
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.jobs import Job
from pomanager.ui.page import Page
from pomanager.ui.widgets.notes import Note

TABLES = "*.csv *.tsv *.txt *.xlsx *.xlsm *.xls *.ods"


class ReadingPage(Page):
    """Asks for a file and reads it. Heirs say what to ask, take what was read, and place ``trouble`` above the rest."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.raw: RawTable | None = None
        self.trouble = Note("bad")
        self._job: Job | None = None

    def file_question(self) -> str:
        """How the file is asked for, in the reader's language."""
        raise TypeError(f"{type(self).__name__} does not ask for a file")

    def take(self, raw: RawTable) -> None:
        """Show a table that was read."""
        raise TypeError(f"{type(self).__name__} does not take a table ({raw.file_name})")

    def refuse_columns(self, said: tuple[str, ...]) -> None:
        """Say what is wrong with which column is read as what."""
        raise TypeError(f"{type(self).__name__} has no columns to choose ({said})")

    @property
    def is_busy(self) -> bool:
        """Whether something is read, checked or written beside the window."""
        return self._job is not None

    def choose_file(self) -> None:
        """Ask for a file, and read it."""
        if not self.is_busy:
            path = questions.choose_file(self, self.file_question(), ((_("Tables"), TABLES),))
            if path is not None:
                self.read(path)

    def read(self, path: Path) -> None:
        """Read a table beside the window; one that cannot be read leaves what was there."""

        def work(job: Job) -> RawTable:
            return read_table(path, "", lambda: job.cancelled)

        self.begin(Job(work, self), self._on_read, _("Reading {file}").format(file=path.name))

    def _on_read(self, raw: RawTable) -> None:
        self._job = None
        self.raw = raw
        self.take(raw)

    def begin(self, job: Job, on_finished: object, title: str, promise: str = "") -> None:
        """Do this beside the window; what fails is said above."""
        self.trouble.hide()
        self._job = job
        job.ended.connect(self._on_ended)
        job.finished.connect(on_finished)
        job.failed.connect(self._on_failed)
        follow(job, title, self, promise)

    def is_over(self) -> None:
        """Forget the work that was done, before more is begun."""
        self._job = None

    def _on_ended(self) -> None:
        self._job = None

    def _on_failed(self, problem: Exception) -> None:
        self._job = None
        if isinstance(problem, Cancelled):
            return
        if not isinstance(problem, OfficeError):
            problems.show(self, problem)
            return
        said = sentences(problem.objections)
        if self.raw is not None and any(objection.about == "map" for objection in problem.objections):
            self.refuse_columns(tuple(said))
            return
        self.trouble.tell("bad", said[0] if said else "", "\n".join(said[1:]))
        self.trouble.show()
