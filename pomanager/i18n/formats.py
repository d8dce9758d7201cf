"""Days, times, numbers, percentages and money as the language being spoken writes them."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, tzinfo
from decimal import ROUND_HALF_EVEN, Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING

from pomanager.i18n import patterns
from pomanager.i18n.catalogue import _, spoken
from pomanager.rules.calendar import VagueDate

if TYPE_CHECKING:
    from fractions import Fraction

    from pomanager.rules.money import Money

UNKNOWN = "—"
"""A dash says that a value is not known."""

_ENGLISH_OR = "{0} or {1}"
"""What CLDR says in a language it knows no word for “or” of, such as Kirundi."""

_SIZES = ((10**9, "digital-gigabyte"), (10**6, "digital-megabyte"), (10**3, "digital-kilobyte"))


class _Settings:
    """What the organisation and the PC decide; replaced whole, never changed in place."""

    decimals: Mapping[str, int] = MappingProxyType({})
    zone: tzinfo | None = None


def set_decimals(decimals: Mapping[str, int]) -> None:
    """Take the organisation's decimals per currency (``{"KHR": 0}``); others keep those of CLDR."""
    _Settings.decimals = MappingProxyType(dict(decimals))


def set_zone(zone: tzinfo | None) -> None:
    """Show moments in this time zone; None for the zone of the PC."""
    _Settings.zone = zone


def decimals_of(currency: str) -> int:
    """How many decimals a currency has: the organisation's setting, else CLDR's."""
    known = _Settings.decimals.get(currency)
    return patterns.usual_decimals(currency) if known is None else known


def day(value: date | None, width: str = "medium") -> str:
    """A day: "short" 12/03/1971, "medium" 12 Mar 1971, "long" 12 March 1971, "full" with its weekday; a dash for None.

    A moment gives the day it falls on in the time zone shown.
    """
    if value is None:
        return UNKNOWN
    if isinstance(value, datetime):
        value = value.astimezone(_Settings.zone).date()
    return patterns.day_writer(spoken(), width)(value.year, value.month, value.day, value.weekday())


def day_short(value: date | None) -> str:
    """A day in figures of equal length, for columns."""
    return day(value, "short")


def month(year: int, month_number: int, *, short: bool = False) -> str:
    """A month of a year: March 1987."""
    return patterns.day_writer(spoken(), "month-short" if short else "month")(year, month_number, 1, 0)


def month_name(month_number: int) -> str:
    """A month by itself, as it stands in a list: March."""
    return patterns.month_name(spoken(), month_number)


def weekday_name(weekday: int) -> str:
    """A day of the week, as it stands above a column; 0 is Monday."""
    return patterns.weekday_name(spoken(), weekday)


def vague(value: VagueDate | None, width: str = "short") -> str:
    """A date as surely as it is known: 12/03/1971, March 1987, 1984, about 1960; a dash for None."""
    if value is None:
        return UNKNOWN
    if value.month is None:
        said = str(value.year)
    elif value.day is None:
        said = month(value.year, value.month)
    else:
        weekday = 0 if width != "full" else date(value.year, value.month, value.day).weekday()
        said = patterns.day_writer(spoken(), width)(value.year, value.month, value.day, weekday)
    # TR: A birth date that is only roughly known: "about 1960", "about March 1987".
    return _("about {date}").format(date=said) if value.about else said


def clock(value: datetime | time | None) -> str:
    """Hours and minutes of a day of 24 hours, in the time zone shown; a dash for None."""
    if value is None:
        return UNKNOWN
    if isinstance(value, datetime):
        value = value.astimezone(_Settings.zone)
    return patterns.clock_pattern(spoken()).format(H=value.hour, m=value.minute)


def moment(value: datetime | None, width: str = "medium") -> str:
    """A moment as its day and its time, in the time zone shown; a dash for None."""
    if value is None:
        return UNKNOWN
    return patterns.moment_pattern(spoken()).replace("{1}", day(value, width)).replace("{0}", clock(value))


