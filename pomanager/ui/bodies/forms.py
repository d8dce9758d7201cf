"""What the forms of bodies have in common, and the forms of a body itself and of its seats."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from pomanager.i18n import _, speaking
from pomanager.marks import N_
from pomanager.readmodels.bodies import BodyDetail, SeatRow
from pomanager.rules.bodies.kinds import (
    BODY_KIND_WORDS,
    RESERVED_FOR_WORDS,
    SEAT_KIND_WORDS,
    BodyKind,
    ReservedFor,
    SeatKind,
)
from pomanager.rules.wording import Wording
from pomanager.services.bodies import judging
from pomanager.services.bodies.commands.founding import amend_body, end_body, found_body
from pomanager.services.bodies.commands.seats import add_seats, amend_seat, end_seat
from pomanager.services.bodies.commands.terms import start_terms
from pomanager.services.bodies.orders import AddSeats, AmendBody, AmendSeat, EndBody, EndSeat, FoundBody, StartTerms
from pomanager.ui.bodies.picking import section_choice
from pomanager.ui.bodies.words import body_said, seat_said
from pomanager.ui.desk import Desk
from pomanager.ui.form_parts import AboutForm, bound_by_name, day_field, filled, languages_of, sections_found
from pomanager.ui.forms.fields import Choice, Field, Kind
from pomanager.ui.forms.form import given

USUAL_SEATS = 7
"""Seats the form of a new body proposes where the by-laws say no least number."""

DECISION = Field(name="decision", label=N_("Decision"), hint=N_("As papers quote it: “AGM of 12.03.2026, item 7”."))
KINDS = tuple(Choice(kind, BODY_KIND_WORDS[kind]) for kind in BodyKind)
SEAT_KINDS = tuple(Choice(kind, SEAT_KIND_WORDS[kind]) for kind in SeatKind)
RESERVED = tuple(Choice(kind, RESERVED_FOR_WORDS[kind]) for kind in ReservedFor)


class BodyForm(AboutForm):
    """A form about a body, a seat or somebody in it; its context line names them."""


# ---- a body -------------------------------------------------------------------------------------------------------


def _body_fields(desk: Desk) -> tuple[Field, ...]:
    return (
        Field(name="kind", label=N_("Kind"), kind=Kind.LIST, choices=KINDS, required=True),
        Field(name="name", label=N_("Name"), kind=Kind.WORDING, languages=languages_of(desk), required=True),
        Field(name="section_id", label=N_("Of the section"), kind=Kind.PICK,
              find=sections_found(desk, desk.office.today()),
              hint=N_("Left empty for a body of the whole organisation.")),
        day_field(desk, "since", N_("There since"), N_("Left empty where nobody remembers."), required=False),
        DECISION,
    )  # fmt: skip


def founding(desk: Desk, kind: BodyKind, keep: Callable[[int], None]) -> BodyForm:
    """The form that writes down a body with its seats."""
    seats = Field(name="seats", label=N_("Number of seats"), kind=Kind.NUMBER,
                  hint=N_("Elected seats that are open to all; others are added afterwards."))  # fmt: skip

    def make(**typed: Any) -> FoundBody:  # noqa: ANN401 - the form's values by name
        return FoundBody(**{"kind": BodyKind.OTHER, "name": Wording(), **given(typed)})

    binding = bound_by_name(desk, make, judging.objections_to_founding, found_body, keep)
    page = BodyForm(desk, N_("Found a body"), (*_body_fields(desk), seats), binding, save_words=N_("Found"))
    seats_there = USUAL_SEATS if kind is BodyKind.BOARD else None
    page.form.show_values({"kind": kind, "name": _usual_name(desk, kind), "seats": seats_there})
    return page


def _usual_name(desk: Desk, kind: BodyKind) -> Wording:
    """What such a body is called in the organisation's first language; nothing for one that could be anything."""
    if kind is BodyKind.OTHER:
        return Wording()
    usual = {}
    for code in languages_of(desk)[:1]:
        with speaking(code):
            usual[code] = _(BODY_KIND_WORDS[kind])
    return Wording(usual)


def amending(desk: Desk, detail: BodyDetail) -> BodyForm:
    """The form that changes what a body is and is called."""
    fixed = {"body_id": detail.label.id, "version": detail.version}

    def make(**typed: Any) -> AmendBody:  # noqa: ANN401 - the form's values by name
        return AmendBody(**{"kind": detail.label.kind, "name": Wording(), **fixed, **given(typed)})

    binding = bound_by_name(desk, make, judging.objections_to_amending_body, amend_body)
    page = BodyForm(desk, N_("Change the body"), _body_fields(desk), binding, about=body_said(detail.label))
    page.form.show_values(
        {
            "kind": detail.label.kind, "name": detail.label.name, "since": detail.since, "decision": detail.decision,
            "section_id": section_choice(desk, detail.section_id),
        }
    )  # fmt: skip
    return page


def ending(desk: Desk, detail: BodyDetail) -> BodyForm:
    """The form that lets a body end."""

    def make(**typed: Any) -> EndBody:  # noqa: ANN401 - the form's values by name
        return EndBody(body_id=detail.label.id, version=detail.version, **filled(desk, typed, "on"))

    binding = bound_by_name(desk, make, judging.objections_to_ending_body, end_body)
    parts = (day_field(desk, "on", N_("Last day")), DECISION)
    return BodyForm(desk, N_("Let the body end"), parts, binding, about=body_said(detail.label))


