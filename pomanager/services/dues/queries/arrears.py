"""What everybody owes on a day and what of it is overdue, summed by SQLite in one walk through one index.

What is overdue of an account (member and fee) is one sum: of all that is paid, taken off what was to be paid before the
day; payments meet the oldest charge first, so nothing else can be left. Columns come as texts of JSON: hundreds of
thousands of rows handed over singly take twice as long.
"""

import json
from array import array
from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

from sqlalchemy import CTE, ColumnElement, Select, Text, and_, case, func, or_, select, type_coerce
from sqlalchemy.orm import Session

from pomanager.areas import Area
from pomanager.db.kept import kept
from pomanager.readmodels.dues import ArrearsFact, DuesColumns, DuesKeys, DuesView, DuesWhat, FeeOwed
from pomanager.readmodels.members import RollOrder
from pomanager.rules.dues.arrears import last_due_before
from pomanager.services.dues.queries.facts import ENTRY, fee_labels
from pomanager.services.members.queries.on_day import as_on
from pomanager.services.members.queries.orders import order_of
from pomanager.services.members.queries.rows import MEMBER, PERSON
from pomanager.services.organisation.queries import section_tree

_INDEX = "INDEXED BY ix_dues_entry_owed"
"""What is summed stands whole in this index, in the order it is summed in."""

Only = Sequence[int] | None
"""Ids of members, None for everybody."""


def dues_on(session: Session, day: date, months: int = 0) -> DuesColumns:
    """What everybody owes on a day; ``long_past`` counts what has been past for more than so many months.

    Kept while neither dues nor the roll change.
    """
    return kept(
        session, ("dues", day, months), partial(_dues_on, session, day, months), frozenset({Area.DUES, Area.MEMBERS})
    )


def _dues_on(session: Session, day: date, months: int, only: Only = None) -> DuesColumns:
    entry = ENTRY.c
    long_before = last_due_before(day, months)
    accounts = (
        walked(only)
        .with_only_columns(
            entry.member_id, entry.fee_type_id,
            func.sum(case((entry.due_on.is_not(None), entry.minor), else_=0)).label("charged"),
            -func.sum(case((entry.due_on.is_(None), entry.minor), else_=0)).label("paid"),
            func.sum(case((entry.due_on < day, entry.minor), else_=0)).label("past"),
            func.sum(case((entry.due_on <= long_before, entry.minor), else_=0)).label("long_past"),
        )
        .where(entry.effective_on <= day)
        .group_by(entry.member_id, entry.fee_type_id)
    )  # fmt: skip
    return DuesColumns(*_columns(session, accounts))


def walked(only: Only) -> Select[int]:
    """Entries in the order of members and fees; of some members, or of all."""
    walked = select(ENTRY.c.member_id).with_hint(ENTRY, _INDEX, "sqlite")
    if only is None:
        return walked
    asked = func.json_each(json.dumps(list(only))).table_valued("value")
    return walked.where(ENTRY.c.member_id.in_(select(asked.c.value)))


def _columns(session: Session, statement: Select[*tuple[int, ...]]) -> "list[array[int]]":
    rows = statement.subquery()
    texts = session.execute(select(*(func.json_group_array(column) for column in rows.c))).one()
    return [array("q", json.loads(text)) for text in texts]


def overdue_accounts(day: date, months: int = 0, only: Only = None) -> Select[*tuple[int, ...]]:
    """Member, fee and minor units of each account in arrears on a day for more than so many months."""
    entry = ENTRY.c
    minor = func.sum(entry.minor)
    return (
        walked(only)
        .with_only_columns(entry.member_id, entry.fee_type_id, minor.label("minor"))
        .where(entry.effective_on <= day)
        .where(or_(entry.due_on.is_(None), entry.due_on <= last_due_before(day, months)))
        .group_by(entry.member_id, entry.fee_type_id)
        .having(minor > 0)
    )


def overdue_since(day: date, months: int = 0, only: Only = None) -> Select[int, int, int, date]:
    """Member, fee, minor units overdue on a day, and the last day to pay of the oldest charge not paid whole.

    Of accounts in arrears for more than so many months. What is overdue is what the latest charges come to, since
    money meets the oldest first: the oldest that is open is the one with which those from the latest back make it up.
    """
    late = overdue_accounts(day, months, only).cte("late")
    over = late if not months else overdue_accounts(day, 0, only).cte("over")
    back = _walked_back(over, day)
    found = (
        select(
            back.c.member_id, back.c.fee_type_id, func.max(back.c.over).label("minor"),
            func.max(back.c.due_on).label("due_on"),
        )
        .where(back.c.so_far >= back.c.over)
        .group_by(back.c.member_id, back.c.fee_type_id)
    )  # fmt: skip
    if not months:
        return found
    return found.join(late, and_(late.c.member_id == back.c.member_id, late.c.fee_type_id == back.c.fee_type_id))


