"""What members hold of all types together: what the register of members and the list of members say of shares."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeAlias

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.covering import shows_money
from pomanager.db.shares import ShareEntry, ShareType
from pomanager.readmodels.member_papers import HeldShares
from pomanager.services.shares.queries.labels import among
from pomanager.services.shares.queries.types import has_share_types

ENTRY, TYPE = table_of(ShareEntry), table_of(ShareType)
Held: TypeAlias = Callable[[Session, Sequence[int], date], dict[int, tuple[HeldShares, ...]]]


def held_for_register(session: Session) -> Held | None:
    """What tells the register of members of shares; None where there are none, or the reader may not see them."""
    return held_in_all if has_share_types(session) and shows_money(session) else None


def held_in_all(session: Session, member_ids: Sequence[int], day: date) -> dict[int, tuple[HeldShares, ...]]:
    """Member → what is held at the end of a day, a part for each currency; who holds nothing is left out."""
    shares, subscribed, paid = (
        func.sum(column) for column in (ENTRY.c.shares, ENTRY.c.subscribed_minor, ENTRY.c.paid_minor)
    )
    rows = session.execute(
        select(ENTRY.c.member_id, TYPE.c.currency, func.max(TYPE.c.decimals), shares, subscribed, paid)
        .select_from(ENTRY.join(TYPE, TYPE.c.id == ENTRY.c.share_type_id))
        .where(ENTRY.c.member_id.in_(among(member_ids)), ENTRY.c.effective_on <= day)
        .group_by(ENTRY.c.member_id, TYPE.c.currency)
        .having(shares + subscribed + paid != 0)
        .order_by(ENTRY.c.member_id, TYPE.c.currency)
    )
    found: dict[int, tuple[HeldShares, ...]] = {}
    for member_id, currency, decimals, *sums in rows:
        found[member_id] = (*found.get(member_id, ()), HeldShares(currency, decimals, *sums))
    return found


def shares_by_member(session: Session, member_ids: Sequence[int], day: date) -> dict[int, int]:
    """Member → shares of all types together at the end of a day; who holds none is left out."""
    shares = func.sum(ENTRY.c.shares)
    rows = session.execute(
        select(ENTRY.c.member_id, shares)
        .where(ENTRY.c.member_id.in_(among(member_ids)), ENTRY.c.effective_on <= day)
        .group_by(ENTRY.c.member_id)
        .having(shares != 0)
    )
    return dict(map(tuple, rows))


def shares_of(session: Session, member_ids: Sequence[int], day: date) -> int:
    """The shares of all types these members hold together at the end of a day."""
    total = select(func.coalesce(func.sum(ENTRY.c.shares), 0)).where(ENTRY.c.effective_on <= day)
    return int(session.execute(total.where(ENTRY.c.member_id.in_(among(member_ids)))).scalar_one())
