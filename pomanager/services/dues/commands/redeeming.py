"""Cancelling the shares of somebody who leaves and writing down what is owed for them; taking that back."""

from dataclasses import replace

from pomanager.areas import Area
from pomanager.db.dues import Redemption, RedemptionItem, RedemptionShares, RedemptionStepTaken
from pomanager.db.shares import DistributionPayment
from pomanager.rules.dues.kinds import DuesKind, RedemptionStep
from pomanager.rules.shares.kinds import CertificateEnd, Channel
from pomanager.services.dues.commands.writing import DuesDraft, reverse_entries, write_dues
from pomanager.services.dues.judging_leaving import goings, judged_worksheet, objections_to_taking_refund_back
from pomanager.services.dues.orders_leaving import TakeBackRedemption, WorkOutRedemption
from pomanager.services.dues.queries.facts import ENTRY, entries_where
from pomanager.services.dues.queries.refund_facts import refund_found
from pomanager.services.dues.queries.refund_rows import redemption_serials
from pomanager.services.dues.queries.worksheets import Worksheet, drafts
from pomanager.services.shares.commands.certificates_gone import cancel_for_entry
from pomanager.services.shares.commands.paying_out import take_payments_back
from pomanager.services.shares.commands.recording import about_holder, judged, money_told, new_values, refuse
from pomanager.services.shares.commands.writing import reverse_operation, write_operation
from pomanager.services.shares.queries.open_shares import distribution_found, payments_with_refund
from pomanager.services.work import About, Work


def work_out_redemption(work: Work, order: WorkOutRedemption) -> int:
    """Cancel the shares and write what is owed for them, with all that is taken off and added, or raise Refused.

    Returns the id of the refund. Debts of dues are met, what was left of distributions counts as paid, certificates go.
    """
    sheet, said = judged_worksheet(work.session, order, work.today)
    refuse(said)
    leaving = goings(work.session, order, sheet)
    row = Redemption(
        member_id=order.member_id, reason=order.reason, notice_on=order.notice_on, effective_on=order.effective_on,
        price_rule="" if sheet.price_rule is None else sheet.price_rule.value, price_reason=order.price_reason.strip(),
        currency=sheet.currency, decimals=sheet.decimals, net_minor=sheet.sums.net, due_on=sheet.due_on,
        payee=order.payee.strip(), decision=order.decision.strip(), recorded_at=work.now,
    )  # fmt: skip
    work.session.add(row)
    work.session.flush()
    _write_parts(work, row.id, sheet)
    lines = [replace(draft, redemption_id=row.id, decision=order.decision.strip()) for draft in drafts(order, sheet)]
    serials = write_operation(work, lines)
    gone = [
        cancel_for_entry(work, going, serial, CertificateEnd.REDEEMED)
        for going, serial in zip(leaving, serials[: len(leaving)], strict=True)
    ]
    _set_off(work, order, row.id, sheet)
    _pay_distributions(work, order, row.id, sheet)
    _tell(work, order, sheet, "; ".join(filter(None, gone)))
    return row.id


def _write_parts(work: Work, redemption_id: int, sheet: Worksheet) -> None:
    for each in sheet.given:
        work.session.add(
            RedemptionShares(
                redemption_id=redemption_id, share_type_id=each.account.type.id, shares=each.taken.shares,
                unit_minor=each.taken.unit_minor, paid_minor=each.taken.paid, value_minor=each.value,
            )
        )  # fmt: skip
    for position, item in enumerate(sheet.items, 1):
        work.session.add(
            RedemptionItem(
                redemption_id=redemption_id, position=position, kind=item.kind,
                description=item.description.strip(), minor=item.minor,
            )
        )  # fmt: skip


def _set_off(work: Work, order: WorkOutRedemption, redemption_id: int, sheet: Worksheet) -> None:
    """The debts that are met by the value of the shares, as payments of the member's account."""
    drafts_of_dues = [
        DuesDraft(
            kind=DuesKind.PAYMENT, fee_type_id=debt.fee.id, member_id=order.member_id, minor=-minor,
            effective_on=order.effective_on, decision=order.decision, redemption_id=redemption_id,
        )
        for debt, minor in sheet.debts
    ]  # fmt: skip
    write_dues(work, drafts_of_dues)


def _pay_distributions(work: Work, order: WorkOutRedemption, redemption_id: int, sheet: Worksheet) -> None:
    for found, rest in sheet.open_shares:
        work.session.add(
            DistributionPayment(
                distribution_id=found.id, member_id=order.member_id, on=order.effective_on, minor=rest,
                channel=Channel.SET_OFF, voucher="", entry_id=None, redemption_id=redemption_id, reverses_id=None,
                reason="", recorded_at=work.now,
            )
        )  # fmt: skip


def _tell(work: Work, order: WorkOutRedemption, sheet: Worksheet, certificates: str) -> None:
    def money(minor: int) -> str:
        return money_told(minor, sheet.currency, sheet.decimals)

    told: dict[str, object] = {
        "redemption_reason": order.reason, "notice_on": order.notice_on, "cancelled_on": order.effective_on,
        "shares_back": ", ".join(f"{each.account.type.code}: {each.taken.shares}" for each in sheet.given),
        "share_value": money(sheet.sums.value),
        "added": money(sheet.sums.added) if sheet.sums.added else None,
        "taken_off": money(sheet.sums.taken_off) if sheet.sums.taken_off else None,
        "net": money(sheet.sums.net), "pay_by": sheet.due_on, "payee": order.payee.strip(),
        "certificates_cancelled": certificates, "decision": order.decision.strip(),
    }  # fmt: skip
    work.record("dues.redemption_worked_out", about_holder(sheet.holder), new_values(told), order.price_reason.strip())


def take_back_redemption(work: Work, order: TakeBackRedemption) -> None:
    """Write that a refund does not hold, or raise Refused: shares, debts and distributions are as they were before."""
    judged(objections_to_taking_refund_back, work, order)
    found, reason = refund_found(work.session, order.redemption_id, work.today), order.reason.strip()
    serials = redemption_serials(work.session, order.redemption_id)
    if serials:
        reverse_operation(work, serials[0], reason)
    met = entries_where(work.session, ENTRY.c.redemption_id == order.redemption_id)
    reverse_entries(work, [entry for entry in met if entry.reversed_by is None], reason)
    for distribution_id, going in payments_with_refund(work.session, order.redemption_id).items():
        take_payments_back(work, distribution_found(work.session, distribution_id), going, reason)
    work.session.add(
        RedemptionStepTaken(
            # On the day of the refund itself, as reversals stand in the registers: it is gone from every past day.
            redemption_id=order.redemption_id, step=RedemptionStep.TAKEN_BACK, on=found.facts.effective_on, due_on=None,
            minor=0, channel=Channel.NOT_KNOWN, voucher="", reason=reason, decision="", reverses_id=None,
            recorded_at=work.now,
        )
    )  # fmt: skip
    work.touch(Area.SHARES)
    net = money_told(found.facts.net, found.facts.currency, found.decimals)
    work.record(
        "dues.redemption_taken_back",
        About("member", found.member_id, found.label),
        {"cancelled_on": (found.facts.effective_on, None), "net": (net, None)},
        reason,
    )
