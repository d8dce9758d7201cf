"""How many shares everybody holds of one type, for acts on many members at once."""

import json
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.shares import ShareEntry

ENTRY = table_of(ShareEntry)


def shares_held(session: Session, share_type_id: int, day: date) -> dict[int, int]:
    """Member → shares held of a type at the end of a day; who holds none is left out."""
    sums = (
        select(ENTRY.c.member_id, func.sum(ENTRY.c.shares).label("shares"))
        # Added to nothing, so that no other index seems better: one walk along the members needs no sorting.
        .where(ENTRY.c.share_type_id + 0 == share_type_id, ENTRY.c.effective_on <= day)
        .group_by(ENTRY.c.member_id)
        .having(func.sum(ENTRY.c.shares) > 0)
        .subquery()
    )
    texts = session.execute(select(func.json_group_array(sums.c.member_id), func.json_group_array(sums.c.shares))).one()
    return dict(zip(*map(json.loads, texts), strict=True))
