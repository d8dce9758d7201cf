"""The capital: what all hold together on a day, what moved between two days, and how far it may fall."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from fractions import Fraction
from functools import partial
from math import ceil

from sqlalchemy import Integer, cast, func, select
from sqlalchemy.orm import Session

from pomanager.areas import Area
from pomanager.db.base import table_of
from pomanager.db.bylaws import bylaws_on
from pomanager.db.kept import kept
from pomanager.db.shares import ShareEntry
from pomanager.readmodels.shares import Capital, CapitalMoved, CapitalRow, ShareTypeLabel
from pomanager.rules.shares.kinds import EntryKind
from pomanager.services.shares.queries.labels import type_labels

ENTRY = table_of(ShareEntry)
REVERSED = ENTRY.alias("reversed")
NOTHING = Capital()


def capital_of_types(session: Session, day: date) -> dict[int, Capital]:
    """Type → what all hold of it at the end of a day, and how many hold it; types nobody ever held are left out."""
    by_member = (
        select(
            ENTRY.c.share_type_id, func.sum(ENTRY.c.shares).label("shares"),
            func.sum(ENTRY.c.subscribed_minor).label("subscribed"), func.sum(ENTRY.c.paid_minor).label("paid"),
        )
        .with_hint(ENTRY, "INDEXED BY ix_share_entry_holding", "sqlite")
        .where(ENTRY.c.effective_on <= day)
        .group_by(ENTRY.c.member_id, ENTRY.c.share_type_id)
        .subquery()
    )  # fmt: skip
    rows = session.execute(
        select(
            by_member.c.share_type_id, func.sum(by_member.c.shares), func.sum(by_member.c.subscribed),
            func.sum(by_member.c.paid), func.sum(cast(by_member.c.shares > 0, Integer)),
        ).group_by(by_member.c.share_type_id)
    )  # fmt: skip
    return {row[0]: Capital(row[1], row[2], row[3], row[4]) for row in rows}


def paid_of_types(session: Session, day: date) -> Mapping[int, tuple[int, int]]:
    """Type → what is paid up of it at the end of a day and what is subscribed, whoever holds it.

    Kept while no shares change.
    """
    return kept(session, ("paid up", day), partial(_paid_of_types, session, day), frozenset({Area.SHARES}))


def _paid_of_types(session: Session, day: date) -> Mapping[int, tuple[int, int]]:
    sums = (
        select(ENTRY.c.share_type_id, func.sum(ENTRY.c.paid_minor), func.sum(ENTRY.c.subscribed_minor))
        .with_hint(ENTRY, "INDEXED BY ix_share_entry_moved", "sqlite")
        .where(ENTRY.c.effective_on <= day)
        .group_by(ENTRY.c.share_type_id)
    )
    return {type_id: (paid, subscribed) for type_id, paid, subscribed in session.execute(sums)}


def holders_of(session: Session, type_ids: Iterable[int], day: date) -> int:
    """How many hold at least one share of any of these types at the end of a day."""
    by_member = (
        select(func.sum(ENTRY.c.shares).label("shares"))
        .with_hint(ENTRY, "INDEXED BY ix_share_entry_holding", "sqlite")
        # Not by the type itself: SQLite would then jump through the index for each member instead of reading it.
        .where(ENTRY.c.effective_on <= day, (ENTRY.c.share_type_id + 0).in_(list(type_ids)))
        .group_by(ENTRY.c.member_id)
        .subquery()
    )
    return session.execute(select(func.count()).where(by_member.c.shares > 0)).scalar_one()


def capital_between(session: Session, since: date, until: date) -> tuple[CapitalRow, ...]:
    """The capital from one day to another, both included: each type by itself, and all types of each currency."""
    labels = type_labels(session)
    before = since - timedelta(days=1)
    opening, closing = capital_of_types(session, before), capital_of_types(session, until)
    moved = _moved(session, since, until)
    rows = [
        CapitalRow(
            label, label.currency, label.decimals, opening.get(type_id, NOTHING), moved.get(type_id, ()),
            closing.get(type_id, NOTHING), None, None,
        )
        for type_id, label in labels.items()
        if type_id in closing
    ]  # fmt: skip
    currencies: dict[str, list[ShareTypeLabel]] = defaultdict(list)
    for row in rows:
        if row.type is not None:
            currencies[row.currency].append(row.type)
    return (*rows, *(_together(session, types, rows, since, until) for types in currencies.values()))


def _together(
    session: Session, types: list[ShareTypeLabel], rows: list[CapitalRow], since: date, until: date
) -> CapitalRow:
    currency, ids = types[0].currency, [label.id for label in types]
    mine = [row for row in rows if row.currency == currency]
    moved: dict[EntryKind, CapitalMoved] = {}
    for each in (line for row in mine for line in row.moved):
        before = moved.get(each.kind, CapitalMoved(each.kind, 0, 0, 0, 0))
        moved[each.kind] = CapitalMoved(
            each.kind, before.shares + each.shares, before.subscribed + each.subscribed, before.paid + each.paid,
            before.entries + each.entries,
        )  # fmt: skip
    return CapitalRow(
        None, currency, types[0].decimals,
        _sum([row.opening for row in mine], session, ids, since - timedelta(days=1)),
        tuple(moved[kind] for kind in EntryKind if kind in moved),
        _sum([row.closing for row in mine], session, ids, until),
        highest_capital(session, currency, until), capital_floor(session, currency, until),
    )  # fmt: skip


def _sum(parts: list[Capital], session: Session, type_ids: list[int], day: date) -> Capital:
    """All types together; who holds several is one holder."""
    holders = parts[0].holders if len(parts) == 1 else holders_of(session, type_ids, day)
    return Capital(
        sum(part.shares for part in parts), sum(part.subscribed for part in parts), sum(part.paid for part in parts),
        holders,
    )  # fmt: skip


def _moved(session: Session, since: date, until: date) -> dict[int, tuple[CapitalMoved, ...]]:
    """Type → what moved, by kind, in the order of the kinds; a reversal counts for the kind of what it takes back."""
    sums = (
        func.sum(ENTRY.c.shares), func.sum(ENTRY.c.subscribed_minor), func.sum(ENTRY.c.paid_minor), func.count(),
    )  # fmt: skip
    within = ENTRY.c.effective_on.between(since, until)
    plain = (
        select(ENTRY.c.share_type_id, ENTRY.c.kind, *sums)
        .with_hint(ENTRY, "INDEXED BY ix_share_entry_moved", "sqlite")
        .where(within, ENTRY.c.kind != EntryKind.REVERSAL)
        .group_by(ENTRY.c.share_type_id, ENTRY.c.kind)
    )
    reversals = (
        select(ENTRY.c.share_type_id, REVERSED.c.kind, *sums)
        .select_from(ENTRY.join(REVERSED, REVERSED.c.id == ENTRY.c.reverses_id))
        .where(within)
        .group_by(ENTRY.c.share_type_id, REVERSED.c.kind)
    )
    found: dict[tuple[int, EntryKind], CapitalMoved] = {}
    for statement in (plain, reversals):
        for type_id, kind, shares, subscribed, paid, entries in session.execute(statement):
            before = found.get((type_id, kind), CapitalMoved(kind, 0, 0, 0, 0))
            found[type_id, kind] = CapitalMoved(
                kind, before.shares + shares, before.subscribed + subscribed, before.paid + paid,
                before.entries + entries,
            )  # fmt: skip
    by_type: dict[int, tuple[CapitalMoved, ...]] = {}
    for type_id in sorted({key[0] for key in found}):
        by_type[type_id] = tuple(found[type_id, kind] for kind in EntryKind if (type_id, kind) in found)
    return by_type


def highest_capital(session: Session, currency: str, day: date) -> int:
    """The most that was ever subscribed in a currency at the end of a day up to this one, in minor units."""
    types = [label.id for label in type_labels(session).values() if label.currency == currency]
    rows = session.execute(
        select(ENTRY.c.effective_on, func.sum(ENTRY.c.subscribed_minor))
        .where(ENTRY.c.share_type_id.in_(types), ENTRY.c.effective_on <= day)
        .group_by(ENTRY.c.effective_on)
        .order_by(ENTRY.c.effective_on)
    )
    highest = capital = 0
    for _day, subscribed in rows:
        capital += subscribed
        highest = max(highest, capital)
    return highest


def capital_floor(session: Session, currency: str, day: date) -> int | None:
    """Below what the capital may not fall by the by-laws of a day, in minor units; None where they say nothing."""
    percent = bylaws_on(session, day).percent("capital.capital_floor")
    if percent is None:
        return None
    return ceil(Fraction(highest_capital(session, currency, day)) * percent.fraction)
