"""The annual governance report: cover, contents, and chapter by chapter what people wrote and what the books tell."""

from collections.abc import Callable, Mapping

from pomanager.i18n import _, figures, formats, spoken
from pomanager.readmodels.annual_report import AnnualReportSheet
from pomanager.reports.composing import InBlocks
from pomanager.reports.contents import contents_of
from pomanager.reports.flow import Block, PageEnd
from pomanager.reports.governance.annual import assemblies, closing, keeping_rules, leadership, offices, people
from pomanager.reports.governance.annual.cover import cover, year_said
from pomanager.reports.heads import Heading
from pomanager.reports.meetings.minutes import copy_mark
from pomanager.reports.parts import chapter_heading, of_chapter, paragraph
from pomanager.rules.governance.report import CHAPTER_WORDS, Chapter

_DEEPEST = 2
"""The list of contents names chapters and their parts."""

_MAKERS: Mapping[Chapter, Callable[[AnnualReportSheet], list[Block]]] = {
    Chapter.MANAGEMENT: closing.management, Chapter.MEMBERS: people.members, Chapter.CAPITAL: people.capital,
    Chapter.MEETINGS: assemblies.meetings, Chapter.RESOLUTIONS: assemblies.resolutions,
    Chapter.BODIES: offices.bodies, Chapter.ELECTIONS: offices.elections, Chapter.SUPERVISION: assemblies.supervision,
    Chapter.INTERESTS: offices.interests, Chapter.BYLAWS: keeping_rules.bylaws, Chapter.FILINGS: keeping_rules.filings,
    Chapter.WOMEN: leadership.women, Chapter.MENTORING: leadership.mentoring, Chapter.TRAINING: leadership.training,
    Chapter.SIGNATURES: closing.signatures, Chapter.JOURNAL: closing.journal,
}  # fmt: skip


def heading_of(sheet: AnnualReportSheet) -> Heading:
    """What the paper is called, on which year, of which section."""
    # TR: under the title of the annual report
    under = [_("Financial year {year}").format(year=year_said(sheet)), sheet.section]
    return Heading(
        _("Annual governance report"), subtitle=" · ".join(filter(None, under)),
        keywords=copy_mark(sheet.asked.standing.original),
    )  # fmt: skip


def story(sheet: AnnualReportSheet) -> list[Block]:
    """Cover, contents and chapters; where the books tell nothing of the year, the sentence that says so."""
    missing = figures.without_books(sheet.books_since, sheet.last)
    if missing:
        return [paragraph(missing)]
    chapters = [block for number, each in enumerate(sheet.chapters, 1) for block in _chapter(sheet, each, number)]
    return [*cover(sheet), PageEnd(), *contents_of(chapters, _DEEPEST), PageEnd(), *chapters]


def _chapter(sheet: AnnualReportSheet, chapter: Chapter, number: int) -> list[Block]:
    """Its heading with its number, what people wrote, and what the books tell."""
    title = f"{formats.number_text(number)}. {_(CHAPTER_WORDS[chapter])}"
    # In a file of two languages one after the other, the same title may stand in both.
    told = of_chapter(_MAKERS[chapter](sheet), f"{chapter.value}.{spoken()}")
    return [chapter_heading(title), *closing.text_of(sheet, chapter.value), *told]


ANNUAL_REPORT = InBlocks(heading_of, story)
"""The annual governance report."""
