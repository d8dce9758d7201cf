"""How many stand on the roll now, by section and sex, from one index: nobody's row is read."""

from collections import Counter, defaultdict

from sqlalchemy import func, literal, select
from sqlalchemy.orm import Session

from pomanager.readmodels.members import RollCounts
from pomanager.rules.members import ON_ROLL, PersonKind, Sex
from pomanager.services.members.queries.rows import MEMBER, PERSON

ORGANISATIONS = PERSON.join(MEMBER, MEMBER.c.person_id == PERSON.c.id)
IS_ORGANISATION = PERSON.c.kind == literal(PersonKind.ORGANISATION, literal_execute=True)
"""With the kind in the statement itself, SQLite knows the index that holds only them."""


def section_counts(session: Session) -> dict[int | None, RollCounts]:
    """Women, men and others of each section among those on the roll now."""
    by = (MEMBER.c.section_id, MEMBER.c.person_sex, MEMBER.c.status)
    found: dict[int | None, Counter[Sex | None]] = defaultdict(Counter)
    for section_id, sex, status, count in session.execute(select(*by, func.count()).group_by(*by)):
        if status in ON_ROLL:
            found[section_id][sex] += count
    others = select(*by, func.count()).select_from(ORGANISATIONS).where(IS_ORGANISATION).group_by(*by)
    for section_id, sex, status, count in session.execute(others):
        if status in ON_ROLL:
            found[section_id].update({None: count, sex: -count})
    return {
        section_id: RollCounts(by_sex[Sex.FEMALE], by_sex[Sex.MALE], by_sex[Sex.UNKNOWN], by_sex[None])
        for section_id, by_sex in found.items()
    }
