"""Draws the portraits of invented people: a plain face before a plain wall, never a picture of anybody."""

from io import BytesIO
from random import Random

from pomanager.rules.members import Sex

WIDE, HIGH = 360, 480
FINER = 2
"""How much larger the picture is drawn than it is kept, so that its edges are smooth."""
WALLS = ("#dfe7ea", "#e8e2d6", "#d9e4d8", "#e6dde2")
CLOTHES = ("#8c3b2e", "#2f5d62", "#6b4c82", "#b5762a", "#3f5a36", "#7a2f4f", "#27436b")
HAIR = ("#1b1512", "#2a201b", "#241c1a", "#6d6763")
INK = "#2b211d"


class _Sheet:
    """A sheet on which shapes stand by their middle and their size, in dots of the picture as it is kept."""

    def __init__(self, wall: str) -> None:
        from PIL import Image, ImageDraw

        self.image = Image.new("RGB", (WIDE * FINER, HIGH * FINER), wall)
        self._pen = ImageDraw.Draw(self.image)

    def oval(self, middle: tuple[float, float], wide: float, high: float, colour: str) -> None:
        """An oval around a point."""
        x, y = middle
        box = (x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)
        self._pen.ellipse([side * FINER for side in box], fill=colour)

    def arch(self, middle: tuple[float, float], size: tuple[float, float], turn: tuple[int, int], colour: str) -> None:
        """A filled part of an oval around a point, from one angle to another."""
        (x, y), (wide, high) = middle, size
        box = [(x - wide / 2) * FINER, (y - high / 2) * FINER, (x + wide / 2) * FINER, (y + high / 2) * FINER]
        self._pen.chord(box, *turn, fill=colour)

    def bend(self, middle: tuple[float, float], size: tuple[float, float], turn: tuple[int, int], thick: int) -> None:
        """A line along a part of an oval."""
        (x, y), (wide, high) = middle, size
        box = [(x - wide / 2) * FINER, (y - high / 2) * FINER, (x + wide / 2) * FINER, (y + high / 2) * FINER]
        self._pen.arc(box, *turn, fill=INK, width=thick * FINER)

    def block(self, box: tuple[float, float, float, float], colour: str) -> None:
        """A rectangle with round corners."""
        self._pen.rounded_rectangle([side * FINER for side in box], radius=14 * FINER, fill=colour)


def draw_portrait(sex: Sex, skin: str, head_wear: str, chance: Random) -> bytes:
    """A portrait as a picture file, 360 × 480 dots; ``head_wear`` is "scarf", "wrap", "krama", "cap" or nothing."""
    sheet = _Sheet(chance.choice(WALLS))
    clothes, hair, wear = chance.choice(CLOTHES), chance.choice(HAIR), chance.choice(CLOTHES)
    middle, face = WIDE / 2, chance.randint(150, 172)
    high = face * chance.uniform(1.24, 1.36)
    woman = sex is Sex.FEMALE
    if head_wear == "scarf":
        sheet.oval((middle, 222), face + 74, high + 92, wear)
        sheet.block((middle - 92, 240, middle + 92, 380), wear)
    elif woman:
        sheet.oval((middle, 214), face + 46, high + 60, hair)
    sheet.oval((middle, 480), 336, 270, clothes)
    sheet.block((middle - 36, 290, middle + 36, 370), wear if head_wear == "scarf" else skin)
    sheet.oval((middle, 362), 88, 44, wear if head_wear == "scarf" else skin)
    for side in (-1, 1):
        if head_wear != "scarf":
            sheet.oval((middle + side * face / 2, 226), 26, 44, skin)
    sheet.oval((middle, 220), face, high, skin)
    _top(sheet, face, high, hair if head_wear in {"", "krama"} else wear, head_wear)
    _features(sheet, face, hair, beard=not woman and chance.random() < 0.35)
    out = BytesIO()
    sheet.image.reduce(FINER).save(out, "BMP")
    return out.getvalue()


def _top(sheet: _Sheet, face: float, high: float, colour: str, head_wear: str) -> None:
    """Hair, or what is worn over it."""
    middle, top = WIDE / 2, 220 - high / 2
    if head_wear == "cap":
        sheet.block((middle - face / 2 + 6, top - 16, middle + face / 2 - 6, top + 40), colour)
    elif head_wear == "wrap":
        sheet.oval((middle, top + 12), face + 40, 104, colour)
        sheet.oval((middle + face / 3, top - 26), 66, 52, colour)
    elif head_wear == "scarf":
        sheet.arch((middle, top + 50), (face + 30, 124), (180, 360), colour)
    else:
        sheet.arch((middle, top + 62), (face + 12, 152), (180, 360), colour)
    if head_wear == "krama":
        for place in range(4):
            shade = "#b3322c" if place % 2 else "#f1ece2"
            sheet.block((middle - 84, 334 + place * 13, middle + 84, 352 + place * 13), shade)


def _features(sheet: _Sheet, face: float, hair: str, *, beard: bool) -> None:
    middle = WIDE / 2
    for side in (-1, 1):
        eye = middle + side * face * 0.22
        sheet.bend((eye, 206), (40, 24), (205, 335), 4)
        sheet.oval((eye, 220), 26, 15, "#f7f3ee")
        sheet.oval((eye, 220), 13, 14, INK)
    sheet.bend((middle, 240), (26, 36), (35, 145), 3)
    if beard:
        sheet.arch((middle, 282), (face * 0.62, 92), (10, 170), hair)
        sheet.oval((middle, 284), face * 0.36, 16, "#a5645a")
    else:
        sheet.bend((middle, 272), (face * 0.36, 34), (25, 155), 4)
