"""What the entries of the wizard amount to: the order that makes the office, and its summary."""

from collections.abc import Mapping
from datetime import date

from pomanager.i18n import _, formats, spoken
from pomanager.i18n.languages import language
from pomanager.i18n.patterns import usual_decimals
from pomanager.rules.bylaws.presets import PRESETS
from pomanager.rules.organisation import custom_of_country
from pomanager.rules.wording import Wording
from pomanager.services.beginning import BeginOffice
from pomanager.services.members.commands import AdmitMember
from pomanager.services.organisation.commands import Profile
from pomanager.ui.first_run.form_step import FormStep
from pomanager.ui.first_run.questions_asked import TABLE, TYPED


def order_of(organisation: FormStep, rules: FormStep, people: FormStep, today: date) -> BeginOffice:
    """The office as it stands in these steps; what is typed in them is in the first of its languages."""
    languages, currency = languages_of(organisation), rules.text("currency").upper()
    code = languages[0] if languages else spoken()
    month = rules.values()["year_start_month"]
    country = organisation.text("country")
    profile = Profile(
        name=_in(code, organisation.text("name")), seat=_in(code, organisation.text("seat")),
        short_name=organisation.text("short_name"), country=country,
        legal_form=_in(code, rules.text("legal_form")), currency=currency,
        currency_decimals=usual_decimals(currency), year_start_month=month if isinstance(month, int) else 1,
        languages=languages, name_custom=custom_of_country(country),
    )  # fmt: skip
    return BeginOffice(profile=profile, preset=rules.text("preset"), people=_people(people, today))


def languages_of(organisation: FormStep) -> tuple[str, ...]:
    """The languages ticked, the one spoken first: minutes are written, and names sorted, in the first."""
    ticked = organisation.values()["languages"]
    codes = [str(code) for code in ticked] if isinstance(ticked, tuple) else []
    return tuple(sorted(codes, key=lambda code: code != spoken()))


def _people(step: FormStep, today: date) -> tuple[AdmitMember, ...]:
    values = step.values()
    on, rows = values["on"], values["people"]
    if values["how"] != TYPED or not isinstance(rows, tuple):
        return ()
    since = on if isinstance(on, date) else today
    decision = step.text("decision")
    return tuple(AdmitMember(**row, on=since, decision=decision) for row in rows if isinstance(row, Mapping))


def summary_of(order: BeginOffice, *, how: object) -> list[tuple[str, str]]:
    """What will be true of the office."""
    profile = order.profile
    people = formats.number(len(order.people)) if order.people else formats.UNKNOWN
    model = PRESETS.get(order.preset)
    return [
        (_("Name of the organisation"), profile.name.in_language(spoken(), profile.languages)),
        (_("Country"), formats.country(profile.country)),
        (_("Languages"), formats.listing([language(code).own_name for code in profile.languages])),
        (_("Model of by-laws"), _(model.name) if model is not None else formats.UNKNOWN),
        (_("Currency"), profile.currency),
        (_("Members"), _("from a spreadsheet, as the next step") if how == TABLE else people),
    ]


def _in(code: str, text: str) -> Wording:
    return Wording({code: text}) if text else Wording()
