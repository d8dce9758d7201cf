"""Rows by the thousand are written as the session itself would write them."""

from datetime import UTC, date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from pomanager.db import bulk
from pomanager.db.base import table_of
from pomanager.db.members import Member, Person, Standing
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
