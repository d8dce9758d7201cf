"""The panel beside the programme board: the women behind a bar, each of whom leads to her pair."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pomanager.i18n import _
from pomanager.marks import N_
from pomanager.readmodels.mentoring.journeys import Journey
from pomanager.rules.mentoring.kinds import PAIR_STATE_WORDS
from pomanager.ui.desk import Desk
from pomanager.ui.tables.columns import Column
from pomanager.ui.tables.delegate import TwoLineDelegate
from pomanager.ui.tables.model import RowsModel
from pomanager.ui.tables.view import TableView
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.sheets import DetailPanel


def _name(row: Journey) -> str:
    return row.name


def _with(row: Journey) -> str:
    if row.state is None:
        return _("waits for a mentor")
    said = _("with {name}").format(name=row.mentor)
    return f"{said} · {_(PAIR_STATE_WORDS[row.state])}"


COLUMNS: tuple[Column[Journey], ...] = (
    Column(N_("Mentee"), _name, width=0, key="mentee", sortable=False, below=_with),
)


class WomenTable(TableView):
    """The women behind a bar, two lines each."""

    delegate_kind = TwoLineDelegate


class StagePanel(DetailPanel):
    """Lists those who came as far as a stage."""

    opened = Signal(object)
    """The journey of the one who was chosen."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(356, parent)
        self.setObjectName("stage.panel")
        self.name, self.hint = Label("", "sheet", wrap=True), Label("", "small", wrap=True)
        self.table = WomenTable("mentoring.stage", desk.preferences, frozen=0)
        self.model: RowsModel[Journey] = RowsModel(COLUMNS)
        self.table.show_model(self.model)
        self.begin_with(self.name, self.hint)
        self.body.addWidget(self.table, 1)
        self.table.row_opened.connect(self._on_open)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.close_button.set_name(_("Close"))
        self.table.setAccessibleName(_("Mentees"))

    def show_women(self, stage: str, rows: Sequence[Journey]) -> None:
        """Tell who stands behind a bar; "" and nobody where none was chosen yet."""
        self.name.setText(stage or _("The women behind a bar"))
        self.hint.setText(_("Enter opens her pair.") if rows else _("Choose a bar to see the people it counts."))
        self.model.set_rows(rows)
        self.table.setVisible(bool(rows))

    def _on_open(self) -> None:
        row = self.table.current_row()
        if isinstance(row, Journey):
            self.opened.emit(row)
