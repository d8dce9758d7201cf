"""Gathers what the rules need to judge refunds of shares: the same words warn while typing and refuse."""

from datetime import date

from sqlalchemy.orm import Session

from pomanager.rules.dues.kinds import RedemptionReason
from pomanager.rules.dues.redemption_judging import (
    DebtSetOff,
    SharesGiven,
    WorksheetFacts,
    objections_to_extending,
    objections_to_refunding,
    objections_to_undoing,
    objections_to_worksheet,
)
from pomanager.rules.dues.redemptions import RefundLimits, before_it
from pomanager.rules.objections import Objection
from pomanager.rules.shares.entries import completed
from pomanager.rules.shares.judging import Fields, objections_to_left_over, objections_to_taking
from pomanager.services.dues.orders_leaving import (
    ExtendRedemption,
    PayRedemption,
    TakeBackRedemption,
    TakeBackRedemptionStep,
    WorkOutRedemption,
)
from pomanager.services.dues.queries.refund_facts import (
    RefundFound,
    cap_facts,
    capital_days,
    claims_on,
    held_against_floor,
    refund_found,
    refund_limits_on,
    step_found,
)
from pomanager.services.dues.queries.refund_rows import redemption_serials
from pomanager.services.dues.queries.worksheets import (
    GivenBack,
    Worksheet,
    drafts,
    leaving_day,
    limits_of_leaving,
    worksheet,
)
from pomanager.services.shares import judging as shares_judging
from pomanager.services.shares.judging_certificates import Going, objections_to_going
from pomanager.services.shares.orders import ReverseEntry
from pomanager.services.shares.queries.facts import holder_found, limits_on

FIELDS = Fields("shares", "effective_on", "paid_minor")


def objections_to_working_out(session: Session, order: WorkOutRedemption, today: date) -> tuple[Objection, ...]:
    """Everything to say about a worksheet, and on what the by-laws are silent; raises NotFound."""
    return judged_worksheet(session, order, today)[1]


def judged_worksheet(
    session: Session, order: WorkOutRedemption, today: date
) -> tuple[Worksheet, tuple[Objection, ...]]:
    """A worksheet as it is ordered, with everything to say about it; raises NotFound."""
    sheet = worksheet(session, order)
    facts = _facts(session, order, sheet, today)
    said = [*objections_to_worksheet(facts, sheet.limits), *_about_holdings(session, order, sheet, today)]
    for going in goings(session, order, sheet):
        said += objections_to_going(session, going, "shares")
    return sheet, tuple(said)


def _facts(session: Session, order: WorkOutRedemption, sheet: Worksheet, today: date) -> WorksheetFacts:
    against = None
    if sheet.limits.floor is not None and sheet.given:
        less = sum(each.taken.subscribed for each in sheet.given)
        days = capital_days(session, sheet.currency, today)
        against = held_against_floor(days, order.effective_on, less, sheet.limits)
    types = [each.share_type_id for each in order.shares]
    return WorksheetFacts(
        today=today, name=sheet.holder.name, reason=order.reason, status=sheet.holder.status_on(order.effective_on),
        left_on=leaving_day(sheet.holder, order.reason, order.effective_on), notice_on=order.notice_on,
        effective_on=order.effective_on, due_on=order.due_on,
        shares=tuple(_shares_given(each, order.effective_on) for each in sheet.given), items=order.items,
        debts=tuple(
            DebtSetOff(debt.fee.code, debt.fee.currency, debt.owed, minor) for debt, minor in sheet.debts
        ),
        sums=sheet.sums, doubled=len(set(types)) < len(types), price_reason=order.price_reason, payee=order.payee,
        decision=order.decision, capital_after=None if against is None else against[0],
        floor=None if against is None else against[1],
        missing=len(set(order.distribution_ids)) - len(sheet.open_shares),
    )  # fmt: skip


def _shares_given(each: GivenBack, on: date) -> SharesGiven:
    kind = each.account.type
    keeps = max(each.account.on(on).shares - each.taken.shares, 0)
    return SharesGiven(kind.code, kind.currency, each.taken.shares, each.taken.paid, each.value, keeps)


