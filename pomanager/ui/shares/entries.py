"""The segment of entries: the register of movements between two days, and each entry with its whole operation."""

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from pomanager.areas import Area
from pomanager.i18n import _, formats, ngettext
from pomanager.marks import N_
from pomanager.readmodels.shares import EntryRow, EntryView, HolderLabel
from pomanager.rules.access.roles import Right
from pomanager.rules.shares.kinds import ENTRY_WORDS, EntryKind
from pomanager.services.journal.queries import who_recorded
from pomanager.services.members.queries import roll_rows
from pomanager.services.shares.queries.labels import type_labels
from pomanager.services.shares.queries.ledger import entry_row, entry_rows
from pomanager.services.shares.queries.ledger_search import entries_found, same_operation
from pomanager.ui.day_field import DayField
from pomanager.ui.desk import Desk
from pomanager.ui.look import px
from pomanager.ui.shares.entries_source import SERIAL, EntriesShown, EntriesSource, columns
from pomanager.ui.shares.entry_panel import EntryPanel
from pomanager.ui.shares.segment import OfMember, ShareSegment
from pomanager.ui.shares.taking_back import ask_and_take_back
from pomanager.ui.shares.words import one_currency, type_said
from pomanager.ui.tables.columns import Order
from pomanager.ui.tables.view import TableView
from pomanager.ui.tables.windowed import WindowedModel
from pomanager.ui.widgets.badges import Chip
from pomanager.ui.widgets.combo import ComboBox
from pomanager.ui.widgets.notes import EmptyState


