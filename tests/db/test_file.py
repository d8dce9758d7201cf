"""The office file while it is open: it reads and writes, says when the disk refuses, and is one file when closed."""

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Connection, event, text
from sqlalchemy.orm import Session

from pomanager.db import disk, engine, file, troubles
from pomanager.db.engine import Access
from pomanager.errors import FileTrouble
from pomanager.services import files
from pomanager.services.office import Office
from pomanager.services.organisation.commands import place_for
from pomanager.services.work import Work
from sqlcipher3 import dbapi2
from tests import offices
from tests.conftest import ExpectedLog


def names(session: Session) -> list[str]:
    """The places the office knows."""
    return list(session.execute(text("SELECT name FROM place ORDER BY id")).scalars())


def books_of(office: Office) -> file.OfficeFile:
    """The file under an office."""
    assert isinstance(office.books, file.OfficeFile)
    return office.books


def test_a_new_office_is_one_file_with_our_name_in_front(tmp_path: Path) -> None:
    path = tmp_path / "Коперация ស៊ុខ 100% #1?.podb"
    files.create(path, "Союз", "ky", offices.clock).close()
    assert [found.name for found in tmp_path.iterdir()] == [path.name]
    assert path.read_bytes()[:16] == b"POManager 1 file"


def test_an_open_office_has_a_log_a_lock_and_is_whole_again_when_closed(path: Path) -> None:
    office = offices.opened_office(path)
    office.do(place_for, "Mungwa")
    assert {found.name for found in path.parent.iterdir()} >= {"conapro.podb", "conapro.podb.lock", "conapro.podb-wal"}
    office.close()
    office.close()
    assert [found.name for found in path.parent.iterdir()] == ["conapro.podb"]
    again = offices.opened_office(path)
    assert again.ask(names) == ["Mungwa"]
    again.close()


def test_who_asks_a_closed_office_does_not_keep_the_next_one_from_being_one_file(path: Path) -> None:
    """A window that is closed may ask once more before it is gone: no connection of that stays."""
    closed = offices.opened_office(path)
    closed.close()
    again = offices.opened_office(path)
    again.do(place_for, "Mungwa")
    assert closed.ask(names) == ["Mungwa"]
    again.close()
    assert [found.name for found in path.parent.iterdir()] == ["conapro.podb"]


def test_every_connection_has_its_safeties_on(path: Path) -> None:
    asked = {"foreign_keys": 1, "trusted_schema": 0, "cell_size_check": 1, "busy_timeout": 5000, "synchronous": 2}
    for access in (Access.WRITE, Access.READ, Access.READ_STILL):
        connection = engine.connect(path, access)
        for pragma, expected in asked.items():
            assert connection.execute(f"PRAGMA {pragma}").fetchone() == (expected,), (access, pragma)
        assert connection.execute("PRAGMA query_only").fetchone() == (int(not access.writes),)
        connection.close()


def test_writing_holds_the_write_lock_from_the_start_and_commits_durably(path: Path) -> None:
    statements: list[str] = []
    office = offices.opened_office(path)
    writer = books_of(office)._writer  # noqa: SLF001 - what is sent to the disk is the point
    assert writer is not None
    event.listen(writer, "before_cursor_execute", lambda _c, _k, statement, *_: statements.append(statement))
    office.do(place_for, "Mungwa")
    assert statements[0] == "BEGIN IMMEDIATE"
    with writer.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
    office.close()


def test_readers_cannot_write(office: Office) -> None:
    with pytest.raises(FileTrouble) as refused, office.books.reading() as session:
        session.execute(text("DELETE FROM place"))
    assert refused.value.objections[0].message == troubles.READ_ONLY


def test_a_reader_sees_one_state_while_others_write(office: Office) -> None:
    office.do(place_for, "Mungwa")
    with office.books.reading() as session:
        assert names(session) == ["Mungwa"]
        writer = threading.Thread(target=office.do, args=(place_for, "Gitega"))
        writer.start()
        writer.join()
        assert names(session) == ["Mungwa"]
    assert office.ask(names) == ["Mungwa", "Gitega"]


