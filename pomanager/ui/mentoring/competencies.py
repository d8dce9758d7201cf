"""The list of what is rated: the competencies the program brings, those of the office, which of them are rated now."""

from typing import ClassVar

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from pomanager.areas import Area
from pomanager.i18n import _, ngettext
from pomanager.i18n.formats import number
from pomanager.marks import N_
from pomanager.readmodels.mentoring.roster import CompetencyRow
from pomanager.rules.access.roles import Right
from pomanager.rules.mentoring.kinds import COMPETENCY_WORDS, CompetencyKind
from pomanager.services.mentoring.queries.programmes import competencies
from pomanager.ui.desk import Desk
from pomanager.ui.mentoring.programme_forms import naming_competency
from pomanager.ui.mentoring.words import competency_said
from pomanager.ui.page import Action, Page
from pomanager.ui.tables.columns import Column, State
from pomanager.ui.tables.model import RowsModel
from pomanager.ui.tables.view import TableView
from pomanager.ui.tokens import Tone
from pomanager.ui.widgets.notes import EmptyState


def _source(row: CompetencyRow) -> str:
    if row.kind is CompetencyKind.OTHER:
        return _("added by this office")
    # TR: in the list of what is rated: one the program brings, which the office calls otherwise; {words} are its own
    return _("in place of “{words}”").format(words=_(COMPETENCY_WORDS[row.kind])) if row.name else ""


def _rated(row: CompetencyRow) -> str:
    # TR: in the list of competencies: whether one is rated now
    return _("Is rated") if row.shown else _("Not rated any more")


def _mark(row: CompetencyRow) -> State:
    return State(Tone.OK) if row.shown else State(Tone.MUTE, "left")


COLUMNS: tuple[Column[CompetencyRow], ...] = (
    Column(N_("Competency"), competency_said, width=320, key="name", sortable=False),
    Column(N_("State"), _rated, state=_mark, width=200, key="state", sortable=False),
    Column(N_("Source"), _source, width=0, key="source", sortable=False),
)


class CompetenciesPage(Page):
    """Opened over the page of the mentoring; Esc leads back."""

    areas: ClassVar[frozenset[Area]] = frozenset({Area.MENTORING})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.table = TableView("mentoring.competencies", desk.preferences, frozen=1)
        self.model: RowsModel[CompetencyRow] = RowsModel(COLUMNS)
        self.table.show_model(self.model)
        self.nothing = EmptyState("women", small=True)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.setFocusProxy(self.table)
        self.table.row_opened.connect(self._on_amend)

    def title(self) -> str:
        return _("What is rated")

    def context_line(self) -> str:
        return _("From 1 to 4, by herself and by her mentor, at the beginning, in the middle and at the end")

    def actions_offered(self) -> tuple[Action, ...]:
        off = self.desk.off(Right.KEEP_MENTORING)
        return (
            Action("amend", N_("Amend"), self._on_amend, "edit", "F2", reason_off=off),
            Action("add", N_("Add a competency"), self._on_add, "plus", "Ctrl+N", primary=True, reason_off=off),
        )

    def status(self) -> tuple[str, ...]:
        count = sum(row.shown for row in self.model.rows())
        return (ngettext("{count} is rated", "{count} are rated", count).format(count=number(count)),)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.table.setAccessibleName(_("Competencies"))
        about = _("Add what mentees are to become able to do, such as leading a meeting.")
        self.nothing.tell(_("Nothing is rated yet"), about)
        self.refresh()

    def refresh(self) -> None:
        """Ask for the list, with what is not rated any more."""
        self.model.set_rows(self.desk.office.ask(competencies, all_of_them=True))
        self._stack.setCurrentWidget(self.table if self.model.rowCount() else self.nothing)
        self.status_changed.emit()

    def _on_add(self) -> None:
        self.open_page(naming_competency(self.desk))

    def _on_amend(self) -> None:
        row = self.table.current_row()
        if isinstance(row, CompetencyRow) and not self.desk.off(Right.KEEP_MENTORING):
            self.open_page(naming_competency(self.desk, row))
