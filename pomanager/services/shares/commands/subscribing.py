"""Subscribing shares, and carrying over what was held by the books kept before."""

from dataclasses import replace

from pomanager.rules.shares.accounts import Account
from pomanager.rules.shares.entries import EntryDraft
from pomanager.services.shares import judging
from pomanager.services.shares.commands.receipts import receipt_for, receipt_told
from pomanager.services.shares.commands.recording import about_holder, judged, money_told, new_values
from pomanager.services.shares.commands.writing import write_operation
from pomanager.services.shares.orders import RecordOpening, Subscribe
from pomanager.services.shares.queries import facts
from pomanager.services.work import Work


def subscribe(work: Work, order: Subscribe) -> tuple[int, ...]:
    """Write a subscription and the payment made with it, or raise Refused; returns the serial numbers."""
    judged(judging.objections_to_subscribing, work, order)
    account = facts.account(work.session, order.member_id, order.share_type_id)
    drafts = judging.subscription_drafts(work.session, account, order)
    receipt: dict[str, tuple[object, object]] = {}
    receipt_id = None
    if order.paid_minor and order.receipt is not None:
        amount = account.type.money(order.paid_minor)
        receipt_id = receipt_for(work, order.receipt, amount)
        receipt = receipt_told(work, order.receipt, amount, account.type.decimals)
    serials = write_operation(work, _decided(drafts, order, receipt_id))
    told: dict[str, object] = {
        "share_type": account.type.code, "shares": order.shares,
        "subscribed": _value_told(account, drafts[0]), "since": order.on, "decided_on": order.decided_on,
        "decision": order.decision.strip(),
    }  # fmt: skip
    work.record("shares.subscribed", about_holder(account.holder), new_values(told) | receipt, order.remarks.strip())
    return serials


def _decided(drafts: tuple[EntryDraft, ...], order: Subscribe, receipt_id: int | None) -> tuple[EntryDraft, ...]:
    """The subscription with its decision, the payment with its receipt."""
    first, *payments = drafts
    decided = replace(first, decided_on=order.decided_on, decision=order.decision.strip(), reason=order.remarks.strip())
    return (decided, *(replace(payment, receipt_id=receipt_id) for payment in payments))


def record_opening(work: Work, order: RecordOpening) -> tuple[int, ...]:
    """Write a balance carried over, or raise Refused; returns the serial numbers."""
    judged(judging.objections_to_recording_opening, work, order)
    account = facts.account(work.session, order.member_id, order.share_type_id)
    decision = order.decision.strip()
    (draft,) = judging.opening_drafts(work.session, account, order)
    serials = write_operation(work, [replace(draft, decision=decision)])
    paid = money_told(order.paid_minor, account.type.currency, account.type.decimals)
    told: dict[str, object] = {
        "share_type": account.type.code, "shares": order.shares,
        "subscribed": _value_told(account, draft), "paid_up": paid, "since": order.on, "decision": decision,
    }  # fmt: skip
    work.record("shares.opened", about_holder(account.holder), new_values(told))
    return serials


def _value_told(account: Account, draft: EntryDraft) -> str:
    return money_told(draft.subscribed_minor, account.type.currency, account.type.decimals)
