"""What distributions are worked out from and judged by: amounts × days held, rows of a table, what was given before."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import partial

from sqlalchemy import Integer, Text, bindparam, case, cast, func, literal, select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.bylaws import bylaws_on
from pomanager.db.kept import kept
from pomanager.db.members import Member
from pomanager.db.shares import Distribution, DistributionPayment, DistributionReversal, ShareEntry
from pomanager.rules.bylaws.in_force import Bylaws
from pomanager.rules.shares.distribution_judging import DistributionFacts
from pomanager.rules.shares.distributions import (
    SurplusLimits,
    WorkedOut,
    as_said,
    at_rate,
    read_rate,
    shared_out,
)
from pomanager.rules.shares.kinds import DistributionKind, Rate, SharedBy
from pomanager.services.members.queries.kept_records import member_kept
from pomanager.services.members.queries.on_day import members_on
from pomanager.services.shares.orders_distributing import AmountRow, DecideDistribution
from pomanager.services.shares.queries.facts import own_currency, share_types

ENTRY, MEMBER = table_of(ShareEntry), table_of(Member)
MADE, PAYMENT, UNMADE = table_of(Distribution), table_of(DistributionPayment), table_of(DistributionReversal)

_JULIAN = 1721424.5
"""What SQLite's count of days is ahead of that of ``date.toordinal``."""

NOTHING = WorkedOut((), Fraction(0))


@dataclass(frozen=True, slots=True)
class Worked:
    """A distribution worked out: the columns belong together; members who get nothing are left out."""

    currency: str
    decimals: int
    member_ids: tuple[int, ...]
    bases: tuple[int, ...]
    minors: tuple[int, ...]
    exact: Fraction
    total: int
    all_bases: int
    """The bases of everybody, those who get nothing among them."""
    held: int
    """Amounts × days of the shares interest is judged on; 0 of a patronage refund."""
    unknown: tuple[str, ...] = ()
    doubled: tuple[str, ...] = ()
    below: tuple[str, ...] = ()


def surplus_limits(bylaws: Bylaws) -> SurplusLimits:
    """What one version of the by-laws says on the surplus."""
    return SurplusLimits(
        general=bylaws.percent("surplus.general_reserve"),
        education=bylaws.percent("surplus.education_reserve"),
        interest_percent=bylaws.percent("surplus.interest_percent"),
        interest_cap=bylaws.choice("surplus.interest_cap"),
        interest_base=bylaws.choice("surplus.interest_base"),
        patronage_base=bylaws.choice("surplus.patronage_base"),
    )


def limits_of_order(session: Session, order: DecideDistribution) -> SurplusLimits:
    """What the by-laws in force on the day of the decision say."""
    return surplus_limits(bylaws_on(session, order.decided_on))


def worked(session: Session, order: DecideDistribution) -> Worked:
    """What an order comes to; kept while the books do not change, as forms ask for it with every letter."""
    return kept(session, ("distribution", order), partial(_worked, session, order))


def _worked(session: Session, order: DecideDistribution) -> Worked:
    currency, decimals, types = _money_of(session, order)
    limits = limits_of_order(session, order)
    if order.period_to < order.period_from or not types:
        held: dict[int, int] = {}
    else:
        held = held_in(session, types, order.period_from, order.period_to, limits.interest_base != "subscribed")
    table = _read_rows(session, order.rows)
    bases = _bases(session, order, held, table.amounts)
    ids = _in_order(session, bases)
    of_each = tuple(bases[member] for member in ids)
    out = _shared(order, of_each, tuple(table.amounts.get(member, 0) for member in ids))
    there = [place for place, minor in enumerate(out.minors) if minor > 0]
    return Worked(
        currency=currency, decimals=decimals, member_ids=tuple(ids[place] for place in there),
        bases=tuple(of_each[place] for place in there), minors=tuple(out.minors[place] for place in there),
        exact=out.exact, total=out.total, all_bases=sum(of_each),
        held=sum(held.values()) if order.kind is DistributionKind.INTEREST else 0, unknown=table.unknown,
        doubled=table.doubled, below=table.below,
    )  # fmt: skip


def _money_of(session: Session, order: DecideDistribution) -> tuple[str, int, tuple[int, ...]]:
    """The currency, its decimals, and the types of share that count."""
    kinds = share_types(session)
    if order.share_type_id is not None:
        chosen = next((kind for kind in kinds if kind.id == order.share_type_id), None)
        if chosen is not None:
            return chosen.currency, chosen.decimals, (chosen.id,)
    own = own_currency(session)
    currency = order.currency or own.code
    of_currency = tuple(kind for kind in kinds if kind.currency == currency)
    decimals = own.decimals if currency == own.code or not of_currency else of_currency[0].decimals
    counts = order.kind is DistributionKind.PATRONAGE and order.shared_by is SharedBy.SHARES
    return currency, decimals, tuple(kind.id for kind in of_currency) if counts else ()


