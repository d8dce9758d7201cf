"""The fields in which an own schedule of instalments is typed."""

from datetime import date
from typing import Any, NamedTuple

from pomanager.marks import N_
from pomanager.rules.shares.entries import TypeFacts
from pomanager.rules.shares.instalments import Instalment
from pomanager.ui.entry_form import Values
from pomanager.ui.forms.fields import Field, Kind
from pomanager.ui.receipt_fields import read_amount


class Part(NamedTuple):
    """A row of an own schedule, as it is typed."""

    due_on: date | None = None
    amount: str = ""


def _part(**cells: Any) -> Part:  # noqa: ANN401 - the cells of a row by name
    return Part(**cells)


SCHEDULE_FIELDS: tuple[Field, ...] = (
    # TR: a tick: the instalments are other ones than the by-laws say
    Field(name="own_schedule", label=N_("Own instalments"), kind=Kind.YES_NO),
    Field(
        name="schedule",
        label=N_("Instalments"),
        kind=Kind.ROWS,
        add_words=N_("Add an instalment"),
        row=_part,
        cells=(
            Field(name="due_on", label=N_("Last day"), kind=Kind.DATE, width=130, required=True),
            Field(name="amount", label=N_("Amount"), width=150, required=True),
        ),
    ),
)


def own_schedule(values: Values, kind: TypeFacts) -> tuple[Instalment, ...] | None:
    """The schedule typed; None where the by-laws say it."""
    if not values.get("own_schedule"):
        return None
    found = []
    for part in values.get("schedule") or ():
        amount = read_amount(part.amount, kind.currency, kind.decimals)
        if part.due_on is not None:
            found.append(Instalment(part.due_on, amount.minor if amount is not None else 0))
    return tuple(found)
