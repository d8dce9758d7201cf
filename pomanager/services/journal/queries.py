"""What can be asked of the journal: its head, its lines, and one line whole."""

from array import array
from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from operator import attrgetter

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from pomanager.db import journal_chain
from pomanager.db.journal import JournalEntry, JournalValue
from pomanager.db.row_seals import SIDE
from pomanager.readmodels.journal import JournalChange, JournalHead, JournalRow, JournalView
from pomanager.rules import folding


def journal_head(session: Session) -> JournalHead:
    """How long the journal is, and the hash of its last line."""
    count, last = journal_chain.head(session)
    return JournalHead(count, last)


def seal_of(session: Session, sequence: int) -> str:
    """The hash of one line, "" where there is no such line."""
    return session.scalar(select(JournalEntry.hash).where(JournalEntry.sequence == sequence)) or ""


def lines_after(session: Session, sequence: int, most: int) -> tuple[JournalRow, ...]:
    """The last lines behind a line, the newest first, so many at most."""
    behind = select(JournalEntry.sequence).where(JournalEntry.sequence > sequence)
    return journal_rows(session, session.scalars(behind.order_by(JournalEntry.sequence.desc()).limit(most)).all())


def journal_ids(session: Session, view: JournalView) -> "array[int]":
    """Sequences of the lines seen, the newest first."""
    return array("q", session.scalars(_narrowed(view).order_by(JournalEntry.sequence.desc())).all())


def journal_rows(session: Session, sequences: Sequence[int]) -> tuple[JournalRow, ...]:
    """These lines with their values, in the order of the sequences."""
    wanted = list(sequences)
    entries = session.scalars(select(JournalEntry).where(JournalEntry.sequence.in_(wanted))).all()
    statement = (
        select(JournalValue)
        .where(JournalValue.sequence.in_(wanted))
        .order_by(JournalValue.sequence, JournalValue.position)
    )
    values = {key: list(group) for key, group in groupby(session.scalars(statement), attrgetter("sequence"))}
    rows = {entry.sequence: _row(entry, values.get(entry.sequence, [])) for entry in entries}
    return tuple(rows[sequence] for sequence in wanted if sequence in rows)


def who_recorded(session: Session, record_table: str, record_id: int, at: datetime) -> str:
    """By whom a line about a record was written at a moment; "" where the journal names nobody."""
    statement = select(JournalEntry.who).where(
        JournalEntry.record_table == record_table, JournalEntry.record_id == record_id, JournalEntry.at == at
    )
    return session.scalars(statement.order_by(JournalEntry.sequence.desc())).first() or ""


def _narrowed(view: JournalView) -> Select[int]:
    statement = select(JournalEntry.sequence)
    if view.area:
        statement = statement.where(JournalEntry.act_area == view.area)
    if view.record_table:
        statement = statement.where(JournalEntry.record_table == view.record_table)
    if view.record_id is not None:
        statement = statement.where(JournalEntry.record_id == view.record_id)
    if view.search.strip():
        asked = view.search.strip()[: folding.MOST_ASKED]
        told = select(JournalValue.sequence).where(
            JournalValue.value.contains(asked, autoescape=True), ~JournalValue.side.startswith(SIDE)
        )
        statement = statement.where(
            or_(JournalEntry.sequence.in_(told), JournalEntry.who.contains(asked, autoescape=True))
        )
    return statement


def _row(entry: JournalEntry, values: list[JournalValue]) -> JournalRow:
    named = {(value.field, value.side): value.value for value in values}
    fields = dict.fromkeys(value.field for value in values if value.field)
    return JournalRow(
        sequence=entry.sequence, at=entry.at, who=entry.who, act=entry.act, area=entry.act_area,
        record_table=entry.record_table, record_id=entry.record_id, label=named.get(("", "label")) or "",
        reason=named.get(("", "reason")) or "",
        changes=tuple(JournalChange(name, named.get((name, "old")), named.get((name, "new"))) for name in fields),
        hash=entry.hash,
    )  # fmt: skip
