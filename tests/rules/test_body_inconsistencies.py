"""What is told of a register of officers that cannot be, or that the by-laws do not allow."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

import pytest

from pomanager.rules.bodies.inconsistencies import TROUBLE_WORDS, Found, HeldSeat, Trouble, looked_over
from pomanager.rules.bodies.kinds import BodyKind, Office, SeatKind
from pomanager.rules.bodies.limits import BodyLimits
from pomanager.rules.bodies.terms import Span
from pomanager.rules.members import Status
from pomanager.rules.wording import Wording

TODAY = date(2026, 4, 1)
FIRST, LAST = date(2024, 4, 1), date(2027, 3, 31)
NO_LIMITS: Mapping[BodyKind, BodyLimits] = dict.fromkeys(BodyKind, BodyLimits())
NOTHING = Wording()
TERM = Span(FIRST, LAST)
AWA = HeldSeat(
    appointment_id=1, body_id=1, body="Conseil", kind=BodyKind.BOARD, seat_id=1, seat_kind=SeatKind.ELECTED,
    person_id=1, name="Awa", held=Span(FIRST), recorded=TERM, term=TERM, status=Status.ACTIVE,
    status_since=date(2020, 1, 1),
)  # fmt: skip
BINTOU = replace(AWA, appointment_id=2, seat_id=2, person_id=2, name="Bintou")


def told(*held: HeldSeat, limits: BodyLimits | None = None, seats: int = 0) -> list[Found]:
    """What is told of these times on the day."""
    by_kind = NO_LIMITS if limits is None else dict.fromkeys(BodyKind, limits)
    return list(looked_over(held, by_kind, {1: (BodyKind.BOARD, seats)}, TODAY))


def troubles(*held: HeldSeat, limits: BodyLimits | None = None, seats: int = 0) -> list[Trouble]:
    """Which kinds of trouble that is."""
    return [found.trouble for found in told(*held, limits=limits, seats=seats)]


def test_a_register_in_order_has_nothing_to_tell() -> None:
    assert told(AWA, BINTOU) == []


def test_every_trouble_has_its_word() -> None:
    assert set(TROUBLE_WORDS) == set(Trouble)


@pytest.mark.parametrize(("last", "found"), [(FIRST - timedelta(days=1), False), (FIRST, True), (LAST, True)])
def test_two_people_in_one_seat(last: date, *, found: bool) -> None:
    before = Span(date(2021, 4, 1), last)
    earlier = replace(BINTOU, seat_id=1, recorded=before, held=Span(before.first, FIRST - timedelta(days=1)))
    assert troubles(AWA, earlier) == [Trouble.OVERLAP] * found


def test_two_offices_in_one_hand_and_one_office_in_two() -> None:
    chair, treasurer = (Office.CHAIR, NOTHING, Span(FIRST)), (Office.TREASURER, NOTHING, Span(FIRST))
    assert troubles(replace(AWA, offices=(chair, treasurer))) == [Trouble.TWO_OFFICES]
    assert troubles(replace(AWA, offices=(chair,)), replace(BINTOU, offices=(treasurer,))) == []
    assert troubles(replace(AWA, offices=(chair,)), replace(BINTOU, offices=(chair,))) == [Trouble.OFFICE_TWICE]
    other_body = replace(BINTOU, body_id=2, offices=(chair,))
    assert troubles(replace(AWA, offices=(chair,)), other_body) == []
    gone = (Office.CHAIR, NOTHING, Span(date(2021, 4, 1), FIRST - timedelta(days=1)))
    assert troubles(replace(AWA, offices=(chair,)), replace(BINTOU, offices=(gone,))) == []


def test_two_seats_of_one_body() -> None:
    assert troubles(AWA, replace(BINTOU, person_id=1)) == [Trouble.TWO_SEATS]
    later = replace(BINTOU, person_id=1, held=Span(LAST + timedelta(days=1)))
    ended = replace(AWA, held=TERM)
    assert troubles(ended, later) == []


def test_seats_that_exclude_one_another_are_told_of_both_bodies() -> None:
    """Whichever of the two bodies has it in its by-laws."""
    other = replace(BINTOU, person_id=1, body_id=2, body="Surveillance", kind=BodyKind.SUPERVISORY)
    limits = BodyLimits(incompatible_with=frozenset({BodyKind.SUPERVISORY}))
    found = told(AWA, other, limits=limits)
    assert [(each.trouble, each.body_id, each.details["body"], each.appointment_ids) for each in found] == [
        (Trouble.INCOMPATIBLE, 1, "Surveillance", (1, 2)),
        (Trouble.INCOMPATIBLE, 2, AWA.body, (2, 1)),
    ]
    assert troubles(AWA, other) == []
    past = replace(other, held=Span(FIRST, TODAY - timedelta(days=1)))
    assert troubles(AWA, past, limits=limits) == []


def test_a_term_without_a_last_day() -> None:
    undated = replace(AWA, term=Span(FIRST), recorded=Span(FIRST))
    assert troubles(undated) == [Trouble.NO_LAST_DAY]
    assert troubles(replace(undated, seat_kind=SeatKind.EX_OFFICIO)) == []
    assert troubles(replace(undated, held=Span(FIRST, LAST))) == []


@pytest.mark.parametrize(
    ("status", "since", "found"),
    [
        (Status.ACTIVE, TODAY, False), (Status.SUSPENDED, TODAY, False), (Status.DEAD, TODAY, True),
        (Status.RESIGNED, TODAY - timedelta(days=1), True), (Status.EXCLUDED, TODAY + timedelta(days=1), False),
        (None, None, True),
    ],
)  # fmt: skip
def test_who_is_no_member_any_more(status: Status | None, since: date | None, *, found: bool) -> None:
    gone = replace(AWA, status=status, status_since=since)
    assert troubles(gone) == [Trouble.NOT_A_MEMBER] * found
    assert troubles(replace(gone, held=Span(FIRST, TODAY - timedelta(days=1)))) == []


def test_who_sits_ex_officio_need_not_be_a_member_but_must_not_have_died() -> None:
    outside = replace(AWA, status=None, status_since=None, seat_kind=SeatKind.EX_OFFICIO)
    assert troubles(outside) == []
    assert troubles(replace(outside, status=Status.DEAD, status_since=TODAY)) == [Trouble.NOT_A_MEMBER]


@pytest.mark.parametrize(("most", "found"), [(1, True), (2, False), (None, False)])
def test_more_terms_in_a_row_than_allowed(most: int | None, *, found: bool) -> None:
    before = Span(date(2021, 4, 1), FIRST - timedelta(days=1))
    first = replace(AWA, appointment_id=3, held=before, recorded=before, term=before)
    limits = BodyLimits(max_consecutive_terms=most)
    assert troubles(first, AWA, limits=limits) == [Trouble.PAST_LIMIT] * found


@pytest.mark.parametrize(("seats", "found"), [(5, False), (6, False), (7, True)])
def test_more_seats_than_allowed(seats: int, *, found: bool) -> None:
    assert troubles(limits=BodyLimits(size_max=6), seats=seats) == [Trouble.TOO_MANY_SEATS] * found


@pytest.mark.parametrize(
    ("last", "found"), [(TODAY - timedelta(days=1), True), (TODAY, False), (TODAY + timedelta(days=1), False)]
)
def test_who_stays_where_the_by_laws_let_nobody_stay(last: date, *, found: bool) -> None:
    over = replace(AWA, term=Span(FIRST, last))
    assert troubles(over, limits=BodyLimits(holdover=False)) == [Trouble.STAYS_ON] * found
    assert troubles(over, limits=BodyLimits(holdover=True)) == []
    assert troubles(over) == []


def test_what_is_told_stops_nothing_and_names_its_kind() -> None:
    (found,) = told(AWA, replace(BINTOU, person_id=1))
    assert not found.objection.stops
    assert found.objection.about == "two_seats"
