"""Headings, paragraphs and notes in our own words, and what people typed with marks for lists and strong words."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from pomanager.i18n import spoken
from pomanager.reports.flow import Block, SideBySide, from_right
from pomanager.reports.fonts import SEMIBOLD
from pomanager.reports.lines import Line, one_line
from pomanager.reports.pages import Entry, indent
from pomanager.reports.runs import MixedLine, Run, broken_runs
from pomanager.reports.scripts import needs_shaping
from pomanager.reports.styles import BODY, HEADING, NOTE, STRONG, Align, TextStyle
from pomanager.reports.text import Text
from pomanager.rules.user_text import Kind, Passage, read

_LEVELS = (
    HEADING,
    replace(HEADING, size=10.5, leading=15.5, before=10, after=3),
    replace(HEADING, size=9.5, leading=14, before=8, after=2),
)

_CHAPTER = replace(HEADING, size=15, leading=21, before=24, after=6)

_TYPED_HEADINGS = (replace(STRONG, size=10.5, leading=15.5), STRONG)
_SIGNS = ("•", "–")
"""What stands before items of a list without numbers, by level."""

_STEP = 18.0
_LABEL_GAP = 5.0
_BETWEEN = 5.0
_BETWEEN_ITEMS = 2.0
_UNDERLINE = 0.6

_WORTH_CUTTING = 6
"""Headings of so many lines are cut where the page ends: they might not fit onto any page."""


def heading(text: str, level: int = 1) -> Block:
    """A heading between parts of a paper, of level 1 to 3; readers find it in the list of contents."""
    return _Headline(text, level)


def chapter_heading(text: str) -> Block:
    """A heading of level 1 in large letters, over a chapter of a paper of many pages."""
    return _Headline(text, 1, _CHAPTER, of=spoken())


def of_chapter(blocks: Iterable[Block], chapter: str) -> list[Block]:
    """The blocks of a paper as a part of a chapter: each heading lies a step deeper, and is told apart by the chapter.

    What is a heading of the chapter itself stays as it is.
    """
    return [block.inside(chapter) if isinstance(block, _Headline) else block for block in blocks]


def paragraph(text: str) -> Block:
    """A passage of ordinary text."""
    return Text(text, BODY)


def note(text: str) -> Block:
    """A passage in small, grey letters."""
    return Text(text, NOTE)


class _Headline(Text):
    """A heading that stays with what it is over."""

    def __init__(self, text: str, level: int, style: TextStyle | None = None, of: str = "") -> None:
        super().__init__(text, style or _LEVELS[min(level, len(_LEVELS)) - 1])
        self._level, self._is_own = level, style is None
        self.entry = Entry(text, level, of)
        self.keeps_next = True

    def inside(self, chapter: str) -> "_Headline":
        """The same as a heading of a part of a chapter."""
        before = "" if self.entry is None else self.entry.of
        return _Headline(self.text, self._level + 1, of=f"{chapter}.{before}") if self._is_own else self

    def beside(self, other: Block) -> Sequence[Block]:
        """Two columns that stay with what they are over."""
        pair = SideBySide(self, other)
        pair.keeps_next = True
        return [pair]


def chapters(text: str, level: int = 1) -> list[Block]:
    """A text people typed whose headings are headings of the paper, from this level on, and stand in its contents.

    On a paper in two languages it asks for the same headings in both.
    """
    found: list[Block] = []
    gathered: list[Passage] = []
    for passage in read(text):
        if passage.kind is not Kind.HEADING:
            gathered.append(passage)
            continue
        if gathered:
            found.append(UserText(gathered))
            gathered = []
        found.append(heading(passage.text, level + passage.level))
    return [*found, UserText(gathered)] if gathered else found


@dataclass(frozen=True, slots=True)
class _Row:
    """A line where it stands: how far in, how much room above, and the sign or number before it."""

    mixed: MixedLine
    style: TextStyle
    inset: float
    above: float
    label: Line | None
    keeps_next: bool

    @property
    def tall(self) -> float:
        return self.above + self.style.leading


class UserText(Block):
    """A text people typed: paragraphs, lists, headings, strong words, underlined words (see ``rules/user_text.py``).

    Nothing else in it is obeyed. It goes on over pages.
    """

    def __init__(self, text: str | Sequence[Passage]) -> None:
        super().__init__(after=BODY.after)
        self.passages = read(text) if isinstance(text, str) else tuple(text)
        self._rows: Sequence[_Row] = ()
        self._tall = 0.0
        self._laid_for = -1.0

    def height_in(self, width: float) -> float:
        """All its lines with the room between passages."""
        self._laid(width)
        return self._tall

    def said(self) -> Iterator[str]:
        """Each line that was typed, numbers of lists before it, without marks."""
        for passage in self.passages:
            yield from f"{passage.label} {passage.text}".strip().split("\n")

    def cut(self, width: float, room: float) -> list[Block]:
        """The lines that fit, and the others; a heading goes with what it is over."""
        rows = self._laid(width)
        fitting = 0
        while fitting < len(rows) and rows[fitting].tall <= room:
            room -= rows[fitting].tall
            fitting += 1
        most = fitting
        while 0 < fitting < len(rows) and rows[fitting - 1].keeps_next:
            fitting -= 1
        if not fitting and most >= _WORTH_CUTTING:
            fitting = most
        if not 0 < fitting < len(rows):
            return []
        tall = sum(row.tall for row in rows[:fitting])
        rest = [replace(rows[fitting], above=0.0), *rows[fitting + 1 :]]
        return [self._part(rows[:fitting], tall), self._part(rest, self._tall - tall - rows[fitting].above)]

    def _part(self, rows: Sequence[_Row], tall: float) -> "UserText":
        part = UserText(())
        part._rows, part._tall, part._laid_for = rows, tall, self._laid_for
        return part

    def paint(self, width: float, height: float) -> None:
        """Draw the lines from the top."""
        canvas = self.canvas
        y = height
        for row in self._laid(width):
            y -= row.tall
            foot = y + row.style.leading - row.style.rise
            room = width - row.inset
            start = 0.0 if canvas.right else row.inset
            x = start + indent(row.mixed.line.width, room, Align.START, right=canvas.right)
            canvas.line_at(row.mixed.line, x, foot, row.style)
            for begin, end in row.mixed.underlines:
                canvas.rule(x + begin, foot - _under(row), end - begin, _UNDERLINE)
            if row.label:
                before = row.inset - _LABEL_GAP
                at = width - before if canvas.right else before - row.label.width
                canvas.line_at(row.label, at, foot, row.style)

    def beside(self, other: Block) -> Sequence[Block]:
        """Two columns; once over the whole width where the text is the same in both languages."""
        if isinstance(other, UserText) and other.passages == self.passages:
            return [self]
        return super().beside(other)

    def _laid(self, width: float) -> Sequence[_Row]:
        if self._laid_for != width:
            self._rows = [row for number in range(len(self.passages)) for row in self._rows_of(number, width)]
            self._tall = sum(row.tall for row in self._rows)
            self._laid_for = width
        return self._rows

    def _rows_of(self, number: int, width: float) -> Iterator[_Row]:
        passage = self.passages[number]
        is_heading = passage.kind is Kind.HEADING
        style = _TYPED_HEADINGS[passage.level] if is_heading else BODY
        label = _label(passage, style)
        inset = _STEP * passage.level + max(_STEP, label.width + _LABEL_GAP) if label else 0.0
        runs = [
            Run(span.text, SEMIBOLD if span.strong or is_heading else style.weight, span.stressed)
            for span in passage.spans
        ]
        above = _above(passage, self.passages[number - 1]) if number else 0.0
        for mixed in broken_runs(runs, width - inset, style.size, right=from_right()):
            yield _Row(mixed, style, inset, above, label, is_heading)
            above, label = 0.0, None


def _label(passage: Passage, style: TextStyle) -> Line | None:
    if passage.kind is not Kind.ITEM:
        return None
    return one_line(passage.label or _SIGNS[passage.level], style.weight, style.size, right=from_right())


def _above(passage: Passage, before: Passage) -> float:
    """The room between two passages: little between items of a list."""
    if passage.kind is before.kind is Kind.ITEM:
        return _BETWEEN_ITEMS
    return _BETWEEN + (_BETWEEN if passage.kind is Kind.HEADING else 0.0)


def _under(row: _Row) -> float:
    """How far under the letters' foot a line runs: below what hangs under Khmer letters."""
    deep = any(map(needs_shaping, row.mixed.line.text))
    return row.style.size * (0.42 if deep else 0.16)
