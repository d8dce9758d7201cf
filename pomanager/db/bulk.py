"""Rows by the thousand: written, changed and removed with one statement each, past the session's bookkeeping.

Whoever uses this says by ``Work.touch`` what area changed: the session does not notice.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, TypeAlias

from sqlalchemy import Column, Dialect, Integer, Row, Select, bindparam, delete, func, insert, select, update
from sqlalchemy import column as sql_column
from sqlalchemy.dialects import sqlite
from sqlalchemy.orm import Session
from sqlalchemy.schema import ColumnDefault

from pomanager.db.attention import AttentionAnswer, LikelyDouble, NotDouble
from pomanager.db.base import Base, table_of
from pomanager.db.contacts import MobileMoney, PhoneDetail
from pomanager.db.extra_fields import ExtraValue
from pomanager.db.households import Household, HouseholdPerson
from pomanager.db.imports import ImportedChange, IssuedNumber, RemovalPermit, RollImport
from pomanager.db.journal import JournalEntry
from pomanager.db.members import (
    AttentionNote,
    Member,
    Person,
    Standing,
)
from pomanager.db.organisation import Place, PlaceChange, Section, SectionChange
from pomanager.db.particulars import FormerName, IdentityDocument
from pomanager.db.search import SearchText
from pomanager.db.tables import METADATA
from pomanager.rules.places import TreeChange

NamedRow: TypeAlias = Row[Any]
"""A place or section: id, parent_id, name, folded, until."""
CHUNK = 1000
"""Rows written at a time; between two portions work can be cancelled."""
_OF_PERSON: tuple[type[HouseholdPerson | PhoneDetail | MobileMoney | ExtraValue | IdentityDocument], ...] = (
    HouseholdPerson, PhoneDetail, MobileMoney, ExtraValue, IdentityDocument,
)  # fmt: skip
"""Rows that hang on a person and may have come with the person's import; those of another origin keep the person."""
_OWN_TABLES = frozenset({
    "person", "member", "standing", "search_text", "attention_note", "attention_answer", "not_double", "likely_double",
    *(kind.__tablename__ for kind in _OF_PERSON),
})  # fmt: skip
"""What goes with a member when its import is undone; who acts for an organisation is told by ``representatives``."""


ROOM_KB = 64_000
"""Memory for pages while thousands of rows are written: names and phones land all over their indexes."""


WHOLE_ROLL_KB = 128_000
"""Memory for pages while everybody is read several times over: room for the members and people of 260,000."""


@contextmanager
def roomy(session: Session, room_kb: int = ROOM_KB) -> Iterator[None]:
    """While inside, the connection keeps more of the file in memory."""
    connection = session.connection()
    before = connection.exec_driver_sql("PRAGMA cache_size").scalar_one()
    connection.exec_driver_sql(f"PRAGMA cache_size=-{room_kb}")
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
    """Insert rows that all have the same columns; the others get what is written where nothing is said.

    The values go to the driver column by column: SQLAlchemy would put every row together anew, at twice the cost of
    writing it.
    """
    if not rows:
        return
    if kind is SearchText:
        session.connection().exec_driver_sql(_ADD_TEXTS, (_told(rows),))
        return
    table, connection = table_of(kind), session.connection()
    given = {name: [row[name] for row in rows] for name in rows[0]}
    for column in table.c:
        if column.name not in given and isinstance(column.default, ColumnDefault):
            said = column.default.arg
            given[column.name] = [said(None) if callable(said) else said] * len(rows)
    values = [_as_kept(table.c[name], of_column, connection.dialect) for name, of_column in given.items()]
    named, marks = ", ".join(f'"{name}"' for name in given), ", ".join("?" * len(given))
    statement = f'INSERT INTO "{table.name}" ({named}) VALUES ({marks})'  # noqa: S608 - names of our own tables
    connection.exec_driver_sql(statement, list(zip(*values, strict=True)))


_TOLD = "SELECT value ->> 0 AS member_id, value ->> 1 AS text FROM json_each(?)"
_ADD_TEXTS = f"INSERT INTO search_text (member_id, text) {_TOLD}"
_CHANGE_TEXTS = (
    f"UPDATE search_text SET text = told.text FROM ({_TOLD}) AS told WHERE told.member_id = search_text.member_id"  # noqa: S608 - fixed words
)


def _told(rows: Sequence[Mapping[str, object]]) -> str:
    """Texts as one value, so that one statement writes them all.

    Before each statement the search tables write down what they have gathered (a savepoint of FTS5): of a statement
    for each text they would make a thousand scraps and put them together again, at eight times the cost.
    """
    return json.dumps([(row["member_id"], row["text"]) for row in rows], ensure_ascii=False)


