"""Meek's method against two counters that walk every paper: one in the same decimals, one in exact fractions."""

from fractions import Fraction

from hypothesis import given

from pomanager.rules.counting.ballots import Ballots, candidates_on
from pomanager.rules.counting.meek_tree import Tree
from pomanager.rules.counting.methods import CountOrder, Method, counted, lot
from pomanager.rules.counting.record import Act, Happening
from tests.rules.counting.electing import count, said, shown, some_ballots

ONE = 10**9


def test_the_elected_keep_what_the_quota_needs_and_the_rest_goes_on() -> None:
    record = count("meek", {"AB": 4, "AC": 2, "B": 2, "C": 1}, 2)
    first, second = record.stages[:2]
    assert (record.valid, first.quota) == (9, 3 * ONE + 1)
    assert [event.candidate for event in first.of_kind(Happening.ELECTED)] == [1]
    assert (second.act, second.of) == (Act.SURPLUS, (1,))
    # A keeps half of each of six papers: B gets two more votes, C one.
    assert [round(votes or 0) for votes in shown(record, second)] == [3, 4, 2]
    assert abs(second.keeps[0] - ONE // 2) < 1000
    assert said(record.elected) == "AB"


def test_papers_that_end_lower_the_quota() -> None:
    record = count("meek", {"A": 10, "BA": 8, "C": 3, "D": 2}, 1)
    quotas = [stage.quota or 0 for stage in record.stages]
    assert quotas == sorted(quotas, reverse=True)
    assert quotas[0] > quotas[-1]


def test_a_tie_is_told_apart_by_the_first_stage_at_which_they_differed() -> None:
    record = count("meek", {"A": 9, "B": 8, "C": 4, "D": 5, "EC": 1}, 1)
    (tie,) = [each for each in record.ties if each.candidates == (3, 4)]
    assert tie.chosen == (3,)


@given(some_ballots(5, longest=25))
def test_every_stage_is_that_of_walking_each_paper(found: Ballots) -> None:
    order = CountOrder(method=Method.MEEK, seats=found.seats, ties=(), lots=(lot(*range(1, len(found.names) + 1)),))
    record = counted(found, order)
    for stage in record.stages:
        keeps = (ONE, *(stage.keeps or (ONE,) * len(found.names)))
        votes, ended = _walked(found, keeps)
        gone = {each for each, (done, _e) in record.events(Happening.EXCLUDED).items() if done.number <= stage.number}
        assert [0 if number in gone else amount for number, amount in enumerate(votes[1:], 1)] == [
            units or 0 for units in stage.votes
        ]
        assert sum(votes) + ended == record.valid * ONE


@given(some_ballots(5, longest=15))
def test_at_the_end_the_votes_are_those_of_exact_fractions(found: Ballots) -> None:
    """Keep factors iterated in fractions for the same people elected and out come to within 0.001 of a vote."""
    order = CountOrder(method=Method.MEEK, seats=found.seats, ties=(), lots=(lot(*range(1, len(found.names) + 1)),))
    record = counted(found, order)
    stage = next((each for each in reversed(record.stages) if each.act is Act.SURPLUS), None)
    if stage is None or stage.of_kind(Happening.ELECTED):
        return  # the round ended early: its keep factors had not come to rest
    gone = {each for each, (done, _e) in record.events(Happening.EXCLUDED).items() if done.number <= stage.number}
    exact = _at_rest(found, set(stage.of), gone)
    assert all(
        abs(exact[number] - Fraction(units or 0, ONE)) < Fraction(1, 1000)
        for number, units in enumerate(stage.votes, 1)
    )


def test_a_tree_stays_as_small_as_the_elected_allow() -> None:
    tree = Tree({"\x01\x02\x03": 2, "\x01\x03": 1, "\x02": 4}, 3)
    assert tree.distributed([ONE] * 4, ONE) == ([0, 3 * ONE, 4 * ONE, 0], 0)
    tree.elect(1)
    assert tree.distributed([ONE, ONE // 2, ONE, ONE], ONE) == ([0, 3 * ONE // 2, 5 * ONE, ONE // 2], 0)
    tree.exclude(2)
    votes, ended = tree.distributed([ONE, ONE // 2, 0, ONE], ONE)
    assert (votes, ended) == ([0, 3 * ONE // 2, 0, 3 * ONE // 2], 4 * ONE)


def _walked(found: Ballots, keeps: tuple[int, ...]) -> tuple[list[int], int]:
    """Step B.2.a, paper by paper."""
    votes, ended = [0] * len(keeps), 0
    for text, number in found.papers.items():
        weight = ONE
        for each in candidates_on(text):
            kept = -(-weight * keeps[each] // ONE)
            votes[each] += kept * number
            weight -= kept
        ended += weight * number
    return votes, ended


def _at_rest(found: Ballots, elected: set[int], gone: set[int]) -> dict[int, Fraction]:
    """The votes where all elected have just the quota; fractions are cut at 24 decimals, so that they stay short."""
    keeps = {each: Fraction(0 if each in gone else 1) for each in range(1, len(found.names) + 1)}
    while True:
        votes = dict.fromkeys(keeps, Fraction(0))
        for text, number in found.papers.items():
            weight = Fraction(number)
            for each in candidates_on(text):
                votes[each] += weight * keeps[each]
                weight *= 1 - keeps[each]
        quota = sum(votes.values(), Fraction(0)) / (found.seats + 1)
        if max(abs(votes[each] - quota) for each in elected) < Fraction(1, 10**7):
            return votes
        for each in elected:
            keeps[each] = Fraction(round(keeps[each] * quota / votes[each] * 10**24), 10**24)
