"""The page of the women leaders: funnel and indicators, and the mentoring with its pairs, programme and roster."""

from collections.abc import Sequence
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
from pomanager.ui.mentoring.none_yet import NoProgramme
from pomanager.ui.mentoring.segments import segments_for
from pomanager.ui.mentoring.words import programme_said
from pomanager.ui.page import Action, Page
from pomanager.ui.paper_menu import PaperMenu, papers_of
from pomanager.ui.segment_bar import SegmentKind
from pomanager.ui.segmented_page import SegmentedPage
from pomanager.ui.widgets.notes import EmptyState


class MentoringPage(SegmentedPage):
    """Where women learn to lead; the segments ``before`` those of the mentoring are of areas it does not know."""

    areas: ClassVar[frozenset[Area]] = frozenset(
        {
            Area.MENTORING, Area.MEETINGS, Area.ELECTIONS, Area.BODIES, Area.MEMBERS, Area.ORGANISATION, Area.SHARES,
        }
    )  # fmt: skip

    def __init__(self, desk: Desk, before: Sequence[SegmentKind]) -> None:
        self._before = frozenset(kind.key for kind in before)
        self._context = ""
        self._programmes: tuple[ProgrammeRow, ...] = ()
        super().__init__(desk, (*before, *segments_for(desk)), EmptyState("lead"))
        self.acts = ProgrammeActs(self)

    def title(self) -> str:
        return _("Women leaders")

    def context_line(self) -> str:
        if self._key in self._before:
            # TR: below the title of the page of the women leaders
            return _("Where women go on, and where they stop")
        return self._context

    def actions_offered(self) -> tuple[Action, ...]:
        if self._key in self._before:
            return self.segment().actions_offered()
        if not self._programmes:
            return ()  # the first act stands in the middle of the page
        off = self.desk.off(Right.KEEP_MENTORING)
        further = Action("further", N_("Further acts"), self._on_further, "edit", reason_off=off)
        papers = papers_of(Area.MENTORING, self.desk.office)
        printing = (Action("print", N_("Print"), self._on_print, "print", "Ctrl+P"),) if papers else ()
        return (further, *printing, *self.segment().actions_offered())

    def refresh(self) -> None:
        """Ask whether there is a programme; a segment asks when it is in front."""
        found = self.desk.office.ask(programmes) if self.desk.office.may(Right.SEE_PAIRS) else ()
        if bool(found) != bool(self._programmes):
            self.forget(kind.key for kind in self.kinds if kind.key not in self._before)
        self._programmes = found
        self._context = ""
        if found:
            latest = found[0]
            # TR: below the title: a programme and its first day
            said = _("{programme}, since {day}")
            self._context = said.format(programme=programme_said(latest), day=formats.day(latest.starts_on, "long"))
        self.show_use(in_use=True)

    def make(self, kind: SegmentKind) -> Page:
        """A segment of the mentoring; without a programme what tells how to begin one."""
        if kind.key in self._before or self._programmes:
            return super().make(kind)
        return NoProgramme(self.desk)

    def open_at(self, argument: object) -> None:
        """Show a pair by its id, or a segment."""
        super().open_at(("board", argument) if isinstance(argument, int) else argument)

    def day(self) -> date:
        """The day papers printed from here begin with."""
        return self.desk.office.today()

    def _on_further(self) -> None:
        self.acts.menu(self._programmes, self.below("further"))

    def _on_print(self) -> None:
        PaperMenu(self, Area.MENTORING, None, "", self.day()).popup(self.below("print"))
