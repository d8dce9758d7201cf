"""The forms of the roster and of pairs."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from pomanager.i18n.languages import LANGUAGES
from pomanager.marks import N_
from pomanager.readmodels.mentoring.pairs import PairRow
from pomanager.readmodels.mentoring.roster import CohortRow, ProgrammeRow, RosterRow
from pomanager.rules import folding
from pomanager.rules.members import SEX_WORDS, Sex
from pomanager.rules.mentoring.kinds import (
    CHOSEN_WORDS,
    HALF_DAY_WORDS,
    PAIR_EVENT_WORDS,
    PART_ROLE_WORDS,
    Chosen,
    HalfDay,
    PairEventKind,
    PartRole,
)
from pomanager.services.access.queries.door import people_now
from pomanager.services.mentoring import judging
from pomanager.services.mentoring.commands.pairing import form_pair, note_event
from pomanager.services.mentoring.commands.roster import amend_participant, decide, enrol, record_consent
from pomanager.services.mentoring.orders import (
    AmendParticipant,
    Decide,
    Enrol,
    FormPair,
    NoteEvent,
    RecordConsent,
)
from pomanager.services.mentoring.queries.roster import wishes
from pomanager.ui.desk import Desk
from pomanager.ui.entry_form import EntryForm, bound
from pomanager.ui.form_parts import day_field
from pomanager.ui.forms.fields import Choice, Field, Kind
from pomanager.ui.forms.form import Binding, given
from pomanager.ui.member_picking import members_found
from pomanager.ui.mentoring.words import programme_said

OrderT = TypeVar("OrderT")
Find = Callable[[str], Sequence[Choice]]
LANGUAGE_CHOICES = tuple(Choice(language.code, language.own_name) for language in LANGUAGES)
SEXES = (Choice(Sex.FEMALE, SEX_WORDS[Sex.FEMALE]), Choice(Sex.MALE, SEX_WORDS[Sex.MALE]))
ROLES = tuple(Choice(role, PART_ROLE_WORDS[role]) for role in PartRole)
HALF_DAYS = tuple(Choice(each.value, HALF_DAY_WORDS[each]) for each in HalfDay)
MOST_WISHES = 3
"""So many wishes have points when mentors are proposed."""
_JOINT = " · "


def plain(desk: Desk, make: Callable[..., OrderT], act: Callable[..., Any]) -> Binding[OrderT]:
    """A binding whose act says itself what speaks against it."""

    def save(order: OrderT) -> None:
        desk.do(act, order)

    return Binding(make=make, save=save)


def enrolling(desk: Desk, programmes: Sequence[ProgrammeRow], people: Sequence[RosterRow]) -> EntryForm:
    """The form that writes down an application; of several programmes one is chosen, the first is proposed."""
    several = len(programmes) > 1
    names = tuple(Choice(each.id, programme_said(each)) for each in programmes)
    known = {each.id for each in programmes}
    mentors = [row for row in people if row.role is PartRole.MENTOR and row.programme_id in known]
    chosen = Field(name="programme_id", label=N_("Programme"), kind=Kind.LIST, choices=names, choices_are_data=True,
                   required=True)  # fmt: skip
    parts = (
        *((chosen,) if several else ()),
        Field(name="role", label=N_("Takes part as"), kind=Kind.CHOICE, choices=ROLES, required=True),
        Field(name="member_id", label=N_("Member"), kind=Kind.PICK, find=members_found(desk),
              hint=N_("Type part of the name or the number.")),
        Field(name="full_name", label=N_("Or by name"), hint=N_("Of somebody who is no member.")),
        Field(name="sex", label=N_("Sex"), kind=Kind.CHOICE, choices=SEXES),
        day_field(desk, "applied_on", N_("Applied on")),
        Field(name="languages", label=N_("Languages"), kind=Kind.SEVERAL, choices=LANGUAGE_CHOICES,
              choices_are_data=True),
        Field(name="free", label=N_("Has time"), kind=Kind.SEVERAL, choices=HALF_DAYS),
        Field(name="childcare", label=N_("Childcare needed"), kind=Kind.YES_NO),
        Field(name="capacity", label=N_("Room for mentees"), kind=Kind.NUMBER,
              hint=N_("Of a mentor; left empty, the rules of the programme say it.")),
        _wishes_field(mentors),
        Field(name="experience", label=N_("Experience"), hint=N_("Offices come from the books by themselves.")),
    )  # fmt: skip

    def make(values: Mapping[str, Any]) -> Enrol | None:
        typed = given(values)
        if not {"role", "applied_on"} <= typed.keys():
            return None
        typed.setdefault("programme_id", programmes[0].id)
        return Enrol(**{**typed, "wishes": _wished(typed)})

    binding = bound(desk, make, judging.objections_to_enrolling, enrol)
    page = EntryForm(desk, N_("Write down an application"), parts, binding, again=_next_application)
    shown: dict[str, object] = {"applied_on": desk.office.today(), "role": PartRole.MENTEE}
    page.form.show_values({**shown, "programme_id": programmes[0].id} if several else shown)
    return page


def _wishes_field(mentors: Sequence[RosterRow]) -> Field:
    """Mentors a mentee would like, the most liked first; rows can be moved."""
    return Field(
        name="wishes", label=N_("Mentors wished for"), kind=Kind.ROWS, add_words=N_("Add a wish"),
        most_rows=MOST_WISHES,
        hint=N_("Of a mentee, the most liked first."),
        cells=(Field(name="mentor_id", label=N_("Mentor"), kind=Kind.PICK, find=people_found(mentors)),),
    )  # fmt: skip


def _wished(typed: Mapping[str, Any]) -> tuple[int, ...]:
    return tuple(row["mentor_id"] for row in typed.get("wishes", ()) if "mentor_id" in row)


def _next_application(values: Mapping[str, Any]) -> Mapping[str, object]:
    kept = ("applied_on", "role", "programme_id")
    return {name: values[name] for name in kept if name in values}


def amending(desk: Desk, row: RosterRow, people: Sequence[RosterRow]) -> EntryForm:
    """The form that changes what is known of somebody on the roster; of a mentor, who they are at the keyboard."""
    parts: list[Field] = [
        Field(name="languages", label=N_("Languages"), kind=Kind.SEVERAL, choices=LANGUAGE_CHOICES,
              choices_are_data=True),
        Field(name="free", label=N_("Has time"), kind=Kind.SEVERAL, choices=HALF_DAYS),
        Field(name="childcare", label=N_("Childcare needed"), kind=Kind.YES_NO),
        Field(name="experience", label=N_("Experience"), hint=N_("Offices come from the books by themselves.")),
    ]  # fmt: skip
    shown: dict[str, object] = {
        "languages": row.languages, "free": row.free, "childcare": row.childcare, "experience": row.experience,
    }  # fmt: skip
    more, known = _of_mentor(desk, row) if row.role is PartRole.MENTOR else _of_mentee(desk, row, people)
    parts += more

    def make(**typed: Any) -> AmendParticipant:  # noqa: ANN401 - the form's values by name
        values = {**given(typed), "wishes": _wished(typed)}
        return AmendParticipant(participant_id=row.id, version=row.version, **values)

    page = EntryForm(desk, N_("Amend what is known"), parts, plain(desk, make, amend_participant), about=row.called)
    page.form.show_values({**shown, **known})
    return page


def _of_mentor(desk: Desk, row: RosterRow) -> tuple[list[Field], dict[str, object]]:
    parts = [
        Field(name="capacity", label=N_("Room for mentees"), kind=Kind.NUMBER,
              hint=N_("Of a mentor; left empty, the rules of the programme say it."))
    ]  # fmt: skip
    shown: dict[str, object] = {"capacity": row.own_capacity}
    users = tuple(Choice(user.id, user.name) for user in desk.office.ask(people_now))
    if users:
        parts.append(
            Field(name="user_id", label=N_("Signs in as"), kind=Kind.LIST, choices=users, choices_are_data=True,
                  hint=N_("Then this mentor sees the own pairs, and records their sessions."))
        )  # fmt: skip
        shown["user_id"] = row.user_id
    return parts, shown


def _of_mentee(desk: Desk, row: RosterRow, people: Sequence[RosterRow]) -> tuple[list[Field], dict[str, object]]:
    mentors = [each for each in people if each.role is PartRole.MENTOR and each.programme_id == row.programme_id]
    called = {each.id: each.called for each in mentors}
    kept = desk.office.ask(wishes).get(row.id, ())
    rows = [{"mentor_id": Choice(mentor, called.get(mentor, ""))} for mentor in kept]
    return [_wishes_field(mentors)], {"wishes": rows}


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
