"""The head of a paper's first page: logo, names, legal line."""

from io import BytesIO

from pomanager.errors import FileTrouble
from pomanager.i18n import _, formats, spoken
from pomanager.marks import N_
from pomanager.readmodels.papers import Letterhead
from pomanager.reports.pages import PaperCanvas
from pomanager.reports.styles import NOTE, ORGANISATION, RULE, SMALL
from pomanager.rules.objections import Objection

LOGO_ROOM = 44.0
"""Height and width of the place of the logo, in points."""

_LARGEST_LOGO = 40_000_000
_PRINTED_LOGO = 600
"""A logo of more dots (in all) is not opened; one of more dots a side is printed with so many."""


def organisation_name(letterhead: Letterhead) -> str:
    """The organisation's name in the language of the paper."""
    return letterhead.name.in_language(spoken(), letterhead.languages)


def draw_letterhead(canvas: PaperCanvas, letterhead: Letterhead, left: float, top: float, width: float) -> float:
    """Draw the head between ``left`` and ``left + width`` below ``top``; returns where it ends."""
    x, room = left, width
    if letterhead.logo:
        _draw_logo(canvas, letterhead.logo, left + width - LOGO_ROOM if canvas.right else left, top)
        x, room = left if canvas.right else left + LOGO_ROOM + 10, width - LOGO_ROOM - 10
    y = canvas.text_at(organisation_name(letterhead), x, top, room, ORGANISATION, most=3)
    other = _other_name(letterhead)
    if other:
        y = canvas.text_at(other, x, y, room, SMALL, most=2)
    legal = " · ".join(_legal(letterhead))
    if legal:
        y = canvas.text_at(legal, x, y, room, NOTE, most=4)
    y = min(y, top - LOGO_ROOM) if letterhead.logo else y
    canvas.rule(left, y - 5, width, RULE)
    return y - 5


def _other_name(letterhead: Letterhead) -> str:
    """The name in the next of the organisation's languages, where it differs."""
    first = organisation_name(letterhead)
    names = (letterhead.name.in_language(code) for code in letterhead.languages if letterhead.name.has(code))
    return next((name for name in names if name != first), "")


def _legal(letterhead: Letterhead) -> list[str]:
    """Legal form, registration and seat, as far as they are known."""
    asked = (spoken(), letterhead.languages)
    number, authority = letterhead.registration_number, letterhead.registered_with
    day = formats.day(letterhead.registered_on) if letterhead.registered_on else ""
    found = [letterhead.legal_form.in_language(*asked)]
    if number:
        found.append(_("Registration number: {number}").format(number=number))
    if day and authority:
        found.append(_("Registered on {day} with {authority}").format(day=day, authority=authority))
    elif day:
        found.append(_("Registered on {day}").format(day=day))
    elif authority:
        found.append(_("Registered with {authority}").format(authority=authority))
    found.append(letterhead.seat.in_language(*asked))
    return [part for part in found if part]


def _draw_logo(canvas: PaperCanvas, logo: bytes, x: float, top: float) -> None:
    from PIL import Image, UnidentifiedImageError
    from reportlab.lib.utils import ImageReader

    trouble = N_("The logo cannot be read. Choose another picture in the organisation's profile, or take it out.")
    try:
        with Image.open(BytesIO(logo), formats=("PNG", "JPEG", "GIF", "BMP", "WEBP")) as opened:
            if opened.width * opened.height > _LARGEST_LOGO:
                raise FileTrouble(Objection(trouble))
            opened.thumbnail((_PRINTED_LOGO, _PRINTED_LOGO))
            picture = Image.new("RGB", opened.size, "white")
            seen = opened.convert("RGBA")
            picture.paste(seen, mask=seen.getchannel("A"))
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as broken:
        raise FileTrouble(Objection(trouble)) from broken
    scale = LOGO_ROOM / max(picture.size)
    wide, tall = picture.width * scale, picture.height * scale
    canvas.drawImage(ImageReader(picture), x + (LOGO_ROOM - wide) / 2, top - tall, wide, tall)
