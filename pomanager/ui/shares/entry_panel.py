"""The panel beside the entries: all an entry says, the others of its operation, its receipt, who recorded it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from pomanager.i18n import _, formats
from pomanager.readmodels.shares import EntryRow, ReceiptLabel, ShareTypeLabel
from pomanager.rules.shares.currencies import decimals_of
from pomanager.rules.shares.kinds import CHANNEL_WORDS, EntryKind
from pomanager.ui.shares.words import (
    amount_said,
    entry_said,
    entry_told,
    holder_said,
    money_said,
    signed,
    type_said,
)
from pomanager.ui.widgets.badges import Badge
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.sheets import DetailPanel, Facts
from pomanager.ui.widgets.wrapping import WrappingRow

WIDTH = 356
LABELS = 116


class EntryPanel(DetailPanel):
    """Tells of one entry of the register; sends what somebody wants."""

    back_wanted = Signal(object)
    """EntryRow: it is to be taken back."""
    holding_wanted = Signal(int)
    """The id of the member whose holding is to be shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(WIDTH, parent)
        self.setObjectName("entries.panel")
        self.row: EntryRow | None = None
        self._others: tuple[EntryRow, ...] = ()
        self._who = ""
        self._reason_off = ""
        self._what = Label("", "sheet", wrap=True)
        self._about = Label("", "small", wrap=True)
        self.badge = Badge()
        self.facts, self.receipt, self.others = Facts(LABELS), Facts(LABELS), Facts(LABELS)
        self._receipt_title, self._others_title = Label("", "section"), Label("", "section")
        self.back = Button("", "undo")
        self.back.setObjectName("entries.take_back")
        self.holding = Button("", "share")
        self.holding.setObjectName("entries.holding")
        self._lay_out()
        self.back.clicked.connect(self._on_back)
        self.holding.clicked.connect(self._on_holding)
        self.show_entry(None, (), "")

    def _lay_out(self) -> None:
        self.begin_with(self._what, self._about)
        self.body.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignLeading)
        for part in (self.facts, self._receipt_title, self.receipt, self._others_title, self.others):
            self.body.addWidget(part)
        self.body.addStretch(1)
        acts = QWidget()
        WrappingRow(((self.holding, self.back),), acts)
        self.foot.addWidget(acts, 1)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.close_button.set_name(_("Close"))
        self.back.setText(_("Take the entry back…"))
        self.holding.setText(_("Show the holding"))
        self._receipt_title.setText(_("Receipt"))
        # TR: heading over the other entries written in the same act
        self._others_title.setText(_("Entered together with it"))
        self.show_entry(self.row, self._others, self._who)

    def may_write(self, reason_off: str) -> None:
        """Allow taking back, or say on hover why not."""
        self._reason_off = reason_off
        self.show_entry(self.row, self._others, self._who)

    def show_entry(self, row: EntryRow | None, others: Sequence[EntryRow], who: str) -> None:
        """Tell of an entry, the others of its operation and who recorded it; None shows nothing."""
        self.row, self._others, self._who = row, tuple(others), who
        self._inside.setVisible(row is not None)
        for button in (self.back, self.holding):
            button.setVisible(row is not None)
        if row is None:
            return
        self._what.setText(entry_said(row.kind, row.reversed_kind))
        # TR: an entry of the share register by its serial number
        number = _("Entry {number}").format(number=formats.number_text(row.serial))
        self._about.setText(f"{number} · {holder_said(row.member)}")
        self._show_state(row)
        self.facts.show_facts(_facts(row, who))
        self.receipt.show_facts(_receipt(row.receipt, row.type) if row.receipt is not None else ())
        self.others.show_facts([(formats.number_text(each.serial), _other(each)) for each in self._others])
        for part, shown in (
            (self._receipt_title, row.receipt is not None), (self.receipt, row.receipt is not None),
            (self._others_title, bool(others)), (self.others, bool(others)),
        ):  # fmt: skip
            part.setVisible(shown)
        off = self._reason_off or _why_not(row)
        self.back.offer(off)

    def _show_state(self, row: EntryRow) -> None:
        words = ""
        if row.reversed_by is not None:
            told = _("Taken back by entry {number}")
            words = told.format(number=formats.number_text(row.reversed_by))
        elif row.reverses is not None:
            told = _("Takes back entry {number}")
            words = told.format(number=formats.number_text(row.reverses))
        self.badge.show_state(words, "mute", "undo")
        self.badge.setVisible(bool(words))

    def _on_back(self) -> None:
        self.back_wanted.emit(self.row)

    def _on_holding(self) -> None:
        if self.row is not None:
            self.holding_wanted.emit(self.row.member.member_id)


def _why_not(row: EntryRow) -> str:
    if row.reversed_by is not None:
        return _("This entry was taken back already.")
    if row.kind is EntryKind.REVERSAL:
        return _("What takes an entry back cannot be taken back itself. Record it anew.")
    return ""


def _facts(row: EntryRow, who: str) -> list[tuple[str, str]]:
    told = [
        (_("Type"), type_said(row.type)),
        # TR: the day on which an entry takes effect
        (_("In effect on"), formats.day(row.effective_on)),
    ]
    if row.shares:
        told.append((_("Shares"), signed(row.shares, formats.number(row.shares))))
    told.append((_("Nominal value"), amount_said(row.type, row.unit_minor)))
    told += [
        (label, signed(minor, amount_said(row.type, minor)))
        for label, minor in ((_("Subscribed"), row.subscribed), (_("Paid up"), row.paid))
        if minor
    ]
    told += [(_("With"), holder_said(each)) for each in row.counterparties]
    if row.decided_on is not None:
        told.append((_("Decided on"), formats.day(row.decided_on)))
    told += [(label, words) for label, words in ((_("Decision"), row.decision), (_("Reason"), row.reason)) if words]
    # TR: when something was written into the register, and by whom
    told.append((_("Recorded"), " · ".join(part for part in (formats.moment(row.recorded_at), who) if part)))
    return told


def _receipt(receipt: ReceiptLabel, type_: ShareTypeLabel) -> list[tuple[str, str]]:
    told = [
        (_("Number"), receipt.number or formats.UNKNOWN),
        (_("Received on"), formats.day(receipt.received_on)),
        (_("Amount"), money_said(receipt.minor, receipt.currency, type_.decimals)),
        # TR: how money came: cash, mobile money, bank …
        (_("Channel"), _(CHANNEL_WORDS[receipt.channel])),
    ]
    if receipt.account:
        told.append((_("Number of the account"), receipt.account))
    if receipt.payer:
        told.append((_("Paid by"), receipt.payer))
    if receipt.given_minor is not None:
        given = money_said(receipt.given_minor, receipt.given_currency, decimals_of(receipt.given_currency))
        told += [(_("Handed over"), given), (_("Rate"), receipt.rate)]
    return told


def _other(row: EntryRow) -> str:
    return (
        f"{holder_said(row.member)} · {entry_told(row)}" if row.kind is not EntryKind.REVALUATION else entry_told(row)
    )
