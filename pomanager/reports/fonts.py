"""The fonts of a paper, opened: which letters each holds, how wide they are, and how HarfBuzz shapes with them.

The files come from ``pomanager.typefaces``; ``python -m pomanager.reports.fonts`` cuts them and says where they lie.
"""

import sys
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock

import uharfbuzz
from pomanager import typefaces
from pomanager.reports.scripts import needs_shaping

REGULAR = typefaces.REGULAR
SEMIBOLD = typefaces.SEMIBOLD

EM = 1000
"""Widths are counted in thousandths of the size of the letters."""

REPLACEMENT = "\ufffd"
"""Printed for a letter none of our fonts has."""

NO_BREAK_SPACE = "\u00a0"


@dataclass(frozen=True, slots=True)
class Joined:
    """A glyph put together from others, each with its place, for letters that a run from right to left writes so."""

    parts: tuple[tuple[int, int, int], ...]
    advance: int
    text: str


class JoinedGlyphs:
    """The glyphs put together so far from those of one font, with numbers beyond the font's own.

    Programs that read PDF turn runs from right to left by themselves, letter by letter. They come out right only where
    one glyph is one letter, and our Arabic font writes a letter and its dots as two.
    """

    def __init__(self, first: int) -> None:
        self.first = first
        self._numbers: dict[Joined, int] = {}
        self._glyphs: list[Joined] = []
        self._lock = Lock()

    def number_of(self, joined: Joined) -> int:
        """The number of this glyph, given to it when it is first asked for."""
        with self._lock:
            if joined not in self._numbers:
                self._numbers[joined] = self.first + len(self._glyphs)
                self._glyphs.append(joined)
            return self._numbers[joined]

    def known(self, number: int) -> Joined | None:
        """The glyph of a number; None for the font's own."""
        return self._glyphs[number - self.first] if number >= self.first else None


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """One opened font. ``key`` names it inside a PDF; ``glyphs`` are its letters, ``widths`` their widths (1/1000 em).

    ``codes`` are the letters as they stand inside a string of a PDF: two bytes each, escaped where they must be.
    ``plain`` holds the letters that may be written straight, glyph after glyph, and read back without further notes.
    ``letters`` says for a glyph which letter it stands for.
    """

    key: str
    name: str
    blob: uharfbuzz.Blob
    face: uharfbuzz.Face
    shaper: uharfbuzz.Font
    glyphs: Mapping[int, int]
    codes: Mapping[int, str]
    widths: Mapping[str, int]
    advances: tuple[int, ...]
    plain: frozenset[str]
    letters: Mapping[int, str]
    joined: "JoinedGlyphs"

    def has(self, letter: str) -> bool:
        """Whether the font has a shape for the letter."""
        return ord(letter) in self.glyphs


_ESCAPED = str.maketrans({"(": r"\(", ")": r"\)", "\\": r"\\", "\r": r"\r"})
"""What would end a string of a PDF or be read as something else; any other byte stands for itself."""


def in_string(letters: str) -> str:
    """Letters, or numbers of glyphs as letters, in two bytes each as they stand in a PDF between ``(`` and ``)``."""
    return letters.encode("utf-16-be").decode("latin-1").translate(_ESCAPED)


_opening = Lock()


@lru_cache(maxsize=4)
def faces(weight: int) -> tuple[Face, ...]:
    """The fonts of one weight, in the order they are asked for a letter; the first writes Latin and Cyrillic.

    Raises FileTrouble when a typeface is missing or cannot be kept.
    """
    # Threads that ask at once get the same fonts: a second opening would drive the first one's letters out of a PDF.
    with _opening:
        return _opened_once(weight)


@lru_cache(maxsize=4)
def _opened_once(weight: int) -> tuple[Face, ...]:
    chosen = [font for font in typefaces.files() if font.weight == weight]
    return tuple(_opened(font, f"PO{number}w{weight}") for number, font in enumerate(chosen))


def base_face(weight: int) -> Face:
    """The font that writes Latin, Cyrillic, Greek, figures and signs."""
    return faces(weight)[0]


def _opened(font: typefaces.FontFile, key: str) -> Face:
    blob = uharfbuzz.Blob.from_file_path(str(font.path))
    face = uharfbuzz.Face(blob)
    shaper = uharfbuzz.Font(face)
    advances = tuple(shaper.get_glyph_h_advance(glyph) for glyph in range(face.glyph_count))
    glyphs = {code: glyph for code in sorted(face.unicodes) if (glyph := shaper.get_nominal_glyph(code))}
    letters: dict[int, str] = {}
    for code, glyph in glyphs.items():
        letters.setdefault(glyph, chr(code))
    return Face(
        key=key,
        name=font.path.name.rpartition("-")[0].rpartition("-")[0],
        blob=blob,
        face=face,
        shaper=shaper,
        glyphs=glyphs,
        codes={code: in_string(chr(glyph)) for code, glyph in glyphs.items()},
        widths={chr(code): advances[glyph] for code, glyph in glyphs.items()},
        advances=advances,
        plain=frozenset(_plain(glyphs, letters)),
        letters=letters,
        joined=JoinedGlyphs(face.glyph_count),
    )


def _plain(glyphs: Mapping[int, int], letters: Mapping[int, str]) -> set[str]:
    """Letters of a script that is not shaped, whose glyph stands for no other letter, and that are seen."""
    found = {
        chr(code)
        for code, glyph in glyphs.items()
        if letters[glyph] == chr(code)
        and unicodedata.category(chr(code))[0] in "LNPSZ"
        and unicodedata.category(chr(code)) not in {"Zl", "Zp"}
        and not needs_shaping(chr(code))
    }
    # It has the glyph of the space and is read back as one.
    return found | {NO_BREAK_SPACE} if ord(NO_BREAK_SPACE) in glyphs else found


def prepare() -> None:
    """Cut the fonts that are missing and say where all of them lie."""
    for path in typefaces.prepare():
        sys.stdout.write(f"{path}\n")


if __name__ == "__main__":
    prepare()
