"""How many shares somebody may hold: as the type says, else as the by-laws of the day say."""

from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from pomanager.rules.bylaws.in_force import Bylaws
from pomanager.rules.bylaws.values import WHOLE, Percent

DECIMALS_OF_PERCENT = 2


@dataclass(frozen=True, slots=True)
class HoldingLimits:
    """The least and the most number of shares of a type, and the most of the capital; None where nothing is said.

    ``percent_of_type`` tells that the percentage is the type's own, so that only shares of this type count for it.
    """

    min_held: int | None = None
    max_held: int | None = None
    max_percent: Percent | None = None
    percent_of_type: bool = False


@dataclass(frozen=True, slots=True)
class CapitalFacts:
    """The capital subscribed in one currency on a day, in minor units, what of it is one holder's, and how many hold.

    ``holders`` need not be counted further than ``holders_needed``.
    """

    subscribed: int = 0
    of_holder: int = 0
    holders: int = 0


def limits_of(min_held: int | None, max_held: int | None, max_percent: Percent | None, bylaws: Bylaws) -> HoldingLimits:
    """The limits of a type under these by-laws: what the type says itself comes first."""
    return HoldingLimits(
        min_held=bylaws.number("capital.min_held") if min_held is None else min_held,
        max_held=bylaws.number("capital.max_held") if max_held is None else max_held,
        max_percent=bylaws.percent("capital.max_percent") if max_percent is None else max_percent,
        percent_of_type=max_percent is not None,
    )


def holders_needed(cap: Percent) -> int:
    """The number of holders below which somebody must be above the percentage, whatever they hold: 5 for 20 %."""
    return 0 if cap.hundredths == 0 else ceil(1 / cap.fraction)


def part_of_capital(capital: CapitalFacts, added: int, *, is_new: bool = True) -> Fraction:
    """What a holder's part of the capital would be with an amount more; nothing where there is no capital.

    ``is_new`` tells that the amount adds to the whole too.
    """
    whole = capital.subscribed + (added if is_new else 0)
    return Fraction(0) if whole <= 0 else Fraction(capital.of_holder + added, whole)


@dataclass(frozen=True, slots=True)
class PartHeld:
    """Somebody with the part of the capital they hold or would hold."""

    name: str
    part: Percent


def part_held(part: Fraction) -> Percent:
    """A part of one as a percentage, rounded up to hundredths: what is too much never looks allowed."""
    return Percent(ceil(part * WHOLE))


def read_percent(text: str) -> Percent:
    """The percentage written as in the table of types, such as ``20`` or ``12.5``; raises ValueError for no such."""
    whole, _point, part = text.strip().removesuffix("%").strip().replace(",", ".").partition(".")
    figures = whole + part
    if not (figures.isascii() and figures.isdigit() and whole) or len(part) > DECIMALS_OF_PERCENT:
        message = f"no percentage: {text!r}"
        raise ValueError(message)
    return Percent(int(whole) * 100 + int(part.ljust(DECIMALS_OF_PERCENT, "0") or "0"))


def percent_text(percent: Percent) -> str:
    """The percentage as the table of types keeps it: ``20``, ``12.5``."""
    return percent.written().removesuffix(" %")
