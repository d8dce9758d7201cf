"""What reserved seats ask for: categories of candidates, groups within them, and how few and many of each may sit."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from pomanager.marks import N_
from pomanager.rules.objections import Objection, Weight

NO_MOST = 10**6
"""As many as like."""

MORE_THAN_SEATS = N_("The reserved seats of “{category}” come to {reserved}, but there are only {seats} seats.")
TOO_FEW_ALLOWED = N_("At most {most} of “{category}” may sit, but there are {seats} seats.")
LEAST_ABOVE_MOST = N_("For “{group}” the fewest seats, {least}, are more than the most, {most}.")
TOO_FEW_OF_GROUP = N_("{least} seats are reserved for “{group}”, but only {standing} stand.")
IMPOSSIBLE_TOGETHER = N_("No result can keep all the rules on reserved seats with these candidates.")
IN_NO_GROUP = N_("Candidate {number} is in no group of “{category}”, and counts for none of them.")


@dataclass(frozen=True, slots=True)
class Group:
    """A group of a category: who is in it, and how few and how many may sit."""

    name: str
    members: frozenset[int]
    least: int = 0
    most: int = NO_MOST


@dataclass(frozen=True, slots=True)
class Category:
    """A way of telling candidates apart: by sex, by province. Each candidate is in one group of it at most."""

    name: str
    groups: tuple[Group, ...]

    def group_of(self, candidate: int) -> Group | None:
        """The group a candidate is in."""
        return next((group for group in self.groups if candidate in group.members), None)


class Unfilled(StrEnum):
    """What becomes of a reserved seat for which too few stand."""

    OPEN = "open"
    """It goes to whoever has most votes (Wahlordnung to the BetrVG, section 22 (4))."""
    VACANT = "vacant"
    """It stays empty: by-laws must say so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reserve:
    """The rule on reserved seats. The switches matter to methods by marks; see ``seating``.

    ``no_votes`` says whether somebody without any vote may take a reserved seat.
    """

    categories: tuple[Category, ...]
    unfilled: Unfilled = Unfilled.OPEN
    no_votes: bool = False

    @property
    def binds(self) -> bool:
        """Whether it asks for anything at all."""
        return any(group.least or group.most < NO_MOST for each in self.categories for group in each.groups)


class Reason(StrEnum):
    """Which figures of a group decide."""

    LEAST = "least"
    """Elected and still in come to no more than the fewest seats."""
    MOST = "most"
    """As many are elected as may sit."""
    SEATS_NEEDED = "seats_needed"
    """Every seat left is needed for others."""
    OTHERS_FULL = "others_full"
    """The other groups cannot fill the seats that are left."""
    TOGETHER = "together"
    """No single rule asks for it; all of them together do."""


@dataclass(frozen=True, slots=True)
class Limit:
    """The figures of a group at a moment: elected, still in, fewest and most, and the seats left to fill."""

    reason: Reason
    group: str
    elected: int
    hopeful: int
    least: int
    most: int
    vacancies: int


def objections_to_reserve(
    reserve: Reserve, standing: tuple[int, ...], seats: int, *, strict: bool
) -> Iterator[Objection]:
    """What is impossible about a rule, said before the count.

    ``strict`` is for transferable votes, which stop where too few stand; methods by marks only warn, since the switch
    ``unfilled`` says what becomes of such seats. Whether all rules can be kept together is asked of ``Watch``.
    """
    for category in reserve.categories:
        least = sum(group.least for group in category.groups)
        most = sum(group.most for group in category.groups)
        if least > seats:
            told: Mapping[str, object] = {"category": category.name, "reserved": least, "seats": seats}
            yield Objection(MORE_THAN_SEATS, "reserve", told)
        members = frozenset().union(*(group.members for group in category.groups))
        if most < seats and members >= set(standing):
            yield Objection(TOO_FEW_ALLOWED, "reserve", {"category": category.name, "most": most, "seats": seats})
        yield from _about_groups(category, standing, strict=strict)
        for number in standing:
            if number not in members:
                told = {"number": number, "category": category.name}
                yield Objection(IN_NO_GROUP, "reserve", told, Weight.WARN)


def _about_groups(category: Category, standing: tuple[int, ...], *, strict: bool) -> Iterator[Objection]:
    for group in category.groups:
        if group.least > group.most:
            told: Mapping[str, object] = {"group": group.name, "least": group.least, "most": group.most}
            yield Objection(LEAST_ABOVE_MOST, "reserve", told)
        here = len(group.members & set(standing))
        if group.least > here:
            told = {"group": group.name, "least": group.least, "standing": here}
            yield Objection(TOO_FEW_OF_GROUP, "reserve", told, Weight.STOP if strict else Weight.WARN)
