"""The chapters of the annual report on changes of the by-laws, and on filings and deadlines."""

from collections.abc import Sequence

from pomanager.i18n import _, formats
from pomanager.i18n.bylaw_words import clause_said
from pomanager.i18n.sentences import sentence
from pomanager.readmodels.annual_report import AnnualReportSheet
from pomanager.readmodels.bylaws import DifferencesSheet
from pomanager.readmodels.governance import DueRow
from pomanager.reports.flow import Block
from pomanager.reports.governance.annual.assemblies import annual_said
from pomanager.reports.organisation import differences
from pomanager.reports.parts import Grid, GridColumn, heading, note, of_chapter, paragraph
from pomanager.rules.bylaws.in_force import Bylaws
from pomanager.rules.bylaws.settings import CLAUSE_OF, NUMBER_OF
from pomanager.rules.due import DUE_KIND_WORDS, DueKind

_BY_HAND = 22.0
"""The height of a row in which somebody writes by hand, in points."""
_CLAUSE = (GridColumn("", 8), GridColumn("", 92))
"""The number of a sentence of the by-laws, and the sentence."""


def bylaws(sheet: AnnualReportSheet) -> list[Block]:
    """Which version holds at the end, and what each that began in the year changed."""
    told = sheet.bylaws
    if told is None:
        return []
    if told.in_force is None:
        return [paragraph(_("No by-laws are in force on this day: every rule they could hold is off."))]
    blocks: list[Block] = [paragraph(f"{differences.version_said(told.in_force)}.")]
    if told.first is not None:
        blocks.append(paragraph(_("They are the first by-laws in the books: nothing was in force before them.")))
    elif not told.changes:
        blocks.append(paragraph(_("The by-laws did not change in this time.")))
    for each in told.changes:
        blocks.append(heading(differences.version_said(each.later)))
        compared = differences.story(DifferencesSheet(sheet.letterhead, sheet.last, each))
        blocks += of_chapter(compared, str(each.later.id))
    return blocks


def filings(sheet: AnnualReportSheet) -> list[Block]:
    """The annual meeting, what fell due, what is due next, and what the by-laws set no day for."""
    told = sheet.filings
    if told is None:
        return []
    blocks: list[Block] = [paragraph(annual_said(told.annual))]
    rows = [row for row in told.rows if row.on is not None]
    past = [row for row in rows if row.on is not None and row.on <= sheet.last]
    coming = [row for row in rows if row.on is not None and row.on > sheet.last]
    blocks.append(heading(_("What fell due")))
    if past:
        by_hand = note(_("Whether a paper was sent is not in the books: write the day by hand."))
        blocks += [_by_day(past, by_hand=True), by_hand]
    else:
        blocks.append(paragraph(_("Nothing was to be sent or entered in this time.")))
    if coming:
        blocks += [heading(_("What is due next")), _by_day(coming, by_hand=False)]
    if rows:
        blocks += [heading(_("By-laws behind it")), Grid(_CLAUSE, _clauses(rows, told.bylaws))]
    blocks += [note(sentence(row.sentence)) for row in told.rows if row.on is None]
    return blocks


def _by_day(rows: Sequence[DueRow], *, by_hand: bool) -> Block:
    columns = [
        GridColumn(_("Due"), 15), GridColumn(_("What"), 25), GridColumn(_("What it concerns"), 38),
        # TR: head of a column: number of the sentence in the by-laws
        GridColumn(_("By-law"), 10),
    ]  # fmt: skip
    if by_hand:
        # TR: head of an empty column, to be filled in by hand: the day on which a paper was sent
        columns.append(GridColumn(_("Done on"), 15))
    return Grid(columns, [_cells(row, by_hand=by_hand) for row in rows], row_height=_BY_HAND if by_hand else 0.0)


def _cells(row: DueRow, *, by_hand: bool) -> tuple[str, ...]:
    about = row.sentence.about
    number = str(NUMBER_OF[about]) if about else "—"
    said = (formats.day_short(row.on), _(DUE_KIND_WORDS[row.kind]), _concerns(row), number)
    return (*said, "") if by_hand else said


def _concerns(row: DueRow) -> str:
    """The year or the change it is about, without the call to do it: the report looks back."""
    details = row.sentence.details
    if "end" in details:
        return _("Financial year to {end}").format(end=formats.day(details["end"]))  # type: ignore[arg-type]
    if "body" in details:
        # TR: officers of a body changed on a day
        said = _("{body}, change of {day}")
        return said.format(body=details["body"], day=formats.day(details["since"]))  # type: ignore[arg-type]
    if row.kind is DueKind.REGISTRY_FILING:
        return _("Change of {day}").format(day=formats.day(details["since"]))  # type: ignore[arg-type]
    return sentence(row.sentence)


def _clauses(rows: Sequence[DueRow], held: Bylaws) -> list[tuple[str, str]]:
    """The sentences of the by-laws behind these rows, each once with its number."""
    keys = {NUMBER_OF[row.sentence.about]: row.sentence.about for row in rows if row.sentence.about}
    found = []
    for number, key in sorted(keys.items()):
        clause = CLAUSE_OF[key]
        found.append((str(number), clause_said(clause, {each: held.value(each) for each in clause.settings.values()})))
    return found
