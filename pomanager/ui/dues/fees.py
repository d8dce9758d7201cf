"""The segment of fees: what is owed by whom, how often, and how much it is and was."""

from datetime import date
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pomanager.areas import Area
from pomanager.i18n import _, formats, ngettext
from pomanager.marks import N_
from pomanager.readmodels.dues import FeeAmountRow, FeeRow
from pomanager.rules.access.roles import Right
from pomanager.rules.dues.kinds import PERIOD_WORDS
from pomanager.rules.shares.kinds import HOLDER_WORDS
from pomanager.services.dues.queries.fees import fee_rows
from pomanager.ui.amounts_panel import AmountsPanel
from pomanager.ui.desk import Desk
from pomanager.ui.dues.fee_words import FEE_KIND_WORDS
from pomanager.ui.dues.segment import DuesSegment
from pomanager.ui.dues.words import amount_said, fee_said
from pomanager.ui.page import Action
from pomanager.ui.tables.columns import Column
from pomanager.ui.tables.model import RowsModel
from pomanager.ui.tables.view import TableView
from pomanager.ui.widgets.buttons import Button


def _code(row: FeeRow) -> str:
    return row.label.code


def _name(row: FeeRow) -> str:
    return fee_said(row.label)


def _kind(row: FeeRow) -> str:
    return _(FEE_KIND_WORDS[row.label.kind])


def _period(row: FeeRow) -> str:
    return _(PERIOD_WORDS[row.label.period])


def _amount(row: FeeRow) -> str:
    return amount_said(row.label, row.minor) if row.minor is not None else formats.UNKNOWN


def _owed_by(row: FeeRow) -> str:
    return _(HOLDER_WORDS[row.owed_by])


COLUMNS: tuple[Column[FeeRow], ...] = (
    Column(N_("Code"), _code, width=80, key="code", sortable=False),
    Column(N_("Name of the fee"), _name, width=0, key="name", sortable=False),
    Column(N_("What it is for"), _kind, width=110, key="kind", sortable=False),
    Column(N_("How often"), _period, width=120, key="period", sortable=False),
    Column(N_("Amount"), _amount, right=True, width=120, key="amount", sortable=False),
    Column(N_("Who owes it"), _owed_by, width=130, key="owed_by", sortable=False, hidden=True),
)


class FeePanel(AmountsPanel):
    """Tells of one fee; its acts are "amount" and "amend"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        buttons = {"amount": Button("", "edit"), "amend": Button("", "edit", shortcut="F2")}
        super().__init__("fees", buttons, parent=parent)
        self.row: FeeRow | None = None
        self.show_fee(None, date.min)

    def retranslate(self, day: date) -> None:
        """Set every word anew."""
        # TR: heading over how much a fee was from which day on
        self.name_parts(_("Amounts"), {"amount": _("Set the amount…"), "amend": _("Amend")})
        self.show_fee(self.row, day)

    def show_fee(self, row: FeeRow | None, day: date) -> None:
        """Tell of a fee as it stands on a day; None tells of nothing."""
        self.row = row
        self.show_any(is_any=row is not None)
        if row is None:
            return
        self.named.setText(fee_said(row.label))
        self.coded.setText(f"{row.label.code} · {row.label.currency}")
        self.facts.show_facts(_facts(row))
        self.amounts.show_facts([(formats.day_short(each.since), _told(row, each, day)) for each in row.amounts])
        self.history.setVisible(bool(row.amounts))


def _facts(row: FeeRow) -> list[tuple[str, str]]:
    days = ngettext("{count} day", "{count} days", row.due_after_days).format(count=formats.number(row.due_after_days))
    told = [
        (_("What it is for"), _(FEE_KIND_WORDS[row.label.kind])),
        (_("How often"), _(PERIOD_WORDS[row.label.period])),
        (_("Who owes it"), _(HOLDER_WORDS[row.owed_by])),
        (_("Days to pay"), days),
    ]
    if row.since is not None:
        told.append((_("Owed from"), formats.day(row.since)))
    if row.until is not None:
        told.append((_("Owed until"), formats.day(row.until)))
    return told


def _told(row: FeeRow, amount: FeeAmountRow, day: date) -> str:
    parts = [amount_said(row.label, amount.minor), amount.decision]
    if amount.since > day:
        # TR: of an amount: its day is still to come
        parts.append(_("not yet"))
    return " · ".join(part for part in parts if part)


class FeesSegment(DuesSegment):
    """Lists the fees."""

    areas = frozenset({Area.DUES})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.detail = FeePanel()
        self.model: RowsModel[Any] = RowsModel(COLUMNS)
        self.table = TableView("dues.fees", desk.preferences, frozen=1)
        self.table.show_model(self.model)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)
        self.setFocusProxy(self.table)
        self.table.row_chosen.connect(self._on_row_chosen)
        self.table.row_opened.connect(self._on_row_opened)
        self.detail.closed.connect(self._on_panel_closed)
        self.detail.asked.connect(self._on_asked)

    def actions_offered(self) -> tuple[Action, ...]:
        off = self.desk.off(Right.KEEP_DUES)
        return (Action("add_fee", N_("Add a fee"), self._on_add, "plus", reason_off=off),)

    def panel(self) -> QWidget | None:
        return self.detail

    def status(self) -> tuple[str, ...]:
        return (_("{count} in all").format(count=formats.number(self.model.rowCount())),)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.table.setAccessibleName(_("Fees"))
        self.detail.retranslate(self.desk.office.today())
        self.detail.may_write(self.desk.off(Right.KEEP_DUES))

    def refresh(self) -> None:
        """Ask for the fees again; the chosen one stays so."""
        place = self.table.currentIndex().row()
        self.model.set_rows(self.desk.office.ask(fee_rows, self.desk.office.today()))
        if self.model.rowCount():
            self.table.go_to(max(0, place))
        self._on_row_chosen(self.table.current_row() if self.model.rowCount() else None)
        self.status_changed.emit()

    def _on_row_chosen(self, row: object) -> None:
        self.detail.show_fee(row if isinstance(row, FeeRow) else None, self.desk.office.today())

    def _on_row_opened(self, _row: object) -> None:
        self.panel_wanted.emit(True)

    def _on_panel_closed(self) -> None:
        self.panel_wanted.emit(False)
        self.table.setFocus()

    def _on_add(self) -> None:
        from pomanager.ui.dues.fee_forms import adding_fee

        self.open_page(adding_fee(self.desk))

    def _on_asked(self, act: str) -> None:
        row = self.detail.row
        if row is None or self.desk.off(Right.KEEP_DUES):
            return
        from pomanager.ui.dues import fee_forms

        make = fee_forms.amending_fee if act == "amend" else fee_forms.setting_amount
        self.open_page(make(self.desk, row))
