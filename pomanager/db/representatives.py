"""Who acts for the organisations of an import that is being undone."""

from collections.abc import Sequence

from sqlalchemy import select, update
from sqlalchemy.orm import Session, aliased

from pomanager.db import bulk
from pomanager.db.base import table_of
from pomanager.db.members import Member, Person


def acting(session: Session, import_id: int) -> list[tuple[int, int | None]]:
    """Members an import created who act for an organisation, each with the member id of that organisation.

    None stands for an organisation that is not on the roll.
    """
    who, organisation = aliased(Member), aliased(Member)
    statement = (
        select(who.id, organisation.id)
        .select_from(Person)
        .join(who, who.person_id == Person.representative_id)
        .outerjoin(organisation, organisation.person_id == Person.id)
        .where(Person.representative_id.is_not(None), who.import_id == import_id)
    )
    return [(row[0], row[1]) for row in session.execute(statement)]


def let_go(session: Session, person_ids: Sequence[int]) -> None:
    """Let nobody act any more for these organisations, which are about to go: so they go in any order."""
    table = table_of(Person)
    organisations = set(session.scalars(select(table.c.id).where(table.c.representative_id.is_not(None))))
    for some in bulk.portions(sorted(organisations.intersection(person_ids))):
        session.execute(update(table).where(table.c.id.in_(some)).values(representative_id=None))
