"""Laws of every method: no vote is lost, neither the order of papers nor the numbers of candidates matter, and more."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pomanager.rules.counting.ballots import Ballots, ballots, candidates_on
from pomanager.rules.counting.methods import TRANSFERABLE, CountOrder, Method, counted, lot
from pomanager.rules.counting.record import Act, Count, Happening
from pomanager.rules.counting.reserving import Category, Group, Reserve
from tests.rules.counting.electing import NAMES, some_ballots

METHODS = tuple(Method)
PREFERENCES = tuple(TRANSFERABLE)


def settled(method: Method, found: Ballots, lots: tuple[int, ...] = (), reserve: Reserve | None = None) -> Count:
    """The count with a lot that answers every tie."""
    drawn = lots or tuple(range(1, len(found.names) + 1))
    return counted(found, CountOrder(method=method, seats=found.seats, reserve=reserve, lots=(lot(*drawn),)))


@pytest.mark.parametrize("method", PREFERENCES)
@given(found=some_ballots())
@settings(max_examples=60)
def test_no_vote_is_lost_and_every_seat_is_filled(method: Method, found: Ballots) -> None:
    record = settled(method, found)
    for stage in record.stages:
        assert sum(units or 0 for units in stage.votes) + stage.exhausted + stage.loss == record.valid * record.one
        assert min((units or 0 for units in stage.votes), default=0) >= 0
    assert len(record.elected) == len(set(record.elected)) == min(found.seats, len(found.names))
    assert (record.valid, record.blank, record.void) == (found.marked, 0, 0)


@pytest.mark.parametrize("method", PREFERENCES)
@given(found=some_ballots())
@settings(max_examples=40)
def test_what_leaves_one_comes_to_others(method: Method, found: Ballots) -> None:
    """The transfers of each stage are the whole difference to the stage before it."""
    record = settled(method, found)
    for before, stage in zip(record.stages, record.stages[1:], strict=False):
        if method is Method.MEEK:
            continue  # parts of all papers move at once
        moved = [0] * (len(found.names) + 1)
        for each in stage.transfers:
            moved[each.giver] -= each.votes
            moved[each.taker] += each.votes
        assert moved[0] == stage.exhausted - before.exhausted
        lost = sum(
            (before.votes[number - 1] or 0) + moved[number] - (stage.votes[number - 1] or 0)
            for number in range(1, len(moved))
        )
        assert lost == stage.loss - before.loss


@pytest.mark.parametrize("method", METHODS)
@given(found=some_ballots(), seed=st.integers(0, 999))
@settings(max_examples=25)
def test_the_order_of_papers_does_not_matter(method: Method, found: Ballots, seed: int) -> None:
    papers = list(found.papers.items())
    Random(seed).shuffle(papers)
    assert settled(method, replace(found, papers=dict(papers))) == settled(method, found)


@pytest.mark.parametrize("method", METHODS)
@given(found=some_ballots(), seed=st.integers(0, 999))
@settings(max_examples=25)
def test_the_numbers_of_candidates_do_not_matter(method: Method, found: Ballots, seed: int) -> None:
    size = len(found.names)
    new = dict(zip(range(1, size + 1), Random(seed).sample(range(1, size + 1), size), strict=True))
    papers = {tuple(new[each] for each in candidates_on(text)): number for text, number in found.papers.items()}
    other = ballots(found.names, papers, found.seats)
    drawn = tuple(range(1, size + 1))
    first = settled(method, found, drawn)
    second = settled(method, other, tuple(new[each] for each in drawn))
    assert {new[each] for each in first.elected} == set(second.elected)
    assert [stage.exhausted for stage in first.stages] == [stage.exhausted for stage in second.stages]


@given(found=some_ballots(2))
def test_with_one_seat_and_two_candidates_methods_agree(found: Ballots) -> None:
    found = replace(found, seats=1)
    methods = (Method.PLURALITY, *PREFERENCES)
    (elected,) = {settled(method, found).elected for method in methods}
    two_rounds = settled(Method.TWO_ROUND, found)
    assert two_rounds.elected == elected or set(two_rounds.second_round) == {1, 2}


@given(found=some_ballots())
def test_an_absolute_majority_wins_a_single_seat(found: Ballots) -> None:
    found = replace(found, seats=1)
    first: dict[int, int] = {}
    for text, number in found.papers.items():
        first[ord(text[0])] = first.get(ord(text[0]), 0) + number
    winner = next((each for each, votes in first.items() if 2 * votes > found.marked), None)
    if winner is not None:
        for method in (Method.PLURALITY, Method.TWO_ROUND, *PREFERENCES):
            assert settled(method, found).elected == (winner,)


@st.composite
def reserves(draw: st.DrawFn, size: int) -> Reserve:
    """Any rules for so many candidates, in one category or two."""
    categories = []
    for name in "xy"[: draw(st.integers(1, 2))]:
        side = draw(st.lists(st.booleans(), min_size=size, max_size=size))
        groups = tuple(
            Group(f"{name}{which}", frozenset(place for place, here in enumerate(side, 1) if here is which),
                  draw(st.integers(0, 2)), draw(st.sampled_from((1, 2, 9))))
            for which in (True, False)
        )  # fmt: skip
        categories.append(Category(name, groups))
    return Reserve(categories=tuple(categories))


def keeps(reserve: Reserve, sitting: tuple[int, ...]) -> bool:
    """Whether a result keeps all the rules."""
    groups = (group for category in reserve.categories for group in category.groups)
    return all(group.least <= len(group.members & set(sitting)) <= group.most for group in groups)


@pytest.mark.parametrize("method", [method for method in METHODS if method is not Method.YES_NO])
@given(data=st.data(), found=some_ballots(6, longest=12))
@settings(max_examples=60)
def test_no_result_breaks_rules_that_could_be_kept(method: Method, data: st.DataObject, found: Ballots) -> None:
    reserve = data.draw(reserves(len(found.names)))
    if not any(keeps(reserve, sitting) for sitting in combinations(found.standing, found.seats)):
        return
    reserve = replace(reserve, no_votes=True)
    record = settled(method, found, reserve=reserve)
    sitting = record.elected if record.is_settled else ()
    if record.is_settled and len(sitting) == found.seats:
        assert keeps(reserve, sitting)
    elif method is not Method.TWO_ROUND:
        pytest.fail("a seat stayed empty that could be filled")
    if record.without is not None and record.without.is_settled:
        assert set(record.without.elected) == set(settled(method, found).elected)


@pytest.mark.parametrize("method", PREFERENCES)
@given(data=st.data(), found=some_ballots(6, longest=12))
@settings(max_examples=30)
def test_nobody_guarded_is_excluded_and_nobody_doomed_is_elected(
    method: Method, data: st.DataObject, found: Ballots
) -> None:
    reserve = data.draw(reserves(len(found.names)))
    if not any(keeps(reserve, sitting) for sitting in combinations(found.standing, found.seats)):
        return
    record = settled(method, found, reserve=reserve)
    fates: Mapping[Happening, set[int]] = {each: set(record.events(each)) for each in Happening}
    assert not fates[Happening.GUARDED] & fates[Happening.EXCLUDED]
    assert not fates[Happening.DOOMED] & fates[Happening.ELECTED]
    for stage in record.stages:
        assert sum(units or 0 for units in stage.votes) + stage.exhausted + stage.loss == record.valid * record.one


@given(found=some_ballots())
def test_a_second_round_is_between_the_two_with_most_votes(found: Ballots) -> None:
    record = settled(Method.TWO_ROUND, replace(found, seats=1))
    second = [stage for stage in record.stages if stage.act is Act.SECOND]
    if second:
        votes = {number: units or 0 for number, units in enumerate(record.stages[0].votes, 1)}
        least = min(votes[each] for each in second[0].of)
        assert all(amount <= least for each, amount in votes.items() if each not in second[0].of)
        assert sum(units or 0 for units in second[0].votes) + second[0].exhausted == record.valid


def test_five_hundred_candidates_are_counted() -> None:
    names = tuple(f"{NAMES[place % 26]}{place}" for place in range(500))
    chance = Random(1)
    papers = {tuple(chance.sample(range(1, 501), 20)): 1 for _paper in range(60)}
    found = ballots(names, papers, 7)
    for method in (Method.PLURALITY, Method.ERS97):
        assert len(settled(method, found).elected) == 7
