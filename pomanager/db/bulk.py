"""Rows by the thousand: written, changed and removed with one statement each, past the session's bookkeeping.

Whoever uses this says by ``Work.touch`` what area changed: the session does not notice.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Row, bindparam, delete, func, insert, select, update
from sqlalchemy.dialects import sqlite
from sqlalchemy.orm import Session, aliased

from pomanager.db.base import Base, table_of
from pomanager.db.imports import ImportedChange, IssuedNumber, RemovalPermit, RollImport
from pomanager.db.journal import JournalEntry
from pomanager.db.members import (
    AttentionNote,
    Member,
    Person,
    Standing,
)
from pomanager.db.organisation import Place, Section
from pomanager.db.search import SearchText

CHUNK = 1000
"""Rows written at a time; between two portions work can be cancelled."""
_OWN_TABLES = frozenset({"member", "standing", "search_text", "attention_note"})
"""What goes with a member when its import is undone."""


ROOM_KB = 64_000
"""Memory for pages while thousands of rows are written: names and phones land all over their indexes."""


@contextmanager
def roomy(session: Session) -> Iterator[None]:
    """While inside, the connection keeps more of the file in memory."""
    connection = session.connection()
    before = connection.exec_driver_sql("PRAGMA cache_size").scalar_one()
    connection.exec_driver_sql(f"PRAGMA cache_size=-{ROOM_KB}")
    try:
        yield
    finally:
        connection.exec_driver_sql(f"PRAGMA cache_size={int(before)}")


def portions(values: Sequence[int], size: int = CHUNK) -> Iterator[Sequence[int]]:
    """The values, so many at a time."""
    return (values[start : start + size] for start in range(0, len(values), size))


def next_id(session: Session, kind: type[Base]) -> int:
    """An id above every one in the table; those that follow are free too."""
    column = table_of(kind).c.id
    return (session.execute(select(func.max(column))).scalar_one() or 0) + 1


def add(session: Session, kind: type[Base], rows: Sequence[Mapping[str, object]]) -> None:
    """Insert rows that all have the same columns."""
    if rows:
        session.execute(insert(table_of(kind)), list(rows))


def add_numbers(session: Session, rows: Sequence[Mapping[str, object]]) -> None:
    """Note numbers as given; one given before stays as it was noted then."""
    if rows:
        session.execute(sqlite.insert(table_of(IssuedNumber)).on_conflict_do_nothing(), list(rows))


def change(session: Session, kind: type[Base], rows: Sequence[Mapping[str, object]]) -> None:
    """Update rows by their ``id``, all the same columns, and count their version up where they have one."""
    if not rows:
        return
    table = table_of(kind)
    key = "member_id" if kind is SearchText else "id"
    values: dict[str, Any] = {name: bindparam(f"to_{name}") for name in rows[0] if name != key}
    if "version" in table.c:
        values["version"] = table.c.version + 1
    statement = update(table).where(table.c[key] == bindparam("key")).values(values)
    session.execute(
        statement, [{"key": row[key], **{f"to_{k}": v for k, v in row.items() if k != key}} for row in rows]
    )


def people(session: Session, member_ids: Iterable[int]) -> dict[int, Row[Any]]:
    """Members as they stand, by id: everything kept on the person, and number, place and section."""
    statement = (
        select(Member.id.label("member_id"), Member.number, Member.section_id, *table_of(Person).c)
        .join(Person, Person.id == Member.person_id)
        .where(Member.id.in_(list(member_ids)))
    )
    return {row.member_id: row for row in session.execute(statement)}


def places(session: Session) -> list[Row[Any]]:
    """Every place: id, parent_id, name, folded."""
    return list(session.execute(select(Place.id, Place.parent_id, Place.name, Place.folded).order_by(Place.id)))


def sections(session: Session) -> list[Row[Any]]:
    """Every section: id, name, folded."""
    return list(session.execute(select(Section.id, Section.name, Section.folded)))


def created_by(session: Session, import_id: int) -> list[Row[Any]]:
    """Members an import created: id, person_id, number, full_name."""
    statement = (
        select(Member.id, Member.person_id, Member.number, Person.full_name)
        .join(Person, Person.id == Member.person_id)
        .where(Member.import_id == import_id)
        .order_by(Member.id)
    )
    return list(session.execute(statement))


def changes_by(session: Session, import_id: int) -> list[Row[Any]]:
    """What an import changed on members who were on the roll before: member_id, before, after."""
    columns = (ImportedChange.member_id, ImportedChange.before, ImportedChange.after)
    return list(session.execute(select(*columns).where(ImportedChange.import_id == import_id)))


def in_journal_since(session: Session, import_id: int, brought_at: datetime) -> set[int]:
    """Created members the journal has a line about."""
    created = select(Member.id).where(Member.import_id == import_id)
    statement = select(JournalEntry.record_id).where(
        JournalEntry.record_table == "member", JournalEntry.at >= brought_at, JournalEntry.record_id.in_(created)
    )
    return {found for found in session.scalars(statement) if found is not None}


def changed_by_later_import(session: Session, import_id: int) -> set[int]:
    """Created members whom another import, not undone, has changed."""
    statement = (
        select(ImportedChange.member_id)
        .join(RollImport, RollImport.id == ImportedChange.import_id)
        .join(Member, Member.id == ImportedChange.member_id)
        .where(Member.import_id == import_id, ImportedChange.import_id > import_id, RollImport.undone_at.is_(None))
    )
    return set(session.scalars(statement))


def referred_to(session: Session, import_id: int) -> set[int]:
    """Created members whom other rows of the books name: a standing of another origin, or any other register."""
    created = select(Member.id).where(Member.import_id == import_id)
    found: set[int] = set()
    for kind in (Standing, AttentionNote):
        others = kind.import_id.is_distinct_from(import_id)
        found.update(session.scalars(select(kind.member_id).where(kind.member_id.in_(created), others)))
    for column in _columns_naming("member"):
        found.update(session.scalars(select(column).where(column.in_(created))))
    people_created = select(Member.person_id).where(Member.import_id == import_id)
    for column in _columns_naming("person"):
        named = select(Member.id).where(Member.person_id.in_(select(column).where(column.in_(people_created))))
        found.update(session.scalars(named))
    return found


def _columns_naming(table: str) -> Iterator[Column[Any]]:
    for other in Base.metadata.tables.values():
        if other.name not in _OWN_TABLES:
            yield from (key.parent for key in other.foreign_keys if key.column.table.name == table)


def permit_removal(session: Session, import_id: int) -> None:
    """Let the file give up what this import created, until ``end_removal``."""
    session.execute(insert(table_of(RemovalPermit)), [{"import_id": import_id}])


def end_removal(session: Session) -> None:
    """Keep everything again."""
    session.execute(delete(table_of(RemovalPermit)))


def remove_members(session: Session, member_ids: Sequence[int], person_ids: Sequence[int]) -> None:
    """Remove members with everything that belongs to them; the removal must be permitted."""
    for table, column, ids in (
        (SearchText, SearchText.member_id, member_ids),
        (AttentionNote, AttentionNote.member_id, member_ids),
        (Standing, Standing.member_id, member_ids),
        (Member, Member.id, member_ids),
        (Person, Person.id, person_ids),
    ):
        session.execute(delete(table_of(table)).where(column.in_(ids)))


def remove_notes(session: Session, import_id: int, member_ids: Sequence[int]) -> None:
    """Remove the notes an import left on these members and nobody has settled; the removal must be permitted."""
    for some in portions(member_ids):
        session.execute(
            delete(table_of(AttentionNote)).where(
                AttentionNote.import_id == import_id,
                AttentionNote.member_id.in_(some),
                AttentionNote.settled_at.is_(None),
            )
        )


def remove_unused_places(session: Session, import_id: int) -> int:
    """Remove places an import made where nobody lives and in which no other place lies; returns how many."""
    inner = aliased(Place)
    used = select(Person.id).where(Person.place_id == Place.id).exists()
    holds = select(inner.id).where(inner.parent_id == Place.id).exists()
    unused = select(Place.id).where(Place.import_id == import_id, ~used, ~holds)
    removed = 0
    while ids := list(session.scalars(unused)):
        session.execute(delete(table_of(Place)).where(Place.id.in_(ids)))
        removed += len(ids)
    return removed


def remove_unused_sections(session: Session, import_id: int) -> int:
    """Remove sections an import made to which nobody belongs; returns how many."""
    used = select(Member.id).where(Member.section_id == Section.id).exists()
    ids = list(session.scalars(select(Section.id).where(Section.import_id == import_id, ~used)))
    for some in portions(ids):
        session.execute(delete(table_of(Section)).where(Section.id.in_(some)))
    return len(ids)
