"""How papers tell an entry of the share register: what it did, who was on the other side, what it rests on."""

from collections.abc import Sequence
from functools import partial

from pomanager.i18n import _, formats
from pomanager.readmodels.shares import EntryRow, HolderLabel
from pomanager.reports.register import Column
from pomanager.reports.shares.words import numbered_holder
from pomanager.reports.styles import Align
from pomanager.rules.shares.kinds import ENTRY_WORDS, OUT_OF, EntryKind

WIDEST_DAY = "00/00/0000"
WIDEST = 88_888_888
"""Digits an amount in a column stands unbroken with."""

_OUT = frozenset(OUT_OF.values())


def amount_column(title: str, decimals: int) -> Column:
    """A column of amounts in a currency its title or its paper names, with sums carried forward."""
    figure = partial(formats.figures, decimals=decimals)
    return Column(title, align=Align.END, amount=figure, holds=(figure(WIDEST),))


def shares_column(title: str) -> Column:
    """A column of numbers of shares, with sums carried forward."""
    return Column(title, align=Align.END, amount=formats.number, holds=(formats.number(88_888),))


def entry_said(entry: EntryRow) -> str:
    """What an entry did: "Payment"; of a reversal what it takes back: "Reversal: Payment"."""
    if entry.kind is EntryKind.REVERSAL and entry.reversed_kind is not None:
        # TR: an entry that takes another one back: "Reversal: Payment"
        return _("Reversal: {entry}").format(entry=_(ENTRY_WORDS[entry.reversed_kind]))
    return _(ENTRY_WORDS[entry.kind])


def others_said(entry: EntryRow) -> str:
    """To whom the shares of an entry went, or from whom they came; "" where there is nobody else."""
    if not entry.counterparties:
        return ""
    kind = entry.reversed_kind or entry.kind
    # TR: under an entry of the share register: the members the shares went to, or came from
    said = _("to {members}") if kind in _OUT else _("from {members}")
    return said.format(members=_named(entry.counterparties))


def _named(holders: Sequence[HolderLabel]) -> str:
    return formats.listing([numbered_holder(holder) for holder in holders])


def grounds_said(entry: EntryRow) -> str:
    """What an entry rests on, a line each: receipt, decision and its day, reason, what it takes back."""
    lines = []
    if entry.receipt is not None and entry.receipt.number:
        lines.append(_("Receipt no. {number}").format(number=entry.receipt.number))
    decided = formats.day_short(entry.decided_on) if entry.decided_on is not None else ""
    lines += [" · ".join(filter(None, (decided, entry.decision))), entry.reason]
    if entry.reverses is not None:
        lines.append(_("Takes back entry {number}").format(number=formats.number_text(entry.reverses)))
    if entry.reversed_by is not None:
        lines.append(_("Taken back by entry {number}").format(number=formats.number_text(entry.reversed_by)))
    return "\n".join(filter(None, lines))
