"""What of an amount subscribed may be paid later, and by when: as the by-laws of that day say."""

from dataclasses import dataclass
from datetime import date, timedelta

from pomanager.rules.bylaws.in_force import Bylaws
from pomanager.rules.bylaws.values import Count, Percent, Unit
from pomanager.rules.calendar import add_months
from pomanager.rules.money import Rounding, rounded


@dataclass(frozen=True, slots=True)
class Instalment:
    """An amount, in minor units, and the last day to pay it; below nothing where it takes one away."""

    due_on: date
    minor: int


@dataclass(frozen=True, slots=True)
class PaymentTerms:
    """How shares are paid in: the part at once, the number of equal parts of the rest, the time for all of them."""

    first_payment: Percent | None = None
    instalments: int | None = None
    paying_in: Count | None = None


def terms_of(bylaws: Bylaws) -> PaymentTerms:
    """What the by-laws say on paying in shares; blank where they say nothing."""
    return PaymentTerms(
        bylaws.percent("capital.first_payment"),
        bylaws.number("capital.instalments"),
        bylaws.count("capital.paying_in"),
    )


def schedule(minor: int, on: date, terms: PaymentTerms) -> tuple[Instalment, ...]:
    """What of an amount subscribed on a day may be paid later, the earliest first; none where all of it is due at once.

    The part at once is rounded up to a whole unit; the rest comes in equal parts, of which the last takes what does not
    divide, at equal distances, the last at the end of the time. Without a time everything is due at once.
    """
    if terms.paying_in is None:
        return ()
    at_once = rounded(minor * terms.first_payment.fraction, Rounding.UP) if terms.first_payment is not None else 0
    rest, parts = minor - at_once, max(1, terms.instalments or 1)
    size, left = divmod(rest, parts)
    days = _days(on, terms.paying_in, parts)
    amounts = [size] * (parts - 1) + [size + left]
    return tuple(Instalment(day, amount) for day, amount in zip(days, amounts, strict=True) if amount > 0)


def _days(on: date, within: Count, parts: int) -> list[date]:
    """The last days of so many equal stretches of a time that begins on a day."""
    if within.unit in {Unit.MONTHS, Unit.YEARS} and within.in_months() >= parts:
        months = within.in_months()
        return [add_months(on, months * part // parts) for part in range(1, parts + 1)]
    days = (within.after(on) - on).days
    return [on + timedelta(days=days * part // parts) for part in range(1, parts + 1)]
