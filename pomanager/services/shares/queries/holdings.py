"""What is held on a day: by one member, at once, and by the whole roll, as columns."""

import json
from datetime import date
from itertools import repeat
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.shares import ShareEntry, ShareInstalment
from pomanager.readmodels.shares import HoldingRow, HoldingsSheet, InstalmentRow, MemberShares
from pomanager.rules.shares.accounts import Account
from pomanager.rules.shares.holdings import overdue_since, put_off_on, still_to_pay
from pomanager.services.shares.queries.facts import accounts
from pomanager.services.shares.queries.labels import holder_label, type_labels

ENTRY, INSTALMENT = table_of(ShareEntry), table_of(ShareInstalment)


def holding_of(session: Session, member_id: int, day: date) -> tuple[HoldingRow, ...]:
    """What one member holds at the end of a day, a row for each type ever held, in order of the types' codes."""
    labels = type_labels(session)
    return tuple(_row(labels, each, day) for each in accounts(session, member_id))


def member_shares(session: Session, member_id: int, day: date) -> MemberShares:
    """What the page of a member shows: holdings, and what is to be paid when, what is overdue first."""
    labels = type_labels(session)
    held = accounts(session, member_id)
    parts = [part for each in held for part in _parts(labels, each, day)]
    parts.sort(key=_by_day)
    rows = tuple(_row(labels, each, day) for each in held)
    return MemberShares(holder_label(session, member_id), day, rows, tuple(parts))


def _row(labels: dict[int, Any], each: Account, day: date) -> HoldingRow:
    held = each.on(day)
    return HoldingRow(
        labels[each.type.id], held.shares, each.type.value_on(day), held.subscribed, held.paid, held.deferred
    )


def _parts(labels: dict[int, Any], each: Account, day: date) -> list[InstalmentRow]:
    held, label = each.on(day), labels[each.type.id]
    since = overdue_since(each.lines, each.put_off, day)
    overdue = [] if since is None or not held.overdue else [InstalmentRow(label, since, held.overdue, is_overdue=True)]
    coming = still_to_pay(held, put_off_on(each.put_off, day))
    return [*overdue, *(InstalmentRow(label, due_on, minor, is_overdue=False) for due_on, minor in coming)]


def _by_day(row: InstalmentRow) -> tuple[bool, date, str]:
    return not row.is_overdue, row.due_on, row.type.code


def holdings_on(session: Session, day: date, type_id: int | None = None) -> HoldingsSheet:
    """All holdings at the end of a day that are not of nothing, in order of member and type."""
    labels = type_labels(session)
    types = list(labels) if type_id is None else [type_id]
    sums = [func.sum(ENTRY.c[name]).label(name) for name in ("shares", "subscribed_minor", "paid_minor")]
    held = (
        select(ENTRY.c.member_id, ENTRY.c.share_type_id, *sums)
        .with_hint(ENTRY, "INDEXED BY ix_share_entry_holding", "sqlite")
        .group_by(ENTRY.c.member_id, ENTRY.c.share_type_id)
        .having(sums[0].element + sums[1].element + sums[2].element != 0)
        .order_by(ENTRY.c.member_id, ENTRY.c.share_type_id)
    )
    if type_id is not None:
        held = held.where(ENTRY.c.share_type_id + 0 == type_id)
    if _goes_on(session, types, day):
        held = held.where(ENTRY.c.effective_on <= day)
    later = (
        select(INSTALMENT.c.member_id, INSTALMENT.c.share_type_id, func.sum(INSTALMENT.c.minor).label("minor"))
        .with_hint(INSTALMENT, "INDEXED BY ix_share_instalment_due", "sqlite")
        .where(INSTALMENT.c.share_type_id.in_(types), INSTALMENT.c.due_on >= day, INSTALMENT.c.effective_on <= day)
        .group_by(INSTALMENT.c.member_id, INSTALMENT.c.share_type_id)
        .having(func.sum(INSTALMENT.c.minor) > 0)
    )
    columns = _columns(session, held)
    deferred = _deferred(columns, _columns(session, later))
    return HoldingsSheet(day, labels, columns[0], columns[1], columns[2], columns[3], columns[4], deferred)


def _goes_on(session: Session, type_ids: list[int], day: date) -> bool:
    """Whether there are entries after a day: to look at the day of every entry takes a tenth of the time."""
    later = select(ENTRY.c.id).where(ENTRY.c.share_type_id.in_(type_ids), ENTRY.c.effective_on > day).limit(1)
    return session.execute(later).first() is not None


def _columns(session: Session, statement: Select[*tuple[Any, ...]]) -> list[list[int]]:
    """The columns of a statement, each as one text of SQLite's: rows handed over singly take five times as long."""
    rows = statement.subquery()
    texts = session.execute(select(*(func.json_group_array(column) for column in rows.c))).one()
    return [json.loads(text) for text in texts]


def _deferred(held: list[list[int]], later: list[list[int]]) -> list[int]:
    """What is put off of each holding."""
    if not later[0]:
        return [0] * len(held[0])
    if len({*held[1], *later[1]}) == 1:  # most offices have one type: keys of two parts take three times as long
        of_members = dict(zip(later[0], later[2], strict=True))
        return list(map(of_members.get, held[0], repeat(0)))
    parts = dict(zip(zip(later[0], later[1], strict=True), later[2], strict=True))
    return list(map(parts.get, zip(held[0], held[1], strict=True), repeat(0)))
