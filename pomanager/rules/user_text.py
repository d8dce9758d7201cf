"""Text as a secretary types it, with a few plain marks: paragraphs, lists, headings, strong and stressed words.

    # A heading, and ## a smaller one
    A blank line begins a new paragraph.
    - a list with dashes or stars
      - a second level, two spaces in
    1. a list with numbers, printed as they were typed
    **strong words** and *stressed words*

Nothing else means anything: markup of other kinds, addresses, and marks without their partner stand as they were typed.
Reading never fails and takes time in proportion to the length of the text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

DEEPEST = 1
"""Lists have two levels, 0 and 1; what is further in counts as the second."""

_STEP = 2
"""So many spaces further in begins the second level, and goes on with a list's item on the next line."""

_TAB = 4
"""A tab counts as so many spaces."""

_LINE_ENDS = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_HEADING = re.compile(r"(#{1,2})[ \t]+(?=\S)")
_ITEM = re.compile(r"(?P<room>[ \t]*)(?:[-*]|(?P<number>\d{1,3}\.))[ \t]+(?=\S)")
_STARS = re.compile(r"\*+")
_STRESS, _STRENGTH, _BOTH = 1, 2, 3
"""One star stresses, two make strong, three do both; more stars together are only stars."""

_NO_SPACES_BETWEEN_WORDS = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
"""Thai, Lao, Myanmar and Khmer: a stressed word may touch its neighbours there."""


class Kind(StrEnum):
    """What a passage is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class Span:
    """Some letters that look the same: strong, stressed, both, or plain."""

    text: str
    strong: bool = False
    stressed: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, a heading or an item of a list. Lines inside it are parted by plain line ends.

    ``level`` counts from 0. ``label`` is the number of an item as it was typed ("3."); an item without one has a dot.
    """

    kind: Kind
    spans: tuple[Span, ...]
    level: int = 0
    label: str = ""

    @property
    def text(self) -> str:
        """Its letters without marks and label."""
        return "".join(span.text for span in self.spans)


def read(text: str) -> tuple[Passage, ...]:
    """The passages of a text, in order; none for a text without letters."""
    return tuple(
        Passage(found.kind, _spans("\n".join(found.lines)), found.level, found.label) for found in _gathered(text)
    )


@dataclass(slots=True)
class _Gathered:
    """A passage whose lines are being gathered."""

    kind: Kind
    lines: list[str]
    level: int = 0
    label: str = ""


def _gathered(text: str) -> Iterator[_Gathered]:
    current: _Gathered | None = None
    outermost: int | None = None
    for line in _LINE_ENDS.split(text):
        if not line.strip():
            if current:
                yield current
            current = None
            continue
        began = _begun(line, outermost)
        if began is None and current and (current.kind is Kind.PARAGRAPH or _goes_on(current, line)):
            current.lines.append(line.strip() if current.kind is Kind.ITEM else line)
            continue
        if current:
            yield current
        current = began or _Gathered(Kind.PARAGRAPH, [line])
        if current.kind is not Kind.ITEM:
            outermost = None
        elif current.level == 0:
            outermost = _room(line) if outermost is None else min(outermost, _room(line))
    if current:
        yield current


def _begun(line: str, outermost: int | None) -> _Gathered | None:
    """The heading or item a line begins; None for a line of plain text.

    ``outermost`` is how far in the items of the first level stand, None outside a list.
    """
    heading = _HEADING.match(line)
    if heading:
        return _Gathered(Kind.HEADING, [line[heading.end() :]], level=len(heading[1]) - 1)
    item = _ITEM.match(line)
    if item:
        inner = outermost is not None and _room(item["room"]) >= outermost + _STEP
        return _Gathered(Kind.ITEM, [line[item.end() :]], DEEPEST if inner else 0, item["number"] or "")
    return None


def _goes_on(current: _Gathered, line: str) -> bool:
    """Whether a line of plain text belongs to the item before it: it stands further in."""
    return current.kind is Kind.ITEM and _room(line) >= _STEP


def _room(line: str) -> int:
    """How far in a line begins, in spaces."""
    room = line[: len(line) - len(line.lstrip(" \t"))]
    return len(room) + (_TAB - 1) * room.count("\t")


def _spans(text: str) -> tuple[Span, ...]:
    """The letters of a passage in runs of one look; marks are paired within a line."""
    looks = (span for line in text.splitlines(keepends=True) for span in _spans_of_line(line))
    return tuple(
        Span("".join(span.text for span in alike), strong, stressed)
        for (strong, stressed), alike in groupby(looks, key=lambda span: (span.strong, span.stressed))
    )


def _spans_of_line(line: str) -> Iterator[Span]:
    strong = stressed = False
    start = 0
    for place, length in _paired(line):
        if place > start:
            yield Span(line[start:place], strong, stressed)
        strong ^= length != _STRESS
        stressed ^= length != _STRENGTH
        start = place + length
    if start < len(line):
        yield Span(line[start:], strong, stressed)


def _paired(line: str) -> list[tuple[int, int]]:
    """The marks of a line that have a partner, in order: where each stands and of how many stars it is."""
    waiting: list[tuple[int, int]] = []
    paired: list[tuple[int, int]] = []
    for stars in _STARS.finditer(line):
        mark = (stars.start(), len(stars[0]))
        if mark[1] > _BOTH:
            continue
        before = line[mark[0] - 1] if mark[0] else ""
        after = line[stars.end() : stars.end() + 1]
        lengths = [length for _place, length in waiting]
        if mark[1] in lengths and _may_close(before, after, mark[1]):
            partner = lengths.index(mark[1])
            paired += [waiting[partner], mark]
            del waiting[partner:]
        elif mark[1] not in lengths and _may_open(before, after, mark[1]):
            waiting.append(mark)
    return sorted(paired)


def _may_open(before: str, after: str, length: int) -> bool:
    return _touches(after) and (length != _STRESS or not _holds_together(before))


def _may_close(before: str, after: str, length: int) -> bool:
    return _touches(before) and (length != _STRESS or not _holds_together(after))


def _touches(letter: str) -> bool:
    """Whether there is a letter at all that a mark may lean on."""
    return bool(letter) and not letter.isspace() and letter != "\u200b"


def _holds_together(letter: str) -> bool:
    """Whether a single star beside this letter, outside the stressed words, is one inside a word or sum: 2*3*4."""
    return letter.isalnum() and not _NO_SPACES_BETWEEN_WORDS.match(letter)
