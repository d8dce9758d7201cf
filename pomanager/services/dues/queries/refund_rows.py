"""Refunds of shares: one whole, those of a member, those that wait on a day, what was paid out between two days."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, case, func, select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.dues import Redemption, RedemptionItem, RedemptionShares, RedemptionStepTaken
from pomanager.db.members import Member, Person
from pomanager.db.shares import ShareEntry, ShareType
from pomanager.errors import NotFound
from pomanager.readmodels.redemptions import (
    PaidOutRow,
    RedeemedShares,
    RedemptionDetail,
    RefundRow,
    RefundState,
    StepRow,
)
from pomanager.readmodels.shares import HolderLabel, ShareTypeLabel
from pomanager.rules.dues.kinds import RedemptionStep
from pomanager.rules.dues.redemptions import Claim, PriceRule, RefundOrder, in_order, sums_of
from pomanager.rules.dues.redemptions import RedemptionItem as Item
from pomanager.rules.objections import Objection
from pomanager.rules.shares.kinds import EntryKind
from pomanager.services.dues.queries.refund_facts import NO_REFUND, refund_limits_on
from pomanager.services.dues.queries.worksheets import limits_of_leaving
from pomanager.services.shares.queries.facts import holder_found

REFUND, SHARES, ITEM, STEP = map(table_of, (Redemption, RedemptionShares, RedemptionItem, RedemptionStepTaken))
ENTRY, TYPE, MEMBER, PERSON = map(table_of, (ShareEntry, ShareType, Member, Person))
CHUNK = 1000


def redemption_rows(session: Session, day: date, member_id: int | None = None) -> tuple[RefundRow, ...]:
    """Every refund worked out, the last to leave first, as it stands on a day; of one member where named."""
    statement = _refunds(day).order_by(REFUND.c.effective_on.desc(), REFUND.c.id.desc())
    if member_id is not None:
        statement = statement.where(REFUND.c.member_id == member_id)
    return tuple(_row(row, day) for row in session.execute(statement))


def refunds_due(session: Session, day: date) -> tuple[RefundRow, ...]:
    """Refunds that wait to be paid at the end of a day, in the order the by-laws of the day lay down, by currency."""
    order = refund_limits_on(session, day).order
    statement = _refunds(day).where(REFUND.c.effective_on <= day, REFUND.c.net_minor > 0)
    rows = [_row(row, day) for row in session.execute(statement)]
    return ordered([row for row in rows if row.state in {RefundState.WAITING, RefundState.OVERDUE}], order)


def ordered(rows: Iterable[RefundRow], order: RefundOrder | None) -> tuple[RefundRow, ...]:
    """Refunds in the order in which they are paid, currency by currency."""
    by_id = {row.id: row for row in rows}
    found: list[RefundRow] = []
    for currency in sorted({row.currency for row in by_id.values()}):
        claims = [
            Claim(row.id, row.reason, row.effective_on, row.due_on, row.rest)
            for row in by_id.values()
            if row.currency == currency
        ]
        found += [by_id[claim.redemption_id] for claim in in_order(claims, order)]
    return tuple(found)


def redemption(session: Session, redemption_id: int, today: date) -> RedemptionDetail:
    """One refund, whole, as it stands today; raises NotFound."""
    found = session.execute(_refunds(today).where(REFUND.c.id == redemption_id)).first()
    if found is None:
        raise NotFound(Objection(NO_REFUND, "redemption_id"))
    row = _row(found, today)
    shares = tuple(_redeemed(each) for each in session.execute(_shares(redemption_id)))
    items = tuple(
        Item(each.kind, each.minor, each.description)
        for each in session.execute(select(ITEM).where(ITEM.c.redemption_id == redemption_id).order_by(ITEM.c.position))
    )
    latest = None
    if row.extended_on is None and row.due_on is not None:
        holder = holder_found(session, row.member.member_id)
        limits = limits_of_leaving(session, holder, row.reason, row.effective_on)
        latest = limits.latest_extension(row.due_on)
    return RedemptionDetail(
        row=row, notice_on=found.notice_on, first_due_on=found.first_due_on, latest_on=latest,
        price_rule=PriceRule(found.price_rule) if found.price_rule else None, price_reason=found.price_reason,
        decision=found.decision, recorded_at=found.recorded_at, shares=shares, items=items,
        sums=sums_of([each.value_minor for each in shares], [item.minor for item in items]),
        steps=_steps(session, redemption_id), serials=redemption_serials(session, redemption_id),
    )  # fmt: skip


def redemption_serials(session: Session, redemption_id: int) -> tuple[int, ...]:
    """The entries of the share register that cancelled the shares of a refund."""
    found = (
        select(ENTRY.c.id)
        .where(ENTRY.c.redemption_id == redemption_id, ENTRY.c.kind == EntryKind.REDEMPTION)
        .order_by(ENTRY.c.id)
    )
    return tuple(session.scalars(found))


def refunds_paid(session: Session, since: date, until: date) -> Iterator[PaidOutRow]:
    """Payments of refunds from one day to another, both belonging to it, by currency, then day; none taken back."""
    statement = _paid(since, until).order_by(REFUND.c.currency, STEP.c.on, STEP.c.id).execution_options(yield_per=CHUNK)
    for rows in session.execute(statement).partitions(CHUNK):
        yield from map(_paid_row, rows)


def count_paid(session: Session, since: date, until: date) -> int:
    """How many payments of refunds there were between two days."""
    return int(session.execute(select(func.count()).select_from(_paid(since, until).subquery())).scalar_one())


def first_redemption_id(session: Session) -> int:
    """The last refund worked out that holds; 0 where there is none yet."""
    gone = select(STEP.c.id).where(
        STEP.c.redemption_id == REFUND.c.id, STEP.c.step == RedemptionStep.TAKEN_BACK, STEP.c.reverses_id.is_(None)
    )
    found = select(REFUND.c.id).where(~gone.exists()).order_by(REFUND.c.id.desc()).limit(1)
    return int(session.execute(found).scalar() or 0)


def _holding() -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """What says that a step holds: it takes nothing back and was not taken back."""
    again = STEP.alias("again")
    return STEP.c.reverses_id.is_(None), ~select(again.c.id).where(again.c.reverses_id == STEP.c.id).exists()


def _refunds(day: date) -> Select[*tuple[Any, ...]]:
    """Every refund with what happened to it by a day."""
    extended = STEP.c.step == RedemptionStep.EXTENDED
    steps = (
        select(
            STEP.c.redemption_id, func.sum(STEP.c.minor).label("paid"),
            func.max(case((extended, STEP.c.due_on))).label("due_on"),
            func.max(case((extended, STEP.c.on))).label("extended_on"),
            func.max(case((STEP.c.step == RedemptionStep.TAKEN_BACK, 1), else_=0)).label("gone"),
        )
        .where(STEP.c.on <= day, *_holding())
        .group_by(STEP.c.redemption_id)
        .subquery()
    )  # fmt: skip
    counted = (
        select(SHARES.c.redemption_id, func.sum(SHARES.c.shares).label("shares"))
        .group_by(SHARES.c.redemption_id)
        .subquery()
    )
    return select(
        REFUND.c.id, REFUND.c.payee, REFUND.c.reason, REFUND.c.effective_on, REFUND.c.currency, REFUND.c.decimals,
        REFUND.c.net_minor, REFUND.c.notice_on, REFUND.c.price_rule, REFUND.c.price_reason, REFUND.c.decision,
        REFUND.c.recorded_at, REFUND.c.due_on.label("first_due_on"), steps.c.paid,
        func.coalesce(steps.c.due_on, REFUND.c.due_on).label("due_on"), steps.c.extended_on, steps.c.gone,
        counted.c.shares, MEMBER.c.id.label("member_id"), MEMBER.c.number, PERSON.c.full_name, PERSON.c.other_script,
        MEMBER.c.status,
    ).select_from(
        REFUND.join(MEMBER, MEMBER.c.id == REFUND.c.member_id)
        .join(PERSON, PERSON.c.id == MEMBER.c.person_id)
        .outerjoin(steps, steps.c.redemption_id == REFUND.c.id)
        .outerjoin(counted, counted.c.redemption_id == REFUND.c.id)
    )  # fmt: skip


def _label(row: Row[Any]) -> HolderLabel:
    return HolderLabel(row.member_id, row.number, row.full_name, row.other_script, row.status)


def _row(row: Row[Any], day: date) -> RefundRow:
    paid = row.paid or 0
    return RefundRow(
        id=row.id, member=_label(row), payee=row.payee, reason=row.reason, effective_on=row.effective_on,
        shares=row.shares or 0, currency=row.currency, decimals=row.decimals, net=row.net_minor, paid=paid,
        due_on=row.due_on, extended_on=row.extended_on,
        state=_state(row.net_minor, paid, row.due_on, day, is_taken_back=bool(row.gone)),
    )  # fmt: skip


def _state(net: int, paid: int, due_on: date | None, day: date, *, is_taken_back: bool) -> RefundState:
    if is_taken_back:
        return RefundState.TAKEN_BACK
    if net <= 0:
        return RefundState.OWES if net < 0 else RefundState.NOTHING
    if paid >= net:
        return RefundState.PAID
    return RefundState.OVERDUE if due_on is not None and due_on < day else RefundState.WAITING


def _shares(redemption_id: int) -> Select[*tuple[Any, ...]]:
    return (
        select(SHARES, TYPE.c.code, TYPE.c.name, TYPE.c.currency, TYPE.c.decimals)
        .join(TYPE, TYPE.c.id == SHARES.c.share_type_id)
        .where(SHARES.c.redemption_id == redemption_id)
        .order_by(TYPE.c.code, TYPE.c.id)
    )


def _redeemed(row: Row[Any]) -> RedeemedShares:
    label = ShareTypeLabel(row.share_type_id, row.code, row.name, row.currency, row.decimals)
    return RedeemedShares(label, row.shares, row.unit_minor, row.paid_minor, row.value_minor)


def _steps(session: Session, redemption_id: int) -> tuple[StepRow, ...]:
    again = STEP.alias()
    rows = session.execute(
        select(STEP, again.c.id.label("reversed_by"))
        .select_from(STEP.outerjoin(again, again.c.reverses_id == STEP.c.id))
        .where(STEP.c.redemption_id == redemption_id)
        .order_by(STEP.c.on, STEP.c.id)
    )
    return tuple(
        StepRow(
            id=row.id, step=row.step, on=row.on, due_on=row.due_on, minor=row.minor, channel=row.channel,
            voucher=row.voucher, reason=row.reason, decision=row.decision, recorded_at=row.recorded_at,
            reverses_id=row.reverses_id, is_taken_back=row.reversed_by is not None,
        )
        for row in rows
    )  # fmt: skip


def _paid(since: date, until: date) -> Select[*tuple[Any, ...]]:
    again = STEP.alias("again")
    other = STEP.alias("other")
    # Paid by then: whatever was paid and not taken back up to this line.
    so_far = (
        select(func.coalesce(func.sum(other.c.minor), 0))
        .where(other.c.redemption_id == REFUND.c.id, (other.c.on < STEP.c.on) | (other.c.id <= STEP.c.id))
        .where(other.c.on <= STEP.c.on)
        .scalar_subquery()
    )
    return (
        select(
            STEP.c.id.label("step_id"), REFUND.c.id.label("redemption_id"), REFUND.c.payee, STEP.c.on, STEP.c.minor,
            REFUND.c.currency, REFUND.c.decimals, STEP.c.channel, STEP.c.voucher,
            (so_far >= REFUND.c.net_minor).label("is_last"), MEMBER.c.id.label("member_id"), MEMBER.c.number,
            PERSON.c.full_name, PERSON.c.other_script, MEMBER.c.status,
        )
        .select_from(
            STEP.join(REFUND, REFUND.c.id == STEP.c.redemption_id)
            .join(MEMBER, MEMBER.c.id == REFUND.c.member_id)
            .join(PERSON, PERSON.c.id == MEMBER.c.person_id)
        )
        .where(STEP.c.step == RedemptionStep.PAID, STEP.c.on >= since, STEP.c.on <= until)
        .where(~select(again.c.id).where(again.c.reverses_id == STEP.c.id).exists())
    )  # fmt: skip


def _paid_row(row: Row[Any]) -> PaidOutRow:
    return PaidOutRow(
        step_id=row.step_id, redemption_id=row.redemption_id, member=_label(row), payee=row.payee, on=row.on,
        minor=row.minor, currency=row.currency, decimals=row.decimals, channel=row.channel, voucher=row.voucher,
        is_last=bool(row.is_last),
    )  # fmt: skip
