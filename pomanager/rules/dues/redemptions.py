"""Shares paid back to those who leave: their worth, what is taken off, until when and in which order it is paid."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from pomanager.marks import N_
from pomanager.rules.bylaws.values import Count, Percent
from pomanager.rules.calendar import FinancialYear
from pomanager.rules.dues.arrears import DuesLine
from pomanager.rules.dues.kinds import RedemptionItemKind, RedemptionReason
from pomanager.rules.members import Status
from pomanager.rules.money import Rounding, rounded


class PriceRule(StrEnum):
    """At what price shares are paid back: the codes of the by-law ``capital.refund_price``, and another one."""

    NOMINAL = "nominal"
    LESS_LOSSES = "nominal_less_losses"
    WITH_RESERVES = "nominal_with_reserves"
    OTHER = "other"
    """Another price than the by-laws say, for a reason."""


class RefundOrder(StrEnum):
    """In which order refunds are paid: the codes of the by-law ``capital.refund_order``."""

    LEAVING = "leaving"
    DEATH_FIRST = "death_first"
    AMOUNT = "amount"
    BOARD = "board"


PRICE_WORDS = {
    PriceRule.NOMINAL: N_("the nominal value"),
    PriceRule.LESS_LOSSES: N_("the nominal value less a share of the losses"),
    PriceRule.WITH_RESERVES: N_("the nominal value with a share of the reserves"),
    # TR: at what price shares are paid back: another one than the by-laws say
    PriceRule.OTHER: N_("another price"),
}
ORDER_WORDS = {
    RefundOrder.LEAVING: N_("in the order of leaving"),
    RefundOrder.DEATH_FIRST: N_("those of the dead first, then in the order of leaving"),
    RefundOrder.AMOUNT: N_("the smallest amounts first"),
    RefundOrder.BOARD: N_("in the order the board decides"),
}

STATUS_OF: Mapping[RedemptionReason, Status] = {
    RedemptionReason.LEFT: Status.RESIGNED,
    RedemptionReason.EXCLUDED: Status.EXCLUDED,
    RedemptionReason.DIED: Status.DEAD,
}
"""How somebody stands who left in this way."""
GONE = frozenset(STATUS_OF.values())

ADDED = frozenset({RedemptionItemKind.RESERVES, RedemptionItemKind.INTEREST, RedemptionItemKind.PATRONAGE})
"""What is only ever added to the value of the shares."""
TAKEN_OFF = frozenset(
    {
        RedemptionItemKind.DUES, RedemptionItemKind.UNPAID_SHARES, RedemptionItemKind.LOAN,
        RedemptionItemKind.INPUTS, RedemptionItemKind.LOSSES,
    }
)  # fmt: skip
"""What is only ever taken off it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundLimits:
    """What the by-laws of a day say on paying shares back; None where they are silent."""

    price: PriceRule | None = None
    within: Count | None = None
    """The time to pay, counted from the day of leaving."""
    extension: Count | None = None
    """By how much one reasoned decision may put that off at most."""
    cap: Percent | None = None
    """How much of the capital is paid back in one financial year at most."""
    order: RefundOrder | None = None
    floor: Percent | None = None
    """Below which part of the highest capital ever reached the capital never falls."""
    reserves_indivisible: bool | None = None
    """Whether those who leave have no right to the reserves."""

    def due_on(self, left_on: date) -> date | None:
        """The last day to pay somebody who left on a day; None where the by-laws say nothing."""
        return None if self.within is None else self.within.after(left_on)

    def latest_extension(self, due_on: date) -> date | None:
        """The latest day a refund can be put off to; None where the by-laws say nothing."""
        return None if self.extension is None else self.extension.after(due_on)

    def floor_of(self, highest: int) -> int | None:
        """The least the capital may be, in minor units, when it was once so high; None where they are silent."""
        return None if self.floor is None else rounded(highest * self.floor.fraction, Rounding.UP)

    def cap_of(self, capital: int) -> int | None:
        """The most that is paid back in a year when the capital is so high; None where they are silent."""
        return None if self.cap is None else rounded(capital * self.cap.fraction, Rounding.DOWN)


