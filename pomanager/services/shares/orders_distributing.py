"""The orders of interest on shares and patronage refunds, as forms fill them in and rules judge them.

Amounts are whole minor units of the currency of the shares, or of ``currency``.
"""

from dataclasses import dataclass
from datetime import date

from pomanager.rules.shares.kinds import Channel, DistributionKind, Rate, SharedBy


@dataclass(frozen=True, slots=True)
class AmountRow:
    """A row of a table: a member's number, and an amount (what the member has done, or gets)."""

    number: str
    minor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DecideDistribution:
    """Give part of the surplus to members.

    Interest is ``share_type_id`` with a ``rate`` (percent a year, as typed), a pool, or amounts; a patronage refund is
    a pool shared out, or amounts. ``rows`` are the operations a pool is shared out by, or the amounts. With a
    ``surplus_minor`` the reserves are judged; ``reserves_reason`` says why less is put to them than the by-laws ask.
    ``cap_rate`` is the rate the by-laws name as the limit of interest, as typed. ``currency`` left out is the
    organisation's; of interest it is always that of the shares.
    """

    kind: DistributionKind
    period_from: date
    period_to: date
    how: Rate
    decided_on: date
    decision: str = ""
    share_type_id: int | None = None
    rate: str = ""
    pool_minor: int | None = None
    shared_by: SharedBy = SharedBy.OPERATIONS
    rows: tuple[AmountRow, ...] = ()
    currency: str = ""
    surplus_minor: int | None = None
    reserves_minor: int | None = None
    reserves_reason: str = ""
    cap_rate: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PayDistribution:
    """Pay what is left of a distribution to the members named, or to all (None).

    ``minor`` pays a part, to one member. ``into_type_id`` turns what is left into whole shares of that type, fully
    paid up; what does not reach for another share stays to be paid.
    """

    distribution_id: int
    on: date
    member_ids: tuple[int, ...] | None = None
    minor: int | None = None
    channel: Channel = Channel.CASH
    voucher: str = ""
    into_type_id: int | None = None
    decision: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeBackDistributionPayments:
    """Take payments back, those named or all that hold (None); shares made of them are taken back with them."""

    distribution_id: int
    reason: str
    payment_ids: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeBackDistribution:
    """Take back a distribution out of which nothing is paid."""

    distribution_id: int
    reason: str
