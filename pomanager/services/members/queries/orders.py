"""The orders the list of members can stand in: everybody's ids in that order, and where in it each member stands.

Each order is walked in one index of ``member`` and comes as one text of SQLite's: 260,000 rows handed over singly
would take five times as long. The orders of one state of the books are kept (``db/kept.py``) while readers ask on.
"""

import json
import sys
from array import array
from collections import defaultdict
from collections.abc import Collection, Mapping
from functools import partial
from typing import Any, TypeGuard

from sqlalchemy import ColumnElement, Integer, Select, Table, Text, bindparam, cast, func, select
from sqlalchemy.orm import Session

from pomanager.areas import Area
from pomanager.db.kept import kept
from pomanager.readmodels.members import OwnOrder, RollOrder
from pomanager.services.members.queries.rows import MEMBER, PLACE, SECTION

BY_INDEX: Mapping[RollOrder, ColumnElement[Any]] = {
    RollOrder.NUMBER: MEMBER.c.number_order,
    RollOrder.NAME: MEMBER.c.person_sort_key,
    RollOrder.SEX: MEMBER.c.person_sex,
    RollOrder.BIRTH: MEMBER.c.person_birth,
    RollOrder.STATUS: MEMBER.c.status,
    RollOrder.JOINED: MEMBER.c.joined_on,
    RollOrder.PHONE: MEMBER.c.person_phone_digits,
}
"""Orders that an index has; members alike in it follow by their number."""

BY_NAME_OF: Mapping[RollOrder, tuple[ColumnElement[Any], Table]] = {
    RollOrder.PLACE: (MEMBER.c.person_place_id, PLACE),
    RollOrder.SECTION: (MEMBER.c.section_id, SECTION),
}
"""Orders by the name of what a member belongs to, then of what that lies in: its column, and the table of the names."""

FEW = 8
"""One in so many: fewer found members are put in order one by one, more are picked out of the order."""


class Order:
    """Everybody's ids in one order."""

    def __init__(self, ids: "array[int]") -> None:
        self.ids = ids
        self.texts: dict[bool, list[str]] = {False: [], True: []}
        """Search texts of those who stand first (last, from the end on), as far as they are read."""
        self._places: array[int] | None = None
        self._signs: bytes | None = None

    def places(self) -> "array[int]":
        """Where each member stands, by id; what stands at numbers that are nobody's id means nothing."""
        if self._places is None:
            places = array("I", bytes(4 * (max(self.ids, default=0) + 1)))
            for place, member_id in enumerate(self.ids):
                places[member_id] = place
            self._places = places
        return self._places

    def signs(self) -> bytes:
        """The places as four bytes each, by id, that sort as the members do: SQLite sorts what it finds by them."""
        if self._signs is None:
            places = array("I", self.places())
            if sys.byteorder == "little":
                places.byteswap()
            self._signs = places.tobytes()
        return self._signs

    def of(self, some: Collection[int]) -> "array[int]":
        """These members in this order."""
        if len(some) * FEW < len(self.ids):
            places, ids = self.places(), self.ids
            return array("q", [ids[place] for place in sorted(map(places.__getitem__, some))])
        return array("q", filter(frozenset(some).__contains__, self.ids))


def order_of(session: Session, by: RollOrder) -> Order:
    """Everybody in this order, from the first to the last."""
    return kept(session, by, partial(_read, session, by), frozenset({Area.ORGANISATION, Area.MEMBERS}))


def ids_of(session: Session, statement: Select[*tuple[Any, ...]]) -> list[int]:
    """What a statement finds, in its order; its one column holds ids and is called ``id``."""
    found = select(func.json_group_array(statement.subquery().c.id))
    ids: list[int] = json.loads(session.execute(found).scalar_one())
    return ids


def has_index(by: RollOrder | OwnOrder) -> TypeGuard[RollOrder]:
    """Whether the order is known here; the others are read by ``orders_beside``."""
    return by in BY_INDEX or by in BY_NAME_OF


def sorted_by(by: RollOrder) -> tuple[ColumnElement[Any], ...]:
    """What statements over ``rows.from_member`` are sorted by to stand in this order, which has an index."""
    if by not in BY_NAME_OF:
        return tuple(dict.fromkeys((BY_INDEX[by], MEMBER.c.number_order)))
    table = BY_NAME_OF[by][1]
    around = table.alias()
    name_around = select(around.c.folded).where(around.c.id == table.c.parent_id).scalar_subquery()
    return table.c.folded, name_around, MEMBER.c.number_order


def _read(session: Session, by: RollOrder) -> Order:
    if by in BY_NAME_OF:
        return Order(_by_name(session, *BY_NAME_OF[by]))
    return Order(array("q", ids_of(session, select(MEMBER.c.id).order_by(*sorted_by(by)))))


def _by_name(session: Session, column: ColumnElement[Any], table: Table) -> "array[int]":
    """By the name as search sees it, then by that of what it lies in; first who belongs nowhere."""
    around = table.alias()
    named = select(table.c.id, table.c.folded, func.coalesce(around.c.folded, ""))
    named = named.select_from(table.outerjoin(around, around.c.id == table.c.parent_id))
    names: dict[int | None, tuple[str, ...]] = {row[0]: (row[1], row[2]) for row in session.execute(named)}
    names[None] = ()
    texts: dict[int | None, str] = dict(map(tuple, session.execute(_grouped(column))))
    alike: dict[tuple[str, ...], list[int | None]] = defaultdict(list)
    for group in texts:
        alike[names.get(group, ("",))].append(group)
    in_order = [alike[name] for name in sorted(alike)]
    together = {group: place for place, groups in enumerate(in_order) if len(groups) > 1 for group in groups}
    if together:
        merged = session.execute(_merged(column), {"groups": json.dumps(together)})
        texts |= {in_order[place][0]: text for place, text in merged}
    return array("q", json.loads("[" + ",".join(texts[groups[0]][1:-1] for groups in in_order) + "]"))


def _grouped(column: ColumnElement[Any]) -> Select[*tuple[Any, ...]]:
    """For each place or section the ids by number, as one text of JSON: one walk through the index of the column."""
    walked = select(column.label("of"), MEMBER.c.id).order_by(column, MEMBER.c.number_order).subquery()
    return select(walked.c.of, func.json_group_array(walked.c.id)).group_by(walked.c.of)


def _merged(column: ColumnElement[Any]) -> Select[*tuple[Any, ...]]:
    """The same of those that are called alike, taken together as ``groups`` says, an object in JSON."""
    given = func.json_each(bindparam("groups", type_=Text())).table_valued("key", "value")
    walked = select(given.c.value.label("of"), MEMBER.c.id).join_from(
        given, MEMBER, column == cast(given.c.key, Integer)
    )
    by_number = walked.order_by(given.c.value, MEMBER.c.number_order).subquery()
    return select(by_number.c.of, func.json_group_array(by_number.c.id)).group_by(by_number.c.of)
