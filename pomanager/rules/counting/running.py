"""A count while it goes on: who is still in, who is elected, the votes of everybody, and the stages written so far."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from pomanager.rules.counting.ballots import Ballots, letters
from pomanager.rules.counting.reading import Marks, Ranked
from pomanager.rules.counting.record import Act, Count, Event, Happening, Question, Stage, Tie, Transfer, Why
from pomanager.rules.counting.reserving import Reserve
from pomanager.rules.counting.ties import TieRule, Unanswered, settled
from pomanager.rules.counting.watching import Watch


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditions:
    """What a count is held under beside its papers: seats, ties, reserved seats."""

    seats: int
    ties: tuple[TieRule, ...] = ()
    reserve: Reserve | None = None


class Running:
    """Everything a method keeps while it counts; methods call its verbs, and the record writes itself.

    ``votes`` has the figures of all candidates by their numbers (what stands at 0 is nobody's), in units of which
    10 to the power of ``places`` are one vote.
    """

    def __init__(self, method: str, ballots: Ballots, conditions: Conditions, places: int) -> None:
        self.one: int = 10**places
        self.conditions = conditions
        self.seats = conditions.seats
        self.hopeful = set(ballots.standing)
        self.gone = letters(ballots.withdrawn)
        """The letters of all who take no more papers: elected, out or withdrawn."""
        self.elected: list[int] = []
        self.votes = [0] * (len(ballots.names) + 1)
        self.against: tuple[int, ...] = ()
        self.exhausted = 0
        self.loss = 0
        self.quota: int | None = None
        self.watch = Watch(conditions.reserve, ballots.standing, conditions.seats)
        self.history: list[list[int]] = []
        self._out: set[int] = set(ballots.withdrawn)
        self._blank = Count(
            method=method, names=ballots.names, seats=conditions.seats, places=places, valid=0,
            withdrawn=ballots.withdrawn, reserve=conditions.reserve,
        )  # fmt: skip
        self._stages: list[Stage] = []
        self._ties: list[Tie] = []
        self._now = Stage(number=0, act=Act.FIRST, votes=())
        self._events: list[Event] = []
        self._transfers: list[Transfer] = []
        self._tied: list[int] = []
        self._told: tuple[frozenset[int], frozenset[int]] = (frozenset(), frozenset())

    # ---- how things stand ----------------------------------------------------------------------------------------

    @property
    def vacancies(self) -> int:
        """Seats nobody has yet."""
        return self.seats - len(self.elected)

    @property
    def electable(self) -> set[int]:
        """Those still in who may be elected."""
        return self.hopeful - self.watch.doomed

    @property
    def excludable(self) -> set[int]:
        """Those still in who may be excluded."""
        return self.hopeful - self.watch.guarded

    def papers(self, read: Ranked | Marks) -> None:
        """Note how many papers count, and how many do not and why."""
        over, cut = (read.over, 0) if isinstance(read, Marks) else (0, read.cut)
        self._blank = replace(
            self._blank, valid=read.valid, blank=read.blank, void=read.void, over=over, cut=cut
        )  # fmt: skip

    def descending(self, candidates: Iterable[int]) -> list[int]:
        """Candidates from most votes to fewest."""
        return sorted(candidates, key=lambda each: (-self.votes[each], each))

    # ---- stages --------------------------------------------------------------------------------------------------

    def begin(self, act: Act, of: Sequence[int] = (), *, part: int = 0) -> None:
        """Begin the next stage, or the next part of one."""
        number = len({stage.number for stage in self._stages}) + (0 if part > 1 else 1)
        self._now = Stage(number=number, act=act, of=tuple(of), part=part, votes=())
        if not self._stages:
            self._tell_fates()

    def note(
        self, *, value: int | None = None, surplus: int | None = None, needed: Fraction | None = None,
        keeps: Sequence[int] = (), deferred: int = 0,
    ) -> None:  # fmt: skip
        """Add figures to the stage."""
        self._now = replace(
            self._now,
            value=self._now.value if value is None else value,
            surplus=self._now.surplus if surplus is None else surplus,
            needed=needed or self._now.needed,
            keeps=tuple(keeps) or self._now.keeps,
            deferred=deferred or self._now.deferred,
        )

    def transfer(self, giver: int, taker: int, papers: int | None, votes: int) -> None:
        """Papers go on; nobody (0) takes those without a further choice."""
        self._transfers.append(Transfer(giver, taker, papers, votes))
        if taker:
            self.votes[taker] += votes
        else:
            self.exhausted += votes

    def end(self) -> None:
        """Write the stage down as things stand now."""
        shown = [None if number in self._out and number not in self._now.of else self.votes[number]
                 for number in range(1, len(self.votes))]  # fmt: skip
        self._stages.append(
            replace(
                self._now, votes=tuple(shown), exhausted=self.exhausted, loss=self.loss, quota=self.quota,
                transfers=tuple(self._transfers), events=tuple(self._events), ties=tuple(self._tied),
                against=self.against,
            )
        )  # fmt: skip
        self.history.append(self.votes.copy())
        self._events, self._transfers, self._tied = [], [], []

    def add_to_last(self) -> None:
        """Write what happened after the last stage was written into that stage: it is its outcome."""
        last = self._stages[-1]
        self._stages[-1] = replace(
            last, events=last.events + tuple(self._events), ties=last.ties + tuple(self._tied), quota=self.quota,
            needed=self._now.needed or last.needed,
        )  # fmt: skip
        self._events, self._tied = [], []

    # ---- deciding ------------------------------------------------------------------------------------------------

    def elect(self, candidate: int, why: Why) -> None:
        """Somebody is elected."""
        self._take_out(candidate)
        self.elected.append(candidate)
        self._events.append(Event(Happening.ELECTED, candidate, self.votes[candidate], why))
        self.watch.elect(candidate)
        self._tell_fates()

    def exclude(self, candidate: int, why: Why) -> None:
        """Somebody is out."""
        self._take_out(candidate)
        self._out.add(candidate)
        self._events.append(Event(Happening.EXCLUDED, candidate, self.votes[candidate], why))
        self.watch.exclude(candidate)
        self._tell_fates()

    def leave(self, candidate: int) -> None:
        """Somebody takes no part in what follows; nobody excluded them."""
        self._take_out(candidate)
        self._out.add(candidate)
        self.watch.exclude(candidate)

    def _take_out(self, candidate: int) -> None:
        if candidate in self.hopeful:
            self.hopeful.discard(candidate)
            self.gone += chr(candidate)

    def leave_level(self, candidates: Iterable[int]) -> None:
        """Several had enough for fewer seats, and nothing parts them: none of them is elected now."""
        known = {event.candidate for event in self._events if event.happening is Happening.LEVEL}
        for each in sorted(set(candidates) - known):
            self._events.append(Event(Happening.LEVEL, each, self.votes[each]))

    def _tell_fates(self) -> None:
        guarded, doomed = self._told
        for each in sorted(self.watch.guarded - guarded):
            limits = self.watch.limits(each, guarded=True)
            self._events.append(Event(Happening.GUARDED, each, self.votes[each], None, limits))
        for each in sorted(self.watch.doomed - doomed):
            limits = self.watch.limits(each, guarded=False)
            self._events.append(Event(Happening.DOOMED, each, self.votes[each], None, limits))
        self._told = (guarded | self.watch.guarded, doomed | self.watch.doomed)

    def pick(self, question: Question, candidates: Iterable[int], places: int = 1) -> tuple[int, ...]:
        """So many of candidates with equal votes, by the rules on ties. Raises Unanswered if nothing parts them."""
        tied = tuple(sorted(candidates))
        if len(tied) <= places:
            return tied
        stage = max(1, len({stage.number for stage in self._stages}))
        tie = Tie(question, stage, tied, places, self.votes[tied[0]])
        tie = settled(tie, self.conditions.ties, self.history)
        self._tied.append(len(self._ties))
        self._ties.append(tie)
        return tie.chosen

    def most(self, question: Question, candidates: Iterable[int]) -> int:
        """The one of them with most votes."""
        pool = list(candidates)
        top = max(self.votes[each] for each in pool)
        return self.pick(question, (each for each in pool if self.votes[each] == top))[0]

    def fewest(self, candidates: Iterable[int]) -> int:
        """The one of them with fewest votes, who is to be out."""
        pool = list(candidates)
        low = min(self.votes[each] for each in pool)
        return self.pick(Question.EXCLUSION, (each for each in pool if self.votes[each] == low))[0]

    def elect_those(self, reached: Callable[[int], bool], why: Why) -> None:
        """Elect everybody who has reached what is needed, from most votes to fewest, one by one.

        After each of them it is found anew who may still be elected. Equal votes are a tie only where electing one of
        them could shut another out.
        """
        while self.vacancies:
            ready = [each for each in self.electable if reached(each)]
            if not ready:
                return
            top = max(self.votes[each] for each in ready)
            level = sorted(each for each in ready if self.votes[each] == top)
            free = len(level) <= self.vacancies and self.watch.may_all_sit(level)
            places = 1 if self.watch.is_watching else self.vacancies
            chosen = level if free else self.pick(Question.SEAT, level, places)
            for each in chosen:
                self.elect(each, why)

    def elect_the_last(self) -> bool:
        """Where as many may be elected as seats are left, or fewer, elect them; whether the count is at its end."""
        left = self.electable
        if len(left) <= self.vacancies:
            why = Why.LAST if left == self.hopeful else Why.ONLY
            for each in self.descending(left):
                self.elect(each, why)
            return True
        return not self.vacancies

    # ---- the record ----------------------------------------------------------------------------------------------

    def carried_out(self, count: Callable[[], object]) -> Count:
        """Carry the count out, and give its record; if a tie stays open, as far as it came."""
        try:
            count()
            return self._record()
        except Unanswered as stopped:
            self.add_to_last()
            return replace(self._record(), open_tie=stopped.tie)

    def _record(self) -> Count:
        return replace(
            self._blank, stages=tuple(self._stages), elected=tuple(self.elected), ties=tuple(self._ties),
            vacant=max(0, self.vacancies),
        )  # fmt: skip
