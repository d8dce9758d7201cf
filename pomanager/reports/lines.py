"""Breaking text into lines: at spaces and zero-width spaces, after hyphens, and inside a word only where it must be."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pomanager.reports.fonts import EM, base_face
from pomanager.reports.scripts import begins_right, cleaned, clusters, turns
from pomanager.reports.shaping import Piece, pieces, width_of

_STEPS = re.compile("([ \u2000-\u2006\u2008-\u200b]*)([^ \u2000-\u2006\u2008-\u200b]+)")
_PARTS = re.compile("[^-\u2010\u2012-\u2014]*[-\u2010\u2012-\u2014]+|[^-\u2010\u2012-\u2014]+")
_ZERO_WIDTH = dict.fromkeys([0x200B])

SURELY_WIDE = 400
"""A word of more letters than this fits no line of any paper; it is not measured whole."""

WORTH_FILLING = 0.4
"""A word too wide for any line begins on the line before when so much of it is free."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line ready to be drawn: its text as it was put in, its pieces from left to right, its width in points."""

    text: str
    pieces: tuple[Piece, ...]
    width: float


def one_line(text: str, weight: int, size: float, *, right: bool = False) -> Line:
    """The text on one line, however wide it gets; line ends in it become spaces."""
    return _line(cleaned(text).replace("\n", " ").translate(_ZERO_WIDTH), weight, size, right=right)


def broken(text: str, width: float, weight: int, size: float, *, right: bool = False) -> tuple[Line, ...]:
    """The text as lines of at most ``width`` points; at least one line, empty for an empty text.

    ``right`` tells on which side a paragraph begins whose own letters do not tell it.
    """
    found: list[Line] = []
    limit = max(0.0, width) * EM / size
    for paragraph in cleaned(text).split("\n"):
        begins = begins_right(paragraph, otherwise=right) if turns(paragraph) else right
        if len(paragraph) <= SURELY_WIDE and width_of(paragraph.translate(_ZERO_WIDTH), weight) <= limit:
            texts: Iterator[str] = iter([paragraph.translate(_ZERO_WIDTH)])
        else:
            texts = _filled(paragraph, limit, weight)
        found.extend(_line(each, weight, size, right=begins) for each in texts)
    return tuple(found)


def _line(text: str, weight: int, size: float, *, right: bool) -> Line:
    laid = pieces(text, weight, size, right=right)
    return Line(text, laid, sum(piece.width for piece in laid) * size / EM)


def _filled(paragraph: str, limit: float, weight: int) -> Iterator[str]:
    """Take words onto a line while they fit; yields the texts of the lines, without the spaces they broke at."""
    line = ""
    filled = 0.0
    for gap, word in _steps(paragraph):
        space = gap if line or not filled else ""
        wide = width_of(space, weight)
        own = limit + 1 if len(word) > SURELY_WIDE else width_of(word, weight)
        if filled + wide + own <= limit:
            line, filled = line + space + word, filled + wide + own
            continue
        if own <= limit:
            yield line
            line, filled = word, own
            continue
        room = limit - filled - wide
        if line and room < limit * WORTH_FILLING:
            yield line
            line, space, room = "", "", limit
        *whole, last = _chopped(word, room, limit, weight)
        for number, part in enumerate(whole):
            yield (line + space + part) if number == 0 else part
        line = last if whole else line + space + last
        filled = width_of(line, weight)
    yield line


def _steps(paragraph: str) -> Iterator[tuple[str, str]]:
    """The words of a paragraph, parted after hyphens too, each with the spaces before it."""
    for step in _STEPS.finditer(paragraph):
        gap = step[1].translate(_ZERO_WIDTH)
        for part in _PARTS.findall(step[2]):
            yield gap, part
            gap = ""


def _chopped(word: str, first: float, limit: float, weight: int) -> list[str]:
    """A word wider than a line, cut between letters; the first part fits into ``first``, the others into ``limit``."""
    face = base_face(weight)
    plain = face.plain.issuperset(word)
    letters = word if plain else clusters(word)
    room = first
    found: list[str] = []
    start = 0
    filled = 0.0
    for place, letter in enumerate(letters):
        wide = face.widths[letter] if plain else width_of(letter, weight)
        if place > start and filled + wide > room:
            found.append("".join(letters[start:place]))
            start, filled, room = place, 0.0, limit
        filled += wide
    found.append("".join(letters[start:]))
    return found
