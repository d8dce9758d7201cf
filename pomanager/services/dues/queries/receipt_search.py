"""Receipts looked for: by their number, who paid, or the member they are of; and those written down on a day."""

import json
from datetime import date

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.shares import Receipt
from pomanager.readmodels.members import RollView
from pomanager.rules import folding
from pomanager.services.members.queries import roll_ids

RECEIPT = table_of(Receipt)
LOOKED_AT = 1000
"""Of the receipts written down last, so many are looked at for those of a day: more than anybody types in one."""


def receipts_found(session: Session, text: str) -> frozenset[int]:
    """Receipts with this number, of a payer named so who is no member, and of members a text is found of."""
    asked = text.strip()[: folding.MOST_ASKED]
    members = json.dumps(list(roll_ids(session, RollView(search=asked))))
    of_members = func.json_each(members).table_valued("value")
    found = select(RECEIPT.c.id).where(
        or_(
            RECEIPT.c.number == asked,
            RECEIPT.c.payer_name.icontains(asked, autoescape=True),
            RECEIPT.c.member_id.in_(select(of_members.c.value)),
        )
    )
    return frozenset(session.scalars(found))


def receipts_written_on(session: Session, day: date) -> tuple[int, ...]:
    """The receipts written down on a day by the office's clock, the latest first."""
    last = select(RECEIPT.c.id, RECEIPT.c.recorded_at).order_by(RECEIPT.c.id.desc()).limit(LOOKED_AT)
    return tuple(row.id for row in session.execute(last) if row.recorded_at.date() == day)