def number(value: "float | Decimal | Fraction | None") -> str:
    """A number with the language's thousands and at most three decimals; a dash for None."""
    if value is None:
        return UNKNOWN
    if isinstance(value, int):
        return patterns.number_writer(spoken())(value)
    from babel.numbers import format_decimal

    plain = value if isinstance(value, Decimal) else float(value)
    return patterns.kept_together(format_decimal(plain, locale=patterns.locale_of(spoken())))


def number_text(value: int | None) -> str:
    """A number that names something (a member, a folio, a year): figures without thousands; a dash for None."""
    return UNKNOWN if value is None else str(value)


def percent(value: "float | Fraction | None") -> str:
    """A part of one as a percentage with at most one decimal: 0.385 is 38.5 %; a dash for None."""
    if value is None:
        return UNKNOWN
    tenths = (Decimal(str(float(value))) * 1000).quantize(Decimal(1), ROUND_HALF_EVEN)
    return patterns.percent_writer(spoken())(int(tenths))


def percent_of_hundredths(hundredths: int) -> str:
    """A number of hundredths of a percent as a percentage with as many of two decimals as it needs: 2050 is 20.5 %."""
    return patterns.exact_percent_writer(spoken())(hundredths)


def fraction(value: "Fraction") -> str:
    """A fraction as by-laws write it: 2/3, and whole numbers alone."""
    return str(value)


def money(amount: "Money | None", decimals: int | None = None) -> str:
    """An amount with its currency, with so many decimals, else the organisation's, else CLDR's; a dash for None.

    One whose currency is not known yet, as while a form is being filled, is said in figures alone.
    """
    if amount is None:
        return UNKNOWN
    places = decimals_of(amount.currency) if decimals is None else decimals
    if not amount.currency:
        return figures(amount.minor, places)
    return patterns.money_writer(spoken(), amount.currency, places)(amount.minor)


def currency_sign(currency: str) -> str:
    """The sign of a currency as it stands beside amounts, for a figure that is shown large without it."""
    return patterns.currency_sign(spoken(), currency)


def typed_amount(amount: "Money", decimals: int) -> str:
    """An amount as people of the language would type it into a field: without thousands or currency."""
    return amount.plain(decimals).replace(".", patterns.decimal_point(spoken()))


def figures(minor: int, decimals: int) -> str:
    """An amount of so many decimals without its currency, as a column shows it whose title names that."""
    return patterns.figures_writer(spoken(), decimals)(minor)


def file_size(size: int) -> str:
    """The size of a file, given in bytes, in the largest unit that leaves a whole figure before the point."""
    for one, unit in _SIZES:
        if size >= one:
            value = Decimal(size) / one
            tenths = int((value * 10).quantize(Decimal(1)) if value < 10 else value.quantize(Decimal(1)) * 10)  # noqa: PLR2004
            figures = patterns.tenths_writer(spoken())(tenths)
            return patterns.kept_together(patterns.size_pattern(spoken(), unit).replace("{0}", figures))
    # TR: The size of a very small file, in bytes; {count} is below 1000.
    return patterns.kept_together(_("{count} B").format(count=size))


def country(code: str) -> str:
    """What a country is called, by its two letters; the letters where the language has no word for it."""
    known: str = patterns.locale_of(spoken()).territories.get(code, code)
    return known


def listing(items: Sequence[str], *, alternatives: bool = False) -> str:
    """Several things in one sentence: a, b and c; with ``alternatives`` a, b or c."""
    if len(items) <= 1:
        return "".join(items)
    from babel.lists import format_list

    locale = patterns.locale_of(spoken())
    if not alternatives:
        return format_list(list(items), locale=locale)
    if len(items) > 1 and locale.language != "en" and locale.list_patterns["or"]["2"] == _ENGLISH_OR:
        # TR: the last two of several ways of which one is enough: “by post, over the radio or by letter”
        return _("{others} or {last}").format(others=", ".join(items[:-1]), last=items[-1])
    return format_list(list(items), style="or", locale=locale)
