"""What cannot be in the register of officers, or goes against the by-laws: a list to be worked down."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pomanager.i18n import _
from pomanager.i18n.sentences import sentence
from pomanager.marks import N_
from pomanager.readmodels.bodies import InconsistencyRow
from pomanager.rules.bodies.inconsistencies import TROUBLE_WORDS, Trouble
from pomanager.rules.objections import Objection
from pomanager.ui.bodies.words import person_said, seat_said
from pomanager.ui.preferences import Preferences
from pomanager.ui.tables.columns import Column, State
from pomanager.ui.tables.model import RowsModel
from pomanager.ui.tables.view import TableView
from pomanager.ui.tokens import Tone
from pomanager.ui.widgets.notes import Note


class TroubleLine(NamedTuple):
    """One thing to look at; ``seat_id`` is the seat it is about, None for the whole body."""

    id: int
    what: str
    seat_id: int | None
    seat: str
    who: str
    said: str
    silent: bool


def trouble_lines(rows: Sequence[InconsistencyRow], remarks: Sequence[Objection]) -> list[TroubleLine]:
    """What is wrong with a body, what by-laws have against it, and on what they are silent."""
    found = [
        TroubleLine(
            0, _(TROUBLE_WORDS[Trouble(row.objection.about)]), None if row.seat is None else row.seat.id,
            "" if row.seat is None else seat_said(row.seat), "" if row.person is None else person_said(row.person),
            sentence(row.objection), silent=False,
        )
        for row in rows
    ]  # fmt: skip
    found += [
        TroubleLine(0, _("By-laws"), None, "", "", sentence(remark), silent=not remark.about) for remark in remarks
    ]
    return [line._replace(id=place) for place, line in enumerate(found, start=1)]


def _what(line: TroubleLine) -> str:
    return line.what


def _tone(line: TroubleLine) -> State:
    return State(Tone.INFO) if line.silent else State(Tone.WARN)


def _seat(line: TroubleLine) -> str:
    return line.seat


def _said(line: TroubleLine) -> str:
    return line.said


COLUMNS: tuple[Column[TroubleLine], ...] = (
    # TR: head of a column: what is wrong or missing
    Column(N_("What to look at"), _what, state=_tone, width=190, key="what"),
    Column(N_("Seat"), _seat, width=92, key="seat"),
    Column(N_("Remarks"), _said, width=0, key="said", sortable=False),
)


class TroubleTable(TableView):
    """The list of inconsistencies."""

    def __init__(self, preferences: Preferences) -> None:
        super().__init__("bodies.troubles", preferences, frozen=1)
        self.lines: RowsModel[TroubleLine] = RowsModel(COLUMNS)
        self.show_model(self.lines)


class TroubleView(QWidget):
    """The list with the whole sentence of the chosen line below it."""

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self.table = TroubleTable(preferences)
        self.note = Note("warn")
        self.note.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.table, 1)
        column.addWidget(self.note)
        self.table.row_chosen.connect(self._on_chosen)

    def show_lines(self, lines: Sequence[TroubleLine]) -> None:
        """Show these lines, the first one chosen."""
        self.table.lines.set_rows(lines)
        if lines and self.table.current_row() is None:
            self.table.go_to(0)

    def _on_chosen(self, line: object) -> None:
        self.note.setVisible(isinstance(line, TroubleLine))
        if isinstance(line, TroubleLine):
            about = " · ".join(part for part in (line.what, line.seat, line.who) if part)
            self.note.tell("info" if line.silent else "warn", about, line.said)
