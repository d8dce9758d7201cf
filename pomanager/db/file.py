"""The office file while it is open: sessions that read, the one session that writes, and leaving it whole."""

import contextlib
import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from pomanager.db import engine, lock, opened, troubles
from pomanager.db.engine import Access
from pomanager.db.kept import CHANGED, KEPT, Changed, Kept
from pomanager.db.log_marks import leave_mark
from pomanager.db.troubles import trouble, troubles_of
from pomanager.db.upgrade import State, state_of
from pomanager.errors import FileTrouble
from sqlcipher3 import dbapi2

log = logging.getLogger(__name__)

Holds = Callable[[Session, str], bool]
"""Whether a transaction of this name arrived in the journal."""

_CLOSING_PATIENCE_MS = 300
_BUSY = 5
_NEVER_ARRIVED = frozenset({13, 778})
"""SQLite's codes for a disk that is full and for a failed write: the mark that makes an act valid is written last."""


class OfficeFile:
    """An office file held open. Made by ``opening.open_file``; every thread may read, one at a time may write."""

    def __init__(self, path: Path, access: Access) -> None:
        self.path = path
        self.read_only = not access.writes
        self.was_cut_off = False
        """Whether the program that had the file open last did not close it."""
        self._lock: lock.OfficeLock | None = None
        self._readers = engine.reading_engine(path, Access.READ if access.writes else access)
        self._writer: Engine | None = engine.writing_engine(path) if access.writes else None
        self._kept = Kept()
        self._turn = threading.Lock()
        self._writing_thread = 0
        self._identity: opened.Identity | None = opened.enter(path)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that sees one unchanging state of the books; raises FileTrouble when the file cannot be read."""
        known = {KEPT: self._kept}
        try:
            with troubles_of(self.path, system=False), Session(self._readers, autoflush=False, info=known) as session:
                yield session
        except FileTrouble:
            self._readers.dispose()  # a connection that met a page it could not read takes every later one for damaged
            raise
        finally:
            if self._identity is None:
                self._readers.dispose()  # asked after it was closed: no connection may stay and keep the log there

    @contextmanager
    def writing(self, operation: str) -> Iterator[Session]:
        """The writing session; commits when left, rolls back when anything fails inside.

        Raises FileTrouble when the disk refuses. After a failed commit the journal is asked, over a fresh
        connection, whether ``operation`` arrived: then it counts as saved.
        """
        if self._writer is None:
            raise trouble(troubles.READ_ONLY, self.path)
        from pomanager.db.journal_chain import holds_operation  # now: after a failed commit the disk may not give it

        with self._one_at_a_time(), Session(self._writer, expire_on_commit=False) as session:
            with troubles_of(self.path, system=False):
                session.connection()  # BEGIN IMMEDIATE now: what the act reads is what it will change
                yield session
                session.flush()
                leave_mark(session.connection())
            self._commit(session, operation, holds_operation)
            changed = session.info.get(CHANGED)
            if isinstance(changed, Changed):
                self._kept.note(changed)

    def keep(self, office_lock: lock.OfficeLock | None) -> None:
        """Hold this lock until the file is closed."""
        self._lock = office_lock

    def state(self) -> State:
        """How the tables of the file stand to this program; raises FileTrouble when it cannot be read."""
        with troubles_of(self.path), self._readers.connect() as connection:
            return state_of(connection.exec_driver_sql)

    def start_log(self) -> None:
        """From now on write into a log beside the file; where a reader is at it just now, work goes on without."""
        if self._writer is None:
            return
        with troubles_of(self.path), self._writer.connect() as connection:
            try:
                _at_once(connection, "PRAGMA journal_mode=WAL")
            except dbapi2.OperationalError as error:
                if getattr(error, "sqlite_errorcode", 0) & 0xFF != _BUSY:
                    raise
                log.info("no log beside the file this time: %s", error)

    def rest(self) -> None:
        """Move what is in the log into the file, if nobody is at work; to be called while the office is idle."""
        if self._writer is None or not self._turn.acquire(blocking=False):
            return
        try:
            with contextlib.suppress(DBAPIError, dbapi2.Error), self._writer.connect() as connection:
                _at_once(connection, "PRAGMA wal_checkpoint(TRUNCATE)")
                _at_once(connection, "PRAGMA shrink_memory")
        finally:
            self._turn.release()

    def close(self) -> None:
        """Leave the file as one file with nothing beside it, and let go of it; a second call does nothing."""
        if self._identity is None:
            return
        with self._turn:
            self._readers.dispose()
            if self._writer is not None:
                _fold_up(self._writer)
                self._writer.dispose()
            opened.leave(self._identity)
            self._identity = None
            if self._lock is not None:
                self._lock.release()

    @contextmanager
    def _one_at_a_time(self) -> Iterator[None]:
        if self._writing_thread == threading.get_ident():
            raise AssertionError("an act began inside another act")
        with self._turn:
            self._writing_thread = threading.get_ident()
            try:
                yield
            except FileTrouble:
                self._begin_anew()
                raise
            finally:
                self._writing_thread = 0

    def _begin_anew(self) -> None:
        """Let go of all connections at rest: what was opened while the disk refused would stay read-only for ever."""
        for pool in (self._readers, self._writer):
            if pool is not None:
                pool.dispose()

    def _commit(self, session: Session, operation: str, holds: Holds) -> None:
        try:
            session.commit()
        except (DBAPIError, dbapi2.Error) as error:
            with contextlib.suppress(DBAPIError, dbapi2.Error):
                session.rollback()  # SQLite may have rolled back by itself already
            session.close()
            self._settle_doubt(operation, holds, error)

    def _settle_doubt(self, operation: str, holds: Holds, error: DBAPIError | dbapi2.Error) -> None:
        """After a failed commit: return when it arrived all the same, else raise FileTrouble."""
        self._begin_anew()
        saved = False
        if _code(error) not in _NEVER_ARRIVED:
            try:
                with self.reading() as fresh:
                    saved = holds(fresh, operation)
                self._make_certain(saved=saved)
            except FileTrouble as unreadable:
                raise trouble(troubles.IN_DOUBT, self.path) from unreadable
        if not saved:
            cause = troubles.trouble_of_file(error, self.path)
            reasons = cause.objections if cause else ()
            raise FileTrouble(*trouble(troubles.NOT_SAVED, self.path).objections, *reasons) from error
        log.warning("a commit was reported as failed, and the journal has it all the same")

    def _make_certain(self, *, saved: bool) -> None:
        """Let what was found after a failed commit stay so; raises FileTrouble where the disk does not take that.

        An act that arrived is moved from the log into the file: what the log holds was not forced to the disk. Of one
        that did not arrive the whole may stand in the log, where only those who read beside keep it from being seen;
        a commit that changes nothing is written over it, or it would be there at the next start.
        """
        assert self._writer is not None  # noqa: S101 - somebody just wrote
        with troubles_of(self.path), self._writer.connect() as connection:
            if saved:
                ((_busy, pages, moved),) = _at_once(connection, "PRAGMA wal_checkpoint(PASSIVE)")
                if pages != moved:
                    raise trouble(troubles.BUSY, self.path)
            else:
                ((version,),) = _at_once(connection, "PRAGMA user_version")
                _at_once(connection, f"PRAGMA user_version={version}")


def _fold_up(writer: Engine) -> None:
    """Put the log into the file and take it away; while a reader elsewhere is still at it, the log stays."""
    try:
        with writer.connect() as connection:
            _at_once(connection, f"PRAGMA busy_timeout={_CLOSING_PATIENCE_MS}")
            _at_once(connection, "PRAGMA wal_checkpoint(TRUNCATE)")
            _at_once(connection, "PRAGMA journal_mode=DELETE")
    except (DBAPIError, dbapi2.Error) as error:
        log.info("the log stays beside the file: %s", error)


def _code(error: DBAPIError | dbapi2.Error) -> int:
    """SQLite's own word for an error, with what it adds to it; 0 where there is none."""
    return int(getattr(error.orig if isinstance(error, DBAPIError) else error, "sqlite_errorcode", 0))


def _at_once(connection: Connection, statement: str) -> list[tuple[int, ...]]:
    """Run a statement outside any transaction (SQLAlchemy itself would begin one), and give its rows."""
    cursor = connection.connection.cursor()
    try:
        cursor.execute(statement)
        return list(cursor.fetchall())
    finally:
        cursor.close()
