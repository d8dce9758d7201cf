"""Interest on shares and patronage refunds: tried out, listed, line by line, payment by payment."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Row, Select, bindparam, case, func, select
from sqlalchemy import Text as SqlText
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.members import Member, Person
from pomanager.db.shares import Distribution, DistributionLine, DistributionPayment, DistributionReversal, ShareType
from pomanager.errors import NotFound
from pomanager.readmodels.distributions import (
    DistributionLine as Line,
)
from pomanager.readmodels.distributions import (
    DistributionPreview,
    DistributionRow,
    DistributionSheet,
    PaymentRow,
)
from pomanager.readmodels.papers import Asked
from pomanager.readmodels.shares import HolderLabel, ShareTypeLabel
from pomanager.rules.objections import Objection
from pomanager.rules.shares.distributions import rate_of
from pomanager.rules.shares.kinds import DistributionKind
from pomanager.services.organisation.queries import letterhead
from pomanager.services.shares.orders_distributing import DecideDistribution
from pomanager.services.shares.queries.distribution_facts import limits_of_order, worked
from pomanager.services.shares.queries.open_shares import NO_DISTRIBUTION, paid_by_member

MADE, LINE, PAYMENT, UNMADE, TYPE, MEMBER, PERSON = map(
    table_of,
    (Distribution, DistributionLine, DistributionPayment, DistributionReversal, ShareType, Member, Person),
)
CHUNK = 1000


def distribution_preview(session: Session, order: DecideDistribution) -> DistributionPreview:
    """What an order would come to, member by member, whatever speaks against it; nothing is written."""
    found = worked(session, order)
    limits = limits_of_order(session, order)
    is_interest = order.kind is DistributionKind.INTEREST
    asks = limits.general is not None or limits.education is not None
    return DistributionPreview(
        currency=found.currency, decimals=found.decimals, member_ids=found.member_ids, bases=found.bases,
        minors=found.minors, total=found.total, exact=found.exact,
        rate=rate_of(found.total, found.held) if is_interest and found.held else None,
        needed=limits.reserves_needed(order.surplus_minor) if asks and order.surplus_minor is not None else None,
    )  # fmt: skip


def preview_lines(session: Session, preview: DistributionPreview, member_ids: Sequence[int]) -> tuple[Line, ...]:
    """The lines of these members of a distribution that is tried out."""
    wanted = set(member_ids)
    labels = holder_labels(session, member_ids)
    return tuple(
        Line(labels[member], base, minor, 0)
        for member, base, minor in zip(preview.member_ids, preview.bases, preview.minors, strict=True)
        if member in wanted and member in labels
    )


def holder_labels(session: Session, member_ids: Sequence[int]) -> dict[int, HolderLabel]:
    """Members as lists of shares name them, by id."""
    asked = func.json_each(bindparam("asked", json.dumps(list(member_ids)), SqlText)).table_valued("value")
    rows = session.execute(
        select(MEMBER.c.id, *_label_columns())
        .join(PERSON, PERSON.c.id == MEMBER.c.person_id)
        .where(MEMBER.c.id.in_(select(asked.c.value)))
    )
    return {row.id: _label(row) for row in rows}


def _label_columns() -> tuple[Any, ...]:
    return MEMBER.c.id.label("member_id"), MEMBER.c.number, PERSON.c.full_name, PERSON.c.other_script, MEMBER.c.status


def _label(row: Row[Any]) -> HolderLabel:
    return HolderLabel(row.member_id, row.number, row.full_name, row.other_script, row.status)


def distributions(session: Session) -> tuple[DistributionRow, ...]:
    """Every distribution, the last decided first."""
    return tuple(_row(row) for row in session.execute(_rows().order_by(MADE.c.decided_on.desc(), MADE.c.id.desc())))


def distribution_row(session: Session, distribution_id: int) -> DistributionRow:
    """One distribution, or raise NotFound."""
    row = session.execute(_rows().where(MADE.c.id == distribution_id)).first()
    if row is None:
        raise NotFound(Objection(NO_DISTRIBUTION, "distribution_id"))
    return _row(row)


def _rows() -> Select[*tuple[Any, ...]]:
    lines = (
        select(LINE.c.distribution_id, func.count().label("members")).group_by(LINE.c.distribution_id).subquery()
    )  # fmt: skip
    each = (
        select(PAYMENT.c.distribution_id, PAYMENT.c.member_id, func.sum(PAYMENT.c.minor).label("paid"))
        .group_by(PAYMENT.c.distribution_id, PAYMENT.c.member_id)
        .subquery()
    )
    due = (
        select(
            each.c.distribution_id, func.sum(each.c.paid).label("paid"),
            func.sum(case((each.c.paid >= LINE.c.minor, 1), else_=0)).label("done"),
        )
        .join(LINE, (LINE.c.distribution_id == each.c.distribution_id) & (LINE.c.member_id == each.c.member_id))
        .group_by(each.c.distribution_id)
        .subquery()
    )  # fmt: skip
    return select(
        MADE, lines.c.members, func.coalesce(due.c.paid, 0).label("paid"), func.coalesce(due.c.done, 0).label("done"),
        UNMADE.c.reason.is_not(None).label("is_taken_back"), TYPE.c.code, TYPE.c.name.label("type_name"),
    ).select_from(
        MADE.outerjoin(lines, lines.c.distribution_id == MADE.c.id)
        .outerjoin(due, due.c.distribution_id == MADE.c.id)
        .outerjoin(UNMADE, UNMADE.c.distribution_id == MADE.c.id)
        .outerjoin(TYPE, TYPE.c.id == MADE.c.share_type_id)
    )  # fmt: skip


def _row(row: Row[Any]) -> DistributionRow:
    label = None
    if row.share_type_id is not None:
        label = ShareTypeLabel(row.share_type_id, row.code, row.type_name, row.currency, row.decimals)
    members = row.members or 0
    return DistributionRow(
        id=row.id, kind=row.kind, type=label, period_from=row.period_from, period_to=row.period_to, how=row.how,
        rate=row.rate, shared_by=row.shared_by, surplus=row.surplus_minor, reserves=row.reserves_minor,
        total=row.total_minor, paid=row.paid, members=members,
        waiting=0 if row.is_taken_back else members - row.done, currency=row.currency, decimals=row.decimals,
        decided_on=row.decided_on, decision=row.decision, recorded_at=row.recorded_at,
        is_taken_back=bool(row.is_taken_back),
    )  # fmt: skip


def distribution_members(session: Session, distribution_id: int, *, only_open: bool = False) -> tuple[int, ...]:
    """The members of a distribution in the order of their numbers, all or those to whom something is left."""
    found = _lines(distribution_id, only_open=only_open).with_only_columns(LINE.c.member_id).subquery()
    return tuple(json.loads(session.execute(select(func.json_group_array(found.c.member_id))).scalar_one()))


def distribution_lines(session: Session, distribution_id: int, member_ids: Sequence[int]) -> tuple[Line, ...]:
    """The lines of these members, in the order of their numbers."""
    asked = func.json_each(bindparam("asked", json.dumps(list(member_ids)), SqlText)).table_valued("value")
    statement = _lines(distribution_id).where(LINE.c.member_id.in_(select(asked.c.value)))
    return tuple(_line(row) for row in session.execute(statement))


def _lines(distribution_id: int, *, only_open: bool = False) -> Select[*tuple[Any, ...]]:
    paid = paid_by_member(distribution_id).subquery()
    so_far = func.coalesce(paid.c.paid, 0)
    statement = (
        select(*_label_columns(), LINE.c.base, LINE.c.minor, so_far.label("paid"))
        .select_from(
            LINE.join(MEMBER, MEMBER.c.id == LINE.c.member_id)
            .join(PERSON, PERSON.c.id == MEMBER.c.person_id)
            .outerjoin(paid, paid.c.member_id == LINE.c.member_id)
        )
        .where(LINE.c.distribution_id == distribution_id)
        .order_by(MEMBER.c.number_order, MEMBER.c.id)
    )
    return statement.where(LINE.c.minor > so_far) if only_open else statement


def _line(row: Row[Any]) -> Line:
    return Line(_label(row), row.base, row.minor, row.paid)


def distribution_payments(
    session: Session, distribution_id: int, member_id: int | None = None
) -> tuple[PaymentRow, ...]:
    """Every payment of a distribution, the newest first; of one member where named."""
    again = PAYMENT.alias()
    statement = (
        select(
            PAYMENT, PERSON.c.full_name, PERSON.c.other_script, MEMBER.c.number, MEMBER.c.status,
            again.c.id.label("reversed_by"),
        )
        .select_from(
            PAYMENT.join(MEMBER, MEMBER.c.id == PAYMENT.c.member_id)
            .join(PERSON, PERSON.c.id == MEMBER.c.person_id)
            .outerjoin(again, again.c.reverses_id == PAYMENT.c.id)
        )
        .where(PAYMENT.c.distribution_id == distribution_id)
        .order_by(PAYMENT.c.on.desc(), PAYMENT.c.id.desc())
    )  # fmt: skip
    if member_id is not None:
        statement = statement.where(PAYMENT.c.member_id == member_id)
    return tuple(
        PaymentRow(
            id=row.id, member=_label(row), on=row.on, minor=row.minor, channel=row.channel, voucher=row.voucher,
            serial=row.entry_id, redemption_id=row.redemption_id, reverses_id=row.reverses_id, reason=row.reason,
            is_taken_back=row.reversed_by is not None,
        )
        for row in session.execute(statement)
    )  # fmt: skip


def first_distribution_id(session: Session) -> int:
    """The last distribution decided that holds; 0 where there is none yet."""
    holds = ~select(UNMADE.c.distribution_id).where(UNMADE.c.distribution_id == MADE.c.id).exists()
    found = select(MADE.c.id).where(holds).order_by(MADE.c.decided_on.desc(), MADE.c.id.desc()).limit(1)
    return int(session.execute(found).scalar() or 0)


def distribution_paper(session: Session, asked: Asked) -> DistributionSheet:
    """The list of one distribution; an empty one where there is none yet."""
    row = distribution_row(session, asked.of) if asked.of else None
    lines: Iterator[Line] = iter(()) if row is None else _read(session, row.id)
    return DistributionSheet(letterhead(session, asked.printed_at), asked.as_of, row, lines, asked.options.signatures)


def _read(session: Session, distribution_id: int) -> Iterator[Line]:
    found = session.execute(_lines(distribution_id).execution_options(yield_per=CHUNK))
    for rows in found.partitions(CHUNK):
        yield from map(_line, rows)
