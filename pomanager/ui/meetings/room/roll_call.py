"""The roll is called: everybody whose vote counts answers for, against, or abstains; one key each."""

from collections import Counter
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout

from pomanager.i18n import _, formats
from pomanager.marks import N_
from pomanager.rules.meetings.deciding import CHOICE_WORDS, Choice
from pomanager.rules.meetings.majority import Votes
from pomanager.services.meetings.queries.presence import lines_of, present_at
from pomanager.ui.desk import Desk
from pomanager.ui.page import Action, Page
from pomanager.ui.tables.columns import Column, Order, State
from pomanager.ui.tables.model import RowsModel
from pomanager.ui.tables.view import TableView
from pomanager.ui.tokens import Tone

KEYS = {"+": Choice.FOR, "-": Choice.AGAINST, "/": Choice.ABSTAIN}
_MARKS = {
    Choice.FOR: State(Tone.OK), Choice.AGAINST: State(Tone.BAD), Choice.ABSTAIN: State(Tone.MUTE),
    None: State(Tone.ASK, "clock"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Called:
    """Somebody who is called, and what they answered."""

    id: int
    number: str
    name: str
    votes: int
    choice: Choice | None = None


def _number(row: Called) -> str:
    return row.number


def _name(row: Called) -> str:
    return row.name


def _votes(row: Called) -> int:
    return row.votes


def _answer(row: Called) -> str:
    # TR: of somebody who has not been called yet, or did not answer
    return _("no answer yet") if row.choice is None else _(CHOICE_WORDS[row.choice])


def _mark(row: Called) -> State:
    return _MARKS[row.choice]


COLUMNS: tuple[Column[Called], ...] = (
    Column(N_("Number"), _number, width=110, key="number"),
    Column(N_("Name"), _name, width=0, key="name"),
    Column(N_("Number of votes"), _votes, formats.number, right=True, width=120, key="votes"),
    Column(N_("Answer"), _answer, state=_mark, width=180, key="answer"),
)


class RollCallPage(Page):
    """Lists everybody whose vote counts; + - / write the answer and go on to the next."""

    answered = Signal(object, object)
    """The answers, each a line of the roll and what it said, and the votes they make."""

    def __init__(self, desk: Desk, meeting_id: int, at: int, item_id: int) -> None:
        super().__init__(desk)
        self._asked = (meeting_id, at, item_id)
        self.table = TableView("meetings.roll_call", desk.preferences)
        self.lines: RowsModel[Called] = RowsModel(COLUMNS, (), Order("number"))
        self.table.show_model(self.lines)
        self.table.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)
        self.setFocusProxy(self.table)

    def title(self) -> str:
        return _("Roll call")

    def context_line(self) -> str:
        # TR: below the title of a roll call: which keys write an answer
        return _("+ for, - against, / abstains")

    def actions_offered(self) -> tuple[Action, ...]:
        return (Action("use", N_("Use these answers"), self.use, "check", "Ctrl+Return", primary=True),)

    def status(self) -> tuple[str, ...]:
        votes = self.votes()
        said = _("{votes_for} for, {votes_against} against, {abstentions} abstentions")
        return (
            said.format(
                votes_for=formats.number(votes.votes_for), votes_against=formats.number(votes.votes_against),
                abstentions=formats.number(votes.abstentions),
            ),
        )  # fmt: skip

    def retranslate(self) -> None:
        """Set every word anew."""
        self.table.setAccessibleName(self.title())

    def refresh(self) -> None:
        """Ask who is there; answers given stay."""
        meeting_id, at, item_id = self._asked
        given = {row.id: row.choice for row in self._rows()}
        may = self.desk.office.ask(present_at, meeting_id, at, item_id).may_answer
        known = self.desk.office.ask(lines_of, may)
        rows = [Called(each.id, each.number, each.name, each.votes, given.get(each.id)) for each in known.values()]
        self.lines.set_rows(sorted(rows, key=lambda row: (row.number, row.name)))
        if rows and self.table.current_row() is None:
            self.table.choose(self._rows()[0].id)
        self.status_changed.emit()

    def _rows(self) -> list[Called]:
        found = (self.lines.row(place) for place in range(self.lines.rowCount()))
        return [row for row in found if row is not None]

    def answer(self, choice: Choice) -> None:
        """Write an answer for the one under the keyboard, and go on to the next."""
        current = self.table.current_row()
        if not isinstance(current, Called):
            return
        rows = [replace(row, choice=choice) if row.id == current.id else row for row in self._rows()]
        ids = [row.id for row in rows]
        self.lines.set_rows(rows)
        self.table.choose(ids[min(ids.index(current.id) + 1, len(ids) - 1)])
        self.status_changed.emit()

    def votes(self) -> Votes:
        """The votes the answers make."""
        sums: Counter[Choice | None] = Counter()
        for row in self._rows():
            sums[row.choice] += row.votes
        return Votes(sums[Choice.FOR], sums[Choice.AGAINST], sums[Choice.ABSTAIN])

    def use(self) -> None:
        """Hand the answers to the vote, and go back to the room."""
        answers = tuple((row.id, row.choice) for row in self._rows() if row.choice is not None)
        self.answered.emit(answers, self.votes())
        self.close_page()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.text() in KEYS:
            self.answer(KEYS[event.text()])
            return True
        return super().eventFilter(watched, event)
