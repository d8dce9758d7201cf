"""Fees with their amounts, what charging a period would do, which periods were charged, and who is not charged yet."""

from collections.abc import Mapping
from datetime import date
from functools import partial

from sqlalchemy import Select, and_, case, func, or_, select
from sqlalchemy.orm import Session

from pomanager.areas import Area
from pomanager.db.base import table_of
from pomanager.db.dues import DuesEntry
from pomanager.db.dues_bulk import standing_charges
from pomanager.db.kept import kept
from pomanager.db.members import Standing
from pomanager.readmodels.dues import ChargePreview, FeeAmountRow, FeeRow, NotCharged, PeriodCharged
from pomanager.readmodels.shares import HolderLabel
from pomanager.rules.dues.charging import FeePeriod, due_day, periods_between
from pomanager.rules.dues.kinds import DuesKind, FeeKind
from pomanager.rules.members import ON_ROLL, PersonKind
from pomanager.rules.money import Money
from pomanager.rules.shares.kinds import Holder
from pomanager.services.dues.queries.facts import (
    AMOUNT,
    ENTRY,
    FeeFound,
    amount_on,
    fee_found,
    fees_found,
    is_used,
    period_on,
)
from pomanager.services.members.queries.kept_records import GIVEN_UP
from pomanager.services.members.queries.on_day import standing_on
from pomanager.services.members.queries.rows import MEMBER, PERSON
from pomanager.services.organisation.queries import organisation_row
from pomanager.services.organisation.queries.bylaws import bylaws_on

REVERSAL, STANDING = table_of(DuesEntry).alias("reversal"), table_of(Standing)
ENTRY_FEE = "capital.entry_fee"
"""The by-law that says how much the admission fee is."""


def fee_rows(session: Session, day: date) -> tuple[FeeRow, ...]:
    """Every fee with its amounts, by code."""
    amounts: dict[int, list[FeeAmountRow]] = {}
    lines = session.execute(
        select(AMOUNT.c.fee_type_id, AMOUNT.c.since, AMOUNT.c.minor, AMOUNT.c.decision).order_by(
            AMOUNT.c.since.desc(), AMOUNT.c.id.desc()
        )
    )
    for line in lines:
        of_fee = amounts.setdefault(line.fee_type_id, [])
        if not of_fee or of_fee[-1].since != line.since:  # of two of one day the later holds
            of_fee.append(FeeAmountRow(line.since, line.minor, line.decision))
    return tuple(
        FeeRow(
            label=found.label, owed_by=found.owed_by, due_after_days=found.due_after_days, since=found.since,
            until=found.until, version=found.version, amounts=tuple(amounts.get(fee_id, ())),
            minor=next((each.minor for each in amounts.get(fee_id, ()) if each.since <= day), None),
            is_used=is_used(session, fee_id),
        )
        for fee_id, found in fees_found(session).items()
    )  # fmt: skip


def fee_row(session: Session, fee_type_id: int, day: date) -> FeeRow:
    """One fee with its amounts; raises NotFound."""
    fee_found(session, fee_type_id)
    return next(row for row in fee_rows(session, day) if row.label.id == fee_type_id)


def code_of_other(session: Session, code: str, besides: int | None = None) -> bool:
    """Whether a fee has this code, in capital or small letters, besides one."""
    wanted = code.strip().casefold()
    return any(found.label.code.casefold() == wanted for key, found in fees_found(session).items() if key != besides)


def proposed_amount(session: Session, kind: FeeKind, day: date) -> Money | None:
    """How much the by-laws of a day say a fee is: the admission fee alone; None where they are silent."""
    return bylaws_on(session, day).money(ENTRY_FEE) if kind is FeeKind.ADMISSION else None


def charge_preview(session: Session, fee_type_id: int, day: date) -> ChargePreview:
    """What charging a fee to everybody for the period of a day would do; raises NotFound."""
    fee = fee_found(session, fee_type_id)
    period = period_on(session, fee.label, day)
    charged = case((MEMBER.c.id.in_(charged_members(fee_type_id, period.first)), 1), else_=0)
    counts = owing(fee, period.first).with_only_columns(func.count(), func.coalesce(func.sum(charged), 0))
    on_roll, standing = session.execute(counts).one()
    return ChargePreview(
        fee.label, period, due_day(period.first, fee.due_after_days), amount_on(session, fee_type_id, period.first),
        on_roll, standing, on_roll - standing,
    )  # fmt: skip


