"""What is said before a count: what stops it, and what is worth a look."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from pomanager.rules.counting import checking, reserving
from pomanager.rules.counting.ballots import Ballots
from pomanager.rules.counting.methods import CountOrder, Method, counted, lot
from pomanager.rules.counting.reserving import Category, Reserve
from pomanager.rules.objections import Objection
from tests.rules.counting.electing import election, group, women

SOME = election({"AB": 3, "BC": 2, "C": 1, "D": 1})


def said(found: Ballots, **told: object) -> dict[str, Objection]:
    """What there is to say, by message."""
    order = replace(CountOrder(method=Method.SCOTTISH, seats=2), **told)  # type: ignore[arg-type]
    return {each.message: each for each in checking.objections_to_count(found, order)}


@pytest.mark.parametrize(
    ("found", "told", "message", "stops"),
    [
        (SOME, {"seats": 0}, checking.NO_SEAT, True),
        (replace(SOME, papers={}), {}, checking.EMPTY_BOX, True),
        (replace(SOME, papers={}, blank=4), {}, checking.ALL_BLANK, True),
        (replace(SOME, withdrawn=frozenset({1, 2, 3, 4})), {}, checking.NOBODY_STANDS, True),
        (SOME, {"seats": 5}, checking.FEWER_THAN_SEATS, False),
        (replace(SOME, names=("A",) * 1001), {}, checking.TOO_MANY_CANDIDATES, True),
        (replace(SOME, withdrawn=frozenset({2})), {}, checking.WITHDRAWN_NAMED, False),
        (SOME, {"lots": (lot(1, 9),)}, checking.NO_SUCH_CANDIDATE, True),
        (SOME, {"marks": 2}, checking.NO_MARKS, True),
        (SOME, {"method": Method.LIMITED, "marks": 2}, checking.LIMITED_MARKS, True),
        (SOME, {"method": Method.BLOCK, "marks": 3}, checking.BLOCK_MARKS, True),
        (SOME, {"second": SOME}, checking.SECOND_NOT_MEANT, True),
        (SOME, {"method": Method.TWO_ROUND, "second": election({"A": 1})}, checking.OTHER_CANDIDATES, True),
        (SOME, {"reserve": women("CD", 3, "AB")}, reserving.MORE_THAN_SEATS, True),
        (SOME, {"reserve": women("D", 2, "ABC")}, reserving.TOO_FEW_OF_GROUP, True),
        (SOME, {"reserve": women("D", 2, "ABC"), "method": Method.BLOCK}, reserving.TOO_FEW_OF_GROUP, False),
        (SOME, {"reserve": women("CD", 1, "A")}, reserving.IN_NO_GROUP, False),
    ],
)
def test_each_is_said(found: Ballots, told: Mapping[str, object], message: str, stops: bool) -> None:  # noqa: FBT001
    assert said(found, **told)[message].stops is stops


def test_nothing_is_said_of_an_election_in_order() -> None:
    assert said(SOME) == {}
    assert said(SOME, method=Method.LIMITED, marks=1) == {}


def test_rules_that_can_only_be_broken_together_are_told_before_the_count() -> None:
    # A woman and somebody of the hill, one seat; nobody is both.
    sex = Category("sex", (group("women", "AB", 1), group("men", "CD")))
    place = Category("place", (group("hill", "CD", 1), group("town", "AB")))
    found = said(SOME, seats=1, reserve=Reserve(categories=(sex, place)))
    assert list(found) == [reserving.IMPOSSIBLE_TOGETHER]
    limits = Category("sex", (group("women", "AB", 2, 1), group("men", "CD", 0, 0)))
    found = said(SOME, reserve=Reserve(categories=(limits,)))
    assert {reserving.LEAST_ABOVE_MOST, reserving.TOO_FEW_ALLOWED} <= set(found)


def test_what_the_papers_are_like_is_said_once_they_are_read() -> None:
    order = CountOrder(method=Method.BLOCK, seats=2)
    record = counted(election({"ABC": 2, "A": 1}), order)
    (over,) = checking.objections_to_papers(record, order.most_marks)
    assert (over.message, dict(over.details), over.stops) == (checking.OVER, {"count": 2, "most": 2}, False)
    (none,) = checking.objections_to_papers(counted(election({"ABC": 2}), order), 2)
    assert (none.message, none.stops) == (checking.NONE_COUNTS, True)
    twice = counted(election({"AA": 2, "BAA": 1, "C": 4}), CountOrder(method=Method.SCOTTISH, seats=1))
    assert [each.message for each in checking.objections_to_papers(twice, None)] == [checking.VOID, checking.CUT]
