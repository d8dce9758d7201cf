"""How members are reached and paid, and whom they named: for their own pages, and the fact beside a member."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.contacts import MobileMoney, Nominee, PhoneDetail
from pomanager.errors import NotFound
from pomanager.readmodels.contacts import ContactDetail, NomineeDetail, NomineeRow, PhoneFact
from pomanager.rules.contacts import Account, NomineeLine, Phone, PhoneOwner
from pomanager.rules.members import phones_of
from pomanager.rules.objections import Objection
from pomanager.services.members.queries.finding import members_with_phone
from pomanager.services.members.queries.member import NOBODY
from pomanager.services.members.queries.rows import MEMBER, PERSON

DETAIL, MONEY, NOMINEE = map(table_of, (PhoneDetail, MobileMoney, Nominee))
NOT_ONLY_OWN = DETAIL.c.shared.is_(True) | (DETAIL.c.owner != PhoneOwner.OWN)
"""Somebody else's telephone, or one that others use, too."""


def phones(session: Session, person_id: int) -> tuple[Phone, ...]:
    """Somebody's numbers in the order of the roll, each with whose telephone it rings."""
    text = session.execute(select(PERSON.c.phone).where(PERSON.c.id == person_id)).scalar_one_or_none() or ""
    statement = select(DETAIL.c.digits, DETAIL.c.owner, DETAIL.c.shared, DETAIL.c.messages)
    told = {row.digits: row for row in session.execute(statement.where(DETAIL.c.person_id == person_id))}
    found = []
    for number in phones_of(text):
        plain = Phone(number=number)
        detail = told.get(plain.digits)
        found.append(
            plain
            if detail is None
            else Phone(number=number, owner=detail.owner, shared=detail.shared, messages=detail.messages)
        )
    return tuple(found)


def phones_told(session: Session, numbers: Mapping[int, str]) -> dict[int, dict[str, Any]]:
    """Whose the first three telephones of each are, and whether they are shared, as ``More`` says it.

    ``numbers`` are the numbers of each person as they stand on the roll. What is only the person's own is left out.
    """
    from pomanager.rules.importing.fields import OF_PHONES  # the panel of a member needs nothing of tables

    ids = func.json_each(json.dumps(list(numbers))).table_valued("value")
    statement = select(DETAIL.c.person_id, DETAIL.c.digits, DETAIL.c.owner, DETAIL.c.shared)
    found: dict[int, dict[str, Any]] = {}
    for row in session.execute(statement.where(DETAIL.c.person_id.in_(select(ids.c.value)), NOT_ONLY_OWN)):
        place = phone_place(numbers[row.person_id], row.digits)
        if place is not None and place < len(OF_PHONES):
            owner, shared = OF_PHONES[place]
            found.setdefault(row.person_id, {}).update({owner.value: row.owner, shared.value: row.shared})
    return found


def phone_place(numbers: str, digits: str) -> int | None:
    """The place of a telephone, counted from 0, among the numbers of a person; None where it is none of them."""
    told = [Phone(number=number).digits for number in phones_of(numbers)]
    return told.index(digits) if digits in told else None


def phone_fact(session: Session, person_id: int) -> PhoneFact | None:
    """Somebody's first number and what there is to know before it is rung; None where there is none."""
    found = phones(session, person_id)
    if not found:
        return None
    return PhoneFact(
        found[0].number,
        len(found),
        shared=any(phone.shared for phone in found),
        owner_is_other=found[0].owner is not PhoneOwner.OWN,
    )


def accounts(session: Session, person_id: int) -> tuple[Account, ...]:
    """Somebody's accounts with telephone companies, as they were entered."""
    statement = select(MONEY).where(MONEY.c.person_id == person_id).order_by(MONEY.c.id)
    return tuple(
        Account(operator=row.operator, number=row.number, holder=row.holder) for row in session.execute(statement)
    )


def contact_detail(session: Session, member_id: int) -> ContactDetail:
    """How a member is reached and paid, or raise NotFound."""
    statement = (
        select(PERSON.c.id, PERSON.c.full_name, PERSON.c.other_script, (MEMBER.c.version + PERSON.c.version).label("v"))
        .join(MEMBER, MEMBER.c.person_id == PERSON.c.id)
        .where(MEMBER.c.id == member_id)
    )
    row = session.execute(statement).first()
    if row is None:
        raise NotFound(Objection(NOBODY))
    return ContactDetail(
        member_id=member_id, person_id=row.id, version=row.v,
        own_names=tuple(name for name in (row.full_name, row.other_script) if name),
        phones=phones(session, row.id), accounts=accounts(session, row.id),
    )  # fmt: skip


def sharers(
    session: Session, asked: Sequence[Phone], besides: int | None = None
) -> Mapping[str, Sequence[tuple[str, str]]]:
    """By the digits of each number: number and name of the other members who have it too."""
    return {phone.digits: members_with_phone(session, phone.number, besides) for phone in asked}


def nominee_detail(session: Session, member_id: int) -> NomineeDetail:
    """Whom a member named for the case of death, or raise NotFound. Asked by the page of nominees alone."""
    person_id = session.execute(select(MEMBER.c.person_id).where(MEMBER.c.id == member_id)).scalar_one_or_none()
    if person_id is None:
        raise NotFound(Objection(NOBODY))
    found = nominees(session, person_id)
    return NomineeDetail(
        member_id,
        person_id,
        now=tuple(row for row in found if row.revoked_on is None),
        before=tuple(row for row in reversed(found) if row.revoked_on is not None),
    )


def nominees(session: Session, person_id: int) -> tuple[NomineeRow, ...]:
    """Every nomination somebody ever made, in their order."""
    statement = select(NOMINEE).where(NOMINEE.c.person_id == person_id).order_by(NOMINEE.c.position, NOMINEE.c.id)
    return tuple(
        NomineeRow(
            row.id,
            NomineeLine(
                name=row.name, relation=row.relation, share_percent=row.share_percent, phone=row.phone, since=row.since
            ),
            row.revoked_on,
        )
        for row in session.execute(statement)
    )


def phone_rows(session: Session, person_id: int) -> list[PhoneDetail]:
    """The rows themselves, for the command that changes them."""
    return list(session.scalars(select(PhoneDetail).where(PhoneDetail.person_id == person_id)))


def account_rows(session: Session, person_id: int) -> list[MobileMoney]:
    """The rows themselves, for the command that changes them."""
    return list(session.scalars(select(MobileMoney).where(MobileMoney.person_id == person_id).order_by(MobileMoney.id)))
