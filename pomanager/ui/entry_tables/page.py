"""A table of past shares, payments and dues on its way into the books: what is wrong, its sums, and its columns.

Nothing is written while a row stops. The sums of the old books, typed beside those of the table, prove an opening
balance: what differs is said, and stops.
"""

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from pomanager.i18n import _, formats
from pomanager.i18n.sentences import sentence
from pomanager.marks import N_
from pomanager.readmodels.entry_tables import EntryOutcome, EntryPlan
from pomanager.readmodels.exchange import RawTable
from pomanager.rules.dues.entry_fields import ENTRY_FIELD_WORDS
from pomanager.services.dues.commands.bringing_in import BringInEntries, bring_in_entries, objections_to_sums
from pomanager.services.dues.queries.entry_plan import EntryReading, guessed_columns, plan_entries
from pomanager.services.office import Done
from pomanager.ui.day_field import DayField
from pomanager.ui.desk import Desk
from pomanager.ui.entry_tables.sums import TableSums
from pomanager.ui.jobs import Job
from pomanager.ui.look import px
from pomanager.ui.page import Action
from pomanager.ui.reading_page import ReadingPage
from pomanager.ui.row_problems import ProblemTable
from pomanager.ui.table_columns import TableColumns
from pomanager.ui.widgets.notes import EmptyState, Note
from pomanager.ui.widgets.sheets import Scroller
from pomanager.ui.widgets.tabs import Tabs

TABS = ("sums", "rows", "columns")
NOTHING_CHOSEN = N_("First choose a table.")
STOPPED = N_("Something in the table is wrong. Put it right in the table, and choose the file again.")
NO_COLUMNS = N_("First say under “Columns” which ones hold the numbers and the amounts.")
OTHER_SUMS = N_("The sums are not those of the old books.")


