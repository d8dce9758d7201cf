"""Makes two records one in the tables that may change, and puts everything back when they are split again."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import Enum
from types import MappingProxyType
from typing import Any

from sqlalchemy import Row, Table, delete, insert, select, update
from sqlalchemy.orm import Session

from pomanager.db import bulk
from pomanager.db.base import Base, table_of
from pomanager.db.members import Member, Person
from pomanager.db.merges import GivenUp, MergeMove, MergeValue, RecordMerge
from pomanager.rules.calendar import VagueDate
from pomanager.rules.members import Sex

FOLLOWING: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "identity_document": ("person_id", "id"), "phone_detail": ("person_id", "id"),
        "mobile_money": ("person_id", "id"), "nominee": ("person_id", "id"), "extra_value": ("person_id", "id"),
        "household_person": ("person_id", "id"), "photo": ("person_id", "person_id"),
        "training_attendance": ("person_id", "training_id"), "participant": ("person_id", "id"),
        "follow_up": ("person_id", "id"), "person": ("representative_id", "id"), "section": ("organisation_id", "id"),
    }
)  # fmt: skip
"""Tables whose rows may change: the column that names the person, and the one that tells a row of theirs."""

Move = tuple[str, int]
"""A row that follows: its table, and what ``FOLLOWING`` tells it by."""


def _table(name: str) -> Table:
    return Base.metadata.tables[name]


def move(session: Session, moves: Iterable[Move], giver: int, taker: int) -> None:
    """Let these rows name another person; a row that names neither any more stays as it is."""
    for name, row in moves:
        table = _table(name)
        whose, key = (table.c[column] for column in FOLLOWING[name])
        told = giver if key is whose else row
        session.execute(update(table).where(key == told, whose == giver).values({whose.name: taker}))


def keep_moves(session: Session, merge_id: int, moves: Sequence[Move]) -> None:
    """Write down what followed."""
    rows = [{"merge_id": merge_id, "of_table": name, "row": row} for name, row in moves]
    if rows:
        session.execute(insert(table_of(MergeMove)), rows)


def keep_values(session: Session, merge_id: int, values: Mapping[str, tuple[object, object]]) -> None:
    """Write down what the kept record said in each column and says now."""
    rows = [
        {"merge_id": merge_id, "of_column": column, "before": packed(before), "after": packed(after)}
        for column, (before, after) in values.items()
    ]
    if rows:
        session.execute(insert(table_of(MergeValue)), rows)


def moves_of(session: Session, merge_id: int) -> list[Move]:
    """What followed in a merge, in its order."""
    table = table_of(MergeMove)
    rows = session.execute(
        select(table.c.of_table, table.c.row).where(table.c.merge_id == merge_id).order_by(table.c.id)
    )
    return [(row.of_table, row.row) for row in rows]


def values_of(session: Session, merge_id: int) -> dict[str, tuple[str, str]]:
    """Column → what the kept record said before a merge and after it, as ``packed`` writes it."""
    table = table_of(MergeValue)
    asked = select(table.c.of_column, table.c.before, table.c.after).where(table.c.merge_id == merge_id)
    return {row.of_column: (row.before, row.after) for row in session.execute(asked)}


def column_values(session: Session, member_id: int) -> dict[str, object]:
    """Everything a record says, by column of the person or the member."""
    of_person, of_member = table_of(Person), table_of(Member)
    row = session.execute(
        select(of_person, of_member.c.section_id, of_member.c.joined_on)
        .join_from(of_person, of_member, of_member.c.person_id == of_person.c.id)
        .where(of_member.c.id == member_id)
    ).mappings()
    return dict(row.one())


def following(session: Session, giver: int, taker: int, *, phones: bool) -> list[Move]:
    """The rows that follow a person to another record; what the other one has already stays where it is.

    ``phones``: whether the telephones of the giver are kept, and what is known of them with them.
    """
    return [
        *_not_there(session, "identity_document", ("kind", "number_key"), giver, taker),
        *(_not_there(session, "phone_detail", ("digits",), giver, taker) if phones else ()),
        *_not_there(session, "mobile_money", ("number",), giver, taker),
        *_not_there(session, "extra_value", ("field_id",), giver, taker),
        *_not_there(session, "training_attendance", ("training_id",), giver, taker),
        *_not_there(session, "participant", ("programme_id", "role"), giver, taker),
        *_unless_any(session, "nominee", giver, taker, "revoked_on"),
        *_unless_any(session, "household_person", giver, taker, "until"),
        *_unless_any(session, "photo", giver, taker, ""),
        *_not_there(session, "follow_up", (), giver, taker),
        *_not_there(session, "person", (), giver, taker), *_not_there(session, "section", (), giver, taker),
    ]  # fmt: skip


def _rows(session: Session, name: str, person: int) -> list[Row[Any]]:
    table = _table(name)
    whose, key = (table.c[column] for column in FOLLOWING[name])
    return list(session.execute(select(key.label("told_by"), *table.c).where(whose == person).order_by(key)))


def _not_there(session: Session, name: str, same: tuple[str, ...], giver: int, taker: int) -> list[Move]:
    """The giver’s rows of which the taker has none that says the same in these columns."""
    there = {tuple(getattr(row, column) for column in same) for row in _rows(session, name, taker)} if same else set()
    mine = _rows(session, name, giver)
    return [
        (name, row.told_by) for row in mine if tuple(getattr(row, column) for column in same) not in there or not same
    ]


def _unless_any(session: Session, name: str, giver: int, taker: int, end: str) -> list[Move]:
    """The giver’s rows, unless the taker has one that has not ended: of these there is one at a time."""
    holding = [row for row in _rows(session, name, taker) if not end or getattr(row, end) is None]
    rows = _rows(session, name, giver)
    return [(name, row.told_by) for row in rows if not holding or (end and getattr(row, end) is not None)]


def lead(session: Session, merge: RecordMerge, given_up: tuple[int, int], kept: tuple[int, int]) -> None:
    """Let a record, by member and person, lead to the kept one, and those that led to it as well."""
    table = table_of(GivenUp)
    onward = {"kept_member_id": kept[0], "kept_person_id": kept[1]}
    session.execute(update(table).where(table.c.kept_member_id == given_up[0]).values(onward))
    session.execute(
        insert(table), [{"member_id": given_up[0], "person_id": given_up[1], "merge_id": merge.id, **onward}]
    )


def lead_no_more(session: Session, merge: RecordMerge, given_up: tuple[int, int]) -> None:
    """Let a record stand for itself again, and those that were given up for it lead to it."""
    table = table_of(GivenUp)
    session.execute(delete(table).where(table.c.member_id == given_up[0]))
    own = table_of(RecordMerge)
    back = {"kept_member_id": given_up[0], "kept_person_id": given_up[1]}
    # Whoever was given up for this record, at whatever remove, before it was given up itself.
    before = [given_up[0]]
    while before:
        waiting = select(table.c.member_id, table.c.merge_id).where(
            table.c.merge_id.in_(select(own.c.id).where(own.c.kept_member_id.in_(before), own.c.id < merge.id))
        )
        found = [row.member_id for row in session.execute(waiting)]
        session.execute(update(table).where(table.c.member_id.in_(found)).values(back))
        before = found


def next_merge(session: Session) -> int:
    """An id for a merge."""
    return bulk.next_id(session, RecordMerge)


def packed(value: object) -> str:
    """A value of a person’s column as the table of merges keeps it."""
    if isinstance(value, Enum):
        return json.dumps(value.value)
    if isinstance(value, VagueDate):
        return json.dumps(value.iso())
    if isinstance(value, date):
        return json.dumps(value.isoformat())
    return json.dumps(value, ensure_ascii=False)


def unpacked(column: str, text: str) -> object:
    """The value again."""
    value = json.loads(text)
    if value is None:
        return None
    if column == "sex":
        return Sex(value)
    if column == "birth":
        return VagueDate.from_iso(value)
    if column in {"consent_on", "consent_ended_on", "joined_on"}:
        return date.fromisoformat(value)
    found: object = value
    return found
