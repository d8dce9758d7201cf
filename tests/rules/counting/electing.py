"""Small elections for the tests of counting, and what they are asked."""

from collections.abc import Mapping
from random import Random

from hypothesis import strategies as st

from pomanager.rules.counting.ballots import Ballots, ballots
from pomanager.rules.counting.methods import CountOrder, Method, counted, lot
from pomanager.rules.counting.record import Count, Stage
from pomanager.rules.counting.reserving import Category, Group, Reserve
from pomanager.rules.counting.ties import TieRule

NAMES = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

Papers = Mapping[str, int]


def election(papers: Papers, seats: int = 1, candidates: int = 0) -> Ballots:
    """Ballots out of letters: ``{"BA": 5}`` are five papers for B before A; everybody up to the last letter stands."""
    last = max((ord(letter) - ord("A") + 1 for text in papers for letter in text), default=0)
    numbers = {tuple(NAMES.index(letter) + 1 for letter in text): number for text, number in papers.items()}
    return ballots(NAMES[: max(last, candidates)], numbers, seats)


def count(method: str, papers: Papers, seats: int = 1, *, reserve: Reserve | None = None, drawn: str = "") -> Count:
    """The count of letters; ``drawn`` are lots."""
    return counted(
        election(papers, seats), CountOrder(method=Method(method), seats=seats, reserve=reserve, lots=lots(drawn))
    )


def lots(drawn: str) -> tuple[TieRule, ...]:
    """Lots as they were drawn, as letters with spaces between them."""
    return tuple(lot(*(NAMES.index(letter) + 1 for letter in each)) for each in drawn.split())


def group(name: str, letters: str, least: int = 0, most: int = 10**6) -> Group:
    """A group of a category by letters."""
    return Group(name, frozenset(NAMES.index(letter) + 1 for letter in letters), least, most)


def women(letters: str, least: int, others: str = "") -> Reserve:
    """Seats reserved for women."""
    return Reserve(categories=(Category("sex", (group("women", letters, least), group("men", others))),))


def said(numbers: tuple[int, ...]) -> str:
    """Candidates as letters."""
    return "".join(NAMES[number - 1] for number in numbers)


def shown(record: Count, stage: Stage) -> list[float | None]:
    """The votes of a stage."""
    return [None if units is None else units / record.one for units in stage.votes]


@st.composite
def some_ballots(draw: st.DrawFn, most_candidates: int = 6, *, longest: int = 40) -> Ballots:
    """Any small election by preferences."""
    size = draw(st.integers(1, most_candidates))
    chance = Random(draw(st.integers(0, 10**9)))
    papers: dict[tuple[int, ...], int] = {}
    for _paper in range(draw(st.integers(1, longest))):
        ranking = chance.sample(range(1, size + 1), chance.randint(1, size))
        papers[tuple(ranking)] = papers.get(tuple(ranking), 0) + chance.choice((1, 1, 2, 3, 17))
    return ballots(NAMES[:size], papers, draw(st.integers(1, size)))
