"""Pictures people hand in: opened with care, on white, upright, no larger than they are printed."""

import hashlib
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageOps

from pomanager.errors import FileTrouble
from pomanager.marks import N_
from pomanager.reports.pages import PaperCanvas
from pomanager.rules.objections import Objection

KINDS = ("PNG", "JPEG", "GIF", "BMP", "WEBP")
"""The kinds of files that are opened; others can hold programs, addresses or many pages."""

MOST_BYTES = 20_000_000
MOST_DOTS = 40_000_000
"""A larger picture is not opened: a file of some kilobytes can unfold to fill all memory."""

DOTS_A_POINT = 300 / 72
"""As fine as offices print."""

_UNREADABLE = N_("A picture cannot be read. Choose another picture, or take it out.")
_UNREADABLE_OF = N_("The picture of {name} cannot be read. Choose another picture, or take it out.")
_TOO_LARGE = N_("A picture is too large to be printed. Make it smaller, or choose another one.")
_TOO_LARGE_OF = N_("The picture of {name} is too large to be printed. Make it smaller, or choose another one.")
_MISSING = N_("A picture is missing. Choose one first.")
_MISSING_OF = N_("There is no picture of {name}. Choose one first.")


@dataclass(frozen=True, slots=True)
class Troubles:
    """What is said when a picture is missing, cannot be read or is too large; ``name`` says whose it is."""

    unreadable: str
    too_large: str
    missing: str
    name: str = ""

    def told(self, sentence: str) -> FileTrouble:
        """The trouble with this sentence."""
        return FileTrouble(Objection(sentence, details={"name": self.name} if self.name else {}))


def troubles_with(name: str) -> Troubles:
    """What is said of the picture of somebody or something; "" for one without a name."""
    if name:
        return Troubles(_UNREADABLE_OF, _TOO_LARGE_OF, _MISSING_OF, name)
    return Troubles(_UNREADABLE, _TOO_LARGE, _MISSING)


def opened(data: bytes, side: float, troubles: Troubles, *, grey: bool = False) -> Image.Image:
    """The picture on white, upright, with no more dots than a square of ``side`` points can show.

    With ``grey`` it is in greys, spread from black to white, so that a face stays a face on a black-and-white printer.
    Raises FileTrouble when it is empty, too large or cannot be read.
    """
    if not data:
        raise troubles.told(troubles.missing)
    if len(data) > MOST_BYTES:
        raise troubles.told(troubles.too_large)
    try:
        with Image.open(BytesIO(data), formats=KINDS) as found:
            picture = _on_white(_small(found, max(1, round(side * DOTS_A_POINT))))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as trouble:
        raise troubles.told(troubles.too_large) from trouble
    except Exception as trouble:
        # A broken picture lets Pillow raise nearly anything.
        raise troubles.told(troubles.unreadable) from trouble
    return ImageOps.autocontrast(picture.convert("L"), cutoff=1) if grey else picture


def _small(picture: Image.Image, most: int) -> Image.Image:
    """The picture upright, of at most so many dots a side; raises DecompressionBombError for one of too many."""
    if picture.width * picture.height > MOST_DOTS:
        raise Image.DecompressionBombError
    if picture.mode in {"1", "P"}:
        # Where colours are numbers in a list, dots can only be left out, not mixed.
        picture = picture.convert("RGBA")
    elif picture.mode.startswith("I;16"):
        picture = picture.point(lambda value: value / 256).convert("L")
    picture.thumbnail((most, most))
    return ImageOps.exif_transpose(picture)


def _on_white(picture: Image.Image) -> Image.Image:
    seen = picture.convert("RGBA")
    sheet = Image.new("RGB", seen.size, "white")
    sheet.paste(seen, mask=seen.getchannel("A"))
    return sheet


def draw_picture(canvas: PaperCanvas, picture: Image.Image, place: tuple[float, float, float, float]) -> None:
    """Draw a picture whole into the middle of a place (left, bottom, width, height); it keeps its shape.

    One that is drawn often is in the file once.
    """
    left, bottom, width, height = place
    scale = min(width / picture.width, height / picture.height)
    wide, tall = picture.width * scale, picture.height * scale
    name = hashlib.sha256(f"{picture.mode}{picture.size}".encode() + picture.tobytes()).hexdigest()
    canvas.picture_at(name, picture, (left + (width - wide) / 2, bottom + (height - tall) / 2, wide, tall))
