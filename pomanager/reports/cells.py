"""The cells of a register as commands of a page: each different text is laid out once, each different word shaped once.

What is kept of a text is the commands that show it, and its words as they enter the check code of the paper.
"""

from collections.abc import Sequence
from typing import Final

from pomanager.reports.columns import Column, Place
from pomanager.reports.fonts import EM, Face, base_face
from pomanager.reports.lines import broken_afresh
from pomanager.reports.pages import PaperCanvas, indent
from pomanager.reports.scripts import cleaned, turns
from pomanager.reports.shaping import pieces
from pomanager.reports.styles import CELL
from pomanager.rules.envelope import canonical

MOST_KEPT: Final = 20_000
"""So many texts of a column, and words of all, are kept; then they begin anew, so that memory stays flat."""

Cell = tuple[str, bytes, tuple[str, ...]]
"""A laid-out text: the commands that show it, its canonical form and, where it has several lines, those of each line.

The commands begin and end with the pen at the left edge of the column, at the foot of the first line, and with the font
of the rows chosen. This is a tuple and no class because seven of them are taken apart for each row of a register.
"""

_Word = tuple[Face, str, int, bytes, str]
"""A word in one font: that font, the commands that show it, its width (1/1000 em), its canonical form, its inside.

The inside is what stands in its string, where it is nothing but a string in the font of the rows; else "".
"""

_SPACE: Final = ord(" ")
_SIZE: Final = CELL.size / EM


class Words(dict[str, _Word | None]):
    """The words met so far on a paper, laid out; None for one that only a look at the whole text can tell."""

    def __init__(self, canvas: PaperCanvas) -> None:
        super().__init__()
        self.base = base_face(CELL.weight)
        self.canvas = canvas
        self._space = canvas.fonts.inside(" ", self.base)

    def __missing__(self, word: str) -> _Word | None:
        """Lay out a word and keep it."""
        if len(self) >= MOST_KEPT:
            self.clear()
        self[word] = found = self._laid(word)
        return found

    def _laid(self, word: str) -> _Word | None:
        said = canonical(word).encode()
        if not said:
            return None
        if self.base.plain.issuperset(word):
            inside = self.canvas.fonts.inside(word, self.base)
            return self.base, f"({inside})Tj", sum(map(self.base.widths.__getitem__, word)), said, inside
        laid = () if turns(word) or _changes(word) else pieces(word, CELL.weight)
        if len(laid) != 1 or " " not in laid[0].face.plain:
            return None
        (piece,) = laid
        self.canvas.fonts.note(piece)
        self.canvas.fonts.inside(" ", piece.face)
        return piece.face, piece.show, piece.width, said, ""

    def joined(self, text: str) -> tuple[str, float, bytes] | None:
        """A text of one line: its commands, its width in points, its canonical form; None where it must be broken."""
        found = [word for word in map(self.__getitem__, text.split(" ")) if word is not None]
        if len(found) <= text.count(" "):
            return None
        faces, shows, widths, said, insides = zip(*found, strict=True)
        if all(insides):
            wide = sum(widths) + (len(found) - 1) * self.base.widths[" "]
            return f"({self._space.join(insides)})Tj", wide * _SIZE, b" ".join(said)
        show, spaces = self._in_fonts(faces, shows)
        return show, (sum(widths) + spaces) * _SIZE, b" ".join(said)

    def _in_fonts(self, faces: Sequence[Face], shows: Sequence[str]) -> tuple[str, int]:
        """The commands of words in several fonts, a space between each two; and the width of the spaces."""
        base = current = self.base
        found: list[str] = []
        spaces = 0
        for face, show in zip(faces, shows, strict=True):
            if found:
                found.append(f"({current.codes[_SPACE]})Tj")
                spaces += current.widths[" "]
            if face is not current:
                current = face
                found.append(_chosen(current))
            found.append(show)
        if current is not base:
            found.append(_chosen(base))
        return " ".join(found), spaces


class Cells(dict[str | int, Cell]):
    """The cells of one column met so far, by what stands in them."""

    def __init__(self, column: Column, place: Place, words: Words) -> None:
        super().__init__()
        self._column = column
        self._width = place.width
        self._words = words
        self._fonts = words.canvas.fonts
        self._right = words.canvas.right

    def __missing__(self, written: str | int) -> Cell:
        """Lay out a cell and keep it."""
        if len(self) >= MOST_KEPT:
            self.clear()
        self[written] = cell = self._laid(self.text_of(written))
        return cell

    def text_of(self, written: str | int) -> str:
        """A cell in words: an amount as the column writes it."""
        if isinstance(written, str):
            return written
        return str(written) if self._column.amount is None else self._column.amount(written)

    def _laid(self, text: str) -> Cell:
        base = self._words.base
        if " " not in text and base.plain.issuperset(text):
            # A number: its column keeps it. Among the words it would only drive the names out.
            wide = sum(map(base.widths.__getitem__, text)) * _SIZE
            if wide <= self._width:
                show = f"({self._fonts.inside(text, base)})Tj" if text else ""
                return self._shifted(show, wide), canonical(text).encode(), ()
        else:
            joined = self._words.joined(text)
            if joined is not None and joined[1] <= self._width:
                show, wide, said = joined
                return self._shifted(show, wide), said, ()
        return self._in_lines(text)

    def _in_lines(self, text: str) -> Cell:
        """A text that is broken, or that only a look at the whole can lay out."""
        lines = broken_afresh(text, self._width, CELL.weight, CELL.size, right=self._right)
        shown = tuple(self._shifted(self._fonts.show(line, CELL.size, self._words.base), line.width) for line in lines)
        said = canonical(text).encode()
        if len(shown) == 1:
            return shown[0], said, ()
        down = f"\n0 {-CELL.leading:g} Td "
        return f"{down.join(shown)}\n0 {(len(shown) - 1) * CELL.leading:g} Td", said, shown

    def _shifted(self, show: str, wide: float) -> str:
        """The commands of a line, moved to its side of the column."""
        shift = indent(wide, self._width, self._column.align.in_column, right=self._right)
        return f"[{-shift / _SIZE:.0f}]TJ {show}" if shift and show else show


def _changes(word: str) -> bool:
    """Whether a word is printed otherwise than it was put in, or over several lines."""
    return "\n" in word or "\u200b" in word or cleaned(word) != word


def _chosen(face: Face) -> str:
    return f"/{face.key} {CELL.size:g} Tf"
