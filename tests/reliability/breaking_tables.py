"""Breaks spreadsheets where it hurts: parts, XML, numbers they declare, the archive around them; and makes bombs."""

import random
import re
import zipfile
from collections.abc import Callable

from tests.reliability.mutating import ANY, broken
from tests.reliability.table_seeds import Parts, archived, ods_parts, old_workbooks, xlsx_parts

SHEET, STRINGS, BOOK = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml"
VALUE = re.compile(rb'="([^"]*)"')
ELEMENT = re.compile(rb"<([a-z:\-]+)[^<>]*(?:/>|>[^<]*</\1>)", re.IGNORECASE)
NUMBERS = (
    b"0", b"-1", b"1", b"2147483647", b"2147483648", b"4294967295", b"18446744073709551615", b"1e309", b"-1e309",
    b"NaN", b"", b"A0", b"A1", b"XFD1048576", b"XFE1048577", b"ZZZZZZZZ9", b"A1:XFD1048576", b"XFD1048576:A1",
    b"A1:A1048576", b"A99999999999999999999", b"$A$1", b"s", b"inlineStr", b"e", b"d", b"n", b"b", b"../../etc/passwd",
    b"rId999", b"9" * 400, b"0x10", "٣".encode(), b"1 048 576", b"A1:", b":", b"hidden", b"veryHidden", b"true",
    b"1048576", b"16384",
)  # fmt: skip
"""What a place, a count, a kind or a reference may be said to be."""
PIECES = 30_000
"""So many times an element comes in a bomb of many elements."""

Bomb = Callable[[random.Random], bytes]


def table(chance: random.Random) -> tuple[str, bytes]:
    """The ending of a name, and a file broken in some way."""
    kind = chance.choice(("xlsx", "xlsx", "ods", "ods", "xls", "bomb"))
    if kind == "bomb":
        ending, bomb = chance.choice(BOMBS)
        return ending, bomb(chance)
    if kind == "xls":
        return kind, broken(chance.choice(old_workbooks()), chance, ANY, most=20)
    parts = dict(chance.choice(xlsx_parts() if kind == "xlsx" else ods_parts()))
    for _ in range(chance.randint(1, 3)):
        parts = chance.choice(PART_BREAKS)(parts, chance)
    data = archived(parts, chance.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED, zipfile.ZIP_BZIP2)))
    return kind, broken(data, chance, ANY) if chance.random() < 0.2 else data


# ---- parts -----------------------------------------------------------------------------------------------------------


def _some(parts: Parts, chance: random.Random) -> str:
    """A part, most often one that holds cells."""
    telling = [name for name in (SHEET, STRINGS, BOOK, "content.xml") if name in parts]
    return chance.choice([*parts, *telling * 4])


def _broken_bytes(parts: Parts, chance: random.Random) -> Parts:
    name = _some(parts, chance)
    return {**parts, name: broken(parts[name], chance, ANY)}


def _other_values(parts: Parts, chance: random.Random) -> Parts:
    """Some attributes say something else."""
    name = _some(parts, chance)
    rate = chance.choice((0.01, 0.1, 1.0))

    def other(found: re.Match[bytes]) -> bytes:
        return b'="' + chance.choice(NUMBERS) + b'"' if chance.random() < rate else found[0]

    return {**parts, name: VALUE.sub(other, parts[name])}


def _moved_elements(parts: Parts, chance: random.Random) -> Parts:
    """An element left out, doubled, or put where another stood."""
    name = _some(parts, chance)
    found = [each[0] for each in ELEMENT.finditer(parts[name])]
    if not found:
        return parts
    one, other = chance.choice(found), chance.choice(found)
    put = chance.choice((b"", one * 2, one * 500, other, b"<v>" + one + b"</v>"))
    return {**parts, name: parts[name].replace(one, put, 1)}


def _without_part(parts: Parts, chance: random.Random) -> Parts:
    name = chance.choice([*parts, SHEET, STRINGS])
    return {each: data for each, data in parts.items() if each != name} or parts


def _called_otherwise(parts: Parts, chance: random.Random) -> Parts:
    name = _some(parts, chance)
    called = chance.choice(("../../x.xml", "/etc/x", name.upper(), "xl\\x.xml", "ស.xml", "a" * 300, "content.xml/"))
    return {called if each == name else each: data for each, data in parts.items()}


def _changed_about(parts: Parts, chance: random.Random) -> Parts:
    """Two parts with each other's contents: a sheet where the strings were."""
    one, other = _some(parts, chance), _some(parts, chance)
    return {**parts, one: parts[other], other: parts[one]}


PART_BREAKS: tuple[Callable[[Parts, random.Random], Parts], ...] = (
    _broken_bytes, _other_values, _other_values, _moved_elements, _without_part, _called_otherwise, _changed_about,
)  # fmt: skip


# ---- bombs -----------------------------------------------------------------------------------------------------------


def _sheet_with(data: bytes) -> bytes:
    return archived({**xlsx_parts()[0], SHEET: b"<worksheet><sheetData>" + data + b"</sheetData></worksheet>"})


