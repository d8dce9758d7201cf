"""The form that draws lots which seats are renewed first: from a seed anybody can check, or by hand."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from pomanager.i18n import _, formats
from pomanager.marks import N_
from pomanager.readmodels.bodies import BodyDetail, SeatRow
from pomanager.rules.bodies.kinds import SeatKind
from pomanager.services.bodies import judging
from pomanager.services.bodies.commands.lots import draw_series
from pomanager.services.bodies.orders import DrawSeries
from pomanager.ui.bodies.forms import BodyForm
from pomanager.ui.bodies.words import body_said, seat_said
from pomanager.ui.desk import Desk
from pomanager.ui.form_parts import bound_by_name, day_field, filled
from pomanager.ui.forms.fields import Choice, Field, Kind, Section
from pomanager.ui.forms.form import Values

WAYS = (Choice(value=False, text=N_("From a seed")), Choice(value=True, text=N_("By hand")))


def drawing(desk: Desk, detail: BodyDetail) -> BodyForm:
    """The form of a drawing; by hand, a row for each seat in the order they were drawn."""
    seats = [row for row in detail.seats if row.seat.kind is SeatKind.ELECTED and row.ended_on is None]
    choices = tuple(Choice(row.seat.id, _called(row)) for row in seats)
    cell = Field(name="seat_id", label=N_("Seat"), kind=Kind.LIST, choices=choices, choices_are_data=True, width=260)
    parts: tuple[Field | Section, ...] = (
        Section(N_("How the body is renewed"), N_("Left empty: as the by-laws say.")),
        Field(name="series", label=N_("In how many parts"), kind=Kind.NUMBER),
        Field(name="term_months", label=N_("Months of a term"), kind=Kind.NUMBER),
        Section(N_("The drawing")),
        day_field(desk, "drawn_on", N_("Drawn on")),
        Field(name="hand", label=N_("Lots"), kind=Kind.CHOICE, choices=WAYS, required=True),
        Field(name="seed", label=N_("Seed"),
              hint=N_("Words or figures everybody saw; left empty, one is made. It is recorded.")),
        Field(name="by_hand", label=N_("Seats as drawn"), kind=Kind.ROWS, cells=(cell,), add_words=N_("Add a seat"),
              most_rows=len(seats)),
        Field(name="witnesses", label=N_("Witnesses")),
    )  # fmt: skip

    def make(**typed: Any) -> DrawSeries:  # noqa: ANN401 - the form's values by name
        values = filled(desk, typed, "drawn_on")
        by_hand = _ids(values.pop("by_hand", ())) if values.pop("hand", False) else ()
        return DrawSeries(body_id=detail.label.id, by_hand=by_hand, **values)

    binding = bound_by_name(desk, make, judging.objections_to_drawing, draw_series, hidden=_hidden)
    page = BodyForm(
        desk, N_("Draw lots for the first series"), parts, binding, about=body_said(detail.label),
        save_words=N_("Draw and record"),
    )  # fmt: skip
    page.form.show_values({"hand": False})
    return page


def _ids(rows: Sequence[Mapping[str, Any]]) -> tuple[int, ...]:
    return tuple(row["seat_id"] for row in rows if "seat_id" in row)


def _hidden(values: Values) -> Collection[str]:
    return ("seed",) if values.get("hand") else ("by_hand",)


def _called(row: SeatRow) -> str:
    name = row.holding.person.name if row.holding is not None else ""
    return " · ".join(part for part in (seat_said(row.seat), name) if part)


def drawn_said(detail: BodyDetail) -> str:
    """What came of the last drawing of a body, series by series; "" where none was drawn."""
    if not detail.draws:
        return ""
    draw = detail.draws[-1]
    by_series: dict[int, list[str]] = {}
    for seat, _place, series in sorted(draw.lots, key=_by_place):
        by_series.setdefault(series, []).append(seat_said(seat))
    told = [
        _("series {number}").format(number=formats.number(series)) + ": " + formats.listing(names)
        for series, names in sorted(by_series.items())
    ]
    seed = _("Seed: {seed}").format(seed=draw.seed) if draw.seed else _("By hand")
    return " · ".join((formats.day(draw.drawn_on), seed, *told))


def _by_place(lot: tuple[Any, int, int]) -> int:
    return lot[1]
