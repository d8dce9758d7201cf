"""The tables brought in earlier, each of which can be undone."""

from typing import ClassVar

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from pomanager.areas import Area
from pomanager.i18n import _, formats, ngettext
from pomanager.marks import N_
from pomanager.readmodels.members import ImportRow
from pomanager.rules.access.roles import Right
from pomanager.services.members.queries.imports import imports
from pomanager.ui.desk import Desk
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.members.importing.acts import TakingBack
from pomanager.ui.page import Action, Page
from pomanager.ui.tables.columns import Column, State
from pomanager.ui.tables.model import RowsModel
from pomanager.ui.tables.view import TableView
from pomanager.ui.tokens import Tone
from pomanager.ui.widgets.notes import EmptyState

UNDONE_ALREADY = N_("This import was undone already.")
NONE_CHOSEN = N_("No import is chosen.")


def _standing(row: ImportRow) -> str:
    if row.undone_at is None:
        return _("in the roll")
    return _("undone on {day}").format(day=formats.day(row.undone_at))


def _state(row: ImportRow) -> State:
    return State(Tone.OK) if row.undone_at is None else State(Tone.MUTE, "undo")


COLUMNS: tuple[Column[ImportRow], ...] = (
    Column(N_("Brought in"), lambda row: row.brought_at, text=formats.moment, width=180, key="at", sortable=False),
    Column(N_("File"), lambda row: row.file_name, width=0, key="file", sortable=False),
    Column(N_("New"), lambda row: row.new, text=formats.number, right=True, width=80, key="new", sortable=False),
    Column(N_("Changed"), lambda row: row.changed, text=formats.number, right=True, width=80, key="changed",
           sortable=False),
    Column(N_("Same"), lambda row: row.same, text=formats.number, right=True, width=80, key="same", sortable=False),
    Column(N_("To look at"), lambda row: row.flagged, text=formats.number, right=True, width=80, key="flagged",
           sortable=False),
    Column(N_("Left out"), lambda row: row.refused, text=formats.number, right=True, width=80, key="refused",
           sortable=False),
    Column(N_("Standing"), lambda row: row, text=_standing, width=190, key="standing", state=_state, sortable=False),
)  # fmt: skip


class EarlierImportsPage(Page):
    """Lists the imports, the newest first; the chosen one can be undone."""

    areas: ClassVar[frozenset[Area]] = frozenset({Area.MEMBERS})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.model: RowsModel[ImportRow] = RowsModel(COLUMNS)
        self.table = TableView("members.imports", desk.preferences, frozen=2)
        self.table.show_model(self.model)
        self._empty = EmptyState("import", small=True)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.setFocusProxy(self.table)
        self.table.row_chosen.connect(self._on_row_chosen)
        self.table.row_opened.connect(self._on_row_opened)

    def title(self) -> str:
        return _("Earlier imports")

    def context_line(self) -> str:
        return _("Undoing takes back what nothing later builds on")

    def actions_offered(self) -> tuple[Action, ...]:
        return (
            Action("undo_import", N_("Undo this import"), self.undo_chosen, "undo", primary=True,
                   reason_off=self._reason_off()),
        )  # fmt: skip

    def _reason_off(self) -> str:
        row = self.table.current_row()
        if off := self.desk.off(Right.KEEP_ROLL):
            return off
        if not isinstance(row, ImportRow):
            return NONE_CHOSEN
        return UNDONE_ALREADY if row.undone_at is not None else ""

    def status(self) -> tuple[str, ...]:
        count = self.model.rowCount()
        reason = self._reason_off()
        said = ngettext("{count} import", "{count} imports", count).format(count=formats.number(count))
        return (said, _(reason)) if reason and count else (said,)

    def refresh(self) -> None:
        """Ask for the imports again."""
        self.model.set_rows(self.desk.office.ask(imports))
        self._stack.setCurrentWidget(self.table if self.model.rowCount() else self._empty)
        if self.table.current_row() is None and self.model.rowCount():
            self.table.choose(self.model.id_at(0))
        self._on_row_chosen(None)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.table.setAccessibleName(_("Earlier imports"))
        self._empty.tell(_("No table was imported yet"), _("Every import is listed here, and can be undone."))

    def _on_row_chosen(self, _row: object) -> None:
        self.header_changed.emit()
        self.status_changed.emit()

    def _on_row_opened(self, _row: object) -> None:
        if not self._reason_off():
            self.undo_chosen()

    def undo_chosen(self) -> None:
        """Ask, and take the chosen import back."""
        row = self.table.current_row()
        if not isinstance(row, ImportRow):
            return
        sure = questions.confirm(
            self,
            _("Undo the import of {file}?").format(file=row.file_name),
            _("Members it added are taken off the roll, and records it changed go back to what they were. "
              "Whatever somebody has worked on since stays, and is listed. The journal keeps both acts."),
            yes=_("Undo the import"),
            no=_("Leave it as it is"),
            icon="undo",
        )  # fmt: skip
        if sure:
            TakingBack(self.desk, self.window(), row.id, row.file_name)
