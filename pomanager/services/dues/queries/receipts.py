"""Receipts over shares and dues: the book of receipts, one receipt whole, and what a new one begins with."""

import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, Select, func, or_, select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.dues import DuesEntry
from pomanager.db.members import Person
from pomanager.db.shares import Receipt, ShareEntry, ShareType
from pomanager.errors import NotFound
from pomanager.marks import N_
from pomanager.readmodels.dues import (
    ProposedLine,
    ReceiptDetail,
    ReceiptLineRow,
    ReceiptProposal,
    ReceiptRow,
    ReceiptSums,
    ReceiptView,
)
from pomanager.readmodels.shares import ReceiptLabel
from pomanager.rules.dues.arrears import open_charges, owed_on
from pomanager.rules.dues.charging import FeePeriod
from pomanager.rules.dues.kinds import DuesKind
from pomanager.rules.objections import Objection
from pomanager.rules.shares.currencies import decimals_of
from pomanager.services.dues.queries import facts
from pomanager.services.dues.queries.labels import label_of, labels_of
from pomanager.services.shares.queries.facts import accounts, own_currency

RECEIPT, DUES, SHARES, TYPE, PERSON = map(table_of, (Receipt, DuesEntry, ShareEntry, ShareType, Person))

NO_RECEIPT = N_("This receipt is not in the books.")
_LAST_FIGURES = re.compile(r"(\d+)(\D*)$")


@dataclass(frozen=True, slots=True)
class ShareSerials:
    """The entries of shares a receipt made: those that stand, one of each operation."""

    standing: tuple[int, ...]


def following_number(number: str) -> str:
    """The number after another: its last figures counted up, as many of them at least; "" where it has none.

    "A-0118" → "A-0119", "999" → "1000", "12/26" → "12/27".
    """
    found = _LAST_FIGURES.search(number.strip())
    if found is None:
        return ""
    figures, rest = found.groups()
    counted = str(int(figures) + 1).rjust(len(figures), "0")
    return number.strip()[: found.start()] + counted + rest


def next_receipt_number(session: Session) -> str:
    """The number after that of the receipt entered last; "" where none bears one with figures."""
    last = select(RECEIPT.c.number).where(RECEIPT.c.number != "").order_by(RECEIPT.c.id.desc()).limit(1)
    return following_number(session.execute(last).scalar() or "")


def receipt_found(session: Session, receipt_id: int) -> Row[Any]:
    """The row of a receipt; raises NotFound."""
    row = session.execute(select(RECEIPT).where(RECEIPT.c.id == receipt_id)).first()
    if row is None:
        raise NotFound(Objection(NO_RECEIPT, "receipt_id"))
    return row


def share_serials(session: Session, receipt_id: int) -> ShareSerials:
    """The entries of shares of a receipt that stand, one of each operation."""
    again = SHARES.alias()
    rows = session.execute(
        select(SHARES.c.id, SHARES.c.operation)
        .where(SHARES.c.receipt_id == receipt_id)
        .where(~select(again.c.id).where(again.c.reverses_id == SHARES.c.id).exists())
        .order_by(SHARES.c.id)
    )
    first: dict[int, int] = {}
    for row in rows:
        first.setdefault(row.operation or row.id, row.id)
    return ShareSerials(tuple(first.values()))


def first_receipt_id(session: Session) -> int:
    """The receipt entered last, which a paper shows where none is named; 0 where there is none."""
    return session.execute(select(func.max(RECEIPT.c.id))).scalar() or 0


def receipt_detail(session: Session, receipt_id: int) -> ReceiptDetail:
    """A receipt with its lines; raises NotFound."""
    row = receipt_found(session, receipt_id)
    lines, decimals = _lines(session, receipt_id)
    return ReceiptDetail(
        label=_label(session, row), member=label_of(session, row.member_id, row.received_on),
        payer=_payer(session, row), account=row.account, account_holder=row.account_holder, remarks=row.remarks,
        decimals=_decimals(session, row.currency) if decimals is None else decimals,
        given_decimals=decimals_of(row.given_currency) if row.given_currency else 0, lines=lines,
        recorded_at=row.recorded_at, is_reversed=receipt_id not in _standing(session, [receipt_id]),
    )  # fmt: skip


