"""One member, whole."""

import json
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from pomanager.db.members import AttentionNote, Member, Person, Standing
from pomanager.errors import NotFound
from pomanager.marks import N_
from pomanager.readmodels.members import AttentionRow, MemberDetail, StandingRow
from pomanager.rules.objections import Objection
from pomanager.services.members.queries.rows import PLACE_LABEL, from_member
from pomanager.services.organisation.queries import section_names

NOBODY = N_("Nobody on the roll has this record any more.")
NO_SUCH_NUMBER = N_("Nobody on the roll has the number {number}.")


def member_detail(session: Session, member_id: int) -> MemberDetail:
    """Everything the office keeps on one member, or raise NotFound."""
    row = session.execute(_whole().where(Member.id == member_id)).first()
    if row is None:
        raise NotFound(Objection(NOBODY))
    member: Member = row.Member
    person: Person = row.Person
    return MemberDetail(
        id=member.id, person_id=person.id, number=member.number, full_name=person.full_name,
        family_name=person.family_name, given_name=person.given_name, patronymic=person.patronymic,
        other_script=person.other_script, sort_name=person.sort_name, sex=person.sex, birth=person.birth,
        phone=person.phone, place=row.place, place_id=person.place_id,
        section=section_names(session).get(member.section_id or 0, ""), section_id=member.section_id,
        status=member.status, status_since=member.status_since, joined_on=member.joined_on,
        version=member.version + person.version, standings=standings(session, member.id),
        attention=_attention(session, member.id),
    )  # fmt: skip


def _whole() -> Select[*tuple[Any, ...]]:
    return select(Member, Person, PLACE_LABEL.label("place")).select_from(from_member())


def standings(session: Session, member_id: int) -> tuple[StandingRow, ...]:
    """The lines of a member's standing, oldest first, reversed ones and reversing ones included."""
    statement = select(Standing).where(Standing.member_id == member_id).order_by(Standing.since, Standing.id)
    rows = session.scalars(statement).all()
    reversed_ids = {row.reverses_id for row in rows}
    return tuple(
        StandingRow(
            id=row.id, status=row.status, since=row.since, reason=row.reason, decision=row.decision,
            recorded_at=row.recorded_at, reverses_id=row.reverses_id, reversed=row.id in reversed_ids,
        )
        for row in rows
    )  # fmt: skip


def member_with_number(session: Session, number: str) -> int:
    """The id of the member with this number, or raise NotFound."""
    found = session.scalars(select(Member.id).where(Member.number == number.strip())).first()
    if found is None:
        raise NotFound(Objection(NO_SUCH_NUMBER, "number", {"number": number}))
    return found


def first_member_id(session: Session) -> int:
    """The member with the lowest number, or raise NotFound when the roll is empty."""
    found = session.scalars(select(Member.id).order_by(Member.number_order).limit(1)).first()
    if found is None:
        raise NotFound(Objection(N_("Nobody is on the roll yet.")))
    return found


def _attention(session: Session, member_id: int) -> tuple[AttentionRow, ...]:
    statement = (
        select(AttentionNote)
        .where(AttentionNote.member_id == member_id, AttentionNote.settled_at.is_(None))
        .order_by(AttentionNote.id)
    )
    return tuple(
        AttentionRow(row.id, row.about, row.message, json.loads(row.details)) for row in session.scalars(statement)
    )