def _far_cells(chance: random.Random) -> bytes:
    """Cells in corners so far apart that a full table between them would fill any memory."""
    far = chance.choice((b"XFD1048576", b"XFD40000", b"ZZ1048576", b"XFD9"))
    cell = b'<row r="1"><c r="A1"><v>1</v></c></row><row r="9"><c r="%s"><v>2</v></c></row>'
    return _sheet_with(cell % far)


def _repeated(chance: random.Random) -> bytes:
    """A cell with something in it, said to stand there a million times over a million rows."""
    rows, columns = chance.choice(((1048576, 16384), (1048576, 1), (2147483647, 3), (1, 2147483647), (60_000, 300)))
    parts = dict(ods_parts()[0])
    cell = b'<table:table-row table:number-rows-repeated="%d"><table:table-cell table:number-columns-repeated="%d"'
    kind = b' office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row></table:table>'
    parts["content.xml"] = parts["content.xml"].replace(b"</table:table>", cell % (rows, columns) + kind)
    return archived(parts)


def _declared(chance: random.Random) -> bytes:
    """Counts and sizes that are declared, and nothing behind them."""
    parts = dict(xlsx_parts()[0])
    count = chance.choice((b"4294967295", b"2147483647", b"100000000000"))
    parts[STRINGS] = re.sub(rb'(count|uniqueCount)="\d+"', rb'\1="%s"' % count, parts[STRINGS])
    parts[SHEET] = re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1:XFD1048576"', parts[SHEET])
    return archived(parts)


def _entities(chance: random.Random) -> bytes:
    """Entities of entities of entities."""
    levels = chance.choice((8, 12))
    told = b"".join(b'<!ENTITY e%d "%s">' % (level, b"&e%d;" % (level - 1) * 10) for level in range(1, levels))
    head = (
        b'<?xml version="1.0"?>' + b" " * chance.choice((0, 70_000)) + b'<!DOCTYPE w [<!ENTITY e0 "lol">' + told + b"]>"
    )
    return archived({**xlsx_parts()[0], STRINGS: head + b"<sst><si><t>&e%d;</t></si></sst>" % (levels - 1)})


def _grows(chance: random.Random) -> bytes:
    """Megabytes of nearly nothing, in a few kilobytes."""
    piece = chance.choice((b"<row/>", b" ", b'<c t="s"/>', b"<v>1</v>", b"<is><t>"))
    return _sheet_with(piece * (chance.choice((1, 9, 30)) * 1_000_000 // len(piece)))


def _nested(chance: random.Random) -> bytes:
    """Elements within elements within elements."""
    depth = chance.choice((1_000, 200_000))
    piece = chance.choice((b"c", b"is", b"si"))
    return _sheet_with(b"<%s>" % piece * depth + (b"</%s>" % piece * depth if chance.random() < 0.5 else b""))


def _one_string_often(chance: random.Random) -> bytes:
    """A long text that is kept once, and that thousands of cells refer to."""
    length = chance.choice((1_000, 30_000, 400_000))
    cells = b"".join(b'<row><c t="s"><v>0</v></c></row>' for _ in range(PIECES))
    parts = {**xlsx_parts()[0], STRINGS: b"<sst><si><t>" + b"a" * length + b"</t></si></sst>"}
    parts[SHEET] = b"<worksheet><sheetData>" + cells + b"</sheetData></worksheet>"
    return archived(parts)


def _merged_everywhere(chance: random.Random) -> bytes:
    """Cells merged over the whole sheet, over each other, and backwards."""
    sheet = xlsx_parts()[0][SHEET]
    ranges = (b"A1:XFD1048576", b"A2:A1048576", b"C3:A1", b"B2:B4")
    told = b"".join(b'<mergeCell ref="%s"/>' % chance.choice(ranges) for _ in range(chance.choice((3, PIECES))))
    merged = b"<mergeCells>" + told + b"</mergeCells></worksheet>"
    return archived({**xlsx_parts()[0], SHEET: re.sub(rb"<mergeCells.*", merged, sheet, flags=re.DOTALL)})


def _lying_archive(chance: random.Random) -> bytes:
    """An archive whose directory says otherwise than its parts."""
    data = bytearray(archived(xlsx_parts()[0]))
    at = data.rfind(b"PK\x01\x02")
    field, width = chance.choice(((8, 2), (10, 2), (20, 4), (24, 4), (28, 2), (30, 2), (42, 4)))
    data[at + field : at + field + width] = chance.choice((b"\xff" * width, bytes(width), chance.randbytes(width)))
    return bytes(data)


def _within(chance: random.Random) -> bytes:
    """An archive within the archive, or thousands of parts."""
    if chance.random() < 0.5:
        return archived({**xlsx_parts()[0], "xl/media/x.xml": archived(xlsx_parts()[0])})
    return archived({**xlsx_parts()[0], **{f"xl/{number}.xml": b"" for number in range(2_500)}})


BOMBS: tuple[tuple[str, Bomb], ...] = (
    ("xlsx", _far_cells), ("ods", _repeated), ("xlsx", _declared), ("xlsx", _entities), ("xlsx", _grows),
    ("xlsx", _nested), ("xlsx", _one_string_often), ("xlsx", _merged_everywhere), ("xlsx", _lying_archive),
    ("xlsx", _within),
)  # fmt: skip
