"""Lists of dues: rows of a page, sums by fee and by section, one member's dues and the lines of the account."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from pomanager.readmodels.dues import (
    DuesEntryRow,
    DuesKeys,
    DuesRow,
    DuesSum,
    FeeLabel,
    MemberDues,
    SectionDues,
)
from pomanager.services.dues.queries.arrears import dues_on, owed_of
from pomanager.services.dues.queries.facts import ENTRY, fee_labels
from pomanager.services.dues.queries.labels import label_of, labels_of
from pomanager.services.dues.queries.receipts import receipt_labels
from pomanager.services.dues.queries.reminders import reminders_of
from pomanager.services.members.queries.on_day import sections_on
from pomanager.services.organisation.queries import section_names


def dues_rows(session: Session, day: date, keys: DuesKeys) -> tuple[DuesRow, ...]:
    """These accounts as lists show them, in their order: ask for a page at a time."""
    members = list(dict.fromkeys(keys.members))
    owed, names = owed_of(session, day, members), labels_of(session, members, day)
    return tuple(
        DuesRow(*names[member], owed[member, fee])
        for member, fee in zip(keys.members, keys.fees, strict=True)
        if (member, fee) in owed and member in names
    )


def dues_sums(session: Session, day: date, months: int = 0) -> tuple[DuesSum, ...]:
    """Every fee over everybody on a day, by code; what is overdue, of more than so many months where that is asked."""
    columns, labels = dues_on(session, day, months), fee_labels(session)
    past = columns.long_past if months else columns.past
    sums = {fee_id: _Adding(label) for fee_id, label in labels.items()}
    for fee, charged, paid, past_minor in zip(columns.fees, columns.charged, columns.paid, past, strict=True):
        sums[fee].add(charged, paid, past_minor)
    return tuple(each.done() for each in sums.values())


def dues_by_section(session: Session, day: date, fee_type_id: int) -> tuple[SectionDues, ...]:
    """One fee in each section as members belonged to them on the day; those without a section come last."""
    columns, label = dues_on(session, day), fee_labels(session)[fee_type_id]
    belongs, names = sections_on(session, day), section_names(session, day)
    sums: dict[int | None, _Adding] = {}
    for member, fee, charged, paid, past in zip(
        columns.members, columns.fees, columns.charged, columns.paid, columns.past, strict=True
    ):
        if fee == fee_type_id:
            sums.setdefault(belongs.get(member), _Adding(label)).add(charged, paid, past)
    ordered = [each for each in (*names, None) if each in sums]
    return tuple(SectionDues(each, names.get(each or 0, ""), sums[each].done()) for each in ordered)


class _Adding:
    """Sums of a fee while accounts are added."""

    def __init__(self, fee: FeeLabel) -> None:
        self._fee = fee
        self._accounts = self._owing = self._overdue_accounts = self._advances = 0
        self._charged = self._paid = self._overdue = self._advance = 0

    def add(self, charged: int, paid: int, past: int) -> None:
        """Count one account: what was charged and paid, and what was to be paid before the day."""
        self._accounts += 1
        self._charged += charged
        self._paid += paid
        if charged > paid:
            self._owing += 1
        elif paid > charged:
            self._advances += 1
            self._advance += paid - charged
        if past > paid:
            self._overdue_accounts += 1
            self._overdue += past - paid

    def done(self) -> DuesSum:
        """The sums."""
        return DuesSum(
            self._fee, self._accounts, self._owing, self._overdue_accounts, self._advances, self._charged, self._paid,
            self._overdue, self._advance,
        )  # fmt: skip


def member_dues(session: Session, member_id: int, day: date) -> MemberDues:
    """What one member owes on a day, of each fee ever charged or paid; raises NotFound."""
    member = label_of(session, member_id, day)
    fees = owed_of(session, day, (member_id,))
    return MemberDues(member, day, tuple(fees.values()), reminders_of(session, member_id, day))


def dues_ledger(session: Session, member_id: int, fee_type_id: int | None = None) -> tuple[DuesEntryRow, ...]:
    """The lines of a member's account of dues, the earliest first, each with what its fee came to after it."""
    again = ENTRY.alias()
    lines = (
        select(ENTRY, again.c.id.label("reversed_by"))
        .select_from(ENTRY.outerjoin(again, again.c.reverses_id == ENTRY.c.id))
        .where(ENTRY.c.member_id == member_id)
        .order_by(ENTRY.c.effective_on, ENTRY.c.id)
    )
    if fee_type_id is not None:
        lines = lines.where(ENTRY.c.fee_type_id == fee_type_id)
    rows = session.execute(lines).all()
    labels = fee_labels(session)
    receipts = receipt_labels(session, [row.receipt_id for row in rows if row.receipt_id is not None])
    balances: dict[int, int] = {}
    found = []
    for row in rows:
        balances[row.fee_type_id] = balances.get(row.fee_type_id, 0) + row.minor
        found.append(
            DuesEntryRow(
                serial=row.id, kind=row.kind, fee=labels[row.fee_type_id], minor=row.minor,
                balance=balances[row.fee_type_id], period_from=row.period_from, period_to=row.period_to,
                due_on=row.due_on, effective_on=row.effective_on, decision=row.decision, reason=row.reason,
                recorded_at=row.recorded_at, receipt=receipts.get(row.receipt_id), redemption_id=row.redemption_id,
                reverses=row.reverses_id, reversed_by=row.reversed_by,
            )
        )  # fmt: skip
    return tuple(found)
