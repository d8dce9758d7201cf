"""Codes that machines read: squares (QR) for check codes and addresses, bars (Code 128) for member numbers."""

import re
from abc import abstractmethod
from collections.abc import Iterator, Sequence
from functools import lru_cache

import segno
from pomanager.reports.flow import Block
from pomanager.reports.lines import broken
from pomanager.reports.pages import PaperCanvas
from pomanager.reports.styles import NOTE, Align
from pomanager.reports.twins import in_both

QUIET_SQUARE = 4
QUIET_BARS = 10
"""So many modules around a code stay white, or no machine finds it."""

_MASK = 4

LONGEST_BARS = 40
"""In letters; a code of more bars than that is wider than any paper."""

_SEAM = 0.02
"""Rows of a square reach so far into the next, in modules: screens show a white line between what only touches."""

_START_B, _START_C, _TO_C, _TO_B, _STOP = 104, 105, 99, 100, "2331112"
_CHECKED_BY = 103
_WRITTEN_IN_BARS = re.compile("[ -~]+")
_PAIRS = re.compile("^[0-9]{4,}|[0-9]{6,}|[0-9]{4,}$|^[0-9]{2}$")
"""Where two figures in one sign are shorter than a sign for each."""

_BARS = (
    "212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 "
    "112232 122132 122231 113222 123122 123221 223211 221132 221231 213212 223112 312131 "
    "311222 321122 321221 312212 322112 322211 212123 212321 232121 111323 131123 131321 "
    "112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 "
    "313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 "
    "314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 112412 122114 "
    "122411 142112 142211 241211 221114 413111 241112 134111 111242 121142 121241 114212 "
    "124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 "
    "114311 411113 411311 113141 114131 311141 411131 211412 211214 211232 "
)
"""Code 128: for each value, seven letters on, the widths of bar, gap, bar, gap, bar, gap, in modules."""


@lru_cache(maxsize=16)
def square_of(text: str) -> Sequence[Sequence[int]]:
    """The rows of a square that says this text, top row first: 1 for a dark module, 0 for a white one.

    Those worked out last are kept: a square is tried when it is made, and drawn a moment later.

    A damaged square (up to 15 %) can still be read. Raises ValueError for a text that is empty or too long.
    """
    if not text:
        raise ValueError("A square that says nothing cannot be read.")
    # Of eight masks, which all readers know, the standard would have the fairest looked for: half the time of a letter.
    return segno.make_qr(text, error="m", mask=_MASK).matrix


def qr_code_at(canvas: PaperCanvas, text: str, place: tuple[float, float, float]) -> None:
    """Draw a square into the place (left, bottom, side), the white around it included; raises as ``square_of`` does."""
    rows = square_of(text)
    left, bottom, side = place
    module = side / (len(rows) + 2 * QUIET_SQUARE)
    quiet = QUIET_SQUARE * module
    # Drawn in modules: hundreds of places are whole numbers then.
    drawn = [f"0 g q {module:.4f} 0 0 {module:.4f} {left + quiet:.3f} {bottom + quiet:.3f} cm"]
    for number, row in enumerate(rows):
        above = f"{len(rows) - number - 1 - _SEAM:.2f}"
        drawn += [f"{start} {above} {length} {1 + _SEAM} re" for start, length in _dark_runs(row)]
    canvas.write(" ".join([*drawn, "f Q"]))


