"""Founding an organisation's books, its profile, its logo and its own words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date

from pomanager.db.organisation import Organisation, RenamedWord
from pomanager.errors import Refused, Stale, refuse
from pomanager.i18n import languages as known_languages
from pomanager.marks import N_
from pomanager.rules import organisation as organisation_rules
from pomanager.rules.names import NameCustom
from pomanager.rules.objections import Objection
from pomanager.rules.wording import Wording
from pomanager.services.organisation import queries
from pomanager.services.work import About, Work

OVERTAKEN = N_("Somebody changed this in the meantime. Look at the new values, then save again.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What the organisation says of itself."""

    name: Wording
    short_name: str = ""
    legal_form: Wording = field(default_factory=Wording)
    registration_number: str = ""
    registered_on: date | None = None
    registered_with: str = ""
    seat: Wording = field(default_factory=Wording)
    country: str = ""
    currency: str = ""
    currency_decimals: int = 2
    year_start_month: int = 1
    year_start_day: int = 1
    languages: tuple[str, ...] = ("en",)
    name_custom: NameCustom = NameCustom.SURNAME_FIRST
    number_width: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundOffice:
    """Open the books of a new organisation."""

    profile: Profile
    is_sample: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendProfile:
    """Change what the organisation says of itself; ``version`` is the one that was read."""

    profile: Profile
    version: int


def found_office(work: Work, order: FoundOffice) -> None:
    """Write the organisation's first profile into a new file, or raise Refused."""
    _judge(order.profile)
    sorted_in = order.profile.languages[0]
    work.session.add(Organisation(id=1, is_sample=order.is_sample, sort_language=sorted_in, **_columns(order.profile)))
    changes = {name: (None, value) for name, value in _columns(order.profile).items() if value not in {"", None}}
    work.record("organisation.founded", _named(order.profile.name, order.profile.languages), changes)


def amend_profile(work: Work, order: AmendProfile) -> None:
    """Change the profile, or raise Refused with every objection, or Stale when it changed meanwhile."""
    _judge(order.profile)
    row = queries.organisation_row(work.session)
    if row.version != order.version:
        raise Stale(Objection(OVERTAKEN))
    new = _columns(order.profile)
    changes = {name: (getattr(row, name), value) for name, value in new.items() if getattr(row, name) != value}
    if not changes:
        return
    for name, (_, value) in changes.items():
        setattr(row, name, value)
    work.record("organisation.amended", _named(order.profile.name, order.profile.languages), changes)


def set_logo(work: Work, logo: bytes | None) -> None:
    """Keep a picture as the organisation's logo (a PNG or JPEG the screen has already read), or none."""
    row = queries.organisation_row(work.session)
    if row.logo == logo:
        return
    sizes = (len(row.logo) if row.logo else None, len(logo) if logo else None)
    row.logo = logo
    work.record("organisation.logo_set", _named(row.name, row.languages.split()), {"logo": sizes})


def rename_word(work: Work, word: str, own_words: Mapping[str, str]) -> None:
    """Let the organisation call one of the program's words its own way, per language ("" takes it back)."""
    said = {language: own_word.strip() for language, own_word in own_words.items()}
    objections = organisation_rules.objections_to_own_words(word, said)
    if objections:
        raise Refused(objections)
    known = queries.renamed_rows(work.session, word)
    for language, own_word in said.items():
        row = known.get(language) or RenamedWord(word=word, language=language, own_word="")
        old = row.own_word
        if own_word == old:
            continue
        row.own_word = own_word
        work.session.add(row)
        work.session.flush()
        label = f"{word} · {_own_name(language)}"
        work.record("organisation.word_renamed", About("renamed_word", row.id, label), {"own_word": (old, own_word)})


def _known() -> tuple[str, ...]:
    """The languages an office can keep its texts in: those the program speaks."""
    return tuple(each.code for each in known_languages.LANGUAGES)


def _judge(profile: Profile) -> None:
    refuse(organisation_rules.objections_to_profile(profile, _known()))


def _columns(profile: Profile) -> dict[str, object]:
    columns: dict[str, object] = {entry.name: getattr(profile, entry.name) for entry in fields(profile)}
    columns["languages"] = " ".join(profile.languages)
    return columns


def _named(name: Wording, languages: Sequence[str]) -> About:
    return About("organisation", 1, name.in_language(languages[0], languages))


def _own_name(code: str) -> str:
    """What a language calls itself; the code of one this program does not speak."""
    return known_languages.language(code).own_name if known_languages.is_offered(code) else code
