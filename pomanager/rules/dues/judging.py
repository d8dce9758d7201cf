"""What speaks against letting off, carrying over, taking back and reminding, and against the lines of a receipt."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from pomanager.marks import N_
from pomanager.rules.bodies.composition import DAY_AHEAD, about_text
from pomanager.rules.dues.charging import (
    MOST_MINOR,
    NOT_A_PERIOD,
    TOO_LARGE,
    FeePeriod,
    about_amount,
    about_decision,
)
from pomanager.rules.money import Money
from pomanager.rules.objections import Objection, Weight

WAIVED_TOO_MUCH = N_("At most {amount} can be let off: no more is still owed.")
WAIVED_TOO_EARLY = N_("On {day} this was not charged yet.")
NOTHING_CARRIED = N_("Write what was owed, or, with a minus, what was paid in advance.")
ADVANCE_NOT_DUE = N_("Money paid in advance has no last day to pay.")
CARRIED_ALREADY = N_("A balance of this fee was carried over for {name} already. Take that entry back first.")
EARLIER_ENTRIES = N_("Entries before {day} are written already. Look whether the balance holds them, too.")
NO_REASON = N_("Write what was wrong with the entry.")
REVERSES_A_REVERSAL = N_("A reversal cannot be taken back. Write the entry anew.")
REVERSED_ALREADY = N_("This entry was taken back already.")
WAIVED_FIRST = N_("{amount} of this charge was let off. Take that back first.")
OF_A_REFUND = N_("This entry belongs to the refund of shares. Take the refund back.")
NO_CHARGES = N_("Nobody was charged for this period, or all of it was taken back.")
RECEIPT_REVERSED = N_("This receipt was taken back already.")
NO_LINES = N_("Write what was paid for: shares or a fee.")
NOTHING_CHOSEN = N_("Choose the shares or the fee that was paid for.")
TWO_CURRENCIES = N_("A receipt is in one currency. Write a second one for {currency}.")
STANDS_TWICE = N_("“{what}” stands here twice. Put both into one line.")
ADVANCE = N_("{amount} more than is owed of “{what}”: it is kept as paid in advance.")
PAY_BY_FIRST = N_("The last day to pay lies before the day of the reminder.")
NOBODY_OVERDUE = N_("Nobody has dues overdue on that day.")
NONE_OF_THEM = N_("None of those chosen has dues overdue on that day.")
SOME_NOT_OVERDUE = N_("With nothing overdue, and left out: {count}.")
REMINDED_TODAY = N_("Reminded on that day already, and left out: {count}.")
NOBODY_LEFT = N_("Everybody with dues overdue was reminded on that day already.")


@dataclass(frozen=True, slots=True, kw_only=True)
class WaiverFacts:
    """What is let off: ``open_minor`` is what is still owed of the charge, or of the fee, ``charged_on`` its day."""

    today: date
    on: date
    minor: int
    open_minor: Money
    charged_on: date | None
    decision: str = ""
    reason: str = ""


def objections_to_waiver(facts: WaiverFacts) -> tuple[Objection, ...]:
    """Everything to say about letting a member off something owed."""
    found: list[Objection] = []
    if facts.on > facts.today:
        found.append(Objection(DAY_AHEAD, "on", {"day": facts.on}))
    found += about_amount(facts.minor)
    if facts.charged_on is not None and facts.on < facts.charged_on:
        found.append(Objection(WAIVED_TOO_EARLY, "on", {"day": facts.on}))
    elif facts.minor > facts.open_minor.minor:
        found.append(Objection(WAIVED_TOO_MUCH, "minor", {"amount": facts.open_minor}))
    return (*found, *about_decision(facts.decision), *about_text("reason", facts.reason))


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningFacts:
    """A balance carried over; ``first`` is the day of the member's earliest other entry of the fee."""

    today: date
    name: str
    on: date
    minor: int
    due_on: date | None
    is_carried: bool
    first: date | None
    decision: str = ""


def objections_to_opening(facts: OpeningFacts) -> tuple[Objection, ...]:
    """Everything to say about a balance carried over from the books kept before."""
    found: list[Objection] = []
    if facts.on > facts.today:
        found.append(Objection(DAY_AHEAD, "on", {"day": facts.on}))
    if not facts.minor:
        found.append(Objection(NOTHING_CARRIED, "minor"))
    elif abs(facts.minor) > MOST_MINOR:
        found.append(Objection(TOO_LARGE, "minor"))
    if facts.minor < 0 and facts.due_on is not None:
        found.append(Objection(ADVANCE_NOT_DUE, "due_on"))
    if facts.is_carried:
        found.append(Objection(CARRIED_ALREADY, "fee_type_id", {"name": facts.name}))
    elif facts.first is not None and facts.first < facts.on:
        found.append(Objection(EARLIER_ENTRIES, "on", {"day": facts.on}, Weight.WARN))
    return (*found, *about_text("decision", facts.decision))


