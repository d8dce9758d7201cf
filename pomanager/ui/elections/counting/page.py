"""The counting room: a box with its batches, the sheet somebody types, and beside it whether everything adds up."""

from typing import ClassVar

from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from pomanager.areas import Area
from pomanager.i18n import _
from pomanager.marks import N_
from pomanager.readmodels.elections.election import BatchRow, BoxRow, ContestDetail, ElectionDetail, Reconciliation
from pomanager.rules.access.roles import Right
from pomanager.rules.counting.methods import TRANSFERABLE
from pomanager.rules.elections.kinds import BALLOTS_COME_IN, BatchState, ElectionState
from pomanager.rules.elections.reconciling import checks
from pomanager.rules.meetings.deciding import Method as Way
from pomanager.services.elections.queries.boxes import reconciliation
from pomanager.services.elections.queries.loading import election_detail
from pomanager.ui.desk import Desk
from pomanager.ui.elections.counting.acts import CountingActs
from pomanager.ui.elections.counting.adding_up import AddingUpPane
from pomanager.ui.elections.counting.batches import BatchesPane
from pomanager.ui.elections.counting.entry import EntryPane
from pomanager.ui.elections.counting.open_sheet import OpenSheet
from pomanager.ui.elections.counting.typed import running
from pomanager.ui.elections.counting.words import batch_named, papers_said, round_named
from pomanager.ui.elections.opening import page_of
from pomanager.ui.elections.result.words import contest_named, state_said
from pomanager.ui.elections.words import election_name
from pomanager.ui.look import look, px
from pomanager.ui.page import Action, Page
from pomanager.ui.widgets.sheets import Scroller

NARROW, LOW = 900, 480
"""Where the room is narrower or lower, its panes stand under one another and scroll; in px at 100 %."""


