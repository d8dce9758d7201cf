"""The forms in which an officer declares an interest, and says that it is over."""

from typing import Any

from pomanager.marks import N_
from pomanager.readmodels.bodies import BodyDetail, InterestRow, SeatRow
from pomanager.rules.bodies.kinds import INTEREST_KIND_WORDS, InterestKind
from pomanager.services.bodies import judging_offices
from pomanager.services.bodies.commands.interests import declare_interest, end_interest
from pomanager.services.bodies.orders import DeclareInterest, EndInterest
from pomanager.ui.bodies.forms import BodyForm, seat_context
from pomanager.ui.desk import Desk
from pomanager.ui.form_parts import bound_by_name, day_field, filled
from pomanager.ui.forms.fields import Choice, Field, Kind

KINDS = tuple(Choice(kind, INTEREST_KIND_WORDS[kind]) for kind in InterestKind)


def declaring(desk: Desk, detail: BodyDetail, row: SeatRow) -> BodyForm:
    """The form for who sits in a seat."""
    if row.holding is None:
        raise ValueError("nobody sits in this seat")
    person_id = row.holding.person.person_id

    def make(**typed: Any) -> DeclareInterest:  # noqa: ANN401 - the form's values by name
        values = {"kind": None, "party": "", **filled(desk, typed, "declared_on")}
        return DeclareInterest(person_id=person_id, **values)

    binding = bound_by_name(desk, make, judging_offices.objections_to_declaring, declare_interest)
    parts = (
        Field(name="kind", label=N_("Kind"), kind=Kind.LIST, choices=KINDS, required=True),
        Field(name="party", label=N_("With whom"), required=True,
              hint=N_("The other organisation, firm or person.")),
        Field(name="nature", label=N_("What it is about")),
        day_field(desk, "declared_on", N_("Declared on")),
        day_field(desk, "since", N_("Since"), N_("Left empty where nobody remembers."), required=False),
    )  # fmt: skip
    return BodyForm(
        desk, N_("Declare an interest"), parts, binding, about=seat_context(detail, row)
    )  # fmt: skip


def interest_over(desk: Desk, detail: BodyDetail, row: SeatRow, interest: InterestRow) -> BodyForm:
    """The form that records the last day of an interest."""

    def make(**typed: Any) -> EndInterest:  # noqa: ANN401 - the form's values by name
        return EndInterest(interest_id=interest.id, **filled(desk, typed, "on"))

    binding = bound_by_name(desk, make, judging_offices.objections_to_ending_interest, end_interest)
    about = f"{seat_context(detail, row)} · {interest.party}"
    parts = (day_field(desk, "on", N_("Last day")),)
    return BodyForm(desk, N_("An interest is over"), parts, binding, about=about)
