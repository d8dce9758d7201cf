"""The groups of ages in which members are counted, and the group of somebody whose birth is known more or less."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pomanager.marks import N_
from pomanager.rules.calendar import VagueDate

OF_AGE = 18
OLD = 60
"""The last age before old age begins, as the United Nations count it."""


@dataclass(frozen=True, slots=True)
class AgeGroup:
    """Ages in completed years, both ends belonging to it; ``most`` is None for the last group."""

    least: int
    most: int | None

    def __contains__(self, age: int) -> bool:
        """Whether somebody of this age belongs to it."""
        return self.least <= age and (self.most is None or age <= self.most)


def in_words(group: AgeGroup) -> tuple[str, dict[str, int]]:
    """What a group is called: a marked word, and the ages that fill its fields."""
    if group.most is None:
        # TR: an age group, in completed years
        return N_("{age} years and older"), {"age": group.least}
    if not group.least:
        # TR: an age group, in completed years
        return N_("Under {age} years"), {"age": group.most + 1}
    # TR: an age group, in completed years, both ends belonging to it
    return N_("{least} to {most} years"), {"least": group.least, "most": group.most}


def age_groups(youth_limit: int) -> tuple[AgeGroup, ...]:
    """Those not of age, the young up to the limit, those between, and the old; raises ValueError for a limit outside.

    The limit is the last age at which people count as young, from 18 to 59.
    """
    if not OF_AGE <= youth_limit < OLD:
        message = f"no limit of youth: {youth_limit}"
        raise ValueError(message)
    return (
        AgeGroup(0, OF_AGE - 1),
        AgeGroup(OF_AGE, youth_limit),
        AgeGroup(youth_limit + 1, OLD),
        AgeGroup(OLD + 1, None),
    )


def group_of(groups: Sequence[AgeGroup], birth: VagueDate | None, day: date) -> tuple[int | None, bool]:
    """The place of somebody's group on a day, None where the age is not known; and whether that is certain.

    It is not where the year, or the month, is all that is known and a later day in it would lead to another group, or
    where even that is a guess. Then the group is that of the higher age. Who is born after the day has no known age.
    """
    if birth is None or birth.earliest > day:
        return None, True
    age, _certain = birth.age_on(day)
    found = next(place for place, group in enumerate(groups) if age in group)
    return found, not birth.about and max(0, birth.youngest_on(day)) in groups[found]
