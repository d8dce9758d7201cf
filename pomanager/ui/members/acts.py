"""What can be done on the roll from its page: admit, amend, change a standing, settle a note, print."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QAbstractButton

from pomanager.errors import OfficeError
from pomanager.i18n import _
from pomanager.marks import N_
from pomanager.readmodels.members import MemberDetail
from pomanager.rules.access.roles import Right
from pomanager.rules.members import Transition
from pomanager.services.members.commands import ReverseStanding, reverse_standing, settle_note
from pomanager.services.members.commands.renaming import TakeBackName, take_back_name
from pomanager.services.members.queries import member_detail
from pomanager.ui import problems
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.forms.fields import Field
from pomanager.ui.members.forms import AdmissionPage, AmendmentPage, StandingPage
from pomanager.ui.members.papers_menu import ROLL, PapersMenu
from pomanager.ui.members.record import RecordPage
from pomanager.ui.members.record_parts import RecordPart
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
        self._returning = 0
        """The id of the member being taken back from the form of admission."""

    def admit(self) -> None:
        """Open the form that takes somebody onto the roll."""
        if self._may_write():
            self._admission = AdmissionPage(self._desk)
            self._admission.form.saved.connect(self._on_admitted)
            self._admission.return_wanted.connect(self._on_return)
            self._admission.record_wanted.connect(self._on_record_of_double)
            self._page.open_page(self._admission)

    def _on_admitted(self) -> None:
        if self._admission is not None:
            self.admitted.emit(self._admission.admitted)

    def _on_return(self, member_id: int, transition: Transition) -> None:
        """Take somebody back who was about to be admitted anew: the form of the return over that of the admission."""
        if self._admission is None:
            return
        member = self._desk.office.ask(member_detail, member_id)
        returning = StandingPage(self._desk, member, transition)
        returning.form.saved.connect(self._on_returned)
        self._returning = member_id
        self._admission.open_page(returning)

    def _on_returned(self) -> None:
        if self._admission is not None:
            self._admission.leave_for(self._returning)

    def _on_record_of_double(self, member_id: int) -> None:
        if self._admission is not None:
            self._admission.open_page(self._record_page(member_id))

    def open_record(self, member_id: int) -> None:
        """Show everything kept on a member."""
        self._page.open_page(self._record_page(member_id))

    def _record_page(self, member_id: int) -> RecordPage:
        record = RecordPage(self._desk, member_id)
        record.print_wanted.connect(self._on_print_record)
        record.standing_wanted.connect(self.change_standing)
        record.reversal_wanted.connect(self.reverse)
        record.note_settled.connect(self.settle)
        record.kept_wanted.connect(self.open_record)
        return record

    def _on_print_record(self, member: MemberDetail) -> None:
        self.print_records((member.id,))

    def open_part(self, member: MemberDetail, part: RecordPart) -> None:
        """Open the form that changes one part of a member's record."""
        if part.make is not None and self.may(part.keeps):
            self._page.open_page(part.make(self._desk, member))

    def take_back_name(self, member: MemberDetail) -> None:
        """Ask what was wrong with the last change of a name, and take it back."""
        if not self._may_write():
            return
        answer = questions.ask_reason(
            self._page,
            _("Take back the last change of name of {name}?").format(name=member.full_name),
            _("The name before it is borne again, as if it had never been changed. The entry stays readable."),
            (Field(name="reason", label=N_("What was wrong"), required=True),),
            yes=_("Take back the change"),
            no=_("Leave it"),
        )
        if answer is not None:
            order = TakeBackName(member_id=member.id, reason=str(answer["reason"]))
            self._or_tell(lambda: self._desk.do(take_back_name, order))

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

    def merge(self, one: int, other: int) -> None:
        """Open the form that makes two records of one person one."""
        if self.may(Right.MERGE_RECORDS):
            from pomanager.ui.merging.merge_page import merging

            self._page.open_page(merging(self._desk, one, other))

    # ---- papers ---------------------------------------------------------------------------------------------------

    def print(self, chosen: Sequence[int], shown: Sequence[int] = ()) -> None:
        """Ask which paper: about the members chosen, about all the list shows, or the roll."""
        if not chosen and not shown:
            self._preview(ROLL)
            return
        name = ""
        if len(chosen) == 1:
            member = self._desk.office.ask(member_detail, chosen[0])
            name = _("No. {number} · {name}").format(number=member.number, name=member.full_name)
        menu = PapersMenu(chosen, shown, name, self._page)
        menu.wanted.connect(self._on_paper)
        menu.popup(self._beside_the_button())

    def _beside_the_button(self) -> QPoint:
        """Below "Print" in the head of the window, or where the page ends, when "More" holds it."""
        for button in self._page.window().findChildren(QAbstractButton, "action.print"):
            if button.isVisible():
                return button.mapToGlobal(button.rect().bottomLeft())
        return self._page.mapToGlobal(self._page.rect().topRight())

    def _on_paper(self, key: str, members: Sequence[int]) -> None:
        """Show a paper about these members."""
        self._preview(key, members)

    def print_records(self, members: Sequence[int]) -> None:
        """Show the records of these members as papers, in one file."""
        self._preview("member-record", members)

    def show_paper(self, key: str, of: Sequence[int] = ()) -> None:
        """Show a paper about these members."""
        self._preview(key, of)

    def _preview(self, key: str, of: Sequence[int] = ()) -> None:
        from pomanager.ui.dialogs.print_paper import ask_and_print

        ask_and_print(self._page, self._desk, key, of=of)

    # ---- how acts end ---------------------------------------------------------------------------------------------

    def _or_tell(self, act: Callable[[], object]) -> None:
        try:
            act()
        except OfficeError as problem:
            problems.show(self._page, problem)

    def may_write(self) -> bool:
        """Whether the books can be changed; where not, it is said why."""
        return self._may_write()

    def _may_write(self) -> bool:
        return self.may(Right.KEEP_ROLL)

    def may(self, right: Right) -> bool:
        """Whether what needs this right can be done; where not, it is said why."""
        off = self._desk.off(right)
        if off:
            questions.tell(self._page, _(off), _("Look, search and print as you like."))
        return not off
