"""The candidates of an election: who stands on which ballot paper, with the verdict and all that is told of them."""

from collections.abc import Sequence
from typing import Any, ClassVar

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from pomanager.areas import Area
from pomanager.i18n import _, formats
from pomanager.i18n.elections import contest_name
from pomanager.i18n.sentences import sentence
from pomanager.marks import N_
from pomanager.readmodels.elections.election import Candidate, ElectionDetail, Eligibility
from pomanager.rules.access.roles import Right
from pomanager.rules.elections.kinds import (
    CANDIDATE_ORDER_WORDS,
    OPEN_FOR_CANDIDATES,
    RESULT_STANDS,
    CandidateOrder,
    ElectionState,
)
from pomanager.rules.elections.symbols import SYMBOL_WORDS, symbol_named
from pomanager.rules.entitlement import STANCE_WORDS
from pomanager.rules.members import SEX_WORDS
from pomanager.services.elections.queries.eligibility import eligibility
from pomanager.services.elections.queries.loading import election_detail
from pomanager.ui.act_panel import ActPanel, PanelAct, Part, Told
from pomanager.ui.desk import Desk
from pomanager.ui.elections.nominating import amending_nomination, nominating, withdrawing
from pomanager.ui.elections.papers import has_papers, print_menu
from pomanager.ui.elections.words import named, state_said
from pomanager.ui.page import Action, Page
from pomanager.ui.preferences import Preferences
from pomanager.ui.reason_lines import ORDER
from pomanager.ui.tables.columns import Column, State
from pomanager.ui.tables.delegate import TwoLineDelegate
from pomanager.ui.tables.model import RowsModel
from pomanager.ui.tables.view import TableView
from pomanager.ui.tokens import Tone
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.notes import EmptyState

ACTS = (
    PanelAct("record", N_("Open the record"), "member", writes=False, link=True),
    PanelAct("amend", N_("Change…"), "edit"),
    PanelAct("withdraw", N_("Withdraw…"), "x"),
)


class CandidateLine:
    """A candidate in the table, with the name of their ballot paper."""

    def __init__(self, who: Candidate, contest: str) -> None:
        self.who = who
        self.contest = contest
        self.id = who.nomination_id


def _number(line: CandidateLine) -> int | None:
    return line.who.number


def _number_said(number: int | None) -> str:
    return "" if number is None else formats.number(number)


def _name(line: CandidateLine) -> str:
    return line.who.name


def _below(line: CandidateLine) -> str:
    return " · ".join(part for part in (line.who.member_number, line.who.section) if part)


def _sex(line: CandidateLine) -> str:
    return _(SEX_WORDS[line.who.sex])


def _contest(line: CandidateLine) -> str:
    return line.contest


def _by(line: CandidateLine) -> str:
    return line.who.nominator


def _by_below(line: CandidateLine) -> str:
    # TR: below who nominated a candidate: who seconded
    return _("seconded by {name}").format(name=line.who.seconder) if line.who.seconder else ""


def _state(line: CandidateLine) -> str:
    if not line.who.stands:
        # TR: state of a candidate who does not stand any more
        return _("Has withdrawn")
    # TR: of a candidate: has or has not said yet that they agree to stand
    return _("Stands") if line.who.accepted_on is not None else _("Has not agreed yet")


def _mark(line: CandidateLine) -> State:
    if not line.who.stands:
        return State(Tone.MUTE, "x")
    return State(Tone.OK) if line.who.accepted_on is not None else State(Tone.WARN, "clock")


COLUMNS: tuple[Column[CandidateLine], ...] = (
    # TR: head of a narrow column: the number of a candidate on the ballot paper
    Column(N_("No."), _number, _number_said, right=True, width=60, key="number", sortable=False),
    Column(N_("Candidate"), _name, width=0, key="name", below=_below, sortable=False),
    Column(N_("Sex"), _sex, width=84, key="sex", sortable=False),
    Column(N_("Ballot paper"), _contest, width=150, key="contest", sortable=False),
    Column(N_("Nominated by"), _by, width=160, key="by", below=_by_below, sortable=False),
    Column(N_("State"), _state, state=_mark, width=160, key="state", sortable=False),
)


