"""Breaking text into lines: at spaces and zero-width spaces, after hyphens, and inside a word only where it must be."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from pomanager.reports.breaks import ZERO_WIDTH, steps
from pomanager.reports.fonts import EM, base_face
from pomanager.reports.scripts import begins_right, cleaned, clusters, turns
from pomanager.reports.shaping import Piece, pieces, width_of

SURELY_WIDE = 400
"""A word of more letters than this fits no line of any paper; it is not measured whole."""

LONGEST_KEPT = 1500
MOST_KEPT = 1000
"""So many texts of at most so many letters are kept with their lines: together no more than some megabytes."""

WORTH_FILLING = 0.4
"""A word too wide for any line begins on the line before when so much of it is free."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line ready to be drawn: its text as it was put in, its pieces from left to right, its width in points."""

    text: str
    pieces: tuple[Piece, ...]
    width: float


def one_line(text: str, weight: int, size: float, *, right: bool = False) -> Line:
    """The text on one line, however wide it gets; line ends in it become spaces. Lately asked ones are kept, too."""
    return (_kept_line if len(text) <= LONGEST_KEPT else _one_line)(text, weight, size, right=right)


def _one_line(text: str, weight: int, size: float, *, right: bool) -> Line:
    return _line(cleaned(text).replace("\n", " ").translate(ZERO_WIDTH), weight, size, right=right)


def broken(text: str, width: float, weight: int, size: float, *, right: bool = False) -> tuple[Line, ...]:
    """The text as lines of at most ``width`` points; at least one line, empty for an empty text.

    ``right`` tells on which side a paragraph begins whose own letters do not tell it. The lines of what was lately
    broken are kept: ten thousand letters say the same words, and the heads of a long register are those of every page.
    """
    if len(text) > LONGEST_KEPT:
        return broken_afresh(text, width, weight, size, right=right)
    return _kept(text, width, weight, size, right=right)


def broken_afresh(text: str, width: float, weight: int, size: float, *, right: bool = False) -> tuple[Line, ...]:
    """The same for a text that will not come again soon: nothing is kept of it."""
    found: list[Line] = []
    limit = max(0.0, width) * EM / size
    for paragraph in cleaned(text).split("\n"):
        begins = begins_right(paragraph, otherwise=right) if turns(paragraph) else right
        if len(paragraph) <= SURELY_WIDE and width_of(paragraph.translate(ZERO_WIDTH), weight) <= limit:
            texts: Iterator[str] = iter([paragraph.translate(ZERO_WIDTH)])
        else:
            texts = _filled(paragraph, limit, weight)
        found.extend(_line(each, weight, size, right=begins) for each in texts)
    return tuple(found)


_kept_line = lru_cache(maxsize=MOST_KEPT)(_one_line)
_kept = lru_cache(maxsize=MOST_KEPT)(broken_afresh)


def _line(text: str, weight: int, size: float, *, right: bool) -> Line:
    laid = pieces(text, weight, right=right)
    return Line(text, laid, sum(piece.width for piece in laid) * size / EM)


def _filled(paragraph: str, limit: float, weight: int) -> Iterator[str]:
    """Take words onto a line while they fit; yields the texts of the lines, without the spaces they broke at."""
    line = ""
    filled = 0.0
    for gap, word, own in _measured(paragraph, limit, weight):
        space = gap if line or not filled else ""
        wide = width_of(space, weight)
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


def _measured(paragraph: str, limit: float, weight: int) -> Iterator[tuple[str, str, float]]:
    """The words of a paragraph, each with the spaces before it and its width; those that hold together as one."""
    for held in steps(paragraph):
        gap, word = held[0]
        if len(held) > 1:
            whole = word + "".join([space + part for space, part in held[1:]])
            wide = _width_within(whole, limit, weight)
            if wide <= limit:
                yield gap, whole, wide
                continue
        for space, part in held:
            yield space, part, _width_within(part, limit, weight)


def _width_within(word: str, limit: float, weight: int) -> float:
    return limit + 1 if len(word) > SURELY_WIDE else width_of(word, weight)


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
