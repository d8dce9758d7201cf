"""The roll is called: each voter answers aloud for one candidate or more; the answers are kept by name."""

from dataclasses import dataclass, replace
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pomanager.areas import Area
from pomanager.errors import OfficeError
from pomanager.i18n import _, formats
from pomanager.i18n.sentences import sentences
from pomanager.marks import N_
from pomanager.readmodels.elections.election import BoxRow, ContestDetail
from pomanager.rules.access.roles import Right
from pomanager.rules.elections.kinds import PaperKind
from pomanager.rules.elections.papers import Paper, objections_to_paper
from pomanager.rules.objections import Objection
from pomanager.services.elections.commands.calling_out import record_roll_call
from pomanager.services.elections.orders import RecordRollCall
from pomanager.services.elections.queries.calling_out import roll_called
from pomanager.ui import problems
from pomanager.ui.desk import Desk
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.elections.counting.entry import BallotField
from pomanager.ui.elections.counting.typed import read_paper
from pomanager.ui.elections.counting.words import box_named, paper_said
from pomanager.ui.elections.result.words import contest_named
from pomanager.ui.forms.fields import Field
from pomanager.ui.look import px
from pomanager.ui.page import Action, Page
from pomanager.ui.tables.columns import Column, State
from pomanager.ui.tables.model import RowsModel
from pomanager.ui.tables.view import TableView
from pomanager.ui.tokens import Tone
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.notes import Note

NO_SPOILT_ANSWER = N_("An answer given aloud is for somebody, or an abstention (0).")


@dataclass(frozen=True, slots=True)
class CalledRow:
    """Somebody on the roll, with the answer given; ``written`` once it is in the books."""

    id: int
    number: str
    name: str
    votes: int
    paper: Paper | None
    answer: str
    written: bool


def _number(row: CalledRow) -> str:
    return row.number


def _name(row: CalledRow) -> str:
    return row.name


def _votes(row: CalledRow) -> int:
    return row.votes


def _answer(row: CalledRow) -> str:
    return row.answer or _("no answer yet")


def _mark(row: CalledRow) -> State:
    if row.paper is None:
        return State(Tone.ASK, "clock")
    return State(Tone.OK, "lock" if row.written else "check")


COLUMNS: tuple[Column[CalledRow], ...] = (
    Column(N_("Number"), _number, width=110, key="number"),
    Column(N_("Name"), _name, width=220, key="name"),
    Column(N_("Number of votes"), _votes, formats.number, right=True, width=110, key="votes"),
    Column(N_("Answer"), _answer, width=0, key="answer", state=_mark),
)


