"""What the rules judge acts on dues by: the fee, its amounts and periods, what a member was charged and has paid."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.dues import DuesEntry, FeeAmount, FeeType
from pomanager.errors import NotFound
from pomanager.marks import N_
from pomanager.readmodels.dues import FeeLabel
from pomanager.rules.dues.arrears import DuesLine
from pomanager.rules.dues.charging import FeePeriod, OwedFacts, period_of
from pomanager.rules.dues.kinds import DuesKind, FeeKind
from pomanager.rules.objections import Objection
from pomanager.rules.shares.kinds import Holder
from pomanager.services.organisation.queries import organisation_row

ENTRY, FEE, AMOUNT = map(table_of, (DuesEntry, FeeType, FeeAmount))

NO_FEE = N_("This fee is not in the books.")
NO_ENTRY = N_("This entry is not in the books.")


@dataclass(frozen=True, slots=True)
class FeeFound:
    """A fee as its table has it."""

    label: FeeLabel
    owed_by: Holder
    due_after_days: int
    since: date | None
    until: date | None
    version: int

    def owed(self, minor: int | None) -> OwedFacts:
        """The fee as charges are judged by it, with the amount of their day."""
        return OwedFacts(
            kind=self.label.kind, period=self.label.period, owed_by=self.owed_by, since=self.since, until=self.until,
            minor=minor,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class EntryFound:
    """A line of the register of dues as it is taken back or settled."""

    serial: int
    kind: DuesKind
    fee_type_id: int
    member_id: int
    minor: int
    period: FeePeriod | None
    due_on: date | None
    on: date
    receipt_id: int | None
    redemption_id: int | None
    reverses: int | None
    reversed_by: int | None


_FEE_COLUMNS = (
    FEE.c.id, FEE.c.code, FEE.c.kind, FEE.c.name, FEE.c.currency, FEE.c.decimals, FEE.c.period, FEE.c.owed_by,
    FEE.c.due_after_days, FEE.c.since, FEE.c.until, FEE.c.version,
)  # fmt: skip


def fees_found(session: Session) -> Mapping[int, FeeFound]:
    """Id → every fee, in the order of their codes."""
    rows = session.execute(select(*_FEE_COLUMNS).order_by(FEE.c.code))
    return {
        row.id: FeeFound(
            FeeLabel(row.id, row.code, row.kind, row.name, row.currency, row.decimals, row.period),
            row.owed_by, row.due_after_days, row.since, row.until, row.version,
        )
        for row in rows
    }  # fmt: skip


def fee_found(session: Session, fee_type_id: int) -> FeeFound:
    """One fee; raises NotFound."""
    found = fees_found(session).get(fee_type_id)
    if found is None:
        raise NotFound(Objection(NO_FEE, "fee_type_id"))
    return found


def fee_labels(session: Session) -> Mapping[int, FeeLabel]:
    """Id → how each fee is named."""
    return {fee_id: found.label for fee_id, found in fees_found(session).items()}


def amount_on(session: Session, fee_type_id: int, day: date) -> int | None:
    """How much a fee is on a day, in minor units; None where no amount is set by then."""
    return session.execute(
        select(AMOUNT.c.minor)
        .where(AMOUNT.c.fee_type_id == fee_type_id, AMOUNT.c.since <= day)
        .order_by(AMOUNT.c.since.desc(), AMOUNT.c.id.desc())
        .limit(1)
    ).scalar()


def days_of_amounts(session: Session, fee_type_id: int) -> tuple[tuple[date, str], ...]:
    """The days from which amounts of a fee hold, in order, each with the decision that holds."""
    rows = session.execute(
        select(AMOUNT.c.since, AMOUNT.c.decision).where(AMOUNT.c.fee_type_id == fee_type_id).order_by(AMOUNT.c.id)
    )
    return tuple(sorted({row.since: row.decision for row in rows}.items()))


def period_on(session: Session, fee: FeeLabel, day: date) -> FeePeriod:
    """The period of a fee a day lies in, along the financial year of the organisation."""
    row = organisation_row(session)
    return period_of(fee.period, day, row.year_start_month, row.year_start_day)


def is_used(session: Session, fee_type_id: int) -> bool:
    """Whether anything of a fee was ever charged or paid."""
    found = select(ENTRY.c.id).where(ENTRY.c.fee_type_id == fee_type_id).limit(1)
    return session.execute(found).first() is not None


def last_charged(session: Session, fee_type_id: int) -> date | None:
    """The last first day of a period a fee was charged for."""
    return session.execute(select(func.max(ENTRY.c.period_from)).where(ENTRY.c.fee_type_id == fee_type_id)).scalar()


def lines_of(session: Session, member_id: int, fee_type_id: int) -> tuple[DuesLine, ...]:
    """All entries of one member and fee, the earliest first."""
    rows = session.execute(
        select(ENTRY.c.effective_on, ENTRY.c.minor, ENTRY.c.due_on)
        .where(ENTRY.c.member_id == member_id, ENTRY.c.fee_type_id == fee_type_id)
        .order_by(ENTRY.c.effective_on, ENTRY.c.id)
    )
    return tuple(DuesLine(row.effective_on, row.minor, row.due_on) for row in rows)


def standing_entries(session: Session, member_id: int, fee_type_id: int, kind: DuesKind) -> tuple[EntryFound, ...]:
    """Entries of a kind that hold: neither reversed nor reversing, the earliest first."""
    found = entries_where(session, ENTRY.c.member_id == member_id, ENTRY.c.fee_type_id == fee_type_id)
    return tuple(each for each in found if each.kind is kind and each.reversed_by is None)


def charged_for(session: Session, member_id: int, fee: FeeLabel) -> tuple[date, ...]:
    """First days of the periods a member stands charged for; of a fee without periods the days of its charges."""
    found = standing_entries(session, member_id, fee.id, DuesKind.CHARGE)
    if fee.kind is FeeKind.DUES:
        return tuple(each.period.first for each in found if each.period is not None)
    return tuple(each.on for each in found)


def entry_found(session: Session, serial: int) -> EntryFound:
    """One entry; raises NotFound."""
    found = entries_where(session, ENTRY.c.id == serial)
    if not found:
        raise NotFound(Objection(NO_ENTRY, "serial"))
    return found[0]


def entries_between(session: Session, first: int, last: int) -> tuple[EntryFound, ...]:
    """The entries with these serial numbers, both included."""
    return entries_where(session, ENTRY.c.id.between(first, last))


def entries_of_receipt(session: Session, receipt_id: int) -> tuple[EntryFound, ...]:
    """The entries of dues a receipt made, in their order."""
    return entries_where(session, ENTRY.c.receipt_id == receipt_id, ENTRY.c.reverses_id.is_(None))


def entries_where(session: Session, *conditions: ColumnElement[bool]) -> tuple[EntryFound, ...]:
    """Entries by conditions on ``ENTRY``, in the order of days."""
    reversing = ENTRY.alias()
    statement = (
        select(
            ENTRY.c.id, ENTRY.c.kind, ENTRY.c.fee_type_id, ENTRY.c.member_id, ENTRY.c.minor, ENTRY.c.period_from,
            ENTRY.c.period_to, ENTRY.c.due_on, ENTRY.c.effective_on, ENTRY.c.receipt_id, ENTRY.c.redemption_id,
            ENTRY.c.reverses_id, reversing.c.id.label("reversed_by"),
        )
        .select_from(ENTRY.outerjoin(reversing, reversing.c.reverses_id == ENTRY.c.id))
        .where(*conditions)
        .order_by(ENTRY.c.effective_on, ENTRY.c.id)
    )  # fmt: skip
    return tuple(
        EntryFound(
            row.id, row.kind, row.fee_type_id, row.member_id, row.minor,
            None if row.period_from is None else FeePeriod(row.period_from, row.period_to or row.period_from),
            row.due_on, row.effective_on, row.receipt_id, row.redemption_id, row.reverses_id, row.reversed_by,
        )
        for row in session.execute(statement)
    )  # fmt: skip


def paid_for_member(session: Session, member_id: int) -> Sequence[int]:
    """The fees a member was ever charged or has paid."""
    rows = session.scalars(select(ENTRY.c.fee_type_id).where(ENTRY.c.member_id == member_id).distinct())
    return sorted(rows)
