"""Households: one at a time, one head, days in their order; who votes is only looked at twice."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pomanager.rules.calendar import VagueDate
from pomanager.rules.households import (
    MOST_IN_HOUSEHOLD,
    LineFacts,
    NewPersonFacts,
    Relation,
    Stay,
    objections_to_household,
    objections_to_line,
    objections_to_new_person,
)
from pomanager.rules.objections import Objection

TODAY = date(2026, 11, 23)
DAYS = st.dates(date(2000, 1, 1), date(2030, 12, 31))
MAYBE = st.none() | DAYS


def told(objections: tuple[Objection, ...]) -> list[tuple[str, bool]]:
    """What each is about, and whether it stops."""
    return [(each.about, each.stops) for each in objections]


def line(relation: Relation | None = Relation.SPOUSE, stay: Stay | None = None, **known: Any) -> LineFacts:  # noqa: ANN401 - any part of the facts
    return LineFacts(today=TODAY, relation=relation, stay=stay or Stay(), **known)


@pytest.mark.parametrize(("size", "stops"), [(None, []), (0, [True]), (1, []), (MOST_IN_HOUSEHOLD, [])])
def test_a_household_has_as_many_persons_as_can_be(size: int | None, stops: list[bool]) -> None:
    assert [each.stops for each in objections_to_household("NIYONZIMA", size, "", 0)] == stops


def test_a_size_above_all_or_below_those_written_down() -> None:
    assert told(objections_to_household("A", MOST_IN_HOUSEHOLD + 1, "", 0)) == [("size", True)]
    assert told(objections_to_household("A", 2, "", 3)) == [("size", False)]
    assert told(objections_to_household("A", 3, "", 3)) == []


def test_a_household_has_a_name_that_can_be_read() -> None:
    assert told(objections_to_household(" ", None, "", 0)) == [("name", True)]
    assert told(objections_to_household("a\u202eb", None, "x" * 201, 0)) == [("name", True), ("place", True)]
    assert told(objections_to_household("x" * 200, None, "x" * 200, 0)) == []


@pytest.mark.parametrize(
    ("since", "until", "about"),
    [
        (TODAY, None, []), (date(2026, 11, 24), None, ["since"]), (None, TODAY, []),
        (None, date(2026, 11, 24), ["until"]),
        (date(2020, 1, 2), date(2020, 1, 1), ["until"]), (date(2020, 1, 1), date(2020, 1, 1), []), (None, None, []),
    ],
)  # fmt: skip
def test_days_are_past_and_in_their_order(since: date | None, until: date | None, about: list[str]) -> None:
    assert [each.about for each in objections_to_line(line(stay=Stay(since, until)))] == about


def test_somebody_belongs_to_one_household_at_a_time() -> None:
    before = Stay(date(2010, 1, 1), date(2020, 5, 1))
    facts: dict[str, Any] = {"elsewhere": (("NDAYIZEYE", before),)}
    assert told(objections_to_line(line(stay=Stay(date(2020, 5, 1)), **facts))) == []
    assert told(objections_to_line(line(stay=Stay(date(2020, 4, 30)), **facts))) == [("since", True)]
    assert told(objections_to_line(line(stay=Stay(), **facts))) == [("since", True)]
    assert told(objections_to_line(line(stay=Stay(None, date(2010, 1, 1)), **facts))) == []


def test_a_household_has_one_head_at_a_time() -> None:
    facts: dict[str, Any] = {"heads": (("BUKURU Jean", Stay(None, date(2020, 1, 1))),)}
    assert told(objections_to_line(line(Relation.HEAD, Stay(date(2020, 1, 1)), **facts))) == []
    assert told(objections_to_line(line(Relation.HEAD, Stay(date(2019, 12, 31)), **facts))) == [("relation", True)]
    assert told(objections_to_line(line(Relation.SPOUSE, Stay(), **facts))) == []


def test_a_second_vote_only_asks_for_a_look_at_the_by_laws() -> None:
    facts: dict[str, Any] = {"voters": (("BUKURU Jean", Stay()),)}
    assert told(objections_to_line(line(votes=True, **facts))) == [("votes", False)]
    assert told(objections_to_line(line(votes=False, **facts))) == []


def test_what_somebody_is_must_be_said() -> None:
    assert told(objections_to_line(line(None))) == [("relation", True)]


def test_somebody_who_is_no_member_has_a_name_and_was_born() -> None:
    assert told(objections_to_new_person(NewPersonFacts(today=TODAY, full_name="  "))) == [("full_name", True)]
    unborn = NewPersonFacts(today=TODAY, full_name="Awa", birth=VagueDate(2027))
    assert told(objections_to_new_person(unborn)) == [("birth", True)]
    assert objections_to_new_person(NewPersonFacts(today=TODAY, full_name="Awa", birth=VagueDate(2026))) == ()


@given(MAYBE, MAYBE, MAYBE, MAYBE, DAYS)
def test_two_stays_meet_where_a_day_is_in_both(
    one: date | None, two: date | None, three: date | None, four: date | None, day: date
) -> None:
    first, second = Stay(one, two), Stay(three, four)
    assert first.meets(second) == second.meets(first)
    if first.holds_on(day) and second.holds_on(day):
        assert first.meets(second)


@given(st.dates(date(2020, 1, 1), date(2020, 1, 9)), st.dates(date(2020, 1, 1), date(2020, 1, 9)), st.data())
def test_stays_that_meet_have_a_day_in_common(start: date, other: date, data: st.DataObject) -> None:
    ends = st.none() | st.dates(date(2020, 1, 2), date(2020, 1, 12))
    first, second = Stay(start, data.draw(ends)), Stay(other, data.draw(ends))
    days = [date(2020, 1, number) for number in range(1, 31)]
    if all(stay.until is None or (stay.since is not None and stay.since < stay.until) for stay in (first, second)):
        assert first.meets(second) == any(first.holds_on(day) and second.holds_on(day) for day in days)
