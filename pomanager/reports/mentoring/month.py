"""The leader's page of the month, on one sheet: how many pairs, what moved, what waits."""

from pomanager.i18n import _, formats
from pomanager.readmodels.mentoring_papers import MentoringSheet
from pomanager.reports.composing import InBlocks
from pomanager.reports.flow import Block
from pomanager.reports.heads import Heading
from pomanager.reports.mentoring.words import attention_said
from pomanager.reports.parts import Grid, GridColumn, facts, heading, paragraph
from pomanager.reports.styles import Align
from pomanager.rules.mentoring.kinds import RUNNING, STAGE_WORDS, PartRole

MOST_MOVED, MOST_WAITING = 6, 8
"""So many lines of each find room on the one sheet; of more it is told how many. Of a pair the worst is told."""


def heading_of(sheet: MentoringSheet) -> Heading:
    """What the page is called, and of which day."""
    return Heading(_("Mentoring: the page of the month"), sheet.as_of)


def story(sheet: MentoringSheet) -> list[Block]:
    """Figures, stages, what moved, what waits."""
    running = [row for row in sheet.board.pairs if row.state in RUNNING]
    mentors = {row.mentor_id for row in running}
    waiting = [row for row in running if row.attention]
    told = [
        (_("Pairs under way"), formats.number(len(running))),
        (_("Mentors who accompany somebody"), formats.number(len(mentors))),
        (_("Mentees on the roster"), formats.number(sum(row.role is PartRole.MENTEE for row in sheet.roster))),
        (_("Pairs that ask for attention"), formats.number(len(waiting))),
    ]
    return [
        facts(told), heading(_("How far the mentees came")), _stages(sheet), heading(_("What moved in the last month")),
        *_moved(sheet), heading(_("What waits")), *_waiting(sheet),
    ]  # fmt: skip


def _stages(sheet: MentoringSheet) -> Block:
    """Two stages beside one another in each row: the whole finds room on the sheet."""
    counted = [(_(STAGE_WORDS[each.stage]), formats.number(each.count)) for each in sheet.board.stages]
    half = (len(counted) + 1) // 2
    rows = [
        (*counted[place], *(counted[place + half] if place + half < len(counted) else ("", "")))
        for place in range(half)
    ]
    columns = (
        GridColumn(_("Stage"), 36), GridColumn(_("Mentees"), 12, Align.END), GridColumn(_("Stage"), 36),
        GridColumn(_("Mentees"), 12, Align.END),
    )  # fmt: skip
    return Grid(columns, rows)


def _moved(sheet: MentoringSheet) -> list[Block]:
    if not sheet.moved:
        return [paragraph(_("Nothing stands in the books for this month."))]
    columns = (GridColumn(_("Mentee"), 36), GridColumn(_("What happened"), 64))
    return [Grid(columns, sheet.moved[:MOST_MOVED]), *_rest(len(sheet.moved) - MOST_MOVED)]


def _waiting(sheet: MentoringSheet) -> list[Block]:
    rows = [(row.mentee, row.mentor, attention_said(row.attention[:1])) for row in sheet.board.pairs if row.attention]
    rows += [("", "", attention_said((each,))) for each in sheet.board.of_nobody]
    if not rows:
        return [paragraph(_("No pair asks for attention."))]
    columns = (GridColumn(_("Mentee"), 26), GridColumn(_("Mentor"), 26), GridColumn(_("What waits"), 48))
    return [Grid(columns, rows[:MOST_WAITING]), *_rest(len(rows) - MOST_WAITING)]


def _rest(more: int) -> list[Block]:
    if more <= 0:
        return []
    return [paragraph(_("Further lines that find no room here: {count}.").format(count=formats.number(more)))]


MENTORING_MONTH = InBlocks(heading_of, story)
