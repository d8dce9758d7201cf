"""A table of past officers before it is brought in: every row with what is said of it, every column with its field.

Nothing is written while a row stops; a row that shall not be brought in is left out with Space.
"""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from pomanager.errors import Cancelled, OfficeError
from pomanager.i18n import _, formats, ngettext
from pomanager.i18n.sentences import sentence, sentences
from pomanager.marks import N_
from pomanager.readmodels.bodies import BodyDetail
from pomanager.readmodels.exchange import RawTable
from pomanager.rules.bodies.past_tables import PAST_FIELD_WORDS, PastField
from pomanager.services import backups
from pomanager.services.bodies.commands.bringing_in import bring_in_officers
from pomanager.services.bodies.past_tables import PlannedTable, guessed_columns, plan_table
from pomanager.services.exchange.reading import read_table
from pomanager.services.office import Done
from pomanager.ui import problems
from pomanager.ui.bodies.past_lines import PastTable, TableLine
from pomanager.ui.bodies.words import body_said
from pomanager.ui.desk import Desk
from pomanager.ui.dialogs.progress import follow
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.jobs import Job
from pomanager.ui.look import px
from pomanager.ui.page import Action, Page
from pomanager.ui.table_columns import TableColumns
from pomanager.ui.widgets.notes import EmptyState, Note
from pomanager.ui.widgets.sheets import Scroller
from pomanager.ui.widgets.tabs import Tabs

TABLES = "*.csv *.tsv *.txt *.xlsx *.xlsm *.xls *.ods"
TABS = ("rows", "columns")
NOTHING_CHOSEN = N_("First choose a table.")
STOPPED = N_("Some rows cannot be brought in as they are. Put them right in the table, or leave them out with Space.")
NO_COLUMNS = N_("First say under “Columns” which ones hold days and people.")
NO_ROWS_LEFT = N_("Every row is left out.")


