"""Letters: which of them may be printed at all, which belong together, and which scripts must be shaped or turned."""

import re
import unicodedata

ZERO_WIDTH_SPACE = "\u200b"
JOINERS = "\u200c\u200d"
DIRECTION_MARKS = "\u200e\u200f\u061c"
"""Invisible letters that only say in which direction their neighbours run."""

MOST_MARKS = 4
"""So many accents may stand on one letter; heaps of them, made to deface a page, are cut."""

LONGEST_CLUSTER = 16
"""What hangs together is never longer than this, in letters; what is longer, made to deface a page, is parted."""

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_ODD_SPACES = re.compile("[\t\u1680\u205f\u3000]")
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u034f\u115f\u1160\u180b-\u180e"
    "\u202a-\u202e\u2060-\u206f\ud800-\udfff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\ufff0-\ufffb\ufffe\uffff"
    "\U000e0000-\U000e0fff]"
)
"""Controls, halves of letters, invisible tags, and marks that would turn the letters around them."""
_ACCENT = (
    "\u0300-\u036f\u0483-\u0489\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0"
)
_HEAP = re.compile(f"([{_ACCENT}]{{{MOST_MARKS}}})[{_ACCENT}]+")
_CLEAN = re.compile(
    "[ -~\n\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0377\u0400-\u0482\u048a-\u052f\u1e00-\u1eff\u2010-\u2027]*"
)

_SHAPED = re.compile("[\u0590-\u109f\u1200-\u139f\u1700-\u1cff\ua800-\ua8ff\ua900-\uabff\ufb1d-\ufdff\ufe70-\ufefe]")
"""Scripts whose letters change with their neighbours: Hebrew to Myanmar, Khmer, Indic and Arabic forms."""
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]")
_STACKERS = frozenset("\u094d\u09cd\u0a4d\u0acd\u0b4d\u0ccd\u0d4d\u1039\u17d2")
"""Signs that put the next letter below or beside the one before: the coeng of Khmer, the virama of Indic scripts."""
_BEFORE_ITS_LETTER = frozenset("\u0e40\u0e41\u0e42\u0e43\u0e44\u0ec0\u0ec1\u0ec2\u0ec3\u0ec4")
"""Vowels of Thai and Lao that are written before the letter they are spoken after."""
_AFTER_ITS_LETTER = frozenset("\u0e33\u0eb3")
"""Vowels of Thai and Lao that count as letters and yet hang on the one before."""


def cleaned(text: str) -> str:
    """The text as it may be printed: no controls, no halves of letters, nothing that turns or hides what is near it.

    Each line end becomes the plain one, a tab a space. What has no shape on paper is not in the PDF either.
    """
    if _CLEAN.fullmatch(text):
        return text
    text = _ODD_SPACES.sub(" ", _LINE_ENDS.sub("\n", text))
    return _HEAP.sub(r"\1", _UNSEEN.sub("", text))


def needs_shaping(letter: str) -> bool:
    """Whether the letter belongs to a script that HarfBuzz must shape."""
    return _SHAPED.match(letter) is not None


def turns(text: str) -> bool:
    """Whether anything in the text runs from right to left."""
    return _RIGHT_TO_LEFT.search(text) is not None


def begins_right(text: str, *, otherwise: bool = False) -> bool:
    """Whether a paragraph begins at the right: its first letter with a direction decides."""
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        if direction in {"R", "AL"}:
            return True
        if direction == "L":
            return False
    return otherwise


_HOLDS_NEXT = _STACKERS | _BEFORE_ITS_LETTER | {"\u200d"}


class _Joins(dict[str, bool]):
    """Whether a letter belongs to the one before it, looked up once for each letter."""

    def __missing__(self, letter: str) -> bool:
        skin = "\U0001f3fb" <= letter <= "\U0001f3ff"
        drawn = unicodedata.category(letter)[0] == "M" or letter in _AFTER_ITS_LETTER
        self[letter] = answer = drawn or letter in JOINERS + DIRECTION_MARKS or skin
        return answer


_joins = _Joins()


def clusters(text: str) -> list[str]:
    """The text in what a reader takes for single letters: a base with its accents, a Khmer stack, a joined picture."""
    found: list[str] = []
    start = 0
    before = ""
    for place, letter in enumerate(text):
        together = (_joins[letter] or before in _HOLDS_NEXT) and place - start < LONGEST_CLUSTER
        if place and not together:
            found.append(text[start:place])
            start = place
        before = letter
    if text:
        found.append(text[start:])
    return found
