"""Gathers what the rules need to judge acts on shares: the same words warn while typing and refuse."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from sqlalchemy.orm import Session

from pomanager.marks import N_
from pomanager.rules.bodies.composition import about_text
from pomanager.rules.money import Money
from pomanager.rules.objections import Objection, Weight
from pomanager.rules.shares import judging as rules
from pomanager.rules.shares.accounts import Account
from pomanager.rules.shares.drafting import payment, subscription
from pomanager.rules.shares.entries import EntryDraft, TypeFacts, completed
from pomanager.rules.shares.instalments import Instalment, schedule
from pomanager.rules.shares.kinds import EntryKind
from pomanager.rules.shares.receipts import ReceiptFacts, objections_to_receipt_facts
from pomanager.rules.shares.reversing import (
    OF_A_RECEIPT,
    objections_to_belonging,
    objections_to_entries,
    reversals,
)
from pomanager.services.shares.judging_certificates import objections_to_left
from pomanager.services.shares.orders import PayShares, RecordOpening, ReverseEntry, Subscribe
from pomanager.services.shares.queries import facts
from pomanager.services.shares.queries.operations import operation_of
from pomanager.services.shares.queries.receipts import is_for_more, number_taken

WRITE_RECEIPT = N_("Say how it was paid, and write the number of the receipt.")
OPENED_ALREADY = N_("{holder} has entries of this type on or before {day} already. Choose an earlier day.")
PAID_BEYOND = N_("{subscribed} are subscribed with these shares. Not more than that can be paid on them.")
PART_BEFORE = N_("An instalment is due on {due_on}, before the shares are subscribed.")
PARTS_BEYOND = N_("The instalments come to {parts}, more than the {left} that are left to pay.")


def objections_to_receipt(
    session: Session, given: ReceiptFacts, amount: Money, decimals: int, today: date
) -> tuple[Objection, ...]:
    """Everything to say about a receipt over an amount in a currency of so many decimals."""
    return objections_to_receipt_facts(given, amount, decimals, today, number_taken(session, given.number))


def history(
    session: Session, before: Sequence[Account], drafts: Sequence[EntryDraft], about: str = "on"
) -> Iterator[Objection]:
    """What the accounts would say on later days once the entries, and what follows from them, are written."""
    lines = completed(drafts, types_by_id(session))
    for account in before:
        yield from rules.objections_to_history(account, account.with_drafts(lines), about)


def types_by_id(session: Session) -> Mapping[int, TypeFacts]:
    """All types of share, by id."""
    return {kind.id: kind for kind in facts.share_types(session)}


def put_off_by(session: Session, minor: int, on: date, own: tuple[Instalment, ...] | None) -> tuple[Instalment, ...]:
    """What of an amount subscribed may be paid later: by an own schedule, else by the by-laws of the day."""
    if own is not None:
        return tuple(part for part in own if part.minor)
    return schedule(minor, on, facts.terms_on(session, on))


def subscription_drafts(session: Session, account: Account, order: Subscribe) -> tuple[EntryDraft, ...]:
    """The entries of a subscription, with the payment made with it."""
    value = (account.type.value_on(order.on) or 0) * order.shares
    entry = subscription(account, order.shares, order.on, put_off_by(session, value, order.on, order.schedule))
    if not order.paid_minor or order.receipt is None:
        return (entry,)
    return entry, payment(account, order.paid_minor, order.receipt.received_on)


def objections_to_subscribing(session: Session, order: Subscribe, today: date) -> tuple[Objection, ...]:
    """Everything to say about a subscription and the payment made with it; raises NotFound."""
    account = facts.account(session, order.member_id, order.share_type_id)
    found = [
        *rules.objections_to_day(order.on, today),
        *rules.objections_to_number(order.shares),
        *rules.objections_to_issuing(account.type, order.on),
        *rules.objections_to_holder(account.holder, account.type, order.on),
        *about_text("decision", order.decision),
        *about_text("remarks", order.remarks),
    ]
    if order.shares >= 1:
        limits = facts.limits_on(session, account.type, order.on)
        capital = facts.capital_facts(session, account.type, order.member_id, order.on, limits)
        found += rules.objections_to_limits(account, order.shares, order.on, capital, limits)
        found += rules.objections_to_minimum(account, order.shares, order.on, limits)
        found += _about_amounts(session, account, order, today)
        if not any(each.stops for each in found):
            found += history(session, [account], subscription_drafts(session, account, order))
    return tuple(found)


def _about_amounts(session: Session, account: Account, order: Subscribe, today: date) -> Iterator[Objection]:
    subscribed = (account.type.value_on(order.on) or 0) * order.shares
    yield from _about_parts(account.type, order.schedule, order.on, subscribed - max(0, order.paid_minor))
    if order.paid_minor < 0:
        yield Objection(rules.NOT_POSITIVE, "paid_minor")
    elif order.paid_minor > subscribed and account.type.value_on(order.on) is not None:
        yield Objection(PAID_BEYOND, "paid_minor", {"subscribed": account.type.money(subscribed)})
    if order.paid_minor and order.receipt is None:
        yield Objection(WRITE_RECEIPT, "number")
    if order.receipt is not None and order.paid_minor > 0:
        amount = account.type.money(order.paid_minor)
        yield from objections_to_receipt(session, order.receipt, amount, account.type.decimals, today)


def _about_parts(kind: TypeFacts, parts: tuple[Instalment, ...] | None, on: date, left: int) -> Iterator[Objection]:
    for part in parts or ():
        if part.minor <= 0:
            yield Objection(rules.NOT_POSITIVE, "schedule")
        if part.due_on < on:
            yield Objection(PART_BEFORE, "schedule", {"due_on": part.due_on})
    together = sum(part.minor for part in parts or ())
    if parts and together > left:
        yield Objection(PARTS_BEYOND, "schedule", {"parts": kind.money(together), "left": kind.money(left)})


def opening_drafts(session: Session, account: Account, order: RecordOpening) -> tuple[EntryDraft, ...]:
    """The entry of a balance carried over."""
    value = (account.type.value_on(order.on) or 0) * order.shares
    own = order.schedule
    put_off = put_off_by(session, value - order.paid_minor, order.on, () if own is None else own)
    return (subscription(account, order.shares, order.on, put_off, paid=order.paid_minor, kind=EntryKind.OPENING),)


def objections_to_recording_opening(session: Session, order: RecordOpening, today: date) -> tuple[Objection, ...]:
    """Everything to say about a balance carried over; what the by-laws forbid only warns. Raises NotFound."""
    account = facts.account(session, order.member_id, order.share_type_id)
    found = [
        *rules.objections_to_day(order.on, today),
        *rules.objections_to_number(order.shares),
        *rules.objections_to_value(account.type, order.on),
        *_only_warning(rules.objections_to_holder(account.holder, account.type, order.on)),
        *about_text("decision", order.decision),
    ]
    if account.on(order.on):
        found.append(Objection(OPENED_ALREADY, "on", {"holder": account.holder.label, "day": order.on}))
    if order.shares >= 1:
        limits = facts.limits_on(session, account.type, order.on)
        capital = facts.capital_facts(session, account.type, order.member_id, order.on, limits)
        found += _only_warning(rules.objections_to_limits(account, order.shares, order.on, capital, limits))
        subscribed = (account.type.value_on(order.on) or 0) * order.shares
        if order.paid_minor < 0:
            found.append(Objection(rules.NOT_POSITIVE, "paid_minor"))
        elif order.paid_minor > subscribed and account.type.value_on(order.on) is not None:
            found.append(Objection(PAID_BEYOND, "paid_minor", {"subscribed": account.type.money(subscribed)}))
        found += _about_parts(account.type, order.schedule, order.on, subscribed - max(0, order.paid_minor))
        if not any(each.stops for each in found):
            found += history(session, [account], opening_drafts(session, account, order))
    return tuple(found)


def _only_warning(objections: Sequence[Objection]) -> Iterator[Objection]:
    for each in objections:
        yield Objection(each.message, each.about, each.details, Weight.WARN)


def objections_to_paying(session: Session, order: PayShares, today: date) -> tuple[Objection, ...]:
    """Everything to say about a payment on shares; raises NotFound."""
    account = facts.account(session, order.member_id, order.share_type_id)
    amount = account.type.money(order.minor)
    on = order.receipt.received_on
    return (
        *rules.objections_to_payment(account, order.minor, on),
        *objections_to_receipt(session, order.receipt, amount, account.type.decimals, today),
    )


def objections_to_taking_back(session: Session, order: ReverseEntry, today: date) -> tuple[Objection, ...]:
    """Everything to say about reversing an operation, whatever it belongs to; raises NotFound."""
    del today
    written = operation_of(session, order.serial)
    found = objections_to_entries(written, order.serial, order.reason)
    if any(each.stops and each.about == "serial" for each in found):
        return found
    drafts = reversals(written, order.reason)
    pairs = {(draft.member_id, draft.share_type_id) for draft in drafts}
    accounts = facts.accounts_of(session, pairs)
    left = objections_to_left(session, accounts, drafts, "serial")
    return (*found, *history(session, accounts, drafts, "serial"), *left)


def objections_to_reversing(session: Session, order: ReverseEntry, today: date) -> tuple[Objection, ...]:
    """Everything to say about reversing an entry from the register; raises NotFound."""
    written = operation_of(session, order.serial)
    belonging = objections_to_belonging(written, order.serial)
    if not belonging and is_for_more(session, [each.serial for each in written]):
        belonging = (Objection(OF_A_RECEIPT, "serial", {"serial": str(order.serial)}),)
    return (*belonging, *objections_to_taking_back(session, order, today))
