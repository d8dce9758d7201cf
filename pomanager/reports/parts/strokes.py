"""Lines and shapes that parts of papers are drawn with: dots to write on, boxes to tick, a line to cut along."""

from pomanager.reports.lines import one_line
from pomanager.reports.pages import PaperCanvas
from pomanager.reports.styles import HAIRLINE, NOTE, QUIET, Align

BOX = 9.0
"""Height and width of a box to tick, in points."""

WRITING_ROW = 23.0
"""A row a hand can write in, in points."""

_DOTS = "[0.5 2.5] 0 d 1 J"
_DASHES = "[4 3] 0 d"
_UNBROKEN = "[] 0 d 0 J"

_BLADE, _HANDLE = 15.0, 2.4
"""A pair of scissors: how long it is and how large its handles are, in points."""


def dotted(canvas: PaperCanvas, x: float, y: float, width: float) -> None:
    """Draw a row of dots from ``x`` on, to be written on."""
    if width > 0:
        canvas.write(_DOTS)
        canvas.rule(x, y, width, HAIRLINE * 2)
        canvas.write(_UNBROKEN)


def box(canvas: PaperCanvas, x: float, y: float, width: float, height: float) -> None:
    """Draw a box whose lower left corner is at ``x``, ``y``."""
    canvas.write(f"0.8 w {x:.2f} {y:.2f} {width:.2f} {height:.2f} re S")


def cross(canvas: PaperCanvas, x: float, y: float, side: float) -> None:
    """Draw a cross into the square box whose lower left corner is at ``x``, ``y``: it is ticked."""
    begin, end = 1.5, side - 1.5
    canvas.write(f"1.2 w {x + begin:.2f} {y + begin:.2f} m {x + end:.2f} {y + end:.2f} l")
    canvas.write(f"{x + begin:.2f} {y + end:.2f} m {x + end:.2f} {y + begin:.2f} l S")


def upright(canvas: PaperCanvas, x: float, bottom: float, top: float) -> None:
    """Draw a hairline from ``bottom`` up to ``top``."""
    canvas.write(f"0.6 G {HAIRLINE:g} w {x:.2f} {bottom:.2f} m {x:.2f} {top:.2f} l S 0 G")


def stamp_room(canvas: PaperCanvas, place: tuple[float, float, float], label: str) -> None:
    """Draw a dashed circle for a stamp into the square (left, bottom, side), what it is for in its middle."""
    left, bottom, side = place
    canvas.write(f"{QUIET:g} G 0.7 w {_DASHES}")
    canvas.circle(left + side / 2, bottom + side / 2, side / 2)
    canvas.write(f"{_UNBROKEN} 0 G")
    canvas.text_at(label, left + 10, bottom + side / 2 + NOTE.leading, side - 20, NOTE.aligned(Align.CENTRE), most=3)


def cut_line(canvas: PaperCanvas, y: float, width: float, words: str) -> None:
    """Draw a dashed line over the whole width, a pair of scissors where lines begin, words on its middle."""
    line = one_line(words, NOTE.weight, NOTE.size, right=canvas.right)
    middle = (width - line.width) / 2
    canvas.line_at(line, middle, y - NOTE.size * 0.3, NOTE)
    canvas.write(f"{QUIET:g} G 0.8 w {_DASHES}")
    begin, end = (0.0, width - _BLADE - 4) if canvas.right else (_BLADE + 4, width)
    canvas.write(f"{begin:.2f} {y:.2f} m {max(begin, middle - 6):.2f} {y:.2f} l")
    canvas.write(f"{min(end, middle + line.width + 6):.2f} {y:.2f} m {end:.2f} {y:.2f} l S {_UNBROKEN} 0 G")
    _scissors(canvas, width if canvas.right else 0.0, y, -1 if canvas.right else 1)


def _scissors(canvas: PaperCanvas, x: float, y: float, towards: int) -> None:
    """Draw a pair of scissors from ``x`` on, its blades to the right (1) or to the left (-1)."""
    canvas.write("0 G 0.8 w")
    for side in (1, -1):
        canvas.circle(x + towards * _HANDLE, y + side * (_HANDLE + 0.8), _HANDLE)
        start = (x + towards * _HANDLE * 1.9, y + side * (_HANDLE * 0.6))
        canvas.write(f"{start[0]:.2f} {start[1]:.2f} m {x + towards * _BLADE:.2f} {y - side * 2.6:.2f} l S")
