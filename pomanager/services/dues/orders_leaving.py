"""The orders of refunds of shares, as forms fill them in and rules judge them; amounts are whole minor units."""

from dataclasses import dataclass
from datetime import date

from pomanager.rules.dues.kinds import RedemptionReason
from pomanager.rules.dues.redemptions import RedemptionItem
from pomanager.rules.shares.kinds import Channel


@dataclass(frozen=True, slots=True)
class SharesBack:
    """Shares of one type given back.

    ``paid_minor`` left out is what goes along with them, fully paid shares first; ``value_minor`` left out is what was
    paid on them, which is what by-laws call the nominal value.
    """

    share_type_id: int
    shares: int
    paid_minor: int | None = None
    value_minor: int | None = None


@dataclass(frozen=True, slots=True)
class SetOffDues:
    """So much of what is owed for a fee is set off against the value of the shares; ``minor`` is above nothing."""

    fee_type_id: int
    minor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkOutRedemption:
    """Cancel shares and write down what is owed for them.

    ``items`` are typed (above nothing when added, below when taken off); dues come by ``dues``, what is left of
    interest and patronage refunds by ``distribution_ids``. ``due_on`` left out is what the by-laws of the day of
    leaving say. ``price_reason`` explains another price than they say.
    """

    member_id: int
    reason: RedemptionReason
    effective_on: date
    shares: tuple[SharesBack, ...]
    notice_on: date | None = None
    items: tuple[RedemptionItem, ...] = ()
    dues: tuple[SetOffDues, ...] = ()
    distribution_ids: tuple[int, ...] = ()
    due_on: date | None = None
    price_reason: str = ""
    payee: str = ""
    decision: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtendRedemption:
    """Put the last day to pay a refund off, once, by a reasoned decision taken ``on`` a day."""

    redemption_id: int
    on: date
    due_on: date
    reason: str
    decision: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PayRedemption:
    """Pay a refund out, or a part of it; ``minor`` left out is all that is left."""

    redemption_id: int
    on: date
    minor: int | None = None
    channel: Channel = Channel.CASH
    voucher: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeBackRedemption:
    """Take back a refund out of which nothing is paid: shares, dues and distributions are as they were before."""

    redemption_id: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeBackRedemptionStep:
    """Take back a payment of a refund, or its extension."""

    redemption_id: int
    step_id: int
    reason: str
