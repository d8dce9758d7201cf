"""The record of a count: every stage with its figures, and everything that was decided and why.

Figures are whole numbers of the smallest part of a vote a method knows: with ``places`` 5, 100 000 are one vote. At
every stage the votes of all candidates, those without a further choice and what was lost to rounding add up to the
valid papers.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from pomanager.rules.counting.reserving import Limit, Reserve


class Act(StrEnum):
    """What a stage does."""

    FIRST = "first"
    """Counts first preferences, or all marks."""
    SURPLUS = "surplus"
    """Passes on what somebody has above the quota; with Meek, what all who are elected have."""
    EXCLUSION = "exclusion"
    """Passes on the papers of those who are out."""
    SECOND = "second"
    """Counts the second round."""


class Happening(StrEnum):
    """What is told of a candidate at a stage."""

    ELECTED = "elected"
    EXCLUDED = "excluded"
    GUARDED = "guarded"
    """Cannot be excluded: the reserved seats could not be filled without them."""
    DOOMED = "doomed"
    """Cannot be elected: the reserved seats could not be filled beside them."""
    LEVEL = "level"
    """Had enough, but as many as others for fewer seats, and waits (ERS97 5.6.2)."""


class Why(StrEnum):
    """Why somebody is elected or out."""

    QUOTA = "quota"
    """Has the quota, or the votes needed."""
    ACTIVE = "active"
    """Has a share of the active votes that nobody can take away (ERS97 5.1.7 b)."""
    MAJORITY = "majority"
    """Has more than half of the votes that still count, or the share a first round asks for."""
    MOST = "most"
    """Is among those with most votes."""
    RESERVED = "reserved"
    """Takes a reserved seat."""
    LAST = "last"
    """As many are left as seats."""
    ONLY = "only"
    """The rules on reserved seats leave nobody else for the seats left."""
    FEWEST = "fewest"
    DOOMED = "doomed"
    TOGETHER = "together"
    """Out with others who together have too few."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a candidate, with their votes at that moment; ``limits`` tell why of guards."""

    happening: Happening
    candidate: int
    votes: int
    why: Why | None = None
    limits: tuple[Limit, ...] = ()


@dataclass(frozen=True, slots=True)
class Transfer:
    """Papers that went on: from whom, to whom (0: nobody, no further choice), how many, and the votes they carry.

    ``papers`` is None where parts of papers go on (Meek).
    """

    giver: int
    taker: int
    papers: int | None
    votes: int


class TieKind(StrEnum):
    """How a tie is broken."""

    BACKWARDS = "backwards"
    """By the latest earlier stage at which they differed."""
    FORWARDS = "forwards"
    """By the first stage at which they differed."""
    SENIORITY = "seniority"
    """Who has been a member longest is ahead."""
    OLDER = "older"
    """Who was born earlier is ahead."""
    YOUNGER = "younger"
    """Who was born later is ahead."""
    REVOTE = "revote"
    """By the outcome of another vote among them."""
    LOT = "lot"
    """By a lot drawn before tellers."""
    ORDER = "order"
    """By an order drawn before the count."""
    SEED = "seed"
    """By a seed from which anybody can draw again."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing looked at to break a tie: by which rule, at which place of the record, and who was ahead of whom.

    ``stage`` is counted from 1, and 0 for rules that look at no stage. ``told`` is what was written down with an order:
    who drew the lot, who witnessed it, the words of a seed.
    ``order`` are the candidates from most to fewest; those level stand together.
    """

    kind: TieKind
    stage: int
    order: tuple[tuple[int, ...], ...]
    told: str = ""


class Question(StrEnum):
    """What a tie is about."""

    SEAT = "seat"
    """Who is elected."""
    RESERVED_SEAT = "reserved_seat"
    """Who takes a reserved seat."""
    SURPLUS = "surplus"
    """Whose surplus goes on first."""
    EXCLUSION = "exclusion"
    """Who is out."""
    SECOND_ROUND = "second_round"
    """Who comes into the second round."""

    @property
    def is_of_act(self) -> bool:
        """Whether it is about whose papers move in a stage, and not about who is elected after it."""
        return self in {Question.SURPLUS, Question.EXCLUSION}


