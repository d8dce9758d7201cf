"""How dues are said on the screen: amounts, how an account stands, what an entry did."""

from collections.abc import Iterable, Mapping

from pomanager.i18n import _, formats
from pomanager.i18n.fees import fee_name, period_said
from pomanager.readmodels.dues import DuesEntryRow, DuesSum, FeeLabel, FeeOwed, ReceiptRow
from pomanager.readmodels.shares import HolderLabel
from pomanager.rules.dues.kinds import DUES_WORDS
from pomanager.rules.money import Money
from pomanager.ui.tables.columns import State
from pomanager.ui.tokens import Tone

OVERDUE, OWING, PAID, ADVANCE = "overdue", "owing", "paid", "advance"
STANDINGS: Mapping[str, State] = {
    OVERDUE: State(Tone.BAD), OWING: State(Tone.INFO, "clock"), PAID: State(Tone.OK),
    ADVANCE: State(Tone.OK, "plus"),
}  # fmt: skip
"""How an account can stand."""


def money_said(minor: int, currency: str, decimals: int) -> str:
    """An amount with its currency."""
    return formats.money(Money(minor, currency), decimals)


def amount_said(fee: FeeLabel, minor: int) -> str:
    """An amount in the currency of a fee."""
    return formats.money(fee.money(minor), fee.decimals)


def fee_said(fee: FeeLabel) -> str:
    """A fee by its name."""
    return fee_name(fee.name, fee.code)


def holder_said(holder: HolderLabel) -> str:
    """A member by number and name."""
    return f"{holder.number} · {holder.name}"


def standing_of(owed: FeeOwed) -> str:
    """How an account stands: overdue, owing, paid, or paid in advance."""
    if owed.overdue > 0:
        return OVERDUE
    if owed.owed < 0:
        return ADVANCE
    return OWING if owed.owed else PAID


def standing_said(standing: str) -> str:
    """How an account stands, in a word."""
    match standing:
        case "overdue":
            # TR: of dues: not paid by the last day
            return _("overdue")
        case "owing":
            # TR: of dues: something is still to be paid, but its day has not passed; as short as can be
            return _("in time")
        case "advance":
            # TR: of dues: more was paid than is owed; as short as can be
            return _("in advance")
        case _:
            # TR: of dues: nothing is owed
            return _("paid")


def standing_words() -> list[str]:
    """All a cell of that column can say."""
    return [standing_said(standing) for standing in STANDINGS]


def entry_told(entry: DuesEntryRow) -> str:
    """An entry in one line: what it did, of which fee and period, how much, and that it was taken back."""
    period = period_said(entry.fee.period, entry.period_from, entry.period_to)
    parts = [_(DUES_WORDS[entry.kind]), " ".join(part for part in (fee_said(entry.fee), period) if part)]
    parts.append(amount_said(entry.fee, entry.minor))
    if entry.receipt is not None and entry.receipt.number:
        parts.append(_("receipt {number}").format(number=entry.receipt.number))
    if entry.reversed_by is not None:
        # TR: of an entry of the register: another entry took it back
        parts.append(_("taken back"))
    return " · ".join(parts)


def sums_said(sums: Iterable[DuesSum]) -> str:
    """What is overdue in all, an amount for each currency; "" where nothing is."""
    found: dict[tuple[str, int], int] = {}
    for each in sums:
        if each.overdue:
            key = (each.fee.currency, each.fee.decimals)
            found[key] = found.get(key, 0) + each.overdue
    return " · ".join(money_said(minor, *key) for key, minor in found.items())


def receipts_sum(rows: Iterable[ReceiptRow]) -> str:
    """What these receipts come to, without those taken back, an amount for each currency."""
    found: dict[tuple[str, int], int] = {}
    for row in rows:
        if not row.is_reversed:
            key = (row.label.currency, row.decimals)
            found[key] = found.get(key, 0) + row.label.minor
    return " · ".join(money_said(minor, *key) for key, minor in found.items())
