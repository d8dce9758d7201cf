"""The list of dues: who was charged, has paid and owes how much on a day, fee by fee and section by section."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from pomanager.i18n import _, formats, ngettext
from pomanager.i18n.fees import fee_name
from pomanager.readmodels.dues_papers import DuesLine, DuesListSheet, DuesOfFee
from pomanager.readmodels.progress import Progress
from pomanager.reports.composing import Listing
from pomanager.reports.dues.words import money, plain
from pomanager.reports.flow import Block
from pomanager.reports.heads import Heading
from pomanager.reports.members.roll import SIGNING_ROW, RowWords, section_name
from pomanager.reports.paper import Paper
from pomanager.reports.parts import facts, heading, paragraph
from pomanager.reports.register import Column, Register
from pomanager.reports.styles import Align
from pomanager.rules.paper_options import DuesShown

_ROOM_FOR_ROWS = 190.0
"""In points: the heading over a fee, its sums and the first of its rows."""

_WIDEST = 88_888_888
"""Digits an amount in a column stands unbroken with."""


def heading_of(sheet: DuesListSheet) -> Heading:
    """What the list is called, and as of which day."""
    titles = {
        DuesShown.OVERDUE: _("Overdue dues"), DuesShown.OWING: _("Dues owed"), DuesShown.ALL: _("List of dues")
    }  # fmt: skip
    return Heading(titles[sheet.shown], sheet.as_of, sheet.section)


def put(sheet: DuesListSheet, paper: Paper, progress: Progress) -> None:
    """Write fee after fee: its sums, then the members by section; ``progress`` may raise Cancelled."""
    fees = [each for each in sheet.fees if each.shown or each.sums.accounts]
    if not fees:
        paper.flow([paragraph(_("No dues were charged or paid by this day."))])
    words = RowWords()
    for each in fees:
        begin_fee(paper)
        paper.flow([heading(fee_name(each.fee.name, each.fee.code)), *_sums(each, sheet)])
        if not each.shown:
            nothing = _("Nothing is overdue.") if sheet.shown is DuesShown.OVERDUE else _("Nothing is owed.")
            paper.flow([paragraph(nothing)])
            continue
        row_height = SIGNING_ROW if sheet.with_signatures else 0.0
        register = Register(
            paper, _columns(each, sheet, words), total=each.shown, progress=progress, page_totals=True,
            row_height=row_height,
        )  # fmt: skip
        for group in each.groups:
            if sheet.with_sections:
                register.group(section_name(group.section))
            register.rows(_texts(group.rows, sheet, words))
            if sheet.with_sections:
                register.subtotal()
        register.end()


def begin_fee(paper: Paper) -> None:
    """Begin a new page where the heading of a fee would stand without its first rows."""
    if paper.room < _ROOM_FOR_ROWS and not paper.is_fresh:
        paper.new_page()


def _sums(of: DuesOfFee, sheet: DuesListSheet) -> list[Block]:
    """What the fee comes to over everybody in the books; nothing of that on the list of one section."""
    if sheet.section:
        return []
    sums, said = of.sums, partial(money, currency=of.fee.currency, decimals=of.fee.decimals)
    members = ngettext("{count} member", "{count} members", sums.overdue_accounts).format(
        count=formats.number(sums.overdue_accounts)
    )
    told = [
        # TR: what members were asked to pay in all, without what was let off
        (_("Charged"), said(sums.charged)),
        (_("Paid"), said(sums.paid)),
        # TR: what is still to be paid, the advances of others taken off
        (_("Owed"), said(sums.owed)),
        (_("Overdue"), f"{said(sums.overdue)} · {members}"),
    ]
    if sums.advance:
        told.append((_("Paid in advance"), said(sums.advance)))
    return [facts(told)]


def _columns(of: DuesOfFee, sheet: DuesListSheet, words: RowWords) -> tuple[Column, ...]:
    figure = partial(plain, decimals=of.fee.decimals)
    # TR: title of the column of member numbers, as short as can be
    first = [Column(_("No."), holds=("000000",)), Column(_("Name"), 40)]
    if sheet.with_signatures:
        owed = _amount(f"{_('Owed')} ({of.fee.currency})", figure)
        return (*first, owed, Column("", 1), Column(_("Signature or thumb-print"), 34))
    return (
        *first,
        # TR: title of a column: the last day to pay of the oldest charge that is not paid
        Column(_("Due since"), holds=words.days),
        _amount(_("Charged"), figure), _amount(_("Paid"), figure),
        _amount(f"{_('Owed')} ({of.fee.currency})", figure), _amount(_("Overdue"), figure),
    )  # fmt: skip


def _amount(title: str, figure: Callable[[int], str]) -> Column:
    return Column(title, align=Align.END, amount=figure, holds=(figure(_WIDEST),))


def _texts(rows: Iterable[DuesLine], sheet: DuesListSheet, words: RowWords) -> Iterator[tuple[str | int, ...]]:
    for row in rows:
        owed = row.owed
        if sheet.with_signatures:
            yield (row.number, row.name, owed.owed, "", "")
        else:
            since = words.day(owed.since) if owed.since is not None else ""
            yield (row.number, row.name, since, owed.charged, owed.paid, owed.owed, owed.overdue)


DUES_LIST = Listing(heading_of, put)
"""Who owes how much."""
