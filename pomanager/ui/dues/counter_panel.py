"""Beside the form of receipts: who it is and what is due, and what was recorded today, with its sum."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pomanager.i18n import _, formats, ngettext
from pomanager.i18n.fees import fee_name
from pomanager.marks import N_
from pomanager.readmodels.dues import ReceiptProposal, ReceiptRow
from pomanager.readmodels.shares import HolderLabel
from pomanager.rules.members import STATUS_WORDS
from pomanager.ui.desk import Desk
from pomanager.ui.dues.words import money_said, receipts_sum
from pomanager.ui.tables.columns import Column, State
from pomanager.ui.tables.delegate import TwoLineDelegate
from pomanager.ui.tables.model import RowsModel
from pomanager.ui.tables.view import TableView
from pomanager.ui.tokens import Tone
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.labels import Label, line
from pomanager.ui.widgets.sheets import DetailPanel, Facts
from pomanager.ui.widgets.tips import as_tip
from pomanager.ui.widgets.wrapping import WrappingRow

WIDTH = 348
LABELS = 140


def _number(row: ReceiptRow) -> str:
    number = _("receipt {number}").format(number=row.label.number or formats.UNKNOWN)
    # TR: an entry of the register: another entry took it back
    return f"{number} · {_('taken back')}" if row.is_reversed else number


def _who(row: ReceiptRow) -> str:
    return f"{row.member.number} · {row.member.name}"


def _amount(row: ReceiptRow) -> str:
    return money_said(row.label.minor, row.label.currency, row.decimals)


def _taken_back(row: ReceiptRow) -> State | None:
    return State(Tone.MUTE, "undo") if row.is_reversed else None


COLUMNS: tuple[Column[ReceiptRow], ...] = (
    Column(N_("Member"), _who, width=0, key="member", sortable=False, below=_number),
    Column(N_("Amount"), _amount, right=True, width=116, key="minor", sortable=False, state=_taken_back),
)


class CounterTable(TableView):
    """The receipts recorded today, in rows of two lines: the member, and below the number of the receipt."""

    delegate_kind = TwoLineDelegate


class CounterPanel(DetailPanel):
    """Tells of the member a receipt is of, and lists what was recorded today."""

    back_wanted = Signal(int)
    """The id of a receipt that is to be taken back."""
    print_wanted = Signal(int)
    """The id of a receipt that is to be printed."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(WIDTH, parent)
        self.setObjectName("dues.counter")
        self._rows: tuple[ReceiptRow, ...] = ()
        self._member: HolderLabel | None = None
        self._proposal: ReceiptProposal | None = None
        self.close_button.hide()
        self.name, self.number = Label("", "sheet", wrap=True), Label("", "small", wrap=True)
        self.due = Facts(LABELS)
        self.title, self.sum = Label("", "section", wrap=True), Label("", "strong", wrap=True)
        self.model: RowsModel[ReceiptRow] = RowsModel(COLUMNS)
        self.table = CounterTable("dues.counter", desk.preferences, frozen=0)
        self.table.show_model(self.model)
        self.back, self.print = Button("", "undo"), Button("", "print")
        self.back.setObjectName("counter.take_back")
        self.print.setObjectName("counter.print")
        for part in (self.name, self.number, self.due, line(), self.title, self.sum):
            self.body.addWidget(part)
        self.body.addWidget(self.table, 1)
        self.body.addStretch()  # keeps the words together above while there is no list
        acts = QWidget()
        WrappingRow(((self.print, self.back),), acts)
        self.foot.addWidget(acts, 1)
        self.back.clicked.connect(self._on_back)
        self.print.clicked.connect(self._on_print)
        self.table.row_chosen.connect(self._on_chosen)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.back.setText(_("Take back…"))
        self.print.setText(_("Print the receipt"))
        self.table.setAccessibleName(_("Recorded today"))
        self.show_member(self._member, self._proposal)
        self.show_receipts(self._rows)

    def show_member(self, member: HolderLabel | None, proposal: ReceiptProposal | None) -> None:
        """Tell of a member and what is due; None while nobody is named."""
        self._member, self._proposal = member, proposal
        if member is None or proposal is None:
            self.name.setText(_("Nobody named yet"))
            self.number.setText(_("Type the number that stands on the receipt."))
            self.due.show_facts(())
            return
        self.name.setText(member.name)
        number = _("No. {number}").format(number=member.number)
        self.number.setText(" · ".join((number, _(STATUS_WORDS[member.status]))))
        told = [
            (fee_name(each.name, each.code), money_said(each.owed, each.currency, each.decimals))
            for each in proposal.lines
            if each.owed > 0
        ]
        self.due.show_facts(told or [(_("Owed"), _("nothing"))])

    def show_receipts(self, rows: Sequence[ReceiptRow]) -> None:
        """List what was recorded today, the latest first."""
        self._rows = tuple(rows)
        self.model.set_rows(rows)
        counted = ngettext("{count} receipt", "{count} receipts", len(rows)).format(count=formats.number(len(rows)))
        # TR: heading over the receipts recorded today; {count} is "12 receipts"
        self.title.setText(_("Recorded today: {count}").format(count=counted))
        self.sum.setText(receipts_sum(rows))
        self.sum.setVisible(bool(rows))
        self.table.setVisible(bool(rows))
        for button in (self.back, self.print):
            button.setVisible(bool(rows))
        if rows:
            self.table.go_to(0)
        self._on_chosen(self.table.current_row() if rows else None)

    def _chosen(self) -> ReceiptRow | None:
        row = self.table.current_row()
        return row if isinstance(row, ReceiptRow) else None

    def _on_chosen(self, row: object) -> None:
        gone = isinstance(row, ReceiptRow) and row.is_reversed
        self.back.setEnabled(isinstance(row, ReceiptRow) and not gone)
        self.back.setToolTip(as_tip(_("This receipt was taken back already.") if gone else ""))

    def _on_back(self) -> None:
        if (row := self._chosen()) is not None:
            self.back_wanted.emit(row.label.id)

    def _on_print(self) -> None:
        if (row := self._chosen()) is not None:
            self.print_wanted.emit(row.label.id)
