"""The page of the mentoring: pairs, programme, roster and matching; without a programme, the way to begin one."""

from datetime import date
from typing import ClassVar

from pomanager.areas import Area
from pomanager.i18n import _, formats
from pomanager.marks import N_
from pomanager.readmodels.mentoring.roster import ProgrammeRow
from pomanager.rules.access.roles import Right
from pomanager.services.mentoring.queries.programmes import programmes
from pomanager.ui.desk import Desk
from pomanager.ui.mentoring.further import ProgrammeActs
from pomanager.ui.mentoring.programme_forms import starting
from pomanager.ui.mentoring.segments import segments_for
from pomanager.ui.mentoring.words import programme_said
from pomanager.ui.page import Action
from pomanager.ui.paper_menu import PaperMenu, papers_of
from pomanager.ui.segmented_page import SegmentedPage
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.notes import EmptyState


class MentoringPage(SegmentedPage):
    """Where women learn to lead."""

    areas: ClassVar[frozenset[Area]] = frozenset(
        {Area.MENTORING, Area.MEETINGS, Area.ELECTIONS, Area.BODIES, Area.MEMBERS, Area.ORGANISATION}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, segments_for(desk), EmptyState("lead"))
        self._context = ""
        self._programmes: tuple[ProgrammeRow, ...] = ()
        self.acts = ProgrammeActs(self)
        self.begin = Button("", "plus", "primary", shortcut="Ctrl+N")
        self.begin.setObjectName("mentoring.begin")
        self.empty.add_button(self.begin)
        self.begin.clicked.connect(self._on_begin)

    def title(self) -> str:
        return _("Women leaders")

    def context_line(self) -> str:
        return self._context

    def actions_offered(self) -> tuple[Action, ...]:
        if not self.in_use:
            return ()  # the first act stands in the middle of the page
        off = self.desk.off(Right.KEEP_MENTORING)
        further = Action("further", N_("Further acts"), self._on_further, "edit", reason_off=off)
        papers = papers_of(Area.MENTORING, self.desk.office)
        printing = (Action("print", N_("Print"), self._on_print, "print", "Ctrl+P"),) if papers else ()
        return (further, *printing, *self.segment().actions_offered())

    def refresh(self) -> None:
        """Ask whether there is a programme; a segment asks when it is in front."""
        found = self._programmes = self.desk.office.ask(programmes)
        self._context = ""
        if found:
            latest = found[0]
            # TR: below the title: a programme and its first day
            said = _("{programme}, since {day}")
            self._context = said.format(programme=programme_said(latest), day=formats.day(latest.starts_on, "long"))
        self.show_use(in_use=bool(found))

    def open_at(self, argument: object) -> None:
        """Show a pair by its id, or a segment."""
        super().open_at(("board", argument) if isinstance(argument, int) else argument)

    def retranslate(self) -> None:
        """Set every word of the page's own anew; segments do so themselves."""
        super().retranslate()
        self.begin.setText(_("Begin a programme"))
        self.begin.offer(self.desk.off(Right.KEEP_MENTORING))
        self.empty.tell(
            _("There is no mentoring programme yet."),
            _(
                "Here stands who accompanies whom, when they met, what waits, and what came of it: who spoke, stood, "
                "was elected. It begins with a programme."
            ),
        )

    def day(self) -> date:
        """The day papers printed from here begin with."""
        return self.desk.office.today()

    def _on_begin(self) -> None:
        self.open_page(starting(self.desk))

    def _on_further(self) -> None:
        self.acts.menu(self._programmes, self.below("further"))

    def _on_print(self) -> None:
        PaperMenu(self, Area.MENTORING, None, "", self.day()).popup(self.below("print"))
