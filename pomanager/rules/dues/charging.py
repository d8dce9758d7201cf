"""What a fee is, by which periods it is owed, when a charge is due, and what speaks against writing either down."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pomanager.marks import N_
from pomanager.rules.bodies.composition import DAY_AHEAD, about_text
from pomanager.rules.calendar import MONTHS, add_months, financial_year
from pomanager.rules.dues.kinds import FeeKind, Period
from pomanager.rules.member_objections import NO_DECISION
from pomanager.rules.members import ON_ROLL, Status
from pomanager.rules.objections import Objection, Weight
from pomanager.rules.shares.currencies import is_currency
from pomanager.rules.shares.judging import NOT_POSITIVE
from pomanager.rules.shares.kinds import Holder
from pomanager.rules.shares.receipts import NOT_A_CURRENCY
from pomanager.rules.wording import Wording

MOST_MINOR = 10**15
"""No amount in minor units is larger: sums of a million of them are still whole numbers of the file."""
LONGEST_CODE = 12
MOST_DAYS_TO_PAY = 730

MONTHS_OF = {Period.MONTH: 1, Period.QUARTER: 3, Period.HALF_YEAR: 6, Period.YEAR: MONTHS}
"""How many months a period of dues has."""

NO_CODE = N_("Write a short code, such as DUES. Tables name the fee by it.")
CODE_TOO_LONG = N_("A code has at most {most} letters and figures, without blanks.")
CODE_TAKEN = N_("The code {code} is that of another fee.")
NO_FEE_NAME = N_("Write what the fee is called.")
NEEDS_PERIOD = N_("Dues are owed by period. Choose how often.")
NO_PERIOD = N_("Only dues are owed by period. Choose “once”.")
TOO_LARGE = N_("This amount is too large to be true.")
DAYS_TO_PAY = N_("The days to pay lie between 0 and {most}.")
ENDS_FIRST = N_("The last day lies before the first.")
AMOUNT_ANEW = N_("The amount was set in {was}. Write how much it is in {currency}.")
HAS_ENTRIES = N_("This fee was charged or paid already. Its kind, period and currency stay as they are.")
CHARGED_SINCE = N_("Charges from {day} on are written already. They stay as they are.")
NOT_A_PERIOD = N_("No period of this fee begins on {day}. The period of that day begins on {first}.")
NO_AMOUNT = N_("This fee has no amount on {day}. Set it first.")
NOT_YET_OWED = N_("This fee is owed only from {day} on.")
NO_LONGER_OWED = N_("This fee was owed until {day}.")
CHARGED_ON_ADMISSION = N_("An admission fee is charged to each member on admission, not to everybody.")
NOBODY_TO_CHARGE = N_("Nobody is left to be charged for this period.")
NOT_ON_ROLL = N_("{name} was not on the roll on {day}.")
OWED_BY_PEOPLE = N_("This fee is owed by people, not by organisations.")
OWED_BY_ORGANISATIONS = N_("This fee is owed by organisations, not by people.")
CHARGED_ALREADY = N_("{name} was charged this fee for this period already.")
ADMISSION_CHARGED = N_("{name} was charged an admission fee on {day} already.")
DUE_BEFORE = N_("The last day to pay lies before the charge.")
CHARGED_OUTSIDE = N_("The day of the charge lies outside the period.")


@dataclass(frozen=True, slots=True)
class FeePeriod:
    """The days a charge is for, both belonging to it; one day for a fee that is owed once."""

    first: date
    last: date


def period_of(period: Period, day: date, start_month: int = 1, start_day: int = 1) -> FeePeriod:
    """The period a day lies in, along a financial year beginning so; raises ValueError as ``financial_year`` does."""
    if period is Period.ONCE:
        return FeePeriod(day, day)
    year, months = financial_year(day, start_month, start_day), MONTHS_OF[period]
    starts = [add_months(year.first, number) for number in range(0, MONTHS, months)]
    place = max(place for place, start in enumerate(starts) if start <= day)
    following = starts[place + 1] if place + 1 < len(starts) else year.last + timedelta(days=1)
    return FeePeriod(starts[place], following - timedelta(days=1))


def periods_between(
    period: Period, first: date, last: date, start_month: int = 1, start_day: int = 1
) -> tuple[FeePeriod, ...]:
    """Every period that meets the days from ``first`` to ``last``, the earliest first; none for a fee owed once."""
    found: list[FeePeriod] = []
    day = first
    while period is not Period.ONCE and day <= last:
        found.append(period_of(period, day, start_month, start_day))
        day = found[-1].last + timedelta(days=1)
    return tuple(found)


def due_day(charged_on: date, days: int) -> date:
    """The last day to pay: so many days after the charge, which is still in time."""
    return charged_on + timedelta(days=days)


def owes(holder: Holder, *, is_organisation: bool) -> bool:
    """Whether a fee that is owed by those is owed by a person or an organisation."""
    return holder is Holder.ANYBODY or is_organisation is (holder is Holder.ORGANISATIONS)


def about_amount(minor: int | None, about: str = "minor") -> Iterator[Objection]:
    """What there is to say about an amount that has to be above nothing."""
    if minor is None or minor <= 0:
        yield Objection(NOT_POSITIVE, about)
    elif minor > MOST_MINOR:
        yield Objection(TOO_LARGE, about)


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeFacts:
    """A fee as it would stand; ``is_used`` tells that something was charged or paid, ``was`` what it is then."""

    code: str
    name: Wording
    kind: FeeKind
    period: Period
    currency: str
    owed_by: Holder = Holder.ANYBODY
    due_after_days: int = 0
    since: date | None = None
    until: date | None = None
    code_taken: bool = False
    is_used: bool = False
    was: tuple[FeeKind, Period, str] | None = None
    has_amounts: bool = False
    """Whether amounts were set, in the currency it had."""
    minor: int | None = None
    """The amount in another currency than it had."""

    @property
    def amounts_anew(self) -> bool:
        """Whether the amounts set so far are in another currency than it would have."""
        return self.has_amounts and self.was is not None and self.was[2] != self.currency


def objections_to_fee(facts: FeeFacts) -> tuple[Objection, ...]:
    """Everything to say about a fee as it would stand."""
    return (*_about_names(facts), *_about_kind(facts), *_about_days(facts))


def _about_names(facts: FeeFacts) -> Iterator[Objection]:
    code = facts.code.strip()
    if not code:
        yield Objection(NO_CODE, "code")
    elif len(code) > LONGEST_CODE or any(letter.isspace() for letter in code):
        yield Objection(CODE_TOO_LONG, "code", {"most": LONGEST_CODE})
    elif facts.code_taken:
        yield Objection(CODE_TAKEN, "code", {"code": code})
    yield from about_text("code", facts.code)
    if not facts.name:
        yield Objection(NO_FEE_NAME, "name")
    for text in facts.name.texts.values():
        yield from about_text("name", text)


def _about_kind(facts: FeeFacts) -> Iterator[Objection]:
    if facts.kind is FeeKind.DUES and facts.period is Period.ONCE:
        yield Objection(NEEDS_PERIOD, "period")
    if facts.kind is not FeeKind.DUES and facts.period is not Period.ONCE:
        yield Objection(NO_PERIOD, "period")
    if not is_currency(facts.currency):
        yield Objection(NOT_A_CURRENCY, "currency")
    if facts.is_used and facts.was is not None and facts.was != (facts.kind, facts.period, facts.currency):
        yield Objection(HAS_ENTRIES, "kind")
    elif facts.was is not None and facts.amounts_anew and is_currency(facts.currency):
        if facts.minor is None:
            yield Objection(AMOUNT_ANEW, "minor", {"currency": facts.currency, "was": facts.was[2]})
        else:
            yield from about_amount(facts.minor)


def _about_days(facts: FeeFacts) -> Iterator[Objection]:
    if not 0 <= facts.due_after_days <= MOST_DAYS_TO_PAY:
        yield Objection(DAYS_TO_PAY, "due_after_days", {"most": MOST_DAYS_TO_PAY})
    if facts.since is not None and facts.until is not None and facts.until < facts.since:
        yield Objection(ENDS_FIRST, "until")


def objections_to_fee_amount(
    minor: int | None, since: date, decision: str, charged: date | None
) -> tuple[Objection, ...]:
    """Everything to say about how much a fee is from a day on; ``charged`` is the last day charged for so far.

    The day may lie ahead: an assembly decides in autumn what is owed from January.
    """
    found = list(about_amount(minor))
    if charged is not None and charged >= since:
        found.append(Objection(CHARGED_SINCE, "since", {"day": since}, Weight.WARN))
    return (*found, *about_decision(decision))


def about_decision(decision: str) -> Iterator[Objection]:
    """What there is to say about the decision papers quote."""
    if not decision.strip():
        yield Objection(NO_DECISION, "decision", weight=Weight.WARN)
    yield from about_text("decision", decision)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwedFacts:
    """The fee a charge is of, as the books have it on the day of the charge; ``minor`` None where no amount is set."""

    kind: FeeKind
    period: Period
    owed_by: Holder
    since: date | None
    until: date | None
    minor: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundFacts:
    """A charge of everybody for one period: the fee, the day asked for, the period of that day, whom it would meet."""

    today: date
    fee: OwedFacts
    day: date
    period: FeePeriod
    to_charge: int
    decision: str = ""


def objections_to_round(facts: RoundFacts) -> tuple[Objection, ...]:
    """Everything to say about charging everybody on the roll for a period."""
    found: list[Objection] = []
    if facts.fee.kind is FeeKind.ADMISSION:
        found.append(Objection(CHARGED_ON_ADMISSION, "fee_type_id"))
    if facts.day != facts.period.first:
        details = {"day": facts.day, "first": facts.period.first}
        found.append(Objection(NOT_A_PERIOD, "period_from", details))
    if facts.day > facts.today:
        found.append(Objection(DAY_AHEAD, "period_from", {"day": facts.day}))
    found += _about_fee(facts.fee, facts.day, "period_from")
    if facts.fee.minor is None:
        found.append(Objection(NO_AMOUNT, "fee_type_id", {"day": facts.day}))
    if not found and not facts.to_charge:
        found.append(Objection(NOBODY_TO_CHARGE))
    return (*found, *about_text("decision", facts.decision))


def _about_fee(fee: OwedFacts, day: date, about: str) -> Iterator[Objection]:
    if fee.since is not None and day < fee.since:
        yield Objection(NOT_YET_OWED, about, {"day": fee.since})
    if fee.until is not None and day > fee.until:
        yield Objection(NO_LONGER_OWED, about, {"day": fee.until})


@dataclass(frozen=True, slots=True, kw_only=True)
class ChargeFacts:
    """A charge of one member. ``status`` is the standing on that day, None before any.

    ``minor`` is what the order says, None for the amount of the day. ``charged`` are the first days of periods this
    member was charged this fee for, and the days of the charge of a fee that has no periods.
    """

    today: date
    fee: OwedFacts
    name: str
    status: Status | None
    is_organisation: bool
    on: date
    minor: int | None
    due_on: date | None
    day: date | None
    """Any day of the period as the order says it: for dues the first."""
    period: FeePeriod | None
    charged: Sequence[date] = ()
    decision: str = ""


def objections_to_charge(facts: ChargeFacts) -> tuple[Objection, ...]:
    """Everything to say about charging one member."""
    found = [*_about_member(facts), *_about_fee(facts.fee, facts.on, "on")]
    if facts.on > facts.today:
        found.append(Objection(DAY_AHEAD, "on", {"day": facts.on}))
    if facts.due_on is not None and facts.due_on < facts.on:
        found.append(Objection(DUE_BEFORE, "due_on"))
    if facts.minor is None and facts.fee.minor is None:
        found.append(Objection(NO_AMOUNT, "minor", {"day": facts.on}))
    elif facts.minor is not None:
        found += about_amount(facts.minor)
    return (*found, *_about_period(facts), *about_text("decision", facts.decision))


def _about_member(facts: ChargeFacts) -> Iterator[Objection]:
    if facts.status not in ON_ROLL:
        yield Objection(NOT_ON_ROLL, "member_id", {"name": facts.name, "day": facts.on})
    if not owes(facts.fee.owed_by, is_organisation=facts.is_organisation):
        yield Objection(OWED_BY_PEOPLE if facts.is_organisation else OWED_BY_ORGANISATIONS, "member_id")


def _about_period(facts: ChargeFacts) -> Iterator[Objection]:
    if facts.fee.kind is FeeKind.ADMISSION:
        if facts.charged:
            details = {"name": facts.name, "day": max(facts.charged)}
            yield Objection(ADMISSION_CHARGED, "fee_type_id", details, Weight.WARN)
        return
    if facts.period is None:
        if facts.on in facts.charged:
            yield Objection(CHARGED_ALREADY, "on", {"name": facts.name}, Weight.WARN)
        return
    if facts.day is not None and facts.day != facts.period.first:
        yield Objection(NOT_A_PERIOD, "period_from", {"day": facts.day, "first": facts.period.first})
    elif facts.period.first in facts.charged:
        yield Objection(CHARGED_ALREADY, "period_from", {"name": facts.name})
    if not facts.period.first <= facts.on <= facts.period.last:
        yield Objection(CHARGED_OUTSIDE, "on")
