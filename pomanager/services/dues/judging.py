"""Gathers what the rules need to judge acts on fees and dues: the same words warn while typing and refuse."""

from datetime import date

from sqlalchemy.orm import Session

from pomanager.rules.dues import charging, judging
from pomanager.rules.dues.arrears import by_due_day, open_charges
from pomanager.rules.dues.charging import ChargeFacts, FeeFacts, FeePeriod, RoundFacts
from pomanager.rules.dues.judging import OpeningFacts, RemindingFacts, ReversalFacts, WaiverFacts
from pomanager.rules.dues.kinds import DuesKind, FeeKind
from pomanager.rules.objections import Objection
from pomanager.services.dues.orders import (
    AddFeeType,
    AmendFeeType,
    ChargeDues,
    ChargeMember,
    RecordOpeningDues,
    RecordReminders,
    ReverseCharges,
    ReverseDues,
    ReverseReceipt,
    SetFeeAmount,
    WaiveDues,
)
from pomanager.services.dues.queries import facts, fees
from pomanager.services.dues.queries.arrears import overdue_members
from pomanager.services.dues.queries.facts import EntryFound
from pomanager.services.dues.queries.reminders import reminded_on
from pomanager.services.shares.queries.facts import holder_found, own_currency


def objections_to_adding_fee(session: Session, order: AddFeeType, today: date) -> tuple[Objection, ...]:
    """Everything to say about a new fee, and its amount where one is said with it."""
    currency = order.currency.strip() or own_currency(session).code
    told = FeeFacts(
        code=order.code, name=order.name, kind=order.kind, period=order.period, currency=currency,
        owed_by=order.owed_by, due_after_days=order.due_after_days, since=order.since, until=order.until,
        code_taken=fees.code_of_other(session, order.code),
    )  # fmt: skip
    found = charging.objections_to_fee(told)
    if order.minor is None:
        return found
    since = order.amount_since or order.since or today
    amount = charging.objections_to_fee_amount(order.minor, since, order.decision, None)
    return (*found, *amount)


def objections_to_amending_fee(session: Session, order: AmendFeeType, today: date) -> tuple[Objection, ...]:
    """Everything to say about a fee as it would stand; raises NotFound."""
    del today
    before = facts.fee_found(session, order.fee_type_id).label
    return charging.objections_to_fee(
        FeeFacts(
            code=order.code, name=order.name, kind=order.kind, period=order.period,
            currency=order.currency.strip() or before.currency, owed_by=order.owed_by,
            due_after_days=order.due_after_days, since=order.since, until=order.until,
            code_taken=fees.code_of_other(session, order.code, besides=before.id),
            is_used=facts.is_used(session, before.id), was=(before.kind, before.period, before.currency),
            has_amounts=bool(facts.days_of_amounts(session, before.id)), minor=order.minor,
        )
    )  # fmt: skip


def objections_to_setting_amount(session: Session, order: SetFeeAmount, today: date) -> tuple[Objection, ...]:
    """Everything to say about how much a fee is from a day on; raises NotFound."""
    del today
    facts.fee_found(session, order.fee_type_id)
    charged = facts.last_charged(session, order.fee_type_id)
    return charging.objections_to_fee_amount(order.minor, order.since, order.decision, charged)


def objections_to_charging_dues(session: Session, order: ChargeDues, today: date) -> tuple[Objection, ...]:
    """Everything to say about charging everybody for a period; raises NotFound."""
    fee = facts.fee_found(session, order.fee_type_id)
    preview = fees.charge_preview(session, order.fee_type_id, order.period_from)
    return charging.objections_to_round(
        RoundFacts(
            today=today, fee=fee.owed(preview.minor), day=order.period_from, period=preview.period,
            to_charge=preview.to_charge, decision=order.decision,
        )
    )  # fmt: skip


def period_of_charge(session: Session, order: ChargeMember) -> FeePeriod | None:
    """The period a charge of one member is for; None for a fee without periods. Raises NotFound."""
    fee = facts.fee_found(session, order.fee_type_id).label
    return facts.period_on(session, fee, order.period_from or order.on) if fee.kind is FeeKind.DUES else None


def objections_to_charging_member(session: Session, order: ChargeMember, today: date) -> tuple[Objection, ...]:
    """Everything to say about charging one member; raises NotFound."""
    fee, holder = facts.fee_found(session, order.fee_type_id), holder_found(session, order.member_id)
    period = period_of_charge(session, order)
    return charging.objections_to_charge(
        ChargeFacts(
            today=today, fee=fee.owed(facts.amount_on(session, fee.label.id, order.on)), name=holder.label,
            status=holder.status_on(order.on), is_organisation=holder.is_organisation, on=order.on, minor=order.minor,
            due_on=order.due_on, day=order.period_from if period is not None else None, period=period,
            charged=facts.charged_for(session, order.member_id, fee.label), decision=order.decision,
        )
    )  # fmt: skip


