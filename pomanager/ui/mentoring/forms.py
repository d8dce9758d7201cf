"""The forms of programmes, of the roster and of pairs."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from pomanager.i18n.languages import LANGUAGES
from pomanager.marks import N_
from pomanager.readmodels.mentoring.pairs import PairRow
from pomanager.readmodels.mentoring.roster import CohortRow, ProgrammeRow, RosterRow
from pomanager.rules import folding
from pomanager.rules.bylaws.in_force import Bylaws
from pomanager.rules.members import SEX_WORDS, Sex
from pomanager.rules.mentoring.kinds import (
    CHOSEN_WORDS,
    PAIR_EVENT_WORDS,
    PART_ROLE_WORDS,
    Chosen,
    PairEventKind,
    PartRole,
)
from pomanager.rules.mentoring.programmes import ProgrammeRules, by_bylaws
from pomanager.rules.wording import Wording
from pomanager.services.mentoring import judging
from pomanager.services.mentoring.commands.pairing import form_pair, note_event
from pomanager.services.mentoring.commands.programmes import start_programme
from pomanager.services.mentoring.commands.roster import decide, enrol, record_consent
from pomanager.services.mentoring.orders import (
    Decide,
    Enrol,
    FormPair,
    NoteEvent,
    RecordConsent,
    StartProgramme,
)
from pomanager.services.organisation.queries import organisation
from pomanager.services.organisation.queries.bylaws import bylaws_on
from pomanager.ui.desk import Desk
from pomanager.ui.entry_form import EntryForm, bound
from pomanager.ui.forms.fields import Choice, Field, Kind, Section
from pomanager.ui.forms.form import Binding, given
from pomanager.ui.member_picking import members_found

OrderT = TypeVar("OrderT")
Find = Callable[[str], Sequence[Choice]]
LANGUAGE_CHOICES = tuple(Choice(language.code, language.own_name) for language in LANGUAGES)
SEXES = (Choice(Sex.FEMALE, SEX_WORDS[Sex.FEMALE]), Choice(Sex.MALE, SEX_WORDS[Sex.MALE]))
ROLES = tuple(Choice(role, PART_ROLE_WORDS[role]) for role in PartRole)
_JOINT = " · "


def day_field(desk: Desk, name: str, label: str, *, required: bool = True, hint: str = "") -> Field:
    """A field that holds a day."""
    return Field(name=name, label=label, kind=Kind.DATE, required=required, hint=hint, today=desk.office.today)


def plain(desk: Desk, make: Callable[..., OrderT], act: Callable[..., Any]) -> Binding[OrderT]:
    """A binding whose act says itself what speaks against it."""

    def save(order: OrderT) -> None:
        desk.do(act, order)

    return Binding(make=make, save=save)


def starting(desk: Desk) -> EntryForm:
    """The form that begins a programme; the by-laws, or what is usual, fill in its rules."""
    told = desk.office.ask(organisation)
    bylaws: Bylaws = desk.office.ask(bylaws_on, desk.office.today())
    usual = by_bylaws(bylaws)
    number = Kind.NUMBER
    parts = (
        Field(name="name", label=N_("Name"), kind=Kind.WORDING, languages=tuple(told.languages), required=True),
        Field(name="funder", label=N_("Funder")),
        day_field(desk, "starts_on", N_("First day")),
        Field(name="cohort", label=N_("First cohort"), hint=N_("Left empty, it is called by its year.")),
        Section(N_("Rules")),
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

    def make(**typed: Any) -> StartProgramme:  # noqa: ANN401 - the form's values by name
        rules = ProgrammeRules(
            reviews=tuple(int(each) for each in re.findall(r"\d+", str(typed.pop("reviews")))),
            **{name: typed.pop(name) for name in _RULES},
        )  # fmt: skip
        return StartProgramme(**{"name": Wording(), **given(typed)}, rules=rules)

    page = EntryForm(desk, N_("Begin a programme"), parts, plain(desk, make, start_programme), save_words=N_("Begin"))
    page.form.show_values(
        {**{name: getattr(usual, name) for name in _RULES}, "reviews": " ".join(map(str, usual.reviews)),
         "starts_on": desk.office.today()}
    )  # fmt: skip
    return page


_RULES = ("months", "sessions_per_month", "mentor_load", "sessions_percent", "public_task", "quiet_days")


def enrolling(desk: Desk, programme: ProgrammeRow, people: Sequence[RosterRow]) -> EntryForm:
    """The form that writes down an application."""
    mentors = [row for row in people if row.programme_id == programme.id and row.role is PartRole.MENTOR]
    parts = (
        Field(name="role", label=N_("Takes part as"), kind=Kind.CHOICE, choices=ROLES, required=True),
        Field(name="member_id", label=N_("Member"), kind=Kind.PICK, find=members_found(desk),
              hint=N_("Type part of the name or the number.")),
        Field(name="full_name", label=N_("Or by name"), hint=N_("Of somebody who is no member.")),
        Field(name="sex", label=N_("Sex"), kind=Kind.CHOICE, choices=SEXES),
        day_field(desk, "applied_on", N_("Applied on")),
        Field(name="languages", label=N_("Languages"), kind=Kind.SEVERAL, choices=LANGUAGE_CHOICES,
              choices_are_data=True),
        Field(name="childcare", label=N_("Childcare needed"), kind=Kind.YES_NO),
        Field(name="capacity", label=N_("Room for mentees"), kind=Kind.NUMBER,
              hint=N_("Of a mentor; left empty, the rules of the programme say it.")),
        Field(name="wish", label=N_("Mentor wished for"), kind=Kind.PICK, find=people_found(mentors)),
        Field(name="experience", label=N_("Experience"), hint=N_("Offices come from the books by themselves.")),
    )  # fmt: skip

    def make(values: Mapping[str, Any]) -> Enrol | None:
        typed = given(values)
        if "role" not in typed or "applied_on" not in typed:
            return None
        wish = typed.pop("wish", None)
        wishes = (wish,) if isinstance(wish, int) else ()
        return Enrol(**{**typed, "programme_id": programme.id, "wishes": wishes})

    binding = bound(desk, make, judging.objections_to_enrolling, enrol)
    page = EntryForm(desk, N_("Write down an application"), parts, binding, again=_next_application)
    page.form.show_values({"applied_on": desk.office.today(), "role": PartRole.MENTEE})
    return page


def _next_application(values: Mapping[str, Any]) -> Mapping[str, object]:
    return {"applied_on": values.get("applied_on"), "role": values.get("role")}


def deciding(desk: Desk, row: RosterRow) -> EntryForm:
    """The form that records what was decided on an application."""
    choices = tuple(Choice(chosen, CHOSEN_WORDS[chosen]) for chosen in Chosen)
    parts = (
        Field(name="chosen", label=N_("Decision"), kind=Kind.LIST, choices=choices, required=True),
        day_field(desk, "on", N_("Decided on")),
        Field(name="reason", label=N_("Reason")),
    )

    def make(**typed: Any) -> Decide:  # noqa: ANN401 - the form's values by name
        return Decide(participant_id=row.id, **given(typed))

    page = EntryForm(desk, N_("Decide on an application"), parts, plain(desk, make, decide), about=row.called)
    page.form.show_values({"chosen": Chosen.SELECTED, "on": desk.office.today()})
    return page


def consenting(desk: Desk, row: RosterRow) -> EntryForm:
    """The form that records a consent, or that it was taken back."""
    parts = (
        Field(name="given", label=N_("Consents"), kind=Kind.YES_NO),
        day_field(desk, "on", N_("On")),
    )

    def make(**typed: Any) -> RecordConsent:  # noqa: ANN401 - the form's values by name
        return RecordConsent(participant_id=row.id, **given(typed))

    page = EntryForm(desk, N_("Record the consent"), parts, plain(desk, make, record_consent), about=row.called)
    page.form.show_values({"given": True, "on": desk.office.today()})
    return page


def pairing(
    desk: Desk, cohorts: Sequence[CohortRow], people: Sequence[RosterRow], mentee: RosterRow | None = None,
    mentor: RosterRow | None = None, reason: str = "",
) -> EntryForm:  # fmt: skip
    """The form that forms a pair, filled with a proposal where there is one."""
    mentees = [row for row in people if row.role is PartRole.MENTEE]
    mentors = [row for row in people if row.role is PartRole.MENTOR]
    names = tuple(Choice(cohort.id, cohort.name) for cohort in cohorts)
    parts = (
        Field(
            name="cohort_id", label=N_("Cohort"), kind=Kind.LIST, choices=names, choices_are_data=True, required=True
        ),
        Field(name="mentee_id", label=N_("Mentee"), kind=Kind.PICK, find=people_found(mentees), required=True),
        Field(name="mentor_id", label=N_("Mentor"), kind=Kind.PICK, find=people_found(mentors), required=True),
        day_field(desk, "starts_on", N_("First day")),
        Field(name="reason", label=N_("Why these two")),
    )

    def make(values: Mapping[str, Any]) -> FormPair | None:
        typed = given(values)
        needed = {"cohort_id", "mentee_id", "mentor_id", "starts_on"}
        return FormPair(**typed) if needed <= typed.keys() else None

    binding = bound(desk, make, judging.objections_to_pairing, form_pair)
    page = EntryForm(desk, N_("Form a pair"), parts, binding, save_words=N_("Form the pair"))
    shown: dict[str, object] = {"starts_on": desk.office.today(), "reason": reason}
    if cohorts:
        shown["cohort_id"] = cohorts[-1].id
    for name, row in (("mentee_id", mentee), ("mentor_id", mentor)):
        if row is not None:
            shown[name] = Choice(row.id, row.called)
    page.form.show_values(shown)
    return page


def noting_event(desk: Desk, row: PairRow, kind: PairEventKind) -> EntryForm:
    """The form that records what happened to a pair; what speaks against a graduation stands beside it."""
    kinds = tuple(Choice(each, PAIR_EVENT_WORDS[each]) for each in PairEventKind)
    parts = (
        Field(name="kind", label=N_("What happened"), kind=Kind.LIST, choices=kinds, required=True),
        day_field(desk, "on", N_("On")),
        Field(name="reason", label=N_("Reason")),
    )

    def make(values: Mapping[str, Any]) -> NoteEvent | None:
        typed = given(values)
        return NoteEvent(pair_id=row.id, **typed) if {"kind", "on"} <= typed.keys() else None

    binding = bound(desk, make, judging.objections_to_noting_event, note_event)
    page = EntryForm(desk, N_("Record an event"), parts, binding, about=pair_said(row))
    page.form.show_values({"kind": kind, "on": desk.office.today()})
    return page


def people_found(people: Sequence[RosterRow]) -> Find:
    """What a field asks among people of the roster, by name or number."""

    def find(text: str) -> Sequence[Choice]:
        asked = folding.words(text)
        found = [row for row in people if all(word in folding.fold(row.called) for word in asked)]
        return [Choice(row.id, row.called, row.place) for row in found]

    return find


def pair_said(row: PairRow) -> str:
    """A pair above a form: mentee, then mentor."""
    return f"{row.mentee}{_JOINT}{row.mentor}"
