"""Room to be filled in by hand: dotted lines, boxes to tick, boxes for single letters, ruled lines."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pomanager.reports.flow import Block, Several, from_right
from pomanager.reports.lines import Line, broken
from pomanager.reports.parts.strokes import BOX, WRITING_ROW, box, cross, dotted
from pomanager.reports.styles import BODY, HAIRLINE, LABEL, NOTE, Align
from pomanager.reports.twins import all_in_both, in_both

_GAP = 6.0
"""Between a label and the room beside it."""


class _Labelled(Block):
    """Something to fill in with its label beside it; ``share`` is that of the label, in hundredths of the width."""

    def __init__(self, label: str, share: float) -> None:
        super().__init__()
        self.label = label
        self.share = share

    def said(self) -> Iterator[str]:
        """The label."""
        yield self.label

    def paint_label(self, width: float, height: float) -> None:
        """Draw the label so that its first line stands on the first row."""
        wide = self.label_width(width)
        top = height - WRITING_ROW + LABEL.rise + 1
        self.canvas.text_at(self.label, width - wide if self.canvas.right else 0, top, wide, LABEL)

    def label_width(self, width: float) -> float:
        """How much of the width the label may take."""
        return width * self.share / 100

    def label_height(self, width: float) -> float:
        """What the label needs, from the top of the first row to the foot of its last line."""
        lines = len(broken(self.label, self.label_width(width), LABEL.weight, LABEL.size))
        return lines * LABEL.leading + WRITING_ROW - LABEL.leading

    def across(self, offset: float, wide: float, width: float) -> float:
        """The left edge of what begins so far from where lines begin and is so wide."""
        return width - offset - wide if self.canvas.right else offset


class Blank(_Labelled):
    """A label with dotted room beside it, to be filled in by hand; ``lines`` of it.

    ``filled`` is what the office knows already; it stands on the dots.
    """

    def __init__(self, label: str, lines: int = 1, share: float = 30.0, *, filled: str = "") -> None:
        super().__init__(label, share)
        self.lines = lines
        self.filled = filled

    def height_in(self, width: float) -> float:
        """A row a hand can write in for each line, and more where label or text are long."""
        rows = max(self.lines, len(self._text(width)))
        return max(rows * WRITING_ROW, self.label_height(width))

    def said(self) -> Iterator[str]:
        """The label, and what is filled in."""
        yield self.label
        if self.filled:
            yield self.filled

    def sealed(self) -> Iterator[tuple[str, ...]]:
        """The label with what is filled in."""
        yield (self.label, self.filled)

    def beside(self, other: Block) -> Sequence[Block]:
        """One blank under both labels."""
        if isinstance(other, Blank):
            label, filled = in_both(self.label, other.label), in_both(self.filled, other.filled)
            return [Blank(label, max(self.lines, other.lines), self.share, filled=filled)]
        return super().beside(other)

    def paint(self, width: float, height: float) -> None:
        """Draw the label on the first dotted line, text on as many as it needs."""
        self.paint_label(width, height)
        start = self.label_width(width) + _GAP
        room = width - start
        text = self._text(width)
        for number in range(max(self.lines, len(text))):
            y = height - (number + 1) * WRITING_ROW + 1
            dotted(self.canvas, self.across(start, room, width), y, room)
            if number < len(text):
                self.canvas.line_at(text[number], self.across(start, text[number].width, width), y + 3, BODY)

    def _text(self, width: float) -> tuple[Line, ...]:
        if not self.filled:
            return ()
        room = width - self.label_width(width) - _GAP
        return broken(self.filled, room, BODY.weight, BODY.size, right=from_right())


@dataclass(frozen=True, slots=True)
class _Option:
    """A word with its box: how far from where lines begin and from the top it stands."""

    lines: tuple[Line, ...]
    offset: float
    down: float


class Choice(_Labelled):
    """A label and boxes to tick, each with its word beside it; ``ticked`` is the word whose box is ticked already."""

    _BETWEEN = 18.0

    def __init__(self, label: str, words: Sequence[str], share: float = 30.0, *, ticked: str = "") -> None:
        super().__init__(label, share)
        self.words = tuple(words)
        self.ticked = self.words.index(ticked) if ticked in self.words else -1

    def height_in(self, width: float) -> float:
        """One row for every line of boxes, more where words are long."""
        options = self._placed(width)
        last = max((_depth(option) for option in options), default=0.0)
        return max(last, self.label_height(width))

    def said(self) -> Iterator[str]:
        """The label, then the words."""
        yield self.label
        yield from self.words

    def beside(self, other: Block) -> Sequence[Block]:
        """One row of boxes, each with its word in both languages."""
        if isinstance(other, Choice) and len(other.words) == len(self.words):
            words = all_in_both(self.words, other.words)
            ticked = words[self.ticked] if self.ticked >= 0 else ""
            return [Choice(in_both(self.label, other.label), words, self.share, ticked=ticked)]
        return super().beside(other)

    def paint(self, width: float, height: float) -> None:
        """Draw the label, then box and word one after the other."""
        self.paint_label(width, height)
        for number, option in enumerate(self._placed(width)):
            y = height - option.down - WRITING_ROW + 1
            x = self.across(option.offset, BOX, width)
            box(self.canvas, x, y - 1, BOX, BOX)
            if number == self.ticked:
                cross(self.canvas, x, y - 1, BOX)
            for line in option.lines:
                self.canvas.line_at(line, self.across(option.offset + BOX + 5, line.width, width), y, BODY)
                y -= BODY.leading

    def _placed(self, width: float) -> list[_Option]:
        """Where each word stands: beside the one before while there is room."""
        start = self.label_width(width) + _GAP if self.label else 0.0
        room = width - start - BOX - 5
        offset, down, deepest = start, 0.0, 0.0
        found: list[_Option] = []
        for word in self.words:
            lines = broken(word, room, BODY.weight, BODY.size, right=from_right())
            needed = BOX + 5 + max(line.width for line in lines)
            if offset > start and offset + needed > width:
                offset, down = start, deepest
            found.append(_Option(lines, offset, down))
            deepest = max(deepest, _depth(found[-1]))
            offset += needed + self._BETWEEN
        return found


def _depth(option: _Option) -> float:
    return option.down + WRITING_ROW + (len(option.lines) - 1) * BODY.leading


class InColumns(Several):
    """Blocks side by side in columns of one width, each from the top."""

    _GAP = 16.0

    def height_in(self, width: float) -> float:
        """The height of the highest."""
        return max(block.wrap(self._wide(width), 0)[1] for block in self.blocks)

    def beside(self, other: Block) -> Sequence[Block]:
        """The same columns, each block with its twin."""
        if isinstance(other, InColumns) and len(other.blocks) == len(self.blocks):
            pairs = zip(self.blocks, other.blocks, strict=True)
            return [InColumns([made for one, two in pairs for made in one.beside(two)])]
        return super().beside(other)

    def paint(self, width: float, height: float) -> None:
        """Draw one beside the other, from where lines begin."""
        wide = self._wide(width)
        for number, block in enumerate(self.blocks):
            offset = number * (wide + self._GAP)
            tall = block.wrap(wide, 0)[1]
            block.drawOn(self.canvas, width - offset - wide if self.canvas.right else offset, height - tall)

    def _wide(self, width: float) -> float:
        return (width - self._GAP * (len(self.blocks) - 1)) / len(self.blocks)


class Letters(_Labelled):
    """A label and a box for each letter or figure of a number or a day.

    ``groups`` says how many boxes stand together; ``under`` names each group, in small letters.
    """

    _WIDE, _TALL, _BETWEEN = 15.0, 19.0, 8.0

    def __init__(self, label: str, groups: Sequence[int], under: Sequence[str] = (), share: float = 30.0) -> None:
        super().__init__(label, share)
        self.groups = tuple(groups)
        self.under = tuple(under) or ("",) * len(self.groups)

    def height_in(self, width: float) -> float:
        """A row for each line of boxes."""
        return max((1 + self._placed(width)[-1][0]) * self._row(), self.label_height(width))

    def said(self) -> Iterator[str]:
        """The label, then the names of the groups."""
        yield self.label
        yield from filter(None, self.under)

    def beside(self, other: Block) -> Sequence[Block]:
        """The same boxes once, named in both languages."""
        if isinstance(other, Letters) and other.groups == self.groups:
            under = all_in_both(self.under, other.under)
            return [Letters(in_both(self.label, other.label), self.groups, under, self.share)]
        return super().beside(other)

    def paint(self, width: float, height: float) -> None:
        """Draw the label, then the boxes group by group."""
        self.paint_label(width, height)
        for (row, offset), boxes, word in zip(self._placed(width), self.groups, self.under, strict=True):
            wide = boxes * self._WIDE
            x = self.across(offset, wide, width)
            y = height - row * self._row() - self._TALL - 4
            for number in range(boxes):
                box(self.canvas, x + number * self._WIDE, y, self._WIDE, self._TALL)
            self.canvas.text_at(
                word, x - self._BETWEEN / 2, y, wide + self._BETWEEN, NOTE.aligned(Align.CENTRE), most=1
            )

    def _row(self) -> float:
        return self._TALL + 6 + (NOTE.leading if any(self.under) else 0.0)

    def _placed(self, width: float) -> list[tuple[int, float]]:
        """For each group its row and how far from where lines begin it stands."""
        start = self.label_width(width) + _GAP
        row, offset = 0, start
        found: list[tuple[int, float]] = []
        for boxes in self.groups:
            wide = boxes * self._WIDE
            if offset > start and offset + wide > width:
                row, offset = row + 1, start
            found.append((row, offset))
            offset += wide + self._BETWEEN
        return found


class Lines(Block):
    """Ruled room for several lines of handwriting, its label above; it goes on over pages."""

    def __init__(self, label: str = "", count: int = 5) -> None:
        super().__init__(before=6, after=4)
        self.label = label
        self.count = count

    def height_in(self, width: float) -> float:
        """The label, then a row for each line."""
        return self._label_height(width) + self.count * WRITING_ROW

    def said(self) -> Iterator[str]:
        """The label."""
        if self.label:
            yield self.label

    def cut(self, width: float, room: float) -> list[Block]:
        """The lines that fit, and the others without the label."""
        fitting = math.floor((room - self._label_height(width)) / WRITING_ROW)
        if not 0 < fitting < self.count:
            return []
        return [Lines(self.label, fitting), Lines("", self.count - fitting)]

    def beside(self, other: Block) -> Sequence[Block]:
        """The same room once, under both labels."""
        if isinstance(other, Lines):
            return [Lines(in_both(self.label, other.label), max(self.count, other.count))]
        return super().beside(other)

    def paint(self, width: float, height: float) -> None:
        """Draw the label, then the lines."""
        if self.label:
            self.canvas.text_at(self.label, 0, height, width, LABEL)
        top = height - self._label_height(width)
        for number in range(self.count):
            self.canvas.rule(0, top - (number + 1) * WRITING_ROW + 1, width, HAIRLINE)

    def _label_height(self, width: float) -> float:
        return len(broken(self.label, width, LABEL.weight, LABEL.size)) * LABEL.leading if self.label else 0.0
