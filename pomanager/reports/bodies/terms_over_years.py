"""The terms over the years: of each body a picture with a lane for each seat, and who sat there in a table.

The picture goes on in as many strips of years as its width needs, so that names are read above their bars; the table
below it names everybody whole.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise

from pomanager.i18n import _, formats
from pomanager.i18n.offices import office_name
from pomanager.readmodels.bodies import TermBar, TermPicture
from pomanager.readmodels.body_papers import TermsOverYearsSheet
from pomanager.readmodels.charts import Layout, Pattern
from pomanager.readmodels.charts.lanes import Lane, Lanes, Stay, lanes_laid_out
from pomanager.reports.bodies.words import body_said, person_said, seat_said
from pomanager.reports.charts import LETTERS, draw
from pomanager.reports.composing import InBlocks
from pomanager.reports.flow import Block, from_right
from pomanager.reports.heads import Heading
from pomanager.reports.parts import Grid, GridColumn, heading, paragraph
from pomanager.rules.bodies.kinds import END_REASON_WORDS

YEAR = 48.0
"""So wide, in points, a year is at the least: a name of one term of a year stands above it in two lines."""
FEWEST_YEARS = 4
NAME_LINES = 2
_NAMES = 0.2
"""What part of the width the names of seats may take."""
_BETWEEN_STRIPS = 18.0
_WAITS_BELOW = 200.0
"""A strip lower than this, in points, waits for the next page rather than being cut between its seats."""
_FEWEST_SEATS = 3
"""A higher one is cut where so many seats, at the least, stay before the end of the page."""


def heading_of(sheet: TermsOverYearsSheet) -> Heading:
    """What the paper is called, and for which day."""
    return Heading(_("Terms over the years"), sheet.as_of)


def story(sheet: TermsOverYearsSheet) -> list[Block]:
    """Each body with its picture and its table."""
    blocks: list[Block] = []
    if not sheet.pictures:
        blocks.append(paragraph(_("No board or committee is written down yet")))
    for picture in sheet.pictures:
        blocks += [heading(body_said(picture.body)), *_body(picture)]
    return blocks


def _body(picture: TermPicture) -> list[Block]:
    rows = [
        (seat_said(lane.seat), *_cells(bar, picture)) for lane in picture.lanes for bar in lane.bars
    ]  # fmt: skip
    if not rows:
        return [paragraph(_("Nobody has sat in this body yet."))]
    columns = (
        GridColumn(_("Seat"), 9), GridColumn(_("No."), 8), GridColumn(_("Name"), 20), GridColumn(_("Office"), 15),
        GridColumn(_("From"), 16), GridColumn(_("Until"), 17), GridColumn(_("Why it ended"), 15),
    )  # fmt: skip
    return [TermsPicture((_lanes(picture),)), Grid(columns, rows)]


def _cells(bar: TermBar, picture: TermPicture) -> tuple[str, ...]:
    """One time in a seat: who, in which offices, from when until when, why it ended."""
    offices = [office_name(each.office, each.title) for each in bar.offices]
    until = formats.day_short(bar.last or bar.term_ends_on)
    if bar.last is None and picture.reach_of(bar)[1] is not None:
        until = "\n".join((until, _("holds over")))
    why = "—" if bar.end_reason is None else _(END_REASON_WORDS[bar.end_reason])
    return (
        bar.person.number, person_said(bar.person), formats.listing(offices) if offices else "—",
        formats.day_short(bar.first), until, why,
    )  # fmt: skip


def _lanes(picture: TermPicture) -> Lanes:
    """The picture with its words, in the language being spoken."""
    lanes = tuple(Lane(seat_said(lane.seat), tuple(_stay(bar, picture) for bar in lane.bars)) for lane in picture.lanes)
    legend = ((Pattern.SOLID, _("In the seat")), (Pattern.HATCHED, _("Holds over")))
    return Lanes(picture.first, picture.last, picture.today, formats.day_short(picture.today), lanes, legend)


def _stay(bar: TermBar, picture: TermPicture) -> Stay:
    last, over = picture.reach_of(bar)
    return Stay(bar.person.name, bar.first, last, over, bar.person.name, bar.appointment_id)


def strips_of(lanes: Lanes, years: int) -> tuple[Lanes, ...]:
    """The picture in strips of at most so many whole years, each about as long as the others."""
    first, last = lanes.first.year, lanes.last.year
    count = -(-(last - first + 1) // years)
    bounds = [first + (last - first + 1) * number // count for number in range(count + 1)]
    return tuple(
        replace(lanes, first=date(begin, 1, 1), last=date(end - 1, 12, 31), legend=() if number else lanes.legend)
        for number, (begin, end) in enumerate(pairwise(bounds))
    )


class TermsPicture(Block):
    """Strips of years below one another; they go on over pages, a strip higher than a page between its seats.

    ``bands`` are the seats shown of the first strip; all of them, if not told otherwise. ``cut_off`` is a part of
    another one, which said everything.
    """

    def __init__(
        self, strips: tuple[Lanes, ...], *, bands: tuple[int, int | None] = (0, None), cut_off: bool = False
    ) -> None:
        super().__init__(before=4, after=8)
        self._strips = strips
        self._bands = bands
        self._cut_off = cut_off
        self._laid: tuple[float, list[Layout]] | None = None

    def height_in(self, width: float) -> float:
        """All strips with the room between them."""
        laid = self._layouts(width)
        return sum(each.height for each in laid) + _BETWEEN_STRIPS * (len(laid) - 1)

    def said(self) -> Iterator[str]:
        """The legend, then seat by seat who sat there: once, however many strips and pages there are."""
        if not self._cut_off:
            yield from (word for _pattern, word in self._strips[0].legend)
            for lane in self._strips[0].lanes:
                yield " · ".join((lane.label, *(stay.name for stay in lane.stays)))

    def beside(self, other: Block) -> list[Block]:
        """One below the other: half a page is too narrow for years."""
        return [self, other]

    def cut(self, width: float, room: float) -> list[Block]:
        """The strips that fit, and the others; of one that fits no page, the seats that do."""
        strips, laid = self._cut_up(width), self._layouts(width)
        fitting, tall = 0, 0.0
        while fitting < len(laid) and tall + laid[fitting].height <= room:
            tall += laid[fitting].height + _BETWEEN_STRIPS
            fitting += 1
        if fitting == len(laid):
            return []
        if fitting:
            return [
                TermsPicture(strips[:fitting], bands=self._bands, cut_off=True),
                TermsPicture(_with_legend(strips[fitting:], strips[0]), cut_off=True),
            ]
        first, last = self._bands
        seats = sum(band.bottom <= room for band in laid[0].bands)
        if laid[0].height < _WAITS_BELOW or not _FEWEST_SEATS <= seats < len(laid[0].bands):
            return []
        shown = TermsPicture(strips[:1], bands=(first, first + seats), cut_off=True)
        return [shown, TermsPicture(strips, bands=(first + seats, last), cut_off=True)]

    def paint(self, width: float, height: float) -> None:
        """Draw one strip below the other."""
        top = height
        for layout in self._layouts(width):
            draw(self.canvas, layout, top)
            top -= layout.height + _BETWEEN_STRIPS

    def _cut_up(self, width: float) -> tuple[Lanes, ...]:
        """Its strips; one that was not cut up yet is, by what the width holds."""
        years = max(FEWEST_YEARS, int(width * (1 - _NAMES) / YEAR))
        return tuple(strip for lanes in self._strips for strip in strips_of(lanes, years))

    def _layouts(self, width: float) -> list[Layout]:
        if self._laid is None or self._laid[0] != width:
            laid = [
                lanes_laid_out(
                    strip, width, LETTERS, right=from_right(), name_lines=NAME_LINES,
                    bands=(0, None) if number else self._bands,
                )
                for number, strip in enumerate(self._cut_up(width))
            ]  # fmt: skip
            self._laid = (width, laid)
        return self._laid[1]


def _with_legend(strips: tuple[Lanes, ...], first: Lanes) -> tuple[Lanes, ...]:
    """The strips of the next page, the legend above them again."""
    return (replace(strips[0], legend=first.legend), *strips[1:])


TERMS_OVER_YEARS = InBlocks(heading_of, story, wide=True)
