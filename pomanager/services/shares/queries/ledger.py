"""The register itself: its entries in their order, of one member or of all, a window at a time."""

import json
from array import array
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Row, Text, func, select, type_coerce
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.kept import kept
from pomanager.db.shares import ShareEntry
from pomanager.errors import NotFound
from pomanager.readmodels.shares import EntryRow, EntryView, HolderLabel
from pomanager.rules.objections import Objection
from pomanager.rules.shares.kinds import OUT_OF
from pomanager.services.shares.queries.labels import (
    among,
    holder_labels,
    receipt_labels,
    type_labels,
)
from pomanager.services.shares.queries.operations import NO_ENTRY

ENTRY = table_of(ShareEntry)
AGAIN, REVERSED = ENTRY.alias("again"), ENTRY.alias("reversed")

PASSING = frozenset(OUT_OF) | frozenset(OUT_OF.values())
"""Entries that have another side: shares that come in went out elsewhere."""

MOST_OTHERS = 3
"""So many other members of an operation a row names; a succession may have many."""


def next_serial(session: Session) -> int:
    """The serial number the next entry will have."""
    return (session.execute(select(func.max(ENTRY.c.id))).scalar() or 0) + 1


def entry_serials(session: Session, view: EntryView) -> Sequence[int]:
    """The serial numbers of what a list shows, in its order: an array, or a range where it shows all there is."""
    if view in {EntryView(), EntryView(newest_first=True)}:
        # Serial numbers have no hole: they are counted, not read.
        serials = range(1, next_serial(session))
        return serials[::-1] if view.newest_first else serials
    return kept(session, ("share entries", view), _Serials(session, view))


class _Serials:
    """Reads the serial numbers of a view, when they are not kept."""

    def __init__(self, session: Session, view: EntryView) -> None:
        self._session = session
        self._view = view

    def __call__(self) -> "array[int]":
        view = self._view
        order: list[ColumnElement[Any]] = [ENTRY.c.effective_on, ENTRY.c.id] if view.by_day else [ENTRY.c.id]
        rows = select(ENTRY.c.id).order_by(*(each.desc() if view.newest_first else each for each in order))
        if view.member_id is None:
            # Types are few: through them days are found in the index of what moved.
            types = list(type_labels(self._session)) if view.type_id is None else [view.type_id]
            rows = rows.where(ENTRY.c.share_type_id.in_(types))
            rows = rows.with_hint(ENTRY, "INDEXED BY ix_share_entry_moved", "sqlite")
        else:
            rows = rows.where(ENTRY.c.member_id == view.member_id)
            if view.type_id is not None:
                rows = rows.where(ENTRY.c.share_type_id == view.type_id)
        if view.since is not None:
            rows = rows.where(ENTRY.c.effective_on >= view.since)
        if view.until is not None:
            rows = rows.where(ENTRY.c.effective_on <= view.until)
        if view.kinds is not None:
            rows = rows.where(ENTRY.c.kind.in_(sorted(view.kinds)))
        found = rows.subquery()
        text = self._session.execute(select(func.json_group_array(found.c.id))).scalar_one()
        return array("q", json.loads(text))


def entries_of(session: Session, member_id: int) -> tuple[EntryRow, ...]:
    """All entries of one member, in order of the days they are effective on."""
    return entry_rows(session, entry_serials(session, EntryView(member_id=member_id, by_day=True)))


def entry_row(session: Session, serial: int) -> EntryRow:
    """One entry, or raise NotFound."""
    found = entry_rows(session, [serial])
    if not found:
        raise NotFound(Objection(NO_ENTRY, "serial", {"serial": str(serial)}))
    return found[0]


def entry_rows(session: Session, serials: Iterable[int]) -> tuple[EntryRow, ...]:
    """These entries, in this order; those that are not there are left out."""
    wanted = list(serials)
    rows = {
        row.id: row
        for row in session.execute(
            select(ENTRY, AGAIN.c.id.label("reversed_by"), REVERSED.c.kind.label("reversed_kind"))
            .select_from(
                ENTRY.outerjoin(AGAIN, AGAIN.c.reverses_id == ENTRY.c.id).outerjoin(
                    REVERSED, REVERSED.c.id == ENTRY.c.reverses_id
                )
            )
            .where(ENTRY.c.id.in_(among(wanted)))
        )
    }
    passing = {row.operation for row in rows.values() if {row.kind, row.reversed_kind} & PASSING}
    others = _others(session, passing - {None})
    people = {row.member_id for row in rows.values()} | {one for some in others.values() for one in some}
    known = _Known(session, people, {row.receipt_id for row in rows.values() if row.receipt_id is not None})
    return tuple(known.row(rows[serial], others) for serial in wanted if serial in rows)


def _others(session: Session, operations: set[int]) -> dict[int, tuple[int, ...]]:
    """Operation → the members it concerns, in order of their entries, the first few of them."""
    entry = ENTRY.alias()
    first = (
        select(func.json_group_array(entry.c.member_id))
        .where(entry.c.operation == ENTRY.c.id, entry.c.id < ENTRY.c.id + MOST_OTHERS * _ENTRIES_A_MEMBER)
        .scalar_subquery()
    )
    rows = session.execute(select(ENTRY.c.id, type_coerce(first, Text)).where(ENTRY.c.id.in_(among(operations))))
    return {row[0]: tuple(dict.fromkeys(json.loads(row[1])))[: MOST_OTHERS + 1] for row in rows}


_ENTRIES_A_MEMBER = 4
"""Entries of one operation a member has at most, as a rule: as many are looked through for the others."""


class _Known:
    """Labels of members, types and receipts, read once for all rows."""

    def __init__(self, session: Session, member_ids: set[int], receipt_ids: set[int]) -> None:
        self._members = holder_labels(session, member_ids)
        self._receipts = receipt_labels(session, receipt_ids)
        self._types = type_labels(session)

    def row(self, row: Row[Any], others: dict[int, tuple[int, ...]]) -> EntryRow:
        """One entry as screens and papers see it."""
        return EntryRow(
            serial=row.id, kind=row.kind, type=self._types[row.share_type_id], member=self._members[row.member_id],
            shares=row.shares, unit_minor=row.unit_minor, subscribed=row.subscribed_minor, paid=row.paid_minor,
            effective_on=row.effective_on, decided_on=row.decided_on, decision=row.decision, reason=row.reason,
            recorded_at=row.recorded_at, operation=row.operation,
            counterparties=self._others_of(row, others),
            receipt=self._receipts.get(row.receipt_id or 0), reverses=row.reverses_id, reversed_by=row.reversed_by,
            reversed_kind=row.reversed_kind, transfer_id=row.transfer_id, succession_id=row.succession_id,
            redemption_id=row.redemption_id, distribution_id=row.distribution_id,
        )  # fmt: skip

    def _others_of(self, row: Row[Any], others: dict[int, tuple[int, ...]]) -> tuple[HolderLabel, ...]:
        if not {row.kind, row.reversed_kind} & PASSING:
            return ()
        found = others.get(row.operation or 0, ())
        return tuple(self._members[one] for one in found if one != row.member_id)[:MOST_OTHERS]
