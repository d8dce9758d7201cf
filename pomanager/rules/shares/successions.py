"""Shares of somebody who died: how parts are read and add up, who gets how many whole shares, and what goes along.

Several nominees receive their stated proportions, else equal parts; several heirs speak through one representative
(law_and_practice 1.2 and 4). Heirs who are members take shares, others the value, which is paid out as a refund.
"""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from pomanager.marks import N_
from pomanager.rules.bodies.composition import DAY_AHEAD, about_text
from pomanager.rules.contacts import WHOLE
from pomanager.rules.members import Status
from pomanager.rules.money import Money
from pomanager.rules.objections import Objection, Weight
from pomanager.rules.shares.accounts import Account, Taken, taken_out
from pomanager.rules.shares.instalments import Instalment

NOT_DEAD = N_("On {day} {name} was not recorded as deceased. Record the death first, or choose a later day.")
HOLDS_NOTHING = N_("{name} held no shares on {day}.")
NO_HEIRS = N_("Name one heir at least.")
HEIR_WITHOUT_NAME = N_("Choose a member, or write the name of the heir.")
HEIR_IS_THE_DEAD = N_("{name} cannot inherit from themselves. Choose another heir.")
HEIR_TWICE = N_("This heir stands here twice.")
NOT_A_PART = N_("Write the part as a fraction such as 1/2, or as a percentage such as 50 %.")
NOT_WHOLE = N_("The parts come to {sum}. They must come to 1.")
NO_REPRESENTATIVE = N_("Several heirs name one person who represents them. Choose who it is.")
REPRESENTATIVE_DEAD = N_("{name} was recorded as deceased by {day} and cannot represent the heirs.")
NO_WHOLE_SHARE = N_("The part of {name} is too small for a whole share: nothing passes to them.")
ALL_TAKE_VALUE = N_("No heir takes shares: all of them stay with {name} until they are paid out as a refund.")
SETTLED_BEFORE = N_("A succession of {name} was settled on {day} already. Only what stayed then is shared now.")
NOTHING_PASSED = N_("No shares passed with this succession: there is nothing to take back.")
PROMISED_BY_THE_DEAD = N_("{name} had promised {promised} shares in transfers that are not entered yet.")

