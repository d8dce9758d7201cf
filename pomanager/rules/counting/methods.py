"""Every method of counting by its name, and the one door to all of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from types import MappingProxyType
from typing import TypeAlias

from pomanager.rules.counting import ers97, kinds, marks, meek, runoff, scottish, two_rounds
from pomanager.rules.counting.ballots import Ballots
from pomanager.rules.counting.record import Count, TieKind
from pomanager.rules.counting.reserving import Reserve
from pomanager.rules.counting.running import Conditions
from pomanager.rules.counting.ties import TieRule
from pomanager.rules.fractions import Comparator, Share

MORE_THAN_HALF = Share(Fraction(1, 2), Comparator.MORE_THAN)


Method: TypeAlias = kinds.Method

TRANSFERABLE: Mapping[Method, Callable[[Ballots, Conditions], Count]] = MappingProxyType(
    {Method.IRV: runoff.count, Method.SCOTTISH: scottish.count, Method.MEEK: meek.count, Method.ERS97: ers97.count}
)
"""Those that count preferences and pass papers on."""

OWN_TIES: Mapping[Method, tuple[TieRule, ...]] = MappingProxyType(
    {Method.SCOTTISH: scottish.OWN_TIES, Method.MEEK: meek.OWN_TIES, Method.ERS97: ers97.OWN_TIES}
)
"""What a method's own rules look at before a lot; all others draw at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountOrder:
    """How to count. ``ties`` None keeps to the method's own rule; ``lots`` are what was drawn when that left one open.

    ``marks`` is the most marks a paper may bear, None for what the method says. ``majority`` is the share a first
    round, or yes among yes and no, needs. ``second`` are the papers of a second vote.
    """

    method: Method
    seats: int
    marks: int | None = None
    reserve: Reserve | None = None
    ties: tuple[TieRule, ...] | None = None
    lots: tuple[TieRule, ...] = ()
    majority: Share = MORE_THAN_HALF
    second: Ballots | None = None

    @property
    def rules(self) -> tuple[TieRule, ...]:
        """Everything ties are broken by, in order."""
        own = OWN_TIES.get(self.method, ()) if self.ties is None else self.ties
        return own + self.lots

    @property
    def most_marks(self) -> int | None:
        """How many marks a paper may bear; None for any number."""
        if self.method is Method.PLURALITY:
            return 1
        if self.marks is not None or self.method in {Method.APPROVAL, Method.YES_NO}:
            return self.marks
        return max(1, self.seats - 1) if self.method is Method.LIMITED else self.seats


def counted(ballots: Ballots, order: CountOrder) -> Count:
    """The count of papers, with the same count without the rule on reserved seats beside it."""
    return _beside(order, lambda reserve: _count(ballots, order, reserve))


def counted_totals(found: marks.Totals, order: CountOrder, second: marks.Totals | None = None) -> Count:
    """The count of votes that were added up elsewhere; only methods by marks can. ``second`` is a second vote."""
    if order.method in TRANSFERABLE:
        message = f"{order.method} needs papers, not totals"
        raise ValueError(message)
    if order.method is Method.TWO_ROUND:
        if second is None and order.second is not None:
            second = marks.totals(order.second, order.seats)
        rounds = two_rounds.Rounds(first=found, second=second)
        return _beside(order, lambda reserve: _two_rounds(rounds, order, reserve))
    return _beside(order, lambda reserve: _by_marks(found, order, reserve))


def _beside(order: CountOrder, count: Callable[[Reserve | None], Count]) -> Count:
    found = count(order.reserve)
    if order.reserve is None or not order.reserve.binds:
        return found
    return replace(found, reserve=order.reserve, without=count(None))


def _count(ballots: Ballots, order: CountOrder, reserve: Reserve | None) -> Count:
    if order.method in TRANSFERABLE:
        return TRANSFERABLE[order.method](ballots, Conditions(seats=order.seats, ties=order.rules, reserve=reserve))
    if order.method is Method.TWO_ROUND:
        rounds = two_rounds.rounds(ballots, order.most_marks or 1, order.second, order.seats)
        return _two_rounds(rounds, order, reserve)
    return _by_marks(marks.totals(ballots, order.most_marks), order, reserve)


def _two_rounds(rounds: two_rounds.Rounds, order: CountOrder, reserve: Reserve | None) -> Count:
    return two_rounds.count(rounds, Conditions(seats=order.seats, ties=order.rules), reserve, order.majority)


def _by_marks(found: marks.Totals, order: CountOrder, reserve: Reserve | None) -> Count:
    needed = order.majority if order.method is Method.YES_NO else None
    return marks.count(str(order.method), found, Conditions(seats=order.seats, ties=order.rules), reserve, needed)


def lot(*order: int, told: str = "") -> TieRule:
    """A lot as it was drawn: who came out first is ahead."""
    return TieRule(TieKind.LOT, tuple((each,) for each in order), told=told)
