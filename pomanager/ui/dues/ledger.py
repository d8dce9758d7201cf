"""All entries of a member's account of dues, each with the balance after it; a wrong one is taken back from here."""

from datetime import date
from typing import Any, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pomanager.areas import Area
from pomanager.i18n import _, formats
from pomanager.i18n.fees import period_said
from pomanager.marks import N_
from pomanager.readmodels.dues import DuesEntryRow
from pomanager.rules.access.roles import Right
from pomanager.rules.dues.kinds import DUES_WORDS, DuesKind
from pomanager.services.dues.queries.listing import dues_ledger, member_dues
from pomanager.ui.desk import Desk
from pomanager.ui.dues.taking_back import take_back_entry
from pomanager.ui.dues.words import amount_said, fee_said, holder_said
from pomanager.ui.page import Page
from pomanager.ui.tables.columns import Column, State
from pomanager.ui.tables.model import RowsModel
from pomanager.ui.tables.view import TableView
from pomanager.ui.tokens import Tone
from pomanager.ui.widgets.badges import Badge
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.sheets import DetailPanel, Facts


def _day(row: DuesEntryRow) -> date:
    return row.effective_on


def _kind(row: DuesEntryRow) -> str:
    return _(DUES_WORDS[row.kind])


def _fee(row: DuesEntryRow) -> str:
    return fee_said(row.fee)


def _period(row: DuesEntryRow) -> str:
    return period_said(row.fee.period, row.period_from, row.period_to)


def _minor(row: DuesEntryRow) -> str:
    return amount_said(row.fee, row.minor)


def _balance(row: DuesEntryRow) -> str:
    return amount_said(row.fee, row.balance)


def _receipt(row: DuesEntryRow) -> str:
    return row.receipt.number if row.receipt is not None else ""


def _taken_back(row: DuesEntryRow) -> State | None:
    return State(Tone.MUTE, "undo") if row.reversed_by is not None else None


COLUMNS: tuple[Column[DuesEntryRow], ...] = (
    # TR: the day on which an entry takes effect
    Column(N_("In effect on"), _day, formats.day_short, width=100, key="day", sortable=False),
    Column(N_("Entry"), _kind, width=0, key="kind", sortable=False, state=_taken_back),
    Column(N_("Fee"), _fee, width=100, key="fee", sortable=False),
    Column(N_("Period"), _period, width=84, key="period", sortable=False),
    Column(N_("Receipt no."), _receipt, width=84, key="receipt", sortable=False),
    Column(N_("Amount"), _minor, right=True, width=88, key="minor", sortable=False),
    Column(N_("Balance"), _balance, right=True, width=88, key="balance", sortable=False),
)


class LedgerPanel(DetailPanel):
    """Tells of one entry of the account."""

    back_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(340)
        self.setObjectName("ledger.panel")
        self.row: DuesEntryRow | None = None
        self._off = ""
        self._what, self._about = Label("", "sheet", wrap=True), Label("", "small", wrap=True)
        self.badge = Badge()
        self.facts = Facts(116)
        self.back = Button("", "undo")
        self.back.setObjectName("ledger.take_back")
        self.begin_with(self._what, self._about)
        self.body.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignLeading)
        self.body.addWidget(self.facts)
        self.body.addStretch(1)
        self.foot.addWidget(self.back)
        self.foot.addStretch(1)
        self.back.clicked.connect(self.back_wanted)
        self.show_entry(None)

    def retranslate(self, off: str) -> None:
        """Set every word anew; ``off`` says why nothing may be taken back."""
        self._off = off
        self.close_button.set_name(_("Close"))
        self.back.setText(_("Take the entry back…"))
        self.show_entry(self.row)

    def show_entry(self, row: DuesEntryRow | None) -> None:
        """Tell of an entry; None shows nothing."""
        self.row = row
        self._inside.setVisible(row is not None)
        self.back.setVisible(row is not None)
        if row is None:
            return
        self._what.setText(" · ".join((_(DUES_WORDS[row.kind]), amount_said(row.fee, row.minor))))
        self._about.setText(_("Entry {number}").format(number=formats.number_text(row.serial)))
        words = ""
        if row.reversed_by is not None:
            words = _("Taken back by entry {number}").format(number=formats.number_text(row.reversed_by))
        elif row.reverses is not None:
            words = _("Takes back entry {number}").format(number=formats.number_text(row.reverses))
        self.badge.show_state(words, "mute", "undo")
        self.badge.setVisible(bool(words))
        self.facts.show_facts(_facts(row))
        off = self._off or _why_not(row)
        self.back.offer(off)


