"""Which member numbers were ever given, and which comes next."""

import json
from collections.abc import Mapping, Sequence

from sqlalchemy import Text, column, func, select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.imports import IssuedNumber
from pomanager.db.members import Member
from pomanager.rules import members as member_rules
from pomanager.services.members.queries.kept_records import member_kept
from pomanager.services.organisation.queries import organisation_row


def next_number(session: Session) -> str:
    """The number a new member would be given: one above the highest ever given."""
    highest = session.execute(select(func.max(IssuedNumber.counter))).scalar_one() or 0
    return member_rules.number_text(highest + 1, organisation_row(session).number_width)


def members_with_numbers(session: Session, numbers: Sequence[str]) -> Mapping[str, int]:
    """Number → the member who bears it, or whose second record does; numbers nobody bears are left out."""
    asked = func.json_each(json.dumps(list(numbers))).table_valued(column("value", Text))
    member = table_of(Member).c
    found = select(member.number, member_kept(member.id).label("id"))
    rows = session.execute(found.where(member.number.in_(select(asked.c.value))))
    return {row.number: row.id for row in rows}


def number_issued(session: Session, number: str) -> bool:
    """Whether this number was ever given to anybody."""
    return session.execute(select(IssuedNumber.number).where(IssuedNumber.number == number)).first() is not None
