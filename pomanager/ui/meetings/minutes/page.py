"""The page of the minutes of a meeting: parts at the side, the text in the middle, the paper beside it."""

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from pomanager.areas import Area
from pomanager.i18n import _, formats
from pomanager.i18n.meetings import meeting_on_day
from pomanager.marks import N_
from pomanager.readmodels.meetings.minutes import MinutesDetail
from pomanager.readmodels.papers import PrintOrder, TwoLanguages
from pomanager.rules.access.roles import Right
from pomanager.rules.meetings.kinds import MINUTES_STATE_WORDS, OVER, MinutesState
from pomanager.services.meetings.commands.minutes import write_minutes
from pomanager.services.meetings.queries.minutes import adopted, minutes_detail
from pomanager.ui.desk import Desk
from pomanager.ui.dialogs.print_paper import ask_and_print
from pomanager.ui.meetings.minutes import forms
from pomanager.ui.meetings.minutes.middle import Middle
from pomanager.ui.meetings.minutes.parts import PartsList
from pomanager.ui.meetings.minutes.printed import wanted_of
from pomanager.ui.meetings.minutes.texts import Writing
from pomanager.ui.page import Action
from pomanager.ui.rich_text.preview import LivePreview
from pomanager.ui.rich_text.writing_page import WritingPage

NOT_OVER = N_("The meeting is not closed yet. Its minutes can be approved and signed when it is.")
SAVE_FIRST = N_("Save what you have written first.")
NO_DECISIONS = N_("This meeting has adopted nothing that an extract could be made of.")
_SHARES = [1000, 1200]
"""Of the width, to the text and to the paper at first."""
_SHARES_SIGNED = [1000, 2000]
"""The same, once there is nothing to write any more."""
_SHOWN = 70
"""So many letters of a resolution stand in a menu."""
_NOTHING_NEW = N_("Nothing was changed since it was saved.")
APPROVED = N_("These minutes are approved. Open them again, with the reason, before you write on them.")
_TONES = {
    MinutesState.NONE: "info", MinutesState.DRAFT: "warn", MinutesState.APPROVED: "info", MinutesState.SIGNED: "ok",
}  # fmt: skip


