"""The orders of all acts on fees and dues, as forms fill them in and rules judge them.

Amounts are whole minor units of the currency of the fee, above nothing unless said otherwise.
"""

from dataclasses import dataclass
from datetime import date

from pomanager.rules.dues.kinds import FeeKind, Period
from pomanager.rules.shares.kinds import Channel, Holder
from pomanager.rules.shares.receipts import ReceiptFacts
from pomanager.rules.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class AddFeeType:
    """Write down a fee; with ``minor`` also how much it is from ``amount_since`` on (None: from ``since``, or today).

    ``currency`` left out is that of the organisation. ``due_after_days`` counts from the first day of the period, or
    from the day of the charge.
    """

    code: str
    kind: FeeKind
    name: Wording
    currency: str = ""
    period: Period = Period.ONCE
    owed_by: Holder = Holder.ANYBODY
    due_after_days: int = 0
    since: date | None = None
    until: date | None = None
    minor: int | None = None
    amount_since: date | None = None
    decision: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendFeeType:
    """Change what a fee is; kind, period and currency only while nothing was charged or paid.

    With another currency the amounts set so far mean nothing: ``minor`` of the new one takes the place of all of them,
    from the days on from which they held. With the same currency it is not looked at.
    """

    fee_type_id: int
    version: int
    code: str
    kind: FeeKind
    name: Wording
    currency: str = ""
    period: Period = Period.ONCE
    owed_by: Holder = Holder.ANYBODY
    due_after_days: int = 0
    since: date | None = None
    until: date | None = None
    minor: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SetFeeAmount:
    """Say how much a fee is from a day on; the day may lie ahead. Of two amounts of one day the later holds."""

    fee_type_id: int
    since: date
    minor: int
    decision: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChargeDues:
    """Charge everybody who was on the roll on the first day of a period, each once: at the amount of that day."""

    fee_type_id: int
    period_from: date
    decision: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChargeMember:
    """Charge one member: an admission fee, dues of a period joined later, or any other fee.

    Left out, ``minor`` is the amount of the day, ``due_on`` the days to pay after it, and of dues ``period_from`` the
    period the day lies in.
    """

    member_id: int
    fee_type_id: int
    on: date
    minor: int | None = None
    period_from: date | None = None
    due_on: date | None = None
    decision: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WaiveDues:
    """Let a member off something owed, by decision: of one charge (by its last day to pay), else the oldest first."""

    member_id: int
    fee_type_id: int
    on: date
    minor: int
    due_on: date | None = None
    decision: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordOpeningDues:
    """Carry over what a member owed in the books kept before; below nothing for money paid in advance.

    ``due_on`` is the last day to pay of what is owed; left out it is ``on``.
    """

    member_id: int
    fee_type_id: int
    on: date
    minor: int
    due_on: date | None = None
    decision: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReverseDues:
    """Take back an entry that was written by mistake; one of a receipt takes the whole receipt back."""

    serial: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReverseCharges:
    """Take back all charges of a fee for a period, and what was let off of them."""

    fee_type_id: int
    period_from: date
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptLine:
    """A part of a receipt: shares of a type, or a fee; of dues the period it is said to be for, if any."""

    minor: int
    share_type_id: int | None = None
    fee_type_id: int | None = None
    period_from: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordReceipt:
    """Write down a receipt: what was paid for a member's shares and dues, as it stands on the paper.

    ``payer_id`` is a person the office knows, ``payer_name`` somebody else, both empty when the member paid.
    """

    member_id: int
    received_on: date
    lines: tuple[ReceiptLine, ...]
    number: str = ""
    payer_id: int | None = None
    payer_name: str = ""
    channel: Channel = Channel.CASH
    account: str = ""
    account_holder: str = ""
    given_minor: int | None = None
    given_currency: str = ""
    rate: str = ""
    remarks: str = ""

    @property
    def facts(self) -> ReceiptFacts:
        """The receipt without what it is for."""
        return ReceiptFacts(
            received_on=self.received_on, member_id=self.member_id, number=self.number, payer_id=self.payer_id,
            payer_name=self.payer_name, channel=self.channel, account=self.account,
            account_holder=self.account_holder, given_minor=self.given_minor, given_currency=self.given_currency,
            rate=self.rate, remarks=self.remarks,
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class ReverseReceipt:
    """Take back a receipt with all its entries, of shares and dues alike."""

    receipt_id: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordReminders:
    """Write down that members were reminded on a day of what is overdue; ``members`` None for all who are overdue."""

    on: date
    pay_by: date | None = None
    members: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChargeAdmitted:
    """Charge an admission fee to members who were admitted and not charged it yet, each on the day of admission.

    ``members`` None for all of them.
    """

    fee_type_id: int
    members: tuple[int, ...] | None = None
    decision: str = ""
