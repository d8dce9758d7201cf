"""Filling and leaving seats: terms, offices, alternates, co-options, judged by the by-laws of the day."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pomanager.errors import NotFound, Refused
from pomanager.rules.bodies import composition, eligibility, judging, leaving
from pomanager.rules.bodies.excluding import INCOMPATIBLE
from pomanager.rules.bodies.kinds import (
    BodyKind,
    EndReason,
    How,
    SeatKind,
)
from pomanager.rules.bodies.kinds import Office as InOffice
from pomanager.rules.calendar import VagueDate
from pomanager.rules.members import PersonKind, Status
from pomanager.services.bodies.commands.appointing import appoint, end_appointment, ratify, step_in
from pomanager.services.bodies.commands.offices import assign_office, end_office
from pomanager.services.bodies.commands.seats import add_seats
from pomanager.services.bodies.commands.terms import start_terms
from pomanager.services.bodies.orders import (
    AddSeats,
    Appoint,
    AssignOffice,
    EndAppointment,
    EndOffice,
    Ratify,
    StartTerms,
    StepIn,
)
from pomanager.services.bodies.queries.coming import vacancies
from pomanager.services.bodies.queries.history import office_holders
from pomanager.services.bodies.queries.inconsistencies import inconsistencies
from pomanager.services.bodies.queries.officers import officers_on, person_seats
from pomanager.services.bodies.queries.proposals import proposed_term_end, running_term
from pomanager.services.office import Office
from tests import bodies as build
from tests import make
from tests.bodies import AWA, BINTOU, BOARD, COUMBA, FIRST, LAST, SEATS, TODAY, in_board, refused, sitting, told_last


@pytest.fixture
def office(tmp_path: Path, clock: make.MovableClock) -> Iterator[Office]:
    """An office with three members, by-laws of thirds and an empty board, on a file of the test's own."""
    opened = build.office_with_board(tmp_path, clock)
    yield opened
    opened.close()


def test_a_member_takes_a_seat_for_a_term_of_the_by_laws(office: Office) -> None:
    assert office.ask(proposed_term_end, 1, FIRST) == LAST
    held = in_board(office)
    (row,) = office.ask(officers_on, TODAY)
    assert row.holding.appointment_id == held
    assert (row.holding.since, row.holding.term_ends_on, row.holding.until) == (FIRST, LAST, None)
    assert (row.holding.person.number, row.holding.person.name) == ("1", "Awa")
    assert office.ask(running_term, 1, TODAY) == (FIRST, LAST)
    assert office.ask(running_term, 1, date(2027, 4, 1)) is None
    assert sitting(office, date(2024, 3, 31), BOARD) == {}
    assert sitting(office, LAST, BOARD) == {1: "Awa"}
    line = make.last_line(office)
    assert (line.act, line.label) == ("bodies.appointed", "1 · Awa")
    assert (line.record_table, line.record_id) == ("member", AWA)
    assert told_last(office) == {
        "body_seat": "Conseil · 1", "how": "elected", "since": "2024-04-01", "until": "2027-03-31", "decision": "AG 4"
    }  # fmt: skip


def test_everything_against_an_appointment_is_said_at_once_and_nothing_written(office: Office) -> None:
    in_board(office, member=BINTOU)
    make.standing(office, AWA, Status.RESIGNED, date(2024, 2, 1))
    order = Appoint(
        seat_id=1, member_id=AWA, starts_on=date(2024, 6, 1), ends_on=date(2029, 1, 1), pending=True,
        office=InOffice.OTHER, decision="x" * 201,
    )  # fmt: skip
    said = refused(office, appoint, order)
    assert {message for _about, message in said} >= {
        judging.HELD, judging.NOT_A_MEMBER, judging.NOT_CO_OPTED, judging.TERMS_OVERLAP, leaving.NAME_THE_OFFICE,
    }  # fmt: skip
    nobody = Appoint(seat_id=1, starts_on=FIRST)
    assert ("member_id", judging.NOBODY_CHOSEN) in refused(office, appoint, nobody)
    for unknown in (
        Appoint(seat_id=99, member_id=AWA, starts_on=FIRST),
        Appoint(seat_id=2, member_id=99, starts_on=FIRST),
    ):
        with pytest.raises(NotFound):
            office.do(appoint, unknown)