def test_threads_write_one_after_the_other(office: Office) -> None:
    threads = [
        threading.Thread(target=lambda number=number: office.do(place_for, f"Colline {number}")) for number in range(12)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(office.ask(names)) == 12
    assert files.check_file(books_of(office).path) == ()


def test_an_act_inside_an_act_is_a_bug_and_not_a_standstill(office: Office) -> None:
    def inside(work: Work) -> None:
        place_for(work, "Mungwa")
        office.do(place_for, "Gitega")

    with pytest.raises(AssertionError, match="inside another act"):
        office.do(inside)
    assert office.ask(names) == []


def test_a_failing_act_leaves_nothing(office: Office) -> None:
    def failing(work: Work) -> None:
        place_for(work, "Mungwa")
        raise OSError(28, "some other file's trouble")

    with pytest.raises(OSError, match="other file"):
        office.do(failing)
    assert office.ask(names) == []


def test_reading_beside_an_open_window_works_and_locks_nothing(office: Office) -> None:
    office.do(place_for, "Mungwa")
    beside = offices.opened_office(books_of(office).path, writing=False)
    assert beside.read_only
    assert beside.ask(names) == ["Mungwa"]
    office.do(place_for, "Gitega")
    assert beside.ask(names) == ["Mungwa", "Gitega"]
    with pytest.raises(FileTrouble) as refused:
        beside.do(place_for, "Ngozi")
    assert refused.value.objections[0].message == troubles.READ_ONLY
    beside.close()


def test_a_reader_that_stays_does_not_keep_the_office_from_closing(path: Path) -> None:
    office = offices.opened_office(path)
    beside = offices.opened_office(path, writing=False)
    with beside.books.reading() as session:
        assert names(session) == []
        office.do(place_for, "Mungwa")
        office.close()
    beside.close()
    again = offices.opened_office(path)
    assert again.ask(names) == ["Mungwa"]
    again.close()
    assert [found.name for found in path.parent.iterdir()] == ["conapro.podb"]


def test_resting_moves_the_log_into_the_file(office: Office) -> None:
    path = books_of(office).path
    office.do(place_for, "Mungwa")
    assert disk.beside(path, "-wal").stat().st_size
    books_of(office).rest()
    assert not disk.beside(path, "-wal").stat().st_size
    assert office.ask(names) == ["Mungwa"]


def test_resting_waits_for_nobody(office: Office) -> None:
    def long_act(work: Work) -> None:
        place_for(work, "Mungwa")
        started = time.monotonic()
        thread = threading.Thread(target=books_of(office).rest)
        thread.start()
        thread.join()
        assert time.monotonic() - started < 1

    office.do(long_act)


def test_a_full_disk_is_said_and_nothing_is_lost(office: Office) -> None:
    office.do(place_for, "Mungwa")
    with _small_disk(office), pytest.raises(FileTrouble) as refused:
        office.do(many_places)
    assert refused.value.objections[0].message == troubles.DISK_FULL
    assert office.ask(names) == ["Mungwa"]
    office.do(place_for, "Gitega")
    assert office.ask(names) == ["Mungwa", "Gitega"]


def many_places(work: Work) -> None:
    """Write more than a small disk holds."""
    for number in range(400):
        place_for(work, f"Colline {number}")


@contextmanager
def _small_disk(office: Office) -> Iterator[None]:
    """Let the file grow no more, as on a full disk; SQLite then answers as it does there."""
    writer = books_of(office)._writer  # noqa: SLF001 - the limit belongs to the one writing connection
    assert writer is not None

    def limit(connection: Connection, pages: str) -> None:
        connection.connection.cursor().execute(f"PRAGMA max_page_count={pages}")

    with writer.connect() as connection:
        limit(connection, "1")  # SQLite takes the present size as the least
    yield
    with writer.connect() as connection:
        limit(connection, "4294967294")


def test_a_failed_commit_that_did_not_arrive_is_not_saved(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(session: Session) -> None:
        session.rollback()
        raise dbapi2.OperationalError("disk I/O error")

    with monkeypatch.context() as patch:
        patch.setattr(Session, "commit", fail)
        with pytest.raises(FileTrouble) as refused:
            office.do(place_for, "Mungwa")
    assert refused.value.objections[0].message == troubles.NOT_SAVED
    assert office.ask(names) == []
    office.do(place_for, "Gitega")
    assert office.ask(names) == ["Gitega"]


def test_a_failed_commit_that_arrived_all_the_same_is_saved(
    office: Office, monkeypatch: pytest.MonkeyPatch, expected_log: ExpectedLog
) -> None:
    commit = Session.commit

    def arrive_and_fail(session: Session) -> None:
        commit(session)
        raise dbapi2.OperationalError("disk I/O error")

    with monkeypatch.context() as patch, expected_log("reported as failed"):
        patch.setattr(Session, "commit", arrive_and_fail)
        office.do(place_for, "Mungwa")
    assert office.ask(names) == ["Mungwa"]


def test_what_was_not_saved_is_written_over_in_the_log(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Or it would be there at the next start: the whole of it may stand in the log, unseen by those who read beside."""
    books = books_of(office)
    office.do(place_for, "Mungwa")

    def fail(_: Session) -> None:
        raise dbapi2.OperationalError("disk I/O error")

    log = disk.beside(books.path, "-wal")
    with books.reading() as beside, monkeypatch.context() as patch:
        names(beside)
        before = log.stat().st_size
        patch.setattr(Session, "commit", fail)
        with pytest.raises(FileTrouble) as refused:
            office.do(place_for, "Nyabigozi")
    assert refused.value.objections[0].message == troubles.NOT_SAVED
    assert log.stat().st_size > before
    assert office.ask(names) == ["Mungwa"]


def test_a_commit_nobody_can_look_up_is_in_doubt(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: Session) -> None:
        raise dbapi2.OperationalError("disk I/O error")

    def unreadable(books: file.OfficeFile) -> None:
        raise troubles.trouble(troubles.DISK_TROUBLE, books.path)

    with monkeypatch.context() as patch:
        patch.setattr(Session, "commit", fail)
        patch.setattr(file.OfficeFile, "reading", unreadable)
        with pytest.raises(FileTrouble) as refused:
            office.do(place_for, "Mungwa")
    assert refused.value.objections[0].message == troubles.IN_DOUBT


def test_nothing_of_the_books_is_readable_as_plain_text(office: Office) -> None:
    office.do(place_for, "Mungwa-la-Neuve")
    path = books_of(office).path
    for found in (path, disk.beside(path, "-wal")):
        descriptor = os.open(found, os.O_RDONLY)  # this test may: it looks at bytes, and nobody writes any more
        data = os.read(descriptor, found.stat().st_size)
        os.close(descriptor)
        assert b"Mungwa" not in data


def test_after_trouble_it_is_read_through_another_connection(office: Office) -> None:
    """One that met a page it could not read takes every later page for damaged: SQLCipher remembers it."""
    with office.books.reading() as session:
        before = session.connection().connection.dbapi_connection
    with office.books.reading() as session:
        assert session.connection().connection.dbapi_connection is before
    with pytest.raises(FileTrouble), office.books.reading():
        raise troubles.trouble(troubles.DAMAGED, Path("conapro.podb"))
    with office.books.reading() as session:
        assert session.connection().connection.dbapi_connection is not before
