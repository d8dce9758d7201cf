"""The countries of the world in the reader's language, and the money each pays with."""

from functools import lru_cache

from pomanager.i18n import collation, patterns
from pomanager.i18n.catalogue import spoken

_NO_COUNTRIES = frozenset({"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ", "AC", "CP", "CQ", "DG", "EA", "IC", "TA"})
"""What CLDR lists among them: unions, unknown places, and islands that belong to others."""


def countries() -> tuple[tuple[str, str], ...]:
    """Every country by its two letters (ISO 3166) and its name, in the order of the language spoken."""
    return _countries(spoken())


@lru_cache(maxsize=2)
def _countries(code: str) -> tuple[tuple[str, str], ...]:
    named = patterns.locale_of(code).territories
    found = [(letters, str(name)) for letters, name in named.items() if _is_country(letters)]
    return tuple(sorted(found, key=lambda each: collation.sort_key(each[1], code)))


def _is_country(letters: str) -> bool:
    return len(letters) == 2 and letters.isalpha() and letters not in _NO_COUNTRIES  # noqa: PLR2004 - two letters


def currency_of(country: str) -> str:
    """The money a country pays with today (three letters, ISO 4217); "" where it has none or several are one's own."""
    from babel.numbers import get_territory_currencies

    try:
        return next(iter(get_territory_currencies(country)), "")
    except (KeyError, ValueError):
        return ""
