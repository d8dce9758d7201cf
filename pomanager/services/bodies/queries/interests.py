"""Interests that were declared."""

from datetime import date
from typing import Any

from sqlalchemy import Select, and_, or_, select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.bodies import Interest
from pomanager.readmodels.bodies import InterestRow
from pomanager.rules.bodies.excluding import DeclaredInterest
from pomanager.rules.bodies.terms import Span
from pomanager.services.bodies.queries.loading import ENDING, MEMBER, PERSON, holds, person_of
from pomanager.services.members.queries.kept_records import people_of, person_kept

INTEREST = table_of(Interest)
_END = ENDING.alias("interest_end")


def interests(session: Session, person_id: int | None = None, day: date | None = None) -> tuple[InterestRow, ...]:
    """Interests that hold, by person and day of declaring; with a day, those declared by then and not ended before."""
    statement: Select[*tuple[Any, ...]] = (
        select(
            INTEREST.c.id, INTEREST.c.kind, INTEREST.c.party, INTEREST.c.nature, INTEREST.c.declared_on,
            INTEREST.c.since, PERSON.c.id.label("person_id"), PERSON.c.full_name.label("called"),
            PERSON.c.other_script, PERSON.c.sex, MEMBER.c.id.label("member_id"), MEMBER.c.number, MEMBER.c.status,
            _END.c.on.label("ended_on"), _END.c.id.label("ending_id"),
        )
        .select_from(
            INTEREST.join(PERSON, PERSON.c.id == person_kept(INTEREST.c.person_id))
            .outerjoin(MEMBER, MEMBER.c.person_id == PERSON.c.id)
            .outerjoin(_END, and_(_END.c.interest_id == INTEREST.c.id, holds(_END, "ending_id")))
        )
        .where(holds(INTEREST, "interest_id"))
        .order_by(PERSON.c.sort_key, PERSON.c.id, INTEREST.c.declared_on, INTEREST.c.id)
    )  # fmt: skip
    if person_id is not None:
        statement = statement.where(INTEREST.c.person_id.in_(people_of(session, person_id)))
    if day is not None:
        statement = statement.where(INTEREST.c.declared_on <= day, or_(_END.c.on.is_(None), _END.c.on >= day))
    return tuple(
        InterestRow(
            id=row.id, person=person_of(row), kind=row.kind, party=row.party, nature=row.nature,
            declared_on=row.declared_on, since=row.since, ended_on=row.ended_on, ending_id=row.ending_id,
        )
        for row in session.execute(statement)
    )  # fmt: skip


def declared_interests(session: Session, person_id: int | None = None) -> dict[int, tuple[DeclaredInterest, ...]]:
    """Person id → the interests declared, as rules look at them: from since they hold, else from being declared on."""
    found: dict[int, list[DeclaredInterest]] = {}
    for row in interests(session, person_id):
        days = Span(row.since or row.declared_on, row.ended_on)
        found.setdefault(row.person.person_id, []).append(DeclaredInterest(row.kind, row.party, days))
    return {key: tuple(declared) for key, declared in found.items()}
