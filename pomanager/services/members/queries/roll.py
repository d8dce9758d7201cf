"""The list of members: which ids in what order, their lines, and the figures around the list."""

import json
from array import array
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Boolean, ColumnElement, FromClause, UnaryExpression, column, exists, func, select, table
from sqlalchemy.orm import Session

from pomanager.readmodels.members import MemberRow, RollBeginning, RollCounts, RollFacts, RollOrder, RollView
from pomanager.rules import folding
from pomanager.rules.members import Sex, Status
from pomanager.services.members.queries.counts_now import IS_ORGANISATION, ORGANISATIONS
from pomanager.services.members.queries.kept_records import kept_members
from pomanager.services.members.queries.narrowing import narrowed, needs_person
from pomanager.services.members.queries.orders import BY_INDEX, Order, has_index, ids_of, order_of, sorted_by
from pomanager.services.members.queries.rows import MEMBER, NOTE, PERSON, member_row, select_rows_of
from pomanager.services.organisation.queries import section_names

ON_ROLL = (Status.ACTIVE, Status.SUSPENDED)
"""Who counts as on the roll: members in good standing and members suspended."""
OPENED = 128
"""So many members are given to a list that is opened, where there are more: twice what a screen shows."""
_OWN_FIELDS = table("extra_field", column("ended", Boolean))
"""Named here, for what is written of it in ``db`` a list that is just opened does without."""


def roll_ids(session: Session, view: RollView) -> "array[int]":
    """Ids of the members seen, in order: the list keeps these and fetches lines as they come into view."""
    order = _order_seen(session, view)
    ids = order.of(_ids_seen(session, view)) if view.narrowed else order.ids
    return ids[::-1] if view.descending else ids


def roll_beginning(session: Session, view: RollView) -> RollBeginning:
    """The first ids of the members seen, where all would keep somebody waiting who is still typing."""
    words = _only_searched(view)
    if not words:
        return RollBeginning(roll_ids(session, view), whole=True)
    from pomanager.services.members.queries.searching import first_found  # a list is shown before it is searched

    return first_found(session, words, _order_seen(session, view), backwards=view.descending)


def roll_opening(session: Session, view: RollView) -> RollBeginning:
    """The first ids of a list nobody has seen yet: while they are looked at, all can be asked for."""
    if view.narrowed or view.order not in BY_INDEX:
        return roll_beginning(session, view)
    statement = select(MEMBER.c.id).order_by(*ordering(session, view)).limit(OPENED + 1)
    first = session.execute(statement).scalars().all()
    return RollBeginning(array("q", first[:OPENED]), whole=len(first) <= OPENED)


def roll_after_beginning(session: Session, view: RollView) -> "array[int]":
    """All ids of a list whose beginning is shown; what the keys typed next are answered from is read as well."""
    words = _only_searched(view)
    if words:
        from pomanager.services.members.queries.searching import look_ahead

        look_ahead(session, _order_seen(session, view), backwards=view.descending)
    return roll_ids(session, view)


def roll_rows(session: Session, ids: Sequence[int]) -> tuple[MemberRow, ...]:
    """Lines of these members, in the order of the ids; a member gone meanwhile is left out."""
    names = section_names(session)
    found = {row.id: row for row in session.execute(select_rows_of(), {"ids": json.dumps(list(ids))})}
    return tuple(member_row(found[number], names) for number in ids if number in found)


def roll_counts(session: Session, view: RollView) -> RollCounts:
    """Women, men, people of unknown sex and organisations among the members seen."""
    counted = select(MEMBER.c.person_sex, func.count()).select_from(_sources(view)).group_by(MEMBER.c.person_sex)
    by_sex = Counter(dict(map(tuple, session.execute(narrowed(counted, view)))))
    others = select(MEMBER.c.person_sex, func.count()).select_from(ORGANISATIONS).group_by(MEMBER.c.person_sex)
    organisations = dict(map(tuple, session.execute(narrowed(others.where(IS_ORGANISATION), view))))
    by_sex.subtract(organisations)
    return RollCounts(by_sex[Sex.FEMALE], by_sex[Sex.MALE], by_sex[Sex.UNKNOWN], sum(organisations.values()))


def roll_facts(session: Session) -> RollFacts:
    """How many members of each status there are, and how many records ask for a second look."""
    # Each status is one stretch of an index, and the longest needs not be walked: whoever has no other one is active.
    others = [status for status in Status if status is not Status.ACTIVE]
    each = [select(func.count()).where(MEMBER.c.status == status).scalar_subquery() for status in others]
    all_of_them = select(func.count()).select_from(MEMBER).scalar_subquery()
    everybody, *counts = session.execute(select(all_of_them, *each)).one()
    by_status = {Status.ACTIVE: everybody - sum(counts), **dict(zip(others, counts, strict=True))}
    by_status = {status: count for status, count in by_status.items() if count}
    doubtful = select(func.count(NOTE.c.member_id.distinct())).where(NOTE.c.settled_at.is_(None))
    return RollFacts(
        by_status=by_status,
        needing_attention=session.execute(doubtful).scalar_one(),
        on_roll=sum(by_status.get(status, 0) for status in ON_ROLL),
        in_books=sum(by_status.values()),
    )


def has_own_fields(session: Session) -> bool:
    """Whether the organisation has fields of its own in use; ``queries.extra_fields`` tells which."""
    return bool(session.execute(select(exists().where(_OWN_FIELDS.c.ended.is_(False)))).scalar_one())


def find_members(session: Session, text: str, limit: int = 50) -> tuple[MemberRow, ...]:
    """Members found by part of a name, a number, phone digits or a place, in the order of their names.

    What a record says that was given up finds the one that was kept.
    """
    ids = roll_ids(session, RollView(search=text, order=RollOrder.NAME))
    kept = kept_members(session)
    found = list(dict.fromkeys(kept.get(each, each) for each in ids)) if kept else ids
    return roll_rows(session, found[:limit])


def _order_seen(session: Session, view: RollView) -> Order:
    """Everybody in the order of the view."""
    if has_index(view.order):
        return order_of(session, view.order)
    from pomanager.services.members.queries.orders_beside import order_beside  # few lists are sorted so

    return order_beside(session, view.order)


def _sources(view: RollView) -> FromClause:
    """Only the tables the view needs: what is counted on the member alone must not walk both."""
    return MEMBER.join(PERSON, PERSON.c.id == MEMBER.c.person_id) if needs_person(view) else MEMBER


def _ids_seen(session: Session, view: RollView) -> list[int]:
    """Ids of the members a narrowed view lets through, in no order that means anything."""
    words = _only_searched(view)
    if words:
        from pomanager.services.members.queries.searching import found_ids

        return found_ids(session, words)
    return ids_of(session, narrowed(select(MEMBER.c.id).select_from(_sources(view)), view))


def _only_searched(view: RollView) -> tuple[str, ...]:
    """The words of a view that searches for some and has no other filter; none for any other view."""
    if view.search and not replace(view, search="").narrowed:
        return folding.query_words(view.search)
    return ()


def ordering(session: Session, view: RollView) -> tuple[UnaryExpression[Any] | ColumnElement[Any], ...]:
    """What statements over ``rows.from_member`` are sorted by to stand in the order of the view."""
    if not has_index(view.order):
        from pomanager.services.members.queries.orders_beside import place_in  # few lists are sorted so

        place = place_in(_order_seen(session, view), MEMBER.c.id)
        return (place.desc() if view.descending else place,)
    columns = sorted_by(view.order)
    return tuple(column.desc() for column in columns) if view.descending else columns
