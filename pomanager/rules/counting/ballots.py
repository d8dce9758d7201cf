"""What stands on the ballot papers of an election, equal papers held once with their number.

A paper is kept as a text of one letter for each candidate it names, in order: candidate 1 is the letter U+0001,
candidate 2 the letter U+0002. Equal papers are then equal texts, and the next preference for somebody who is still in
is found by striking letters off the front, which Python does faster than anything else it can do to a list.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

MOST_CANDIDATES = 1_000
"""More than any ballot paper can bear."""

MOST_PAPERS = 10**12
"""Of one kind: whoever writes a larger number has mistyped."""

NO = 0x1000
"""Added to a candidate's number: the letter that says no to them."""

SKIPPED = "\uffff"
"""Stands in a paper where a rank was left empty."""

EQUAL = "\ufffe"
"""Stands between two candidates of one rank."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballots:
    """The papers of one election. Candidates have the numbers 1, 2, 3 … in the order of ``names``.

    ``papers`` are those with a mark and how many there are of each; ``blank`` those without one; ``void`` those set
    aside before they came here. ``withdrawn`` candidates stand on papers, and what is marked for them passes on.
    ``drawn`` is an order drawn before the count, if the file tells one: who comes first wins a tie.
    """

    names: tuple[str, ...]
    papers: Mapping[str, int]
    seats: int = 1
    title: str = ""
    withdrawn: frozenset[int] = frozenset()
    blank: int = 0
    void: int = 0
    drawn: tuple[int, ...] = ()
    marked: int = field(init=False)
    """How many papers have a mark."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "marked", sum(self.papers.values()))

    @property
    def standing(self) -> tuple[int, ...]:
        """The candidates who have not withdrawn."""
        return tuple(number for number in range(1, len(self.names) + 1) if number not in self.withdrawn)

    @property
    def found(self) -> int:
        """How many papers there are in all."""
        return self.marked + self.blank + self.void

    def name(self, candidate: int) -> str:
        """The name of a candidate."""
        return self.names[candidate - 1]


def paper(*candidates: int) -> str:
    """The paper that names these candidates in this order; a number below 0 says no to that candidate."""
    return "".join(chr(number) if number > 0 else chr(NO - number) for number in candidates)


def candidates_on(text: str) -> tuple[int, ...]:
    """The candidates a paper says yes to, in its order, whatever else stands on it."""
    return tuple(ord(letter) for letter in text if ord(letter) < NO)


def letters(candidates: Iterable[int]) -> str:
    """The letters of candidates."""
    return "".join(map(chr, candidates))


def ballots(names: Iterable[str], papers: Mapping[tuple[int, ...], int], seats: int = 1) -> Ballots:
    """Ballots out of plain numbers: ``{(2, 1): 5}`` are five papers that prefer candidate 2 to candidate 1."""
    written: dict[str, int] = {}
    for numbers, count in papers.items():
        if numbers:
            written[paper(*numbers)] = written.get(paper(*numbers), 0) + count
    return Ballots(names=tuple(names), papers=written, seats=seats, blank=papers.get((), 0))
