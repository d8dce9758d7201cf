"""Sheets of the papers on transfers and certificates, with one line each."""

from datetime import date

from pomanager.readmodels.certificates import CertificateRegisterSheet, CertificateRow, CertificateSheet
from pomanager.readmodels.shares import HolderLabel, ShareTypeLabel
from pomanager.readmodels.transfers import TransferFormSheet, TransferRow, WaitingTransfersSheet
from pomanager.rules.members import Status
from pomanager.rules.shares.certificates import CertificateState, square_text
from pomanager.rules.shares.kinds import Approval, CertificateEnd, TransferReason
from pomanager.rules.shares.transfers import TransferState
from pomanager.rules.wording import Wording
from tests.reports.sheets import AS_OF, PRINTED, letterhead

DEED, LAST_DAY = date(2026, 10, 1), date(2027, 1, 1)
SEAL = "7f3a9c21deadbeef" * 4


def kind(code: str = "A", name: str = "Ordinary") -> ShareTypeLabel:
    """A type of share in francs."""
    return ShareTypeLabel(1, code, Wording({"en": name}), "XOF", 0)


def holder(name: str = "NIYONZIMA Aline", number: str = "00042", other_script: str = "") -> HolderLabel:
    """A member."""
    return HolderLabel(1, number, name, other_script, Status.ACTIVE)


def transfer(
    giver: HolderLabel, receiver: HolderLabel, of: ShareTypeLabel, attestation: str = "3/2026", *, silent: bool = False
) -> TransferRow:
    """Four shares sold, handed in on the day of the deed, to be answered within three months."""
    return TransferRow(
        id=1, type=of, giver=giver, receiver=receiver, shares=4, reason=TransferReason.SALE, price_minor=45_000,
        requested_on=DEED, deposited_on=DEED, attestation=attestation, approval=Approval.BOARD, answer_by=LAST_DAY,
        remarks="", state=TransferState.SILENT if silent else TransferState.WAITING, state_since=DEED,
        days_left=-1 if silent else 38, steps=(), serials=(),
    )  # fmt: skip


def form(row: TransferRow | None) -> TransferFormSheet:
    """The form of a transfer, of shares worth 10,000 francs each."""
    known = (None, None) if row is None else (10_000, 40_000)
    return TransferFormSheet(letterhead(), row, *known)


def waiting(*rows: TransferRow) -> WaitingTransfersSheet:
    """The list of these transfers."""
    return WaitingTransfersSheet(letterhead(), AS_OF, rows)


def certificate_row(
    member: HolderLabel, of: ShareTypeLabel, number: int = 12, *, duplicate_of: int | None = None, remarks: str = "",
    cancelled: bool = False,
) -> CertificateRow:  # fmt: skip
    """A certificate for four shares, all paid up."""
    return CertificateRow(
        id=number, number=number, type=of, member=member, shares=4, unit_minor=10_000, paid_minor=40_000,
        issued_on=DEED, state=CertificateState.CANCELLED if cancelled else CertificateState.LIVE,
        duplicate_of=duplicate_of, replaced_by=None, split_from=None, ended_on=date(2026, 11, 2) if cancelled else None,
        end_reason=CertificateEnd.MISTAKE if cancelled else None, end_entry=None, end_remarks=remarks, seal=SEAL,
        recorded_at=PRINTED,
    )  # fmt: skip


def certificate(row: CertificateRow | None, chair: str = "Awa", treasurer: str = "Bintou") -> CertificateSheet:
    """A certificate to be printed."""
    if row is None:
        return CertificateSheet(letterhead(), None)
    return CertificateSheet(letterhead(), row, chair, treasurer, square_text(row.number, row.seal))


def register(*rows: CertificateRow) -> CertificateRegisterSheet:
    """The register of these certificates."""
    valid = sum(row.state is CertificateState.LIVE for row in rows)
    return CertificateRegisterSheet(letterhead(), AS_OF, len(rows), valid, iter(rows))
