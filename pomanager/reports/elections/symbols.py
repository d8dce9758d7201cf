"""Our own pictograms beside candidates, in black and white lines: they stay readable on a worn mono printer.

Each is drawn in a square of 100 by 100 by a few strokes. A stroke is its ink and its path: M and L lead to a point, C
bends to one by two others, Z closes, O is an ellipse (middle and radii), R a rectangle (corner and sides).
"""

import math
from collections.abc import Iterator, Mapping
from enum import Enum
from functools import cache
from types import MappingProxyType

from pomanager.reports.pages import PaperCanvas
from pomanager.rules.elections.symbols import Symbol

_ROUND = 0.5523
"""So far from its point a curve is held that draws a quarter of a circle."""


class Ink(Enum):
    """How a path is drawn: filled black, filled white within a line, or as a line of some width."""

    BLACK = "0 g f"
    WHITE = "1 g 0 G 4 w b"
    """The path is closed."""
    EYE = "1 g f"
    LINE = "0 G 5 w S"
    THICK = "0 G 9 w S"
    THIN = "0 G 3 w S"


B, W, EYE, L, T, N = Ink.BLACK, Ink.WHITE, Ink.EYE, Ink.LINE, Ink.THICK, Ink.THIN

_RAYS = " ".join(
    f"M {50 + 28 * math.cos(turn):.0f} {50 + 28 * math.sin(turn):.0f}"
    f" L {50 + 44 * math.cos(turn):.0f} {50 + 44 * math.sin(turn):.0f}"
    for turn in (math.radians(30 * step) for step in range(12))
)
_PETALS = " ".join(
    f"O {50 + 18 * math.cos(turn):.0f} {66 + 18 * math.sin(turn):.0f} 12 12"
    for turn in (math.radians(60 * step) for step in range(6))
)

DRAWINGS: Mapping[Symbol, tuple[tuple[Ink, str], ...]] = MappingProxyType(
    {
        Symbol.HOE: (
            (T, "M 16 8 L 66 84"),
            (B, "M 52 92 L 76 96 C 92 84 98 62 92 44 L 80 46 C 80 60 74 72 60 76 Z"),
        ),
        Symbol.MAIZE: (
            (W, "M 50 96 C 28 84 28 36 50 22 C 72 36 72 84 50 96"),
            (N, ("M 42 34 L 42 86 M 50 26 L 50 92 M 58 34 L 58 86 M 36 42 L 64 42 M 34 54 L 66 54 M 35 66 L 65 66"
                 " M 38 78 L 62 78")),
            (B, "M 50 4 C 14 14 8 50 20 70 C 26 48 36 34 52 24 Z M 50 4 C 86 14 92 50 80 70 C 74 48 64 34 48 24 Z"),
        ),
        Symbol.CALABASH: (
            (B, "O 50 33 30 29 O 50 73 15 14 R 42 52 16 14"), (L, "M 50 84 C 50 94 58 97 64 94"),
            (EYE, "O 38 38 6 9"),
        ),
        Symbol.HEN: (
            (B, ("M 10 78 C 14 50 22 24 48 22 C 72 22 80 42 76 62 L 88 68 L 78 76 C 74 90 58 90 56 74 C 54 60 44 56"
                 " 34 58 C 26 62 20 70 10 78 Z")),
            (B, "O 62 90 5 7 O 70 91 5 7"), (L, "M 42 24 L 42 6 L 54 6 M 56 24 L 56 6 L 68 6"), (EYE, "O 68 75 3 3"),
        ),
        Symbol.SUN: ((B, "O 50 50 21 21"), (L, _RAYS)),
        Symbol.FISH: (
            (B, "M 4 50 C 20 80 54 82 72 54 L 96 76 C 90 58 90 42 96 24 L 72 46 C 54 18 20 20 4 50 Z"),
            (EYE, "O 20 56 4 4"), (Ink.EYE, "M 34 66 C 40 54 40 46 34 34 L 38 34 C 44 46 44 54 38 66 Z"),
        ),
        Symbol.DRUM: (
            (W, "M 18 80 L 34 30 L 28 8 L 72 8 L 66 30 L 82 80 Z"), (W, "O 50 80 32 11"),
            (N, "M 20 74 L 36 34 L 44 70 L 50 32 L 56 70 L 64 34 L 80 74 M 34 30 L 66 30"),
            (B, "M 33 26 L 67 26 L 72 8 L 28 8 Z"),
        ),
        Symbol.TREE: ((B, "R 44 4 12 46 O 30 56 22 20 O 70 56 22 20 O 50 76 26 21 O 50 58 22 18"),),
        Symbol.BASKET: (
            (L, "M 18 58 C 18 102 82 102 82 58"), (W, "M 8 60 L 92 60 L 78 8 L 22 8 Z"),
            (N, "M 12 48 L 88 48 M 15 35 L 85 35 M 18 22 L 82 22 M 30 60 L 36 8 M 50 60 L 50 8 M 70 60 L 64 8"),
        ),
        Symbol.LAMP: (
            (L, "M 26 70 C 20 104 80 104 74 70"), (W, "M 36 26 C 22 40 28 62 38 70 L 62 70 C 72 62 78 40 64 26 Z"),
            (B, "M 50 62 C 40 48 40 36 50 32 C 60 36 60 48 50 62 Z M 30 70 L 70 70 L 62 84 L 38 84 Z"),
            (B, "M 26 6 L 74 6 L 66 26 L 34 26 Z"),
        ),
        Symbol.HOUSE: ((W, "R 20 8 60 44"), (B, "M 4 50 L 50 94 L 96 50 Z"), (B, "R 42 8 16 30")),
        Symbol.KEY: ((T, "O 26 62 17 17"), (T, "M 42 54 L 90 30 M 74 37 L 66 20 M 88 30 L 80 13")),
        Symbol.COW: (
            (L, "M 30 78 C 8 80 8 94 14 98 M 70 78 C 92 80 92 94 86 98"),
            (B, "M 30 74 L 6 68 C 10 54 22 54 32 62 Z M 70 74 L 94 68 C 90 54 78 54 68 62 Z"),
            (W, "M 28 80 L 72 80 C 74 56 70 40 66 28 L 34 28 C 30 40 26 56 28 80 Z"), (W, "O 50 22 24 16"),
            (B, "O 40 60 4 6 O 60 60 4 6 O 42 22 4 4 O 58 22 4 4"),
        ),
        Symbol.BICYCLE: (
            (L, "O 23 30 18 18 O 77 30 18 18"),
            (L, "M 23 30 L 40 64 L 68 64 L 48 30 Z M 40 64 L 48 30 M 77 30 L 66 76 L 78 80 M 34 72 L 48 72"),
        ),
        Symbol.CUP: (
            (L, "M 72 58 C 98 62 98 30 66 30"),
            (B, "M 16 66 L 76 66 C 76 38 70 22 56 18 L 36 18 C 22 22 16 38 16 66 Z"),
            (B, "R 8 6 78 7"), (L, "M 34 74 C 26 82 42 88 34 97 M 56 74 C 48 82 64 88 56 97"),
        ),
        Symbol.UMBRELLA: (
            (L, "M 50 92 L 50 16 C 50 2 68 2 68 16"),
            (B, "M 4 48 C 8 106 92 106 96 48 C 88 58 76 58 68 48 C 62 58 38 58 32 48 C 24 58 12 58 4 48 Z"),
        ),
        Symbol.MOON: ((B, "M 62 94 C 6 92 6 8 62 6 C 76 6 86 12 92 20 C 44 14 40 82 90 80 C 84 88 76 94 62 94 Z"),),
        Symbol.LADDER: (
            (T, "M 32 4 L 32 96 M 68 4 L 68 96"), (L, ("M 32 16 L 68 16 M 32 33 L 68 33 M 32 50 L 68 50 M 32 67 L 68 67"
                 " M 32 84 L 68 84")),
        ),
        Symbol.BOAT: (
            (B, "M 4 34 L 96 34 L 78 8 L 22 8 Z"), (L, "M 48 34 L 48 96"), (W, "M 52 92 L 88 44 L 52 44 Z"),
            (B, "M 44 84 L 16 44 L 44 44 Z"),
        ),
        Symbol.FLOWER: (
            (L, "M 50 52 L 50 4"), (B, "M 50 10 C 60 34 78 34 88 32 C 82 16 66 8 50 10 Z"), (B, _PETALS),
            (W, "O 50 66 11 11"),
        ),
    }
)  # fmt: skip


