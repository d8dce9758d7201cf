"""The papers of a Meek count as a tree: one node for each beginning of papers that names only people who are elected.

Everybody still in keeps all of what reaches them, so a paper need be followed only as far as the first of them: all
papers that begin with the same elected candidates have lost the same on the way. Nodes grow only as people are elected;
those who are out vanish from the papers.
"""

from collections.abc import Sequence
from operator import mul

from pomanager.rules.counting.piles import Papers, added, sorted_on

ROOT = 0


class Tree:
    """The nodes, and for each of them the papers that lie there with somebody still in."""

    def __init__(self, papers: Papers, candidates: int) -> None:
        self._parent, self._giver, self._through, self._ended = [ROOT], [0], [0], [0]
        self._children: list[dict[str, int]] = [{}]
        self._lying: dict[str, dict[int, Papers]] = {}
        """By the candidate still in: the papers at each node, that candidate the first on them."""
        self._size = candidates + 1
        self._elected = self._out = ""
        self._resting: list[tuple[int, list[int], list[int]]] = []
        self._place(ROOT, papers)

    def elect(self, candidate: int) -> None:
        """Somebody is elected: their papers pass through them from now on."""
        letter = chr(candidate)
        self._elected += letter
        for node, papers in self._lying.pop(letter, {}).items():
            self._through_child(node, letter, papers)
        self._resting = []

    def exclude(self, candidate: int) -> None:
        """Somebody is out: their papers go on as if they had never stood on them."""
        letter = chr(candidate)
        self._out += letter
        for node, papers in self._lying.pop(letter, {}).items():
            self._place(node, papers)
        self._resting = []

    def _place(self, node: int, papers: Papers) -> None:
        """Lay papers down behind a node, where their next candidate is."""
        for letter, pile in sorted_on(papers, self._out).items():
            if not letter:
                self._ended[node] += sum(pile.values())
            elif letter in self._elected:
                self._through_child(node, letter, pile)
            else:
                at = self._lying.setdefault(letter, {})
                at[node] = added(at.get(node), pile)

    def _through_child(self, node: int, letter: str, papers: Papers) -> None:
        """Papers pass an elected candidate and lie down behind them."""
        child = self._children[node].get(letter)
        if child is None:
            child = self._children[node][letter] = len(self._parent)
            self._parent.append(node)
            self._giver.append(ord(letter))
            self._through.append(0)
            self._ended.append(0)
            self._children.append({})
        self._through[child] += sum(papers.values())
        self._place(child, {text[1:]: number for text, number in papers.items()})

    def distributed(self, keeps: Sequence[int], one: int) -> tuple[list[int], int]:
        """The votes of everybody by their numbers and what nobody gets, each paper worth ``one``.

        An elected candidate keeps their keep factor's part of what reaches them, rounded up; the rest goes on.
        """
        votes = [0] * self._size
        weights = [one] * len(self._parent)
        for node in range(1, len(self._parent)):
            weight, giver = weights[self._parent[node]], self._giver[node]
            kept = -(-weight * keeps[giver] // one)
            votes[giver] += kept * self._through[node]
            weights[node] = weight - kept
        for candidate, nodes, numbers in self._rest():
            votes[candidate] = sum(map(mul, numbers, map(weights.__getitem__, nodes)))
        return votes, sum(map(mul, self._ended, weights))

    def _rest(self) -> list[tuple[int, list[int], list[int]]]:
        """For everybody still in: the nodes their papers lie at, and how many; reckoned once for each state."""
        if not self._resting:
            self._resting = [
                (ord(letter), list(at), [sum(papers.values()) for papers in at.values()])
                for letter, at in self._lying.items()
            ]
        return self._resting
