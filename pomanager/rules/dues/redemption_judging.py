"""What speaks against working out a refund of shares, putting it off, paying it and taking it back."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from pomanager.marks import N_
from pomanager.rules.bodies.composition import DAY_AHEAD, about_text
from pomanager.rules.bodies.leaving import NO_NEGATIVE, TAKEN_BACK_ALREADY, WRITE_REASON
from pomanager.rules.bodies.limits import SILENT
from pomanager.rules.calendar import FinancialYear
from pomanager.rules.dues.kinds import ITEM_WORDS, RedemptionItemKind, RedemptionReason
from pomanager.rules.dues.redemptions import ADDED, TAKEN_OFF, PriceRule, RedemptionItem, RefundLimits, Sums, next_year
from pomanager.rules.members import ON_ROLL, STATUS_WORDS, Status
from pomanager.rules.money import Money
from pomanager.rules.objections import Objection, Weight, Word
from pomanager.rules.shares.distribution_judging import SUM_OF_NOTHING

NOT_LEFT = N_("{name} has not left the roll in this way by {day}. Record that first.")
STAYS_NOT = N_("{name} was {status} on {day}. Only a member who stays gives some shares back.")
BEFORE_LEAVING = N_("{name} left on {day}. Shares cannot be paid back for an earlier day.")
NOTICE_AFTER = N_("The notice cannot come after the day the shares are cancelled.")
NO_SHARES = N_("Say which shares are given back, and how many.")
TWO_CURRENCIES = N_("These shares are in different currencies. Make a worksheet for each.")
TYPE_TWICE = N_("The same type stands there twice.")
SAY_WHY_PRICE = N_("By the by-laws {paid} is paid back. Write why it is another price.")
NO_LOSSES = N_("The by-laws take a share of the losses off. None is written.")
NO_RESERVES = N_("The by-laws add a share of the reserves. None is written.")
LOSSES_NOT_TAKEN = N_("The by-laws pay back the nominal value: they take nothing off for losses. Write why it is done.")
RESERVES_NOT_ADDED = N_("The by-laws give leavers nothing of the reserves. Write why it is done.")
ONLY_ADDED = N_("“{item}” is added: the amount is above zero.")
ONLY_TAKEN_OFF = N_("“{item}” is taken off: the amount is below zero.")
NOTHING = N_("An amount of 0 changes nothing. Leave the line out.")
DESCRIBE = N_("Describe what “{item}” is.")
DUES_FROM_ACCOUNT = N_("Dues are set off as the member’s account says, not typed.")
ABOVE_OWED = N_("{owed} is owed for “{fee}”: no more can be set off.")
ABOVE_VALUE = N_("{available} is there to set dues off against: no more can be set off.")
OTHER_CURRENCY = N_("“{fee}” is owed in {currency}: it cannot be set off.")
NOT_OWED = N_("Nothing is left to be paid of that distribution.")
MEMBER_OWES = N_("{name} still owes {owed}: nothing is paid out.")
WHO_IS_PAID = N_("Write who is paid: the heirs or their representative.")
KEEPS_SOME = N_("{name} has left and keeps shares of the type {type}: {shares}.")
LATER_THAN_DUE = N_("By the by-laws it is paid by {day}. A later day needs a reasoned extension.")
DUE_BEFORE = N_("The last day to pay lies before the shares are cancelled.")
BELOW_FLOOR = N_(
    "The capital would fall to {after}. The by-laws keep it at {floor} at least: wait until the capital has grown."
)

TAKEN_BACK = N_("This refund was taken back.")
NO_DUE_DAY = N_("No last day to pay was set: there is nothing to put off.")
EXTENDED_ALREADY = N_("It was put off once already, to {day}. The by-laws allow it once.")
NOT_LATER = N_("It is to be paid by {day}. Choose a later day.")
TOO_LONG = N_("By the by-laws it can be put off to {day} at the latest.")
SAY_WHY_LATER = N_("Write the reasons: putting a refund off has to be a reasoned decision.")
PAID_WHOLE = N_("It is paid.")
BEFORE_CANCELLED = N_("The shares were cancelled on {day}. Nothing is paid before that.")
ABOVE_REST = N_("{rest} is left to be paid: no more can be paid out.")
ABOVE_CAP = N_(
    "The by-laws let {cap} be paid back in this financial year; {room} of it is left. The rest waits until {day}."
)
OTHERS_FIRST = N_("By the by-laws, other refunds are paid before this one: {count}.")
PAID_OUT_OF_IT = N_("{paid} was paid out of it. Take the payments back first.")

_DESCRIBED = frozenset({RedemptionItemKind.LOAN, RedemptionItemKind.INPUTS, RedemptionItemKind.OTHER})

SUBJECTS: Mapping[str, str] = {
    "price": N_("the price shares are paid back at"),
    "within": N_("the time to pay shares back"),
    "floor": N_("how far the capital may fall"),
    "cap": N_("how much is paid back in a year"),
    "extension": N_("putting refunds off"),
}
"""Field of the limits → what the by-laws are silent on."""


@dataclass(frozen=True, slots=True)
class SharesGiven:
    """Shares of one type on a worksheet: what was paid on them, and what they are paid back at, in minor units."""

    code: str
    currency: str
    shares: int
    paid: int
    value: int
    keeps: int
    """Shares of the type the member has left afterwards."""


@dataclass(frozen=True, slots=True)
class DebtSetOff:
    """A debt of dues: how much is owed, and how much of it is set off, in minor units."""

    fee: str
    currency: str
    owed: int
    minor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WorksheetFacts:
    """A worksheet as it is ordered, and what the books say of the member.

    ``left_on`` is the day the member left the roll in the way the reason says, None where they did not; ``status`` is
    the standing on ``effective_on``.
    """

    today: date
    name: str
    reason: RedemptionReason
    status: Status | None
    left_on: date | None
    notice_on: date | None
    effective_on: date
    due_on: date | None
    shares: tuple[SharesGiven, ...]
    items: tuple[RedemptionItem, ...]
    """Those typed."""
    debts: tuple[DebtSetOff, ...]
    sums: Sums
    doubled: bool
    price_reason: str
    payee: str
    decision: str
    capital_after: int | None = None
    """The lowest capital there would be from that day on; None where no floor is set."""
    floor: int | None = None
    missing: int = 0
    """Distributions named of which nothing is left to be paid."""


def objections_to_worksheet(facts: WorksheetFacts, limits: RefundLimits) -> tuple[Objection, ...]:
    """Everything to say about a worksheet, and on what the by-laws are silent."""
    return (
        *_days(facts, limits),
        *_shares(facts),
        *_price(facts, limits),
        *_items(facts),
        *_debts(facts),
        *_floor(facts),
        *_result(facts),
        *silences(limits, "price", "within", "floor", "cap"),
        *about_text("price_reason", facts.price_reason),
        *about_text("payee", facts.payee),
        *about_text("decision", facts.decision),
    )


def silences(limits: RefundLimits, *about: str) -> tuple[Objection, ...]:
    """One sentence, that stops nothing, for each of these the by-laws leave blank."""
    return tuple(
        Objection(SILENT, "", {"subject": Word(SUBJECTS[name])}, Weight.WARN)
        for name in about
        if getattr(limits, name) is None
    )


def _days(facts: WorksheetFacts, limits: RefundLimits) -> Iterator[Objection]:
    details = {"name": facts.name, "day": facts.effective_on}
    if facts.effective_on > facts.today:
        yield Objection(DAY_AHEAD, "effective_on", {"day": facts.effective_on})
    elif facts.reason is RedemptionReason.PARTIAL:
        if facts.status not in ON_ROLL:
            said = "" if facts.status is None else STATUS_WORDS[facts.status]
            yield Objection(STAYS_NOT, "reason", {**details, "status": Word(said)})
    elif facts.left_on is None:
        yield Objection(NOT_LEFT, "reason", details)
    elif facts.effective_on < facts.left_on:
        yield Objection(BEFORE_LEAVING, "effective_on", {"name": facts.name, "day": facts.left_on})
    if facts.notice_on is not None and facts.notice_on > facts.effective_on:
        yield Objection(NOTICE_AFTER, "notice_on")
    latest = limits.due_on(facts.left_on or facts.effective_on)
    if facts.due_on is not None and facts.due_on < facts.effective_on:
        yield Objection(DUE_BEFORE, "due_on")
    elif facts.due_on is not None and latest is not None and facts.due_on > latest:
        yield Objection(LATER_THAN_DUE, "due_on", {"day": latest})


def _shares(facts: WorksheetFacts) -> Iterator[Objection]:
    if not facts.shares:
        yield Objection(NO_SHARES, "shares")
    if len({each.currency for each in facts.shares}) > 1:
        yield Objection(TWO_CURRENCIES, "shares")
    if facts.doubled:
        yield Objection(TYPE_TWICE, "shares")
    if facts.reason is RedemptionReason.PARTIAL:
        return
    for each in facts.shares:
        if each.keeps > 0:
            details = {"name": facts.name, "type": each.code, "shares": each.keeps}
            yield Objection(KEEPS_SOME, "shares", details, Weight.WARN)


def _price(facts: WorksheetFacts, limits: RefundLimits) -> Iterator[Objection]:
    """Whether shares are paid back at what the by-laws say, or somebody wrote why not."""
    is_explained = bool(facts.price_reason.strip())
    kinds = {item.kind for item in facts.items}
    for each in facts.shares:
        if each.value < 0:
            yield Objection(NO_NEGATIVE, "value_minor")
        elif each.value != each.paid and not is_explained:
            yield Objection(SAY_WHY_PRICE, "price_reason", {"paid": Money(each.paid, each.currency)})
    weight = Weight.WARN if is_explained else Weight.STOP
    if limits.price is PriceRule.LESS_LOSSES and RedemptionItemKind.LOSSES not in kinds:
        yield Objection(NO_LOSSES, "items", {}, Weight.WARN)
    elif limits.price in {PriceRule.NOMINAL, PriceRule.WITH_RESERVES} and RedemptionItemKind.LOSSES in kinds:
        yield Objection(LOSSES_NOT_TAKEN, "items", {}, weight)
    if limits.price is PriceRule.WITH_RESERVES and RedemptionItemKind.RESERVES not in kinds:
        yield Objection(NO_RESERVES, "items", {}, Weight.WARN)
    elif RedemptionItemKind.RESERVES in kinds and limits.price is not PriceRule.WITH_RESERVES:
        is_ruled = limits.price is not None or limits.reserves_indivisible is True
        if is_ruled:
            yield Objection(RESERVES_NOT_ADDED, "items", {}, weight)


def _items(facts: WorksheetFacts) -> Iterator[Objection]:
    for item in facts.items:
        said = {"item": Word(ITEM_WORDS[item.kind])}
        if item.kind is RedemptionItemKind.DUES:
            yield Objection(DUES_FROM_ACCOUNT, "items")
        elif item.minor == 0:
            yield Objection(NOTHING, "items")
        elif item.kind in ADDED and item.minor < 0:
            yield Objection(ONLY_ADDED, "items", said)
        elif item.kind in TAKEN_OFF and item.minor > 0:
            yield Objection(ONLY_TAKEN_OFF, "items", said)
        if item.kind in _DESCRIBED and not item.description.strip():
            yield Objection(DESCRIBE, "items", said)
        yield from about_text("items", item.description)


def _debts(facts: WorksheetFacts) -> Iterator[Objection]:
    """Whether what is set off is owed, and there is enough to set it off against."""
    currency = facts.shares[0].currency if facts.shares else ""
    for debt in facts.debts:
        if currency and debt.currency != currency:
            yield Objection(OTHER_CURRENCY, "dues", {"fee": debt.fee, "currency": debt.currency})
        elif debt.minor <= 0:
            yield Objection(SUM_OF_NOTHING, "dues")
        elif debt.minor > debt.owed:
            yield Objection(ABOVE_OWED, "dues", {"fee": debt.fee, "owed": Money(debt.owed, debt.currency)})
    taken = sum(debt.minor for debt in facts.debts)
    available = max(facts.sums.net + taken, 0)
    if taken > available:
        yield Objection(ABOVE_VALUE, "dues", {"available": Money(available, currency)})


def _floor(facts: WorksheetFacts) -> Iterator[Objection]:
    if facts.floor is None or facts.capital_after is None or not facts.shares:
        return
    if facts.capital_after < facts.floor:
        currency = facts.shares[0].currency
        details = {"after": Money(facts.capital_after, currency), "floor": Money(facts.floor, currency)}
        yield Objection(BELOW_FLOOR, "shares", details)


def _result(facts: WorksheetFacts) -> Iterator[Objection]:
    if facts.missing > 0:
        yield Objection(NOT_OWED, "distribution_ids")
    if facts.reason is RedemptionReason.DIED and not facts.payee.strip():
        yield Objection(WHO_IS_PAID, "payee")
    if facts.sums.net < 0 and facts.shares:
        owed = Money(-facts.sums.net, facts.shares[0].currency)
        yield Objection(MEMBER_OWES, "", {"name": facts.name, "owed": owed}, Weight.WARN)


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundFacts:
    """A refund that was worked out, when something is done with it; amounts are minor units of ``currency``."""

    today: date
    name: str
    currency: str
    effective_on: date
    net: int
    paid: int
    """What was paid out of it and not taken back."""
    due_on: date | None
    """The last day to pay, after an extension that holds."""
    extended_to: date | None
    is_taken_back: bool

    @property
    def rest(self) -> int:
        """What is left to be paid out."""
        return max(self.net - self.paid, 0)


def objections_to_extending(
    facts: RefundFacts, on: date, due_on: date, reason: str, decision: str, limits: RefundLimits
) -> tuple[Objection, ...]:
    """Everything to say about putting a refund off to a later day."""
    found = [*_there(facts), *_not_ahead(facts, on)]
    if facts.extended_to is not None:
        found.append(Objection(EXTENDED_ALREADY, "due_on", {"day": facts.extended_to}))
    elif facts.due_on is None:
        found.append(Objection(NO_DUE_DAY, "due_on"))
    elif due_on <= facts.due_on:
        found.append(Objection(NOT_LATER, "due_on", {"day": facts.due_on}))
    else:
        latest = limits.latest_extension(facts.due_on)
        if latest is not None and due_on > latest:
            found.append(Objection(TOO_LONG, "due_on", {"day": latest}))
        found += silences(limits, "extension")
    if not reason.strip():
        found.append(Objection(SAY_WHY_LATER, "reason"))
    found += about_text("reason", reason)
    found += about_text("decision", decision)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class CapFacts:
    """What may be paid back in a financial year, and what was; both in minor units."""

    year: FinancialYear
    cap: int | None
    """None where the by-laws are silent."""
    paid: int

    @property
    def room(self) -> int | None:
        """What is left of it."""
        return None if self.cap is None else max(self.cap - self.paid, 0)


def objections_to_refunding(
    facts: RefundFacts, on: date, minor: int, voucher: str, cap: CapFacts, before: int
) -> tuple[Objection, ...]:
    """Everything to say about paying a refund or a part of it; ``before`` are refunds the by-laws let be paid first."""
    found = [*_there(facts), *_not_ahead(facts, on)]
    if on < facts.effective_on:
        found.append(Objection(BEFORE_CANCELLED, "on", {"day": facts.effective_on}))
    if facts.net < 0:
        owed = Money(-facts.net, facts.currency)
        found.append(Objection(MEMBER_OWES, "minor", {"name": facts.name, "owed": owed}))
    elif facts.rest == 0:
        found.append(Objection(PAID_WHOLE, "minor"))
    elif minor <= 0:
        found.append(Objection(SUM_OF_NOTHING, "minor"))
    elif minor > facts.rest:
        found.append(Objection(ABOVE_REST, "minor", {"rest": Money(facts.rest, facts.currency)}))
    found += _cap(facts, minor, cap)
    if before:
        found.append(Objection(OTHERS_FIRST, "", {"count": before}, Weight.WARN))
    found += about_text("voucher", voucher)
    return tuple(found)


def _cap(facts: RefundFacts, minor: int, cap: CapFacts) -> Iterator[Objection]:
    if cap.cap is None or cap.room is None:
        yield Objection(SILENT, "", {"subject": Word(SUBJECTS["cap"])}, Weight.WARN)
    elif minor > cap.room:
        details = {
            "cap": Money(cap.cap, facts.currency), "room": Money(cap.room, facts.currency), "day": next_year(cap.year)
        }  # fmt: skip
        yield Objection(ABOVE_CAP, "minor", details)


def objections_to_undoing(
    facts: RefundFacts, reason: str, *, of_step: bool = False, is_step_taken_back: bool = False
) -> tuple[Objection, ...]:
    """Everything to say about taking back a refund, or (``of_step``) one line of what happened after it."""
    found = list(_there(facts))
    if of_step and is_step_taken_back:
        found.append(Objection(TAKEN_BACK_ALREADY, "step_id"))
    if not of_step and facts.paid and not facts.is_taken_back:
        found.append(Objection(PAID_OUT_OF_IT, "redemption_id", {"paid": Money(facts.paid, facts.currency)}))
    if not reason.strip():
        found.append(Objection(WRITE_REASON, "reason"))
    found += about_text("reason", reason)
    return tuple(found)


def _there(facts: RefundFacts) -> Iterator[Objection]:
    if facts.is_taken_back:
        yield Objection(TAKEN_BACK, "redemption_id")


def _not_ahead(facts: RefundFacts, on: date) -> Iterator[Objection]:
    if on > facts.today:
        yield Objection(DAY_AHEAD, "on", {"day": on})
