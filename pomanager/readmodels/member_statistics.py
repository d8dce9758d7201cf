"""The members in figures: by sex, by age, and by section or place."""

from dataclasses import dataclass
from datetime import date

from pomanager.readmodels.members import RollCounts
from pomanager.readmodels.papers import Letterhead
from pomanager.rules.age_groups import AgeGroup
from pomanager.rules.paper_options import PartedBy


@dataclass(frozen=True, slots=True)
class CountedByAge:
    """Some members: all of them, those of each age group, and those whose age is not known.

    Organisations have no age: they stand in ``counts`` alone.
    """

    counts: RollCounts
    by_age: tuple[RollCounts, ...]
    """In the order of the groups."""
    age_unknown: RollCounts


@dataclass(frozen=True, slots=True)
class CountedPart:
    """The members of a section, or of a place with all that lies in it; ``name`` is "" for those who belong to none."""

    name: str
    counted: CountedByAge


@dataclass(frozen=True, slots=True)
class MemberStatistics:
    """The members on the roll on a day, counted. ``youth_limit`` is the last age that counts as young."""

    as_of: date
    youth_limit: int
    groups: tuple[AgeGroup, ...]
    everybody: CountedByAge
    to_confirm: int
    """How many might belong to another age group, their birth being known only in part."""
    parted_by: PartedBy
    parts: tuple[CountedPart, ...]
    """Empty where there is nothing to part the members by."""


@dataclass(frozen=True, slots=True)
class MemberStatisticsSheet:
    """The paper of the members in figures."""

    letterhead: Letterhead
    statistics: MemberStatistics
