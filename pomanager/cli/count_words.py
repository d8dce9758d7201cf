"""The words of "count" that need reading: rules on ties, orders drawn, seats reserved, shares needed."""

import argparse
import re
from collections.abc import Sequence
from fractions import Fraction

from pomanager.i18n import _
from pomanager.rules.counting.categories import Wanted
from pomanager.rules.counting.record import TieKind
from pomanager.rules.counting.reserving import NO_MOST
from pomanager.rules.counting.ties import Order, TieRule
from pomanager.rules.drawing import LONGEST_SEED
from pomanager.rules.fractions import Comparator, Share

LOOKS_AT_STAGES = frozenset({TieKind.BACKWARDS, TieKind.FORWARDS})
AND_THEN = "+"


def order_argument(text: str) -> Order:
    """Candidates' numbers from first to last, with commas or spaces between; equals are joined by =."""
    groups = [group for group in re.split(r"[,;\s]+", text.strip()) if group]
    if not groups or not all(re.fullmatch(r"\d{1,4}(=\d{1,4})*", group, re.ASCII) for group in groups):
        sentence = _("“{text}” is no order. Write the candidates’ numbers from first to last: 3,1,2.")
        raise argparse.ArgumentTypeError(sentence.format(text=text))
    order = tuple(tuple(map(int, group.split("="))) for group in groups)
    told = [each for group in order for each in group]
    if len(set(told)) < len(told):
        sentence = _("The order “{text}” names a candidate twice.")
        raise argparse.ArgumentTypeError(sentence.format(text=text))
    return order


def reserve_argument(text: str) -> Wanted:
    """Seats reserved for a group: women=2, or women=2:3 with the most who may sit."""
    group, _sign, limits = text.rpartition("=")
    found = re.fullmatch(r"(\d{1,4})(?::(\d{1,4}))?", limits.strip(), re.ASCII)
    if not group.strip() or found is None:
        sentence = _("“{text}” reserves no seats. Write the group and its fewest seats: women=2, or women=2:3.")
        raise argparse.ArgumentTypeError(sentence.format(text=text))
    return Wanted(group.strip(), int(found[1]), NO_MOST if found[2] is None else int(found[2]))


def share_argument(text: str) -> Share:
    """A share needed: 1/2 is more than half, >=2/3 two thirds at least."""
    found = re.fullmatch(r"\s*(>=|>)?\s*(\d{1,6})/(\d{1,6})\s*", text, re.ASCII)
    if found is None or not int(found[3]) or int(found[2]) > int(found[3]):
        sentence = _("“{text}” is no share. Write 1/2 for more than half, or >=2/3 for two thirds at least.")
        raise argparse.ArgumentTypeError(sentence.format(text=text))
    comparator = Comparator.AT_LEAST if found[1] == ">=" else Comparator.MORE_THAN
    return Share(Fraction(int(found[2]), int(found[3])), comparator)


def ties_argument(text: str) -> tuple[tuple[TieKind, str], ...]:
    """Rules on ties one after the other, joined by +, with what they look at behind a colon: backwards+seed:1234."""
    found: list[tuple[TieKind, str]] = []
    for rule in text.split(AND_THEN):
        name, sign, value = rule.partition(":")
        name = name.strip().casefold()
        if name not in set(TieKind):
            known = ", ".join(TieKind)
            sentence = _("“{text}” is no rule on ties. There are: {known}.")
            raise argparse.ArgumentTypeError(sentence.format(text=name, known=known))
        kind = TieKind(name)
        if sign and kind in LOOKS_AT_STAGES:
            raise argparse.ArgumentTypeError(_("{words} takes nothing after it.").format(words=name))
        if sign and kind is not TieKind.SEED:
            order_argument(value)
        if len(value) > LONGEST_SEED:
            sentence = _("A seed has {most} characters at most.")
            raise argparse.ArgumentTypeError(sentence.format(most=LONGEST_SEED))
        found.append((kind, value.strip()))
    return tuple(found)


def tie_rules(
    ties: Sequence[tuple[TieKind, str]] | None, lots: Sequence[str], drawn: Sequence[int]
) -> tuple[tuple[TieRule, ...] | None, tuple[TieRule, ...]]:
    """The rules asked for (None for the method's own), and the lots that answer what these leave open.

    ``--lot`` is the order of any rule that is told none of its own, and the seed of a seed; an order drawn before the
    count may stand in the file. Raises ArgumentTypeError for a lot that is no order.
    """
    is_seed = any(kind is TieKind.SEED and not value for kind, value in ties or ())
    orders = () if is_seed else tuple(TieRule(TieKind.LOT, order_argument(each)) for each in lots)
    if ties is None:
        return None, orders
    rules: list[TieRule] = []
    for kind, value in ties:
        if kind in LOOKS_AT_STAGES:
            rules.append(TieRule(kind))
        elif kind is TieKind.SEED:
            rules.append(TieRule(kind, seed=value or (lots[0] if lots else "")))
        elif value:
            rules.append(TieRule(kind, order_argument(value)))
        elif orders:
            rules += [TieRule(kind, each.order) for each in orders]
        elif kind is TieKind.ORDER and drawn:
            rules.append(TieRule(kind, tuple((each,) for each in drawn)))
    is_answered = any(kind not in LOOKS_AT_STAGES for kind, _value in ties)
    return tuple(rules), () if is_answered else orders
