"""Free text on paper: paragraphs, bold words, lists and tables, as the secretary wrote them."""

from collections.abc import Iterator, Sequence

from pomanager.reports.flow import Block, Several, in_pairs
from pomanager.reports.parts import Grid, GridColumn, UserText
from pomanager.rules.meetings.rich_text import BlockKind, Line, RichText, TextBlock
from pomanager.rules.user_text import Kind, Passage
from pomanager.rules.user_text import Span as Letters


class Written(Several):
    """A free text as one block, however many passages and tables it has, so that its twin stands beside it.

    It goes on over pages where one of its blocks may be cut.
    """

    def __init__(self, blocks: Sequence[Block]) -> None:
        super().__init__(blocks, after=blocks[-1].spaceAfter if blocks else 0.0)

    def height_in(self, width: float) -> float:
        """All of them with the room between them."""
        return sum(gap + block.wrap(width, 0)[1] for gap, block in self._spaced())

    def cut(self, width: float, room: float) -> list[Block]:
        """The blocks that fit, the one at the end of the page in two where it can be, and the others."""
        left = room
        for number, (gap, block) in enumerate(self._spaced()):
            tall = gap + block.wrap(width, 0)[1]
            if tall <= left:
                left -= tall
                continue
            parts = [part for part in block.split(width, left - gap) if isinstance(part, Block)] if left > gap else []
            top = [*self.blocks[:number], *parts[:1]]
            rest = [*parts[1:], *self.blocks[number + 1 :]] if parts else [*self.blocks[number:]]
            return [Written(top), Written(rest)] if top and rest else []
        return []

    def beside(self, other: Block) -> Sequence[Block]:
        """Block by block where both texts are built alike, else one text beside the other."""
        if isinstance(other, Written) and len(other.blocks) == len(self.blocks):
            return in_pairs(self.blocks, other.blocks)
        return super().beside(other)

    def paint(self, width: float, height: float) -> None:
        """Draw one below the other."""
        top = height
        for gap, block in self._spaced():
            top -= gap + block.wrap(width, 0)[1]
            block.drawOn(self.canvas, 0, top)

    def _spaced(self) -> Iterator[tuple[float, Block]]:
        after = 0.0
        for number, block in enumerate(self.blocks):
            yield (max(block.spaceBefore, after) if number else 0.0), block
            after = block.spaceAfter


def written(text: RichText) -> Block:
    """A free text as it stands on paper."""
    return Written(_blocks(text))


def _blocks(text: RichText) -> list[Block]:
    """Passages that follow one another as one block, and each table as one."""
    found: list[Block] = []
    passages: list[Passage] = []
    for block in text.blocks:
        if block.kind is not BlockKind.TABLE:
            passages += _passages(block)
            continue
        if passages:
            found.append(UserText(passages))
            passages = []
        if block.rows and block.rows[0]:
            found.append(_table(block))
    return [*found, UserText(passages)] if passages else found


def _passages(block: TextBlock) -> Iterator[Passage]:
    for number, line in enumerate(block.lines, 1):
        if block.kind is BlockKind.PARAGRAPH:
            yield Passage(Kind.PARAGRAPH, _letters(line))
        else:
            label = f"{number}." if block.kind is BlockKind.NUMBERS else ""
            yield Passage(Kind.ITEM, _letters(line), label=label)


def _letters(line: Line) -> tuple[Letters, ...]:
    return tuple(Letters(span.text, strong=span.bold) for span in line)


def _table(block: TextBlock) -> Block:
    head, *rows = block.rows
    share = 100 / len(head)
    # A head without any words is no head: its row stands among the others.
    titles = head if any(cell.strip() for cell in head) else ("",) * len(head)
    return Grid([GridColumn(title.strip(), share) for title in titles], rows or [("",) * len(head)])
