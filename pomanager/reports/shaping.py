"""From letters to shapes: a run of text in one font becomes a piece of a page's content, with its source beside it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

import uharfbuzz
from pomanager.reports.fonts import REPLACEMENT, Face, Joined, base_face, faces, in_string
from pomanager.reports.ordering import in_sight, levels
from pomanager.reports.scripts import DIRECTION_MARKS, JOINERS, ZERO_WIDTH_SPACE, clusters, turns

_WORDS = re.compile(" +|[^ ]+")
_UNPRINTED = str.maketrans(dict.fromkeys(DIRECTION_MARKS + ZERO_WIDTH_SPACE))
_Placed = tuple[uharfbuzz.GlyphInfo, uharfbuzz.GlyphPosition]
_NEEDS_NO_GLYPH = frozenset(JOINERS + DIRECTION_MARKS)
_BYTE_ORDER = in_string("\ufeff")


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """A run of text ready for the page: the commands that show it, its width (1/1000 em) and the glyphs it needs.

    ``glyphs`` holds one character for each glyph, its number being the glyph's.
    """

    face: Face
    text: str
    show: str
    width: int
    glyphs: str


@dataclass(frozen=True, slots=True)
class _Glyph:
    """A glyph of a run from left to right: where it stands from the pen, how far that goes on, its own width."""

    number: int
    offset: int
    advance: int
    own: int


def pieces(line: str, weight: int, *, right: bool = False) -> tuple[Piece, ...]:
    """A line of cleaned text as pieces from left to right; ``right`` says that the line begins at the right."""
    if base_face(weight).plain.issuperset(line):
        return (_plain_piece(base_face(weight), line),) if line else ()
    if right or turns(line):
        return _turned(line, weight, right=right)
    found: list[Piece] = []
    straight: list[str] = []
    plain = base_face(weight).plain
    for word in _WORDS.findall(line):
        if plain.issuperset(word):
            straight.append(word)
            continue
        if straight:
            found.append(_plain_piece(base_face(weight), "".join(straight)))
            straight.clear()
        found.extend(_shaped_word(word, weight, right=False))
    if straight:
        found.append(_plain_piece(base_face(weight), "".join(straight)))
    return tuple(found)


def width_of(line: str, weight: int) -> int:
    """How wide a line of cleaned text is, in thousandths of the size of its letters."""
    face = base_face(weight)
    if face.plain.issuperset(line):
        return sum(map(face.widths.__getitem__, line))
    return _shaped_width(line, weight)


@lru_cache(maxsize=20_000)
def _shaped_width(line: str, weight: int) -> int:
    return sum(piece.width for piece in pieces(line, weight))


def _turned(line: str, weight: int, *, right: bool) -> tuple[Piece, ...]:
    """A line in which something runs from right to left: its runs of one level, in the order they are seen."""
    runs: list[tuple[int, str]] = []
    found = levels(line, right=right)
    start = 0
    for place in range(1, len(line) + 1):
        if place == len(line) or found[place] != found[start]:
            runs.append((found[start], line[start:place]))
            start = place
    single = [(level, part) for level, text in runs for part in itemised(text, weight)]
    return tuple(
        piece
        for level, (face, text) in in_sight(single)
        for piece in _piece_of(face, text, weight, right=bool(level % 2))
    )


@lru_cache(maxsize=20_000)
def _shaped_word(word: str, weight: int, *, right: bool) -> tuple[Piece, ...]:
    return tuple(piece for face, text in itemised(word, weight) for piece in _piece_of(face, text, weight, right=right))


def itemised(text: str, weight: int) -> list[tuple[Face | None, str]]:
    """The text in runs of one font each; None stands for letters no font of ours has."""
    found: list[tuple[Face | None, str]] = []
    current: Face | None = None
    for cluster in clusters(text):
        for face, part in _faces_of(cluster, current, faces(weight)):
            if found and found[-1][0] is face and face is not None:
                found[-1] = (face, found[-1][1] + part)
            else:
                found.append((face, part))
            current = face
    return found


def _faces_of(cluster: str, current: Face | None, known: tuple[Face, ...]) -> list[tuple[Face | None, str]]:
    """The font of a letter with its accents; letter by letter where no font has all of them."""
    needed = [letter for letter in cluster if letter not in _NEEDS_NO_GLYPH]
    if current is not None and not cluster[0].isalpha() and all(map(current.has, needed)):
        return [(current, cluster)]
    for face in known:
        if all(map(face.has, needed)):
            return [(face, cluster)]
    if len(cluster) > 1 and any(face.has(cluster[0]) for face in known):
        return [found for letter in cluster for found in _faces_of(letter, current, known)]
    return [(None, cluster)]


def _piece_of(face: Face | None, text: str, weight: int, *, right: bool) -> tuple[Piece, ...]:
    if face is None:
        return (_replaced(base_face(weight), text),)
    if not right and face.plain.issuperset(text):
        return (_plain_piece(face, text),)
    shaped = _shaped(face, text, right=right)
    return (shaped,) if shaped.glyphs else ()


def _plain_piece(face: Face, text: str) -> Piece:
    """Letters that stand for themselves, glyph after glyph."""
    width = sum(map(face.widths.__getitem__, text))
    return Piece(face, text, f"({text.translate(face.codes)})Tj", width, text.translate(face.glyphs))


def _replaced(face: Face, text: str) -> Piece:
    """The sign for a letter that cannot be shown; the letter itself stays beside it for search and copying."""
    glyph = chr(face.glyphs[ord(REPLACEMENT)])
    return Piece(face, text, _with_source(text, f"({in_string(glyph)})Tj"), face.widths[REPLACEMENT], glyph)


def _with_source(text: str, show: str) -> str:
    """Write the source beside shaped letters, so that search, copying and reading aloud give back what was put in."""
    return f"/Span<</ActualText({_BYTE_ORDER}{in_string(text.translate(_UNPRINTED))})>>BDC {show} EMC"


def _shaped(face: Face, text: str, *, right: bool) -> Piece:
    """A run shaped by HarfBuzz: with its source beside it, or, from right to left, with a glyph for each letter."""
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if right else "ltr"
    uharfbuzz.shape(face.shaper, buffer)
    placed = list(zip(buffer.glyph_infos, buffer.glyph_positions, strict=True))
    width = sum(place.x_advance for _info, place in placed)
    if right:
        glyphs = _joined(face, text, placed)
        return Piece(face, text, f"({in_string(glyphs)})Tj", width, glyphs)
    level = _level(face, placed)
    glyphs = "".join(chr(glyph.number) for glyph in level)
    return Piece(face, text, _with_source(text, _shown(level)), width, glyphs)


def _joined(face: Face, text: str, placed: Sequence[_Placed]) -> str:
    """A run from right to left with one glyph for each of its letters, as they stand from left to right."""
    starts = sorted({info.cluster for info, _place in placed})
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    found: list[str] = []
    for start, group in groupby(placed, key=lambda pair: pair[0].cluster):
        source = text[start : ends[start]].translate(_UNPRINTED)
        found.append(chr(face.joined.number_of(_put_together(group, source))))
    return "".join(found)


def _put_together(group: Iterable[_Placed], source: str) -> Joined:
    """The glyphs of one letter as one."""
    pen = 0
    parts: list[tuple[int, int, int]] = []
    for info, place in group:
        parts.append((info.codepoint, pen + place.x_offset, place.y_offset))
        pen += place.x_advance
    return Joined(tuple(parts), pen, source)


def _level(face: Face, placed: Sequence[_Placed]) -> list[_Glyph]:
    """The glyphs of a run from left to right, those of a letter put together where one of them is raised.

    A raised glyph would need a show of its own. pdfium puts the shows of a line in the order of their left ends, and
    a sign above that begins behind the next word would then bring the source of its word in a second time.
    """
    found: list[_Glyph] = []
    for _start, letter in groupby(placed, key=lambda pair: pair[0].cluster):
        group = list(letter)
        if any(place.y_offset for _info, place in group):
            joined = _put_together(group, "")
            found.append(_Glyph(face.joined.number_of(joined), 0, joined.advance, joined.advance))
        else:
            found.extend(
                _Glyph(info.codepoint, place.x_offset, place.x_advance, face.advances[info.codepoint])
                for info, place in group
            )
    return found


def _shown(glyphs: Sequence[_Glyph]) -> str:
    """Glyphs with their places, as one array of shows; the pen ends at the width."""
    array = run = ""
    owed = 0
    for glyph in glyphs:
        before = owed + glyph.offset
        if before:
            array, run = f"{array}{_string(run)}{-before}", ""
        run += chr(glyph.number)
        owed = glyph.advance - glyph.own - glyph.offset
    if owed:
        array, run = f"{array}{_string(run)}{-owed}", ""
    return _array(array, run)


def _array(array: str, run: str) -> str:
    return f"[{array}{_string(run)}]TJ" if array or run else ""


def _string(run: str) -> str:
    return f"({in_string(run)})" if run else ""
