"""The page "Elections": all of them with their day, state and figures, and in the panel what comes next."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from pomanager.areas import Area
from pomanager.i18n import _, formats
from pomanager.marks import N_
from pomanager.readmodels.elections.election import ElectionLabel
from pomanager.rules.access.roles import Right
from pomanager.rules.elections.kinds import OPEN_FOR_CANDIDATES
from pomanager.services.elections.queries.listing import elections
from pomanager.services.elections.queries.loading import election_detail
from pomanager.services.elections.queries.stepping import election_steps
from pomanager.ui.act_panel import ActPanel
from pomanager.ui.desk import Desk
from pomanager.ui.elections.acts import ElectionActs
from pomanager.ui.elections.listing import (
    ALL,
    COLUMNS,
    GOING,
    IS_OVER,
    OVER,
    PANEL_ACTS,
    ElectionsTable,
    fits,
    told_of,
)
from pomanager.ui.elections.papers import has_papers
from pomanager.ui.elections.words import named
from pomanager.ui.look import px
from pomanager.ui.page import Action, Page
from pomanager.ui.tables.columns import Order
from pomanager.ui.tables.model import RowsModel
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.combo import ComboBox
from pomanager.ui.widgets.notes import EmptyState
from pomanager.ui.widgets.segmented import Segmented
from pomanager.ui.widgets.wrapping import WrappingRow


class ElectionsPage(Page):
    """Lists elections; one is prepared from here, and opened step by step."""

    areas: ClassVar[frozenset[Area]] = frozenset(
        {Area.ELECTIONS, Area.MEETINGS, Area.BODIES, Area.ORGANISATION, Area.MEMBERS}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.found: tuple[ElectionLabel, ...] = ()
        self.searched = ""
        self._several = False
        self._years: tuple[int, ...] = ()
        self.acts = ElectionActs(self)
        self.which = Segmented(((GOING, ""), (OVER, ""), (ALL, "")))
        self.which.setObjectName("elections.which")
        self.which.set_value(GOING)
        self.year = ComboBox()
        self.year.setObjectName("elections.year")
        self.table = ElectionsTable(desk.preferences)
        self.lines: RowsModel[ElectionLabel] = RowsModel(COLUMNS, (), Order("day"))
        self.table.show_model(self.lines)
        self.nothing = EmptyState("ballot", small=True)
        self.empty = EmptyState("ballot")
        self.prepare = Button("", "plus", "primary", shortcut="Ctrl+N")
        self.prepare.setObjectName("elections.prepare")
        self.empty.add_button(self.prepare)
        self.detail = ActPanel("elections", PANEL_ACTS)
        self._stack, self._whole = QStackedWidget(), QStackedWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.nothing)
        above = QWidget()
        row = WrappingRow(((self.which, self.year),), above)
        row.setContentsMargins(px(24), px(6), px(16), px(6))
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(above)
        column.addWidget(self._stack, 1)
        self._whole.addWidget(self.empty)
        self._whole.addWidget(full)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._whole)
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        self.prepare.clicked.connect(self.acts.prepare)
        self.which.chosen.connect(self._on_narrowed)
        self.year.activated.connect(self._on_narrowed)
        self.table.row_chosen.connect(self._on_row)
        self.table.selection_changed.connect(self._on_selection)
        self.table.row_opened.connect(self._on_opened)
        self.detail.closed.connect(self._on_panel_closed)
        self.detail.act_wanted.connect(self._on_act)

    # ---- what the window asks -------------------------------------------------------------------------------------

    def title(self) -> str:
        return _("Elections")

    def context_line(self) -> str:
        today = self.desk.office.today()
        coming = [row for row in self.found if row.held_on >= today and row.state not in IS_OVER]
        if not coming:
            return ""
        # TR: the line below the title of the page of elections: the next one, with its day
        return _("Next: {election}").format(election=named(coming[0]))

    def search_hint(self) -> str:
        # TR: what can be searched in the list of elections
        return _("Body, section, state…") if self.found else ""

    def search(self, text: str) -> None:
        self.searched = text
        self._show()

    def panel(self) -> QWidget | None:
        return self.detail if self.found else None

    def status(self) -> tuple[str, ...]:
        return (_("{count} in all").format(count=formats.number(self.lines.rowCount())),) if self.found else ()

    def actions_offered(self) -> tuple[Action, ...]:
        off = self.desk.off(Right.KEEP_MEETINGS)
        if not self.found:
            return ()  # the first act stands in the middle of the page
        many = Action("many", N_("Candidates of sections…"), self.acts.paste_candidates, "import", reason_off=off)
        in_sections = any(row.section_id is not None and row.state in OPEN_FOR_CANDIDATES for row in self.found)
        several = self.table.chosen_count() > 1
        together = Action("together", N_("With those chosen…"), self._on_together, "check", reason_off=off)
        return (
            *((together,) if several else ()), *((many,) if in_sections else ()),
            Action("prepare", N_("Prepare an election"), self.acts.prepare, "plus", "Ctrl+N", primary=True,
                   reason_off=off),
        )  # fmt: skip

    def refresh(self) -> None:
        """Ask for the elections again; the chosen one stays chosen."""
        had = bool(self.found)
        self.found = self.desk.office.ask(elections)
        if self.found and not had and all(row.state in IS_OVER for row in self.found):
            self.which.set_value(ALL)
        self._tell_years()
        self._whole.setCurrentIndex(1 if self.found else 0)
        self._show()
        if had is not bool(self.found):
            self.panel_changed.emit()
        self.header_changed.emit()

    def retranslate(self) -> None:
        """Set every word anew."""
        # TR: which elections are listed: those not over yet, those that are, all
        self.which.set_words([_("On their way"), _("Over"), _("All elections")])
        self.year.setAccessibleName(_("Year"))
        self.table.setAccessibleName(_("Elections"))
        self.detail.retranslate()
        self.detail.may_write(self.desk.off(Right.KEEP_MEETINGS))
        self.prepare.setText(_("Prepare an election"))
        self.prepare.offer(self.desk.off(Right.KEEP_MEETINGS))
        self.nothing.tell(_("No election here"), _("Search for something else, or look at all elections."))
        self.empty.tell(
            _("No election is written down yet"),
            _(
                "Here candidates are called for and judged with every reason, the list is published, ballot papers are "
                "given out and counted, and the result becomes terms of office in one act."
            ),
        )
        self._tell_years()
        self._on_row(self.table.current_row() if self.lines.rowCount() else None)

    def open_at(self, argument: object) -> None:
        """Show one election by its id, among all."""
        if not isinstance(argument, int):
            return
        self.refresh()
        if self.lines.place_of(argument) < 0:
            self.which.set_value(ALL)
            self.year.setCurrentIndex(0)
            self._show()
        if self.lines.place_of(argument) >= 0:
            self.table.choose(argument)
            self._on_row(self.table.current_row())

    # ---- the list -------------------------------------------------------------------------------------------------

    def _tell_years(self) -> None:
        """Offer the years elections were held in; the one chosen stays so while it is there."""
        chosen = self._chosen_year()
        self._years = tuple(sorted({row.held_on.year for row in self.found}, reverse=True))
        self.year.clear()
        self.year.addItem(_("All years"))
        for each in self._years:
            self.year.addItem(str(each))
        self.year.setCurrentIndex(self._years.index(chosen) + 1 if chosen in self._years else 0)

    def _chosen_year(self) -> int | None:
        place = self.year.currentIndex() - 1
        return self._years[place] if 0 <= place < len(self._years) else None

    def _show(self) -> None:
        chosen = self.table.current_row()
        year = self._chosen_year()
        rows = [row for row in self.found if fits(row, self.searched, self.which.value(), year)]
        self.table.blockSignals(True)  # the panel is told once, at the end
        self.lines.set_rows(rows)
        self._stack.setCurrentWidget(self.table if rows else self.nothing)
        if rows:
            wanted = chosen.id if isinstance(chosen, ElectionLabel) else self._next(rows).id
            self.table.choose(wanted if self.lines.place_of(wanted) >= 0 else rows[0].id)
        self.table.blockSignals(False)
        self._on_row(self.table.current_row() if rows else None)
        self._on_selection()
        self.status_changed.emit()

    def _next(self, rows: Sequence[ElectionLabel]) -> ElectionLabel:
        """The next election that is not over, else the last one."""
        today = self.desk.office.today()
        return next((row for row in rows if row.held_on >= today and row.state not in IS_OVER), rows[-1])

    def _on_narrowed(self, _value: object) -> None:
        self._show()

    # ---- the panel ------------------------------------------------------------------------------------------------

    def _on_row(self, row: object) -> None:
        if not isinstance(row, ElectionLabel):
            self.detail.tell(None)
            return
        office = self.desk.office
        detail, steps = office.ask(election_detail, row.id), office.ask(election_steps, row.id, office.today())
        self.detail.tell(told_of(detail, steps, prints=has_papers(office)))

    def _on_together(self) -> None:
        self.acts.together(self.table.chosen_ids())

    def _on_selection(self) -> None:
        if (several := self.table.chosen_count() > 1) is not self._several:
            self._several = several
            self.header_changed.emit()

    def _on_opened(self, row: object) -> None:
        if isinstance(row, ElectionLabel):
            self.acts.act("steps", row.id)

    def _on_panel_closed(self) -> None:
        self.panel_wanted.emit(False)
        self.table.setFocus()

    def _on_act(self, key: str) -> None:
        row = self.table.current_row()
        if isinstance(row, ElectionLabel):
            self.acts.act(key, row.id)
