"""Receipts: money that came in, perhaps in another currency, judged before anything is written."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from pomanager.marks import N_
from pomanager.rules.bodies.composition import DAY_AHEAD, about_text
from pomanager.rules.money import Money, Rounding, rounded
from pomanager.rules.objections import Objection
from pomanager.rules.shares.currencies import decimals_of, is_currency
from pomanager.rules.shares.kinds import Channel

NUMBER_TAKEN = N_("Receipt {number} was entered already, on {day} for {holder}.")
NO_RATE = N_("Write the rate at which {given} was taken, as it stands on the receipt.")
RATE_NOT_READ = N_("The rate is a number above zero, such as 4100 or 0.5.")
RATE_ALONE = N_("A rate stands beside an amount in another currency. Write that amount too, or no rate.")
SAME_CURRENCY = N_("What was handed over is in the currency of the register already: leave this out.")
NOT_A_CURRENCY = N_("A currency is written with three capital letters, such as USD.")
OTHER_AMOUNT = N_("At this rate, {given} are {amount}. Write that amount, or mend the rate.")
GIVEN_ABOVE_ZERO = N_("Write how much was handed over.")
WRITE_MOBILE_NUMBER = N_("Write the number the mobile money came from.")

WITHIN = 1
"""Minor units by which the amount may differ from what the rate makes of what was given: receipts round."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptFacts:
    """A receipt as it was written, for shares, dues or both.

    ``payer_id`` is a person the office knows, ``payer_name`` somebody else; neither where the member paid. What was
    handed over in another currency is ``given_minor`` of ``given_currency``; ``rate`` says, as written on the paper,
    how many units of the register's currency one unit of the other was taken for.
    """

    received_on: date
    member_id: int
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
    def in_other_currency(self) -> bool:
        """Whether something is said of another currency."""
        return self.given_minor is not None or bool(self.given_currency.strip()) or bool(self.rate.strip())


@dataclass(frozen=True, slots=True)
class TakenNumber:
    """Where a receipt number stands already: the day of that receipt, and whom it was for."""

    received_on: date
    holder: str


def objections_to_receipt_facts(
    facts: ReceiptFacts, amount: Money, decimals: int, today: date, taken: TakenNumber | None
) -> tuple[Objection, ...]:
    """Everything to say about a receipt over an amount in the currency of the register, of so many decimals."""
    found = []
    if facts.received_on > today:
        found.append(Objection(DAY_AHEAD, "received_on", {"day": facts.received_on}))
    if taken is not None:
        details = {"number": facts.number.strip(), "day": taken.received_on, "holder": taken.holder}
        found.append(Objection(NUMBER_TAKEN, "number", details))
    if facts.channel is Channel.MOBILE_MONEY and not facts.account.strip():
        found.append(Objection(WRITE_MOBILE_NUMBER, "account"))
    for about in ("number", "payer_name", "account", "account_holder", "remarks"):
        found += about_text(about, getattr(facts, about))
    if facts.in_other_currency:
        found += _about_currency(facts, amount, decimals)
    return tuple(found)


def _about_currency(facts: ReceiptFacts, amount: Money, decimals: int) -> Iterator[Objection]:
    code = facts.given_currency.strip()
    if facts.given_minor is None and not code:
        yield Objection(RATE_ALONE, "rate")
        return
    if not is_currency(code):
        yield Objection(NOT_A_CURRENCY, "given_currency")
    elif code == amount.currency:
        yield Objection(SAME_CURRENCY, "given_currency")
        return
    if facts.given_minor is None or facts.given_minor <= 0:
        yield Objection(GIVEN_ABOVE_ZERO, "given_minor")
    rate = _rate(facts.rate)
    if not facts.rate.strip():
        yield Objection(NO_RATE, "rate", {"given": code})
    elif rate is None:
        yield Objection(RATE_NOT_READ, "rate")
    elif facts.given_minor is not None and facts.given_minor > 0 and is_currency(code):
        given = Money(facts.given_minor, code)
        would = in_currency(given, decimals_of(code), facts.rate, amount.currency, decimals)
        if abs(would.minor - amount.minor) > WITHIN:
            yield Objection(OTHER_AMOUNT, "given_minor", {"given": given, "amount": would})


def read_rate(text: str) -> Fraction:
    """A rate as it is written, with a point or a comma, such as ``4100``, ``4 100`` or ``0.5``; raises ValueError."""
    plain = "".join(text.split()).replace("\u00a0", "").replace("\u202f", "").replace(",", ".")
    whole, _point, part = plain.partition(".")
    if not (whole + part).isascii() or not (whole + part).isdigit():
        message = f"no rate: {text!r}"
        raise ValueError(message)
    rate = Fraction(int(whole + part), 10 ** len(part))
    if rate <= 0:
        message = "a rate is above zero"
        raise ValueError(message)
    return rate


def _rate(text: str) -> Fraction | None:
    try:
        return read_rate(text)
    except ValueError:
        return None


def in_currency(given: Money, given_decimals: int, rate: str, currency: str, decimals: int) -> Money:
    """What an amount is in another currency at a rate, a half rounded up; raises ValueError for a rate that is none."""
    units = Fraction(given.minor, 10**given_decimals) * read_rate(rate)
    return Money(rounded(units * 10**decimals, Rounding.HALF_UP), currency)
