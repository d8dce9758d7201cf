"""Who came to a meeting and who is in the room at an hour."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Integer, Select, Text, bindparam, column, func, select
from sqlalchemy.orm import Session, aliased

from pomanager.db.base import table_of
from pomanager.db.meetings.attendance import Excuse, Guest, Proxy, Stay
from pomanager.db.meetings.calling import ItemConflict, RollLine
from pomanager.readmodels.meetings.meeting import RollPerson
from pomanager.readmodels.meetings.presence import GuestInRoom, PersonPresence, ProxyLine, RoomAt
from pomanager.rules.meetings import presence as rules
from pomanager.rules.meetings.kinds import Presence
from pomanager.rules.meetings.presence import LATEST, Mandate, Stayed
from pomanager.rules.members import Sex
from pomanager.services.meetings.queries.loading import roll_people

STAY, EXCUSE, PROXY, GUEST, LINE, CONFLICT = map(
    table_of, (Stay, Excuse, Proxy, Guest, RollLine, ItemConflict)
)  # fmt: skip


def stays_of(session: Session, meeting_id: int, roll_ids: Sequence[int] | None = None) -> tuple[Stayed, ...]:
    """Arrivals with their departures, in order; only of some people."""
    if roll_ids is None:
        rows = session.execute(_stays(), {"meeting": meeting_id}).all()
    else:
        rows = session.execute(_stays_of(), {"meeting": meeting_id, "ids": json.dumps(list(roll_ids))}).all()
    return tuple(Stayed(*tuple(row)) for row in rows)


@cache
def _stays() -> Select[*tuple[Any, ...]]:
    query = select(STAY.c.roll_id, STAY.c.arrived_at, STAY.c.left_at)
    return query.where(STAY.c.meeting_id == bindparam("meeting"), STAY.c.undone.is_(False)).order_by(
        STAY.c.arrived_at, STAY.c.id
    )


@cache
def _stays_of() -> Select[*tuple[Any, ...]]:
    each = func.json_each(bindparam("ids", type_=Text())).table_valued(column("value", Integer))
    return _stays().where(STAY.c.roll_id.in_(select(each.c.value)))


def proxies(session: Session, meeting_id: int, *, withdrawn: bool = False) -> tuple[ProxyLine, ...]:
    """The proxies of a meeting in the order they were given; with those withdrawn where asked for."""
    rows = session.execute(_proxies(), {"meeting": meeting_id}).all()
    lines = (ProxyLine(*tuple(row)) for row in rows)
    return tuple(line for line in lines if withdrawn or line.withdrawn_at is None)


@cache
def _proxies() -> Select[*tuple[Any, ...]]:
    giver, holder = aliased(LINE), aliased(LINE)
    return (
        select(
            PROXY.c.id, PROXY.c.giver_id, giver.c.name.label("giver"), giver.c.number.label("giver_number"),
            PROXY.c.holder_id, func.coalesce(holder.c.name, PROXY.c.holder_name).label("holder"), PROXY.c.relation,
            PROXY.c.paper, PROXY.c.from_at, PROXY.c.withdrawn_at,
        )
        .join(giver, giver.c.id == PROXY.c.giver_id)
        .join(holder, holder.c.id == PROXY.c.holder_id, isouter=True)
        .where(PROXY.c.meeting_id == bindparam("meeting"), PROXY.c.undone.is_(False))
        .order_by(PROXY.c.id)
    )  # fmt: skip


def mandates_of(session: Session, meeting_id: int) -> tuple[Mandate, ...]:
    """All proxies as the rules count them, those withdrawn at an hour among them."""
    query = select(PROXY.c.giver_id, PROXY.c.holder_id, PROXY.c.from_at, PROXY.c.withdrawn_at).where(
        PROXY.c.meeting_id == meeting_id, PROXY.c.undone.is_(False)
    )
    return tuple(Mandate(*row) for row in session.execute(query.order_by(PROXY.c.id)))


def conflicted(session: Session, item_id: int | None) -> frozenset[int]:
    """Lines of the roll with a declared interest in an item; nobody without an item."""
    if item_id is None:
        return frozenset()
    return frozenset(session.execute(select(CONFLICT.c.roll_id).where(CONFLICT.c.item_id == item_id)).scalars())


def present_at(session: Session, meeting_id: int, at: int, item_id: int | None = None) -> RoomAt:
    """Who is in the room at an hour, who is represented, and who has an interest in an item."""
    present = rules.present_at(stays_of(session, meeting_id), at)
    represented = rules.represented_at(mandates_of(session, meeting_id), present, at)
    in_conflict = conflicted(session, item_id)
    votes = {roll_id: row.votes for roll_id, row in lines_of(session, {*present, *represented, *in_conflict}).items()}
    return RoomAt(at, present, represented, votes, in_conflict)


@dataclass(frozen=True, slots=True)
class RollVoter:
    """Somebody on the roll as votes are counted and lists name them."""

    id: int
    votes: int
    sex: Sex
    number: str
    name: str


def lines_of(session: Session, roll_ids: Iterable[int]) -> Mapping[int, RollVoter]:
    """Votes, sex, number and name of some lines of the roll, by their ids."""
    ids = list(roll_ids)
    rows = session.execute(_lines(), {"ids": json.dumps(ids)}).all() if ids else []
    return {row[0]: RollVoter(*tuple(row)) for row in rows}


@cache
def _lines() -> Select[*tuple[Any, ...]]:
    each = func.json_each(bindparam("ids", type_=Text())).table_valued(column("value", Integer))
    return select(LINE.c.id, LINE.c.votes, LINE.c.sex, LINE.c.number, LINE.c.name).where(
        LINE.c.id.in_(select(each.c.value))
    )


def presence(session: Session, meeting_id: int, at: int | None = None) -> tuple[PersonPresence, ...]:
    """Everybody on the roll, in the order of the attendance sheet, and how they stand at an hour (None: by now)."""
    return _told(session, meeting_id, roll_people(session, meeting_id), LATEST if at is None else at)


def presence_of(session: Session, meeting_id: int, roll_ids: Sequence[int], at: int) -> tuple[PersonPresence, ...]:
    """Some people on the roll, and how they stand at an hour."""
    return _told(session, meeting_id, roll_people(session, meeting_id, roll_ids), at)


def _told(
    session: Session, meeting_id: int, people: Sequence[RollPerson], at: int
) -> tuple[PersonPresence, ...]:  # fmt: skip
    stays: dict[int, list[Stayed]] = defaultdict(list)
    for stay in stays_of(session, meeting_id):
        stays[stay.roll_id].append(stay)
    given = {line.giver_id: line for line in proxies(session, meeting_id)}
    carried: dict[int, list[ProxyLine]] = defaultdict(list)
    for line in given.values():
        if line.holder_id is not None:
            carried[line.holder_id].append(line)
    excused = excuses(session, meeting_id)
    present = frozenset(roll_id for roll_id, known in stays.items() if any(stay.covers(at) for stay in known))
    represented = rules.represented_at(mandates_of(session, meeting_id), present, at)
    return tuple(
        PersonPresence(
            person=person,
            presence=_stands(person.roll_id, present, represented, stays, excused),
            stays=tuple((stay.arrived_at, stay.left_at) for stay in stays.get(person.roll_id, ())),
            proxy=given.get(person.roll_id),
            carries=tuple(carried.get(person.roll_id, ())),
            excuse=excused.get(person.roll_id),
        )
        for person in people
    )


def _stands(
    roll_id: int,
    present: frozenset[int],
    represented: Mapping[int, int | None],
    stays: Mapping[int, Sequence[Stayed]],
    excused: Mapping[int, str],
) -> Presence:
    if roll_id in present:
        return Presence.PRESENT
    if roll_id in represented:
        return Presence.REPRESENTED
    if stays.get(roll_id):
        return Presence.LEFT
    return Presence.EXCUSED if roll_id in excused else Presence.ABSENT


def excuses(session: Session, meeting_id: int) -> Mapping[int, str]:
    """Line of the roll → why they sent word that they would not come."""
    query = select(EXCUSE.c.roll_id, EXCUSE.c.reason).where(
        EXCUSE.c.meeting_id == meeting_id, EXCUSE.c.undone.is_(False)
    )
    return {row.roll_id: row.reason for row in session.execute(query)}


def guests(session: Session, meeting_id: int) -> tuple[GuestInRoom, ...]:
    """Who is in the room without a vote, in the order they were written down."""
    query = select(GUEST.c.id, GUEST.c.person_id, GUEST.c.name, GUEST.c.sex, GUEST.c.capacity).where(
        GUEST.c.meeting_id == meeting_id, GUEST.c.undone.is_(False)
    )
    return tuple(GuestInRoom(*row) for row in session.execute(query.order_by(GUEST.c.id)))
