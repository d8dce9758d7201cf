"""Unlocks an office file with its password or its recovery code, for this process and until it is locked again."""

import contextlib
import hmac
from pathlib import Path

from pomanager.db import engine, header, keys, opening, page_seal, troubles
from pomanager.db.engine import Access
from pomanager.db.header import Kind
from pomanager.db.keys import FileKey
from pomanager.db.troubles import trouble, troubles_of
from pomanager.errors import WrongPassword
from sqlcipher3 import dbapi2


def is_locked(path: Path) -> bool:
    """Whether the file has a password this process has not been told; raises FileTrouble where there is no file."""
    found = opening.recognise(path)
    if found.kind is not Kind.WITH_PASSWORD:
        return False
    salt = keys.salt_of(path)
    return salt is None or keys.known(salt) is None


def unlock(path: Path, password: str) -> None:
    """Know the key of the file from now on.

    Raises WrongPassword, or FileTrouble where there is no office file, or one whose pages are all cut off. A file
    without a password is left as it is. Damage is told by whoever opens or checks the file.
    """
    salt = _salt(path)
    if salt is not None:
        _take(path, keys.derived(password, salt), troubles.WRONG_PASSWORD)


def unlock_with_key(path: Path, raw: bytes) -> None:
    """The same with the derived key itself, read from the recovery code on paper."""
    salt = _salt(path)
    if salt is not None:
        _take(path, FileKey(raw, salt), troubles.WRONG_CODE)


def lock_again(path: Path) -> None:
    """Know the key of the file no longer; a file without a password stays as it is."""
    salt = _salt(path)
    if salt is not None:
        keys.forget(salt)


def _salt(path: Path) -> bytes | None:
    if opening.recognise(path).kind is not Kind.WITH_PASSWORD:
        opening.must_be_office(path)
        return None
    return keys.salt_of(path)


def _take(path: Path, key: FileKey, sentence: str) -> None:
    with troubles_of(path):
        if not _fits(path, key):
            raise WrongPassword(*trouble(sentence, path).objections)
    keys.remember(key)


def _fits(path: Path, key: FileKey) -> bool:
    known = keys.known(key.salt)
    if known is not None:
        return hmac.compare_digest(known.raw, key.raw)
    pages = header.sampled_pages(path)
    if pages is None:
        return _opens(path, key)
    if not pages:
        raise trouble(troubles.DAMAGED, path)  # only the name is left of it
    return page_seal.fits(pages, key)


def _opens(path: Path, key: FileKey) -> bool:
    """Whether SQLCipher reads a file with this key, for one that is open here and must not be opened otherwise."""
    with contextlib.closing(engine.connect_to_pages(path, Access.READ, key)) as connection:
        try:
            return bool(connection.execute("SELECT count(*) FROM sqlite_master").fetchone())
        except dbapi2.DatabaseError:
            return False
