"""Receipt slips of a convocation, eight on a sheet, to be cut apart and carried from house to house."""

from dataclasses import dataclass

from pomanager.i18n import _
from pomanager.readmodels.meetings.papers import Invited, SlipsSheet
from pomanager.readmodels.progress import Progress
from pomanager.reports.composing import Lies, Listing
from pomanager.reports.fixed import Box, Grid, draw_fitted, places_of
from pomanager.reports.fonts import SEMIBOLD
from pomanager.reports.heads import Heading
from pomanager.reports.letterhead import organisation_name
from pomanager.reports.meetings.words import under_title
from pomanager.reports.pages import PaperCanvas
from pomanager.reports.paper import Paper
from pomanager.reports.parts import channels
from pomanager.reports.parts.strokes import box, dotted
from pomanager.reports.styles import TextStyle
from pomanager.rules.envelope import row

SLIPS = Grid(2, 4, 96.0, 66.0)
"""The measures of a slip, in millimetres."""
BLANK = Invited("", "")

_INSET = 10.0
_SMALL = TextStyle(size=7, leading=9.5)
_NAME = TextStyle(size=9.5, weight=SEMIBOLD, leading=13)
_TICK = 7.0
_ROW = 15.0
_THUMB = 46.0
_GAP = 4.0
_LABEL_SHARE = 0.34
_TICKS_IN_A_ROW = 3


def heading_of(sheet: SlipsSheet) -> Heading:
    """What the sheets are; blank ones bear no check code."""
    return Heading(_("Receipts of the convocation"), is_bare=True, is_sealed=bool(sheet.count))


def put(sheet: SlipsSheet, paper: Paper, progress: Progress) -> None:
    """Write a slip for each, or a sheet of blank ones; ``progress`` may raise Cancelled."""
    places = places_of(paper, SLIPS, cut=True)
    words = _Words(sheet)
    people = sheet.people if sheet.count else [BLANK] * (SLIPS.columns * SLIPS.rows)
    for done, person in enumerate(people, 1):
        _draw(paper.canvas, next(places), person, words)
        paper.seal.add_text(row((words.organisation, words.title, words.meeting, *words.said(person))))
        if sheet.count:
            progress(done, sheet.count)
    progress(sheet.count, sheet.count)


class _Words:
    """What stands on every slip."""

    def __init__(self, sheet: SlipsSheet) -> None:
        self.organisation = organisation_name(sheet.letterhead)
        self.title = _("Receipt of the convocation")
        self.meeting = under_title(sheet.about)
        self.received, self.brought = _("Received on"), _("Brought by (name)")
        self.channels = channels()
        self.signature, self.thumb = _("Signature"), _("Thumb-print")
        self._number = _("No. {number}")

    def said(self, person: Invited) -> tuple[str, str]:
        """The name of a person, and what tells who it is."""
        number = self._number.format(number=person.number) if person.number else ""
        return person.name, " · ".join(part for part in (number, person.section, person.place) if part)


@dataclass(frozen=True, slots=True)
class _Field:
    """Dotted room with its label before it: where it begins, its lower edge, its width."""

    left: float
    y: float
    width: float


def _draw(canvas: PaperCanvas, slip: Box, person: Invited, words: _Words) -> None:
    """Draw one slip from the top: whose it is, of what, for whom, then the room to fill in."""
    inside = slip.inside(_INSET)
    top = draw_fitted(canvas, words.organisation, (inside.left, inside.top, inside.width), _SMALL, 1)
    top = draw_fitted(canvas, words.title, (inside.left, top, inside.width), _NAME, 1)
    if words.meeting:
        top = draw_fitted(canvas, words.meeting, (inside.left, top, inside.width), _SMALL, 2)
    name, who = words.said(person)
    if name:
        top = draw_fitted(canvas, name, (inside.left, top - 2, inside.width), _NAME, 1)
        top = draw_fitted(canvas, who or " ", (inside.left, top, inside.width), _SMALL, 1)
    else:
        for label in (_("Name"), _("Member number")):
            top -= _ROW
            _field(canvas, label, _Field(inside.left, top, inside.width))
    foot = inside.bottom
    _signing(canvas, words, inside)
    left = inside.left + (_THUMB + _GAP if canvas.right else 0)
    y = foot + _THUMB - _ROW + _GAP
    _field(canvas, words.brought, _Field(left, y, inside.width - _THUMB - _GAP))
    _field(canvas, words.received, _Field(left, y + _ROW, inside.width - _THUMB - _GAP))
    _ticks(canvas, words, Box(inside.left, y + 2 * _ROW, inside.width, 2 * (_TICK + _GAP)))


def _field(canvas: PaperCanvas, label: str, field: _Field) -> None:
    wide = field.width * _LABEL_SHARE
    at = field.left + field.width - wide if canvas.right else field.left
    draw_fitted(canvas, label, (at, field.y + _SMALL.leading, wide), _SMALL, 1)
    dotted(canvas, field.left if canvas.right else field.left + wide + _GAP, field.y, field.width - wide - _GAP)


def _ticks(canvas: PaperCanvas, words: _Words, room: Box) -> None:
    """The ways it may have come, with boxes to tick, in two rows."""
    wide = room.width / _TICKS_IN_A_ROW
    for number, word in enumerate(words.channels):
        line, place = divmod(number, _TICKS_IN_A_ROW)
        start = room.left + (_TICKS_IN_A_ROW - 1 - place if canvas.right else place) * wide
        y = room.top - (line + 1) * (_TICK + _GAP)
        box(canvas, start + wide - _TICK if canvas.right else start, y, _TICK, _TICK)
        text_left = start if canvas.right else start + _TICK + _GAP
        draw_fitted(canvas, word, (text_left, y + _TICK + 1, wide - _TICK - 2 * _GAP), _SMALL, 1)


def _signing(canvas: PaperCanvas, words: _Words, inside: Box) -> None:
    """A line to sign on, and a box for a thumb at its end."""
    at = inside.left if canvas.right else inside.right - _THUMB
    box(canvas, at, inside.bottom, _THUMB, _THUMB)
    draw_fitted(canvas, words.thumb, (at + 2, inside.bottom + 2 * _SMALL.leading, _THUMB - 4), _SMALL, 2)
    left = inside.left + (_THUMB + _GAP if canvas.right else 0)
    _field(canvas, words.signature, _Field(left, inside.bottom, inside.width - _THUMB - _GAP))


RECEIPT_SLIPS = Listing(heading_of, put, lies=Lies.FIXED)