def _lines(session: Session, receipt_id: int) -> tuple[tuple[ReceiptLineRow, ...], int | None]:
    """Shares first, then fees, each in the order they were written, and the decimals of their currency."""
    shares = session.execute(
        select(TYPE.c.code, TYPE.c.name, TYPE.c.decimals, SHARES.c.paid_minor)
        .join(TYPE, TYPE.c.id == SHARES.c.share_type_id)
        .where(SHARES.c.receipt_id == receipt_id, SHARES.c.reverses_id.is_(None), SHARES.c.paid_minor != 0)
        .order_by(SHARES.c.id)
    ).all()
    labels = facts.fee_labels(session)
    found = [ReceiptLineRow(row.code, row.name, None, row.paid_minor, None) for row in shares]
    fees = facts.entries_of_receipt(session, receipt_id)
    found += [
        ReceiptLineRow("", labels[each.fee_type_id].name, labels[each.fee_type_id], -each.minor, each.period)
        for each in sorted(fees, key=_by_serial)
    ]
    decimals = [row.decimals for row in shares] + [labels[each.fee_type_id].decimals for each in fees]
    return tuple(found), decimals[0] if decimals else None


def _by_serial(entry: facts.EntryFound) -> int:
    return entry.serial


def _decimals(session: Session, currency: str) -> int:
    own = own_currency(session)
    return own.decimals if currency == own.code else decimals_of(currency)


def _payer(session: Session, row: Row[Any]) -> str:
    """Who paid, when it was not the member."""
    if row.payer_id is None:
        return str(row.payer_name)
    named = session.execute(select(PERSON.c.full_name).where(PERSON.c.id == row.payer_id)).scalar()
    return str(named or row.payer_name)


def _label(session: Session, row: Row[Any]) -> ReceiptLabel:
    return ReceiptLabel(
        id=row.id, number=row.number, received_on=row.received_on, channel=row.channel, payer=_payer(session, row),
        account=row.account, minor=row.minor, currency=row.currency, given_minor=row.given_minor,
        given_currency=row.given_currency, rate=row.rate,
    )  # fmt: skip


def receipt_labels(session: Session, receipt_ids: Sequence[int]) -> dict[int, ReceiptLabel]:
    """Id → how lists name each of these receipts."""
    rows = session.execute(select(RECEIPT).where(RECEIPT.c.id.in_(sorted(set(receipt_ids))))).all()
    return {row.id: _label(session, row) for row in rows}


def receipt_ids(session: Session, view: ReceiptView) -> "array[int]":
    """The receipts of a view, the latest first."""
    return array("q", session.scalars(_narrowed(select(RECEIPT.c.id), view).order_by(*_LATEST_FIRST)))


_LATEST_FIRST = (RECEIPT.c.received_on.desc(), RECEIPT.c.id.desc())


def _narrowed(statement: Select[Any], view: ReceiptView) -> Select[Any]:
    if view.since is not None:
        statement = statement.where(RECEIPT.c.received_on >= view.since)
    if view.until is not None:
        statement = statement.where(RECEIPT.c.received_on <= view.until)
    if view.number.strip():
        statement = statement.where(RECEIPT.c.number == view.number.strip())
    if view.channel is not None:
        statement = statement.where(RECEIPT.c.channel == view.channel)
    return statement


