"""Hand-over records of a body: the list of them, and the form that writes one down."""

from datetime import date
from typing import Any, ClassVar

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from pomanager.areas import Area
from pomanager.i18n import _, formats
from pomanager.i18n.offices import office_name
from pomanager.marks import N_
from pomanager.readmodels.bodies import BodyDetail, HandOverRow
from pomanager.rules.access.roles import Right
from pomanager.rules.bodies.kinds import ITEM_KIND_WORDS, HandedOver, ItemKind, LineKind, Office
from pomanager.rules.money import Money
from pomanager.services.bodies import judging_offices
from pomanager.services.bodies.commands.hand_overs import record_hand_over
from pomanager.services.bodies.orders import RecordHandOver
from pomanager.services.bodies.queries.hand_overs import hand_overs
from pomanager.services.organisation.queries import organisation
from pomanager.ui.bodies.appointing import OFFICES, title_field
from pomanager.ui.bodies.forms import BodyForm
from pomanager.ui.bodies.picking import people_found, people_of
from pomanager.ui.bodies.taking_back import ask_and_take_back
from pomanager.ui.bodies.words import body_said
from pomanager.ui.desk import Desk
from pomanager.ui.form_parts import bound_by_name, day_field, filled
from pomanager.ui.forms.fields import Choice, Field, Kind, Section
from pomanager.ui.page import Action, Page
from pomanager.ui.tables.columns import Column, Order, State
from pomanager.ui.tables.model import RowsModel
from pomanager.ui.tables.view import TableView
from pomanager.ui.tokens import Tone
from pomanager.ui.widgets.notes import EmptyState

ITEM_KINDS = tuple(Choice(kind, ITEM_KIND_WORDS[kind]) for kind in ItemKind)


def handing_over(desk: Desk, detail: BodyDetail) -> BodyForm:
    """The form of a record: which office, from whom to whom, and everything handed over."""
    profile = desk.office.ask(organisation)
    find = people_found(people_of(desk, detail.label.id))
    items = Field(
        name="items", label=N_("Handed over"), kind=Kind.ROWS, add_words=N_("Add a thing"), row=_item,
        cells=(
            Field(name="kind", label=N_("Kind"), kind=Kind.LIST, choices=ITEM_KINDS, width=170, required=True),
            Field(name="description", label=N_("What"), width=190),
            Field(name="quantity", label=N_("How many"), kind=Kind.NUMBER, width=80),
            Field(name="amount", label=N_("Amount"), kind=Kind.MONEY, currency=profile.currency,
                  decimals=profile.currency_decimals, width=110),
            Field(name="remarks", label=N_("Remarks"), width=150),
        ),
    )  # fmt: skip
    parts: tuple[Field | Section, ...] = (
        Section(N_("The office")),
        Field(name="office", label=N_("Office"), kind=Kind.LIST, choices=OFFICES, required=True),
        title_field(desk, "title"),
        day_field(desk, "on", N_("Handed over on")),
        Field(name="place", label=N_("Where")),
        Section(N_("From whom to whom"), N_("Somebody who sat in the body, or anybody by name.")),
        Field(name="given_by_id", label=N_("Handed over by"), kind=Kind.PICK, find=find),
        Field(name="given_by", label=N_("Or by name")),
        Field(name="taken_by_id", label=N_("Taken by"), kind=Kind.PICK, find=find),
        Field(name="taken_by", label=N_("Or by name")),
        Field(name="witnesses", label=N_("Witnesses")),
        Section(N_("What was handed over")),
        items,
        Field(name="remarks", label=N_("Remarks"), kind=Kind.LONG_TEXT),
    )  # fmt: skip

    def make(**typed: Any) -> RecordHandOver:  # noqa: ANN401 - the form's values by name
        values = {"office": Office.OTHER, **filled(desk, typed, "on")}
        return RecordHandOver(body_id=detail.label.id, **values)

    binding = bound_by_name(desk, make, judging_offices.objections_to_handing_over, record_hand_over, hidden=_hidden)
    return BodyForm(
        desk, N_("Record a hand-over"), parts, binding, about=body_said(detail.label)
    )  # fmt: skip


def _item(**cells: Any) -> HandedOver:  # noqa: ANN401 - the cells of a row by name
    amount = cells.pop("amount", None)
    value = amount.minor if isinstance(amount, Money) else None
    return HandedOver(**{"kind": ItemKind.OTHER, **cells}, amount=value)