def _dark_runs(row: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Where dark modules begin that touch one another, and how many they are."""
    for run in re.finditer(b"\x01+", bytes(row)):
        yield run.start(), len(run[0])


def bars_of(text: str) -> str:
    """The widths of bars and gaps, in modules, that say this text in Code 128, beginning and ending with a bar.

    Raises ValueError for a text that is empty, too long, or holds other letters than those of ASCII.
    """
    if len(text) > LONGEST_BARS or not _WRITTEN_IN_BARS.fullmatch(text):
        raise ValueError(f"Bars can say 1 to {LONGEST_BARS} letters of ASCII, and no others.")
    values = _values(text)
    check = (values[0] + sum(place * value for place, value in enumerate(values))) % _CHECKED_BY
    return "".join(_BARS[7 * value : 7 * value + 6] for value in (*values, check)) + _STOP


def _values(text: str) -> list[int]:
    """The signs of a text with those that begin it and change between letters and pairs of figures."""
    found: list[int] = []
    start = 0
    for run in _PAIRS.finditer(text):
        # An odd figure stands alone: before the pairs, or after them where they begin the text.
        begin = run.start() + (len(run[0]) % 2 if run.start() else 0)
        _add_letters(found, text[start:begin])
        start = begin + (run.end() - begin) // 2 * 2
        found.append(_TO_C if found else _START_C)
        found.extend(int(text[place : place + 2]) for place in range(begin, start, 2))
    _add_letters(found, text[start:])
    return found


def _add_letters(values: list[int], letters: str) -> None:
    if letters:
        values.append(_TO_B if values else _START_B)
        values.extend(ord(letter) - ord(" ") for letter in letters)


def bar_code_at(canvas: PaperCanvas, text: str, place: tuple[float, float, float, float]) -> None:
    """Draw bars into the place (left, bottom, width, height), the white beside them included.

    Raises as ``bars_of`` does.
    """
    widths = [int(width) for width in bars_of(text)]
    left, bottom, wide, tall = place
    module = wide / (sum(widths) + 2 * QUIET_BARS)
    x = left + QUIET_BARS * module
    canvas.write("0 g")
    for number, width in enumerate(widths):
        if number % 2 == 0:
            canvas.write(f"{x:.3f} {bottom:.3f} {width * module:.3f} {tall:.3f} re")
        x += width * module
    canvas.write("f")


class _Code(Block):
    """A code with a caption under it, where lines begin."""

    def __init__(self, text: str, caption: str) -> None:
        super().__init__(before=4, after=4)
        self.text = text
        self.caption = caption

    def height_in(self, width: float) -> float:
        """The code and its caption."""
        wide, tall = self._size(width)
        lines = broken(self.caption, wide, NOTE.weight, NOTE.size) if self.caption else ()
        return tall + len(lines) * NOTE.leading

    def said(self) -> Iterator[str]:
        """What people read under it; the code says nothing to them."""
        if self.caption:
            yield self.caption

    def paint(self, width: float, height: float) -> None:
        """Draw the code, the caption centred under it."""
        wide, tall = self._size(width)
        left = width - wide if self.canvas.right else 0.0
        self._draw(left, height - tall, wide, tall)
        if self.caption:
            self.canvas.text_at(self.caption, left, height - tall, wide, NOTE.aligned(Align.CENTRE))

    @abstractmethod
    def _size(self, width: float) -> tuple[float, float]:
        """Width and height of the code alone in a column of this width."""

    @abstractmethod
    def _draw(self, left: float, bottom: float, wide: float, tall: float) -> None:
        """Draw the code alone."""


class QrCode(_Code):
    """A square that telephones read; ``side`` is its height and width in points, white around it included.

    Raises ValueError when it is made for a text no square can say.
    """

    def __init__(self, text: str, caption: str = "", side: float = 72.0) -> None:
        super().__init__(text, caption)
        square_of(text)
        self._side = side

    def beside(self, other: Block) -> Sequence[Block]:
        """The same square once, with the words of both languages under it."""
        if isinstance(other, QrCode) and other.text == self.text:
            return [QrCode(self.text, in_both(self.caption, other.caption), self._side)]
        return super().beside(other)

    def _size(self, width: float) -> tuple[float, float]:
        side = min(self._side, width)
        return side, side

    def _draw(self, left: float, bottom: float, wide: float, tall: float) -> None:  # noqa: ARG002 - it is a square
        qr_code_at(self.canvas, self.text, (left, bottom, wide))


class BarCode(_Code):
    """Bars that hand-held readers understand, a number under them.

    Raises ValueError when it is made for a text bars cannot say.
    """

    _MODULE = 0.95
    _TALL = 30.0

    def __init__(self, text: str, caption: str | None = None) -> None:
        """Without a caption the text itself stands under the bars; "" leaves the place empty."""
        super().__init__(text, text if caption is None else caption)
        self._modules = sum(map(int, bars_of(text))) + 2 * QUIET_BARS

    def beside(self, other: Block) -> Sequence[Block]:
        """The same bars once, with the words of both languages under them."""
        if isinstance(other, BarCode) and other.text == self.text:
            return [BarCode(self.text, in_both(self.caption, other.caption))]
        return super().beside(other)

    def _size(self, width: float) -> tuple[float, float]:
        return min(self._modules * self._MODULE, width), self._TALL

    def _draw(self, left: float, bottom: float, wide: float, tall: float) -> None:
        bar_code_at(self.canvas, self.text, (left, bottom, wide, tall))
