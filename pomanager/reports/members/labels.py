"""Address labels on sheets of three times eight or two times seven, beginning with whichever label is still there."""

from pomanager.i18n import _
from pomanager.readmodels.member_papers import Addressee, LabelsSheet
from pomanager.readmodels.progress import Progress
from pomanager.reports.composing import Lies, Listing
from pomanager.reports.fixed import Box, Grid, fitted, places_of
from pomanager.reports.fonts import SEMIBOLD
from pomanager.reports.heads import Heading
from pomanager.reports.pages import PaperCanvas
from pomanager.reports.paper import Paper
from pomanager.reports.styles import QUIET, TextStyle
from pomanager.rules.envelope import row
from pomanager.rules.paper_options import LabelLayout

SHEETS = {
    LabelLayout.THREE_BY_EIGHT: Grid(3, 8, 63.5, 33.9, 2.5),
    LabelLayout.TWO_BY_SEVEN: Grid(2, 7, 99.1, 38.1, 2.5),
}
"""The measures of the labels most often sold, in millimetres."""

_INSET = 9.0
_NAME = TextStyle(size=9.5, weight=SEMIBOLD, leading=13)
_LINE = TextStyle(size=8.5, leading=12)
_SMALL = TextStyle(size=7, leading=10, grey=QUIET)
_MOST = (2, 1, 2, 2, 1)
"""So many lines of a label at the most: name, name in the second script, place, the way there, number."""


def heading_of(sheet: LabelsSheet) -> Heading:  # noqa: ARG001 - all labels are called the same
    """What the sheets of labels are called."""
    return Heading(_("Address labels"), is_bare=True)


def put(sheet: LabelsSheet, paper: Paper, progress: Progress) -> None:
    """Write the labels onto a paper that was begun; ``progress`` may raise Cancelled."""
    places = places_of(paper, SHEETS[sheet.options.layout], start=sheet.options.start)
    for done, member in enumerate(sheet.members, 1):
        said = _said(member)
        _draw(paper.canvas, next(places), said)
        paper.seal.add_text(row(said))
        progress(done, sheet.count)
    progress(sheet.count, sheet.count)


def _said(member: Addressee) -> tuple[str, ...]:
    """The words of a label, from the top."""
    # TR: on an address label, the member's number and section in small letters
    number = _("No. {number}").format(number=member.number)
    last = " · ".join(filter(None, (number, member.section)))
    name = " ".join(filter(None, (member.form_of_address, member.name)))
    return name, member.other_script, member.place, member.how_to_find, last


def _draw(canvas: PaperCanvas, label: Box, said: tuple[str, ...]) -> None:
    """Write the words into the middle of the height of a label."""
    inside = label.inside(_INSET)
    styles = (_NAME, _LINE, _LINE, _SMALL, _SMALL)
    made = [
        fitted(text, inside.width, style, most, right=canvas.right)
        for text, style, most in zip(said, styles, _MOST, strict=True)
        if text
    ]
    tall = sum(each.height for each in made)
    top = inside.top - max(0.0, (inside.height - tall) / 2)
    for each in made:
        top = canvas.lines_at(each.lines, inside.left, top, inside.width, each.style)


LABELS = Listing(heading_of, put, lies=Lies.FIXED)