_FRACTION = re.compile(r"(\d{1,6}) ?/ ?(\d{1,6})")
_DECIMAL = re.compile(r"(\d{1,6})(?:[.,](\d{1,6}))?( ?%)?")
MOST_HEIRS = 50
TOO_MANY_HEIRS = N_("More than {most} heirs cannot be kept.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Heir:
    """Somebody who inherits: a member takes shares (``member_id``), anybody else the value and is named.

    ``part`` is a fraction of the whole, as it was typed.
    """

    member_id: int | None = None
    name: str = ""
    relation: str = ""
    part: str = "1"
    was_nominee: bool = False

    @property
    def takes_shares(self) -> bool:
        """Whether shares pass to this heir; else their value is paid out later."""
        return self.member_id is not None


@dataclass(frozen=True, slots=True)
class Portion:
    """What one heir, by the place among the heirs from 0, takes of the shares of one type."""

    heir: int
    taken: Taken


def read_part(text: str) -> Fraction:
    """The part of a whole that was typed: 1/2, 50 %, 0.5. Raises ValueError for anything else, and outside 0 to 1."""
    typed = " ".join(text.split())
    fraction, decimal = _FRACTION.fullmatch(typed), _DECIMAL.fullmatch(typed)
    if fraction is not None and int(fraction[2]):
        part = Fraction(int(fraction[1]), int(fraction[2]))
    elif decimal is not None:
        part = Fraction(f"{decimal[1]}.{decimal[2] or 0}") / (WHOLE if decimal[3] else 1)
    else:
        message = f"no part of a whole: {text!r}"
        raise ValueError(message)
    if not 0 < part <= 1:
        message = f"{part} is no part of a whole"
        raise ValueError(message)
    return part


def written_part(part: Fraction) -> str:
    """The part as it is kept and shown: 1/2, and 1 for the whole."""
    return str(part)


def proposed_parts(percents: Sequence[int | None]) -> tuple[Fraction, ...]:
    """The parts of nominees: as they were stated where they add up to a hundred, else the same for each."""
    stated = [percent for percent in percents if percent is not None]
    if len(stated) == len(percents) and sum(stated) == WHOLE and min(stated) > 0:
        return tuple(Fraction(percent, WHOLE) for percent in stated)
    return (Fraction(1, len(percents)),) * len(percents)


def whole_shares(shares: int, parts: Sequence[Fraction]) -> tuple[int, ...]:
    """Whole shares for each part, adding up to all of them; those left over go to the largest remainders.

    Raises ValueError for parts that do not come to 1.
    """
    if sum(parts) != 1:
        message = "the parts of a succession come to 1"
        raise ValueError(message)
    common = math.lcm(*(part.denominator for part in parts))
    return _shared(shares, [int(part * common) for part in parts])


def _shared(units: int, weights: Sequence[int]) -> tuple[int, ...]:
    """So many units by weight, by the largest remainder."""
    return tuple(each.minor for each in Money(units, "").shared_by_weight(tuple(weights)))


def portions(account: Account, shares: Sequence[int], on: date) -> tuple[Portion, ...]:
    """What passes with so many shares for each heir; nobody loses or gains a unit. Heirs with no share are left out.

    What is paid up is shared by the number of shares, those that stay with the deceased among them; what was put off
    by what each still owes. Raises ValueError for more shares than are held, and where they have no nominal value.
    """
    held = account.on(on)
    passing = sum(shares)
    if not 0 < passing <= held.shares:
        message = f"{passing} of {held.shares} shares cannot pass"
        raise ValueError(message)
    *paid, _stays = _shared(held.paid, [*shares, held.shares - passing])
    taken = taken_out(account, passing, on, sum(paid))
    owed = [count * taken.unit_minor - part for count, part in zip(shares, paid, strict=True)]
    put_off = _put_off_shared(taken.put_off, owed, shares)
    unit = taken.unit_minor
    first = next(place for place, count in enumerate(shares) if count)
    return tuple(
        Portion(
            place, Taken(count, unit, count * unit, paid[place], put_off[place], taken.ended if place == first else ())
        )
        for place, count in enumerate(shares)
        if count
    )


def _put_off_shared(
    lines: Sequence[Instalment], owed: Sequence[int], shares: Sequence[int]
) -> list[tuple[Instalment, ...]]:
    """Each instalment shared by what is left to be paid, so that nobody has more put off than owed."""
    left = list(owed)
    found: list[list[Instalment]] = [[] for _heir in shares]
    for line in lines:
        # Where more was put off than is owed (somebody paid early), the number of shares decides.
        weights = left if sum(left) >= line.minor > 0 else shares
        for place, minor in enumerate(_shared(line.minor, weights)):
            if minor:
                found[place].append(Instalment(line.due_on, minor))
                left[place] = max(0, left[place] - minor)
    return [tuple(each) for each in found]


# ---- what speaks against ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class SuccessionFacts:
    """A succession as it would be settled. ``status`` is where the deceased stood on the day.

    ``names`` are the heirs' names as the roll has them, "" for those who are only named; ``held`` the shares of each
    type; ``promised`` those in transfers that are still open.
    """

    today: date
    on: date
    member_id: int
    name: str
    status: Status | None
    heirs: tuple[Heir, ...]
    names: tuple[str, ...]
    held: tuple[int, ...]
    promised: int = 0
    settled_on: date | None = None
    """The day of a succession of the same deceased that was settled before."""
    has_representative: bool = False
    representative_status: tuple[str, Status | None] | None = None
    """Name and standing of a representative who is on the roll."""
    decision: str = ""
    remarks: str = ""
    representative_name: str = ""


def objections_to_succession(facts: SuccessionFacts) -> Iterator[Objection]:
    """Everything against a succession but what concerns single receivers of shares."""
    if facts.on > facts.today:
        yield Objection(DAY_AHEAD, "on", {"day": facts.on})
    elif facts.status is not Status.DEAD:
        yield Objection(NOT_DEAD, "on", {"name": facts.name, "day": facts.on})
    if not any(facts.held):
        yield Objection(HOLDS_NOTHING, "", {"name": facts.name, "day": facts.on})
    yield from _about_heirs(facts)
    yield from _about_representative(facts)
    if facts.settled_on is not None:
        details = {"name": facts.name, "day": facts.settled_on}
        yield Objection(SETTLED_BEFORE, "", details, Weight.WARN)
    if facts.promised:
        told = {"name": facts.name, "promised": facts.promised}
        yield Objection(PROMISED_BY_THE_DEAD, "", told, Weight.WARN)
    for about in ("decision", "remarks", "representative_name"):
        yield from about_text(about, getattr(facts, about))


def parts_of(heirs: Sequence[Heir]) -> tuple[Fraction, ...] | None:
    """The parts of all heirs; None unless each can be read and together they come to 1."""
    try:
        parts = tuple(read_part(heir.part) for heir in heirs)
    except ValueError:
        return None
    return parts if sum(parts) == 1 else None


def _about_heirs(facts: SuccessionFacts) -> Iterator[Objection]:
    if not facts.heirs:
        yield Objection(NO_HEIRS, "heirs")
    if len(facts.heirs) > MOST_HEIRS:
        yield Objection(TOO_MANY_HEIRS, "heirs", {"most": MOST_HEIRS})
    total, all_read = Fraction(0), True
    seen: set[tuple[int | None, str]] = set()
    for place, heir in enumerate(facts.heirs):
        about = f"heirs.{place}"
        yield from _about_heir(heir, about, facts)
        who = (heir.member_id, "" if heir.takes_shares else heir.name.strip())
        if who in seen and who != (None, ""):
            yield Objection(HEIR_TWICE, f"{about}.name")
        seen.add(who)
        try:
            total += read_part(heir.part)
        except ValueError:
            all_read = False
            yield Objection(NOT_A_PART, f"{about}.part")
    if facts.heirs and all_read and total != 1:
        yield Objection(NOT_WHOLE, "heirs", {"sum": written_part(total)})
    yield from _about_counts(facts)


def _about_heir(heir: Heir, about: str, facts: SuccessionFacts) -> Iterator[Objection]:
    if heir.member_id == facts.member_id:
        yield Objection(HEIR_IS_THE_DEAD, f"{about}.name", {"name": facts.name})
    if not heir.takes_shares and not heir.name.strip():
        yield Objection(HEIR_WITHOUT_NAME, f"{about}.name")
    for cell in ("name", "relation"):
        yield from about_text(f"{about}.{cell}", getattr(heir, cell))


def _about_counts(facts: SuccessionFacts) -> Iterator[Objection]:
    """Heirs too small a part of whom lets any share pass, and successions in which nobody takes shares."""
    parts = parts_of(facts.heirs)
    if parts is None or not any(facts.held):
        return
    if not any(heir.takes_shares for heir in facts.heirs):
        yield Objection(ALL_TAKE_VALUE, "heirs", {"name": facts.name}, Weight.WARN)
    counted = [whole_shares(shares, parts) for shares in facts.held]
    for place, heir in enumerate(facts.heirs):
        if heir.takes_shares and not any(each[place] for each in counted):
            yield Objection(NO_WHOLE_SHARE, f"heirs.{place}.part", {"name": facts.names[place]}, Weight.WARN)


def _about_representative(facts: SuccessionFacts) -> Iterator[Objection]:
    if len(facts.heirs) > 1 and not facts.has_representative:
        yield Objection(NO_REPRESENTATIVE, "representative_name")
    if facts.representative_status is not None and facts.representative_status[1] is Status.DEAD:
        details = {"name": facts.representative_status[0], "day": facts.on}
        yield Objection(REPRESENTATIVE_DEAD, "representative_name", details)
