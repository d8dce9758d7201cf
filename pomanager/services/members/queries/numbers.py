"""Which member numbers were ever given, and which comes next."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from pomanager.db.imports import IssuedNumber
from pomanager.rules import members as member_rules
from pomanager.services.organisation.queries import organisation_row


def next_number(session: Session) -> str:
    """The number a new member would be given: one above the highest ever given."""
    highest = session.execute(select(func.max(IssuedNumber.counter))).scalar_one() or 0
    return member_rules.number_text(highest + 1, organisation_row(session).number_width)


def number_issued(session: Session, number: str) -> bool:
    """Whether this number was ever given to anybody."""
    return session.execute(select(IssuedNumber.number).where(IssuedNumber.number == number)).first() is not None
