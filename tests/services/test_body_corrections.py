"""Lines of bodies written over or taken back: one ending for one thing, and nothing restored over what came since."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from pomanager.rules.bodies import composition, leaving
from pomanager.rules.bodies.kinds import EndReason, How, LineKind
from pomanager.rules.bodies.terms import Span
from pomanager.rules.place_changes import TOO_FEW
from pomanager.services import files
from pomanager.services.bodies.commands.appointing import end_appointment, ratify
from pomanager.services.bodies.commands.lots import draw_series
from pomanager.services.bodies.commands.seats import add_seats, amend_seat
from pomanager.services.bodies.commands.taking_back import take_back
from pomanager.services.bodies.commands.terms import start_terms
from pomanager.services.bodies.orders import (
    AddSeats,
    AmendSeat,
    DrawSeries,
    EndAppointment,
    Ratify,
    StartTerms,
    TakeBack,
)
from pomanager.services.bodies.queries.facts import seats_found
from pomanager.services.bodies.queries.loading import SEAT, sat
from pomanager.services.bodies.queries.series import read_series, told_series
from pomanager.services.bodies.queries.terms import terms_of_seats
from pomanager.services.office import Office
from tests import bodies as build
from tests import make
from tests.bodies import AWA, BINTOU, BOARD, COUMBA, FIRST, LAST, SEATS, in_board, refused, sitting, told_last

SERIES_ENDS = (date(2025, 3, 31), date(2026, 3, 31), LAST)
HANGS = [("line_id", leaving.HANGS_ON_IT)]


@pytest.fixture
def office(tmp_path: Path, clock: make.MovableClock) -> Iterator[Office]:
    """An office with three members, by-laws of thirds and an empty board, on a file of the test's own."""
    opened = build.office_with_board(tmp_path, clock)
    yield opened
    opened.close()


def terms(office: Office, seat_id: int = 1) -> list[tuple[date, date | None]]:
    """The days of the terms of a seat."""
    return [(each.span.first, each.span.last) for each in office.ask(terms_of_seats, [seat_id])[seat_id]]


def leave(office: Office, held: int, on: date) -> None:
    """Let somebody resign."""
    office.do(end_appointment, EndAppointment(appointment_id=held, on=on, reason=EndReason.RESIGNED))


def back(kind: LineKind, line_id: int) -> TakeBack:
    """An order that takes a line back."""
    return TakeBack(kind=kind, line_id=line_id, reason="Written by mistake.")


def draw(office: Office) -> int:
    """Lots drawn by hand: seat 1 is renewed first, seat 3 last."""
    return office.do(draw_series, DrawSeries(body_id=BOARD, drawn_on=FIRST, by_hand=SEATS)).result


def full_board(office: Office) -> list[int]:
    """The three members in the three seats."""
    return [in_board(office, position, member) for position, member in enumerate((AWA, BINTOU, COUMBA), 1)]


def only_id(office: Office, where: str) -> int:
    """The id of the one row."""

    def asked(session: Session) -> int:
        return session.execute(text(f"SELECT id FROM {where}")).scalar_one()  # type: ignore[no-any-return]  # noqa: S608 - the test's own

    return office.ask(asked)


def test_a_term_cut_twice_has_the_last_ending_and_gets_the_first_one_back(office: Office, tmp_path: Path) -> None:
    leave(office, in_board(office), date(2025, 1, 31))
    june = in_board(office, 1, BINTOU, date(2025, 6, 1), new_term=True)
    march = in_board(office, 1, COUMBA, date(2025, 3, 1), new_term=True, ends_on=date(2025, 5, 31))
    after = (date(2025, 6, 1), date(2028, 5, 31))
    assert terms(office) == [(FIRST, date(2025, 2, 28)), (date(2025, 3, 1), date(2025, 5, 31)), after]
    assert sitting(office, date(2025, 4, 1)) == {1: "Coumba"}
    assert sitting(office, date(2024, 6, 1)) == {1: "Awa"}
    assert tuple(files.check_file(tmp_path / "bodies.podb")) == ()
    office.do(take_back, back(LineKind.APPOINTMENT, march))
    assert terms(office) == [(FIRST, date(2025, 5, 31)), after]
    office.do(take_back, back(LineKind.APPOINTMENT, june))
    assert terms(office) == [(FIRST, LAST)]


