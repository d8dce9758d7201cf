"""Photographs of members: made of whatever picture file an office has, upright, three wide to four high, and small."""

from io import BytesIO

from PIL import Image, ImageOps

from pomanager.errors import Refused
from pomanager.marks import N_
from pomanager.rules.objections import Objection

KINDS = ("PNG", "JPEG", "GIF", "BMP", "WEBP", "TIFF")
"""The kinds of files that are opened; others can hold programs or addresses."""
MOST_BYTES = 30_000_000
MOST_DOTS = 60_000_000
"""A larger picture is not opened: a file of some kilobytes can unfold to fill all memory."""
WIDE, HIGH = 360, 480
"""Dots of a photograph: enough for 25 × 33 mm at 300 dots an inch, with something to spare."""
FEWEST_DOTS = 40
"""Dots a side below which nobody can be recognised."""
MOST_KEPT = 60_000
"""Bytes a photograph may take in the office file."""
_QUALITIES = (85, 75, 65, 50, 35, 20)

NO_PICTURE = N_("This file is no picture the program can read. Choose a JPEG or PNG file.")
TOO_LARGE = N_("This picture is too large. Make it smaller with another program, or take a new one.")
TOO_SMALL = N_("This picture is too small to recognise anybody. Choose a larger one.")


def portrait(data: bytes) -> bytes:
    """A photograph as it is kept: a JPEG of at most 60 kB, turned as the camera says, cut to 3:4 around its middle.

    Raises Refused with a sentence for a file that is no picture, or one too large or too small.
    """
    if len(data) > MOST_BYTES:
        raise Refused([Objection(TOO_LARGE, "picture")])
    try:
        with Image.open(BytesIO(data), formats=KINDS) as found:
            picture = _cut(found)
    except Refused:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as trouble:
        raise Refused([Objection(TOO_LARGE, "picture")]) from trouble
    except Exception as trouble:
        # A broken picture lets Pillow raise nearly anything.
        raise Refused([Objection(NO_PICTURE, "picture")]) from trouble
    return _as_jpeg(picture)


def _cut(found: Image.Image) -> Image.Image:
    if found.width * found.height > MOST_DOTS:
        raise Refused([Objection(TOO_LARGE, "picture")])
    if min(found.size) < FEWEST_DOTS:
        raise Refused([Objection(TOO_SMALL, "picture")])
    found.draft("RGB", (WIDE * 2, HIGH * 2))  # a JPEG is then unfolded no further than needed
    upright = ImageOps.exif_transpose(found)
    if upright.mode.startswith("I;16"):
        upright = upright.point(lambda value: value / 256).convert("L")
    seen = upright.convert("RGBA")
    # Faces stand above the middle of most pictures: what is cut off comes more from below.
    seen = ImageOps.fit(seen, (WIDE, HIGH), Image.Resampling.LANCZOS, centering=(0.5, 0.35))
    sheet = Image.new("RGB", seen.size, "white")
    sheet.paste(seen, mask=seen.getchannel("A"))
    return sheet


def _as_jpeg(picture: Image.Image) -> bytes:
    """The picture as finely as the room allows; nothing of what the camera noted goes with it."""
    kept = b""
    for quality in _QUALITIES:
        out = BytesIO()
        picture.save(out, "JPEG", quality=quality, optimize=True)
        kept = out.getvalue()
        if len(kept) <= MOST_KEPT:
            break
    return kept