def _why_not(row: DuesEntryRow) -> str:
    if row.reversed_by is not None:
        return _("This entry was taken back already.")
    if row.kind is DuesKind.REVERSAL:
        return _("What takes an entry back cannot be taken back itself. Record it anew.")
    return ""


def _facts(row: DuesEntryRow) -> list[tuple[str, str]]:
    told = [(_("Fee"), fee_said(row.fee)), (_("In effect on"), formats.day(row.effective_on))]
    period = _period(row)
    due = formats.day(row.due_on) if row.due_on is not None else ""
    receipt = row.receipt.number or formats.day(row.receipt.received_on) if row.receipt is not None else ""
    told += [
        (label, words)
        for label, words in (
            (_("Period"), period), (_("To be paid by"), due), (_("Receipt"), receipt), (_("Decision"), row.decision),
            (_("Reason"), row.reason),
        )
        if words
    ]  # fmt: skip
    told.append((_("Recorded"), formats.moment(row.recorded_at)))
    return told


class LedgerPage(Page):
    """The account of one member."""

    areas: ClassVar[frozenset[Area]] = frozenset({Area.DUES, Area.MEMBERS})

    def __init__(self, desk: Desk, member_id: int) -> None:
        super().__init__(desk)
        self._member_id = member_id
        self.detail = LedgerPanel()
        self.model: RowsModel[Any] = RowsModel(COLUMNS)
        self.table = TableView("dues.ledger", desk.preferences, frozen=1)
        self.table.show_model(self.model)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)
        self.setFocusProxy(self.table)
        self.table.row_chosen.connect(self._on_row_chosen)
        self.table.row_opened.connect(self._on_row_opened)
        self.detail.closed.connect(self._on_panel_closed)
        self.detail.back_wanted.connect(self._on_back)

    def title(self) -> str:
        # TR: title of a page: everything charged to a member and paid
        return _("Account of dues")

    def context_line(self) -> str:
        return holder_said(self.desk.office.ask(member_dues, self._member_id, self.desk.office.today()).member)

    def panel(self) -> QWidget | None:
        return self.detail

    def status(self) -> tuple[str, ...]:
        return (_("{count} in all").format(count=formats.number(self.model.rowCount())),)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.table.setAccessibleName(_("Account of dues"))
        self.detail.retranslate(self.desk.off(Right.KEEP_DUES))

    def refresh(self) -> None:
        """Ask for the entries again, the latest first."""
        place = self.table.currentIndex().row()
        self.model.set_rows(self.desk.office.ask(dues_ledger, self._member_id)[::-1])
        if self.model.rowCount():
            self.table.go_to(max(0, place))
        self._on_row_chosen(self.table.current_row() if self.model.rowCount() else None)
        self.status_changed.emit()

    def _on_row_chosen(self, row: object) -> None:
        self.detail.show_entry(row if isinstance(row, DuesEntryRow) else None)

    def _on_row_opened(self, _row: object) -> None:
        self.panel_wanted.emit(True)

    def _on_panel_closed(self) -> None:
        self.panel_wanted.emit(False)
        self.table.setFocus()

    def _on_back(self) -> None:
        if self.detail.row is not None:
            member = self.desk.office.ask(member_dues, self._member_id, self.desk.office.today()).member
            take_back_entry(self, self.detail.row, member.name)
