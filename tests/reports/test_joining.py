"""Of glyphs put together from others a reader of fonts finds each part at its place, and all else as it was."""

from io import BytesIO

import pytest

import uharfbuzz
from fontTools.ttLib import TTFont
from pomanager.reports.fonts import Face, Joined, base_face
from pomanager.reports.joining import with_joined

LETTERS = "ag. "


@pytest.fixture(scope="module")
def face() -> Face:
    return base_face(400)


@pytest.fixture(scope="module")
def program(face: Face) -> bytes:
    """The font with the outlines of a few letters, under their old numbers."""
    wish = uharfbuzz.SubsetInput()
    wish.flags = uharfbuzz.SubsetFlags.NO_HINTING | uharfbuzz.SubsetFlags.RETAIN_GIDS
    wish.unicode_set.update(map(ord, LETTERS))
    return uharfbuzz.subset(face.face, wish).blob.data


def read(program: bytes) -> TTFont:
    return TTFont(BytesIO(program), checkChecksums=2)  # a wrong sum is refused


def test_each_has_its_parts_at_their_places_and_its_width(face: Face, program: bytes) -> None:
    a, g, dot, blank = (face.glyphs[ord(letter)] for letter in LETTERS)
    before = read(program)
    first = len(before.getGlyphOrder())
    after = read(
        with_joined(
            program,
            {
                first: Joined(((a, 0, 0), (dot, 120, 600)), 610, "ȧ"),
                first + 3: Joined(((g, -7, 0), (dot, 0, -900), (dot, 300, -900)), 700, "g̤"),
                first + 4: Joined(((blank, 0, 0),), 260, " "),
            },
        )
    )
    outlines, names = after["glyf"], after.getGlyphOrder()
    assert len(names) == first + 5
    found = outlines[names[first + 3]]
    parts = [(after.getGlyphID(part.glyphName), part.x, part.y) for part in found.components]
    assert parts == [(g, -7, 0), (dot, 0, -900), (dot, 300, -900)]
    points, _ends, _flags = found.getCoordinates(outlines)
    assert (min(x for x, _y in points), max(y for _x, y in points)) == (found.xMin, found.yMax)
    widths = after["hmtx"].metrics
    assert widths[names[first + 3]] == (700, found.xMin)
    assert widths[names[first]][0] == 610
    assert (outlines[names[first + 1]].numberOfContours, widths[names[first + 1]]) == (0, (0, 0))
    assert widths[names[first + 4]] == (260, 0)
    assert after["head"].yMin <= found.yMin
    assert (after["maxp"].maxComponentElements, after["maxp"].maxComponentDepth) >= (3, 2)


def test_what_was_there_stays(face: Face, program: bytes) -> None:
    before = read(program)
    first = len(before.getGlyphOrder())
    after = read(with_joined(program, {first: Joined(((face.glyphs[ord("a")], 0, 0),), 561, "a")}))
    assert set(after.keys()) == set(before.keys())
    for name in before.getGlyphOrder():
        assert after["hmtx"].metrics[name] == before["hmtx"].metrics[name]
        assert after["glyf"][name] == before["glyf"][name]
