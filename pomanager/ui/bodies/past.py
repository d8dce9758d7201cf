"""The form in which past officers are typed, row by row, from the papers that are there."""

from collections.abc import Mapping, Sequence
from typing import Any

from pomanager.marks import N_
from pomanager.readmodels.bodies import BodyDetail
from pomanager.rules.bodies.kinds import END_REASON_WORDS, HOW_WORDS, EndReason, How
from pomanager.rules.objections import Objection
from pomanager.services.bodies.commands.bringing_in import bring_in_officers
from pomanager.services.bodies.orders import BringInOfficers, PastOfficer
from pomanager.services.bodies.past import plan_past
from pomanager.ui.bodies.appointing import OFFICES
from pomanager.ui.bodies.forms import BodyForm
from pomanager.ui.bodies.words import body_said
from pomanager.ui.desk import Desk
from pomanager.ui.forms.fields import Choice, Field, Kind
from pomanager.ui.forms.form import Binding

HOWS = tuple(Choice(how, HOW_WORDS[how]) for how in How)
REASONS = tuple(Choice(reason, END_REASON_WORDS[reason]) for reason in EndReason)


def past_officers(desk: Desk, detail: BodyDetail) -> BodyForm:
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

    binding = Binding(make=make, judge=judge, save=save)
    return BodyForm(
        desk, N_("Past officers"), (rows,), binding, about=body_said(detail.label)
    )  # fmt: skip


def _row(**cells: Any) -> PastOfficer:  # noqa: ANN401 - the cells of a row by name
    return PastOfficer(**{"seat": 0, "since": None, **cells})
