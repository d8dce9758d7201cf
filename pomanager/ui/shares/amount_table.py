"""A table of amounts by member on its way into a decision: what is wrong row by row, its sum, and its columns."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pomanager.i18n import _, formats, ngettext
from pomanager.marks import N_
from pomanager.readmodels.amount_tables import AmountPlan
from pomanager.readmodels.exchange import RawTable
from pomanager.rules.shares.amount_tables import AMOUNT_FIELD_WORDS, AmountField
from pomanager.services.shares.queries.amount_plan import AmountReading, guessed_amount_columns, plan_amounts
from pomanager.ui.desk import Desk
from pomanager.ui.jobs import Job
from pomanager.ui.look import px
from pomanager.ui.page import Action
from pomanager.ui.reading_page import NO_COLUMNS, STOPPED, ReadingPage
from pomanager.ui.widgets.sheets import Facts


class AmountTablePage(ReadingPage):
    """Leads from a file to an amount for each member; ``taken`` gets them. Nothing is written here."""

    def __init__(self, desk: Desk, currency: str, decimals: int, taken: Callable[[AmountPlan], None]) -> None:
        self.sums = Facts(200)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(px(24), px(12), px(24), px(12))
        column.addWidget(self.sums)
        column.addStretch(1)
        super().__init__(desk, "shares.amounts", AMOUNT_FIELD_WORDS.items(), inside)
        self.plan: AmountPlan | None = None
        self._currency, self._decimals, self._taken = currency, decimals, taken
        self.columns.changed.connect(self.check)

    # ---- what the window asks -------------------------------------------------------------------------------------

    def title(self) -> str:
        return _("Amounts from a table")

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
        super().retranslate()
        self.empty.tell(
            _("Bring in the amounts you keep"),
            _(
                "A table with a row for each member: the number, and the amount, such as what was delivered in the "
                "year. A column of names is compared with the roll."
            ),
        )
        self._show_plan()

    # ---- reading and checking -------------------------------------------------------------------------------------

    def file_question(self) -> str:
        return _("Choose the table of amounts")

    def guess(self, raw: RawTable) -> Sequence[str]:
        guessed = guessed_amount_columns(raw)
        return [guessed[at].value if at in guessed else "" for at in range(len(raw.headers))]

    def forget_plan(self) -> None:
        self.plan = None
        self.sums.show_facts(())

    def check(self, _chosen: object = None) -> None:
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
        self.plan = plan
        self.open_tab("rows" if plan.problem_count else "sums")
        self._show_plan()

    def _show_plan(self) -> None:
        self.sums.show_facts(sums_told(self.plan) if self.plan is not None else ())
        self.show_said(self.plan)

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
