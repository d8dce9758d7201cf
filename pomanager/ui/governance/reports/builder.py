"""The report builder: chapters at the side, the text in the middle, the paper beside it; adopting and signing."""

from typing import ClassVar

from pomanager.areas import Area
from pomanager.errors import NotFound
from pomanager.i18n import _
from pomanager.marks import N_
from pomanager.readmodels.governance_report import ReportDetail
from pomanager.rules.access.roles import Right
from pomanager.rules.governance.report import ReportState, missing
from pomanager.services.governance.commands.reports import write_report
from pomanager.services.governance.queries.kept_reports import report_detail
from pomanager.ui.desk import Desk
from pomanager.ui.governance.reports import forms
from pomanager.ui.governance.reports.chapters import ChaptersList
from pomanager.ui.governance.reports.middle import Middle
from pomanager.ui.governance.reports.printed import SHORT, order_of, print_report, wanted_of
from pomanager.ui.governance.reports.words import (
    languages_said,
    mark_of,
    of_whom,
    report_said,
    since_when,
    state_said,
)
from pomanager.ui.governance.reports.writing import Writing
from pomanager.ui.look import px
from pomanager.ui.page import Action
from pomanager.ui.rich_text.preview import LivePreview
from pomanager.ui.rich_text.writing_page import WritingPage

SAVE_FIRST = N_("Save what you have written first.")
NOTHING_NEW = N_("Nothing was changed since it was saved.")
ADOPTED = N_("This report is adopted. Open it again, with the reason, before you write on it.")
_SHARES = [1000, 1150]
"""Of the width, to the text and to the paper."""
_WIDEST = 880
"""Of a signed paper, which stands alone: letters larger than life are not read more easily."""


