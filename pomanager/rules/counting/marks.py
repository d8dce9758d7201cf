"""Counting marks: plurality, block vote, limited vote, approval, and yes or no to each candidate.

* Plurality: one mark a paper; on papers with preferences the first counts. Most votes win (Robert's Rules of Order
  Newly Revised, 12th ed., section 44: only where by-laws say so).
* Block vote: as many marks as seats at most, each for somebody else; most marks win.
* Limited vote: fewer marks than seats, else the same.
* Approval: any number of marks, or as many as the by-laws allow; most marks win.
* Yes or no: each candidate for themselves, who is not marked abstains; who has the share of yes among yes and no that
  the by-laws ask for may be seated, most yes first.

A paper with more marks than allowed is void as a whole (Robert's Rules, section 45). Reserved seats are in ``seating``.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from pomanager.rules.counting.ballots import Ballots
from pomanager.rules.counting.reading import Marks, first_choices, marked
from pomanager.rules.counting.record import Act, Count, Why
from pomanager.rules.counting.reserving import Reserve
from pomanager.rules.counting.running import Conditions, Running
from pomanager.rules.counting.seating import seat
from pomanager.rules.fractions import Share


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """Votes that were counted elsewhere, such as on tellers' sheets: yes and no for each candidate, 1 first."""

    names: tuple[str, ...]
    marks: Marks
    withdrawn: frozenset[int] = frozenset()

    @property
    def ballots(self) -> Ballots:
        """Who stood, without papers."""
        return Ballots(names=self.names, papers={}, withdrawn=self.withdrawn)


def totals(ballots: Ballots, most: int | None) -> Totals:
    """The marks on papers with ``most`` of them at the most; 1 is one vote for whom a paper prefers."""
    marks = first_choices(ballots) if most == 1 else marked(ballots, most)
    return Totals(names=ballots.names, marks=marks, withdrawn=ballots.withdrawn)


def count(method: str, found: Totals, conditions: Conditions, reserve: Reserve | None, needed: Share | None) -> Count:
    """Seat those with most votes; with ``needed``, only who has that share of yes among yes and no."""
    run = Running(method, found.ballots, conditions, 0)
    run.papers(found.marks)
    return run.carried_out(lambda: _carry_out(run, found.marks, reserve, needed))


def _carry_out(run: Running, marks: Marks, reserve: Reserve | None, needed: Share | None) -> None:
    run.begin(Act.FIRST)
    run.votes[1:] = marks.yes
    if needed is not None:
        run.against = marks.no
    run.end()
    eligible = run.hopeful if needed is None else {each for each in run.hopeful if _accepted(marks, each, needed)}
    seat(run, reserve, eligible, Why.MOST if needed is None else Why.MAJORITY)
    run.add_to_last()


def _accepted(marks: Marks, candidate: int, needed: Share) -> bool:
    yes, no = marks.yes[candidate - 1], marks.no[candidate - 1]
    return yes > 0 and needed.reached(yes, yes + no)


def with_abstentions(valid: int, yes: Sequence[int], no: Sequence[int]) -> tuple[int, ...]:
    """How many papers say neither yes nor no to each candidate."""
    return tuple(valid - each - against for each, against in zip(yes, no, strict=True))
