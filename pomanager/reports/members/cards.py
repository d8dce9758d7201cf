"""Membership cards of 85.6 × 54 mm, the size of a bank card, eight or ten on a sheet, with lines to cut along."""

from dataclasses import replace

from pomanager.i18n import _, formats
from pomanager.readmodels.member_papers import Addressee, CardsSheet
from pomanager.readmodels.progress import Progress
from pomanager.reports.codes import bar_code_at, qr_code_at
from pomanager.reports.composing import Lies, Listing
from pomanager.reports.fixed import Box, Grid, draw_fitted, fitted, places_of
from pomanager.reports.fonts import SEMIBOLD
from pomanager.reports.heads import Heading
from pomanager.reports.letterhead import organisation_name
from pomanager.reports.pages import PaperCanvas
from pomanager.reports.paper import Paper
from pomanager.reports.parts.cells import Photo, draw_photo
from pomanager.reports.styles import HAIRLINE, NOTE, TextStyle
from pomanager.rules.envelope import row
from pomanager.rules.paper_options import CardsOnSheet, CodeKind

WIDTH, HEIGHT = 85.6, 54.0
"""Of a card in millimetres, as ISO/IEC 7810 has them."""
SHEETS = {CardsOnSheet.TEN: Grid(2, 5, WIDTH, HEIGHT), CardsOnSheet.EIGHT: Grid(2, 4, WIDTH, HEIGHT)}

_INSET = 9.0
_HEAD = 38.0
_PHOTO = (60.0, 76.0)
_CODE = 54.0
_BARS = 24.0
_GAP = 7.0
_ORGANISATION = TextStyle(size=9, weight=SEMIBOLD, leading=12)
_KIND = replace(NOTE, size=6.5, leading=9)
_NUMBER = TextStyle(size=13, weight=SEMIBOLD, leading=17)
_NAME = TextStyle(size=10, weight=SEMIBOLD, leading=13.5)
_OTHER = TextStyle(size=8.5, leading=12)
_LINE = TextStyle(size=7, leading=10)


def heading_of(sheet: CardsSheet) -> Heading:  # noqa: ARG001 - all cards are called the same
    """What the sheets of cards are called."""
    return Heading(_("Membership cards"), is_bare=True)


def put(sheet: CardsSheet, paper: Paper, progress: Progress) -> None:
    """Write the cards onto a paper that was begun; ``progress`` may raise Cancelled."""
    places = places_of(paper, SHEETS[sheet.options.cards], cut=True)
    words = _Words(organisation_name(sheet.letterhead))
    for done, member in enumerate(sheet.members, 1):
        _draw(paper.canvas, next(places), member, words, sheet.options.code)
        paper.seal.add_text(row((words.organisation, words.kind, *_said(member))))
        progress(done, sheet.count)
    progress(sheet.count, sheet.count)


class _Words:
    """What stands on every card."""

    def __init__(self, organisation: str) -> None:
        self.organisation = organisation
        # TR: on a card that a member carries
        self.kind = _("Membership card")
        # TR: in an empty frame on paper, where a photo of somebody could be
        self.no_photo = _("No photo")


def _said(member: Addressee) -> tuple[str, ...]:
    """The words of one card below its head, in the order they are read."""
    return member.number, member.name, member.other_script, member.section, _since(member)


def _since(member: Addressee) -> str:
    # TR: on a member's card: the day of the admission
    return _("Member since {day}").format(day=formats.day(member.joined_on)) if member.joined_on else ""


def _draw(canvas: PaperCanvas, card: Box, member: Addressee, words: _Words, code: CodeKind) -> None:
    inside = card.inside(_INSET)
    top = inside.top
    kind_top = draw_fitted(canvas, words.organisation, (inside.left, top, inside.width), _ORGANISATION, 2)
    draw_fitted(canvas, words.kind, (inside.left, kind_top, inside.width), _KIND, 1)
    canvas.rule(inside.left, top - _HEAD + 3, inside.width, HAIRLINE)
    top -= _HEAD
    wide, tall = _PHOTO
    at = inside.right - wide if canvas.right else inside.left
    draw_photo(canvas, Photo(member.photo), member.name, (at, top - tall, wide, tall), words.no_photo)
    rest = inside.width - wide - _GAP
    left = inside.left if canvas.right else inside.left + wide + _GAP
    code_box = _draw_code(canvas, code, member.number, Box(left, inside.bottom - 2, rest, top - inside.bottom + 2))
    styles = ((_NUMBER, 1), (_NAME, 2), (_OTHER, 1), (_LINE, 1), (_LINE, 1))
    for text, (style, most) in zip(_said(member), styles, strict=True):
        if text:
            made = fitted(text, rest, style, most, right=canvas.right)
            beside = top - made.height < code_box.top and code_box.width < rest
            narrow = rest - code_box.width if beside else rest
            at = left + code_box.width if beside and canvas.right else left
            top = draw_fitted(canvas, text, (at, top, narrow), style, most)


def _draw_code(canvas: PaperCanvas, code: CodeKind, number: str, room: Box) -> Box:
    """Draw the number for machines to read, at the foot of the room; returns the place it takes.

    Bars say only letters of ASCII: a number with others is said by a square. One that is empty or that no square could
    hold is left to be read by people.
    """
    try:
        if code is CodeKind.BARS and number.isascii():
            bar_code_at(canvas, number, (room.left, room.bottom, room.width, _BARS))
            return Box(room.left, room.bottom, room.width, _BARS)
        at = room.left if canvas.right else room.right - _CODE
        qr_code_at(canvas, number, (at, room.bottom, _CODE))
    except ValueError:
        return Box(room.left, room.bottom, 0.0, 0.0)
    return Box(at, room.bottom, _CODE, _CODE)


CARDS = Listing(heading_of, put, lies=Lies.FIXED)