def test_bodies_that_exclude_one_another_and_terms_past_their_limit(office: Office) -> None:
    other = build.body(office, "Surveillance", seats=1, kind=BodyKind.SUPERVISORY)
    watching = build.seats_of(office, other)[0]
    build.seated(office, watching, AWA, FIRST, ends_on=LAST)
    assert refused(office, appoint, Appoint(seat_id=1, member_id=AWA, starts_on=FIRST)) == [
        ("member_id", INCOMPATIBLE)
    ]  # fmt: skip
    for year in (2018, 2021):
        in_board(office, 2, BINTOU, date(year, 4, 1), as_recorded=True)
    third = Appoint(seat_id=3, member_id=BINTOU, starts_on=FIRST)
    assert [message for _about, message in refused(office, appoint, third)] == [
        judging.PAST_LIMIT, judging.COOLING_OFF
    ]  # fmt: skip


def test_by_laws_judge_their_own_days(office: Office) -> None:
    """From 2025 on a term has two years; what began before is judged by what held then."""
    build.bylaws(office, {**build.THIRDS, "board.term": "24 months"}, date(2025, 1, 1))
    assert office.ask(proposed_term_end, 1, date(2024, 12, 31)) == date(2027, 12, 30)
    assert office.ask(proposed_term_end, 1, date(2025, 1, 1)) == date(2026, 12, 31)
    order = Appoint(seat_id=1, member_id=AWA, starts_on=date(2025, 4, 1), ends_on=date(2028, 3, 31))
    assert refused(office, appoint, order) == [("ends_on", judging.TERM_TOO_LONG)]


def test_somebody_who_is_no_member_sits_ex_officio(office: Office) -> None:
    (place,) = office.do(add_seats, AddSeats(body_id=BOARD, kind=SeatKind.EX_OFFICIO, voting=False)).result
    office.do(appoint, Appoint(seat_id=place, full_name="Gérante", how=How.EX_OFFICIO, starts_on=FIRST))
    (row,) = office.ask(officers_on, TODAY)
    assert (row.holding.person.name, row.holding.person.number, row.holding.term_ends_on) == ("Gérante", "", None)
    assert office.ask(inconsistencies, TODAY) == ()
    with pytest.raises(Refused):
        office.do(appoint, Appoint(seat_id=1, full_name="Somebody", starts_on=FIRST))


def test_leaving_a_seat_ends_the_offices_with_it(office: Office) -> None:
    held = in_board(office, 1, AWA)
    office.do(assign_office, AssignOffice(appointment_id=held, office=InOffice.CHAIR, since=FIRST, decision="CA 1"))
    (row,) = office.ask(officers_on, TODAY)
    assert [each.office for each in row.holding.offices] == [InOffice.CHAIR]
    left = date(2025, 6, 30)
    office.do(end_appointment, EndAppointment(appointment_id=held, on=left, reason=EndReason.RESIGNED, remarks="Moved"))
    assert sitting(office, left, BOARD) == {1: "Awa"}
    assert sitting(office, date(2025, 7, 1), BOARD) == {}
    assert [(each.office, each.until) for each in office.ask(office_holders, BOARD)] == [(InOffice.CHAIR, left)]
    again = EndAppointment(appointment_id=held, on=left, reason=None)
    assert refused(office, end_appointment, again) == [("on", composition.GONE), ("reason", leaving.SAY_WHY)]
    (gap,) = [row for row in office.ask(vacancies, TODAY) if row.seat.position == 1]
    assert (gap.since, gap.end_reason, gap.rest_until) == (date(2025, 7, 1), EndReason.RESIGNED, LAST)


