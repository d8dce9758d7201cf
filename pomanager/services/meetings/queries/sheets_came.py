"""Who came to a meeting, as papers tell it: from arrivals, proxies that hold, and excuses."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Row, Select, select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.meetings.attendance import Excuse, Proxy, Stay
from pomanager.readmodels.meetings.meeting import RollSums
from pomanager.readmodels.meetings.papers import CameIn
from pomanager.rules.meetings.kinds import BEFORE, MeetingState, Presence
from pomanager.rules.members import Sex
from pomanager.services.meetings.queries.loading import LINE, MEETING

STAY, EXCUSE, PROXY = map(table_of, (Stay, Excuse, Proxy))
CHUNK = 300


@dataclass(slots=True)
class Came:
    """Who came, by lines of the roll: hours, whom each represents, who was excused."""

    hours: dict[int, tuple[int, int | None]] = field(default_factory=dict)
    holder: dict[int, str] = field(default_factory=dict)
    """Giver → the name of who carries the proxy."""
    givers: dict[int, list[tuple[str, int]]] = field(default_factory=lambda: defaultdict(list))
    """Holder → name and votes of each giver."""
    excused: set[int] = field(default_factory=set)

    def presence(self, roll_id: int) -> Presence:
        """How somebody stands to the meeting; who came in person is present, whatever they had given before."""
        if roll_id in self.hours:
            return Presence.PRESENT
        if roll_id in self.holder:
            return Presence.REPRESENTED
        return Presence.EXCUSED if roll_id in self.excused else Presence.ABSENT


def who_came(session: Session, meeting_id: int) -> Came:
    """Arrivals and departures, proxies, and excuses of a meeting.

    Once it has begun or failed, a proxy represents nobody as long as its holder, if on the roll, has not come; one that
    was withdrawn in mid-meeting has represented its giver until then.
    """
    found = Came()
    stays = select(STAY).where(STAY.c.meeting_id == meeting_id, STAY.c.undone.is_(False))
    for row in session.execute(stays.order_by(STAY.c.arrived_at, STAY.c.id)):
        arrived = found.hours[row.roll_id][0] if row.roll_id in found.hours else row.arrived_at
        found.hours[row.roll_id] = (arrived, row.left_at)
    state, opened_at = session.execute(
        select(MEETING.c.state, MEETING.c.opened_at).where(MEETING.c.id == meeting_id)
    ).one_or_none() or (None, None)
    held = [row for row in _proxies(session, meeting_id) if _represents(row, found, state, opened_at)]
    for row in {row.giver_id: row for row in held}.values():
        found.holder[row.giver_id] = row.holder or row.holder_name
        if row.holder_id is not None:
            found.givers[row.holder_id].append((row.name, row.votes))
    excuses = select(EXCUSE.c.roll_id).where(EXCUSE.c.meeting_id == meeting_id, EXCUSE.c.undone.is_(False))
    found.excused = set(session.scalars(excuses))
    return found


def _proxies(session: Session, meeting_id: int) -> Sequence[Any]:
    """The proxies given for a meeting, by the place of the giver; of one giver the one that holds comes last."""
    giver, holder = LINE.alias("giver"), LINE.alias("holder")
    statement = (
        select(
            PROXY.c.giver_id, PROXY.c.holder_id, PROXY.c.holder_name, PROXY.c.from_at, PROXY.c.withdrawn_at,
            giver.c.name, giver.c.votes, holder.c.name.label("holder"),
        )
        .join(giver, giver.c.id == PROXY.c.giver_id)
        .outerjoin(holder, holder.c.id == PROXY.c.holder_id)
        .where(PROXY.c.meeting_id == meeting_id, PROXY.c.undone.is_(False))
        .order_by(giver.c.position, PROXY.c.withdrawn_at.is_(None), PROXY.c.id)
    )  # fmt: skip
    return session.execute(statement).all()


def _represents(row: Row[Any], came: Came, state: MeetingState | None, opened_at: int | None) -> bool:
    """Whether a proxy represents its giver, or did for a time while the meeting was open."""
    if state in BEFORE:
        return row.withdrawn_at is None
    if row.holder_id is not None and row.holder_id not in came.hours:
        return False
    if row.withdrawn_at is None:
        return True
    began = came.hours[row.holder_id][0] if row.holder_id is not None else row.from_at
    return opened_at is not None and row.withdrawn_at > max(began, row.from_at, opened_at)


def came_in(session: Session, sums: RollSums, came: Came) -> CameIn:
    """Who came, in heads and votes, over everybody on the roll with a vote."""
    named = came.hours.keys() | came.holder.keys() | came.excused
    rows = list(_named(session, sums, named))
    groups: dict[Presence, list[Row[Any]]] = defaultdict(list)
    for row in rows:
        groups[came.presence(row.id)].append(row)
    present, represented = groups[Presence.PRESENT], groups[Presence.REPRESENTED]
    there = [*present, *represented]
    excused = len(groups[Presence.EXCUSED])
    return CameIn(
        present=len(present), represented=len(represented), excused=excused,
        absent=sums.entitled - len(there) - excused, votes_present=sum(row.votes for row in present),
        votes_represented=sum(row.votes for row in represented), women=sum(row.sex is Sex.FEMALE for row in there),
        young=sum(row.is_young for row in there),
    )  # fmt: skip


def _named(session: Session, sums: RollSums, named: Iterable[int]) -> Iterator[Row[Any]]:
    """These lines of the roll, as far as they have a vote."""
    ids = sorted(named)
    statement: Select[*tuple[Any, ...]] = select(LINE.c.id, LINE.c.sex, LINE.c.is_young, LINE.c.votes).where(
        LINE.c.meeting_roll_id == sums.meeting_roll_id, LINE.c.votes > 0
    )
    for start in range(0, len(ids), CHUNK):
        yield from session.execute(statement.where(LINE.c.id.in_(ids[start : start + CHUNK])))
