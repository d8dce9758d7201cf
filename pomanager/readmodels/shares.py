"""What screens and papers see of shares: types, holdings on a day, entries of the register, the capital.

Amounts are whole minor units of the currency of their type.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from pomanager.rules.members import Status
from pomanager.rules.money import Money
from pomanager.rules.shares.kinds import Channel, EntryKind, Holder, ValueChange
from pomanager.rules.wording import Wording


@dataclass(frozen=True, slots=True)
class ShareTypeLabel:
    """A type of share as lists name it, and its currency."""

    id: int
    code: str
    name: Wording
    currency: str
    decimals: int

    def money(self, minor: int) -> Money:
        """An amount in the currency of the type."""
        return Money(minor, self.currency)


@dataclass(frozen=True, slots=True)
class HolderLabel:
    """Whose shares they are: a member, as they are called now unless a day was asked for, and where they stand now."""

    member_id: int
    number: str
    name: str
    other_script: str
    status: Status


@dataclass(frozen=True, slots=True)
class NominalValueRow:
    """What a share is worth from a day on; ``change`` None for the first value."""

    since: date
    minor: int
    change: ValueChange | None
    due_on: date | None
    decision: str


@dataclass(frozen=True, slots=True)
class ShareTypeRow:
    """A type of share, whole, with what is held of it on the day that was asked for.

    ``unit_minor`` is the nominal value of that day, None before the first; ``values`` the earliest first.
    """

    label: ShareTypeLabel
    holder: Holder
    min_held: int | None
    max_held: int | None
    max_percent: str | None
    since: date | None
    until: date | None
    version: int
    values: tuple[NominalValueRow, ...]
    unit_minor: int | None
    shares: int
    subscribed: int
    paid: int
    holders: int


@dataclass(frozen=True, slots=True)
class HoldingRow:
    """What a member holds of one type on a day; all nothing where it was held once and is no more."""

    type: ShareTypeLabel
    shares: int
    unit_minor: int | None
    subscribed: int
    paid: int
    deferred: int

    @property
    def due(self) -> int:
        """What is still to be paid in all."""
        return self.subscribed - self.paid

    @property
    def overdue(self) -> int:
        """What should have been paid already."""
        return max(0, self.subscribed - self.deferred - self.paid)


@dataclass(frozen=True, slots=True)
class InstalmentRow:
    """What is still to be paid by a day; of what is overdue, ``due_on`` is the last day of the oldest part."""

    type: ShareTypeLabel
    due_on: date
    minor: int
    is_overdue: bool


@dataclass(frozen=True, slots=True)
class MemberShares:
    """Everything the page of a member shows of shares on a day: holdings by type, and what is to be paid when."""

    member: HolderLabel
    day: date
    holdings: tuple[HoldingRow, ...]
    instalments: tuple[InstalmentRow, ...]


@dataclass(frozen=True, slots=True)
class HoldingsSheet:
    """All holdings on a day as columns of equal length, in order of member and type; those of nothing are left out."""

    day: date
    types: Mapping[int, ShareTypeLabel]
    member_ids: Sequence[int]
    type_ids: Sequence[int]
    shares: Sequence[int]
    subscribed: Sequence[int]
    paid: Sequence[int]
    deferred: Sequence[int]

    def __len__(self) -> int:
        return len(self.member_ids)


@dataclass(frozen=True, slots=True)
class HeldRow:
    """A holding in a list over the whole roll."""

    member: HolderLabel
    type: ShareTypeLabel
    shares: int
    subscribed: int
    paid: int
    deferred: int

    @property
    def due(self) -> int:
        """What is still to be paid in all."""
        return self.subscribed - self.paid

    @property
    def overdue(self) -> int:
        """What should have been paid already."""
        return max(0, self.subscribed - self.deferred - self.paid)


@dataclass(frozen=True, slots=True)
class ReceiptLabel:
    """The receipt an entry was paid with. ``payer`` is "" where the member paid; ``given_*`` tell another currency."""

    id: int
    number: str
    received_on: date
    channel: Channel
    payer: str
    account: str
    minor: int
    currency: str
    given_minor: int | None
    given_currency: str
    rate: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryRow:
    """A line of the share register. ``counterparties`` are the other members of the same operation, a few of them.

    ``reverses`` and ``reversed_by`` are serial numbers; ``reversed_kind`` is what a reversal takes back.
    """

    serial: int
    kind: EntryKind
    type: ShareTypeLabel
    member: HolderLabel
    shares: int
    unit_minor: int
    subscribed: int
    paid: int
    effective_on: date
    decided_on: date | None
    decision: str
    reason: str
    recorded_at: datetime
    operation: int | None
    counterparties: tuple[HolderLabel, ...]
    receipt: ReceiptLabel | None
    reverses: int | None
    reversed_by: int | None
    reversed_kind: EntryKind | None
    transfer_id: int | None
    succession_id: int | None
    redemption_id: int | None
    distribution_id: int | None


@dataclass(frozen=True, slots=True)
class HeldAfter:
    """What a member would hold of a type, and what of it would be paid up."""

    member: HolderLabel
    type: ShareTypeLabel
    shares: int
    paid: int


@dataclass(frozen=True, slots=True)
class TakenBackWith:
    """What taking entries back would do: all entries that go, and what each would hold afterwards.

    Both are empty where so many go that nobody reads them; ``count`` counts them all the same.
    """

    count: int
    entries: tuple[EntryRow, ...]
    after: tuple[HeldAfter, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryView:
    """Which entries of the register a list shows, and in which order; None for all."""

    since: date | None = None
    until: date | None = None
    type_id: int | None = None
    kinds: frozenset[EntryKind] | None = None
    member_id: int | None = None
    by_day: bool = False
    """In order of the day they are effective on, else of their serial numbers."""
    newest_first: bool = False


@dataclass(frozen=True, slots=True)
class Capital:
    """What all hold together at the end of a day."""

    shares: int = 0
    subscribed: int = 0
    paid: int = 0
    holders: int = 0


@dataclass(frozen=True, slots=True)
class CapitalMoved:
    """What entries of one kind added between two days, below nothing what they took; reversals count for their kind."""

    kind: EntryKind
    shares: int
    subscribed: int
    paid: int
    entries: int


@dataclass(frozen=True, slots=True)
class CapitalRow:
    """The capital of one type, or (``type`` None) of all types of one currency, from one day to another.

    ``opening`` is at the end of the day before; ``highest`` the most that was ever subscribed by the last day, and
    ``floor`` what the by-laws of the last day make of it, both only told of all types together.
    """

    type: ShareTypeLabel | None
    currency: str
    decimals: int
    opening: Capital
    moved: tuple[CapitalMoved, ...]
    closing: Capital
    highest: int | None
    floor: int | None


@dataclass(frozen=True, slots=True)
class OverdueSum:
    """What of shares was to be paid already in one currency, by how many members, and since when the oldest part."""

    currency: str
    minor: int
    members: int
    since: date


@dataclass(frozen=True, slots=True)
class OverdueRow:
    """Somebody who should have paid something on shares already; ``since`` is the last day of the oldest part."""

    member: HolderLabel
    type: ShareTypeLabel
    since: date
    minor: int
