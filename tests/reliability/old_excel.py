"""Writes the smallest old Excel file (BIFF8 in a compound file), so that fuzzed ones have something to be made of.

Structures after [MS-XLS] and [MS-CFB], the published specifications.
"""

import struct
from collections.abc import Sequence

SECTOR = 512
FREE, END, FAT_SECTOR = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
SMALLEST_STREAM = 4096
"""A shorter stream would lie in the small sectors, which this file has none of."""
BOF, EOF, BOUNDSHEET, DIMENSIONS, LABEL, NUMBER = 0x0809, 0x000A, 0x0085, 0x0200, 0x0204, 0x0203


def workbook(rows: Sequence[Sequence[str | float]], sheet: str = "Roll") -> bytes:
    """An XLS file with these rows in one sheet."""
    return _compound(stream(rows, sheet))


def stream(rows: Sequence[Sequence[str | float]], sheet: str = "Roll") -> bytes:
    """The records of the workbook: globals, then the sheet."""
    name = sheet.encode("ascii")
    begin = _record(BOF, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0x0600))
    size_of_bound = 4 + 8 + len(name)
    at = len(begin) + size_of_bound + 4
    bound = _record(BOUNDSHEET, struct.pack("<IBBBB", at, 0, 0, len(name), 0) + name)
    cells = b"".join(_cell(row, column, cell) for row, told in enumerate(rows) for column, cell in enumerate(told))
    width = max(map(len, rows))
    sheet_begin = _record(BOF, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0x0600))
    size = _record(DIMENSIONS, struct.pack("<IIHHH", 0, len(rows), 0, width, 0))
    return begin + bound + _record(EOF, b"") + sheet_begin + size + cells + _record(EOF, b"")


def _record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def _cell(row: int, column: int, told: str | float) -> bytes:
    where = struct.pack("<HHH", row, column, 0)
    if isinstance(told, str):
        return _record(LABEL, where + struct.pack("<HB", len(told), 1) + told.encode("utf-16-le"))
    return _record(NUMBER, where + struct.pack("<d", told))


def _compound(book: bytes) -> bytes:
    """A compound file of one stream: header, one sector of the allocation table, one of the directory, the stream."""
    book = book.ljust(max(SMALLEST_STREAM, -(-len(book) // SECTOR) * SECTOR), b"\0")
    sectors = len(book) // SECTOR
    chain = [FAT_SECTOR, END, *range(3, 2 + sectors), END]
    table = struct.pack(f"<{SECTOR // 4}I", *chain, *[FREE] * (SECTOR // 4 - len(chain)))
    header = struct.pack(
        "<8s16sHHHHH6sIIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6, b"", 0, 1, 1, 0,
        SMALLEST_STREAM, END, 0, END, 0, 0,
    ) + struct.pack("<108I", *[FREE] * 108)  # fmt: skip
    directory = _entry("Root Entry", 5, 1, END, 0) + _entry("Workbook", 2, FREE, 2, len(book))
    return header + table + directory.ljust(SECTOR, b"\0") + book


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    told = (name + "\0").encode("utf-16-le")
    return (
        told.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(told), kind, 1, FREE, FREE, child)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )
