"""What the first three steps of the wizard ask: the organisation, its rules and money, the first people."""

from dataclasses import replace
from datetime import date

from pomanager.i18n import formats
from pomanager.i18n.countries import countries
from pomanager.i18n.languages import LANGUAGES
from pomanager.marks import N_
from pomanager.rules.bylaws.presets import PRESETS
from pomanager.rules.names import NameCustom
from pomanager.ui.forms.fields import Choice, Field, Kind, Section
from pomanager.ui.members.person_fields import SEXES, name_fields

TYPED, TABLE, LATER = "typed", "table", "later"
"""How the first people come onto the roll."""
HOW = (
    # TR: how the first members come onto the roll of a new office: typed now, from a table, or another day
    Choice(TYPED, N_("Type them here")),
    Choice(TABLE, N_("From a spreadsheet")),
    Choice(LATER, N_("Later")),
)
MOST_PEOPLE = 30
"""So many are typed here at most: more come from a spreadsheet, or later."""
PEOPLE_FIELDS = ("on", "decision", "people")
"""Put away unless people are typed here."""
WRITTEN_IN = tuple(Choice(each.code, each.own_name) for each in LANGUAGES)
"""The languages an organisation can keep its texts in."""


def organisation_parts() -> tuple[Field | Section, ...]:
    """The name and the place."""
    named = tuple(Choice(code, name) for code, name in countries())
    return (
        Section(N_("Name and seat"), N_("This stands at the head of every paper.")),
        Field(name="name", label=N_("Name of the organisation"), required=True, width=420,
              hint=N_("As it is registered. Other languages can be added later.")),
        Field(name="short_name", label=N_("Short name"), hint=N_("As people say it; it may be left empty.")),
        Field(name="seat", label=N_("Registered office"), hint=N_("The village or town, and its district.")),
        Field(name="country", label=N_("Country"), kind=Kind.LIST, choices=named, choices_are_data=True, required=True,
              hint=N_("Money, by-laws and the order of names are proposed by it.")),
        Field(name="languages", label=N_("Languages"), kind=Kind.SEVERAL, choices=WRITTEN_IN, choices_are_data=True,
              hint=N_("Those the organisation writes and prints in; the one you read now comes first.")),
    )  # fmt: skip


def rules_parts() -> tuple[Field | Section, ...]:
    """Legal form and by-laws, money and year."""
    months = tuple(Choice(month, formats.month_name(month)) for month in range(1, 13))
    models = tuple(Choice(key, preset.name) for key, preset in PRESETS.items())
    return (
        Section(N_("Law and by-laws")),
        Field(name="legal_form", label=N_("Legal form"),
              hint=N_("As the law calls it, such as “cooperative society”.")),
        Field(name="preset", label=N_("Model of by-laws"), kind=Kind.LIST, choices=models, width=420,
              hint=N_("You compare it with your own by-laws later; nothing holds before you adopt it.")),
        Section(N_("Money and year")),
        Field(name="currency", label=N_("Currency"), required=True, width=120,
              hint=N_("Three letters: BIF, KGS, KHR, XOF.")),
        Field(name="year_start_month", label=N_("Financial year begins in"), kind=Kind.LIST, choices=months,
              choices_are_data=True, required=True, hint=N_("Most begin in January.")),
    )  # fmt: skip


def people_parts(custom: NameCustom, today: date) -> tuple[Field | Section, ...]:
    """The people the roll begins with, their names in the parts they have in the country."""
    names = [replace(each, width=125, hint="") for each in name_fields(custom)]
    cells = (
        *names,
        Field(name="sex", label=N_("Sex"), kind=Kind.CHOICE, choices=SEXES, required=True, width=140),
        Field(name="birth", label=N_("Born"), kind=Kind.VAGUE_DATE, width=100),
        Field(name="place", label=N_("Place"), width=115),
    )
    return (
        Section(N_("The first people"), N_("A few are enough to begin with; all others can come at any time.")),
        Field(name="how", label=N_("How they come in"), kind=Kind.CHOICE, choices=HOW, required=True),
        Field(name="on", label=N_("Members since"), kind=Kind.DATE, required=True, today=lambda: today,
              hint=N_("The day they were admitted; it can be changed for each of them later.")),
        Field(name="decision", label=N_("Decision"),
              hint=N_("As papers will quote it: “Constituent assembly, item 3”.")),
        Field(name="people", label=N_("People"), kind=Kind.ROWS, cells=cells, add_words=N_("Add a person"),
              most_rows=MOST_PEOPLE),
    )  # fmt: skip
