"""Putting a refund of shares off, paying it out in parts or whole, and taking either back."""

from datetime import date

from pomanager.db.dues import RedemptionStepTaken
from pomanager.rules.dues.kinds import RedemptionStep
from pomanager.rules.shares.kinds import Channel
from pomanager.services.dues.judging_leaving import (
    amount_paid,
    objections_to_paying_refund,
    objections_to_putting_off,
    objections_to_taking_step_back,
)
from pomanager.services.dues.orders_leaving import ExtendRedemption, PayRedemption, TakeBackRedemptionStep
from pomanager.services.dues.queries.refund_facts import RefundFound, refund_found, step_found
from pomanager.services.shares.commands.recording import judged, money_told
from pomanager.services.work import About, Work


def extend_redemption(work: Work, order: ExtendRedemption) -> None:
    """Write the later day by which a refund is paid, with the reasons, or raise Refused."""
    judged(objections_to_putting_off, work, order)
    found = refund_found(work.session, order.redemption_id, work.today)
    _step(
        work, order.redemption_id, RedemptionStep.EXTENDED, order.on, due_on=order.due_on, reason=order.reason,
        decision=order.decision,
    )  # fmt: skip
    work.record(
        "dues.redemption_extended",
        _about(found),
        {
            "pay_by": (found.facts.due_on, order.due_on), "decided_on": (None, order.on),
            "decision": (None, order.decision.strip()),
        },
        order.reason.strip(),
    )  # fmt: skip


def pay_redemption(work: Work, order: PayRedemption) -> int:
    """Write that a refund or a part of it was paid out, or raise Refused; returns the id of the payment."""
    judged(objections_to_paying_refund, work, order)
    found = refund_found(work.session, order.redemption_id, work.today)
    minor = amount_paid(found, order)
    row = _step(
        work, order.redemption_id, RedemptionStep.PAID, order.on, minor=minor, channel=order.channel,
        voucher=order.voucher,
    )  # fmt: skip
    work.session.flush()
    told = {
        "paid_on": (None, order.on), "paid": (None, _money(found, minor)), "channel": (None, order.channel),
        "voucher": (None, order.voucher.strip()), "rest": (None, _money(found, found.facts.rest - minor)),
    }  # fmt: skip
    work.record("dues.redemption_paid", _about(found), told)
    return row.id


def take_back_redemption_step(work: Work, order: TakeBackRedemptionStep) -> None:
    """Write that a payment or an extension does not hold, or raise Refused."""
    judged(objections_to_taking_step_back, work, order)
    found = refund_found(work.session, order.redemption_id, work.today)
    step = step_found(work.session, order.redemption_id, order.step_id)
    # On the day of what it takes back, as reversals stand in the registers: it is gone from every past day.
    _step(
        work, order.redemption_id, RedemptionStep.TAKEN_BACK, step.on, minor=-step.minor, reason=order.reason,
        reverses_id=step.id,
    )  # fmt: skip
    if step.step is RedemptionStep.PAID:
        told: dict[str, tuple[object, object]] = {"paid_on": (step.on, None), "paid": (_money(found, step.minor), None)}
        work.record("dues.redemption_payment_taken_back", _about(found), told, order.reason.strip())
    else:
        before: date | None = found.first_due_on
        told = {"pay_by": (step.due_on, before)}
        work.record("dues.redemption_extension_taken_back", _about(found), told, order.reason.strip())


def _step(  # noqa: PLR0913 - the columns of a line
    work: Work,
    redemption_id: int,
    step: RedemptionStep,
    on: date,
    *,
    due_on: date | None = None,
    minor: int = 0,
    channel: Channel = Channel.NOT_KNOWN,
    voucher: str = "",
    reason: str = "",
    decision: str = "",
    reverses_id: int | None = None,
) -> RedemptionStepTaken:
    row = RedemptionStepTaken(
        redemption_id=redemption_id, step=step, on=on, due_on=due_on, minor=minor, channel=channel,
        voucher=voucher.strip(), reason=reason.strip(), decision=decision.strip(), reverses_id=reverses_id,
        recorded_at=work.now,
    )  # fmt: skip
    work.session.add(row)
    return row


def _about(found: RefundFound) -> About:
    return About("member", found.member_id, found.label)


def _money(found: RefundFound, minor: int) -> str:
    return money_told(minor, found.facts.currency, found.decimals)
