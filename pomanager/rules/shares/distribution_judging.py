"""What speaks against interest on shares and patronage refunds, against paying them out and taking them back."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from pomanager.marks import N_
from pomanager.rules.bodies.composition import DAY_AHEAD, about_text
from pomanager.rules.bodies.leaving import NAME_DECISION, NO_NEGATIVE, WRITE_REASON
from pomanager.rules.bodies.limits import SILENT
from pomanager.rules.bylaws.values import Percent
from pomanager.rules.money import Money
from pomanager.rules.objections import Objection, Weight, Word
from pomanager.rules.shares.distributions import SurplusLimits, rate_of, read_rate, written_rate
from pomanager.rules.shares.kinds import Channel, DistributionKind, Rate, SharedBy

MOST_NAMED = 10
"""So many numbers a sentence names; the others are counted."""

LAST_DAY_FIRST = N_("The last day lies before the first.")
WHICH_SHARES = N_("Say on which shares interest is paid.")
NOT_A_RATE = N_("“{text}” is no rate. Write percent a year from 0 to 100, such as 3.5.")
RATE_OF_NOTHING = N_("A rate above 0 is needed.")
SUM_OF_NOTHING = N_("A sum above 0 is needed.")
NOBODY_HELD = N_("Nobody held such shares in this period: there is nobody to share it out to.")
NO_ROWS = N_("The table names nobody. Each row has a member number and an amount.")
UNKNOWN_NUMBERS = N_("Nobody on the roll has these numbers: {numbers}.")
TWICE = N_("These numbers stand in the table twice: {numbers}.")
BELOW_NOTHING = N_("These amounts are below zero: {numbers}.")
ALL_NOTHING = N_("All amounts of the table are 0: there is nothing to share it out by.")
ROUNDS_TO_NOTHING = N_("At this rate everybody gets less than half of the smallest unit: nothing would be paid.")
NO_INTEREST = N_("The by-laws allow no interest on shares.")
ABOVE_LIMIT = N_("This comes to {rate} % a year. The by-laws allow {most} %.")
CAP_NOT_TYPED = N_("The by-laws limit interest by {cap}. Write that rate, so that it can be judged.")
RESERVES_FIRST = N_("The by-laws put {needed} of this surplus to the reserves first; {reserves} is less.")
NO_RESERVES_SAID = N_("Write how much is put to the reserves: by the by-laws {needed} at least.")
MORE_THAN_SURPLUS = N_("{total} is more than the surplus leaves: {left}.")
SURPLUS_NOT_SAID = N_("The surplus is not written: whether reserves come first is not judged.")
NO_SURPLUS = N_("A surplus is above 0. Without one nothing is given to members.")
OTHER_BASE = N_("The by-laws share refunds out by {base}.")
PAID_ALREADY = N_("Interest on these shares was decided for {since} to {until} already.")

TAKEN_BACK = N_("This distribution was taken back.")
BEFORE_DECISION = N_("It was decided on {day}. It cannot be paid before that.")
NOBODY_CHOSEN = N_("Choose whom to pay.")
NOTHING_LEFT = N_("Nothing is left to be paid to these: {numbers}.")
ALL_PAID = N_("All of it is paid.")
ABOVE_REST = N_("{minor} is more than is left to be paid: {rest}.")
PART_FOR_ONE = N_("A part is paid to one member at a time.")
OTHER_CURRENCY = N_("These shares are in {currency}, the distribution is not.")
NO_VALUE = N_("These shares have no nominal value on that day.")
NO_WHOLE_SHARE = N_("Nobody chosen has enough left for one whole share of {unit}.")
TAKEN_ALREADY = N_("This payment was taken back already.")
PAID_WITH_REFUND = N_("This payment belongs to a refund of shares. Take the refund back.")
PAID_OUT_OF_IT = N_("{paid} was paid out of it. Take the payments back first.")
NOT_PAID = N_("No payment of it is left to be taken back.")

CAP_WORDS = {
    "discount_rate": N_("the discount rate of the central bank"),
    "bond_rate": N_("the rate of bonds the law names"),
    "prime_rate": N_("the prime rate"),
    "limited": N_("the limited return the law names"),
}
BASE_WORDS = {
    "operations": N_("what each has done with the cooperative"),
    "equal": N_("equal parts"),
    "shares": N_("the shares held"),
}
_RESERVES = N_("the reserves")
_INTEREST = N_("the limit of interest")


@dataclass(frozen=True, slots=True, kw_only=True)
class DistributionFacts:
    """A distribution as it is ordered, and what the books say about it; amounts are minor units of ``currency``.

    ``bases`` and ``held`` are amounts × days, or for a refund shared out by operations what the table says.
    """

    today: date
    kind: DistributionKind
    how: Rate
    period_from: date
    period_to: date
    decided_on: date
    decision: str
    currency: str
    has_type: bool
    rate: str
    pool: int | None
    shared_by: SharedBy
    rows: int
    unknown: tuple[str, ...] = ()
    doubled: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    bases: int = 0
    held: int = 0
    """Amounts × days of the shares interest is judged on, whichever way it is said."""
    total: int = 0
    surplus: int | None = None
    reserves: int | None = None
    reserves_reason: str = ""
    cap_rate: str = ""
    given_before: int = 0
    """What was given of the surplus of the same period before."""
    overlapping: tuple[date, date] | None = None
    """The period of earlier interest on these shares that shares a day with this."""

    @property
    def by_table(self) -> bool:
        """Whether a table says what each gets, or by what a sum is shared out."""
        is_refund = self.kind is DistributionKind.PATRONAGE
        by_operations = is_refund and self.how is Rate.POOL and self.shared_by is SharedBy.OPERATIONS
        return self.how is Rate.AMOUNTS or by_operations


def objections_to_distribution(facts: DistributionFacts, limits: SurplusLimits) -> tuple[Objection, ...]:
    """Everything to say about a distribution, and what could not be judged."""
    return (
        *_days(facts),
        *_amounts(facts),
        *_rows(facts),
        *(_interest(facts, limits) if facts.kind is DistributionKind.INTEREST else _patronage(facts, limits)),
        *_surplus(facts, limits),
        *about_text("decision", facts.decision),
    )


def _days(facts: DistributionFacts) -> Iterator[Objection]:
    if facts.period_to < facts.period_from:
        yield Objection(LAST_DAY_FIRST, "period_to")
    for about, day in (("period_to", facts.period_to), ("decided_on", facts.decided_on)):
        if day > facts.today:
            yield Objection(DAY_AHEAD, about, {"day": day})
    if not facts.decision.strip():
        yield Objection(NAME_DECISION, "decision")


def _amounts(facts: DistributionFacts) -> Iterator[Objection]:
    """How much: the rate, the sum, and somebody to give it to."""
    if facts.kind is DistributionKind.INTEREST and not facts.has_type:
        yield Objection(WHICH_SHARES, "share_type_id")
        return
    if facts.how is Rate.PERCENT_A_YEAR:
        yield from _rate("rate", facts.rate)
    if facts.how is Rate.POOL and (facts.pool is None or facts.pool <= 0):
        yield Objection(SUM_OF_NOTHING, "pool_minor")
    if facts.by_table and facts.rows and facts.bases <= 0:
        yield Objection(ALL_NOTHING, "rows")
    if not facts.by_table and facts.bases <= 0:
        yield Objection(NOBODY_HELD, "period_to")
    elif facts.how is Rate.PERCENT_A_YEAR and facts.total == 0 and not list(_rate("rate", facts.rate)):
        yield Objection(ROUNDS_TO_NOTHING, "rate")


def _rate(about: str, text: str) -> Iterator[Objection]:
    try:
        rate = read_rate(text)
    except ValueError:
        yield Objection(NOT_A_RATE, about, {"text": text})
        return
    if rate == 0:
        yield Objection(RATE_OF_NOTHING, about)


def _rows(facts: DistributionFacts) -> Iterator[Objection]:
    """What is wrong with the rows of a table, where one is needed."""
    if facts.by_table and not facts.rows:
        yield Objection(NO_ROWS, "rows")
    for message, numbers in ((UNKNOWN_NUMBERS, facts.unknown), (TWICE, facts.doubled), (BELOW_NOTHING, facts.below)):
        if numbers:
            yield Objection(message, "rows", {"numbers": named(numbers)})


def named(numbers: Sequence[str]) -> str:
    """Numbers of members for a sentence: the first of many, and how many more."""
    shown = ", ".join(numbers[:MOST_NAMED])
    return f"{shown} {unnamed(numbers)}" if len(numbers) > MOST_NAMED else shown


def unnamed(all_of_them: Sequence[object]) -> str:
    """What stands for those of many who are not named."""
    return f"… (+{len(all_of_them) - MOST_NAMED})"


def _interest(facts: DistributionFacts, limits: SurplusLimits) -> Iterator[Objection]:
    if facts.overlapping is not None:
        since, until = facts.overlapping
        yield Objection(PAID_ALREADY, "period_from", {"since": since, "until": until})
    if limits.interest_cap == "none":
        yield Objection(NO_INTEREST, "kind")
        return
    if limits.interest_percent is None and limits.interest_cap is None:
        yield Objection(SILENT, "", {"subject": Word(_INTEREST)}, Weight.WARN)
    if limits.interest_percent is not None:
        yield from _above(facts, _in_percent(limits.interest_percent), "rate")
    if limits.interest_cap is None:
        return
    if not facts.cap_rate.strip():
        details = {"cap": Word(CAP_WORDS[limits.interest_cap])}
        yield Objection(CAP_NOT_TYPED, "cap_rate", details, Weight.WARN)
        return
    try:
        most = read_rate(facts.cap_rate)
    except ValueError:
        yield Objection(NOT_A_RATE, "cap_rate", {"text": facts.cap_rate})
        return
    yield from _above(facts, most, "rate")


def _above(facts: DistributionFacts, most: Fraction, about: str) -> Iterator[Objection]:
    """What is said where the interest comes to more than a limit: as typed, or as the sum comes to."""
    if facts.how is Rate.PERCENT_A_YEAR:
        try:
            rate = read_rate(facts.rate)
        except ValueError:
            return
    else:
        rate, about = rate_of(facts.total, facts.held), "pool_minor" if facts.how is Rate.POOL else "rows"
    if rate > most:
        details = {"rate": Decimal(written_rate(rate)), "most": Decimal(written_rate(most))}
        yield Objection(ABOVE_LIMIT, about, details)


def _in_percent(percent: Percent) -> Fraction:
    return percent.fraction * 100


def _patronage(facts: DistributionFacts, limits: SurplusLimits) -> Iterator[Objection]:
    if facts.how is Rate.PERCENT_A_YEAR:
        yield Objection(SUM_OF_NOTHING, "pool_minor")
    said = limits.patronage_base
    if facts.how is Rate.POOL and said is not None and said != facts.shared_by.value:
        yield Objection(OTHER_BASE, "shared_by", {"base": Word(BASE_WORDS[said])}, Weight.WARN)


def _surplus(facts: DistributionFacts, limits: SurplusLimits) -> Iterator[Objection]:
    """Whether the reserves come first, and the surplus reaches."""
    asks = limits.general is not None or limits.education is not None
    if facts.surplus is None:
        if asks:
            yield Objection(SURPLUS_NOT_SAID, "surplus_minor", {}, Weight.WARN)
        return
    if facts.surplus <= 0:
        yield Objection(NO_SURPLUS, "surplus_minor")
        return
    if not asks:
        yield Objection(SILENT, "", {"subject": Word(_RESERVES)}, Weight.WARN)
    needed, reserves = limits.reserves_needed(facts.surplus), facts.reserves or 0
    if 0 <= reserves < needed:
        message = RESERVES_FIRST if facts.reserves is not None else NO_RESERVES_SAID
        details = {"needed": Money(needed, facts.currency), "reserves": Money(reserves, facts.currency)}
        weight = Weight.WARN if facts.reserves_reason.strip() else Weight.STOP
        yield Objection(message, "reserves_minor", details, weight)
    if reserves < 0:
        yield Objection(NO_NEGATIVE, "reserves_minor")
    left = facts.surplus - max(reserves, 0) - facts.given_before
    if facts.total > left:
        details = {"total": Money(facts.total, facts.currency), "left": Money(max(left, 0), facts.currency)}
        yield Objection(MORE_THAN_SURPLUS, "surplus_minor", details)


@dataclass(frozen=True, slots=True, kw_only=True)
class PayingFacts:
    """Paying a distribution out: what is left of it to those chosen, in minor units of ``currency``."""

    today: date
    on: date
    decided_on: date
    is_taken_back: bool
    currency: str
    chosen: int
    """How many members; all who have something left where nobody was named."""
    are_named: bool
    rest: int
    """What is left to them together."""
    without: tuple[str, ...] = ()
    """Numbers of those named who have nothing left."""
    minor: int | None = None
    channel: Channel = Channel.CASH
    into: "IntoShares | None" = None


@dataclass(frozen=True, slots=True)
class IntoShares:
    """The shares an amount is turned into: their currency and nominal value on that day, and who gets how many."""

    currency: str
    unit: int | None
    shares: int


def objections_to_paying(facts: PayingFacts) -> tuple[Objection, ...]:
    """Everything to say about paying a distribution out, in money or in shares."""
    found: list[Objection] = []
    if facts.is_taken_back:
        found.append(Objection(TAKEN_BACK, "distribution_id"))
    if facts.on > facts.today:
        found.append(Objection(DAY_AHEAD, "on", {"day": facts.on}))
    elif facts.on < facts.decided_on:
        found.append(Objection(BEFORE_DECISION, "on", {"day": facts.decided_on}))
    if facts.are_named and not facts.chosen:
        found.append(Objection(NOBODY_CHOSEN, "member_ids"))
    if facts.without:
        found.append(Objection(NOTHING_LEFT, "member_ids", {"numbers": named(facts.without)}))
    if not facts.are_named and facts.rest <= 0:
        found.append(Objection(ALL_PAID, "member_ids"))
    found += _part(facts)
    found += _into(facts)
    return tuple(found)


def _part(facts: PayingFacts) -> Iterator[Objection]:
    if facts.minor is None:
        return
    if not facts.are_named or facts.chosen != 1:
        yield Objection(PART_FOR_ONE, "minor")
    elif facts.minor <= 0:
        yield Objection(SUM_OF_NOTHING, "minor")
    elif facts.minor > facts.rest > 0:
        details = {"minor": Money(facts.minor, facts.currency), "rest": Money(facts.rest, facts.currency)}
        yield Objection(ABOVE_REST, "minor", details)


def _into(facts: PayingFacts) -> Iterator[Objection]:
    into = facts.into
    if into is None:
        return
    if into.currency != facts.currency:
        yield Objection(OTHER_CURRENCY, "into_type_id", {"currency": into.currency})
    elif into.unit is None:
        yield Objection(NO_VALUE, "into_type_id")
    elif not into.shares and facts.rest > 0:
        yield Objection(NO_WHOLE_SHARE, "into_type_id", {"unit": Money(into.unit, into.currency)})


def objections_to_taking_back(paid: int, currency: str, *, is_taken_back: bool, reason: str) -> tuple[Objection, ...]:
    """Everything to say about taking a whole distribution back, of which so much was paid out."""
    found = list(about_reason(reason))
    if is_taken_back:
        found.append(Objection(TAKEN_BACK, "distribution_id"))
    elif paid:
        found.append(Objection(PAID_OUT_OF_IT, "distribution_id", {"paid": Money(paid, currency)}))
    return tuple(found)


def about_reason(reason: str) -> Iterator[Objection]:
    """What there is to say about why something is taken back."""
    if not reason.strip():
        yield Objection(WRITE_REASON, "reason")
    yield from about_text("reason", reason)