def _about_holdings(session: Session, order: WorkOutRedemption, sheet: Worksheet, today: date) -> tuple[Objection, ...]:
    """Whether there are so many shares, now and later, and enough stay with somebody who stays."""
    said: list[Objection] = []
    for back, each in zip(order.shares, sheet.given, strict=True):
        # A day ahead is objected to once, by the worksheet.
        latest = max(today, order.effective_on)
        said += objections_to_taking(
            each.account, back.shares, order.effective_on, latest, back.paid_minor, fields=FIELDS
        )
        if order.reason is RedemptionReason.PARTIAL:
            limits = limits_on(session, each.account.type, order.effective_on)
            said += objections_to_left_over(each.account, each.taken, order.effective_on, limits)
    said += shares_judging.history(
        session, [each.account for each in sheet.given], drafts(order, sheet), "effective_on"
    )
    return tuple(said)


def goings(session: Session, order: WorkOutRedemption, sheet: Worksheet) -> tuple[Going, ...]:
    """What the certificates of the member have to follow, one for each type that loses shares."""
    lines = completed(drafts(order, sheet), shares_judging.types_by_id(session))
    return tuple(
        Going(
            member_id=order.member_id, share_type_id=each.account.type.id, on=order.effective_on,
            taken=each.taken.shares, certificate_ids=None, before=each.account, after=each.account.with_drafts(lines),
        )
        for each in sheet.given
        if each.taken.shares > 0 and each.taken.unit_minor > 0
    )  # fmt: skip


def objections_to_putting_off(session: Session, order: ExtendRedemption, today: date) -> tuple[Objection, ...]:
    """Everything to say about putting a refund off; raises NotFound."""
    found = refund_found(session, order.redemption_id, today)
    limits = _limits_of(session, found)
    return objections_to_extending(found.facts, order.on, order.due_on, order.reason, order.decision, limits)


def _limits_of(session: Session, found: RefundFound) -> RefundLimits:
    holder = holder_found(session, found.member_id)
    return limits_of_leaving(session, holder, found.reason, found.facts.effective_on)


def amount_paid(found: RefundFound, order: PayRedemption) -> int:
    """How much an order pays: what it says, or all that is left."""
    return found.facts.rest if order.minor is None else order.minor


def objections_to_paying_refund(session: Session, order: PayRedemption, today: date) -> tuple[Objection, ...]:
    """Everything to say about paying a refund or a part of it; raises NotFound."""
    found = refund_found(session, order.redemption_id, today)
    limits = refund_limits_on(session, order.on)
    currency = found.facts.currency
    before = before_it(claims_on(session, currency, order.on), order.redemption_id, limits.order)
    cap = cap_facts(session, currency, order.on, limits)
    return objections_to_refunding(found.facts, order.on, amount_paid(found, order), order.voucher, cap, before)


def objections_to_taking_refund_back(session: Session, order: TakeBackRedemption, today: date) -> tuple[Objection, ...]:
    """Everything to say about taking a refund back, also what the share register has against it; raises NotFound."""
    found = refund_found(session, order.redemption_id, today)
    said = list(objections_to_undoing(found.facts, order.reason))
    serials = redemption_serials(session, order.redemption_id)
    if serials and not found.facts.is_taken_back:
        reversing = ReverseEntry(serial=serials[0], reason=order.reason)
        against = shares_judging.objections_to_taking_back(session, reversing, today)
        said += [each for each in against if each.about != "reason"]
    return tuple(said)


def objections_to_taking_step_back(
    session: Session, order: TakeBackRedemptionStep, today: date
) -> tuple[Objection, ...]:
    """Everything to say about taking a payment or an extension back; raises NotFound."""
    found = refund_found(session, order.redemption_id, today)
    step = step_found(session, order.redemption_id, order.step_id)
    return objections_to_undoing(found.facts, order.reason, of_step=True, is_step_taken_back=step.is_taken_back)