def held_in(session: Session, types: Sequence[int], first: date, last: date, is_paid: bool) -> dict[int, int]:  # noqa: FBT001 - which of the two amounts
    """Member → amount × days held of these types over a period, both days belonging to it.

    What is added on a day counts from that day on, as ``held_days`` says of one holding.
    """
    amount = ENTRY.c.paid_minor if is_paid else ENTRY.c.subscribed_minor
    # The day of an entry is only worked out where it lies within the period: of most it need not be.
    later = literal(last.toordinal() + _JULIAN) - func.julianday(ENTRY.c.effective_on)
    days = case(
        (ENTRY.c.effective_on <= first, (last - first).days + 1),
        (ENTRY.c.effective_on <= last, cast(later, Integer) + 1),
        else_=0,
    )
    sums = (
        select(ENTRY.c.member_id, func.sum(amount * days).label("base"))
        # Added to nothing, so that no other index seems better: one walk along the members needs no sorting.
        .where((ENTRY.c.share_type_id + 0).in_(types))
        .group_by(ENTRY.c.member_id)
        .subquery()
    )
    held = select(func.json_group_array(sums.c.member_id), func.json_group_array(sums.c.base)).where(sums.c.base > 0)
    return dict(zip(*map(json.loads, session.execute(held).one()), strict=True))


@dataclass(frozen=True, slots=True)
class _Table:
    amounts: dict[int, int]
    unknown: tuple[str, ...]
    doubled: tuple[str, ...]
    below: tuple[str, ...]


def _read_rows(session: Session, rows: Sequence[AmountRow]) -> _Table:
    """The rows of a table by member, and the numbers something is wrong with."""
    numbers = Counter(row.number.strip() for row in rows)
    asked = func.json_each(bindparam("asked", json.dumps(list(numbers)), Text)).table_valued("value")
    named = select(MEMBER.c.number, member_kept(MEMBER.c.id)).where(MEMBER.c.number.in_(select(asked.c.value)))
    found: dict[str, int] = dict(map(tuple, session.execute(named)))
    amounts: dict[int, int] = {}
    for row in rows:
        member = found.get(row.number.strip())
        if member is not None:
            amounts[member] = amounts.get(member, 0) + row.minor
    return _Table(
        amounts=amounts,
        unknown=tuple(number for number in numbers if number not in found),
        doubled=tuple(number for number, often in numbers.items() if often > 1 and number in found),
        below=tuple(row.number.strip() for row in rows if row.minor < 0),
    )


def _bases(
    session: Session, order: DecideDistribution, held: dict[int, int], amounts: dict[int, int]
) -> dict[int, int]:
    """Member → what it is shared out or worked out by."""
    if order.how is Rate.AMOUNTS:
        return {member: held.get(member, 0) for member, minor in amounts.items() if minor >= 0}
    if order.kind is DistributionKind.INTEREST or order.shared_by is SharedBy.SHARES:
        return held
    if order.shared_by is SharedBy.EQUAL:
        there = members_on(session, select(MEMBER.c.id), order.period_to).subquery()
        return dict.fromkeys(json.loads(session.execute(select(func.json_group_array(there.c.id))).scalar_one()), 1)
    return {member: minor for member, minor in amounts.items() if minor >= 0}


def _shared(order: DecideDistribution, bases: tuple[int, ...], amounts: tuple[int, ...]) -> WorkedOut:
    """What each gets; nobody anything where the order says no amount."""
    if order.how is Rate.AMOUNTS:
        return as_said(amounts)
    if order.how is Rate.PERCENT_A_YEAR:
        try:
            return at_rate(read_rate(order.rate), bases)
        except ValueError:
            return NOTHING
    if order.pool_minor is None or order.pool_minor <= 0 or sum(bases) <= 0:
        return NOTHING
    return shared_out(order.pool_minor, bases)


def _in_order(session: Session, bases: dict[int, int]) -> tuple[int, ...]:
    """Members in the order of their numbers."""
    everybody = select(MEMBER.c.id).order_by(MEMBER.c.number_order, MEMBER.c.id).subquery()
    text = session.execute(select(func.json_group_array(everybody.c.id))).scalar_one()
    return tuple(member for member in json.loads(text) if member in bases)


def facts_of(session: Session, order: DecideDistribution, found: Worked, today: date) -> DistributionFacts:
    """A distribution as the rules judge it."""
    holds = ~select(UNMADE.c.distribution_id).where(UNMADE.c.distribution_id == MADE.c.id).exists()
    shares_a_day = MADE.c.period_from <= order.period_to, MADE.c.period_to >= order.period_from
    before = session.execute(
        select(func.coalesce(func.sum(MADE.c.total_minor), 0)).where(
            holds, *shares_a_day, MADE.c.currency == found.currency, MADE.c.surplus_minor.is_not(None)
        )
    ).scalar_one()
    same = session.execute(
        select(MADE.c.period_from, MADE.c.period_to)
        .where(holds, *shares_a_day, MADE.c.kind == DistributionKind.INTEREST)
        .where(MADE.c.share_type_id == order.share_type_id)
        .order_by(MADE.c.period_from)
        .limit(1)
    ).first()
    return DistributionFacts(
        today=today, kind=order.kind, how=order.how, period_from=order.period_from, period_to=order.period_to,
        decided_on=order.decided_on, decision=order.decision, currency=found.currency,
        has_type=order.share_type_id is not None, rate=order.rate, pool=order.pool_minor, shared_by=order.shared_by,
        rows=len(order.rows), unknown=found.unknown, doubled=found.doubled, below=found.below,
        bases=found.total if order.how is Rate.AMOUNTS else found.all_bases, held=found.held, total=found.total,
        surplus=order.surplus_minor, reserves=order.reserves_minor, reserves_reason=order.reserves_reason,
        cap_rate=order.cap_rate, given_before=before, overlapping=None if same is None else (same[0], same[1]),
    )  # fmt: skip
