"""What screens and papers see of fees and dues: fees, entries, what is owed on a day, reminders, receipts."""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from pomanager.readmodels.shares import HolderLabel, ReceiptLabel
from pomanager.rules.dues.charging import FeePeriod
from pomanager.rules.dues.kinds import DuesKind, FeeKind, Period
from pomanager.rules.money import Money
from pomanager.rules.shares.kinds import Channel, Holder
from pomanager.rules.wording import Wording


@dataclass(frozen=True, slots=True)
class FeeLabel:
    """A fee as lists name it."""

    id: int
    code: str
    kind: FeeKind
    name: Wording
    currency: str
    decimals: int
    period: Period

    def money(self, minor: int) -> Money:
        """An amount in the currency of the fee."""
        return Money(minor, self.currency)


@dataclass(frozen=True, slots=True)
class FeeAmountRow:
    """How much a fee is from a day on."""

    since: date
    minor: int
    decision: str


@dataclass(frozen=True, slots=True)
class FeeRow:
    """A fee with its amounts, the latest first; ``minor`` is that of the day asked for, None where none is set.

    ``is_used`` tells that something was charged or paid: kind, period and currency stay as they are then.
    """

    label: FeeLabel
    owed_by: Holder
    due_after_days: int
    since: date | None
    until: date | None
    version: int
    amounts: tuple[FeeAmountRow, ...]
    minor: int | None
    is_used: bool


@dataclass(frozen=True, slots=True)
class DuesEntryRow:
    """A line of the register of dues. ``minor`` is added to what is owed: below nothing for what was paid or let off.

    ``balance`` is what this fee came to after the line, in the order of days; ``reverses`` and ``reversed_by`` are
    serial numbers.
    """

    serial: int
    kind: DuesKind
    fee: FeeLabel
    minor: int
    balance: int
    period_from: date | None
    period_to: date | None
    due_on: date | None
    effective_on: date
    decision: str
    reason: str
    recorded_at: datetime
    receipt: ReceiptLabel | None
    redemption_id: int | None
    reverses: int | None
    reversed_by: int | None


@dataclass(frozen=True, slots=True)
class FeeOwed:
    """What somebody owes of one fee on a day, in minor units; see ``rules.dues.arrears.Owed``."""

    fee: FeeLabel
    charged: int
    paid: int
    overdue: int
    since: date | None

    @property
    def owed(self) -> int:
        """Still to be paid in all; below nothing for money paid in advance."""
        return self.charged - self.paid


@dataclass(frozen=True, slots=True)
class ReminderRow:
    """A member reminded on a day."""

    id: int
    on: date
    level: int
    minor: int
    currency: str
    decimals: int
    pay_by: date | None


@dataclass(frozen=True, slots=True)
class MemberDues:
    """One member's dues on a day: each fee ever charged or paid, and the reminders, the latest first."""

    member: HolderLabel
    day: date
    fees: tuple[FeeOwed, ...]
    reminders: tuple[ReminderRow, ...]


