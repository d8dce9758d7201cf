"""Indexes set aside while a roll is filled come back as they were, and at once where the work is taken back."""

import pytest
from sqlalchemy.orm import Session

from pomanager.db import bulk, indexes
from pomanager.errors import Cancelled
from pomanager.readmodels.exchange import NewMember
from pomanager.services.members.commands.bringing_in import bring_in_members
from pomanager.services.office import Office

KEPT_APART = "INSERT INTO issued_number (number, counter, fingerprint) VALUES ('7', 7, 'a')"


def stand(session: Session) -> list[tuple[str, str, str | None]]:
    """Every index of the file in the order SQLite considers them, with its statement."""
    found = session.connection().exec_driver_sql(
        "SELECT tbl_name, name, sql FROM sqlite_schema WHERE type = 'index' ORDER BY tbl_name, rowid"
    )
    return [tuple(row) for row in found]


def of_filled(session: Session) -> list[str]:
    """The names of the indexes of the tables a new member gets rows in."""
    tables = {kind.__tablename__ for kind in indexes.FILLED}
    return [name for table, name, _sql in stand(session) if table in tables]


def nothing() -> None:
    """Nobody stops it."""


def test_they_are_built_again_as_they_were(office: Office) -> None:
    with office.books.writing("indexes") as session:
        before, of_tables = stand(session), of_filled(session)
        built: list[list[str]] = []
        with indexes.set_aside(session, indexes.FILLED, lambda: built.append(of_filled(session))):
            assert all(name.startswith("sqlite_autoindex_") for name in of_filled(session))
            assert len(stand(session)) < len(before)
        assert stand(session) == before
        assert [len(names) for names in built] == list(range(len(built[0]), len(of_tables)))
        session.rollback()


def test_what_must_be_unique_stays_so_meanwhile(office: Office) -> None:
    with office.books.writing("indexes") as session:
        with indexes.set_aside(session, indexes.FILLED, nothing):
            session.connection().exec_driver_sql(KEPT_APART)
            with pytest.raises(Exception, match="UNIQUE"):
                session.connection().exec_driver_sql(KEPT_APART)
        session.rollback()


@pytest.mark.parametrize("count", [bulk.CHUNK - 1, bulk.CHUNK, bulk.CHUNK + 1])
def test_a_roll_brought_in_leaves_the_file_as_its_tables_are_declared(office: Office, count: int) -> None:
    before = office.ask(stand)
    office.do(bring_in_members, [NewMember(full_name="Ana")] * count, "book")
    assert office.ask(stand) == before


def test_cancelled_while_they_are_built_nothing_is_left(office: Office) -> None:
    before = office.ask(stand)
    asked: list[int] = []

    def stop() -> bool:
        asked.append(1)
        return len(asked) > 2  # first before the first portion, then after it, then before each index

    with pytest.raises(Cancelled):
        office.do(bring_in_members, [NewMember(full_name="Ana")] * bulk.CHUNK, "book", cancelled=stop)
    assert office.ask(stand) == before
    assert len(asked) == 3
    assert office.ask(lambda session: bulk.rows_of(session, indexes.FILLED[0], "id")) == []


def test_a_few_more_do_not_touch_them(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    office.do(bring_in_members, [NewMember(full_name="Ana")] * bulk.CHUNK, "book")
    monkeypatch.setattr(indexes, "set_aside", None)  # called, it would fail
    office.do(bring_in_members, [NewMember(full_name="Eva")] * bulk.CHUNK, "another")
    assert len(office.ask(lambda session: bulk.rows_of(session, indexes.FILLED[0], "id"))) == 2 * bulk.CHUNK
