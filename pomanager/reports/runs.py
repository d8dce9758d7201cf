"""Lines in which letters of two weights stand side by side, and words that are underlined.

They break where lines of one weight break (``lines.py``), are shaped run by run, and keep the order of a paragraph that
turns: levels are those of the whole line, whatever the weights in it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from pomanager.reports.breaks import steps
from pomanager.reports.fonts import EM
from pomanager.reports.lines import SURELY_WIDE, WORTH_FILLING, Line
from pomanager.reports.ordering import in_sight, levels
from pomanager.reports.scripts import ZERO_WIDTH_SPACE, begins_right, cleaned, clusters, turns
from pomanager.reports.shaping import Piece, pieces, width_of

_MOST_JOINED = 40
"""More letters than that belong to no letter of any language."""


@dataclass(frozen=True, slots=True)
class Run:
    """Some letters of one look."""

    text: str
    weight: int
    underlined: bool = False


@dataclass(frozen=True, slots=True)
class MixedLine:
    """A line ready to be drawn, and where it is underlined: from and to, in points from its left end."""

    line: Line
    underlines: tuple[tuple[float, float], ...] = ()


def broken_runs(runs: Sequence[Run], width: float, size: float, *, right: bool = False) -> tuple[MixedLine, ...]:
    """The runs as lines of at most ``width`` points; at least one line, empty where there are no letters.

    ``right`` tells on which side a paragraph begins whose own letters do not tell it.
    """
    limit = max(0.0, width) * EM / size
    found: list[MixedLine] = []
    for paragraph in _paragraphs(runs):
        text = "".join(run.text for run in paragraph)
        begins = begins_right(text, otherwise=right) if turns(text) else right
        found.extend(_laid(line, size, right=begins) for line in _filled(paragraph, limit))
    return tuple(found)


def _paragraphs(runs: Sequence[Run]) -> Iterator[list[Run]]:
    """The runs cleaned, in the lines that were typed."""
    current: list[Run] = []
    for run in runs:
        first, *others = cleaned(run.text).split("\n")
        for number, text in enumerate((first, *others)):
            if number:
                yield current
                current = []
            joined = _joined(current, text)
            if joined:
                current[-1] = replace(current[-1], text=current[-1].text + text[:joined])
            if text[joined:]:
                current.append(Run(text[joined:], run.weight, run.underlined))
    yield current


def _joined(before: Sequence[Run], text: str) -> int:
    """How many letters at the beginning of a text belong to the last letter before it: an accent is not parted."""
    return len(clusters(before[-1].text[-1] + text[:_MOST_JOINED])[0]) - 1 if before and text else 0


class _Filling:
    """A line that takes runs while they fit, and says which lines are full. Widths are in 1/1000 of the size."""

    def __init__(self, limit: float) -> None:
        self.limit = limit
        self.runs: list[Run] = []
        self.filled = 0.0

    def add(self, parts: Sequence[Run], wide: float) -> None:
        """Take in runs of this width."""
        self.runs.extend(parts)
        self.filled += wide

    def ended(self) -> list[Run]:
        """The line as it is now; the next one begins empty."""
        full, self.runs, self.filled = self.runs, [], 0.0
        return full


def _filled(paragraph: Sequence[Run], limit: float) -> Iterator[list[Run]]:
    """Take words onto a line while they fit; yields the lines, without the spaces they broke at."""
    whole = [part for run in paragraph for part in _run(run.text.replace(ZERO_WIDTH_SPACE, ""), run)]
    if _wide_within(whole, limit) <= limit:
        yield whole
        return
    line = _Filling(limit)
    for space, word in _words("".join(run.text for run in paragraph), whole, limit):
        gap, own = _wide(space), _wide_within(word, limit)
        if line.filled + gap + own <= limit:
            line.add((*space, *word), gap + own)
        elif own <= limit:
            yield line.ended()
            line.add(word, own)
        elif line.runs and limit - line.filled - gap < limit * WORTH_FILLING:
            yield line.ended()
            yield from _chopped(line, word)
        else:
            line.add(space, gap)
            yield from _chopped(line, word)
    yield line.ended()


def _chopped(line: _Filling, word: Sequence[Run]) -> Iterator[list[Run]]:
    """Put a word wider than any line onto lines letter by letter; the last of them stays open."""
    begun = False
    for part in word:
        taken: list[str] = []
        for letter in clusters(part.text):
            wide = width_of(letter, part.weight)
            if begun and line.filled + wide > line.limit:
                line.add(_run("".join(taken), part), 0.0)
                taken.clear()
                yield line.ended()
            begun = True
            taken.append(letter)
            line.filled += wide
        line.add(_run("".join(taken), part), 0.0)


def _words(text: str, letters: Sequence[Run], limit: float) -> Iterator[tuple[list[Run], list[Run]]]:
    """The words of a text, each with the spaces before it, as runs; held ones as one where a line has room for them.

    ``letters`` are those of the text without its zero-width spaces.
    """
    reader = _Reader(letters)
    for held in steps(text):
        parts = [(reader.next_letters(len(gap)), reader.next_letters(len(word))) for gap, word in held]
        if len(parts) > 1:
            whole = [run for gap, word in parts for run in (*gap, *word)][len(parts[0][0]) :]
            if _wide_within(whole, limit) <= limit:
                yield parts[0][0], whole
                continue
        yield from parts


class _Reader:
    """Takes runs apart from the first letter to the last."""

    def __init__(self, runs: Sequence[Run]) -> None:
        self._runs = runs
        self._number = 0
        self._reached = 0

    def next_letters(self, count: int) -> list[Run]:
        """The next letters, in their looks."""
        found: list[Run] = []
        while count:
            run = self._runs[self._number]
            part = run.text[self._reached : self._reached + count]
            count -= len(part)
            self._reached += len(part)
            if self._reached == len(run.text):
                self._number, self._reached = self._number + 1, 0
            found += _run(part, run)
        return found


def _run(text: str, look: Run) -> list[Run]:
    return [Run(text, look.weight, look.underlined)] if text else []


def _wide(runs: Sequence[Run]) -> float:
    return sum(width_of(run.text, run.weight) for run in runs)


def _wide_within(word: Sequence[Run], limit: float) -> float:
    return limit + 1 if sum(len(run.text) for run in word) > SURELY_WIDE else _wide(word)


def _laid(runs: Sequence[Run], size: float, *, right: bool) -> MixedLine:
    """A line with its pieces in the order they are seen."""
    runs = list(_merged(runs))
    text = "".join(run.text for run in runs)
    if right or turns(text):
        seen = [(run, bool(level % 2)) for level, run in in_sight(_by_level(runs, text, right=right))]
    else:
        seen = [(run, False) for run in runs]
    found: list[Piece] = []
    underlines: list[tuple[float, float]] = []
    pen = 0.0
    for run, turned in seen:
        laid = pieces(run.text, run.weight, right=turned)
        wide = sum(piece.width for piece in laid) * size / EM
        if run.underlined and underlines and underlines[-1][1] == pen:
            underlines[-1] = (underlines[-1][0], pen + wide)
        elif run.underlined:
            underlines.append((pen, pen + wide))
        found.extend(laid)
        pen += wide
    return MixedLine(Line(text, tuple(found), pen), tuple(underlines))


def _merged(runs: Sequence[Run]) -> Iterator[Run]:
    """Neighbours of one look as one run: letters are shaped with those beside them."""
    for (weight, underlined), alike in groupby(runs, key=lambda run: (run.weight, run.underlined)):
        yield Run("".join(run.text for run in alike), weight, underlined)


def _by_level(runs: Sequence[Run], text: str, *, right: bool) -> list[tuple[int, Run]]:
    """The runs cut where the direction changes, each with its level."""
    found: list[tuple[int, Run]] = []
    whole = levels(text, right=right)
    offset = 0
    for run in runs:
        start = 0
        for place in range(1, len(run.text) + 1):
            if place == len(run.text) or whole[offset + place] != whole[offset + start]:
                found.append((whole[offset + start], Run(run.text[start:place], run.weight, run.underlined)))
                start = place
        offset += len(run.text)
    return found
