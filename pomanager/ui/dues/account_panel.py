"""The panel beside the arrears: what a member owes of each fee, the last entries, reminders, and what can be done."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from pomanager.i18n import _, formats
from pomanager.readmodels.dues import DuesEntryRow, FeeOwed, MemberDues, ReminderRow
from pomanager.rules.members import STATUS_WORDS
from pomanager.ui import icons
from pomanager.ui.dues.acts import MEMBER_ACTS
from pomanager.ui.dues.words import (
    STANDINGS,
    amount_said,
    entry_told,
    fee_said,
    money_said,
    standing_of,
    standing_said,
)
from pomanager.ui.look import px
from pomanager.ui.widgets.badges import Badge
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.sheets import DetailPanel, Facts
from pomanager.ui.widgets.wells import Well
from pomanager.ui.widgets.wrapping import WrappingRow

WIDTH = 356
LABELS = 96
ENTRIES_TOLD = 6
"""So many entries stand in the panel; the page of the account shows them all."""


class FeeView(QWidget):
    """One fee of a member: its name, how it stands, what was charged, paid and is owed."""

    def __init__(self, owed: FeeOwed) -> None:
        super().__init__()
        standing = standing_of(owed)
        state = STANDINGS[standing]
        self.badge = Badge(standing_said(standing), state.tone, state.shown_icon)
        self.figures = Well(figures_of(owed))
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(Label(fee_said(owed.fee), "section", wrap=True), 1)
        head.addWidget(self.badge)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        column.addLayout(head)
        column.addWidget(self.figures)
        if owed.overdue > 0 and owed.since is not None:
            # TR: of dues: how much is overdue, and the last day it was to be paid by
            told = _("{amount} overdue, to be paid by {day}")
            said = told.format(amount=amount_said(owed.fee, owed.overdue), day=formats.day(owed.since))
            column.addWidget(Label(said, "small", wrap=True))


def figures_of(owed: FeeOwed) -> tuple[tuple[str, str], ...]:
    """The figures of an account, each with its label: charged, paid, and what is owed or paid in advance."""
    # TR: labels below figures of an account of dues
    rest = (
        (amount_said(owed.fee, owed.owed), _("owed"))
        if owed.owed >= 0
        else (amount_said(owed.fee, -owed.owed), _("in advance"))
    )
    return (
        (amount_said(owed.fee, owed.charged), _("charged")),
        (amount_said(owed.fee, owed.paid), _("paid")),
        rest,
    )


class AccountPanel(DetailPanel):
    """Tells of one member's dues; sends what somebody wants to do."""

    act_wanted = Signal(str)
    """The key of one of MEMBER_ACTS."""
    record_wanted = Signal(int)
    """The id of the member whose record is to be opened."""
    account_wanted = Signal(int)
    """The id of the member all of whose entries are to be listed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(WIDTH, parent)
        self.setObjectName("dues.panel")
        self.dues: MemberDues | None = None
        self.fee_type_id: int | None = None
        """The fee of the chosen line: acts begin with it."""
        self._entries: tuple[DuesEntryRow, ...] = ()
        self._reason_off = ""
        self._name, self._number = Label("", "sheet", wrap=True), Label("", "small", wrap=True)
        self._fees = QVBoxLayout()
        self._fees.setSpacing(px(12))
        self._last_title, self._reminded_title = Label("", "section"), Label("", "section")
        self.entries, self.reminders = Facts(LABELS), Facts(LABELS)
        self.account, self.record = Button("", "journal", "quiet"), Button("", "member", "quiet")
        self.account.setObjectName("dues.account")
        self.record.setObjectName("dues.record")
        self.receive, self.more = Button("", "dues"), Button("", "more", chevron=True)
        self.receive.setObjectName("dues.receive")
        self.more.setObjectName("dues.more")
        self._lay_out()
        self.receive.clicked.connect(self._on_receive)
        self.more.clicked.connect(self._on_more)
        self.record.clicked.connect(self._on_record)
        self.account.clicked.connect(self._on_account)
        self.show_dues(None, (), None)

    def _lay_out(self) -> None:
        self.begin_with(self._name, self._number)
        self.body.addLayout(self._fees)
        for part in (self._last_title, self.entries, self._reminded_title, self.reminders):
            self.body.addWidget(part)
        links = QWidget()
        WrappingRow(((self.account, self.record),), links)
        self.body.addWidget(links)
        self.body.addStretch(1)
        acts = QWidget()
        WrappingRow(((self.receive, self.more),), acts)
        self.foot.addWidget(acts, 1)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.close_button.set_name(_("Close"))
        self._last_title.setText(_("Last entries"))
        # TR: heading over the days on which a member was reminded of dues
        self._reminded_title.setText(_("Reminders"))
        self.account.setText(_("All entries"))
        self.record.setText(_("Open the record"))
        self.receive.setText(_("Record a receipt"))
        self.more.setText(_("More"))
        self.show_dues(self.dues, self._entries, self.fee_type_id)

    def may_write(self, reason_off: str) -> None:
        """Allow the acts, or say on hover why there are none."""
        self._reason_off = reason_off
        for button in (self.receive, self.more):
            button.offer(reason_off)

    def show_dues(self, dues: MemberDues | None, entries: Sequence[DuesEntryRow], fee_type_id: int | None) -> None:
        """Tell of a member's dues and the newest entries; None shows nothing."""
        self.dues, self._entries, self.fee_type_id = dues, tuple(entries), fee_type_id
        self._inside.setVisible(dues is not None)
        for button in (self.receive, self.more):
            button.setVisible(dues is not None)
        if dues is None:
            return
        self._name.setText(dues.member.name)
        number = _("No. {number}").format(number=dues.member.number)
        parts = (dues.member.other_script, number, _(STATUS_WORDS[dues.member.status]))
        self._number.setText(" · ".join(part for part in parts if part))
        self._show_fees(dues.fees)
        newest = self._entries[:ENTRIES_TOLD]
        self.entries.show_facts([(formats.day_short(each.effective_on), entry_told(each)) for each in newest])
        self.reminders.show_facts([(formats.day_short(each.on), reminder_told(each)) for each in dues.reminders])
        for part, shown in (
            (self._last_title, bool(newest)), (self.entries, bool(newest)), (self.account, bool(newest)),
            (self._reminded_title, bool(dues.reminders)), (self.reminders, bool(dues.reminders)),
        ):  # fmt: skip
            part.setVisible(shown)

    def _show_fees(self, fees: Sequence[FeeOwed]) -> None:
        while (item := self._fees.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for owed in fees:
            self._fees.addWidget(FeeView(owed))

    # ---- acts -----------------------------------------------------------------------------------------------------

    def more_menu(self) -> QMenu:
        """The acts without a button of their own."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for act in MEMBER_ACTS:
            action = menu.addAction(icons.icon(act.icon), _(act.words))
            action.setData(act.key)
            action.triggered.connect(self._on_act)
        return menu

    def _on_more(self) -> None:
        menu = self.more_menu()
        place = self.more.mapToGlobal(QPoint(0, 0))
        place.setY(place.y() - menu.sizeHint().height())
        menu.popup(place)

    def _on_act(self) -> None:
        sender = self.sender()
        if isinstance(sender, QAction):
            self.act_wanted.emit(str(sender.data()))

    def _on_receive(self) -> None:
        self.act_wanted.emit("receive")

    def _on_record(self) -> None:
        if self.dues is not None:
            self.record_wanted.emit(self.dues.member.member_id)

    def _on_account(self) -> None:
        if self.dues is not None:
            self.account_wanted.emit(self.dues.member.member_id)


def reminder_told(row: ReminderRow) -> str:
    """A reminder: the how-manieth, of how much, to be paid by when."""
    # TR: {number} counts the reminders of the same arrears: 1, 2, 3
    parts = [_("Reminder {number}").format(number=formats.number(row.level))]
    parts.append(money_said(row.minor, row.currency, row.decimals))
    if row.pay_by is not None:
        # TR: the last day to pay something
        parts.append(_("by {day}").format(day=formats.day(row.pay_by)))
    return " · ".join(parts)
