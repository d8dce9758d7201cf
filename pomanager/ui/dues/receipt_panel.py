"""The panel beside the book of receipts: what a receipt was for, both currencies, who paid, and what can be done."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from pomanager.i18n import _, formats
from pomanager.i18n.fees import fee_name, period_said
from pomanager.readmodels.dues import ReceiptDetail, ReceiptLineRow
from pomanager.rules.shares.kinds import CHANNEL_WORDS
from pomanager.ui.dues.words import fee_said, holder_said, money_said
from pomanager.ui.widgets.badges import Badge
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.sheets import DetailPanel, Facts
from pomanager.ui.widgets.wrapping import WrappingRow

WIDTH = 356
LABELS = 120


class ReceiptPanel(DetailPanel):
    """Tells of one receipt; sends what somebody wants."""

    back_wanted = Signal(int)
    """The id of a receipt that is to be taken back."""
    print_wanted = Signal(int)
    """The id of a receipt that is to be printed."""
    record_wanted = Signal(int)
    """The id of the member whose record is to be opened."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(WIDTH, parent)
        self.setObjectName("receipts.panel")
        self.detail: ReceiptDetail | None = None
        self._reason_off = ""
        self._amount, self._about = Label("", "sheet", wrap=True), Label("", "small", wrap=True)
        self.badge = Badge()
        self._for = Label("", "section")
        self.lines, self.facts = Facts(LABELS + 24), Facts(LABELS)
        self.print, self.back = Button("", "print"), Button("", "undo")
        self.record = Button("", "member", "quiet")
        self.print.setObjectName("receipts.print")
        self.back.setObjectName("receipts.take_back")
        self.record.setObjectName("receipts.record")
        self._lay_out()
        self.print.clicked.connect(self._on_print)
        self.back.clicked.connect(self._on_back)
        self.record.clicked.connect(self._on_record)
        self.show_receipt(None)

    def _lay_out(self) -> None:
        self.begin_with(self._amount, self._about)
        self.body.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignLeading)
        for part in (self._for, self.lines, self.facts):
            self.body.addWidget(part)
        self.body.addWidget(self.record, 0, Qt.AlignmentFlag.AlignLeading)
        self.body.addStretch(1)
        acts = QWidget()
        WrappingRow(((self.print, self.back),), acts)
        self.foot.addWidget(acts, 1)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.close_button.set_name(_("Close"))
        self.print.setText(_("Print the receipt"))
        self.back.setText(_("Take back…"))
        self.record.setText(_("Open the record"))
        self._for.setText(_("Paid for"))
        self.show_receipt(self.detail)

    def may_write(self, reason_off: str) -> None:
        """Allow taking back, or say on hover why not."""
        self._reason_off = reason_off
        self.show_receipt(self.detail)

    def show_receipt(self, detail: ReceiptDetail | None) -> None:
        """Tell of a receipt; None shows nothing."""
        self.detail = detail
        self._inside.setVisible(detail is not None)
        for button in (self.print, self.back):
            button.setVisible(detail is not None)
        gone = detail is not None and detail.is_reversed
        off = self._reason_off or (_("This receipt was taken back already.") if gone else "")
        self.back.offer(off)
        if detail is None:
            return
        self._amount.setText(money_said(detail.label.minor, detail.label.currency, detail.decimals))
        number = _("Receipt no. {number}").format(number=detail.label.number or formats.UNKNOWN)
        self._about.setText(f"{number} · {holder_said(detail.member)}")
        self.badge.show_state(_("taken back") if detail.is_reversed else "", "mute", "undo")
        self.badge.setVisible(detail.is_reversed)
        self.lines.show_facts([(_what(row), self._minor(detail, row)) for row in detail.lines])
        self.facts.show_facts(_facts(detail))

    @staticmethod
    def _minor(detail: ReceiptDetail, row: ReceiptLineRow) -> str:
        return money_said(row.minor, detail.label.currency, detail.decimals)

    def _on_print(self) -> None:
        if self.detail is not None:
            self.print_wanted.emit(self.detail.label.id)

    def _on_back(self) -> None:
        if self.detail is not None:
            self.back_wanted.emit(self.detail.label.id)

    def _on_record(self) -> None:
        if self.detail is not None:
            self.record_wanted.emit(self.detail.member.member_id)


def _what(row: ReceiptLineRow) -> str:
    if row.fee is None:
        return fee_name(row.share_name, row.share_code)
    period = row.period
    said = period_said(row.fee.period, period.first, period.last) if period is not None else ""
    return " · ".join(part for part in (fee_said(row.fee), said) if part)


def _facts(detail: ReceiptDetail) -> Sequence[tuple[str, str]]:
    label = detail.label
    told = [(_("Received on"), formats.day(label.received_on)), (_("Channel"), _(CHANNEL_WORDS[label.channel]))]
    told += [
        (words, said)
        for words, said in (
            (_("Account no."), detail.account), (_("In the name of"), detail.account_holder),
            (_("Paid by"), detail.payer), (_("Remarks"), detail.remarks),
        )
        if said
    ]  # fmt: skip
    if label.given_minor is not None:
        given = money_said(label.given_minor, label.given_currency, detail.given_decimals)
        told += [(_("Handed over"), given), (_("Rate"), label.rate)]
    told.append((_("Recorded"), formats.moment(detail.recorded_at)))
    return told
