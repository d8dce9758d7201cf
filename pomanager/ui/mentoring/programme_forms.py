"""The forms of programmes: one begun or changed, cohorts, meetings of a cohort, and what is rated."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from pomanager.i18n import _
from pomanager.marks import N_
from pomanager.readmodels.mentoring.journeys import Journey
from pomanager.readmodels.mentoring.roster import CohortRow, CompetencyRow, ProgrammeRow
from pomanager.rules.bylaws.in_force import Bylaws
from pomanager.rules.mentoring.kinds import COMPETENCY_WORDS, CompetencyKind
from pomanager.rules.mentoring.programmes import TEMPLATE_WORDS, TEMPLATES, ProgrammeRules, Template, by_bylaws
from pomanager.rules.wording import Wording
from pomanager.services.mentoring.commands.programmes import (
    add_cohort,
    amend_cohort,
    amend_programme,
    name_competency,
    start_programme,
)
from pomanager.services.mentoring.commands.sessions import hold_peer_session
from pomanager.services.mentoring.orders import (
    AddCohort,
    AmendCohort,
    AmendProgramme,
    HoldPeerSession,
    NameCompetency,
    StartProgramme,
)
from pomanager.services.organisation.queries import organisation
from pomanager.services.organisation.queries.bylaws import bylaws_on
from pomanager.ui.desk import Desk
from pomanager.ui.entry_form import EntryForm, Values
from pomanager.ui.form_parts import day_field
from pomanager.ui.forms.fields import Choice, Field, Kind, Section
from pomanager.ui.forms.form import given
from pomanager.ui.mentoring.forms import plain
from pomanager.ui.mentoring.words import programme_said

_RULES = ("months", "sessions_per_month", "mentor_load", "sessions_percent", "public_task", "quiet_days")
BY_BYLAWS = "bylaws"
PATTERNS = (
    Choice(BY_BYLAWS, N_("As the by-laws say, else as is usual")),
    *(Choice(each.value, TEMPLATE_WORDS[each]) for each in Template),
)
"""What the rules of a programme can begin from."""


def _name_field(desk: Desk, *, required: bool = True, hint: str = "") -> Field:
    languages = tuple(desk.office.ask(organisation).languages)
    return Field(name="name", label=N_("Name"), kind=Kind.WORDING, languages=languages, required=required, hint=hint)


def _rule_fields() -> tuple[Field, ...]:
    number = Kind.NUMBER
    return (
        Field(name="months", label=N_("Length in months"), kind=number, required=True),
        Field(name="reviews", label=N_("Reviews after months"), required=True,
              hint=N_("One after the other: 3 6 9 12.")),
        Field(name="sessions_per_month", label=N_("Sessions a month"), kind=number, required=True),
        Field(name="mentor_load", label=N_("Mentees of a mentor at most"), kind=number, required=True),
        Field(name="sessions_percent", label=N_("Part of the sessions to graduate"), kind=number, required=True,
              hint=N_("In per cent of those planned.")),
        Field(name="public_task", label=N_("Public task to graduate"), kind=Kind.YES_NO),
        Field(name="quiet_days", label=N_("Days without a session"), kind=number, required=True,
              hint=N_("After so many days a pair asks for attention.")),
    )  # fmt: skip


def _as_shown(rules: ProgrammeRules) -> dict[str, object]:
    return {**{name: getattr(rules, name) for name in _RULES}, "reviews": " ".join(map(str, rules.reviews))}


def _taken_out(typed: dict[str, Any]) -> ProgrammeRules:
    """The rules as they were typed, taken out of the values of the form."""
    reviews = tuple(int(each) for each in re.findall(r"\d+", str(typed.pop("reviews"))))
    return ProgrammeRules(reviews=reviews, **{name: typed.pop(name) for name in _RULES})


def starting(desk: Desk) -> EntryForm:
    """The form that begins a programme; the by-laws, what is usual, or a pattern fill in its rules."""
    bylaws: Bylaws = desk.office.ask(bylaws_on, desk.office.today())
    usual = by_bylaws(bylaws)
    parts: tuple[Field | Section, ...] = (
        _name_field(desk),
        Field(name="funder", label=N_("Funder")),
        day_field(desk, "starts_on", N_("First day")),
        Field(name="cohort", label=N_("First cohort"), hint=N_("Left empty, it is called by its year.")),
        Section(N_("Rules")),
        Field(name="pattern", label=N_("Begin from"), kind=Kind.LIST, choices=PATTERNS,
              hint=N_("It fills in the fields below; each can be changed.")),
        *_rule_fields(),
    )  # fmt: skip

    def make(**typed: Any) -> StartProgramme:  # noqa: ANN401 - the form's values by name
        typed.pop("pattern", None)
        rules = _taken_out(typed)
        return StartProgramme(**{"name": Wording(), **given(typed)}, rules=rules)

    def propose(name: str, values: Values) -> Mapping[str, object]:
        if name != "pattern":
            return {}
        pattern = values.get("pattern")
        return _as_shown(usual if pattern in {None, BY_BYLAWS} else TEMPLATES[Template(str(pattern))])

    page = EntryForm(
        desk, N_("Begin a programme"), parts, plain(desk, make, start_programme), save_words=N_("Begin"),
        propose=propose,
    )  # fmt: skip
    page.form.show_values({"starts_on": desk.office.today(), "pattern": BY_BYLAWS})
    page.propose(_as_shown(usual))
    return page


def amending_programme(desk: Desk, programme: ProgrammeRow) -> EntryForm:
    """The form that changes what a programme is called and its rules, or lets it end."""
    parts: tuple[Field | Section, ...] = (
        _name_field(desk),
        Field(name="funder", label=N_("Funder")),
        day_field(desk, "starts_on", N_("First day")),
        day_field(desk, "ended_on", N_("Ended on"), required=False, hint=N_("Left empty, the programme goes on.")),
        Section(N_("Rules")),
        *_rule_fields(),
    )

    def make(**typed: Any) -> AmendProgramme:  # noqa: ANN401 - the form's values by name
        rules = _taken_out(typed)
        values = {"name": Wording(), **given(typed)}
        return AmendProgramme(programme_id=programme.id, version=programme.version, rules=rules, **values)

    page = EntryForm(
        desk, N_("Amend the programme"), parts, plain(desk, make, amend_programme), about=programme_said(programme)
    )
    page.form.show_values(
        {"name": programme.name, "funder": programme.funder, "starts_on": programme.starts_on,
         "ended_on": programme.ended_on, **_as_shown(programme.rules)}
    )  # fmt: skip
    return page


def adding_cohort(desk: Desk, programme: ProgrammeRow) -> EntryForm:
    """The form that begins another cohort of a programme."""

    def make(**typed: Any) -> AddCohort:  # noqa: ANN401 - the form's values by name
        return AddCohort(programme_id=programme.id, **{"name": "", **given(typed)})

    page = EntryForm(
        desk, N_("Add a cohort"), _cohort_fields(desk), plain(desk, make, add_cohort), about=programme_said(programme)
    )
    page.form.show_values({"starts_on": desk.office.today()})
    return page


def amending_cohort(desk: Desk, programme: ProgrammeRow, cohort: CohortRow) -> EntryForm:
    """The form that changes what a cohort is called, or its first day."""

    def make(**typed: Any) -> AmendCohort:  # noqa: ANN401 - the form's values by name
        return AmendCohort(cohort_id=cohort.id, version=cohort.version, **{"name": "", **given(typed)})

    page = EntryForm(
        desk, N_("Amend the cohort"), _cohort_fields(desk), plain(desk, make, amend_cohort),
        about=f"{programme_said(programme)} · {cohort.name}",
    )  # fmt: skip
    page.form.show_values({"name": cohort.name, "starts_on": cohort.starts_on})
    return page


def _cohort_fields(desk: Desk) -> tuple[Field, ...]:
    return (
        Field(name="name", label=N_("Name"), required=True),
        day_field(desk, "starts_on", N_("First day"), hint=N_("Its months are counted from this day.")),
    )


def meeting(desk: Desk, cohort: CohortRow, mentees: Sequence[Journey]) -> EntryForm:
    """The form that records a meeting of a cohort, with a tick for each mentee who came."""
    names = tuple(Choice(each.mentee_id, each.name) for each in mentees)
    parts = (
        day_field(desk, "held_on", N_("Day")),
        Field(name="place", label=N_("Where")),
        Field(name="topics", label=N_("Topics")),
        Field(name="mentee_ids", label=N_("Who came"), kind=Kind.SEVERAL, choices=names, choices_are_data=True),
    )

    def make(**typed: Any) -> HoldPeerSession:  # noqa: ANN401 - the form's values by name
        return HoldPeerSession(cohort_id=cohort.id, **{"mentee_ids": (), **given(typed)})

    page = EntryForm(
        desk, N_("Record a meeting of the cohort"), parts, plain(desk, make, hold_peer_session), about=cohort.name
    )
    page.form.show_values({"held_on": desk.office.today()})
    return page


def naming_competency(desk: Desk, competency: CompetencyRow | None = None) -> EntryForm:
    """The form that adds something to be rated, or says what one is called and whether it is rated."""
    own = competency is None or competency.kind is CompetencyKind.OTHER
    # TR: hint below the name of a competency that has words of the program; {words} are those
    usual = "" if competency is None or own else _("Left empty: {words}.")
    hint = usual.format(words=_(COMPETENCY_WORDS[competency.kind])) if competency is not None and usual else ""
    parts = (
        _name_field(desk, required=own, hint=hint),
        Field(name="shown", label=N_("Is rated"), kind=Kind.YES_NO,
              hint=N_("Marks given before stay in the books.")),
    )  # fmt: skip

    def make(**typed: Any) -> NameCompetency:  # noqa: ANN401 - the form's values by name
        values = {"name": Wording(), **given(typed)}
        return NameCompetency(competency_id=None if competency is None else competency.id, **values)

    title = N_("Add something to be rated") if competency is None else N_("Amend what is rated")
    page = EntryForm(desk, title, parts, plain(desk, make, name_competency))
    if competency is None:
        page.form.show_values({"shown": True})
    else:
        page.form.show_values({"name": competency.name, "shown": competency.shown})
    return page
