"""Recognises a file by its first 16 bytes, before any key is tried.

SQLCipher keeps its salt there, and the salt of an office file is ours: ``POManager 1 file`` without a password,
``PODB`` + format + mode + random bytes + check sum with one.
"""

import binascii
import os
import re
import stat
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from pomanager.db import opened
from pomanager.db.troubles import (
    DAMAGED,
    EMPTY,
    IS_FOLDER,
    NEWER,
    WITH_PASSWORD,
    looks_like,
    trouble,
    trouble_of_system,
)
from pomanager.errors import FileTrouble, Locked
from pomanager.marks import N_

SALT = b"POManager 1 file"
"""The first 16 bytes of an office file without a password, and the salt of its key."""

FORMAT = 1
"""The format of the file around the tables (key, salt, page layout); the tables have versions of their own."""

PAGE = 4096
"""The length of a page of an office file, in bytes."""

_PLAIN_NAME = re.compile(rb"POManager (.) file", re.DOTALL)
_PASSWORD_MARK = b"PODB"
_BY_PASSWORD = 1
"""The mode byte of a file whose key is made from a password. There is no other mode yet."""
_SUM_BYTES = 2
_SAMPLED = 4
"""So many pages at the beginning and spread over the rest are looked at to judge a key."""
_ALIKE_ENOUGH = 8
_FIRST = 64

_STRANGERS = (
    (b"SQLite format 3\0", N_("an SQLite file without the protection of an office file")),
    (b"PK\x03\x04", N_("a spreadsheet, a text document or a ZIP archive")),
    (b"\xd0\xcf\x11\xe0", N_("an older Excel or Word file")),
    (b"%PDF", N_("a PDF file")),
    (b"\x89PNG", N_("a picture")),
    (b"\xff\xd8\xff", N_("a picture")),
    (b"GIF8", N_("a picture")),
    (b"BM", N_("a picture")),
    (b"RIFF", N_("a picture or a sound")),
    (b"\x1f\x8b", N_("a compressed archive")),
)
_WEB_PAGE = N_("a web page")
_TEXT = N_("a text or a table of text")


class Kind(StrEnum):
    """What a file is, as far as its first bytes say."""

    OFFICE = "office"
    WITH_PASSWORD = "with password"  # noqa: S105 - the kind of file, not a password
    NEWER = "newer"
    DAMAGED = "damaged"
    EMPTY = "empty"
    STRANGER = "stranger"


class Header(NamedTuple):
    """What the first bytes of a file say; ``likeness`` is a marked word for a stranger's file, "" if unknown."""

    kind: Kind
    likeness: str = ""


def recognise(path: Path) -> Header:
    """What kind of file this is; raises FileTrouble where it is missing, a folder or may not be read."""
    try:
        if path.is_dir():
            raise trouble(IS_FOLDER, path)
        if not stat.S_ISREG(path.stat().st_mode):
            return Header(Kind.STRANGER)  # a pipe or a device would keep us waiting for its first byte
        return read_header(first_bytes(path))
    except OSError as error:
        raise trouble_of_system(error, path) from error


def first_bytes(path: Path) -> bytes:
    """The beginning of a file, as much as tells what it is; of a file open here only its name. Raises OSError."""
    with opened.held_back(path) as name:
        if name is not None:
            return name
        with path.open("rb") as file:
            return file.read(_FIRST)


def sampled_pages(path: Path) -> dict[int, bytes] | None:
    """Some whole pages by their numbers, the first among them; None for a file open here. Raises OSError."""
    with opened.held_back(path) as name:
        if name is not None:
            return None
        with path.open("rb") as file:
            count = os.fstat(file.fileno()).st_size // PAGE
            spread = {count * part // _SAMPLED for part in range(1, _SAMPLED + 1)}
            found = {}
            for number in sorted({*range(1, min(count, _SAMPLED) + 1), *spread} - {0}):
                file.seek((number - 1) * PAGE)
                found[number] = file.read(PAGE)
            return found


def new_salt() -> bytes:
    """The first 16 bytes of a new file with a password, its salt: no two files have the same."""
    named = _PASSWORD_MARK + bytes([FORMAT, _BY_PASSWORD])
    named += os.urandom(len(SALT) - len(named) - _SUM_BYTES)
    return named + _check_sum(named)


def read_header(first: bytes) -> Header:
    """What the first bytes of a file say."""
    name = first[: len(SALT)]
    if name == SALT:
        return Header(Kind.OFFICE)
    if not first:
        return Header(Kind.EMPTY)
    if plain := _PLAIN_NAME.fullmatch(name):
        return Header(Kind.NEWER if plain[1].isdigit() and int(plain[1]) > FORMAT else Kind.DAMAGED)
    if locked := _kind_with_password(name):
        return Header(locked)
    if _alike(name) >= min(_ALIKE_ENOUGH, len(name)):
        return Header(Kind.DAMAGED)
    return Header(Kind.STRANGER, _likeness(first))


def _kind_with_password(name: bytes) -> Kind | None:
    """The kind of a file whose name is one with a password, or was one before it was damaged; None for another name."""
    marked = name.startswith(_PASSWORD_MARK)
    if not marked:
        mended = _PASSWORD_MARK + name[len(_PASSWORD_MARK) :]
        return Kind.DAMAGED if len(name) == len(SALT) and _sum_fits(mended) else None
    if not _sum_fits(name):
        return Kind.DAMAGED
    form, mode = name[len(_PASSWORD_MARK)], name[len(_PASSWORD_MARK) + 1]
    return Kind.WITH_PASSWORD if (form, mode) == (FORMAT, _BY_PASSWORD) else Kind.NEWER


def _sum_fits(name: bytes) -> bool:
    return len(name) == len(SALT) and _check_sum(name[:-_SUM_BYTES]) == name[-_SUM_BYTES:]


def _check_sum(named: bytes) -> bytes:
    """CRC-16 (CCITT, begun at 0), the higher byte first: it finds every flipped bit and every row of up to 16."""
    return binascii.crc_hqx(named, 0).to_bytes(_SUM_BYTES, "big")


def refusal(path: Path, header: Header) -> FileTrouble:
    """Why a file of this kind cannot be opened."""
    if header.kind is Kind.STRANGER:
        return looks_like(path, header.likeness)
    if header.kind is Kind.WITH_PASSWORD:
        return Locked(*trouble(WITH_PASSWORD, path).objections)
    sentences = {
        Kind.NEWER: NEWER,
        Kind.DAMAGED: DAMAGED,
        Kind.EMPTY: EMPTY,
    }
    return trouble(sentences[header.kind], path)


def _alike(name: bytes) -> int:
    return sum(found == expected for found, expected in zip(name, SALT, strict=False))


def _likeness(first: bytes) -> str:
    for mark, kind in _STRANGERS:
        if first.startswith(mark):
            return kind
    if first.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith((b"<!doctype html", b"<html", b"<head", b"<?xml")):
        return _WEB_PAGE
    printable = not any(byte < ord(" ") and byte not in b"\t\r\n" for byte in first)
    return _TEXT if printable and _is_text(first) else ""


def _is_text(first: bytes) -> bool:
    try:
        first[:48].decode("utf-8", "strict")
    except UnicodeDecodeError as error:
        return error.start > 40  # noqa: PLR2004 - a letter cut at the end of what was read
    return True
