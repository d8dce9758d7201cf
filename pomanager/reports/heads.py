"""What every page of a paper bears: the title on the first, a running head on the others, the foot with its numbers."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from pomanager.i18n import _, formats, speaking
from pomanager.i18n.languages import language
from pomanager.readmodels.papers import Letterhead
from pomanager.reports.codes import qr_code_at
from pomanager.reports.letterhead import draw_letterhead, organisation_name
from pomanager.reports.lines import one_line
from pomanager.reports.pages import PaperCanvas, indent
from pomanager.reports.scripts import cleaned
from pomanager.reports.styles import FOOT, HAIRLINE, LARGE_FOOT, NOTE, SECOND_TITLE, SUBTITLE, TITLE, Align, TextStyle
from pomanager.rules.envelope import SQUARE_BEGINS, check_code, printed_code, whole_code

_LONGEST_SUBTITLE = 200
_LONGEST_CLIPPED = 200
"""In letters; whoever is named stands in full below."""

SHORT_HASH = 12
"""So many characters of the journal's head are printed: enough to compare by eye."""

Place = tuple[float, float, float]
"""Where something is drawn: left edge, top, width, in points."""

SQUARE = 54.0
"""The side of the square of the check code, white around it included: its modules are 0.46 mm, for any telephone."""
_SQUARE_RISES = 5.0
"""So far its white rises beside the line over the title."""
_SQUARE_GAP = 10.0


@dataclass(frozen=True, slots=True)
class Heading:
    """What a paper is called, and the day its contents hold for (None where they hold for no day).

    ``folio`` is the number of its first page in a bound register, 0 for a loose paper. ``is_sealed`` says whether it
    bears a check code; a form that is yet to be filled in bears none. ``is_bare`` leaves the sheet to what has a fixed
    place on it, as labels have: a line at the upper edge names the paper, and the foot stands at the lower. Where it
    ``is_mute`` there is neither: no sheet of ballot papers may bear a number, or anything that tells it from another.
    """

    title: str
    as_of: date | None = None
    subtitle: str = ""
    folio: int = 0
    is_sealed: bool = True
    is_bare: bool = False
    is_mute: bool = False
    keywords: str = ""
    """What the file says of itself to programs; nobody reads it."""


@dataclass(slots=True)
class Part:
    """One paper in a file while it is written: whose it is, in which language or two, how many pages it has so far."""

    letterhead: Letterhead
    languages: tuple[str, ...]
    headings: tuple[Heading, ...]
    is_draft: bool = False
    pages: int = 0
    digest: bytes = b""
    """The sum over its words, once all are written; empty for a paper that bears none."""

    @property
    def code(self) -> str:
        """The check code; "" where there is none."""
        return check_code(self.digest) if self.digest else ""

    def in_each(self, said: Callable[[Heading], str], joint: str = " / ") -> str:
        """What is said in each of its languages, joined; once where both say the same."""
        found: dict[str, None] = {}
        for code, heading in zip(self.languages, self.headings, strict=True):
            with speaking(code):
                found.setdefault(said(heading))
        return joint.join(text for text in found if text)


def draw_first_head(canvas: PaperCanvas, part: Part, place: Place) -> float:
    """Draw letterhead, title, and what stands under it; returns where the paper's own text may begin.

    Beside the title room is left for the square of the check code, which is known when all is written.
    """
    left, top, width = place
    if part.headings[0].folio:
        _in_line(canvas, _folio(part, 1), place, top - NOTE.rise + NOTE.leading, Align.END, NOTE)
    y = draw_letterhead(canvas, part.letterhead, (left, top, width), part.languages) - TITLE.before
    ends = y
    if part.headings[0].is_sealed:
        at = left if canvas.right else left + width - SQUARE
        canvas.later(partial(_draw_seal, canvas, part, (at, y - SQUARE + _SQUARE_RISES, SQUARE)))
        ends = y - SQUARE
        left = left + SQUARE + _SQUARE_GAP if canvas.right else left
        width -= SQUARE + _SQUARE_GAP
    for style, code, heading in zip((TITLE, SECOND_TITLE), part.languages, part.headings, strict=False):
        with speaking(code):
            y = canvas.text_at(heading.title, left, y, width, style, most=3)
    under = dict.fromkeys(_under(part))
    y -= TITLE.after if any(under) else 0.0
    for said in under:
        y = canvas.text_at(said, left, y, width, SUBTITLE, most=4) if said else y
    return min(y - SUBTITLE.after, ends)


def _draw_seal(canvas: PaperCanvas, part: Part, place: Place) -> None:
    """Draw the square of the check code, where the paper was written to its end and has one."""
    if part.digest:
        qr_code_at(canvas, SQUARE_BEGINS + whole_code(part.digest), place)


