"""The page "Reports": the annual reports by year with how far each is; from here they are begun and opened."""

from typing import ClassVar

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from pomanager.areas import Area
from pomanager.i18n import _, formats
from pomanager.i18n.reports import year_told
from pomanager.i18n.sentences import sentence
from pomanager.marks import N_
from pomanager.readmodels.governance_report import ReportDetail, ReportRow
from pomanager.rules import folding
from pomanager.rules.access.roles import Right
from pomanager.rules.governance.report import ReportState
from pomanager.services.governance.queries.kept_reports import report_detail, reports
from pomanager.ui.act_panel import ActPanel, PanelAct, Part, Said, Told
from pomanager.ui.desk import Desk
from pomanager.ui.governance.reports import forms
from pomanager.ui.governance.reports.printed import SHORT, print_report
from pomanager.ui.governance.reports.verifying import verify_a_file
from pomanager.ui.governance.reports.words import (
    adopted_said,
    edition_said,
    languages_said,
    mark_of,
    of_whom,
    report_said,
    since_when,
    state_said,
)
from pomanager.ui.page import Action, Page
from pomanager.ui.preferences import Preferences
from pomanager.ui.tables.columns import Column, Order
from pomanager.ui.tables.delegate import TwoLineDelegate
from pomanager.ui.tables.model import RowsModel
from pomanager.ui.tables.view import TableView
from pomanager.ui.tokens import Tone
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.notes import EmptyState

ACTS = (
    PanelAct("open", N_("Open"), "edit", writes=False),
    PanelAct("print", N_("Print…"), "print", writes=False),
    PanelAct("short", N_("In short…"), "file", writes=False),
    PanelAct("again", N_("New edition…"), "edit"),
)


def _year(row: ReportRow) -> int:
    return row.year


def _told_year(row: ReportRow) -> str:
    return year_told(row.time)


COLUMNS: tuple[Column[ReportRow], ...] = (
    Column(N_("Year"), _told_year, width=110, key="year", below=edition_said),
    # TR: head of a column: of whom a report tells, the whole organisation or a section
    Column(N_("Told of"), of_whom, width=0, key="of", below=adopted_said),
    Column(N_("State"), state_said, state=mark_of, width=150, key="state", below=since_when),
)


class ReportsTable(TableView):
    """The list of reports; the edition stands below the year, the meeting that adopted it below whose it is."""

    delegate_kind = TwoLineDelegate

    def __init__(self, preferences: Preferences) -> None:
        super().__init__("governance.reports", preferences, frozen=1)


