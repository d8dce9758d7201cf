"""Two rounds: a share of the papers is needed to be elected in the first; in the second, most votes decide.

The French Electoral Code (L. 126 for a single seat, L. 262 for lists of several) is the model cooperatives' by-laws
follow. First round: who has the share (usually more than half of the valid papers) is elected, most votes first. Two
candidates for each seat left, those with most votes, go into the second round, where most votes win.

One seat, papers with preferences and no second vote: both rounds are counted from the same papers, each going in the
second round to whom of the two it prefers. Otherwise a second vote is needed: its papers come as ``second``, and until
they are there the count names who goes into it.

Reserved seats hold over both rounds: who could not be elected beside them is not, and what is still reserved after the
first is decided among those it is reserved for; of them two for each such seat go into the second round.
"""

from dataclasses import dataclass, replace

from pomanager.rules.counting.ballots import Ballots
from pomanager.rules.counting.marks import Totals, totals
from pomanager.rules.counting.reading import Unclear, most_marks, ranked
from pomanager.rules.counting.record import Act, Count, Question, Why
from pomanager.rules.counting.reserving import Reserve
from pomanager.rules.counting.running import Conditions, Running
from pomanager.rules.counting.seating import within_reach
from pomanager.rules.fractions import Share

FOR_EACH_SEAT = 2
"""Candidates who go into the second round."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rounds:
    """The papers of both rounds; ``first`` may be totals of marks. Without ``ballots`` no preferences are known."""

    first: Totals
    ballots: Ballots | None = None
    second: Totals | None = None


def rounds(ballots: Ballots, most: int, second: Ballots | None, seats: int) -> Rounds:
    """Both rounds out of papers; those of the second bear at most as many marks as there are seats."""
    prefers = second is None and seats == 1 and most == 1 and most_marks(ballots) > 1
    return Rounds(
        first=totals(ballots, most),
        ballots=ballots if prefers else None,
        second=None if second is None else totals(second, seats),
    )


def count(found: Rounds, conditions: Conditions, reserve: Reserve | None, needed: Share) -> Count:
    """Count both rounds, or the first; see the top of this file."""
    votes = [0, *found.first.marks.yes]
    if reserve is not None:
        reserve = within_reach(reserve, votes, found.first.ballots.standing)
    run = Running("two-round", found.first.ballots, replace(conditions, reserve=reserve), 0)
    run.papers(found.first.marks)
    work = _TwoRounds(run, found, reserve, needed)
    record = run.carried_out(work.count)
    second = found.second.marks.valid if found.second is not None else None
    return replace(record, second_round=work.waiting if record.open_tie is None else (), second_valid=second)


class _TwoRounds:
    def __init__(self, run: Running, found: Rounds, reserve: Reserve | None, needed: Share) -> None:
        self.run = run
        self.found = found
        self.reserve = reserve
        self.needed = needed
        self.waiting: tuple[int, ...] = ()
        """Who goes into a second round that has not been held."""

    def count(self) -> None:
        run, marks = self.run, self.found.first.marks
        run.begin(Act.FIRST)
        run.votes[1:] = marks.yes
        needed = run.quota = max(1, self.needed.needed(marks.valid))
        run.end()
        run.elect_those(lambda each: run.votes[each] >= needed, Why.MAJORITY)
        if not run.vacancies or not run.electable:
            run.add_to_last()
            return
        contenders = self._contenders()
        run.add_to_last()
        papers = self._second_papers(contenders)
        if papers is None:
            self.waiting = contenders
        else:
            self._second_round(contenders, *papers)

    def _contenders(self) -> tuple[int, ...]:
        """Two for each seat left: first of those seats are reserved for, then of all."""
        run = self.run
        chosen: set[int] = set()
        for category in self.reserve.categories if self.reserve is not None else ():
            for group in category.groups:
                missing = group.least - len(group.members & set(run.elected))
                self._add(chosen, run.electable & group.members, FOR_EACH_SEAT * missing)
        self._add(chosen, run.electable, FOR_EACH_SEAT * run.vacancies)
        return tuple(run.descending(chosen))

    def _add(self, chosen: set[int], pool: set[int], places: int) -> None:
        """Fill up those chosen to so many of the pool, by their votes."""
        run = self.run
        places -= len(chosen & pool)
        left = pool - chosen
        while places > 0 and left:
            top = max(run.votes[each] for each in left)
            taken = run.pick(Question.SECOND_ROUND, (each for each in left if run.votes[each] == top), places)
            chosen.update(taken)
            left -= set(taken)
            places -= len(taken)

    def _second_papers(self, contenders: tuple[int, ...]) -> tuple[dict[int, int], int] | None:
        """The votes of the second round and how many papers prefer nobody; None while it has not been held."""
        if self.found.second is not None:
            marks = self.found.second.marks
            return {each: marks.yes[each - 1] for each in contenders}, 0
        if self.found.ballots is None:
            return None
        votes, nobody = dict.fromkeys(contenders, 0), 0
        for text, number in ranked(self.found.ballots, Unclear.AS_FAR_AS_KNOWN).papers.items():
            first = next((ord(letter) for letter in text if ord(letter) in votes), 0)
            if first:
                votes[first] += number
            else:
                nobody += number
        return votes, nobody

    def _second_round(self, contenders: tuple[int, ...], votes: dict[int, int], nobody: int) -> None:
        run = self.run
        run.begin(Act.SECOND, contenders)
        for number in range(1, len(run.votes)):
            run.votes[number] = votes.get(number, 0)
            if number not in votes:
                run.leave(number)
        run.quota, run.exhausted = None, nobody
        run.end()
        while run.vacancies and run.electable:
            top = max(run.votes[each] for each in run.electable)
            if not top:
                break
            self._elect_from(top)
        run.add_to_last()

    def _elect_from(self, votes: int) -> None:
        run = self.run
        run.elect_those(lambda each: run.votes[each] >= votes, Why.MOST)