def draw_symbol(canvas: PaperCanvas, symbol: Symbol, place: tuple[float, float, float]) -> None:
    """Draw a symbol into the square (left, bottom, side), in points."""
    left, bottom, side = place
    scale = side / 100
    canvas.write(f"q {scale:.4f} 0 0 {scale:.4f} {left:.2f} {bottom:.2f} cm 1 J {_commands(symbol)} Q")


@cache
def _commands(symbol: Symbol) -> str:
    return " ".join(f"{_set(ink)} {_path(path)} {ink.value.split()[-1]}" for ink, path in DRAWINGS[symbol])


def _set(ink: Ink) -> str:
    """The colours and the width of an ink, which stand before the path."""
    return " ".join(ink.value.split()[:-1])


def _path(told: str) -> str:
    return " ".join(_steps(iter(told.split())))


def _steps(words: Iterator[str]) -> Iterator[str]:
    """A path in the words of a PDF."""
    start = ""
    for step in words:
        if step == "M":
            start = f"{next(words)} {next(words)}"
            yield f"{start} m"
        elif step == "L":
            yield f"{next(words)} {next(words)} l"
        elif step == "C":
            yield f"{' '.join(next(words) for _figure in range(6))} c"
        elif step == "Z":
            yield f"{start} l"
        elif step == "R":
            yield f"{' '.join(next(words) for _figure in range(4))} re"
        else:
            yield _ellipse(*(float(next(words)) for _figure in range(4)))


def _ellipse(x: float, y: float, wide: float, tall: float) -> str:
    """An ellipse as four curves."""
    held_x, held_y = wide * _ROUND, tall * _ROUND
    curves = (
        (x + wide, y + held_y, x + held_x, y + tall, x, y + tall),
        (x - held_x, y + tall, x - wide, y + held_y, x - wide, y),
        (x - wide, y - held_y, x - held_x, y - tall, x, y - tall),
        (x + held_x, y - tall, x + wide, y - held_y, x + wide, y),
    )
    return f"{x + wide:g} {y:g} m " + " ".join(f"{' '.join(f'{each:.2f}' for each in curve)} c" for curve in curves)
