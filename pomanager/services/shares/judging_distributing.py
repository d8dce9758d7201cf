"""Gathers what the rules need to judge acts on distributions: the same words warn while typing and refuse."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from pomanager.marks import N_
from pomanager.rules.objections import Objection
from pomanager.rules.shares.capital_cap import ABOVE_CAP_IN_MONEY
from pomanager.rules.shares.distribution_judging import (
    NOT_PAID,
    PAID_WITH_REFUND,
    TAKEN_ALREADY,
    IntoShares,
    PayingFacts,
    about_reason,
    objections_to_distribution,
    objections_to_paying,
    objections_to_taking_back,
)
from pomanager.rules.shares.entries import TypeFacts
from pomanager.rules.shares.judging import objections_to_holder
from pomanager.rules.shares.kinds import Channel
from pomanager.services.shares.judging_capital import Said, objections_to_parts
from pomanager.services.shares.orders_distributing import (
    DecideDistribution,
    PayDistribution,
    TakeBackDistribution,
    TakeBackDistributionPayments,
)
from pomanager.services.shares.queries.distribution_facts import Worked, facts_of, limits_of_order, worked
from pomanager.services.shares.queries.facts import holders_found, limits_on, share_type_found
from pomanager.services.shares.queries.held_shares import shares_held
from pomanager.services.shares.queries.open_shares import (
    DistributionFound,
    PaymentFound,
    distribution_found,
    numbers_of,
    payments_holding,
    rests,
)

VALUE_CHANGED = N_("The nominal value of these shares changed on {day}. Choose that day or a later one.")
TOGETHER = N_("Some were turned into shares together with others. Take all of these back at once: {count} payments.")


def objections_to_deciding(session: Session, order: DecideDistribution, today: date) -> tuple[Objection, ...]:
    """Everything to say about a distribution, and what could not be judged."""
    return judged_distribution(session, order, today)[1]


def judged_distribution(
    session: Session, order: DecideDistribution, today: date
) -> tuple[Worked, tuple[Objection, ...]]:
    """A distribution worked out, with everything to say about it."""
    found = worked(session, order)
    said = objections_to_distribution(facts_of(session, order, found, today), limits_of_order(session, order))
    return found, said


@dataclass(frozen=True, slots=True)
class Paying:
    """Whom a distribution is paid to, how much each, and with how many shares each where it is turned into shares.

    ``passed_over`` counts those who cannot get shares: what is left to them stays to be paid.
    """

    found: DistributionFound
    member_ids: tuple[int, ...]
    minors: tuple[int, ...]
    shares: tuple[int, ...] = ()
    unit: int = 0
    passed_over: int = 0


def objections_to_paying_out(session: Session, order: PayDistribution, today: date) -> tuple[Objection, ...]:
    """Everything to say about paying a distribution; raises NotFound."""
    return paying(session, order, today)[1]


def paying(session: Session, order: PayDistribution, today: date) -> tuple[Paying, tuple[Objection, ...]]:
    """Who gets what, with everything to say about it; raises NotFound."""
    found = distribution_found(session, order.distribution_id)
    left = rests(session, order.distribution_id, order.member_ids)
    who = Paying(found, left.member_ids, left.rests)
    if order.minor is not None and len(left.member_ids) == 1:
        who = Paying(found, left.member_ids, (order.minor,))
    kind = None if order.into_type_id is None else share_type_found(session, order.into_type_id)
    said: list[Objection] = []
    if kind is not None:
        who, said = _turned(session, order, who, kind)
    named = order.member_ids or ()
    without = set(named) - set(left.member_ids)
    numbers = numbers_of(session, sorted(without)) if without else {}
    facts = PayingFacts(
        today=today, on=order.on, decided_on=found.decided_on, is_taken_back=found.is_taken_back,
        currency=found.currency, chosen=len(set(named)) if order.member_ids is not None else len(left.member_ids),
        are_named=order.member_ids is not None, rest=sum(left.rests),
        without=tuple(sorted(numbers.get(member, "?") for member in without)), minor=order.minor,
        channel=Channel.SET_OFF if kind else order.channel,
        into=None if kind is None else IntoShares(kind.currency, kind.value_on(order.on), sum(who.shares)),
    )  # fmt: skip
    return who, (*objections_to_paying(facts), *said)


def _turned(session: Session, order: PayDistribution, who: Paying, kind: TypeFacts) -> tuple[Paying, list[Objection]]:
    """Whole shares for those who may hold them, as many as each may hold at most."""
    unit = kind.value_on(order.on)
    if unit is None or unit <= 0 or kind.currency != who.found.currency:
        return who, []
    said = [Objection(VALUE_CHANGED, "on", {"day": fact.since}) for fact in kind.values[-1:] if fact.since > order.on]
    holders = holders_found(session, who.member_ids)
    limits, held = limits_on(session, kind, order.on), shares_held(session, kind.id, order.on)
    ids, minors, shares, passed_over = [], [], [], 0
    for member, minor in zip(who.member_ids, who.minors, strict=True):
        against = objections_to_holder(holders[member], kind, order.on, "member_ids")
        if order.member_ids is not None:
            said += against
        number = minor // unit
        if limits.max_held is not None:
            number = min(number, max(limits.max_held - held.get(member, 0), 0))
        if against or not number:
            passed_over += 1
            continue
        ids.append(member)
        minors.append(number * unit)
        shares.append(number)
    added = dict(zip(ids, minors, strict=True))
    said += objections_to_parts(session, kind, added, order.on, limits, Said(ABOVE_CAP_IN_MONEY, "member_ids"))
    return Paying(who.found, tuple(ids), tuple(minors), tuple(shares), unit, passed_over), said


def objections_to_taking_payments(
    session: Session, order: TakeBackDistributionPayments, today: date
) -> tuple[Objection, ...]:
    """Everything to say about taking payments back; raises NotFound."""
    del today
    return payments_to_take(session, order)[1]


def payments_to_take(
    session: Session, order: TakeBackDistributionPayments
) -> tuple[tuple[PaymentFound, ...], tuple[Objection, ...]]:
    """The payments that go, with everything to say about it; raises NotFound."""
    distribution_found(session, order.distribution_id)
    holding = payments_holding(session, order.distribution_id)
    said = list(about_reason(order.reason))
    if order.payment_ids is None:
        going = tuple(each for each in holding if each.redemption_id is None)
    else:
        going = tuple(each for each in holding if each.id in order.payment_ids)
        if len(going) < len(set(order.payment_ids)):
            said.append(Objection(TAKEN_ALREADY, "payment_ids"))
        if any(each.redemption_id is not None for each in going):
            said.append(Objection(PAID_WITH_REFUND, "payment_ids"))
        operations = {each.operation for each in going if each.operation is not None}
        together = [each for each in holding if each.operation in operations]
        if len(together) > sum(each.operation in operations for each in going):
            said.append(Objection(TOGETHER, "payment_ids", {"count": len(together)}))
    if not going and not said:
        said.append(Objection(NOT_PAID, "distribution_id"))
    return going, tuple(said)


def objections_to_taking_distribution(
    session: Session, order: TakeBackDistribution, today: date
) -> tuple[Objection, ...]:
    """Everything to say about taking a whole distribution back; raises NotFound."""
    del today
    found = distribution_found(session, order.distribution_id)
    return objections_to_taking_back(found.paid, found.currency, is_taken_back=found.is_taken_back, reason=order.reason)
