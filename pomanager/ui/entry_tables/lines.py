"""What is wrong with or doubtful about the rows of a table of entries, row by row."""

from typing import NamedTuple

from pomanager.i18n import _, formats
from pomanager.i18n.sentences import sentence
from pomanager.marks import N_
from pomanager.readmodels.entry_tables import RowProblem
from pomanager.rules.dues.entry_fields import ENTRY_FIELD_WORDS, EntryField
from pomanager.ui.preferences import Preferences
from pomanager.ui.tables.columns import Column, State
from pomanager.ui.tables.model import RowsModel
from pomanager.ui.tables.view import TableView
from pomanager.ui.tokens import Tone

STOPS, LOOK = N_("Stops"), N_("To look at")


class ProblemLine(NamedTuple):
    """One thing to say about a row."""

    id: int
    problem: RowProblem
    stops: bool


def _row(line: ProblemLine) -> int:
    return line.problem.row


def _number(line: ProblemLine) -> str:
    return line.problem.number


def _state_said(line: ProblemLine) -> str:
    return _(STOPS if line.stops else LOOK)


def _states() -> tuple[str, ...]:
    return _(STOPS), _(LOOK)


def _state(line: ProblemLine) -> State:
    return State(Tone.BAD if line.stops else Tone.WARN)


def _field(line: ProblemLine) -> str:
    about = line.problem.objection.about
    return _(ENTRY_FIELD_WORDS[EntryField(about)]) if about in set(EntryField) else ""


def _said(line: ProblemLine) -> str:
    return sentence(line.problem.objection)


def _row_said(row: int) -> str:
    return formats.number(row) if row else ""


COLUMNS: tuple[Column[ProblemLine], ...] = (
    # TR: head of a column: the number of a row in a table that is brought in
    Column(N_("Row"), _row, _row_said, width=64, right=True, key="row", sortable=False),
    Column(N_("Status"), _state_said, state=_state, width=120, key="state", sortable=False, words=_states),
    Column(N_("Number"), _number, width=96, key="number", sortable=False),
    Column(N_("Column"), _field, width=160, key="field", sortable=False),
    Column(N_("Remarks"), _said, width=0, key="said", sortable=False),
)


class ProblemTable(TableView):
    """Everything to look at in a table before it is brought in."""

    def __init__(self, preferences: Preferences) -> None:
        super().__init__("shares.table", preferences, frozen=1)
        self.lines: RowsModel[ProblemLine] = RowsModel(COLUMNS)
        self.show_model(self.lines)
