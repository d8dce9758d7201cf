"""A form about many rows at once: below it every row stands with all that is said of it."""

from collections.abc import Sequence
from typing import Any, ClassVar, NamedTuple

from PySide6.QtWidgets import QBoxLayout

from pomanager.i18n import _, formats
from pomanager.marks import N_
from pomanager.ui.desk import Desk
from pomanager.ui.entry_form import EntryForm, Parts
from pomanager.ui.forms.form import Binding
from pomanager.ui.preferences import Preferences
from pomanager.ui.tables.columns import Column, State
from pomanager.ui.tables.delegate import TwoLineDelegate
from pomanager.ui.tables.model import RowsModel
from pomanager.ui.tables.view import TableView
from pomanager.ui.tokens import Tone

SEE_ROWS = N_("Obstacles stand beside {count} of the rows.")
LOOK_AT_ROWS = N_("Remarks stand beside {count} of the rows.")


class JudgedRow(NamedTuple):
    """A line of the list: a row, and one sentence said of it; a row with several sentences has several lines."""

    id: int
    row: int
    """Its number, from 1."""
    what: str
    said: str
    tone: Tone


def _row(line: JudgedRow) -> int:
    return line.row


def _what(line: JudgedRow) -> str:
    return line.what


def _said(line: JudgedRow) -> str:
    return line.said


def _state(line: JudgedRow) -> str:
    if line.tone is Tone.OK:
        # TR: of a row of a table: nothing is said against it
        return _("In order")
    return _("Stops") if line.tone is Tone.BAD else _("To look at")


def _mark(line: JudgedRow) -> State:
    return State(line.tone)


def _columns(title: str) -> tuple[Column[JudgedRow], ...]:
    return (
        # TR: head of a column: the number of a row in a table that is brought in
        Column(N_("Row"), _row, formats.number, right=True, width=60, key="row", sortable=False),
        Column(title, _what, width=0, key="what", below=_said, sortable=False),
        Column(N_("Status"), _state, state=_mark, width=130, key="state", sortable=False),
    )


class JudgedTable(TableView):
    """The rows; what is said of one stands below its name."""

    delegate_kind = TwoLineDelegate

    def __init__(self, name: str, preferences: Preferences) -> None:
        super().__init__(name, preferences, frozen=1)


class RowsForm(EntryForm):
    """A form with the list of its rows below it; heirs fill it by ``show_rows`` when they judge."""

    table_name: ClassVar[str] = ""
    """The name of the list for what is remembered of it."""
    head: ClassVar[str] = ""
    """The marked word for what a row is."""

    def __init__(
        self, desk: Desk, title: str, parts: Parts, binding: Binding[Any], *, about: str, save_words: str
    ) -> None:
        self.lines: RowsModel[JudgedRow] = RowsModel(_columns(self.head))
        self.table = JudgedTable(self.table_name, desk.preferences)
        self.table.show_model(self.lines)
        super().__init__(desk, title, parts, binding, about=about, save_words=save_words)
        layout = self.layout()
        if isinstance(layout, QBoxLayout):
            layout.setSpacing(0)
            layout.addWidget(self.table)
            layout.setStretch(0, 4)
            layout.setStretch(1, 3)

    def retranslate(self) -> None:
        super().retranslate()
        self.table.setAccessibleName(_(self.head))

    def show_rows(self, rows: Sequence[tuple[int, str, Sequence[str], Tone]]) -> None:
        """Show each row (its number, what it is, what is said of it, how heavy) with a line for each sentence."""
        lines = [(row, what, said, tone) for row, what, told, tone in rows for said in (told or ("",))]
        self.lines.set_rows([JudgedRow(place, *line) for place, line in enumerate(lines)])