class EntriesSegment(ShareSegment):
    """Lists the entries; none of them is ever changed, a mistake is taken back by a reversing entry."""

    areas = frozenset({Area.SHARES, Area.MEMBERS})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._searched = ""
        self._member: int | None = None
        """Whose entries alone are listed; None for everybody's."""
        self.of = Chip(on=True, removable=True)
        self.of.setObjectName("entries.of")
        self.of.hide()
        self._types: tuple[int, ...] = ()
        self._bare = True
        """Whether amounts are written without their currency."""
        self.since = DayField("entries.since", N_("From"), desk.office.today, may_be_empty=True)
        self.until = DayField("entries.until", N_("Until"), desk.office.today, may_be_empty=True)
        self.kind, self.type = ComboBox(), ComboBox()
        self.kind.setObjectName("entries.kind")
        self.kind.setMaximumWidth(px(210))  # the names of some kinds are long
        self.type.setObjectName("entries.type")
        self.detail = EntryPanel()
        self.model: WindowedModel[EntryRow] = WindowedModel(columns(bare=True), None, Order(SERIAL, descending=True))
        self.table = TableView("shares.entries", desk.preferences, frozen=1)
        self.table.show_model(self.model)
        self._nothing = EmptyState("journal", small=True)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._nothing)
        row = QHBoxLayout()
        row.setContentsMargins(px(24), px(6), px(16), px(6))
        row.setSpacing(px(10))
        row.addWidget(self.since)
        row.addWidget(self.until)
        row.addWidget(self.of)
        row.addStretch(1)
        row.addWidget(self.type)
        row.addWidget(self.kind)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        for field in (self.since, self.until):
            field.chosen.connect(self._on_narrowed)
        for combo in (self.kind, self.type):
            combo.activated.connect(self._on_narrowed)
        for signal in (self.of.removed, self.of.clicked):
            signal.connect(self._on_everybody)
        self.table.row_chosen.connect(self._on_row_chosen)
        self.table.row_opened.connect(self._on_row_opened)
        self.table.rows_seen_changed.connect(self.status_changed)
        self.detail.closed.connect(self._on_panel_closed)
        self.detail.back_wanted.connect(self._on_back)
        self.detail.holding_wanted.connect(self._on_holding)

    # ---- what the page asks ---------------------------------------------------------------------------------------

    def search_hint(self) -> str:
        # TR: what can be searched in the register of shares
        return _("Name, member number, receipt…")

    def search(self, text: str) -> None:
        self._searched = text
        self._load()

    def panel(self) -> QWidget | None:
        return self.detail

    def status(self) -> tuple[str, ...]:
        found = self.model.rowCount()
        if not found:
            return ()
        counted = ngettext("{count} entry", "{count} entries", found).format(count=formats.number(found))
        return *self.table.rows_seen_said(), counted

    def member(self) -> HolderLabel | None:
        return self.detail.row.member if self.detail.row is not None else None

    def retranslate(self) -> None:
        """Set every word anew."""
        self.table.setAccessibleName(_("Entries"))
        self.since.retranslate()
        self.until.retranslate()
        self.kind.setAccessibleName(_("Kind of entry"))
        self.type.setAccessibleName(_("Type of share"))
        chosen = max(0, self.kind.currentIndex())
        self.kind.clear()
        # TR: a choice above the list of entries: entries of every kind
        self.kind.addItems([_("All kinds"), *(_(ENTRY_WORDS[kind]) for kind in EntryKind)])
        self.kind.setCurrentIndex(chosen)
        self.detail.retranslate()
        self.detail.may_write(self.desk.off(Right.KEEP_SHARES))
        self._offer_types()
        self._nothing.tell(*self._nothing_words())

    def refresh(self) -> None:
        """Ask for the entries again."""
        self._offer_types()
        self._load()

    def open_at(self, argument: object) -> None:
        """Show an entry by its serial number, all entries of one member, or what a view lets through."""
        if isinstance(argument, EntryView):
            self._show_of(argument.member_id)
            self._show_view(argument)
        elif isinstance(argument, OfMember):
            self._show_of(argument.member_id)
            self._show_view(EntryView())
        elif isinstance(argument, int):
            self._show_of(None)
            self._show_view(EntryView())
            self.table.choose(argument)

    def _show_of(self, member_id: int | None) -> None:
        self._member = member_id
        self.of.setVisible(member_id is not None)
        for row in self.desk.office.ask(roll_rows, () if member_id is None else (member_id,)):
            self.of.setText(f"{row.number} · {row.name}")

    def _on_everybody(self) -> None:
        self._show_of(None)
        self._load()

    def _show_view(self, view: EntryView) -> None:
        self.since.show_day(view.since)
        self.until.show_day(view.until)
        (kind,) = view.kinds if view.kinds is not None and len(view.kinds) == 1 else (None,)
        self.kind.setCurrentIndex(list(EntryKind).index(kind) + 1 if kind is not None else 0)
        self.type.setCurrentIndex(self._types.index(view.type_id) + 1 if view.type_id in self._types else 0)
        self._load()

    # ---- the list -------------------------------------------------------------------------------------------------

    def _offer_types(self) -> None:
        chosen = self._type_id()
        labels = self.desk.office.ask(type_labels)
        self._types = tuple(labels)
        self.type.clear()
        self.type.addItems([_("All types"), *(type_said(label) for label in labels.values())])
        self.type.setCurrentIndex(self._types.index(chosen) + 1 if chosen in self._types else 0)
        self.type.setVisible(len(labels) > 1)
        bare = one_currency(labels.values())
        if bare != self._bare:
            self._bare = bare
            self.model.columns = columns(bare=bare)

    def _type_id(self) -> int | None:
        place = self.type.currentIndex() - 1
        return self._types[place] if 0 <= place < len(self._types) else None

    def view(self) -> EntryView:
        """What is listed, but for what is searched."""
        place = self.kind.currentIndex() - 1
        return EntryView(
            since=self.since.day(), until=self.until.day(), type_id=self._type_id(), member_id=self._member,
            kinds=frozenset({list(EntryKind)[place]}) if place >= 0 else None,
        )  # fmt: skip

    def _on_narrowed(self, _value: object) -> None:
        self._load()

    def _load(self) -> None:
        row = self.table.current_row()
        chosen = row.serial if isinstance(row, EntryRow) else 0
        found = None
        if self._searched.strip():
            found = self.desk.office.ask(entries_found, self._searched)
        self.model.set_source(EntriesSource(self.desk.office, EntriesShown(self.view(), found)))
        self._nothing.tell(*self._nothing_words())
        self._stack.setCurrentWidget(self.table if self.model.rowCount() else self._nothing)
        if not self.model.rowCount():
            self._on_row_chosen(None)
        elif self.model.place_of(chosen) >= 0:
            self.table.choose(chosen)
            self._on_row_chosen(self.table.current_row())
        else:
            self.table.choose(self.model.id_at(0))
        self.status_changed.emit()

    def _nothing_words(self) -> tuple[str, str]:
        if self._searched.strip():
            return _("No entry matches “{text}”").format(text=self._searched.strip()), ""
        if self.view() != EntryView():
            return _("No entry stands here"), _("Choose other days or another kind.")
        about = _("Each subscription, payment and transfer stands here as an entry; begin under “Holdings”.")
        return _("Nothing was entered in the share register yet"), about

    def _on_row_chosen(self, row: object) -> None:
        if not isinstance(row, EntryRow):
            self.detail.show_entry(None, (), "")
            return
        others = [serial for serial in self.desk.office.ask(same_operation, row.serial) if serial != row.serial]
        self.detail.show_entry(row, self.desk.office.ask(entry_rows, others), self._who_recorded(row))

    def _who_recorded(self, row: EntryRow) -> str:
        """Who stands in the journal for the moment the entry was recorded; "" where the journal names nobody."""
        return self.desk.office.ask(who_recorded, "member", row.member.member_id, row.recorded_at)

    def _on_row_opened(self, _row: object) -> None:
        self.panel_wanted.emit(True)

    def _on_panel_closed(self) -> None:
        self.panel_wanted.emit(False)
        self.table.setFocus()

    # ---- acts -----------------------------------------------------------------------------------------------------

    def _on_back(self, row: object) -> None:
        if isinstance(row, EntryRow) and not self.desk.off(Right.KEEP_SHARES):
            ask_and_take_back(self, self.desk.office.ask(entry_row, row.serial))

    def _on_holding(self, member_id: int) -> None:
        self.desk.bus.page_wanted.emit("shares", ("holdings", member_id))
