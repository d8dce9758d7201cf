"""Receipt numbers: where one stands already, unless all that was entered with it has been taken back."""

from collections.abc import Sequence

from sqlalchemy import column, or_, select, table
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.members import Member, Person
from pomanager.db.shares import Receipt, ShareEntry
from pomanager.rules.shares.receipts import TakenNumber

MEMBER, PERSON, RECEIPT, ENTRY = map(table_of, (Member, Person, Receipt, ShareEntry))
# By its name: dues are built on shares, and a receipt may be for both.
DUES = table("dues_entry", column("id"), column("receipt_id"), column("reverses_id"))


def number_taken(session: Session, number: str) -> TakenNumber | None:
    """Where a receipt number stands already; None for an empty one and one that is free."""
    if not number.strip():
        return None
    standing = [
        select(entry.c.id)
        .where(entry.c.receipt_id == RECEIPT.c.id)
        .where(~select(again.c.id).where(again.c.reverses_id == entry.c.id).exists())
        .exists()
        for entry, again in ((ENTRY, ENTRY.alias()), (DUES, DUES.alias()))
    ]
    row = session.execute(
        select(RECEIPT.c.received_on, MEMBER.c.number, PERSON.c.full_name)
        .select_from(
            RECEIPT.join(MEMBER, MEMBER.c.id == RECEIPT.c.member_id).join(PERSON, PERSON.c.id == MEMBER.c.person_id)
        )
        .where(RECEIPT.c.number == number.strip(), or_(*standing))
        .limit(1)
    ).first()
    return None if row is None else TakenNumber(row.received_on, f"{row.number} · {row.full_name}")


def is_for_more(session: Session, serials: Sequence[int]) -> bool:
    """Whether a receipt by which one of these entries was paid has other entries that hold, of shares or of dues."""
    own = set(
        session.scalars(select(ENTRY.c.receipt_id).where(ENTRY.c.id.in_(serials), ENTRY.c.receipt_id.is_not(None)))
    )
    if not own:
        return False
    for entry, again in ((ENTRY, ENTRY.alias()), (DUES, DUES.alias())):
        others = select(entry.c.id).where(
            entry.c.receipt_id.in_(own), ~select(again.c.id).where(again.c.reverses_id == entry.c.id).exists()
        )
        if set(session.scalars(others)).difference(serials if entry is ENTRY else ()):
            return True
    return False
