"""Who is there at an hour equals a naive recount; arrivals and departures obey the clock."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from pomanager.rules.meetings.presence import (
    IN_THE_ROOM,
    LEFT_BEFORE_ARRIVAL,
    NO_SUCH_HOUR,
    NOT_IN_THE_ROOM,
    WAS_THERE,
    Mandate,
    Stayed,
    objections_to_arrival,
    objections_to_departure,
    objections_to_hour,
    present_at,
    represented_at,
)

EVENING = 60
"""Minutes the meetings of these tests last."""


@st.composite
def comings(draw: st.DrawFn) -> tuple[list[Stayed], list[set[int]]]:
    """Random arrivals and departures of six people, and, counted minute by minute, who is in the room."""
    stays: list[Stayed] = []
    minutes: list[set[int]] = [set() for _ in range(EVENING)]
    for person in range(6):
        marks = sorted(draw(st.sets(st.integers(0, EVENING), max_size=5)))
        for place, (arrived, left) in enumerate(pairwise([*marks, None])):
            if place % 2 or arrived is None:
                continue
            stays.append(Stayed(person, arrived, left))
            for minute in range(arrived, EVENING if left is None else left):
                minutes[minute].add(person)
    return draw(st.permutations(stays)), minutes


@given(comings())
def test_those_present_are_those_a_naive_recount_finds(told: tuple[list[Stayed], list[set[int]]]) -> None:
    stays, minutes = told
    assert [present_at(stays, minute) for minute in range(EVENING)] == minutes


MANDATES = st.lists(
    st.builds(
        Mandate, st.integers(0, 5), st.none() | st.integers(0, 5), st.integers(0, EVENING),
        st.none() | st.integers(0, EVENING),
    ),
    unique_by=lambda mandate: mandate.giver_id,
)  # fmt: skip


@given(comings(), MANDATES, st.integers(0, EVENING - 1))
def test_nobody_counts_twice_and_no_proxy_is_carried_on(
    told: tuple[list[Stayed], list[set[int]]], mandates: list[Mandate], at: int
) -> None:
    stays, minutes = told
    present = present_at(stays, at)
    represented = represented_at(mandates, present, at)
    assert not present & set(represented), "who is there votes for themselves"
    for giver, holder in represented.items():
        mandate = next(each for each in mandates if each.giver_id == giver)
        assert mandate.from_at <= at
        assert mandate.withdrawn_at is None or at < mandate.withdrawn_at
        assert holder == mandate.holder_id
        assert holder is None or holder in minutes[at], "the holder must be in the room"
        assert holder not in represented, "who is represented carries nobody"
    for mandate in mandates:
        holds = mandate.from_at <= at and (mandate.withdrawn_at is None or at < mandate.withdrawn_at)
        there = mandate.holder_id is None or mandate.holder_id in present
        if holds and there and mandate.giver_id not in present:
            assert mandate.giver_id in represented


def test_somebody_is_there_from_the_minute_they_come_to_the_minute_before_they_go() -> None:
    stays = [Stayed(1, 540, 600)]
    assert [bool(present_at(stays, at)) for at in (539, 540, 599, 600)] == [False, True, True, False]


def test_a_second_stay_is_allowed_and_nobody_is_there_twice() -> None:
    first = Stayed(1, 540, 600)
    assert objections_to_arrival("AWA", [first], 600) == ()
    (found,) = objections_to_arrival("AWA", [first], 599)
    assert found.message == WAS_THERE
    (found,) = objections_to_arrival("AWA", [first], 500)
    assert found.message == WAS_THERE, "a stay without an end would lie over the one written down"
    (found,) = objections_to_arrival("AWA", [first, Stayed(1, 610)], 620)
    assert found.message == IN_THE_ROOM


def test_nobody_leaves_before_they_arrive() -> None:
    there = [Stayed(1, 540)]
    assert [each.message for each in objections_to_departure("AWA", there, 539)] == [LEFT_BEFORE_ARRIVAL]
    assert [each.message for each in objections_to_departure("AWA", there, 540)] == [LEFT_BEFORE_ARRIVAL]
    assert objections_to_departure("AWA", there, 541) == ()
    assert [each.message for each in objections_to_departure("AWA", [Stayed(1, 1, 2)], 3)] == [NOT_IN_THE_ROOM]


def test_hours_are_those_of_the_day_and_the_night_after() -> None:
    assert [objections_to_hour(at) for at in (0, 2 * 24 * 60 - 1)] == [(), ()]
    for at in (-1, 2 * 24 * 60):
        assert [each.message for each in objections_to_hour(at)] == [NO_SUCH_HOUR]
