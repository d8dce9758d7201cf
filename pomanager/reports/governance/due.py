"""What is due as of a day: overdue first, then month by month, each with the by-law it rests on."""

from itertools import groupby

from pomanager.i18n import _, formats
from pomanager.i18n.bylaw_words import clause_said
from pomanager.i18n.sentences import sentence
from pomanager.readmodels.governance import DueRow, DueSheet
from pomanager.reports.composing import InBlocks
from pomanager.reports.flow import Block
from pomanager.reports.heads import Heading
from pomanager.reports.parts import Grid, GridColumn, heading, paragraph
from pomanager.rules.bylaws.settings import CLAUSE_OF, NUMBER_OF
from pomanager.rules.due import DUE_KIND_WORDS, WHEN_WORDS, When


def heading_of(sheet: DueSheet) -> Heading:
    """What the paper is called, and as of which day."""
    return Heading(_("What is due"), sheet.as_of)


def story(sheet: DueSheet) -> list[Block]:
    """A table under each head; none for a head with nothing below it."""
    if not sheet.rows:
        return [paragraph(_("Nothing is due."))]
    blocks: list[Block] = []
    for when, rows in groupby(sheet.rows, key=_when):
        counted = f"{_(WHEN_WORDS[when])} ({formats.number(sheet.counts[when])})"
        blocks += [heading(counted), Grid(_columns(), [_row(row, sheet) for row in rows])]
    return blocks


def _when(row: DueRow) -> When:
    return row.when


def _columns() -> tuple[GridColumn, ...]:
    return (
        # TR: head of a column: the day by which something is due
        GridColumn(_("Due"), 17),
        # TR: head of a column: the kind of thing that is due
        GridColumn(_("What"), 17),
        GridColumn(_("What it concerns"), 35),
        # TR: head of a column: number of the sentence in the by-laws
        GridColumn(_("By-law"), 31),
    )


def _row(row: DueRow, sheet: DueSheet) -> tuple[str, ...]:
    day = formats.day(row.on) if row.on is not None else ""
    return (day, _(DUE_KIND_WORDS[row.kind]), sentence(row.sentence), _bylaw(row.sentence.about, sheet))


def _bylaw(key: str, sheet: DueSheet) -> str:
    """The sentence of the by-laws behind it, with its number."""
    if not key:
        return ""
    clause = CLAUSE_OF[key]
    values = {each: sheet.bylaws.value(each) for each in clause.settings.values()}
    return f"{NUMBER_OF[key]} · {clause_said(clause, values)}"


DUE = InBlocks(heading_of, story)
"""What is due."""
