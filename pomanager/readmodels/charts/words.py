"""Breaks the words of a chart into lines by their measured width, and shortens what stays too long."""

import re
import unicodedata
from collections.abc import Callable, Iterator

from pomanager.readmodels.charts.parts import Box, Label, Letters, Role, Side

Measure = Callable[[str], float]

_LONGEST_LINE = 300
"""More letters than fit into a line of any chart."""

_SPACES = " \t\n\r\u2000-\u2006\u2008-\u200b\u2028\u2029"
_STEPS = re.compile(f"([{_SPACES}]*)([^{_SPACES}]+)")
_PARTS = re.compile("[^-\u2010\u2012-\u2014]*[-\u2010\u2012-\u2014]+|[^-\u2010\u2012-\u2014]+")
_STACKERS = "\u094d\u09cd\u0a4d\u0acd\u0b4d\u0ccd\u0d4d\u1039\u17d2\u200d"
"""Signs that pull the next letter to the one before: the coeng of Khmer, the virama of Indic scripts, the joiner."""


def letters_of(text: str) -> list[str]:
    """The text in what a reader takes for single letters: a base with its accents, a Khmer stack."""
    found: list[str] = []
    for letter in text:
        joins = unicodedata.category(letter) in {"Mn", "Mc", "Me", "Cf"}
        if found and (joins or found[-1][-1] in _STACKERS):
            found[-1] += letter
        else:
            found.append(letter)
    return found


def wrapped(text: str, room: float, measure: Measure, most: int) -> tuple[str, ...]:
    """The text in at most ``most`` lines no wider than ``room``; three dots say that there was more.

    It breaks at spaces and zero-width spaces, after hyphens, and inside a word only where that is wider than a line.
    An empty text has no line.
    """
    text = text[: most * _LONGEST_LINE + 1]
    lines: list[str] = []
    for line in _filled(text, room, measure):
        if len(lines) == most:
            lines[-1] = shortened(f"{lines[-1]} {line}", room, measure)
            break
        lines.append(line)
    return tuple(lines)


def shortened(text: str, room: float, measure: Measure) -> str:
    """The text with so many letters taken from its end that it fits with three dots behind it."""
    letters = letters_of(text[:_LONGEST_LINE])
    fits, fails = 0, len(letters)
    while fits + 1 < fails:
        half = (fits + fails) // 2
        if measure(f"{''.join(letters[:half])}…") <= room:
            fits = half
        else:
            fails = half
    return f"{''.join(letters[:fits]).rstrip()}…"


def _filled(text: str, room: float, measure: Measure) -> Iterator[str]:
    line = ""
    for gap, word in _steps(text):
        longer = line + gap + word if line else word
        if measure(longer) <= room:
            line = longer
            continue
        if line:
            yield line
        *whole, line = _chopped(word, room, measure)
        yield from whole
    if line:
        yield line


def _steps(text: str) -> Iterator[tuple[str, str]]:
    """The words of a text, parted after hyphens too, each with what stands between it and the word before."""
    for step in _STEPS.finditer(text):
        gap = "" if set(step[1]) <= {"\u200b"} else " "
        for part in _PARTS.findall(step[2]):
            yield gap, part
            gap = ""


def _chopped(word: str, room: float, measure: Measure) -> list[str]:
    """The word in pieces that fit; a single letter stays whole however wide it is."""
    found = [""]
    for letter in letters_of(word):
        if found[-1] and measure(found[-1] + letter) > room:
            found.append(letter)
        else:
            found[-1] += letter
    return found


class Writer:
    """Sets words on a chart: how many lines they take in a column, and what stands where."""

    def __init__(self, letters: Letters) -> None:
        self.letters = letters

    def width(self, text: str, role: Role) -> float:
        """How wide the text is on one line."""
        return self.letters.width(text[:_LONGEST_LINE], role)

    def lines(self, text: str, room: float, role: Role, most: int) -> tuple[str, ...]:
        """The text as lines of a column."""
        return wrapped(text, room, lambda line: self.letters.width(line, role), most)

    def tall(self, lines: tuple[str, ...], role: Role) -> float:
        """The height of so many lines."""
        return len(lines) * self.letters.leading(role)

    def widest(self, text: str, role: Role) -> float:
        """How wide the longest part of a text is that need not be broken."""
        text = text[:_LONGEST_LINE]
        return max((self.letters.width(part, role) for _gap, part in _steps(text)), default=0.0)

    def label(self, lines: tuple[str, ...], place: tuple[float, float, float], role: Role, side: Side) -> Label:
        """Lines in a column: where it begins, its top, its width."""
        x, y, width = place
        return Label(lines, Box(x, y, width, self.tall(lines, role)), side, role)
