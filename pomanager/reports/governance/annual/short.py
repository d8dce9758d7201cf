"""The year in short: two pages in large print for members, in short sentences, with the figures of the long report."""

from collections.abc import Iterator
from dataclasses import replace

from pomanager.i18n import _, figures, formats, ngettext
from pomanager.i18n.meetings import meeting_name, title_of
from pomanager.i18n.offices import body_name, office_name
from pomanager.readmodels.annual_report import AnnualReportSheet, ReportSigner
from pomanager.readmodels.funnel_chart import funnel_chart
from pomanager.reports.charts import Chart
from pomanager.reports.composing import InBlocks
from pomanager.reports.flow import Block
from pomanager.reports.governance.annual.cover import year_said
from pomanager.reports.governance.funnel import chart_words
from pomanager.reports.heads import Heading
from pomanager.reports.parts import UserText, heading, paragraph
from pomanager.rules.bodies.kinds import BodyKind
from pomanager.rules.governance.funnel import FunnelStage
from pomanager.rules.meetings.deciding import Outcome
from pomanager.rules.money import Money
from pomanager.rules.movements import JOINING
from pomanager.rules.user_text import Kind, Passage, Span

MOST_ASSEMBLIES, MOST_DECIDED = 2, 3
"""So many lines each: the whole stays on two pages. Of more it is told how many there are."""
_STAGES = (FunnelStage.ROLL, FunnelStage.PRESENT, FunnelStage.ELECTED, FunnelStage.CHAIRS)


def heading_of(sheet: AnnualReportSheet) -> Heading:
    """What it is called, and of which section."""
    # TR: title of two pages for members: what happened in a year, in short
    return Heading(_("The year {year} in short").format(year=year_said(sheet)), subtitle=sheet.section)


def story(sheet: AnnualReportSheet) -> list[Block]:
    """Members, capital, who leads, assemblies, decisions, women; or the sentence that says why there is nothing."""
    missing = figures.without_books(sheet.books_since, sheet.last)
    if missing:
        return [paragraph(missing)]
    return [
        # TR: at the beginning of two pages for members
        paragraph(_("The whole report lies in the office for every member.")),
        *_members(sheet), *_capital(sheet), *_leading(sheet), *_assemblies(sheet), *_decided(sheet), *_women(sheet),
    ]  # fmt: skip


def _members(sheet: AnnualReportSheet) -> list[Block]:
    if sheet.members is None:
        return []
    moved = sheet.members.moved
    closing = moved.closing
    said = [
        ngettext("We are {count} member.", "We are {count} members.", closing.total).format(
            count=formats.number(closing.total)
        ),
        # TR: how many members are women and how many are men
        _("Women: {women}. Men: {men}.").format(women=formats.number(closing.women), men=formats.number(closing.men)),
    ]
    if closing.unknown:
        said.append(_("Sex not recorded: {count}.").format(count=formats.number(closing.unknown)))
    if closing.organisations:
        said.append(_("Organisations: {count}.").format(count=formats.number(closing.organisations)))
    came = sum(moved.moved[each].total for each in JOINING)
    left = sum(each.total for each in moved.moved.values()) - came
    # TR: how many people joined and how many left in the year
    said.append(_("Joined: {came}. Left: {left}.").format(came=formats.number(came), left=formats.number(left)))
    return [heading(_("Our members"), 2), paragraph(" ".join(said))]


def _capital(sheet: AnnualReportSheet) -> list[Block]:
    """What is paid up now and was before, in each currency; below what is said of the members."""
    if sheet.capital is None or not sheet.capital.currencies:
        return []
    said = [
        # TR: what all members have paid on their shares, at the end of the year and at its beginning
        _("Paid up on shares: {now}; at the beginning of the year {before}.").format(
            now=formats.money(Money(each.whole.closing.paid, each.whole.currency), each.whole.decimals),
            before=formats.money(Money(each.whole.opening.paid, each.whole.currency), each.whole.decimals),
        )
        for each in sheet.capital.currencies
    ]
    return [paragraph(" ".join(said))]


def _assemblies(sheet: AnnualReportSheet) -> list[Block]:
    """The last assemblies with who came."""
    if sheet.meetings is None:
        return []
    held = sheet.meetings.rates.assemblies
    if not held:
        return [heading(_("Our assemblies"), 2), paragraph(_("No assembly was held in this time."))]
    found = []
    for each in held if len(held) <= MOST_ASSEMBLIES else held[1 - MOST_ASSEMBLIES :]:
        there = each.present + each.represented
        # TR: {there} of {entitled} people with a vote came or were represented, {women} of them women
        said = _("{meeting}, {day}: {there} of {entitled} were there or represented. Women: {women}.")
        found.append(
            said.format(
                meeting=meeting_name(each.meeting), day=formats.day(each.meeting.held_on),
                there=formats.number(there), entitled=formats.number(each.entitled), women=formats.number(each.women),
            )
        )  # fmt: skip
    more = len(held) - len(found)
    if more > 0:
        found.append(_("Further assemblies: {count}.").format(count=formats.number(more)))
    return [heading(_("Our assemblies"), 2), _list(found)]


def _decided(sheet: AnnualReportSheet) -> list[Block]:
    """What the assemblies decided last, by the titles of the items."""
    if sheet.resolutions is None:
        return []
    adopted = [
        line for line in sheet.resolutions.lines
        if line.outcome is Outcome.ADOPTED and not line.taken_back and line.meeting.body_id is None
    ]  # fmt: skip
    titles = list(dict.fromkeys(title_of(line.item_kind, line.title) for line in adopted))
    if not titles:
        return [heading(_("What the assemblies decided"), 2), paragraph(_("Nothing was decided in this time."))]
    found = titles if len(titles) <= MOST_DECIDED else titles[1 - MOST_DECIDED :]
    more = len(titles) - len(found)
    if more > 0:
        found.append(_("Further decisions: {count}.").format(count=formats.number(more)))
    return [heading(_("What the assemblies decided"), 2), _list(found)]


def _leading(sheet: AnnualReportSheet) -> list[Block]:
    """Who chairs and writes for the organisation."""
    if not sheet.signers:
        return []
    return [heading(_("Who leads"), 2), _list([_leader(each) for each in sheet.signers])]


def _leader(each: ReportSigner) -> str:
    """The office and the name; with the body where it is not the board."""
    office = office_name(each.office, each.title)
    if each.body.kind is not BodyKind.BOARD:
        office = f"{office}, {body_name(each.body.name, each.body.section)}"
    return f"{office}: {each.name}"


def _women(sheet: AnnualReportSheet) -> list[Block]:
    """Four stages from the roll to the chair, and where the share of women falls most."""
    if sheet.women is None:
        return []
    told = sheet.women.funnel
    short = replace(told, stages={stage: told.stages[stage] for stage in _STAGES})
    return [
        heading(_("From the roll to the chair"), 2), Chart(funnel_chart(short, chart_words())),
        paragraph(figures.drop_told(short.drop)),
    ]  # fmt: skip


def _list(lines: list[str]) -> Block:
    return UserText(list(_items(lines)))


def _items(lines: list[str]) -> Iterator[Passage]:
    for line in lines:
        yield Passage(Kind.ITEM, (Span(line),))


SHORT_REPORT = InBlocks(heading_of, story, large=True)
"""The year in short, for members."""