def test_an_office_has_one_holder(office: Office) -> None:
    first, second = in_board(office, 1, AWA), in_board(office, 2, BINTOU)
    chair = office.do(assign_office, AssignOffice(appointment_id=first, office=InOffice.CHAIR, since=FIRST)).result
    taken = AssignOffice(appointment_id=second, office=InOffice.CHAIR, since=TODAY)
    assert refused(office, assign_office, taken) == [("office", leaving.OFFICE_TAKEN)]
    with_seat = Appoint(seat_id=3, member_id=COUMBA, starts_on=FIRST, office=InOffice.CHAIR)
    assert refused(office, appoint, with_seat) == [("office", leaving.OFFICE_TAKEN)]
    office.do(end_office, EndOffice(holding_id=chair, on=date(2025, 3, 31)))
    office.do(assign_office, AssignOffice(appointment_id=second, office=InOffice.CHAIR, since=date(2025, 4, 1)))
    now = {row.seat.position: [each.office for each in row.holding.offices] for row in office.ask(officers_on, TODAY)}
    assert now == {1: [], 2: [InOffice.CHAIR]}
    then = office.ask(officers_on, date(2025, 3, 31))
    assert {row.seat.position: len(row.holding.offices) for row in then} == {1: 1, 2: 0}


def test_a_successor_takes_the_office_with_the_seat(office: Office) -> None:
    """Also when the one before holds over, or is elected again."""
    in_board(office, 1, AWA, date(2018, 4, 1), office=InOffice.CHAIR, as_recorded=True)
    in_board(office, 1, AWA, date(2021, 4, 1), office=InOffice.CHAIR)
    in_board(office, 1, BINTOU, date(2024, 6, 1), office=InOffice.CHAIR)
    chairs = [(row.person.name, row.since, row.until) for row in office.ask(office_holders, BOARD)]
    assert chairs == [
        ("Bintou", date(2024, 6, 1), None), ("Awa", date(2021, 4, 1), date(2024, 5, 31)),
        ("Awa", date(2018, 4, 1), date(2021, 3, 31)),
    ]  # fmt: skip


def test_an_alternate_steps_in_for_the_rest_of_the_term(office: Office) -> None:
    held = in_board(office, 1, AWA)
    waiting = in_board(office, 1, BINTOU, alternate=True)
    assert sitting(office, TODAY, BOARD) == {1: "Awa"}
    early = StepIn(appointment_id=waiting, on=date(2025, 7, 1))
    assert refused(office, step_in, early) == [("on", judging.HELD)]
    office.do(end_appointment, EndAppointment(appointment_id=held, on=date(2025, 6, 30), reason=EndReason.DEATH))
    (gap,) = [row for row in office.ask(vacancies, date(2025, 7, 1)) if row.seat.position == 1]
    assert [each.person.name for each in gap.alternates] == ["Bintou"]
    office.do(step_in, early)
    (row,) = office.ask(officers_on, date(2025, 7, 1))
    assert (row.holding.person.name, row.holding.how, row.holding.term_ends_on) == ("Bintou", How.STEPPED_IN, LAST)
    assert refused(office, step_in, StepIn(appointment_id=waiting, on=TODAY))[0] == (
        "appointment_id", leaving.NO_ALTERNATE
    )  # fmt: skip
    history = office.ask(person_seats, row.holding.person.person_id)
    assert [(each.as_alternate, each.holding.since) for each in history] == [
        (False, date(2025, 7, 1)), (True, FIRST)
    ]  # fmt: skip


def test_who_may_not_stand_is_not_appointed(office: Office) -> None:
    """By the same days: two years a member without a break, and 21 years of age as far as the birth is known."""
    build.bylaws(
        office, {"election.min_seniority": "2 years", "election.min_age": "21 years", "board.legal_persons": "no"},
        date(2025, 1, 1),
    )  # fmt: skip
    order = Appoint(seat_id=1, member_id=AWA, starts_on=TODAY, ends_on=TODAY)
    late = make.member(office, "Dado", on=date(2025, 11, 1), birth=VagueDate(1980))
    assert refused(office, appoint, replace(order, member_id=late)) == [("member_id", eligibility.TOO_NEW)]
    make.standing(office, AWA, Status.RESIGNED, date(2025, 3, 1))
    make.standing(office, AWA, Status.ACTIVE, date(2026, 3, 1))
    assert refused(office, appoint, order) == [("member_id", eligibility.TOO_NEW)]
    unsure = make.member(office, "Ede", on=date(2015, 1, 1), birth=VagueDate(2008, about=True))
    group = make.member(office, "Groupement", on=date(2015, 1, 1), kind=PersonKind.ORGANISATION)
    assert refused(office, appoint, replace(order, member_id=group)) == [("member_id", judging.NO_ORGANISATIONS)]
    build.seated(office, 1, unsure, TODAY, ends_on=TODAY)