@dataclass(frozen=True, slots=True)
class RedemptionItem:
    """One thing added to the value of the shares (above nothing) or taken off it (below nothing), in minor units."""

    kind: RedemptionItemKind
    minor: int
    description: str = ""


@dataclass(frozen=True, slots=True)
class Sums:
    """A worksheet in four figures, in minor units; ``taken_off`` is above nothing, ``net`` may be below it."""

    value: int
    added: int
    taken_off: int

    @property
    def net(self) -> int:
        """What is paid out; below nothing when the member still owes."""
        return self.value + self.added - self.taken_off


def sums_of(values: Sequence[int], items: Sequence[int]) -> Sums:
    """What the values of the shares and the items of a worksheet come to."""
    return Sums(sum(values), sum(each for each in items if each > 0), -sum(each for each in items if each < 0))


def set_off(owed: Sequence[int], available: int) -> tuple[int, ...]:
    """How much of each debt can be set off against what is there, the first first; nobody gets below nothing by it."""
    taken: list[int] = []
    left = max(available, 0)
    for debt in owed:
        part = min(max(debt, 0), left)
        taken.append(part)
        left -= part
    return tuple(taken)


def left_on(statuses: Sequence[tuple[date, Status]], reason: RedemptionReason, day: date) -> date | None:
    """The day somebody left the roll in this way, by ``day`` or else later; None where they never did.

    ``statuses`` in order of day. Who resigned and died afterwards left on the day of resigning.
    """
    wanted, found = STATUS_OF[reason], None
    begun: date | None = None
    for since, status in statuses:
        if since > day and found is not None:
            break
        if status not in GONE:
            begun = found = None
            continue
        begun = begun or since
        if status is wanted:
            found = begun
    return found


def least_owed(lines: Iterable[DuesLine], day: date) -> int:
    """The least that is owed for a fee at the end of a day and of every later day: so much can be set off on that day.

    Below nothing where more was paid than charged.
    """
    owed, later = 0, dict[date, int]()
    for line in lines:
        if line.on <= day:
            owed += line.minor
        else:
            later[line.on] = later.get(line.on, 0) + line.minor
    least = owed
    for on in sorted(later):
        owed += later[on]
        least = min(least, owed)
    return least


def next_year(year: FinancialYear) -> date:
    """The first day of the financial year after one."""
    return year.last + timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Claim:
    """A refund that waits to be paid, as the order of paying looks at it."""

    redemption_id: int
    reason: RedemptionReason
    effective_on: date
    due_on: date | None
    rest: int


def in_order(claims: Sequence[Claim], order: RefundOrder | None) -> tuple[Claim, ...]:
    """Refunds in the order in which the by-laws let them be paid.

    Where the board decides, or the by-laws are silent, those that are due first stand first.
    """
    match order:
        case RefundOrder.LEAVING:
            return tuple(sorted(claims, key=_by_leaving))
        case RefundOrder.DEATH_FIRST:
            return tuple(sorted(claims, key=_by_death))
        case RefundOrder.AMOUNT:
            return tuple(sorted(claims, key=_by_amount))
        case _:
            return tuple(sorted(claims, key=_by_due))


def before_it(claims: Sequence[Claim], redemption_id: int, order: RefundOrder | None) -> int:
    """How many refunds stand before this one in an order the by-laws lay down; 0 where they leave it open."""
    if order is None or order is RefundOrder.BOARD:
        return 0
    ids = [claim.redemption_id for claim in in_order(claims, order)]
    return ids.index(redemption_id) if redemption_id in ids else 0


def _by_leaving(claim: Claim) -> tuple[date, int]:
    return claim.effective_on, claim.redemption_id


def _by_death(claim: Claim) -> tuple[bool, date, int]:
    return claim.reason is not RedemptionReason.DIED, claim.effective_on, claim.redemption_id


def _by_amount(claim: Claim) -> tuple[int, date, int]:
    return claim.rest, claim.effective_on, claim.redemption_id


def _by_due(claim: Claim) -> tuple[date, date, int]:
    return claim.due_on or date.max, claim.effective_on, claim.redemption_id
