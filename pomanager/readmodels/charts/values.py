"""What a chart shows: rows of figures for some series, a line to compare with, and the words for all of it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

Amount = int | Fraction
"""How much: a count, an amount of money in its smallest unit, or a part of one."""

UNKNOWN = "—"
"""Stands where a figure is not known and has no words of its own."""

MOST_TICKS = 5


class Kind(StrEnum):
    """How the figures are drawn."""

    BARS = "bars"
    """A bar for each figure, those of a row one below the other."""
    STACKED = "stacked"
    """One bar for each row, its figures behind one another."""
    LINES = "lines"
    """A line for each series, from row to row."""
    STEPS = "steps"
    """Stages of which each has fewer than the one before; two series stand back to back."""


class Pattern(StrEnum):
    """How a series is filled: told apart without any colour. Women are solid, men hatched, on every chart."""

    SOLID = "solid"
    HATCHED = "hatched"
    DOTTED = "dotted"
    OPEN = "open"
    CROSSED = "crossed"


@dataclass(frozen=True, slots=True)
class Series:
    """What the figures at one place of every row are about; a chart of one series may leave the name empty."""

    name: str
    pattern: Pattern = Pattern.SOLID


@dataclass(frozen=True, slots=True)
class Value:
    """One figure: how much (None where it is not known), how it is written, and what a screen opens for it.

    ``key`` means nothing here; a figure whose key is None opens nothing. ``since`` is where its bar begins on the scale
    (a change of what stood before), ``pattern`` fills it otherwise than its series (what was taken away).
    """

    amount: Amount | None
    text: str = ""
    key: object = None
    since: Amount = 0
    pattern: Pattern | None = None

    @property
    def shown(self) -> str:
        """The figure as it is written; a dash where it is not known."""
        return self.text or (UNKNOWN if self.amount is None else str(self.amount))


@dataclass(frozen=True, slots=True)
class Row:
    """A category, a stage or a point in time: its name and one figure for each series.

    ``note`` is one more figure in strong letters (a share); ``remark`` stands in small letters under the name.
    """

    label: str
    values: tuple[Value, ...]
    note: str = ""
    remark: str = ""

    @property
    def total(self) -> Fraction | None:
        """All figures together; None while one of them is not known."""
        found = Fraction(0)
        for value in self.values:
            if value.amount is None:
                return None
            found += value.amount
        return found


@dataclass(frozen=True, slots=True)
class Reference:
    """An amount to compare with, drawn as a dashed line; ``name`` says what it is, with its figure."""

    amount: Amount
    name: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on the scale and how it is written."""

    amount: Amount
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A chart, with every word and figure in it written already.

    ``as_shares`` draws each row of stacked bars at full length, its figures as parts of their sum; the reference is
    then a part of one. ``note_title`` names the notes of all rows. ``most`` is where the scale ends at the least.
    Raises ValueError for an amount below 0, for two series of one pattern, and for what a kind cannot draw.
    """

    kind: Kind
    series: tuple[Series, ...]
    rows: tuple[Row, ...]
    title: str = ""
    note_title: str = ""
    as_shares: bool = False
    reference: Reference | None = None
    most: Amount = 0
    ticks: tuple[Tick, ...] = ()

    def __post_init__(self) -> None:
        for fault in self._faults():
            raise ValueError(fault)

    def _faults(self) -> Iterator[str]:
        if not self.series:
            yield "a chart shows one series at least"
        if len({series.pattern for series in self.series}) < len(self.series):
            yield "two series of one pattern cannot be told apart"
        if any(len(row.values) != len(self.series) for row in self.rows):
            yield "every row has one figure for each series"
        if any(amount < 0 for amount in self._amounts()):
            yield "nothing below 0 can be drawn"
        if self.as_shares and self.kind is not Kind.STACKED:
            yield "only stacked bars show shares of their sum"
        if self.as_shares and self.reference is not None and self.reference.amount > 1:
            yield "a share is 1 at most"
        if self.kind is Kind.STEPS and len(self.series) > _SIDES:
            yield "stages have two sides at most"
        if self.kind is not Kind.BARS and any(value.since for row in self.rows for value in row.values):
            yield "only bars begin elsewhere than at 0"
        if self.has_two_sides and self.reference is not None:
            yield "stages of two sides have no line to compare with"

    def _amounts(self) -> Iterator[Amount]:
        yield self.most
        yield from (tick.amount for tick in self.ticks)
        yield from (value.amount for row in self.rows for value in row.values if value.amount is not None)
        yield from (value.since for row in self.rows for value in row.values)
        if self.reference is not None:
            yield self.reference.amount

    @property
    def has_two_sides(self) -> bool:
        """Whether its bars stand back to back."""
        return self.kind is Kind.STEPS and len(self.series) == _SIDES

    @property
    def largest(self) -> Fraction:
        """The longest bar or highest point, 1 for shares."""
        if self.as_shares:
            return Fraction(1)
        found = [self.most, *([] if self.reference is None else [self.reference.amount])]
        for row in self.rows:
            amounts = [value.since + value.amount for value in row.values if value.amount is not None]
            found.append(sum(amounts) if self.kind is Kind.STACKED else max(amounts, default=0))
        return Fraction(max(found))

    @property
    def end(self) -> Fraction:
        """Where the scale ends, never at 0."""
        return max([self.largest, *(Fraction(tick.amount) for tick in self.ticks)]) or Fraction(1)

    def with_ticks(self, write: Callable[[Amount], str]) -> "Chart":
        """The same chart with a scale of at most six ticks, their figures written by ``write``."""
        whole = not self.as_shares and all(isinstance(amount, int) for amount in self._amounts())
        amounts = even_steps(self.largest, whole=whole)
        return replace(self, ticks=tuple(Tick(amount, write(amount)) for amount in amounts))


_SIDES = 2


def even_steps(largest: Fraction, *, whole: bool) -> tuple[Amount, ...]:
    """From 0 in even steps of 1, 2 or 5 times a power of ten up to the largest amount or just above it.

    ``whole`` keeps to whole numbers: there are no half members.
    """
    if not largest:
        return (0,)
    step = _step(largest / MOST_TICKS)
    if whole:
        step = max(step, Fraction(1))
    found = [step * number for number in range(-(-largest // step) + 1)]
    return tuple(int(amount) if amount.denominator == 1 else amount for amount in found)


def _step(least: Fraction) -> Fraction:
    power = Fraction(1)
    while power > least:
        power /= 10
    while power * 10 <= least:
        power *= 10
    return next(power * lead for lead in (1, 2, 5, 10) if power * lead >= least)
