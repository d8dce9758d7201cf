"""What a table of past shares, payments and dues would bring in: read, held against the books, and summed up."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.journal_chain import head
from pomanager.db.members import Member, Person
from pomanager.db.shares import EntryImport, Receipt, ShareEntry
from pomanager.errors import Cancelled, refuse
from pomanager.i18n import _, speaking
from pomanager.i18n.languages import LANGUAGES
from pomanager.marks import N_
from pomanager.readmodels.entry_tables import (
    DuesTotal,
    EntryPlan,
    SharesTotal,
    received_for,
)
from pomanager.readmodels.exchange import RawTable
from pomanager.readmodels.progress import Cancelling, Progress, never, silent
from pomanager.readmodels.row_problems import MOST_TOLD, RowProblem
from pomanager.rules.dues.entry_fields import ENTRY_FIELD_WORDS, EntryField, columns_by_wish, guess_columns
from pomanager.rules.dues.entry_rows import EntryRow, Kept, Known, RowReader
from pomanager.rules.importing.headings import in_one
from pomanager.rules.importing.naming import remarks_on_name, unknown_member
from pomanager.rules.members import PersonKind
from pomanager.rules.money import Money
from pomanager.rules.objections import Objection, Weight
from pomanager.rules.shares.accounts import MAY_HOLD
from pomanager.rules.shares.entries import EntryDraft, TypeFacts, completed
from pomanager.rules.shares.kinds import EntryKind, Holder
from pomanager.services.dues.queries.entry_charges import ChargedPeriods
from pomanager.services.dues.queries.entry_imports import entry_imports, numbers_in_use
from pomanager.services.dues.queries.facts import FeeFound, fees_found
from pomanager.services.shares.judging import OPENED_ALREADY
from pomanager.services.shares.queries.facts import share_types

MEMBER, PERSON, ENTRY, RECEIPT, IMPORT = map(table_of, (Member, Person, ShareEntry, Receipt, EntryImport))

WRONG_HOLDER = N_("{name} cannot hold shares of the type {code}.")
WRONG_OWER = N_("{name} does not owe the fee {code}.")
GONE = N_("{name} is not on the roll any more.")
BEFORE_JOINING = N_("{name} joined only on {day}.")
NO_VALUE = N_("Shares of the type {code} have no nominal value on {day}. Set it first.")
PAID_TOO_MUCH = N_("With this row more is paid than the shares of the type {code} cost: {amount} too much.")
RECEIPT_USED = N_("The receipt no. {number} is in the books already.")
RECEIPT_TWICE = N_("The receipt no. {number} stands in row {row} for another member or another day.")
TWO_CURRENCIES = N_("One receipt is in one currency. Write two receipts.")
BROUGHT_IN = N_("This table was brought in on {day} already. Take that back first, if it is to come in again.")
NOTHING_THERE = N_("No row of the table holds anything to enter.")

_PORTION = 2000
"""Rows between two looks at whether somebody has cancelled."""


@dataclass(frozen=True, slots=True)
class _Holder:
    """A member as rows are held against it."""

    member_id: int
    name: str
    is_organisation: bool
    is_on_roll: bool
    joined_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryReading:
    """How a table of entries is to be read."""

    today: date
    opening_on: date | None = None
    """The day of the opening balance, taken by rows without a date."""
    wishes: tuple[tuple[str, str], ...] = ()
    """Columns by heading or place, and the field each is read as, over what is guessed."""


def plan_entries(
    session: Session,
    table: RawTable,
    reading: EntryReading,
    progress: Progress = silent,
    cancelled: Cancelling = never,
) -> EntryPlan:
    """What the table would bring in, with everything that is wrong or doubtful about it; nothing is written.

    Raises Refused when it cannot be said which column is which, and Cancelled.
    """
    columns, said = columns_by_wish(table.headers, reading.wishes, entry_words())
    refuse(said)
    planner = _Planner(session, table, columns, known(session, reading.today, reading.opening_on))
    return planner.plan(progress, cancelled)


def guessed_columns(table: RawTable) -> dict[int, EntryField]:
    """What each column of a table is taken for by its heading."""
    return guess_columns(table.headers, entry_words())


def entry_words() -> Mapping[str, EntryField]:
    """What the program itself calls the columns, in all its languages."""
    found: dict[str, EntryField] = {}
    for language in LANGUAGES:
        with speaking(language.code):
            for field_, word in ENTRY_FIELD_WORDS.items():
                found.setdefault(in_one(_(word)), field_)
    return found


def known(session: Session, today: date, opening_on: date | None) -> Known:
    """The types and fees of the books, as rows name them."""
    types = tuple(Kept(each.id, each.code, each.name, each.currency, each.decimals) for each in share_types(session))
    labels = [found.label for found in fees_found(session).values()]
    fees = tuple(Kept(each.id, each.code, each.name, each.currency, each.decimals) for each in labels)
    return Known(types, fees, today, opening_on)


def fingerprint(table: RawTable, columns: Mapping[int, EntryField], opening_on: date | None) -> str:
    """By which the same table, read in the same way, is known again."""
    said = [table.digest, sorted((column, what.value) for column, what in columns.items()), str(opening_on)]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()


@dataclass(slots=True)
class _Planner:
    """Reads the rows once, and gathers what there is to say and the sums."""

    session: Session
    table: RawTable
    columns: Mapping[int, EntryField]
    known: Known
    problems: list[RowProblem] = field(default_factory=list)
    doubts: list[RowProblem] = field(default_factory=list)
    problem_count: int = 0
    doubt_count: int = 0
    rows: int = 0
    empty: int = 0
    _receipts: dict[str, tuple[int, str, date | None]] = field(default_factory=dict)
    _receipts_unnumbered: int = 0
    _received: dict[str, Money] = field(default_factory=dict)
    _due: dict[tuple[int, int], list[tuple[date, int, int, int, str]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    """By member and type: day, what is added to what is due, row, paid, number of the member."""
    _openings: dict[tuple[int, int], tuple[EntryRow, str]] = field(default_factory=dict)
    """By member and type: the row of a balance carried over, and the name."""
    _shares: dict[int, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0, 0]))
    _dues: dict[int, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    _holders: dict[str, _Holder] = field(default_factory=dict)
    _types: dict[int, TypeFacts] = field(default_factory=dict)
    _used: frozenset[str] = frozenset()
    _fees: Mapping[int, FeeFound] = field(default_factory=dict)
    _charged: ChargedPeriods = field(init=False)
    _members: set[int] = field(default_factory=set)

    def plan(self, progress: Progress, cancelled: Cancelling) -> EntryPlan:
        self._read_books()
        self._charged = ChargedPeriods(self.session)
        reader = RowReader(self.columns, self.known)
        total = len(self.table.rows)
        for count, row in enumerate(reader.rows(self.table.rows, self.table.first_row)):
            if count % _PORTION == 0:
                progress(count, total)
                if cancelled():
                    raise Cancelled
            self._look_at(row)
        self._judge_payments()
        for row, doubt in self._charged.doubts():
            self._tell(row, doubt)
        return self._told()

    def _read_books(self) -> None:
        self._holders = _holders(self.session)
        self._types = {each.id: each for each in share_types(self.session)}
        self._fees = fees_found(self.session)
        self._used = numbers_in_use(self.session)

    def _look_at(self, row: EntryRow) -> None:
        for objection in row.objections:
            self._tell(row, objection)
        if row.is_empty:
            self.empty += not row.objections
            return
        self.rows += 1
        holder = self._holders.get(row.number)
        if holder is None:
            if row.number:
                self._tell(row, unknown_member(EntryField.NUMBER, row.number))
            return
        self._members.add(holder.member_id)
        self._about_holder(row, holder)
        self._about_receipt(row)
        self._add_shares(row, holder)
        self._add_dues(row, holder)

    def _about_holder(self, row: EntryRow, holder: _Holder) -> None:
        for remark in remarks_on_name(EntryField.NAME, row.number, holder.name, row.name):
            self._tell(row, remark)
        if row.shares and not holder.is_on_roll:
            self._tell(row, Objection(GONE, EntryField.NUMBER, {"name": holder.name}, Weight.WARN))
        if row.on is not None and holder.joined_on is not None and row.on < holder.joined_on and row.shares:
            details: dict[str, object] = {"name": holder.name, "day": holder.joined_on}
            self._tell(row, Objection(BEFORE_JOINING, EntryField.DATE, details, Weight.WARN))

    def _about_receipt(self, row: EntryRow) -> None:
        if not (row.paid or row.dues_paid) or row.is_opening:
            return
        try:
            received = received_for(row, self.known)
            if row.receipt:
                before = self._received.get(row.receipt)
                self._received[row.receipt] = received if before is None else before + received
        except ValueError:
            self._tell(row, Objection(TWO_CURRENCIES, EntryField.RECEIPT))
        if not row.receipt:
            self._receipts_unnumbered += 1
            return
        if row.receipt in self._used:
            self._tell(row, Objection(RECEIPT_USED, EntryField.RECEIPT, {"number": row.receipt}))
        first = self._receipts.setdefault(row.receipt, (row.row, row.number, row.on))
        if first[1:] != (row.number, row.on):
            details = {"number": row.receipt, "row": first[0]}
            self._tell(row, Objection(RECEIPT_TWICE, EntryField.RECEIPT, details))

    def _add_shares(self, row: EntryRow, holder: _Holder) -> None:
        kind = None if row.type_id is None else self._types[row.type_id]
        if kind is None or row.on is None or not (row.shares or row.paid):
            return
        if row.shares and not _may(kind.holder, is_organisation=holder.is_organisation):
            details: dict[str, object] = {"name": holder.name, "code": kind.code}
            self._tell(row, Objection(WRONG_HOLDER, EntryField.NUMBER, details))
        unit = kind.value_on(row.on)
        if unit is None:
            self._tell(row, Objection(NO_VALUE, EntryField.DATE, {"code": kind.code, "day": row.on}))
            return
        total = self._shares[kind.id]
        total[0], total[1], total[2] = total[0] + row.shares, total[1] + row.shares * unit, total[2] + row.paid
        due = self._due[holder.member_id, kind.id]
        due.append((row.on, row.shares * unit - row.paid, row.row, row.paid, row.number))
        if row.is_opening:
            self._openings[holder.member_id, kind.id] = row, holder.name
        if kind.values[-1].since > row.on:
            due.extend((day, added, row.row, 0, row.number) for day, added in _with_later_values(row, row.on, kind))

    def _add_dues(self, row: EntryRow, holder: _Holder) -> None:
        if row.fee_id is None or not (row.charged or row.dues_paid):
            return
        fee = self._fees[row.fee_id]
        if row.charged and not _may(fee.owed_by, is_organisation=holder.is_organisation):
            details: dict[str, object] = {"name": holder.name, "code": fee.label.code}
            self._tell(row, Objection(WRONG_OWER, EntryField.NUMBER, details))
        self._charged.add(row, holder.member_id, holder.name, fee)
        total = self._dues[row.fee_id]
        total[0], total[1] = total[0] + row.charged, total[1] + row.dues_paid

    def _judge_payments(self) -> None:
        """Nobody has paid more than the shares held that day cost, by what the books have and the table together."""
        before = _due_in_books(self.session, self._due)
        for key, (opening, name) in self._openings.items():
            if sum(shares for day, _due, shares in before.get(key, ()) if opening.on is None or day <= opening.on):
                details: dict[str, object] = {"holder": name, "day": opening.on}
                self._tell(opening, Objection(OPENED_ALREADY, EntryField.SHARES, details, Weight.WARN))
        for key, lines in self._due.items():
            if not any(line[3] for line in lines):
                continue
            kind = self._types[key[1]]
            running, told = 0, (0, "")
            of_books = [(day, due, 0, 0, "") for day, due, _shares in before.get(key, ())]
            # On one day shares come before what is paid for them.
            for _day, due, row, _paid, number in sorted([*of_books, *lines], key=_in_order):
                running += due
                # What the books have been paid later is too much only because of a row before it.
                told = (row, number) if row else told
                if running < 0 and told[0]:
                    details = {"code": kind.code, "amount": kind.money(-running)}
                    self._tell_at(*told, Objection(PAID_TOO_MUCH, EntryField.PAID, details))
                    break

    def _tell(self, row: EntryRow, objection: Objection) -> None:
        self._tell_at(row.row, row.number, objection)

    def _tell_at(self, row: int, number: str, objection: Objection) -> None:
        told = self.problems if objection.stops else self.doubts
        if objection.stops:
            self.problem_count += 1
        else:
            self.doubt_count += 1
        if len(told) < MOST_TOLD:
            told.append(RowProblem(row, number, objection))

    def _told(self) -> EntryPlan:
        mark = fingerprint(self.table, self.columns, self.known.opening_on)
        brought = _brought_in(self.session, mark)
        if brought is not None:
            self._tell_at(0, "", Objection(BROUGHT_IN, "", {"day": brought}))
        if not self.rows and not self.problem_count:
            self._tell_at(0, "", Objection(NOTHING_THERE, ""))
        numbers = {number: holder.member_id for number, holder in self._holders.items()}
        return EntryPlan(
            table=self.table, columns=self.columns, known=self.known, rows=self.rows, empty_rows=self.empty,
            members=len(self._members), receipts=len(self._receipts) + self._receipts_unnumbered,
            shares=tuple(_shares_total(self._types[key], sums) for key, sums in sorted(self._shares.items())),
            dues=tuple(
                _dues_total(next(fee for fee in self.known.fees if fee.id == key), sums)
                for key, sums in sorted(self._dues.items())
            ),
            problems=tuple(sorted(self.problems, key=_by_row)), problem_count=self.problem_count,
            doubts=tuple(sorted(self.doubts, key=_by_row)), doubt_count=self.doubt_count, fingerprint=mark,
            members_by_number=numbers, receipt_sums=self._received, journal_count=head(self.session)[0],
        )  # fmt: skip


def _with_later_values(row: EntryRow, on: date, kind: TypeFacts) -> Sequence[tuple[date, int]]:
    """What later changes of the nominal value add to what is due for the shares of a row, by day."""
    unit = kind.value_on(on) or 0
    draft = EntryDraft(
        kind=EntryKind.OPENING, member_id=0, share_type_id=kind.id, effective_on=on, shares=row.shares,
        unit_minor=unit, subscribed_minor=row.shares * unit, paid_minor=row.paid,
    )  # fmt: skip
    lines = completed([draft], {kind.id: kind})[1:]
    return [(line.effective_on, line.subscribed_minor - line.paid_minor) for line in lines]


def _by_row(problem: RowProblem) -> int:
    return problem.row


def _in_order(line: tuple[date, int, int, int, str]) -> tuple[date, bool]:
    return line[0], line[1] < 0


def _shares_total(kind: TypeFacts, sums: Sequence[int]) -> SharesTotal:
    return SharesTotal(kind.id, kind.code, sums[0], kind.money(sums[1]), kind.money(sums[2]))


def _dues_total(fee: Kept, sums: Sequence[int]) -> DuesTotal:
    return DuesTotal(fee.id, fee.code, Money(sums[0], fee.currency), Money(sums[1], fee.currency))


def _may(holder: Holder, *, is_organisation: bool) -> bool:
    return holder is Holder.ANYBODY or is_organisation is (holder is Holder.ORGANISATIONS)


def _holders(session: Session) -> dict[str, _Holder]:
    """Everybody in the books, by number."""
    rows = session.execute(
        select(MEMBER.c.number, MEMBER.c.id, PERSON.c.full_name, PERSON.c.kind, MEMBER.c.status, MEMBER.c.joined_on)
        .select_from(MEMBER.join(PERSON, PERSON.c.id == MEMBER.c.person_id))
    )  # fmt: skip
    return {
        row.number: _Holder(
            row.id, row.full_name, row.kind is PersonKind.ORGANISATION, row.status in MAY_HOLD, row.joined_on
        )
        for row in rows
    }


def _due_in_books(
    session: Session, touched: Mapping[tuple[int, int], object]
) -> Mapping[tuple[int, int], Sequence[tuple[date, int, int]]]:
    """Of the members and types a table touches: day of each entry in the books, and what it adds to due and shares."""
    if session.execute(select(ENTRY.c.id).limit(1)).first() is None:
        return {}
    members = func.json_each(json.dumps(sorted({member_id for member_id, _type in touched}))).table_valued("value")
    found: dict[tuple[int, int], list[tuple[date, int, int]]] = defaultdict(list)
    rows = session.execute(
        select(
            ENTRY.c.member_id, ENTRY.c.share_type_id, ENTRY.c.effective_on,
            (ENTRY.c.subscribed_minor - ENTRY.c.paid_minor).label("due"), ENTRY.c.shares,
        ).where(ENTRY.c.member_id.in_(select(members.c.value)))
    )  # fmt: skip
    for row in rows:
        if (row.member_id, row.share_type_id) in touched:
            found[row.member_id, row.share_type_id].append((row.effective_on, row.due, row.shares))
    return found


def _brought_in(session: Session, mark: str) -> date | None:
    """The day on which a table with this fingerprint came in and was not taken back."""
    return next((each.on for each in entry_imports(session, mark) if not each.is_taken_back), None)
