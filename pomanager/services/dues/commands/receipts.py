"""Writing down receipts over shares and dues, and taking them back whole."""

from dataclasses import replace

from pomanager.readmodels.dues import RecordedReceipt
from pomanager.rules.dues.kinds import DuesKind
from pomanager.rules.shares.drafting import payment
from pomanager.services.dues.commands.recording import about_member, fee_told, judged, new_values, period_told
from pomanager.services.dues.commands.writing import DuesDraft, reverse_entries, write_dues
from pomanager.services.dues.judging_receipts import (
    Told,
    lines_told,
    objections_to_receipt_order,
    objections_to_reversing_receipt,
    total_of,
)
from pomanager.services.dues.orders import RecordReceipt, ReverseReceipt
from pomanager.services.dues.queries.facts import entries_of_receipt, fee_found
from pomanager.services.dues.queries.receipts import receipt_detail, receipt_found, share_serials
from pomanager.services.shares.commands.receipts import receipt_for, receipt_told
from pomanager.services.shares.commands.recording import money_told
from pomanager.services.shares.commands.writing import reverse_operation, write_operation
from pomanager.services.shares.queries.facts import account, share_type_found
from pomanager.services.work import Work


def record_receipt(work: Work, order: RecordReceipt) -> RecordedReceipt:
    """Write the receipt and an entry for each of its lines, or raise Refused."""
    judged(objections_to_receipt_order, work, order)
    told = lines_told(work.session, order)
    amount, decimals = total_of(told)
    receipt_id = receipt_for(work, order.facts, amount)
    for each in told:
        if each.line.share_type_id is not None:
            _pay_shares(work, order, each, receipt_id)
    fees = [each for each in told if each.line.share_type_id is None]
    write_dues(work, [_payment(order, each, receipt_id) for each in fees])
    changes = receipt_told(work, order.facts, amount, decimals)
    changes |= new_values({"paid_for": ", ".join(_line_told(work, each) for each in told)})
    work.record("dues.received", about_member(work, order.member_id), changes)
    return RecordedReceipt(receipt_id, order.number.strip())


def _pay_shares(work: Work, order: RecordReceipt, told: Told, receipt_id: int) -> None:
    held = account(work.session, order.member_id, told.line.share_type_id or 0)
    draft = payment(held, told.line.minor, order.received_on)
    write_operation(work, [replace(draft, receipt_id=receipt_id)])


def _payment(order: RecordReceipt, told: Told, receipt_id: int) -> DuesDraft:
    return DuesDraft(
        kind=DuesKind.PAYMENT, fee_type_id=told.line.fee_type_id or 0, member_id=order.member_id,
        minor=-told.line.minor, effective_on=order.received_on, period=told.period, receipt_id=receipt_id,
    )  # fmt: skip


def _line_told(work: Work, told: Told) -> str:
    """A line as the journal keeps it: "DUES · Annual dues 2026-01-01 – 2026-12-31: 2000 BIF"."""
    if told.line.share_type_id is not None:
        what = share_type_found(work.session, told.line.share_type_id).code
    else:
        what = fee_told(fee_found(work.session, told.line.fee_type_id or 0).label)
    amount = money_told(told.line.minor, told.facts.amount.currency, told.decimals)
    return " ".join(filter(None, (what, period_told(told.period)))) + f": {amount}"


def reverse_receipt(work: Work, order: ReverseReceipt) -> tuple[int, ...]:
    """Take a receipt back with all its entries, or raise Refused; returns the serial numbers of the dues' reversals."""
    judged(objections_to_reversing_receipt, work, order)
    detail = receipt_detail(work.session, order.receipt_id)
    reason = order.reason.strip()
    for serial in share_serials(work.session, order.receipt_id).standing:
        reverse_operation(work, serial, reason)
    entries = [each for each in entries_of_receipt(work.session, order.receipt_id) if each.reversed_by is None]
    serials = reverse_entries(work, entries, reason)
    row = receipt_found(work.session, order.receipt_id)
    told = {
        "receipt": row.number, "received_on": row.received_on,
        "amount": money_told(row.minor, row.currency, detail.decimals),
    }  # fmt: skip
    changes = {name: (value, None) for name, value in told.items()}
    work.record("dues.receipt_reversed", about_member(work, row.member_id), changes, reason)
    return serials
