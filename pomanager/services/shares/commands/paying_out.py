"""Paying distributions to members, in money or in shares, and taking payments back."""

from pomanager.areas import Area
from pomanager.db import bulk
from pomanager.db.shares import DistributionPayment
from pomanager.rules.shares.entries import EntryDraft
from pomanager.rules.shares.kinds import Channel, EntryKind
from pomanager.services.shares.commands.distributing import about_distribution
from pomanager.services.shares.commands.recording import about_holder, money_told, new_values, refuse
from pomanager.services.shares.commands.writing import reverse_operation, write_operation
from pomanager.services.shares.judging_distributing import Paying, paying, payments_to_take
from pomanager.services.shares.orders_distributing import PayDistribution, TakeBackDistributionPayments
from pomanager.services.shares.queries.facts import holder_found
from pomanager.services.shares.queries.open_shares import DistributionFound, PaymentFound, distribution_found
from pomanager.services.work import About, Work


def pay_distribution(work: Work, order: PayDistribution) -> int:
    """Write that a distribution was paid, or raise Refused; returns to how many members."""
    who, said = paying(work.session, order, work.today)
    refuse(said)
    serials = _turned_into_shares(work, order, who)
    _write(work, order, who, serials)
    total = money_told(sum(who.minors), who.found.currency, who.found.decimals)
    told: dict[str, object] = {
        "paid_on": order.on, "paid": total, "members": len(who.member_ids), "shares": sum(who.shares) or None,
        "channel": None if serials else order.channel, "voucher": order.voucher.strip(),
        "decision": order.decision.strip(),
    }  # fmt: skip
    work.record("shares.distribution_paid", _about(work, who.found, who.member_ids), new_values(told))
    return len(who.member_ids)


def _write(work: Work, order: PayDistribution, who: Paying, serials: tuple[int, ...]) -> None:
    first = bulk.next_id(work.session, DistributionPayment)
    for places in bulk.portions(range(len(who.member_ids))):
        rows = [
            {
                "id": first + place, "distribution_id": who.found.id, "member_id": who.member_ids[place],
                "on": order.on, "minor": who.minors[place],
                "channel": Channel.SET_OFF if serials else order.channel, "voucher": order.voucher.strip(),
                "entry_id": serials[place] if serials else None, "redemption_id": None, "reverses_id": None,
                "reason": "", "recorded_at": work.now,
            }
            for place in places
        ]  # fmt: skip
        bulk.add(work.session, DistributionPayment, rows)
    work.touch(Area.SHARES)


def _turned_into_shares(work: Work, order: PayDistribution, who: Paying) -> tuple[int, ...]:
    """The serial numbers of the entries, one for each member, where it is paid in shares."""
    if order.into_type_id is None:
        return ()
    drafts = [
        EntryDraft(
            kind=EntryKind.BONUS, member_id=member, share_type_id=order.into_type_id, effective_on=order.on,
            shares=shares, unit_minor=who.unit, subscribed_minor=minor, paid_minor=minor,
            decision=order.decision.strip(), distribution_id=who.found.id,
        )
        for member, minor, shares in zip(who.member_ids, who.minors, who.shares, strict=True)
    ]  # fmt: skip
    return write_operation(work, drafts)


def _about(work: Work, found: DistributionFound, member_ids: tuple[int, ...]) -> About:
    """One member who was paid stands among the lines of the own record; several among those of the distribution."""
    if len(member_ids) == 1:
        return about_holder(holder_found(work.session, member_ids[0]))
    return about_distribution(work, found)


def take_back_payments(work: Work, order: TakeBackDistributionPayments) -> int:
    """Write that payments do not hold, and take back shares made of them, or raise Refused; returns how many."""
    going, said = payments_to_take(work.session, order)
    refuse(said)
    found, reason = distribution_found(work.session, order.distribution_id), order.reason.strip()
    for serial in _one_of_each_operation(going):
        reverse_operation(work, serial, reason)
    take_payments_back(work, found, going, reason)
    total = money_told(sum(each.minor for each in going), found.currency, found.decimals)
    members = tuple({each.member_id for each in going})
    work.record(
        "shares.distribution_payment_taken_back",
        _about(work, found, members),
        {"paid": (total, None), "members": (len(members), None)},
        reason,
    )
    return len(going)


def _one_of_each_operation(going: tuple[PaymentFound, ...]) -> list[int]:
    """An entry of each operation by which payments were turned into shares."""
    found: dict[int, int] = {}
    for each in going:
        if each.entry_id is not None:
            found.setdefault(each.operation or each.entry_id, each.entry_id)
    return list(found.values())


def take_payments_back(work: Work, found: DistributionFound, going: tuple[PaymentFound, ...], reason: str) -> None:
    """The lines that take judged payments back; the act says it in the journal."""
    first = bulk.next_id(work.session, DistributionPayment)
    for places in bulk.portions(range(len(going))):
        rows = [
            {
                "id": first + place, "distribution_id": found.id, "member_id": going[place].member_id,
                "on": going[place].on, "minor": -going[place].minor, "channel": going[place].channel,
                "voucher": going[place].voucher, "entry_id": None, "redemption_id": going[place].redemption_id,
                "reverses_id": going[place].id, "reason": reason, "recorded_at": work.now,
            }
            for place in places
        ]  # fmt: skip
        bulk.add(work.session, DistributionPayment, rows)
    work.touch(Area.SHARES)
