"""The roll of members as of a day, section by section, with totals by sex."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache

from pomanager.i18n import _, formats
from pomanager.readmodels import charts
from pomanager.readmodels.member_papers import RollLine, RollSheet
from pomanager.readmodels.progress import Progress
from pomanager.readmodels.roll_chart import Counted, RollWords, roll_chart
from pomanager.reports.charts import Chart
from pomanager.reports.composing import Listing
from pomanager.reports.heads import Heading
from pomanager.reports.members import counts
from pomanager.reports.paper import Paper
from pomanager.reports.parts import GridColumn, heading, paragraph, tally
from pomanager.reports.register import Column, Register
from pomanager.rules.calendar import VagueDate
from pomanager.rules.members import STATUS_WORDS, PersonKind, Sex, Status

SIGNING_ROW = 36.0
"""A row that a signature or a thumb-print fits into, in points."""

_SEX, _SEX_AFTER_SCRIPT = 2, 3
"""The column of the sex, counted from 0: without and with names in the second script before it."""

_ROOM_FOR_ROWS = 90.0
"""In points: the heading over the members stands on a page with the first of them."""


def heading_of(sheet: RollSheet) -> Heading:
    """What the roll is called, and for which day."""
    return Heading(_("Roll of members"), sheet.as_of)


def put(sheet: RollSheet, paper: Paper, progress: Progress) -> None:
    """Write the roll onto a paper that was begun; ``progress`` may raise Cancelled."""
    _write_counts(paper, sheet)
    words = RowWords()
    register = Register(
        paper,
        _columns(sheet, words),
        total=sheet.counts.total,
        progress=progress,
        tally=counts.tally_of(_SEX_AFTER_SCRIPT if sheet.with_other_script else _SEX),
        row_height=SIGNING_ROW if sheet.with_signatures else 0.0,
    )
    for group in sheet.groups:
        if sheet.with_sections:
            register.group(section_name(group.section))
        register.rows(_texts(group.rows, sheet, words))
        if sheet.with_sections:
            register.closing(counts.in_words(group.counts))
    register.end()


def _write_counts(paper: Paper, sheet: RollSheet) -> None:
    """How many women and men are on the roll, in all and by section."""
    if not sheet.counts.total:
        paper.flow([paragraph(_("Nobody was on the roll on this day."))])
        return
    everybody = sheet.counts
    columns = counts.columns(_("Section"), everybody)
    # TR: the last row of a table: the sum of the rows above
    rows = [counts.row(_("Total"), everybody, everybody)]
    if sheet.with_sections:
        rows[:0] = [counts.row(section_name(name), each, everybody) for name, each in sheet.section_counts]
    else:
        columns = (GridColumn("", 40), *columns[1:])
    paper.flow([tally(columns, rows), Chart(_chart(sheet))])
    if not sheet.with_sections:
        if paper.room < _ROOM_FOR_ROWS:
            paper.new_page()
        paper.flow([heading(_("Members"))])


def _chart(sheet: RollSheet) -> charts.Chart:
    """Women and men of each section, as bars."""
    sections = [Counted(section_name(name), each) for name, each in sheet.section_counts]
    return roll_chart(sections, sheet.counts, chart_words())


def chart_words() -> RollWords:
    """The words of a chart of women and men."""
    return RollWords(
        title="",
        women=_("Women"),
        men=_("Men"),
        unknown=_("Sex not known"),
        organisations=_("Organisations"),
        # TR: over a column of percentages, as short as can be: how many of a hundred are women
        share=_("% women"),
        all=_("All members"),
        number=formats.number,
        percent=formats.percent,
    )


def section_name(name: str) -> str:
    """A section as papers call it."""
    # TR: stands for the section of members who belong to none
    return name or _("Without a section")


def _columns(sheet: RollSheet, words: "RowWords") -> tuple[Column, ...]:
    # TR: title of the column of member numbers, as short as can be
    found = [Column(_("No."), holds=("000000",)), Column(_("Name"), 31)]
    if sheet.with_other_script:
        # TR: title of a column: a name written in the second script (Latin beside Khmer, Cyrillic beside Latin)
        found.append(Column(_("In other script"), 21))
    found += [Column(_("Sex"), holds=words.sexes), Column(_("Born"), holds=words.births), Column(_("Place"), 22)]
    if sheet.with_signatures:
        return (*found, Column(_("Signature or thumb-print"), 34, boxed=True))
    statuses = (words.status[Status.ACTIVE], words.status[Status.SUSPENDED])
    return (*found, Column(_("Joined"), holds=words.days), Column(_("Status"), holds=statuses))


class RowWords:
    """Words and days said once for each different one: a long roll repeats them thousands of times."""

    def __init__(self) -> None:
        self.born = lru_cache(maxsize=20_000)(formats.vague)
        self.day = lru_cache(maxsize=20_000)(formats.day_short)
        self.sex: dict[tuple[Sex, PersonKind], str] = counts.sex_words()
        self.status: dict[Status, str] = {status: _(word) for status, word in STATUS_WORDS.items()}
        # TR: under a small box on paper, for those who sign with their thumb
        self.thumb = _("Thumb-print")
        self.days = tuple(self.day(date(2028, month, 28)) for month in range(1, 13))
        self.births = (*self.days, self.born(VagueDate(1960, about=True)))
        self.sexes = tuple(self.sex[sex, PersonKind.NATURAL] for sex in (Sex.FEMALE, Sex.MALE))


def _texts(rows: Iterable[RollLine], sheet: RollSheet, words: RowWords) -> Iterator[tuple[str, ...]]:
    """The rows as they are printed."""
    for row in rows:
        first = (row.number, row.name, row.other_script) if sheet.with_other_script else (row.number, row.name)
        same = (words.sex[row.sex, row.kind], words.born(row.birth), row.place)
        if sheet.with_signatures:
            yield (*first, *same, words.thumb if row.thumb_print else "")
        else:
            yield (*first, *same, words.day(row.joined_on), words.status[row.status])


ROLL = Listing(heading_of, put)
