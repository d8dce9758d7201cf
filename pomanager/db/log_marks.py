"""Tells whether a log belongs to the file beside it: each act leaves a mark in the first page that leads to the next.

A crash leaves a log. Copy a backup over the file by hand, and SQLite would mix the log into it: to SQLite every log
fits every file of its key. The mark is `user_version`: 20 bits that follow from the mark before, and 11 by chance. It
goes into the log with each act, since it stands in the first page, and into the file with the last act moved there. So
the log belongs if its first act follows the one the file ends with, or if one of its acts is that one.
"""

import hashlib
import os
import secrets
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from sqlalchemy import Connection

from pomanager.db import disk, keys, opened, page_seal
from pomanager.db.header import PAGE
from pomanager.db.keys import FileKey

_CHANCE_BITS = 11
_LED_BITS = 20
_MARK_BYTES = slice(60, 64)
"""Where `user_version` stands in the first page."""
_SALT_BYTES = 16
_IV = slice(-80, -64)
_BLOCKS = 64

_LOG_BEGINNINGS = (b"\x37\x7f\x06\x82", b"\x37\x7f\x06\x83")
_LOG_HEAD, _FRAME_HEAD = 32, 24

_TRIES, _PAUSE_SECONDS = 8, 0.02
"""A window at work may move its log into the file while both are read: then they are read again."""


def next_mark(mark: int) -> int:
    """The mark of the act that follows the one with this mark; never 0, which is that of a file without marks."""
    return _led_to(mark) << _CHANCE_BITS | (1 + secrets.randbelow((1 << _CHANCE_BITS) - 1))


def leads_to(mark: int, later: int) -> bool:
    """Whether an act with the mark ``later`` may have followed one with ``mark``."""
    return later >> _CHANCE_BITS == _led_to(mark)


def _led_to(mark: int) -> int:
    told = hashlib.sha256(mark.to_bytes(4, "big")).digest()
    return int.from_bytes(told[:4], "big") >> (32 - _LED_BITS)


def leave_mark(connection: Connection) -> None:
    """Mark the transaction this connection is in."""
    mark = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    connection.exec_driver_sql(f"PRAGMA user_version = {next_mark(mark & 0xFFFFFFFF)}")


def log_belongs(path: Path, log: Path) -> bool:
    """Whether the log is of this file, and of what it holds now; True as well where there is nothing in it.

    Of a file that is open here that is known. Raises OSError, and Locked where the key is not known.
    """
    with opened.held_back(path) as name:
        if name is not None:
            return True
        key = keys.key_of(path)
        for tried in range(_TRIES):
            if tried:
                time.sleep(_PAUSE_SECONDS)
            if _belongs(path, log, page_seal.seal_of(key), key):
                return True
        return False


def _belongs(path: Path, log: Path, is_sealed: Callable[[int, bytes], bool], key: FileKey) -> bool:
    with path.open("rb") as file:
        page = file.read(PAGE)
    if not is_sealed(1, page):
        return True  # a power cut tore the page while the log was moved there: SQLite takes it from the log
    mark = _mark_on(page, key)
    if not log.exists():
        return True
    with log.open("rb") as acts:
        is_first = True
        for page in _first_pages(acts):
            found = _mark_on(page, key) if is_sealed(1, page) else None
            if found == mark or (found is None and not mark):  # programs before this one left no marks
                return True
            if is_first and found is not None and leads_to(mark, found):
                return True
            is_first = False
    return is_first


def _first_pages(log: BinaryIO) -> Iterator[bytes]:
    """The first page of the file as each act in a log left it; b"" for an act that left it as it was."""
    head = log.read(_LOG_HEAD)
    if len(head) < _LOG_HEAD or head[:4] not in _LOG_BEGINNINGS:
        return
    size, salts, page = os.fstat(log.fileno()).st_size, head[16:24], b""
    while len(frame := log.read(_FRAME_HEAD)) == _FRAME_HEAD and frame[8:16] == salts:
        if log.tell() + PAGE > size:
            return
        if int.from_bytes(frame[:4], "big") == 1:
            page = log.read(PAGE)
        else:
            log.seek(PAGE, os.SEEK_CUR)
        if int.from_bytes(frame[4:8], "big"):  # the last page of an act tells how long the file is then
            yield page
            page = b""


def _mark_on(page: bytes, key: FileKey) -> int:
    """The mark on a first page, which SQLCipher enciphered behind the salt (AES-256, CBC)."""
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes  # only after a power cut

    reading = Cipher(algorithms.AES(key.raw), modes.CBC(page[_IV])).decryptor()
    plain = bytes(_SALT_BYTES) + reading.update(page[_SALT_BYTES : _SALT_BYTES + _BLOCKS])
    return int.from_bytes(plain[_MARK_BYTES], "big")


def log_of(path: Path) -> Path:
    """Where SQLite looks for the log of a file: beside the file itself, by whatever link it is reached."""
    return disk.beside(Path(os.path.realpath(path)), "-wal")
