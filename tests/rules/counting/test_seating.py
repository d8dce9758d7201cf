"""Reserved seats where votes alone decide, against every composition there is."""

from itertools import combinations
from random import Random

import pytest

from pomanager.rules.counting.marks import Totals
from pomanager.rules.counting.methods import CountOrder, Method, counted_totals
from pomanager.rules.counting.reading import Marks
from pomanager.rules.counting.record import Count, Happening, Question, Swap, Why
from pomanager.rules.counting.reserving import Category, Reserve, Unfilled
from pomanager.rules.fractions import Share
from tests.rules.counting.electing import NAMES, group, lots, said, women


def seated(votes: str, seats: int, reserve: Reserve | None = None, drawn: str = "", method: str = "block") -> Count:
    """Who sits with these votes: ``"A9 B7"``."""
    told = {each[0]: int(each[1:]) for each in votes.split()}
    marks = Marks(yes=tuple(told.values()), no=(0,) * len(told), valid=sum(told.values()), blank=0)
    order = CountOrder(method=Method(method), seats=seats, reserve=reserve, lots=lots(drawn))
    return counted_totals(Totals(names=tuple(told), marks=marks), order)


def test_minimum_seats_first_then_the_rest() -> None:
    record = seated("A9 B8 C7 D3 E2", 3, women("DE", 1, "ABC"))
    assert said(record.elected) == "DAB"
    elected = record.events(Happening.ELECTED)
    assert (elected[4][1].why, elected[1][1].why) == (Why.RESERVED, Why.MOST)
    assert record.without is not None
    assert said(record.without.elected) == "ABC"
    assert record.changed == (Swap(4, 3),)


def test_who_would_sit_anyway_takes_the_reserved_seat_and_nothing_changes() -> None:
    record = seated("A9 B8 C7 D3", 3, women("B", 1, "ACD"))
    assert sorted(said(record.elected)) == ["A", "B", "C"]
    assert record.changed == ()


def test_the_lot_is_drawn_between_those_it_concerns() -> None:
    # For the reserved seat among women, for the open seat among all: section 22 (3).
    record = seated("A9 B5 C5 D5", 3, women("BC", 1, "AD"))
    assert record.open_tie is not None
    assert (record.open_tie.question, record.open_tie.candidates) == (Question.RESERVED_SEAT, (2, 3))
    record = seated("A9 B5 C5 D5", 3, women("BC", 1, "AD"), "CB DB")
    assert [(tie.question, tie.candidates) for tie in record.ties] == [
        (Question.RESERVED_SEAT, (2, 3)), (Question.SEAT, (2, 4)),
    ]  # fmt: skip
    assert said(record.elected) == "CAD"


@pytest.mark.parametrize(
    ("unfilled", "no_votes", "elected", "vacant"),
    [
        (Unfilled.OPEN, False, "ABC", 0), (Unfilled.VACANT, False, "AB", 1), (Unfilled.OPEN, True, "DAB", 0),
        (Unfilled.VACANT, True, "DAB", 0),
    ],
)  # fmt: skip
def test_seats_nobody_may_take(unfilled: Unfilled, no_votes: bool, elected: str, vacant: int) -> None:  # noqa: FBT001
    rule = women("D", 1, "ABC")
    record = seated("A9 B8 C7 D0", 3, Reserve(categories=rule.categories, unfilled=unfilled, no_votes=no_votes))
    assert (said(record.elected), record.vacant) == (elected, vacant)


def test_no_more_of_a_group_than_may_sit() -> None:
    rule = Reserve(categories=(Category("sex", (group("women", "DE"), group("men", "ABC", 0, 1))),))
    assert said(seated("A9 B8 C7 D3 E2", 3, rule).elected) == "ADE"
    assert seated("A9 B8 C7 D3 E2", 4, rule).vacant == 1


def test_one_category_gives_the_best_of_all_compositions() -> None:
    chance = Random(4)
    for _election in range(400):
        size = chance.randint(2, 7)
        seats = chance.randint(1, size)
        votes = chance.sample(range(1, 60), size)
        rule = Reserve(categories=(_thirds(chance, size),))
        possible = _compositions(rule, size, seats)
        if not possible:
            continue
        best = max(possible, key=lambda sitting: sum(votes[each - 1] for each in sitting))
        told = " ".join(f"{NAMES[place]}{amount}" for place, amount in enumerate(votes))
        assert set(seated(told, seats, rule).elected) == set(best)


def test_crossing_categories_give_the_first_of_all_compositions_by_votes() -> None:
    chance = Random(5)
    for _election in range(300):
        size = chance.randint(3, 7)
        seats = chance.randint(1, size - 1)
        votes = chance.sample(range(1, 60), size)
        rule = Reserve(categories=tuple(_halves(chance, size) for _each in range(2)))
        possible = _compositions(rule, size, seats)
        if not possible:
            continue
        first = max(possible, key=lambda sitting: sorted((votes[each - 1] for each in sitting), reverse=True))
        told = " ".join(f"{NAMES[place]}{amount}" for place, amount in enumerate(votes))
        assert set(seated(told, seats, rule).elected) == set(first)


def _thirds(chance: Random, size: int) -> Category:
    parts = [chance.randint(0, 2) for _each in range(size)]
    letters = ["".join(NAMES[place] for place in range(size) if parts[place] == part) for part in range(3)]
    return Category(
        "part", tuple(group(each, each, chance.choice((0, 1, 2)), chance.choice((1, 2, 9))) for each in letters)
    )


def _halves(chance: Random, size: int) -> Category:
    side = [chance.random() < 0.5 for _each in range(size)]
    letters = ["".join(NAMES[place] for place in range(size) if side[place] is which) for which in (True, False)]
    return Category(
        "half", tuple(group(each, each, chance.choice((0, 1, 2)), chance.choice((2, 9))) for each in letters)
    )


def _compositions(rule: Reserve, size: int, seats: int) -> list[tuple[int, ...]]:
    groups = [each for category in rule.categories for each in category.groups]
    return [
        sitting
        for sitting in combinations(range(1, size + 1), seats)
        if all(each.least <= len(each.members & set(sitting)) <= each.most for each in groups)
    ]


def test_only_who_is_accepted_is_seated() -> None:
    marks = Marks(yes=(6, 9, 5, 0), no=(4, 9, 2, 0), valid=20, blank=0)
    found = Totals(names=("A", "B", "C", "D"), marks=marks)
    order = CountOrder(method=Method.YES_NO, seats=3)
    assert counted_totals(found, order).elected == (1, 3)
    at_least_half = CountOrder(method=Method.YES_NO, seats=1, majority=Share.from_written(">= 1/2"))
    record = counted_totals(found, at_least_half)
    assert (record.elected, record.stages[0].against) == ((2,), (4, 9, 2, 0))


def test_preferences_cannot_be_counted_from_totals() -> None:
    with pytest.raises(ValueError, match="papers"):
        seated("A9 B8", 1, method="irv")
