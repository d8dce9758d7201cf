"""How a language writes days and amounts, made into quick functions.

Days, whole numbers and amounts stand on every screen: the ways of writing them were taken out of CLDR into one small
file for each language (``python -m tools.languages``). Whatever is said more rarely goes through Babel, which first
reads all that CLDR says of a language: that takes many times as long, and some megabytes.
"""

import json
from collections.abc import Callable
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, TypedDict

from pomanager import paths
from pomanager.i18n.languages import language

if TYPE_CHECKING:
    from babel import Locale

NO_BREAK: Final = "\u00a0"
BY_THOUSANDS: Final = (3, 3)
CURRENCY: Final = "¤"

WriteDay = Callable[[int, int, int, int], str]
"""Writes a day from year, month, day and weekday (0 is Monday)."""
WriteAmount = Callable[[int], str]
"""Writes a number of minor units."""


class Money(TypedDict):
    """How amounts are written: what stands before and after the figures, where ``¤`` is the currency's sign."""

    above: list[str]
    """Of an amount of nothing or more."""
    below: list[str]
    """Of an amount below zero, with its minus."""
    sizes: list[int]
    """As of numbers."""
    signs: dict[str, str]
    """The signs of currencies that are not said by their three letters."""


class Ways(TypedDict):
    """What the file of a language says."""

    days: dict[str, str]
    """Width ("short", "medium", "long", "full", "month", "month-short") → format string of a day.

    Its fields are ``y``, ``M``, ``d``, and names: ``E`` of the weekday, ``M3`` and ``M4`` of the month (short, whole),
    ``L3`` and ``L4`` of a month that stands by itself.
    """
    names: dict[str, list[str]]
    """Names by their field, Monday or January first."""
    clock: str
    """Format string of hours ``H`` and minutes ``m`` of a day of 24 hours."""
    moment: str
    """How a day ``{1}`` and a time ``{0}`` stand side by side."""
    group: str
    """What parts the thousands of a number."""
    minus: str
    sizes: list[int]
    """Figures in the last group of a number, and in the groups before it."""
    point: str
    """What parts the whole from the decimals."""
    money: Money
    """Amounts with their currency."""
    bytes: dict[str, str]
    """Unit of the size of a file → how so many of them are written."""
    percent: list[str]
    """What stands before a percentage and after it."""


Decimals = dict[str, int]
"""How many decimals a currency has, by its three letters; of those that have no two."""
USUAL_DECIMALS: Final = 2


@lru_cache(maxsize=64)
def _ways(code: str) -> Ways:
    """What the file of a language says; raises FileNotFoundError for a language that came without one."""
    file = paths.resources() / "languages" / f"{language(code).locale}.json"
    ways: Ways = json.loads(file.read_text(encoding="utf-8"))
    return ways


@lru_cache(maxsize=64)
def locale_of(code: str) -> "Locale":
    """Babel's locale for a language of the program."""
    from babel import Locale

    return Locale.parse(language(code).locale)


@lru_cache(maxsize=256)
def day_writer(code: str, width: str) -> WriteDay:
    """The function that writes days in a language: "short", "medium", "long", "full", "month" or "month-short"."""
    ways = _ways(code)
    template, names = ways["days"][width], ways["names"]
    if not any(f"{{{field}}}" in template for field in names):
        return lambda year, month, day, _weekday: template.format(y=year, M=month, d=day)
    weekdays = names["E"]
    M3, M4, L3, L4 = ((None, *names[field]) for field in ("M3", "M4", "L3", "L4"))  # noqa: N806 - CLDR's own letters

    def write(year: int, month: int, day: int, weekday: int) -> str:
        return template.format(
            y=year, M=month, d=day, E=weekdays[weekday], M3=M3[month], M4=M4[month], L3=L3[month], L4=L4[month]
        )

    return write


def month_name(code: str, month: int) -> str:
    """A month by itself, as it stands in a list."""
    return _ways(code)["names"]["L4"][month - 1]


def weekday_name(code: str, weekday: int) -> str:
    """A day of the week; 0 is Monday."""
    return _ways(code)["names"]["E"][weekday]


def clock_pattern(code: str) -> str:
    """Hours and minutes of a day of 24 hours as a format string with ``H`` and ``m``."""
    return _ways(code)["clock"]


def moment_pattern(code: str) -> str:
    """How a day ``{1}`` and a time ``{0}`` stand side by side."""
    return _ways(code)["moment"]


