"""Giving members interest on their shares or a patronage refund: decided member by member, taken back as a whole."""

from pomanager.areas import Area
from pomanager.db import bulk
from pomanager.db.shares import Distribution, DistributionLine, DistributionReversal
from pomanager.rules.shares.distributions import read_rate, written_rate
from pomanager.rules.shares.kinds import DistributionKind, Rate, SharedBy
from pomanager.services.shares.commands.recording import judged, money_told, new_values, refuse
from pomanager.services.shares.judging_distributing import judged_distribution, objections_to_taking_distribution
from pomanager.services.shares.orders_distributing import DecideDistribution, TakeBackDistribution
from pomanager.services.shares.queries.distribution_facts import Worked
from pomanager.services.shares.queries.facts import share_types
from pomanager.services.shares.queries.open_shares import DistributionFound, distribution_found
from pomanager.services.work import About, Work


def decide_distribution(work: Work, order: DecideDistribution) -> int:
    """Write what each member gets, or raise Refused; returns the id of the distribution."""
    found, said = judged_distribution(work.session, order, work.today)
    refuse(said)
    row = Distribution(
        kind=order.kind, share_type_id=order.share_type_id, period_from=order.period_from, period_to=order.period_to,
        how=order.how, rate=written_rate(read_rate(order.rate)) if order.how is Rate.PERCENT_A_YEAR else "",
        shared_by=_shared_by(order), surplus_minor=order.surplus_minor, reserves_minor=order.reserves_minor,
        total_minor=found.total, currency=found.currency, decimals=found.decimals, decided_on=order.decided_on,
        decision=order.decision.strip(), recorded_at=work.now,
    )  # fmt: skip
    work.session.add(row)
    work.session.flush()
    _write_lines(work, row.id, found)
    _tell(work, row.id, order, found)
    return row.id


def _shared_by(order: DecideDistribution) -> SharedBy | None:
    if order.how is not Rate.POOL:
        return None
    return SharedBy.SHARES if order.kind is DistributionKind.INTEREST else order.shared_by


def _write_lines(work: Work, distribution_id: int, found: Worked) -> None:
    for places in bulk.portions(range(len(found.member_ids))):
        rows = [
            {
                "distribution_id": distribution_id, "member_id": found.member_ids[place], "base": found.bases[place],
                "minor": found.minors[place],
            }
            for place in places
        ]  # fmt: skip
        bulk.add(work.session, DistributionLine, rows)
    work.touch(Area.SHARES)


def _tell(work: Work, distribution_id: int, order: DecideDistribution, found: Worked) -> None:
    def money(minor: int | None) -> str | None:
        return None if minor is None else money_told(minor, found.currency, found.decimals)

    told: dict[str, object] = {
        "period_from": order.period_from, "period_to": order.period_to,
        "interest_rate": f"{order.rate.strip()} %" if order.how is Rate.PERCENT_A_YEAR else None,
        "shared_by": _shared_by(order), "total": money(found.total), "members": len(found.member_ids),
        "surplus": money(order.surplus_minor), "reserves": money(order.reserves_minor),
        "decided_on": order.decided_on, "decision": order.decision.strip(),
    }  # fmt: skip
    label = label_of(work, order.kind, order.share_type_id)
    work.record(
        "shares.distribution_decided",
        About("distribution", distribution_id, label),
        new_values(told),
        order.reserves_reason.strip(),
    )


def label_of(work: Work, kind: DistributionKind, share_type_id: int | None) -> str:
    """How the journal calls a distribution: its kind, and the code of its shares."""
    code = next((each.code for each in share_types(work.session) if each.id == share_type_id), "")
    return f"{kind.value} · {code}" if code else kind.value


def about_distribution(work: Work, found: DistributionFound) -> About:
    """A distribution as the journal calls it."""
    return About("distribution", found.id, label_of(work, found.kind, found.share_type_id))


def take_back_distribution(work: Work, order: TakeBackDistribution) -> None:
    """Write that a distribution does not hold, or raise Refused."""
    judged(objections_to_taking_distribution, work, order)
    found = distribution_found(work.session, order.distribution_id)
    reason = order.reason.strip()
    work.session.add(DistributionReversal(distribution_id=found.id, reason=reason, recorded_at=work.now))
    work.record(
        "shares.distribution_taken_back",
        about_distribution(work, found),
        {"total": (money_told(found.total, found.currency, found.decimals), None)},
        reason,
    )