def test_who_could_not_be_appointed_does_not_step_in(office: Office) -> None:
    waiting = in_board(office, 1, BINTOU, alternate=True)
    order = StepIn(appointment_id=waiting, on=date(2025, 7, 1))
    in_board(office, 2, BINTOU)
    assert refused(office, step_in, order) == [("appointment_id", judging.TWICE_IN_BODY)]
    make.standing(office, BINTOU, Status.RESIGNED, date(2025, 7, 1))
    assert refused(office, step_in, order) == [
        ("appointment_id", judging.NOT_A_MEMBER), ("appointment_id", judging.TWICE_IN_BODY)
    ]  # fmt: skip


def test_a_seat_is_excluded_by_the_by_laws_of_either_body(office: Office) -> None:
    """The by-laws of the board exclude the supervisory body; those of the supervisory body say nothing."""
    in_board(office, 1, AWA)
    supervisory = build.body(office, "Surveillance", 1, BodyKind.SUPERVISORY)
    (seat,) = build.seats_of(office, supervisory)
    order = Appoint(seat_id=seat, member_id=AWA, starts_on=FIRST, ends_on=LAST)
    assert refused(office, appoint, order) == [("member_id", INCOMPATIBLE)]


def test_a_co_option_that_is_not_ratified_ends(office: Office) -> None:
    held = in_board(office, 1, AWA)
    office.do(end_appointment, EndAppointment(appointment_id=held, on=date(2025, 6, 30), reason=EndReason.RESIGNED))
    co_opted = in_board(office, 1, BINTOU, date(2025, 8, 1), how=How.CO_OPTED, pending=True)
    wrong = Ratify(appointment_id=held, on=TODAY, ratified=True)
    assert refused(office, ratify, wrong) == [
        ("appointment_id", leaving.NOTHING_TO_RATIFY), ("decision", leaving.NAME_DECISION)
    ]  # fmt: skip
    assembly = date(2026, 3, 20)
    office.do(ratify, Ratify(appointment_id=co_opted, on=assembly, ratified=False, decision="AGO 11"))
    assert sitting(office, assembly, BOARD) == {1: "Bintou"}
    assert sitting(office, date(2026, 3, 21), BOARD) == {}
    (row,) = office.ask(officers_on, assembly)
    assert (row.holding.end_reason, row.holding.awaits_ratification) == (EndReason.NOT_RATIFIED, False)


def test_terms_begin_in_several_seats_at_once(office: Office) -> None:
    office.do(start_terms, StartTerms(seat_ids=SEATS, starts_on=FIRST, decision="AG 4"))
    assert office.ask(running_term, 3, TODAY) == (FIRST, LAST)
    assert refused(office, start_terms, StartTerms(seat_ids=(), starts_on=FIRST)) == [
        ("seat_ids", composition.NO_SEATS)
    ]  # fmt: skip
    again = StartTerms(seat_ids=SEATS, starts_on=TODAY)
    assert refused(office, start_terms, again) == [("starts_on", judging.TERMS_OVERLAP)]
    held = in_board(office, 1, AWA, date(2024, 5, 1))
    assert office.ask(officers_on, TODAY)[0].holding.term_ends_on == LAST
    office.do(end_appointment, EndAppointment(appointment_id=held, on=date(2025, 3, 31), reason=EndReason.RESIGNED))
    in_board(office, 1, BINTOU, date(2025, 4, 1), new_term=True)
    assert office.ask(running_term, 1, date(2025, 3, 31)) == (FIRST, date(2025, 3, 31))
    assert office.ask(running_term, 1, TODAY) == (date(2025, 4, 1), date(2028, 3, 31))
