"""How many are needed: "at least a third" and "more than half" as a fraction with a comparator."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


class Comparator(StrEnum):
    """Whether reaching the fraction itself is enough."""

    AT_LEAST = "at_least"
    MORE_THAN = "more_than"


@dataclass(frozen=True, slots=True)
class Share:
    """A share of a whole, such as "at least two thirds" or "more than half".

    Raises ValueError for a fraction below 0 or above 1.
    """

    fraction: Fraction
    comparator: Comparator = Comparator.AT_LEAST

    def __post_init__(self) -> None:
        if not 0 <= self.fraction <= 1:
            message = f"{self.fraction} is no share of a whole"
            raise ValueError(message)

    def needed(self, of: int) -> int:
        """The smallest number that fulfils it: at least half of 41 is 21, more than half of 40 is 21.

        Raises ValueError for a whole below 0.
        """
        if of < 0:
            message = "the whole is 0 at least"
            raise ValueError(message)
        exact = self.fraction * of
        if self.comparator is Comparator.MORE_THAN:
            return exact.numerator // exact.denominator + 1
        return -(-exact.numerator // exact.denominator)

    def reached(self, number: int, of: int) -> bool:
        """Whether the number fulfils it."""
        return number >= self.needed(of)

    def written(self) -> str:
        """The share as text for keeping, such as ``>= 2/3`` or ``> 1/2``."""
        sign = ">" if self.comparator is Comparator.MORE_THAN else ">="
        return f"{sign} {self.fraction.numerator}/{self.fraction.denominator}"

    @classmethod
    def from_written(cls, text: str) -> "Share":
        """The share kept as text by ``written``; raises ValueError for anything else."""
        sign, _space, fraction = text.partition(" ")
        comparators = {">=": Comparator.AT_LEAST, ">": Comparator.MORE_THAN}
        if sign not in comparators:
            message = f"not a share: {text!r}"
            raise ValueError(message)
        return cls(Fraction(fraction), comparators[sign])
