"""Entries of dues for the whole roll: written by one statement, past the session's bookkeeping."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Select, insert, literal, select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.dues import DuesEntry
from pomanager.rules.dues.kinds import DuesKind

ENTRY = table_of(DuesEntry)
_COPIED = ("fee_type_id", "member_id", "period_from", "period_to", "due_on", "effective_on")
"""What a reversal has of the entry it takes back."""


def charge_each(session: Session, members: Select[int], said: Mapping[str, object]) -> int:
    """Write one entry for each of these members, in order of their ids, alike in all that is said; returns how many."""
    each = members.subquery()
    columns = [each.c[0], *(literal(value, ENTRY.c[name].type).label(name) for name, value in said.items())]
    rows = select(*columns).order_by(each.c[0])
    return _inserted(session, ENTRY, ["member_id", *said], rows)


def standing_charges(fee_type_id: int, period_from: date) -> Select[int]:
    """Ids of the charges of a fee for a period and of what was let off of them, those taken back left out."""
    again = ENTRY.alias("again")
    return (
        select(ENTRY.c.id)
        .where(
            ENTRY.c.fee_type_id == fee_type_id, ENTRY.c.period_from == period_from,
            ENTRY.c.kind.in_((DuesKind.CHARGE, DuesKind.WAIVER)),
            ~select(again.c.id).where(again.c.reverses_id == ENTRY.c.id).exists(),
        )
    )  # fmt: skip


def reverse_each(session: Session, entries: Select[int], said: Mapping[str, object]) -> int:
    """Write a reversal of each of these entries, in their order; returns how many."""
    each = entries.subquery()
    columns: list[Any] = [ENTRY.c[name] for name in _COPIED]
    columns += [-ENTRY.c.minor, ENTRY.c.id.label("reversed")]
    columns += [literal(value, ENTRY.c[name].type).label(name) for name, value in said.items()]
    rows = select(*columns).where(ENTRY.c.id.in_(select(each.c[0]))).order_by(ENTRY.c.id)
    return _inserted(session, ENTRY, [*_COPIED, "minor", "reverses_id", *said], rows)


def _inserted(session: Session, table: Any, names: list[str], rows: Select[Any]) -> int:  # noqa: ANN401 - any of ours
    return session.connection().execute(insert(table).from_select(names, rows, include_defaults=False)).rowcount
