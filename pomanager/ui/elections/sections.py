"""The form that lays down elections of delegates in all sections, or in some, in one act."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from pomanager.marks import N_
from pomanager.rules.meetings.kinds import BEFORE, IN_SESSION
from pomanager.rules.objections import Objection
from pomanager.services.elections.commands.sections import prepare_section_elections
from pomanager.services.elections.orders import PrepareSectionElections
from pomanager.services.meetings.queries.listing import meetings
from pomanager.ui.desk import Desk
from pomanager.ui.elections.form_parts import ALTERNATES, METHOD, way_field
from pomanager.ui.elections.preparing import DAYS_AHEAD, for_meeting
from pomanager.ui.entry_form import EntryForm
from pomanager.ui.form_parts import day_field, sections_found
from pomanager.ui.forms.fields import Choice, Field, Kind
from pomanager.ui.forms.form import Binding, given

WHICH = (
    Choice("all", N_("All that send delegates")),
    # TR: not all sections elect their delegates, only some that are named
    Choice("some", N_("Only those named below")),
)
MOST_SECTIONS = 200
NO_SECTIONS = N_("Name the sections, or choose all of them.")


def preparing_sections(desk: Desk) -> EntryForm:
    """The form that lays down an election of delegates for each section, with its seats by the by-laws."""
    today = desk.office.today()
    sections = Field(
        name="section_ids", label=N_("Sections"), kind=Kind.ROWS, add_words=N_("Add a section"),
        most_rows=MOST_SECTIONS,
        cells=(
            Field(name="section_id", label=N_("Section"), kind=Kind.PICK, find=sections_found(desk, today), width=260),
            Field(name="seats", label=N_("Delegates"), kind=Kind.NUMBER, width=110),
        ),
        hint=N_("Delegates left empty: as many as the by-laws give the section."),
    )  # fmt: skip
    parts = (
        for_meeting(desk.office.ask(meetings, states=BEFORE | IN_SESSION)),
        day_field(desk, "held_on", N_("Day of the vote")),
        Field(name="which", label=N_("In which sections"), kind=Kind.CHOICE, choices=WHICH, required=True),
        sections, way_field(), METHOD, ALTERNATES,
    )  # fmt: skip

    def make(**values: Any) -> PrepareSectionElections:  # noqa: ANN401 - the form's values by name
        rows: Sequence[Mapping[str, Any]] = values.pop("section_ids", None) or ()
        which = values.pop("which", None)
        named = [row for row in rows if row.get("section_id") is not None]
        seats = tuple((row["section_id"], row["seats"]) for row in named if row.get("seats"))
        only = tuple(row["section_id"] for row in named) if which == "some" else ()
        return PrepareSectionElections(**{**given(values), "section_ids": only, "seats": seats})

    def said(values: Mapping[str, Any]) -> Sequence[Objection]:
        named = [row for row in values.get("section_ids") or () if row.get("section_id") is not None]
        return [Objection(NO_SECTIONS, "section_ids")] if values.get("which") == "some" and not named else []

    def save(order: PrepareSectionElections) -> None:
        desk.do(prepare_section_elections, order)

    page = EntryForm(
        desk,
        N_("Elections of all sections"),
        parts,
        Binding(make=make, save=save, judge=said),
        save_words=N_("Prepare them all"),
    )
    page.form.show_values({"held_on": today + timedelta(days=DAYS_AHEAD), "which": "all"})
    return page
