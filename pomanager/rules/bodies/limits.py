"""What the by-laws of a day say about one kind of body: every limit may be blank, and is then not judged."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from pomanager.marks import N_
from pomanager.rules.bodies.kinds import BodyKind, Exclusion, Filling
from pomanager.rules.bylaws.values import Count
from pomanager.rules.fractions import Share
from pomanager.rules.objections import Objection, Weight, Word

SILENT = N_("The by-laws say nothing on {subject}: not judged.")
"""What is said of a limit that is blank."""


class Force(StrEnum):
    """How strongly a minimum of women or young people is meant."""

    BINDING = "binding"
    TARGET = "target"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyLimits:
    """The limits for a body; None where the by-laws are silent.

    A minimum of women is a number of seats, a share of them, or both; then the larger holds.
    """

    size_min: int | None = None
    """Seats, 1 at least."""
    size_max: int | None = None
    odd_only: bool | None = None
    """Whether the number of seats has to be odd."""
    term_months: int | None = None
    term_longest_months: int | None = None
    """The longest term allowed where the length is left open."""
    term_shortest_months: int | None = None
    """The shortest term allowed where the length is left open."""
    max_consecutive_terms: int | None = None
    cooling_off_months: int | None = None
    """Months that lie between the last allowed term and a new one."""
    renewal_series: int | None = None
    """In how many parts the body is renewed: 3 are thirds."""
    re_eligible: bool | None = None
    """Whether somebody who has served a term may have another one."""
    incompatible_with: frozenset[BodyKind | Exclusion] | None = None
    """Kinds of bodies in which nobody sits at the same time, and what else excludes a seat in this one."""
    holdover: bool | None = None
    """Whether who has no successor stays when the term is over; False: leaves on that day."""
    filling: Filling | None = None
    """How a seat is filled that falls vacant."""
    filling_ratified: bool | None = None
    """Whether the next general assembly ratifies a co-option."""
    filling_for_rest: bool | None = None
    """Whether it is for the rest of the term only; False: for a full term."""
    vacant_share: Share | None = None
    """From this share of its seats vacant on, a general assembly is called."""
    women_officer: bool | None = None
    """Whether one of chair and vice-chair is always a woman."""
    women_min: int | None = None
    women_share: Share | None = None
    women_force: Force | None = None
    youth_min: int | None = None
    youth_age: int | None = None
    """Up to this age, in completed years, a member counts as young."""
    min_age: int | None = None
    """Youngest age of an officer, in completed years."""
    min_seniority: Count | None = None
    """How long an officer has to be a member, in months or years."""
    legal_persons: bool | None = None
    """Whether organisations that are members may sit in it through a representative."""

    def women_needed(self, seats: int) -> int | None:
        """How many women are asked for among so many seats; None where nothing is said, or no number is meant."""
        if self.women_force is Force.NONE:
            return 0
        by_share = None if self.women_share is None else self.women_share.needed(seats)
        return max((each for each in (self.women_min, by_share) if each is not None), default=None)


SUBJECTS = MappingProxyType(
    {
        "size_min": N_("the smallest size of this body"),
        "size_max": N_("the largest size of this body"),
        "term_months": N_("the length of a term"),
        "max_consecutive_terms": N_("how many terms may follow one another"),
        "incompatible_with": N_("which seats exclude one another"),
        "women_min": N_("the seats for women"),
        "min_age": N_("the youngest age of an officer"),
        "min_seniority": N_("how long an officer has to be a member"),
        "legal_persons": N_("whether organisations sit in this body"),
        "term_shortest_months": N_("the shortest term"),
        "filling": N_("how a vacant seat is filled"),
    }
)
"""Field of the limits → what the sentence says the by-laws are silent on."""

ON_APPOINTMENT = ("term_months", "max_consecutive_terms", "incompatible_with", "min_age", "min_seniority")
"""Limits somebody's appointment is judged by."""

ON_BODY = ("size_min", "size_max", "women_min")
"""Limits a whole body is judged by."""

# Of these limits another field says the same in another way.
_ALSO = MappingProxyType(
    {
        "women_min": ("women_share", "women_force"), "term_months": ("term_longest_months",),
        "max_consecutive_terms": ("re_eligible",),
    }
)  # fmt: skip


def silences(limits: BodyLimits, about: Iterable[str]) -> tuple[Objection, ...]:
    """One sentence, that stops nothing, for every limit among these the by-laws leave blank."""
    return tuple(
        Objection(SILENT, "", {"subject": Word(SUBJECTS[name])}, Weight.WARN)
        for name in about
        if all(getattr(limits, field) is None for field in (name, *_ALSO.get(name, ())))
    )