# ---- seats --------------------------------------------------------------------------------------------------------


def _seat_fields(desk: Desk) -> tuple[Field, ...]:
    return (
        Field(name="kind", label=N_("Kind"), kind=Kind.CHOICE, choices=SEAT_KINDS, required=True),
        Field(name="title", label=N_("Title"), kind=Kind.WORDING, languages=languages_of(desk),
              hint=N_("Only where the seat is known by a name of its own.")),
        Field(name="voting", label=N_("Has a vote"), kind=Kind.YES_NO),
        Field(name="reserved_for", label=N_("Reserved for"), kind=Kind.LIST, choices=RESERVED, required=True),
        Field(name="section_id", label=N_("Section"), kind=Kind.PICK, required=True,
              find=sections_found(desk, desk.office.today())),
        Field(name="series", label=N_("Series"), kind=Kind.NUMBER,
              hint=N_("Where the body is renewed in parts: with which of them.")),
        day_field(desk, "since", N_("There since"), N_("Left empty where nobody remembers."), required=False),
    )  # fmt: skip


def _hidden_of_seat(values: Mapping[str, object]) -> tuple[str, ...]:
    return () if values.get("reserved_for") is ReservedFor.SECTION else ("section_id",)


def adding_seats(desk: Desk, detail: BodyDetail) -> BodyForm:
    """The form that adds seats of one description."""
    count = Field(name="count", label=N_("Number of seats"), kind=Kind.NUMBER, required=True)

    def make(**typed: Any) -> AddSeats:  # noqa: ANN401 - the form's values by name
        return AddSeats(body_id=detail.label.id, **given(typed))

    binding = bound_by_name(desk, make, judging.objections_to_adding_seats, add_seats, hidden=_hidden_of_seat)
    page = BodyForm(
        desk, N_("Add seats"), (count, *_seat_fields(desk)), binding, about=body_said(detail.label),
        save_words=N_("Add"),
    )  # fmt: skip
    page.form.show_values(
        {"count": 1, "kind": SeatKind.ELECTED, "voting": True, "reserved_for": ReservedFor.NOBODY, "title": Wording()}
    )
    return page


def amending_seat(desk: Desk, detail: BodyDetail, row: SeatRow) -> BodyForm:
    """The form that changes how a seat is described."""
    seat = row.seat

    def make(**typed: Any) -> AmendSeat:  # noqa: ANN401 - the form's values by name
        return AmendSeat(seat_id=seat.id, version=row.version, **given(typed))

    binding = bound_by_name(desk, make, judging.objections_to_amending_seat, amend_seat, hidden=_hidden_of_seat)
    page = BodyForm(desk, N_("Change the seat"), _seat_fields(desk), binding, about=seat_context(detail, row))
    found = sections_found(desk, desk.office.today())(seat.section) if seat.section else ()
    page.form.show_values(
        {
            "kind": seat.kind, "title": seat.title, "voting": seat.voting, "reserved_for": seat.reserved_for,
            "section_id": next((each for each in found if each.text == seat.section), None), "series": seat.series,
            "since": row.since,
        }
    )  # fmt: skip
    return page


def ending_seat(desk: Desk, detail: BodyDetail, row: SeatRow) -> BodyForm:
    """The form that lets a seat end."""

    def make(**typed: Any) -> EndSeat:  # noqa: ANN401 - the form's values by name
        return EndSeat(seat_id=row.seat.id, version=row.version, **filled(desk, typed, "on"))

    binding = bound_by_name(desk, make, judging.objections_to_ending_seat, end_seat)
    parts = (day_field(desk, "on", N_("Last day")), DECISION)
    return BodyForm(desk, N_("Let the seat end"), parts, binding, about=seat_context(detail, row))


def starting_terms(desk: Desk, detail: BodyDetail, rows: Sequence[SeatRow]) -> BodyForm:
    """The form that begins a term in several seats at once, before or without anybody being elected into them."""
    seats = tuple(row.seat.id for row in rows)

    def make(**typed: Any) -> StartTerms:  # noqa: ANN401 - the form's values by name
        return StartTerms(seat_ids=seats, **filled(desk, typed, "starts_on"))

    binding = bound_by_name(desk, make, judging.objections_to_starting_terms, start_terms)
    parts = (
        day_field(desk, "starts_on", N_("First day")),
        day_field(desk, "ends_on", N_("Last day"), N_("Left empty: as the by-laws say."), required=False),
        DECISION,
    )
    names = ", ".join(seat_said(row.seat) for row in rows)
    about = f"{body_said(detail.label)} · {names}"
    return BodyForm(desk, N_("Begin a term"), parts, binding, about=about)


def seat_context(detail: BodyDetail, row: SeatRow) -> str:
    """The body, the seat, and who sits there: what a form is about."""
    parts = [body_said(detail.label), seat_said(row.seat)]
    if row.holding is not None:
        parts.append(row.holding.person.name)
    return " · ".join(parts)
