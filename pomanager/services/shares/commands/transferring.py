"""Transfers: asked for, answered, withdrawn, entered, taken back; and in one act."""

from dataclasses import replace
from datetime import date, timedelta

from pomanager.db.shares import ShareTransfer, ShareTransferStep
from pomanager.rules.shares.kinds import Approval, CertificateEnd, TransferStep
from pomanager.rules.shares.transfers import TransferState
from pomanager.services.shares import judging_transfers as judging
from pomanager.services.shares.commands.certificates_gone import cancel_for_entry
from pomanager.services.shares.commands.recording import about_holder, judged, money_told, new_values
from pomanager.services.shares.commands.writing import reverse_operation, write_operation
from pomanager.services.shares.orders_passing import (
    DecideTransfer,
    EnterTransfer,
    RequestTransfer,
    TakeBackTransfer,
    TransferShares,
    WithdrawTransfer,
)
from pomanager.services.shares.passing import TRANSFERRED, Passing, drafts_of, taken_with
from pomanager.services.shares.queries.facts import account, holder_found, share_type_found
from pomanager.services.shares.queries.transfer_facts import (
    TransferFound,
    approval_of,
    entries_of_transfer,
    next_attestation_number,
    transfer_found,
)
from pomanager.services.work import About, Work


def request_transfer(work: Work, order: RequestTransfer) -> int:
    """Write the request with the approval the by-laws of its day ask for, or raise Refused; returns its id."""
    judged(judging.objections_to_requesting, work, order)
    both = judging.parties(work.session, order.from_id, order.to_id, order.share_type_id, order.requested_on)
    rule = judging.rule_on(work.session, order.requested_on)
    approval = rule.approval(to_newcomer=both.to_newcomer)
    answer_by = None if approval is Approval.NONE else rule.answer_by(order.deposited_on)
    row = _write(work, order, approval, answer_by)
    found = transfer_found(work.session, row.id)
    told = {
        **_passed(work, found), "receiver": holder_found(work.session, found.to_id).label,
        "requested_on": row.requested_on, "transfer_reason": row.reason, "price": _price(work, row),
        "deposited_on": row.deposited_on, "attestation": row.attestation, "approval": row.approval,
        "answer_by": row.answer_by, "remarks": row.remarks,
    }  # fmt: skip
    work.record("shares.transfer_requested", _about(work, found), new_values(told))
    return row.id


def decide_transfer(work: Work, order: DecideTransfer) -> None:
    """Write the answer, or raise Refused."""
    judged(judging.objections_to_deciding, work, order)
    found = transfer_found(work.session, order.transfer_id)
    step = TransferStep.APPROVED if order.approved else TransferStep.REFUSED
    _write_step(work, found.id, step, order.on, decision=order.decision, reason=order.reason)
    told = {
        **_passed(work, found), "answer": step, "decided_on": order.on, "decided_by": order.by or found.facts.approval,
        "decision": order.decision.strip(),
    }  # fmt: skip
    work.record("shares.transfer_decided", _about(work, found), new_values(told), order.reason.strip())


def withdraw_transfer(work: Work, order: WithdrawTransfer) -> None:
    """Write that the request was withdrawn, or raise Refused."""
    judged(judging.objections_to_withdrawing, work, order)
    found = transfer_found(work.session, order.transfer_id)
    _write_step(work, found.id, TransferStep.WITHDRAWN, order.on, reason=order.reason)
    told = {**_passed(work, found), "on": order.on}
    work.record("shares.transfer_withdrawn", _about(work, found), new_values(told), order.reason.strip())


def enter_transfer(work: Work, order: EnterTransfer) -> tuple[int, ...]:
    """Write the entries by which the shares pass, or raise Refused; returns their serial numbers.

    Where nobody answered in time, the consent by silence is written down first.
    """
    judged(judging.objections_to_entering, work, order)
    found = transfer_found(work.session, order.transfer_id)
    if found.facts.state_on(order.on) is TransferState.SILENT and found.facts.answer_by is not None:
        silent_on = found.facts.answer_by + timedelta(days=1)
        _write_step(work, found.id, TransferStep.CONSENT_BY_SILENCE, silent_on)
    decision = approval_of(work.session, found.id)
    serials, certificates = _enter(work, found, order.on, order.paid_minor, order.certificate_ids, decision)
    told = {
        **_passed(work, found), "on": order.on, "answer": found.facts.state_on(order.on).value,
        "certificates_cancelled": certificates,
    }  # fmt: skip
    work.record("shares.transfer_entered", _about(work, found), new_values(told))
    return serials


