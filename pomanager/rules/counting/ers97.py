"""The single transferable vote by ERS97: Newland & Britton, How to conduct an election by the STV, third edition, 1997.

Rule by rule (the numbers are those of its sections 5 and 6):

* 5.1.6: the quota is the valid papers divided by one more than the seats, to two decimals; 0.01 more unless exact;
* 5.1.7, 5.3.13, 5.4.9: from most votes to fewest, whoever has (a) the quota or (b) the total active vote divided by one
  more than the seats left is elected. The active vote is what those still in have, and what waits to pass on (5.6.1);
* 5.2.2: surpluses are put off as long as all of them together cannot lift the lowest above the next, nor several who
  would be out together above the one after them;
* 5.2.3: else the largest passes on; equal ones by the earliest point at which they differed, then by lot;
* 5.2.5: with nothing to pass on, as many as possible are out together whose votes, with the surpluses put off, are not
  more than those of the next one above; equal ones by the earliest point, then by lot;
* 5.3.1, 5.3.2: a surplus of the first stage passes on with all papers, a later one only with the batch that made it;
* 5.3.7: what has no further choice stays behind as long as the others are worth more than the surplus: each is then
  worth the surplus divided by their number, to two decimals. Else each keeps its value;
* 5.4.1 to 5.4.11: papers of those who are out pass on in batches of one value, the most valuable first; whoever is
  elected after a batch gets nothing of the next;
* 5.4.8: as long as nobody is elected, papers without a further choice lower the quota;
* 5.5.1: an exclusion that would leave as many as seats elects those instead; 5.5.2: with all seats filled nothing
  passes on any more;
* 5.6.2: of those equal with fewer seats the ones ahead at the earliest point are elected; if nothing parts them, none.

``part`` of a stage counts the batches. Where nothing is active any more, nobody without a vote is elected by (b).

Reserved seats: those who can no longer be elected are out together, before any surplus passes on; nobody guarded is
among those out together, and who is guarded is found anew after each of them.
"""

from collections import Counter
from fractions import Fraction

from pomanager.rules.counting.ballots import Ballots
from pomanager.rules.counting.piles import Papers, added, sorted_on
from pomanager.rules.counting.reading import Ranked, Unclear, ranked
from pomanager.rules.counting.record import Act, Count, Question, TieKind, Why
from pomanager.rules.counting.running import Conditions, Running
from pomanager.rules.counting.ties import TieRule, Unanswered

PLACES = 2
OWN_TIES = (TieRule(TieKind.FORWARDS),)
"""Rules 5.2.3, 5.2.5 and 5.6.2, before the lot."""

_Batch = tuple[int, Papers]
"""The value of each paper, and the papers."""


def count(ballots: Ballots, conditions: Conditions) -> Count:
    """Count the papers; see the top of this file."""
    read = ranked(ballots, Unclear.UNTIL_THEN)
    run = Running("ers97", ballots, conditions, PLACES)
    run.papers(read)
    return run.carried_out(lambda: _Ers97(run, read).count())