@dataclass(frozen=True, slots=True, kw_only=True)
class ReversalFacts:
    """The entry that is to be taken back; ``waived`` is what was let off of it, as far as it would hang in the air."""

    is_reversal: bool
    is_reversed: bool
    is_of_refund: bool
    waived: Money
    reason: str


def objections_to_reversal(facts: ReversalFacts) -> tuple[Objection, ...]:
    """Everything to say about taking back an entry of dues."""
    found: list[Objection] = []
    if facts.is_reversal:
        found.append(Objection(REVERSES_A_REVERSAL))
    if facts.is_reversed:
        found.append(Objection(REVERSED_ALREADY))
    elif facts.is_of_refund:
        found.append(Objection(OF_A_REFUND))
    elif facts.waived.minor > 0:
        found.append(Objection(WAIVED_FIRST, details={"amount": facts.waived}))
    return (*found, *about_reason(facts.reason))


def about_reason(reason: str) -> Iterator[Objection]:
    """What there is to say about the reason of a reversal."""
    if not reason.strip():
        yield Objection(NO_REASON, "reason")
    yield from about_text("reason", reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class LineFacts:
    """A line of a receipt for a fee. ``owed`` is what the member owes of it; ``day`` any day of the period named."""

    what: str
    """What it is called; "" where neither shares nor a fee is chosen."""
    key: tuple[str, int, date | None]
    """By which a line that stands twice is known."""
    amount: Money
    owed: Money | None
    """None for shares, which are judged in their own register."""
    day: date | None = None
    period: FeePeriod | None = None


def objections_to_lines(lines: Sequence[LineFacts]) -> tuple[Objection, ...]:
    """Everything to say about the lines of a receipt; ``about`` is "lines.<row>.<cell>"."""
    if not lines:
        return (Objection(NO_LINES, "lines"),)
    found: list[Objection] = []
    keys = [line.key for line in lines]
    for place, line in enumerate(lines):
        about = f"lines.{place}"
        if not line.what:
            found.append(Objection(NOTHING_CHOSEN, f"{about}.what"))
        elif line.key in keys[:place]:
            found.append(Objection(STANDS_TWICE, f"{about}.what", {"what": line.what}))
        elif line.amount.currency != lines[0].amount.currency:
            found.append(Objection(TWO_CURRENCIES, f"{about}.what", {"currency": line.amount.currency}))
        found += about_amount(line.amount.minor, f"{about}.minor")
        if line.day is not None and line.period is not None and line.day != line.period.first:
            details = {"day": line.day, "first": line.period.first}
            found.append(Objection(NOT_A_PERIOD, f"{about}.period_from", details))
    return (*found, *_advances(lines))


def _advances(lines: Sequence[LineFacts]) -> Iterator[Objection]:
    """What is paid of a fee beyond what is owed of it, over all its lines."""
    left: dict[int, int] = {}
    for place, line in enumerate(lines):
        if line.owed is None or line.amount.minor <= 0:
            continue
        fee = line.key[1]
        open_minor = left.get(fee, max(0, line.owed.minor))
        left[fee] = max(0, open_minor - line.amount.minor)
        beyond = line.amount.minor - open_minor
        if beyond > 0:
            details = {"amount": Money(beyond, line.amount.currency), "what": line.what}
            yield Objection(ADVANCE, f"lines.{place}.minor", details, Weight.WARN)


@dataclass(frozen=True, slots=True, kw_only=True)
class RemindingFacts:
    """Whom a reminder of a day would reach. ``asked`` is None for everybody, else how many were chosen."""

    today: date
    on: date
    pay_by: date | None
    asked: int | None
    overdue: int
    """How many of those asked for have dues overdue."""
    reminded: int
    """How many of those were reminded on the day already."""


def objections_to_reminding(facts: RemindingFacts) -> tuple[Objection, ...]:
    """Everything to say about writing down reminders."""
    found: list[Objection] = []
    if facts.on > facts.today:
        found.append(Objection(DAY_AHEAD, "on", {"day": facts.on}))
    if facts.pay_by is not None and facts.pay_by < facts.on:
        found.append(Objection(PAY_BY_FIRST, "pay_by"))
    if not facts.overdue:
        found.append(Objection(NOBODY_OVERDUE if facts.asked is None else NONE_OF_THEM, "members"))
    elif facts.reminded == facts.overdue:
        found.append(Objection(NOBODY_LEFT, "members"))
    else:
        if facts.asked is not None and facts.asked > facts.overdue:
            left_out = {"count": facts.asked - facts.overdue}
            found.append(Objection(SOME_NOT_OVERDUE, "members", left_out, Weight.WARN))
        if facts.reminded:
            found.append(Objection(REMINDED_TODAY, "members", {"count": facts.reminded}, Weight.WARN))
    return tuple(found)