@pytest.mark.parametrize("draw_first", [True, False])
def test_lots_and_a_new_term_cut_one_term_in_turn(office: Office, *, draw_first: bool) -> None:
    """The earlier new term holds as long as it is there; what the lots set comes back only while they hold."""
    held = full_board(office)
    drawing = draw(office)
    assert [terms(office, seat) for seat in SEATS] == [[(FIRST, last)] for last in SERIES_ENDS]
    leave(office, held[1], date(2025, 1, 31))
    seated = in_board(office, 2, make.member(office, "Dado"), date(2025, 6, 1), new_term=True)
    assert terms(office, 2) == [(FIRST, date(2025, 5, 31)), (date(2025, 6, 1), date(2028, 5, 31))]
    steps = {
        True: (back(LineKind.DRAW, drawing), back(LineKind.APPOINTMENT, seated)),
        False: (back(LineKind.APPOINTMENT, seated), back(LineKind.DRAW, drawing)),
    }[draw_first]
    office.do(take_back, steps[0])
    between = [(FIRST, date(2025, 5, 31)), (date(2025, 6, 1), date(2028, 5, 31))] if draw_first else [
        (FIRST, SERIES_ENDS[1])
    ]  # fmt: skip
    assert terms(office, 2) == between
    office.do(take_back, steps[1])
    assert terms(office, 2) == [(FIRST, LAST)]


def test_a_cut_that_lots_set_aside_comes_back_with_them(office: Office) -> None:
    held = full_board(office)
    leave(office, held[0], date(2025, 1, 31))
    seated = in_board(office, 1, make.member(office, "Dado"), date(2025, 6, 1), new_term=True)
    cut_then, later = (FIRST, date(2025, 5, 31)), (date(2025, 6, 1), date(2028, 5, 31))
    drawing = draw(office)
    assert terms(office) == [(FIRST, SERIES_ENDS[0]), later]
    office.do(take_back, back(LineKind.DRAW, drawing))
    assert terms(office) == [cut_then, later]
    office.do(take_back, back(LineKind.APPOINTMENT, seated))
    assert terms(office) == [(FIRST, LAST)]


def test_no_term_is_restored_over_one_that_began_since(office: Office) -> None:
    leave(office, in_board(office), date(2024, 12, 31))
    middle = in_board(office, 1, BINTOU, date(2025, 1, 15), new_term=True, ends_on=date(2025, 3, 31))
    last = in_board(office, 1, COUMBA, date(2025, 4, 1))
    assert refused(office, take_back, back(LineKind.APPOINTMENT, middle)) == HANGS
    office.do(take_back, back(LineKind.APPOINTMENT, last))
    office.do(take_back, back(LineKind.APPOINTMENT, middle))
    assert terms(office) == [(FIRST, LAST)]


@pytest.mark.parametrize(("begins", "stops"), [(LAST, True), (date(2027, 4, 1), False)])
def test_lots_stand_while_a_term_lies_on_the_days_they_took(
    office: Office, clock: make.MovableClock, begins: date, *, stops: bool
) -> None:
    full_board(office)
    drawing = draw(office)
    clock.come_to(date(2026, 12, 1))
    in_board(office, 1, make.member(office, "Dado"), begins)
    if stops:
        assert refused(office, take_back, back(LineKind.DRAW, drawing)) == HANGS
    else:
        office.do(take_back, back(LineKind.DRAW, drawing))
        assert terms(office)[0] == (FIRST, LAST)


def test_a_refusal_and_the_end_it_set_go_together(office: Office) -> None:
    leave(office, in_board(office), date(2025, 1, 31))
    held = in_board(office, 1, BINTOU, date(2025, 2, 15), how=How.CO_OPTED, pending=True)
    assembly = date(2025, 6, 1)
    office.do(ratify, Ratify(appointment_id=held, on=assembly, ratified=False, decision="AG 5"))
    end = only_id(office, "body_ending WHERE reason = 'not_ratified'")
    assert refused(office, take_back, back(LineKind.ENDING, end)) == HANGS
    office.do(take_back, back(LineKind.RATIFICATION, only_id(office, "ratification")))
    (co_opted,) = [each for each in office.ask(sat, SEAT.c.id == 1) if each.appointment_id == held]
    assert (co_opted.span, co_opted.end_reason, co_opted.awaits) == (Span(date(2025, 2, 15)), None, True)
    office.do(ratify, Ratify(appointment_id=held, on=assembly, ratified=True, decision="AG 5"))
    assert sitting(office, date(2025, 6, 2)) == {1: "Bintou"}


