"""The forms that fill a seat and empty it: appointing, ending, an alternate stepping in, a co-option ratified."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from pomanager.i18n import _, formats
from pomanager.i18n.offices import office_name
from pomanager.marks import N_
from pomanager.readmodels.bodies import Alternate, BodyDetail, SeatRow
from pomanager.rules.bodies.kinds import END_REASON_WORDS, HOW_WORDS, OFFICE_WORDS, EndReason, How, Office
from pomanager.rules.members import SEX_WORDS, Sex
from pomanager.services.bodies import judging, judging_offices
from pomanager.services.bodies.commands.appointing import appoint, end_appointment, ratify, step_in
from pomanager.services.bodies.commands.offices import assign_office, end_office
from pomanager.services.bodies.orders import Appoint, AssignOffice, EndAppointment, EndOffice, Ratify, StepIn
from pomanager.services.bodies.queries.proposals import proposed_term_end, running_term
from pomanager.ui.bodies.forms import DECISION, BodyForm, seat_context
from pomanager.ui.bodies.picking import Outsider, candidates_found
from pomanager.ui.desk import Desk
from pomanager.ui.form_parts import bound_by_name, day_field, filled, languages_of
from pomanager.ui.forms.fields import Choice, Field, Kind, Section
from pomanager.ui.forms.form import Values

HOWS = tuple(Choice(how, HOW_WORDS[how]) for how in How if how is not How.STEPPED_IN)
OFFICES = tuple(Choice(office, OFFICE_WORDS[office]) for office in Office)
REASONS = tuple(Choice(reason, END_REASON_WORDS[reason]) for reason in EndReason)
SEXES = (Choice(Sex.FEMALE, SEX_WORDS[Sex.FEMALE]), Choice(Sex.MALE, SEX_WORDS[Sex.MALE]))
OFFICE = Field(name="office", label=N_("Office"), kind=Kind.LIST, choices=OFFICES)


def title_field(desk: Desk, name: str) -> Field:
    """The field of an office's own words, by the name the order has for it."""
    return Field(
        name=name, label=N_("Title of the office"), kind=Kind.WORDING, languages=languages_of(desk),
        hint=N_("Only where it has a name of its own: “First vice-chair”."),
    )  # fmt: skip


class FillingPage(BodyForm):
    """Fills a seat: who, how, from when until when, and the office that comes with it."""

    def __init__(self, desk: Desk, detail: BodyDetail, row: SeatRow) -> None:
        self._detail = detail
        self._row = row
        self._desk_of_form = desk
        binding = bound_by_name(
            desk, self._order, judging.objections_to_appointing, appoint, hidden=self._hidden, hints=self._hints
        )
        super().__init__(
            desk, N_("Fill the seat"), self._fields(desk), binding, about=seat_context(detail, row),
            save_words=N_("Save"),
        )  # fmt: skip
        self.form.show_values({"how": How.ELECTED})

    def _fields(self, desk: Desk) -> tuple[Field | Section, ...]:
        return (
            Section(N_("The person"), N_("A member, or somebody who is none: then by name.")),
            Field(name="member_id", label=N_("Member"), kind=Kind.PICK,
                  find=candidates_found(desk, self._detail.label.id), hint=N_("Type part of the name or the number.")),
            Field(name="full_name", label=N_("Or by name")),
            Field(name="sex", label=N_("Sex"), kind=Kind.CHOICE, choices=SEXES),
            Section(N_("The seat")),
            Field(name="how", label=N_("How"), kind=Kind.LIST, choices=HOWS, required=True),
            Field(name="pending", label=N_("Awaits ratification"), kind=Kind.YES_NO,
                  hint=N_("The next general assembly confirms it, or not.")),
            Field(name="alternate", label=N_("As alternate"), kind=Kind.YES_NO,
                  hint=N_("Steps in when the holder leaves.")),
            day_field(desk, "starts_on", N_("First day")),
            Field(name="new_term", label=N_("Begin a new term"), kind=Kind.YES_NO),
            day_field(desk, "ends_on", N_("Last day of the term"), required=False),
            DECISION,
            Field(name="as_recorded", label=N_("From old papers"), kind=Kind.YES_NO,
                  hint=N_("Written down as it was: by-laws only warn.")),
            Section(N_("The office, if one comes with the seat")),
            OFFICE,
            title_field(desk, "office_title"),
        )  # fmt: skip

    def _order(self, **typed: Any) -> Appoint:  # noqa: ANN401 - the form's values by name
        values = filled(self._desk_of_form, typed, "starts_on")
        who = values.pop("member_id", None)
        if isinstance(who, Outsider):
            values["person_id"] = who.person_id
        elif who is not None:
            values["member_id"] = who
        return Appoint(**{"how": How.NOT_KNOWN, **values, "seat_id": self._row.seat.id})

    def _running(self, values: Values) -> tuple[date, date | None] | None:
        first = values.get("starts_on")
        if not isinstance(first, date):
            return None
        return self._desk_of_form.office.ask(running_term, self._row.seat.id, first)

    def _hidden(self, values: Values) -> Collection[str]:
        hidden = []
        if values.get("member_id") is not None:
            hidden += ["full_name", "sex"]
        if values.get("how") is not How.CO_OPTED:
            hidden.append("pending")
        running = self._running(values)
        if running is None:
            hidden.append("new_term")
        elif not values.get("new_term"):
            hidden.append("ends_on")
        if values.get("alternate"):
            hidden.append("office")
        if values.get("office") is None or values.get("alternate"):
            hidden.append("office_title")
        return hidden

    def _hints(self, values: Values) -> Mapping[str, str]:
        first, running = values.get("starts_on"), self._running(values)
        if not isinstance(first, date):
            return {}
        if running is not None and not values.get("new_term"):
            # TR: beside a tick: the term of the seat runs already, somebody comes in for the rest of it
            told = _("The term runs until {day}. Without a tick it is for the rest of it.")
            return {"new_term": told.format(day=formats.day(running[1]))}
        proposed = self._desk_of_form.office.ask(proposed_term_end, self._row.seat.id, first)
        if proposed is None:
            return {}
        # TR: beside a field for the last day of a term
        return {"ends_on": _("Left empty: {day}, by the by-laws.").format(day=formats.day(proposed))}


