"""Photos and symbols: one by itself, or a grid of them with names, numbers and boxes to tick, for ballots and cards."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pomanager.errors import FileTrouble
from pomanager.i18n import _
from pomanager.reports.flow import Block, from_right
from pomanager.reports.lines import Line, broken
from pomanager.reports.pages import PaperCanvas
from pomanager.reports.parts.strokes import box
from pomanager.reports.pictures import draw_picture, opened, troubles_with
from pomanager.reports.styles import HEADING, NOTE, STRONG, Align, TextStyle
from pomanager.reports.twins import in_both


@dataclass(frozen=True, slots=True)
class Photo:
    """The picture of somebody or something, as a file that was handed in.

    With ``optional`` an empty frame is printed where it is missing or broken; else printing stops with a sentence.
    It is printed in greys, as it will be copied, unless ``colour``.
    """

    data: bytes = b""
    optional: bool = True
    colour: bool = False


_Place = tuple[float, float, float, float]
"""Left edge, foot, width and height, in points."""


def draw_photo(canvas: PaperCanvas, photo: Photo, name: str, place: _Place, word: str) -> None:
    """Draw a photo into its place, a frame with a word where there is none; raises FileTrouble where one must be."""
    left, bottom, width, height = place
    try:
        picture = opened(photo.data, max(width, height), troubles_with(name), grey=not photo.colour)
    except FileTrouble:
        if not photo.optional:
            raise
        box(canvas, left, bottom, width, height)
        lines = broken(word, width - 4, NOTE.weight, NOTE.size)
        top = bottom + (height + len(lines) * NOTE.leading) / 2
        canvas.lines_at(lines, left + 2, top, width - 4, NOTE.aligned(Align.CENTRE))
        return
    draw_picture(canvas, picture, place)


class Picture(Block):
    """A photo or a symbol with a caption under it, where lines begin. Width and height of its place are points."""

    def __init__(self, photo: Photo, caption: str = "", size: tuple[float, float] = (90.0, 110.0)) -> None:
        super().__init__(before=4, after=6)
        self.photo = photo
        self.caption = caption
        self.size = size
        # TR: in an empty frame on paper, where a photo of somebody could be
        self.missing_word = _("No photo")

    def height_in(self, width: float) -> float:
        """The place of the picture and its caption."""
        return self._fitted(width)[1] + len(self._caption(width)) * NOTE.leading

    def said(self) -> Iterator[str]:
        """The caption."""
        if self.caption:
            yield self.caption

    def beside(self, other: Block) -> Sequence[Block]:
        """The same picture once, under words of both languages."""
        if isinstance(other, Picture) and other.photo == self.photo:
            made = Picture(self.photo, in_both(self.caption, other.caption), self.size)
            made.missing_word = in_both(self.missing_word, other.missing_word)
            return [made]
        return super().beside(other)

    def paint(self, width: float, height: float) -> None:
        """Draw the picture, then the caption."""
        wide, tall = self._fitted(width)
        left = width - wide if self.canvas.right else 0.0
        place = (left, height - tall, wide, tall)
        draw_photo(self.canvas, self.photo, self.caption, place, self.missing_word)
        self.canvas.lines_at(self._caption(width), 0, height - tall, width, NOTE)

    def _fitted(self, width: float) -> tuple[float, float]:
        scale = min(1.0, width / self.size[0])
        return self.size[0] * scale, self.size[1] * scale

    def _caption(self, width: float) -> tuple[Line, ...]:
        return broken(self.caption, width, NOTE.weight, NOTE.size, right=from_right()) if self.caption else ()


@dataclass(frozen=True, slots=True)
class Cell:
    """One of many: a name, a number or sign before it, a line about it, a photo or a symbol (None for no place)."""

    name: str
    number: str = ""
    about: str = ""
    photo: Photo | None = None


class Cells(Block):
    """Cells of one height in columns, each with a box to tick if wanted; rows are never cut, the whole may be."""

    _GAP = 8.0
    _INSIDE = 6.0
    _PHOTO = 58.0
    _TICK = 24.0
    _NAME = replace(STRONG, size=10, leading=14)

    def __init__(self, cells: Sequence[Cell], columns: int = 2, *, tick: bool = True) -> None:
        super().__init__(before=4, after=6)
        self.cells = tuple(cells)
        self.columns = max(1, columns)
        self.tick = tick
        # TR: in an empty frame on paper, where a photo of somebody could be
        self.missing_word = _("No photo")

    def height_in(self, width: float) -> float:
        """All rows with the room between them."""
        heights = [self._row_height(row, width) for row in self._rows()]
        return sum(heights) + self._GAP * max(0, len(heights) - 1)

    def said(self) -> Iterator[str]:
        """Number, name and line of each."""
        for cell in self.cells:
            yield from filter(None, (cell.number, cell.name, cell.about))

    def sealed(self) -> Iterator[tuple[str, ...]]:
        """A line for each cell."""
        return ((cell.number, cell.name, cell.about) for cell in self.cells)

    def cut(self, width: float, room: float) -> list[Block]:
        """The rows that fit, and the others."""
        fitting = 0
        for row in self._rows():
            room -= self._row_height(row, width)
            if room < 0:
                break
            room -= self._GAP
            fitting += len(row)
        if not 0 < fitting < len(self.cells):
            return []
        return [self._like(self.cells[:fitting], self), self._like(self.cells[fitting:], self)]

    def beside(self, other: Block) -> Sequence[Block]:
        """One set of cells, to be ticked once, with words of both languages."""
        if not isinstance(other, Cells) or len(other.cells) != len(self.cells):
            return super().beside(other)
        cells = [
            Cell(in_both(one.name, two.name), in_both(one.number, two.number), in_both(one.about, two.about), one.photo)
            for one, two in zip(self.cells, other.cells, strict=True)
        ]
        return [self._like(cells, other)]

    def _like(self, cells: Sequence[Cell], other: "Cells") -> "Cells":
        made = Cells(cells, self.columns, tick=self.tick)
        made.missing_word = in_both(self.missing_word, other.missing_word)
        return made

    def paint(self, width: float, height: float) -> None:
        """Draw row by row."""
        wide = self._wide(width)
        top = height
        for row in self._rows():
            tall = self._row_height(row, width)
            for number, cell in enumerate(row):
                offset = number * (wide + self._GAP)
                x = width - offset - wide if self.canvas.right else offset
                self._paint_cell(cell, (x, top - tall, wide, tall))
            top -= tall + self._GAP

    def _paint_cell(self, cell: Cell, place: _Place) -> None:
        canvas = self.canvas
        left, bottom, wide, tall = place
        box(canvas, left, bottom, wide, tall)
        x, end = left + self._INSIDE, left + wide - self._INSIDE
        if cell.photo is not None:
            at = end - self._PHOTO if canvas.right else x
            photo = (at, bottom + (tall - self._PHOTO) / 2, self._PHOTO, self._PHOTO)
            draw_photo(canvas, cell.photo, cell.name, photo, self.missing_word)
        if self.tick:
            at = x if canvas.right else end - self._TICK
            box(canvas, at, bottom + (tall - self._TICK) / 2, self._TICK, self._TICK)
        room = self._room(cell, wide)
        before = self._tick_room() if canvas.right else self._photo_room(cell)
        top = bottom + (tall + self._text_height(cell, room)) / 2
        for text, style in self._texts(cell):
            top = canvas.text_at(text, x + before, top, room, style)

    def _texts(self, cell: Cell) -> Iterator[tuple[str, TextStyle]]:
        for text, style in ((cell.number, HEADING), (cell.name, self._NAME), (cell.about, NOTE)):
            if text:
                yield text, style

    def _text_height(self, cell: Cell, room: float) -> float:
        return sum(
            len(broken(text, room, style.weight, style.size)) * style.leading for text, style in self._texts(cell)
        )

    def _room(self, cell: Cell, wide: float) -> float:
        """How much of the width of a cell its words have."""
        return max(20.0, wide - 2 * self._INSIDE - self._photo_room(cell) - self._tick_room())

    def _photo_room(self, cell: Cell) -> float:
        return self._PHOTO + self._INSIDE if cell.photo is not None else 0.0

    def _tick_room(self) -> float:
        return self._TICK + self._INSIDE if self.tick else 0.0

    def _rows(self) -> list[tuple[Cell, ...]]:
        return [self.cells[start : start + self.columns] for start in range(0, len(self.cells), self.columns)]

    def _row_height(self, row: Sequence[Cell], width: float) -> float:
        wide = self._wide(width)
        least = self._PHOTO if any(cell.photo is not None for cell in row) else self._TICK
        return max(least, *(self._text_height(cell, self._room(cell, wide)) for cell in row)) + 2 * self._INSIDE

    def _wide(self, width: float) -> float:
        return (width - self._GAP * (self.columns - 1)) / self.columns
