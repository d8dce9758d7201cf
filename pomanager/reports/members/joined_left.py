"""Joined and left: how many were on the roll when a period began and when it ended, and who came and went between."""

from collections.abc import Iterable, Iterator
from datetime import timedelta

from pomanager.i18n import _, formats
from pomanager.readmodels.member_papers import JoinedAndLeft, JoinedAndLeftSheet, MovementLine
from pomanager.readmodels.members import RollCounts
from pomanager.readmodels.progress import Progress
from pomanager.reports.composing import Listing
from pomanager.reports.flow import Block
from pomanager.reports.heads import Heading
from pomanager.reports.members import counts
from pomanager.reports.members.roll import RowWords
from pomanager.reports.paper import Paper
from pomanager.reports.parts import Grid, note, paragraph
from pomanager.reports.register import Column, Register
from pomanager.rules.movements import LEAVING, MOVEMENT_WORDS, Movement


def heading_of(sheet: JoinedAndLeftSheet) -> Heading:
    """What the paper is called, and of which period it speaks."""
    figures = sheet.figures
    # TR: a period, under the title of a paper
    period = _("From {since} to {until}").format(
        since=formats.day(figures.since, "long"), until=formats.day(figures.until, "long")
    )
    return Heading(_("Joined and left"), subtitle=period)


def put(sheet: JoinedAndLeftSheet, paper: Paper, progress: Progress) -> None:
    """Write the figures, then the people by the way they came or went; ``progress`` may raise Cancelled."""
    for block in account_of_roll(sheet.figures):
        paper.flow([block])
    words = RowWords()
    moved = sheet.figures.moved.values()
    total = sum(each.total for each in moved)
    register = Register(paper, _columns(sheet, words), total=total, progress=progress)
    for group in sheet.groups:
        register.group(_(MOVEMENT_WORDS[group.movement]))
        register.rows(_texts(group.rows, sheet, words))
        register.closing(counts.in_words(group.counts))
    if not total:
        paper.flow([paragraph(_("Nobody joined or left in this period."))])
    register.end()


def account_of_roll(figures: JoinedAndLeft) -> list[Block]:
    """The account of the roll: what there was, what came, what went, what is left."""
    everybody = RollCounts(organisations=_organisations(figures))
    before = figures.since - timedelta(days=1) if figures.since > figures.since.min else figures.since
    # TR: a row of a table: the members there were on this day
    on_roll = _("On the roll on {day}")
    rows = [counts.row(on_roll.format(day=formats.day(before)), figures.opening, everybody)]
    for movement, each in figures.moved.items():
        if movement is Movement.MERGED and not each.total:
            continue
        sign = "−" if movement in LEAVING else "+"
        rows.append(counts.row(f"{sign} {_(MOVEMENT_WORDS[movement])}", each, everybody))
    rows.append(counts.row(on_roll.format(day=formats.day(figures.until)), figures.closing, everybody))
    return [
        Grid(counts.columns("", everybody), rows, last_is_total=True),
        note(_("Whoever came and went several times in the period is counted each time.")),
    ]


def _organisations(figures: JoinedAndLeft) -> int:
    """Whether there is a column for organisations: wherever one was on the roll, came or went."""
    return sum(each.organisations for each in (figures.opening, figures.closing, *figures.moved.values()))


def _columns(sheet: JoinedAndLeftSheet, words: RowWords) -> tuple[Column, ...]:
    # TR: title of the column of member numbers, as short as can be
    found = [Column(_("No."), holds=("000000",)), Column(_("Name"), 28), Column(_("Sex"), holds=words.sexes)]
    if sheet.with_sections:
        found.append(Column(_("Section"), 16))
    return (*found, Column(_("Day"), holds=words.days), Column(_("Decision"), 30), Column(_("Reason"), 26))


def _texts(rows: Iterable[MovementLine], sheet: JoinedAndLeftSheet, words: RowWords) -> Iterator[tuple[str, ...]]:
    for row in rows:
        section = (row.section,) if sheet.with_sections else ()
        sex = words.sex[row.sex, row.kind]
        yield (row.number, row.name, sex, *section, words.day(row.day), row.decision, row.reason)


JOINED_LEFT = Listing(heading_of, put)
