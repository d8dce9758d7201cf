"""The electoral roll of an election: frozen, ticked off as ballot papers are handed out, ticks taken back."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from pomanager.areas import Area
from pomanager.errors import OfficeError
from pomanager.i18n import _, formats
from pomanager.marks import N_
from pomanager.readmodels.elections.election import ElectionDetail, RollFigures, VoterRow
from pomanager.rules.access.roles import Right
from pomanager.rules.elections.kinds import BALLOTS_COME_IN, ElectionState
from pomanager.services.elections.commands.voting import issue_ballots, take_back_issue
from pomanager.services.elections.orders import IssueBallots
from pomanager.services.elections.queries.boxes import boxes
from pomanager.services.elections.queries.finding import Ticked, find_voters, voter_ids, votes_carried
from pomanager.services.elections.queries.loading import election_detail
from pomanager.services.elections.queries.voters import roll_figures, voters
from pomanager.ui import problems
from pomanager.ui.desk import Desk
from pomanager.ui.elections import forms
from pomanager.ui.elections.freezing import RollFreezing
from pomanager.ui.elections.papers import has_papers, print_menu
from pomanager.ui.elections.ticking import Found, TickPane
from pomanager.ui.elections.words import named
from pomanager.ui.look import px
from pomanager.ui.page import Action, Page
from pomanager.ui.preferences import Preferences
from pomanager.ui.tables.columns import Column, Order, State
from pomanager.ui.tables.delegate import TwoLineDelegate
from pomanager.ui.tables.view import TableView
from pomanager.ui.tables.windowed import WindowedModel
from pomanager.ui.tokens import Tone
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.notes import EmptyState
from pomanager.ui.widgets.segmented import Segmented
from pomanager.ui.widgets.wrapping import WrappingRow

NOT_TICKED = N_("Choose a voter in the list who was given ballot papers.")
NOT_NOW = N_("Ballot papers are given out once the list of candidates is published.")
MOST_FOUND = 8
TICKABLE = BALLOTS_COME_IN | {ElectionState.PUBLISHED}


def _number(row: VoterRow) -> str:
    return row.number


def _name(row: VoterRow) -> str:
    return row.name


def _below(row: VoterRow) -> str:
    return row.other_script


def _section(row: VoterRow) -> str:
    return row.section


def _votes(row: VoterRow) -> int:
    return row.votes


def _papers(row: VoterRow) -> int | None:
    return None if row.issue_id is None else row.own + row.for_others


def _papers_said(number: int | None) -> str:
    return "" if number is None else formats.number(number)


def _for_others(row: VoterRow) -> str:
    return _("for others: {count}").format(count=formats.number(row.for_others)) if row.for_others else ""


def _ticked(row: VoterRow) -> str:
    # TR: on the electoral roll: the voter was given ballot papers
    return _("given") if row.issue_id is not None else ""


def _mark(row: VoterRow) -> State | None:
    return State(Tone.OK) if row.issue_id is not None else None


COLUMNS: tuple[Column[VoterRow], ...] = (
    Column(N_("No."), _number, right=True, width=84, key="number", sortable=False),
    Column(N_("Name"), _name, width=0, key="name", below=_below, sortable=False),
    Column(N_("Section"), _section, width=140, key="section", sortable=False),
    Column(N_("Number of votes"), _votes, formats.number, right=True, width=88, key="votes", sortable=False),
    Column(
        N_("Papers given"),
        _papers,
        _papers_said,
        right=True,
        width=120,
        key="papers",
        below=_for_others,
        sortable=False,
    ),
    Column(N_("Ticked"), _ticked, state=_mark, width=104, key="ticked", sortable=False),
)


class VotersTable(TableView):
    """The electoral roll in its order."""

    delegate_kind = TwoLineDelegate

    def __init__(self, preferences: Preferences) -> None:
        super().__init__("elections.voters", preferences, frozen=2)


class RollSource:
    """The lines of the roll of one election in one round, all of them or those ticked or not."""

    def __init__(self, desk: Desk, election_id: int, number: int, which: Ticked) -> None:
        self._ask = desk.office.ask
        self._election_id, self._round, self._which = election_id, number, which

    def ids(self, order: Order | None) -> Sequence[int]:
        """The ids of the lines, in the order of the roll."""
        del order
        return self._ask(voter_ids, self._election_id, self._round, self._which)

    def rows(self, ids: Sequence[int]) -> Sequence[VoterRow]:
        """The lines of these ids."""
        return self._ask(voters, self._election_id, self._round, ids)


class VotersPage(Page):
    """Who may vote in one election, and who was given ballot papers."""

    areas: ClassVar[frozenset[Area]] = frozenset({Area.ELECTIONS, Area.MEETINGS})

    def __init__(self, desk: Desk, election_id: int) -> None:
        super().__init__(desk)
        self.election_id = election_id
        self.election: ElectionDetail = desk.office.ask(election_detail, election_id)
        self.round = 1
        self.figures: RollFigures = desk.office.ask(roll_figures, election_id)
        self.pane = TickPane(self._find)
        self.which = Segmented(tuple((each, "") for each in Ticked))
        self.which.setObjectName("voters.which")
        self.which.set_value(Ticked.ALL)
        self.table = VotersTable(desk.preferences)
        self.lines: WindowedModel[VoterRow] = WindowedModel(COLUMNS)
        self.table.show_model(self.lines)
        self.nobody = EmptyState("ballot", small=True)
        self.freeze = Button("", "ballot", "primary")
        self.freeze.setObjectName("voters.freeze")
        self.nobody.add_button(self.freeze)
        self.freezing = RollFreezing(self)
        self._stack = QStackedWidget()
        self._lay_out()
        self.pane.asked.connect(self._on_give)
        self.which.chosen.connect(self._on_which)
        self.freeze.clicked.connect(self._on_freeze)
        self.table.row_chosen.connect(self._on_row)
        self.refresh()

    def _lay_out(self) -> None:
        above = QWidget()
        row = WrappingRow(((self.which,),), above)
        row.setContentsMargins(px(24), px(6), px(16), px(6))
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.pane)
        column.addWidget(above)
        column.addWidget(self.table, 1)
        self._stack.addWidget(self.nobody)
        self._stack.addWidget(full)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        self.setFocusProxy(self.pane)

    # ---- what the window asks -------------------------------------------------------------------------------------

    def title(self) -> str:
        return _("Electoral roll")

    def context_line(self) -> str:
        told = _("{ticked} of {voters} were given papers; papers: {papers}").format(
            ticked=formats.number(self.figures.ticked), voters=formats.number(self.figures.on_roll),
            papers=formats.number(self.figures.papers),
        )  # fmt: skip
        round_said = _("round {number}").format(number=formats.number(self.round)) if self.round > 1 else ""
        return " · ".join(part for part in (named(self.election.label), round_said, told) if part)

    def status(self) -> tuple[str, ...]:
        told = _("{women} women among {voters} voters").format(
            women=formats.number(self.figures.women), voters=formats.number(self.figures.on_roll)
        )  # fmt: skip
        return (told,) if self.figures.on_roll else ()

    def actions_offered(self) -> tuple[Action, ...]:
        off = self.desk.off(Right.KEEP_MEETINGS)
        state = self.election.label.state
        found = []
        if has_papers(self.desk.office):
            found.append(Action("print", N_("Print"), self._on_print, "print", "Ctrl+P"))
        if self.figures.on_roll:
            row = self.table.current_row()
            there = "" if isinstance(row, VoterRow) and row.issue_id is not None else NOT_TICKED
            found.append(
                Action("take_back", N_("Take back the tick"), self._on_take_back, "undo", reason_off=off or there)
            )
        if state is ElectionState.PUBLISHED:
            found.append(Action("open", N_("Open the poll…"), self._on_open, "ballot", "Ctrl+N", primary=True,
                                reason_off=off))  # fmt: skip
        elif state is ElectionState.VOTING:
            found.append(Action("close", N_("Close the poll…"), self._on_close, "check", "Ctrl+N", primary=True,
                                reason_off=off))  # fmt: skip
        return tuple(found)

    def refresh(self) -> None:
        """Ask for the roll again."""
        office = self.desk.office
        self.election = office.ask(election_detail, self.election_id)
        self.round = max(
            (box.round for contest in self.election.contests for box in office.ask(boxes, contest.id)), default=1
        )
        self.figures = office.ask(roll_figures, self.election_id, self.round)
        self._stack.setCurrentIndex(1 if self.figures.on_roll else 0)
        if self.figures.on_roll:
            self.lines.set_source(RollSource(self.desk, self.election_id, self.round, self._ticked()))
        self._offer()
        self.header_changed.emit()
        self.status_changed.emit()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.pane.retranslate()
        self.table.setAccessibleName(self.title())
        # TR: which voters are listed: all, those who were given ballot papers, those who were not
        self.which.set_words([_("Everybody"), _("With papers"), _("Without papers")])
        in_meeting = self.election.label.meeting_id is not None
        self.freeze.setText(_("Open the meeting") if in_meeting else _("Freeze the roll"))
        self.nobody.tell(
            _("The electoral roll is not frozen yet"),
            _("It is the roll of the meeting, which is frozen on its page.") if in_meeting
            else _("Everybody who may vote on the day of the election is written down, by name."),
        )  # fmt: skip
        self._offer()

    def _offer(self) -> None:
        off = self.desk.off(Right.KEEP_MEETINGS)
        self.pane.offer(off or ("" if self.election.label.state in TICKABLE else NOT_NOW))
        self.freeze.offer("" if self.election.label.meeting_id is not None else off)

    def _ticked(self) -> Ticked:
        return Ticked(str(self.which.value() or Ticked.ALL))

    # ---- ticking ----------------------------------------------------------------------------------------------------

    def _find(self, typed: str) -> Sequence[Found]:
        ask, in_meeting = self.desk.office.ask, self.election.label.meeting_id is not None
        ids = ask(find_voters, self.election_id, typed, MOST_FOUND)
        known = {
            row.roll_id if in_meeting else row.voter_id: row for row in ask(voters, self.election_id, self.round, ids)
        }
        return [
            Found(each, known[each], ask(votes_carried, self.election_id, each) if in_meeting else 0)
            for each in ids
            if each in known
        ]

    def _on_give(self, line_id: int, for_others: int) -> None:
        who = self.pane.candidate()
        in_meeting = self.election.label.meeting_id is not None
        lines = {"roll_ids" if in_meeting else "voter_ids": (line_id,)}
        order = IssueBallots(
            election_id=self.election_id, for_others=for_others, receipt=self.pane.proof(), round=self.round, **lines
        )
        try:
            self.desk.do(issue_ballots, order)
        except OfficeError as trouble:
            problems.show(self, trouble)
            return
        said = "" if who is None else f"{who.voter.number} {who.voter.name}"
        # TR: below the field in which voters are ticked: who was ticked last
        self.pane.begin_anew(_("Ticked last: {name}").format(name=said))

    def _on_take_back(self) -> None:
        row = self.table.current_row()
        if isinstance(row, VoterRow) and row.issue_id is not None:
            try:
                self.desk.do(take_back_issue, row.issue_id)
            except OfficeError as trouble:
                problems.show(self, trouble)

    def _on_which(self, _value: object) -> None:
        self.lines.set_source(RollSource(self.desk, self.election_id, self.round, self._ticked()))

    def _on_row(self, _row: object) -> None:
        self.header_changed.emit()

    # ---- the roll and the poll --------------------------------------------------------------------------------------

    def _on_freeze(self) -> None:
        if self.election.label.meeting_id is not None:
            self.desk.bus.page_wanted.emit("meetings", self.election.label.meeting_id)
            return
        self.freezing.freeze(self.election_id)

    def _on_open(self) -> None:
        self.open_page(forms.poll_opening(self.desk, self.election))

    def _on_close(self) -> None:
        self.open_page(forms.poll_closing(self.desk, self.election))

    def _on_print(self) -> None:
        print_menu(self, self.election_id)
