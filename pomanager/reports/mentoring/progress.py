"""The progress of the mentoring: programme by programme its stages, what it came to, its mentors and their pairs."""

from collections.abc import Sequence
from fractions import Fraction

from pomanager.i18n import _, formats
from pomanager.readmodels.mentoring.journeys import ProgrammeResult
from pomanager.readmodels.mentoring.pairs import PairRow
from pomanager.readmodels.mentoring.roster import ProgrammeRow
from pomanager.readmodels.mentoring_papers import MentoringSheet
from pomanager.reports.composing import InBlocks
from pomanager.reports.flow import Block
from pomanager.reports.heads import Heading
from pomanager.reports.mentoring.words import programme_said, sessions_said, waits_said
from pomanager.reports.parts import Grid, GridColumn, facts, heading, paragraph
from pomanager.reports.styles import Align
from pomanager.rules.mentoring.kinds import PAIR_STATE_WORDS, RUNNING, STAGE_WORDS


def heading_of(sheet: MentoringSheet) -> Heading:
    """What the report is called, and of which day."""
    return Heading(_("Progress of the mentoring"), sheet.as_of)


def story(sheet: MentoringSheet) -> list[Block]:
    """Stages of all, then each programme: its rules, its mentors, its pairs."""
    stages = [(_(STAGE_WORDS[each.stage]), formats.number(each.count)) for each in sheet.board.stages]
    columns = (GridColumn(_("Stage"), 70), GridColumn(_("Mentees"), 30, Align.END))
    blocks: list[Block] = [heading(_("How far the mentees came")), Grid(columns, stages)]
    for programme in sheet.board.programmes:
        blocks += _programme(sheet, programme)
    return blocks


def _programme(sheet: MentoringSheet, programme: ProgrammeRow) -> list[Block]:
    rows = [row for row in sheet.board.pairs if row.programme_id == programme.id]
    told = programme_facts(sheet, programme)
    if not rows:
        return [heading(programme_said(programme)), facts(told), paragraph(_("There are no pairs yet."))]
    blocks: list[Block] = [heading(programme_said(programme)), facts(told), heading(_("Mentors"), 2), _mentors(rows)]
    for mentor in _names(rows):
        blocks += [heading(mentor, 2), _pairs([row for row in rows if row.mentor == mentor])]
    return blocks


def programme_facts(sheet: MentoringSheet, programme: ProgrammeRow) -> list[tuple[str, str]]:
    """Its funder, its rules, and what it came to."""
    rules = programme.rules
    return [
        (_("Funder"), programme.funder or "—"),
        (_("First day"), formats.day(programme.starts_on)),
        (_("Length in months"), formats.number(rules.months)),
        (_("Part of the sessions to graduate"), formats.percent(rules.sessions_percent / 100)),
        *_results(sheet.results.get(programme.id)),
    ]


def _results(found: ProgrammeResult | None) -> list[tuple[str, str]]:
    """What the programme came to, as far as anything is in the books."""
    if found is None:
        return []
    reached = _("{count} of {most}").format(count=formats.number(found.reached), most=formats.number(found.goals))
    told = [
        (_("Goals reached"), reached),
        # TR: in a report: how often childcare, transport and the like were given to mentees
        (_("Support given, times"), formats.number(found.support)),
        (_("Barriers noted"), formats.number(found.barriers)),
    ]
    if found.first_mark is not None and found.last_mark is not None:
        # TR: marks from 1 to 4 on average, at the beginning and at the last rating, of so many mentees
        said = _("from {first} to {last} (mentees: {count})").format(
            first=_mark(found.first_mark), last=_mark(found.last_mark), count=formats.number(found.rated)
        )
        told.append((_("Marks on average"), said))
    return told


def _mark(mean: Fraction) -> str:
    return formats.number(round(mean, 1))


def _names(rows: Sequence[PairRow]) -> Sequence[str]:
    """The mentors of these pairs, in order."""
    return tuple(dict.fromkeys(sorted(row.mentor for row in rows)))


def _mentors(rows: Sequence[PairRow]) -> Block:
    """A line for each mentor: pairs that run, sessions held of those planned, pairs that ask for attention."""
    columns = (
        GridColumn(_("Mentor"), 40), GridColumn(_("Pairs under way"), 20, Align.END),
        GridColumn(_("Sessions"), 20, Align.END), GridColumn(_("Pairs that ask for attention"), 20, Align.END),
    )  # fmt: skip
    lines = []
    for mentor in _names(rows):
        own = [row for row in rows if row.mentor == mentor]
        held, planned = sum(row.sessions for row in own), sum(row.planned for row in own)
        lines.append(
            (
                mentor, formats.number(sum(row.state in RUNNING for row in own)),
                _("{held} of {planned}").format(held=formats.number(held), planned=formats.number(planned)),
                formats.number(sum(bool(row.attention) for row in own)),
            )
        )  # fmt: skip
    return Grid(columns, lines)


def _pairs(rows: Sequence[PairRow]) -> Block:
    """The pairs of one mentor."""
    columns = (
        GridColumn(_("Mentee"), 24), GridColumn(_("State"), 15), GridColumn(_("Stage"), 17),
        GridColumn(_("Sessions"), 14), GridColumn(_("Last session"), 12), GridColumn(_("What waits"), 18),
    )  # fmt: skip
    return Grid(
        columns,
        [
            (
                row.mentee, _(PAIR_STATE_WORDS[row.state]), _(STAGE_WORDS[row.stage]), sessions_said(row),
                "—" if row.last_session is None else formats.day_short(row.last_session), waits_said(row.attention),
            )
            for row in rows
        ],
    )  # fmt: skip


MENTORING_PROGRESS = InBlocks(heading_of, story)
