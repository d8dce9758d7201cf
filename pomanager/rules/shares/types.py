"""What speaks against types of share and their nominal values."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pomanager.marks import N_
from pomanager.rules.bodies.composition import DAY_AHEAD, about_text
from pomanager.rules.member_objections import NO_DECISION
from pomanager.rules.objections import Objection, Weight
from pomanager.rules.shares.currencies import is_currency
from pomanager.rules.shares.entries import NominalValueFact, TypeFacts
from pomanager.rules.shares.kinds import ValueChange
from pomanager.rules.shares.limits import read_percent
from pomanager.rules.shares.receipts import NOT_A_CURRENCY
from pomanager.rules.wording import Wording

LONGEST_CODE = 12

WRITE_CODE = N_("Write a short code for the type, such as A.")
CODE_TOO_LONG = N_("The code of a type has up to {most} characters.")
CODE_TAKEN = N_("There is a type of share “{code}” already.")
NAME_IT = N_("Write how the type is called.")
NO_CURRENCY = N_("The organisation has named no currency. Write the currency of these shares.")
NUMBER_NOT_NEGATIVE = N_("The least number of shares is 0 at least.")
MOST_BELOW_LEAST = N_("The most that can be held lies below the least.")
NOT_A_PERCENTAGE = N_("A percentage lies between 0 and 100, such as 20 or 12.5.")
LAST_BEFORE_FIRST = N_("The last day lies before the first.")
VALUE_ABOVE_ZERO = N_("The nominal value is above zero.")
VALUE_FROM_WHEN = N_("Write from which day the nominal value holds.")
SAME_VALUE = N_("The nominal value is {value} on that day already.")
BEFORE_LAST_VALUE = N_("The nominal value was set for {day} last. Choose that day or a later one.")
WHO_BEARS_IT = N_("Say who bears the difference: it concerns shares that are held already.")
RISES = N_("The value rises: either the holders owe the difference, or reserves pay it.")
FALLS = N_("The value falls: it can only be losses that are written off.")
DUE_BEFORE = N_("The last day to pay lies before the day from which the value holds.")
DUE_OF_NOBODY = N_("A last day to pay is only said where the holders owe the difference.")
SHARES_MOVED = N_("Shares of this type moved on {day}. Losses are written off from that day on, or a later one.")


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeGiven:
    """A type of share as somebody describes it; ``taken`` tells that another type has the code."""

    code: str
    name: Wording
    min_held: int | None = None
    max_held: int | None = None
    max_percent: str = ""
    since: date | None = None
    until: date | None = None
    taken: bool = False


def objections_to_type(given: TypeGiven) -> tuple[Objection, ...]:
    """Everything to say about how a type is described."""
    return (*_about_names(given), *_about_numbers(given))


def _about_names(given: TypeGiven) -> Iterator[Objection]:
    code = given.code.strip()
    if not code:
        yield Objection(WRITE_CODE, "code")
    elif len(code) > LONGEST_CODE:
        yield Objection(CODE_TOO_LONG, "code", {"most": LONGEST_CODE})
    elif given.taken:
        yield Objection(CODE_TAKEN, "code", {"code": code})
    if not given.name:
        yield Objection(NAME_IT, "name")
    for text in given.name.texts.values():
        yield from about_text("name", text)
    yield from about_text("code", code)
    if given.since is not None and given.until is not None and given.until < given.since:
        yield Objection(LAST_BEFORE_FIRST, "until")


def _about_numbers(given: TypeGiven) -> Iterator[Objection]:
    if given.min_held is not None and given.min_held < 0:
        yield Objection(NUMBER_NOT_NEGATIVE, "min_held")
    if given.max_held is not None and given.max_held < max(1, given.min_held or 0):
        yield Objection(MOST_BELOW_LEAST, "max_held")
    if given.max_percent.strip():
        try:
            read_percent(given.max_percent)
        except ValueError:
            yield Objection(NOT_A_PERCENTAGE, "max_percent")


def objections_to_currency(currency: str, own: str) -> tuple[Objection, ...]:
    """The currency of a type: an empty one is the organisation's own, which has to be there."""
    code = currency.strip()
    if not code and not own:
        return (Objection(NO_CURRENCY, "currency"),)
    return (Objection(NOT_A_CURRENCY, "currency"),) if code and not is_currency(code) else ()


