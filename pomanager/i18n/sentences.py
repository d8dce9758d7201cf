"""Objections said as whole sentences in the language being spoken."""

import logging
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from decimal import Decimal

from pomanager.i18n import formats
from pomanager.i18n.catalogue import _, with_one_stop
from pomanager.rules.calendar import VagueDate
from pomanager.rules.objections import Objection, Word

log = logging.getLogger(__name__)


class _Said(dict[str, str]):
    """The details by name; one that is missing is named in the sentence instead of spoiling it."""

    def __missing__(self, name: str) -> str:
        log.warning("A sentence asks for the detail %s, which was not given.", name)
        return name


class _LeftOut(dict[str, str]):
    """What stands for every detail of a sentence that is said of many."""

    def __missing__(self, name: str) -> str:
        return "…"


def of_many(message: str) -> str:
    """What an objection's message says of many at once, without what differs among them. Never raises."""
    words = _(message)
    try:
        return words.format_map(_LeftOut())
    except (ValueError, IndexError, AttributeError, TypeError):
        return words


def sentence(objection: Objection) -> str:
    """What an objection says, with days, numbers and amounts written as the language writes them. Never raises."""
    return filled(_(objection.message), objection.details, source=objection.message)


def sentences(objections: Iterable[Objection]) -> tuple[str, ...]:
    """What each of several objections says, in their order."""
    return tuple(sentence(objection) for objection in objections)


def filled(words: str, details: Mapping[str, object], source: str = "") -> str:
    """A translated sentence with its fields filled; the English source stands in for a translation that is broken."""
    said = _Said((name, detail(value)) for name, value in details.items())
    for candidate in (words, source):
        try:
            return with_one_stop(candidate, said).format_map(said)
        except (ValueError, IndexError, AttributeError, TypeError):
            log.warning("A sentence has broken fields: %s", candidate)
    return source or words


def detail(value: object) -> str:  # noqa: C901, PLR0911, PLR0912 - one line for each kind of value
    """One detail of a sentence, written by its kind; text stays as it is, a ``Word`` is translated."""
    from fractions import Fraction  # most windows open without saying an amount

    from pomanager.rules.bylaws.values import Count, Percent
    from pomanager.rules.counting.figures import Part, Votes
    from pomanager.rules.money import Money
    from pomanager.rules.shares.limits import PartHeld

    match value:
        case None:
            return formats.UNKNOWN
        case Word():
            return _(str(value))
        case str():
            return str(value)
        case datetime():
            return formats.moment(value)
        case date():
            return formats.day(value)
        case time():
            return formats.clock(value)
        case Money():
            return formats.money(value)
        case Votes():
            shortest = value.shortest
            return formats.figures(shortest.units, shortest.places)
        case Part():
            return f"{value.name} ({detail(value.votes)})"
        case Percent():
            return formats.percent_of_hundredths(value.hundredths)
        case PartHeld():
            return f"{value.name} ({detail(value.part)})"
        case VagueDate():
            return formats.vague(value)
        case Count():
            from pomanager.i18n.bylaw_counts import count_said

            return count_said(value)
        case Fraction():
            return formats.fraction(value)
        case int() | float() | Decimal():
            return formats.number(value)
        case tuple() | list() | frozenset():
            return formats.listing([detail(each) for each in value])
        case _:
            return str(value)
