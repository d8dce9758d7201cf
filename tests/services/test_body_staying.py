"""Who stays in a seat after the term: as the by-laws of the day have it, told alike wherever it is told."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from pomanager.rules.bodies.composition import SEAT_HELD
from pomanager.rules.bodies.kinds import BodyKind, EndReason
from pomanager.rules.bodies.kinds import Office as InOffice
from pomanager.services.bodies.commands.appointing import end_appointment
from pomanager.services.bodies.commands.offices import assign_office
from pomanager.services.bodies.commands.seats import end_seat
from pomanager.services.bodies.orders import AssignOffice, EndAppointment, EndSeat
from pomanager.services.bodies.queries.coming import terms_ending, vacancies
from pomanager.services.bodies.queries.history import holders, office_holders
from pomanager.services.bodies.queries.inconsistencies import inconsistencies
from pomanager.services.bodies.queries.listing import bodies, body_detail, seat_rows
from pomanager.services.bodies.queries.officers import officers_on, person_seats
from pomanager.services.bodies.queries.picture import term_picture
from pomanager.services.bodies.queries.sheets import officers_sheet
from pomanager.services.governance.queries.due import due
from pomanager.services.office import Office
from tests import bodies as build
from tests import make, offices
from tests.bodies import BINTOU, BOARD, FIRST, LAST, SEATS, TODAY

AFTER = LAST + timedelta(days=1)
LATER = date(2028, 6, 1)


@pytest.fixture
def office(tmp_path: Path, clock: make.MovableClock) -> Office:
    """A board of three; Awa sits in its first seat, as its chair, until 31 March 2027."""
    opened = build.office_with_board(tmp_path, clock)
    build.in_board(opened, office=InOffice.CHAIR)
    return opened


def holdover(office: Office, said: str, since: date) -> None:
    """By-laws from a day on: "yes", "no", or "" where they say nothing on who stays after a term."""
    values = dict(build.THIRDS) | {"board.holdover": said}
    build.bylaws(office, {key: value for key, value in values.items() if value}, since)


def told(office: Office, day: date) -> set[bool]:
    """Whether the first seat is held on a day, from wherever that is told."""
    (row,) = [row for row in office.ask(bodies, day) if row.label.id == BOARD]
    (lane,) = [lane for lane in office.ask(term_picture, BOARD, day).lanes if lane.seat.id == SEATS[0]]
    sheet = office.ask(officers_sheet, offices.NOW, day)
    return {
        bool(office.ask(officers_on, day)), row.held == 1, row.vacant == 2,
        office.ask(seat_rows, day, BOARD)[0].holding is not None,
        office.ask(body_detail, BOARD, day).seats[0].vacant_since is None,
        SEATS[0] not in {gap.seat.id for gap in office.ask(vacancies, day)},
        bool(sheet.lines), len(sheet.vacancies) == 2, bool(office.ask(terms_ending, day, 1200)),
        lane.bars[0].last is None, office.ask(holders, BOARD, day)[0].holding.until is None,
        office.ask(person_seats, 1, day)[0].holding.until is None,
        office.ask(office_holders, BOARD, day)[0].until is None,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("said", "day", "held"),
    [
        ("no", LAST, True), ("no", AFTER, False), ("yes", AFTER, True), ("", AFTER, True), ("yes", LATER, True),
        ("no", LATER, False),
    ],
)  # fmt: skip
def test_by_laws_say_whether_somebody_stays_and_every_list_says_the_same(
    office: Office, said: str, day: date, *, held: bool
) -> None:
    holdover(office, said, date(2026, 1, 1))
    assert told(office, day) == {held}
    assert [row.holding.holds_over for row in office.ask(officers_on, day)] == [day > LAST] * held
    since = [row.sentence.details.get("since") for row in office.ask(due, day)]
    assert [day for day in since if day is not None] == [AFTER] * (not held)
    office.close()


def test_later_by_laws_end_what_they_find_and_bring_nobody_back(office: Office) -> None:
    holdover(office, "no", LATER)
    assert told(office, LATER - timedelta(days=1)) == {True}
    assert told(office, LATER) == {False}
    assert {gap.end_reason for gap in office.ask(vacancies, LATER)} == {EndReason.END_OF_TERM, None}
    assert office.ask(holders, BOARD, LATER)[0].holding.end_reason is EndReason.END_OF_TERM
    assert office.ask(holders, BOARD, AFTER)[0].holding.end_reason is None
    holdover(office, "yes", date(2029, 1, 1))
    assert told(office, date(2029, 1, 1)) == {False}
    assert office.ask(vacancies, date(2029, 1, 1))[0].since == LATER
    office.close()


def test_an_end_that_is_recorded_is_what_was(office: Office) -> None:
    """Who sat on against the by-laws did sit there, and that is told."""
    holdover(office, "no", date(2026, 1, 1))
    stayed = AFTER + timedelta(days=30)
    order = EndAppointment(appointment_id=1, on=stayed, reason=EndReason.END_OF_TERM, decision="AG 5")
    office.do(end_appointment, order)
    assert build.sitting(office, AFTER) == {1: "Awa"}
    assert [row.objection.about for row in office.ask(inconsistencies, AFTER)] == ["stays_on"]
    assert build.sitting(office, stayed + timedelta(days=1)) == {}
    office.close()


def test_who_left_by_the_by_laws_holds_no_office_that_another_could_not_take(
    office: Office, clock: make.MovableClock
) -> None:
    holdover(office, "no", date(2026, 1, 1))
    clock.come_to(LATER)
    again = build.in_board(office, 2, BINTOU, AFTER)
    office.do(assign_office, AssignOffice(appointment_id=again, office=InOffice.CHAIR, since=AFTER, decision="CA 1"))
    assert office.ask(inconsistencies, LATER) == ()
    office.close()


@pytest.mark.parametrize(("said", "refused"), [("yes", True), ("", True), ("no", False)])
def test_a_seat_ends_once_nobody_sits_there(
    office: Office, clock: make.MovableClock, said: str, *, refused: bool
) -> None:
    holdover(office, said, date(2026, 1, 1))
    clock.come_to(AFTER)
    order = EndSeat(seat_id=SEATS[0], version=1, on=AFTER, decision="AGE 3")
    if refused:
        assert build.refused(office, end_seat, order) == [("on", SEAT_HELD)]
    else:
        office.do(end_seat, order)
    office.close()


def test_by_laws_of_the_board_are_those_of_no_other_body(office: Office) -> None:
    holdover(office, "no", date(2015, 6, 1))
    watch = build.body(office, "Surveillance", 1, kind=BodyKind.SUPERVISORY)
    build.seated(office, build.seats_of(office, watch, TODAY)[0], BINTOU, FIRST, ends_on=LAST)
    assert build.sitting(office, AFTER) == {1: "Bintou"}
    office.close()
