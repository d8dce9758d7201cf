"""One member, whole."""

import json
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.members import Member, Standing
from pomanager.errors import NotFound
from pomanager.marks import N_
from pomanager.readmodels.members import AttentionRow, MemberDetail, StandingRow
from pomanager.rules.objections import Objection
from pomanager.services.members.queries.kept_records import member_kept
from pomanager.services.members.queries.rows import MEMBER, NOTE, PERSON, PLACE_LABEL, from_member
from pomanager.services.organisation.queries import section_names

NOBODY = N_("Nobody on the roll has this record any more.")
NO_SUCH_NUMBER = N_("Nobody on the roll has the number {number}.")


def member_detail(session: Session, member_id: int) -> MemberDetail:
    """Everything the office keeps on one member, or raise NotFound."""
    row = session.execute(_whole().where(MEMBER.c.id == member_id)).first()
    if row is None:
        raise NotFound(Objection(NOBODY))
    return MemberDetail(
        id=row.id, person_id=row.person_id, number=row.number, full_name=row.full_name, family_name=row.family_name,
        given_name=row.given_name, patronymic=row.patronymic, other_script=row.other_script, sort_name=row.sort_name,
        sex=row.sex, birth=row.birth, phone=row.phone, place=row.place, place_id=row.place_id,
        section=section_names(session).get(row.section_id or 0, ""), section_id=row.section_id, status=row.status,
        status_since=row.status_since, joined_on=row.joined_on, version=row.version,
        standings=standings(session, member_id), attention=_attention(session, member_id),
        kind=row.kind,
    )  # fmt: skip


def _whole() -> Select[*tuple[Any, ...]]:
    return select(
        MEMBER.c.id, MEMBER.c.person_id, MEMBER.c.number, PERSON.c.full_name, PERSON.c.family_name,
        PERSON.c.given_name, PERSON.c.patronymic, PERSON.c.other_script, PERSON.c.sort_name, PERSON.c.sex,
        PERSON.c.birth, PERSON.c.phone, PLACE_LABEL.label("place"), PERSON.c.place_id, MEMBER.c.section_id,
        MEMBER.c.status, MEMBER.c.status_since, MEMBER.c.joined_on,
        (MEMBER.c.version + PERSON.c.version).label("version"), PERSON.c.kind,
    ).select_from(from_member())  # fmt: skip


def standings(session: Session, member_id: int) -> tuple[StandingRow, ...]:
    """The lines of a member's standing, oldest first, reversed ones and reversing ones included."""
    line = table_of(Standing).c
    statement = (
        select(line.id, line.status, line.since, line.reason, line.decision, line.recorded_at, line.reverses_id)
        .where(line.member_id == member_id)
        .order_by(line.since, line.id)
    )
    rows = session.execute(statement).all()
    reversed_ids = {row.reverses_id for row in rows}
    return tuple(
        StandingRow(
            id=row.id, status=row.status, since=row.since, reason=row.reason, decision=row.decision,
            recorded_at=row.recorded_at, reverses_id=row.reverses_id, reversed=row.id in reversed_ids,
        )
        for row in rows
    )  # fmt: skip


def member_with_number(session: Session, number: str) -> int:
    """The id of the member with this number, or of the one its record was given up for; raises NotFound."""
    found = session.scalars(select(member_kept(MEMBER.c.id)).where(MEMBER.c.number == number.strip())).first()
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
        select(NOTE.c.id, NOTE.c.about, NOTE.c.message, NOTE.c.details)
        .where(NOTE.c.member_id == member_id, NOTE.c.settled_at.is_(None))
        .order_by(NOTE.c.id)
    )
    return tuple(
        AttentionRow(row.id, row.about, row.message, json.loads(row.details)) for row in session.execute(statement)
    )