def leaving(desk: Desk, detail: BodyDetail, row: SeatRow, alternate: Alternate | None = None) -> BodyForm:
    """The form that records why and with which day somebody leaves a seat, or no longer waits for it."""
    appointment_id = _appointment(row, alternate)
    held = row.holding

    def make(**typed: Any) -> EndAppointment:  # noqa: ANN401 - the form's values by name
        values = {"reason": None, **filled(desk, typed, "on")}
        return EndAppointment(appointment_id=appointment_id, **values)

    parts = (
        day_field(desk, "on", N_("Last day")),
        Field(name="reason", label=N_("Reason"), kind=Kind.LIST, choices=REASONS, required=True),
        Field(name="remarks", label=N_("Remarks")),
        DECISION,
    )
    binding = bound_by_name(desk, make, judging_offices.objections_to_ending_appointment, end_appointment)
    about = seat_context(detail, row)
    if alternate is not None:
        about = f"{about} · {alternate.person.name}"
    page = BodyForm(desk, N_("Record the end"), parts, binding, about=about)
    if alternate is None and held is not None and held.holds_over:
        page.form.show_values({"reason": EndReason.END_OF_TERM})
    return page


def _appointment(row: SeatRow, alternate: Alternate | None = None) -> int:
    if alternate is not None:
        return alternate.appointment_id
    if row.holding is None:
        raise ValueError("nobody sits in this seat")
    return row.holding.appointment_id


def stepping_in(desk: Desk, detail: BodyDetail, row: SeatRow, alternate: Alternate) -> BodyForm:
    """The form that lets an alternate take the seat for the rest of the term."""

    def make(**typed: Any) -> StepIn:  # noqa: ANN401 - the form's values by name
        return StepIn(appointment_id=alternate.appointment_id, **filled(desk, typed, "on"))

    binding = bound_by_name(desk, make, judging_offices.objections_to_stepping, step_in)
    parts = (day_field(desk, "on", N_("First day")), DECISION)
    about = f"{seat_context(detail, row)} · {alternate.person.name}"
    return BodyForm(desk, N_("The alternate steps in"), parts, binding, about=about)


def ratifying(desk: Desk, detail: BodyDetail, row: SeatRow) -> BodyForm:
    """The form that records the assembly's word on a co-option."""
    appointment_id = _appointment(row)

    def make(**typed: Any) -> Ratify:  # noqa: ANN401 - the form's values by name
        return Ratify(appointment_id=appointment_id, **{"ratified": True, **filled(desk, typed, "on")})

    binding = bound_by_name(desk, make, judging_offices.objections_to_ratifying, ratify)
    word = Field(
        name="ratified", label=N_("The assembly"), kind=Kind.CHOICE, required=True,
        # TR: the general assembly's word on somebody the board took into a seat
        choices=(Choice(value=True, text=N_("ratifies it")), Choice(value=False, text=N_("does not ratify it"))),
    )  # fmt: skip
    parts = (word, day_field(desk, "on", N_("Day of the assembly")), DECISION)
    return BodyForm(
        desk, N_("Ratify the co-option"), parts, binding, about=seat_context(detail, row)
    )  # fmt: skip


def giving_office(desk: Desk, detail: BodyDetail, row: SeatRow) -> BodyForm:
    """The form that gives an office to who sits in a seat."""
    appointment_id = _appointment(row)

    def make(**typed: Any) -> AssignOffice:  # noqa: ANN401 - the form's values by name
        values = {"office": Office.OTHER, **filled(desk, typed, "since")}
        return AssignOffice(appointment_id=appointment_id, **values)

    binding = bound_by_name(desk, make, judging.objections_to_assigning, assign_office)
    required = Field(name="office", label=N_("Office"), kind=Kind.LIST, choices=OFFICES, required=True)
    parts = (required, title_field(desk, "title"), day_field(desk, "since", N_("First day")), DECISION)
    return BodyForm(
        desk, N_("Give an office"), parts, binding, about=seat_context(detail, row)
    )  # fmt: skip


def giving_up_office(desk: Desk, detail: BodyDetail, row: SeatRow) -> BodyForm:
    """The form that records the last day of an office; who held it keeps the seat."""
    offices = row.holding.offices if row.holding is not None else ()

    def make(**typed: Any) -> EndOffice:  # noqa: ANN401 - the form's values by name
        return EndOffice(**{"holding_id": offices[0].id, **filled(desk, typed, "on")})

    which = Field(
        name="holding_id", label=N_("Office"), kind=Kind.LIST, required=True, choices_are_data=True,
        choices=tuple(Choice(each.id, office_name(each.office, each.title)) for each in offices),
    )  # fmt: skip
    binding = bound_by_name(desk, make, judging_offices.objections_to_ending_office, end_office)
    page = BodyForm(
        desk, N_("Record the end of an office"), (which, day_field(desk, "on", N_("Last day")), DECISION), binding,
        about=seat_context(detail, row)
    )  # fmt: skip
    page.form.show_values({"holding_id": offices[0].id})
    return page
