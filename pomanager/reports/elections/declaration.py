"""The declaration of the result, to be posted: who is elected with how many votes, the term, until when to object."""

from pomanager.i18n import _, formats
from pomanager.readmodels.elections.papers import ResultSheet
from pomanager.readmodels.elections.result import ContestResult
from pomanager.reports.composing import InBlocks
from pomanager.reports.elections.figures import outcome_said, votes_said
from pomanager.reports.elections.outcome import (
    announcement_facts,
    annulled_blocks,
    elected_blocks,
    reserved_blocks,
)
from pomanager.reports.elections.words import (
    ballot_said,
    clauses,
    election_facts,
    known,
    officials_block,
    paragraphs,
    term_said,
    under_title,
)
from pomanager.reports.flow import Block, Together
from pomanager.reports.heads import Heading
from pomanager.reports.parts import Grid, GridColumn, heading, paragraph
from pomanager.reports.styles import Align
from pomanager.rules.counting.methods import TRANSFERABLE
from pomanager.rules.counting.record import Count
from pomanager.rules.meetings.deciding import Method as Way

_EMPTY_ROWS = 8
_ROW = 28.0


def heading_of(sheet: ResultSheet) -> Heading:
    """What it is called, and of which election; one to be filled in by hand bears no check code."""
    return Heading(_("Result of the election"), subtitle=under_title(sheet.about), is_sealed=sheet.result is not None)


def story(sheet: ResultSheet) -> list[Block]:
    """The election, the result of each ballot paper, until when objections are heard, who declares it."""
    term = term_said(sheet.about)
    blocks: list[Block] = [
        *annulled_blocks(sheet), *_state(sheet),
        *known([*election_facts(sheet.about), *([(_("Term"), term)] if term else []), *announcement_facts(sheet)]),
    ]  # fmt: skip
    if sheet.result is None:
        columns = (GridColumn(_("Name"), 60), GridColumn(_("Votes received"), 20), GridColumn(_("Outcome"), 20))
        blocks.append(Grid(columns, [("", "", "")] * _EMPTY_ROWS, row_height=_ROW))
    for of in () if sheet.result is None else sheet.result.contests:
        blocks += _contest(sheet, of)
    blocks += [heading(_("Objections")), *_objecting(sheet)]
    said = _("They are handed in, in writing or by word of mouth, to whoever ran the election.")
    return [*blocks, Together([paragraph(said), officials_block(sheet.about, tellers=False)])]


def _state(sheet: ResultSheet) -> list[Block]:
    """That it is no declaration yet, where the result was not announced."""
    result = sheet.result
    if result is None or result.declared is not None or result.annulled is not None:
        return []
    return [paragraph(_("The result is not declared yet: what stands here is not final."))]


def _contest(sheet: ResultSheet, of: ContestResult) -> list[Block]:
    title = heading(ballot_said(sheet.about, of.contest) or _("Result"))
    by_acclamation = sheet.about.election is not None and sheet.about.election.way is Way.ACCLAMATION
    votes = [] if of.kept is None or by_acclamation else [_votes(of.kept.count)]
    return [title, *elected_blocks(of), *votes, *reserved_blocks(of)]


def _votes(count: Count) -> Block:
    """Everybody who stood with their votes, most first."""
    ranked = count.method in TRANSFERABLE
    votes = [[stage.votes[place] for stage in count.stages if stage.votes[place] is not None]
             for place in range(len(count.names))]  # fmt: skip
    last = [(each[-1] if each else None) if not ranked else (each[0] if each else None) for each in votes]
    order = sorted(range(1, len(count.names) + 1), key=lambda number: (-(last[number - 1] or 0), number))
    columns = (
        GridColumn(_("No."), 8), GridColumn(_("Candidate"), 46),
        GridColumn(_("First choices") if ranked else _("Votes received"), 18, Align.END), GridColumn(_("Outcome"), 28),
    )  # fmt: skip
    rows = [
        (formats.number_text(each), count.name(each), votes_said(last[each - 1], count), outcome_said(each, count))
        for each in order
    ]
    return Grid(columns, rows)


def _objecting(sheet: ResultSheet) -> list[Block]:
    said = [*clauses(sheet.about, ["election.objection_days"])]
    until = None if sheet.result is None else sheet.result.object_until
    if until is not None:
        said.append(_("Objections are heard until {day}.").format(day=formats.day(until, "full")))
    if not said:
        said.append(_("The by-laws of this organisation name no last day for objections."))
    return paragraphs(said)


DECLARATION = InBlocks(heading_of, story)
