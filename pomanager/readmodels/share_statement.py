"""The sheet of a member's statement: shares and dues on a day, every line of both accounts, receipts, certificates."""

from dataclasses import dataclass
from datetime import date

from pomanager.readmodels.certificates import CertificateRow
from pomanager.readmodels.dues import DuesEntryRow, FeeOwed
from pomanager.readmodels.member_papers import Addressee
from pomanager.readmodels.papers import Letterhead
from pomanager.readmodels.shares import EntryRow, HoldingRow, InstalmentRow, ReceiptLabel, ShareTypeLabel


@dataclass(frozen=True, slots=True)
class ShareAccountLine:
    """A line of an account of shares, with what was held, and still to be paid on it, after the line."""

    entry: EntryRow
    shares: int
    due: int


@dataclass(frozen=True, slots=True)
class ShareAccount:
    """All lines of one type of share by the day, the earliest first."""

    type: ShareTypeLabel
    lines: tuple[ShareAccountLine, ...]


@dataclass(frozen=True, slots=True)
class StatedReceipt:
    """A receipt of the member; ``is_reversed`` tells that all it was for was taken back."""

    label: ReceiptLabel
    decimals: int
    given_decimals: int
    is_reversed: bool


@dataclass(frozen=True, slots=True)
class StatementSheet:
    """What the office's books say of one member's money as of a day."""

    letterhead: Letterhead
    as_of: date
    member: Addressee
    holdings: tuple[HoldingRow, ...]
    instalments: tuple[InstalmentRow, ...]
    accounts: tuple[ShareAccount, ...]
    certificates: tuple[CertificateRow, ...]
    """Those that hold on the day."""
    fees: tuple[FeeOwed, ...]
    dues: tuple[DuesEntryRow, ...]
    receipts: tuple[StatedReceipt, ...]