def transfer_shares(work: Work, order: TransferShares) -> int:
    """Write a transfer and the entries by which the shares pass in one act, or raise Refused; returns its id."""
    judged(judging.objections_to_transferring, work, order)
    both = judging.parties(work.session, order.from_id, order.to_id, order.share_type_id, order.requested_on)
    facts, on = judging.as_transferred(work.session, order, both), judging.passes_on(order)
    row = _write(work, order, facts.approval, facts.answer_by)
    for each in facts.steps:
        _write_step(work, row.id, each.step, each.on, decision=order.decision)
    if facts.state_on(on) is TransferState.SILENT and facts.answer_by is not None:
        _write_step(work, row.id, TransferStep.CONSENT_BY_SILENCE, facts.answer_by + timedelta(days=1))
    found = transfer_found(work.session, row.id)
    decision = (order.approved_on, order.decision.strip())
    _serials, certificates = _enter(work, found, on, order.paid_minor, order.certificate_ids, decision)
    told = {
        **_passed(work, found), "requested_on": row.requested_on, "transfer_reason": row.reason,
        "price": _price(work, row), "deposited_on": row.deposited_on, "attestation": row.attestation,
        "approval": row.approval, "decided_on": order.approved_on, "decision": order.decision.strip(), "on": on,
        "certificates_cancelled": certificates, "remarks": row.remarks,
    }  # fmt: skip
    work.record("shares.transferred", _about(work, found), new_values(told))
    return row.id


def take_back_transfer(work: Work, order: TakeBackTransfer) -> None:
    """Reverse the entries of a transfer and write that it was taken back, or raise Refused."""
    judged(judging.objections_to_taking_back_transfer, work, order)
    found = transfer_found(work.session, order.transfer_id)
    entries = entries_of_transfer(work.session, order.transfer_id)
    if entries:
        reverse_operation(work, entries[0].serial, order.reason.strip())
    _write_step(work, found.id, TransferStep.TAKEN_BACK, work.today, reason=order.reason)
    told = _passed(work, found)
    work.record("shares.transfer_taken_back", _about(work, found), new_values(told), order.reason.strip())


def _enter(
    work: Work, found: TransferFound, on: date, paid: int | None, chosen: tuple[int, ...] | None,
    decided: tuple[date | None, str],
) -> tuple[tuple[int, ...], str]:  # fmt: skip
    """Write the entries and the step, and cancel the certificates; returns serial numbers and certificates."""
    giver = account(work.session, found.from_id, found.share_type_id)
    passing = Passing(giver=giver, receiver=None, shares=found.shares, on=on, paid_minor=paid)
    going = judging.going_with_transfer(giver, found.shares, on, paid, chosen)
    decided_on, decision = decided
    drafts = [
        replace(draft, transfer_id=found.id, decided_on=decided_on, decision=decision)
        for draft in drafts_of(giver, found.to_id, taken_with(passing), on, TRANSFERRED)
    ]
    serials = write_operation(work, drafts)
    _write_step(work, found.id, TransferStep.ENTERED, on)
    assert going is not None  # noqa: S101 - shares that can be taken out were judged before
    return serials, cancel_for_entry(work, going, serials[0], CertificateEnd.TRANSFERRED)


def _write(
    work: Work, order: RequestTransfer | TransferShares, approval: Approval, answer_by: date | None
) -> ShareTransfer:
    attestation = order.attestation.strip()
    if not attestation and order.deposited_on is not None:
        attestation = next_attestation_number(work.session, order.deposited_on)
    row = ShareTransfer(
        share_type_id=order.share_type_id, from_member_id=order.from_id, to_member_id=order.to_id, shares=order.shares,
        reason=order.reason, price_minor=order.price_minor, requested_on=order.requested_on,
        deposited_on=order.deposited_on, attestation=attestation, approval=approval, answer_by=answer_by,
        remarks=order.remarks.strip(), recorded_at=work.now,
    )  # fmt: skip
    work.session.add(row)
    work.session.flush()
    return row


def _write_step(
    work: Work, transfer_id: int, step: TransferStep, on: date, *, decision: str = "", reason: str = ""
) -> None:
    work.session.add(
        ShareTransferStep(
            transfer_id=transfer_id, step=step, on=on, decision=decision.strip(), reason=reason.strip(),
            recorded_at=work.now,
        )
    )  # fmt: skip
    work.session.flush()


def _about(work: Work, found: TransferFound) -> About:
    return about_holder(holder_found(work.session, found.from_id))


def _passed(work: Work, found: TransferFound) -> dict[str, object]:
    """What passes, and to whom."""
    return {
        "share_type": share_type_found(work.session, found.share_type_id).code, "shares": found.shares,
        "receiver": holder_found(work.session, found.to_id).label,
    }  # fmt: skip


def _price(work: Work, row: ShareTransfer) -> str:
    if row.price_minor is None:
        return ""
    kind = share_type_found(work.session, row.share_type_id)
    return money_told(row.price_minor, kind.currency, kind.decimals)
