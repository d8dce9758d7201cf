"""Whether one of chair and vice-chair is a woman, where the by-laws ask for that."""

from collections.abc import Collection, Iterator

from pomanager.marks import N_
from pomanager.rules.bodies.kinds import Office
from pomanager.rules.members import Sex
from pomanager.rules.objections import Objection, Weight

LEADING = frozenset({Office.CHAIR, Office.VICE_CHAIR})
"""The offices of which one is always a woman."""

NO_WOMAN = N_("By the by-laws one of chair and vice-chair is a woman. Neither is.")
SEX_UNKNOWN = N_(
    "By the by-laws one of chair and vice-chair is a woman; of one of them the sex is not known: not judged."
)


def objections_to_leaders(sexes: Collection[Sex]) -> Iterator[Objection]:
    """What there is to say of those who are chair and vice-chair together; it stops nothing."""
    if Sex.FEMALE in sexes:
        return
    yield Objection(SEX_UNKNOWN if Sex.UNKNOWN in sexes else NO_WOMAN, "office", weight=Weight.WARN)
