"""What excludes a seat: seats in other bodies, and what an officer has declared; what nobody declared is not judged."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from pomanager.marks import N_
from pomanager.rules.bodies.kinds import (
    BODY_KIND_WORDS,
    EXCLUSION_WORDS,
    INTEREST_KIND_WORDS,
    BodyKind,
    Exclusion,
    InterestKind,
)
from pomanager.rules.bodies.limits import BodyLimits
from pomanager.rules.bodies.terms import Span
from pomanager.rules.objections import Objection, Weight, Word

INCOMPATIBLE = N_("{name} sits in “{body}”. The by-laws exclude that here.")
DECLARED = N_("{name} has declared: {interest} ({party}). The by-laws exclude that here.")
TO_BE_SEEN = N_("{name} has declared: {interest} ({party}). See whether the by-laws exclude it here.")
SITS_THERE = N_("{name} sits in “{body}”, whose by-laws exclude this.")
# TR: {others} lists what the by-laws exclude, as in “A seat on the board excludes: …”
NOT_DECLARED = N_("{name} has declared nothing of this: {others}. Not judged.")

EXCLUDED_BY = "excluded_by"
"""Detail of ``INCOMPATIBLE``: the kind of body whose by-laws exclude it."""

_IS: Mapping[Exclusion, frozenset[InterestKind]] = MappingProxyType(
    {
        Exclusion.EMPLOYEE: frozenset({InterestKind.EMPLOYEE}),
        Exclusion.OTHER_COOPERATIVE: frozenset({InterestKind.OTHER_BOARD, InterestKind.OTHER_CHAIR}),
        Exclusion.OTHER_CHAIR: frozenset({InterestKind.OTHER_CHAIR}),
        Exclusion.RELATIVE: frozenset({InterestKind.KIN_BOARD, InterestKind.KIN_SUPERVISORY}),
    }
)
"""Exclusion → the interests that are it."""

_MAY_BE: Mapping[Exclusion, frozenset[InterestKind]] = MappingProxyType(
    {
        Exclusion.EMPLOYEE: frozenset(),
        Exclusion.OTHER_COOPERATIVE: frozenset({InterestKind.OTHER_OFFICE}),
        Exclusion.OTHER_CHAIR: frozenset({InterestKind.OTHER_OFFICE, InterestKind.OTHER_BOARD}),
        Exclusion.RELATIVE: frozenset({InterestKind.KIN}),
    }
)
"""Exclusion → the interests of which only a reader can tell whether they are it."""

_OWN_BODY: Mapping[BodyKind, InterestKind] = MappingProxyType(
    {BodyKind.BOARD: InterestKind.KIN_BOARD, BodyKind.SUPERVISORY: InterestKind.KIN_SUPERVISORY}
)
"""By-laws speak of kin in the other body: who sits in the same one is no such kin."""


@dataclass(frozen=True, slots=True)
class DeclaredInterest:
    """An interest somebody declared, and the days it holds."""

    kind: InterestKind
    party: str
    days: Span


def objections_to_seats(
    name: str,
    elsewhere: Sequence[tuple[str, BodyKind, Span]],
    excluding: frozenset[BodyKind],
    held: Span,
    limits: BodyLimits,
) -> Iterator[Objection]:
    """Seats in other bodies on the days a seat is to be held, where the by-laws of either body exclude them."""
    for body, kind, span in elsewhere:
        by_own = kind in (limits.incompatible_with or ())
        if (by_own or kind in excluding) and span.meets(held):
            details: dict[str, object] = {"name": name, "body": body or Word(BODY_KIND_WORDS[kind])}
            if not by_own:
                details[EXCLUDED_BY] = kind
            yield Objection(INCOMPATIBLE, "member_id", details)


def objections_to_interests(
    name: str, declared: Sequence[DeclaredInterest], held: Span, kind: BodyKind, limits: BodyLimits
) -> Iterator[Objection]:
    """What somebody has declared and the by-laws exclude in a body of this kind; and on what nothing was declared."""
    excluded = exclusions(limits)
    own = _OWN_BODY.get(kind)
    open_to_doubt: list[Word] = []
    told: set[DeclaredInterest] = set()
    for exclusion in excluded:
        holding = [each for each in declared if each.days.meets(held) and each.kind is not own]
        certain = [each for each in holding if each.kind in _IS[exclusion]]
        unsure = [each for each in holding if each.kind in _MAY_BE[exclusion]]
        for each in (*certain, *unsure):
            if each not in told:
                told.add(each)
                yield _declared(name, each, is_certain=each in certain)
        if not certain and not unsure:
            open_to_doubt.append(Word(EXCLUSION_WORDS[exclusion]))
    if open_to_doubt:
        details = {"name": name, "others": tuple(open_to_doubt)}
        yield Objection(NOT_DECLARED, "", details, Weight.WARN)


def excludes(kind: BodyKind, interest: InterestKind, limits: BodyLimits) -> bool:
    """Whether the by-laws exclude an interest in a body of this kind for certain."""
    return interest is not _OWN_BODY.get(kind) and any(interest in _IS[each] for each in exclusions(limits))


def exclusions(limits: BodyLimits) -> tuple[Exclusion, ...]:
    """What the by-laws exclude beside seats in other bodies, in the order of the kinds."""
    return tuple(each for each in Exclusion if each in (limits.incompatible_with or ()))


def _declared(name: str, interest: DeclaredInterest, *, is_certain: bool) -> Objection:
    details = {"name": name, "interest": Word(INTEREST_KIND_WORDS[interest.kind]), "party": interest.party}
    if is_certain:
        return Objection(DECLARED, "member_id", details)
    return Objection(TO_BE_SEEN, "member_id", details, Weight.WARN)
