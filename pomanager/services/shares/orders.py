"""The orders of the acts on shares, as forms fill them in and rules judge them; amounts are whole minor units."""

from dataclasses import dataclass
from datetime import date

from pomanager.rules.shares.instalments import Instalment
from pomanager.rules.shares.kinds import Holder, ValueChange
from pomanager.rules.shares.receipts import ReceiptFacts
from pomanager.rules.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class AddShareType:
    """Write down a type of share; an empty currency is the organisation's own.

    With ``nominal_minor`` its first nominal value is set too, from ``nominal_since`` on (None: from ``since`` on).
    """

    code: str
    name: Wording
    currency: str = ""
    holder: Holder = Holder.ANYBODY
    min_held: int | None = None
    max_held: int | None = None
    max_percent: str = ""
    since: date | None = None
    until: date | None = None
    nominal_minor: int | None = None
    nominal_since: date | None = None
    decision: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendShareType:
    """Change how a type of share is called, who may hold it and how much of it."""

    share_type_id: int
    version: int
    code: str
    name: Wording
    holder: Holder = Holder.ANYBODY
    min_held: int | None = None
    max_held: int | None = None
    max_percent: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SetNominalValue:
    """Set what a share is worth from a day on; what is subscribed follows for all shares held.

    ``change`` says who bears the difference, ``due_on`` the last day for holders to pay it. Setting the value of a day
    anew mends a mistake.
    """

    share_type_id: int
    since: date
    minor: int
    change: ValueChange | None = None
    due_on: date | None = None
    decision: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscribe:
    """Let somebody subscribe shares, and perhaps pay something on them in the same act.

    ``schedule`` says what may be paid later; None leaves that to the by-laws, an empty one makes all of it due at once.
    """

    member_id: int
    share_type_id: int
    shares: int
    on: date
    decided_on: date | None = None
    decision: str = ""
    remarks: str = ""
    schedule: tuple[Instalment, ...] | None = None
    paid_minor: int = 0
    receipt: ReceiptFacts | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordOpening:
    """Carry over what somebody held at the end of a day by the books kept before.

    What is not paid is due at once, unless ``schedule`` says by when it may be paid.
    """

    member_id: int
    share_type_id: int
    shares: int
    on: date
    paid_minor: int = 0
    schedule: tuple[Instalment, ...] | None = None
    decision: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PayShares:
    """Enter a payment on shares; it is effective on the day of its receipt."""

    member_id: int
    share_type_id: int
    minor: int
    receipt: ReceiptFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class ConvertShares:
    """Turn shares of one type, all or some, into shares of another of the same value."""

    member_id: int
    from_type_id: int
    to_type_id: int
    shares: int
    on: date
    decided_on: date | None = None
    decision: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueBonus:
    """Give shares paid out of reserves: ``new`` for every ``per`` held, or so many ``shares`` to one member."""

    share_type_id: int
    on: date
    new: int = 0
    per: int = 0
    member_id: int | None = None
    shares: int = 0
    decided_on: date | None = None
    decision: str = ""
    distribution_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ForfeitShares:
    """Take back shares that were not paid; ``paid_minor`` is what was paid on them, None the least it can be."""

    member_id: int
    share_type_id: int
    shares: int
    on: date
    decided_on: date | None = None
    decision: str = ""
    paid_minor: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeHoldings:
    """Move all shares from one record of a person to the other record of the same person."""

    from_member_id: int
    to_member_id: int
    on: date
    decision: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReverseEntry:
    """Take back an entry, and all that was entered in one operation with it; both stay readable."""

    serial: int
    reason: str
