"""Gathers what the rules need to judge conversions, bonus shares, forfeitures and the merging of two records."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy.orm import Session

from pomanager.marks import N_
from pomanager.rules.bodies.composition import about_text
from pomanager.rules.member_objections import NO_DECISION
from pomanager.rules.objections import Objection, Weight
from pomanager.rules.shares import judging as rules
from pomanager.rules.shares.accounts import MAY_HOLD, Account, taken_out
from pomanager.rules.shares.capital_cap import ABOVE_CAP
from pomanager.rules.shares.drafting import (
    bonus,
    bonus_shares,
    conversion,
    converted,
    forfeiture,
    merge,
    smallest_even,
)
from pomanager.rules.shares.entries import EntryDraft, TypeFacts
from pomanager.rules.shares.limits import HoldingLimits
from pomanager.services.shares.judging import history
from pomanager.services.shares.judging_capital import Said, objections_to_parts
from pomanager.services.shares.judging_certificates import going_of, objections_to_going
from pomanager.services.shares.orders import ConvertShares, ForfeitShares, IssueBonus, MergeHoldings
from pomanager.services.shares.queries import facts
from pomanager.services.shares.queries.values import held_on

SAME_TYPE = N_("Choose another type to convert into.")
OTHER_CURRENCY = N_(
    "Shares “{type}” are in {currency}, the others in {other}. Shares of two currencies do not convert."
)
NOT_EVEN = N_("{shares} shares “{type}” do not make whole shares “{into}”. The smallest number that does is {least}.")
NEW_FOR_HELD = N_("Say how many new shares there are for how many held, both 1 at least.")
NOBODY_GETS = N_("Nobody holds so many shares of this type on {day} that there would be a new one.")
BONUS_BEYOND = N_("{count} holders would be above the most allowed, {most}; {holder} is one of them.")
NOTHING_OVERDUE = N_("Nothing on shares “{type}” of {holder} is overdue on {day}. Only unpaid shares are forfeited.")
ONE_RECORD = N_("Choose another record: shares cannot move to the one they are in.")
NOTHING_TO_MERGE = N_("{holder} holds no shares on {day}.")
MERGE_LATER = N_("{holder} has entries after {day}. Choose a day on which nothing follows.")


def _without_decision(decision: str) -> Iterator[Objection]:
    yield from about_text("decision", decision)
    if not decision.strip():
        yield Objection(NO_DECISION, "decision", weight=Weight.WARN)


def objections_to_converting(session: Session, order: ConvertShares, today: date) -> tuple[Objection, ...]:
    """Everything to say about a conversion; raises NotFound."""
    out_of = facts.account(session, order.member_id, order.from_type_id)
    into = facts.account_of(session, out_of.holder, facts.share_type_found(session, order.to_type_id))
    found = [
        *rules.objections_to_taking(out_of, order.shares, order.on, today),
        *rules.objections_to_issuing(into.type, order.on),
        *rules.objections_to_holder(into.holder, into.type, order.on, "to_type_id"),
        *_about_pair(out_of.type, into.type, order),
        *about_text("decision", order.decision),
    ]
    if not any(each.stops for each in found):
        drafts = conversion(out_of, into.type, order.shares, order.on)
        taken = taken_out(out_of, order.shares, order.on)
        limits = facts.limits_on(session, out_of.type, order.on)
        found += rules.objections_to_left_over(out_of, taken, order.on, limits)
        limits = facts.limits_on(session, into.type, order.on)
        found += rules.objections_to_minimum(into, drafts[1].shares, order.on, limits)
        found += _about_most(session, into, drafts[1].shares, order.on, limits)
        found += history(session, [out_of, into], drafts)
        found += objections_to_going(session, going_of(out_of, drafts, order.shares, order.on), "shares")
    return tuple(found)


def _about_pair(out_of: TypeFacts, into: TypeFacts, order: ConvertShares) -> Iterator[Objection]:
    if out_of.id == into.id:
        yield Objection(SAME_TYPE, "to_type_id")
        return
    if out_of.currency != into.currency:
        currencies = {"type": out_of.code, "currency": out_of.currency, "other": into.currency}
        yield Objection(OTHER_CURRENCY, "to_type_id", currencies)
        return
    values = out_of.value_on(order.on), into.value_on(order.on)
    if values[0] is None or values[1] is None or order.shares < 1:
        return
    _number, left = converted(order.shares, values[0], values[1])
    if left:
        least = smallest_even(values[0], values[1])
        details: dict[str, object] = {"shares": order.shares, "type": out_of.code, "into": into.code, "least": least}
        yield Objection(NOT_EVEN, "shares", details)


def _about_most(
    session: Session, account: Account, added: int, on: date, limits: HoldingLimits
) -> tuple[Objection, ...]:
    """The most somebody may hold, where shares of one type become others: that adds nothing to the capital."""
    capital = facts.capital_facts(session, account.type, account.holder.member_id, on, limits)
    if not limits.percent_of_type:
        # The by-laws count all types together, and together they stay what they are.
        limits = HoldingLimits(limits.min_held, limits.max_held)
    return rules.objections_to_limits(account, added, on, capital, limits, is_new=False)


def bonus_drafts(session: Session, order: IssueBonus) -> tuple[EntryDraft, ...]:
    """The entries of a bonus issue: of one member, or of everybody who may hold shares and holds enough of them."""
    kind = facts.share_type_found(session, order.share_type_id)
    if order.member_id is not None:
        account = facts.account(session, order.member_id, order.share_type_id)
        return (bonus(account, order.shares, order.on),)
    held = held_on(session, kind.id, order.on)
    holders = facts.holders_found(session, [each.member_id for each in held])
    return tuple(
        bonus(Account(holders[each.member_id], kind), shares, order.on)
        for each in held
        if holders[each.member_id].status_on(order.on) in MAY_HOLD
        and (shares := bonus_shares(each.shares, order.new, order.per)) > 0
    )


def objections_to_issuing_bonus(session: Session, order: IssueBonus, today: date) -> tuple[Objection, ...]:
    """Everything to say about a bonus issue; raises NotFound."""
    kind = facts.share_type_found(session, order.share_type_id)
    found = [
        *rules.objections_to_day(order.on, today),
        *rules.objections_to_issuing(kind, order.on),
        *_without_decision(order.decision),
    ]
    limits = facts.limits_on(session, kind, order.on)
    if order.member_id is not None:
        return (*found, *_about_one_bonus(session, order, limits))
    if order.new < 1 or order.per < 1:
        return (*found, Objection(NEW_FOR_HELD, "new"))
    if any(each.stops for each in found):
        return tuple(found)
    return (*found, *_about_all_bonus(session, order, limits))


def _about_one_bonus(session: Session, order: IssueBonus, limits: HoldingLimits) -> Iterator[Objection]:
    account = facts.account(session, order.member_id or 0, order.share_type_id)
    yield from rules.objections_to_number(order.shares)
    yield from rules.objections_to_holder(account.holder, account.type, order.on)
    if order.shares >= 1:
        capital = facts.capital_facts(session, account.type, account.holder.member_id, order.on, limits)
        yield from rules.objections_to_limits(account, order.shares, order.on, capital, limits)


def _about_all_bonus(session: Session, order: IssueBonus, limits: HoldingLimits) -> Iterator[Objection]:
    drafts = bonus_drafts(session, order)
    if not drafts:
        yield Objection(NOBODY_GETS, "on", {"day": order.on})
        return
    kind = facts.share_type_found(session, order.share_type_id)
    added = {draft.member_id: draft.subscribed_minor for draft in drafts}
    yield from objections_to_parts(session, kind, added, order.on, limits, Said(ABOVE_CAP, "new"))
    if limits.max_held is not None:
        held = {each.member_id: each.shares for each in held_on(session, order.share_type_id, order.on)}
        beyond = [draft.member_id for draft in drafts if held[draft.member_id] + draft.shares > limits.max_held]
        if beyond:
            holder = facts.holder_found(session, beyond[0]).label
            yield Objection(BONUS_BEYOND, "new", {"count": len(beyond), "most": limits.max_held, "holder": holder})


def objections_to_forfeiting(session: Session, order: ForfeitShares, today: date) -> tuple[Objection, ...]:
    """Everything to say about shares taken back because they were not paid; raises NotFound."""
    account = facts.account(session, order.member_id, order.share_type_id)
    found = [
        *rules.objections_to_taking(account, order.shares, order.on, today, order.paid_minor),
        *_without_decision(order.decision),
    ]
    held = account.on(order.on)
    if held and held.overdue <= 0:
        details = {"type": account.type.code, "holder": account.holder.label, "day": order.on}
        found.append(Objection(NOTHING_OVERDUE, "on", details))
    if not any(each.stops for each in found):
        limits = facts.limits_on(session, account.type, order.on)
        taken = taken_out(account, order.shares, order.on)
        found += rules.objections_to_left_over(account, taken, order.on, limits)
        drafts = [forfeiture(account, order.shares, order.on, order.paid_minor)]
        found += history(session, [account], drafts)
        found += objections_to_going(session, going_of(account, drafts, order.shares, order.on), "shares")
    return tuple(found)


def merge_drafts(session: Session, order: MergeHoldings) -> tuple[EntryDraft, ...]:
    """The entries that move all shares from one record to the other."""
    found = [merge(each, order.to_member_id, order.on) for each in facts.accounts(session, order.from_member_id)]
    return tuple(draft for drafts in found for draft in drafts)


def objections_to_merging(session: Session, order: MergeHoldings, today: date) -> tuple[Objection, ...]:
    """Everything to say about moving shares to the other record of a person; raises NotFound."""
    found = [*rules.objections_to_day(order.on, today), *_without_decision(order.decision)]
    before = facts.accounts(session, order.from_member_id)
    giver, taker = facts.holder_found(session, order.from_member_id), facts.holder_found(session, order.to_member_id)
    if giver.member_id == taker.member_id:
        return (*found, Objection(ONE_RECORD, "to_member_id"))
    held = [account for account in before if account.on(order.on)]
    details = {"holder": giver.label, "day": order.on}
    if not held:
        found.append(Objection(NOTHING_TO_MERGE, "on", details))
    if any(line.on > order.on for account in before for line in account.lines):
        found.append(Objection(MERGE_LATER, "on", details))
    for account in held:
        found += rules.objections_to_holder(taker, account.type, order.on, "to_member_id")
    if not any(each.stops for each in found):
        others = [facts.account_of(session, taker, account.type) for account in held]
        drafts = merge_drafts(session, order)
        found += history(session, [*held, *others], drafts)
        for account in held:
            going = going_of(account, drafts, account.on(order.on).shares, order.on)
            found += objections_to_going(session, going, "on")
    return tuple(_told_once(found))


def _told_once(found: list[Objection]) -> Iterator[Objection]:
    kept: list[Objection] = []
    for objection in found:
        if objection not in kept:
            kept.append(objection)
            yield objection
