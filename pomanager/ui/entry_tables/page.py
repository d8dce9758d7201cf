"""A table of past shares, payments and dues on its way into the books: what is wrong, its sums, and its columns.

Nothing is written while a row stops. The sums of the old books, typed beside those of the table, prove an opening
balance: what differs is said, and stops.
"""

from collections.abc import Sequence

from pomanager.i18n import _, formats
from pomanager.marks import N_
from pomanager.readmodels.entry_tables import EntryOutcome, EntryPlan
from pomanager.readmodels.exchange import RawTable
from pomanager.rules.dues.entry_fields import ENTRY_FIELD_WORDS
from pomanager.services import backups
from pomanager.services.dues.commands.bringing_in import BringInEntries, bring_in_entries, objections_to_sums
from pomanager.services.dues.queries.entry_plan import EntryReading, guessed_columns, plan_entries
from pomanager.services.office import Done
from pomanager.ui.day_field import DayField
from pomanager.ui.desk import Desk
from pomanager.ui.entry_tables.sums import TableSums
from pomanager.ui.jobs import Job
from pomanager.ui.page import Action
from pomanager.ui.reading_page import NO_COLUMNS, NOTHING_CHOSEN, STOPPED, ReadingPage

OTHER_SUMS = N_("The sums are not those of the old books.")


class EntryTablePage(ReadingPage):
    """Leads from a file to entries of shares and dues, with all there is to say about it before."""

    def __init__(self, desk: Desk) -> None:
        self.opening = DayField("shares.table.opening", N_("Opening balance of"), desk.office.today, may_be_empty=True)
        self.sums = TableSums()
        super().__init__(desk, "shares.table", ENTRY_FIELD_WORDS.items(), self.sums, (self.opening,))
        self.plan: EntryPlan | None = None
        self.opening.chosen.connect(self.check)
        self.columns.changed.connect(self.check)
        self.sums.changed.connect(self._on_sums)

    # ---- what the window asks ---------------------------------------------------------------------------------------

    def title(self) -> str:
        return _("Shares and dues from a table")

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
        super().retranslate()
        self.empty.tell(
            _("Bring in the books of shares and dues you keep"),
            _(
                "A table with a row for each member, or for each time something was subscribed, charged or paid: the "
                "member’s number, the day, shares, what was paid, dues. Rows without a day are an opening balance."
            ),
        )
        for part in (self.opening, self.sums):
            part.retranslate()
        self.show_said(self.plan)

    # ---- reading and checking ---------------------------------------------------------------------------------------

    def file_question(self) -> str:
        return _("Choose the table of shares and dues")

    def guess(self, raw: RawTable) -> Sequence[str]:
        guessed = guessed_columns(raw)
        return [guessed[at].value if at in guessed else "" for at in range(len(raw.headers))]

    def forget_plan(self) -> None:
        self.plan = None

    def check(self, _chosen: object = None) -> None:
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
        self.plan = plan
        self.sums.show_plan(plan)
        if plan.problem_count:
            self.open_tab("rows")
        self.show_said(plan)

    def _on_sums(self) -> None:
        self.header_changed.emit()

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
            backups.make_before(office)
            return office.do(bring_in_entries, order, job.report, lambda: job.cancelled)

        promise = _("Cancelling leaves everything as it was.")
        self.begin(Job(work, self), self._on_written, _("Bringing shares and dues in"), promise)

    def _on_written(self, done: Done[EntryOutcome]) -> None:
        self.is_over()
        self.desk.tell(done)
        self.close_page()
