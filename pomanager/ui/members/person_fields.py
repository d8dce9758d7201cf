"""The fields that say who a person is, asked as the organisation's custom of names has it; used by several forms."""

from collections.abc import Callable, Mapping, Sequence

from pomanager.i18n import _
from pomanager.marks import N_
from pomanager.readmodels.particulars import KnownPerson
from pomanager.rules.calendar import VagueDate
from pomanager.rules.identity import IDENTITY_WORDS, GivenDocument
from pomanager.rules.members import PERSON_KIND_WORDS, SEX_WORDS, PersonKind, Sex
from pomanager.rules.names import NameCustom
from pomanager.services.members.queries.particulars import people_called
from pomanager.services.organisation.queries import organisation
from pomanager.ui.desk import Desk
from pomanager.ui.forms.fields import Choice, Field, Kind, Section
from pomanager.ui.members.part_words import years_words

SEXES = (Choice(Sex.FEMALE, SEX_WORDS[Sex.FEMALE]), Choice(Sex.MALE, SEX_WORDS[Sex.MALE]))
KINDS = tuple(Choice(kind, words) for kind, words in PERSON_KIND_WORDS.items())
DOCUMENT_KINDS = tuple(Choice(kind, words) for kind, words in IDENTITY_WORDS.items())
NAMES_JOINT = " · "
"""Between a name and the number that tells two people of that name apart."""

WHOLE_NAME_HINT = N_("As on the identity document, where it differs from the parts above.")
OF_A_HUMAN_BEING = ("family_name", "given_name", "patronymic", "sex", "birth", "profession", "thumb_print", "sort_name")
"""Fields an organisation has no answer to."""


def name_fields(custom: NameCustom, *, family_needed: bool = True) -> tuple[Field, ...]:
    """The parts of a name, in the order they are written where the organisation lives.

    Of somebody who is on the roll without a family name, none is asked for.
    """
    if custom is NameCustom.SINGLE:
        return (whole_name_field(required=True),)
    two = custom is NameCustom.TWO_SURNAMES
    family = Field(
        name="family_name", label=N_("Family names") if two else N_("Family name"), required=family_needed,
        hint=N_("Both of them, the father’s and the mother’s.") if two else "",
    )  # fmt: skip
    given = Field(name="given_name", label=N_("Given name"))
    patronymic = Field(
        name="patronymic", label=N_("Patronymic"),
        hint=N_("Patronymic, or the father’s name with “uulu” or “kyzy”; it may be left empty."),
    )  # fmt: skip
    if custom in {NameCustom.GIVEN_FIRST, NameCustom.TWO_SURNAMES}:
        return given, family
    return (family, given, patronymic) if custom is NameCustom.PATRONYMIC else (family, given)


def whole_name_field(*, required: bool = False) -> Field:
    """The whole name, for organisations, for people with one name, and where it differs from its parts."""
    hint = N_("Exactly as on the identity document.") if required else WHOLE_NAME_HINT
    return Field(name="full_name", label=N_("Whole name"), required=required, hint=hint)


def custom_of(desk: Desk) -> NameCustom:
    """How names are written where the organisation lives."""
    return desk.office.ask(organisation).name_custom


def birth_field() -> Field:
    """The date of birth, as far as it is known."""
    return Field(
        name="birth", label=N_("Born"), kind=Kind.VAGUE_DATE,
        hint=N_("Write as much as is known: the day, the month and year, only the year, or “about 1960”."),
    )  # fmt: skip


def documents_field(hint: str = "") -> Field:
    """The identity documents, one row each."""
    return Field(
        name="documents", label=N_("Identity documents"), kind=Kind.ROWS, add_words=N_("Add a document"), hint=hint,
        cells=(
            Field(name="kind", label=N_("Kind"), kind=Kind.LIST, choices=DOCUMENT_KINDS, required=True, width=190),
            Field(name="number", label=N_("Number"), required=True, width=170),
            Field(name="issuer", label=N_("Issued by"), width=150),
            Field(name="issued_on", label=N_("Issued"), kind=Kind.VAGUE_DATE, width=120),
            Field(name="expires_on", label=N_("Valid until"), kind=Kind.DATE, width=110),
        ),
        row=GivenDocument, kept=("id",),
    )  # fmt: skip


def where_fields() -> tuple[Field | Section, ...]:
    """Where somebody lives, to which section they belong, how they are reached."""
    return (
        Section(N_("Where and how to reach")),
        Field(name="place", label=N_("Place"), hint=N_("“Village · District” for a village in a district.")),
        Field(name="section", label=N_("Section")),
        Field(name="phone", label=N_("Phone"), kind=Kind.PHONE),
    )


def representative_field(desk: Desk, besides: int | None = None) -> Field:
    """Who acts for an organisation: searched for among all people, or typed anew."""
    return Field(
        name="representative", label=N_("Representative"), kind=Kind.PICK, choices_are_data=True,
        hint=N_("Who signs for it. Type a name or number, and choose; somebody new is added."),
        find=_finder(desk, besides),
    )  # fmt: skip


def _finder(desk: Desk, besides: int | None) -> Callable[[str], Sequence[Choice]]:
    def find(typed: str) -> Sequence[Choice]:
        name = typed.partition(NAMES_JOINT)[0].strip()
        if not name:
            return ()
        found = [known_choice(each) for each in desk.office.ask(people_called, name, besides)]
        # Part of somebody's name must not become somebody new by being left standing: that has to be chosen.
        new = Choice(name, f"{name}{NAMES_JOINT}{_('new person')}") if found else Choice(name, name, _("new person"))
        return (*found, new)

    return find


def known_choice(person: KnownPerson) -> Choice:
    """Somebody the office knows, as a choice to pick from."""
    note = _("No. {number}").format(number=person.number) if person.number else _("not a member")
    return Choice(person.person_id, person.name, note)


def hidden_of(values: Mapping[str, object], custom: NameCustom, *, whole_name: bool = False) -> tuple[str, ...]:
    """The fields put away: those only human beings have, or only organisations; ``whole_name`` shows it for all."""
    if values.get("kind") is PersonKind.ORGANISATION:
        return OF_A_HUMAN_BEING
    single = custom is NameCustom.SINGLE
    return ("representative",) if single or whole_name else ("representative", "full_name")


def age_words(birth: VagueDate | None, desk: Desk) -> str:
    """The age today: "39 years", or "≈ 66 years" where the birth is not known to the day; "" where it is unknown."""
    today = desk.office.today()
    if birth is None or birth.earliest > today:
        return ""
    return years_words(*birth.age_on(today))


def hints_of(values: Mapping[str, object], desk: Desk) -> dict[str, str]:
    """What stands beside fields while nothing is said against them: the age, how an organisation's name is written."""
    if values.get("kind") is PersonKind.ORGANISATION:
        return {"full_name": _("As in its statutes and its registration.")}
    return birth_hint(values.get("birth"), desk)


def birth_hint(birth: object, desk: Desk) -> dict[str, str]:
    """What stands beside the date of birth while nothing is said against it."""
    age = age_words(birth, desk) if isinstance(birth, VagueDate) else ""
    if not age or not isinstance(birth, VagueDate):
        return {}
    if birth.exact is not None:
        # TR: beside a date of birth in a form; {age} is "39 years", and “year only” is an answer in the list beside it
        return {"birth": _("{age}. If only the year is known, choose “year only”.").format(age=age)}
    # TR: beside a date of birth that is only partly known; {age} is "≈ 66 years"
    return {"birth": _("{age}, to be confirmed. Where an age counts, papers say so.").format(age=age)}
