"""Photos and symbols of candidates on papers: one beside facts, a choice of symbols with boxes to tick."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pomanager.i18n import _
from pomanager.i18n.sentences import sentence
from pomanager.reports.elections.symbols import draw_symbol
from pomanager.reports.fixed import fitted
from pomanager.reports.flow import Block
from pomanager.reports.pages import PaperCanvas
from pomanager.reports.parts.cells import Photo, draw_photo
from pomanager.reports.parts.strokes import BOX, box
from pomanager.reports.styles import NOTE, Align
from pomanager.reports.twins import in_both
from pomanager.rules.elections.symbols import SYMBOL_WORDS, Symbol, symbol_named
from pomanager.rules.objections import Objection


def symbol_said(text: str) -> str:
    """The symbol of a candidacy in words: ours in the language being spoken, another as it was written down."""
    named = symbol_named(text)
    return text if named is None else sentence(Objection(SYMBOL_WORDS[named]))


def draw_mark(canvas: PaperCanvas, text: str, place: tuple[float, float, float]) -> None:
    """Draw the symbol of a candidacy into a square (left, bottom, side); one we have no drawing of, in letters."""
    named = symbol_named(text)
    if named is not None:
        draw_symbol(canvas, named, place)
        return
    left, bottom, side = place
    box(canvas, left, bottom, side, side)
    made = fitted(text, side - 4, NOTE.aligned(Align.CENTRE), max(1, int(side // NOTE.leading)), right=canvas.right)
    canvas.lines_at(made.lines, left + 2, bottom + (side + made.height) / 2, side - 4, made.style)


@dataclass(frozen=True, slots=True)
class Portrait:
    """The photo and the symbol of a candidate; b"" and "" where there is none."""

    photo: bytes = b""
    symbol: str = ""
    name: str = ""


class WithPortrait(Block):
    """A block with photo and symbol before it, where lines begin; it goes on over pages without them."""

    _SIDE = 62.0
    _TALL = 76.0
    _GAP = 10.0

    def __init__(self, portrait: Portrait | None, block: Block) -> None:
        super().__init__(before=block.spaceBefore, after=block.spaceAfter)
        self.portrait = portrait
        self.block = block
        has_any = portrait is not None and (portrait.photo or portrait.symbol)
        self.inset = self._SIDE + self._GAP if has_any else 0.0
        """So far the block stays from where lines begin; what goes on over the page stays there, too."""
        # TR: in an empty frame on paper, where a photo of somebody could be
        self.missing_word = _("No photo")

    def height_in(self, width: float) -> float:
        """The higher of both."""
        return max(self.block.wrap(self._room(width), 0)[1], self._picture_height())

    def said(self) -> Iterator[str]:
        """The words of the block."""
        return self.block.said()

    def sealed(self) -> Iterator[tuple[str, ...]]:
        """The lines of the block."""
        return self.block.sealed()

    def cut(self, width: float, room: float) -> list[Block]:
        """The block in parts, the pictures with the first."""
        if room < self._picture_height():
            return []
        parts = [part for part in self.block.split(self._room(width), room) if isinstance(part, Block)]
        pictures = [self.portrait, *[None] * len(parts)]
        return [self._like(picture, part, self) for picture, part in zip(pictures, parts, strict=False)]

    def beside(self, other: Block) -> Sequence[Block]:
        """The pictures once, before the words of both languages."""
        if not isinstance(other, WithPortrait):
            return super().beside(other)
        parts = self.block.beside(other.block)
        pictures = [self.portrait, *[None] * len(parts)]
        return [self._like(picture, part, other) for picture, part in zip(pictures, parts, strict=False)]

    def _like(self, picture: Portrait | None, block: Block, other: "WithPortrait") -> "WithPortrait":
        made = WithPortrait(picture, block)
        made.inset = self.inset
        made.missing_word = in_both(self.missing_word, other.missing_word)
        return made

    def paint(self, width: float, height: float) -> None:
        """Draw the pictures below one another, the block beside them."""
        left = width - self._SIDE if self.canvas.right else 0.0
        top = height
        if self.portrait is not None and self.portrait.photo:
            photo = Photo(self.portrait.photo, optional=True)
            place = (left, top - self._TALL, self._SIDE, self._TALL)
            draw_photo(self.canvas, photo, self.portrait.name, place, self.missing_word)
            top -= self._TALL + self._GAP / 2
        if self.portrait is not None and self.portrait.symbol:
            draw_mark(self.canvas, self.portrait.symbol, (left, top - self._SIDE, self._SIDE))
        tall = self.block.wrap(self._room(width), 0)[1]
        self.block.drawOn(self.canvas, 0.0 if self.canvas.right else self.inset, height - tall)

    def _room(self, width: float) -> float:
        return width - self.inset

    def _picture_height(self) -> float:
        if self.portrait is None:
            return 0.0
        photo = self._TALL + self._GAP / 2 if self.portrait.photo else 0.0
        return photo + (self._SIDE if self.portrait.symbol else 0.0)


class SymbolChoice(Block):
    """All symbols with a box under each, to choose one on the form of a candidacy."""

    _COLUMNS = 10
    _SIDE = 34.0
    _ROW = 34.0 + 2 * NOTE.leading + BOX + 12.0

    def __init__(self) -> None:
        super().__init__(before=4, after=4)
        self.words = {each: symbol_said(each.value) for each in Symbol}

    def height_in(self, width: float) -> float:  # noqa: ARG002 - rows are equally long on all sheets
        """The rows."""
        return self._ROW * -(-len(self.words) // self._COLUMNS)

    def said(self) -> Iterator[str]:
        """Their words."""
        return iter(self.words.values())

    def beside(self, other: Block) -> Sequence[Block]:
        """The symbols once, under words of both languages."""
        if not isinstance(other, SymbolChoice):
            return super().beside(other)
        made = SymbolChoice()
        made.words = {each: in_both(word, other.words[each]) for each, word in self.words.items()}
        return [made]

    def paint(self, width: float, height: float) -> None:
        """Draw symbol, word and box, row by row."""
        wide = width / self._COLUMNS
        for place, (symbol, word) in enumerate(self.words.items()):
            row, column = divmod(place, self._COLUMNS)
            x = width - (column + 1) * wide if self.canvas.right else column * wide
            top = height - row * self._ROW
            draw_symbol(self.canvas, symbol, (x + (wide - self._SIDE) / 2, top - self._SIDE, self._SIDE))
            under = NOTE.aligned(Align.CENTRE)
            self.canvas.text_at(word, x, top - self._SIDE - 1, wide, under, most=2)
            box(self.canvas, x + (wide - BOX) / 2, top - self._ROW + 8, BOX, BOX)
