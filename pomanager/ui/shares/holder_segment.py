"""What segments have in common whose lines are about holders: the panel of a member's shares and its acts."""

from datetime import date
from typing import Any

from PySide6.QtWidgets import QStackedWidget, QWidget

from pomanager.areas import Area
from pomanager.i18n import _
from pomanager.readmodels.shares import HolderLabel
from pomanager.rules.access.roles import Right
from pomanager.services.shares.queries.holdings import member_shares
from pomanager.services.shares.queries.ledger import entries_of
from pomanager.ui.bus import RecordOf
from pomanager.ui.desk import Desk
from pomanager.ui.shares.holding_acts import HOLDING_ACTS
from pomanager.ui.shares.holding_panel import ENTRIES_TOLD, HoldingPanel
from pomanager.ui.shares.segment import OfMember, ShareSegment
from pomanager.ui.shares.words import newest_first
from pomanager.ui.tables.view import TableView
from pomanager.ui.tables.windowed import WindowedModel
from pomanager.ui.widgets.notes import EmptyState


class HolderSegment(ShareSegment):
    """A list of holders with the panel of their shares. Heirs fill the model, and tell the panel who is chosen."""

    areas = frozenset({Area.SHARES, Area.MEMBERS})

    def __init__(self, desk: Desk, table: TableView, model: WindowedModel[Any], nothing: EmptyState) -> None:
        super().__init__(desk)
        self.table, self.model, self.nothing = table, model, nothing
        self.searched = ""
        self.detail = HoldingPanel()
        self.stack = QStackedWidget()
        self.table.show_model(self.model)
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.nothing)
        self.setFocusProxy(self.table)
        self.table.row_chosen.connect(self._on_row_chosen)
        self.table.row_opened.connect(self._on_row_opened)
        self.table.rows_seen_changed.connect(self.status_changed)
        self.detail.closed.connect(self._on_panel_closed)
        self.detail.act_wanted.connect(self._on_act)
        self.detail.record_wanted.connect(self._on_record)
        self.detail.entries_wanted.connect(self._on_entries)

    # ---- what heirs say -------------------------------------------------------------------------------------------

    def about(self, line: object) -> tuple[int, int | None] | None:
        """The member and the type of share a line is about; None for no line."""
        raise TypeError(f"{type(self).__name__} does not say whom its lines are about ({line})")

    def load(self) -> None:
        """Fill the list with what is asked for now."""
        raise TypeError(f"{type(self).__name__} does not fill its list")

    # ---- what the page asks ---------------------------------------------------------------------------------------

    def search_hint(self) -> str:
        return _("Name, number, phone…")

    def search(self, text: str) -> None:
        self.searched = text
        self.load()

    def panel(self) -> QWidget | None:
        return self.detail

    def status(self) -> tuple[str, ...]:
        return self.table.rows_seen_said()

    def member(self) -> HolderLabel | None:
        return self.detail.shares.member if self.detail.shares is not None else None

    def retranslate(self) -> None:
        """Set every word anew."""
        self.detail.retranslate()
        self.detail.may_write(self.desk.off(Right.KEEP_SHARES))

    # ---- the chosen holder ----------------------------------------------------------------------------------------

    def show_loaded(self, chosen: int, *, place: int = 0) -> None:
        """Show the list just filled: the line of an id under the keyboard, else that at a place."""
        self.stack.setCurrentWidget(self.table if self.model.rowCount() else self.nothing)
        if self.model.rowCount():
            known = self.model.place_of(chosen) if chosen >= 0 else -1
            self.table.go_to(known if known >= 0 else max(0, place))
        self._on_row_chosen(self.table.current_row() if self.model.rowCount() else None)
        self.status_changed.emit()

    def _on_row_chosen(self, line: object) -> None:
        about = self.about(line) if line is not None else None
        if about is None:
            self.detail.show_shares(None, (), None)
        else:
            self.tell_holder(*about, self.day())

    def tell_holder(self, member_id: int, type_id: int | None, day: date) -> None:
        """Tell the panel of a member's shares on a day, and of the entries until then."""
        shares = self.desk.office.ask(member_shares, member_id, day)
        entries = [each for each in self.desk.office.ask(entries_of, member_id) if each.effective_on <= day]
        newest = sorted(entries, key=newest_first, reverse=True)[:ENTRIES_TOLD]
        self.detail.show_shares(shares, newest, type_id)

    def _on_row_opened(self, line: object) -> None:
        """Open the record; where the panel is a page of its own, the holding comes first."""
        about = self.about(line) if line is not None else None
        if about is not None and self.detail.isVisible():
            self._on_record(about[0])
        else:
            self.panel_wanted.emit(True)

    def _on_panel_closed(self) -> None:
        self.panel_wanted.emit(False)
        self.table.setFocus()

    def _on_act(self, key: str) -> None:
        member, holding = self.member(), self.detail.holding()
        if member is not None and not self.desk.off(Right.KEEP_SHARES):
            act = next(act for act in HOLDING_ACTS if act.key == key)
            self.open_page(act.make(self.desk, member.member_id, holding.type.id if holding is not None else None))

    def _on_record(self, member_id: int) -> None:
        self.desk.bus.page_wanted.emit("members", RecordOf(member_id))

    def _on_entries(self, member_id: int) -> None:
        self.desk.bus.page_wanted.emit("shares", ("entries", OfMember(member_id)))
