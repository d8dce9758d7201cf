"""Worksheets of refunds as they are ordered: what goes along with the shares, what is set off, what it comes to."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from pomanager.rules.dues.kinds import RedemptionItemKind, RedemptionReason
from pomanager.rules.dues.redemptions import PriceRule, RedemptionItem, RefundLimits, Sums, left_on, sums_of
from pomanager.rules.shares.accounts import Account, HolderFacts, Taken, taken_out
from pomanager.rules.shares.entries import EntryDraft
from pomanager.rules.shares.kinds import DistributionKind, EntryKind
from pomanager.services.dues.orders_leaving import SharesBack, WorkOutRedemption
from pomanager.services.dues.queries.facts import fee_labels
from pomanager.services.dues.queries.refund_facts import Debt, debts_of, refund_limits_on
from pomanager.services.organisation.queries import organisation_row
from pomanager.services.shares.queries.facts import account_of, holder_found, share_type_found
from pomanager.services.shares.queries.open_shares import DistributionFound, open_of_member

ITEM_OF = {
    DistributionKind.INTEREST: RedemptionItemKind.INTEREST,
    DistributionKind.PATRONAGE: RedemptionItemKind.PATRONAGE,
}


@dataclass(frozen=True, slots=True)
class GivenBack:
    """Shares of one type on a worksheet: the account they leave, what goes along, and what they are paid back at."""

    account: Account
    taken: Taken
    value: int


@dataclass(frozen=True, slots=True)
class Worksheet:
    """A refund worked out, before anything is written; amounts are minor units of ``currency``."""

    holder: HolderFacts
    limits: RefundLimits
    given: tuple[GivenBack, ...]
    debts: tuple[tuple[Debt, int], ...]
    """What is owed for a fee, and how much of it is set off."""
    open_shares: tuple[tuple[DistributionFound, int], ...]
    items: tuple[RedemptionItem, ...]
    """All of them, as they are kept."""
    sums: Sums
    price_rule: PriceRule | None
    due_on: date | None
    currency: str
    decimals: int


def limits_of_leaving(session: Session, holder: HolderFacts, reason: RedemptionReason, day: date) -> RefundLimits:
    """The by-laws of the day of leaving; of the day itself for somebody who stays."""
    return refund_limits_on(session, leaving_day(holder, reason, day) or day)


def leaving_day(holder: HolderFacts, reason: RedemptionReason, day: date) -> date | None:
    """The day somebody left the roll in this way; None for somebody who stays, or did not leave so."""
    return None if reason is RedemptionReason.PARTIAL else left_on(holder.statuses, reason, day)


def worksheet(session: Session, order: WorkOutRedemption) -> Worksheet:
    """What an order comes to, whatever speaks against it; raises NotFound."""
    holder = holder_found(session, order.member_id)
    limits = limits_of_leaving(session, holder, order.reason, order.effective_on)
    given = tuple(_given(session, holder, each, order.effective_on) for each in order.shares)
    currency = given[0].account.type.currency if given else ""
    decimals = given[0].account.type.decimals if given else 0
    open_shares = tuple(
        (found, rest)
        for found, rest in open_of_member(session, order.member_id)
        if found.id in order.distribution_ids and found.currency == currency
    )
    debts = _debts(session, order)
    items = (
        *order.items,
        *(RedemptionItem(ITEM_OF[found.kind], rest, _period(found)) for found, rest in open_shares),
        *(RedemptionItem(RedemptionItemKind.DUES, -minor, _called(session, debt)) for debt, minor in debts),
    )
    left = leaving_day(holder, order.reason, order.effective_on)
    is_other = bool(order.price_reason.strip()) or any(each.value != each.taken.paid for each in given)
    return Worksheet(
        holder=holder, limits=limits, given=given, debts=debts, open_shares=open_shares, items=items,
        sums=sums_of([each.value for each in given], [item.minor for item in items]),
        price_rule=PriceRule.OTHER if is_other else limits.price,
        due_on=order.due_on or limits.due_on(left or order.effective_on), currency=currency, decimals=decimals,
    )  # fmt: skip


def _given(session: Session, holder: HolderFacts, back: SharesBack, on: date) -> GivenBack:
    account = account_of(session, holder, share_type_found(session, back.share_type_id))
    if account.type.value_on(on) is None or back.shares < 1:
        taken = Taken(max(back.shares, 0), 0, 0, 0)
    else:
        taken = taken_out(account, back.shares, on, back.paid_minor)
    return GivenBack(account, taken, taken.paid if back.value_minor is None else back.value_minor)


def _debts(session: Session, order: WorkOutRedemption) -> tuple[tuple[Debt, int], ...]:
    if not order.dues:
        return ()
    owed = {debt.fee.id: debt for debt in debts_of(session, order.member_id, order.effective_on)}
    labels = fee_labels(session)
    return tuple(
        (owed.get(each.fee_type_id) or Debt(labels[each.fee_type_id], 0), each.minor)
        for each in order.dues
        if each.fee_type_id in labels
    )


def _called(session: Session, debt: Debt) -> str:
    """The fee of a debt, as the worksheet keeps it: in the organisation's first language."""
    language = next(iter(organisation_row(session).languages.split()), "")
    return debt.fee.name.in_language(language) or debt.fee.code


def _period(found: DistributionFound) -> str:
    """The period of a distribution, as the worksheet keeps it."""
    return f"{found.period_from.isoformat()} – {found.period_to.isoformat()}"


def drafts(order: WorkOutRedemption, sheet: Worksheet) -> tuple[EntryDraft, ...]:
    """The entries that cancel the shares, one for each type, still without the id of the refund."""
    return tuple(
        each.taken.draft(EntryKind.REDEMPTION, order.member_id, each.account.type.id, order.effective_on, sign=-1)
        for each in sheet.given
        if each.taken.shares > 0 and each.taken.unit_minor > 0
    )
