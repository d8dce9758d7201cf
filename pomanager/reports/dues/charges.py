"""The charges of a period: who was charged how much, fee by fee."""

from collections.abc import Iterable, Iterator
from functools import partial

from pomanager.i18n import _, formats, ngettext
from pomanager.i18n.fees import fee_name, period_said
from pomanager.readmodels.dues_papers import ChargeLine, ChargesOfFee, ChargesSheet
from pomanager.readmodels.progress import Progress
from pomanager.reports.composing import Listing
from pomanager.reports.dues.listing import begin_fee
from pomanager.reports.dues.words import money, plain
from pomanager.reports.heads import Heading
from pomanager.reports.members.roll import RowWords
from pomanager.reports.paper import Paper
from pomanager.reports.parts import facts, heading, paragraph
from pomanager.reports.register import Column, Register
from pomanager.reports.styles import Align

_WIDEST = 88_888_888
"""Digits an amount in a column stands unbroken with."""


def heading_of(sheet: ChargesSheet) -> Heading:
    """What the paper is called, and the day whose periods it tells of."""
    return Heading(_("Charges of a period"), sheet.as_of)


def put(sheet: ChargesSheet, paper: Paper, progress: Progress) -> None:
    """Write the charges fee after fee, by number; ``progress`` may raise Cancelled."""
    if not sheet.fees:
        paper.flow([paragraph(_("Nobody is charged for the periods this day lies in."))])
    words = RowWords()
    for each in sheet.fees:
        begin_fee(paper)
        fee = each.fee
        period = period_said(fee.period, each.period.first, each.period.last)
        said = ngettext("{count} member", "{count} members", each.count).format(count=formats.number(each.count))
        told = [(_("Charged"), f"{money(each.minor, fee.currency, fee.decimals)} · {said}")]
        paper.flow([heading(f"{fee_name(fee.name, fee.code)} · {period}"), facts(told)])
        register = Register(paper, _columns(each, sheet, words), total=each.count, progress=progress, page_totals=True)
        register.rows(_texts(each.rows, sheet, words))
        register.end()


def _columns(of: ChargesOfFee, sheet: ChargesSheet, words: RowWords) -> tuple[Column, ...]:
    figure = partial(plain, decimals=of.fee.decimals)
    # TR: title of the column of member numbers, as short as can be
    found = [Column(_("No."), holds=("000000",)), Column(_("Name"), 40)]
    if sheet.with_sections:
        found.append(Column(_("Section"), 24))
    # TR: title of a column: the last day to pay
    found.append(Column(_("To pay by"), holds=words.days))
    amount = f"{_('Charged')} ({of.fee.currency})"
    return (*found, Column(amount, align=Align.END, amount=figure, holds=(figure(_WIDEST),)))


def _texts(rows: Iterable[ChargeLine], sheet: ChargesSheet, words: RowWords) -> Iterator[tuple[str | int, ...]]:
    for row in rows:
        section = (row.section,) if sheet.with_sections else ()
        due_on = words.day(row.due_on) if row.due_on is not None else ""
        yield (row.number, row.name, *section, due_on, row.minor)


DUES_CHARGES = Listing(heading_of, put)
"""The charges of a period."""
