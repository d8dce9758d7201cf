"""The wizard that brings a table into the roll in four steps; nothing is written before the last act."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from pomanager.errors import Cancelled, OfficeError, Refused, Stale
from pomanager.i18n import _, formats, ngettext
from pomanager.marks import N_
from pomanager.readmodels.exchange import Corrections, ImportOutcome, RawTable
from pomanager.services import backups
from pomanager.services.exchange.reading import read_table
from pomanager.services.members.commands.bringing_in import BringIn
from pomanager.services.members.queries.plan import columns_of, own_fields, plan_import
from pomanager.services.members.queries.profiles import profile_for
from pomanager.services.office import Done
from pomanager.ui import problems
from pomanager.ui.desk import Desk
from pomanager.ui.dialogs.progress import follow
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.jobs import Job
from pomanager.ui.members.importing.acts import tell_imported, write_import
from pomanager.ui.members.importing.check_step import CheckStep
from pomanager.ui.members.importing.checked import NOTHING_DECIDED, Checked, forget_rows, one_long_pause_less
from pomanager.ui.members.importing.columns_step import ColumnsStep
from pomanager.ui.members.importing.earlier import EarlierImportsPage
from pomanager.ui.members.importing.file_step import FileStep
from pomanager.ui.members.importing.summary_step import SummaryStep
from pomanager.ui.page import Action, Page
from pomanager.ui.widgets.marks import Steps
from pomanager.ui.wizard_foot import WizardFoot

FILE, COLUMNS, CHECK, SUMMARY = range(4)
NOTHING_YET = N_("Nothing is written yet. The whole import can be undone in one step.")
TABLES = "*.csv *.tsv *.txt *.xlsx *.xlsm *.xls *.ods"


class ImportPage(Page):
    """Leads from a file to members on the roll in four steps; Back always works."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.step = FILE
        self.raw: RawTable | None = None
        self._path: Path | None = None
        self._job: Job | None = None
        self._mapping: dict[str, str] = {}
        self.steps = Steps()
        self.file_step = FileStep()
        self.columns_step = ColumnsStep()
        self.check_step = CheckStep(desk.preferences)
        self.summary_step = SummaryStep()
        self.foot = WizardFoot("members.import", NOTHING_YET)
        self.setFocusProxy(self.file_step)
        self._stack = QStackedWidget()
        for part in self._parts():
            self._stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stack, 1)
        column.addWidget(self.foot)
        self._connect()

    def _parts(self) -> tuple[QWidget, ...]:
        return self.file_step, self.columns_step, self.check_step, self.summary_step

    def _connect(self) -> None:
        self.file_step.choosing.connect(self.choose_file)
        self.file_step.dropped.connect(self.read)
        self.file_step.sheet_chosen.connect(self._on_sheet)
        self.columns_step.changed.connect(self._show_foot)
        self.check_step.changed.connect(self._on_left_out)
        self.check_step.corrected.connect(self._on_corrected)
        self.check_step.status_changed.connect(self.status_changed)
        self.foot.cancel.clicked.connect(self._on_cancel)
        self.foot.back.clicked.connect(self.go_back)
        self.foot.next.clicked.connect(self.go_on)
        for keys, act in (("Ctrl+Enter", self.go_on), ("F8", self._on_next_to_look_at)):
            key = QShortcut(QKeySequence(keys), self)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(act)

    # ---- what the window asks -------------------------------------------------------------------------------------

    def title(self) -> str:
        return _("Import members")

    def context_line(self) -> str:
        raw = self.raw
        if raw is None:
            return ""
        rows = ngettext("{count} row", "{count} rows", len(raw.rows)).format(count=formats.number(len(raw.rows)))
        sheet = _("sheet “{sheet}”").format(sheet=raw.sheet) if raw.sheet else ""
        return " · ".join(filter(None, (raw.file_name, sheet, rows)))

    def header_part(self) -> QWidget | None:
        return self.steps

    def actions_offered(self) -> tuple[Action, ...]:
        if self.step != FILE:
            return ()
        return (Action("earlier", N_("Earlier imports"), self._on_earlier, "journal"),)

    def status(self) -> tuple[str, ...]:
        checked = self.check_step.checked
        if self.step < CHECK or checked is None:
            return ()
        told = []
        first, last, count = self.check_step.rows_seen()
        if self.step == CHECK and count:
            place = {"first": formats.number(first), "last": formats.number(last), "found": formats.number(count)}
            told.append(_("{first} – {last} of {found}").format(**place))
        taken, out = checked.taken, len(checked.plan.rows) - checked.taken
        told.append(ngettext("{count} row is brought in", "{count} rows are brought in", taken)
                    .format(count=formats.number(taken)))  # fmt: skip
        told.append(ngettext("{count} row is not", "{count} rows are not", out).format(count=formats.number(out)))
        return tuple(told)

    def retranslate(self) -> None:
        """Set every word anew."""
        for part in (self.file_step, self.columns_step, self.check_step, self.summary_step, self.foot):
            part.retranslate()
        self._show_step()

    def may_close(self) -> bool:
        """Esc goes one step back, and leaves from the first."""
        if self._job is not None or self.step == FILE:
            return self._job is None
        self.go_back()
        return False

    def leave_for_list(self) -> None:
        if self._job is None and self.step == FILE:
            self.close_page()

    def close_page(self) -> None:
        forget_rows()
        super().close_page()

    # ---- steps ----------------------------------------------------------------------------------------------------

    def _show_step(self) -> None:
        self.steps.show_steps((_("File"), _("Columns"), _("Check"), _("Summary")), self.step)
        self._stack.setCurrentIndex(self.step)
        self._show_foot()
        self.header_changed.emit()
        self.status_changed.emit()

    def _show_foot(self) -> None:
        checked = self.check_step.checked
        taken = checked.taken if checked is not None else 0
        self.foot.next.setVisible(self.step != FILE or self.raw is not None)
        self.foot.back.setVisible(self.step != FILE)
        self.foot.show_next(self._next_words(taken), "check" if self.step == SUMMARY else "right_c")

    def _next_words(self, taken: int) -> str:
        raw = self.raw
        if self.step == FILE or raw is None:
            return _("Columns")
        if self.step == COLUMNS:
            count, said = len(raw.rows), ngettext("Check {count} row", "Check {count} rows", len(raw.rows))
        elif self.step == CHECK:
            count, said = taken, ngettext("Summary of {count} row", "Summary of {count} rows", taken)
        elif taken:
            count, said = taken, ngettext("Import {count} member", "Import {count} members", taken)
        else:
            return _("Close")
        return said.format(count=formats.number(count))

    def _go(self, step: int) -> None:
        self.step = step
        if step == SUMMARY and self.check_step.checked is not None:
            backed = backups.path_of(self.desk.office) is not None
            self.summary_step.show_summary(self.check_step.checked, self.columns_step.left_out(), with_backup=backed)
        self._show_step()
        if step == COLUMNS:
            self.columns_step.focus_first()
        elif step == CHECK:
            self.check_step.table.setFocus()
        else:
            self.foot.next.setFocus()

    def go_back(self) -> None:
        """Go one step back."""
        if self._job is None and self.step > FILE:
            self._go(self.step - 1)

    def go_on(self) -> None:
        """Go one step on; the last step writes."""
        if self._job is not None:
            return
        if self.raw is None:
            self.choose_file()
        elif self.step in {FILE, CHECK}:
            self._go(self.step + 1)
        elif self.step == COLUMNS:
            self._check()
        else:
            self._write()

    def _on_cancel(self) -> None:
        if self._job is None:
            self.close_page()

    def _on_next_to_look_at(self) -> None:
        if self.step == CHECK:
            self.check_step.go_to_next()

    def _on_left_out(self) -> None:
        self._show_foot()
        self.status_changed.emit()

    def _on_earlier(self) -> None:
        self.open_page(EarlierImportsPage(self.desk))

    # ---- the file -------------------------------------------------------------------------------------------------

    def choose_file(self) -> None:
        """Ask for a file, and read it."""
        if self._job is None:
            path = questions.choose_file(self, _("Choose the table with the members"), ((_("Tables"), TABLES),))
            if path is not None:
                self.read(path)

    def read(self, path: Path, sheet: str = "") -> None:
        """Read a table beside the window."""
        if self._job is not None:
            return
        self._path = path
        self.file_step.show_trouble(())

        def work(job: Job) -> RawTable:
            return read_table(path, sheet, lambda: job.cancelled)

        self._begin(Job(work, self), self._on_read, _("Reading {file}").format(file=path.name))

    def _on_read(self, raw: RawTable) -> None:
        self.raw = raw
        self.file_step.show_table(raw)
        ask = self.desk.office.ask
        self.columns_step.show_columns(raw, ask(columns_of, raw), ask(own_fields), ask(profile_for, raw.headers))
        self._go(FILE)

    def _on_sheet(self, name: str) -> None:
        if self._path is not None:
            self.read(self._path, name)

    # ---- checking -------------------------------------------------------------------------------------------------

    def _check(self) -> None:
        raw, mapping = self.raw, self.columns_step.mapping()
        if raw is None or self.columns_step.objections():
            self.columns_step.focus_first()
            return
        self._begin(self._checking(raw, mapping, Corrections()), self._on_checked, _checking_words(raw))

    def _checking(
        self,
        raw: RawTable,
        mapping: dict[str, str],
        corrections: Corrections,
        decided: Mapping[int, bool] = NOTHING_DECIDED,
    ) -> Job:
        office = self.desk.office

        def work(job: Job) -> Checked:
            with one_long_pause_less():
                plan = office.ask(plan_import, raw, mapping, corrections, job.report, today=office.today())
                checked = Checked(plan, decided)
            job.report(len(raw.rows), len(raw.rows))
            return checked

        return Job(work, self)

    def _on_checked(self, checked: Checked) -> None:
        self.check_step.show_checked(checked)
        self._go(CHECK)

    def _on_corrected(self, corrections: Corrections) -> None:
        """Check the table again with what was put right; rows ticked or left out stay so."""
        raw, checked = self.raw, self.check_step.checked
        if raw is None or checked is None or self._job is not None:
            return
        job = self._checking(raw, self.columns_step.mapping(), corrections, checked.decided)
        self._begin(job, self._on_checked_again, _checking_words(raw))

    def _on_checked_again(self, checked: Checked) -> None:
        self.check_step.show_checked(checked, again=True)
        self.check_step.table.setFocus()
        self._on_left_out()

    # ---- writing --------------------------------------------------------------------------------------------------

    def _write(self) -> None:
        checked = self.check_step.checked
        if checked is None or not checked.taken:
            self.close_page()
            return
        if self.summary_step.stopped():
            return
        order = BringIn(
            plan=checked.plan, left_out=checked.left_out_rows(), names_on=self.summary_step.names_on()
        )  # fmt: skip
        office = self.desk.office
        profile = self.columns_step.profile()

        def work(job: Job) -> Done[ImportOutcome]:
            return write_import(job, office, order, profile)

        promise = _("Cancelling leaves everything as it was.")
        self._begin(Job(work, self), self._on_written, _("Importing members"), promise)

    def _on_written(self, done: Done[ImportOutcome]) -> None:
        name = self.raw.file_name if self.raw is not None else ""
        tell_imported(self.desk, self.window(), done, name)
        self.close_page()

    # ---- jobs -----------------------------------------------------------------------------------------------------

    def _begin(self, job: Job, on_finished: object, title: str, promise: str = "") -> None:
        self._job = job
        job.ended.connect(self._on_ended)
        job.finished.connect(self._on_job_done)
        job.finished.connect(on_finished)
        job.failed.connect(self._on_failed)
        follow(job, title, self, promise)

    def _on_job_done(self, _result: object) -> None:
        self._job = None

    def _on_ended(self) -> None:
        self._job = None

    def _on_failed(self, problem: Exception) -> None:
        self._job = None
        if isinstance(problem, Cancelled):
            if self.step == SUMMARY:
                self.summary_step.show_cancelled()
        elif isinstance(problem, Refused) and self.step == SUMMARY:
            self.summary_step.show_objections(problem.objections)
        elif isinstance(problem, Stale):
            problems.show(self, problem)
            self._go(COLUMNS)
        elif self.step == FILE and isinstance(problem, OfficeError):
            self._show_unreadable(problem)
        else:
            problems.show(self, problem)

    def _show_unreadable(self, problem: OfficeError) -> None:
        self.raw = None
        self.file_step.show_table(None)
        self.file_step.show_trouble(problem.objections)
        self._show_step()


def _checking_words(raw: RawTable) -> str:
    return _("Checking {file}").format(file=raw.file_name)