class MinutesPage(WritingPage):
    """Writes the minutes of one meeting, and takes them to their signature."""

    areas: ClassVar[frozenset[Area]] = frozenset({Area.MEETINGS})
    wants_width: ClassVar[bool] = True

    writing: Writing

    def __init__(self, desk: Desk, meeting_id: int) -> None:
        super().__init__(desk, f"meetings.minutes.{meeting_id}", LivePreview(desk.office, wanted_of(meeting_id)))
        self._meeting_id = meeting_id
        self.detail: MinutesDetail = desk.office.ask(minutes_detail, meeting_id)
        self.writing = Writing(self.detail)
        self.parts = PartsList()
        self.middle = Middle()
        self._lay_out(self.parts, self.middle, _SHARES)
        self.setFocusProxy(self.preview.view if self.detail.state is MinutesState.SIGNED else self.parts.list)
        self.parts.chosen.connect(self._on_chosen)
        self.parts.changed.connect(self._on_changed)
        self.middle.edited.connect(self._on_edited)
        self.middle.sign_wanted.connect(self._on_sign_erratum)
        self.middle.print_wanted.connect(self._on_print_erratum)
        kept = self._kept_draft()
        if kept:
            self.writing.take_up(dict(kept))

    # ---- what the window asks -------------------------------------------------------------------------------------

    def title(self) -> str:
        return _("Minutes")

    def context_line(self) -> str:
        return " · ".join((meeting_on_day(self.detail.meeting), forms.languages_said(self.writing)))

    def actions_offered(self) -> tuple[Action, ...]:
        offered = [Action("print", N_("Print…"), self._on_print, "print", "Ctrl+P")]
        if self.detail.state is MinutesState.SIGNED:
            off = self.desk.off(Right.KEEP_MEETINGS)
            erratum = Action("erratum", N_("Erratum…"), self._on_erratum, "edit", primary=True, reason_off=off)
            return (*offered, self._extract(), erratum)
        return (*offered, *self._acts_on_text(), *self._acts_on_state())

    def _acts_on_text(self) -> tuple[Action, ...]:
        off = self._off_writing()
        save_off = off or ("" if self.writing.is_changed or not self.detail.version else _NOTHING_NEW)
        return (
            Action("settings", N_("Language…"), self._on_settings, "flag", reason_off=off),
            Action("order", N_("Order of the parts…"), self._on_order, "columns", reason_off=off),
            Action("save", N_("Save"), self._on_save, "check", "Ctrl+S", primary=not save_off, reason_off=save_off),
        )

    def _acts_on_state(self) -> tuple[Action, ...]:
        off = self.desk.off(Right.KEEP_MEETINGS)
        if not off and (self.writing.is_changed or self.detail.state is MinutesState.NONE):
            off = SAVE_FIRST
        elif not off and self.detail.meeting.state not in OVER:
            off = NOT_OVER
        is_approved = self.detail.state is MinutesState.APPROVED
        approval = (
            Action("reopen", N_("Write on…"), self._on_reopen, "undo", reason_off=off)
            if is_approved
            else Action("approve", N_("Approve…"), self._on_approve, "check", primary=not off, reason_off=off)
        )
        sign = Action("sign", N_("Sign…"), self._on_sign, "lock", primary=is_approved and not off, reason_off=off)
        return (self._extract(), approval, sign)

    def _extract(self) -> Action:
        return Action("extract", N_("Extract…"), self._on_extract, "file")

    def _off_writing(self) -> str:
        """Why nothing can be written now."""
        off = self.desk.off(Right.KEEP_MEETINGS)
        return off or (APPROVED if self.detail.state is MinutesState.APPROVED else "")

    @property
    def may_write(self) -> bool:
        """Whether the text can be changed now."""
        return not self._off_writing() and self.detail.state is not MinutesState.SIGNED

    def retranslate(self) -> None:
        """Set every word anew."""
        self.parts.retranslate()
        self.middle.retranslate()
        self.preview.view.setAccessibleName(self.title())
        self._show_state()

    def refresh(self) -> None:
        """Ask for the minutes again; what is written and not saved stays."""
        self.detail = self.desk.office.ask(minutes_detail, self._meeting_id)
        if self.writing.is_changed and self.may_write:
            self.writing.detail = (
                self.detail if self.detail.version == self.writing.detail.version else self.writing.detail
            )
        else:
            self.writing = Writing(self.detail)
        self._show()

    def _show(self) -> None:
        self.parts.show_parts(self.writing, may_write=self.may_write)
        self.parts.setVisible(self.detail.state is not MinutesState.SIGNED)
        self.parts.show_missing(self.detail)
        self._show_state()
        if self.detail.state is MinutesState.SIGNED:
            self._beside.setSizes(_SHARES_SIGNED)
            self.setFocusProxy(self.preview.view)
            may_sign = not self.desk.off(Right.KEEP_MEETINGS)
            self.middle.show_errata(self.detail.errata, may_sign=may_sign)
        self._show_paper(at_once=True)
        self.header_changed.emit()
        self.status_changed.emit()

    def _show_state(self) -> None:
        state = self.detail.state
        said = _(MINUTES_STATE_WORDS[state])
        if self.detail.signed is not None:
            said = _("{state} on {day}").format(state=said, day=formats.day(self.detail.signed.signed_on))
        self.badge.show_state(said, _TONES[state])

    def _show_paper(self, *, at_once: bool = False) -> None:
        layout = TwoLanguages.BESIDE if self.writing.in_columns else TwoLanguages.AFTER
        order = PrintOrder(
            language=self.writing.languages[0], second_language=self.writing.languages[-1], two_languages=layout
        )
        texts = () if self.detail.state is MinutesState.SIGNED else self.writing.texts()
        self.preview.show_wanted(wanted_of(self._meeting_id, texts), order, at_once=at_once)

    # ---- writing --------------------------------------------------------------------------------------------------

    def _on_chosen(self, place: int) -> None:
        if self.detail.state is not MinutesState.SIGNED:
            self.middle.show_part(self.writing, place, may_write=self.may_write)

    def _on_changed(self) -> None:
        self._rest.start()
        self._show_paper()
        self.header_changed.emit()
        self.status_changed.emit()

    def _on_edited(self) -> None:
        self.parts.name_again(self.parts.list.currentRow())
        self._on_changed()

    def _write(self) -> None:
        self.desk.do(write_minutes, self.writing.order())

    # ---- acts -----------------------------------------------------------------------------------------------------

    def _on_settings(self) -> None:
        self.open_page(forms.settings(self.desk, self.writing, self._on_settled))

    def _on_settled(self) -> None:
        self._show()
        self._on_changed()

    def _on_order(self) -> None:
        self.open_page(forms.ordering(self.desk, self.writing))

    def _on_approve(self) -> None:
        self.open_page(forms.approving(self.desk, self.detail))

    def _on_reopen(self) -> None:
        self.open_page(forms.reopening(self.desk, self.detail))

    def _on_sign(self) -> None:
        self.open_page(forms.signing(self.desk, self.detail))

    def _on_erratum(self) -> None:
        self.open_page(forms.correcting(self.desk, self.detail))

    def _on_sign_erratum(self, erratum_id: int) -> None:
        line = next(each for each in self.detail.errata if each.id == erratum_id)
        self.open_page(forms.signing_erratum(self.desk, line))

    def _on_print_erratum(self, erratum_id: int) -> None:
        ask_and_print(self, self.desk, "erratum", of=(erratum_id,))

    def _on_print(self) -> None:
        ask_and_print(self, self.desk, "minutes", of=(self._meeting_id,))

    def _on_extract(self) -> None:
        menu = self.extract_menu()
        if menu.isEmpty():
            menu.addAction(_(NO_DECISIONS)).setEnabled(False)
        menu.popup(self.mapToGlobal(self.rect().topRight()))

    def extract_menu(self) -> QMenu:
        """The resolutions an extract can be made of."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for decision_id, reference, text in self.desk.office.ask(adopted, self._meeting_id):
            action = menu.addAction(f"{reference} · {text[:_SHOWN]}".replace("&", "&&"))
            action.setData(decision_id)
            action.triggered.connect(self._on_decision)
        return menu

    def _on_decision(self) -> None:
        sender = self.sender()
        if isinstance(sender, QAction):
            ask_and_print(self, self.desk, "extract", of=(int(sender.data()),))
