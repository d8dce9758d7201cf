"""What can be done on the roll from its page: admit, amend, change a standing, settle a note, print."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QMenu

from pomanager.errors import OfficeError
from pomanager.i18n import _, formats, ngettext
from pomanager.marks import N_
from pomanager.readmodels.members import MemberDetail
from pomanager.rules.members import Transition
from pomanager.services.members.commands import ReverseStanding, reverse_standing, settle_note
from pomanager.ui import icons, problems
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.forms.fields import Field
from pomanager.ui.members.forms import AdmissionPage, AmendmentPage, StandingPage
from pomanager.ui.page import Page


class MemberActs(QObject):
    """The acts of the page of the roll; imported when the first one is wanted."""

    admitted = Signal(int)
    """The id of the member just taken onto the roll."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._desk = page.desk
        self._admission: AdmissionPage | None = None
        self._chosen: tuple[int, ...] = ()

    def admit(self) -> None:
        """Open the form that takes somebody onto the roll."""
        if self._may_write():
            self._admission = AdmissionPage(self._desk)
            self._admission.form.saved.connect(self._on_admitted)
            self._page.open_page(self._admission)

    def _on_admitted(self) -> None:
        if self._admission is not None:
            self.admitted.emit(self._admission.admitted)

    def amend(self, member: MemberDetail) -> None:
        """Open the form that changes a member's record."""
        if self._may_write():
            self._page.open_page(AmendmentPage(self._desk, member))

    def change_standing(self, member: MemberDetail, transition: Transition) -> None:
        """Open the form that changes a member's standing."""
        if self._may_write():
            self._page.open_page(StandingPage(self._desk, member, transition))

    def reverse(self, member: MemberDetail) -> None:
        """Ask what was wrong with the last entry of a standing, and take it back."""
        if not self._may_write():
            return
        answer = questions.ask_reason(
            self._page,
            _("Take back the last entry of {name}?").format(name=member.full_name),
            _(
                "The entry stays readable, and a line is added that says it was a mistake. "
                "The standing before it holds again."
            ),
            (Field(name="reason", label=N_("What was wrong"), required=True),),
            yes=_("Take back the entry"),
            no=_("Leave it"),
        )
        if answer is not None:
            order = ReverseStanding(member_id=member.id, reason=str(answer["reason"]))
            self._or_tell(lambda: self._desk.do(reverse_standing, order))

    def settle(self, note_id: int) -> None:
        """Take a note off the list of what is to be looked at."""
        if self._may_write():
            self._or_tell(lambda: self._desk.do(settle_note, note_id))

    # ---- papers ---------------------------------------------------------------------------------------------------

    def print(self, chosen: Sequence[int]) -> None:
        """Show the roll as a paper; with several members chosen, ask first whether their records are meant."""
        if len(chosen) < 2:
            self.print_roll()
            return
        self._chosen = tuple(chosen)
        menu = QMenu(self._page)
        menu.setObjectName("members.papers")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        count = len(chosen)
        records = ngettext("Record of {count} member", "Records of {count} members", count)
        first = menu.addAction(icons.icon("member"), records.format(count=formats.number(count)))
        first.triggered.connect(self._on_records)
        menu.addAction(icons.icon("members"), _("Roll of members")).triggered.connect(self.print_roll)
        menu.setActiveAction(first)
        menu.popup(self._beside_the_button())

    def _beside_the_button(self) -> QPoint:
        """Below "Print" in the head of the window, or where the page ends, when "More" holds it."""
        for button in self._page.window().findChildren(QAbstractButton, "action.print"):
            if button.isVisible():
                return button.mapToGlobal(button.rect().bottomLeft())
        return self._page.mapToGlobal(self._page.rect().topRight())

    def print_roll(self) -> None:
        """Show the roll as a paper."""
        self._preview("roll")

    def _on_records(self) -> None:
        self.print_records(self._chosen)

    def print_records(self, members: Sequence[int]) -> None:
        """Show the records of these members as papers, in one file."""
        self._preview("member-record", members)

    def _preview(self, key: str, of: Sequence[int] = ()) -> None:
        from pomanager.ui.dialogs.print_paper import ask_and_print

        ask_and_print(self._page, self._desk, key, of=of)

    # ---- how acts end ---------------------------------------------------------------------------------------------

    def _or_tell(self, act: Callable[[], object]) -> None:
        try:
            act()
        except OfficeError as problem:
            problems.show(self._page, problem)

    def _may_write(self) -> bool:
        if self._desk.office.read_only:
            text = _("Look, search and print as you like.")
            questions.tell(self._page, _("This file is open for reading only."), text)
        return not self._desk.office.read_only