def owing(fee: FeeFound, day: date) -> Select[int]:
    """Ids of the members on the roll on a day who owe a fee.

    Lines of standing are looked through of those alone whose standing has changed since the day.
    """
    then = select(STANDING.c.status).where(STANDING.c.id == standing_on(day)).correlate(MEMBER).scalar_subquery()
    stood = or_(
        and_(MEMBER.c.status_since <= day, MEMBER.c.status.in_(ON_ROLL)),
        and_(MEMBER.c.status_since > day, then.in_(ON_ROLL)),
    )
    statement = select(MEMBER.c.id).where(stood)
    if fee.owed_by is not Holder.ANYBODY:
        statement = statement.join(PERSON, PERSON.c.id == MEMBER.c.person_id)
    if fee.owed_by is Holder.PEOPLE:
        statement = statement.where(PERSON.c.kind == PersonKind.NATURAL)
    elif fee.owed_by is Holder.ORGANISATIONS:
        statement = statement.where(PERSON.c.kind == PersonKind.ORGANISATION)
    return statement


def to_charge(fee: FeeFound, day: date) -> Select[int]:
    """Those of them who are not charged yet for the period that begins on the day, under any record of theirs."""
    charged = charged_members(fee.label.id, day)
    elsewhere = select(GIVEN_UP.c.kept_member_id).where(GIVEN_UP.c.member_id.in_(charged))
    return owing(fee, day).where(MEMBER.c.id.not_in(charged), MEMBER.c.id.not_in(elsewhere))


def charged_members(fee_type_id: int, period_from: date) -> Select[int]:
    """Ids of the members who stand charged for the period that begins on a day."""
    return select(ENTRY.c.member_id).where(
        ENTRY.c.fee_type_id == fee_type_id, ENTRY.c.period_from == period_from, ENTRY.c.kind == DuesKind.CHARGE,
        ~select(REVERSAL.c.id).where(REVERSAL.c.reverses_id == ENTRY.c.id).exists(),
    )  # fmt: skip


def charges_standing(session: Session, fee_type_id: int, period_from: date) -> tuple[int, int]:
    """How many charges of a fee stand for the period that begins on a day, and what they come to in minor units."""
    standing = charged_members(fee_type_id, period_from).with_only_columns(
        func.count(), func.coalesce(func.sum(ENTRY.c.minor), 0)
    )
    count, minor = session.execute(standing).one()
    return count, minor


def let_off_beyond(session: Session, fee_type_id: int, period_from: date) -> int:
    """What was let off, in minor units, that would hang in the air without the charges of a period.

    Charges of several periods may have one last day to pay; what was let off of them stands with one period alone.
    """
    going = (
        select(ENTRY.c.member_id, ENTRY.c.due_on, func.sum(ENTRY.c.minor).label("minor"))
        .where(ENTRY.c.id.in_(standing_charges(fee_type_id, period_from)))
        .group_by(ENTRY.c.member_id, ENTRY.c.due_on)
        .subquery()
    )
    rest = func.sum(ENTRY.c.minor) - func.max(going.c.minor)
    below = (
        select(rest.label("rest"))
        .select_from(going.join(ENTRY, and_(ENTRY.c.member_id == going.c.member_id, ENTRY.c.due_on == going.c.due_on)))
        .where(ENTRY.c.fee_type_id == fee_type_id)
        .group_by(ENTRY.c.member_id, ENTRY.c.due_on)
        .having(rest < 0)
        .subquery()
    )
    return -int(session.execute(select(func.coalesce(func.sum(below.c.rest), 0))).scalar_one())


def periods_charged(session: Session, fee_type_id: int) -> tuple[PeriodCharged, ...]:
    """The periods a fee stands charged for, the latest first; a charge that was taken back counts for nothing.

    Kept while the books do not change.
    """
    return kept(
        session, ("periods charged", fee_type_id), partial(_periods_charged, session, fee_type_id),
        frozenset({Area.DUES}),
    )  # fmt: skip


def _periods_charged(session: Session, fee_type_id: int) -> tuple[PeriodCharged, ...]:
    """What was let off of a charge is still charged, as the paper of the charges has it."""
    is_charge = ENTRY.c.kind == DuesKind.CHARGE
    is_reversal = (ENTRY.c.kind == DuesKind.REVERSAL) & (ENTRY.c.minor < 0)  # those of what was let off are above
    charges = (
        select(
            ENTRY.c.period_from, func.max(ENTRY.c.period_to).label("period_to"),
            func.sum(func.iif(is_charge | is_reversal, ENTRY.c.minor, 0)).label("minor"),
            func.sum(func.iif(is_charge, 1, 0)).label("charges"),
            func.sum(func.iif(is_reversal, 1, 0)).label("reversals"),
        )
        .where(ENTRY.c.fee_type_id == fee_type_id, ENTRY.c.period_from.is_not(None), ENTRY.c.due_on.is_not(None))
        .group_by(ENTRY.c.period_from)
        .order_by(ENTRY.c.period_from.desc())
    )  # fmt: skip
    return tuple(
        PeriodCharged(
            FeePeriod(row.period_from, row.period_to or row.period_from), row.charges - row.reversals, row.minor
        )
        for row in session.execute(charges)
        if row.charges > row.reversals
    )


