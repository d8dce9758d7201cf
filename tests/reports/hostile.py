"""Texts that break programs, by kind, each with a name: whatever a person types, pastes or imports into a field."""

from collections.abc import Iterable, Iterator

from tests.reports.hostile_lists import LISTED

ZERO_WIDTH = (
    "\u200b\u200c\u200d\u2060\u2061\u2062\u2063\u2064\ufeff\u00ad\u034f\u180e\u180b\u115f\u1160\u3164\uffa0\u17b4\u17b5"
)
BIDI = "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
LINE_ENDS = ("\n", "\r", "\r\n", "\n\r", "\x0b", "\x0c", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029")
SPACES = "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"

LONG: dict[str, str] = {
    "2,000 letters without a space": "Ndayizeye" * 222,
    "2,000 signs of markup": "<b><i>" * 333,
    "2,000 ampersands": "&" * 2000,
    "2,000 Khmer syllables": "ស្ត្រី" * 400,
    "2,000 Arabic letters": "تعاونية" * 285,
    "2,000 letters no font has": "\U0001f9d1" * 2000,
    "2,000 letters that are not printed": "\u2060" * 2000,
    "2,000 words": "na " * 2000,
    "400 words parted by many spaces": ("Mungwa" + " " * 40) * 400,
    "300 line ends": "\n" * 300,
    "300 lines": "umurongo\r\n" * 300,
    "2,000 hyphens": "-" * 2000,
    "2,000 hard spaces": "\u00a0" * 2000,
    "2,000 places to break": "a\u200b" * 2000,
    "2,000 letters of all kinds": "aЖស ب" * 400,
    "500 accents on one letter": "e" + "\u0301" * 500,
    "every letter with 20 accents": "".join(letter + "\u0316\u0301\u0323\u0302" * 5 for letter in "Mungwa na Gitega"),
    "2,000 brackets opened": "(" * 2000,
    "2,000 backslashes": "\\" * 2000,
    "200 directions begun and never ended": "\u202e\u2067a" * 200,
}
"""Texts that fill a page or more. Each is set into every field at once."""

ENDLESS = "ж" * 200_000
"""One word of 200,000 letters."""


def _controls() -> Iterator[tuple[str, str]]:
    for code in (*range(0x20), *range(0x7F, 0xA0)):
        yield f"control U+{code:04X}", f"a{chr(code)}b"
    yield "all controls", "".join(map(chr, (*range(0x20), *range(0x7F, 0xA0))))
    yield "a colour for terminals", "\x1b[31mred\x1b[0m"
    yield "a bell and a backspace", "Juma\x07\x08\x08Aline"
    yield "only a NUL", "\0"
    yield "a name after a NUL", "Juma\0 Aline"


def _unseen() -> Iterator[tuple[str, str]]:
    for letter in ZERO_WIDTH:
        yield f"zero width U+{ord(letter):04X}", f"Mu{letter}ngwa"
    yield "zero width, all", ZERO_WIDTH
    yield "zero width around a word", f"{ZERO_WIDTH}Aline{ZERO_WIDTH}"
    for letter in BIDI:
        yield f"direction U+{ord(letter):04X}", f"ab{letter}cd"
    yield "directions, all", "x".join(BIDI)
    yield "a price turned round", "\u202e000 05 FBu\u202c"
    yield "a file name turned round", "roll\u202efdp.exe"
    yield "an isolate never closed", "\u2067(abc) 12"
    yield "closed and never opened", "abc\u2069\u202cdef"
    for code in (0x00, 0x0E, 0x0F):
        yield f"variation U+FE{code:02X}", f"a{chr(0xFE00 + code)}b"
    yield "variation of an ideograph", "葛\U000e0100城"
    yield "a word written in tags", "a" + "".join(chr(0xE0000 + ord(sign)) for sign in "hidden") + "\U000e007fb"
    yield "interlinear notes", "\ufff9Aline\ufffanote\ufffb"


def _spaces() -> Iterator[tuple[str, str]]:
    for end in LINE_ENDS:
        yield f"line end {end!a}", f"one{end}two"
        yield f"line ends {end!a} around", f"{end}{end}Aline{end}"
    for space in SPACES:
        yield f"space U+{ord(space):04X}", f"a{space}b"
        yield f"spaces U+{ord(space):04X}", f"{space * 3}a{space * 5}b{space}"
    yield "every space", SPACES
    yield "a run of spaces", "a" + " " * 90 + "b"
    yield "a run of tabs", "a" + "\t" * 40 + "b"
    yield "nothing", ""


def _codes() -> Iterator[tuple[str, str]]:
    for name, code in (("first", 0xD800), ("last", 0xDBFF), ("first low", 0xDC00), ("last low", 0xDFFF)):
        yield f"half a letter, {name}", f"a{chr(code)}b"
    yield "half a letter at the end", "Aline\ud83d"
    yield "half a letter at the beginning", "\udc69Aline"
    yield "two halves the wrong way", "a\udc69\ud83db"
    yield "two halves that would fit", "\ud83d" + "\udc69"
    yield "only half a letter", "\ud800"
    for code in (
        *range(0xFDD0, 0xFDF0, 5),
        *(plane * 0x10000 + end for plane in range(17) for end in (0xFFFE, 0xFFFF)),
    ):
        yield f"no letter U+{code:04X}", f"a{chr(code)}b"
    for code in (0xE000, 0xF8FF, 0xF0000, 0x10FFFD, 0x0378, 0x2FE0, 0x1FFFD, 0x3FFF0, 0xE0FFF, 0x2FFFF, 0xFFFD, 0xFFFC):
        yield f"private or unassigned U+{code:04X}", f"a{chr(code)}b {chr(code)}"
    yield "the last of all", "\U0010ffff"


def _heaps() -> Iterator[tuple[str, str]]:
    for code in (
        0x0300,
        0x0323,
        0x0338,
        0x0489,
        0x20D2,
        0x20DD,
        0x064B,
        0x0E49,
        0x0EC9,
        0x093C,
        0x17CB,
        0x1AB0,
        0x1DC0,
    ):
        yield f"accent U+{code:04X} alone", chr(code)
        yield f"accents U+{code:04X} heaped", f"a{chr(code) * 30}b"
    yield "a heap of many kinds", "H" + "\u0315\u0358\u0328\u0489\u0321\u0337\u035f\u0344" * 6 + "i"
    yield "accents after a space", "a \u0301b \u0323"
    yield "accents after a line end", "a\n\u0301b"
    yield "ten Khmer subscripts", "ក" + "្រ" * 10
    yield "ten Thai tones", "ก" + "\u0e49" * 10


def _named(kind: str, texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    return ((f"{kind}: {ascii(text)[1:-1]}", text) for text in texts)


def _all() -> Iterator[tuple[str, str]]:
    yield from _controls()
    yield from _unseen()
    yield from _spaces()
    yield from _codes()
    yield from _heaps()
    for kind, texts in LISTED.items():
        yield from _named(kind, texts)


SHORT: dict[str, str] = dict(_all())
"""Texts of a line or so, by name."""
