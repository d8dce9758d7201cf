"""The sheet of a member's statement of shares and dues."""

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy.orm import Session

from pomanager.errors import NotFound
from pomanager.readmodels.dues import DuesEntryRow
from pomanager.readmodels.papers import Asked
from pomanager.readmodels.share_statement import ShareAccount, ShareAccountLine, StatedReceipt, StatementSheet
from pomanager.readmodels.shares import EntryRow, ReceiptLabel
from pomanager.rules.objections import Objection
from pomanager.rules.shares.certificates import CertificateState
from pomanager.rules.shares.currencies import decimals_of
from pomanager.services.dues.queries.arrears import owed_of
from pomanager.services.dues.queries.labels import NOBODY
from pomanager.services.dues.queries.listing import dues_ledger
from pomanager.services.members.queries.addressees import addressees
from pomanager.services.organisation.queries import letterhead
from pomanager.services.shares.queries.certificates import certificates_of
from pomanager.services.shares.queries.holdings import member_shares
from pomanager.services.shares.queries.ledger import entries_of


def statement_sheet(session: Session, asked: Asked) -> StatementSheet:
    """The shares and dues of one member at the end of a day; raises NotFound."""
    day = asked.as_of
    member = next(addressees(session, day, (asked.of,)), None)
    if member is None:
        raise NotFound(Objection(NOBODY, "members"))
    shares = member_shares(session, member.id, day)
    entries = [entry for entry in entries_of(session, member.id) if entry.effective_on <= day]
    dues = tuple(line for line in dues_ledger(session, member.id) if line.effective_on <= day)
    certificates = certificates_of(session, member.id, day)
    return StatementSheet(
        letterhead(session, asked.printed_at), day, member, shares.holdings, shares.instalments, _accounts(entries),
        tuple(row for row in certificates if row.state is CertificateState.LIVE),
        tuple(owed_of(session, day, (member.id,)).values()), dues, _receipts(entries, dues, day),
    )  # fmt: skip


def _accounts(entries: Iterable[EntryRow]) -> tuple[ShareAccount, ...]:
    """Type after type in order of their codes, its lines with what each led to."""
    by_type: dict[int, list[ShareAccountLine]] = {}
    for entry in entries:
        lines = by_type.setdefault(entry.type.id, [])
        shares, due = (lines[-1].shares, lines[-1].due) if lines else (0, 0)
        lines.append(ShareAccountLine(entry, shares + entry.shares, due + entry.subscribed - entry.paid))
    found = [ShareAccount(lines[0].entry.type, tuple(lines)) for lines in by_type.values()]
    return tuple(sorted(found, key=_code))


def _code(account: ShareAccount) -> tuple[str, int]:
    return account.type.code, account.type.id


def _receipts(entries: Sequence[EntryRow], dues: Sequence[DuesEntryRow], day: date) -> tuple[StatedReceipt, ...]:
    """The receipts these lines were entered with, the earliest first."""
    labels: dict[int, tuple[ReceiptLabel, int]] = {}
    standing: set[int] = set()
    paid_with = [(entry.receipt, entry.type.decimals, entry.reversed_by) for entry in entries]
    paid_with += [(line.receipt, line.fee.decimals, line.reversed_by) for line in dues]
    for receipt, decimals, reversed_by in paid_with:
        if receipt is not None and receipt.received_on <= day:
            labels[receipt.id] = receipt, decimals
            if reversed_by is None:
                standing.add(receipt.id)
    found = [
        StatedReceipt(label, decimals, decimals_of(label.given_currency), label.id not in standing)
        for label, decimals in labels.values()
    ]
    return tuple(sorted(found, key=_received))


def _received(receipt: StatedReceipt) -> tuple[date, int]:
    return receipt.label.received_on, receipt.label.id
