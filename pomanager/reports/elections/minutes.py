"""The minutes of an election: everything by which anybody can judge later whether the result is right.

Seats, method, roll, proxies, ballot papers and their reconciliation, votes in figures and words, rounds, ties, reserved
seats with and without, objections, reasons, who accepted, offices, terms; signed by all who ran and watched it.
"""

from pomanager.i18n import _, formats
from pomanager.readmodels.elections.papers import ResultSheet
from pomanager.readmodels.elections.result import ContestResult
from pomanager.reports.composing import InBlocks
from pomanager.reports.elections.figures import called_blocks, no_papers, papers_blocks, roll_facts, votes_blocks
from pomanager.reports.elections.outcome import (
    account_blocks,
    annulled_blocks,
    declaration_facts,
    elected_blocks,
    mandates_blocks,
    objections_blocks,
    reasons_blocks,
    reserved_blocks,
    ties_blocks,
)
from pomanager.reports.elections.words import (
    ballot_said,
    contest_facts,
    election_facts,
    hours_said,
    known,
    officials_block,
    paragraphs,
    reserved_said,
    term_said,
    under_title,
    way_said,
)
from pomanager.reports.flow import Block
from pomanager.reports.heads import Heading
from pomanager.reports.parts import Blank, Grid, GridColumn, Lines, heading, paragraph
from pomanager.rules.elections.kinds import ELECTION_STATE_WORDS, OFFICIAL_ROLE_WORDS
from pomanager.rules.meetings.deciding import Method as Way

_EMPTY_ROWS = 10
_ROW = 28.0


def heading_of(sheet: ResultSheet) -> Heading:
    """What they are called, and of which election; those to be filled in by hand bear no check code."""
    return Heading(_("Minutes of the election"), subtitle=under_title(sheet.about), is_sealed=sheet.result is not None)


def story(sheet: ResultSheet) -> list[Block]:
    """The election, the roll and the poll, each ballot paper, what followed, who signs."""
    return [
        *annulled_blocks(sheet), *known([*election_facts(sheet.about), *_held(sheet)]),
        *_run_by(sheet), heading(_("Roll and poll")), *_poll(sheet), *_contests(sheet),
        heading(_("Announcement")), *known(declaration_facts(sheet)), *objections_blocks(sheet),
        *([] if sheet.result is None else reasons_blocks(sheet.result)), *_remarks(sheet), *mandates_blocks(sheet),
        *_signed(sheet),
    ]  # fmt: skip


def _held(sheet: ResultSheet) -> list[tuple[str, str]]:
    detail = sheet.about.election
    if detail is None:
        return [(_("Seats to fill"), ""), (_("Vote by"), ""), (_("Method"), ""), (_("Term"), "")]
    # TR: how far an election is: being prepared, counted, declared
    pairs = [(_("Vote by"), way_said(detail)), (_("State"), _(ELECTION_STATE_WORDS[detail.label.state]))]
    return [*pairs, (_("Term"), term_said(sheet.about))] if term_said(sheet.about) else pairs


def _run_by(sheet: ResultSheet) -> list[Block]:
    """The committee, the tellers and those who looked on."""
    officials = () if sheet.about.election is None else sheet.about.election.officials
    # TR: heading over those who run an election, count, and look on
    title = heading(_("Committee, tellers, observers"))
    columns = (GridColumn(_("Task"), 40), GridColumn(_("Name"), 60))
    if not officials:
        return [title, Grid(columns, [("", "")] * 4, row_height=_ROW)]
    return [title, Grid(columns, [(_(OFFICIAL_ROLE_WORDS[each.role]), each.name) for each in officials])]


def _poll(sheet: ResultSheet) -> list[Block]:
    return [
        *known(roll_facts(sheet)), *known([(_("Poll open"), hours_said(sheet.about.election))]),
        Blank(_("Count began at, ended at")),
    ]  # fmt: skip


def _contests(sheet: ResultSheet) -> list[Block]:
    if sheet.result is None:
        return _by_hand(sheet)
    return [block for of in sheet.result.contests for block in _contest(sheet, of)]


def _contest(sheet: ResultSheet, of: ContestResult) -> list[Block]:
    """One ballot paper: what was asked, the papers, the votes, how it came to the result."""
    about, contest = sheet.about, of.contest
    way = Way.SECRET if about.election is None else about.election.way
    blocks: list[Block] = [
        heading(ballot_said(about, contest) or _("Ballot papers and votes")), *known(contest_facts(contest, way)),
        *paragraphs(reserved_said(about, contest)),
    ]  # fmt: skip
    if way is Way.ACCLAMATION:
        blocks += no_papers(_("None: elected by acclamation."))
    else:
        blocks += [*_papers(sheet, of), *_count(of)]
    blocks += reserved_blocks(of)
    if of.kept is not None and not of.kept.is_fresh:
        said = _("Papers, lots or candidates have changed since this count: it has to be made anew.")
        blocks.append(paragraph(said))
    return [*blocks, *elected_blocks(of)]


def _papers(sheet: ResultSheet, of: ContestResult) -> list[Block]:
    """The papers of each round, and what was answered when the roll was called."""
    blocks: list[Block] = []
    for each in of.reconciliation or (None,):
        if each is not None and each.round > 1:
            blocks.append(heading(_("Second round"), 3))
        blocks += papers_blocks(sheet, each)
        blocks += [] if each is None else called_blocks(sheet, each)
    return blocks


def _count(of: ContestResult) -> list[Block]:
    """The votes, what happened round by round, and how ties were broken."""
    if of.kept is None:
        return []
    count = of.kept.count
    return [heading(_("Votes received"), 2), *votes_blocks(count), *account_blocks(count), *ties_blocks(of)]


def _by_hand(sheet: ResultSheet) -> list[Block]:
    """Room for the papers and the votes of one ballot paper."""
    columns = (
        GridColumn(_("No."), 8), GridColumn(_("Candidate"), 34), GridColumn(_("Votes received"), 12),
        GridColumn(_("In words"), 26), GridColumn(_("Outcome"), 20),
    )  # fmt: skip
    return [
        heading(_("Ballot papers and votes")), *papers_blocks(sheet, None), Lines(_("Void papers, with the reason"), 2),
        Grid(columns, [("", "", "", "", "")] * _EMPTY_ROWS, row_height=_ROW),
        Lines(_("Ties, who drew, who witnessed"), 2), Lines(_("Reserved seats, and what they changed"), 2),
    ]  # fmt: skip


def _remarks(sheet: ResultSheet) -> list[Block]:
    """What happened on the day beside the vote."""
    remarks = "" if sheet.about.election is None else sheet.about.election.remarks
    # TR: over what went wrong or was unusual on the day of an election
    title = _("Incidents of the day")
    return [heading(title), paragraph(remarks)] if remarks.strip() else [Lines(title, 2)]


def _signed(sheet: ResultSheet) -> list[Block]:
    day = None if sheet.result is None or sheet.result.declared is None else sheet.result.declared.on
    # TR: over the signatures at the end of minutes of an election
    said = _("Read out and found right by those who sign.")
    return [
        *known([(_("Signed on"), "" if day is None else formats.day(day, "long"))]), paragraph(said),
        officials_block(sheet.about),
    ]  # fmt: skip


ELECTION_MINUTES = InBlocks(heading_of, story)
