"""The share register as of a day: who holds how much, type by type, in order of admission as the law asks for it."""

from collections.abc import Iterable, Iterator
from functools import partial

from pomanager.i18n import _, formats, ngettext
from pomanager.readmodels.progress import Progress
from pomanager.readmodels.share_papers import ShareLine, ShareRegisterSheet, SharesOfType
from pomanager.reports.composing import Listing
from pomanager.reports.flow import Block
from pomanager.reports.heads import Heading
from pomanager.reports.members.roll import RowWords, section_name
from pomanager.reports.paper import Paper
from pomanager.reports.parts import facts, heading, paragraph
from pomanager.reports.register import Column, Register
from pomanager.reports.shares.entries import amount_column, shares_column
from pomanager.reports.shares.words import amount_said, type_said
from pomanager.rules.paper_options import ShareOrder

_ROOM_FOR_ROWS = 190.0
"""In points: the heading over a type, its sums and the first of its rows."""


def heading_of(sheet: ShareRegisterSheet) -> Heading:
    """What the register is called, for which day, in which order, and of which section."""
    orders = {
        ShareOrder.ADMISSION: _("In order of admission"),
        # TR: under the title of a register: in which order people stand in it
        ShareOrder.NUMBER: _("In order of member number"),
        ShareOrder.NAME: _("In order of name"),
    }
    late = _("Only those with something overdue") if sheet.only_overdue else ""
    said = " · ".join(filter(None, (orders[sheet.order], sheet.section, late)))
    return Heading(_("Share register"), sheet.as_of, said)


def put(sheet: ShareRegisterSheet, paper: Paper, progress: Progress) -> None:
    """Write type after type: what all hold together, then the holders; ``progress`` may raise Cancelled."""
    types = [each for each in sheet.types if each.shown or each.subscribed]
    if not types:
        paper.flow([paragraph(_("Nobody held shares on this day."))])
    words = RowWords()
    for each in types:
        if paper.room < _ROOM_FOR_ROWS and not paper.is_fresh:
            paper.new_page()
        title = " · ".join((type_said(each.type), each.type.currency))
        paper.flow([heading(title), *_sums(each, sheet)])
        if not each.shown:
            nothing = _("Nothing is overdue.") if sheet.only_overdue else _("Nobody held shares on this day.")
            paper.flow([paragraph(nothing)])
            continue
        _write_holders(each, sheet, paper, progress, words)


def _write_holders(
    of: SharesOfType, sheet: ShareRegisterSheet, paper: Paper, progress: Progress, words: RowWords
) -> None:
    columns = _columns(of, sheet, words)
    register = Register(paper, columns, total=of.shown, progress=progress, page_totals=True)
    for group in of.groups:
        if sheet.by_section:
            register.group(section_name(group.section))
        register.rows(_texts(group.rows, sheet, words))
        if sheet.by_section:
            register.subtotal()
    register.end()


def _sums(of: SharesOfType, sheet: ShareRegisterSheet) -> list[Block]:
    """What the type comes to over everybody in the books; nothing of that on the register of one section."""
    if sheet.section:
        return []
    said = partial(amount_said, of.type)
    late = ngettext("{count} member", "{count} members", of.overdue_holders)
    overdue = [said(of.overdue), late.format(count=formats.number(of.overdue_holders))]
    return [
        facts(
            [
                (_("Nominal value of a share"), said(of.unit_minor)),
                (_("Holders"), formats.number(of.holders)),
                (_("Shares"), formats.number(of.shares)),
                (_("Subscribed"), said(of.subscribed)),
                (_("Paid up"), said(of.paid)),
                (_("Still due"), said(of.due)),
                (_("Overdue"), " · ".join(overdue[: 2 if of.overdue_holders else 1])),
            ]
        )
    ]


def _columns(of: SharesOfType, sheet: ShareRegisterSheet, words: RowWords) -> tuple[Column, ...]:
    amount = partial(amount_column, decimals=of.type.decimals)
    found = [
        # TR: title of the column of member numbers, as short as can be
        Column(_("No."), holds=("000000",)),
        Column(_("Name"), 40),
        # TR: title of a column: the day somebody was admitted
        Column(_("Admitted"), holds=words.days),
    ]
    if sheet.with_certificates:
        found.append(Column(_("Certificates"), 16))
    return (
        *found,
        shares_column(_("Shares")), amount(_("Subscribed")), amount(_("Paid up")), amount(_("Still due")),
        amount(_("Overdue")),
    )  # fmt: skip


def _texts(rows: Iterable[ShareLine], sheet: ShareRegisterSheet, words: RowWords) -> Iterator[tuple[str | int, ...]]:
    for row in rows:
        admitted = words.day(row.admitted_on) if row.admitted_on is not None else ""
        # Who owes nothing has nothing there: those who do are seen at once.
        amounts = (row.shares, row.subscribed, row.paid, row.due or "", row.overdue or "")
        if sheet.with_certificates:
            numbers = ", ".join(map(formats.number_text, row.certificates))
            yield (row.number, row.name, admitted, numbers, *amounts)
        else:
            yield (row.number, row.name, admitted, *amounts)


SHARE_REGISTER = Listing(heading_of, put)
"""Who holds how much."""
