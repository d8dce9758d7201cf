"""The languages offered: own name, direction, script, fonts, and what CLDR lacks or has wrong for them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from pomanager.i18n import catalogue
from pomanager.i18n.pseudo import PSEUDO as PSEUDO  # noqa: PLC0414 - offered here under its own name

LATIN = ("Noto Sans", "Noto Sans Khmer", "Noto Sans Arabic")
"""Font families asked in this order by languages in Latin and Cyrillic script."""
KHMER = ("Noto Sans Khmer", "Noto Sans", "Noto Sans Arabic")
ARABIC = ("Noto Sans Arabic", "Noto Sans", "Noto Sans Khmer")

DAY_FIRST = MappingProxyType({"short": "dd/MM/y"})
"""Day and month in two figures and the whole year: rolls hold birth dates of two centuries."""


@dataclass(frozen=True, slots=True)
class Language:
    """One language of screens and papers.

    ``locale`` is the identifier Babel knows; ``patterns`` replace CLDR's ways of writing days ("short", "medium",
    "long", "month", "month-short") where those are thin, wrong or lose the century.
    """

    code: str
    own_name: str
    locale: str
    script: str = "Latn"
    direction: str = "ltr"
    fonts: tuple[str, ...] = LATIN
    patterns: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def draft(self) -> bool:
        """Whether its words still wait for a reader whose language it is; the catalogue's header says so."""
        return self.code not in {catalogue.SOURCE, PSEUDO} and catalogue.review_status(self.code) != "reviewed"

    @property
    def right_to_left(self) -> bool:
        """Whether lines begin at the right."""
        return self.direction == "rtl"


ENGLISH = Language("en", "English", "en_GB")
"""British by Babel's name: the day stands before the month, as in every office this is made for."""

LANGUAGES: tuple[Language, ...] = (
    ENGLISH,
    Language("fr", "Français", "fr"),
    Language("ru", "Русский", "ru", script="Cyrl"),
    Language("ky", "Кыргызча", "ky", script="Cyrl", patterns=MappingProxyType({"short": "dd.MM.y"})),
    Language("km", "ខ្មែរ", "km", script="Khmr", fonts=KHMER, patterns=DAY_FIRST),
    Language(
        "rn",
        "Ikirundi",
        "rn",
        # CLDR's short month names of Kirundi are those of Kinyarwanda, and its month stands after the year.
        patterns=MappingProxyType(
            {**DAY_FIRST, "medium": "d MMMM y", "month": "MMMM y", "month-short": "MMMM y"},
        ),
    ),
)
"""The languages offered, in the order menus show them."""

_PSEUDO_LANGUAGE = Language(PSEUDO, "[Þšéûđø]", "en_GB", direction="rtl")
_BY_CODE: Mapping[str, Language] = MappingProxyType({each.code: each for each in (*LANGUAGES, _PSEUDO_LANGUAGE)})


def language(code: str) -> Language:
    """The language of a code ("fr", "fr_BI", "fr-BI"); English for one that is not offered by this version."""
    known = _BY_CODE.get(code)
    if known is None:
        known = _BY_CODE.get(code.replace("-", "_").partition("_")[0].lower(), ENGLISH)
    return known


def is_offered(code: str) -> bool:
    """Whether menus offer this very code."""
    return code in _BY_CODE and code != PSEUDO