class EntryTablePage(ReadingPage):
    """Leads from a file to entries of shares and dues, with all there is to say about it before."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.plan: EntryPlan | None = None
        self._said: tuple[str, ...] = ()
        self.tabs = Tabs(TABS)
        self.opening = DayField("shares.table.opening", N_("Opening balance of"), desk.office.today, may_be_empty=True)
        self.table = ProblemTable("shares.table", desk.preferences, ENTRY_FIELD_WORDS)
        self.sums = TableSums()
        self.columns = TableColumns("shares.table.column", ENTRY_FIELD_WORDS.items())
        self.whole = Note("warn")
        self._empty = EmptyState("import")
        self._lay_out()
        self.tabs.chosen.connect(self._on_tab)
        self.opening.chosen.connect(self._check)
        self.columns.changed.connect(self._check)
        self.sums.changed.connect(self._on_sums)
        self.setFocusProxy(self.tabs)

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        for part in (Scroller(self.sums), self.table, Scroller(self.columns)):
            self._stack.addWidget(part)
        head = QHBoxLayout()
        head.setContentsMargins(px(18), px(6), px(16), px(6))
        head.addWidget(self.tabs, 1)
        head.addWidget(self.opening)
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

    # ---- what the window asks ---------------------------------------------------------------------------------------

    def title(self) -> str:
        return _("Shares and dues from a table")

    def context_line(self) -> str:
        return self.raw.file_name if self.raw is not None else ""

    def actions_offered(self) -> tuple[Action, ...]:
        if self.raw is None:
            return (Action("choose", N_("Choose the file"), self.choose_file, "file", "Ctrl+Return", primary=True),)
        return (
            Action("other", N_("Choose another file"), self.choose_file, "file"),
            Action("write", N_("Bring the rows in"), self.write, "check", "Ctrl+Return", primary=True,
                   reason_off=self.reason_off()),
        )  # fmt: skip

    def reason_off(self) -> str:
        """Why nothing can be written yet, as marked words; "" where it can."""
        if self.raw is None:
            return NOTHING_CHOSEN
        if self.plan is None:
            return NO_COLUMNS
        if self.plan.problem_count:
            return STOPPED
        return OTHER_SUMS if objections_to_sums(self._order(self.plan)) or not self.sums.is_read() else ""

    def status(self) -> tuple[str, ...]:
        if self.plan is None:
            return ()
        rows = _("Rows to enter: {count}").format(count=formats.number(self.plan.rows))
        return (rows, _("Nothing is written yet"))

    def retranslate(self) -> None:
        """Set every word anew."""
        self._empty.tell(
            _("Bring in the books of shares and dues you keep"),
            _(
                "A table with a row for each member, or for each time something was subscribed, charged or paid: the "
                "member’s number, the day, shares, what was paid, dues. Rows without a day are an opening balance."
            ),
        )
        self.tabs.set_words([_("Sums"), _("To look at"), _("Columns")])
        self.table.setAccessibleName(_("To look at"))
        for part in (self.opening, self.sums, self.columns):
            part.retranslate()
        self._show_plan()

    # ---- reading and checking ---------------------------------------------------------------------------------------

    def file_question(self) -> str:
        return _("Choose the table of shares and dues")

    def take(self, raw: RawTable) -> None:
        """Show its columns as they were guessed, and hold it against the books."""
        guessed = guessed_columns(raw)
        self.columns.show_table(raw, [guessed[at].value if at in guessed else "" for at in range(len(raw.headers))])
        self._pages.setCurrentIndex(1)
        self._check()

    def refuse_columns(self, said: tuple[str, ...]) -> None:
        self.plan, self._said = None, said
        self.table.lines.set_rows([])
        self._open_tab("columns")
        self._show_plan()

    def _check(self, _chosen: object = None) -> None:
        """Hold the table against the books anew."""
        raw = self.raw
        if raw is None or self.is_busy:
            return
        wishes = tuple((str(at + 1), code or "-") for at, code in enumerate(self.columns.chosen()))
        reading = EntryReading(today=self.desk.office.today(), opening_on=self.opening.day(), wishes=wishes)
        office = self.desk.office

        def work(job: Job) -> EntryPlan:
            return office.ask(plan_entries, raw, reading, job.report, lambda: job.cancelled)

        self.begin(Job(work, self), self._on_checked, _("Checking {file}").format(file=raw.file_name))

    def _on_checked(self, plan: EntryPlan) -> None:
        self.is_over()
        self.plan, self._said = plan, ()
        self.sums.show_plan(plan)
        if plan.problem_count:
            self._open_tab("rows")
        self._show_plan()

    def _on_sums(self) -> None:
        self.header_changed.emit()

    # ---- what is shown ----------------------------------------------------------------------------------------------

    def _show_plan(self) -> None:
        plan, told = self.plan, list(self._said)
        if plan is not None:
            self.table.show_problems(plan.problems, plan.doubts)
            told += [sentence(problem.objection) for problem in plan.problems if not problem.row]
            told += [sentence(note) for note in plan.table.notes]
            more = plan.problem_count + plan.doubt_count - len(plan.problems) - len(plan.doubts)
            if more > 0:
                told.append(_("And {count} more.").format(count=formats.number(more)))
        stops = bool(self._said) or (plan is not None and plan.problem_count > 0)
        self.whole.tell("bad" if stops else "warn", told[0] if told else "", "\n".join(told[1:]))
        self.whole.setVisible(bool(told))
        self.header_changed.emit()
        self.status_changed.emit()

    def _open_tab(self, key: str) -> None:
        self.tabs.tab(key).setChecked(True)
        self._on_tab(key)

    def _on_tab(self, key: str) -> None:
        self._stack.setCurrentIndex(TABS.index(key))

    # ---- writing ----------------------------------------------------------------------------------------------------

    def _order(self, plan: EntryPlan) -> BringInEntries:
        shares, paid, owed = self.sums.expected()
        return BringInEntries(plan=plan, expected_shares=shares, expected_paid=paid, expected_owed=owed)

    def write(self) -> None:
        """Write the entries: all of them in one act."""
        if self.plan is None or self.reason_off() or self.is_busy:
            return
        order, office = self._order(self.plan), self.desk.office

        def work(job: Job) -> Done[EntryOutcome]:
            return office.do(bring_in_entries, order, job.report, lambda: job.cancelled)

        promise = _("Cancelling leaves everything as it was.")
        self.begin(Job(work, self), self._on_written, _("Bringing shares and dues in"), promise)

    def _on_written(self, done: Done[EntryOutcome]) -> None:
        self.is_over()
        self.desk.tell(done)
        self.close_page()
