"""What is wrong with or doubtful about the rows of a table that is brought in, row by row."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pomanager.i18n import _, formats
from pomanager.i18n.sentences import sentence
from pomanager.marks import N_
from pomanager.readmodels.row_problems import RowProblem
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
    field: str
    """What is called the column it is about, as a marked word; "" for none."""


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
    return _(line.field) if line.field else ""


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
    """Everything to look at in a table before it is brought in; ``words`` are its fields, each with its marked word."""

    def __init__(self, name: str, preferences: Preferences, words: Iterable[tuple[str, str]]) -> None:
        super().__init__(name, preferences, frozen=1)
        self._words = dict(words)
        self.lines: RowsModel[ProblemLine] = RowsModel(COLUMNS)
        self.show_model(self.lines)

    def show_problems(self, problems: Sequence[RowProblem], doubts: Sequence[RowProblem]) -> None:
        """List what stops, then what only asks for a second look."""
        told = [*((each, True) for each in problems), *((each, False) for each in doubts)]
        self.lines.set_rows(
            [
                ProblemLine(place, each, stops, self._words.get(each.objection.about, ""))
                for place, (each, stops) in enumerate(told)
            ]
        )
