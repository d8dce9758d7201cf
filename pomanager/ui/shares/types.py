"""The segment of types: what shares there are, who may hold them, and what they are and were worth."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pomanager.areas import Area
from pomanager.i18n import _, formats
from pomanager.marks import N_
from pomanager.readmodels.shares import NominalValueRow, ShareTypeRow
from pomanager.rules.access.roles import Right
from pomanager.rules.shares.kinds import HOLDER_WORDS, VALUE_CHANGE_WORDS
from pomanager.services.shares.queries.types import share_type_rows
from pomanager.ui.amounts_panel import AmountsPanel
from pomanager.ui.beside import Beside
from pomanager.ui.desk import Desk
from pomanager.ui.page import Action
from pomanager.ui.shares.segment import ShareSegment
from pomanager.ui.shares.words import amount_said, holders_words, shares_said, subscribed_words, type_said
from pomanager.ui.tables.columns import Column
from pomanager.ui.tables.model import RowsModel
from pomanager.ui.tables.view import TableView
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.wells import Well


def _code(row: ShareTypeRow) -> str:
    return row.label.code


def _name(row: ShareTypeRow) -> str:
    return type_said(row.label)


def _holder(row: ShareTypeRow) -> str:
    return _(HOLDER_WORDS[row.holder])


def _value(row: ShareTypeRow) -> str:
    return amount_said(row.label, row.unit_minor) if row.unit_minor is not None else formats.UNKNOWN


def _shares(row: ShareTypeRow) -> str:
    return formats.number(row.shares)


def _subscribed(row: ShareTypeRow) -> str:
    return amount_said(row.label, row.subscribed)


def _holders(row: ShareTypeRow) -> str:
    return formats.number(row.holders)


COLUMNS: tuple[Column[ShareTypeRow], ...] = (
    Column(N_("Code"), _code, width=72, key="code", sortable=False),
    Column(N_("Name of the type"), _name, width=0, key="name", sortable=False),
    Column(N_("Who may hold it"), _holder, width=126, key="holder", sortable=False, hidden=True),
    Column(N_("Nominal value"), _value, right=True, width=122, key="value", sortable=False),
    Column(N_("Shares"), _shares, right=True, width=84, key="shares", sortable=False),
    Column(N_("Subscribed"), _subscribed, right=True, width=120, key="subscribed", sortable=False),
    # TR: head of a column: how many hold shares
    Column(N_("Holders"), _holders, right=True, width=80, key="holders", sortable=False, hidden=True),
)


class TypePanel(AmountsPanel):
    """Tells of one type of share; its acts are "amend", "value" and "bonus"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.figures = Well()
        buttons = {
            "value": Button("", "edit"), "amend": Button("", "edit", shortcut="F2"), "bonus": Button("", "plus"),
        }  # fmt: skip
        super().__init__("types", buttons, (self.figures,), parent)
        self.row: ShareTypeRow | None = None
        self.show_type(None)

    def retranslate(self) -> None:
        """Set every word anew."""
        words = {"value": _("Set the value…"), "amend": _("Amend"), "bonus": _("Bonus shares…")}
        # TR: heading over what a share was worth from which day on
        self.name_parts(_("Nominal values"), words)
        self.show_type(self.row)

    def show_type(self, row: ShareTypeRow | None) -> None:
        """Tell of a type; None tells of nothing."""
        self.row = row
        self.show_any(is_any=row is not None)
        if row is None:
            return
        self.named.setText(type_said(row.label))
        self.coded.setText(f"{row.label.code} · {row.label.currency}")
        self.figures.show_figures(
            (
                (shares_said(row.shares), subscribed_words(row.shares)),
                (amount_said(row.label, row.paid), _("paid up")),
                (formats.number(row.holders), holders_words(row.holders)),
            )
        )
        self.facts.show_facts(_facts(row))
        self.amounts.show_facts([(formats.day_short(each.since), _worth(row, each)) for each in reversed(row.values)])


def _facts(row: ShareTypeRow) -> list[tuple[str, str]]:
    def number(value: int | None) -> str:
        return shares_said(value) if value is not None else _("as the by-laws say")

    told = [
        (_("Who may hold it"), _(HOLDER_WORDS[row.holder])),
        (_("At least"), number(row.min_held)),
        (_("At most"), number(row.max_held)),
    ]
    if row.max_percent:
        # TR: the most of the capital one member may hold: {percent} is a number such as 20
        told.append((_("At most"), _("{percent} % of the capital").format(percent=row.max_percent)))
    if row.since is not None:
        told.append((_("Issued from"), formats.day(row.since)))
    if row.until is not None:
        told.append((_("Issued until"), formats.day(row.until)))
    return told


def _worth(row: ShareTypeRow, value: NominalValueRow) -> str:
    parts = [amount_said(row.label, value.minor)]
    if value.change is not None:
        parts.append(_(VALUE_CHANGE_WORDS[value.change]))
    if value.due_on is not None:
        # TR: the last day to pay something
        parts.append(_("by {day}").format(day=formats.day(value.due_on)))
    return " · ".join(part for part in (*parts, value.decision) if part)


class TypesSegment(ShareSegment):
    """Lists the types of share."""

    areas = frozenset({Area.SHARES})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.detail = TypePanel()
        self._beside = Beside(self)
        self._beside.answered.connect(self._on_found)
        self.model: RowsModel[Any] = RowsModel(COLUMNS)
        self.table = TableView("shares.types", desk.preferences, frozen=1)
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
        off = self.desk.off(Right.KEEP_SHARES)
        return (Action("add_type", N_("Add a share type"), self._on_add, "share", reason_off=off),)

    def panel(self) -> QWidget | None:
        return self.detail

    def status(self) -> tuple[str, ...]:
        return (_("{count} in all").format(count=formats.number(self.model.rowCount())),)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.table.setAccessibleName(_("Types"))
        self.detail.retranslate()
        self.detail.may_write(self.desk.off(Right.KEEP_SHARES))

    def refresh(self) -> None:
        """Ask for the types again; the chosen one stays so."""
        self._beside.ask(partial(self.desk.office.ask, share_type_rows, self.desk.office.today()))

    def _on_found(self, rows: tuple[ShareTypeRow, ...]) -> None:
        place = self.table.currentIndex().row()
        self.model.set_rows(rows)
        if self.model.rowCount():
            self.table.go_to(max(0, place))
        self._on_row_chosen(self.table.current_row() if self.model.rowCount() else None)
        self.status_changed.emit()

    def _on_row_chosen(self, row: object) -> None:
        self.detail.show_type(row if isinstance(row, ShareTypeRow) else None)

    def _on_row_opened(self, _row: object) -> None:
        self.panel_wanted.emit(True)

    def _on_panel_closed(self) -> None:
        self.panel_wanted.emit(False)
        self.table.setFocus()

    def _on_add(self) -> None:
        from pomanager.ui.shares.type_forms import adding_type

        self.open_page(adding_type(self.desk))

    def _on_asked(self, act: str) -> None:
        row = self.detail.row
        if row is None or self.desk.off(Right.KEEP_SHARES):
            return
        from pomanager.ui.shares import changing, type_forms

        if act == "amend":
            self.open_page(type_forms.amending_type(self.desk, row))
        elif act == "value":
            self.open_page(type_forms.setting_value(self.desk, row))
        else:
            self.open_page(changing.issuing_bonus(self.desk, row.label.id))