def test_who_sat_there_is_corrected_without_undoing_the_lots(office: Office) -> None:
    held = full_board(office)
    draw(office)
    office.do(take_back, back(LineKind.APPOINTMENT, held[0]))
    assert terms(office) == [(FIRST, SERIES_ENDS[0])]
    term = only_id(office, "term WHERE seat_id = 1")
    assert refused(office, take_back, back(LineKind.TERM, term)) == HANGS
    in_board(office, 1, make.member(office, "Dado"))
    assert terms(office) == [(FIRST, SERIES_ENDS[0])]


def test_a_term_begun_by_an_act_of_its_own_stays_without_who_first_sat_in_it(
    office: Office, clock: make.MovableClock
) -> None:
    office.do(start_terms, StartTerms(seat_ids=SEATS, starts_on=FIRST))
    clock.forward(seconds=1)
    held = in_board(office)
    office.do(take_back, back(LineKind.APPOINTMENT, held))
    assert terms(office) == [(FIRST, LAST)]


def test_lots_taken_back_leave_the_series_as_they_were(office: Office) -> None:
    full_board(office)
    office.do(amend_seat, AmendSeat(seat_id=2, version=1, series=3))
    for _time in range(2):
        drawing = draw(office)
        assert told_last(office)["drawn"] == "1 | 2 | 3"
        assert make.changes(make.last_line(office))["drawn"][0] == "– | – | 2"
        office.do(take_back, back(LineKind.DRAW, drawing))
        series = {key: found.seat.series for key, found in office.ask(seats_found, SEATS).items()}
        assert series == {1: None, 2: 3, 3: None}


def test_lots_of_before_lines_told_the_old_series_are_taken_back_by_the_lines_of_the_seats(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Their line tells no old value at all: the seats as they were added and changed until then do."""
    full_board(office)
    added = office.do(add_seats, AddSeats(body_id=BOARD, count=2, series=2)).result
    office.do(start_terms, StartTerms(seat_ids=added, starts_on=FIRST, decision="AG 4"))
    for seat_id, version, series in ((2, 1, 3), (3, 1, 1), (3, 2, None), (added[0], 1, 1)):
        office.do(amend_seat, AmendSeat(seat_id=seat_id, version=version, series=series))
    before = {1: None, 2: 3, 3: None, 4: 1, 5: 2}
    monkeypatch.setattr("pomanager.services.bodies.commands.lots.told_series", _nothing)
    monkeypatch.setattr("pomanager.services.bodies.commands.lots.NONE_THERE", "")
    drawing = office.do(draw_series, DrawSeries(body_id=BOARD, drawn_on=FIRST, seed="ab")).result
    assert "drawn" not in make.changes(make.last_line(office))
    office.do(amend_seat, AmendSeat(seat_id=1, version=2, series=3))  # what came since is not what was before
    office.do(take_back, back(LineKind.DRAW, drawing))
    found = office.ask(seats_found, (*SEATS, *added))
    assert {seat.seat.position: seat.seat.series for seat in found.values()} == before


def _nothing(_seats: object) -> str:
    return ""


def test_lots_drawn_where_no_seat_was_of_a_series_say_so(office: Office) -> None:
    full_board(office)
    drawing = draw(office)
    assert make.changes(make.last_line(office))["drawn"][0] == "–"
    office.do(take_back, back(LineKind.DRAW, drawing))
    assert {found.seat.series for found in office.ask(seats_found, SEATS).values()} == {None}


@pytest.mark.parametrize("seats", [{}, {4: 1}, {12: 3, 1: 1, 5: 3}, {2: 2}])
def test_series_are_read_as_they_were_told(seats: dict[int, int]) -> None:
    assert read_series(told_series(seats.items())) == seats


@pytest.mark.parametrize(("months", "least"), [(-1, 3), (2, 3), (3, None)])
def test_a_term_is_drawn_into_no_more_parts_than_it_has_months(office: Office, months: int, least: int | None) -> None:
    full_board(office)
    order = DrawSeries(body_id=BOARD, drawn_on=FIRST, series=3, term_months=months, by_hand=SEATS)
    if least is not None:
        assert ("term_months", TOO_FEW) in refused(office, draw_series, order)
    else:
        office.do(draw_series, order)
        assert terms(office)[0] == (FIRST, date(2024, 4, 30))


@pytest.mark.parametrize(("months", "said"), [(0, True), (1, False)])
def test_months_of_a_term_are_one_at_least_whatever_the_series(months: int, *, said: bool) -> None:
    facts = composition.DrawFacts(today=FIRST, drawn_on=FIRST, series=None, term_months=months, seats=(1, 2))
    about = [each.about for each in composition.objections_to_draw(facts)]
    assert ("term_months" in about) is said
