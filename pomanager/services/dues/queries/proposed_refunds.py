"""What a worksheet begins with: what somebody who leaves holds, owes and is still to get, by the by-laws of the day."""

from datetime import date

from sqlalchemy.orm import Session

from pomanager.readmodels.redemptions import (
    CapStanding,
    DebtRow,
    OpenShare,
    ProposedRedemption,
    ProposedShares,
    RedeemedShares,
)
from pomanager.readmodels.shares import ShareTypeLabel
from pomanager.rules.dues.kinds import RedemptionReason
from pomanager.rules.dues.redemption_judging import CapFacts
from pomanager.rules.dues.redemptions import STATUS_OF, set_off, sums_of
from pomanager.rules.shares.accounts import Account, HolderFacts, taken_out
from pomanager.services.dues.queries.refund_facts import (
    cap_facts,
    debts_of,
    refund_limits_on,
)
from pomanager.services.dues.queries.worksheets import leaving_day, limits_of_leaving
from pomanager.services.shares.queries.distributions import holder_labels
from pomanager.services.shares.queries.facts import accounts, holder_found, own_currency
from pomanager.services.shares.queries.open_shares import open_of_member


def proposed_redemption(session: Session, member_id: int, day: date, currency: str = "") -> ProposedRedemption:
    """A worksheet for a member as the books would fill it in on a day; raises NotFound.

    Whoever has left by then gives all shares back on the day of leaving; who has not proposes none yet. It is about
    one currency: the organisation's own, or the first of those in which the member holds shares.
    """
    holder = holder_found(session, member_id)
    reason = reason_on(holder, day)
    left = leaving_day(holder, reason, day)
    on = left or day
    limits = limits_of_leaving(session, holder, reason, on)
    held = [each for each in accounts(session, member_id) if each.spare(on) > 0]
    chosen, others = _currencies(session, held, currency)
    mine = [each for each in held if each.type.currency == chosen]
    shares = tuple(_proposed(each, on, leaves=reason is not RedemptionReason.PARTIAL) for each in mine)
    open_shares = tuple(
        OpenShare(found.id, found.kind, found.period_from, found.period_to, found.currency, found.decimals, rest)
        for found, rest in open_of_member(session, member_id)
        if found.currency == chosen
    )
    value = sum(each.redeemed.value_minor for each in shares) + sum(each.minor for each in open_shares)
    debts = _debts(session, member_id, on, chosen, value if reason is not RedemptionReason.PARTIAL else 0)
    return ProposedRedemption(
        member=holder_labels(session, [member_id])[member_id], status=holder.status_on(day), reason=reason,
        left_on=left, effective_on=on, due_on=limits.due_on(on), price_rule=limits.price, currency=chosen,
        decimals=mine[0].type.decimals if mine else own_currency(session).decimals, shares=shares, debts=debts,
        distributions=open_shares,
        sums=sums_of(
            [each.redeemed.value_minor for each in shares],
            [*(each.minor for each in open_shares), *(-debt.minor for debt in debts)],
        ),
        cap=cap_standing(cap_facts(session, chosen, day, refund_limits_on(session, day))), order=limits.order,
        payee="", other_currencies=others,
    )  # fmt: skip


def reason_on(holder: HolderFacts, day: date) -> RedemptionReason:
    """Why somebody would give shares back on a day, by how they stand then."""
    status = holder.status_on(day)
    return next((reason for reason, of in STATUS_OF.items() if of is status), RedemptionReason.PARTIAL)


def cap_standing(cap: CapFacts) -> CapStanding:
    """What may be paid back in a year, for those who read it."""
    return CapStanding(cap.year, cap.cap, cap.paid, cap.room)


def _currencies(session: Session, held: list[Account], wanted: str) -> tuple[str, tuple[str, ...]]:
    """The currency the worksheet is in, and the others in which shares are held."""
    found = list(dict.fromkeys(each.type.currency for each in held))
    own = own_currency(session).code
    if not found:
        return wanted or own, ()
    chosen = wanted if wanted in found else own if own in found else found[0]
    return chosen, tuple(each for each in found if each != chosen)


def _proposed(account: Account, on: date, *, leaves: bool) -> ProposedShares:
    label = ShareTypeLabel(
        account.type.id, account.type.code, account.type.name, account.type.currency, account.type.decimals
    )
    there = account.spare(on)
    number, unit = there if leaves else 0, account.type.value_on(on) or 0
    paid = taken_out(account, number, on).paid if number and unit else 0
    return ProposedShares(RedeemedShares(label, number, unit, paid, paid), there, account.on(on).paid)


def _debts(session: Session, member_id: int, on: date, currency: str, available: int) -> tuple[DebtRow, ...]:
    """What is owed in the currency of the worksheet, and how much of it the value of the shares covers."""
    owed = [debt for debt in debts_of(session, member_id, on) if debt.fee.currency == currency]
    taken = set_off([debt.owed for debt in owed], available)
    return tuple(
        DebtRow(debt.fee.id, debt.fee.code, debt.fee.name, debt.fee.currency, debt.fee.decimals, debt.owed, minor)
        for debt, minor in zip(owed, taken, strict=True)
    )
