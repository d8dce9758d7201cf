"""Entering payments on shares."""

from dataclasses import replace

from pomanager.rules.shares.drafting import payment
from pomanager.services.shares import judging
from pomanager.services.shares.commands.receipts import receipt_for, receipt_told
from pomanager.services.shares.commands.recording import about_holder, judged, new_values
from pomanager.services.shares.commands.writing import write_operation
from pomanager.services.shares.orders import PayShares
from pomanager.services.shares.queries import facts
from pomanager.services.work import Work


def pay_shares(work: Work, order: PayShares) -> tuple[int, ...]:
    """Write a payment and its receipt, or raise Refused; returns the serial number."""
    judged(judging.objections_to_paying, work, order)
    account = facts.account(work.session, order.member_id, order.share_type_id)
    amount = account.type.money(order.minor)
    draft = payment(account, order.minor, order.receipt.received_on)
    serials = write_operation(work, [replace(draft, receipt_id=receipt_for(work, order.receipt, amount))])
    told = new_values({"share_type": account.type.code})
    told |= receipt_told(work, order.receipt, amount, account.type.decimals)
    work.record("shares.paid", about_holder(account.holder), told)
    return serials
