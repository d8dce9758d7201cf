"""The page of the roll: the list with its filters, the panel of the chosen member, and what can be done."""

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from pomanager.areas import Area
from pomanager.i18n import _, formats, ngettext
from pomanager.marks import N_
from pomanager.readmodels.members import MemberDetail, MemberRow, RollFacts, RollView
from pomanager.readmodels.views import ViewContent
from pomanager.rules.access.roles import Right
from pomanager.rules.members import Transition
from pomanager.services.members import queries
from pomanager.ui.bus import RecordOf
from pomanager.ui.desk import Desk
from pomanager.ui.members.attention_count import AttentionCount
from pomanager.ui.members.columns import RollSource, columns_of, standing_columns
from pomanager.ui.members.filters import RollFilters
from pomanager.ui.members.first_key import FirstKey
from pomanager.ui.members.list_row import ListRow
from pomanager.ui.members.listed import ListPage
from pomanager.ui.members.name_order import NameOrderNote
from pomanager.ui.members.panel import MemberPanel
from pomanager.ui.members.record_parts import RecordPart
from pomanager.ui.page import Action
from pomanager.ui.tables.columns import Order
from pomanager.ui.tables.view import TableView
from pomanager.ui.tables.windowed import WindowedModel
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.notes import EmptyState

if TYPE_CHECKING:
    from pomanager.ui.members.acts import MemberActs
    from pomanager.ui.members.list_acts import ListActs
    from pomanager.ui.tables.editing import CellEditing