def objections_to_first_value(minor: int | None, since: date | None, today: date) -> tuple[Objection, ...]:
    """The nominal value that is set with a new type."""
    if minor is None:
        return ()
    found = []
    if minor <= 0:
        found.append(Objection(VALUE_ABOVE_ZERO, "nominal_minor"))
    if since is None:
        found.append(Objection(VALUE_FROM_WHEN, "nominal_since"))
    elif since > today:
        found.append(Objection(DAY_AHEAD, "nominal_since", {"day": since}))
    return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueGiven:
    """A nominal value as it is set; ``held`` tells that shares are held on the day or were afterwards.

    ``moved_on`` is the last day on which the number of shares of anybody changed.
    """

    since: date
    minor: int
    change: ValueChange | None
    due_on: date | None
    decision: str = ""
    held: bool = False
    moved_on: date | None = None


def objections_to_nominal_value(kind: TypeFacts, given: ValueGiven, today: date) -> tuple[Objection, ...]:
    """Everything to say about setting the nominal value of a type from a day on."""
    found = [*about_text("decision", given.decision)]
    if given.since > today:
        found.append(Objection(DAY_AHEAD, "since", {"day": given.since}))
    if given.minor <= 0:
        found.append(Objection(VALUE_ABOVE_ZERO, "minor"))
    now, before = kind.fact_on(given.since), fact_before(kind, given.since)
    if kind.values and given.since < kind.values[-1].since:
        found.append(Objection(BEFORE_LAST_VALUE, "since", {"day": kind.values[-1].since}))
    elif now is not None and _is_the_same(now, given):
        found.append(Objection(SAME_VALUE, "minor", {"value": kind.money(given.minor)}))
    elif now is not None and given.held:
        found += _about_change(before, given)
        found += _about_losses(now, given)
    if now is not None and not given.decision.strip():
        found.append(Objection(NO_DECISION, "decision", weight=Weight.WARN))
    return tuple(found)


def fact_before(kind: TypeFacts, since: date) -> NominalValueFact | None:
    """The line by which the nominal value was what it was until the day before."""
    return next((fact for fact in reversed(kind.values) if fact.since < since), None)


def _is_the_same(now: NominalValueFact, given: ValueGiven) -> bool:
    if now.since != given.since:
        return now.minor == given.minor
    return now.minor == given.minor and (not given.held or (now.change, now.due_on) == (given.change, given.due_on))


def _about_change(before: NominalValueFact | None, given: ValueGiven) -> Iterator[Objection]:
    """Who bears it; a first value that is set anew was a mistake, and so is a value that is what it was before."""
    if before is not None and before.minor != given.minor:
        rises = given.minor > before.minor
        if given.change is None:
            yield Objection(WHO_BEARS_IT, "change")
        elif rises is (given.change is ValueChange.LOSS):
            yield Objection(RISES if rises else FALLS, "change")
    if given.due_on is not None and (given.change is not ValueChange.OWED or before is None):
        yield Objection(DUE_OF_NOBODY, "due_on")
    elif given.due_on is not None and given.due_on < given.since:
        yield Objection(DUE_BEFORE, "due_on")


def _about_losses(now: NominalValueFact, given: ValueGiven) -> Iterator[Objection]:
    """Losses take what is paid, holding by holding: whatever was moved on since would have to be worked out anew."""
    undone = now.change if now.since == given.since else None
    if ValueChange.LOSS in {given.change, undone} and given.moved_on is not None and given.moved_on > given.since:
        yield Objection(SHARES_MOVED, "since", {"day": given.moved_on})


def paid_with(fact: NominalValueFact, before: NominalValueFact | None, shares: int, paid: int) -> int:
    """What a change of the nominal value adds to what is paid up on a holding, below nothing for losses.

    ``paid`` is what was paid up without the change.
    """
    difference = 0 if before is None else shares * (fact.minor - before.minor)
    if fact.change is ValueChange.RESERVES:
        return difference
    return -min(paid, -difference) if fact.change is ValueChange.LOSS else 0


def put_off_with(fact: NominalValueFact, before: NominalValueFact | None, shares: int) -> int:
    """What a change of the nominal value adds to what is due on its last day to pay."""
    if before is None or fact.change is not ValueChange.OWED or fact.due_on is None:
        return 0
    return shares * (fact.minor - before.minor)
