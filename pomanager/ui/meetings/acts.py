"""What can be done about a meeting before it opens: forms and pages opened over the one that shows it."""

from PySide6.QtCore import QObject

from pomanager.readmodels.meetings.meeting import MeetingDetail
from pomanager.rules.access.roles import Right
from pomanager.services.meetings.queries.loading import meeting_detail
from pomanager.ui.desk import Desk
from pomanager.ui.meetings import handed_in
from pomanager.ui.page import Page


def steps_of(desk: Desk, meeting_id: int) -> Page:
    """The guided steps of a meeting, from which its acts are done."""
    from pomanager.ui.meetings.preparing import PreparingPage

    page = PreparingPage(desk, meeting_id)
    page.act_wanted.connect(MeetingActs(page).act)
    return page


class MeetingActs(QObject):
    """The acts on meetings; each opens its form or its page over the page they were asked on."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._desk = page.desk

    def plan(self) -> None:
        """Open the form of a new meeting, and show the meeting once it is written down."""
        from pomanager.ui.meetings.forms import planning

        if not self._desk.off(Right.KEEP_MEETINGS):
            self._page.open_page(planning(self._desk, self._page.open_at))

    def act(self, key: str, meeting_id: int) -> None:
        """Do an act of the panel or a step, by its key."""
        detail = self._desk.office.ask(meeting_detail, meeting_id)
        if key in {"prepare", "agenda", "documents", "drafts", "notices", "delegates", "texts"}:
            self._page.open_page(self._looked_at(key, detail))
        elif key in {handed_in.ROOM, handed_in.MINUTES}:
            if handed_in.is_there(key):
                self._page.open_page(handed_in.made(key, self._desk, meeting_id))
        elif key in {"print", "sheets"}:
            from pomanager.ui.meetings.papers import print_menu

            print_menu(self._page, meeting_id)
        elif not self._desk.off(Right.KEEP_MEETINGS):
            self._page.open_page(self._form(key, detail))

    def _looked_at(self, key: str, detail: MeetingDetail) -> Page:
        from pomanager.ui.meetings.agenda_page import AgendaPage
        from pomanager.ui.meetings.delegates_page import DelegatesPage
        from pomanager.ui.meetings.notices_page import NoticesPage
        from pomanager.ui.meetings.short_texts_page import ShortTextsPage

        if key == "prepare":
            return steps_of(self._desk, detail.label.id)
        if key == "notices":
            return NoticesPage(self._desk, detail.label.id)
        if key == "texts":
            return ShortTextsPage(self._desk, detail.label.id)
        if key == "delegates":
            return DelegatesPage(self._desk, detail.label.id)
        agenda = AgendaPage(self._desk, detail.label.id)
        if key == "drafts":
            agenda.seek_drafts()
        return agenda

    def _form(self, key: str, detail: MeetingDetail) -> Page:
        from pomanager.ui.meetings import forms

        if key == "amend":
            return forms.amending(self._desk, detail)
        if key == "freeze":
            return forms.freezing(self._desk, detail)
        if key == "call":
            return forms.calling(self._desk, detail)
        if key == "again":
            return forms.calling_again(self._desk, detail, self._page.open_at)
        return forms.cancelling(self._desk, detail)
