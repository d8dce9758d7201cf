"""Refunds of shares as screens and papers see them: proposed, worked out, waiting to be paid, paid out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from pomanager.readmodels.papers import Letterhead
from pomanager.readmodels.shares import HolderLabel, ShareTypeLabel
from pomanager.rules.calendar import FinancialYear
from pomanager.rules.dues.kinds import RedemptionReason, RedemptionStep
from pomanager.rules.dues.redemptions import PriceRule, RedemptionItem, RefundOrder, Sums
from pomanager.rules.members import Status
from pomanager.rules.money import Money
from pomanager.rules.shares.kinds import Channel, DistributionKind
from pomanager.rules.wording import Wording


class RefundState(StrEnum):
    """Where a refund stands on a day."""

    WAITING = "waiting"
    OVERDUE = "overdue"
    PAID = "paid"
    NOTHING = "nothing"
    """Debts take all of it: nothing is paid out."""
    OWES = "owes"
    """The debts are more than the shares are worth."""
    TAKEN_BACK = "taken_back"


@dataclass(frozen=True, slots=True)
class RedeemedShares:
    """Shares of one type given back; amounts in minor units of the type's currency."""

    type: ShareTypeLabel
    shares: int
    unit_minor: int
    paid_minor: int
    """What was paid up on them."""
    value_minor: int
    """What they are paid back at."""

    @property
    def unpaid_minor(self) -> int:
        """What was never paid on them: it is not paid back."""
        return max(self.shares * self.unit_minor - self.paid_minor, 0)


@dataclass(frozen=True, slots=True)
class ProposedShares:
    """Shares a member could give back, and what is paid on them; ``held`` is what there is of the type."""

    redeemed: RedeemedShares
    held: int
    held_paid_minor: int


@dataclass(frozen=True, slots=True)
class DebtRow:
    """A fee the member owes, and how much of it is set off; minor units of ``currency``."""

    fee_type_id: int
    code: str
    name: Wording
    currency: str
    decimals: int
    owed: int
    minor: int


@dataclass(frozen=True, slots=True)
class OpenShare:
    """What is left to be paid to a member of a distribution; minor units of ``currency``."""

    distribution_id: int
    kind: DistributionKind
    period_from: date
    period_to: date
    currency: str
    decimals: int
    minor: int


@dataclass(frozen=True, slots=True)
class CapStanding:
    """What may be paid back in a financial year, and what was paid; None and minor units."""

    year: FinancialYear
    cap: int | None
    paid: int
    room: int | None


@dataclass(frozen=True, slots=True)
class ProposedRedemption:
    """What a worksheet begins with: everything the books know about somebody who leaves, in one currency.

    ``other_currencies`` are those in which the member holds shares, too: each needs a worksheet of its own.
    """

    member: HolderLabel
    status: Status | None
    reason: RedemptionReason
    left_on: date | None
    effective_on: date
    due_on: date | None
    price_rule: PriceRule | None
    currency: str
    decimals: int
    shares: tuple[ProposedShares, ...]
    debts: tuple[DebtRow, ...]
    distributions: tuple[OpenShare, ...]
    sums: Sums
    cap: CapStanding
    order: RefundOrder | None
    payee: str
    other_currencies: tuple[str, ...]

    def money(self, minor: int) -> Money:
        """An amount of the worksheet."""
        return Money(minor, self.currency)


@dataclass(frozen=True, slots=True)
class RefundRow:
    """One refund as lists tell it on a day; minor units of ``currency``."""

    id: int
    member: HolderLabel
    payee: str
    reason: RedemptionReason
    effective_on: date
    shares: int
    currency: str
    decimals: int
    net: int
    paid: int
    due_on: date | None
    """The last day to pay, after an extension that holds."""
    extended_on: date | None
    """The day on which it was put off; None where it was not."""
    state: RefundState

    @property
    def rest(self) -> int:
        """What is left to be paid out; 0 for one that was taken back."""
        return 0 if self.state is RefundState.TAKEN_BACK else max(self.net - self.paid, 0)

    def money(self, minor: int) -> Money:
        """An amount of this refund."""
        return Money(minor, self.currency)


@dataclass(frozen=True, slots=True)
class StepRow:
    """Something that happened after a refund was worked out."""

    id: int
    step: RedemptionStep
    on: date
    due_on: date | None
    minor: int
    channel: Channel
    voucher: str
    reason: str
    decision: str
    recorded_at: datetime
    reverses_id: int | None
    is_taken_back: bool


@dataclass(frozen=True, slots=True)
class RedemptionDetail:
    """One refund, whole."""

    row: RefundRow
    notice_on: date | None
    first_due_on: date | None
    """The last day to pay before any extension."""
    latest_on: date | None
    """The latest day the by-laws let it be put off to; None where they are silent or it was put off already."""
    price_rule: PriceRule | None
    price_reason: str
    decision: str
    recorded_at: datetime
    shares: tuple[RedeemedShares, ...]
    items: tuple[RedemptionItem, ...]
    """All of them: those typed, dues set off, distributions paid out with it."""
    sums: Sums
    steps: tuple[StepRow, ...]
    serials: tuple[int, ...]
    """Its entries in the share register."""


@dataclass(frozen=True, slots=True)
class PaidOutRow:
    """A payment of a refund; minor units of ``currency``."""

    step_id: int
    redemption_id: int
    member: HolderLabel
    payee: str
    on: date
    minor: int
    currency: str
    decimals: int
    channel: Channel
    voucher: str
    is_last: bool
    """Whether the refund is paid with it."""


@dataclass(frozen=True, slots=True)
class RefundWorksheetSheet:
    """The worksheet of one refund; ``silent`` are fields of the limits on which the by-laws say nothing."""

    letterhead: Letterhead
    as_of: date
    detail: RedemptionDetail | None
    silent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RefundsDueSheet:
    """Refunds that wait on a day, in the order in which they are paid, by currency."""

    letterhead: Letterhead
    as_of: date
    order: RefundOrder | None
    rows: tuple[RefundRow, ...]
    caps: tuple[tuple[str, CapStanding], ...]
    """Currency → what may be paid back in the financial year of the day."""


@dataclass(frozen=True, slots=True)
class RefundsPaidSheet:
    """What was paid out between two days."""

    letterhead: Letterhead
    since: date
    until: date
    rows: Iterator[PaidOutRow]
    total: int
    """How many rows there are."""
