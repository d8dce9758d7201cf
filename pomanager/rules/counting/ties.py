"""Breaking ties by recorded rules: each looks at something anybody can look at again, and what it leaves level goes on.

Where a rule parts the tied candidates, only those it leaves level at the place that matters are looked at further: of
three who are lowest the two who were lower two stages ago, then of these the one who was lower before that. A tie
nothing parts is left open, and the count stops to ask. Domain rules: Scottish Local Government Elections Order 2011,
Sch. 1 rules 49 (2) and 51 (2) backwards; ERS97 5.2.3, 5.2.5 and New Zealand's Schedule 1A forwards.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pomanager.rules.counting.record import Question, Step, Tie, TieKind
from pomanager.rules.drawing import drawn_order

History = Sequence[Sequence[int]]
"""The votes of all candidates after each stage (or batch), by their numbers; what stands at 0 is nobody's."""

Order = tuple[tuple[int, ...], ...]
"""Candidates from first to last; those of one place stand together."""


@dataclass(frozen=True, slots=True)
class TieRule:
    """A rule and what it looks at: an order of candidates for those that are told one, the words of a seed.

    ``told`` is kept for the record: who drew the lot, who witnessed it.
    """

    kind: TieKind
    order: Order = ()
    seed: str = ""
    told: str = ""


class Unanswered(Exception):
    """A tie no rule breaks; the count stops here."""

    def __init__(self, tie: Tie) -> None:
        super().__init__(tie.question)
        self.tie = tie


def settled(tie: Tie, rules: Sequence[TieRule], history: History) -> Tie:
    """The tie with those chosen: the ones with most, or for an exclusion the ones with fewest.

    Raises Unanswered with what was looked at, if that does not decide.
    """
    lowest = tie.question is Question.EXCLUSION
    sure: list[int] = []
    level, steps = list(tie.candidates), list[Step]()
    for step in _steps(rules, history, level):
        steps.append(step)
        for group in reversed(step.order) if lowest else step.order:
            if len(sure) + len(group) > tie.places:
                level[:] = group
                break
            sure += group
            if len(sure) == tie.places:
                return replace(tie, chosen=tuple(sorted(sure)), steps=tuple(steps))
    raise Unanswered(replace(tie, steps=tuple(steps)))


def _steps(rules: Sequence[TieRule], history: History, level: Sequence[int]) -> Iterator[Step]:
    """Everything that parts those who are level (fewer at each step), in the order of the rules."""
    for rule in rules:
        if rule.kind in {TieKind.BACKWARDS, TieKind.FORWARDS}:
            yield from _by_stages(rule.kind, history, level)
        elif order := _told(rule, level):
            yield Step(rule.kind, 0, order, rule.told or rule.seed)


def _by_stages(kind: TieKind, history: History, level: Sequence[int]) -> Iterator[Step]:
    stages = range(len(history)) if kind is TieKind.FORWARDS else range(len(history) - 1, -1, -1)
    for stage in stages:
        if len({history[stage][each] for each in level}) > 1:
            yield Step(kind, stage + 1, _grouped(level, history[stage]))


def _grouped(candidates: Sequence[int], votes: Sequence[int]) -> Order:
    found: dict[int, list[int]] = {}
    for each in sorted(candidates):
        found.setdefault(votes[each], []).append(each)
    return tuple(tuple(found[amount]) for amount in sorted(found, reverse=True))


def _told(rule: TieRule, level: Sequence[int]) -> Order:
    """The order a rule tells of those who are level; nothing where it does not tell of all of them, or of no order."""
    if rule.kind is TieKind.SEED:
        return tuple((each,) for each in drawn_order(rule.seed, level))
    tied = set(level)
    order = tuple(here for group in rule.order if (here := tuple(each for each in group if each in tied)))
    is_whole = sum(map(len, order)) == len(tied)
    return order if is_whole and len(order) > 1 else ()
