"""The entries each act makes, worked out from the accounts it concerns; whether it may be done is judged elsewhere."""

from dataclasses import replace
from datetime import date
from math import gcd

from pomanager.rules.shares.accounts import Account, paid_range, taken_out
from pomanager.rules.shares.entries import EntryDraft, TypeFacts
from pomanager.rules.shares.instalments import Instalment
from pomanager.rules.shares.kinds import EntryKind


def subscription(
    account: Account, shares: int, on: date, put_off: tuple[Instalment, ...], *, paid: int = 0,
    kind: EntryKind = EntryKind.SUBSCRIPTION,
) -> EntryDraft:  # fmt: skip
    """New shares for a holder; ``paid`` only where they come with it, as in a balance carried over."""
    unit = account.type.value_on(on) or 0
    return EntryDraft(
        kind=kind, member_id=account.holder.member_id, share_type_id=account.type.id, effective_on=on, shares=shares,
        unit_minor=unit, subscribed_minor=shares * unit, paid_minor=paid, put_off=put_off,
    )  # fmt: skip


def payment(account: Account, minor: int, on: date) -> EntryDraft:
    """Money on shares that are held."""
    return EntryDraft(
        kind=EntryKind.PAYMENT, member_id=account.holder.member_id, share_type_id=account.type.id, effective_on=on,
        unit_minor=account.type.value_on(on) or 0, paid_minor=minor,
    )  # fmt: skip


def bonus(account: Account, shares: int, on: date) -> EntryDraft:
    """Shares that are paid up by the organisation itself."""
    return replace(
        subscription(account, shares, on, (), kind=EntryKind.BONUS),
        paid_minor=shares * (account.type.value_on(on) or 0),
    )


def bonus_shares(held: int, new: int, per: int) -> int:
    """How many bonus shares a holding brings: ``new`` for every ``per`` held, what does not come out even left out."""
    return held // per * new


def converted(shares: int, out_of: int, into: int) -> tuple[int, int]:
    """What so many shares of one nominal value become in another: their number, and the value that is left over."""
    return divmod(shares * out_of, into)


def smallest_even(out_of: int, into: int) -> int:
    """The smallest number of shares of one nominal value whose value is that of whole shares of another."""
    return into // gcd(out_of, into)


def conversion(account: Account, into: TypeFacts, shares: int, on: date) -> tuple[EntryDraft, EntryDraft]:
    """Shares of one type out and shares of another in, of the same value, paid to the same amount.

    Raises ValueError where a type has no nominal value on the day.
    """
    taken = taken_out(account, shares, on)
    unit = into.value_on(on)
    if unit is None:
        message = f"no nominal value of {into.code} on {on}"
        raise ValueError(message)
    holder = account.holder.member_id
    came = replace(taken, shares=taken.subscribed // unit, unit_minor=unit)
    return (
        taken.draft(EntryKind.CONVERSION_OUT, holder, account.type.id, on, sign=-1),
        came.draft(EntryKind.CONVERSION_IN, holder, into.id, on, sign=1),
    )


def forfeiture(account: Account, shares: int, on: date, paid: int | None) -> EntryDraft:
    """Shares taken back because they were not paid.

    What is paid stays with the shares that stay as far as it can, unless the act says how much was paid on those that
    go. Raises ValueError where the type has no nominal value on the day.
    """
    least = paid_range(account, shares, on)[0]
    taken = taken_out(account, shares, on, least if paid is None else paid)
    return taken.draft(EntryKind.FORFEITURE, account.holder.member_id, account.type.id, on, sign=-1)


def merge(account: Account, to_member_id: int, on: date) -> tuple[EntryDraft, ...]:
    """All that is held of one type moved to another record; nothing where none is held.

    Raises ValueError where the type has no nominal value on the day.
    """
    held = account.on(on)
    if not held:
        return ()
    taken = replace(taken_out(account, held.shares, on, held.paid), subscribed=held.subscribed)
    return (
        taken.draft(EntryKind.MERGE_OUT, account.holder.member_id, account.type.id, on, sign=-1),
        taken.draft(EntryKind.MERGE_IN, to_member_id, account.type.id, on, sign=1),
    )
