"""The head of a paper's first page: logo, names, legal line."""

from functools import lru_cache

from PIL import Image

from pomanager.i18n import _, formats, speaking, spoken
from pomanager.marks import N_
from pomanager.readmodels.papers import Letterhead
from pomanager.reports.pages import PaperCanvas
from pomanager.reports.pictures import Troubles, opened
from pomanager.reports.styles import NOTE, ORGANISATION, RULE, SMALL

LOGO_ROOM = 44.0
"""Height and width of the place of the logo, in points."""

_PRINTED_LOGO = 144.0
"""For a place of so many points a logo is kept: larger than it is printed, so that large print has enough dots."""

_UNREADABLE = N_("The logo cannot be read. Choose another picture in the organisation's profile, or take it out.")
_TROUBLES = Troubles(_UNREADABLE, _UNREADABLE, _UNREADABLE)


def organisation_name(letterhead: Letterhead) -> str:
    """The organisation's name in the language of the paper."""
    return letterhead.name.in_language(spoken(), letterhead.languages)


def draw_letterhead(
    canvas: PaperCanvas, letterhead: Letterhead, place: tuple[float, float, float], languages: tuple[str, ...]
) -> float:
    """Draw the head at the place (left edge, top, width); returns where it ends.

    ``languages`` are those of the paper: with two, names and the legal line stand in both.
    """
    left, top, width = place
    x, room = left, width
    if letterhead.logo:
        _draw_logo(canvas, letterhead.logo, left + width - LOGO_ROOM if canvas.right else left, top)
        x, room = left if canvas.right else left + LOGO_ROOM + 10, width - LOGO_ROOM - 10
    y = canvas.text_at(organisation_name(letterhead), x, top, room, ORGANISATION, most=3)
    other = _other_name(letterhead, languages)
    if other:
        y = canvas.text_at(other, x, y, room, SMALL, most=2)
    for legal in _legal_lines(letterhead, languages):
        y = canvas.text_at(legal, x, y, room, NOTE, most=4)
    y = min(y, top - LOGO_ROOM) if letterhead.logo else y
    canvas.rule(left, y - 5, width, RULE)
    return y - 5


def _other_name(letterhead: Letterhead, languages: tuple[str, ...]) -> str:
    """The name in the paper's other language, else in the next of the organisation's, where it differs."""
    first = organisation_name(letterhead)
    asked = (*languages[1:], *letterhead.languages)
    names = (letterhead.name.in_language(code) for code in asked if letterhead.name.has(code))
    return next((name for name in names if name != first), "")


def _legal_lines(letterhead: Letterhead, languages: tuple[str, ...]) -> list[str]:
    """The legal line in each language of the paper."""
    found: dict[str, None] = {}
    for code in languages:
        with speaking(code):
            found.setdefault(" · ".join(_legal(letterhead)))
    return [line for line in found if line]


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
    picture = _opened(logo)
    scale = LOGO_ROOM / max(picture.size)
    wide, tall = picture.width * scale, picture.height * scale
    canvas.picture_at("logo", picture, (x + (LOGO_ROOM - wide) / 2, top - tall, wide, tall))


@lru_cache(maxsize=1)
def _opened(logo: bytes) -> Image.Image:
    """The logo as it is printed; kept, since ten thousand letters bear the same one."""
    return opened(logo, _PRINTED_LOGO, _TROUBLES)
