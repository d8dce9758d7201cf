"""Refunds due on a day, in the order in which they are paid, and what was paid out between two days."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from itertools import groupby

from pomanager.i18n import _, formats, ngettext
from pomanager.readmodels.progress import Progress
from pomanager.readmodels.redemptions import (
    CapStanding,
    PaidOutRow,
    RefundRow,
    RefundsDueSheet,
    RefundsPaidSheet,
    RefundState,
)
from pomanager.reports.composing import Listing
from pomanager.reports.dues.words import money, plain
from pomanager.reports.heads import Heading
from pomanager.reports.paper import Paper
from pomanager.reports.parts import note, paragraph
from pomanager.reports.register import Column, Register
from pomanager.reports.styles import NOTE, Align
from pomanager.reports.text import Text
from pomanager.rules.bodies.limits import SILENT
from pomanager.rules.dues.kinds import REDEMPTION_REASON_WORDS
from pomanager.rules.dues.redemption_judging import SUBJECTS
from pomanager.rules.dues.redemptions import ORDER_WORDS
from pomanager.rules.shares.kinds import CHANNEL_WORDS

_WIDEST = 88_888_888
"""Digits an amount in a column stands unbroken with."""
_WIDEST_DAY = "00/00/0000"
_OVER_TABLE = replace(NOTE, before=4, after=6)


def due_heading(sheet: RefundsDueSheet) -> Heading:
    """What the list is called, and for which day."""
    return Heading(_("Refunds due"), sheet.as_of)


def put_due(sheet: RefundsDueSheet, paper: Paper, progress: Progress) -> None:
    """Write currency after currency, each with what may be paid this year; ``progress`` may raise Cancelled."""
    if not sheet.rows:
        paper.flow([paragraph(_("No refund waits to be paid on this day."))])
        return
    overdue = sum(row.state is RefundState.OVERDUE for row in sheet.rows)
    paper.flow([paragraph(_how_many(len(sheet.rows), overdue)), note(_in_which_order(sheet))])
    caps = dict(sheet.caps)
    for (currency, decimals), rows in groupby(sheet.rows, key=_money_of):
        found = list(rows)
        if currency in caps:
            paper.flow([note(_cap(caps[currency], currency, decimals))])
        # TR: over a list of amounts in one currency, its three letters
        paper.flow([Text(_("Amounts in {currency}.").format(currency=currency), _OVER_TABLE)])
        register = Register(paper, _due_columns(decimals), total=len(found), progress=progress)
        register.rows(_due_texts(found))
        register.end()


def _money_of(row: RefundRow | PaidOutRow) -> tuple[str, int]:
    return row.currency, row.decimals


def _how_many(waiting: int, overdue: int) -> str:
    said = ngettext("{count} refund waits to be paid", "{count} refunds wait to be paid", waiting)
    late = ngettext("{count} of them is overdue.", "{count} of them are overdue.", overdue)
    # TR: two parts of one sentence, as “12 refunds wait to be paid”, “3 of them are overdue.”
    return _("{waiting}; {overdue}").format(
        waiting=said.format(count=formats.number(waiting)), overdue=late.format(count=formats.number(overdue))
    )


def _in_which_order(sheet: RefundsDueSheet) -> str:
    if sheet.order is None:
        return _("The by-laws say nothing on the order of paying: what is due first stands first.")
    # TR: {order} is one of: in the order of leaving; the smallest amounts first; in the order the board decides …
    return _("By the by-laws refunds are paid {order}.").format(order=_(ORDER_WORDS[sheet.order]))


def _cap(cap: CapStanding, currency: str, decimals: int) -> str:
    if cap.cap is None:
        return _(SILENT).format(subject=_(SUBJECTS["cap"]))
    said = partial(money, currency=currency, decimals=decimals)
    return _("Until {day}, {cap} may be paid back in all by the by-laws; {paid} is paid, {room} is left.").format(
        day=formats.day(cap.year.last), cap=said(cap.cap), paid=said(cap.paid), room=said(cap.room or 0)
    )


def _due_columns(decimals: int) -> tuple[Column, ...]:
    return (
        # TR: title of the column of member numbers, as short as can be
        Column(_("No."), holds=("000000",)),
        Column(_("Name"), 34),
        Column(_("Reason"), 24),
        # TR: title of a column: the day shares were cancelled
        Column(_("Cancelled on"), holds=(_WIDEST_DAY,)),
        # TR: title of a column: the last day to pay
        Column(_("Pay by"), holds=(_WIDEST_DAY,)),
        Column("", 14),
        _amount(_("Paid out"), decimals),
        # TR: title of a column: what is left to be paid
        _amount(_("Remaining"), decimals),
    )


def _amount(title: str, decimals: int) -> Column:
    figure = partial(plain, decimals=decimals)
    return Column(title, align=Align.END, amount=figure, holds=(figure(_WIDEST),))


def _due_texts(rows: Iterable[RefundRow]) -> Iterator[tuple[str | int, ...]]:
    for row in rows:
        # TR: beside a refund whose last day to pay is past, and one that was put off
        marks = {RefundState.OVERDUE: _("overdue")}.get(row.state, "")
        later = _("put off") if row.extended_on is not None else ""
        yield (
            row.member.number, _who(row), _(REDEMPTION_REASON_WORDS[row.reason]), formats.day_short(row.effective_on),
            formats.day_short(row.due_on), ", ".join(filter(None, (marks, later))), row.paid, row.rest,
        )  # fmt: skip


def _who(row: RefundRow | PaidOutRow) -> str:
    """The member, and below who is paid when that is somebody else."""
    # TR: under the name of a member: the heirs or whoever else is paid
    payee = _("paid to {payee}").format(payee=row.payee) if row.payee else ""
    return "\n".join(part for part in (row.member.name, row.member.other_script, payee) if part)


def paid_heading(sheet: RefundsPaidSheet) -> Heading:
    """What the list is called, and of which days."""
    # TR: a period, under the title of a paper
    period = _("From {since} to {until}").format(
        since=formats.day(sheet.since, "long"), until=formats.day(sheet.until, "long")
    )
    return Heading(_("Refunds paid out"), subtitle=period)


def put_paid(sheet: RefundsPaidSheet, paper: Paper, progress: Progress) -> None:
    """Write payment after payment, currency by currency; ``progress`` may raise Cancelled."""
    if not sheet.total:
        paper.flow([paragraph(_("No refund was paid out in this time."))])
        return
    for (currency, decimals), rows in groupby(sheet.rows, key=_money_of):
        register = Register(paper, _paid_columns(currency, decimals), total=sheet.total, progress=progress)
        register.rows(_paid_texts(rows))
        register.end()


def _paid_columns(currency: str, decimals: int) -> tuple[Column, ...]:
    return (
        Column(_("Paid on"), holds=(_WIDEST_DAY,)),
        Column(_("No."), holds=("000000",)),
        Column(_("Name"), 40),
        Column(_("How it was paid"), 20),
        Column(_("Voucher"), 14),
        Column("", 16),
        _amount(f"{_('Amount')} ({currency})", decimals),
    )


def _paid_texts(rows: Iterable[PaidOutRow]) -> Iterator[tuple[str | int, ...]]:
    for row in rows:
        # TR: beside a payment: with it the whole refund is paid, or only a part of it
        part = _("paid whole") if row.is_last else _("in part")
        yield (
            formats.day_short(row.on), row.member.number, _who(row), _(CHANNEL_WORDS[row.channel]), row.voucher, part,
            row.minor,
        )  # fmt: skip


REFUNDS_DUE = Listing(due_heading, put_due)
"""Who waits for money, and until when."""

REFUNDS_PAID = Listing(paid_heading, put_paid)
"""Who was paid when."""
