"""The most of the capital one holder may have, judged where many get shares in one act."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from pomanager.marks import N_
from pomanager.rules.bylaws.values import Percent
from pomanager.rules.objections import Objection, Weight
from pomanager.rules.shares.distribution_judging import MOST_NAMED, unnamed
from pomanager.rules.shares.limits import PartHeld, holders_needed, part_held

ABOVE_CAP = N_("These would hold more than {most} of the capital, the most allowed: {holders}.")
ABOVE_CAP_IN_MONEY = N_(
    "These would hold more than {most} of the capital, the most allowed: {holders}. Pay them in money."
)


@dataclass(frozen=True, slots=True)
class CapitalParts:
    """The capital subscribed in one currency on a day, in minor units, before anybody gets more.

    ``of_each`` is what of it counts for the percentage, by member; ``holders`` have shares of any type.
    """

    whole: int
    of_each: Mapping[int, int]
    holders: frozenset[int]


@dataclass(frozen=True, slots=True)
class Above:
    """Somebody above the percentage: which part of the capital it would be, and whether that is more than before."""

    member_id: int
    part: Fraction
    has_grown: bool


def above_cap(capital: CapitalParts, added: Mapping[int, int], cap: Percent) -> tuple[Above, ...]:
    """Who would be above the percentage once all have got what is ``added`` (member → minor units), in that order."""
    whole = capital.whole + sum(added.values())
    found = []
    for member_id, minor in added.items():
        before = capital.of_each.get(member_id, 0)
        if whole > 0 and (part := Fraction(before + minor, whole)) > cap.fraction:
            has_grown = capital.whole <= 0 or part > Fraction(before, capital.whole)
            found.append(Above(member_id, part, has_grown))
    return tuple(found)


def can_be_kept(capital: CapitalParts, added: Mapping[int, int], cap: Percent) -> bool:
    """Whether there are enough holders for none of them to be above the percentage."""
    return len(capital.holders | added.keys()) >= holders_needed(cap)


def weighed(above: Sequence[Above], *, is_kept: bool) -> tuple[tuple[Weight, tuple[Above, ...]], ...]:
    """Who is stopped and who is only told: whose part does not grow, and all while too few hold shares to keep it."""
    stopped = tuple(each for each in above if is_kept and each.has_grown)
    told = tuple(each for each in above if not (is_kept and each.has_grown))
    return tuple((weight, some) for weight, some in ((Weight.STOP, stopped), (Weight.WARN, told)) if some)


def objection_to_cap(
    above: Sequence[Above], names: Mapping[int, str], cap: Percent, weight: Weight, sentence: str
) -> Objection:
    """Who would be above the percentage, each with the part; the first of many are named, ``names`` needs no others."""
    holders: list[PartHeld | str] = [
        PartHeld(names[each.member_id], part_held(each.part)) for each in above[:MOST_NAMED]
    ]
    if len(above) > MOST_NAMED:
        holders.append(unnamed(above))
    return Objection(sentence, "", {"most": cap, "holders": tuple(holders)}, weight)
