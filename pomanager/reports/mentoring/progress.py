"""The progress of the mentoring: programme by programme its stages, mentors and pairs."""

from collections.abc import Sequence

from pomanager.i18n import _, formats
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
    rules = programme.rules
    told = [
        (_("Funder"), programme.funder or "—"),
        (_("First day"), formats.day(programme.starts_on)),
        (_("Length in months"), formats.number(rules.months)),
        (_("Part of the sessions to graduate"), formats.percent(rules.sessions_percent / 100)),
    ]
    if not rows:
        return [heading(programme_said(programme)), facts(told), paragraph(_("There are no pairs yet."))]
    return [heading(programme_said(programme)), facts(told), _mentors(rows), _pairs(rows)]


def _mentors(rows: Sequence[PairRow]) -> Block:
    """A line for each mentor: pairs that run, sessions held of those planned, pairs that ask for attention."""
    columns = (
        GridColumn(_("Mentor"), 40), GridColumn(_("Pairs under way"), 20, Align.END),
        GridColumn(_("Sessions"), 20, Align.END), GridColumn(_("Pairs that ask for attention"), 20, Align.END),
    )  # fmt: skip
    lines = []
    for mentor in dict.fromkeys(row.mentor for row in sorted(rows, key=lambda row: row.mentor)):
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
    columns = (
        GridColumn(_("Mentee"), 20), GridColumn(_("Mentor"), 20), GridColumn(_("State"), 13),
        GridColumn(_("Stage"), 13), GridColumn(_("Sessions"), 10), GridColumn(_("What waits"), 24),
    )  # fmt: skip
    return Grid(
        columns,
        [
            (
                row.mentee, row.mentor, _(PAIR_STATE_WORDS[row.state]), _(STAGE_WORDS[row.stage]), sessions_said(row),
                waits_said(row.attention),
            )
            for row in rows
        ],
    )  # fmt: skip


MENTORING_PROGRESS = InBlocks(heading_of, story)
