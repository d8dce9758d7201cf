"""The terms of a body over all its years: from the first time somebody sat there to the last day that is known."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from pomanager.rules.bodies.kinds import EndReason
from pomanager.services.bodies.commands.appointing import end_appointment
from pomanager.services.bodies.orders import EndAppointment
from pomanager.services.bodies.queries.picture import YEARS_AHEAD, whole_picture
from pomanager.services.bodies.queries.sheets import terms_over_years_sheet
from pomanager.services.office import Office
from tests import bodies as build
from tests import make, offices
from tests.bodies import BOARD, TODAY


@pytest.fixture
def office(tmp_path: Path, clock: make.MovableClock) -> Iterator[Office]:
    """An office with three members, by-laws of thirds and an empty board, on a file of the test's own."""
    opened = build.office_with_board(tmp_path, clock)
    yield opened
    opened.close()


def test_an_empty_body_is_shown_over_the_year_of_the_day(office: Office) -> None:
    picture = office.ask(whole_picture, BOARD, TODAY)
    assert (picture.first, picture.last) == (date(TODAY.year, 1, 1), date(TODAY.year, 12, 31))
    assert [lane.bars for lane in picture.lanes] == [(), (), ()]


def test_it_reaches_back_to_the_first_and_ahead_to_the_last_day_known(office: Office) -> None:
    build.in_board(office, 1, build.AWA, date(2018, 4, 1), as_recorded=True)
    held = build.in_board(office, 2, build.BINTOU)
    picture = office.ask(whole_picture, BOARD, TODAY)
    assert (picture.first, picture.last) == (date(2018, 1, 1), date(2027, 12, 31))
    office.do(end_appointment, EndAppointment(appointment_id=held, on=date(2026, 5, 1), reason=EndReason.RESIGNED))
    assert office.ask(whole_picture, BOARD, TODAY).last == date(2026, 12, 31), "nothing ends later"


def test_a_term_without_end_in_sight_makes_it_no_longer_than_the_years_ahead(office: Office) -> None:
    build.in_board(office, 1, build.AWA, date(2026, 4, 1), ends_on=date(2060, 3, 31), as_recorded=True)
    assert office.ask(whole_picture, BOARD, TODAY).last.year == TODAY.year + YEARS_AHEAD


def test_a_bar_says_how_far_it_is_drawn_and_from_when_it_is_a_holdover(office: Office) -> None:
    build.in_board(office, 1, build.AWA, date(2021, 4, 1))
    build.in_board(office, 2, build.BINTOU)
    picture = office.ask(whole_picture, BOARD, TODAY)
    over, running = (lane.bars[0] for lane in picture.lanes[:2])
    assert picture.reach_of(over) == (TODAY, date(2024, 4, 1))
    assert picture.reach_of(running) == (date(2027, 3, 31), None)


def test_the_sheet_has_a_picture_for_every_body_of_the_day(office: Office) -> None:
    other = build.body(office, "Comité", since=date(2026, 1, 1))
    sheet = office.ask(terms_over_years_sheet, offices.NOW, TODAY)
    assert [picture.body.id for picture in sheet.pictures] == [BOARD, other]
