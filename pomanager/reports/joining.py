"""Adds glyphs that are put together from others to a TrueType font, table by table.

The tables are those of the OpenType specification (https://learn.microsoft.com/typography/opentype/spec): ``glyf``
holds the outlines, ``loca`` where each begins, ``hmtx`` their widths, ``head`` and ``maxp`` the largest there is.
"""

from array import array
from collections.abc import Mapping
from struct import pack, pack_into, unpack_from
from sys import byteorder
from typing import NamedTuple

from pomanager.reports.fonts import Joined

_WORDS, _ARE_PLACES, _AS_IT_IS, _MORE = 0x0001, 0x0002, 0x0004, 0x0020
"""Of a part: its place is two whole numbers, is a place, is not scaled; and another part follows."""
_DEPTH = 2
"""A glyph put together may have parts that were put together in the font."""
_WHOLE = 0xB1B0AFBA
"""What a font sums up to with the number that is missing in ``head``."""


class _Box(NamedTuple):
    """What an outline fills, in units of the font."""

    left: int
    bottom: int
    right: int
    top: int


def with_joined(program: bytes, joined: Mapping[int, Joined]) -> bytes:
    """The font with these glyphs, by number; numbers between the old and the new stay empty.

    The outlines that are there stay as they are.
    """
    tables = _tables(program)
    head, most = bytearray(tables["head"]), bytearray(tables["maxp"])
    starts = _starts(head, tables["loca"])
    outlines = bytearray(tables["glyf"])
    widths = _widths(tables["hhea"], tables["hmtx"], len(starts) - 1)
    boxes = [_Box(*unpack_from(">4h", head, 36))]
    for number in range(len(starts) - 1, max(joined) + 1):
        found = joined.get(number)
        box = _box(found, outlines, starts) if found else _Box(0, 0, 0, 0)
        if found:
            outlines += _outline(found, box)
            boxes.append(box)
            _make_room(most, len(found.parts))
        starts.append(len(outlines))
        # A glyph stands where its left bearing says, so that must be where its outline begins.
        widths += (found.advance if found else 0, box.left)
    pack_into(">4h", head, 36, *_around(boxes))
    pack_into(">h", head, 50, 1)  # places are told in four bytes
    pack_into(">H", most, 4, len(starts) - 1)
    wide = bytearray(tables["hhea"])
    pack_into(">H", wide, 34, len(starts) - 1)
    tables |= {
        "head": head, "maxp": most, "hhea": wide, "glyf": outlines,
        "loca": pack(f">{len(starts)}I", *starts), "hmtx": pack(">" + "Hh" * (len(widths) // 2), *widths),
    }  # fmt: skip
    return _written(program[:4], tables)


def _tables(program: bytes) -> dict[str, bytes | bytearray]:
    found: dict[str, bytes | bytearray] = {}
    for place in range(unpack_from(">H", program, 4)[0]):
        tag, _sum, start, length = unpack_from(">4s3I", program, 12 + 16 * place)
        found[tag.decode("latin-1")] = program[start : start + length]
    return found


def _starts(head: bytearray, places: bytes | bytearray) -> list[int]:
    """Where each outline begins, and where the last one ends."""
    if unpack_from(">h", head, 50)[0]:
        return list(unpack_from(f">{len(places) // 4}I", places))
    return [2 * half for half in unpack_from(f">{len(places) // 2}H", places)]


def _widths(wide: bytes | bytearray, told: bytes | bytearray, glyphs: int) -> list[int]:
    """Width and left bearing of each glyph, one after the other; at the end of the table widths are left out."""
    whole: int = unpack_from(">H", wide, 34)[0]
    found = list(unpack_from(">" + "Hh" * whole, told))
    for bearing in unpack_from(f">{glyphs - whole}h", told, 4 * whole):
        found += (found[2 * whole - 2], bearing)
    return found


def _box(found: Joined, outlines: bytearray, starts: list[int]) -> _Box:
    """What the glyph fills: all its parts, each at its place."""
    boxes = []
    for part, x, y in found.parts:
        if starts[part] < starts[part + 1]:
            left, bottom, right, top = unpack_from(">4h", outlines, starts[part] + 2)
            boxes.append(_Box(left + x, bottom + y, right + x, top + y))
    return _around(boxes)


def _around(boxes: list[_Box]) -> _Box:
    if not boxes:
        return _Box(0, 0, 0, 0)
    return _Box(
        min(box.left for box in boxes), min(box.bottom for box in boxes), max(box.right for box in boxes),
        max(box.top for box in boxes),
    )  # fmt: skip


def _outline(found: Joined, box: _Box) -> bytes:
    """The outline of a glyph of parts, filled up to whole groups of four bytes."""
    last = len(found.parts) - 1
    parts = (
        pack(">2H2h", _WORDS | _ARE_PLACES | _AS_IT_IS | (_MORE if place < last else 0), part, x, y)
        for place, (part, x, y) in enumerate(found.parts)
    )
    whole = pack(">5h", -1, *box) + b"".join(parts)
    return whole + bytes(-len(whole) % 4)


def _make_room(most: bytearray, parts: int) -> None:
    """Let the font say of its largest glyph what is surely enough for this one too."""
    points, contours, joined_points, joined_contours = unpack_from(">4H", most, 6)
    pack_into(">2H", most, 10, max(joined_points, parts * points), max(joined_contours, parts * contours))
    most_parts, depth = unpack_from(">2H", most, 28)
    pack_into(">2H", most, 28, max(most_parts, parts), max(depth, _DEPTH))


def _written(kind: bytes, tables: Mapping[str, bytes | bytearray]) -> bytes:
    """The font as a file: its directory and its tables, with the sums by which readers know that it is whole."""
    count = len(tables)
    step = 1 << (count.bit_length() - 1)
    directory = [pack(">4s4H", kind, count, 16 * step, step.bit_length() - 1, 16 * (count - step))]
    start = 12 + 16 * count
    bodies: list[bytes] = []
    head_at = 0
    for tag, table in sorted(tables.items()):
        body = bytes(table) + bytes(-len(table) % 4)
        if tag == "head":
            body = body[:8] + bytes(4) + body[12:]
            head_at = start
        directory.append(pack(">4s3I", tag.encode("latin-1"), _sum(body), start, len(table)))
        bodies.append(body)
        start += len(body)
    whole = bytearray(b"".join([*directory, *bodies]))
    pack_into(">I", whole, head_at + 8, (_WHOLE - _sum(whole)) & 0xFFFFFFFF)
    return bytes(whole)


def _sum(body: bytes | bytearray) -> int:
    numbers = array("I", bytes(body))
    if byteorder == "little":
        numbers.byteswap()
    return sum(numbers) & 0xFFFFFFFF
