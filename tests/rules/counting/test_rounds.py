"""Two rounds, instant run-off and contests one after the other, worked by hand."""

from dataclasses import replace

from pomanager.rules.counting.contests import Contest, counted_in_order
from pomanager.rules.counting.methods import CountOrder, Method, counted
from pomanager.rules.counting.record import Act, Happening, Question, Why
from pomanager.rules.fractions import Share
from tests.rules.counting.electing import count, election, lots, said, shown, women


def test_more_than_half_wins_in_the_first_round() -> None:
    record = count("two-round", {"A": 51, "B": 49})
    assert (record.elected, len(record.stages), record.stages[0].quota) == ((1,), 1, 51)
    assert count("two-round", {"A": 50, "B": 50}).second_round == (1, 2)


def test_preferences_decide_the_second_round_between_the_first_two() -> None:
    record = count("two-round", {"A": 40, "B": 30, "CB": 20, "D": 10})
    _first, second = record.stages
    assert (second.act, second.of) == (Act.SECOND, (1, 2))
    assert shown(record, second) == [40, 50, None, None]
    assert (second.exhausted, record.elected) == (10, (2,))


def test_without_preferences_a_second_vote_is_awaited_and_then_counted() -> None:
    found = election({"A": 40, "B": 30, "C": 20, "D": 10})
    order = CountOrder(method=Method.TWO_ROUND, seats=1)
    record = counted(found, order)
    assert (record.elected, record.second_round, record.is_settled) == ((), (1, 2), False)
    record = counted(found, replace(order, second=election({"A": 44, "B": 45, "C": 3}, candidates=4)))
    assert (record.elected, record.second_valid) == ((2,), 92)


def test_for_several_seats_two_candidates_each_go_on() -> None:
    papers = {"AB": 30, "AC": 25, "AD": 20, "E": 15, "FB": 10}
    order = CountOrder(method=Method.TWO_ROUND, seats=2)
    record = counted(election(papers, 2), order)
    assert (record.elected, record.second_round) == ((1,), (2, 3))
    second = election({"B": 20, "C": 30}, candidates=6)
    assert counted(election(papers, 2), replace(order, second=second)).elected == (1, 3)


def test_another_share_may_be_asked_for() -> None:
    order = CountOrder(method=Method.TWO_ROUND, seats=1, majority=Share.from_written(">= 2/3"))
    assert counted(election({"A": 66, "B": 34}), order).second_round == (1, 2)
    assert counted(election({"A": 67, "B": 33}), order).elected == (1,)


def test_a_tie_for_the_second_round_is_asked_about() -> None:
    record = count("two-round", {"A": 40, "B": 30, "C": 30})
    assert record.open_tie is not None
    assert (record.open_tie.question, record.open_tie.candidates) == (Question.SECOND_ROUND, (2, 3))
    assert count("two-round", {"A": 40, "B": 30, "C": 30}, drawn="CB").second_round == (1, 3)


def test_reserved_seats_hold_over_both_rounds() -> None:
    # Both men have a majority, but only one may take a seat beside the woman; two women go on for hers.
    papers = {"AB": 60, "AC": 20, "BD": 15, "E": 5}
    record = count("two-round", papers, 2, reserve=women("CDE", 1, "AB"))
    assert said(record.elected) == "A"
    assert said(record.second_round) == "CD"


def test_the_one_with_fewest_is_out_until_somebody_has_more_than_half() -> None:
    record = count("irv", {"A": 40, "BC": 35, "CB": 20, "D": 5})
    assert [stage.of for stage in record.stages] == [(), (4,), (3,)]
    assert [stage.quota for stage in record.stages] == [51, 48, 48]
    assert shown(record, record.stages[-1]) == [40, 55, 0, None]
    event = record.events(Happening.ELECTED)[2][1]
    assert (record.elected, event.why, event.votes) == ((2,), Why.MAJORITY, 55)


def test_for_several_seats_the_last_left_are_elected() -> None:
    record = count("irv", {"A": 60, "BC": 20, "CB": 15, "D": 5}, 2)
    assert said(record.elected) == "AB"


def test_who_is_elected_in_an_earlier_contest_takes_no_part_in_a_later_one() -> None:
    order = CountOrder(method=Method.PLURALITY, seats=1)
    ballots = election({"AB": 9, "BA": 5, "CB": 3})
    seats = [Contest("women", replace(ballots, withdrawn=frozenset({3})), order), Contest("all", ballots, order)]
    first, second = counted_in_order(seats)
    assert (first.elected, second.elected) == ((1,), (2,))
    assert second.stages[0].votes == (None, 14, 3)
    tied = Contest("women", election({"A": 2, "B": 2}), order)
    (only,) = counted_in_order([tied, Contest("all", ballots, order)])
    assert only.open_tie is not None
    assert len(counted_in_order([replace_order(tied), Contest("all", ballots, order)])) == 2


def replace_order(contest: Contest) -> Contest:
    """The contest with the lot drawn."""
    return Contest(contest.name, contest.ballots, replace(contest.order, lots=lots("BA")))
