"""The form in which past officers are typed, row by row, from the papers that are there, or pasted as a block."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit

from pomanager.i18n import _
from pomanager.marks import N_
from pomanager.readmodels.bodies import BodyDetail
from pomanager.readmodels.exchange import RawTable
from pomanager.rules.bodies.kinds import END_REASON_WORDS, HOW_WORDS, EndReason, How
from pomanager.rules.bodies.past_tables import PastField
from pomanager.rules.objections import Objection
from pomanager.services.bodies.commands.bringing_in import bring_in_officers
from pomanager.services.bodies.orders import BringInOfficers, PastOfficer
from pomanager.services.bodies.past import plan_past
from pomanager.services.bodies.past_tables import guessed_columns, plan_table
from pomanager.ui.bodies.appointing import OFFICES
from pomanager.ui.bodies.forms import BodyForm
from pomanager.ui.bodies.words import body_said
from pomanager.ui.desk import Desk
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.forms.drafts import keeping, show_kept
from pomanager.ui.forms.fields import Choice, Field, Kind
from pomanager.ui.forms.form import Binding
from pomanager.ui.page import Action
from pomanager.ui.tables.copying import block_on_clipboard

HOWS = tuple(Choice(how, HOW_WORDS[how]) for how in How)
_BY_PLACE = (
    PastField.SEAT, PastField.NUMBER, PastField.NAME, PastField.OFFICE, PastField.SINCE, PastField.UNTIL, PastField.HOW,
    PastField.WHY, PastField.DECISION,
)  # fmt: skip
"""What the columns of a block without a heading hold: the cells of the form in their order."""
_FEWEST_KNOWN = 2
"""So many known words in the first row of a block make it a heading."""
REASONS = tuple(Choice(reason, END_REASON_WORDS[reason]) for reason in EndReason)


class PastOfficersForm(BodyForm):
    """The rows; a block from the clipboard, pasted into any cell, becomes rows of its own behind them."""

    def __init__(self, desk: Desk, detail: BodyDetail, field: Field, binding: Binding[Any]) -> None:
        self._body_id = detail.label.id
        super().__init__(desk, N_("Past officers"), (field,), binding, about=body_said(detail.label))
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    def actions_offered(self) -> tuple[Action, ...]:
        return (Action("paste", N_("Paste rows"), self.paste, "import"),)

    def paste(self) -> None:
        """Put the rows on the clipboard behind those that are there."""
        table = _table_of(block_on_clipboard())
        if table is None:
            questions.tell(
                self,
                _("There are no rows on the clipboard"),
                _("Choose the rows in your spreadsheet, copy them there, and paste them here."),
            )
            return
        columns = guessed_columns(table)
        if sum(column is not None for column in columns) < _FEWEST_KNOWN:
            columns = _BY_PLACE[: len(table.headers)]
            table = replace(table, rows=(table.headers, *table.rows), first_row=1)
        today = self.desk.office.today()
        plan = self.desk.office.ask(plan_table, self._body_id, table, columns, today)
        rows = self.form.entries.editor("rows")
        there = rows.read().value
        more = [{**_cells_of(row.officer)} for row in plan.rows]
        rows.show_value([*(there if isinstance(there, tuple) else ()), *more])
        rows.changed.emit()
        self.form.judge()

    def _on_focus(self, _before: object, now: object) -> None:
        if isinstance(now, QLineEdit) and self.isAncestorOf(now):
            now.installEventFilter(self)  # installed again it is there once all the same

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take a block of cells where a single text would be pasted."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.matches(QKeySequence.StandardKey.Paste)
            and _is_block(block_on_clipboard())
        ):
            self.paste()
            return True
        return super().eventFilter(watched, event)


def _is_block(block: Sequence[Sequence[str]]) -> bool:
    """Whether there is more than one cell in it."""
    return len(block) > 1 or any(len(row) > 1 for row in block)


def _table_of(block: Sequence[Sequence[str]]) -> RawTable | None:
    """The block as a table whose first row is its heading; None for nothing."""
    if not block or not any(any(row) for row in block):
        return None
    width = max(map(len, block))
    first, *rows = [tuple(row) + ("",) * (width - len(row)) for row in block]
    return RawTable(headers=first, rows=tuple(rows), first_row=2, file_name="", digest="")


def _cells_of(officer: PastOfficer) -> dict[str, object]:
    """The cells of the form; a seat that nobody knows stays empty."""
    names = ("number", "name", "office", "since", "until", "how", "end_reason", "decision")
    return {"seat": officer.seat or None, **{name: getattr(officer, name) for name in names}}


def past_officers(desk: Desk, detail: BodyDetail) -> PastOfficersForm:
    """The form with a row for each time somebody sat in a seat."""
    today = desk.office.today
    rows = Field(
        name="rows", label=N_("Past officers"), kind=Kind.ROWS, add_words=N_("Add a row"), row=_row,
        cells=(
            Field(name="seat", label=N_("Seat no."), kind=Kind.NUMBER, width=70, required=True),
            Field(name="number", label=N_("Member number"), width=110),
            Field(name="name", label=N_("Or by name"), width=190),
            Field(name="office", label=N_("Office"), kind=Kind.LIST, choices=OFFICES, width=130),
            Field(name="since", label=N_("First day"), kind=Kind.DATE, today=today, width=110, required=True),
            Field(name="until", label=N_("Last day"), kind=Kind.DATE, today=today, width=110),
            Field(name="how", label=N_("How"), kind=Kind.LIST, choices=HOWS, width=150),
            Field(name="end_reason", label=N_("Why it ended"), kind=Kind.LIST, choices=REASONS, width=170),
            Field(name="decision", label=N_("Decision"), width=150),
        ),
        hint=N_("The last day stays empty for who sits there still. Seats that are missing are added."),
    )  # fmt: skip

    def make(rows: Sequence[PastOfficer]) -> BringInOfficers:
        return BringInOfficers(body_id=detail.label.id, rows=tuple(rows or ()))

    def judge(values: Mapping[str, Any]) -> Sequence[Objection]:
        order = make(values["rows"])
        return desk.office.ask(plan_past, order, today()).objections if order.rows else ()

    def save(order: BringInOfficers) -> None:
        desk.do(bring_in_officers, order)

    draft = f"bodies.past.{detail.label.id}"
    binding = Binding(make=make, judge=judge, save=save, keep_draft=keeping(desk, draft))
    page = PastOfficersForm(desk, detail, rows, binding)
    show_kept(desk, draft, page.form)
    return page


def _row(**cells: Any) -> PastOfficer:  # noqa: ANN401 - the cells of a row by name
    return PastOfficer(**{"seat": 0, "since": None, **cells})