def _under(part: Part) -> list[str]:
    """The lines under the title: the subtitle and the day, in each language."""
    found: list[str] = []
    for code, heading in zip(part.languages, part.headings, strict=True):
        with speaking(code):
            # What is long under the title is cut before the day: the day must be read.
            said = [heading.subtitle[:_LONGEST_SUBTITLE]] if heading.subtitle else []
            if heading.as_of is not None:
                # TR: the day for which what is printed holds, under the title of a paper
                said.append(_("As of {day}").format(day=formats.day(heading.as_of, "long")))
            found.append(" · ".join(said))
    return found


def draw_running_head(canvas: PaperCanvas, part: Part, place: Place) -> float:
    """Organisation and title in small, over a hairline: a loose sheet still says where it belongs."""
    left, y, width = place
    half = width / 2 - 6
    start = _clipped(part.in_each(lambda _heading: organisation_name(part.letterhead)), half)
    title = part.in_each(lambda heading: heading.title)
    if part.headings[0].folio:
        title = f"{title} · {_folio(part, part.pages)}"
    _in_line(canvas, start, place, y - NOTE.rise, Align.START, NOTE)
    _in_line(canvas, _clipped(title, half), place, y - NOTE.rise, Align.END, NOTE)
    canvas.rule(left, y - NOTE.leading - 2, width, HAIRLINE)
    return y - NOTE.leading - 12


def _folio(part: Part, page: int) -> str:
    """The number of a page in the bound register it belongs to."""
    number = formats.number_text(part.headings[0].folio + page - 1)
    # TR: the number of a page in a bound register, such as the register of minutes
    return part.in_each(lambda _heading: _("Folio {number}").format(number=number))


def _clipped(text: str, room: float) -> str:
    """The text as far as it fits into the running head; the first page has it whole."""
    text = cleaned(text[:_LONGEST_CLIPPED]).replace("\n", " ")
    if one_line(text, NOTE.weight, NOTE.size).width <= room:
        return text
    while text and one_line(f"{text}…", NOTE.weight, NOTE.size).width > room:
        text = text[:-1]
    return f"{text}…"


def _in_line(canvas: PaperCanvas, text: str, place: Place, y: float, align: Align, style: TextStyle) -> float:
    line = one_line(text, style.weight, style.size, right=canvas.right)
    canvas.line_at(line, place[0] + indent(line.width, place[2], align, right=canvas.right), y, style)
    return line.width


def draw_foot(canvas: PaperCanvas, part: Part, page: int, place: Place, *, is_whole: bool) -> None:
    """When it was printed, the head of the journal, drafts and samples named; the number of the page.

    ``is_whole`` tells whether the paper was written to its end, so that the number of its pages is known.
    """
    style = LARGE_FOOT if canvas.enlarged != 1.0 or part.headings[0].is_bare else FOOT
    with speaking(part.languages[0]):
        canvas.right = language(part.languages[0]).right_to_left
        left, y, width = place
        canvas.rule(left, y + 4, width, HAIRLINE)
        taken = _in_line(canvas, _numbers(part, page, known=is_whole), place, y - style.rise, Align.END, style)
        x = left + taken + 12 if canvas.right else left
        for said in _foot_lines(part):
            y = canvas.text_at(said, x, y, width - taken - 12, style)


def _numbers(part: Part, page: int, *, known: bool) -> str:
    if not known:
        # TR: in the foot of a page, while nobody knows yet how many pages there will be
        return _("Page {page}").format(page=formats.number_text(page))
    # TR: in the foot of every page of a paper
    return _("Page {page} of {pages}").format(page=formats.number_text(page), pages=formats.number_text(part.pages))


def _foot_lines(part: Part) -> list[str]:
    sheet = part.letterhead
    first = [_("Printed on {moment}").format(moment=formats.moment(sheet.printed_at))]
    if sheet.journal_head:
        # TR: the number of the journal's last line and the beginning of its check sum, in the foot of papers
        said = _("Journal: line {number}, {mark}")
        first.append(said.format(number=formats.number(sheet.journal_count), mark=sheet.journal_head[:SHORT_HASH]))
    if part.code:
        # TR: in the foot of papers: a code of sixteen letters by which two prints are compared
        first.append(_("Check code: {code}").format(code=printed_code(part.code)))
    second: list[str] = []
    if part.is_draft:
        second.append(_("Draft: nothing in it is settled yet."))
    if sheet.is_sample:
        second.append(_("Sample office: people and figures are invented."))
    if any(language(code).draft for code in part.languages):
        second.append(_("The words of this paper are a draft in this language and wait for a reader."))
    return [" · ".join(each) for each in (first, second) if each]
