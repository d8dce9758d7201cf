"""What is kept of one state of the books is given again in that state only."""

from collections.abc import Callable

import pytest

from pomanager.db.kept import MOST, Kept


class Maker:
    """Makes values, and counts how often it had to."""

    def __init__(self) -> None:
        self.made = 0

    def __call__(self) -> int:
        self.made += 1
        return self.made


@pytest.fixture
def make() -> Callable[[], int]:
    """Makes 1, 2, 3."""
    return Maker()


def test_a_value_is_made_once_in_each_state(make: Callable[[], int]) -> None:
    kept = Kept()
    assert [kept.of(state, "names", make) for state in (7, 7, 8, 8)] == [1, 1, 2, 2]


def test_values_have_names(make: Callable[[], int]) -> None:
    kept = Kept()
    assert [kept.of(7, name, make) for name in ("a", "b", "a", "b")] == [1, 2, 1, 2]


def test_a_reader_of_an_earlier_state_neither_gets_nor_leaves_anything(make: Callable[[], int]) -> None:
    kept = Kept()
    assert [kept.of(state, "names", make) for state in (8, 7, 7, 8)] == [1, 2, 3, 1]


def test_only_some_are_kept_those_asked_for_last(make: Callable[[], int]) -> None:
    kept = Kept()
    for name in range(MOST):
        kept.of(7, name, make)
    assert kept.of(7, 0, make) == 1
    kept.of(7, MOST, make)
    assert kept.of(7, 0, make) == 1
    assert kept.of(7, 1, make) == MOST + 2