class PastTablePage(Page):
    """Leads from a file to the past officers of a body, with all there is to say about the table before."""

    def __init__(self, desk: Desk, detail: BodyDetail) -> None:
        super().__init__(desk)
        self._detail = detail
        self.raw: RawTable | None = None
        self.plan: PlannedTable | None = None
        self._left_out: frozenset[int] = frozenset()
        self._job: Job | None = None
        self.tabs = Tabs(TABS)
        self.table = PastTable(desk.preferences)
        self.columns = TableColumns("bodies.past.column", PAST_FIELD_WORDS.items())
        self.trouble, self.whole, self.note = Note("bad"), Note("bad"), Note("warn")
        self._empty = EmptyState("import")
        self._lay_out()
        self.tabs.chosen.connect(self._on_tab)
        self.columns.changed.connect(self._plan)
        self.table.row_chosen.connect(self._on_row)
        leave = QShortcut(QKeySequence(Qt.Key.Key_Space), self.table)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self.leave_out)
        self.setFocusProxy(self.table)

    def _lay_out(self) -> None:
        rows = QWidget()
        below = QVBoxLayout(rows)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        below.addWidget(self.table, 1)
        below.addWidget(self.note)
        self._stack = QStackedWidget()
        for part in (rows, Scroller(self.columns)):
            self._stack.addWidget(part)
        head = QHBoxLayout()
        head.setContentsMargins(px(18), px(6), px(16), px(6))
        head.addWidget(self.tabs, 1)
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.whole)
        column.addWidget(self._stack, 1)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._empty)
        self._pages.addWidget(full)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.trouble)
        outer.addWidget(self._pages, 1)
        self.trouble.hide()
        self.whole.hide()
        self.note.hide()

    # ---- what the window asks -------------------------------------------------------------------------------------

    def title(self) -> str:
        return _("Past officers from a table")

    def context_line(self) -> str:
        parts = [body_said(self._detail.label), self.raw.file_name if self.raw is not None else ""]
        return " · ".join(filter(None, parts))

    def actions_offered(self) -> tuple[Action, ...]:
        if self.plan is None:
            return (Action("choose", N_("Choose the file"), self.choose_file, "file", "Ctrl+Return", primary=True),)
        return (
            Action("other", N_("Choose another file"), self.choose_file, "file"),
            Action("leave", N_("Leave out or take in"), self.leave_out, "left"),
            Action("write", N_("Bring the rows in"), self.write, "check", "Ctrl+Return", primary=True,
                   reason_off=self.reason_off()),
        )  # fmt: skip

    def reason_off(self) -> str:
        """Why nothing can be written yet, as marked words; "" where it can."""
        if self.plan is None:
            return NOTHING_CHOSEN
        if self.plan.stops:
            return NO_COLUMNS if self.plan.objections else STOPPED
        return "" if self.plan.order.rows else NO_ROWS_LEFT

    def status(self) -> tuple[str, ...]:
        if self.plan is None:
            return ()
        count = len(self.plan.order.rows)
        said = ngettext("{count} row is brought in", "{count} rows are brought in", count)
        return (said.format(count=formats.number(count)), _("Nothing is written yet"))

    def retranslate(self) -> None:
        """Set every word anew."""
        self._empty.tell(
            _("Bring in the list of past officers you keep"),
            _("A table with a row for each time somebody sat in the body: name or number, first and last day, office."),
        )
        self.tabs.set_words([_("Rows"), _("Columns")])
        self.table.setAccessibleName(self.title())
        self.columns.retranslate()
        self._show_plan()

    # ---- reading --------------------------------------------------------------------------------------------------

    def choose_file(self) -> None:
        """Ask for a file, and read it."""
        if self._job is None:
            path = questions.choose_file(self, _("Choose the table with the past officers"), ((_("Tables"), TABLES),))
            if path is not None:
                self.read(path)

    def read(self, path: Path) -> None:
        """Read a table beside the window; one that cannot be read leaves what was there."""
        self.trouble.hide()

        def work(job: Job) -> RawTable:
            return read_table(path, "", lambda: job.cancelled)

        self._job = Job(work, self)
        self._job.ended.connect(self._on_ended)
        self._job.finished.connect(self._on_read)
        self._job.failed.connect(self._on_failed)
        follow(self._job, _("Reading {file}").format(file=path.name), self)

    def _on_ended(self) -> None:
        self._job = None

    def _on_failed(self, problem: Exception) -> None:
        if isinstance(problem, OfficeError) and not isinstance(problem, Cancelled):
            said = sentences(problem.objections)
            self.trouble.tell("bad", said[0] if said else "", "\n".join(said[1:]))
            self.trouble.show()
        elif not isinstance(problem, Cancelled):
            problems.show(self, problem)

    def _on_read(self, raw: RawTable) -> None:
        self.raw, self._left_out = raw, frozenset()
        self.columns.show_table(raw, ["" if field is None else field.value for field in guessed_columns(raw)])
        self._plan()
        self._pages.setCurrentIndex(1)
        if self.plan is not None and self.plan.objections:
            self.tabs.tab("columns").setChecked(True)
            self._on_tab("columns")
        self.table.setFocus()

    # ---- what is shown --------------------------------------------------------------------------------------------

    def _plan(self) -> None:
        if self.raw is None:
            return
        self.plan = self.desk.office.ask(
            plan_table, self._detail.label.id, self.raw, self._fields(), self.desk.office.today(),
            left_out=self._left_out,
        )  # fmt: skip
        self._show_plan()

    def _fields(self) -> tuple[PastField | None, ...]:
        return tuple(PastField(code) if code else None for code in self.columns.chosen())

    def _show_plan(self) -> None:
        if self.plan is not None and self.raw is not None:
            line = self.table.current_row()
            self.table.lines.set_rows([TableLine(row) for row in self.plan.rows])
            if isinstance(line, TableLine):
                self.table.choose(line.id)
            elif self.plan.rows:
                stopping = next((row.row for row in self.plan.rows if row.stops), self.plan.rows[0].row)
                self.table.choose(stopping)
            said = sentences((*self.plan.objections, *self.raw.notes))
            self.whole.tell("bad" if self.plan.objections else "warn", said[0] if said else "", "\n".join(said[1:]))
            self.whole.setVisible(bool(said))
            self._on_row(self.table.current_row())
        self.header_changed.emit()
        self.status_changed.emit()

    def _on_tab(self, key: str) -> None:
        self._stack.setCurrentIndex(TABS.index(key))

    def _on_row(self, line: object) -> None:
        """Say below the rows, whole, what there is to say about the one under the keyboard."""
        shown = isinstance(line, TableLine) and bool(line.row.objections)
        self.note.setVisible(shown)
        if isinstance(line, TableLine) and shown:
            said = [sentence(each) for each in line.row.objections]
            title = _("Row {row}").format(row=formats.number(line.row.row))
            self.note.tell("bad" if line.row.stops else "warn", title, "\n".join(said))

    def leave_out(self) -> None:
        """Leave the row under the keyboard out, or take it in again."""
        line = self.table.current_row()
        if isinstance(line, TableLine):
            self._left_out ^= {line.id}
            self._plan()

    # ---- writing --------------------------------------------------------------------------------------------------

    def write(self) -> None:
        """Write the rows: a backup, and then all of them in one act."""
        if self.plan is None or self.reason_off():
            return
        order, office = self.plan.order, self.desk.office

        def work(_job: Job) -> Done[int]:
            backups.make_before(office)
            return office.do(bring_in_officers, order)

        job = Job(work, self)
        job.finished.connect(self._on_written)
        job.failed.connect(self._on_not_written)
        follow(job, _("Bringing past officers in"), self)

    def _on_written(self, done: Done[int]) -> None:
        self.desk.tell(done)
        self.close_page()

    def _on_not_written(self, problem: Exception) -> None:
        problems.show(self, problem)
