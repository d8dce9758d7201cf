"""What a file must be to be read as a table: its kind by its first bytes, and how large it may grow when unpacked.

A small archive can unpack to more memory than the computer has, so its directory is looked at before it is parsed.
"""

import lzma
import zipfile
import zlib
from enum import StrEnum
from pathlib import Path

from pomanager.errors import FileTrouble
from pomanager.marks import N_
from pomanager.rules.objections import Objection

MEGABYTE = 1_000_000
MOST_BYTES = 400 * MEGABYTE
"""Of a file, or of an archive unpacked."""
MOST_LINE_CHARACTERS = MEGABYTE
MOST_ROWS = 1_048_576
MOST_COLUMNS = 200
MOST_CELL_CHARACTERS = 32_767
MOST_ARCHIVE_MEMBERS = 2_000
MOST_TIMES_LARGER = 100
"""How many times larger a part of an archive may unpack, once it is large at all."""
LARGE_MEMBER = 10 * MEGABYTE
CHUNK = 1 << 16
STRAY_CONTROLS = 10
"""Control characters a short text may hold and still be one."""
BROKEN_ARCHIVE = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, RuntimeError, NotImplementedError, ValueError
)  # fmt: skip
"""What reading a damaged archive raises."""

NOT_FOUND = N_("There is no file “{file}”.")
IS_FOLDER = N_("“{file}” is a folder. Choose the file inside it that holds the table.")
UNREADABLE = N_("The file “{file}” cannot be read: {reason}. Copy it to this computer and try again.")
EMPTY = N_("The file “{file}” is empty. Choose the file that holds the table.")
ONLY_HEADING = N_("The table in “{file}” has a heading and no rows. Choose the file that holds the members.")
PICTURE = N_("“{file}” is a picture, not a table. Choose a CSV, Excel or LibreOffice Calc file.")
PDF = N_("“{file}” is a PDF, not a table. Ask for the spreadsheet it was printed from.")
WEB_PAGE = N_("“{file}” is a web page, not a table. Open it in a spreadsheet program and save it as CSV or XLSX.")
OFFICE_FILE = N_("“{file}” is an office file, not a table. Open it with Open, or export its roll as CSV first.")
NOT_A_TABLE = N_("“{file}” is not a table. Choose a CSV, Excel or LibreOffice Calc file.")
TOO_LARGE = N_("“{file}” is too large for a table ({size} MB, at most {most} MB). Split it into several files.")
LONG_LINE = N_("Line {line} of “{file}” is longer than a million characters. This is not a table of members.")
TOO_MANY_ROWS = N_("“{file}” has more than {most} rows. Split it into several files.")
DAMAGED = N_("The spreadsheet “{file}” is damaged or cut short. Save it again as XLSX, or ask for another copy.")
SUSPICIOUS = N_(
    "“{file}” would unpack to more than a table can need, so it was not read. Save it as CSV and try again."
)
TOO_MUCH_MEMORY = N_("“{file}” needs more memory than it may have. Save it as CSV and try again.")
LOCKED = N_("“{file}” is locked with a password. Save it without a password and try again.")


class Kind(StrEnum):
    """How a table's file is read."""

    TEXT = "text"
    ZIPPED = "zipped"
    """xlsx and ods: an archive of XML."""
    OLD_EXCEL = "old_excel"


_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*", b"RIFF", b"\x00\x00\x01\x00")
_WEB = (b"<!doctype html", b"<html", b"<head", b"<body", b"<table")
_OTHERS = (b"{\\rtf", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"\x7fELF", b"MZ", b"SQLite format 3", b"OggS", b"ID3")


def trouble(message: str, path: Path, **details: object) -> FileTrouble:
    """The sentence about a file, ready to be raised."""
    return FileTrouble(Objection(message, details={"file": path.name or str(path), **details}))


def kind_of(path: Path) -> Kind:
    """How the file is to be read; raises FileTrouble when it is missing, a folder, empty, too large, or no table."""
    if path.resolve().suffix.lower() == ".podb":
        raise trouble(OFFICE_FILE, path)  # told by its name alone: opening the live file would drop its locks
    if path.is_dir():
        raise trouble(IS_FOLDER, path)
    if not path.is_file():
        raise trouble(NOT_FOUND, path)
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            first = file.read(CHUNK)
    except OSError as problem:
        raise trouble(UNREADABLE, path, reason=problem.strerror or str(problem)) from problem
    if not first.strip(b"\xef\xbb\xbf \t\r\n\x00"):
        raise trouble(EMPTY, path)
    if size > MOST_BYTES:
        raise trouble(TOO_LARGE, path, size=size // MEGABYTE, most=MOST_BYTES // MEGABYTE)
    return _judged(first, path)


def _judged(first: bytes, path: Path) -> Kind:
    if first.startswith(b"PK"):
        return Kind.ZIPPED
    if first.startswith(b"\xd0\xcf\x11\xe0"):
        return Kind.OLD_EXCEL
    if first.startswith(_PICTURES) or b"<svg" in first[:1000]:
        raise trouble(PICTURE, path)
    if first.startswith(b"%PDF"):
        raise trouble(PDF, path)
    if first.startswith((b"POManager 1 file", b"PODB")):
        raise trouble(OFFICE_FILE, path)
    if first.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_WEB):
        raise trouble(WEB_PAGE, path)
    if first.startswith(_OTHERS) or not _looks_like_text(first):
        raise trouble(NOT_A_TABLE, path)
    return Kind.TEXT


def _looks_like_text(first: bytes) -> bool:
    """Text in some encoding: hardly any control characters, apart from the NULs that UTF-16 is full of."""
    if first.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    controls = sum(first.count(code) for code in (*range(1, 9), 11, 12, *range(14, 32), 127))
    nulls = 0 if _one_side_null(first) else first.count(0)
    return controls + nulls <= max(STRAY_CONTROLS, len(first) // 20)


def _one_side_null(first: bytes) -> bool:
    """Whether nearly all NULs stand on every other place, as Latin letters and separators do in UTF-16."""
    left, right = first[0::2].count(0), first[1::2].count(0)
    return max(left, right) > len(first) // 10 and min(left, right) * 10 <= max(left, right)


def look_into_archive(path: Path) -> None:
    """Go through the archive without keeping any of it; raises FileTrouble when it is damaged or unpacks too large."""
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            _look_at_directory(parts, path)
            for part in parts:
                _look_at(archive, part, path)
    except BROKEN_ARCHIVE as problem:
        raise trouble(DAMAGED, path) from problem


def _look_at_directory(parts: list[zipfile.ZipInfo], path: Path) -> None:
    if not parts:
        raise trouble(DAMAGED, path)
    if len(parts) > MOST_ARCHIVE_MEMBERS or sum(part.file_size for part in parts) > MOST_BYTES:
        raise trouble(SUSPICIOUS, path)


def _look_at(archive: zipfile.ZipFile, part: zipfile.ZipInfo, path: Path) -> None:
    if part.flag_bits & 1:
        raise trouble(LOCKED, path)
    if part.file_size > max(LARGE_MEMBER, part.compress_size * MOST_TIMES_LARGER):
        raise trouble(SUSPICIOUS, path)
    with archive.open(part) as stream:
        first = stream.read(CHUNK)
        if first.startswith(b"PK\x03\x04") or (b"<!DOCTYPE" in first and part.filename.endswith((".xml", ".rels"))):
            raise trouble(SUSPICIOUS, path)
        while stream.read(CHUNK):  # the directory can lie: what comes out is checked against its size and sum
            pass
