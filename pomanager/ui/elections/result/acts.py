"""What can be done about a result: counting again, declaring, ties, objections, mandates, papers; by its state."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from pomanager.errors import OfficeError
from pomanager.i18n import _
from pomanager.marks import N_
from pomanager.rules.access.roles import Right
from pomanager.rules.elections.kinds import RESULT_STANDS, ElectionFor, ElectionState
from pomanager.services.elections.commands.counting import count_contest
from pomanager.ui import problems
from pomanager.ui.elections.opening import page_of
from pomanager.ui.elections.papers import papers_of_election, print_menu
from pomanager.ui.elections.result.view import ResultView
from pomanager.ui.page import Action, Page

MAY_COUNT = frozenset({ElectionState.COUNTING, ElectionState.COUNTED, ElectionState.CONTESTED})
MINUTES = "election-minutes"


class ResultActs(QObject):
    """The acts of the page of a result."""

    def __init__(self, page: Page, view: ResultView) -> None:
        super().__init__(page)
        self._page, self._desk, self._view = page, page.desk, view

    def offered(self) -> tuple[Action, ...]:
        """The acts in the header, the one that comes next filled."""
        result = self._view.result
        if result is None:
            return ()
        state, off = result.election.label.state, self._desk.off(Right.KEEP_MEETINGS)
        next_key = self._next()
        made = partial(self._action, next_key, off)
        found = []
        if state in MAY_COUNT and any(each.kept is not None for each in result.contests):
            found.append(made("recount", N_("Recount"), self.recount, "undo"))
        found += self._printing()
        if next_key == "tie":
            found.append(made("tie", N_("Answer the tie…"), self.tie, "ballot"))
        if state in {ElectionState.COUNTED, ElectionState.CONTESTED}:
            found.append(made("declare", N_("Declare the result"), self.declare, "check"))
        if state in RESULT_STANDS:
            found.append(made("mandates", N_("Acceptances and mandates"), self.mandates, "seat"))
        if result.election.label.purpose is ElectionFor.DELEGATES and result.election.for_meeting_id is not None:
            found.append(Action("sections", N_("All sections"), self.sections, "members"))
        found.append(made("room", N_("Counting room"), self.room, "ballot", writes=False))
        if state is not ElectionState.ANNULLED:
            found.append(made("lodge", N_("Write down an objection…"), self.lodge, "flag"))
            found.append(made("annul", N_("Annul the election…"), self.annul, "x"))
        return tuple(found)

    def _printing(self) -> list[Action]:
        """The minutes once something is counted, and the other papers of the election."""
        result, papers = self._view.result, papers_of_election(self._desk.office)
        found = []
        is_counted = result is not None and all(each.kept is not None for each in result.contests)
        has_minutes = is_counted and any(paper.key == MINUTES for paper in papers)
        if has_minutes:
            found.append(Action("minutes", N_("Print minutes"), self.print_minutes, "print", "Ctrl+P"))
        if len(papers) > has_minutes:
            found.append(Action("print", N_("Papers"), self.print, "print", "" if has_minutes else "Ctrl+P"))
        return found

    def _action(  # noqa: PLR0913 - the parts of an act, in the order of Action
        self, next_key: str, off: str, key: str, words: str, slot: Callable[[], None], icon: str, *,
        writes: bool = True,
    ) -> Action:  # fmt: skip
        return Action(key, words, slot, icon, primary=key == next_key, reason_off=off if writes else "")

    def _next(self) -> str:
        """The key of the act that comes next."""
        result = self._view.result
        if result is None or result.election.label.state is ElectionState.ANNULLED:
            return ""
        kept = [each.kept for each in result.contests]
        if any(each is not None and each.count.open_tie is not None for each in kept):
            return "tie"
        if not all(each is not None and each.count.is_settled for each in kept):
            return "room"
        state = result.election.label.state
        if state is ElectionState.DECLARED:
            to_come = [each for of in result.contests for each in of.mandates if not each.installed]
            return "mandates" if to_come else ""
        return "declare" if state in {ElectionState.COUNTED, ElectionState.CONTESTED} else ""

    def do(self, key: str) -> None:
        """Do what a note asks for."""
        acts: Mapping[str, Callable[[], None]] = {"tie": self.tie, "room": self.room, "count": self.recount}
        acts[key]()

    def _try(self, act: Callable[..., Any], *order: object) -> bool:
        try:
            self._desk.do(act, *order)
        except OfficeError as trouble:
            problems.show(self._page, trouble)
            return False
        return True

    def recount(self) -> None:
        """Count the contest shown again, from what is stored now."""
        of = self._view.contest_result()
        if of is not None and self._try(count_contest, of.contest.id):
            self._desk.bus.saved.emit(self._desk.office.now(), _("Counted from the stored ballots"))

    def tie(self) -> None:
        """Open the form for the answer to a tie."""
        from pomanager.ui.elections.result.forms import answering_tie

        result = self._view.result
        if result is None:
            return
        for place, each in enumerate(result.contests):
            if each.kept is not None and each.kept.count.open_tie is not None:
                self._view.place = place
                self._page.open_page(answering_tie(self._desk, each))
                return

    def declare(self) -> None:
        """Open the form that announces the result."""
        from pomanager.ui.elections.result.forms import declaring

        if self._view.result is not None:
            self._page.open_page(declaring(self._desk, self._view.result))

    def mandates(self) -> None:
        """Open the page of acceptances and of what installing writes."""
        from pomanager.ui.elections.result.mandates import MandatesPage

        self._page.open_page(MandatesPage(self._desk, self._view.election_id))

    def sections(self) -> None:
        """Open the list of all sections that elect delegates for the same meeting."""
        result = self._view.result
        if result is not None and result.election.for_meeting_id is not None:
            self._page.open_page(page_of("sections", self._desk, result.election.for_meeting_id))

    def room(self) -> None:
        """Open the counting room."""
        self._page.open_page(page_of("counting", self._desk, self._view.election_id))

    def lodge(self) -> None:
        """Open the form of an objection."""
        from pomanager.ui.elections.result.forms import lodging

        if self._view.result is not None:
            self._page.open_page(lodging(self._desk, self._view.result))

    def rule(self, objection_id: int) -> None:
        """Open the form of the decision on an objection."""
        from pomanager.ui.elections.result.forms import ruling

        result = self._view.result
        row = None if result is None else next((each for each in result.objections if each.id == objection_id), None)
        if row is not None:
            self._page.open_page(ruling(self._desk, row))

    def annul(self) -> None:
        """Open the form that annuls the election."""
        from pomanager.ui.elections.result.forms import annulling

        if self._view.result is not None:
            self._page.open_page(annulling(self._desk, self._view.result))

    # ---- papers ---------------------------------------------------------------------------------------------------

    def print_minutes(self) -> None:
        """Open the minutes of the election in their preview."""
        from pomanager.ui.dialogs.print_paper import ask_and_print

        ask_and_print(self._page, self._desk, MINUTES, of=(self._view.election_id,))

    def print(self) -> None:
        """Show the papers of the election."""
        print_menu(self._page, self._view.election_id)
