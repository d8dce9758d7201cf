"""Entries of the share register looked for: by their holder, their receipt or their serial number."""

import json

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.shares import Receipt, ShareEntry
from pomanager.readmodels.members import RollView
from pomanager.rules import folding
from pomanager.services.members.queries import roll_ids

ENTRY, RECEIPT = table_of(ShareEntry), table_of(Receipt)
LONGEST_NUMBER = 18
"""Figures of the longest number a file can count to."""


def entries_found(session: Session, text: str) -> frozenset[int]:
    """Serial numbers of the entries of members a text is found of, of a receipt so numbered, and of that number."""
    asked = text.strip()[: folding.MOST_ASKED]
    members = json.dumps(list(roll_ids(session, RollView(search=asked))))
    of_members = func.json_each(members).table_valued("value")
    found = set(session.scalars(select(ENTRY.c.id).where(ENTRY.c.member_id.in_(select(of_members.c.value)))))
    numbered = select(RECEIPT.c.id).where(RECEIPT.c.number == asked)
    found.update(session.scalars(select(ENTRY.c.id).where(ENTRY.c.receipt_id.in_(numbered))))
    if asked.isdecimal() and len(asked) <= LONGEST_NUMBER:
        found.update(session.scalars(select(ENTRY.c.id).where(ENTRY.c.id == int(asked))))
    return frozenset(found)


def same_operation(session: Session, serial: int) -> tuple[int, ...]:
    """Serial numbers of all entries written in one act with this one, itself among them; () where there is none."""
    found = session.execute(select(ENTRY.c.operation).where(ENTRY.c.id == serial)).first()
    if found is None:
        return ()
    if found[0] is None:
        return (serial,)
    return tuple(session.scalars(select(ENTRY.c.id).where(ENTRY.c.operation == found[0]).order_by(ENTRY.c.id)))


def last_receipt_number(session: Session) -> str:
    """The number on the receipt written down last; "" where there is none with a number."""
    statement = select(RECEIPT.c.number).where(RECEIPT.c.number != "").order_by(RECEIPT.c.id.desc()).limit(1)
    return session.scalars(statement).first() or ""
