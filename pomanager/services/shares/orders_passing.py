"""The orders of transfers, successions and certificates, as forms fill them in and rules judge them.

Amounts are whole minor units of the currency of the type. ``certificate_ids`` are those that are cancelled with an
entry; None leaves the choice to the program, which takes as few as it can.
"""

from dataclasses import dataclass
from datetime import date

from pomanager.rules.shares.kinds import Approval, CertificateEnd, TransferReason
from pomanager.rules.shares.successions import Heir


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestTransfer:
    """Write down a deed of transfer that asks for approval, or waits to be entered.

    Without an ``attestation`` the next number of the year is given when the deed was handed in.
    """

    requested_on: date
    share_type_id: int | None = None
    from_id: int | None = None
    to_id: int | None = None
    shares: int = 0
    reason: TransferReason = TransferReason.SALE
    price_minor: int | None = None
    deposited_on: date | None = None
    attestation: str = ""
    remarks: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecideTransfer:
    """Write down the answer to a transfer; ``by`` None is whoever the by-laws of its day ask."""

    transfer_id: int
    approved: bool
    on: date
    by: Approval | None = None
    decision: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawTransfer:
    """Write down that the two do not want the transfer any more."""

    transfer_id: int
    on: date
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EnterTransfer:
    """Let the shares of a transfer pass on a day; ``paid_minor`` None takes fully paid shares first."""

    transfer_id: int
    on: date
    paid_minor: int | None = None
    certificate_ids: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferShares:
    """Write down a transfer and let the shares pass in one act.

    One that needs approval can be written down so only with the day and the decision by which it was approved.
    """

    requested_on: date
    on: date | None = None
    """The day the shares pass; None for the day of the deed, or of the approval where that is later."""
    share_type_id: int | None = None
    from_id: int | None = None
    to_id: int | None = None
    shares: int = 0
    reason: TransferReason = TransferReason.SALE
    price_minor: int | None = None
    deposited_on: date | None = None
    attestation: str = ""
    approved_on: date | None = None
    decision: str = ""
    paid_minor: int | None = None
    certificate_ids: tuple[int, ...] | None = None
    remarks: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeBackTransfer:
    """Take a transfer back that was a mistake: its entries are reversed, everything stays in the books."""

    transfer_id: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SettleSuccession:
    """Let the shares of somebody who died pass to the heirs: all types at once.

    The representative is somebody the office knows (``representative_id``, a person), or a name.
    """

    member_id: int
    on: date
    heirs: tuple[Heir, ...] = ()
    representative_id: int | None = None
    representative_name: str = ""
    decision: str = ""
    remarks: str = ""
    certificate_ids: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeBackSuccession:
    """Take a succession back that was a mistake: its entries are reversed, everything stays in the books."""

    succession_id: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueCertificate:
    """Issue a certificate for shares that have none; without a ``number`` it gets the next one."""

    member_id: int
    share_type_id: int
    shares: int
    on: date
    number: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitCertificate:
    """Issue certificates for so many shares each in place of one; ``parts`` add up to its shares."""

    certificate_id: int
    parts: tuple[int, ...]
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplaceCertificate:
    """Issue a duplicate for a certificate that was lost, damaged or stolen, as ``remarks`` tell."""

    certificate_id: int
    on: date
    remarks: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CancelCertificate:
    """Cancel a certificate: the shares stay, without one."""

    certificate_id: int
    on: date
    reason: CertificateEnd = CertificateEnd.MISTAKE
    remarks: str = ""
