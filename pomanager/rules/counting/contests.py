"""Reserved seats by a ballot of their own: several contests counted one after the other.

Whoever is elected in an earlier contest takes no part in a later one, and what is marked for them there passes on (UCU
rule 20.5). All contests have the same candidates by number; who does not stand in one has withdrawn from it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from pomanager.rules.counting.ballots import Ballots
from pomanager.rules.counting.methods import CountOrder, counted
from pomanager.rules.counting.record import Count


@dataclass(frozen=True, slots=True)
class Contest:
    """A contest: its name ("Women's seats"), its papers, and how it is counted."""

    name: str
    ballots: Ballots
    order: CountOrder


def counted_in_order(contests: Iterable[Contest]) -> tuple[Count, ...]:
    """The count of each contest, as far as the one before it has come to its end."""
    found: list[Count] = []
    elected: set[int] = set()
    for contest in contests:
        withdrawn = contest.ballots.withdrawn | elected
        found.append(counted(replace(contest.ballots, withdrawn=withdrawn), contest.order))
        if not found[-1].is_settled:
            break
        elected |= set(found[-1].elected)
    return tuple(found)
