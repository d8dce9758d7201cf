"""The sheet somebody types papers into: each is saved on Enter and can be taken out again, the last one first."""

from collections import deque

from PySide6.QtCore import QObject, Signal

from pomanager.errors import OfficeError, Refused
from pomanager.marks import N_
from pomanager.readmodels.elections.election import ContestDetail
from pomanager.rules.elections.papers import Paper
from pomanager.rules.objections import Objection
from pomanager.services.elections.commands.ballots import save_ballot, take_out_ballot
from pomanager.services.elections.orders import SaveBallot
from pomanager.services.elections.paper_ids import new_paper_id
from pomanager.services.elections.queries.boxes import sheet_papers
from pomanager.ui import problems
from pomanager.ui.elections.counting.entry import EntryPane
from pomanager.ui.elections.counting.typed import SheetSums, read_paper, sums_of
from pomanager.ui.page import Page

TAKEN_OUT_AT_MOST = 20
"""So many papers can be taken out again one after the other."""
NOTHING_TO_TAKE_OUT = N_("No paper of this sitting is left to take out. Compare the entries, or begin the batch anew.")


class OpenSheet(QObject):
    """Keeps papers in the sheet ``entry_id`` (0 for none); ``changed`` is sent after one more or one less."""

    changed = Signal()

    def __init__(self, page: Page, pane: EntryPane) -> None:
        super().__init__(page)
        self._page, self._desk, self._pane = page, page.desk, pane
        self.entry_id = 0
        self.sums = SheetSums()
        self._contest: ContestDetail | None = None
        self._last: deque[tuple[int, Paper]] = deque(maxlen=TAKEN_OUT_AT_MOST)
        self._undo_is_off = False

    def open(self, entry_id: int, contest: ContestDetail) -> None:
        """Type into a sheet."""
        self.leave()
        self.entry_id, self._contest = entry_id, contest
        self.sums = sums_of(dict(self._desk.office.ask(sheet_papers, entry_id)), contest)
        self._pane.tell_nothing()

    def leave(self) -> None:
        """Type into none; which papers came last is forgotten."""
        self.entry_id, self.sums, self._undo_is_off = 0, SheetSums(), False
        self._last.clear()

    def keep(self, text: str) -> None:
        """Lay down the paper somebody typed; what is wrong about it is said, and it stays in the field."""
        paper = read_paper(text) if self.entry_id else None
        if paper is None or self._contest is None:
            return
        if isinstance(paper, Objection):
            self._pane.tell_objections((paper,))
            return
        order = SaveBallot(entry_id=self.entry_id, ballot_id=new_paper_id(), paper=paper)
        try:
            done = self._desk.office.do(save_ballot, order)
        except Refused as refused:
            self._pane.tell_objections(refused.objections)
            return
        except OfficeError as trouble:
            problems.show(self._page, trouble)
            return
        self._last.append((order.ballot_id, paper))
        self.sums = self.sums.with_paper(paper, self._contest)
        self._pane.tell_kept(paper)
        self._desk.bus.saved.emit(done.at, "")
        self._after()

    def take_out(self) -> None:
        """Take the last paper out of the sheet again."""
        if not self._last or self._contest is None:
            self._pane.tell_objections((Objection(NOTHING_TO_TAKE_OUT),))
            return
        ballot_id, paper = self._last[-1]
        try:
            self._desk.office.do(take_out_ballot, self.entry_id, ballot_id)
        except OfficeError as trouble:
            problems.show(self._page, trouble)
            return
        self._last.pop()
        self.sums = self.sums.with_paper(paper, self._contest, -1)
        self._pane.tell_taken_out()
        self._after()
        self._pane.field.setFocus()

    def _after(self) -> None:
        """No paper is undone by Ctrl+Z, and neither is anything older while papers are typed."""
        if not self._undo_is_off:
            self._undo_is_off = True
            self._desk.bus.undo_offered.emit(None)
        self.changed.emit()
