"""The assignment of mentees to mentors: the best there is, as trying every one shows, and quick for five hundred."""

import random
import time
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from pomanager.rules.mentoring.assigning import Assignment, assign

GAIN = st.one_of(st.none(), st.integers(-20, 60))


@st.composite
def problems(draw: st.DrawFn) -> tuple[list[list[int | None]], list[int]]:
    """Up to five to be placed and four places, each with room for none to three."""
    rows, columns = draw(st.integers(0, 5)), draw(st.integers(1, 4))
    gains = [[draw(GAIN) for _ in range(columns)] for _ in range(rows)]
    return gains, [draw(st.integers(0, 3)) for _ in range(columns)]


def best_of_all(gains: list[list[int | None]], capacities: list[int]) -> tuple[int, int]:
    """How many can be placed, and with what gain, by trying every way there is."""
    found = (0, 0)
    for ways in product(range(-1, len(capacities)), repeat=len(gains)):
        if any(ways.count(column) > room for column, room in enumerate(capacities)):
            continue
        chosen = [gains[row][column] for row, column in enumerate(ways) if column >= 0]
        known = [gain for gain in chosen if gain is not None]
        if len(known) == len(chosen):
            found = max(found, (len(known), sum(known)))
    return found


def placed(found: Assignment) -> int:
    return sum(place is not None for place in found.places)


@given(problems())
@settings(max_examples=150, deadline=None)
def test_nothing_better_can_be_found_by_trying_everything(problem: tuple[list[list[int | None]], list[int]]) -> None:
    gains, capacities = problem

    found = assign(gains, capacities)

    assert (placed(found), found.total) == best_of_all(gains, capacities)
    for column, room in enumerate(capacities):
        assert found.places.count(column) <= room
    assert all(place is None or gains[row][place] is not None for row, place in enumerate(found.places))


def test_many_placed_come_before_a_great_gain() -> None:
    assert assign([[100, 1], [1, None]], [1, 1]).places == (1, 0)


def test_nobody_to_place_and_no_place() -> None:
    assert assign([], [1]).places == ()
    assert assign([[5]], [0]) == Assignment((None,), 0)


def test_five_hundred_are_placed_within_a_second() -> None:
    """Few different gains, so that many are equal, as they are in an office; a third of the pairs is forbidden."""
    chance = random.Random(11)
    gains = [[None if chance.random() < 0.3 else chance.randrange(0, 120, 5) for _ in range(500)] for _ in range(500)]

    began = time.thread_time()
    found = assign(gains, [1] * 500)
    took = time.thread_time() - began

    assert placed(found) == 500
    assert took < 1.0
