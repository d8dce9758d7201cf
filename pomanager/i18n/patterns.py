"""How a language writes days and amounts: CLDR's patterns, read once through Babel, made into quick functions."""

import copy
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Final

from babel import Locale, localedata
from babel.dates import tokenize_pattern
from babel.numbers import (
    get_currency_precision,
    get_currency_symbol,
    get_decimal_symbol,
    get_group_symbol,
    get_minus_sign_symbol,
    parse_pattern,
)

from pomanager.i18n.languages import language

NO_BREAK: Final = "\u00a0"
BY_THOUSANDS: Final = (3, 3)
CURRENCY: Final = "¤"

Names = Mapping[str, Mapping[str, Mapping[int, str]]]
"""Context ("format", "stand-alone") → width ("wide", "abbreviated") → number → name."""
WriteDay = Callable[[int, int, int, int], str]
"""Writes a day from year, month, day and weekday (0 is Monday)."""
WriteAmount = Callable[[int], str]
"""Writes a number of minor units."""

_SKELETONS = {"month": "yMMMM", "month-short": "yMMM"}
_NAME_WIDTHS = {3: "abbreviated", 4: "wide"}
_MONTH_CONTEXTS = {"M": "format", "L": "stand-alone"}


@lru_cache(maxsize=64)
def locale_of(code: str) -> Locale:
    """Babel's locale for a language of the program."""
    return Locale.parse(language(code).locale)


@lru_cache(maxsize=256)
def day_writer(code: str, width: str) -> WriteDay:
    """The function that writes days in a language: "short", "medium", "long", "full", "month" or "month-short"."""
    template, needs_names = _template(code, _day_pattern(code, width))
    if not needs_names:
        return lambda year, month, day, _weekday: template.format(y=year, M=month, d=day)
    months = {key: _month_names(code, key) for key in ("M3", "M4", "L3", "L4")}
    weekdays = _names(code, "days")["format"]["wide"]

    def write(year: int, month: int, day: int, weekday: int) -> str:
        return template.format(
            y=year,
            M=month,
            d=day,
            E=weekdays[weekday],
            M3=months["M3"][month],
            M4=months["M4"][month],
            L3=months["L3"][month],
            L4=months["L4"][month],
        )

    return write


def _day_pattern(code: str, width: str) -> str:
    mended = language(code).patterns.get(width)
    if mended is not None:
        return mended
    locale = locale_of(code)
    if width in _SKELETONS:
        return str(locale.datetime_skeletons[_SKELETONS[width]].pattern)
    return str(locale.date_formats[width].pattern)


def _template(code: str, pattern: str) -> tuple[str, bool]:
    """A CLDR pattern as a format string, and whether names of months or weekdays stand in it; raises ValueError."""
    pieces: list[str] = []
    named = False
    for _kind, value in tokenize_pattern(pattern):
        if isinstance(value, str):
            pieces.append(value.replace("{", "{{").replace("}", "}}"))
            continue
        letter, length = value
        if letter == "y":
            pieces.append("{y:04d}" if length == len("yyyy") else "{y}")
        elif letter in _MONTH_CONTEXTS and length in _NAME_WIDTHS:
            pieces.append(f"{{{letter}{length}}}")
            named = True
        elif letter in "MLd":
            pieces.append(f"{{{letter.replace('L', 'M')}:0{length}d}}")
        elif letter == "E":
            pieces.append("{E}")
            named = True
        else:
            message = f"the pattern {pattern!r} of {code} asks for {letter!r}, which no day needs"
            raise ValueError(message)
    return "".join(pieces), named


def month_name(code: str, month: int) -> str:
    """A month by itself, as it stands in a list."""
    return _month_names(code, "L4")[month]


def _month_names(code: str, key: str) -> Mapping[int, str]:
    return _names(code, "months")[_MONTH_CONTEXTS[key[0]]][_NAME_WIDTHS[int(key[1])]]


