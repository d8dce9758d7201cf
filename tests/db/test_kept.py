"""What is kept of one state of the books is given again in that state only."""

from array import array
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from pomanager.areas import Area
from pomanager.db.kept import MOST, Changed, Kept, room_of
from pomanager.db.kept import kept as kept_of
from tests import make as make_books


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


MEMBERS, DUES, MEETINGS = frozenset({Area.MEMBERS}), frozenset({Area.DUES}), frozenset({Area.MEETINGS})


def test_what_is_made_of_other_areas_outlasts_an_act(make: Callable[[], int]) -> None:
    kept = Kept()
    assert [kept.of(7, "roll", make, MEMBERS), kept.of(7, "dues", make, DUES), kept.of(7, "all", make)] == [1, 2, 3]
    kept.note(Changed(7, 9, DUES))
    kept.note(Changed(9, 10, MEETINGS))
    assert [kept.of(10, "roll", make, MEMBERS), kept.of(10, "dues", make, DUES), kept.of(10, "all", make)] == [1, 4, 5]


def test_what_another_window_changed_may_be_anything(make: Callable[[], int]) -> None:
    kept = Kept()
    assert kept.of(7, "roll", make, MEMBERS) == 1
    kept.note(Changed(8, 9, DUES))  # of line 8 nothing is known
    assert kept.of(9, "roll", make, MEMBERS) == 2


def test_a_reader_may_see_an_act_before_it_is_noted(make: Callable[[], int]) -> None:
    kept = Kept()
    assert kept.of(7, "roll", make, MEMBERS) == 1
    assert kept.of(8, "roll", make, MEMBERS) == 2
    kept.note(Changed(7, 8, MEMBERS))
    assert kept.of(8, "roll", make, MEMBERS) == 2
    kept.note(Changed(8, 9, DUES))
    assert kept.of(9, "roll", make, MEMBERS) == 2


def test_large_values_push_out_what_was_not_asked_for_the_longest() -> None:
    kept, made = Kept(room=100_000), list[str]()

    def large(name: str) -> bytes:
        made.append(name)
        return bytes(40_000)

    for name in ("a", "b", "small", "a", "c", "a", "small", "b"):
        kept.of(7, name, (lambda: len(made)) if name == "small" else partial(large, name))
    assert made == ["a", "b", "c", "b"]


@pytest.mark.parametrize(
    ("value", "least"),
    [
        (array("q", [1]) * 1000, 8_000), (dict.fromkeys(range(1000), "abc"), 40_000), ((("a" * 1000,),) * 10, 10_000),
        (Changed(1, 2, frozenset()), 100), ([1.5] * 1000, 8_000), (Maker(), 40),
    ],
)  # fmt: skip
def test_room_is_told_of_whatever_is_kept(value: object, least: int) -> None:
    assert least <= room_of(value) < 20 * least


def test_an_act_forgets_what_is_made_of_what_it_touched(tmp_path: Path) -> None:
    opened, make = make_books.office(tmp_path, make_books.MovableClock()), Maker()

    def told() -> list[int]:
        with opened.books.reading() as session:
            return [kept_of(session, area, make, frozenset({area})) for area in (Area.MEMBERS, Area.SHARES)]

    first = told()
    make_books.member(opened)
    later = told()
    opened.close()
    assert later == [first[1] + 1, first[1]]
