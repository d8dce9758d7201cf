"""A table of amounts by member on its way into a decision: what is wrong row by row, its sum, and its columns."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from pomanager.i18n import _, formats, ngettext
from pomanager.i18n.sentences import sentence
from pomanager.marks import N_
from pomanager.readmodels.amount_tables import AmountPlan
from pomanager.readmodels.exchange import RawTable
from pomanager.rules.shares.amount_tables import AMOUNT_FIELD_WORDS, AmountField
from pomanager.services.shares.queries.amount_plan import AmountReading, guessed_amount_columns, plan_amounts
from pomanager.ui.desk import Desk
from pomanager.ui.jobs import Job
from pomanager.ui.look import px
from pomanager.ui.page import Action
from pomanager.ui.reading_page import ReadingPage
from pomanager.ui.row_problems import ProblemTable
from pomanager.ui.table_columns import TableColumns
from pomanager.ui.widgets.notes import EmptyState, Note
from pomanager.ui.widgets.sheets import Facts, Scroller
from pomanager.ui.widgets.tabs import Tabs

TABS = ("sums", "rows", "columns")
STOPPED = N_("Something in the table is wrong. Put it right in the table, and choose the file again.")
NO_COLUMNS = N_("First say under “Columns” which ones hold the numbers and the amounts.")


class AmountTablePage(ReadingPage):
    """Leads from a file to an amount for each member; ``taken`` gets them. Nothing is written here."""

    def __init__(self, desk: Desk, currency: str, decimals: int, taken: Callable[[AmountPlan], None]) -> None:
        super().__init__(desk)
        self.plan: AmountPlan | None = None
        self._currency, self._decimals, self._taken = currency, decimals, taken
        self._said: tuple[str, ...] = ()
        self.tabs = Tabs(TABS)
        self.sums = Facts(200)
        self.table = ProblemTable("shares.amounts", desk.preferences, AMOUNT_FIELD_WORDS)
        self.columns = TableColumns("shares.amounts.column", AMOUNT_FIELD_WORDS.items())
        self.whole = Note("warn")
        self._empty = EmptyState("import")
        self._lay_out()
        self.tabs.chosen.connect(self._on_tab)
        self.columns.changed.connect(self._check)
        self.setFocusProxy(self.tabs)

    def _lay_out(self) -> None:
        sums = QWidget()
        inside = QVBoxLayout(sums)
        inside.setContentsMargins(px(24), px(12), px(24), px(12))
        inside.addWidget(self.sums)
        inside.addStretch(1)
        self._stack = QStackedWidget()
        for part in (Scroller(sums), self.table, Scroller(self.columns)):
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

    # ---- what the window asks -------------------------------------------------------------------------------------

    def title(self) -> str:
        return _("Amounts from a table")

    def context_line(self) -> str:
        return self.raw.file_name if self.raw is not None else ""

    def actions_offered(self) -> tuple[Action, ...]:
        if self.raw is None:
            return (Action("choose", N_("Choose the file"), self.choose_file, "file", "Ctrl+Return", primary=True),)
        return (
            Action("other", N_("Choose another file"), self.choose_file, "file"),
            Action("take", N_("Take these amounts"), self.take_amounts, "check", "Ctrl+Return", primary=True,
                   reason_off=self.reason_off()),
        )  # fmt: skip

    def reason_off(self) -> str:
        """Why the amounts cannot be taken yet, as marked words; "" where they can."""
        if self.plan is None:
            return NO_COLUMNS
        return STOPPED if self.plan.problem_count else ""

    def status(self) -> tuple[str, ...]:
        return () if self.plan is None else (_("Nothing is written yet"),)

    def retranslate(self) -> None:
        """Set every word anew."""
        self._empty.tell(
            _("Bring in the amounts you keep"),
            _(
                "A table with a row for each member: the number, and the amount, such as what was delivered in the "
                "year. A column of names is compared with the roll."
            ),
        )
        self.tabs.set_words([_("Sums"), _("To look at"), _("Columns")])
        self.table.setAccessibleName(_("To look at"))
        self.columns.retranslate()
        self._show_plan()

    # ---- reading and checking -------------------------------------------------------------------------------------

    def file_question(self) -> str:
        return _("Choose the table of amounts")

    def take(self, raw: RawTable) -> None:
        """Show its columns as they were guessed, and hold it against the roll."""
        guessed = guessed_amount_columns(raw)
        self.columns.show_table(raw, [guessed[at].value if at in guessed else "" for at in range(len(raw.headers))])
        self._pages.setCurrentIndex(1)
        self._check()

    def refuse_columns(self, said: tuple[str, ...]) -> None:
        self.plan, self._said = None, said
        self._open_tab("columns")
        self._show_plan()

    def _check(self, _chosen: object = None) -> None:
        """Hold the table against the roll anew."""
        raw = self.raw
        if raw is None or self.is_busy:
            return
        columns = {at: AmountField(code) for at, code in enumerate(self.columns.chosen()) if code}
        reading, office = AmountReading(columns, self._currency, self._decimals), self.desk.office

        def work(job: Job) -> AmountPlan:
            return office.ask(plan_amounts, raw, reading, job.report, lambda: job.cancelled)

        self.begin(Job(work, self), self._on_checked, _("Checking {file}").format(file=raw.file_name))

    def _on_checked(self, plan: AmountPlan) -> None:
        self.is_over()
        self.plan, self._said = plan, ()
        self._open_tab("rows" if plan.problem_count else "sums")
        self._show_plan()

    # ---- what is shown --------------------------------------------------------------------------------------------

    def _show_plan(self) -> None:
        plan, told = self.plan, list(self._said)
        self.table.show_problems(*((plan.problems, plan.doubts) if plan is not None else ((), ())))
        self.sums.show_facts(sums_told(plan) if plan is not None else ())
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

    def _open_tab(self, key: str) -> None:
        self.tabs.tab(key).setChecked(True)
        self._on_tab(key)

    def _on_tab(self, key: str) -> None:
        self._stack.setCurrentIndex(TABS.index(key))

    def take_amounts(self) -> None:
        """Give the amounts to the form below."""
        if self.plan is not None and not self.reason_off() and not self.is_busy:
            self._taken(self.plan)
            self.close_page()


def sums_told(plan: AmountPlan) -> list[tuple[str, str]]:
    """What a table comes to."""
    told = [(_("Members"), formats.number(len(plan.amounts))), (_("Total"), formats.money(plan.total, plan.decimals))]
    if plan.problem_count:
        stop = ngettext("{count} row stops", "{count} rows stop", plan.problem_count)
        told.append((_("To look at"), stop.format(count=formats.number(plan.problem_count))))
    return told
