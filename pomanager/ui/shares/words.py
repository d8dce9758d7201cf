"""How the share register is said on the screen: amounts, the capital, how a holding stands, what an entry did."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Protocol

from pomanager.i18n import _, formats, ngettext, spoken
from pomanager.readmodels.distributions import PaymentRow
from pomanager.readmodels.shares import EntryRow, HolderLabel, ShareTypeLabel, ShareTypeRow
from pomanager.rules.money import Money
from pomanager.rules.shares.kinds import CHANNEL_WORDS, ENTRY_WORDS, EntryKind
from pomanager.ui.tables.columns import State
from pomanager.ui.tokens import Tone

PAID_UP, SOMETHING_DUE, OVERDUE = "paid_up", "due", "overdue"
"""How a holding stands, in the order a list is sorted by."""
STANDINGS: Mapping[str, State] = {
    PAID_UP: State(Tone.OK), SOMETHING_DUE: State(Tone.INFO, "clock"), OVERDUE: State(Tone.BAD),
}  # fmt: skip


class Owing(Protocol):
    """Anything that says what is due and what of it is overdue, in minor units."""

    @property
    def due(self) -> int:
        """Still to be paid in all."""

    @property
    def overdue(self) -> int:
        """Of it, whose day is past."""


def amount_said(type_: ShareTypeLabel, minor: int) -> str:
    """An amount in the currency of a type."""
    return money_said(minor, type_.currency, type_.decimals)


def money_said(minor: int, currency: str, decimals: int) -> str:
    """An amount with its currency."""
    return formats.money(Money(minor, currency), decimals)


def figures_said(type_: ShareTypeLabel, minor: int, *, bare: bool) -> str:
    """An amount in a cell: ``bare`` without its currency, where a list knows but one."""
    return formats.figures(minor, type_.decimals) if bare else amount_said(type_, minor)


def one_currency(types: Iterable[ShareTypeLabel]) -> bool:
    """Whether all types are of one currency, so that cells need not name it."""
    return len({type_.currency for type_ in types}) <= 1


def signed(minor: int, words: str) -> str:
    """Words of an amount or number with a plus before what is added; what is taken has its minus already."""
    return f"+{words}" if minor > 0 else words


def type_said(type_: ShareTypeLabel) -> str:
    """A type of share by its name."""
    return type_.name.in_language(spoken()) or type_.code


def shares_said(count: int) -> str:
    """A number of shares: "5 shares"."""
    return ngettext("{count} share", "{count} shares", count).format(count=formats.number(count))


def subscribed_words(count: int) -> str:
    """What stands below a number of shares that somebody, or everybody, has subscribed."""
    # TR: label below a figure: "5 shares / subscribed"
    return ngettext("subscribed", "subscribed", count)


def held_words(count: int) -> str:
    """What stands below a number of shares that are held by all members together."""
    # TR: label below a figure: "231 shares / held"
    return ngettext("held", "held", count)


def holders_words(count: int) -> str:
    """What stands below a number of members who hold shares."""
    # TR: label below a figure: how many hold shares
    return ngettext("holder", "holders", count)


def holder_said(holder: HolderLabel) -> str:
    """A holder by number and name."""
    return f"{holder.number} · {holder.name}"


def standing_of(holding: Owing) -> str:
    """How a holding stands: paid up, something due, or overdue."""
    if holding.overdue > 0:
        return OVERDUE
    return SOMETHING_DUE if holding.due > 0 else PAID_UP


def standing_said(standing: str) -> str:
    """How a holding stands, in a word."""
    match standing:
        case "overdue":
            # TR: of shares: an instalment was not paid by its day
            return _("overdue")
        case "due":
            # TR: of shares: something is still to be paid, but its day has not passed; as short as can be
            return _("in time")
        case _:
            # TR: of shares: everything subscribed was paid
            return _("paid up")


def standing_words() -> list[str]:
    """All a cell of that column can say."""
    return [standing_said(standing) for standing in STANDINGS]


def entry_said(kind: EntryKind, reversed_kind: EntryKind | None = None) -> str:
    """What an entry did: "Payment"; of a reversal what it takes back: "Reversal: Payment"."""
    if kind is EntryKind.REVERSAL and reversed_kind is not None:
        # TR: an entry that takes another one back: "Reversal: Payment"
        return _("Reversal: {entry}").format(entry=_(ENTRY_WORDS[reversed_kind]))
    return _(ENTRY_WORDS[kind])


def entry_told(entry: EntryRow) -> str:
    """An entry in one line: what it did, the shares, what was paid."""
    parts = [entry_said(entry.kind, entry.reversed_kind)]
    if entry.shares:
        parts.append(signed(entry.shares, shares_said(entry.shares)))
    if entry.paid:
        parts.append(signed(entry.paid, amount_said(entry.type, entry.paid)))
    if entry.reversed_by is not None:
        # TR: of an entry of the register: another entry took it back
        parts.append(_("taken back"))
    return " · ".join(parts)


def newest_first(entry: EntryRow) -> tuple[date, int]:
    """What entries are sorted by, backwards, so that the newest stands first."""
    return entry.effective_on, entry.serial


def capital_said(types: Iterable[ShareTypeRow], day: date) -> str:
    """The capital in one line, one part for each currency: "Capital on …: 1 250 000 FBu subscribed, 77 % paid up"."""
    sums: dict[tuple[str, int], list[int]] = {}
    for row in types:
        found = sums.setdefault((row.label.currency, row.label.decimals), [0, 0])
        found[0] += row.subscribed
        found[1] += row.paid
    told = [_one_capital(money_said(sum_[0], *currency), sum_) for currency, sum_ in sums.items()]
    # TR: {capitals} is "1 250 000 FBu subscribed, 77 % paid up", once for each currency
    line = _("Capital on {day}: {capitals}")
    return line.format(day=formats.day(day, "long"), capitals=" · ".join(told))


def _one_capital(subscribed: str, sums: Sequence[int]) -> str:
    if not sums[0]:
        return subscribed
    # TR: of the share capital
    told = _("{subscribed} subscribed, {percent} paid up")
    return told.format(subscribed=subscribed, percent=formats.percent(Fraction(sums[1], sums[0])))


def payment_said(payment: PaymentRow) -> str:
    """How a payment was made: its channel, or as shares, and its voucher."""
    how = _("As shares") if payment.serial is not None else _(CHANNEL_WORDS[payment.channel])
    return " · ".join(part for part in (how, payment.voucher) if part)