class DuesWhat(StrEnum):
    """Which accounts a list of dues shows."""

    ALL = "all"
    OWING = "owing"
    OVERDUE = "overdue"
    ADVANCE = "advance"
    """Paid more than was owed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DuesView:
    """What a list of dues shows, on a day; ``months`` narrows to what is overdue for more than so many months.

    ``section_id`` takes in what lies in the section.
    """

    day: date
    what: DuesWhat = DuesWhat.OVERDUE
    fee_type_id: int | None = None
    section_id: int | None = None
    months: int = 0


@dataclass(frozen=True, slots=True)
class DuesColumns:
    """What everybody owes on a day, an account (member and fee) in each place, in order of member and fee.

    ``past`` is what was to be paid before the day, whether it was paid or not; ``long_past`` the same for more than the
    months asked for.
    """

    members: "array[int]"
    fees: "array[int]"
    charged: "array[int]"
    paid: "array[int]"
    past: "array[int]"
    long_past: "array[int]"

    def __len__(self) -> int:
        """How many accounts."""
        return len(self.members)


@dataclass(frozen=True, slots=True)
class DuesKeys:
    """The accounts of a list, in its order."""

    members: Sequence[int]
    fees: Sequence[int]

    def __len__(self) -> int:
        """How many accounts."""
        return len(self.members)

    def part(self, first: int, after: int) -> "DuesKeys":
        """The accounts from one place up to, without, another."""
        return DuesKeys(self.members[first:after], self.fees[first:after])


@dataclass(frozen=True, slots=True)
class DuesRow:
    """One account of a list of dues, with the name and the section of the day."""

    member: HolderLabel
    section: str
    owed: FeeOwed


@dataclass(frozen=True, slots=True)
class DuesSum:
    """One fee over many accounts: how many owe, are overdue, have paid in advance; and the amounts."""

    fee: FeeLabel
    accounts: int = 0
    owing: int = 0
    overdue_accounts: int = 0
    advances: int = 0
    charged: int = 0
    paid: int = 0
    overdue: int = 0
    advance: int = 0

    @property
    def owed(self) -> int:
        """What is still owed, money paid in advance taken off."""
        return self.charged - self.paid


@dataclass(frozen=True, slots=True)
class SectionDues:
    """One fee in one section; ``section`` is "" for those without one."""

    section_id: int | None
    section: str
    sums: DuesSum


@dataclass(frozen=True, slots=True)
class ChargePreview:
    """What charging everybody for a period would do: whom it meets, how much it is, who was charged already.

    ``minor`` is the amount for each, None where none is set; ``on_roll`` counts those who owe the fee that day.
    """

    fee: FeeLabel
    period: FeePeriod
    due_on: date
    minor: int | None
    on_roll: int
    charged: int
    to_charge: int

    @property
    def total(self) -> int:
        """What would be charged in all."""
        return self.to_charge * (self.minor or 0)


@dataclass(frozen=True, slots=True)
class PeriodCharged:
    """A period a fee was charged for: how many members, how much without what was let off."""

    period: FeePeriod
    members: int
    minor: int


@dataclass(frozen=True, slots=True)
class NotCharged:
    """A member admitted who was charged no admission fee yet."""

    member: HolderLabel
    joined_on: date


@dataclass(frozen=True, slots=True)
class RemindRow:
    """A member with overdue dues of one currency: how much, since when, and the last reminder of it."""

    member: HolderLabel
    section: str
    minor: int
    currency: str
    decimals: int
    since: date
    level: int
    """Of the next reminder, from 1."""
    last: ReminderRow | None


@dataclass(frozen=True, slots=True)
class ArrearsFact:
    """Overdue dues of a member, of the currency with the most of it: how much, and the oldest last day to pay."""

    minor: int
    currency: str
    due_on: date


@dataclass(frozen=True, slots=True)
class ProposedLine:
    """Something a member can pay for: shares of a type, or a fee, with what is due now and what is owed in all."""

    share_type_id: int | None
    fee_type_id: int | None
    code: str
    name: Wording
    currency: str
    decimals: int
    due: int
    """What to pay now: of shares what is overdue or due at once, of fees all that is owed."""
    owed: int
    """What can be paid without paying in advance."""


@dataclass(frozen=True, slots=True)
class ReceiptProposal:
    """What a form for a receipt begins with: the next number, and what the member can pay for, what is due first."""

    number: str
    lines: tuple[ProposedLine, ...]


@dataclass(frozen=True, slots=True)
class ReceiptLineRow:
    """A line of a receipt: the shares of a type, or a fee with the period it is said to be for."""

    share_code: str
    share_name: Wording
    fee: FeeLabel | None
    minor: int
    period: FeePeriod | None


@dataclass(frozen=True, slots=True)
class ReceiptDetail:
    """A receipt, whole. ``payer`` is "" when the member paid; ``is_reversed`` when it was taken back."""

    label: ReceiptLabel
    member: HolderLabel
    payer: str
    account: str
    account_holder: str
    remarks: str
    decimals: int
    given_decimals: int
    lines: tuple[ReceiptLineRow, ...]
    recorded_at: datetime
    is_reversed: bool

    @property
    def channel(self) -> Channel:
        """How it came in."""
        return self.label.channel


@dataclass(frozen=True, slots=True)
class RecordedReceipt:
    """A receipt that was written down: its id, and the number on the paper."""

    id: int
    number: str


@dataclass(frozen=True, slots=True)
class ReceiptRow:
    """A receipt as the book of receipts lists it."""

    label: ReceiptLabel
    member: HolderLabel
    decimals: int
    is_reversed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptView:
    """Which receipts the book shows: those received from a day to a day, of one number, of one channel."""

    since: date | None = None
    until: date | None = None
    number: str = ""
    channel: Channel | None = None


@dataclass(frozen=True, slots=True)
class ReceiptSums:
    """What the receipts of a view come to, without those taken back: by currency and by channel."""

    count: int
    reversed_count: int
    by_channel: Mapping[tuple[Channel, str], int] = field(default_factory=dict)
    """Channel and currency → minor units."""