def _walked_back(over: CTE, day: date) -> CTE:
    """What each of these accounts was to pay before the day, with what that comes to from the latest day to pay back.

    All that is to be paid by one day counts at once.
    """
    entry = ENTRY.c
    so_far = func.sum(entry.minor).over(partition_by=(entry.member_id, entry.fee_type_id), order_by=entry.due_on.desc())
    return (
        select(entry.member_id, entry.fee_type_id, entry.due_on, over.c.minor.label("over"), so_far.label("so_far"))
        .select_from(
            over.join(ENTRY, and_(entry.member_id == over.c.member_id, entry.fee_type_id == over.c.fee_type_id))
        )
        .where(entry.due_on < day, entry.effective_on <= day)
        .cte("walked")
    )


def arrears_facts(session: Session, day: date, months: int = 0, only: Only = None) -> dict[int, ArrearsFact]:
    """Member → dues in arrears on a day for more than so many months; who has none is not in it.

    Several fees are added up; of several currencies the one with most members' money, the largest amount, is told.
    """
    rows = overdue_since(day, months, only).subquery()
    columns = (rows.c.member_id, rows.c.fee_type_id, rows.c.minor, type_coerce(rows.c.due_on, Text))
    texts = session.execute(select(*(func.json_group_array(column) for column in columns))).one()
    currencies = {fee_id: label.currency for fee_id, label in fee_labels(session).items()}
    sums: dict[tuple[int, str], tuple[int, str]] = {}
    for member_id, fee_id, minor, due_on in zip(*map(json.loads, texts), strict=True):
        key = (member_id, currencies[fee_id])
        before, since = sums.get(key, (0, due_on))
        sums[key] = (before + minor, min(since, due_on))
    return _largest(sums)


def _largest(sums: Mapping[tuple[int, str], tuple[int, str]]) -> dict[int, ArrearsFact]:
    """Of each member the currency with the largest amount; many share a fact, which is made once."""
    made: dict[tuple[int, str, str], ArrearsFact] = {}
    found: dict[int, ArrearsFact] = {}
    for (member_id, currency), (minor, due_on) in sums.items():
        fact = made.get((minor, currency, due_on))
        if fact is None:
            fact = made[minor, currency, due_on] = ArrearsFact(minor, currency, date.fromisoformat(due_on))
        if member_id not in found or found[member_id].minor < minor:
            found[member_id] = fact
    return found


def overdue_members(session: Session, day: date, only: Only = None) -> frozenset[int]:
    """Everybody with dues overdue on a day; of those chosen, or of all."""
    rows = overdue_accounts(day, 0, only).subquery()
    return frozenset(json.loads(session.execute(select(func.json_group_array(rows.c.member_id))).scalar_one()))


def are_dues_kept(session: Session) -> bool:
    """Whether any dues were ever entered in the books."""
    return session.execute(select(ENTRY.c.id).limit(1)).first() is not None


def dues_keys(session: Session, view: DuesView, order: RollOrder = RollOrder.NUMBER) -> DuesKeys:
    """The accounts a list shows, by member in an order of the roll, then by fee."""
    columns = dues_on(session, view.day, view.months)
    wanted = None if view.section_id is None else _members_in(session, view.section_id, view.day)
    found = [
        (member, fee)
        for member, fee, charged, paid, past, long_past in zip(
            columns.members, columns.fees, columns.charged, columns.paid, columns.past, columns.long_past, strict=True
        )
        if _shows(view, charged - paid, past - paid, long_past - paid)
        and (view.fee_type_id is None or fee == view.fee_type_id)
        and (wanted is None or member in wanted)
    ]
    places = order_of(session, order).places()
    found.sort(key=lambda each: (places[each[0]], each[1]))
    return DuesKeys(array("q", [each[0] for each in found]), array("q", [each[1] for each in found]))


def _shows(view: DuesView, owed: int, overdue: int, long_overdue: int) -> bool:
    match view.what:
        case DuesWhat.ALL:
            return True
        case DuesWhat.OWING:
            return owed > 0
        case DuesWhat.ADVANCE:
            return owed < 0
        case DuesWhat.OVERDUE:
            return (long_overdue if view.months else overdue) > 0


def _members_in(session: Session, section_id: int, day: date) -> frozenset[int]:
    """The members who belonged on a day to a section, or to one that lies in it."""
    sections = [section_id, *section_tree(session, day).below(section_id)]
    then: ColumnElement[int | None] = as_on(session, day).section_id
    found = select(func.json_group_array(MEMBER.c.id))
    found = found.select_from(MEMBER.join(PERSON, PERSON.c.id == MEMBER.c.person_id)).where(then.in_(sections))
    return frozenset(json.loads(session.execute(found).scalar_one()))


def owed_of(session: Session, day: date, member_ids: Sequence[int]) -> dict[tuple[int, int], FeeOwed]:
    """(member, fee) → what these members owe on a day, of each fee ever charged or paid by then."""
    labels = fee_labels(session)
    since = {(row[0], row[1]): row[3] for row in session.execute(overdue_since(day, 0, member_ids))}
    columns = _dues_on(session, day, 0, member_ids)
    return {
        (member, fee): FeeOwed(labels[fee], charged, paid, max(0, past - paid), since.get((member, fee)))
        for member, fee, charged, paid, past in zip(
            columns.members, columns.fees, columns.charged, columns.paid, columns.past, strict=True
        )
    }