def _as_kept(column: Column[Any], values: list[object], dialect: Dialect) -> Iterable[object]:
    """The values as they stand in the file."""
    kept = column.type.dialect_impl(dialect).bind_processor(dialect)
    return values if kept is None else map(kept, values)


def rows_of(session: Session, kind: type[Base], *columns: str) -> list[Row[Any]]:
    """All rows of a table, of the columns asked for."""
    table = table_of(kind)
    return list(session.execute(select(*(table.c[name] for name in columns))))


def add_numbers(session: Session, rows: Sequence[Mapping[str, object]]) -> None:
    """Note numbers as given; one given before stays as it was noted then."""
    if rows:
        session.execute(sqlite.insert(table_of(IssuedNumber)).on_conflict_do_nothing(), list(rows))


def change(session: Session, kind: type[Base], rows: Sequence[Mapping[str, object]]) -> None:
    """Update rows by their ``id``, all the same columns, and count their version up where they have one.

    Search texts go by their ``member_id``.
    """
    if not rows:
        return
    if kind is SearchText:
        session.connection().exec_driver_sql(_CHANGE_TEXTS, (_told(rows),))
        return
    table = table_of(kind)
    values: dict[str, Any] = {name: bindparam(f"to_{name}") for name in rows[0] if name != "id"}
    if "version" in table.c:
        values["version"] = table.c.version + 1
    statement = update(table).where(table.c.id == bindparam("key")).values(values)
    session.execute(
        statement, [{"key": row["id"], **{f"to_{k}": v for k, v in row.items() if k != "id"}} for row in rows]
    )


def people(session: Session, member_ids: Iterable[int]) -> dict[int, Row[Any]]:
    """Members as they stand, by id: everything kept on the person, and number, place and section."""
    statement = (
        select(Member.id.label("member_id"), Member.number, Member.section_id, *table_of(Person).c)
        .join(Person, Person.id == Member.person_id)
        .where(Member.id.in_(list(member_ids)))
    )
    return {row.member_id: row for row in session.execute(statement)}


def search_texts(session: Session, member_ids: Iterable[int]) -> dict[int, str]:
    """The texts by which these members are found."""
    statement = select(SearchText.member_id, SearchText.text).where(SearchText.member_id.in_(list(member_ids)))
    return {row.member_id: row.text for row in session.execute(statement)}


def persons_of(session: Session, member_ids: Sequence[int]) -> list[int]:
    """The person ids of members."""
    found: list[int] = []
    for some in portions(member_ids):
        found.extend(session.scalars(select(Member.person_id).where(Member.id.in_(some))))
    return found


def holding_former_name(session: Session, line: int) -> FormerName | None:
    """The line of a former name, unless it was taken back."""
    reversing = select(FormerName.id).where(FormerName.reverses_id == line).exists()
    return session.scalars(select(FormerName).where(FormerName.id == line, ~reversing)).first()


def names_after(session: Session, person_id: int, count: int = CHUNK) -> list[Row[Any]]:
    """So many people whose ids follow this one: id, sort_name, sort_key."""
    statement = select(Person.id, Person.sort_name, Person.sort_key).where(Person.id > person_id)
    return list(session.execute(statement.order_by(Person.id).limit(count)))


def set_sort_keys(session: Session, keys: Sequence[tuple[int, str]]) -> None:
    """Give people, by id, another sort key. Their version stays: nobody has changed their record."""
    if keys:
        statement = update(table_of(Person)).where(Person.id == bindparam("key")).values(sort_key=bindparam("to"))
        session.execute(statement, [{"key": person_id, "to": sort_key} for person_id, sort_key in keys])


def places(session: Session) -> list[NamedRow]:
    """Every place: id, parent_id, name, folded, until."""
    columns = (Place.id, Place.parent_id, Place.name, Place.folded, Place.until)
    return list(session.execute(select(*columns).order_by(Place.id)))


def sections(session: Session) -> list[NamedRow]:
    """Every section: id, parent_id, name, folded, until."""
    columns = (Section.id, Section.parent_id, Section.name, Section.folded, Section.until)
    return list(session.execute(select(*columns).order_by(Section.id)))


def heirs(session: Session, kind: type[PlaceChange | SectionChange]) -> dict[int, int]:
    """What came of each place or section that was merged or split; of one that was split, its first part."""
    ending = kind.kind.in_((TreeChange.MERGED, TreeChange.SPLIT))
    rows = session.execute(select(kind.before_id, kind.after_id).where(ending).order_by(kind.id.desc()))
    return {row.before_id: row.after_id for row in rows if row.after_id is not None}


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