@lru_cache(maxsize=64)
def number_writer(code: str) -> Callable[[int], str]:
    """The function that writes whole numbers with the language's thousands."""
    ways = _ways(code)
    group, minus = kept_together(ways["group"]), ways["minus"]
    last, before = ways["sizes"]

    def write(value: int) -> str:
        digits = grouped(abs(value), (last, before), group)
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
    ways = _ways(code)
    money, point, group = ways["money"], ways["point"], kept_together(ways["group"])
    symbol = money["signs"].get(currency, currency)
    last, earlier = money["sizes"]
    before, after = _around(money["above"], symbol)
    before_negative, after_negative = _around(money["below"], symbol)
    one = 10**decimals

    def write(minor: int) -> str:
        whole, part = divmod(abs(minor), one)
        figures = grouped(whole, (last, earlier), group)
        if decimals:
            figures = f"{figures}{point}{part:0{decimals}d}"
        return f"{before_negative}{figures}{after_negative}" if minor < 0 else f"{before}{figures}{after}"

    return write


def currency_sign(code: str, currency: str) -> str:
    """What a currency is called beside its amounts in a language: F CFA for XOF in French."""
    sign: str = _ways(code)["money"]["signs"].get(currency, currency)
    return sign


@lru_cache(maxsize=64)
def percent_writer(code: str) -> WriteAmount:
    """The function that writes a number of tenths of a percent as a percentage with at most one decimal."""
    ways, figures = _ways(code), tenths_writer(code)
    before, after = map(kept_together, ways["percent"])

    def write(tenths: int) -> str:
        said = f"{before}{figures(abs(tenths))}{after}"
        return ways["minus"] + said if tenths < 0 else said

    return write


@lru_cache(maxsize=64)
def exact_percent_writer(code: str) -> WriteAmount:
    """The function that writes a number of hundredths of a percent, not below zero, with the decimals it needs."""
    before, after = map(kept_together, _ways(code)["percent"])
    whole, point = number_writer(code), decimal_point(code)

    def write(hundredths: int) -> str:
        units, part = divmod(hundredths, 100)
        decimals = f"{part:02}".rstrip("0")
        return f"{before}{whole(units)}{point if decimals else ''}{decimals}{after}"

    return write


@lru_cache(maxsize=64)
def tenths_writer(code: str) -> WriteAmount:
    """The function that writes a number of tenths, not below zero, with at most one decimal."""
    whole, point = number_writer(code), decimal_point(code)

    def write(tenths: int) -> str:
        units, tenth = divmod(tenths, 10)
        return whole(units) + (f"{point}{tenth}" if tenth else "")

    return write


def size_pattern(code: str, unit: str) -> str:
    """How so many of a unit in which files are measured are written in a language: "{0} MB"."""
    return _ways(code)["bytes"][unit]


def decimal_point(code: str) -> str:
    """What parts the whole from the decimals of a number in a language."""
    return _ways(code)["point"]


@lru_cache(maxsize=64)
def figures_writer(code: str, decimals: int) -> WriteAmount:
    """The function that writes amounts with so many decimals in a language, without their currency."""
    if not decimals:
        return number_writer(code)
    point, one, whole = decimal_point(code), 10**decimals, number_writer(code)

    def write(minor: int) -> str:
        units, part = divmod(abs(minor), one)
        figures = f"{whole(units)}{point}{part:0{decimals}d}"
        return _ways(code)["minus"] + figures if minor < 0 else figures

    return write


def _around(affixes: list[str], symbol: str) -> tuple[str, str]:
    """What stands before an amount and after it, with the currency's sign."""
    before, after = affixes
    return _beside(before, symbol, at_start=True), _beside(after, symbol, at_start=False)


def _beside(affix: str, symbol: str, *, at_start: bool) -> str:
    """A pattern's start or end with the currency's sign; letters are kept off the figures, as CLDR's spacing asks."""
    touching = affix.endswith(CURRENCY) if at_start else affix.startswith(CURRENCY)
    said = kept_together(affix.replace(CURRENCY, symbol))
    edge = symbol[-1] if at_start else symbol[0]
    if touching and edge.isalnum():
        return said + NO_BREAK if at_start else NO_BREAK + said
    return said


def usual_decimals(currency: str) -> int:
    """How many decimals CLDR gives a currency (2 for one it does not know)."""
    return _decimals().get(currency, USUAL_DECIMALS)


@cache
def _decimals() -> Decimals:
    """The currencies that have no two decimals."""
    decimals: Decimals = json.loads((paths.resources() / "currencies.json").read_text(encoding="utf-8"))
    return decimals


def kept_together(text: str) -> str:
    """The text with every space made one no line breaks at."""
    return text.replace(" ", NO_BREAK)