class _Ers97:
    def __init__(self, run: Running, read: Ranked) -> None:
        self.run = run
        self.read = read
        self.valid = read.valid * run.one
        self.held: list[list[_Batch]] = [[] for _votes in run.votes]
        """Batches in the order received."""
        self.waiting: set[int] = set()
        """Those elected whose surplus has not passed on."""

    def count(self) -> None:
        self._first_stage()
        while not self._ended():
            doomed = self.run.descending(self.run.watch.doomed & self.run.hopeful)
            if doomed:
                self._exclude(doomed, Why.DOOMED)
            elif self.waiting and not self._may_put_off():
                self._pass_surplus(self.run.most(Question.SURPLUS, self.waiting))
            elif self._exclude_fewest():
                return

    def _ended(self) -> bool:
        ended = not self.run.vacancies or self.run.elect_the_last()
        self.run.add_to_last()
        return ended

    def _first_stage(self) -> None:
        run = self.run
        run.begin(Act.FIRST)
        for letter, papers in sorted_on(self.read.papers, "").items():
            run.votes[ord(letter)] = sum(papers.values()) * run.one
            self.held[ord(letter)].append((run.one, papers))
        self._reckon_quota()
        run.end()
        self._elect()
        run.add_to_last()

    def _reckon_quota(self) -> None:
        """5.1.6, and 5.4.8 with the papers that have become non-transferable left out."""
        active = self.valid - self.run.exhausted
        self.run.quota = -(-active // (self.run.seats + 1))

    # ---- electing -----------------------------------------------------------------------------------------------

    @property
    def quota(self) -> int:
        """The quota as it stands."""
        return self.run.quota or 0

    def _active(self) -> int:
        """The total active vote, by 5.6.1."""
        run = self.run
        settled = sum(min(run.votes[each], self.quota) for each in run.elected)
        return self.valid - settled - run.exhausted - run.loss

    def _needed(self) -> Fraction:
        return min(Fraction(self.quota), Fraction(self._active(), self.run.vacancies + 1))

    def _elect(self) -> None:
        """5.1.7, 5.3.13, 5.4.9 with 5.6.2: each in turn from most votes, by what is needed at that moment."""
        run = self.run
        while run.vacancies:
            needed = self._needed()
            run.note(needed=needed if needed < self.quota else None)
            pool = run.electable
            top = max((run.votes[each] for each in pool), default=0)
            if not top or top < needed:
                return
            level = sorted(each for each in pool if run.votes[each] == top)
            why = Why.QUOTA if top >= self.quota else Why.ACTIVE
            chosen = self._parted(level)
            if not chosen:
                return
            for each in chosen:
                run.elect(each, why)
                if top > self.quota:
                    self.waiting.add(each)

    def _parted(self, level: list[int]) -> list[int]:
        """Those of equal votes there are seats for; none where nothing parts them (5.6.2)."""
        run = self.run
        if len(level) <= run.vacancies and run.watch.may_all_sit(level):
            return level
        try:
            places = min(len(level), run.vacancies) if not run.watch.is_watching else 1
            return sorted(run.pick(Question.SEAT, level, places))
        except Unanswered:
            run.leave_level(level)
            return []

    # ---- surpluses ----------------------------------------------------------------------------------------------

    def _surpluses(self) -> int:
        return sum(self.run.votes[each] - self.quota for each in self.waiting)

    def _may_put_off(self) -> bool:
        """5.2.2 (a) and (b): whether somebody would be out even with all surpluses against them."""
        return self._how_many_together() > 0

    def _pass_surplus(self, giver: int) -> None:
        """Section 5.3."""
        run = self.run
        self.waiting.discard(giver)
        surplus = run.votes[giver] - self.quota
        run.begin(Act.SURPLUS, [giver])
        present, papers = self.held[giver][-1]
        piles = sorted_on(papers, run.gone)
        behind = sum(piles.pop("", {}).values())
        number = sum(sum(pile.values()) for pile in piles.values())
        is_worth_more = number * present > surplus
        value = surplus // number if is_worth_more else present
        run.note(surplus=surplus, value=value)
        for letter in sorted(piles):
            self._give(giver, ord(letter), value, piles[letter])
        run.votes[giver] = self.quota
        rest = surplus - number * value
        if is_worth_more:
            run.loss += rest
        elif behind or rest:
            run.transfer(giver, 0, behind, rest)
        run.end()
        self._elect()
        run.add_to_last()

    def _give(self, giver: int, taker: int, value: int, papers: Papers) -> None:
        number = sum(papers.values())
        self.run.transfer(giver, taker, number, number * value)
        self.held[taker].append((value, papers))

    # ---- exclusions ---------------------------------------------------------------------------------------------

    def _ascending(self) -> list[int]:
        """Those who may be out, from fewest votes to most."""
        return sorted(self.run.excludable, key=lambda each: (self.run.votes[each], each))

    def _exclude_fewest(self) -> bool:
        """5.2.5 and 5.5.1; whether the count is at its end."""
        run = self.run
        group = self._out_together()
        left = run.hopeful - set(group)
        if len(left) <= run.vacancies:
            run.note(deferred=self._surpluses())
            for each in run.descending(left):
                run.elect(each, Why.LAST)
            run.add_to_last()
            return True
        self._exclude(group, Why.FEWEST if len(group) == 1 else Why.TOGETHER)
        return False

    def _out_together(self) -> list[int]:
        """As many as possible of those with fewest votes; at least one."""
        run, low = self.run, self._ascending()
        largest = max(1, self._how_many_together())
        edge = run.votes[low[largest - 1]]
        sure = [each for each in low[:largest] if run.votes[each] < edge]
        level = [each for each in low if run.votes[each] == edge]
        return sure + list(run.pick(Question.EXCLUSION, level, largest - len(sure)))

    def _how_many_together(self) -> int:
        """How many of those with fewest votes together have no more, with all surpluses, than the next one above.

        Enough must be left for the seats (5.2.5 a), and nobody among them may be guarded once those below are out.
        """
        run, low, total = self.run, self._ascending(), self._surpluses()
        found: list[int] = []
        for place, each in enumerate(low[: min(len(low) - 1, len(run.hopeful) - run.vacancies)], 1):
            total += run.votes[each]
            if total <= run.votes[low[place]]:
                found.append(place)
        last = found[-1] if found else 0
        free = next((place for place in range(1, last) if run.watch.is_guarded_without(low[:place], low[place])), last)
        return max((place for place in found if place <= free), default=0)

    def _exclude(self, candidates: list[int], why: Why) -> None:
        """Section 5.4."""
        run = self.run
        batches: dict[int, list[tuple[int, Papers]]] = {}
        for each in candidates:
            for value, papers in self.held[each]:
                batches.setdefault(value, []).append((each, papers))
            self.held[each] = []
        values = sorted(batches, reverse=True) or [0]
        for part, value in enumerate(values, 1):
            run.begin(Act.EXCLUSION, candidates, part=part if len(values) > 1 else 0)
            if part == 1:
                run.note(deferred=self._surpluses())
                for each in candidates:
                    run.exclude(each, why)
            self._pass_batch(value, batches.get(value, []))
            if not run.elected and run.exhausted:
                self._reckon_quota()
            run.end()
            self._elect()
            run.add_to_last()
            if not run.vacancies:
                return

    def _pass_batch(self, value: int, bundles: list[tuple[int, Papers]]) -> None:
        """The papers of one value, of all who are out: to each taker they are one batch."""
        run, gone = self.run, self.run.gone
        together: dict[str, Papers] = {}
        run.note(value=value)
        for giver, papers in bundles:
            given = Counter[str]()
            for letter, pile in sorted_on(papers, gone).items():
                given[letter] = sum(pile.values())
                together[letter] = added(together.get(letter), pile)
            run.votes[giver] -= value * sum(given.values())
            for letter in sorted(given):
                run.transfer(giver, ord(letter) if letter else 0, given[letter], given[letter] * value)
        for letter, pile in together.items():
            if letter:
                self.held[ord(letter)].append((value, pile))
