"""A page that reads a table from a file and says what is wrong with it, row by row, before anything comes of it."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from pomanager.errors import Cancelled, OfficeError
from pomanager.i18n import _, formats
from pomanager.i18n.sentences import sentence, sentences
from pomanager.marks import N_
from pomanager.readmodels.exchange import RawTable
from pomanager.readmodels.row_problems import RowProblem
from pomanager.services.exchange.reading import read_table
from pomanager.ui import problems
from pomanager.ui.desk import Desk
from pomanager.ui.dialogs.progress import follow
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.jobs import Job
from pomanager.ui.look import px
from pomanager.ui.page import Page
from pomanager.ui.row_problems import ProblemTable
from pomanager.ui.table_columns import TableColumns
from pomanager.ui.widgets.notes import EmptyState, Note
from pomanager.ui.widgets.sheets import Scroller
from pomanager.ui.widgets.tabs import Tabs

TABLES = "*.csv *.tsv *.txt *.xlsx *.xlsm *.xls *.ods"
TABS = ("sums", "rows", "columns")
NOTHING_CHOSEN = N_("First choose a table.")
STOPPED = N_("Something in the table is wrong. Put it right in the table, and choose the file again.")
NO_COLUMNS = N_("First say under “Columns” which ones hold the numbers and the amounts.")


class Planned(Protocol):
    """What a table was found to be: what stops it and what only asks for a second look, the first of many with rows."""

    @property
    def problems(self) -> tuple[RowProblem, ...]:
        """What stops it, by row."""

    @property
    def problem_count(self) -> int:
        """How much stops it."""

    @property
    def doubts(self) -> tuple[RowProblem, ...]:
        """What only asks for a second look, by row."""

    @property
    def doubt_count(self) -> int:
        """How much asks for a second look."""


class ReadingPage(Page):
    """Asks for a file, reads it and shows three tabs: its sums, what is said of its rows, its columns.

    Heirs say how to ask for the file, take what was read, and hold it against the books when ``columns`` change.
    ``words`` are the fields a column can hold, each with its marked word.
    """

    def __init__(
        self, desk: Desk, name: str, words: Iterable[tuple[str, str]], sums: QWidget, at_end: Sequence[QWidget] = ()
    ) -> None:
        super().__init__(desk)
        words = tuple(words)
        self.raw: RawTable | None = None
        self._job: Job | None = None
        self._said: tuple[str, ...] = ()
        self.tabs = Tabs(TABS)
        self.table = ProblemTable(name, desk.preferences, words)
        self.columns = TableColumns(f"{name}.column", words)
        self.trouble, self.whole = Note("bad"), Note("warn")
        self.empty = EmptyState("import")
        self._stack, self._pages = QStackedWidget(), QStackedWidget()
        for part in (Scroller(sums), self.table, Scroller(self.columns)):
            self._stack.addWidget(part)
        self._lay_out(at_end)
        self.tabs.chosen.connect(self._on_tab)
        self.setFocusProxy(self.tabs)

    def _lay_out(self, at_end: Sequence[QWidget]) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(px(18), px(6), px(16), px(6))
        head.addWidget(self.tabs, 1)
        for part in at_end:
            head.addWidget(part)
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.whole)
        column.addWidget(self._stack, 1)
        self._pages.addWidget(self.empty)
        self._pages.addWidget(full)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.trouble)
        outer.addWidget(self._pages, 1)
        self.trouble.hide()
        self.whole.hide()

    # ---- what heirs say ---------------------------------------------------------------------------------------------

    def file_question(self) -> str:
        """How the file is asked for, in the reader's language."""
        raise TypeError(f"{type(self).__name__} does not ask for a file")

    def guess(self, raw: RawTable) -> Sequence[str]:
        """The code of the field each column of a table is taken for; "" for one that is not read."""
        raise TypeError(f"{type(self).__name__} does not guess columns ({raw.file_name})")

    def check(self) -> None:
        """Hold the table against the books anew."""
        raise TypeError(f"{type(self).__name__} does not check")

    def forget_plan(self) -> None:
        """What was found of the table holds no longer: its columns cannot be read as they are chosen."""
        raise TypeError(f"{type(self).__name__} does not forget")

    # ---- what the window asks ---------------------------------------------------------------------------------------

    def context_line(self) -> str:
        return self.raw.file_name if self.raw is not None else ""

    def retranslate(self) -> None:
        """Set every word anew."""
        self.tabs.set_words([_("Sums"), _("To look at"), _("Columns")])
        self.table.setAccessibleName(_("To look at"))
        self.columns.retranslate()

    # ---- reading ----------------------------------------------------------------------------------------------------

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
        self.columns.show_table(raw, self.guess(raw))
        self._pages.setCurrentIndex(1)
        self.check()

    # ---- what is said -----------------------------------------------------------------------------------------------

    def show_said(self, plan: Planned | None) -> None:
        """Say what there is to say of the whole table and of its rows."""
        told = list(self._said)
        self.table.show_problems(*((plan.problems, plan.doubts) if plan is not None else ((), ())))
        if plan is not None:
            told += [sentence(problem.objection) for problem in plan.problems if not problem.row]
            told += [sentence(note) for note in self.raw.notes] if self.raw is not None else []
            more = plan.problem_count + plan.doubt_count - len(plan.problems) - len(plan.doubts)
            if more > 0:
                told.append(_("And {count} more.").format(count=formats.number(more)))
        stops = bool(self._said) or (plan is not None and plan.problem_count > 0)
        self.whole.tell("bad" if stops else "warn", told[0] if told else "", "\n".join(told[1:]))
        self.whole.setVisible(bool(told))
        self.header_changed.emit()
        self.status_changed.emit()

    def open_tab(self, key: str) -> None:
        """Bring a tab in front."""
        self.tabs.tab(key).setChecked(True)
        self._on_tab(key)

    def _on_tab(self, key: str) -> None:
        self._stack.setCurrentIndex(TABS.index(key))

    # ---- work beside the window -------------------------------------------------------------------------------------

    def begin(self, job: Job, on_finished: object, title: str, promise: str = "") -> None:
        """Do this beside the window; what fails is said above."""
        self.trouble.hide()
        self._job = job
        job.ended.connect(self._on_ended)
        job.finished.connect(on_finished)
        job.failed.connect(self._on_failed)
        follow(job, title, self, promise)

    def is_over(self) -> None:
        """Forget the work that was done, and what was said of the columns before."""
        self._job, self._said = None, ()

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
            self._said = tuple(said)
            self.forget_plan()
            self.open_tab("columns")
            self.show_said(None)
            return
        self.trouble.tell("bad", said[0] if said else "", "\n".join(said[1:]))
        self.trouble.show()
