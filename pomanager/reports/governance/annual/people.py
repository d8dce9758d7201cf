"""The chapters of the annual report on members and capital."""

from dataclasses import replace

from pomanager.i18n import _, figures, formats
from pomanager.readmodels.annual_report import AnnualReportSheet
from pomanager.readmodels.member_statistics import MemberStatisticsSheet
from pomanager.reports.flow import Block
from pomanager.reports.members import statistics
from pomanager.reports.members.joined_left import account_of_roll
from pomanager.reports.parts import heading, note, paragraph
from pomanager.reports.shares.capital import capital_blocks
from pomanager.rules.governance.funnel import share_of_women
from pomanager.rules.movements import JOINING


def members(sheet: AnnualReportSheet) -> list[Block]:
    """Who came and who left, and who is there at the end, by sex, age and section."""
    told = sheet.members
    if told is None:
        return []
    counted = told.statistics
    if sheet.of_section and len(counted.parts) <= 1:
        counted = replace(counted, parts=())
    blocks = [paragraph(_in_a_sentence(sheet)), heading(_("Who came and who left")), *account_of_roll(told.moved)]
    if sheet.of_section:
        blocks.append(note(_("Who changed the section in this time is counted in that of the last day.")))
    return [*blocks, *statistics.story(MemberStatisticsSheet(sheet.letterhead, counted))]


def _in_a_sentence(sheet: AnnualReportSheet) -> str:
    """How many there are, how many of them women, and how many came and left."""
    assert sheet.members is not None  # noqa: S101 - only a chapter that is filled is told
    moved = sheet.members.moved
    came = sum(moved.moved[each].total for each in JOINING)
    left = sum(each.total for each in moved.moved.values()) - came
    share = share_of_women(moved.closing.women, moved.closing.men)
    # TR: {share} is the part of women among members whose sex is recorded, as a percentage
    said = _(
        "On {day} there were {total} members on the roll; {share} of women and men among them were women. In this time "
        "{came} joined and {left} left."
    )
    return said.format(
        day=formats.day(moved.until, "long"), total=formats.number(moved.closing.total),
        share=figures.share_told(share), came=formats.number(came), left=formats.number(left),
    )  # fmt: skip


def capital(sheet: AnnualReportSheet) -> list[Block]:
    """How the capital went, with its course as a chart."""
    if sheet.capital is None:
        return [paragraph(_("Shares are not told of here: whoever printed this may not read them."))]
    return capital_blocks(sheet.capital)
