"""Opens an office file, or says in a sentence why not; and makes a new one."""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pomanager.db import disk, header, keys, lock, opened, place, troubles, upgrade
from pomanager.db.engine import Access, connect
from pomanager.db.file import OfficeFile
from pomanager.db.header import Header, Kind
from pomanager.db.troubles import trouble
from pomanager.db.upgrade import State
from pomanager.errors import FileTrouble
from sqlcipher3 import dbapi2

BringUpToDate = Callable[[Path], None]
"""Backs up an older file and brings its tables up to date, or raises FileTrouble."""

_NOT_TO_BE_READ = {
    State.OLDER: troubles.OLDER,
    State.NEWER: troubles.NEWER,
    State.STRANGE: troubles.DAMAGED,
}
_MAY_NOT_WRITE = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})


def recognise(path: Path) -> Header:
    """What the file is; raises FileTrouble where it is missing, a folder or may not be read."""
    found = header.recognise(path)
    if found.kind is Kind.NEWER and _our_key_fits(path):
        return Header(Kind.DAMAGED)  # a flipped bit made a newer format of the name, and nothing else is newer
    return found


def must_be_office(path: Path) -> None:
    """Raise FileTrouble with the sentence that fits unless the file is an office file this program can open.

    Raises Locked for a file with a password this process has not been told.
    """
    found = recognise(path)
    if found.kind is Kind.WITH_PASSWORD:
        keys.key_of(path)
    elif found.kind is not Kind.OFFICE:
        raise header.refusal(path, found)
    if log_left(path):
        _must_be_its_own_log(path)


def _must_be_its_own_log(path: Path) -> None:
    """Raise FileTrouble where the log beside a file is of another, or of another state of it: SQLite would mix them."""
    from pomanager.db import log_marks  # only after a power cut

    log = log_marks.log_of(path)
    with troubles.troubles_of(path):
        if not log_marks.log_belongs(path, log):
            raise trouble(troubles.OTHER_LOG, path, log=str(log))


def open_file(path: Path, *, writing: bool, bring_up_to_date: BringUpToDate) -> OfficeFile:
    """Open an office file; raises FileTrouble with a sentence for everything that speaks against it.

    With ``writing`` the lock is taken and an older file is brought up to date; a place that cannot be written to
    gives a file that is ``read_only``. Without, nothing is locked, and an older file is refused.
    """
    must_be_office(path)
    cut_off = writing and (lock.lock_path(path).exists() or bool(log_left(path)))
    office_lock = _lock_where_possible(path) if writing else None
    try:
        office = _opened(path, office_lock, bring_up_to_date)
    except BaseException:
        if office_lock is not None:
            office_lock.release()
        raise
    if cut_off and office_lock is not None:
        office.was_cut_off = True
        _look_at_ends(office)  # closes it, and so lets go of the lock, where it is damaged
    return office


def _opened(path: Path, office_lock: lock.OfficeLock | None, bring_up_to_date: BringUpToDate) -> OfficeFile:
    access = Access.WRITE if office_lock is not None else reading_access(path)
    office = OfficeFile(path, access)
    try:
        _make_current(office, access, bring_up_to_date)
    except BaseException:
        office.close()
        raise
    office.keep(office_lock)
    return office


def _look_at_ends(office: OfficeFile) -> None:
    """After a power cut: whether the last entries can be read and follow from one another; raises FileTrouble.

    The whole file is looked over beside the window.
    """
    from pomanager.db.journal_chain import end_is_broken

    try:
        with office.reading() as session:
            broken = end_is_broken(session)
    except BaseException:
        office.close()
        raise
    if broken:
        office.close()
        raise trouble(troubles.DAMAGED, office.path)


def _make_current(office: OfficeFile, access: Access, bring_up_to_date: BringUpToDate) -> None:
    with _left_over_told(office.path, access):
        state = office.state()
    if state is State.OLDER and access.writes:
        bring_up_to_date(office.path)
    elif state is not State.CURRENT:
        raise trouble(_NOT_TO_BE_READ[state], office.path)


def reading_access(path: Path, *, may_write: Callable[[Path], bool] = place.may_write) -> Access:
    """How to read a file: where it can be written to SQLite keeps its log in order, elsewhere nothing is touched."""
    if may_write(path):
        return Access.READ
    return Access.READ_MEDIUM if log_left(path) else Access.READ_STILL


@contextmanager
def connected(path: Path) -> Iterator[dbapi2.Connection]:
    """A connection that reads the file wherever it lies; raises FileTrouble when it cannot."""
    access = reading_access(path)
    with opened.holding(path), troubles.troubles_of(path):
        with _left_over_told(path, access), troubles.troubles_of(path):
            connection = connect(path, access)
        try:
            yield connection
        finally:
            connection.close()


@contextmanager
def _left_over_told(path: Path, access: Access) -> Iterator[None]:
    """Where a file cannot be read because of what lies beside it, say so."""
    try:
        yield
    except FileTrouble as error:
        if access is Access.READ_MEDIUM:
            raise trouble(troubles.LEFT_OVER, path, log=log_left(path)) from error
        raise


def log_left(path: Path) -> str:
    """What lies beside a file that was not closed properly and still holds entries; "" for a whole file."""
    real = Path(os.path.realpath(path))  # SQLite puts them beside the file itself, not beside a link to it
    found = (disk.beside(real, ending) for ending in ("-wal", "-journal"))
    return next((str(file) for file in found if file.exists() and file.stat().st_size), "")


def _lock_where_possible(path: Path) -> lock.OfficeLock | None:
    """The lock, or None where nothing can be written; raises FileTrouble when another window has it."""
    if not place.may_write(path):
        return None
    try:
        return lock.take(path)
    except OSError as error:
        if error.errno in _MAY_NOT_WRITE:
            return None
        raise troubles.trouble_of_system(error, path) from error


def _our_key_fits(path: Path) -> bool:
    try:
        with connected(path) as connection:
            return bool(connection.execute("SELECT count(*) FROM sqlite_master").fetchone())
    except FileTrouble:
        return False


@contextmanager
def new_file(path: Path) -> Iterator[OfficeFile]:
    """A new office file to be filled inside; it gets its name when that succeeded, and else leaves no trace.

    Raises FileTrouble when the name is taken, the folder missing, or the disk refuses.
    """
    if path.exists():
        raise trouble(troubles.EXISTS, path)
    with disk.unfinished(path) as temporary:
        with troubles.troubles_of(path):
            disk.begin(temporary)  # what the disk refuses is told of the name people gave
            upgrade.make_tables(temporary)
        office = OfficeFile(temporary, Access.WRITE)
        try:
            yield office
        finally:
            office.close()
        with troubles.troubles_of(path):
            disk.put_in_place(temporary, path)
