"""People as bodies name them, whether they are members or not."""

from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from pomanager.errors import NotFound
from pomanager.readmodels.bodies import PersonLabel
from pomanager.rules.objections import Objection
from pomanager.services.bodies.queries.facts import NO_PERSON
from pomanager.services.bodies.queries.loading import MEMBER, PERSON, among, person_of
from pomanager.services.members.queries.kept_records import member_kept


def persons(session: Session, person_ids: set[int]) -> dict[int, PersonLabel]:
    """People by their ids, as they are called now."""
    statement: Select[*tuple[Any, ...]] = (
        select(
            PERSON.c.id.label("person_id"), PERSON.c.full_name.label("called"), PERSON.c.other_script, PERSON.c.sex,
            MEMBER.c.id.label("member_id"), MEMBER.c.number, MEMBER.c.status,
        )
        .select_from(PERSON.outerjoin(MEMBER, MEMBER.c.person_id == PERSON.c.id))
        .where(PERSON.c.id.in_(among(person_ids)))
    )  # fmt: skip
    return {row.person_id: person_of(row) for row in session.execute(statement)}


def person_label(session: Session, person_id: int) -> PersonLabel:
    """One person as they are called now, or raise NotFound."""
    found = persons(session, {person_id}).get(person_id)
    if found is None:
        raise NotFound(Objection(NO_PERSON))
    return found


def person_of_member(session: Session, member_id: int) -> int:
    """The person of a member, or raise NotFound."""
    found = session.execute(select(MEMBER.c.person_id).where(MEMBER.c.id == member_id)).scalar()
    if found is None:
        raise NotFound(Objection(NO_PERSON))
    return int(found)


def outsiders_called(session: Session, name: str) -> tuple[int, ...]:
    """People of exactly this name who are no members."""
    statement = (
        select(PERSON.c.id)
        .select_from(PERSON.outerjoin(MEMBER, MEMBER.c.person_id == PERSON.c.id))
        .where(PERSON.c.full_name == name, MEMBER.c.id.is_(None))
    )
    return tuple(session.scalars(statement))


def member_numbered(session: Session, number: str) -> int | None:
    """The member with exactly this number, or the one its record was given up for; None where nobody has it."""
    found = session.execute(select(member_kept(MEMBER.c.id)).where(MEMBER.c.number == number)).scalar()
    return None if found is None else int(found)