class MembersPage(ListPage):
    """The roll: find, look, admit, amend, change a standing, import, export, print."""

    areas: ClassVar[frozenset[Area]] = frozenset({Area.MEMBERS, Area.ORGANISATION})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._facts = RollFacts({}, 0, 0, 0)
        self._made_acts: MemberActs | None = None
        self._made_list_acts: ListActs | None = None
        self.filters = RollFilters(desk, self)
        self.source = RollSource(desk.office, RollView())
        self.model: WindowedModel[MemberRow] = WindowedModel(standing_columns(), None, Order("number"))
        self.table = TableView("members.table", desk.preferences)
        self.table.show_model(self.model)
        self.table.cells = FirstKey(self._editing)
        self._on_arranged()
        self.detail = MemberPanel(desk)
        self._row = ListRow()
        self._attention = AttentionCount(desk, self)
        self._attention.counted.connect(self._row.show_attention)
        self._name_order = NameOrderNote(desk)
        self._build_empty()
        self._stack = QStackedWidget()
        for widget in (self.table, self._empty, self._no_result):
            self._stack.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._row)
        column.addWidget(self._name_order)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self.table)
        self._connect()

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
        self.table.selection_changed.connect(self._on_selection)
        self.table.rows_seen_changed.connect(self.status_changed)
        self.model.completed.connect(self.status_changed)
        self.table.arrangement.changed.connect(self._on_arranged)
        self.table.acts_wanted.connect(self._on_chosen_menu)
        self.filters.changed.connect(self._on_view)
        self._row.removed.connect(self.filters.take_off)
        self._row.cleared.connect(self.filters.clear)
        self._row.add.clicked.connect(self._on_add_filter)
        self._row.check.clicked.connect(self._on_check)
        self._row.figures.clicked.connect(self._on_figures)
        self._row.chosen.clicked.connect(self._on_chosen)
        self._row.views.clicked.connect(self._on_views)
        self._row.columns.clicked.connect(self._on_columns)
        self._empty_import.clicked.connect(self._on_import)
        self._empty_admit.clicked.connect(self._on_admit)
        self._show_all.clicked.connect(self._on_show_all)
        self.detail.closed.connect(self._on_panel_closed)
        self.detail.amend_wanted.connect(self._on_amend)
        self.detail.print_wanted.connect(self._on_print_record)
        self.detail.standing_wanted.connect(self._on_standing)
        self.detail.part_wanted.connect(self._on_part)
        self.detail.record_wanted.connect(self._on_record)
        self.detail.name_taken_back.connect(self._on_name_taken_back)
        self.detail.reversal_wanted.connect(self._on_reversal)
        self.detail.note_settled.connect(self._on_note_settled)

    # ---- what the window asks -------------------------------------------------------------------------------------

    def title(self) -> str:
        return _("Members")

    def context_line(self) -> str:
        return _("Roll as of {day}").format(day=formats.day(self.desk.office.today(), "long"))

    def actions_offered(self) -> tuple[Action, ...]:
        off, out = self.desk.off(Right.KEEP_ROLL), self.desk.off(Right.TAKE_OUT)
        return (
            Action("import", N_("Import"), self._on_import, "import", reason_off=off),
            Action("export", N_("Export"), self._on_export, "export", reason_off=out),
            Action("print", N_("Print"), self._on_print, "print", "Ctrl+P"),
            Action("admit", N_("Admit a member"), self._on_admit, "plus", "Ctrl+N",
                   primary=self._facts.in_books > 0, reason_off=off),
            Action("export_all", N_("Export all that is kept"), self._on_export_all, "export", reason_off=out),
        )  # fmt: skip

    def search_hint(self) -> str:
        return _("Name, number, phone…")

    def search(self, text: str) -> None:
        self.filters.set_view(replace(self.filters.view, search=text))

    def panel(self) -> QWidget | None:
        return self.detail if self._facts.in_books else None

    def status(self) -> tuple[str, ...]:
        told = [*self.table.rows_seen_said()] if self.model.whole else []
        count = self._facts.on_roll
        told.append(
            ngettext("{count} member on the roll", "{count} members on the roll", count)
            .format(count=formats.number(count))
        )  # fmt: skip
        chosen = self.table.chosen_count()
        if chosen > 1:
            told.append(ngettext("{count} chosen", "{count} chosen", chosen).format(count=formats.number(chosen)))
            if self.source.extras:
                told += self.list_acts().sums()
        return tuple(told)

    def refresh(self) -> None:
        """Ask for the list, the figures and the chosen member again.

        While a row is saved from the list itself, the rows stay where they are, whatever their order was made of.
        """
        if self._made_list_acts is not None and self._made_list_acts.cells.saving:
            self.model.forget_rows()
            self._show_chosen()
            return
        if self._made_list_acts is not None:
            self._made_list_acts.forget()
        self._facts = self.desk.office.ask(queries.roll_facts)
        self._attention.ask_soon()
        self._name_order.refresh()
        self._show_own_columns()
        self.model.set_source(self.source)
        self._show_filters()
        self._show_list_or_words()
        self._show_chosen()
        if not self._facts.in_books:
            self.panel_wanted.emit(False)
        self.status_changed.emit()

    def retranslate(self) -> None:
        """Set every word anew."""
        self._row.retranslate()
        self._name_order.retranslate()
        self._empty.tell(_("No members yet"), _("Bring in the list you already keep, or admit the first member."))
        self._empty_import.setText(_("Import a list"))
        self._empty_admit.setText(_("Admit a member"))
        self._show_all.setText(_("Show everybody"))
        for button in (self._empty_import, self._empty_admit):
            button.offer(self.desk.off(Right.KEEP_ROLL))
        self.table.setAccessibleName(_("Members"))
        self._show_own_columns()
        self.detail.retranslate()
        self._show_filters()
        self._show_list_or_words()

    def open_at(self, argument: object) -> None:
        """Show one member, by id, or the whole record of one; or open a page by name (``elsewhere``)."""
        if isinstance(argument, RecordOf):
            self.open_at(argument.member_id)
            self._acts().open_record(argument.member_id)
        elif isinstance(argument, int):
            self.filters.clear()
            self.table.choose(argument)
        elif isinstance(argument, str):
            from pomanager.ui.members.elsewhere import page_called

            self.open_page(page_called(self.desk, argument))

    # ---- the list -------------------------------------------------------------------------------------------------

    def _show_filters(self) -> None:
        self._row.show_filters(self.filters.words())
        self._row.show_attention(self._attention.best(self._facts.needing_attention))

    def _show_own_columns(self) -> None:
        """Offer a column for each field of the organisation's own, and none for a field that has ended."""
        if self.model.set_columns(columns_of(self.desk.office)):
            self.table.arrangement.dress()
            self._on_arranged()

    def _on_arranged(self) -> None:
        """Fetch what the columns shown say beside, once it is wanted."""
        if self.source.show_columns(column.name for column in self.table.arrangement.shown()):
            self.model.forget_rows()
        self.status_changed.emit()

    def _on_selection(self) -> None:
        self._row.show_chosen(self.table.chosen_count())
        self.status_changed.emit()

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
        self.source.view = view
        self.model.set_source(self.source)
        self.filters.view = replace(view, order=self.source.view.order, descending=self.source.view.descending)
        self._show_filters()
        self._show_list_or_words()
        self._show_chosen()
        self.status_changed.emit()

    def _on_add_filter(self) -> None:
        self._row.add.pop_up(self.filters.menu(self))

    def _on_check(self) -> None:
        from pomanager.ui.members.attention.page import AttentionPage

        self.open_page(AttentionPage(self.desk))

    def _on_columns(self) -> None:
        self._row.columns.pop_up(self.table.column_menu())

    def shown(self) -> ViewContent:
        """What the list shows: filters, order and columns, as a view that can be kept."""
        return ViewContent(self.source.view, self.table.arrangement.shown())

    def show_content(self, content: ViewContent) -> None:
        """Show a view: its members in its order, in its columns; what is searched for stays."""
        self.table.arrangement.show(content.columns)
        self.model.order = Order(content.view.order.value, content.view.descending)
        self.filters.set_view(replace(content.view, search=self.filters.view.search))

    def _on_views(self) -> None:
        self._row.views.pop_up(self.list_acts().views.menu(self, self.shown()))

    def _on_show_all(self) -> None:
        self.filters.set_view(RollView())

    def _on_chosen(self) -> None:
        self._row.chosen.pop_up(self.list_acts().chosen_menu())

    def _on_chosen_menu(self, place: QPoint) -> None:
        self.list_acts().chosen_menu().popup(place)

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

    def _on_row_opened(self, row: MemberRow) -> None:
        self._acts().open_record(row.id)

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

    def _editing(self) -> "CellEditing":
        return self.list_acts().editing

    def list_acts(self) -> "ListActs":
        """What is done with the list itself and with the members chosen in it; made when first wanted."""
        from pomanager.ui.members.list_acts import ListActs

        if self._made_list_acts is None:
            self._made_list_acts = ListActs(self, self._acts())
        return self._made_list_acts

    def _on_admit(self) -> None:
        self._acts().admit()

    def _on_admitted(self, member_id: int) -> None:
        self.filters.set_view(RollView())
        self.table.choose(member_id)

    def _on_amend(self, member: MemberDetail) -> None:
        self._acts().amend(member)

    def _on_standing(self, member: MemberDetail, transition: Transition) -> None:
        self._acts().change_standing(member, transition)

    def _on_part(self, member: MemberDetail, part: RecordPart) -> None:
        self._acts().open_part(member, part)

    def _on_record(self, member: MemberDetail) -> None:
        self._acts().open_record(member.id)

    def _on_name_taken_back(self, member: MemberDetail) -> None:
        self._acts().take_back_name(member)

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

    def _on_export_all(self) -> None:
        self.list_acts().export_all(self.source.view)

    def _on_export(self) -> None:
        self.list_acts().export(self.source.view)

    def _on_print(self) -> None:
        self._acts().print(self.table.chosen_ids(), self.model.ids())

    def _on_print_record(self, member: MemberDetail) -> None:
        self._acts().print_records((member.id,))
