"""Who should have paid something on shares already, and since when."""

import json
from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any, TypeAlias

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from pomanager.areas import Area
from pomanager.db.base import table_of
from pomanager.db.kept import kept
from pomanager.db.shares import ShareEntry, ShareInstalment
from pomanager.readmodels.shares import OverdueRow, OverdueSum
from pomanager.rules.shares.holdings import overdue_since
from pomanager.services.shares.queries.facts import lines_of
from pomanager.services.shares.queries.labels import holder_labels, type_labels

ENTRY, INSTALMENT = table_of(ShareEntry), table_of(ShareInstalment)
_Pair: TypeAlias = tuple[int, int]


def overdue_on(session: Session, day: date) -> tuple[OverdueRow, ...]:
    """What is overdue at the end of a day, the oldest first; one row for each holder and type."""
    late, types = _late(session, day), type_labels(session)
    since, labels = _since(session, late, day), holder_labels(session, {member_id for member_id, _type in late})
    rows = [OverdueRow(labels[key[0]], types[key[1]], since[key], minor) for key, minor in late.items()]
    return tuple(sorted(rows, key=_oldest_first))


def overdue_sums(session: Session, day: date) -> tuple[OverdueSum, ...]:
    """The same by currency, of how many members and since when; kept while neither shares nor the roll change."""
    return kept(session, ("shares overdue", day), partial(_sums, session, day), frozenset({Area.SHARES, Area.MEMBERS}))


def _sums(session: Session, day: date) -> tuple[OverdueSum, ...]:
    late, types = _late(session, day), type_labels(session)
    since = _since(session, late, day)
    found = []
    for currency in sorted({types[type_id].currency for _member, type_id in late}):
        mine = [key for key in late if types[key[1]].currency == currency]
        members = {member_id for member_id, _type in mine}
        minor = sum(late[key] for key in mine)
        found.append(OverdueSum(currency, minor, len(members), min(since[key] for key in mine)))
    return tuple(found)


def _late(session: Session, day: date) -> Mapping[_Pair, int]:
    """Minor units overdue by member and type; only of those who owe anything it is asked what was put off."""
    due = func.sum(ENTRY.c.subscribed_minor - ENTRY.c.paid_minor)
    unpaid = (
        select(ENTRY.c.member_id, ENTRY.c.share_type_id, due)
        .with_hint(ENTRY, "INDEXED BY ix_share_entry_holding", "sqlite")
        .where(ENTRY.c.effective_on <= day)
        .group_by(ENTRY.c.member_id, ENTRY.c.share_type_id)
        .having(due > 0)
    )
    owed = _by_pair(session, unpaid)
    asked = func.json_each(json.dumps(sorted({member_id for member_id, _type in owed}))).table_valued("value")
    part = INSTALMENT.c
    later = (
        select(part.member_id, part.share_type_id, func.sum(part.minor))
        .where(part.member_id.in_(select(asked.c.value)), part.due_on >= day, part.effective_on <= day)
        .group_by(part.member_id, part.share_type_id)
    )
    put_off = _by_pair(session, later)
    late = {key: minor - max(0, put_off.get(key, 0)) for key, minor in owed.items()}
    return {key: minor for key, minor in late.items() if minor > 0}


def _by_pair(session: Session, statement: Select[Any]) -> dict[_Pair, int]:
    """Member and type → an amount; the columns come as texts of SQLite's, since rows take five times as long."""
    rows = statement.subquery()
    texts = session.execute(select(*(func.json_group_array(column) for column in rows.c))).one()
    members, types, minors = map(json.loads, texts)
    return dict(zip(zip(members, types, strict=True), minors, strict=True))


def _since(session: Session, late: Mapping[_Pair, int], day: date) -> Mapping[_Pair, date]:
    lines, parts = lines_of(session, {member_id for member_id, _type in late})
    return {key: overdue_since(lines[key], parts.get(key, ()), day) or day for key in late}


def _oldest_first(row: OverdueRow) -> tuple[date, int, str]:
    return row.since, row.member.member_id, row.type.code
