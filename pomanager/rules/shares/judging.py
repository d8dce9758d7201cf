"""What speaks against moving shares: days, holders, limits, and what the register would say on every later day.

Each judge takes the names of the fields its objections stand beside, since several acts share them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pomanager.marks import N_
from pomanager.rules.bodies.composition import DAY_AHEAD
from pomanager.rules.members import STATUS_WORDS
from pomanager.rules.objections import Objection, Weight, Word
from pomanager.rules.shares.accounts import MAY_HOLD, Account, HolderFacts, Taken, paid_range
from pomanager.rules.shares.entries import TypeFacts
from pomanager.rules.shares.holdings import Holding, holdings_from
from pomanager.rules.shares.kinds import Holder
from pomanager.rules.shares.limits import CapitalFacts, HoldingLimits, holders_needed, part_held, part_of_capital

AT_LEAST_ONE = N_("The number of shares is 1 at least.")
MORE_THAN_HELD = N_("Of this type {holder} holds on {day}: {held}. Write that many or fewer.")
NOT_HELD_YET = N_("{holder} holds none of these shares on {day}. Choose a later day, or another holder.")
TAKEN_LATER = N_(
    "On {later} {holder} holds only {held} of these shares. Reverse what came later first, or write fewer."
)
NO_VALUE = N_("No nominal value is set for shares “{type}” on {day}. Set it first.")
PAID_OUTSIDE = N_("Of what is paid, between {least} and {most} can go along with these shares.")
PEOPLE_ONLY = N_("Shares “{type}” are for people; {holder} is an organisation.")
ORGANISATIONS_ONLY = N_("Shares “{type}” are for organisations; {holder} is none.")
NOT_ON_ROLL_YET = N_("{holder} was not in the roll on {day}.")
GONE_FROM_ROLL = N_("{holder} stood as “{status}” on {day} and cannot receive shares.")
ISSUED_FROM = N_("Shares “{type}” are issued from {since} on.")
ISSUED_UNTIL = N_("Shares “{type}” were issued until {until}.")
BEYOND_MOST = N_("{holder} would hold {shares} shares of this type. The most allowed is {most}.")
BELOW_LEAST = N_("{holder} would hold {shares} shares of this type. The least allowed is {least}.")
BEYOND_PERCENT = N_("{holder} would hold {part} of the capital. The most allowed is {most}.")
NEGATIVE_SHARES = N_("{holder} would hold fewer than no shares of type “{type}” on {day}.")
NEGATIVE_PAID = N_("Of shares “{type}” of {holder}, less than nothing would be paid up on {day}.")
OVERPAID = N_(
    "On {day} {holder} would have paid {paid} on shares “{type}” that oblige to {subscribed}. "
    "Reverse what came later first."
)
ABOVE_DUE = N_("{holder} has {due} to pay on shares “{type}”. Write that much or less.")
NOTHING_DUE = N_("{holder} has nothing to pay on shares “{type}”.")
NOT_POSITIVE = N_("Write an amount above zero.")


@dataclass(frozen=True, slots=True)
class Fields:
    """Beside which fields of an act the objections to taking shares away stand."""

    shares: str = "shares"
    on: str = "on"
    paid: str = "paid_minor"


def objections_to_day(on: date, today: date, about: str = "on") -> tuple[Objection, ...]:
    """A day that has not come."""
    return (Objection(DAY_AHEAD, about, {"day": on}),) if on > today else ()


def objections_to_number(shares: int, about: str = "shares") -> tuple[Objection, ...]:
    """A number of shares below one."""
    return (Objection(AT_LEAST_ONE, about),) if shares < 1 else ()


def objections_to_value(kind: TypeFacts, on: date, about: str = "on") -> tuple[Objection, ...]:
    """A day on which the type has no nominal value yet."""
    if kind.value_on(on) is not None:
        return ()
    return (Objection(NO_VALUE, about, {"type": kind.code, "day": on}),)


def objections_to_issuing(kind: TypeFacts, on: date, about: str = "on") -> tuple[Objection, ...]:
    """A day on which shares of the type are not issued, or have no nominal value."""
    found = [*objections_to_value(kind, on, about)]
    if kind.since is not None and on < kind.since:
        found.append(Objection(ISSUED_FROM, about, {"type": kind.code, "since": kind.since}))
    if kind.until is not None and on > kind.until:
        found.append(Objection(ISSUED_UNTIL, about, {"type": kind.code, "until": kind.until}))
    return tuple(found)


def objections_to_holder(
    holder: HolderFacts, kind: TypeFacts, on: date, about: str = "member_id"
) -> tuple[Objection, ...]:
    """Somebody who may not get shares of this type on a day: of the wrong kind, not in the roll yet, or gone."""
    found = []
    details: dict[str, object] = {"type": kind.code, "holder": holder.label, "day": on}
    if kind.holder is Holder.PEOPLE and holder.is_organisation:
        found.append(Objection(PEOPLE_ONLY, about, details))
    if kind.holder is Holder.ORGANISATIONS and not holder.is_organisation:
        found.append(Objection(ORGANISATIONS_ONLY, about, details))
    status = holder.status_on(on)
    if status is None:
        found.append(Objection(NOT_ON_ROLL_YET, about, details))
    elif status not in MAY_HOLD:
        found.append(Objection(GONE_FROM_ROLL, about, {**details, "status": Word(STATUS_WORDS[status])}))
    return tuple(found)


def objections_to_taking(
    account: Account, shares: int, on: date, today: date, paid: int | None = None, fields: Fields = Fields()
) -> tuple[Objection, ...]:
    """Shares that cannot leave an account on a day: more than held then or later, or with another part of what is paid.

    ``paid`` None leaves to the rules what goes along.
    """
    found = [*objections_to_day(on, today, fields.on), *objections_to_number(shares, fields.shares)]
    if account.type.value_on(on) is None:
        return (*found, *objections_to_value(account.type, on, fields.on))
    found += _about_number_held(account, shares, on, fields)
    if paid is not None and 1 <= shares <= account.on(on).shares:
        least, most = paid_range(account, shares, on)
        if not least <= paid <= most:
            money = {"least": account.type.money(least), "most": account.type.money(most)}
            found.append(Objection(PAID_OUTSIDE, fields.paid, money))
    return tuple(found)


def _about_number_held(account: Account, shares: int, on: date, fields: Fields) -> Iterator[Objection]:
    held, details = account.on(on).shares, {"holder": account.holder.label, "day": on}
    if held <= 0:
        yield Objection(NOT_HELD_YET, fields.on, details)
    elif shares > held:
        yield Objection(MORE_THAN_HELD, fields.shares, {**details, "held": held})
    elif shares > account.spare(on):
        later, least = next(
            (day, then.shares) for day, then in holdings_from(account.lines, on) if then.shares < shares
        )
        yield Objection(TAKEN_LATER, fields.shares, {**details, "later": later, "held": least})


def objections_to_limits(  # noqa: PLR0913 - who, how much, when, and what it is held against
    account: Account,
    added: int,
    on: date,
    capital: CapitalFacts,
    limits: HoldingLimits,
    about: str = "shares",
    *,
    is_new: bool = True,
) -> tuple[Objection, ...]:
    """More shares than somebody may hold, by number or by percentage of the capital, after so many are added.

    ``capital`` is that of the day before anything is added; ``is_new`` tells that the shares add to it, which shares
    that pass from somebody else do not. The percentage only warns while there are too few holders to keep it.
    """
    found = []
    would = account.on(on).shares + added
    if limits.max_held is not None and would > limits.max_held:
        details = {"holder": account.holder.label, "shares": would, "most": limits.max_held}
        found.append(Objection(BEYOND_MOST, about, details))
    unit = account.type.value_on(on)
    if limits.max_percent is not None and unit is not None:
        part = part_of_capital(capital, added * unit, is_new=is_new)
        if part > limits.max_percent.fraction:
            weight = Weight.WARN if capital.holders < holders_needed(limits.max_percent) else Weight.STOP
            details = {
                "holder": account.holder.label, "part": part_held(part), "most": limits.max_percent,
            }  # fmt: skip
            found.append(Objection(BEYOND_PERCENT, about, details, weight))
    return tuple(found)


def objections_to_minimum(
    account: Account, added: int, on: date, limits: HoldingLimits, about: str = "shares"
) -> tuple[Objection, ...]:
    """Fewer shares than somebody has to hold, after so many are added."""
    would = account.on(on).shares + added
    if limits.min_held is None or would >= limits.min_held:
        return ()
    details = {"holder": account.holder.label, "shares": would, "least": limits.min_held}
    return (Objection(BELOW_LEAST, about, details),)


def objections_to_left_over(
    account: Account, taken: Taken, on: date, limits: HoldingLimits, about: str = "shares"
) -> tuple[Objection, ...]:
    """Fewer shares than somebody has to hold, where some stay; who was below before is not stopped, only told."""
    held = account.on(on).shares
    stays = held - taken.shares
    if limits.min_held is None or stays <= 0 or stays >= limits.min_held:
        return ()
    details = {"holder": account.holder.label, "shares": stays, "least": limits.min_held}
    return (Objection(BELOW_LEAST, about, details, Weight.STOP if held >= limits.min_held else Weight.WARN),)


def objections_to_payment(account: Account, minor: int, on: date, about: str = "minor") -> tuple[Objection, ...]:
    """A payment of nothing, or above what is due on its day and all later ones."""
    if minor <= 0:
        return (Objection(NOT_POSITIVE, about),)
    due = account.payable(on)
    if minor <= due:
        return ()
    details = {"holder": account.holder.label, "type": account.type.code, "due": account.type.money(max(0, due))}
    return (Objection(ABOVE_DUE if due > 0 else NOTHING_DUE, about, details),)


def objections_to_history(before: Account, after: Account, about: str = "on") -> tuple[Objection, ...]:
    """The first day on which an account would no longer be possible: fewer than no shares, paid below 0 or above all.

    ``before`` is the account without the act: days that were impossible already are not the act's fault.
    """
    days = {line.on for line in after.lines}
    for day in sorted(days):
        fault = _fault(after, after.on(day), day)
        if fault is not None and _fault(before, before.on(day), day) is None:
            return (Objection(fault[0], about, fault[1]),)
    return ()


def _fault(account: Account, held: Holding, day: date) -> tuple[str, dict[str, object]] | None:
    details: dict[str, object] = {"holder": account.holder.label, "type": account.type.code, "day": day}
    if held.shares < 0:
        return NEGATIVE_SHARES, details
    if held.paid < 0:
        return NEGATIVE_PAID, details
    if held.paid > held.subscribed:
        money = {"paid": account.type.money(held.paid), "subscribed": account.type.money(held.subscribed)}
        return OVERPAID, {**details, **money}
    return None
