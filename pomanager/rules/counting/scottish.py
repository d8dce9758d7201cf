"""The single transferable vote by the Scottish rules: Scottish Local Government Elections Order 2011, SSI 2011/399.

Schedule 1 (the same rules are in SSI 2007/42), rule by rule:

* 45: first preferences are counted (``_first_stage``);
* 46: the quota is the valid papers divided by one more than the seats, ignoring decimals, plus one;
* 47: who has the quota is elected, at any stage;
* 48: a surplus, if it exceeds nothing it is no stage, passes on with *all* papers of the candidate; each is worth its
  value when received times the surplus, divided by the candidate's votes, to five decimals, the remainder ignored;
* 49: the largest surplus first; equal ones by the latest earlier stage at which they differed, then by lot;
* 50: with no surplus left, whoever has fewest is out, and the papers pass on at the value they have;
* 51: equal ones by the latest earlier stage at which they differed, then by lot;
* 52: when as many are left as seats, they are elected, and nothing passes on any more.

Reserved seats: those who can no longer be elected are out together, before any surplus passes on.
"""

from collections import Counter

from pomanager.rules.counting.ballots import Ballots
from pomanager.rules.counting.piles import Papers, Piles, sorted_on
from pomanager.rules.counting.reading import Ranked, Unclear, ranked
from pomanager.rules.counting.record import Act, Count, Question, TieKind, Why
from pomanager.rules.counting.running import Conditions, Running
from pomanager.rules.counting.ties import TieRule

PLACES = 5
OWN_TIES = (TieRule(TieKind.BACKWARDS),)
"""Rules 49 and 51, before the lot."""


def count(ballots: Ballots, conditions: Conditions) -> Count:
    """Count the papers; see the top of this file."""
    read = ranked(ballots, Unclear.UNTIL_THEN)
    run = Running("scottish", ballots, conditions, PLACES)
    run.papers(read)
    return run.carried_out(lambda: _Scottish(run, read).count())


class _Scottish:
    def __init__(self, run: Running, read: Ranked) -> None:
        self.run = run
        self.piles = Piles(len(run.votes))
        self.read = read
        self.quota = (read.valid // (run.seats + 1) + 1) * run.one
        self.waiting: set[int] = set()
        """Those elected whose surplus has not passed on."""

    def count(self) -> None:
        self.run.quota = self.quota
        self._first_stage()
        while not self._ended():
            self._next_stage()

    def _first_stage(self) -> None:
        self.run.begin(Act.FIRST)
        for letter, papers in sorted_on(self.read.papers, "").items():
            self.run.votes[ord(letter)] = sum(papers.values()) * self.run.one
            self.piles.lay(ord(letter), self.run.one, papers)
        self.run.end()

    def _ended(self) -> bool:
        """Rules 47 and 52."""
        before = len(self.run.elected)
        self.run.elect_those(lambda each: self.run.votes[each] >= self.quota, Why.QUOTA)
        self.waiting.update(each for each in self.run.elected[before:] if self.run.votes[each] > self.quota)
        ended = self.run.elect_the_last()
        self.run.add_to_last()
        return ended

    def _next_stage(self) -> None:
        doomed = self.run.descending(self.run.watch.doomed & self.run.hopeful)
        if doomed:
            self._exclude(doomed, Why.DOOMED)
        elif self.waiting:
            self._pass_surplus(self.run.most(Question.SURPLUS, self.waiting))
        else:
            self._exclude([self.run.fewest(self.run.excludable)], Why.FEWEST)

    def _pass_surplus(self, giver: int) -> None:
        """Rule 48."""
        run = self.run
        self.waiting.discard(giver)
        votes, surplus = run.votes[giver], run.votes[giver] - self.quota
        run.begin(Act.SURPLUS, [giver])
        values = {value: value * surplus // votes for value in self.piles.held[giver]}
        run.note(surplus=surplus, value=next(iter(values.values())) if len(values) == 1 else None)
        carried = self._pass_on([giver], values)
        run.votes[giver] = self.quota
        run.loss += surplus - carried
        run.end()

    def _exclude(self, candidates: list[int], why: Why) -> None:
        """Rule 50."""
        self.run.begin(Act.EXCLUSION, candidates)
        for each in candidates:
            self.run.exclude(each, why)
        values = {value: value for each in candidates for value in self.piles.held[each]}
        self._pass_on(candidates, values)
        for each in candidates:
            self.run.votes[each] = 0
        self.run.end()

    def _pass_on(self, givers: list[int], values: dict[int, int]) -> int:
        """All papers of the givers go on, each at its new value; what they carry together."""
        gone, carried = self.run.gone, 0
        for giver in givers:
            papers_to, votes_to = Counter[int](), Counter[int]()
            for value, papers in self.piles.lift(giver).items():
                for letter, pile in sorted_on(papers, gone).items():
                    taker, number = ord(letter) if letter else 0, sum(pile.values())
                    papers_to[taker] += number
                    votes_to[taker] += number * values[value]
                    self._take(taker, values[value], pile)
            for taker in sorted(papers_to):
                self.run.transfer(giver, taker, papers_to[taker], votes_to[taker])
            carried += sum(votes_to.values())
        return carried

    def _take(self, taker: int, value: int, pile: Papers) -> None:
        if taker:
            self.piles.lay(taker, value, pile)
