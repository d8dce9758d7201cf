"""What refunds of shares are judged by: by-laws of a day, the capital through time, the cap of a year, the debts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.bylaws import bylaws_on
from pomanager.db.dues import Redemption, RedemptionStepTaken
from pomanager.db.shares import ShareEntry, ShareType
from pomanager.errors import NotFound
from pomanager.marks import N_
from pomanager.readmodels.dues import FeeLabel
from pomanager.rules.bylaws.in_force import Bylaws
from pomanager.rules.calendar import FinancialYear, financial_year
from pomanager.rules.dues.kinds import RedemptionReason, RedemptionStep
from pomanager.rules.dues.redemption_judging import CapFacts, RefundFacts
from pomanager.rules.dues.redemptions import Claim, PriceRule, RefundLimits, RefundOrder, least_owed
from pomanager.rules.objections import Objection
from pomanager.services.dues.queries.facts import fee_labels, lines_of, paid_for_member
from pomanager.services.organisation.queries import organisation_row
from pomanager.services.shares.queries.facts import holder_found

REFUND, STEP, ENTRY, TYPE = map(table_of, (Redemption, RedemptionStepTaken, ShareEntry, ShareType))

NO_REFUND = N_("This refund is not in the books.")
NO_STEP = N_("This line is not in the books.")


def refund_limits(bylaws: Bylaws) -> RefundLimits:
    """What one version of the by-laws says on paying shares back."""
    price, order = bylaws.choice("capital.refund_price"), bylaws.choice("capital.refund_order")
    return RefundLimits(
        price=None if price is None else PriceRule(price),
        within=bylaws.count("capital.refund"),
        extension=bylaws.count("capital.refund_extension"),
        cap=bylaws.percent("capital.refund_cap"),
        order=None if order is None else RefundOrder(order),
        floor=bylaws.percent("capital.capital_floor"),
        reserves_indivisible=bylaws.flag("surplus.reserves_indivisible"),
    )


def refund_limits_on(session: Session, day: date) -> RefundLimits:
    """What the by-laws in force on a day say on paying shares back."""
    return refund_limits(bylaws_on(session, day))


@dataclass(frozen=True, slots=True)
class CapitalDay:
    """The capital at the end of a day on which it changed, and the highest it had ever been by then; minor units."""

    day: date
    subscribed: int
    highest: int


def capital_days(session: Session, currency: str, until: date) -> tuple[CapitalDay, ...]:
    """The capital subscribed in one currency, at the end of every day on which it changed."""
    types = select(TYPE.c.id).where(TYPE.c.currency == currency)
    rows = session.execute(
        select(ENTRY.c.effective_on, func.sum(ENTRY.c.subscribed_minor))
        .where(ENTRY.c.share_type_id.in_(types), ENTRY.c.effective_on <= until)
        .group_by(ENTRY.c.effective_on)
        .order_by(ENTRY.c.effective_on)
    )
    found, capital, highest = [], 0, 0
    for day, added in rows:
        capital += added
        highest = max(highest, capital)
        found.append(CapitalDay(day, capital, highest))
    return tuple(found)


def capital_on(session: Session, currency: str, day: date) -> int:
    """The capital subscribed in one currency at the end of a day, in minor units."""
    types = select(TYPE.c.id).where(TYPE.c.currency == currency)
    total = select(func.coalesce(func.sum(ENTRY.c.subscribed_minor), 0))
    return int(session.execute(total.where(ENTRY.c.share_type_id.in_(types), ENTRY.c.effective_on <= day)).scalar_one())


def held_against_floor(days: Iterable[CapitalDay], on: date, less: int, limits: RefundLimits) -> tuple[int, int] | None:
    """The capital when it is so much less from a day on, and its floor, on the day they come nearest; minor units.

    None where the by-laws set no floor, or there never was any capital.
    """
    found: list[tuple[int, int]] = []
    for each in days:
        floor = limits.floor_of(each.highest)
        if floor is None:
            return None
        if each.day <= on:
            found.clear()
        found.append((each.subscribed - less, floor))
    return min(found, key=_room, default=None)


def _room(pair: tuple[int, int]) -> int:
    after, floor = pair
    return after - floor


def year_of(session: Session, day: date) -> FinancialYear:
    """The financial year a day lies in."""
    row = organisation_row(session)
    return financial_year(day, row.year_start_month, row.year_start_day)


def cap_facts(session: Session, currency: str, day: date, limits: RefundLimits) -> CapFacts:
    """What may be paid back in the financial year of a day, and what was paid out in it.

    The cap is a part of the capital with which the year began; of that of the day where it began with none.
    """
    year = year_of(session, day)
    paid = session.execute(
        select(func.coalesce(func.sum(STEP.c.minor), 0))
        .join(REFUND, REFUND.c.id == STEP.c.redemption_id)
        .where(REFUND.c.currency == currency, STEP.c.on >= year.first, STEP.c.on <= year.last)
    ).scalar_one()
    if limits.cap is None:
        return CapFacts(year, None, int(paid))
    begun = capital_on(session, currency, year.first - timedelta(days=1))
    return CapFacts(year, limits.cap_of(begun or capital_on(session, currency, day)), int(paid))


@dataclass(frozen=True, slots=True)
class Debt:
    """A fee a member owes from a day on, and on no later day less; minor units."""

    fee: FeeLabel
    owed: int


def debts_of(session: Session, member_id: int, day: date) -> tuple[Debt, ...]:
    """What a member owes for each fee on a day, so far as no later payment has met it; nothing else."""
    labels = fee_labels(session)
    owed = {fee: least_owed(lines_of(session, member_id, fee), day) for fee in paid_for_member(session, member_id)}
    return tuple(Debt(labels[fee], minor) for fee, minor in owed.items() if minor > 0)


@dataclass(frozen=True, slots=True)
class RefundFound:
    """A refund as acts on it are judged."""

    id: int
    member_id: int
    label: str
    """Number and name of the member: "12 · NIYONZIMA Médiatrice"."""
    reason: RedemptionReason
    decimals: int
    first_due_on: date | None
    facts: RefundFacts


def refund_found(session: Session, redemption_id: int, today: date) -> RefundFound:
    """One refund, or raise NotFound."""
    row = session.execute(select(REFUND).where(REFUND.c.id == redemption_id)).first()
    if row is None:
        raise NotFound(Objection(NO_REFUND, "redemption_id"))
    holder = holder_found(session, row.member_id)
    steps = session.execute(
        select(STEP.c.id, STEP.c.step, STEP.c.minor, STEP.c.due_on, STEP.c.reverses_id)
        .where(STEP.c.redemption_id == redemption_id)
        .order_by(STEP.c.id)
    ).all()
    gone = {step.reverses_id for step in steps}
    extended = next((s.due_on for s in steps if s.step is RedemptionStep.EXTENDED and s.id not in gone), None)
    facts = RefundFacts(
        today=today, name=holder.name, currency=row.currency, effective_on=row.effective_on, net=row.net_minor,
        paid=sum(step.minor for step in steps), due_on=extended or row.due_on, extended_to=extended,
        is_taken_back=any(s.step is RedemptionStep.TAKEN_BACK and s.reverses_id is None for s in steps),
    )  # fmt: skip
    return RefundFound(row.id, row.member_id, holder.label, row.reason, row.decimals, row.due_on, facts)


@dataclass(frozen=True, slots=True)
class StepFound:
    """One line of what happened to a refund."""

    id: int
    step: RedemptionStep
    on: date
    minor: int
    due_on: date | None
    is_taken_back: bool
    """Taken back already, or itself a line that takes another back."""


def step_found(session: Session, redemption_id: int, step_id: int) -> StepFound:
    """One line of what happened to this refund, or raise NotFound."""
    again = STEP.alias()
    row = session.execute(
        select(STEP.c.id, STEP.c.step, STEP.c.on, STEP.c.minor, STEP.c.due_on, again.c.id.label("reversed_by"))
        .select_from(STEP.outerjoin(again, again.c.reverses_id == STEP.c.id))
        .where(STEP.c.id == step_id, STEP.c.redemption_id == redemption_id)
    ).first()
    if row is None:
        raise NotFound(Objection(NO_STEP, "step_id"))
    is_gone = row.reversed_by is not None or row.step is RedemptionStep.TAKEN_BACK
    return StepFound(row.id, row.step, row.on, row.minor, row.due_on, is_gone)


def claims_on(session: Session, currency: str, day: date) -> tuple[Claim, ...]:
    """Refunds in one currency that wait to be paid on a day, in no order that means anything."""
    due = case((STEP.c.step == RedemptionStep.EXTENDED, STEP.c.due_on), else_=None)
    again = STEP.alias()
    sums = (
        select(
            STEP.c.redemption_id, func.sum(STEP.c.minor).label("paid"), func.max(due).label("due_on"),
            func.max(case((STEP.c.step == RedemptionStep.TAKEN_BACK, 1), else_=0)).label("gone"),
        )
        .where(STEP.c.on <= day, STEP.c.reverses_id.is_(None))
        .where(~select(again.c.id).where(again.c.reverses_id == STEP.c.id).exists())
        .group_by(STEP.c.redemption_id)
        .subquery()
    )  # fmt: skip
    rest = REFUND.c.net_minor - func.coalesce(sums.c.paid, 0)
    rows = session.execute(
        select(REFUND.c.id, REFUND.c.reason, REFUND.c.effective_on, func.coalesce(sums.c.due_on, REFUND.c.due_on), rest)
        .select_from(REFUND.outerjoin(sums, sums.c.redemption_id == REFUND.c.id))
        .where(REFUND.c.currency == currency, REFUND.c.effective_on <= day, rest > 0)
        .where(func.coalesce(sums.c.gone, 0) == 0)
    )
    return tuple(Claim(row[0], row[1], row[2], row[3], row[4]) for row in rows)