def _hidden(values: Any) -> tuple[str, ...]:  # noqa: ANN401 - the form's values by name
    return tuple(name for name in ("given_by", "taken_by") if values.get(f"{name}_id") is not None)


# ---- the list ---------------------------------------------------------------------------------------------------


def _on(row: HandOverRow) -> date:
    return row.on


def _office(row: HandOverRow) -> str:
    return office_name(row.office, row.title)


def _given(row: HandOverRow) -> str:
    return row.given_by.name


def _taken(row: HandOverRow) -> str:
    return row.taken_by.name


def _items(row: HandOverRow) -> int:
    return row.items


def _state_said(row: HandOverRow) -> str:
    # TR: a line of a register that was a mistake and holds no longer
    return _("Taken back") if row.is_taken_back else _("Recorded")


def _state(row: HandOverRow) -> State:
    return State(Tone.MUTE, "undo") if row.is_taken_back else State(Tone.OK)


COLUMNS: tuple[Column[HandOverRow], ...] = (
    Column(N_("On"), _on, formats.day_short, width=108, key="on"),
    Column(N_("Office"), _office, width=150, key="office"),
    Column(N_("Handed over by"), _given, width=200, key="given"),
    Column(N_("Taken by"), _taken, width=0, key="taken"),
    # TR: head of a column: how many things were handed over
    Column(N_("Things"), _items, formats.number, right=True, width=80, key="items"),
    Column(N_("Status"), _state_said, state=_state, width=140, key="state"),
)


class HandOversPage(Page):
    """The hand-over records of a body, the newest first."""

    areas: ClassVar[frozenset[Area]] = frozenset({Area.BODIES})

    def __init__(self, desk: Desk, detail: BodyDetail) -> None:
        super().__init__(desk)
        self._detail = detail
        self.model: RowsModel[HandOverRow] = RowsModel(COLUMNS, (), Order("on", descending=True))
        self.table = TableView("bodies.hand_overs", desk.preferences, frozen=1)
        self.table.show_model(self.model)
        self.table.row_opened.connect(self._on_opened)
        self.table.row_chosen.connect(self._on_chosen)
        self._empty = EmptyState("journal")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.setFocusProxy(self.table)

    def title(self) -> str:
        return _("Hand-over records")

    def context_line(self) -> str:
        return body_said(self._detail.label)

    def actions_offered(self) -> tuple[Action, ...]:
        off = self.desk.off(Right.KEEP_BODIES)
        row = self.table.current_row()
        chosen = "" if isinstance(row, HandOverRow) else N_("Choose a record first.")
        gone = N_("It was taken back already.") if isinstance(row, HandOverRow) and row.is_taken_back else ""
        return (
            Action("undo", N_("Take back…"), self._on_take_back, "undo", reason_off=off or chosen or gone),
            Action("blank", N_("Blank form"), self._on_blank, "file"),
            Action("print", N_("Print"), self._on_print, "print", "Ctrl+P", reason_off=chosen),
            Action("record", N_("Record a hand-over"), self._on_record, "plus", "Ctrl+N", primary=True,
                   reason_off=off),
        )  # fmt: skip

    def refresh(self) -> None:
        """Ask for the records again."""
        rows = self.desk.office.ask(hand_overs, self._detail.label.id)
        self.model.set_rows(rows)
        self._stack.setCurrentIndex(0 if rows else 1)
        if rows and self.table.current_row() is None:
            self.table.go_to(0)
        self.header_changed.emit()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.table.setAccessibleName(self.title())
        self._empty.tell(
            _("No hand-over is recorded yet"),
            _("When an office changes hands, write down what was handed over, and have it signed by both."),
        )

    def _on_chosen(self, _row: object) -> None:
        self.header_changed.emit()

    def _on_opened(self, _row: object) -> None:
        self._on_print()

    def _on_print(self) -> None:
        row = self.table.current_row()
        if isinstance(row, HandOverRow):
            self._print(row.id)

    def _on_blank(self) -> None:
        self._print(0)

    def _print(self, hand_over_id: int) -> None:
        from pomanager.ui.dialogs.print_paper import ask_and_print

        ask_and_print(self, self.desk, "hand-over", of=(hand_over_id,))

    def _on_record(self) -> None:
        self.open_page(handing_over(self.desk, self._detail))

    def _on_take_back(self) -> None:
        row = self.table.current_row()
        if isinstance(row, HandOverRow) and not row.is_taken_back:
            label = " · ".join((_office(row), formats.day(row.on)))
            ask_and_take_back(self, LineKind.HAND_OVER, row.id, label)
