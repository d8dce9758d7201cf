"""How many stand on the roll now, by section and sex, from one index: nobody's row is read."""

from collections import Counter, defaultdict
from typing import Any

from sqlalchemy import ColumnElement, func, literal, null, select, union_all
from sqlalchemy.orm import Session

from pomanager.readmodels.members import RollCounts
from pomanager.rules.members import ON_ROLL, PersonKind, Sex
from pomanager.services.members.queries.rows import MEMBER, PERSON, SECTION

ORGANISATIONS = PERSON.join(MEMBER, MEMBER.c.person_id == PERSON.c.id)
IS_ORGANISATION = PERSON.c.kind == literal(PersonKind.ORGANISATION, literal_execute=True)
"""With the kind in the statement itself, SQLite knows the index that holds only them."""

_EACH_SECTION = union_all(select(SECTION.c.id), select(null())).subquery("each")
"""Every section, and none."""


def section_counts(session: Session) -> dict[int | None, RollCounts]:
    """Women, men and others of each section among those on the roll now."""
    found: dict[int | None, Counter[Sex | None]] = defaultdict(Counter)
    for section_id, *counts in session.execute(select(_EACH_SECTION.c.id, *map(_on_roll, Sex))):
        if any(counts):
            found[section_id].update(dict(zip(Sex, counts, strict=True)))
    by = (MEMBER.c.section_id, MEMBER.c.person_sex, MEMBER.c.status)
    others = select(*by, func.count()).select_from(ORGANISATIONS).where(IS_ORGANISATION).group_by(*by)
    for section_id, sex, status, count in session.execute(others):
        if status in ON_ROLL:
            found[section_id].update({None: count, sex: -count})
    return {
        section_id: RollCounts(by_sex[Sex.FEMALE], by_sex[Sex.MALE], by_sex[Sex.UNKNOWN], by_sex[None])
        for section_id, by_sex in found.items()
    }


def _on_roll(sex: Sex) -> ColumnElement[Any]:
    """How many of this sex stand on the roll in a section: one stretch of an index, counted without reading its rows.

    To group the whole index, SQLite would take each of its rows apart, which takes twice as long.
    """
    in_section = MEMBER.c.section_id.is_not_distinct_from(_EACH_SECTION.c.id)
    counted = select(func.count()).where(in_section, MEMBER.c.person_sex == sex, MEMBER.c.status.in_(sorted(ON_ROLL)))
    return counted.correlate(_EACH_SECTION).scalar_subquery()
