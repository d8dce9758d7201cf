"""Takes out of CLDR how languages write days, numbers and amounts: `resources/languages/`, `resources/currencies.json`.

The window reads that small file; all that CLDR says of a language would take it longer to read than the list to show.
Run it for a new language, and after Babel was brought up to date: `python -m tools.languages`.
"""

import copy
import json
import sys
from collections.abc import Mapping
from pathlib import Path

if not __package__:
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from babel import Locale, localedata
from babel.core import get_global
from babel.dates import tokenize_pattern
from babel.numbers import get_decimal_symbol, get_group_symbol, get_minus_sign_symbol, parse_pattern
from babel.units import format_unit

from pomanager import paths
from pomanager.i18n.languages import LANGUAGES, Language
from pomanager.i18n.patterns import USUAL_DECIMALS, Decimals, Money, Ways

SKELETONS = {"month": "yMMMM", "month-short": "yMMM"}
WIDTHS = ("short", "medium", "long", "full", *SKELETONS)
SIZES = ("digital-kilobyte", "digital-megabyte", "digital-gigabyte")
SOME = (1, 2, 5, 11, 21)
"""Counts that languages write in ways of their own."""
NAMES = {
    "E": ("days", "format", "wide"),
    "M3": ("months", "format", "abbreviated"),
    "M4": ("months", "format", "wide"),
    "L3": ("months", "stand-alone", "abbreviated"),
    "L4": ("months", "stand-alone", "wide"),
}
"""Field → where CLDR keeps its names."""


def main() -> int:
    """Write the file of every language offered, and that of the currencies."""
    folder = paths.resources() / "languages"
    folder.mkdir(exist_ok=True)
    for language in LANGUAGES:
        _write(folder / f"{language.locale}.json", ways_of(language))
    _write(paths.resources() / "currencies.json", unusual_decimals())
    print(f"{len(LANGUAGES)} languages in {folder}")
    return 0


def _write(file: Path, told: object) -> None:
    file.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def unusual_decimals() -> Decimals:
    """The currencies that have no two decimals."""
    found = {currency: decimals for currency, (decimals, *_others) in get_global("currency_fractions").items()}
    return {currency: decimals for currency, decimals in sorted(found.items()) if decimals != USUAL_DECIMALS}


def ways_of(language: Language) -> Ways:
    """How a language writes days, numbers and amounts: as CLDR says, but for the patterns it brings itself."""
    locale = Locale.parse(language.locale)
    days = {width: template(language.patterns.get(width) or _pattern(locale, width)) for width in WIDTHS}
    return Ways(
        days=days,
        names={field: _names(locale, *place) for field, place in NAMES.items()},
        clock=_clock(str(locale.datetime_skeletons["Hm"].pattern)),
        moment=str(locale.datetime_formats["medium"]),
        group=get_group_symbol(locale),
        minus=get_minus_sign_symbol(locale),
        sizes=list(parse_pattern(locale.decimal_formats[None].pattern).grouping),
        point=get_decimal_symbol(locale),
        money=_money(locale),
        bytes=_bytes(locale),
        percent=[part[0].replace("%", str(locale.number_symbols["latn"]["percentSign"])) for part in _percent(locale)],
    )


def _percent(locale: Locale) -> tuple[tuple[str, str], tuple[str, str]]:
    """What stands before a percentage and after it, each also of one below zero."""
    pattern = parse_pattern(locale.percent_formats[None].pattern)
    return pattern.prefix, pattern.suffix


def _bytes(locale: Locale) -> dict[str, str]:
    """How sizes of files are written; raises ValueError where one and several are written otherwise."""
    found: dict[str, str] = {}
    for unit in SIZES:
        patterns = {
            format_unit(count, unit, length="short", locale=locale).replace(str(count), "{0}") for count in SOME
        }
        if len(patterns) != 1:
            raise ValueError(f"{locale} writes {unit} in several ways: {patterns}")
        found[unit] = patterns.pop()
    return found


def _money(locale: Locale) -> Money:
    pattern = parse_pattern(locale.currency_formats["standard"].pattern)
    (before, before_below), (after, after_below) = pattern.prefix, pattern.suffix
    signs = {currency: sign for currency, sign in sorted(locale.currency_symbols.items()) if sign != currency}
    return Money(
        above=[before, after],
        below=[before_below.replace("-", get_minus_sign_symbol(locale)), after_below],
        sizes=list(pattern.grouping),
        signs=signs,
    )


def _pattern(locale: Locale, width: str) -> str:
    if width in SKELETONS:
        return str(locale.datetime_skeletons[SKELETONS[width]].pattern)
    return str(locale.date_formats[width].pattern)


def template(pattern: str) -> str:
    """A CLDR pattern of a day as a format string; raises ValueError where it asks for what no day needs."""
    pieces: list[str] = []
    for _kind, value in tokenize_pattern(pattern):
        if isinstance(value, str):
            pieces.append(value.replace("{", "{{").replace("}", "}}"))
            continue
        letter, length = value
        if letter == "y":
            pieces.append("{y:04d}" if length == len("yyyy") else "{y}")
        elif f"{letter}{length}" in NAMES:
            pieces.append(f"{{{letter}{length}}}")
        elif letter in "MLd":
            pieces.append(f"{{{letter.replace('L', 'M')}:0{length}d}}")
        elif letter == "E":
            pieces.append("{E}")
        else:
            raise ValueError(f"the pattern {pattern!r} asks for {letter!r}, which no day needs")
    return "".join(pieces)


def _clock(pattern: str) -> str:
    pieces = (value for _kind, value in tokenize_pattern(pattern))
    return "".join(piece if isinstance(piece, str) else f"{{{piece[0]}:0{piece[1]}d}}" for piece in pieces)


def _names(locale: Locale, kind: str, context: str, width: str) -> list[str]:
    """The names of months or weekdays, from a copy of Babel's data.

    Babel resolves aliases inside data that locales share: once Kirundi's months are read, other languages get Kirundi
    names where they have none of their own (seen with Babel 2.18, French and Kyrgyz). A copy is never written through.
    """
    data = localedata.load(str(locale))
    names: Mapping[int, str] = localedata.LocaleDataDict(copy.deepcopy({kind: data[kind]}))[kind][context][width]
    return [names[number] for number in sorted(names)]


if __name__ == "__main__":
    sys.exit(main())
