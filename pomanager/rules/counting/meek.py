"""The single transferable vote by Meek's method, as the reference rule of the Proportional Representation Foundation.

Hill, Wichmann, Woodall, Algorithm 123, Computer Journal 30 (1987) 277-281 in fixed decimals, step by step:

* A: everybody's keep factor is 1, omega is 0.000001;
* B.1: the count is complete when all seats are filled, or no more are elected and still in than there are seats;
* B.2.a: each paper gives each candidate it names, in order, what has come to them times their keep factor, to nine
  decimals rounded up, and hands the rest on;
* B.2.b: the quota is all votes divided by one more than the seats, to nine decimals, plus 0.000000001; what has no
  further choice no longer counts, and so the quota falls;
* B.2.c: whoever is still in and has the quota is elected, which ends the round;
* B.2.d and e: a round ends, too, when the surpluses of all elected together are less than omega or no longer shrink;
* B.2.f: else the keep factor of everybody elected is multiplied by the quota, rounded up, and divided by their votes,
  rounded up, and the papers are gone through again;
* B.3: after a round that elected nobody the one with fewest votes is out; equal are all who have no more than the
  fewest votes and the surpluses left (procedure T is here the earliest stage at which they differed, as in New
  Zealand's Local Electoral Regulations 2001, Schedule 1A, and then the lot);
* C: those still in are elected as far as seats are left.

Each stage of the record is one round. After the last exclusion the votes are distributed once more for the record.

Reserved seats: those who can no longer be elected are out together at the beginning of the next round.
"""

from pomanager.rules.counting.ballots import Ballots
from pomanager.rules.counting.meek_tree import Tree
from pomanager.rules.counting.reading import Ranked, Unclear, ranked
from pomanager.rules.counting.record import Act, Count, Question, TieKind, Why
from pomanager.rules.counting.running import Conditions, Running
from pomanager.rules.counting.ties import TieRule

PLACES = 9
OMEGA = 10**3
"""0.000001 of a vote."""
OWN_TIES = (TieRule(TieKind.FORWARDS),)


def count(ballots: Ballots, conditions: Conditions) -> Count:
    """Count the papers; see the top of this file."""
    read = ranked(ballots, Unclear.UNTIL_THEN)
    run = Running("meek", ballots, conditions, PLACES)
    run.papers(read)
    return run.carried_out(lambda: _Meek(run, read).count())


class _Meek:
    def __init__(self, run: Running, read: Ranked) -> None:
        self.run = run
        self.tree = Tree(read.papers, len(run.votes) - 1)
        self.keeps = [run.one] * len(run.votes)
        self.surplus = 0

    def count(self) -> None:
        run = self.run
        run.begin(Act.FIRST)
        self._distribute()
        run.end()
        elected = self._elect()
        while not self._complete():
            doomed = run.descending(run.watch.doomed & run.hopeful)
            if doomed:
                self._exclude(doomed, Why.DOOMED)
            elif elected:
                run.begin(Act.SURPLUS, sorted(run.elected))
            else:
                self._exclude([self._lowest()], Why.FEWEST)
            elected = self._round()

    def _complete(self) -> bool:
        """B.1 and C."""
        ended = self.run.elect_the_last()
        self.run.add_to_last()
        return ended

    def _round(self) -> bool:
        """B.2 up to the end of a round, and the stage written down; whether somebody is elected."""
        before: int | None = None
        while True:
            self._distribute()
            is_last = len(self.run.electable) <= self.run.vacancies
            if is_last or self._has_winner() or self.surplus < OMEGA or (before is not None and self.surplus >= before):
                break
            before = self.surplus
            self._update_keeps()
        self.run.note(keeps=self.keeps[1:])
        self.run.end()
        return not is_last and self._elect()

    def _distribute(self) -> None:
        """B.2.a, b and d."""
        run = self.run
        run.votes[:], run.exhausted = self.tree.distributed(self.keeps, run.one)
        run.quota = sum(run.votes) // (run.seats + 1) + 1
        self.surplus = max(0, sum(run.votes[each] - run.quota for each in run.elected))

    def _has_winner(self) -> bool:
        return any(self._has_quota(each) for each in self.run.electable)

    def _has_quota(self, candidate: int) -> bool:
        return self.run.votes[candidate] >= (self.run.quota or 0)

    def _elect(self) -> bool:
        """B.2.c."""
        before = len(self.run.elected)
        self.run.elect_those(self._has_quota, Why.QUOTA)
        for each in self.run.elected[before:]:
            self.tree.elect(each)
        self.run.add_to_last()
        return len(self.run.elected) > before

    def _update_keeps(self) -> None:
        """B.2.f."""
        run, quota = self.run, self.run.quota or 0
        for each in run.elected:
            if run.votes[each]:
                part = -(-self.keeps[each] * quota // run.one)
                self.keeps[each] = -(-part * run.one // run.votes[each])

    def _lowest(self) -> int:
        """B.3."""
        pool = self.run.excludable
        low = min(self.run.votes[each] for each in pool)
        tied = [each for each in pool if self.run.votes[each] <= low + self.surplus]
        return self.run.pick(Question.EXCLUSION, tied)[0]

    def _exclude(self, candidates: list[int], why: Why) -> None:
        self.run.begin(Act.EXCLUSION, candidates)
        for each in candidates:
            self.run.exclude(each, why)
            self.tree.exclude(each)
            self.keeps[each] = 0
