"""Who is at a meeting at an hour: in the room, represented, excused, or as a guest."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pomanager.readmodels.meetings.meeting import RollPerson
from pomanager.rules.meetings.kinds import Presence
from pomanager.rules.members import Sex


@dataclass(frozen=True, slots=True)
class ProxyLine:
    """A proxy that was given. Hours are minutes since the midnight of the day of the meeting."""

    id: int
    giver_id: int
    giver: str
    giver_number: str
    holder_id: int | None
    holder: str
    relation: str
    paper: str
    from_at: int
    withdrawn_at: int | None


@dataclass(frozen=True, slots=True)
class PersonPresence:
    """Somebody on the roll, and how they stand to the meeting at the hour that was asked for."""

    person: RollPerson
    presence: Presence
    stays: tuple[tuple[int, int | None], ...] = ()
    """Arrivals with their departures (None: there still), in order."""
    proxy: ProxyLine | None = None
    """The one they gave, as far as it was not withdrawn."""
    carries: tuple[ProxyLine, ...] = ()
    excuse: str | None = None
    """Why they sent word, "" where they did not say; None where they sent none."""


@dataclass(frozen=True, slots=True)
class GuestInRoom:
    """Somebody in the room without a vote."""

    id: int
    person_id: int | None
    name: str
    sex: Sex
    capacity: str


@dataclass(frozen=True, slots=True)
class RoomAt:
    """Who is in the room at an hour, by the ids of their lines on the roll."""

    at: int
    present: frozenset[int] = frozenset()
    represented: Mapping[int, int | None] = field(default_factory=dict)
    """Giver → holder, None for one who is not on the roll."""
    votes: Mapping[int, int] = field(default_factory=dict)
    """The votes of everybody in one of the two, and of those in conflict."""
    in_conflict: frozenset[int] = frozenset()
    """With an interest in the item that was asked for, wherever they are."""

    @property
    def may_answer(self) -> frozenset[int]:
        """Whose vote counts: present or represented, with a vote, and without a conflict."""
        there = (self.present | frozenset(self.represented)) - self.in_conflict
        return frozenset(roll_id for roll_id in there if self.votes.get(roll_id))
