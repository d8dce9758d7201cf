"""Bringing a table of past shares, payments and dues into the books, and taking it back: each in one act."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pomanager.db import bulk
from pomanager.db.base import Base
from pomanager.db.dues import DuesEntry
from pomanager.db.journal_chain import head
from pomanager.db.shares import EntryImport, Receipt, ShareEntry, ShareInstalment
from pomanager.errors import Refused, Stale
from pomanager.marks import N_
from pomanager.readmodels.entry_tables import EntryOutcome, EntryPlan
from pomanager.readmodels.progress import Cancelling, Progress, never, silent
from pomanager.rules.dues.charging import FeePeriod
from pomanager.rules.dues.entry_rows import EntryRow, RowReader
from pomanager.rules.dues.kinds import DuesKind
from pomanager.rules.money import Money
from pomanager.rules.objections import Objection
from pomanager.rules.shares.entries import EntryDraft, TypeFacts, completed
from pomanager.rules.shares.instalments import Instalment, PaymentTerms, schedule
from pomanager.rules.shares.kinds import EntryKind
from pomanager.services.dues.queries.facts import FeeFound, fees_found, period_on
from pomanager.services.members.commands.new_members import Pace
from pomanager.services.shares.queries.facts import share_types, terms_on
from pomanager.services.work import About, Work

PLAN_OVERTAKEN = N_("The books have changed since the table was checked. Check it again, then bring it in.")
OTHER_SHARES = N_("The table holds {found} shares, not {expected}.")
OTHER_PAID = N_("The table holds {found} paid on shares, not {expected}.")
OTHER_OWED = N_("The table holds {found} owed for dues, not {expected}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class BringInEntries:
    """Bring in what was planned: all of it, or nothing.

    The sums expected are those of the old books, in minor units where they are amounts: what differs is refused, so
    that an opening balance is proved by its totals. None for a sum nobody says.
    """

    plan: EntryPlan
    expected_shares: int | None = None
    expected_paid: int | None = None
    expected_owed: int | None = None
    """Charged less paid of all dues."""


def bring_in_entries(
    work: Work, order: BringInEntries, progress: Progress = silent, cancelled: Cancelling = never
) -> EntryOutcome:
    """Write the entries of the table, or raise Refused with all that is wrong, Stale or Cancelled: then nothing is."""
    plan = order.plan
    if head(work.session)[0] != plan.journal_count:
        raise Stale(Objection(PLAN_OVERTAKEN))
    refused = (*(problem.objection for problem in plan.problems), *objections_to_sums(order))
    if refused:
        raise Refused(refused)
    entry = EntryImport(source=plan.table.file_name, fingerprint=plan.fingerprint, rows=plan.rows, recorded_at=work.now)
    work.session.add(entry)
    work.session.flush()
    pen = _Pen(work, plan, entry.id)
    with bulk.roomy(work.session):
        pen.write(Pace(progress, cancelled, len(plan.table.rows)))
    for kind in (ShareEntry, DuesEntry):
        work.numbered(kind, *pen.serials(kind))
    work.record(
        "dues.entries_brought_in",
        About("entry_import", entry.id, plan.table.file_name),
        {key: (None, value) for key, value in _told(plan).items() if value},
    )
    return EntryOutcome(entry.id, plan.rows, pen.count_of(ShareEntry), pen.count_of(DuesEntry), pen.count_of(Receipt))


def objections_to_sums(order: BringInEntries) -> tuple[Objection, ...]:
    """One objection for each sum that is not as expected."""
    plan = order.plan
    paid, owed = [each.paid for each in plan.shares], [each.charged - each.paid for each in plan.dues]
    found = (
        ("expected_shares", OTHER_SHARES, order.expected_shares, sum(each.shares for each in plan.shares), ""),
        ("expected_paid", OTHER_PAID, order.expected_paid, *_sum(paid)),
        ("expected_owed", OTHER_OWED, order.expected_owed, *_sum(owed)),
    )
    return tuple(
        Objection(message, about, {"found": _amount(is_there, currency), "expected": _amount(expected, currency)})
        for about, message, expected, is_there, currency in found
        if expected is not None and expected != is_there
    )


def _sum(amounts: Sequence[Money]) -> tuple[int, str]:
    """Minor units in all, and their currency."""
    return sum(each.minor for each in amounts), next((each.currency for each in amounts), "")


def _amount(number: int, currency: str) -> object:
    return Money(number, currency) if currency else number


def _told(plan: EntryPlan) -> dict[str, object]:
    """The sums as the journal keeps them."""
    decimals = {each.id: each.decimals for each in plan.known.types}
    of_fees = {each.id: each.decimals for each in plan.known.fees}
    shares = "; ".join(f"{each.code} {each.shares}" for each in plan.shares)
    paid = "; ".join(
        f"{each.code} {each.paid.plain(decimals[each.type_id])} {each.paid.currency}" for each in plan.shares
    )
    dues = "; ".join(
        f"{each.code} {(each.charged - each.paid).plain(of_fees[each.fee_id])} {each.charged.currency}"
        for each in plan.dues
    )
    return {
        "rows": plan.rows, "shares": shares, "paid": paid, "owed": dues, "since": plan.opening_on,
        "fingerprint": plan.fingerprint,
    }  # fmt: skip


@dataclass(slots=True)
class _Pen:
    """Reads the table a second time, and writes it portion by portion."""

    work: Work
    plan: EntryPlan
    import_id: int
    _types: Mapping[int, TypeFacts] = field(default_factory=dict)
    _fees: Mapping[int, FeeFound] = field(default_factory=dict)
    _terms: dict[date, PaymentTerms] = field(default_factory=dict)
    _periods: dict[tuple[int, date], FeePeriod] = field(default_factory=dict)
    _receipts: dict[str, int] = field(default_factory=dict)
    _next: dict[type[Base], int] = field(default_factory=dict)
    _first: dict[type[Base], int] = field(default_factory=dict)
    _waiting: dict[type[Base], list[dict[str, object]]] = field(default_factory=dict)

    def write(self, pace: Pace) -> None:
        """Write everything; ``pace`` may stop it."""
        self._types = {each.id: each for each in share_types(self.work.session)}
        self._fees = fees_found(self.work.session)
        for kind in (Receipt, ShareEntry, ShareInstalment, DuesEntry):
            self._next[kind] = self._first[kind] = bulk.next_id(self.work.session, kind)
            self._waiting[kind] = []
        reader = RowReader(self.plan.columns, self.plan.known)
        for count, row in enumerate(reader.rows(self.plan.table.rows, self.plan.table.first_row), 1):
            if not row.is_empty:
                self._enter(row)
            if count % bulk.CHUNK == 0:
                self._put_down()
                pace.step(count)
        self._put_down()

    def serials(self, kind: type[Base]) -> tuple[int, int]:
        """The first and the last serial number that were written of a register."""
        return self._first[kind], self._next[kind] - 1

    def count_of(self, kind: type[Base]) -> int:
        """How many rows of a kind were written."""
        return self._next[kind] - self._first[kind]

    def _put_down(self) -> None:
        for kind, rows in self._waiting.items():
            bulk.add(self.work.session, kind, rows)
            rows.clear()

    def _enter(self, row: EntryRow) -> None:
        member_id, on = self.plan.members_by_number[row.number], row.on
        if on is None:
            raise ValueError(row.row)  # a plan without problems has a day in every row
        receipt_id = self._receipt(row, member_id, on)
        if row.type_id is not None and (row.shares or row.paid):
            self._enter_shares(row, member_id, on, receipt_id)
        if row.fee_id is not None and (row.charged or row.dues_paid):
            self._enter_dues(row, member_id, on, receipt_id)

    # ---- shares -----------------------------------------------------------------------------------------------------

    def _enter_shares(self, row: EntryRow, member_id: int, on: date, receipt_id: int | None) -> None:
        kind = self._types[row.type_id or 0]
        drafts = list(self._drafts(row, member_id, kind, on, receipt_id))
        if kind.values[-1].since > on:
            drafts = list(completed(drafts, self._types))
        first = self._next[ShareEntry]
        for draft in drafts:
            self._write_share(draft, first if len(drafts) > 1 else None)

    def _drafts(
        self, row: EntryRow, member_id: int, kind: TypeFacts, on: date, receipt_id: int | None
    ) -> Iterator[EntryDraft]:
        unit = kind.value_on(on) or 0
        subscribed = row.shares * unit
        like: dict[str, Any] = {
            "member_id": member_id, "share_type_id": kind.id, "effective_on": on, "unit_minor": unit,
            "decision": row.decision,
        }  # fmt: skip
        if row.is_opening:
            yield EntryDraft(
                kind=EntryKind.OPENING, shares=row.shares, subscribed_minor=subscribed, paid_minor=row.paid,
                put_off=_rest(row, subscribed), **like,
            )  # fmt: skip
            return
        if row.shares:
            later = _rest(row, subscribed) or schedule(subscribed, on, self._terms_on(on))
            yield EntryDraft(
                kind=EntryKind.SUBSCRIPTION, shares=row.shares, subscribed_minor=subscribed, put_off=later, **like
            )
        if row.paid:
            yield EntryDraft(kind=EntryKind.PAYMENT, paid_minor=row.paid, receipt_id=receipt_id, **like)

    def _terms_on(self, day: date) -> PaymentTerms:
        if day not in self._terms:
            self._terms[day] = terms_on(self.work.session, day)
        return self._terms[day]

    def _write_share(self, draft: EntryDraft, operation: int | None) -> None:
        serial = self._new(
            ShareEntry,
            kind=draft.kind, share_type_id=draft.share_type_id, member_id=draft.member_id, shares=draft.shares,
            unit_minor=draft.unit_minor, subscribed_minor=draft.subscribed_minor, paid_minor=draft.paid_minor,
            effective_on=draft.effective_on, decided_on=None, decision=draft.decision, reason="",
            operation=operation, receipt_id=draft.receipt_id, transfer_id=None, succession_id=None,
            redemption_id=None, distribution_id=None, reverses_id=None, recorded_at=self.work.now,
            import_id=self.import_id,
        )  # fmt: skip
        for part in draft.put_off:
            self._new(
                ShareInstalment, entry_id=serial, member_id=draft.member_id, share_type_id=draft.share_type_id,
                effective_on=draft.effective_on, due_on=part.due_on, minor=part.minor,
            )  # fmt: skip

    # ---- dues -------------------------------------------------------------------------------------------------------

    def _enter_dues(self, row: EntryRow, member_id: int, on: date, receipt_id: int | None) -> None:
        fee = self._fees[row.fee_id or 0]
        period = self._period(fee, row.period) if row.period is not None else None
        like: dict[str, Any] = {
            "fee_type_id": fee.label.id, "member_id": member_id, "effective_on": on, "decision": row.decision,
            "period_from": None if period is None else period.first,
            "period_to": None if period is None else period.last,
        }  # fmt: skip
        if row.is_opening:
            if row.charged != row.dues_paid:
                owed = row.charged - row.dues_paid
                due_on = (row.due_on or on) if owed > 0 else None  # an advance is money, which has no last day
                self._write_dues(kind=DuesKind.OPENING, minor=owed, due_on=due_on, receipt_id=None, **like)
            return
        if row.charged:
            self._write_dues(kind=DuesKind.CHARGE, minor=row.charged, due_on=row.due_on or on, receipt_id=None, **like)
        if row.dues_paid:
            self._write_dues(kind=DuesKind.PAYMENT, minor=-row.dues_paid, due_on=None, receipt_id=receipt_id, **like)

    def _write_dues(self, **values: object) -> None:
        self._new(
            DuesEntry, **values, reason="", redemption_id=None, reverses_id=None, recorded_at=self.work.now,
            import_id=self.import_id,
        )  # fmt: skip

    def _period(self, fee: FeeFound, day: date) -> FeePeriod:
        key = (fee.label.id, day)
        if key not in self._periods:
            self._periods[key] = period_on(self.work.session, fee.label, day)
        return self._periods[key]

    # ---- receipts ---------------------------------------------------------------------------------------------------

    def _receipt(self, row: EntryRow, member_id: int, on: date) -> int | None:
        """The receipt of a row that says something was paid; rows of one number are one receipt."""
        if row.is_opening or not (row.paid or row.dues_paid):
            return None
        if row.receipt in self._receipts:
            return self._receipts[row.receipt]
        paid = self.plan.received_with(row)
        receipt_id = self._new(
            Receipt,
            number=row.receipt, received_on=on, member_id=member_id, payer_id=None, payer_name="", channel=row.channel,
            account=row.account, account_holder="", minor=paid.minor, currency=paid.currency, given_minor=None,
            given_currency="", rate="", remarks="", recorded_at=self.work.now, import_id=self.import_id,
        )  # fmt: skip
        if row.receipt:
            self._receipts[row.receipt] = receipt_id
        return receipt_id

    def _new(self, table: type[Base], /, **values: object) -> int:
        row_id = self._next[table]
        self._next[table] = row_id + 1
        self._waiting[table].append({"id": row_id, **values})
        return row_id


def _rest(row: EntryRow, subscribed: int) -> tuple[Instalment, ...]:
    """What is still to be paid of the shares of a row, by the last day the row names."""
    left = subscribed - row.paid
    return (Instalment(row.due_on, left),) if row.due_on is not None and left > 0 else ()
