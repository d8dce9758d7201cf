"""What speaks against filling a seat: just below, at and just above every limit, and with the by-laws silent."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pomanager.rules.bodies import eligibility, judging
from pomanager.rules.bodies.composition import SEAT_HELD
from pomanager.rules.bodies.excluding import INCOMPATIBLE
from pomanager.rules.bodies.judging import (
    AppointmentFacts,
    CandidateFacts,
    SeatFacts,
    begins_term,
    days_of,
    objections_to_appointment,
    objections_to_term,
    open_from,
    proposed_last_day,
)
from pomanager.rules.bodies.kinds import BodyKind, How, ReservedFor, SeatKind
from pomanager.rules.bodies.limits import SILENT, BodyLimits
from pomanager.rules.bodies.replacing import NO_TERM_TO_FINISH
from pomanager.rules.bodies.terms import Served, Span, last_day_of_term
from pomanager.rules.bylaws.values import Count, Unit
from pomanager.rules.calendar import VagueDate
from pomanager.rules.member_objections import NO_DECISION
from pomanager.rules.members import Sex, Status
from pomanager.rules.objections import Objection, stopping

TODAY = date(2024, 3, 20)
FIRST, LAST = date(2024, 4, 1), date(2027, 3, 31)
LIMITS = BodyLimits(
    term_months=36, max_consecutive_terms=2, cooling_off_months=36, incompatible_with=frozenset({BodyKind.SUPERVISORY}),
    min_age=21, min_seniority=Count(1, Unit.MONTHS), youth_age=35,
)  # fmt: skip
NOBODY_SAYS = BodyLimits()
AWA = CandidateFacts(
    name="Awa", sex=Sex.FEMALE, birth=VagueDate(1980, 5, 1), status=Status.ACTIVE, member_since=date(2015, 1, 1)
)
RUNNING = Span(date(2023, 4, 1), date(2026, 3, 31))


def facts(**changed: Any) -> AppointmentFacts:  # noqa: ANN401 - any part of the facts
    """Awa elected into an empty seat from 1 April 2024 on, with nothing to object to."""
    told: dict[str, Any] = {
        "today": TODAY, "seat": SeatFacts(), "candidate": AWA, "how": How.ELECTED, "starts_on": FIRST,
        "decision": "AG 4",
    }  # fmt: skip
    return AppointmentFacts(**{**told, **changed})


def said(found: tuple[Objection, ...]) -> list[str]:
    """The sentences that stop the act."""
    return [each.message for each in stopping(found)]


def stops(limits: BodyLimits = LIMITS, **changed: Any) -> list[str]:  # noqa: ANN401 - any part of the facts
    """What stops the appointment."""
    return said(objections_to_appointment(facts(**changed), limits))


def test_nothing_speaks_against_somebody_for_an_empty_seat() -> None:
    assert objections_to_appointment(facts(), LIMITS) == ()


def test_silent_by_laws_judge_nothing_and_say_so() -> None:
    found = objections_to_appointment(facts(ends_on=LAST), NOBODY_SAYS)
    assert stopping(found) == ()
    assert [each.message for each in found] == [SILENT] * 5
    assert [str(each.details["subject"]) for each in found] == [
        "the length of a term", "how many terms may follow one another", "which seats exclude one another",
        "the youngest age of an officer", "how long an officer has to be a member",
    ]  # fmt: skip


def test_without_by_laws_the_last_day_has_to_be_written() -> None:
    assert stops(NOBODY_SAYS) == [judging.NO_LAST_DAY]
    assert stops(NOBODY_SAYS, ends_on=LAST) == []
    assert stops(NOBODY_SAYS, seat=SeatFacts(kind=SeatKind.EX_OFFICIO)) == []
    assert said(objections_to_appointment(facts(as_recorded=True), NOBODY_SAYS)) == []


@pytest.mark.parametrize(("ends_on", "stopped"), [(date(2027, 3, 30), False), (LAST, False), (date(2027, 4, 1), True)])
def test_a_term_is_no_longer_than_the_by_laws_have_it(ends_on: date, *, stopped: bool) -> None:
    assert stops(ends_on=ends_on) == [judging.TERM_TOO_LONG] * stopped
    open_length = BodyLimits(term_longest_months=36)
    assert stops(open_length, ends_on=ends_on) == [judging.TERM_TOO_LONG] * stopped
    assert stops(open_length) == [judging.NO_LAST_DAY]


@pytest.mark.parametrize(("day", "stopped"), [(date(2025, 3, 20), False), (date(2025, 3, 21), True)])
def test_a_term_is_recorded_a_year_ahead_at_most(day: date, *, stopped: bool) -> None:
    assert stops(starts_on=day) == [judging.TOO_FAR_AHEAD] * stopped
    assert stops(starts_on=day, as_recorded=True) == [judging.TOO_FAR_AHEAD] * stopped


@pytest.mark.parametrize(
    ("day", "message"),
    [
        (date(2022, 12, 31), judging.SEAT_NOT_THERE), (date(2023, 1, 1), None), (date(2024, 6, 30), None),
        (date(2024, 7, 1), judging.SEAT_ENDED),
    ],
)  # fmt: skip
def test_a_seat_is_filled_while_it_is_there(day: date, message: str | None) -> None:
    seat = SeatFacts(since=date(2023, 1, 1), until=date(2024, 6, 30))
    assert stops(seat=seat, starts_on=day) == ([] if message is None else [message])


def test_the_last_day_does_not_lie_before_the_first() -> None:
    assert stops(ends_on=FIRST) == []
    assert stops(ends_on=FIRST - timedelta(days=1)) == [judging.LAST_DAY_FIRST]


@pytest.mark.parametrize(
    ("last", "stopped"), [(date(2024, 3, 31), False), (date(2024, 4, 1), True), (date(2024, 4, 2), True)]
)
def test_terms_of_one_seat_do_not_overlap(last: date, *, stopped: bool) -> None:
    seat = SeatFacts(terms=(Span(date(2021, 4, 1), last),))
    found = said(objections_to_term(seat, FIRST, None, TODAY, LIMITS))
    assert found == [judging.TERMS_OVERLAP] * stopped
    later = SeatFacts(terms=(Span(last),))
    earlier = said(objections_to_term(later, date(2021, 4, 2), date(2024, 4, 1), TODAY, LIMITS))
    assert earlier == [judging.TERMS_OVERLAP] * (last <= date(2024, 4, 1))


@given(
    starts=st.dates(date(2000, 1, 1), date(2024, 1, 1)),
    months=st.integers(1, 60),
    other=st.dates(date(2000, 1, 1), date(2024, 1, 1)),
    other_months=st.integers(1, 60),
)
def test_whatever_is_let_through_does_not_overlap(starts: date, months: int, other: date, other_months: int) -> None:
    there = Span(starts, last_day_of_term(starts, months))
    last = last_day_of_term(other, other_months)
    refused = objections_to_term(SeatFacts(terms=(there,)), other, last, TODAY, NOBODY_SAYS)
    assert bool(stopping(refused)) == there.meets(Span(other, last))


@pytest.mark.parametrize(
    ("ended_on", "term_end", "message"),
    [
        (date(2024, 3, 31), date(2026, 3, 31), None), (date(2024, 4, 1), date(2026, 3, 31), judging.HELD),
        (None, date(2024, 3, 31), None), (None, date(2024, 4, 1), judging.HELD), (None, None, SEAT_HELD),
    ],
)  # fmt: skip
def test_a_seat_is_left_before_somebody_takes_it(
    ended_on: date | None, term_end: date | None, message: str | None
) -> None:
    """Who holds over makes room; whose term runs has to have left."""
    seat = SeatFacts(
        terms=(RUNNING,), holders=(("Bintou", Span(date(2023, 4, 1), ended_on)),), term_ends=(term_end,)
    )  # fmt: skip
    assert stops(seat=seat) == ([] if message is None else [message])
    assert stops(seat=seat, alternate=True) == []


def test_somebody_already_there_later_is_told() -> None:
    seat = SeatFacts(holders=(("Bintou", Span(LAST)),), term_ends=(None,))
    assert stops(seat=seat) == [judging.WAS_HELD]
    after = SeatFacts(holders=(("Bintou", Span(LAST + timedelta(days=1))),), term_ends=(None,))
    assert stops(seat=after) == []


def test_the_rest_of_a_term_is_given_as_it_runs() -> None:
    seat = SeatFacts(terms=(RUNNING,))
    assert days_of(facts(seat=seat), LIMITS) == Span(FIRST, date(2026, 3, 31))
    assert stops(seat=seat) == []
    assert stops(seat=seat, ends_on=date(2026, 3, 31)) == []
    assert stops(seat=seat, ends_on=LAST) == [judging.TERMS_OVERLAP]


def test_a_new_term_cuts_short_one_in_which_nobody_sits() -> None:
    seat = SeatFacts(terms=(RUNNING,))
    told = facts(seat=seat, new_term=True)
    assert begins_term(told)
    assert days_of(told, LIMITS) == Span(FIRST, LAST)
    assert said(objections_to_appointment(told, LIMITS)) == []
    held = replace(seat, holders=(("Bintou", Span(date(2023, 4, 1))),), term_ends=(date(2026, 3, 31),))
    assert stops(seat=held, new_term=True) == [judging.TERMS_OVERLAP, judging.HELD]
    same_day = SeatFacts(terms=(Span(FIRST, LAST),))
    assert not begins_term(facts(seat=same_day, new_term=True))


@pytest.mark.parametrize(
    ("later", "stopped"), [(RUNNING.last, True), (date(2026, 4, 1), False), (FIRST + timedelta(days=1), True)]
)
def test_a_term_in_which_somebody_sits_later_is_not_cut_short(later: date, *, stopped: bool) -> None:
    """The new term is over by then; the one that runs would be cut short under whoever comes after."""
    seat = SeatFacts(terms=(RUNNING,), holders=(("Bintou", Span(later)),), term_ends=(date(2026, 3, 31),))
    assert stops(seat=seat, new_term=True, ends_on=FIRST) == [judging.WAS_HELD] * stopped


@pytest.mark.parametrize(
    ("left_on", "stopped"), [(None, False), (LAST, False), (date(2027, 5, 31), False), (date(2027, 6, 1), True)]
)
def test_nobody_sits_there_on_the_days_it_was_held_beyond_the_term(left_on: date | None, *, stopped: bool) -> None:
    seat = SeatFacts(holders=(("Bintou", Span(date(2027, 6, 1))),), term_ends=(date(2030, 5, 31),))
    assert stops(seat=seat, left_on=left_on, as_recorded=True) == [judging.WAS_HELD] * stopped


@pytest.mark.parametrize(
    ("day", "ended_on", "opens"),
    [
        (date(2023, 3, 31), None, date(2023, 3, 31)), (date(2023, 4, 1), None, date(2026, 4, 1)),
        (date(2026, 3, 31), None, date(2026, 4, 1)), (date(2026, 4, 1), None, date(2026, 4, 1)),
        (FIRST, date(2024, 6, 30), date(2024, 7, 1)), (FIRST, date(2024, 3, 31), FIRST),
    ],
)  # fmt: skip
def test_a_seat_is_open_once_its_holder_has_left_or_the_term_is_over(
    day: date, ended_on: date | None, opens: date
) -> None:
    held = Span(RUNNING.first, ended_on)
    assert open_from(SeatFacts(holders=(("Awa", held),), term_ends=(RUNNING.last,)), day) == opens
    assert open_from(SeatFacts(holders=(("Awa", held),), term_ends=(None,)), day) == day


def test_somebody_has_to_be_chosen() -> None:
    assert stops(candidate=None) == [judging.NOBODY_CHOSEN]


@pytest.mark.parametrize("status", [None, *Status])
def test_only_members_are_elected(status: Status | None) -> None:
    who = replace(AWA, status=status)
    found = stops(candidate=who)
    assert found == [judging.NOT_A_MEMBER] * (status not in {Status.ACTIVE, Status.SUSPENDED})
    assert stops(candidate=who, seat=SeatFacts(kind=SeatKind.EX_OFFICIO)) == []


@pytest.mark.parametrize(
    ("birth", "message", "weighs"),
    [
        (VagueDate(2003, 4, 1), None, True), (VagueDate(2003, 4, 2), eligibility.TOO_YOUNG, True),
        (None, eligibility.AGE_UNKNOWN, False),
    ],
)  # fmt: skip
def test_the_youngest_age_is_counted_on_the_first_day(birth: VagueDate, message: str | None, *, weighs: bool) -> None:
    found = objections_to_appointment(facts(candidate=replace(AWA, birth=birth)), LIMITS)
    assert [each.message for each in found] == ([] if message is None else [message])
    assert all(each.stops is weighs for each in found)


@pytest.mark.parametrize(
    ("birth", "message", "weighs"),
    [
        (VagueDate(1997, about=True), None, True), (VagueDate(1998, about=True), eligibility.AGE_UNSURE, False),
        (VagueDate(2008, about=True), eligibility.AGE_UNSURE, False),
        (VagueDate(2009, about=True), eligibility.TOO_YOUNG, True), (VagueDate(2003), eligibility.AGE_UNSURE, False),
    ],
)  # fmt: skip
def test_an_age_that_is_not_certain_only_warns(birth: VagueDate, message: str | None, *, weighs: bool) -> None:
    """A guess is taken to lie within five years: born about 2008, somebody may be 21 in April 2024."""
    found = objections_to_appointment(facts(candidate=replace(AWA, birth=birth)), LIMITS)
    assert [each.message for each in found] == ([] if message is None else [message])
    assert all(each.stops is weighs for each in found)


@pytest.mark.parametrize(
    ("since", "message", "weighs"),
    [
        (date(2023, 7, 1), None, True), (date(2023, 7, 2), eligibility.TOO_NEW, True),
        (None, eligibility.SENIORITY_UNKNOWN, False),
    ],
)  # fmt: skip
def test_officers_have_been_members_for_some_time(since: date | None, message: str | None, *, weighs: bool) -> None:
    limits, who = replace(LIMITS, min_seniority=Count(9, Unit.MONTHS)), replace(AWA, member_since=since)
    found = objections_to_appointment(facts(candidate=who), limits)
    assert [each.message for each in found] == ([] if message is None else [message])
    assert all(each.stops is weighs for each in found)
    assert stops(limits, candidate=who, seat=SeatFacts(kind=SeatKind.EX_OFFICIO)) == []
    assert stops(limits, candidate=who, as_recorded=True) == []


@pytest.mark.parametrize("allowed", [None, True, False])
def test_organisations_sit_where_the_by_laws_let_them(*, allowed: bool | None) -> None:
    limits, who = replace(LIMITS, legal_persons=allowed), replace(AWA, birth=None, is_organisation=True)
    found = objections_to_appointment(facts(candidate=who), limits)
    messages = {None: [SILENT], True: [], False: [judging.NO_ORGANISATIONS]}
    assert [each.message for each in found] == messages[allowed]
    assert stops(limits) == []


def test_reserved_seats_are_kept() -> None:
    man = replace(AWA, sex=Sex.MALE)
    women = SeatFacts(reserved_for=ReservedFor.WOMEN)
    assert stops(seat=women) == []
    assert stops(seat=women, candidate=man) == [judging.FOR_WOMEN]
    assert stops(seat=women, candidate=replace(AWA, sex=Sex.UNKNOWN)) == [judging.FOR_WOMEN]
    section = SeatFacts(reserved_for=ReservedFor.SECTION, section="Nord")
    assert stops(seat=section) == []
    assert stops(seat=section, candidate=replace(AWA, in_section=False)) == [judging.FOR_SECTION]


@pytest.mark.parametrize(
    ("birth", "stopped"), [(VagueDate(1988, 4, 2), False), (VagueDate(1988, 4, 1), True), (None, True)]
)
def test_seats_of_the_young_end_with_an_age(birth: VagueDate | None, *, stopped: bool) -> None:
    """Born on 1 April 1988 somebody is 36 on the first day, one day later still 35."""
    seat, who = SeatFacts(reserved_for=ReservedFor.YOUTH), replace(AWA, birth=birth)
    assert (judging.FOR_YOUNG in stops(seat=seat, candidate=who)) is stopped
    assert judging.FOR_YOUNG not in stops(replace(LIMITS, youth_age=None), seat=seat, candidate=who)


@pytest.mark.parametrize(("last", "stopped"), [(date(2024, 3, 31), False), (date(2024, 4, 1), True), (None, True)])
def test_bodies_that_exclude_one_another(last: date | None, *, stopped: bool) -> None:
    seat = (("Conseil de surveillance", BodyKind.SUPERVISORY, Span(date(2021, 4, 1), last)),)
    assert stops(candidate=replace(AWA, elsewhere=seat)) == [INCOMPATIBLE] * stopped
    committee = (("Comité", BodyKind.COMMITTEE, Span(date(2021, 4, 1))),)
    assert stops(candidate=replace(AWA, elsewhere=committee)) == []
    assert stops(replace(LIMITS, incompatible_with=frozenset()), candidate=replace(AWA, elsewhere=seat)) == []


@pytest.mark.parametrize("excluding", [frozenset(), frozenset({BodyKind.SUPERVISORY})])
def test_the_other_body_may_be_the_one_that_excludes(excluding: frozenset[BodyKind]) -> None:
    seat = (("Conseil de surveillance", BodyKind.SUPERVISORY, Span(date(2021, 4, 1))),)
    who = replace(AWA, elsewhere=seat, excluding=excluding)
    assert stops(replace(LIMITS, incompatible_with=None), candidate=who) == [INCOMPATIBLE] * bool(excluding)


def test_nobody_has_two_seats_of_one_body() -> None:
    there = replace(AWA, same_body=(Span(date(2021, 4, 1), FIRST),))
    left = replace(AWA, same_body=(Span(date(2021, 4, 1), FIRST - timedelta(days=1)),))
    assert stops(candidate=there) == [judging.TWICE_IN_BODY]
    assert stops(candidate=there, alternate=True) == []
    assert stops(candidate=left) == []


def served(*years: int) -> tuple[Served, ...]:
    """Whole terms of three years from April of these years."""
    spans = [Span(date(year, 4, 1), date(year + 3, 3, 31)) for year in years]
    return tuple(Served(span, span) for span in spans)


@pytest.mark.parametrize(("years", "stopped"), [((), False), ((2021,), False), ((2018, 2021), True)])
def test_terms_in_a_row_have_a_limit(years: tuple[int, ...], *, stopped: bool) -> None:
    who = replace(AWA, served=served(*years))
    found = stopping(objections_to_appointment(facts(candidate=who), LIMITS))
    assert [each.message for each in found] == [judging.PAST_LIMIT, judging.COOLING_OFF] * stopped
    if stopped:
        assert found[0].details == {"served": 2, "most": 2}
        assert found[1].details["day"] == date(2027, 4, 1)
    assert stops(replace(LIMITS, cooling_off_months=None), candidate=who) == [judging.PAST_LIMIT] * stopped
    assert stops(replace(LIMITS, max_consecutive_terms=3), candidate=who) == []
    assert stops(replace(LIMITS, max_consecutive_terms=None), candidate=who) == []
    assert stops(candidate=who, alternate=True) == []


def test_a_co_option_is_for_the_rest_of_a_term() -> None:
    assert stops(how=How.CO_OPTED) == [NO_TERM_TO_FINISH]
    assert stops(how=How.CO_OPTED, seat=SeatFacts(terms=(RUNNING,))) == []
    assert stops(how=How.CO_OPTED, seat=SeatFacts(kind=SeatKind.CO_OPTED)) == []
    assert stops(pending=True) == [judging.NOT_CO_OPTED]


def test_a_missing_decision_only_warns() -> None:
    found = objections_to_appointment(facts(decision=" "), LIMITS)
    assert [(each.message, each.stops) for each in found] == [(NO_DECISION, False)]


def test_a_second_alternate_only_warns() -> None:
    seat = SeatFacts(alternates=(("Bintou", Span(date(2023, 4, 1), FIRST)),))
    found = objections_to_appointment(facts(seat=seat, alternate=True), LIMITS)
    assert [(each.message, each.stops) for each in found] == [(judging.SECOND_ALTERNATE, False)]


def test_what_once_was_is_written_down_and_remarked_on() -> None:
    who = replace(AWA, sex=Sex.MALE, status=None, served=served(2018, 2021), birth=VagueDate(2010))
    order: dict[str, Any] = {
        "candidate": who,
        "seat": SeatFacts(reserved_for=ReservedFor.WOMEN),
        "ends_on": date(2030, 1, 1),
    }
    refused = {
        judging.TERM_TOO_LONG, judging.NOT_A_MEMBER, eligibility.TOO_YOUNG, judging.FOR_WOMEN, judging.PAST_LIMIT,
        judging.COOLING_OFF,
    }  # fmt: skip
    assert set(stops(**order)) == refused
    past = objections_to_appointment(facts(**order, as_recorded=True), LIMITS)
    assert {each.message for each in past} == refused
    assert stopping(past) == ()
    held = replace(order["seat"], holders=(("Bintou", Span(date(2023, 4, 1))),), term_ends=(None,))
    assert said(objections_to_appointment(facts(**{**order, "seat": held}, as_recorded=True), LIMITS)) == [SEAT_HELD]


def test_the_by_laws_propose_the_last_day() -> None:
    assert proposed_last_day(SeatFacts(), FIRST, LIMITS) == LAST
    assert proposed_last_day(SeatFacts(), FIRST, NOBODY_SAYS) is None
    assert proposed_last_day(SeatFacts(kind=SeatKind.EX_OFFICIO), FIRST, LIMITS) is None
