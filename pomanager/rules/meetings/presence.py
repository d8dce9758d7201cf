"""Who is in the room at an hour, whose vote is carried by somebody there, and what arrivals and departures must obey.

Hours are minutes since the midnight with which the day of the meeting begins; somebody is there from the minute of the
arrival to the minute before the departure.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import time

from pomanager.marks import N_
from pomanager.rules.objections import Objection

LATEST = 2 * 24 * 60 - 1
"""The last minute of the day after: a meeting may go on past midnight."""

NO_SUCH_HOUR = N_("Give an hour of the day of the meeting, or of the night after it.")
LEFT_BEFORE_ARRIVAL = N_("{name} arrived at {arrived}: nobody leaves before they arrive.")
IN_THE_ROOM = N_("{name} is in the room already, since {arrived}.")
NOT_IN_THE_ROOM = N_("{name} is not in the room.")
WAS_THERE = N_("{name} was in the room at {at} already: from {arrived} to {left}.")


def hour_of(minutes: int) -> time:
    """An hour for a sentence: what lies past midnight is told as on a clock."""
    return time(minutes // 60 % 24, minutes % 60)


@dataclass(frozen=True, slots=True)
class Stayed:
    """Somebody on the roll in the room: ``left_at`` is None as long as they are there."""

    roll_id: int
    arrived_at: int
    left_at: int | None = None

    def covers(self, at: int) -> bool:
        """Whether they are in the room at an hour: the minute of the departure is not part of the stay."""
        return self.arrived_at <= at and (self.left_at is None or at < self.left_at)


@dataclass(frozen=True, slots=True)
class Mandate:
    """A proxy: who gave it and who carries it (None for somebody who is not on the roll), from when until when."""

    giver_id: int
    holder_id: int | None
    from_at: int = 0
    withdrawn_at: int | None = None

    def holds(self, at: int) -> bool:
        """Whether it holds at an hour."""
        return self.from_at <= at and (self.withdrawn_at is None or at < self.withdrawn_at)


def present_at(stays: Iterable[Stayed], at: int) -> frozenset[int]:
    """Lines of the roll that are in the room at an hour."""
    return frozenset(stay.roll_id for stay in stays if stay.covers(at))


def represented_at(mandates: Iterable[Mandate], present: frozenset[int], at: int) -> Mapping[int, int | None]:
    """Giver → holder of the proxies that count at an hour, when those in ``present`` are in the room.

    A giver who has come votes for themselves. A holder on the roll must be in the room; one who is not on the roll
    brought the paper, and is there from the hour it counts from. Who gave a proxy away carries none.
    """
    holding = [mandate for mandate in mandates if mandate.holds(at)]
    givers = {mandate.giver_id for mandate in holding}
    return {
        mandate.giver_id: mandate.holder_id
        for mandate in holding
        if mandate.giver_id not in present
        and (mandate.holder_id is None or (mandate.holder_id in present and mandate.holder_id not in givers - present))
    }


def objections_to_hour(at: int, about: str = "at") -> tuple[Objection, ...]:
    """That an hour is none of the meeting's day or the night after."""
    return () if 0 <= at <= LATEST else (Objection(NO_SUCH_HOUR, about),)


def objections_to_arrival(name: str, stays: Sequence[Stayed], at: int) -> tuple[Objection, ...]:
    """What there is to say about an arrival; ``stays`` are those of the same person. A second stay is allowed."""
    found: list[Objection] = []
    for stay in stays:
        if stay.left_at is None:
            found.append(Objection(IN_THE_ROOM, "roll_ids", {"name": name, "arrived": hour_of(stay.arrived_at)}))
        elif stay.covers(at) or at < stay.arrived_at:
            # An open stay that begins before one that is written down would lie over it.
            told = {"name": name, "at": hour_of(at), "arrived": hour_of(stay.arrived_at), "left": hour_of(stay.left_at)}
            found.append(Objection(WAS_THERE, "at", told))
    return tuple(found)


def objections_to_departure(name: str, stays: Sequence[Stayed], at: int) -> tuple[Objection, ...]:
    """What there is to say about a departure; ``stays`` are those of the same person."""
    open_stay = next((stay for stay in stays if stay.left_at is None), None)
    if open_stay is None:
        return (Objection(NOT_IN_THE_ROOM, "roll_ids", {"name": name}),)
    if at <= open_stay.arrived_at:
        told = {"name": name, "arrived": hour_of(open_stay.arrived_at)}
        return (Objection(LEFT_BEFORE_ARRIVAL, "at", told),)
    return ()
