"""The page "Meetings": the list and the calendar of meetings, and the way to everything that is done about one."""

from typing import ClassVar

from pomanager.areas import Area
from pomanager.i18n import _
from pomanager.marks import N_
from pomanager.readmodels.meetings.meeting import MeetingLabel
from pomanager.rules.access.roles import Right
from pomanager.rules.meetings.kinds import BEFORE
from pomanager.services.meetings.queries.listing import meetings
from pomanager.ui.desk import Desk
from pomanager.ui.meetings.acts import MeetingActs
from pomanager.ui.meetings.segments import SEGMENTS
from pomanager.ui.meetings.words import named
from pomanager.ui.page import Action
from pomanager.ui.segmented_page import SegmentedPage
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.notes import EmptyState


class MeetingsPage(SegmentedPage):
    """Shows meetings in segments; a meeting is planned from here."""

    areas: ClassVar[frozenset[Area]] = frozenset({Area.MEETINGS, Area.BODIES, Area.ORGANISATION, Area.MEMBERS})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, SEGMENTS, EmptyState("meeting"))
        self.next: MeetingLabel | None = None
        """The next meeting that is not over."""
        self.acts = MeetingActs(self)
        self.plan = Button("", "plus", "primary", shortcut="Ctrl+N")
        self.plan.setObjectName("meetings.plan")
        self.empty.add_button(self.plan)
        self.plan.clicked.connect(self.acts.plan)

    def title(self) -> str:
        return _("Meetings")

    def context_line(self) -> str:
        if self.next is None:
            return ""
        # TR: the line below the title of the page of meetings
        return _("Next: {meeting}").format(meeting=named(self.next))

    def actions_offered(self) -> tuple[Action, ...]:
        if not self.in_use:
            return ()  # the first act stands in the middle of the page
        own = self.segment().actions_offered()
        if any(action.primary for action in own):
            return own
        off = self.desk.off(Right.KEEP_MEETINGS)
        plan = Action("plan", N_("Plan a meeting"), self.acts.plan, "plus", "Ctrl+N", primary=True, reason_off=off)
        return (*own, plan)

    def refresh(self) -> None:
        """Ask whether there are meetings; a segment asks when it is in front."""
        found, today = self.desk.office.ask(meetings), self.desk.office.today()
        coming = (label for label in found if label.held_on >= today and label.state in BEFORE)
        self.next = next(coming, None)
        self.show_use(in_use=bool(found))

    def retranslate(self) -> None:
        """Set every word of the page's own anew; segments do so themselves."""
        super().retranslate()
        self.plan.setText(_("Plan a meeting"))
        self.plan.offer(self.desk.off(Right.KEEP_MEETINGS))
        self.empty.tell(
            _("No meeting is written down yet"),
            _(
                "Here an assembly, a board or a committee is called in time, with its agenda and the roll of those who "
                "may vote. Quorum and votes are counted in its room, and the minutes are written from it."
            ),
        )

    def open_at(self, argument: object) -> None:
        """Show a segment by its key, with what it is to show: (key, argument); or one meeting, by id."""
        self.refresh()
        super().open_at(("list", argument) if isinstance(argument, int) else argument)