class BuilderPage(WritingPage):
    """Writes one report, and takes it to its signature."""

    areas: ClassVar[frozenset[Area]] = frozenset(
        {Area.GOVERNANCE, Area.MEETINGS, Area.MEMBERS, Area.SHARES, Area.BODIES, Area.ELECTIONS, Area.ORGANISATION}
    )
    wants_width: ClassVar[bool] = True

    writing: Writing

    def __init__(self, desk: Desk, report_id: int) -> None:
        self._report_id = report_id
        self.detail: ReportDetail = desk.office.ask(report_detail, report_id, desk.office.today())
        super().__init__(desk, f"governance.report.{report_id}", LivePreview(desk.office, wanted_of(self.detail)))
        self.writing = Writing(self.detail)
        self.chapters = ChaptersList()
        self.middle = Middle()
        self._lay_out(self.chapters, self.middle, _SHARES)
        self.setFocusProxy(self.preview.view if self.is_signed else self.chapters.list)
        self.chapters.chosen.connect(self._on_chosen)
        self.chapters.changed.connect(self._on_changed)
        self.middle.edited.connect(self._on_edited)
        kept = self._kept_draft()
        if kept:
            self.writing.take_up(kept)

    # ---- what the window asks -------------------------------------------------------------------------------------

    @property
    def is_signed(self) -> bool:
        """Whether nothing in it can be changed any more."""
        return self.detail.row.state is ReportState.SIGNED

    def title(self) -> str:
        return report_said(self.detail.row)

    def context_line(self) -> str:
        row = self.detail.row
        return " · ".join((of_whom(row), forms.span_said(row), languages_said(self.writing.languages)))

    def actions_offered(self) -> tuple[Action, ...]:
        unsaved = SAVE_FIRST if self.writing.is_changed else ""
        offered = (
            Action("print", N_("Print…"), self._on_print, "print", "Ctrl+P", reason_off=unsaved),
            # TR: a button: the two pages of the annual report for members
            Action("short", N_("In short…"), self._on_short, "file", reason_off=unsaved),
        )
        off = self.desk.off(Right.KEEP_MEETINGS)
        if self.is_signed:
            latest = self.detail.row.is_latest
            again = Action("again", N_("New edition…"), self._on_again, "edit", primary=True, reason_off=off)
            return (*offered, again) if latest else offered
        return (*offered, *self._acts_on_text(), *self._acts_on_state(off or unsaved))

    def _acts_on_text(self) -> tuple[Action, ...]:
        off = self._off_writing()
        save_off = off or ("" if self.writing.is_changed else NOTHING_NEW)
        return (
            Action("settings", N_("Language…"), self._on_settings, "flag", reason_off=off),
            Action("save", N_("Save"), self._on_save, "check", "Ctrl+S", primary=not save_off, reason_off=save_off),
        )

    def _acts_on_state(self, off: str) -> tuple[Action, ...]:
        if self.detail.row.state is ReportState.ADOPTED:
            reopen = Action("reopen", N_("Write on…"), self._on_reopen, "undo", reason_off=off)
            return reopen, Action("sign", N_("Sign…"), self._on_sign, "lock", primary=not off, reason_off=off)
        return (Action("adopt", N_("Adopt…"), self._on_adopt, "check", primary=not off, reason_off=off),)

    def _off_writing(self) -> str:
        """Why nothing can be written now."""
        off = self.desk.off(Right.KEEP_MEETINGS)
        return off or (ADOPTED if self.detail.row.state is ReportState.ADOPTED else "")

    @property
    def may_write(self) -> bool:
        """Whether chapters and texts can be changed now."""
        return not self._off_writing() and not self.is_signed

    def retranslate(self) -> None:
        """Set every word anew."""
        self.chapters.retranslate()
        self.middle.retranslate()
        self.preview.view.setAccessibleName(self.title())
        self._show_state()

    def refresh(self) -> None:
        """Ask for the report again; what is written and not saved stays. One that was taken back is left."""
        try:
            self.detail = self.desk.office.ask(report_detail, self._report_id, self.desk.office.today())
        except NotFound:
            self.close_page()
            return
        if not (self.writing.is_changed and self.may_write):
            self.writing = Writing(self.detail)
        self._show()

    def _show(self) -> None:
        self.chapters.show_chapters(self.writing, may_write=self.may_write)
        self.chapters.setVisible(not self.is_signed)
        self.middle.setVisible(not self.is_signed)
        self._show_missing()
        self._show_state()
        if self.is_signed:
            self._beside.setMaximumWidth(px(_WIDEST))
            self.setFocusProxy(self.preview.view)
        self._show_paper(at_once=True)
        self.header_changed.emit()
        self.status_changed.emit()

    def _show_missing(self) -> None:
        is_draft = self.detail.row.state is ReportState.DRAFT
        self.chapters.show_missing(missing(self.writing.facts(self.desk.office.today())) if is_draft else ())

    def _show_state(self) -> None:
        row = self.detail.row
        said, since = state_said(row), since_when(row)
        if since:
            said = _("{state} on {day}").format(state=said, day=since)
        self.badge.show_state(said, mark_of(row).tone, mark_of(row).shown_icon)

    def _show_paper(self, *, at_once: bool = False) -> None:
        shown = self.writing.unsaved()
        self.preview.show_wanted(wanted_of(shown), order_of(shown.plan), at_once=at_once)

    # ---- writing --------------------------------------------------------------------------------------------------

    def _on_chosen(self) -> None:
        self.middle.show_entry(self.writing, self.chapters.entry(), may_write=self.may_write)

    def _on_changed(self) -> None:
        self._rest.start()
        self._show_missing()
        self._show_paper()
        self.header_changed.emit()
        self.status_changed.emit()

    def _on_edited(self) -> None:
        self.chapters.name_again()
        self._on_changed()

    def _write(self) -> None:
        self.desk.do(write_report, self.writing.order())

    # ---- acts -----------------------------------------------------------------------------------------------------

    def _on_settings(self) -> None:
        self.open_page(forms.settings(self.desk, self.writing, self._on_settled))

    def _on_settled(self) -> None:
        self._show()
        self._on_changed()

    def _on_adopt(self) -> None:
        self.open_page(forms.adopting(self.desk, self.detail))

    def _on_reopen(self) -> None:
        self.open_page(forms.reopening(self.desk, self.detail))

    def _on_sign(self) -> None:
        self.open_page(forms.signing(self.desk, self.detail, self))

    def _on_again(self) -> None:
        self.open_page(forms.renewing(self.desk, self.detail.row, self._on_begun))

    def _on_begun(self, report_id: int) -> None:
        self.desk.bus.page_wanted.emit("reports", report_id)

    def _on_print(self) -> None:
        print_report(self, self.desk, self._report_id)

    def _on_short(self) -> None:
        print_report(self, self.desk, self._report_id, SHORT)
