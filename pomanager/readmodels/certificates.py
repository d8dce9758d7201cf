"""What screens and papers see of share certificates."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from pomanager.readmodels.papers import Letterhead
from pomanager.readmodels.shares import HolderLabel, ShareTypeLabel
from pomanager.rules.shares.certificates import CertificateState
from pomanager.rules.shares.kinds import CertificateEnd


@dataclass(frozen=True, slots=True)
class CertificateRow:
    """A certificate and what it proves on the day that was asked for. Amounts are minor units."""

    id: int
    number: int
    type: ShareTypeLabel
    member: HolderLabel
    shares: int
    unit_minor: int
    paid_minor: int
    """Paid up on these shares when it was issued."""
    issued_on: date
    state: CertificateState
    duplicate_of: int | None
    """Number of the certificate it stands for."""
    replaced_by: int | None
    """Number of its duplicate."""
    split_from: int | None
    ended_on: date | None
    end_reason: CertificateEnd | None
    end_entry: int | None
    """Serial number of the entry it was cancelled with."""
    end_remarks: str
    seal: str
    recorded_at: datetime

    @property
    def is_duplicate(self) -> bool:
        """Whether it was issued in place of another."""
        return self.duplicate_of is not None


@dataclass(frozen=True, slots=True)
class CertificateFound:
    """A certificate that was looked up by its number or its square.

    ``is_sealed`` tells whether the books still say what was sealed; ``seal_matches`` whether the seal that was read is
    the one in the books, None where only a number was given.
    """

    row: CertificateRow
    is_sealed: bool
    seal_matches: bool | None

    @property
    def is_genuine(self) -> bool:
        """Whether nothing speaks against the paper; it may still be cancelled."""
        return self.is_sealed and self.seal_matches is not False


@dataclass(frozen=True, slots=True)
class CertifiedHolding:
    """How many shares of a type a member has on a day, and for how many of them there are certificates."""

    type: ShareTypeLabel
    shares: int
    certified: int

    @property
    def free(self) -> int:
        """Shares without a certificate; below 0 where there are certificates for more than is held."""
        return self.shares - self.certified


@dataclass(frozen=True, slots=True)
class CertificateSheet:
    """A certificate as it is printed; without a row there is none yet.

    The names are those who sign, "" where nobody holds the office; ``square`` is what the square says to a machine.
    """

    letterhead: Letterhead
    row: CertificateRow | None
    chair: str = ""
    treasurer: str = ""
    square: str = ""


@dataclass(frozen=True, slots=True)
class CertificateRegisterSheet:
    """The register of certificates as of a day, in order of their numbers; rows come as the paper is written."""

    letterhead: Letterhead
    as_of: date
    total: int
    valid: int
    rows: Iterator[CertificateRow]
