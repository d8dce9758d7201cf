"""What can go wrong with the office file, each as a sentence that says what happened, what is safe and what to do."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from pomanager.errors import FileTrouble, Refused
from pomanager.marks import N_
from pomanager.rules.objections import Objection, Word
from sqlcipher3 import dbapi2

MISSING = N_(
    "There is no file {path}. It may have been moved or renamed, or its disk is not connected. "
    "Look for it, or restore a backup."
)
FOLDER_MISSING = N_("There is no folder {folder}. Its disk may not be connected. Choose another folder.")
IS_FOLDER = N_("{path} is a folder, not an office file. Choose the file inside it.")
NO_PERMISSION = N_(
    "This computer does not let you use {path}. Nothing was changed. "
    "Ask the person who looks after the computer for the right to read and write it."
)
EXISTS = N_("There is already a file {path}. Nothing was changed. Choose another name.")
NOT_REPLACED = N_(
    "There is already a file {path}. Nothing was changed. Choose another name, or allow it to be replaced: "
    "it is then kept beside the restored one."
)
DISK_FULL = N_(
    "The disk that holds {folder} is full. What was saved before is safe, the last act was not saved. "
    "Make room on the disk, then do it again."
)
DISK_TROUBLE = N_(
    "The disk that holds {folder} did not read or write as it should. What was saved before is as it was. "
    "Check that the disk is connected and in order, then do it again."
)
NO_ROOM_FOR_COPY = N_(
    "There is no room for the copy in {folder}. Nothing was left there, and the office itself is as it was. "
    "Make room, or choose another folder, then do it again."
)
COPY_STOPPED = N_(
    "The disk or stick with {folder} stopped answering; it may have been pulled out. Nothing counts as a copy there, "
    "and the office itself is as it was. Put it in again, or choose another folder, then do it again."
)
IN_USE = N_("The office file {path} is open in another window. Use that window, or close it first.")
BUSY = N_("Another program is using {path} just now. Nothing was changed. Wait a moment, then do it again.")
READ_ONLY = N_(
    "{path} is open for reading only: you can look and print, but nothing can be written. "
    "To go on working, copy the file to a disk that can be written to and open the copy."
)
LEFT_OVER = N_(
    "{path} was not closed properly and lies where nothing can be written, so its last entries cannot be read. "
    "Copy it together with {log} to a disk that can be written to, and open the copy."
)
OTHER_LOG = N_(
    "Beside {path} lies a log that does not belong to it: {log}. It is of another office file, or of another day of "
    "this one. Nothing was mixed, and nothing was changed. Move the log to another folder and keep it there, then open "
    "the file again."
)
TOO_MANY_FILES = N_(
    "So many files are open on this computer that {path} could not be used just now. What was saved before is safe. "
    "Close other programs and windows, then do it again."
)
HALF_A_LETTER = N_(
    "A text holds half a letter, as a broken copy leaves it, and cannot be kept so. Nothing was changed. "
    "Type that text again."
)
EMPTY = N_("{path} is empty: there is nothing in it. Restore a backup instead.")
NEWER = N_(
    "{path} was written by a newer PO Manager than this one. It is safe and was not changed. "
    "Install the newer program to open it."
)
OLDER = N_(
    "{path} was written by an older PO Manager. It is safe and was not changed. "
    "Open it once in the program's window, where it is brought up to date after a backup."
)
WITH_PASSWORD = N_("{path} is locked with a password. It is safe and was not changed. Open it with its password.")
WRONG_PASSWORD = N_(
    "This is not the password of {path}. Nothing was changed. Look at the keyboard’s language and its capital letters, "
    "then try again. If the password is lost, the recovery code on paper opens the file."
)
WRONG_CODE = N_(
    "This recovery code does not open {path}. Nothing was changed. It may be the code of another file, or of the time "
    "before the password was changed. Look for the newest paper."
)
STRANGER = N_("{path} is not an office file of PO Manager. It was not changed. Choose a file whose name ends in .podb.")
STRANGER_LIKE = N_("{path} is not an office file of PO Manager: it looks like {kind}. It was not changed.")
DAMAGED = N_(
    "{path} is damaged. It was not changed. "
    "Restore the newest backup, and keep the damaged file until everything is in order again."
)
NOT_SAVED = N_("The last act was not saved in {path}. What was saved before is safe. Do it again.")
IN_DOUBT = N_(
    "It is not known whether the last act was saved in {path}. Close the program, check the disk and open the file "
    "again: the journal shows whether the act is there."
)
COPY_DIFFERS = N_(
    "The copy of {path} was not the same as the original and was thrown away. The original was not changed. "
    "Check the disk, or choose another folder, then do it again."
)
ROWS_LOST = N_(
    "{path} could not be brought up to date without loss, so nothing was changed. It is safe. "
    "Use the PO Manager you used before, and tell the people who make the program."
)

_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_TOO_MANY = frozenset({errno.EMFILE, errno.ENFILE})
_DENIED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
# SQLite's result codes; the extended ones carry these in their lowest byte.
_SQLITE = {
    3: NO_PERMISSION,
    5: BUSY,
    6: BUSY,
    8: READ_ONLY,
    10: DISK_TROUBLE,
    11: DAMAGED,
    13: DISK_FULL,
    14: NO_PERMISSION,
    26: DAMAGED,
}
_UNTOLD = 1
_SAID = {
    "disk I/O error": DISK_TROUBLE,
    "database disk image is malformed": DAMAGED,
    "database or disk is full": DISK_FULL,
    "attempt to write a readonly database": READ_ONLY,
    "unable to open database file": NO_PERMISSION,
}
"""Where SQLCipher writes a file under another key it passes on what went wrong by its words alone."""


def trouble(sentence: str, path: Path, **details: object) -> FileTrouble:
    """The trouble with a file, its path and folder filled in."""
    return FileTrouble(Objection(sentence, details={"path": str(path), "folder": str(path.parent), **details}))


def looks_like(path: Path, kind: str) -> FileTrouble:
    """The trouble with a stranger's file; ``kind`` is a marked word, "" where nothing can be told."""
    return trouble(STRANGER_LIKE, path, kind=Word(kind)) if kind else trouble(STRANGER, path)