class CountingRoom(Page):
    """The room in which one election is counted."""

    areas: ClassVar[frozenset[Area]] = frozenset({Area.ELECTIONS})

    def __init__(self, desk: Desk, election_id: int) -> None:
        super().__init__(desk)
        self.election_id = election_id
        self.contest_id = self.box_id = 0
        """What is counted."""
        self._election: ElectionDetail | None = None
        self._found: tuple[Reconciliation, ...] = ()
        self.acts = CountingActs(self)
        self.batches, self.entry, self.adding_up = BatchesPane(desk.preferences), EntryPane(), AddingUpPane()
        self.sheet = OpenSheet(self, self.entry)
        self._lay_out()
        self.sheet.changed.connect(self._after_paper)
        self.batches.box_wanted.connect(self.show_box)
        self.batches.asked.connect(self._on_batch_act)
        self.entry.entered.connect(self.sheet.keep)
        self.entry.asked.connect(self._on_entry_act)
        self.adding_up.figures.clicked.connect(self.write_figures)

    def _lay_out(self) -> None:
        self._panes = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._panes.setSpacing(px(12))
        self._inside = QWidget()
        self.entry.setParent(self._inside)  # the first child is the first that takes the keyboard
        for pane, share in ((self.batches, 34), (self.entry, 48), (self.adding_up, 32)):
            self._panes.addWidget(pane, share)
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(px(20), px(12), px(20), px(12))
        column.addLayout(self._panes, 1)
        self._scroller = Scroller(self._inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroller)

    # ---- what is counted ------------------------------------------------------------------------------------------

    @property
    def election(self) -> ElectionDetail:
        """The election; the page has asked for it before anything can be pressed."""
        if self._election is None:
            raise RuntimeError("the room is shown only once the election was read")
        return self._election

    @property
    def contest(self) -> ContestDetail | None:
        """The contest that is counted."""
        detail = self._election
        return None if detail is None else next((each for each in detail.contests if each.id == self.contest_id), None)

    @property
    def box(self) -> BoxRow | None:
        """The box that is counted."""
        return next((box for of in self._found for box in of.boxes if box.id == self.box_id), None)

    def batch_of_sheet(self) -> BatchRow | None:
        """The batch of the sheet that is typed in."""
        box = self.box
        batches = box.batches if box is not None else ()
        return next((each for each in batches if any(one.id == self.sheet.entry_id for one in each.entries)), None)

    # ---- what the window asks -------------------------------------------------------------------------------------

    def title(self) -> str:
        return _("Counting room")

    def context_line(self) -> str:
        detail = self._election
        if detail is None:
            return ""
        parts = [election_name(detail.label)]
        if len(detail.contests) > 1 and self.contest is not None:
            parts.append(contest_named(self.contest))
        if self.box is not None and self.box.round > 1:
            parts.append(round_named(self.box.round))
        return " · ".join((*parts, state_said(detail.label.state)))

    def actions_offered(self) -> tuple[Action, ...]:
        if self._election is None:
            return ()
        off, rules_off = self.desk.off(Right.COUNT_BALLOTS), self.desk.off(Right.KEEP_MEETINGS)
        found = [Action("result", N_("Result"), self.show_result, "chart")]
        if self.election.way is Way.ACCLAMATION:
            record = Action("count", N_("Record the acclamation"), self.count, "check", "Ctrl+Return", primary=True,
                            reason_off=rules_off)  # fmt: skip
            return (*found, record)
        if self.sheet.entry_id:
            finish = Action("finish", N_("Finish the sheet"), self.finish, "check", "Ctrl+Return", primary=True,
                            reason_off=off)  # fmt: skip
            return (*found, *self._ways_in(off), finish)
        can_count = self.election.label.state in {
            ElectionState.COUNTING,
            ElectionState.COUNTED,
            ElectionState.CONTESTED,
        }
        count = Action("count", N_("Count the papers"), self.count, "check", "Ctrl+Return", primary=True,
                       reason_off=rules_off)  # fmt: skip
        box = Action("box", N_("Another box…"), self.another_box, "plus", reason_off=rules_off)
        return (*found, *self._ways_in(off), box, *((count,) if can_count else ()))

    def _ways_in(self, off: str) -> tuple[Action, ...]:
        """The ways in which papers and votes come in now."""
        contest, box = self.contest, self.box
        if contest is None or box is None or self.election.label.state not in BALLOTS_COME_IN:
            return ()
        found = []
        if self.election.way is Way.SECRET:
            found.append(Action("batch", N_("Begin a batch…"), self.begin_batch, "plus", "Ctrl+N", reason_off=off))
        if self.election.way is Way.ROLL_CALL:
            found.append(Action("call", N_("Call the roll…"), self.call_the_roll, "members", "Ctrl+N", reason_off=off))
        if contest.method not in TRANSFERABLE:
            words = N_("Sums of the tellers…") if self.election.way is Way.SECRET else N_("Enter the votes…")
            found.append(Action("totals", words, self.enter_sums, "edit", "Ctrl+T", reason_off=off))
        if self.election.way is Way.SECRET:
            found.append(Action("file", N_("Bring in a file…"), self.bring_in, "import", "Ctrl+O", reason_off=off))
        return tuple(found)

    def status(self) -> tuple[str, ...]:
        # TR: in the status line of the counting room, where papers typed in cannot be taken back with Ctrl+Z
        kept = _("Papers are saved on Enter; / takes out the last one")
        return (papers_said(self.sheet.sums.papers), kept) if self.sheet.entry_id else ()

    def retranslate(self) -> None:
        """Set every word anew."""
        for pane in (self.batches, self.entry, self.adding_up):
            pane.retranslate()
        self.batches.offer(self.desk.off(Right.COUNT_BALLOTS))
        self.entry.begin.offer(self.desk.off(Right.COUNT_BALLOTS))
        self.adding_up.figures.offer(self.desk.off(Right.KEEP_MEETINGS))
        if self._election is not None:
            self._show()

    def refresh(self) -> None:
        """Ask for boxes and batches again; the sheet somebody types stays open."""
        ask = self.desk.office.ask
        self._election = self.acts.election = ask(election_detail, self.election_id)
        ids = [each.id for each in self._election.contests]
        if self.contest_id not in ids:
            self.contest_id = ids[0] if ids else 0
        self._found = ask(reconciliation, self.contest_id) if self.contest_id else ()
        boxes = [box.id for of in self._found for box in of.boxes]
        if self.box_id not in boxes:
            self.box_id = boxes[-1] if boxes else 0
        if self.batch_of_sheet() is None:
            self.sheet.leave()
        self._show()

    def _show(self) -> None:
        self.batches.show_boxes(self.election.contests, self._found, self.contest_id, self.box_id)
        batch = self.batch_of_sheet()
        self.entry.show_sheet(
            self.contest if batch is not None else None,
            "" if batch is None else batch_named(batch), self._about_sheet(batch),
        )  # fmt: skip
        may = self.election.way is Way.SECRET and self.election.label.state in BALLOTS_COME_IN and self.box is not None
        self.entry.begin.setVisible(may)
        self.entry.show_way(self.election.way)
        self.adding_up.setVisible(self.box is not None and self.election.way is not Way.ACCLAMATION)
        self.batches.secrecy.setVisible(self.election.way is Way.SECRET)
        self._tell_figures()
        several = sum(len(of.boxes) for of in self._found if self.box and of.round == self.box.round) > 1
        whole = next((of for of in self._found if self.box and of.round == self.box.round), None)
        if whole is not None:
            self.adding_up.show_whole(whole.checks, whole.figures if several else None)
        self.header_changed.emit()
        self.status_changed.emit()

    def _about_sheet(self, batch: BatchRow | None) -> str:
        if batch is None:
            return ""
        entry = next(each for each in batch.entries if each.id == self.sheet.entry_id)
        # TR: who types a sheet of ballot papers
        parts = [_("typed by {name}").format(name=entry.teller), papers_said(self.sheet.sums.papers)]
        if batch.twice:
            parts.insert(0, _("first entry") if entry.place == 1 else _("second entry"))
        return " · ".join(parts)

    def _tell_figures(self) -> None:
        """Say how everything adds up with what is typed so far; of a second entry, which counts nothing, not."""
        box, contest, batch = self.box, self.contest, self.batch_of_sheet()
        if box is None or contest is None:
            return
        whole = next((of for of in self._found if of.round == box.round), None)
        closed = whole.figures if whole is not None and len(whole.boxes) == 1 else box.figures
        is_first = batch is not None and batch.entries[0].id == self.sheet.entry_id
        figures = running(closed, self.sheet.sums, contest) if is_first else closed
        self.adding_up.show_checks(checks(figures), figures)

    # ---- boxes and sheets -----------------------------------------------------------------------------------------

    def show_box(self, contest_id: int, _number: int, box_id: int) -> None:
        """Count another box, or another contest."""
        self.contest_id, self.box_id = contest_id, box_id
        self.sheet.leave()
        self.refresh()

    def type_in(self, entry_id: int) -> None:
        """Type into an open sheet."""
        contest = self.contest
        if contest is None:
            return
        self.sheet.open(entry_id, contest)
        self._show()
        self.entry.field.setFocus()

    def _after_paper(self) -> None:
        """Show what one paper more or less changes, and nothing else: somebody types the next one."""
        batch = self.batch_of_sheet()
        self.entry.tell_about(self._about_sheet(batch))
        if batch is not None:
            self.batches.tell_papers(batch, self.sheet.entry_id, self.sheet.sums.papers)
        self._tell_figures()
        self.status_changed.emit()

    # ---- acts -----------------------------------------------------------------------------------------------------

    def _on_entry_act(self, key: str) -> None:
        if key == "out":
            self.sheet.take_out()
        elif key == "batch":
            self.begin_batch()

    def _on_batch_act(self, key: str, batch_id: int) -> None:
        box = self.box
        batch = next((each for each in box.batches if each.id == batch_id), None) if box is not None else None
        if batch is None or box is None:
            return
        if key == "type":
            waiting = [each for each in batch.entries if not each.done] or list(batch.entries)
            self.type_in(waiting[0].id)
        elif key == "second":
            self._type_new(self.acts.second_entry(batch))
        elif key == "differences":
            self.compare(batch.id)
        elif key == "join":
            self.acts.join(batch, box.batches)
        elif key == "close":
            self.close_batch(batch)
        elif key == "take_back":
            self.acts.take_back(batch)

    def begin_batch(self) -> None:
        """Ask who types, and begin a batch."""
        if self.box is not None:
            self._type_new(self.acts.begin_batch(self.box))

    def _type_new(self, entry_id: int | None) -> None:
        if entry_id is not None:
            self.refresh()
            self.type_in(entry_id)

    def finish(self) -> None:
        """Write that the sheet is typed in; of a batch of one entry, go on to closing it."""
        batch = self.batch_of_sheet()
        if batch is None or not self.acts.finish(self.sheet.entry_id):
            return
        self.sheet.leave()
        self.refresh()
        after = next((each for each in (self.box.batches if self.box else ()) if each.id == batch.id), None)
        if after is None or after.state is not BatchState.OPEN:
            return
        if not after.twice:
            self.acts.close(after)
        elif len(after.entries) > 1 and all(each.done for each in after.entries):
            self.compare(after.id)

    def close_batch(self, batch: BatchRow) -> None:
        """Close a batch that is typed in."""
        self.acts.close(batch)

    def compare(self, batch_id: int) -> None:
        """Open the two entries of a batch side by side."""
        from pomanager.ui.elections.counting.differences import DifferencesPage

        if self.contest is not None:
            self.open_page(DifferencesPage(self.desk, self.contest, batch_id))

    def call_the_roll(self) -> None:
        """Open the list of voters, each of whom is called by name."""
        from pomanager.ui.elections.counting.calling import RollCallPage

        if self.contest is not None and self.box is not None:
            self.open_page(RollCallPage(self.desk, self.contest, self.box))

    def enter_sums(self) -> None:
        """Open the form for the sums of tellers."""
        from pomanager.ui.elections.counting.forms import entering_totals

        if self.contest is not None and self.box is not None:
            self.open_page(entering_totals(self.desk, self.contest, self.box, self.election.way))

    def write_figures(self) -> None:
        """Open the form for the figures of the box."""
        from pomanager.ui.elections.counting.forms import writing_figures

        if self.box is not None:
            self.open_page(writing_figures(self.desk, self.box))

    def bring_in(self) -> None:
        """Take a file into the box."""
        if self.box is not None and self.contest is not None:
            self.acts.bring_in(self.box, self.contest)

    def another_box(self) -> None:
        """Set up another box, for the second round where that waits."""
        if self.contest_id:
            self.box_id = self.acts.new_box(self.contest_id, self._round_to_come()) or self.box_id
            self.refresh()

    def _round_to_come(self) -> int:
        """The round whose box is set up next: the second one once the count has asked for it."""
        from pomanager.services.elections.queries.results import election_result

        found = self.desk.office.ask(election_result, self.election_id).contests
        kept = next((each.kept for each in found if each.contest.id == self.contest_id), None)
        waits = kept is not None and (bool(kept.count.second_round) or kept.count.second_valid is not None)
        return 2 if waits or any(of.round > 1 for of in self._found) else 1

    def count(self) -> None:
        """Count what is stored, and show the result."""
        if self.contest_id and self.acts.count(self.contest_id):
            self.show_result()

    def show_result(self) -> None:
        """Open the result over the room."""
        page = page_of("result", self.desk, self.election_id)
        page.open_at(self.contest_id)
        self.open_page(page)

    # ---- room -----------------------------------------------------------------------------------------------------

    def _arrange(self) -> None:
        """Put the panes under one another where there is little room; the sheet that is typed in comes first then."""
        stacked = look().stacked or self.width() < px(NARROW) or self.height() < px(LOW)
        down, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        wanted = down if stacked else beside
        if self._panes.direction() != wanted:
            self._panes.setDirection(wanted)
            self._panes.removeWidget(self.entry)
            self._panes.insertWidget(0 if stacked else 1, self.entry, 48)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        (self.entry.field if self.sheet.entry_id else self.batches.table).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
