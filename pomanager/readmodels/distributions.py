"""Interest on shares and patronage refunds as screens and papers see them: tried out, decided, paid."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction

from pomanager.readmodels.papers import Letterhead
from pomanager.readmodels.shares import HolderLabel, ShareTypeLabel
from pomanager.rules.money import Money
from pomanager.rules.shares.distributions import average
from pomanager.rules.shares.kinds import Channel, DistributionKind, Rate, SharedBy


@dataclass(frozen=True, slots=True)
class DistributionPreview:
    """What a distribution would come to: the columns belong together, in the order of member numbers.

    ``exact`` is the sum before each amount was rounded, in minor units; ``rate`` is what interest comes to a year, in
    percent, None for a patronage refund; ``needed`` is what the by-laws put to the reserves first.
    """

    currency: str
    decimals: int
    member_ids: tuple[int, ...]
    bases: tuple[int, ...]
    minors: tuple[int, ...]
    total: int
    exact: Fraction
    rate: Fraction | None
    needed: int | None

    @property
    def difference(self) -> Fraction:
        """By how many minor units rounding has made the sum larger (below nothing: smaller)."""
        return self.total - self.exact

    def money(self, minor: int) -> Money:
        """An amount of it."""
        return Money(minor, self.currency)


@dataclass(frozen=True, slots=True)
class DistributionRow:
    """One distribution as lists tell it; minor units of ``currency``."""

    id: int
    kind: DistributionKind
    type: ShareTypeLabel | None
    period_from: date
    period_to: date
    how: Rate
    rate: str
    shared_by: SharedBy | None
    surplus: int | None
    reserves: int | None
    total: int
    paid: int
    members: int
    waiting: int
    """Members to whom something is left to be paid."""
    currency: str
    decimals: int
    decided_on: date
    decision: str
    recorded_at: datetime
    is_taken_back: bool

    @property
    def rest(self) -> int:
        """What is left to be paid; 0 for one that was taken back."""
        return 0 if self.is_taken_back else self.total - self.paid

    def money(self, minor: int) -> Money:
        """An amount of it."""
        return Money(minor, self.currency)


@dataclass(frozen=True, slots=True)
class DistributionLine:
    """What one member gets; ``base`` is amount × days held, or what the member has done, in minor units."""

    member: HolderLabel
    base: int
    minor: int
    paid: int

    @property
    def rest(self) -> int:
        """What is left to be paid."""
        return self.minor - self.paid

    def held(self, row: DistributionRow) -> int:
        """What was held on average over the period, for one that goes by what is held."""
        return average(self.base, row.period_from, row.period_to)


@dataclass(frozen=True, slots=True)
class PaymentRow:
    """A payment out of a distribution."""

    id: int
    member: HolderLabel
    on: date
    minor: int
    channel: Channel
    voucher: str
    serial: int | None
    """The entry of the share register, when it was turned into shares."""
    redemption_id: int | None
    reverses_id: int | None
    reason: str
    is_taken_back: bool


@dataclass(frozen=True, slots=True)
class DistributionSheet:
    """The list of one distribution, member by member; ``signatures`` asks for a column to sign in."""

    letterhead: Letterhead
    as_of: date
    row: DistributionRow | None
    lines: Iterator[DistributionLine]
    signatures: bool