class RollCallPage(Page):
    """Lists the voters; what is typed is the answer of the one under the keyboard, Enter goes on to the next."""

    areas: ClassVar[frozenset[Area]] = frozenset({Area.ELECTIONS})

    def __init__(self, desk: Desk, contest: ContestDetail, box: BoxRow) -> None:
        super().__init__(desk)
        self.contest, self.box = contest, box
        self._given: dict[int, Paper] = {}
        """Answers that are not written yet, by line of the roll."""
        self.who, self.hint, self.field, self.note = Label("", "page"), Label("", "small"), BallotField(), Note("bad")
        self.table = TableView("elections.roll_call", desk.preferences)
        self.lines: RowsModel[CalledRow] = RowsModel(COLUMNS)  # in the order of the roll
        self.table.show_model(self.lines)
        above = QWidget()
        said = QVBoxLayout(above)
        said.setContentsMargins(px(24), px(12), px(20), px(12))
        said.setSpacing(px(6))
        for part in (self.who, self.hint, self.field, self.note):
            said.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(above)
        column.addWidget(self.table, 1)
        self.note.hide()
        self.table.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self.field)
        self.field.entered.connect(self.answer)
        self.field.taken_out.connect(self.back)
        self.table.row_chosen.connect(self._on_row)

    def title(self) -> str:
        return _("Roll call")

    def context_line(self) -> str:
        return f"{contest_named(self.contest)} · {box_named(self.box)}"

    def actions_offered(self) -> tuple[Action, ...]:
        off = self.desk.off(Right.COUNT_BALLOTS)
        words = N_("Write the answers down")
        return (Action("write", words, self.write, "check", "Ctrl+Return", primary=True, reason_off=off),)

    def status(self) -> tuple[str, ...]:
        rows = self.lines.rows()
        answered = sum(row.paper is not None for row in rows)
        # TR: in the status line of a roll call: how many of how many have answered, and how many answers are not saved
        said = _("{count} of {all} have answered")
        told = said.format(count=formats.number(answered), all=formats.number(len(rows)))
        if not self._given:
            return (told,)
        return (told, _("not written yet: {count}").format(count=formats.number(len(self._given))))

    def retranslate(self) -> None:
        """Set every word anew."""
        self.table.setAccessibleName(self.title())
        # TR: above the field for what a voter answers aloud
        self.hint.setText(_("Number of the candidate, 0 for an abstention; Enter goes on, / goes back."))
        self.field.setAccessibleName(self.hint.plain())
        self._on_row(self.table.current_row())

    def refresh(self) -> None:
        """Ask who is on the roll; answers not written yet stay."""
        names = self._names()
        rows = []
        for each in self.desk.office.ask(roll_called, self.contest.id, self.box.round):
            line = each.voter.voter_id or each.voter.roll_id or 0
            paper = each.paper or self._given.get(line)
            said = "" if paper is None else _said(paper, names)
            rows.append(
                CalledRow(line, each.voter.number, each.voter.name, each.voter.votes, paper, said,
                          each.paper is not None)
            )  # fmt: skip
        self.lines.set_rows(rows)
        if rows and self.table.current_row() is None:
            self._go_to_next(-1)
        self.status_changed.emit()

    def _names(self) -> dict[int, str]:
        return {each.number or 0: each.name for each in self.contest.numbered()}

    def _on_row(self, row: object) -> None:
        is_row = isinstance(row, CalledRow)
        self.who.setText(f"{row.number} · {row.name}" if isinstance(row, CalledRow) else "")
        self.field.setEnabled(is_row and not (isinstance(row, CalledRow) and row.written))

    # ---- acts -----------------------------------------------------------------------------------------------------

    def answer(self, text: str) -> None:
        """Write what the one called said, and call the next."""
        row = self.table.current_row()
        paper = read_paper(text)
        if paper is None or not isinstance(row, CalledRow):
            return
        said = self._objections(paper)
        if said or isinstance(paper, Objection):
            told = sentences(said)
            self.note.tell("bad", told[0], "\n".join(told[1:]))
            self.note.show()
            self.field.selectAll()
            return
        self.note.hide()
        self.field.begin_anew()
        self._given[row.id] = paper
        place = self.lines.place_of(row.id)
        self._tell(replace(row, paper=paper, answer=_said(paper, self._names())))
        self._go_to_next(place)
        self.status_changed.emit()

    def _objections(self, paper: Paper | Objection) -> tuple[Objection, ...]:
        if isinstance(paper, Objection):
            return (paper,)
        if paper.kind is PaperKind.SPOILT:
            return (Objection(NO_SPOILT_ANSWER, "marks"),)
        return objections_to_paper(paper, len(self.contest.numbered()), self.contest.method)

    def _tell(self, row: CalledRow) -> None:
        self.lines.set_rows([row if each.id == row.id else each for each in self.lines.rows()])

    def _go_to_next(self, place: int) -> None:
        """Call the next who has not answered, from a place on."""
        rows = self.lines.rows()
        waiting = [each for each in range(place + 1, len(rows)) if rows[each].paper is None]
        self.table.go_to(waiting[0] if waiting else max(place, 0))
        self.field.setFocus()

    def back(self) -> None:
        """Go back to the one called before, whose answer can be given again."""
        row = self.table.current_row()
        if isinstance(row, CalledRow):
            self.table.go_to(max(0, self.lines.place_of(row.id) - 1))

    def write(self) -> None:
        """Ask who called the roll, and write the answers by name."""
        if not self._given:
            return
        title = _("Write {count} answers down?").format(count=formats.number(len(self._given)))
        field = Field(name="caller", label=N_("Who called"), required=True)
        text = _("They are kept by name: who voted for whom can be read afterwards.")
        answer = questions.ask_reason(self, title, text, (field,), yes=_("Write the answers down"), icon="members")
        if answer is None:
            return
        order = RecordRollCall(
            box_id=self.box.id, caller=str(answer["caller"] or ""), choices=tuple(self._given.items())
        )
        kept, self._given = self._given, {}
        try:
            self.desk.do(record_roll_call, order)
        except OfficeError as trouble:
            self._given = kept
            problems.show(self, trouble)
        self.refresh()

    def may_close(self) -> bool:
        if not self._given:
            return True
        title = _("Leave without writing {count} answers down?").format(count=formats.number(len(self._given)))
        text = _("They are forgotten: the roll has to be called again.")
        return questions.confirm(self, title, text, yes=_("Leave"), no=_("Stay"), icon="warn")

    def leave_for_list(self) -> None:
        if self.may_close():
            self.close_page()


def _said(paper: Paper, names: dict[int, str]) -> str:
    if paper.kind is PaperKind.BLANK:
        # TR: a voter who answered aloud for nobody
        return _("abstains")
    return paper_said(paper, names)
