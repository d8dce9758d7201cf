"""What the judges of shares and dues look at, read for one member or for the whole roll at once.

What the by-laws of the day do not ask for is not read: the judges say then that the rule is blank, whatever is held.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from datetime import date
from itertools import repeat
from typing import TypeVar

from sqlalchemy import Table, Text, case, func, select, type_coerce
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.dues import DuesEntry
from pomanager.db.shares import ShareEntry, ShareInstalment, ShareType
from pomanager.rules.entitlement_money import ALL_PAID, ARREARS, ELIGIBILITY, HELD_FOR, MIN_HELD, PAID, Held, InArrears
from pomanager.rules.money import Money
from pomanager.services.dues.queries.facts import fee_labels
from pomanager.services.dues.queries.late import Late, LateAccounts, late_accounts
from pomanager.services.entitlement.queries.reading import Facts, Reading, json_columns, told_apart
from pomanager.services.organisation.queries.bylaws import bylaws_on

ENTRY, INSTALMENT, TYPE, DUES = map(table_of, (ShareEntry, ShareInstalment, ShareType, DuesEntry))
FactT = TypeVar("FactT", bound=Hashable)
KeyT = TypeVar("KeyT", bound=Hashable)


def shares_held(reading: Reading) -> Facts[Held]:
    """How many shares each held, all types together."""
    return reading.once(_shares_held)


def _shares_held(reading: Reading) -> Facts[Held]:
    if bylaws_on(reading.session, reading.day).count(MIN_HELD) is None or not _any(reading.session, ENTRY):
        return _alike(reading, Held(is_kept=False))
    sums = reading.narrowed(
        select(ENTRY.c.member_id, func.sum(ENTRY.c.shares)).where(ENTRY.c.effective_on <= reading.day),
        ENTRY.c.member_id,
    ).group_by(ENTRY.c.member_id)
    return _of_each(reading, dict(zip(*json_columns(reading.session, sums.subquery()), strict=True)), 0, Held)


def shares_paid(reading: Reading) -> Facts[Held]:
    """What each still had to pay for shares, and what of it was overdue."""
    return reading.once(_shares_paid)


def _shares_paid(reading: Reading) -> Facts[Held]:
    bylaws = bylaws_on(reading.session, reading.day)
    is_asked = bylaws.flag(PAID) is not None or ALL_PAID in (bylaws.choices(ELIGIBILITY) or ())
    if not is_asked or not _any(reading.session, ENTRY):
        return _alike(reading, Held(is_kept=False))
    due = func.sum(ENTRY.c.subscribed_minor - ENTRY.c.paid_minor)
    sums = reading.narrowed(
        select(ENTRY.c.member_id, ENTRY.c.share_type_id, due).where(ENTRY.c.effective_on <= reading.day),
        ENTRY.c.member_id,
    ).group_by(ENTRY.c.member_id, ENTRY.c.share_type_id).having(due > 0)  # fmt: skip
    later = _put_off(reading)
    currencies = {row.id: row.currency for row in reading.session.execute(select(TYPE.c.id, TYPE.c.currency))}
    unpaid: dict[int, dict[str, list[int]]] = defaultdict(dict)
    for member_id, type_id, minor in reading.session.execute(sums):
        of_currency = unpaid[member_id].setdefault(currencies[type_id], [0, 0])
        of_currency[0] += minor
        of_currency[1] += max(0, minor - later.get((member_id, type_id), 0))
    found = {member_id: _owing(by_currency) for member_id, by_currency in unpaid.items()}
    return _of_each(reading, found, Held(), _itself)


def _put_off(reading: Reading) -> Mapping[tuple[int, int], int]:
    """What of the shares of a member and type need not be paid by the day."""
    sums = (
        reading.narrowed(
            select(INSTALMENT.c.member_id, INSTALMENT.c.share_type_id, func.sum(INSTALMENT.c.minor)).where(
                INSTALMENT.c.effective_on <= reading.day, INSTALMENT.c.due_on >= reading.day
            ),
            INSTALMENT.c.member_id,
        )
        .group_by(INSTALMENT.c.member_id, INSTALMENT.c.share_type_id)
        .having(func.sum(INSTALMENT.c.minor) > 0)
    )
    return {(row[0], row[1]): row[2] for row in reading.session.execute(sums)}


def _owing(by_currency: Mapping[str, list[int]]) -> Held:
    """What is overdue and unpaid, each in the currency in which it is most."""
    unpaid = max(by_currency.items(), key=_first)
    overdue = max(by_currency.items(), key=_second)
    return Held(
        overdue=Money(overdue[1][1], overdue[0]) if overdue[1][1] else None, unpaid=Money(unpaid[1][0], unpaid[0])
    )


def _first(item: tuple[str, list[int]]) -> int:
    return item[1][0]


def _second(item: tuple[str, list[int]]) -> int:
    return item[1][1]


def shares_held_since(reading: Reading) -> Facts[Held]:
    """Since when each has held shares without a break."""
    return reading.once(_shares_held_since)


def _shares_held_since(reading: Reading) -> Facts[Held]:
    if bylaws_on(reading.session, reading.day).count(HELD_FOR) is None or not _any(reading.session, ENTRY):
        return _alike(reading, Held(is_kept=False))
    first = type_coerce(func.min(case((ENTRY.c.shares > 0, ENTRY.c.effective_on))), Text)
    sums = reading.narrowed(
        select(ENTRY.c.member_id, first, func.sum(ENTRY.c.shares), func.min(ENTRY.c.shares)).where(
            ENTRY.c.effective_on <= reading.day
        ),
        ENTRY.c.member_id,
    ).group_by(ENTRY.c.member_id)
    found: dict[int, str] = {}
    looked_at = []
    for member_id, since, shares, least in zip(*json_columns(reading.session, sums.subquery()), strict=True):
        if least < 0:
            looked_at.append(member_id)
        elif shares > 0:
            found[member_id] = since
    for member_id in looked_at:
        unbroken = _without_a_break(reading.session, member_id, reading.day)
        if unbroken is not None:
            found[member_id] = unbroken.isoformat()
    return _of_each(reading, found, "", _held_since)


def _held_since(day: str) -> Held:
    return Held(since=date.fromisoformat(day)) if day else Held()


def _without_a_break(session: Session, member_id: int, day: date) -> date | None:
    """The day since which there always were shares at the end of the day; None when there are none."""
    rows = session.execute(
        select(ENTRY.c.effective_on, func.sum(ENTRY.c.shares))
        .where(ENTRY.c.member_id == member_id, ENTRY.c.effective_on <= day)
        .group_by(ENTRY.c.effective_on)
        .order_by(ENTRY.c.effective_on)
    )
    held, since = 0, None
    for on, added in rows:
        held += added
        since = (since or on) if held > 0 else None
    return since


def dues_in_arrears(reading: Reading) -> Facts[InArrears]:
    """What each has not paid of dues that fell due, and since when the oldest is."""
    return reading.once(_dues_in_arrears)


def _dues_in_arrears(reading: Reading) -> Facts[InArrears]:
    bylaws = bylaws_on(reading.session, reading.day)
    if all(bylaws.count(key) is None for key in ARREARS.values()) or not _any(reading.session, DUES):
        return _alike(reading, InArrears(is_kept=False))
    currencies = {fee_id: label.currency for fee_id, label in fee_labels(reading.session).items()}
    late = late_accounts(reading.session, reading.day, reading.only)
    facts = [_NO_ARREARS, *(_in_arrears(each, currencies) for each in late.different)]
    places = dict(zip(late.members, late.of_each, strict=True))
    if len(places) < len(late.members):
        for member_id, several in _several(late).items():
            places[member_id] = len(facts) - 1
            facts.append(_in_arrears(_together(several, currencies), currencies))
    found = map(places.get, reading.ids, repeat(-1))
    return Facts(facts, [place + 1 for place in found])


def _several(late: LateAccounts) -> dict[int, list[Late]]:
    """What is late of those members who are in arrears with several fees."""
    times = Counter(late.members)
    found: dict[int, list[Late]] = defaultdict(list)
    for member_id, place in zip(late.members, late.of_each, strict=True):
        if times[member_id] > 1:
            found[member_id].append(late.different[place])
    return found


def _together(several: Sequence[Late], currencies: Mapping[int, str]) -> Late:
    """Fees of one currency added up; of several currencies what has been overdue longest: by that arrears count."""
    sums: dict[str, Late] = {}
    for fee_id, minor, due_on in several:
        first, before, since = sums.get(currencies[fee_id], (fee_id, 0, due_on))
        sums[currencies[fee_id]] = (first, before + minor, min(since, due_on))
    return min(sums.values(), key=_due_on)


def _due_on(late: Late) -> str:
    return late[2]


_NO_ARREARS = InArrears()


def _in_arrears(late: Late, currencies: Mapping[int, str]) -> InArrears:
    return InArrears(Money(late[1], currencies[late[0]]), date.fromisoformat(late[2]))


def _any(session: Session, register: Table) -> bool:
    """Whether anything was ever entered there."""
    return session.execute(select(register.c.id).limit(1)).first() is not None


def _alike(reading: Reading, fact: FactT) -> Facts[FactT]:
    return Facts([fact], [0] * len(reading.ids))


def _of_each(
    reading: Reading, found: Mapping[int, KeyT], otherwise: KeyT, make: Callable[[KeyT], FactT]
) -> Facts[FactT]:
    """The facts of what was found, each made once; whoever is not among them has what is ``otherwise``."""
    keys, of_each = told_apart([*map(found.get, reading.ids, repeat(otherwise))], otherwise)
    return Facts([make(key) for key in keys], of_each)


def _itself(fact: Held) -> Held:
    return fact
