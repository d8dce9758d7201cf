"""Numbers of the by-laws with their unit, as they stand in a sentence: “at least 15 clear days”, “within 6 months”."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from pomanager.i18n import formats
from pomanager.i18n.catalogue import ngettext
from pomanager.rules.bylaws.setting import Saying
from pomanager.rules.bylaws.values import Count, Unit

_Words = Callable[[int], str]

# TR: All messages here are numbers inside sentences of the by-laws. Plain: “lasts {…}”, “after {…} of membership”.
_PLAIN: Mapping[Unit, _Words] = MappingProxyType(
    {
        Unit.DAYS: lambda count: ngettext("{count} day", "{count} days", count),
        Unit.CLEAR_DAYS: lambda count: ngettext("{count} clear day", "{count} clear days", count),
        Unit.MONTHS: lambda count: ngettext("{count} month", "{count} months", count),
        Unit.YEARS: lambda count: ngettext("{count} year", "{count} years", count),
        Unit.PERSONS: lambda count: ngettext("{count} person", "{count} persons", count),
        Unit.MEMBERS: lambda count: ngettext("{count} member", "{count} members", count),
        Unit.DELEGATES: lambda count: ngettext("{count} delegate", "{count} delegates", count),
        Unit.SEATS: lambda count: ngettext("{count} seat", "{count} seats", count),
        Unit.VOTES: lambda count: ngettext("{count} vote", "{count} votes", count),
        Unit.PROXIES: lambda count: ngettext("{count} proxy", "{count} proxies", count),
        Unit.SHARES: lambda count: ngettext("{count} share", "{count} shares", count),
        Unit.INSTALMENTS: lambda count: ngettext("{count} instalment", "{count} instalments", count),
        Unit.MEETINGS: lambda count: ngettext("{count} meeting", "{count} meetings", count),
        Unit.TERMS: lambda count: ngettext("{count} term", "{count} terms", count),
        # TR: “it is renewed in 3 parts” (thirds of a board)
        Unit.SERIES: lambda count: ngettext("{count} part", "{count} parts", count),
    }
)
_AT_LEAST: Mapping[Unit, _Words] = MappingProxyType(
    {
        Unit.DAYS: lambda count: ngettext("at least {count} day", "at least {count} days", count),
        Unit.CLEAR_DAYS: lambda count: ngettext("at least {count} clear day", "at least {count} clear days", count),
        Unit.MONTHS: lambda count: ngettext("at least {count} month", "at least {count} months", count),
        Unit.YEARS: lambda count: ngettext("at least {count} year", "at least {count} years", count),
        Unit.PERSONS: lambda count: ngettext("at least {count} person", "at least {count} persons", count),
        Unit.MEMBERS: lambda count: ngettext("at least {count} member", "at least {count} members", count),
        Unit.DELEGATES: lambda count: ngettext("at least {count} delegate", "at least {count} delegates", count),
        Unit.SEATS: lambda count: ngettext("at least {count} seat", "at least {count} seats", count),
        Unit.SHARES: lambda count: ngettext("at least {count} share", "at least {count} shares", count),
        Unit.MEETINGS: lambda count: ngettext("at least {count} meeting", "at least {count} meetings", count),
    }
)
_AT_MOST: Mapping[Unit, _Words] = MappingProxyType(
    {
        Unit.MONTHS: lambda count: ngettext("at most {count} month", "at most {count} months", count),
        Unit.YEARS: lambda count: ngettext("at most {count} year", "at most {count} years", count),
        Unit.PERSONS: lambda count: ngettext("at most {count} person", "at most {count} persons", count),
        Unit.VOTES: lambda count: ngettext("at most {count} vote", "at most {count} votes", count),
        Unit.PROXIES: lambda count: ngettext("at most {count} proxy", "at most {count} proxies", count),
        Unit.SHARES: lambda count: ngettext("at most {count} share", "at most {count} shares", count),
        Unit.INSTALMENTS: lambda count: ngettext("at most {count} instalment", "at most {count} instalments", count),
        Unit.TERMS: lambda count: ngettext("at most {count} term", "at most {count} terms", count),
    }
)
_MORE_THAN: Mapping[Unit, _Words] = MappingProxyType(
    {
        Unit.DAYS: lambda count: ngettext("more than {count} day", "more than {count} days", count),
        Unit.MONTHS: lambda count: ngettext("more than {count} month", "more than {count} months", count),
        Unit.MEMBERS: lambda count: ngettext("more than {count} member", "more than {count} members", count),
    }
)
_WITHIN: Mapping[Unit, _Words] = MappingProxyType(
    {
        Unit.DAYS: lambda count: ngettext("within {count} day", "within {count} days", count),
        Unit.MONTHS: lambda count: ngettext("within {count} month", "within {count} months", count),
        Unit.YEARS: lambda count: ngettext("within {count} year", "within {count} years", count),
    }
)
_SAID: Mapping[Saying, Mapping[Unit, _Words]] = MappingProxyType(
    {
        Saying.PLAIN: _PLAIN, Saying.AT_LEAST: _AT_LEAST, Saying.AT_MOST: _AT_MOST, Saying.MORE_THAN: _MORE_THAN,
        Saying.WITHIN: _WITHIN,
    }
)  # fmt: skip

_PLACE = "{count}"


def count_said(count: Count, saying: Saying = Saying.PLAIN) -> str:
    """A number with its unit as it reads in a sentence; with its bare unit where no such sentence has the unit."""
    words = _SAID[saying].get(count.unit, _PLAIN[count.unit])
    return words(count.number).format(count=formats.number(count.number))


def words_around(unit: Unit, saying: Saying = Saying.PLAIN, number: int = 2) -> tuple[str, str]:
    """What stands before and behind the number, as beside a field to type it in: (“at least”, “clear days”)."""
    before, _place, behind = _SAID[saying].get(unit, _PLAIN[unit])(number).partition(_PLACE)
    return before.strip(), behind.strip()
