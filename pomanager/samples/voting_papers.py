"""The ballot papers of an election of a sample office: the same parts of the votes, however many come."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from pomanager.rules.elections.kinds import Spoilt
from pomanager.rules.elections.papers import BLANK, Paper, marked, spoilt

HUNDRED = 100
"""Parts of the votes are told in hundredths."""


def share_out(parts: Sequence[int], whole: int) -> tuple[int, ...]:
    """So many papers in these proportions: what is left over goes to the largest remainders, the first ones first."""
    total = sum(parts)
    exact = [(whole * part // total, whole * part % total) for part in parts]
    left = whole - sum(each for each, _rest in exact)
    extra = sorted(range(len(parts)), key=lambda place: (-exact[place][1], place))[:left]
    return tuple(each + (place in extra) for place, (each, _rest) in enumerate(exact))


def set_aside(whole: int, blank: int, null: Sequence[str]) -> Counter[Paper]:
    """The papers that do not count: so many hundredths blank, and the spoilt ones, of few papers one less."""
    found = Counter({BLANK: round(whole * blank / HUNDRED)})
    for reason in null[: max(1, whole // 40)] if null else ():
        found[spoilt(Spoilt(reason))] += 1
    return +found


def papers_by_marks(votes: Mapping[int, int], valid: int) -> Counter[Paper]:
    """Papers on which each candidate is marked by so many hundredths of the voters.

    The marks are laid around a circle of papers, one candidate after the other: no paper bears one twice, and none has
    more marks than the sum of the parts, rounded up.
    """
    papers: list[list[int]] = [[] for _paper in range(valid)]
    place = 0
    for candidate, part in votes.items():
        for _vote in range(round(valid * part / HUNDRED)):
            papers[place % valid].append(candidate)
            place += 1
    return Counter(marked(*sorted(each)) if each else BLANK for each in papers)


def papers_by_rank(profiles: Iterable[tuple[Sequence[int], int]], valid: int) -> Counter[Paper]:
    """Papers with preferences, in the proportions told; an order in which nobody is left is a blank paper."""
    told = list(profiles)
    found: Counter[Paper] = Counter()
    for (order, _part), papers in zip(told, share_out([part for _order, part in told], valid), strict=True):
        found[marked(*order) if order else BLANK] += papers
    return +found
