"""What can be done on the roll from its page: admit, amend, change a standing, take an entry back, settle a note."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from pomanager.errors import OfficeError
from pomanager.i18n import _
from pomanager.marks import N_
from pomanager.readmodels.members import MemberDetail
from pomanager.rules.members import Transition
from pomanager.services.members.commands import ReverseStanding, reverse_standing, settle_note
from pomanager.ui import problems
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
