"""The cover of the annual report: which year, whose, how far it is, and the figures of the year in large."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from pomanager.i18n import _, figures, formats
from pomanager.i18n.meetings import meeting_on_day
from pomanager.i18n.sentences import sentence
from pomanager.readmodels.annual_report import AnnualReportSheet
from pomanager.readmodels.governance_report import ReportStanding
from pomanager.reports.flow import Block, Room
from pomanager.reports.fonts import SEMIBOLD
from pomanager.reports.lines import Line, broken
from pomanager.reports.meetings.minutes import copy_blocks
from pomanager.reports.parts import Text, facts, note, paragraph
from pomanager.reports.styles import BODY, LABEL, TextStyle
from pomanager.reports.twins import in_both
from pomanager.rules.envelope import printed_code
from pomanager.rules.governance.funnel import FunnelStage, share_of_women
from pomanager.rules.governance.indicators import Indicator
from pomanager.rules.governance.report import CHAPTER_WORDS, OF_SECTION, Chapter, ReportState
from pomanager.rules.meetings.deciding import Outcome
from pomanager.rules.meetings.kinds import MeetingState

_YEAR = TextStyle(size=54, leading=66, weight=SEMIBOLD)
_MARK = replace(BODY, size=12, leading=17, weight=SEMIBOLD)
"""The words that a report is no original, or not settled yet."""


def year_said(sheet: AnnualReportSheet) -> str:
    """The financial year by its calendar year, or by both it lies in: "2026", "2026/2027"."""
    first, last = sheet.first.year, sheet.year_ends_on.year
    return str(first) if first == last else f"{first}/{last}"


def cover(sheet: AnnualReportSheet) -> list[Block]:
    """What it is about, how far it is, what is missing, and the figures of the year."""
    return [
        Room(26), Text(year_said(sheet), _YEAR), Room(10), facts(list(_about(sheet))), Room(12),
        *_state(sheet.asked.standing), *_limits(sheet), Room(22), *_in_large(sheet),
    ]  # fmt: skip


def _about(sheet: AnnualReportSheet) -> Iterator[tuple[str, str]]:
    # TR: on the cover of a report: of whom it tells
    yield _("Told of"), sheet.section or _("the whole organisation")
    first, last = formats.day(sheet.first, "long"), formats.day(sheet.year_ends_on, "long")
    yield _("Financial year"), _("{first} to {last}").format(first=first, last=last)
    if sheet.last < sheet.year_ends_on:
        # TR: on the cover of a report on a year that is not over
        yield _("Told until"), formats.day(sheet.last, "long")
    meeting = sheet.asked.standing.adopted_at
    if meeting is not None:
        yield _("Adopted at"), meeting_on_day(meeting)
    if sheet.asked.standing.signed_on is not None:
        # TR: on the cover of a report: the day on which it is signed
        yield _("Signed on"), formats.day(sheet.asked.standing.signed_on, "long")


def _state(standing: ReportStanding) -> list[Block]:
    """That the report is a draft or a copy, what it replaces, and what was missing when it was adopted."""
    blocks: list[Block] = []
    if standing.original is not None:
        blocks += copy_blocks(standing.original)
    elif standing.state is ReportState.DRAFT:
        blocks.append(Text(_("DRAFT: no meeting has adopted this report yet."), _MARK))
    blocks += map(paragraph, _edition(standing))
    missing = " ".join(map(sentence, standing.missing))
    if missing and standing.state is ReportState.DRAFT:
        # TR: in a draft of a report, before what is still missing in it
        blocks.append(note(_("Still missing: {what}").format(what=missing)))
    elif missing:
        # TR: on a report that was adopted though chapters are missing
        blocks.append(paragraph(_("Adopted without all that is asked for. {what}").format(what=missing)))
    if standing.reason:
        blocks.append(paragraph(_("Reason given: {reason}").format(reason=standing.reason)))
    return blocks


def _edition(standing: ReportStanding) -> Iterator[str]:
    if standing.edition <= 1:
        return
    number = formats.number(standing.edition)
    if standing.replaces is None:
        # TR: which edition of a report it is, where an earlier one was replaced
        yield _("Edition {number}.").format(number=number)
    else:
        said = _("Edition {number}. It replaces the report signed on {day}, check code {code}.")
        day = formats.day(standing.replaces.signed_on, "long")
        yield said.format(number=number, day=day, code=printed_code(standing.replaces.code))
    if standing.edition_reason:
        yield _("Why it was replaced: {reason}").format(reason=standing.edition_reason)


def _limits(sheet: AnnualReportSheet) -> list[Block]:
    """What a report on one section cannot tell, and that the section was closed."""
    if not sheet.of_section:
        return []
    left_out = [_(CHAPTER_WORDS[each]) for each in Chapter if each not in OF_SECTION and each is not Chapter.MANAGEMENT]
    said = _("This report is about one section. What is the whole organisation’s is left out: {chapters}.")
    blocks = [note(said.format(chapters=formats.listing(left_out)))]
    if sheet.section_ended_on is not None:
        closed = _("The section was closed on {day}. Its members are told of as on that day.")
        blocks.append(note(closed.format(day=formats.day(sheet.section_ended_on, "long"))))
    return blocks


class Large(NamedTuple):
    """A figure to be seen from far: as it reads, and what it is."""

    figure: str
    what: str


def large_figures(sheet: AnnualReportSheet) -> list[Large]:
    """The figures of the year, each of its chapter."""
    found: list[Large] = []
    if sheet.members is not None:
        closing = sheet.members.moved.closing
        found.append(Large(formats.number(closing.total), _("members at the end")))
        share = share_of_women(closing.women, closing.men)
        found.append(Large(figures.share_told(share), _("women among them")))
    if sheet.women is not None:
        share_in_bodies = sheet.women.indicators.figures.get(Indicator.WOMEN_IN_BODIES)
        value = None if share_in_bodies is None else share_in_bodies.value
        found.append(Large(figures.share_told(value), _("women in bodies")))
        present = sheet.women.funnel.share(FunnelStage.PRESENT)
        found.append(Large(figures.share_told(present), _("women at assemblies")))
    if sheet.meetings is not None:
        held = sum(each.meeting.state is MeetingState.CLOSED for each in sheet.meetings.meetings)
        found.append(Large(formats.number(held), _("meetings held")))
    if sheet.resolutions is not None:
        adopted = sum(each.outcome is Outcome.ADOPTED and not each.taken_back for each in sheet.resolutions.lines)
        found.append(Large(formats.number(adopted), _("resolutions adopted")))
    return found


def _in_large(sheet: AnnualReportSheet) -> list[Block]:
    found = large_figures(sheet)
    return [LargeFigures(found)] if found else []


class LargeFigures(Block):
    """Figures side by side in large, each over what it is; three in a row."""

    _IN_ROW = 3
    _GAP = 14.0
    _FIGURE = TextStyle(size=26, leading=33, weight=SEMIBOLD)
    _BETWEEN = 16.0

    def __init__(self, found: Sequence[Large]) -> None:
        super().__init__(before=4, after=6)
        self.found = tuple(found)

    def height_in(self, width: float) -> float:
        """All rows."""
        heights = [self._tall(row, width) for row in self._rows()]
        return sum(heights) + self._BETWEEN * (len(heights) - 1)

    def said(self) -> Iterator[str]:
        """Each figure, then what it is."""
        for each in self.found:
            yield from each

    def sealed(self) -> Iterator[tuple[str, ...]]:
        """A line for each figure."""
        return (tuple(each) for each in self.found)

    def beside(self, other: Block) -> Sequence[Block]:
        """The figures once, under words of both languages."""
        if isinstance(other, LargeFigures) and len(other.found) == len(self.found):
            pairs = zip(self.found, other.found, strict=True)
            return [LargeFigures([Large(one.figure, in_both(one.what, two.what)) for one, two in pairs])]
        return super().beside(other)

    def paint(self, width: float, height: float) -> None:
        """Draw row by row."""
        wide = self._wide(width)
        top = height
        for row in self._rows():
            for number, each in enumerate(row):
                x = number * (wide + self._GAP)
                x = width - x - wide if self.canvas.right else x
                y = self.canvas.lines_at(self._figure(each, wide), x, top, wide, self._FIGURE)
                self.canvas.lines_at(self._what(each, wide), x, y, wide, LABEL)
            top -= self._tall(row, width) + self._BETWEEN

    def _rows(self) -> list[tuple[Large, ...]]:
        return [self.found[start : start + self._IN_ROW] for start in range(0, len(self.found), self._IN_ROW)]

    def _wide(self, width: float) -> float:
        return (width - self._GAP * (self._IN_ROW - 1)) / self._IN_ROW

    def _tall(self, row: Sequence[Large], width: float) -> float:
        wide = self._wide(width)
        return max(
            len(self._figure(each, wide)) * self._FIGURE.leading + len(self._what(each, wide)) * LABEL.leading
            for each in row
        )

    def _figure(self, each: Large, wide: float) -> tuple[Line, ...]:
        return broken(each.figure, wide, self._FIGURE.weight, self._FIGURE.size)

    def _what(self, each: Large, wide: float) -> tuple[Line, ...]:
        return broken(each.what, wide, LABEL.weight, LABEL.size)
