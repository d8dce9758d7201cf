"""What is left to be paid of distributions: to whom, how much, and by which payments the rest went."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, Select, Subquery, bindparam, func, select
from sqlalchemy import Text as SqlText
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.members import Member
from pomanager.db.shares import (
    Distribution,
    DistributionLine,
    DistributionPayment,
    DistributionReversal,
    ShareEntry,
)
from pomanager.errors import NotFound
from pomanager.marks import N_
from pomanager.rules.objections import Objection
from pomanager.rules.shares.kinds import Channel, DistributionKind

MADE, LINE, PAYMENT, UNMADE = map(table_of, (Distribution, DistributionLine, DistributionPayment, DistributionReversal))
MEMBER, ENTRY = table_of(Member), table_of(ShareEntry)

NO_DISTRIBUTION = N_("This distribution is not in the books.")


@dataclass(frozen=True, slots=True)
class DistributionFound:
    """A distribution as acts on it are judged; minor units of ``currency``."""

    id: int
    kind: DistributionKind
    share_type_id: int | None
    period_from: date
    period_to: date
    currency: str
    decimals: int
    decided_on: date
    total: int
    paid: int
    is_taken_back: bool


@dataclass(frozen=True, slots=True)
class RestColumns:
    """Members to whom something is left to be paid, and how much, in the order of member numbers."""

    member_ids: tuple[int, ...]
    rests: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PaymentFound:
    """A payment that holds: neither taken back nor taking back."""

    id: int
    member_id: int
    minor: int
    on: date
    channel: Channel
    voucher: str
    entry_id: int | None
    operation: int | None
    """The operation of the share register it was turned into shares in."""
    redemption_id: int | None


def distribution_found(session: Session, distribution_id: int) -> DistributionFound:
    """One distribution, or raise NotFound."""
    paid = select(func.coalesce(func.sum(PAYMENT.c.minor), 0)).where(PAYMENT.c.distribution_id == distribution_id)
    gone = select(UNMADE.c.distribution_id).where(UNMADE.c.distribution_id == distribution_id)
    row = session.execute(
        select(
            MADE.c.id, MADE.c.kind, MADE.c.share_type_id, MADE.c.period_from, MADE.c.period_to, MADE.c.currency,
            MADE.c.decimals, MADE.c.decided_on, MADE.c.total_minor, paid.scalar_subquery(), gone.exists(),
        ).where(MADE.c.id == distribution_id)
    ).first()  # fmt: skip
    if row is None:
        raise NotFound(Objection(NO_DISTRIBUTION, "distribution_id"))
    return DistributionFound(*row)


def rests(session: Session, distribution_id: int, member_ids: Sequence[int] | None = None) -> RestColumns:
    """Those to whom something is left to be paid, among these members or all of them."""
    left = _left(distribution_id)
    statement = (
        select(left.c.member_id, left.c.rest)
        .join(MEMBER, MEMBER.c.id == left.c.member_id)
        .where(left.c.rest > 0)
        .order_by(MEMBER.c.number_order, MEMBER.c.id)
    )
    if member_ids is not None:
        asked = func.json_each(bindparam("asked", json.dumps(list(member_ids)), SqlText)).table_valued("value")
        statement = statement.where(left.c.member_id.in_(select(asked.c.value)))
    found = statement.subquery()
    texts = session.execute(select(func.json_group_array(found.c.member_id), func.json_group_array(found.c.rest))).one()
    ids, minors = map(json.loads, texts)
    return RestColumns(tuple(ids), tuple(minors))


def _left(distribution_id: int) -> Subquery:
    """Each line of a distribution with what is left of it."""
    paid = paid_by_member(distribution_id).subquery()
    return (
        select(LINE.c.member_id, (LINE.c.minor - func.coalesce(paid.c.paid, 0)).label("rest"))
        .select_from(LINE.outerjoin(paid, paid.c.member_id == LINE.c.member_id))
        .where(LINE.c.distribution_id == distribution_id)
        .subquery()
    )


def paid_by_member(distribution_id: int) -> Select[int, int]:
    """What each member was paid of a distribution."""
    return (
        select(PAYMENT.c.member_id, func.sum(PAYMENT.c.minor).label("paid"))
        .where(PAYMENT.c.distribution_id == distribution_id)
        .group_by(PAYMENT.c.member_id)
    )


def open_of_member(session: Session, member_id: int) -> tuple[tuple[DistributionFound, int], ...]:
    """What is left to be paid to one member, distribution by distribution, the oldest first."""
    paid = (
        select(func.coalesce(func.sum(PAYMENT.c.minor), 0))
        .where(PAYMENT.c.distribution_id == LINE.c.distribution_id, PAYMENT.c.member_id == LINE.c.member_id)
        .scalar_subquery()
    )
    gone = select(UNMADE.c.distribution_id).where(UNMADE.c.distribution_id == LINE.c.distribution_id).exists()
    rows = session.execute(
        select(LINE.c.distribution_id, LINE.c.minor - paid)
        .where(LINE.c.member_id == member_id, LINE.c.minor > paid, ~gone)
        .order_by(LINE.c.distribution_id)
    ).all()
    return tuple((distribution_found(session, distribution_id), rest) for distribution_id, rest in rows)


def numbers_of(session: Session, member_ids: Sequence[int]) -> dict[int, str]:
    """Member → number."""
    asked = func.json_each(bindparam("asked", json.dumps(list(member_ids)), SqlText)).table_valued("value")
    rows = session.execute(select(MEMBER.c.id, MEMBER.c.number).where(MEMBER.c.id.in_(select(asked.c.value))))
    return dict(map(tuple, rows))


def payments_holding(session: Session, distribution_id: int) -> tuple[PaymentFound, ...]:
    """Every payment of a distribution that holds, in the order in which they were written."""
    return tuple(
        _payment(row) for row in session.execute(_holding().where(PAYMENT.c.distribution_id == distribution_id))
    )


def payments_with_refund(session: Session, redemption_id: int) -> dict[int, tuple[PaymentFound, ...]]:
    """Distribution → the payments that hold and were made with a refund of shares."""
    found: dict[int, tuple[PaymentFound, ...]] = {}
    for row in session.execute(_holding().where(PAYMENT.c.redemption_id == redemption_id)):
        found[row.distribution_id] = (*found.get(row.distribution_id, ()), _payment(row))
    return found


def _holding() -> Select[*tuple[Any, ...]]:
    """Payments that neither take another back nor were taken back."""
    again = PAYMENT.alias()
    return (
        select(PAYMENT, ENTRY.c.operation)
        .select_from(
            PAYMENT.outerjoin(again, again.c.reverses_id == PAYMENT.c.id).outerjoin(
                ENTRY, ENTRY.c.id == PAYMENT.c.entry_id
            )
        )
        .where(PAYMENT.c.reverses_id.is_(None), again.c.id.is_(None))
        .order_by(PAYMENT.c.id)
    )


def _payment(row: Row[Any]) -> PaymentFound:
    return PaymentFound(
        id=row.id, member_id=row.member_id, minor=row.minor, on=row.on, channel=row.channel, voucher=row.voucher,
        entry_id=row.entry_id, operation=row.operation, redemption_id=row.redemption_id,
    )  # fmt: skip