def objections_to_waiving(session: Session, order: WaiveDues, today: date) -> tuple[Objection, ...]:
    """Everything to say about letting a member off something owed; raises NotFound."""
    fee, _holder = facts.fee_found(session, order.fee_type_id).label, holder_found(session, order.member_id)
    charges = open_for_waiver(session, order)
    first = min((line.on for line in facts.lines_of(session, order.member_id, fee.id)), default=None)
    return judging.objections_to_waiver(
        WaiverFacts(
            today=today, on=order.on, minor=order.minor, open_minor=fee.money(sum(minor for _day, minor in charges)),
            charged_on=first, decision=order.decision, reason=order.reason,
        )
    )  # fmt: skip


def open_for_waiver(session: Session, order: WaiveDues) -> tuple[tuple[date, int], ...]:
    """What can be let off on a day: each last day to pay with what is open of it, whatever came later taken off."""
    lines = facts.lines_of(session, order.member_id, order.fee_type_id)
    last = max((line.on for line in lines), default=order.on)
    by_then = dict(open_charges([line for line in lines if line.due_on is None or line.on <= order.on], last))
    return tuple(
        (due_on, min(minor, by_then[due_on]))
        for due_on, minor in open_charges(lines, last)
        if due_on in by_then and order.due_on in {None, due_on}
    )


def periods_by_due_day(session: Session, member_id: int, fee_type_id: int) -> dict[date, FeePeriod]:
    """Last day to pay → the period that is charged by it."""
    charges = facts.standing_entries(session, member_id, fee_type_id, DuesKind.CHARGE)
    return {each.due_on: each.period for each in charges if each.due_on is not None and each.period is not None}


def objections_to_opening_dues(session: Session, order: RecordOpeningDues, today: date) -> tuple[Objection, ...]:
    """Everything to say about a balance carried over; raises NotFound."""
    fee, holder = facts.fee_found(session, order.fee_type_id).label, holder_found(session, order.member_id)
    lines = facts.lines_of(session, order.member_id, fee.id)
    carried = facts.standing_entries(session, order.member_id, fee.id, DuesKind.OPENING)
    return judging.objections_to_opening(
        OpeningFacts(
            today=today, name=holder.label, on=order.on, minor=order.minor, due_on=order.due_on,
            is_carried=bool(carried), first=min((line.on for line in lines), default=None), decision=order.decision,
        )
    )  # fmt: skip


def objections_to_reversing_dues(session: Session, order: ReverseDues, today: date) -> tuple[Objection, ...]:
    """Everything to say about taking back an entry, with its receipt where it has one; raises NotFound."""
    from pomanager.services.dues.judging_receipts import objections_to_reversing_receipt

    entry = facts.entry_found(session, order.serial)
    if entry.receipt_id is not None and entry.reverses is None and entry.reversed_by is None:
        receipt = ReverseReceipt(receipt_id=entry.receipt_id, reason=order.reason)
        return objections_to_reversing_receipt(session, receipt, today)
    return judging.objections_to_reversal(reversal_facts(session, entry, order.reason))


def reversal_facts(session: Session, entry: EntryFound, reason: str) -> ReversalFacts:
    """An entry that is to be taken back, and what was let off of it that nothing else would carry."""
    fee = facts.fee_found(session, entry.fee_type_id).label
    hanging = 0
    if entry.due_on is not None and entry.minor > 0:
        by_day = by_due_day(facts.lines_of(session, entry.member_id, entry.fee_type_id))
        hanging = max(0, entry.minor - by_day[entry.due_on])
    return ReversalFacts(
        is_reversal=entry.reverses is not None, is_reversed=entry.reversed_by is not None,
        is_of_refund=entry.redemption_id is not None, waived=fee.money(hanging), reason=reason,
    )  # fmt: skip


def objections_to_reversing_charges(session: Session, order: ReverseCharges, today: date) -> tuple[Objection, ...]:
    """Everything to say about taking back all charges of a period; raises NotFound."""
    del today
    fee = facts.fee_found(session, order.fee_type_id).label
    count, _minor = fees.charges_standing(session, order.fee_type_id, order.period_from)
    found = [] if count else [Objection(judging.NO_CHARGES, "period_from")]
    hanging = fees.let_off_beyond(session, order.fee_type_id, order.period_from)
    if hanging:
        found.append(Objection(judging.WAIVED_FIRST, "period_from", {"amount": fee.money(hanging)}))
    return (*found, *judging.about_reason(order.reason))


def objections_to_reminding(session: Session, order: RecordReminders, today: date) -> tuple[Objection, ...]:
    """Everything to say about writing down reminders."""
    overdue = overdue_members(session, order.on, order.members)
    reminded = reminded_on(session, order.on) & overdue
    return judging.objections_to_reminding(
        RemindingFacts(
            today=today, on=order.on, pay_by=order.pay_by,
            asked=None if order.members is None else len(set(order.members)), overdue=len(overdue),
            reminded=len(reminded),
        )
    )  # fmt: skip
