"""The wizard that hands the office over in four steps; nothing is written before the last act."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from pomanager.errors import OfficeError, Refused
from pomanager.i18n import _
from pomanager.marks import N_
from pomanager.rules.objections import Objection, stopping
from pomanager.services.access.commands.handing_over import HandOver, hand_over, objections_to_order
from pomanager.services.access.queries.door import people_now
from pomanager.ui import problems
from pomanager.ui.access.file_password import FilePassword, Shell
from pomanager.ui.access.handing_over.file_step import FileStep
from pomanager.ui.access.handing_over.list_step import ListStep
from pomanager.ui.access.handing_over.record import offer_record
from pomanager.ui.access.handing_over.summary_step import SummaryStep
from pomanager.ui.access.handing_over.who_step import WhoStep
from pomanager.ui.access.rekeying import What
from pomanager.ui.desk import Desk
from pomanager.ui.page import Page
from pomanager.ui.widgets.marks import Steps
from pomanager.ui.wizard_foot import WizardFoot

WHO, LIST, FILE, SUMMARY = range(4)
NOTHING_YET = N_("Nothing is written yet. The office changes hands with the last step.")


class HandOverPage(Page):
    """Leads from the choice of the new secretary to the hand-over; Back always works."""

    def __init__(self, desk: Desk, path: Path) -> None:
        super().__init__(desk)
        self.step = WHO
        self._people = desk.office.ask(people_now)
        giver = next((each for each in self._people if each.id == desk.office.keeper.user_id), None)
        self.steps, self.foot = Steps(), WizardFoot("hand_over", NOTHING_YET)
        self.who = WhoStep(giver, [each for each in self._people if each is not giver])
        self.list = ListStep()
        self.file = FileStep(desk, path)
        self.summary = SummaryStep()
        self._stack = QStackedWidget()
        for part in self._parts():
            self._stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stack, 1)
        column.addWidget(self.foot)
        self.setFocusProxy(self.who)
        self.foot.cancel.clicked.connect(self.close_page)
        self.foot.back.clicked.connect(self.go_back)
        self.foot.next.clicked.connect(self.go_on)
        self.file.password_wanted.connect(self._on_password)
        key = QShortcut(QKeySequence("Ctrl+Enter"), self)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self.go_on)

    def _parts(self) -> tuple[QWidget, ...]:
        return self.who, self.list, self.file, self.summary

    # ---- what the window asks -------------------------------------------------------------------------------------

    def title(self) -> str:
        return _("Hand the office over")

    def header_part(self) -> QWidget | None:
        return self.steps

    def retranslate(self) -> None:
        """Set every word anew."""
        for part in (self.list, self.file, self.summary, self.foot):
            part.retranslate()
        self._show_step()

    def may_close(self) -> bool:
        """Esc goes one step back, and leaves from the first."""
        if self.step == WHO:
            return True
        self.go_back()
        return False

    def leave_for_list(self) -> None:
        if self.step == WHO:
            self.close_page()

    def close_page(self) -> None:
        self.who.forget()
        super().close_page()

    # ---- steps ----------------------------------------------------------------------------------------------------

    def _names(self) -> tuple[str, ...]:
        # TR: the four steps of handing the office over
        return _("Who"), _("What"), _("The file"), _("Summary")

    def _show_step(self) -> None:
        names = self._names()
        self.steps.show_steps(names, self.step)
        self._stack.setCurrentIndex(self.step)
        is_last = self.step == SUMMARY
        self.foot.back.setVisible(self.step != WHO)
        self.foot.show_next(
            _("Hand the office over") if is_last else names[self.step + 1], "check" if is_last else "right_c"
        )
        if is_last:
            self._show_summary()
        self.header_changed.emit()

    def _go(self, step: int) -> None:
        self.step = step
        self._show_step()
        part = self._parts()[step]
        (part.focusProxy() or part).setFocus()

    def go_back(self) -> None:
        """Go one step back."""
        if self.step > WHO:
            self._go(self.step - 1)

    def go_on(self) -> None:
        """Go one step on, unless something speaks against it; the last step hands over."""
        if self.step == SUMMARY:
            self._hand_over()
        elif self._passes():
            self._go(self.step + 1)

    def _passes(self) -> bool:
        if self.step == WHO:
            return self.who.passes(self._objections())
        return self.step != LIST or self.list.passes(self._objections())

    # ---- the hand-over --------------------------------------------------------------------------------------------

    def order(self) -> HandOver:
        """The hand-over as it stands."""
        backup = self.file.backup
        return HandOver(
            lines=self.list.lines(), taken_by_id=self.who.taker_id(), taken_by=self.who.text("taken_by"),
            given_by=self.who.text("given_by"), keeps=self.who.keeps(),
            backup_name=backup.path.name if backup is not None else "",
            file_password_new=self.file.password_is_new, notes=self.summary.notes.toPlainText(),
            password=self.who.text("password"), again=self.who.text("again"),
        )  # fmt: skip

    def _objections(self) -> tuple[Objection, ...]:
        return objections_to_order(self._people, self.order(), self.who.giver())

    def _show_summary(self) -> None:
        warnings = [each for each in self._objections() if each.about == "backup"]
        order = replace(self.order(), password="", again="")
        self.summary.show_order(order, self.who.giver(), self.who.taker(), warnings)

    def _hand_over(self) -> None:
        window, desk, taker = self.window(), self.desk, self.who.taker()
        try:
            done = desk.office.do(hand_over, self.order())
        except Refused as refused:
            self._go_to(stopping(refused.objections))
            return
        except OfficeError as trouble:
            problems.show(self, trouble)
            return
        self.close_page()
        desk.tell(done)
        # The pages are made anew first, for whoever is at the keyboard now.
        QTimer.singleShot(0, partial(offer_record, window, desk, done.result, taker))

    def _go_to(self, objections: tuple[Objection, ...]) -> None:
        """Go to the step something is said against."""
        on_list = any(each.about.startswith("lines") for each in objections)
        self._go(LIST if on_list else WHO)
        if on_list:
            self.list.passes(objections)
        elif not objections or self.who.passes(objections):
            problems.show(self, Refused(objections))

    def _on_password(self) -> None:
        """Have the new secretary choose another password for the file."""
        window = self.window()
        if isinstance(window, Shell) and FilePassword(window, window).rekey(What.CHANGE) is not None:
            self.file.tell_changed()