def _columns(contests: int) -> tuple[Column[CandidateLine], ...]:
    """The columns; with one ballot paper nobody needs to be told which."""
    return COLUMNS if contests > 1 else tuple(each for each in COLUMNS if each.key != "contest")


class CandidatesTable(TableView):
    """Candidates by ballot paper, in the order of the list."""

    delegate_kind = TwoLineDelegate

    def __init__(self, preferences: Preferences) -> None:
        super().__init__("elections.candidates", preferences, frozen=2)


class CandidatesPage(Page):
    """Who stands in one election; candidacies are written down, changed and withdrawn from here."""

    areas: ClassVar[frozenset[Area]] = frozenset({Area.ELECTIONS, Area.MEMBERS, Area.BODIES, Area.ORGANISATION})

    def __init__(self, desk: Desk, election_id: int) -> None:
        super().__init__(desk)
        self.election_id = election_id
        self.election: ElectionDetail = desk.office.ask(election_detail, election_id)
        self.table = CandidatesTable(desk.preferences)
        self.lines: RowsModel[CandidateLine] = RowsModel(_columns(len(self.election.contests)), ())
        self.table.show_model(self.lines)
        self.nobody = EmptyState("hand", small=True)
        self.first = Button("", "plus", "primary")
        self.nobody.add_button(self.first)
        self.detail = ActPanel("candidate", ACTS)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.nobody)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.setFocusProxy(self.table)
        self.first.clicked.connect(self._on_nominate)
        self.table.row_chosen.connect(self._on_row)
        self.table.row_opened.connect(self._on_opened)
        self.detail.closed.connect(self._on_panel_closed)
        self.detail.act_wanted.connect(self._on_act)
        self.refresh()

    # ---- what the window asks -------------------------------------------------------------------------------------

    def title(self) -> str:
        return _("Candidates")

    def context_line(self) -> str:
        told = [named(self.election.label), state_said(self.election.label)]
        if self.election.published_on is None and self.election.candidates_until is not None:
            told.append(_("Candidacies until {day}").format(day=formats.day(self.election.candidates_until)))
        if self.election.candidate_order is CandidateOrder.LOT:
            told.append(_(CANDIDATE_ORDER_WORDS[CandidateOrder.LOT]))
        return " · ".join(told)

    def panel(self) -> QWidget | None:
        return self.detail if self.lines.rowCount() else None

    def status(self) -> tuple[str, ...]:
        standing = [line.who for line in self.lines.rows() if line.who.stands]
        told = _("{standing} stand for {seats} seats.").format(
            standing=formats.number(len(standing)), seats=formats.number(self.election.label.seats)
        )  # fmt: skip
        return (told,)

    def actions_offered(self) -> tuple[Action, ...]:
        printing: tuple[Action, ...] = ()
        if has_papers(self.desk.office):
            printing = (Action("print", N_("Print"), self._on_print, "print", "Ctrl+P"),)
        if not self._open():
            return printing
        off = self.desk.off(Right.KEEP_MEETINGS)
        many = Action("many", N_("Several at once…"), self._on_many, "import", reason_off=off)
        publish = Action("publish", N_("Publish the list…"), self._on_publish, "journal", reason_off=off)
        add = Action("nominate", N_("Nominate a candidate"), self._on_nominate, "plus", "Ctrl+N", primary=True,
                     reason_off=off)  # fmt: skip
        return (*printing, many, publish, add) if self.lines.rowCount() else (many, add)

    def refresh(self) -> None:
        """Ask for the candidates again."""
        self.election = self.desk.office.ask(election_detail, self.election_id)
        chosen, had = self.table.current_row(), self.lines.rowCount() > 0
        rows = [
            CandidateLine(who, contest_name(contest))
            for contest in self.election.contests
            for who in contest.candidates
        ]
        self.lines.set_rows(rows)
        self._stack.setCurrentWidget(self.table if rows else self.nobody)
        if rows:
            wanted = chosen.id if isinstance(chosen, CandidateLine) else rows[0].id
            self.table.choose(wanted if self.lines.place_of(wanted) >= 0 else rows[0].id)
        self._on_row(self.table.current_row() if rows else None)
        self.first.setVisible(self._open())
        if had is not bool(rows):
            self.panel_changed.emit()
        self.header_changed.emit()
        self.status_changed.emit()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.table.setAccessibleName(self.title())
        self.detail.retranslate()
        self.detail.may_write(self.desk.off(Right.KEEP_MEETINGS))
        self.first.setText(_("Nominate a candidate"))
        self.first.offer(self.desk.off(Right.KEEP_MEETINGS))
        self.nobody.tell(
            _("Nobody stands yet"), _("Whether somebody may stand is judged with every reason before it is saved.")
        )  # fmt: skip
        self._on_row(self.table.current_row() if self.lines.rowCount() else None)

    def _open(self) -> bool:
        return self.election.label.state in OPEN_FOR_CANDIDATES

    # ---- the candidate ----------------------------------------------------------------------------------------------

    def _on_row(self, row: object) -> None:
        self.detail.tell(self._told(row) if isinstance(row, CandidateLine) else None)

    def _told(self, line: CandidateLine) -> Told:
        who = line.who
        offered = {"record"}
        if who.stands and self.election.label.state not in RESULT_STANDS | {ElectionState.ANNULLED}:
            offered |= {"withdraw", "amend"} if self._open() else {"withdraw"}
        return Told(
            title=who.name, about=" · ".join(part for part in (who.member_number, who.section) if part),
            state=_state(line), mark=_mark(line), offered=offered,
            parts=(Part("", facts_of(who)), Part(_("May they stand?"), self._reasons(who))),
        )  # fmt: skip

    def _reasons(self, who: Candidate) -> list[tuple[str, str]]:
        """The verdict: as it was kept once the list is published, before that as it is now."""
        found = Eligibility(who.reasons)
        if not who.reasons and self._open():
            found = self.desk.office.ask(eligibility, who.contest_id, who.member_id)
        return [
            (_(STANCE_WORDS[stance]), sentence(reason.sentence))
            for stance in ORDER
            for reason in found.reasons
            if reason.stance is stance
        ]

    def _on_opened(self, _row: object) -> None:
        self.panel_wanted.emit(True)

    def _on_panel_closed(self) -> None:
        self.panel_wanted.emit(False)
        self.table.setFocus()

    def _on_act(self, key: str) -> None:
        line = self.table.current_row()
        if not isinstance(line, CandidateLine):
            return
        if key == "record":
            self.desk.bus.page_wanted.emit("members", line.who.member_id)
        elif not self.desk.off(Right.KEEP_MEETINGS):
            form = amending_nomination if key == "amend" else withdrawing
            self.open_page(form(self.desk, self.election, line.who))

    def _on_nominate(self) -> None:
        if not self.desk.off(Right.KEEP_MEETINGS):
            self.open_page(nominating(self.desk, self.election))

    def _on_print(self) -> None:
        print_menu(self, self.election_id)

    def _on_many(self) -> None:
        from pomanager.ui.elections.many import pasting_numbers

        self.open_page(pasting_numbers(self.desk, self.election))

    def _on_publish(self) -> None:
        from pomanager.ui.elections.listing_forms import publishing

        self.open_page(publishing(self.desk, self.election))


def facts_of(who: Candidate) -> Sequence[tuple[str, str]]:
    """Everything that is told of a candidacy."""
    symbol = symbol_named(who.symbol)
    told: list[tuple[str, Any]] = [
        (_("Received on"), formats.day(who.received_on)),
        (_("Agreed to stand on"), formats.day(who.accepted_on) if who.accepted_on else ""),
        (_("Nominated by"), who.nominator), (_("Seconded by"), who.seconder),
        (_("Members who back it"), formats.number(who.backers) if who.backers else ""),
        (_("Symbol"), _(SYMBOL_WORDS[symbol]) if symbol else who.symbol), (_("Statement"), who.statement),
        (_("Let in because"), who.admitted_reason),
        (_("Withdrew on"), formats.day(who.withdrawn_on) if who.withdrawn_on else ""),
        (_("Reason"), who.withdrawn_reason),
    ]  # fmt: skip
    return [(label, value) for label, value in told if value]
