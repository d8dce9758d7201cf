"""Reserved seats inside transferable votes, worked by hand, and the record of what they did."""

import pytest

from pomanager.rules.counting.record import Act, Happening, Swap, Why
from pomanager.rules.counting.reserving import Reason
from tests.rules.counting.electing import count, said, women

METHODS = ("scottish", "meek", "ers97")
PAPERS = {"AC": 40, "B": 30, "CB": 14, "D": 10, "E": 6}


@pytest.mark.parametrize("method", METHODS)
def test_the_woman_with_most_votes_sits_although_a_man_has_more(method: str) -> None:
    record = count(method, PAPERS, 2, reserve=women("DE", 1, "ABC"))
    assert said(tuple(sorted(record.elected))) == "AD"
    assert record.without is not None
    assert said(tuple(sorted(record.without.elected))) == "AB"
    assert record.changed == (Swap(4, 2),)


def test_who_cannot_be_elected_any_more_is_out_before_any_surplus_and_nobody_guarded_is() -> None:
    record = count("scottish", PAPERS, 2, reserve=women("DE", 1, "ABC"))
    first, out = record.stages[:2]
    assert [event.candidate for event in first.of_kind(Happening.ELECTED)] == [1]
    assert [event.candidate for event in first.of_kind(Happening.DOOMED)] == [2, 3]
    (limit,) = first.of_kind(Happening.DOOMED)[0].limits
    assert (limit.reason, limit.group, limit.vacancies) == (Reason.SEATS_NEEDED, "women", 1)
    assert (out.act, out.of) == (Act.EXCLUSION, (2, 3))
    assert {event.why for event in out.of_kind(Happening.EXCLUDED)} == {Why.DOOMED}
    # B's papers end; only then does A's surplus pass on, and E is out before D.
    assert [stage.act for stage in record.stages[2:]] == [Act.SURPLUS, Act.EXCLUSION]
    assert record.stages[-1].of == (5,)


def test_somebody_doomed_is_not_elected_even_with_the_quota() -> None:
    record = count("scottish", {"A": 40, "B": 38, "C": 12, "D": 10}, 2, reserve=women("CD", 1, "AB"))
    assert said(record.elected) == "AC"
    assert record.events(Happening.EXCLUDED)[2][1].votes > record.stages[0].quota  # type: ignore[operator]


def test_equal_votes_ask_for_a_lot_only_where_both_cannot_sit() -> None:
    reserve = women("C", 1, "AB")
    assert count("scottish", {"A": 40, "B": 40, "C": 20}, 2).ties == ()
    record = count("scottish", {"A": 40, "B": 40, "C": 20}, 2, reserve=reserve)
    assert record.open_tie is not None
    assert record.open_tie.candidates == (1, 2)
    assert said(count("scottish", {"A": 40, "B": 40, "C": 20}, 2, reserve=reserve, drawn="BA").elected) == "BC"


def test_the_last_seats_are_those_the_rule_leaves() -> None:
    record = count("scottish", {"A": 40, "B": 15, "C": 12}, 2, reserve=women("C", 1, "AB"))
    event = record.events(Happening.ELECTED)[3][1]
    assert (event.why, event.votes, len(record.stages)) == (Why.ONLY, 12 * record.one, 1)


def test_a_guarded_candidate_with_fewest_votes_stays_in() -> None:
    papers = {"A": 30, "B": 26, "CB": 20, "D": 14, "E": 10}
    record = count("ers97", papers, 3, reserve=women("DE", 2, "ABC"))
    assert [event.candidate for event in record.stages[0].of_kind(Happening.GUARDED)] == [4, 5]
    assert not {4, 5} & set(record.events(Happening.EXCLUDED))
    assert set(record.elected) == {1, 4, 5}
