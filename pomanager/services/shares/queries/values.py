"""Who holds shares of a type when its nominal value changes, and what moved afterwards."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Over, Subquery, func, select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.shares import ShareEntry
from pomanager.rules.shares.kinds import EntryKind

ENTRY = table_of(ShareEntry)


@dataclass(frozen=True, slots=True)
class HeldThen:
    """What a member held on a day: shares, and what was paid up without changes of value of that very day."""

    member_id: int
    shares: int
    paid: int


def held_on(session: Session, share_type_id: int, day: date) -> tuple[HeldThen, ...]:
    """Everybody who held shares of a type at the end of a day, in order of id."""
    of_type = ENTRY.c.share_type_id == share_type_id
    changed = select(ENTRY.c.member_id, func.sum(ENTRY.c.paid_minor)).where(
        of_type, ENTRY.c.effective_on == day, ENTRY.c.kind == EntryKind.REVALUATION
    )
    by_change = {row[0]: row[1] for row in session.execute(changed.group_by(ENTRY.c.member_id))}
    rows = session.execute(
        select(ENTRY.c.member_id, func.sum(ENTRY.c.shares), func.sum(ENTRY.c.paid_minor))
        .where(of_type, ENTRY.c.effective_on <= day)
        .group_by(ENTRY.c.member_id)
        .having(func.sum(ENTRY.c.shares) != 0)
        .order_by(ENTRY.c.member_id)
    )
    return tuple(HeldThen(row[0], row[1], row[2] - by_change.get(row[0], 0)) for row in rows)


def moved_after(session: Session, share_type_id: int, day: date) -> tuple[tuple[int, date, int], ...]:
    """Member, day and number of shares that came or went, for every day after one on which their number changed."""
    rows = session.execute(
        select(ENTRY.c.member_id, ENTRY.c.effective_on, func.sum(ENTRY.c.shares))
        .where(ENTRY.c.share_type_id == share_type_id, ENTRY.c.effective_on > day, ENTRY.c.shares != 0)
        .group_by(ENTRY.c.member_id, ENTRY.c.effective_on)
        .having(func.sum(ENTRY.c.shares) != 0)
        .order_by(ENTRY.c.member_id, ENTRY.c.effective_on)
    )
    return tuple((row[0], row[1], row[2]) for row in rows)


def last_move(session: Session, share_type_id: int) -> date | None:
    """The last day for which shares of a type were entered; None where there are none."""
    return session.execute(
        select(func.max(ENTRY.c.effective_on)).where(ENTRY.c.share_type_id == share_type_id, ENTRY.c.shares != 0)
    ).scalar()


def overpaid(session: Session, share_type_id: int) -> tuple[int, ...]:
    """Members who on some day have paid more on shares of a type than they oblige to, or less than nothing."""
    by_day = (
        select(
            ENTRY.c.member_id, ENTRY.c.effective_on, func.sum(ENTRY.c.subscribed_minor).label("subscribed_minor"),
            func.sum(ENTRY.c.paid_minor).label("paid_minor"),
        )
        .where(ENTRY.c.share_type_id == share_type_id)
        .group_by(ENTRY.c.member_id, ENTRY.c.effective_on)
        .subquery()
    )  # fmt: skip
    running = select(
        by_day.c.member_id,
        _until_then(by_day, "subscribed_minor").label("subscribed"),
        _until_then(by_day, "paid_minor").label("paid"),
    ).subquery()
    wrong = (running.c.paid < 0) | (running.c.paid > running.c.subscribed)
    return tuple(session.scalars(select(running.c.member_id).where(wrong).distinct().order_by(running.c.member_id)))


def _until_then(by_day: Subquery, column: str) -> Over[int]:
    return func.sum(by_day.c[column]).over(partition_by=by_day.c.member_id, order_by=by_day.c.effective_on)