def in_journal_since(session: Session, import_id: int) -> set[int]:
    """Created members the journal has a line about that was written after the import's own, whatever the clock said."""
    created = select(Member.id).where(Member.import_id == import_id)
    own = select(func.coalesce(func.min(JournalEntry.sequence), 0)).where(
        JournalEntry.record_table == "roll_import", JournalEntry.record_id == import_id
    )
    statement = select(JournalEntry.record_id).where(
        JournalEntry.record_table == "member", JournalEntry.sequence > own.scalar_subquery(),
        JournalEntry.record_id.in_(created),
    )  # fmt: skip
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
    for kind_of_person in _OF_PERSON:
        # Those of another origin are few: they are asked first, and the thousands of the import's own never looked up.
        holders = select(kind_of_person.person_id).where(kind_of_person.import_id.is_distinct_from(import_id))
        named = select(Member.id).where(Member.person_id.in_(holders), Member.import_id == import_id)
        found.update(session.scalars(named))
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
        (AttentionAnswer, AttentionAnswer.member_id, member_ids),
        *(
            (pair, column, person_ids)
            for pair in (NotDouble, LikelyDouble)
            for column in (pair.person_low_id, pair.person_high_id)
        ),
        (SearchText, SearchText.member_id, member_ids),
        (AttentionNote, AttentionNote.member_id, member_ids),
        (Standing, Standing.member_id, member_ids),
        (Member, Member.id, member_ids),
        *((kind, kind.person_id, person_ids) for kind in _OF_PERSON),
        (Person, Person.id, person_ids),
    ):
        session.execute(delete(table_of(table)).where(column.in_(_among(ids))))


def _among(ids: Sequence[int]) -> Select[int]:
    """The ids as one value of the statement: as a thousand values they would be put together anew each time."""
    each = func.json_each(json.dumps(list(ids))).table_valued(sql_column("value", Integer))
    return select(each.c.value)


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


def remove_particulars(session: Session, import_id: int, person_ids: Sequence[int]) -> None:
    """Remove documents and stays in households an import added to people who were there before."""
    for some in portions(person_ids):
        for kind in (HouseholdPerson, IdentityDocument):
            session.execute(delete(table_of(kind)).where(kind.import_id == import_id, kind.person_id.in_(some)))


def set_right(session: Session, table: str, ids: Sequence[int]) -> list[int]:
    """Which of these documents or stays in households no longer go with their import: somebody set them right."""
    kind = next(each for each in (HouseholdPerson, IdentityDocument) if each.__tablename__ == table)
    asked = select(kind.id).where(kind.id.in_(_among(ids)), kind.import_id.is_(None))
    return list(session.scalars(asked))


def remove_unused_places(session: Session, import_id: int) -> int:
    """Remove places an import made that nothing names: nobody lives or lived there, nothing lies or lay in them.

    Returns how many.
    """
    return _remove_unnamed(session, Place, import_id)


def remove_unused_households(session: Session, import_id: int) -> None:
    """Remove households an import made in which nobody stands."""
    used = select(HouseholdPerson.id).where(HouseholdPerson.household_id == Household.id).exists()
    ids = list(session.scalars(select(Household.id).where(Household.import_id == import_id, ~used)))
    for some in portions(ids):
        session.execute(delete(table_of(Household)).where(Household.id.in_(some)))


def remove_unused_sections(session: Session, import_id: int) -> int:
    """Remove sections an import made that nothing names: nobody belongs or belonged to them; returns how many."""
    return _remove_unnamed(session, Section, import_id)


def remove_unused_people(session: Session, import_id: int) -> None:
    """Remove people an import made to act for an organisation, and whom nothing names any more."""
    _remove_unnamed(session, Person, import_id)


def _remove_unnamed(session: Session, kind: type[Place | Section | Person], import_id: int) -> int:
    """Remove rows an import made to which no row of any table refers; those that only such ones named go as well."""
    table = table_of(kind)
    unnamed = select(table.c.id).where(table.c.import_id == import_id)
    for other in METADATA.tables.values():
        for key in (key for key in other.foreign_keys if key.column.table is table):
            naming = other.alias()
            names_it = select(naming.c[key.parent.name]).where(naming.c[key.parent.name] == table.c.id)
            unnamed = unnamed.where(~names_it.exists())
    removed = 0
    while ids := list(session.scalars(unnamed)):
        for some in portions(ids):
            session.execute(delete(table).where(table.c.id.in_(some)))
        removed += len(ids)
    return removed
