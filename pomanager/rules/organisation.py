"""What the organisation says of itself: objections to its profile, and the words it may call its own way."""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Protocol

from pomanager.marks import N_
from pomanager.rules.calendar import starts_every_year
from pomanager.rules.names import CUSTOM_OF_COUNTRY, NameCustom
from pomanager.rules.objections import Objection, Weight
from pomanager.rules.wording import Wording
from pomanager.rules.writing import LONGEST_TEXT, has_hidden_characters

MOST_DECIMALS = 3
WIDEST_NUMBER = 12
"""Zeros are put before member numbers up to this width at most."""
_CURRENCY = re.compile("[A-Z]{3}")
_COUNTRY = re.compile("[A-Z]{2}")

RENAMABLE: tuple[str, ...] = (
    N_("Place"),
    N_("Places"),
    N_("Section"),
    N_("Sections"),
    N_("Member"),
    N_("Members"),
    N_("Delegate"),
    N_("Delegates"),
    N_("Board"),
    N_("General assembly"),
)
"""Words of the program an organisation may call its own way, such as "Colline" for Place."""


class SaysOfItself(Protocol):
    """A profile as it is typed; the same names as in the order that keeps it."""

    @property
    def name(self) -> Wording:
        """What it is called."""
        ...

    @property
    def short_name(self) -> str:
        """Its name in short."""
        ...

    @property
    def legal_form(self) -> Wording:
        """Such as cooperative society."""
        ...

    @property
    def registration_number(self) -> str:
        """Under which it is registered."""
        ...

    @property
    def registered_with(self) -> str:
        """The register's keeper."""
        ...

    @property
    def seat(self) -> Wording:
        """Where it has its seat."""
        ...

    @property
    def country(self) -> str:
        """Two letters, ISO 3166."""
        ...

    @property
    def currency(self) -> str:
        """Three letters, ISO 4217."""
        ...

    @property
    def currency_decimals(self) -> int:
        """Decimals amounts are written with."""
        ...

    @property
    def year_start_month(self) -> int:
        """Month the financial year begins in."""
        ...

    @property
    def year_start_day(self) -> int:
        """Day of that month."""
        ...

    @property
    def languages(self) -> tuple[str, ...]:
        """Codes of the languages it works in."""
        ...

    @property
    def number_width(self) -> int:
        """Digits member numbers are filled up to."""
        ...


def objections_to_profile(profile: SaysOfItself, known_languages: Collection[str] = ()) -> tuple[Objection, ...]:
    """Everything to say about a profile; languages are held against the known ones when these are given."""
    return (
        *_about_texts(profile),
        *_about_money_and_year(profile),
        *_about_languages(profile.languages, known_languages),
    )


def objections_to_own_words(word: str, own_words: Mapping[str, str]) -> tuple[Objection, ...]:
    """Everything to say about the organisation's own words (by language) for one of the program's; ``about`` is it."""
    if word not in RENAMABLE:
        return (Objection(N_("“{word}” cannot be renamed."), "word", {"word": word}),)
    return tuple(objection for own_word in own_words.values() for objection in _about_text(word, own_word))


def custom_of_country(country: str) -> NameCustom:
    """How names are built in a country (two letters), to begin with."""
    return CUSTOM_OF_COUNTRY.get(country, NameCustom.SURNAME_FIRST)


def _about_texts(profile: SaysOfItself) -> Iterator[Objection]:
    if not profile.name:
        yield Objection(N_("Write the organisation's name in one language at least."), "name")
    short = {
        "short_name": profile.short_name,
        "registration_number": profile.registration_number,
        "registered_with": profile.registered_with,
    }
    texts = list(short.items())
    for name, wording in (("name", profile.name), ("legal_form", profile.legal_form), ("seat", profile.seat)):
        texts += [(name, text) for text in wording.texts.values()]
    for name, text in texts:
        yield from _about_text(name, text)
    if profile.country and not _COUNTRY.fullmatch(profile.country):
        yield Objection(N_("A country is given by two capital letters, such as BI, KG or KH."), "country")


def _about_text(name: str, text: str) -> Iterator[Objection]:
    if len(text) > LONGEST_TEXT:
        yield Objection(N_("This is longer than {most} characters."), name, {"most": LONGEST_TEXT})
    if has_hidden_characters(text):
        yield Objection(N_("This holds characters that cannot be seen. Type it again."), name)


def _about_money_and_year(profile: SaysOfItself) -> Iterator[Objection]:
    if not profile.currency:
        yield Objection(N_("No currency is set. Amounts cannot be kept without one."), "currency", weight=Weight.WARN)
    elif not _CURRENCY.fullmatch(profile.currency):
        yield Objection(N_("A currency is given by three capital letters, such as BIF, KGS or KHR."), "currency")
    if not 0 <= profile.currency_decimals <= MOST_DECIMALS:
        message = N_("Amounts have 0 to {most} decimals.")
        yield Objection(message, "currency_decimals", {"most": MOST_DECIMALS})
    if not starts_every_year(profile.year_start_month, profile.year_start_day):
        yield Objection(N_("The financial year begins on a day that every year has."), "year_start_day")
    if not 0 <= profile.number_width <= WIDEST_NUMBER:
        message = N_("Member numbers are filled up with zeros to {most} digits at most.")
        yield Objection(message, "number_width", {"most": WIDEST_NUMBER})


def _about_languages(languages: tuple[str, ...], known: Collection[str]) -> Iterator[Objection]:
    if not languages:
        yield Objection(N_("Choose one language at least."), "languages")
    if len(set(languages)) < len(languages):
        yield Objection(N_("Each language is chosen once."), "languages")
    for language in languages:
        if known and language not in known:
            yield Objection(N_("The language “{language}” is not known."), "languages", {"language": language})