def trouble_of_system(error: OSError, path: Path) -> FileTrouble:
    """What the operating system's refusal means for the file."""
    if error.errno in _ROOM:
        return trouble(DISK_FULL, path)
    if error.errno in _TOO_MANY:
        return trouble(TOO_MANY_FILES, path)
    if error.errno in _DENIED:
        return trouble(NO_PERMISSION, path)
    if error.errno == errno.EEXIST:
        return trouble(EXISTS, path)
    if error.errno == errno.ENOENT:
        return trouble(MISSING, path) if path.parent.is_dir() else trouble(FOLDER_MISSING, path)
    return trouble(DISK_TROUBLE, path)


def trouble_of_file(error: BaseException, path: Path) -> FileTrouble | None:
    """What a failure below SQLAlchemy means for the file; None where it is our own bug."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    if not isinstance(cause, dbapi2.Error):
        return None
    code = getattr(cause, "sqlite_errorcode", 0) & 0xFF
    sentence = _SAID.get(str(cause)) if code == _UNTOLD else _SQLITE.get(code)
    if sentence is NO_PERMISSION and _no_file_can_be_opened():
        sentence = TOO_MANY_FILES
    return trouble(sentence, path) if sentence else None


def _no_file_can_be_opened() -> bool:
    """Whether the system gives this program no more files: SQLite says only that it could not open one."""
    try:
        for end in os.pipe():
            os.close(end)
    except OSError as error:
        return error.errno in _TOO_MANY
    return False


@contextmanager
def troubles_of_copy(target: Path) -> Iterator[None]:
    """The same while a copy is written: of a full disk, or one pulled out, it is said that nothing was lost."""
    copied = {DISK_FULL: NO_ROOM_FOR_COPY, DISK_TROUBLE: COPY_STOPPED, MISSING: COPY_STOPPED}
    try:
        with troubles_of(target):
            yield
    except FileTrouble as error:
        sentence = copied.get(error.objections[0].message)
        if sentence is None:
            raise
        raise trouble(sentence, target) from error


@contextmanager
def troubles_of(path: Path, *, system: bool = True) -> Iterator[None]:
    """Turn what the world does to the file into FileTrouble, and a text no file can hold into Refused; bugs pass.

    ``system`` is False around acts of the office, which may meet troubles with other files of their own.
    """
    try:
        yield
    except (DBAPIError, dbapi2.Error) as error:
        known = trouble_of_file(error, path)
        if known is None:
            raise
        raise known from error
    except UnicodeEncodeError as error:
        raise Refused([Objection(HALF_A_LETTER)]) from error
    except OSError as error:
        if not system:
            raise
        raise trouble_of_system(error, path) from error
