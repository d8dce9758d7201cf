"""Members who were admitted and not charged the admission fee: the chosen of them are charged, or all."""

from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar, NamedTuple

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from pomanager.areas import Area
from pomanager.errors import OfficeError
from pomanager.i18n import _, formats, ngettext
from pomanager.marks import N_
from pomanager.readmodels.dues import FeeLabel, NotCharged
from pomanager.rules.access.roles import Right
from pomanager.services.dues.commands.charging_admitted import charge_admitted
from pomanager.services.dues.orders import ChargeAdmitted
from pomanager.services.dues.queries.facts import amount_on
from pomanager.services.dues.queries.fees import admitted_not_charged
from pomanager.ui import problems
from pomanager.ui.desk import Desk
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.dues.words import amount_said, fee_said
from pomanager.ui.page import Action, Page
from pomanager.ui.tables.columns import Column, Order
from pomanager.ui.tables.view import TableView
from pomanager.ui.tables.windowed import WindowedModel
from pomanager.ui.widgets.notes import EmptyState


class AdmittedLine(NamedTuple):
    """One of them, with what the fee was on the day of admission."""

    row: NotCharged
    amount: str

    @property
    def id(self) -> int:
        """The id of the member."""
        return self.row.member.member_id


def _number(line: AdmittedLine) -> str:
    return line.row.member.number


def _name(line: AdmittedLine) -> str:
    return line.row.member.name


def _joined(line: AdmittedLine) -> date:
    return line.row.joined_on


def _amount(line: AdmittedLine) -> str:
    return line.amount


COLUMNS: tuple[Column[AdmittedLine], ...] = (
    Column(N_("No."), _number, right=True, width=72, key="number", muted=True, sortable=False),
    Column(N_("Name"), _name, width=0, key="name", sortable=False),
    Column(N_("Admitted on"), _joined, formats.day_short, width=140, key="joined"),
    Column(N_("Amount"), _amount, right=True, width=140, key="amount", sortable=False),
)


class AdmittedSource:
    """Those who wait, the latest first or last."""

    def __init__(self, desk: Desk, fee: FeeLabel, rows: Sequence[NotCharged]) -> None:
        self._desk = desk
        self._fee = fee
        self._rows = {row.member.member_id: row for row in rows}

    def ids(self, order: Order | None) -> Sequence[int]:
        """Ids of the members, in order."""
        ids = list(self._rows)
        return ids if order is None or order.descending else ids[::-1]

    def rows(self, ids: Sequence[int]) -> Sequence[AdmittedLine]:
        """These members."""
        return [AdmittedLine(self._rows[each], self._amount(self._rows[each].joined_on)) for each in ids]

    def _amount(self, day: date) -> str:
        minor = self._desk.office.ask(amount_on, self._fee.id, day)
        return formats.UNKNOWN if minor is None else amount_said(self._fee, minor)


class AdmittedPage(Page):
    """Lists them; those chosen, or all, are charged on the day of their admission."""

    areas: ClassVar[frozenset[Area]] = frozenset({Area.DUES, Area.MEMBERS})

    def __init__(self, desk: Desk, fee: FeeLabel) -> None:
        super().__init__(desk)
        self._fee = fee
        self.model: WindowedModel[Any] = WindowedModel(COLUMNS, None, Order("joined", descending=True))
        self.table = TableView("dues.admitted", desk.preferences, frozen=1)
        self.table.show_model(self.model)
        self.nothing = EmptyState("ok", small=True)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)
        self.setFocusProxy(self.table)
        self.table.selection_changed.connect(self.status_changed)

    def title(self) -> str:
        return fee_said(self._fee)

    def context_line(self) -> str:
        return _("Admitted and not charged yet")

    def actions_offered(self) -> tuple[Action, ...]:
        off = self.desk.off(Right.KEEP_DUES)
        return (
            Action("charge_all", N_("Charge all…"), self._on_all, "members", reason_off=off),
            Action("charge_chosen", N_("Charge the chosen…"), self._on_chosen, "check", "Ctrl+N", primary=True,
                   reason_off=off),
        )  # fmt: skip

    def status(self) -> tuple[str, ...]:
        chosen = self.table.chosen_count()
        told = _("{count} in all").format(count=formats.number(self.model.rowCount()))
        return told, ngettext("{count} chosen", "{count} chosen", chosen).format(count=formats.number(chosen))

    def retranslate(self) -> None:
        """Set every word anew."""
        self.table.setAccessibleName(_("Admitted and not charged yet"))
        self.nothing.tell(_("Everybody admitted was charged"), "")

    def refresh(self) -> None:
        """Ask for them again."""
        rows = self.desk.office.ask(admitted_not_charged, self._fee.id)
        self.model.set_source(AdmittedSource(self.desk, self._fee, rows))
        self.stack.setCurrentWidget(self.table if rows else self.nothing)
        if rows:
            self.table.go_to(0)
        self.status_changed.emit()

    def _on_all(self) -> None:
        self.charge(None, self.model.rowCount())

    def _on_chosen(self) -> None:
        ids = tuple(self.table.chosen_ids())
        if ids:
            self.charge(ids, len(ids))

    def charge(self, members: tuple[int, ...] | None, count: int) -> None:
        """Charge these members, None for all, once somebody said that it is meant so."""
        if not count or self.desk.off(Right.KEEP_DUES):
            return
        counted = ngettext("Charge {count} member?", "Charge {count} members?", count)
        text = _("Each is charged the amount of the day of admission, and owes it from then on.")
        if not questions.confirm(self, counted.format(count=formats.number(count)), text, yes=_("Charge the fee")):
            return
        try:
            self.desk.do(charge_admitted, ChargeAdmitted(fee_type_id=self._fee.id, members=members))
        except OfficeError as trouble:
            problems.show(self, trouble)
