"""What is held on a day: by one member, at once, and by the whole roll, as columns."""

import json
from collections.abc import Hashable, Sequence
from datetime import date
from itertools import repeat
from typing import Any, TypeVar

from sqlalchemy import Select, case, func, select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.shares import ShareEntry, ShareInstalment, ShareType
from pomanager.readmodels.shares import HoldingRow, HoldingsSheet, InstalmentRow, MemberShares
from pomanager.rules.shares.accounts import Account
from pomanager.rules.shares.holdings import overdue_since, put_off_on, still_to_pay
from pomanager.services.shares.queries.facts import accounts
from pomanager.services.shares.queries.labels import holder_label, type_labels

ENTRY, INSTALMENT, TYPE = map(table_of, (ShareEntry, ShareInstalment, ShareType))
KeyT = TypeVar("KeyT", bound=Hashable)


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
    labels, spans = type_labels(session), _spans(session)
    begun = [each for each in spans if spans[each][0] <= day and type_id in (None, each)]
    if not begun:
        return HoldingsSheet(day, labels, [], [], [], [], [], [])
    keys = [ENTRY.c.member_id]
    if len(begun) > 1:
        keys.append(ENTRY.c.share_type_id)
    held_shares, due = func.sum(ENTRY.c.shares), func.sum(ENTRY.c.subscribed_minor)
    paid_up = func.sum(ENTRY.c.paid_minor)
    # What is paid is told only where it is less than all: nothing is read faster than an amount.
    held = (
        select(*keys, held_shares, due, case((paid_up != due, paid_up)))
        .with_hint(ENTRY, "INDEXED BY ix_share_entry_holding", "sqlite")
        .group_by(*keys)
        .having(held_shares + due + paid_up != 0)
        .order_by(*keys)
    )
    if len(begun) < len(spans):
        # Not by the type itself: SQLite would then jump through the index for each member instead of reading it.
        held = held.where((ENTRY.c.share_type_id + 0).in_(begun))
    if any(spans[each][1] > day for each in begun):  # to look at the day of every entry takes a tenth of the time
        held = held.where(ENTRY.c.effective_on <= day)
    members, *types, shares, subscribed, partly = _columns(session, held)
    paid = [whole if part is None else part for whole, part in zip(subscribed, partly, strict=True)]
    of_each = types[0] if types else begun * len(members)
    deferred = _deferred(session, begun, day, members, of_each)
    return HoldingsSheet(day, labels, members, of_each, shares, subscribed, paid, deferred)


def _spans(session: Session) -> dict[int, tuple[date, date]]:
    """Type → the days of its first and last entries; types without entries are left out."""
    of_type = ENTRY.c.share_type_id == TYPE.c.id
    days = [select(pick(ENTRY.c.effective_on)).where(of_type).scalar_subquery() for pick in (func.min, func.max)]
    rows = session.execute(select(TYPE.c.id, *days).order_by(TYPE.c.id))
    return {type_id: (first, last) for type_id, first, last in rows if first is not None}


def _columns(session: Session, statement: Select[*tuple[Any, ...]]) -> list[list[Any]]:
    """The columns of a statement, each as one text of SQLite's: rows handed over singly take five times as long."""
    rows = statement.subquery()
    texts = session.execute(select(*(func.json_group_array(column) for column in rows.c))).one()
    return [json.loads(text) for text in texts]


def _deferred(
    session: Session, type_ids: list[int], day: date, members: list[int], types_of_each: list[int]
) -> list[int]:
    """What is put off of each holding; added up here, since SQLite would sort the instalments first."""
    part = INSTALMENT.c
    columns = [part.minor, part.member_id]
    if len(type_ids) > 1:  # most offices have one type: keys of two parts take three times as long
        columns.append(part.share_type_id)
    later = (
        select(*columns)
        .with_hint(INSTALMENT, "INDEXED BY ix_share_instalment_due", "sqlite")
        .where(part.share_type_id.in_(type_ids), part.due_on >= day, part.effective_on <= day)
    )
    minors, of, *types = _columns(session, later)
    if not types:
        return list(map(_added_up(of, minors).get, members, repeat(0)))
    put_off = _added_up(list(zip(of, types[0], strict=True)), minors)
    return list(map(put_off.get, zip(members, types_of_each, strict=True), repeat(0)))


def _added_up(keys: Sequence[KeyT], minors: Sequence[int]) -> dict[KeyT, int]:
    """Key → the sum of its minor units, where that is above nothing."""
    found = dict(zip(keys, minors, strict=True))
    if len(found) < len(keys):
        found = dict.fromkeys(found, 0)
        for key, minor in zip(keys, minors, strict=True):
            found[key] += minor
    if min(found.values(), default=1) > 0:
        return found
    return {key: minor for key, minor in found.items() if minor > 0}