def receipt_rows(session: Session, ids: Sequence[int]) -> tuple[ReceiptRow, ...]:
    """These receipts as the book lists them, in the order of the ids."""
    rows = {row.id: row for row in session.execute(select(RECEIPT).where(RECEIPT.c.id.in_(list(ids))))}
    today = max((row.received_on for row in rows.values()), default=date.max)
    members = labels_of(session, [row.member_id for row in rows.values()], today)
    standing = _standing(session, list(rows))
    return tuple(
        ReceiptRow(
            _label(session, rows[each]), members[rows[each].member_id][0], _decimals(session, rows[each].currency),
            each not in standing,
        )
        for each in ids
        if each in rows
    )  # fmt: skip


def _standing(session: Session, ids: Sequence[int]) -> frozenset[int]:
    """Those of these receipts that have an entry which was not taken back."""
    found: set[int] = set()
    for entry in (DUES, SHARES):
        again = entry.alias()
        standing = (
            select(entry.c.receipt_id)
            .where(entry.c.receipt_id.in_(list(ids)))
            .where(~select(again.c.id).where(again.c.reverses_id == entry.c.id).exists())
        )
        found.update(session.scalars(standing))
    return frozenset(found)


def receipt_sums(session: Session, view: ReceiptView) -> ReceiptSums:
    """What the receipts of a view come to by channel and currency; those taken back are counted apart."""
    standing = []
    for entry in (DUES, SHARES):
        again = entry.alias()
        standing.append(
            select(entry.c.id)
            .where(entry.c.receipt_id == RECEIPT.c.id)
            .where(~select(again.c.id).where(again.c.reverses_id == entry.c.id).exists())
            .exists()
        )
    every = session.execute(_narrowed(select(func.count(RECEIPT.c.id)), view)).scalar_one()
    sums = _narrowed(
        select(
            RECEIPT.c.channel, RECEIPT.c.currency, func.sum(RECEIPT.c.minor).label("minor"), func.count().label("n")
        ),
        view,
    ).where(or_(*standing))
    rows = session.execute(sums.group_by(RECEIPT.c.channel, RECEIPT.c.currency)).all()
    count = sum(row.n for row in rows)
    return ReceiptSums(count, every - count, {(row.channel, row.currency): row.minor for row in rows})


def receipt_proposal(session: Session, member_id: int, day: date) -> ReceiptProposal:
    """What a form for a receipt of a member begins with: the next number, and all that can be paid for.

    Every type of shares held and every fee there is stand in it, what is due first. Raises NotFound.
    """
    lines = [*_shares_to_pay(session, member_id, day), *_fees_to_pay(session, member_id)]
    lines.sort(key=_due_first)
    return ReceiptProposal(next_receipt_number(session), tuple(lines))


def _due_first(line: ProposedLine) -> tuple[bool, bool, str]:
    return line.due <= 0, line.fee_type_id is not None, line.code


def _shares_to_pay(session: Session, member_id: int, day: date) -> list[ProposedLine]:
    return [
        ProposedLine(
            account.type.id, None, account.type.code, account.type.name, account.type.currency, account.type.decimals,
            min(account.on(day).overdue, max(0, account.payable(day))), max(0, account.payable(day)),
        )
        for account in accounts(session, member_id)
    ]  # fmt: skip


def _fees_to_pay(session: Session, member_id: int) -> list[ProposedLine]:
    found = []
    for label in facts.fee_labels(session).values():
        lines = facts.lines_of(session, member_id, label.id)
        owed = owed_on(lines, max((line.on for line in lines), default=date.min)).owed
        found.append(
            ProposedLine(
                None, label.id, label.code, label.name, label.currency, label.decimals, max(0, owed), max(0, owed)
            )
        )
    return found


def period_proposed(session: Session, fee_type_id: int, member_id: int) -> FeePeriod | None:
    """The oldest period of a fee a member has not paid whole, which a line of a receipt proposes; None for none."""
    lines = facts.lines_of(session, member_id, fee_type_id)
    charges = open_charges(lines, max((line.on for line in lines), default=date.min))
    if not charges:
        return None
    standing = facts.standing_entries(session, member_id, fee_type_id, DuesKind.CHARGE)
    return next((each.period for each in standing if each.due_on == charges[0][0]), None)