@dataclass(frozen=True, slots=True)
class Tie:
    """Candidates with equal votes when only ``places`` of them could be taken.

    ``chosen`` are those taken (for an exclusion, who is out); empty while nobody has answered. ``stage`` is the stage
    it stands before or in, from 1.
    """

    question: Question
    stage: int
    candidates: tuple[int, ...]
    places: int
    votes: int
    chosen: tuple[int, ...] = ()
    steps: tuple[Step, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether nothing has broken it yet."""
        return not self.chosen


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One stage: what it did, whose papers it moved, and how things stood after it.

    ``votes`` are those of the candidates, 1 first; None for those who are out and whose papers are gone. ``part``
    counts the batches of an exclusion that ERS97 takes one after another, else 0. ``value`` is what each paper moved
    carries, where that is one figure for all. ``needed`` is what elects at this stage, where it differs from the quota.
    ``keeps`` are Meek's keep factors. ``ties`` are places in the count's ties.
    """

    number: int
    act: Act
    of: tuple[int, ...] = ()
    part: int = 0
    votes: tuple[int | None, ...]
    exhausted: int = 0
    loss: int = 0
    quota: int | None = None
    needed: Fraction | None = None
    value: int | None = None
    surplus: int | None = None
    keeps: tuple[int, ...] = ()
    transfers: tuple[Transfer, ...] = ()
    events: tuple[Event, ...] = ()
    ties: tuple[int, ...] = ()
    against: tuple[int, ...] = ()
    """Votes against each candidate, where such are cast."""
    deferred: int = 0
    """Surpluses that were not passed on because they could change nothing yet (ERS97 5.2.2)."""

    def of_kind(self, happening: Happening) -> tuple[Event, ...]:
        """The events of one kind."""
        return tuple(event for event in self.events if event.happening is happening)


@dataclass(frozen=True, slots=True)
class Swap:
    """Who sits because of the rule on reserved seats, and who would sit in their place; either may be nobody (0)."""

    came: int
    left: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A count from the papers to the result. While ``open_tie`` is there, nobody knows the rest."""

    method: str
    names: tuple[str, ...]
    seats: int
    places: int
    valid: int
    blank: int = 0
    void: int = 0
    over: int = 0
    """Papers void because of too many marks; among ``void``."""
    cut: int = 0
    """Papers that count only up to where they become unclear."""
    stages: tuple[Stage, ...] = ()
    elected: tuple[int, ...] = ()
    """In the order in which they were elected."""
    vacant: int = 0
    """Seats nobody takes."""
    withdrawn: frozenset[int] = frozenset()
    ties: tuple[Tie, ...] = ()
    open_tie: Tie | None = None
    second_round: tuple[int, ...] = ()
    """Who goes into a second round that has not been held."""
    second_valid: int | None = None
    """Papers that count in a second vote."""
    reserve: Reserve | None = None
    without: "Count | None" = None
    """The same papers counted without the rule on reserved seats."""

    @property
    def one(self) -> int:
        """What one whole vote is."""
        return int(10**self.places)

    @property
    def is_settled(self) -> bool:
        """Whether the count has come to its end."""
        return self.open_tie is None and not self.second_round

    def name(self, candidate: int) -> str:
        """The name of a candidate."""
        return self.names[candidate - 1]

    def events(self, happening: Happening) -> Mapping[int, tuple[Stage, Event]]:
        """For every candidate it happened to: the stage and the event."""
        return {event.candidate: (stage, event) for stage in self.stages for event in stage.of_kind(happening)}

    @property
    def changed(self) -> tuple[Swap, ...]:
        """What the rule on reserved seats changed, in order of the votes; nothing where the other count stopped."""
        other = self.without
        if other is None or not (self.is_settled and other.is_settled):
            return ()
        came = [each for each in self.elected if each not in other.elected]
        left = [each for each in other.elected if each not in self.elected]
        longest = max(len(came), len(left))
        return tuple(
            Swap(came[place] if place < len(came) else 0, left[place] if place < len(left) else 0)
            for place in range(longest)
        )
