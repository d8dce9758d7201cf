"""Money as whole minor units of one currency: added, multiplied and shared out without losing a unit."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

WHAT_A_HALF_IS = Fraction(1, 2)
GROUP = 3
"""Digits between two thousands separators."""

_SPACES_AND_APOSTROPHES = re.compile(r"[\s'\u2019\u02bc_]+")
_NUMBER = re.compile(r"([-+]?)(\d[\d.,]*|[.,]\d+)(-?)")


class Rounding(StrEnum):
    """What becomes of a part of a minor unit."""

    DOWN = "down"
    """Towards nothing: 2.9 becomes 2, -2.9 becomes -2."""
    UP = "up"
    """Away from nothing: 2.1 becomes 3, -2.1 becomes -3."""
    HALF_UP = "half_up"
    """To the nearer; a half goes away from nothing."""
    HALF_EVEN = "half_even"
    """To the nearer; a half goes to the even neighbour."""


@dataclass(frozen=True, slots=True)
class Money:
    """An amount: ``minor`` whole minor units of ``currency`` (three letters, ISO 4217).

    How many decimals the minor unit stands for is the organisation's setting, not part of the amount.
    """

    minor: int
    currency: str

    def __add__(self, other: "Money") -> "Money":
        """Both amounts together; raises ValueError for two currencies."""
        return Money(self.minor + self._same_currency(other), self.currency)

    def __sub__(self, other: "Money") -> "Money":
        """This amount less the other; raises ValueError for two currencies."""
        return Money(self.minor - self._same_currency(other), self.currency)

    def __neg__(self) -> "Money":
        """The same amount owed the other way round."""
        return Money(-self.minor, self.currency)

    def __lt__(self, other: "Money") -> bool:
        """Less than; raises ValueError for two currencies."""
        return self.minor < self._same_currency(other)

    def __le__(self, other: "Money") -> bool:
        """At most; raises ValueError for two currencies."""
        return self.minor <= self._same_currency(other)

    def __gt__(self, other: "Money") -> bool:
        """More than; raises ValueError for two currencies."""
        return self.minor > self._same_currency(other)

    def __ge__(self, other: "Money") -> bool:
        """At least; raises ValueError for two currencies."""
        return self.minor >= self._same_currency(other)

    def __bool__(self) -> bool:
        """Whether it is any money at all."""
        return self.minor != 0

    def times(self, factor: int | Fraction, rounding: Rounding | None = None) -> "Money":
        """The amount multiplied; raises ValueError when a part of a unit is left and no rounding is named."""
        exact = self.minor * Fraction(factor)
        if exact.denominator == 1:
            return Money(exact.numerator, self.currency)
        if rounding is None:
            message = "the product is no whole number of minor units and no rounding is named"
            raise ValueError(message)
        return Money(rounded(exact, rounding), self.currency)

    def shared_among(self, parts: int) -> tuple["Money", ...]:
        """The amount in so many parts that differ by one unit at most and add up to it; the first are the larger.

        Raises ValueError for fewer than one part.
        """
        if parts < 1:
            message = "money is shared among one at least"
            raise ValueError(message)
        size, left = divmod(abs(self.minor), parts)
        sign = -1 if self.minor < 0 else 1
        return tuple(Money(sign * (size + (1 if place < left else 0)), self.currency) for place in range(parts))

    def shared_by_weight(self, weights: tuple[int, ...]) -> tuple["Money", ...]:
        """The amount in parts as heavy as the weights, adding up to it; units left over go to the largest remainders.

        Raises ValueError for weights below nothing or adding up to nothing.
        """
        total = sum(weights)
        if total <= 0 or min(weights) < 0:
            message = "weights are whole numbers from 0 up, not all 0"
            raise ValueError(message)
        sign = -1 if self.minor < 0 else 1
        shares = [divmod(abs(self.minor) * weight, total) for weight in weights]
        left = abs(self.minor) - sum(whole for whole, _rest in shares)
        first = sorted(range(len(weights)), key=lambda place: (-shares[place][1], place))[:left]
        extra = set(first)
        return tuple(
            Money(sign * (whole + (1 if place in extra else 0)), self.currency)
            for place, (whole, _rest) in enumerate(shares)
        )

    @classmethod
    def parse(cls, text: str, currency: str, decimals: int) -> "Money":
        """Read an amount as people write it: ``1 234,50``, ``1.234,50``, ``1,234.50``, ``1'234``, digits of any script.

        ``decimals`` says how many decimals the currency has. A single point or comma before three digits parts
        thousands unless the currency has three decimals. Raises ValueError when it is no amount, or finer than a unit.
        """
        plain = _digits_made_plain(text).replace(currency, "")
        found = _NUMBER.fullmatch(_SPACES_AND_APOSTROPHES.sub("", plain))
        if found is None:
            message = f"not an amount: {text!r}"
            raise ValueError(message)
        before, number, after = found.groups()
        whole, part = _whole_and_part(number, decimals)
        if part[decimals:].strip("0"):
            message = f"finer than the currency: {text!r}"
            raise ValueError(message)
        minor = int((whole or "0") + part[:decimals].ljust(decimals, "0"))
        return cls(-minor if "-" in (before, after) else minor, currency)

    def plain(self, decimals: int) -> str:
        """The amount in plain figures for a machine, such as ``1234.50``; people are shown ``formats.money``."""
        figures = str(abs(self.minor)).rjust(decimals + 1, "0")
        sign = "-" if self.minor < 0 else ""
        return f"{sign}{figures[:-decimals]}.{figures[-decimals:]}" if decimals else sign + figures

    def _same_currency(self, other: "Money") -> int:
        if other.currency != self.currency:
            message = f"{self.currency} and {other.currency} do not mix"
            raise ValueError(message)
        return other.minor


def total(amounts: tuple[Money, ...], currency: str) -> Money:
    """The sum of amounts, nothing of the currency for none; raises ValueError for two currencies."""
    result = Money(0, currency)
    for amount in amounts:
        result += amount
    return result


def rounded(exact: Fraction, rounding: Rounding) -> int:
    """A fraction as a whole number by the named rule."""
    size, rest = divmod(abs(exact), 1)
    whole = int(size)
    match rounding:
        case Rounding.DOWN:
            more = False
        case Rounding.UP:
            more = rest > 0
        case Rounding.HALF_UP:
            more = rest >= WHAT_A_HALF_IS
        case _:
            more = rest > WHAT_A_HALF_IS or (rest == WHAT_A_HALF_IS and whole % 2 == 1)
    result = whole + (1 if more else 0)
    return -result if exact < 0 else result


def _digits_made_plain(text: str) -> str:
    """Digits of any script as 0-9, the minus sign of typesetters as a hyphen, Arabic separators as point and comma."""
    plain = "".join(str(unicodedata.decimal(char, char)) for char in text)
    return plain.replace("\u2212", "-").replace("\u066b", ".").replace("\u066c", ",")


def _whole_and_part(number: str, decimals: int) -> tuple[str, str]:
    """Part a written number at its decimal mark and check the thousands before it; raises ValueError."""
    last = max(number.rfind("."), number.rfind(","))
    if last < 0:
        return number, ""
    mark = number[last]
    part = number[last + 1 :]
    only_one_kind = mark * number.count(mark) == "".join(char for char in number if char in ".,")
    groups = number.count(mark) > 1 or (len(part) == GROUP and decimals != GROUP and number[:last].strip("0") != "")
    if only_one_kind and groups:
        return _without_groups(number, mark), ""
    if number.count(mark) > 1:
        message = f"not an amount: {number!r}"
        raise ValueError(message)
    return _without_groups(number[:last], "," if mark == "." else "."), part


def _without_groups(whole: str, mark: str) -> str:
    """Whole digits without their thousands marks; raises ValueError where a group has no three digits."""
    first, *groups = whole.split(mark)
    # Indian grouping (1,23,456) is real too, so that only the last group must have three digits.
    regular = all(len(group) in {2, GROUP} for group in groups) and (not groups or len(groups[-1]) == GROUP)
    if not regular or (groups and not first) or not (first + "".join(groups)).isascii():
        message = f"not an amount: {whole!r}"
        raise ValueError(message)
    return first + "".join(groups)
