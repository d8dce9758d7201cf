"""The page of the roll: the list with its filters, the panel of the chosen member, and what can be done."""

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from pomanager.areas import Area
from pomanager.i18n import _, collation, formats, ngettext
from pomanager.marks import N_
from pomanager.readmodels.members import MemberDetail, MemberRow, RollFacts, RollView
from pomanager.rules.members import Transition
from pomanager.services.members import queries
from pomanager.services.organisation.queries import organisation, section_names
from pomanager.ui.desk import Desk
from pomanager.ui.members.columns import COLUMNS, RollSource
from pomanager.ui.members.filters import RollFilters
from pomanager.ui.members.panel import MemberPanel
from pomanager.ui.page import Action, Page
from pomanager.ui.tables.columns import Order
from pomanager.ui.tables.view import TableView
from pomanager.ui.tables.windowed import WindowedModel
from pomanager.ui.widgets.badges import Chip
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.notes import EmptyState
from pomanager.ui.widgets.sheets import FilterRow

if TYPE_CHECKING:
    from pomanager.ui.members.acts import MemberActs

READ_ONLY = N_("This file is open for reading only.")


class MembersPage(Page):
    """The roll: find, look, admit, amend, change a standing, import, export, print."""

    areas: ClassVar[frozenset[Area]] = frozenset({Area.MEMBERS, Area.ORGANISATION})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._facts = RollFacts({}, 0, 0, 0)
        self._made_acts: MemberActs | None = None
        self.filters = RollFilters(self._sections, self)
        self.source = RollSource(desk.office, RollView())
        self.model: WindowedModel[MemberRow] = WindowedModel(COLUMNS, None, Order("number"))
        self.table = TableView("members.table", desk.preferences)
        self.table.show_model(self.model)
        self.detail = MemberPanel()
        self._build_filter_row()
        self._build_empty()
        self._stack = QStackedWidget()
        for widget in (self.table, self._empty, self._no_result):
            self._stack.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._row)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self.table)
        self._connect()

    def _build_filter_row(self) -> None:
        self._row = FilterRow()
        self._add = Chip("", "plus")
        self._add.setObjectName("members.add_filter")
        self._check = Chip("", "warn")
        self._check.setObjectName("members.attention")
        self._columns = Button("", "columns", "small")
        self._columns.setObjectName("members.columns")
        self._row.add_start(self._add)
        self._figures = Chip("", "chart")
        self._figures.setObjectName("members.figures")
        self._row.add_end(self._check)
        self._row.add_end(self._figures)
        self._row.add_end(self._columns)

    def _build_empty(self) -> None:
        self._empty = EmptyState("members")
        self._empty_import = Button("", "import", "primary")
        self._empty_import.setObjectName("members.empty_import")
        self._empty_admit = Button("", "plus")
        self._empty_admit.setObjectName("members.empty_admit")
        self._empty.add_button(self._empty_import)
        self._empty.add_button(self._empty_admit)
        self._no_result = EmptyState("search", small=True)
        self._show_all = Button("")
        self._show_all.setObjectName("members.show_all")
        self._no_result.add_button(self._show_all)

    def _connect(self) -> None:
        self.table.row_chosen.connect(self._on_row_chosen)
        self.table.row_opened.connect(self._on_row_opened)
        self.table.selection_changed.connect(self.status_changed)
        self.table.rows_seen_changed.connect(self.status_changed)
        self.filters.changed.connect(self._on_view)
        self._row.removed.connect(self.filters.take_off)
        self._row.cleared.connect(self.filters.clear)
        self._add.clicked.connect(self._on_add_filter)
        self._check.clicked.connect(self._on_check)
        self._figures.clicked.connect(self._on_figures)
        self._columns.clicked.connect(self._on_columns)
        self._empty_import.clicked.connect(self._on_import)
        self._empty_admit.clicked.connect(self._on_admit)
        self._show_all.clicked.connect(self._on_show_all)
        self.detail.closed.connect(self._on_panel_closed)
        self.detail.amend_wanted.connect(self._on_amend)
        self.detail.print_wanted.connect(self._on_print_record)
        self.detail.standing_wanted.connect(self._on_standing)
        self.detail.reversal_wanted.connect(self._on_reversal)
        self.detail.note_settled.connect(self._on_note_settled)

    # ---- what the window asks -------------------------------------------------------------------------------------

    def title(self) -> str:
        return _("Members")

    def context_line(self) -> str:
        return _("Roll as of {day}").format(day=formats.day(self.desk.office.today(), "long"))

    def actions_offered(self) -> tuple[Action, ...]:
        off = READ_ONLY if self.desk.office.read_only else ""
        return (
            Action("import", N_("Import"), self._on_import, "import", reason_off=off),
            Action("export", N_("Export"), self._on_export, "export"),
            Action("print", N_("Print"), self._on_print, "print", "Ctrl+P"),
            Action("admit", N_("Admit a member"), self._on_admit, "plus", "Ctrl+N",
                   primary=self._facts.in_books > 0, reason_off=off),
        )  # fmt: skip

    def search_hint(self) -> str:
        return _("Name, number, phone…")

    def search(self, text: str) -> None:
        self.filters.set_view(replace(self.filters.view, search=text))

    def panel(self) -> QWidget | None:
        return self.detail if self._facts.in_books else None

    def status(self) -> tuple[str, ...]:
        found = self.model.rowCount()
        first, last = self.table.rows_seen()
        told = []
        if found:
            told.append(
                _("{first} – {last} of {found}").format(
                    first=formats.number(first), last=formats.number(last), found=formats.number(found)
                )
            )
        count = self._facts.on_roll
        told.append(
            ngettext("{count} member on the roll", "{count} members on the roll", count)
            .format(count=formats.number(count))
        )  # fmt: skip
        chosen = self.table.chosen_count()
        if chosen > 1:
            told.append(ngettext("{count} chosen", "{count} chosen", chosen).format(count=formats.number(chosen)))
        return tuple(told)

    def refresh(self) -> None:
        """Ask for the list, the figures and the chosen member again."""
        self._facts = self.desk.office.ask(queries.roll_facts)
        self.model.set_source(self.source)
        self._show_filters()
        self._show_list_or_words()
        self._show_chosen()
        if not self._facts.in_books:
            self.panel_wanted.emit(False)
        self.status_changed.emit()

    def retranslate(self) -> None:
        """Set every word anew."""
        self._row.set_clear_words(_("Clear all"))
        self._add.setText(_("Filter"))
        self._figures.setText(_("In figures"))
        self._columns.set_name(_("Columns"))
        self._empty.tell(_("No members yet"), _("Bring in the list you already keep, or admit the first member."))
        self._empty_import.setText(_("Import a list"))
        self._empty_admit.setText(_("Admit a member"))
        self._show_all.setText(_("Show everybody"))
        for button in (self._empty_import, self._empty_admit):
            button.setEnabled(not self.desk.office.read_only)
            button.setToolTip(_(READ_ONLY) if self.desk.office.read_only else "")
        self.table.setAccessibleName(_("Members"))
        self.detail.retranslate()
        self._show_filters()
        self._show_list_or_words()

    def open_at(self, argument: object) -> None:
        """Show one member, by id."""
        if isinstance(argument, int):
            self.filters.clear()
            self.table.choose(argument)

    # ---- the list -------------------------------------------------------------------------------------------------

    def _sections(self) -> tuple[tuple[int, str], ...]:
        names = self.desk.office.ask(section_names)
        language = self.desk.office.ask(organisation).languages[0]
        return tuple(sorted(names.items(), key=lambda pair: collation.sort_key(pair[1], language)))

    def _show_filters(self) -> None:
        self._row.show_filters(self.filters.words())
        count = self._facts.needing_attention
        self._check.setVisible(count > 0)
        self._check.setText(
            ngettext("{count} to look at", "{count} to look at", count).format(count=formats.number(count))
        )

    def _show_list_or_words(self) -> None:
        empty_roll = self._facts.in_books == 0
        self._row.setVisible(not empty_roll)
        if empty_roll:
            self._stack.setCurrentWidget(self._empty)
        elif self.model.rowCount() == 0:
            self._no_result.tell(*self._no_result_words())
            self._stack.setCurrentWidget(self._no_result)
        else:
            self._stack.setCurrentWidget(self.table)

    def _no_result_words(self) -> tuple[str, str]:
        search = self.filters.view.search.strip()
        if not search:
            return _("Nobody stands so on the roll"), _("Take a filter away to see more.")
        everywhere = len(self.desk.office.ask(queries.roll_ids, RollView(search=search)))
        found = ngettext(
            "{count} person is found without the filters.",
            "{count} people are found without the filters.",
            everywhere,
        ).format(count=formats.number(everywhere))
        return _("Nobody matches “{text}”").format(text=search), found if everywhere else ""

    def _on_view(self, view: RollView) -> None:
        order = self.model.order
        self.source.view = view
        self.model.set_source(self.source)
        if order is not None:
            self.filters.view = replace(view, order=self.source.view.order, descending=self.source.view.descending)
        self._show_filters()
        self._show_list_or_words()
        self._show_chosen()
        self.status_changed.emit()

    def _on_add_filter(self) -> None:
        menu = self.filters.menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._add.mapToGlobal(self._add.rect().bottomLeft()))

    def _on_check(self) -> None:
        self.filters.set_view(replace(self.filters.view, needing_attention=not self.filters.view.needing_attention))

    def _on_columns(self) -> None:
        menu = self.table.column_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._columns.mapToGlobal(self._columns.rect().bottomLeft()))

    def _on_show_all(self) -> None:
        self.filters.set_view(RollView())

    # ---- the chosen member ----------------------------------------------------------------------------------------

    def _on_row_chosen(self, row: MemberRow | None) -> None:
        self.detail.setEnabled(row is not None)
        self.detail.show_somebody(shown=row is not None)
        if row is not None:
            self.detail.show_member(self.desk.office.ask(queries.member_detail, row.id))

    def _show_chosen(self) -> None:
        row = self.table.current_row()
        if isinstance(row, MemberRow):
            self._on_row_chosen(row)
        elif self.model.rowCount():
            self.table.choose(self.model.id_at(0))

    def _on_row_opened(self, _row: MemberRow) -> None:
        self.panel_wanted.emit(True)

    def _on_panel_closed(self) -> None:
        self.panel_wanted.emit(False)
        self.table.setFocus()

    # ---- acts -----------------------------------------------------------------------------------------------------

    def _acts(self) -> "MemberActs":
        """The acts, made when the first one is wanted: the window opens sooner without their forms."""
        from pomanager.ui.members.acts import MemberActs

        if self._made_acts is None:
            self._made_acts = MemberActs(self)
            self._made_acts.admitted.connect(self._on_admitted)
        return self._made_acts

    def _on_admit(self) -> None:
        self._acts().admit()

    def _on_admitted(self, member_id: int) -> None:
        self.filters.set_view(RollView())
        self.table.choose(member_id)

    def _on_amend(self, member: MemberDetail) -> None:
        self._acts().amend(member)

    def _on_standing(self, member: MemberDetail, transition: Transition) -> None:
        self._acts().change_standing(member, transition)

    def _on_reversal(self, member: MemberDetail) -> None:
        self._acts().reverse(member)

    def _on_note_settled(self, note_id: int) -> None:
        self._acts().settle(note_id)

    def _on_import(self) -> None:
        from pomanager.ui.members.importing import ImportPage

        self.open_page(ImportPage(self.desk))

    def _on_figures(self) -> None:
        from pomanager.ui.members.figures import FiguresPage

        page = FiguresPage(self.desk)
        page.people_wanted.connect(self.filters.set_view)
        self.open_page(page)

    def _on_export(self) -> None:
        from pomanager.ui.dialogs.export_roll import ask_and_export

        ask_and_export(self, self.desk, self.source.view)

    def _on_print(self) -> None:
        self._acts().print(self.table.chosen_ids())

    def _on_print_record(self, member: MemberDetail) -> None:
        self._acts().print_records((member.id,))
