"""What screens and papers see of transfers and successions."""

from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction

from pomanager.readmodels.papers import Letterhead
from pomanager.readmodels.shares import HolderLabel, ShareTypeLabel
from pomanager.rules.shares.kinds import Approval, TransferReason, TransferStep
from pomanager.rules.shares.transfers import OPEN, TransferState


@dataclass(frozen=True, slots=True)
class TransferStepRow:
    """Something that happened to a transfer."""

    id: int
    step: TransferStep
    on: date
    decision: str
    reason: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class TransferRow:
    """A transfer and where it stands on the day that was asked for."""

    id: int
    type: ShareTypeLabel
    giver: HolderLabel
    receiver: HolderLabel
    shares: int
    reason: TransferReason
    price_minor: int | None
    requested_on: date
    deposited_on: date | None
    attestation: str
    approval: Approval
    answer_by: date | None
    remarks: str
    state: TransferState
    state_since: date
    """The day of what last happened; the day after ``answer_by`` where nobody answered; else that of the deed."""
    days_left: int | None
    """Days until ``answer_by``, 0 on that day, below 0 past it; None unless it still waits or was met by silence."""
    steps: tuple[TransferStepRow, ...]
    serials: tuple[int, ...]
    """Entries of the register that stand for it, those reversed left out."""

    @property
    def is_open(self) -> bool:
        """Whether the shares are promised and have not passed."""
        return self.state in OPEN


@dataclass(frozen=True, slots=True)
class TransferFormSheet:
    """The form of a transfer with its attestation of deposit; without a row one to be filled in by hand.

    ``paid_minor`` is what of the shares was paid up, ``unit_minor`` their nominal value, on the day of the deed.
    """

    letterhead: Letterhead
    row: TransferRow | None
    unit_minor: int | None = None
    paid_minor: int | None = None


@dataclass(frozen=True, slots=True)
class WaitingTransfersSheet:
    """Transfers that wait for an answer on a day, and those met by silence that are not entered yet."""

    letterhead: Letterhead
    as_of: date
    rows: tuple[TransferRow, ...]


@dataclass(frozen=True, slots=True)
class HeirRow:
    """An heir: a member who takes shares, or somebody named who takes the value."""

    position: int
    member: HolderLabel | None
    name: str
    relation: str
    part: Fraction
    was_nominee: bool
    shares: tuple[tuple[ShareTypeLabel, int], ...]
    """Whole shares that passed, by type."""


@dataclass(frozen=True, slots=True)
class SuccessionRow:
    """A succession that was settled; ``is_taken_back`` once its entries were reversed."""

    id: int
    member: HolderLabel
    on: date
    representative_id: int | None
    representative: str
    decision: str
    remarks: str
    heirs: tuple[HeirRow, ...]
    serials: tuple[int, ...]
    recorded_at: datetime
    is_taken_back: bool


@dataclass(frozen=True, slots=True)
class ProposedHeir:
    """A nominee, as a succession can be filled in from whom the deceased named. Secret as the nominees are."""

    name: str
    relation: str
    part: Fraction


@dataclass(frozen=True, slots=True)
class ProposedPortion:
    """What an heir would get of one type: whole shares, and what of them is paid and still owed, in minor units.

    ``heir`` is the place among the heirs from 0; an heir who takes the value has the shares it would be paid for.
    """

    heir: int
    type: ShareTypeLabel
    shares: int
    paid: int
    owed: int
