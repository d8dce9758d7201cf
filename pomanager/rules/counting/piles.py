"""The piles of papers on the counting table: each candidate's, by the value of a paper, and how papers pass on."""

from collections.abc import Mapping

Papers = dict[str, int]
"""Papers with the same value: what is left of their preferences, and how many there are of each."""


def sorted_on(papers: Mapping[str, int], gone: str) -> dict[str, Papers]:
    """Papers by the next candidate who is still in ("" for none), their earlier preferences struck off.

    Papers that differed only in what is struck off are one from now on.
    """
    found: dict[str, Papers] = {}
    for text, number in papers.items():
        left = text.lstrip(gone)
        pile = found.get(left[:1])
        if pile is None:
            pile = found[left[:1]] = {}
        pile[left] = pile.get(left, 0) + number
    return found


def added(pile: Papers | None, papers: Papers) -> Papers:
    """A pile with more papers laid on it."""
    if not pile:
        return papers
    for text, number in papers.items():
        pile[text] = pile.get(text, 0) + number
    return pile


class Piles:
    """For each candidate the papers they hold, by the value of each paper."""

    def __init__(self, candidates: int) -> None:
        self.held: list[dict[int, Papers]] = [{} for _number in range(candidates + 1)]

    def lay(self, candidate: int, value: int, papers: Papers) -> None:
        """Give papers to a candidate."""
        pile = self.held[candidate]
        pile[value] = added(pile.get(value), papers)

    def lift(self, candidate: int) -> dict[int, Papers]:
        """Take all papers away from a candidate, the most valuable first."""
        pile, self.held[candidate] = self.held[candidate], {}
        return dict(sorted(pile.items(), reverse=True))
