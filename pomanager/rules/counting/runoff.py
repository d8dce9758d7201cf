"""Instant run-off: whoever has fewest votes is out, and their papers pass on, until somebody has more than half.

Minneapolis Code of Ordinances, chapter 167 (single-seat elections): first choices are counted; whoever has more than
half of the votes still counting is elected; else the one with fewest is out and each of their papers goes to its next
choice still in; ties are decided by lot. Only one is out at a time: to put several out together, where they could not
win, changes nobody's election and is harder to check by hand.

For several seats the same goes on until as many are left as there are seats (RCTab: "multi-winner bottoms-up using
threshold" without one); a share of half means nothing then.
"""

from pomanager.rules.counting.ballots import Ballots
from pomanager.rules.counting.piles import Papers, added, sorted_on
from pomanager.rules.counting.reading import Ranked, Unclear, ranked
from pomanager.rules.counting.record import Act, Count, Why
from pomanager.rules.counting.running import Conditions, Running


def count(ballots: Ballots, conditions: Conditions) -> Count:
    """Count the papers; see the top of this file."""
    read = ranked(ballots, Unclear.AS_FAR_AS_KNOWN)
    run = Running("irv", ballots, conditions, 0)
    run.papers(read)
    return run.carried_out(lambda: _Runoff(run, read).count())


class _Runoff:
    def __init__(self, run: Running, read: Ranked) -> None:
        self.run = run
        self.held: dict[int, Papers] = {ord(letter): pile for letter, pile in sorted_on(read.papers, "").items()}

    def count(self) -> None:
        run = self.run
        run.begin(Act.FIRST)
        for candidate, papers in self.held.items():
            run.votes[candidate] = sum(papers.values())
        self._close()
        while not self._ended():
            doomed = run.descending(run.watch.doomed & run.hopeful)
            if doomed:
                self._exclude(doomed, Why.DOOMED)
            else:
                self._exclude([run.fewest(run.excludable)], Why.FEWEST)

    def _close(self) -> None:
        """End the stage; for one seat, with the votes that are more than half of those still counting."""
        if self.run.seats == 1:
            self.run.quota = sum(self.run.votes[each] for each in self.run.hopeful) // 2 + 1
        self.run.end()

    def _ended(self) -> bool:
        run = self.run
        if run.quota is not None:
            needed = run.quota
            run.elect_those(lambda each: run.votes[each] >= needed, Why.MAJORITY)
        ended = run.elect_the_last()
        run.add_to_last()
        return ended

    def _exclude(self, candidates: list[int], why: Why) -> None:
        run = self.run
        run.begin(Act.EXCLUSION, candidates)
        for each in candidates:
            run.exclude(each, why)
        for giver in candidates:
            for letter, pile in sorted(sorted_on(self.held.pop(giver, {}), run.gone).items()):
                taker, number = ord(letter) if letter else 0, sum(pile.values())
                run.transfer(giver, taker, number, number)
                if taker:
                    self.held[taker] = added(self.held.get(taker), pile)
            run.votes[giver] = 0
        self._close()
