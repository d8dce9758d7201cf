"""How the program looks at this moment: colours, size of the text, order of the typefaces."""

from dataclasses import dataclass, replace
from functools import cache

from PySide6.QtGui import QColor, QFont, QFontMetrics

from pomanager.ui.tokens import LIGHT, Tokens

SIZES = {"figure": 30, "page": 22, "sheet": 16, "section": 14, "body": 14, "small": 13, "key": 12}
ANY_WIDTH = 16_777_215
"""What Qt takes for no limit: its QWIDGETSIZE_MAX, which PySide does not name."""
BOLD_ROLES = frozenset({"figure", "page", "sheet", "section", "strong", "link"})


@dataclass(frozen=True, slots=True)
class Look:
    """The colours, the factor all sizes are multiplied by, and whether the script needs taller lines."""

    tokens: Tokens = LIGHT
    scale: float = 1.0
    tall: bool = False
    families: tuple[str, ...] = ()

    def px(self, size: float) -> int:
        """Return a length given for 100 % at the present size of the text."""
        return round(size * self.scale)

    def text_px(self, role: str) -> int:
        """Return the size of the letters of a role in pixels; Khmer letters are one pixel larger."""
        return self.px(SIZES.get(role, SIZES["body"]) + (1 if self.tall else 0))

    @property
    def row_height(self) -> int:
        """Return the height of a table row."""
        return self.px(36 if self.tall else 32)

    @property
    def line_percent(self) -> int:
        """Return the height of wrapped lines in per cent of the font's own height."""
        return 112 if self.tall else 104

    @property
    def stacked(self) -> bool:
        """Whether the text is so large that things side by side go under one another."""
        return self.scale >= 1.4

    def colour(self, name: str) -> QColor:
        """Return the colour of a token or tone by its name."""
        return QColor(self.tokens.colour(name))

    def font(self, role: str = "body", *, strong: bool = False) -> QFont:
        """Return the font of a role; ``strong`` gives its heavier cut."""
        return QFont(_font(self.families, self.text_px(role), strong=strong or role in BOLD_ROLES))

    def metrics(self, role: str = "body", *, strong: bool = False) -> QFontMetrics:
        """Return the measures of the font of a role."""
        return _metrics(self.families, self.text_px(role), strong=strong or role in BOLD_ROLES)


@cache
def _font(families: tuple[str, ...], pixels: int, *, strong: bool) -> QFont:
    """A font, made once: Qt looks for its letters anew in each that is made, but not in copies."""
    font = QFont()
    if families:
        font.setFamilies(list(families))
    font.setPixelSize(pixels)
    if strong:
        font.setWeight(QFont.Weight.DemiBold)
    return font


@cache
def _metrics(families: tuple[str, ...], pixels: int, *, strong: bool) -> QFontMetrics:
    return QFontMetrics(_font(families, pixels, strong=strong))


def forget() -> None:
    """Drop all fonts, before the application ends, or when there are other typefaces."""
    _font.cache_clear()
    _metrics.cache_clear()


class _Worn:
    """Keeps the one look that is worn."""

    now = Look()


def look() -> Look:
    """Return the look worn now."""
    return _Worn.now


def wear(new: Look) -> None:
    """Put on another look; the application paints it (``application.apply_look``)."""
    _Worn.now = new
    px.cache_clear()


@cache
def px(size: float) -> int:
    """Return a length given for 100 % at the present size of the text; every widget asks a dozen of them, and again."""
    return _Worn.now.px(size)


def larger(scale: float) -> Look:
    """Return the present look at another size of the text."""
    return replace(_Worn.now, scale=scale)
