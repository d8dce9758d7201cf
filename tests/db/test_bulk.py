"""Rows by the thousand are written as the session itself would write them."""

from datetime import UTC, date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from pomanager.db import bulk
from pomanager.db.base import table_of
from pomanager.db.members import Member, Person, Standing
from pomanager.db.search import SearchText
from pomanager.rules.calendar import VagueDate
from pomanager.rules.members import Sex, Status
from pomanager.services.office import Office

PERSON = {
    "full_name": "Ana", "sort_name": "Ana", "sort_key": "ana", "sex": Sex.FEMALE, "birth": VagueDate(1971, about=True),
}  # fmt: skip
MEMBER = {
    "number": "7", "number_order": "17", "status": Status.ACTIVE, "status_since": date(2020, 3, 14),
    "joined_on": date(2020, 3, 14),
}  # fmt: skip
LINE = {"status": Status.ACTIVE, "since": date(2020, 3, 14), "recorded_at": datetime(2026, 11, 23, 14, tzinfo=UTC)}


def plain(session: Session, kind: type[Person | Member | Standing], row_id: int) -> dict[str, object]:
    """A row as it stands in the file, without its ids."""
    table = table_of(kind)
    found = session.connection().exec_driver_sql(f'SELECT * FROM "{table.name}" WHERE id = {row_id}')  # noqa: S608
    return {
        name: value
        for name, value in zip(found.keys(), found.one(), strict=True)
        if name not in {"id", "person_id", "member_id", "number"}
    }


def test_rows_stand_in_the_file_as_the_session_writes_them(office: Office) -> None:
    with office.books.writing("compare") as session:
        person = Person(id=1, **PERSON)
        session.add(person)
        session.flush()
        session.add(Member(id=1, person_id=1, **MEMBER))
        session.flush()
        session.add(Standing(id=1, member_id=1, **LINE))
        session.flush()
        bulk.add(session, Person, [{"id": 2, **PERSON}])
        bulk.add(session, Member, [{"id": 2, "person_id": 2, **MEMBER, "number": "8"}])
        bulk.add(session, Standing, [{"id": 2, "member_id": 2, **LINE}])
        for kind in (Person, Member, Standing):
            assert plain(session, kind, 2) == plain(session, kind, 1)
        assert session.scalars(select(Member.person_birth)).all() == ["1971", "1971"]
        session.rollback()


def test_nothing_to_write_writes_nothing(office: Office) -> None:
    with office.books.writing("nothing") as session:
        bulk.add(session, Person, [])
        assert session.scalars(select(Person.id)).all() == []


SEARCHES = (
    "SELECT rowid FROM member_words WHERE member_words MATCH ? ORDER BY rowid",
    "SELECT rowid FROM member_parts WHERE member_parts MATCH ? ORDER BY rowid",
)
WHOLE = (
    "INSERT INTO member_words(member_words, rank) VALUES ('integrity-check', 1)",
    "INSERT INTO member_parts(member_parts, rank) VALUES ('integrity-check', 1)",
)


def found(session: Session, word: str) -> list[int]:
    """Members both search tables find by a word."""
    by_words, by_parts = (list(session.connection().exec_driver_sql(asked, (word,)).scalars()) for asked in SEARCHES)
    assert by_words == by_parts
    return by_words


def test_search_texts_written_together_are_found_and_changed_like_single_ones(office: Office) -> None:
    with office.books.writing("search") as session:
        bulk.add(session, Person, [{"id": key, **PERSON} for key in (1, 2, 3)])
        bulk.add(session, Member, [{"id": key, "person_id": key, **MEMBER, "number": f"{key}"} for key in (1, 2, 3)])
        texts = ["1 ana kigali", '2 "eva" សុខ', "3 ana ngozi"]
        bulk.add(session, SearchText, [{"member_id": key, "text": text} for key, text in enumerate(texts, 1)])
        assert bulk.search_texts(session, (1, 2, 3)) == dict(enumerate(texts, 1))
        assert (found(session, "ana"), found(session, "eva"), found(session, "សុខ")) == ([1, 3], [2], [2])
        bulk.change(session, SearchText, [{"member_id": key, "text": f"{key} luc"} for key in (2, 3)])
        assert bulk.search_texts(session, (1, 2, 3)) == {1: texts[0], 2: "2 luc", 3: "3 luc"}
        assert (found(session, "ana"), found(session, "eva"), found(session, "luc")) == ([1], [], [2, 3])
        for check in WHOLE:
            session.connection().exec_driver_sql(check)
        session.rollback()