@lru_cache(maxsize=64)
def _names(code: str, kind: str) -> Names:
    """The names of months or weekdays, from a copy of Babel's data.

    Babel resolves aliases inside data that locales share: once Kirundi's months are read, other languages get Kirundi
    names where they have none of their own (seen with Babel 2.18, French and Kyrgyz). A copy is never written through.
    """
    data = localedata.load(str(locale_of(code)))
    names = localedata.LocaleDataDict(copy.deepcopy({kind: data[kind]}))[kind]
    return {
        context: {width: dict(names[context][width]) for width in _NAME_WIDTHS.values()}
        for context in _MONTH_CONTEXTS.values()
    }


@lru_cache(maxsize=64)
def clock_pattern(code: str) -> str:
    """Hours and minutes of a day of 24 hours as a format string with ``H`` and ``m``."""
    template = ""
    for _kind, value in tokenize_pattern(str(locale_of(code).datetime_skeletons["Hm"].pattern)):
        template += value if isinstance(value, str) else f"{{{value[0]}:0{value[1]}d}}"
    return template


@lru_cache(maxsize=64)
def moment_pattern(code: str) -> str:
    """How a day ``{1}`` and a time ``{0}`` stand side by side."""
    return str(locale_of(code).datetime_formats["medium"])


@lru_cache(maxsize=64)
def number_writer(code: str) -> Callable[[int], str]:
    """The function that writes whole numbers with the language's thousands."""
    locale = locale_of(code)
    group = kept_together(get_group_symbol(locale))
    minus = get_minus_sign_symbol(locale)
    sizes = parse_pattern(locale.decimal_formats[None].pattern).grouping

    def write(value: int) -> str:
        digits = grouped(abs(value), sizes, group)
        return minus + digits if value < 0 else digits

    return write


def grouped(value: int, sizes: tuple[int, int], separator: str) -> str:
    """A whole number, not below zero, in groups: the last of ``sizes[0]`` figures, those before it of ``sizes[1]``."""
    if sizes == BY_THOUSANDS:
        return f"{value:,}".replace(",", separator)
    digits = str(value)
    groups: list[str] = []
    size = sizes[0]
    while len(digits) > size:
        groups.insert(0, digits[-size:])
        digits = digits[:-size]
        size = sizes[1]
    return separator.join([digits, *groups])


@lru_cache(maxsize=256)
def money_writer(code: str, currency: str, decimals: int) -> WriteAmount:
    """The function that writes amounts of a currency with so many decimals in a language."""
    locale = locale_of(code)
    pattern = parse_pattern(locale.currency_formats["standard"].pattern)
    symbol = get_currency_symbol(currency, locale=locale)
    point = get_decimal_symbol(locale)
    group = kept_together(get_group_symbol(locale))
    sizes = pattern.grouping
    before, before_negative = (_beside(each, symbol, at_start=True) for each in pattern.prefix)
    after, after_negative = (_beside(each, symbol, at_start=False) for each in pattern.suffix)
    before_negative = before_negative.replace("-", get_minus_sign_symbol(locale))
    one = 10**decimals

    def write(minor: int) -> str:
        whole, part = divmod(abs(minor), one)
        figures = grouped(whole, sizes, group)
        if decimals:
            figures = f"{figures}{point}{part:0{decimals}d}"
        return f"{before_negative}{figures}{after_negative}" if minor < 0 else f"{before}{figures}{after}"

    return write


def _beside(affix: str, symbol: str, *, at_start: bool) -> str:
    """A pattern's start or end with the currency's sign; letters are kept off the figures, as CLDR's spacing asks."""
    touching = affix.endswith(CURRENCY) if at_start else affix.startswith(CURRENCY)
    said = kept_together(affix.replace(CURRENCY, symbol))
    edge = symbol[-1] if at_start else symbol[0]
    if touching and edge.isalnum():
        return said + NO_BREAK if at_start else NO_BREAK + said
    return said


@lru_cache(maxsize=64)
def usual_decimals(currency: str) -> int:
    """How many decimals CLDR gives a currency (2 for one it does not know)."""
    return get_currency_precision(currency)


def kept_together(text: str) -> str:
    """The text with every space made one no line breaks at."""
    return text.replace(" ", NO_BREAK)
