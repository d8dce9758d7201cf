"""The kinds of values by-laws hold. Each has one written form for the file, the presets and the command line.

Shares of a whole ("at least a third") are ``rules.fractions.Share``, amounts of money ``rules.money.Money``.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType
from typing import cast

from pomanager.rules.calendar import MONTHS, add_months
from pomanager.rules.fractions import Share
from pomanager.rules.money import Money

WHOLE = 10_000
"""A whole in hundredths of a percent."""

_COUNT = re.compile(r"(\d{1,9}) ([a-z_]+)")
_PERCENT = re.compile(r"(\d{1,3})(?:\.(\d{1,2}))? ?%")
_AMOUNT = re.compile(r"(\d{1,15}) ([A-Z]{3})")
_CODE = re.compile(r"[a-z0-9_]+")
_JOINT = ", "


class Unit(StrEnum):
    """What a number of the by-laws counts."""

    DAYS = "days"
    CLEAR_DAYS = "clear_days"
    """Days between a notice and a meeting, the day of the notice not counted."""
    MONTHS = "months"
    YEARS = "years"
    PERSONS = "persons"
    MEMBERS = "members"
    DELEGATES = "delegates"
    SEATS = "seats"
    VOTES = "votes"
    PROXIES = "proxies"
    SHARES = "shares"
    INSTALMENTS = "instalments"
    MEETINGS = "meetings"
    TERMS = "terms"
    SERIES = "series"
    """The parts of a body whose terms end together."""


@dataclass(frozen=True, slots=True)
class Count:
    """A number with its unit, such as 15 clear days."""

    number: int
    unit: Unit

    def written(self) -> str:
        """The count for keeping, such as ``15 clear_days``."""
        return f"{self.number} {self.unit.value}"

    def after(self, day: date) -> date:
        """The day so long after another; raises ValueError for a unit that is no time."""
        return self._shifted(day, 1)

    def before(self, day: date) -> date:
        """The day so long before another; raises ValueError for a unit that is no time."""
        return self._shifted(day, -1)

    def in_months(self) -> int:
        """So many months; raises ValueError for any unit but months and years."""
        if self.unit not in {Unit.MONTHS, Unit.YEARS}:
            message = f"{self.unit} are no months"
            raise ValueError(message)
        return self.number * (MONTHS if self.unit is Unit.YEARS else 1)

    def _shifted(self, day: date, sign: int) -> date:
        if self.unit in {Unit.DAYS, Unit.CLEAR_DAYS}:
            return day + timedelta(days=sign * self.number)
        return add_months(day, sign * self.in_months())


@dataclass(frozen=True, slots=True)
class Percent:
    """A part of a hundred, in hundredths of a percent: 2050 is 20.5 %. Raises ValueError outside 0 to 100 %."""

    hundredths: int

    def __post_init__(self) -> None:
        if not 0 <= self.hundredths <= WHOLE:
            message = "a percentage lies between 0 and 100"
            raise ValueError(message)

    @property
    def fraction(self) -> Fraction:
        """The part of one: 20 % is 1/5."""
        return Fraction(self.hundredths, WHOLE)

    def written(self) -> str:
        """The percentage for keeping, such as ``20 %`` or ``20.5 %``."""
        whole, part = divmod(self.hundredths, 100)
        return f"{whole}.{part:02}".rstrip("0") + " %" if part else f"{whole} %"


@dataclass(frozen=True, slots=True)
class Flag:
    """Yes or no."""

    yes: bool

    def written(self) -> str:
        """``yes`` or ``no``."""
        return "yes" if self.yes else "no"


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the answers a setting offers, by its code."""

    code: str

    def written(self) -> str:
        """The code."""
        return self.code


@dataclass(frozen=True, slots=True)
class Choices:
    """Several of the answers a setting offers, by their codes, each once, in the order of the setting."""

    codes: tuple[str, ...]

    def written(self) -> str:
        """The codes with commas between them."""
        return _JOINT.join(self.codes)


@dataclass(frozen=True, slots=True)
class Text:
    """Words of the organisation's own, such as the name of its law."""

    text: str

    def written(self) -> str:
        """The words as they are."""
        return self.text


Value = Share | Count | Percent | Money | Flag | Choice | Choices | Text


class Kind(StrEnum):
    """What kind of value a setting holds."""

    SHARE = "share"
    COUNT = "count"
    PERCENT = "percent"
    MONEY = "money"
    FLAG = "flag"
    CHOICE = "choice"
    CHOICES = "choices"
    TEXT = "text"


TYPES: Mapping[Kind, type] = MappingProxyType(
    {
        Kind.SHARE: Share, Kind.COUNT: Count, Kind.PERCENT: Percent, Kind.MONEY: Money, Kind.FLAG: Flag,
        Kind.CHOICE: Choice, Kind.CHOICES: Choices, Kind.TEXT: Text,
    }
)  # fmt: skip
"""The type of each kind's values."""


def written(value: Value) -> str:
    """A value as it is kept, in presets and on the command line; amounts are in whole minor units: ``10000 XOF``."""
    if isinstance(value, Money):
        return f"{value.minor} {value.currency}"
    return value.written()


def from_written(kind: Kind, text: str) -> Value:
    """The value of this kind that ``written`` wrote; raises ValueError for anything else."""
    value = _READERS[kind](text.strip())
    if value is None:
        message = f"no {kind.value}: {text!r}"
        raise ValueError(message)
    return value


def _share(text: str) -> Share:
    try:
        return Share.from_written(text)
    except ZeroDivisionError:
        message = f"no share: {text!r}"
        raise ValueError(message) from None


def _count(text: str) -> Count | None:
    found = _COUNT.fullmatch(text) if text.isascii() else None
    return Count(int(found[1]), Unit(found[2])) if found else None


def _percent(text: str) -> Percent | None:
    found = _PERCENT.fullmatch(text) if text.isascii() else None
    return Percent(int(found[1]) * 100 + int((found[2] or "0").ljust(2, "0"))) if found else None


def _money(text: str) -> Money | None:
    found = _AMOUNT.fullmatch(text) if text.isascii() else None
    return Money(int(found[1]), found[2]) if found else None


def _flag(text: str) -> Flag | None:
    return {"yes": Flag(yes=True), "no": Flag(yes=False)}.get(text)


def _choice(text: str) -> Choice | None:
    return Choice(text) if _CODE.fullmatch(text) else None


def _choices(text: str) -> Choices | None:
    codes = tuple(code.strip() for code in text.split(","))
    return Choices(codes) if all(_CODE.fullmatch(code) for code in codes) else None


def _text(text: str) -> Text | None:
    return Text(text) if text else None


_READERS = cast(
    "Mapping[Kind, Callable[[str], Value | None]]",
    MappingProxyType(
        {
            Kind.SHARE: _share, Kind.COUNT: _count, Kind.PERCENT: _percent, Kind.MONEY: _money, Kind.FLAG: _flag,
            Kind.CHOICE: _choice, Kind.CHOICES: _choices, Kind.TEXT: _text,
        }
    ),
)  # fmt: skip