def _first_days_charged(session: Session, fee_type_id: int) -> frozenset[date]:
    """The first days of the periods a fee stands charged for, jumped to one after the other in an index.

    Kept while no dues change.
    """
    wanted = ("first days charged", fee_type_id)
    return kept(session, wanted, partial(_jumped_to, session, fee_type_id), frozenset({Area.DUES}))


def _jumped_to(session: Session, fee_type_id: int) -> frozenset[date]:
    of_fee = select(func.min(ENTRY.c.period_from)).where(ENTRY.c.fee_type_id == fee_type_id)
    found = set()
    first = session.execute(of_fee).scalar()
    while first is not None:
        if session.execute(charged_members(fee_type_id, first).limit(1)).first() is not None:
            found.add(first)
        first = session.execute(of_fee.where(ENTRY.c.period_from > first)).scalar()
    return frozenset(found)


def periods_to_charge(session: Session, fee_type_id: int, day: date) -> tuple[FeePeriod, ...]:
    """Periods of a fee that have begun by a day and nobody was charged for, the earliest first.

    They are looked for from the first charged one, or the first amount, on; a fee owed once has none.
    """
    fee = fee_found(session, fee_type_id)
    charged = _first_days_charged(session, fee_type_id)
    row = organisation_row(session)
    amounts = [each.since for each in fee_row(session, fee_type_id, day).amounts]
    first = min((*charged, *amounts, *filter(None, (fee.since,))), default=day)
    last = min(day, fee.until or day)
    spans = periods_between(fee.label.period, first, last, row.year_start_month, row.year_start_day)
    return tuple(span for span in spans if first <= span.first and span.first not in charged)


def admitted_not_charged(
    session: Session, fee_type_id: int, since: date | None = None, until: date | None = None
) -> tuple[NotCharged, ...]:
    """Members admitted between two days who stand on the roll and were charged no admission fee, the latest first.

    ``since`` left out is the day the fee is owed from, else its first amount: those admitted before owe none.
    """
    fee = fee_found(session, fee_type_id)
    if since is None:
        first = select(func.min(AMOUNT.c.since)).where(AMOUNT.c.fee_type_id == fee_type_id)
        since = fee.since or session.execute(first).scalar()
    charged = select(ENTRY.c.member_id).where(
        ENTRY.c.fee_type_id == fee_type_id, ENTRY.c.kind == DuesKind.CHARGE,
        ~select(REVERSAL.c.id).where(REVERSAL.c.reverses_id == ENTRY.c.id).exists(),
    )  # fmt: skip
    carried = select(ENTRY.c.member_id).where(
        ENTRY.c.fee_type_id == fee_type_id, ENTRY.c.kind == DuesKind.OPENING,
        ~select(REVERSAL.c.id).where(REVERSAL.c.reverses_id == ENTRY.c.id).exists(),
    )  # fmt: skip
    found = (
        select(
            MEMBER.c.id, MEMBER.c.number, PERSON.c.full_name, PERSON.c.other_script, MEMBER.c.status,
            MEMBER.c.joined_on, PERSON.c.kind,
        )
        .select_from(MEMBER.join(PERSON, PERSON.c.id == MEMBER.c.person_id))
        .where(MEMBER.c.status.in_(ON_ROLL), MEMBER.c.joined_on.is_not(None))
        .where(MEMBER.c.id.not_in(charged), MEMBER.c.id.not_in(carried))
        .order_by(MEMBER.c.joined_on.desc(), MEMBER.c.number_order)
    )  # fmt: skip
    if since is not None:
        found = found.where(MEMBER.c.joined_on >= since)
    if until is not None:
        found = found.where(MEMBER.c.joined_on <= until)
    wanted = _KINDS[fee.owed_by]
    return tuple(
        NotCharged(HolderLabel(row.id, row.number, row.full_name, row.other_script, row.status), row.joined_on)
        for row in session.execute(found)
        if row.kind in wanted
    )


_KINDS: Mapping[Holder, frozenset[PersonKind]] = {
    Holder.ANYBODY: frozenset(PersonKind),
    Holder.PEOPLE: frozenset({PersonKind.NATURAL}),
    Holder.ORGANISATIONS: frozenset({PersonKind.ORGANISATION}),
}
