"""Charging everybody for a period or one member, carrying balances over, letting off, and taking entries back."""

from pomanager.rules.dues.arrears import shared_out
from pomanager.rules.dues.charging import FeePeriod, due_day
from pomanager.rules.dues.kinds import DuesKind, FeeKind
from pomanager.services.dues import judging
from pomanager.services.dues.commands.recording import (
    about_fee,
    about_member,
    fee_told,
    judged,
    minor_told,
    new_values,
    period_told,
)
from pomanager.services.dues.commands.rounds import charge_all, reverse_all
from pomanager.services.dues.commands.writing import DuesDraft, reversal_of, write_dues
from pomanager.services.dues.orders import (
    ChargeDues,
    ChargeMember,
    RecordOpeningDues,
    ReverseCharges,
    ReverseDues,
    ReverseReceipt,
    WaiveDues,
)
from pomanager.services.dues.queries.facts import amount_on, entry_found, fee_found, period_on
from pomanager.services.work import Work


def charge_dues(work: Work, order: ChargeDues) -> int:
    """Charge everybody on the roll on the first day of the period who is not charged yet; returns how many.

    Raises Refused.
    """
    judged(judging.objections_to_charging_dues, work, order)
    fee = fee_found(work.session, order.fee_type_id)
    label, minor = fee.label, amount_on(work.session, order.fee_type_id, order.period_from) or 0
    period = period_on(work.session, label, order.period_from)
    draft = DuesDraft(
        kind=DuesKind.CHARGE, fee_type_id=label.id, member_id=0, minor=minor, effective_on=period.first, period=period,
        due_on=due_day(period.first, fee.due_after_days), decision=order.decision,
    )  # fmt: skip
    count = charge_all(work, fee, draft)
    told = {
        "period": period_told(period), "amount": minor_told(label, minor), "members": count,
        "total": minor_told(label, count * minor), "due_on": draft.due_on, "decision": order.decision.strip(),
    }  # fmt: skip
    work.record("dues.charged", about_fee(label), new_values(dict(told)))
    return count


def charge_member(work: Work, order: ChargeMember) -> int:
    """Charge one member, or raise Refused; returns the serial number."""
    judged(judging.objections_to_charging_member, work, order)
    fee = fee_found(work.session, order.fee_type_id)
    minor = order.minor if order.minor is not None else amount_on(work.session, order.fee_type_id, order.on) or 0
    period = judging.period_of_charge(work.session, order)
    due_on = order.due_on or due_day(order.on, fee.due_after_days)
    draft = DuesDraft(
        kind=DuesKind.CHARGE, fee_type_id=order.fee_type_id, member_id=order.member_id, minor=minor,
        effective_on=order.on, period=period or _own_day(fee.label.kind, order), due_on=due_on, decision=order.decision,
    )  # fmt: skip
    serial = write_dues(work, [draft])[0]
    told = {
        "fee": fee_told(fee.label), "amount": minor_told(fee.label, minor), "period": period_told(period),
        "on": order.on, "due_on": due_on, "decision": order.decision.strip(),
    }  # fmt: skip
    work.record("dues.member_charged", about_member(work, order.member_id), new_values(dict(told)))
    return serial


def _own_day(kind: FeeKind, order: ChargeMember) -> FeePeriod | None:
    """A fee on occasion is for its day, by which nobody is charged twice when everybody is; an admission fee is not."""
    return FeePeriod(order.on, order.on) if kind is FeeKind.OTHER else None


def record_opening_dues(work: Work, order: RecordOpeningDues) -> int:
    """Carry a balance over, or raise Refused; returns the serial number."""
    judged(judging.objections_to_opening_dues, work, order)
    label = fee_found(work.session, order.fee_type_id).label
    due_on = (order.due_on or order.on) if order.minor > 0 else None
    draft = DuesDraft(
        kind=DuesKind.OPENING, fee_type_id=label.id, member_id=order.member_id, minor=order.minor,
        effective_on=order.on, due_on=due_on, decision=order.decision,
    )  # fmt: skip
    serial = write_dues(work, [draft])[0]
    told = {
        "fee": fee_told(label), "amount": minor_told(label, order.minor), "on": order.on, "due_on": due_on,
        "decision": order.decision.strip(),
    }  # fmt: skip
    work.record("dues.opened", about_member(work, order.member_id), new_values(dict(told)))
    return serial


def waive_dues(work: Work, order: WaiveDues) -> tuple[int, ...]:
    """Let a member off something owed, a line for each charge it meets, or raise Refused; returns serial numbers."""
    judged(judging.objections_to_waiving, work, order)
    label = fee_found(work.session, order.fee_type_id).label
    parts = shared_out(order.minor, judging.open_for_waiver(work.session, order))
    periods = judging.periods_by_due_day(work.session, order.member_id, order.fee_type_id)
    serials = write_dues(
        work,
        [
            DuesDraft(
                kind=DuesKind.WAIVER, fee_type_id=label.id, member_id=order.member_id, minor=-minor,
                effective_on=order.on, period=periods.get(due_on), due_on=due_on, decision=order.decision,
                reason=order.reason,
            )
            for due_on, minor in parts
        ],
    )  # fmt: skip
    told = {
        "fee": fee_told(label), "amount": minor_told(label, order.minor), "on": order.on,
        "decision": order.decision.strip(),
    }  # fmt: skip
    work.record("dues.waived", about_member(work, order.member_id), new_values(dict(told)), order.reason.strip())
    return serials


def reverse_dues(work: Work, order: ReverseDues) -> tuple[int, ...]:
    """Take an entry back, with the whole receipt where it has one, or raise Refused; returns serial numbers of dues."""
    from pomanager.services.dues.commands.receipts import reverse_receipt

    judged(judging.objections_to_reversing_dues, work, order)
    entry = entry_found(work.session, order.serial)
    if entry.receipt_id is not None:
        return reverse_receipt(work, ReverseReceipt(receipt_id=entry.receipt_id, reason=order.reason))
    label = fee_found(work.session, entry.fee_type_id).label
    serials = write_dues(work, [reversal_of(entry, order.reason)])
    told = {
        "fee": fee_told(label), "amount": minor_told(label, entry.minor), "on": entry.on, "kind": entry.kind.value,
        "serial": entry.serial,
    }  # fmt: skip
    changes = {name: (value, None) for name, value in told.items()}
    work.record("dues.reversed", about_member(work, entry.member_id), changes, order.reason.strip())
    return serials


def reverse_charges(work: Work, order: ReverseCharges) -> int:
    """Take back all charges of a period and what was let off of them, or raise Refused; returns how many charges."""
    judged(judging.objections_to_reversing_charges, work, order)
    label = fee_found(work.session, order.fee_type_id).label
    count, minor, period = reverse_all(work, order.fee_type_id, order.period_from, order.reason.strip())
    told = {"period": period_told(period), "members": count, "total": minor_told(label, minor)}
    changes = {name: (value, None) for name, value in told.items()}
    work.record("dues.charges_reversed", about_fee(label), changes, order.reason.strip())
    return count