class ReportsPage(Page):
    """Lists the reports, and opens one in the builder."""

    areas: ClassVar[frozenset[Area]] = frozenset({Area.GOVERNANCE, Area.MEETINGS, Area.ORGANISATION})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.searched = ""
        self._count = 0
        self.table = ReportsTable(desk.preferences)
        self.lines = RowsModel(COLUMNS, (), Order("year", descending=True))
        self.detail = ActPanel("reports", ACTS)
        self.nothing, self.begin = EmptyState("report"), Button("", "plus", "primary")
        self.not_found = EmptyState("report", small=True)
        self.begin.setObjectName("reports.begin")
        self.nothing.add_button(self.begin)
        self.stack = QStackedWidget()
        for part in (self.table, self.nothing, self.not_found):
            self.stack.addWidget(part)
        self.table.show_model(self.lines)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)
        self.setFocusProxy(self.table)
        self._connect()

    def _connect(self) -> None:
        self.begin.clicked.connect(self._on_begin)
        self.table.row_chosen.connect(self._on_row)
        self.table.row_opened.connect(self._on_opened)
        self.detail.closed.connect(self._on_panel_closed)
        self.detail.act_wanted.connect(self._on_act)

    # ---- what the window asks -------------------------------------------------------------------------------------

    def title(self) -> str:
        # TR: title of the page of the annual reports
        return _("Reports")

    def context_line(self) -> str:
        return _("The annual governance report of each year, from the draft to the signature")

    def actions_offered(self) -> tuple[Action, ...]:
        verify = Action("verify", N_("Verify a PDF…"), self._on_verify, "check")
        if not self._count:
            return (verify,)  # the first act stands in the middle of the page
        off = self.desk.off(Right.KEEP_MEETINGS)
        begin = Action("begin", N_("Begin a report…"), self._on_begin, "plus", "Ctrl+N", primary=True, reason_off=off)
        return verify, begin

    def search_hint(self) -> str:
        # TR: what can be searched in the list of annual reports
        return _("Year, section, state…") if self._count else ""

    def search(self, text: str) -> None:
        self.searched = text
        self.refresh()

    def panel(self) -> QWidget | None:
        return self.detail if self._count else None

    def status(self) -> tuple[str, ...]:
        return (_("{count} in all").format(count=formats.number(self._count)),)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.table.setAccessibleName(self.title())
        self.nothing.tell(
            _("No annual report yet"),
            _(
                "The report tells members and authorities how the organisation was governed in a year: members, "
                "capital, meetings, elections, women in leadership. Its figures come from the books; you choose the "
                "chapters, write what they mean, and a meeting adopts it."
            ),
        )
        self.not_found.tell(_("No report here"), _("Search for something else."))
        self.begin.setText(_("Begin a report…"))
        self.begin.offer(self.desk.off(Right.KEEP_MEETINGS))
        self.detail.retranslate()
        self.detail.may_write(self.desk.off(Right.KEEP_MEETINGS))
        self._on_row(None)

    def refresh(self) -> None:
        """Ask again; the chosen line stays chosen."""
        chosen = self.chosen()
        found = self.desk.office.ask(reports)
        asked = folding.fold(self.searched).split()
        rows = [row for row in found if all(word in _words(row) for word in asked)]
        had, self._count = bool(self._count), len(found)
        self.lines.set_rows(rows)
        self.stack.setCurrentWidget(self.table if rows else self.not_found if found else self.nothing)
        if rows:
            stays = chosen is not None and self.lines.place_of(chosen.id) >= 0
            self.table.choose(chosen.id if chosen is not None and stays else rows[0].id)
        self._on_row(None)
        if had != bool(found):
            self.panel_changed.emit()
        self.status_changed.emit()

    def open_at(self, argument: object) -> None:
        """Open a report in the builder, by its id."""
        if isinstance(argument, int):
            self.refresh()
            self.table.choose(argument)
            self._open(argument)

    def chosen(self) -> ReportRow | None:
        """The row under the keyboard."""
        place = self.table.currentIndex().row()
        return self.lines.row(place) if place >= 0 else None

    # ---- the panel ------------------------------------------------------------------------------------------------

    def _on_row(self, _row: object) -> None:
        row = self.chosen() if self.lines.rowCount() else None
        self.detail.tell(None if row is None else self._told(row))
        self.header_changed.emit()

    def _told(self, row: ReportRow) -> Told:
        detail = self.desk.office.ask(report_detail, row.id, self.desk.office.today())
        offered = {"open", "print", "short"}
        if row.state is ReportState.SIGNED and row.is_latest:
            offered.add("again")
        return Told(
            title=report_said(row), about=forms.span_said(row), state=state_said(row), mark=mark_of(row),
            said=_still_missing(detail), parts=[Part("", _facts(detail))], offered=offered,
        )  # fmt: skip

    def _on_panel_closed(self) -> None:
        self.panel_wanted.emit(False)
        self.table.setFocus()

    # ---- what happens ---------------------------------------------------------------------------------------------

    def _on_opened(self, row: ReportRow) -> None:
        self._open(row.id)

    def _on_act(self, key: str) -> None:
        row = self.chosen()
        if row is None:
            return
        if key == "open":
            self._open(row.id)
        elif key == "again":
            self.open_page(forms.renewing(self.desk, row, self._on_begun))
        else:
            print_report(self, self.desk, row.id, *((SHORT,) if key == "short" else ()))

    def _open(self, report_id: int) -> None:
        from pomanager.ui.governance.reports.builder import BuilderPage

        self.open_page(BuilderPage(self.desk, report_id))

    def _on_begin(self) -> None:
        self.open_page(forms.beginning(self.desk, self._on_begun))

    def _on_begun(self, report_id: int) -> None:
        self.desk.bus.page_wanted.emit("reports", report_id)

    def _on_verify(self) -> None:
        verify_a_file(self, self.desk)


def _words(row: ReportRow) -> str:
    return folding.fold(" ".join((_told_year(row), of_whom(row), state_said(row), adopted_said(row))))


def _still_missing(detail: ReportDetail) -> Said | None:
    """What is missing for adopting a draft; of one adopted without it, why."""
    standing = detail.standing
    if not standing.missing:
        return None
    said = "\n".join(f"• {sentence(each)}" for each in standing.missing)
    if standing.state is not ReportState.DRAFT:
        # TR: over what is missing in a report that was adopted
        return Said(Tone.INFO, _("Adopted all the same: {reason}").format(reason=standing.reason), said)
    stops = any(each.stops for each in standing.missing)
    return Said(Tone.BAD if stops else Tone.WARN, _("Still missing"), said)


def _facts(detail: ReportDetail) -> list[tuple[str, str]]:
    row, standing = detail.row, detail.standing
    told = [(_("Told of"), of_whom(row)), (_("Languages"), languages_said(row.languages))]
    told.append((_("Chapters"), formats.number(len(detail.plan.chapters))))
    if row.time.closed_on is not None:
        told.append((_("Section closed on"), formats.day(row.time.closed_on)))
    if row.adopted_at is not None:
        told.append((_("Adopted at"), adopted_said(row)))
    if row.signed is not None:
        told.append((_("Signed on"), formats.day(row.signed.signed_on)))
        told.append((_("Check code"), row.signed.code))
        told.append((_("Signed by"), "\n".join(name for _code, name in row.signed.signers) or formats.UNKNOWN))
    if standing.edition_reason:
        told.append((_("Why anew"), standing.edition_reason))
    return told
