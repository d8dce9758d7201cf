"""The roll of members as of a day, section by section, with totals by sex."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache

from pomanager.i18n import _, formats
from pomanager.readmodels import charts
from pomanager.readmodels.members import MemberRow, RollCounts, RollSectionGroup, RollSheet
from pomanager.readmodels.roll_chart import Counted, RollWords, roll_chart
from pomanager.reports.charts import Chart
from pomanager.reports.composing import Listing
from pomanager.reports.heads import Heading
from pomanager.reports.paper import Paper
from pomanager.reports.parts import GridColumn, heading, paragraph, tally
from pomanager.reports.register import Column, Register
from pomanager.reports.styles import Align
from pomanager.reports.writing import Progress
from pomanager.rules.calendar import VagueDate
from pomanager.rules.members import SEX_WORDS, STATUS_WORDS, Sex, Status

_ROOM_FOR_ROWS = 90.0
"""In points: the heading over the members stands on a page with the first of them."""


def heading_of(sheet: RollSheet) -> Heading:
    """What the roll is called, and for which day."""
    return Heading(_("Roll of members"), sheet.as_of)


def put(sheet: RollSheet, paper: Paper, progress: Progress) -> None:
    """Write the roll onto a paper that was begun; ``progress`` may raise Cancelled."""
    _write_counts(paper, sheet)
    register = Register(paper, _columns(sheet), total=sheet.counts.total, progress=progress)
    words = _Words()
    for group in sheet.groups:
        if sheet.with_sections:
            register.group(_section_name(group.section))
        register.rows(_texts(group.rows, sheet, words))
        if sheet.with_sections:
            register.closing(_in_words(group))
    register.end()


def _write_counts(paper: Paper, sheet: RollSheet) -> None:
    """How many women and men are on the roll, in all and by section."""
    if not sheet.counts.total:
        paper.flow([paragraph(_("Nobody was on the roll on this day."))])
        return
    columns = (
        GridColumn(_("Section"), 40),
        GridColumn(_("Women"), 15, Align.END),
        GridColumn(_("Men"), 15, Align.END),
        GridColumn(_("Sex not known"), 15, Align.END),
        GridColumn(_("Total"), 15, Align.END),
    )
    # TR: the last row of a table: the sum of the rows above
    rows = [_counted(_("Total"), sheet.counts)]
    if sheet.with_sections:
        rows[:0] = [_counted(_section_name(name), counts) for name, counts in sheet.section_counts]
    else:
        columns = (GridColumn("", 40), *columns[1:])
    paper.flow([tally(columns, rows), Chart(_chart(sheet))])
    if not sheet.with_sections:
        if paper.room < _ROOM_FOR_ROWS:
            paper.new_page()
        paper.flow([heading(_("Members"))])


def _chart(sheet: RollSheet) -> charts.Chart:
    """Women and men of each section, as bars."""
    sections = [Counted(_section_name(name), counts) for name, counts in sheet.section_counts]
    return roll_chart(
        sections,
        sheet.counts,
        RollWords(
            title="",
            women=_("Women"),
            men=_("Men"),
            unknown=_("Sex not known"),
            # TR: over a column of percentages, as short as can be: how many of a hundred are women
            share=_("% women"),
            all=_("All members"),
            number=formats.number,
            percent=formats.percent,
        ),
    )


def _section_name(name: str) -> str:
    # TR: stands for the section of members who belong to none
    return name or _("Without a section")


def _counted(name: str, counts: RollCounts) -> tuple[str, ...]:
    return (name, *(formats.number(each) for each in (counts.women, counts.men, counts.unknown, counts.total)))


def _in_words(group: RollSectionGroup) -> str:
    """The counts under the rows of a section."""
    counts = group.counts
    if counts.unknown:
        said = _("Women: {women} · Men: {men} · Sex not known: {unknown} · Total: {total}")
    else:
        said = _("Women: {women} · Men: {men} · Total: {total}")
    return said.format(
        women=formats.number(counts.women),
        men=formats.number(counts.men),
        unknown=formats.number(counts.unknown),
        total=formats.number(counts.total),
    )


def _columns(sheet: RollSheet) -> tuple[Column, ...]:
    words = _Words()
    days = tuple(words.day(date(2028, month, 28)) for month in range(1, 13))
    # TR: title of the column of member numbers, as short as can be
    found = [Column(_("No."), holds=("000000",)), Column(_("Name"), 31)]
    if sheet.with_other_script:
        # TR: title of a column: a name written in the second script (Latin beside Khmer, Cyrillic beside Latin)
        found.append(Column(_("In other script"), 21))
    return (
        *found,
        Column(_("Sex"), holds=(words.sex[Sex.FEMALE], words.sex[Sex.MALE])),
        Column(_("Born"), holds=(*days, words.born(VagueDate(1960, about=True)))),
        Column(_("Place"), 22),
        Column(_("Joined"), holds=days),
        Column(_("Status"), holds=(words.status[Status.ACTIVE], words.status[Status.SUSPENDED])),
    )


class _Words:
    """Words and days said once for each different one: a long roll repeats them thousands of times."""

    def __init__(self) -> None:
        self.born = lru_cache(maxsize=20_000)(formats.vague)
        self.day = lru_cache(maxsize=20_000)(formats.day_short)
        self.sex: dict[Sex, str] = {sex: _(word) for sex, word in SEX_WORDS.items()}
        self.status: dict[Status, str] = {status: _(word) for status, word in STATUS_WORDS.items()}


def _texts(rows: Iterable[MemberRow], sheet: RollSheet, words: _Words) -> Iterator[tuple[str, ...]]:
    """The rows as they are printed."""
    for row in rows:
        last = (
            words.sex[row.sex],
            words.born(row.birth),
            row.place,
            words.day(row.joined_on),
            words.status[row.status],
        )
        yield (row.number, row.name, row.other_script, *last) if sheet.with_other_script else (
            row.number, row.name, *last,
        )  # fmt: skip


ROLL = Listing(heading_of, put)
