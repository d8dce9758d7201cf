"""Who acts for the organisations of an import: appointed by the thousand, and let go when it is undone."""

from collections.abc import Mapping, Sequence

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session, aliased

from pomanager.db import bulk
from pomanager.db.base import table_of
from pomanager.db.members import Member, Person


def appoint(session: Session, acting_for: Mapping[int, int]) -> None:
    """Let people act for organisations: the person of each organisation → who acts for it.

    Their version stays: they belong to the import that is just being written.
    """
    if acting_for:
        row = update(table_of(Person)).where(Person.id == bindparam("key"))
        told = [{"key": organisation, "to": person_id} for organisation, person_id in acting_for.items()]
        session.execute(row.values(representative_id=bindparam("to")), told)


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
