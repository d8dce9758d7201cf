"""The segment of receipts: all receipts between two days, over shares and dues, with sums by channel."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from pomanager.areas import Area
from pomanager.i18n import _, formats, ngettext
from pomanager.marks import N_
from pomanager.readmodels.dues import ReceiptRow, ReceiptSums, ReceiptView
from pomanager.readmodels.shares import HolderLabel
from pomanager.rules.access.roles import Right
from pomanager.rules.shares.currencies import decimals_of
from pomanager.rules.shares.kinds import CHANNEL_WORDS, Channel
from pomanager.services.dues.queries.receipt_search import receipts_found
from pomanager.services.dues.queries.receipts import receipt_detail, receipt_ids, receipt_rows, receipt_sums
from pomanager.services.office import Office
from pomanager.services.shares.queries.facts import own_currency
from pomanager.ui.bus import RecordOf
from pomanager.ui.day_field import DayField
from pomanager.ui.desk import Desk
from pomanager.ui.dues.receipt_panel import ReceiptPanel
from pomanager.ui.dues.segment import DuesSegment
from pomanager.ui.dues.taking_back import take_back_receipt
from pomanager.ui.dues.words import money_said
from pomanager.ui.look import px
from pomanager.ui.tables.columns import Column, Order, State
from pomanager.ui.tables.view import TableView
from pomanager.ui.tables.windowed import WindowedModel
from pomanager.ui.tokens import Tone
from pomanager.ui.widgets.combo import ComboBox
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.notes import EmptyState
from pomanager.ui.widgets.wrapping import WrappingRow


class ReceiptLine:
    """A receipt as it is listed."""

    def __init__(self, row: ReceiptRow) -> None:
        self.row = row
        self.id = row.label.id


def _day(line: ReceiptLine) -> date:
    return line.row.label.received_on


def _number(line: ReceiptLine) -> str:
    return line.row.label.number


def _member(line: ReceiptLine) -> str:
    return line.row.member.number


def _name(line: ReceiptLine) -> str:
    return line.row.member.name


def _payer(line: ReceiptLine) -> str:
    return line.row.label.payer


def _channel(line: ReceiptLine) -> str:
    return _(CHANNEL_WORDS[line.row.label.channel])


def _amount(line: ReceiptLine) -> str:
    return money_said(line.row.label.minor, line.row.label.currency, line.row.decimals)


def _taken_back(line: ReceiptLine) -> State | None:
    return State(Tone.MUTE, "undo") if line.row.is_reversed else None


COLUMNS: tuple[Column[ReceiptLine], ...] = (
    Column(N_("Day"), _day, formats.day_short, width=104, key="day"),
    Column(N_("Receipt no."), _number, width=96, key="receipt", sortable=False, state=_taken_back),
    Column(N_("No."), _member, right=True, width=54, key="number", muted=True, sortable=False),
    Column(N_("Name"), _name, width=0, key="name", sortable=False),
    Column(N_("Channel"), _channel, width=130, key="channel", sortable=False),
    Column(N_("Amount"), _amount, right=True, width=116, key="minor", sortable=False),
    Column(N_("Paid by"), _payer, width=130, key="payer", sortable=False, hidden=True),
)


class ReceiptsSource:
    """The receipts of a view, the latest first or last, narrowed by what is searched for."""

    def __init__(self, office: Office, view: ReceiptView, found: frozenset[int] | None) -> None:
        self._office = office
        self.view = view
        self._found = found

    def ids(self, order: Order | None) -> Sequence[int]:
        """Ids of the receipts, in order."""
        ids: Sequence[int] = self._office.ask(receipt_ids, self.view)
        if self._found is not None:
            ids = [each for each in ids if each in self._found]
        return ids if order is None or order.descending else ids[::-1]

    def rows(self, ids: Sequence[int]) -> Sequence[ReceiptLine]:
        """These receipts."""
        return [ReceiptLine(row) for row in self._office.ask(receipt_rows, ids)]


class ReceiptsSegment(DuesSegment):
    """The book of receipts."""

    areas = frozenset({Area.DUES, Area.SHARES, Area.MEMBERS})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._searched = ""
        self.sums: ReceiptSums | None = None
        self.since = DayField("receipts.since", N_("From"), desk.office.today, may_be_empty=True)
        self.until = DayField("receipts.until", N_("Until"), desk.office.today, may_be_empty=True)
        self.since.show_day(desk.office.today().replace(month=1, day=1))
        self.channel = ComboBox()
        self.channel.setObjectName("receipts.channel")
        self.told = Label("", "small", wrap=True)
        self.detail = ReceiptPanel()
        self.model: WindowedModel[ReceiptLine] = WindowedModel(COLUMNS, None, Order("day", descending=True))
        self.table = TableView("dues.receipts", desk.preferences, frozen=2)
        self.table.show_model(self.model)
        self.nothing = EmptyState("dues", small=True)
        self.stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.nothing)
        above = QWidget()
        row = WrappingRow(((self.since, self.until), (self.channel,)), above)
        row.setContentsMargins(px(24), px(6), px(16), px(6))
        self.told.setContentsMargins(px(24), 0, px(16), px(6))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(above)
        column.addWidget(self.told)
        column.addWidget(self.stack, 1)
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        for field in (self.since, self.until):
            field.chosen.connect(self._on_narrowed)
        self.channel.activated.connect(self._on_narrowed)
        self.table.row_chosen.connect(self._on_row_chosen)
        self.table.row_opened.connect(self._on_row_opened)
        self.table.rows_seen_changed.connect(self.status_changed)
        self.detail.closed.connect(self._on_panel_closed)
        self.detail.back_wanted.connect(self._on_back)
        self.detail.print_wanted.connect(self._on_print)
        self.detail.record_wanted.connect(self._on_record)

    # ---- what the page asks ---------------------------------------------------------------------------------------

    def member(self) -> HolderLabel | None:
        return self.detail.detail.member if self.detail.detail is not None else None

    def search_hint(self) -> str:
        # TR: what can be searched in the book of receipts
        return _("Receipt no., name, member number…")

    def search(self, text: str) -> None:
        self._searched = text
        self.refresh()

    def panel(self) -> QWidget | None:
        return self.detail

    def status(self) -> tuple[str, ...]:
        return self.table.rows_seen_said()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.detail.retranslate()
        self.detail.may_write(self.desk.off(Right.KEEP_DUES))
        self.table.setAccessibleName(_("Receipts"))
        self.since.retranslate()
        self.until.retranslate()
        self.channel.setAccessibleName(_("Channel"))
        chosen = max(0, self.channel.currentIndex())
        self.channel.clear()
        # TR: a choice above a list: money received in any way
        self.channel.addItems([_("Every channel"), *(_(words) for words in CHANNEL_WORDS.values())])
        self.channel.setCurrentIndex(chosen)
        self._show_sums()
        self.nothing.tell(*self._nothing_words())

    def view(self) -> ReceiptView:
        """Which receipts are listed."""
        place = self.channel.currentIndex() - 1
        channels = tuple(CHANNEL_WORDS)
        return ReceiptView(
            since=self.since.day(), until=self.until.day(), channel=channels[place] if place >= 0 else None
        )

    def refresh(self) -> None:
        """Ask for the receipts again; the chosen one stays so."""
        row = self.table.current_row()
        chosen = row.id if isinstance(row, ReceiptLine) else -1
        found = None
        if self._searched.strip():
            found = self.desk.office.ask(receipts_found, self._searched)
        self.model.set_source(ReceiptsSource(self.desk.office, self.view(), found))
        self.sums = self.desk.office.ask(receipt_sums, self.view()) if found is None else None
        self._show_sums()
        self.nothing.tell(*self._nothing_words())
        self.stack.setCurrentWidget(self.table if self.model.rowCount() else self.nothing)
        if self.model.rowCount():
            self.table.go_to(max(0, self.model.place_of(chosen)))
        self._on_row_chosen(self.table.current_row() if self.model.rowCount() else None)
        self.status_changed.emit()

    def open_at(self, argument: object) -> None:
        """Show one receipt, by id."""
        if not isinstance(argument, int):
            return
        self.since.show_day(None)
        self.until.show_day(None)
        self.channel.setCurrentIndex(0)
        self.refresh()
        self.table.choose(argument)

    def _show_sums(self) -> None:
        sums = self.sums
        self.told.setVisible(sums is not None and bool(sums.by_channel))
        if sums is None:
            return
        own = self.desk.office.ask(own_currency)
        told = []
        for (channel, currency), minor in sums.by_channel.items():
            decimals = own.decimals if currency == own.code else decimals_of(currency)
            told.append(f"{_(CHANNEL_WORDS[Channel(channel)])}: {money_said(minor, currency, decimals)}")
        if sums.reversed_count:
            counted = ngettext("{count} taken back", "{count} taken back", sums.reversed_count)
            told.append(counted.format(count=formats.number(sums.reversed_count)))
        self.told.setText(" · ".join(told))

    def _nothing_words(self) -> tuple[str, str]:
        if self._searched.strip():
            return _("Nothing matches “{text}”").format(text=self._searched.strip()), ""
        return _("No receipt between these days"), _("“Record receipts” is where paper receipts are typed.")

    # ---- the chosen receipt ---------------------------------------------------------------------------------------

    def _on_narrowed(self, _what: object) -> None:
        self.refresh()

    def _on_row_chosen(self, line: Any) -> None:  # noqa: ANN401 - a line of the list, or nothing
        shown = self.desk.office.ask(receipt_detail, line.id) if isinstance(line, ReceiptLine) else None
        self.detail.show_receipt(shown)

    def _on_row_opened(self, _line: object) -> None:
        self.panel_wanted.emit(True)

    def _on_panel_closed(self) -> None:
        self.panel_wanted.emit(False)
        self.table.setFocus()

    def _on_back(self, receipt_id: int) -> None:
        take_back_receipt(self, receipt_id)

    def _on_print(self, receipt_id: int) -> None:
        from pomanager.ui.dialogs.print_paper import ask_and_print

        ask_and_print(self, self.desk, "receipt", of=(receipt_id,))

    def _on_record(self, member_id: int) -> None:
        self.desk.bus.page_wanted.emit("members", RecordOf(member_id))
