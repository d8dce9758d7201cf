"""Which accounts are in arrears on a day and since when, of the whole roll in one walk through one index.

What is overdue of an account is what its latest charges come to. All its charges are told as one text: most accounts
are charged the same on the same days, so that of hundreds of thousands of texts few differ, and each is looked at once.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, TypeAlias

from sqlalchemy import Select, Text, case, func, or_, select, type_coerce
from sqlalchemy.orm import Session

from pomanager.areas import Area
from pomanager.db.kept import kept
from pomanager.readmodels.dues import FeeLabel
from pomanager.rules.dues.arrears import reached_back
from pomanager.services.dues.queries.arrears import Only, overdue_since, walked
from pomanager.services.dues.queries.facts import ENTRY, fee_labels

Late: TypeAlias = tuple[int, int, str]
"""Fee, minor units overdue, and the last day to pay of the oldest charge not paid whole, as it stands in the file."""

_TOLD_AT_MOST = 400
"""Letters in which the charges of an account have to be told: whoever has more than some 25 is looked at alone."""
_DAY = len("2026-03-31")


@dataclass(frozen=True, slots=True)
class LateAccounts:
    """The accounts in arrears: each one's member, and which of what is late; members with several fees come again."""

    members: Sequence[int]
    different: Sequence[Late]
    of_each: Sequence[int]
    """By account: the place of what is late among those that differ."""


def late_accounts(session: Session, day: date, only: Only = None) -> LateAccounts:
    """The accounts in arrears on a day, of everybody or of some members."""
    rows = _told(day, only).subquery()
    texts = session.execute(select(*(func.json_group_array(column) for column in rows.c))).one()
    members, told = map(json.loads, texts)
    late_by = {text: _late(text) for text in dict.fromkeys(told)}
    if None in late_by.values():
        return _with_those_alone(session, day, list(zip(members, map(late_by.__getitem__, told), strict=True)))
    different: dict[Late, int] = {}
    places = {text: different.setdefault(late, len(different)) for text, late in late_by.items() if late is not None}
    return LateAccounts(members, list(different), list(map(places.__getitem__, told)))


def late_sums(session: Session, day: date) -> tuple[tuple[FeeLabel, int, int], ...]:
    """Every fee with accounts in arrears on a day, by code: how many, and minor units overdue in all.

    Kept while neither dues nor the roll change.
    """
    sums = kept(session, ("late sums", day), partial(_late_sums, session, day), frozenset({Area.DUES, Area.MEMBERS}))
    return tuple((label, *sums[fee_id]) for fee_id, label in fee_labels(session).items() if fee_id in sums)


def _late_sums(session: Session, day: date) -> Mapping[int, tuple[int, int]]:
    """Fee → accounts in arrears and what is overdue of them, of which nothing else is asked."""
    rows = _in_arrears(day, None).with_only_columns(ENTRY.c.fee_type_id, _OVER.label("minor")).subquery().c
    sums = select(rows.fee_type_id, func.count(), func.sum(rows.minor)).group_by(rows.fee_type_id)
    return {fee: (accounts, minor) for fee, accounts, minor in session.execute(sums)}


def _told(day: date, only: Only) -> Select[*tuple[Any, ...]]:
    """Member of each account in arrears; its fee, what is overdue, and each of its charges, as one text."""
    entry = ENTRY.c
    # Money has no last day to pay, so that nothing is told of it.
    charges = func.group_concat(type_coerce(entry.due_on, Text) + type_coerce(entry.minor, Text), type_=Text)
    told = type_coerce(entry.fee_type_id, Text) + " " + type_coerce(_OVER, Text) + "," + charges
    return _in_arrears(day, only).with_only_columns(
        entry.member_id, case((func.length(charges) <= _TOLD_AT_MOST, told))
    )


_OVER = func.sum(ENTRY.c.minor)
"""What is overdue of an account, over all that was to be paid before the day and all that is paid."""


def _in_arrears(day: date, only: Only) -> Select[int]:
    """The accounts in arrears, in one walk through the index."""
    entry = ENTRY.c
    return (
        walked(only)
        .where(entry.effective_on <= day)
        .where(or_(entry.due_on.is_(None), entry.due_on < day))
        .group_by(entry.member_id, entry.fee_type_id)
        .having(_OVER > 0)
    )


def _late(told: str | None) -> Late | None:
    """What was told of an account; None where that was too much to tell, or is not what makes it late."""
    if told is None:
        return None
    account, *charges = told.split(",")
    fee, over = map(int, account.split(" "))
    since = reached_back([(charge[:_DAY], int(charge[_DAY:])) for charge in charges], over)
    return None if since is None else (fee, over, since)


def _with_those_alone(session: Session, day: date, accounts: Sequence[tuple[int, Late | None]]) -> LateAccounts:
    """The same, where what is late of some is not known yet: of these members all charges are looked at."""
    found = [(member, late) for member, late in accounts if late is not None]
    known = {(member, late[0]) for member, late in found}
    columns = overdue_since(day, 0, [member for member, late in accounts if late is None]).subquery().c
    rows = session.execute(select(columns[0], columns[1], columns[2], type_coerce(columns[3], Text)))
    found += [(row[0], (row[1], row[2], row[3])) for row in rows if (row[0], row[1]) not in known]
    places: dict[Late, int] = {}
    of_each = [places.setdefault(late, len(places)) for _member, late in found]
    return LateAccounts([member for member, _late in found], list(places), of_each)
