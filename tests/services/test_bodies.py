"""Bodies and their seats, lots, lines taken back, interests and hand-overs: what acts write, and what they refuse."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from pomanager.areas import Area
from pomanager.errors import NotFound, Stale
from pomanager.rules.bodies import composition, judging, leaving
from pomanager.rules.bodies.inconsistencies import Trouble
from pomanager.rules.bodies.kinds import (
    BodyKind,
    EndReason,
    HandedOver,
    InterestKind,
    ItemKind,
    LineKind,
    ReservedFor,
    SeatKind,
)
from pomanager.rules.bodies.kinds import Office as InOffice
from pomanager.rules.bodies.lots import drawn
from pomanager.rules.members import Status
from pomanager.rules.place_changes import NO_NAME
from pomanager.rules.wording import Wording
from pomanager.services.bodies.commands.appointing import end_appointment
from pomanager.services.bodies.commands.founding import amend_body, end_body, found_body
from pomanager.services.bodies.commands.hand_overs import record_hand_over
from pomanager.services.bodies.commands.interests import declare_interest, end_interest
from pomanager.services.bodies.commands.lots import draw_series
from pomanager.services.bodies.commands.offices import assign_office
from pomanager.services.bodies.commands.seats import add_seats, amend_seat, end_seat
from pomanager.services.bodies.commands.taking_back import take_back
from pomanager.services.bodies.commands.terms import start_terms
from pomanager.services.bodies.judging import objections_to_appointing
from pomanager.services.bodies.orders import (
    AddSeats,
    AmendBody,
    AmendSeat,
    Appoint,
    AssignOffice,
    DeclareInterest,
    DrawSeries,
    EndAppointment,
    EndBody,
    EndInterest,
    EndSeat,
    FoundBody,
    RecordHandOver,
    StartTerms,
    TakeBack,
)
from pomanager.services.bodies.queries.coming import renewal_plan, terms_ending, vacancies
from pomanager.services.bodies.queries.hand_overs import hand_over, hand_overs
from pomanager.services.bodies.queries.history import office_holders, register_lines
from pomanager.services.bodies.queries.inconsistencies import inconsistencies
from pomanager.services.bodies.queries.interests import interests
from pomanager.services.bodies.queries.listing import bodies, body_detail
from pomanager.services.bodies.queries.officers import officers_on, person_seats
from pomanager.services.bodies.queries.proposals import running_term
from pomanager.services.bodies.queries.sheets import (
    hand_over_sheet,
    officers_sheet,
    terms_ending_sheet,
    vacancies_sheet,
)
from pomanager.services.office import Office
from tests import bodies as build
from tests import make, offices
from tests.bodies import AWA, BINTOU, BOARD, COUMBA, FIRST, LAST, SEATS, TODAY, in_board, refused, sitting, told_last


@pytest.fixture
def office(tmp_path: Path, clock: make.MovableClock) -> Iterator[Office]:
    """An office with three members, by-laws of thirds and an empty board, on a file of the test's own."""
    opened = build.office_with_board(tmp_path, clock)
    yield opened
    opened.close()


def test_a_body_is_founded_with_its_seats(office: Office) -> None:
    order = FoundBody(
        kind=BodyKind.SUPERVISORY, name=Wording({"fr": "Surveillance"}), since=FIRST, decision="AG 4", seats=3
    )
    done = office.do(found_body, order)
    assert Area.BODIES in done.touched
    detail = office.ask(body_detail, done.result, TODAY)
    assert (detail.label.kind, detail.since, detail.decision) == (BodyKind.SUPERVISORY, FIRST, "AG 4")
    assert [row.seat.position for row in detail.seats] == [1, 2, 3]
    assert make.last_line(office).act == "bodies.founded"
    assert told_last(office)["seats"] == "3"


def test_everything_against_a_body_is_said_at_once(office: Office) -> None:
    order = FoundBody(kind=BodyKind.BOARD, name=Wording(), since=date(2027, 1, 1), seats=7)
    assert refused(office, found_body, order) == [
        ("name", NO_NAME), ("since", composition.DAY_AHEAD), ("seats", composition.ABOVE_MAX)
    ]  # fmt: skip


def test_a_body_is_amended_by_who_saw_it_last(office: Office) -> None:
    order = AmendBody(body_id=BOARD, version=1, kind=BodyKind.BOARD, name=Wording({"fr": "Conseil élu"}))
    office.do(amend_body, order)
    assert office.ask(body_detail, BOARD, TODAY).label.name == Wording({"fr": "Conseil élu"})
    with pytest.raises(Stale):
        office.do(amend_body, order)
    same = AmendBody(body_id=BOARD, version=2, kind=BodyKind.BOARD, name=Wording({"fr": "Conseil élu"}))
    assert office.do(amend_body, same).recorded == 0
    with pytest.raises(NotFound):
        office.do(amend_body, AmendBody(body_id=99, version=1, kind=BodyKind.BOARD, name=Wording({"fr": "x"})))


def test_a_body_ends_when_nobody_sits_in_it(office: Office) -> None:
    held = in_board(office)
    order = EndBody(body_id=BOARD, version=1, on=TODAY)
    assert refused(office, end_body, order) == [("on", composition.SEAT_HELD)]
    office.do(end_appointment, EndAppointment(appointment_id=held, on=TODAY, reason=EndReason.RESIGNED))
    early = EndBody(body_id=BOARD, version=1, on=FIRST)
    assert refused(office, end_body, early) == [("on", composition.HELD_LATER)]
    office.do(end_body, order)
    assert office.ask(bodies, date(2026, 11, 24)) == ()
    assert len(office.ask(bodies, date(2026, 11, 24), ended=True)) == 1
    assert sitting(office, TODAY, BOARD) == {1: "Awa"}
    with pytest.raises(Stale):
        office.do(end_body, order)


def test_seats_are_added_described_and_ended(office: Office) -> None:
    order = AddSeats(body_id=BOARD, count=2, reserved_for=ReservedFor.WOMEN, series=2, title=Wording({"fr": "Femmes"}))
    ids = office.do(add_seats, order).result
    rows = {row.seat.id: row for row in office.ask(body_detail, BOARD, TODAY).seats}
    assert [(rows[key].seat.position, rows[key].seat.reserved_for, rows[key].seat.series) for key in ids] == [
        (4, ReservedFor.WOMEN, 2), (5, ReservedFor.WOMEN, 2)
    ]  # fmt: skip
    office.do(amend_seat, AmendSeat(seat_id=ids[0], version=1, kind=SeatKind.EX_OFFICIO, voting=False))
    assert told_last(office)["voting"] == "no"
    with pytest.raises(Stale):
        office.do(end_seat, EndSeat(seat_id=ids[0], version=1, on=TODAY))
    office.do(end_seat, EndSeat(seat_id=ids[0], version=2, on=TODAY))
    assert office.ask(body_detail, BOARD, TODAY).seats[-1].ended_on == TODAY
    assert refused(office, end_seat, EndSeat(seat_id=ids[0], version=3, on=TODAY)) == [("on", composition.GONE)]


def test_seats_are_added_up_to_the_by_laws_unless_they_have_no_vote(office: Office) -> None:
    assert refused(office, add_seats, AddSeats(body_id=BOARD, count=4)) == [("count", composition.ABOVE_MAX)]
    office.do(add_seats, AddSeats(body_id=BOARD, count=4, voting=False))
    office.do(add_seats, AddSeats(body_id=BOARD, count=3))
    wrong = AddSeats(body_id=BOARD, reserved_for=ReservedFor.SECTION, series=13)
    assert refused(office, add_seats, wrong) == [
        ("section_id", composition.WHICH_SECTION), ("series", composition.NO_SUCH_SERIES),
        ("count", composition.ABOVE_MAX),
    ]  # fmt: skip


def test_lots_are_recorded_and_drawn_again(office: Office) -> None:
    for position, member in enumerate((AWA, BINTOU, COUMBA), 1):
        in_board(office, position, member)
    wrong = DrawSeries(body_id=BOARD, drawn_on=date(2027, 1, 1), series=4, seed="six", by_hand=(1, 2))
    assert refused(office, draw_series, wrong) == [
        ("drawn_on", composition.DAY_AHEAD), ("seat_ids", composition.FEW_TO_DRAW), ("seed", composition.SEED_OR_HAND),
        ("by_hand", composition.NOT_THESE_SEATS),
    ]  # fmt: skip
    office.do(draw_series, DrawSeries(body_id=BOARD, drawn_on=FIRST, seed="six", witnesses="Demba"))
    (draw,) = office.ask(body_detail, BOARD, TODAY).draws
    expected = drawn((1, 2, 3), 3, "six")
    assert [(label.position, place, series) for label, place, series in draw.lots] == [
        (lot.seat, lot.place, lot.series) for lot in expected
    ]
    assert (draw.seed, draw.witnesses, draw.confirmed) == ("six", "Demba", True)
    plan = office.ask(renewal_plan, BOARD, FIRST)
    assert [(row.ends_on, row.series, [each.seat.position for each in row.seats]) for row in plan] == [
        (date(2024 + lot.series, 3, 31), lot.series, [lot.seat]) for lot in expected
    ]
    again = DrawSeries(body_id=BOARD, drawn_on=FIRST)
    assert ("body_id", composition.DRAWN_ALREADY) in refused(office, draw_series, again)
    office.do(take_back, TakeBack(kind=LineKind.DRAW, line_id=draw.id, reason="Drawn without witnesses."))
    detail = office.ask(body_detail, BOARD, TODAY)
    assert detail.draws == ()
    assert {row.seat.series for row in detail.seats} == {None}
    assert {row.holding.term_ends_on for row in office.ask(officers_on, FIRST)} == {LAST}


def test_lots_drawn_by_hand_and_a_seed_that_is_made(office: Office) -> None:
    office.do(start_terms, StartTerms(seat_ids=SEATS, starts_on=FIRST))
    made = office.do(draw_series, DrawSeries(body_id=BOARD, drawn_on=FIRST)).result
    (draw,) = office.ask(body_detail, BOARD, TODAY).draws
    assert len(draw.seed) == 16
    assert draw.confirmed
    office.do(take_back, TakeBack(kind=LineKind.DRAW, line_id=made, reason="Again, by hand."))
    office.do(draw_series, DrawSeries(body_id=BOARD, drawn_on=FIRST, by_hand=(3, 1, 2)))
    (draw,) = office.ask(body_detail, BOARD, TODAY).draws
    assert ([label.position for label, _place, _series in draw.lots], draw.seed, draw.confirmed) == (
        [3, 1, 2],
        "",
        None,
    )
    assert office.ask(running_term, 3, FIRST) == (FIRST, date(2025, 3, 31))


def test_a_line_written_by_mistake_is_taken_back_with_the_term_it_began(office: Office) -> None:
    held = in_board(office, 1, AWA)
    office.do(assign_office, AssignOffice(appointment_id=held, office=InOffice.CHAIR, since=FIRST))
    order = TakeBack(kind=LineKind.APPOINTMENT, line_id=held, reason="")
    assert refused(office, take_back, order) == [("line_id", leaving.HANGS_ON_IT), ("reason", leaving.WRITE_REASON)]
    (chair,) = office.ask(office_holders, BOARD)
    office.do(take_back, TakeBack(kind=LineKind.OFFICE, line_id=chair.holding_id, reason="Another body."))
    office.do(take_back, TakeBack(kind=LineKind.APPOINTMENT, line_id=held, reason="The wrong Awa."))
    assert sitting(office, TODAY, BOARD) == {}
    assert office.ask(running_term, 1, TODAY) is None
    assert office.ask(inconsistencies, TODAY) == ()
    in_board(office, 1, BINTOU, date(2024, 5, 1))
    lines = office.ask(register_lines, BOARD)
    taken = {line.kind: line.taken_back for line in lines if line.taken_back}
    assert taken == {
        LineKind.OFFICE: "Another body.", LineKind.APPOINTMENT: "The wrong Awa.", LineKind.TERM: "The wrong Awa."
    }  # fmt: skip
    twice = TakeBack(kind=LineKind.APPOINTMENT, line_id=held, reason="Twice.")
    assert refused(office, take_back, twice) == [("line_id", leaving.TAKEN_BACK_ALREADY)]
    with pytest.raises(NotFound):
        office.do(take_back, TakeBack(kind=LineKind.ENDING, line_id=99, reason="Nothing there."))


def test_a_term_cut_for_an_appointment_taken_back_runs_on(office: Office) -> None:
    office.do(start_terms, StartTerms(seat_ids=(1,), starts_on=FIRST))
    held = in_board(office, 1, AWA, date(2025, 4, 1), new_term=True)
    assert office.ask(running_term, 1, date(2025, 3, 31)) == (FIRST, date(2025, 3, 31))
    office.do(take_back, TakeBack(kind=LineKind.APPOINTMENT, line_id=held, reason="Never elected."))
    assert office.ask(running_term, 1, TODAY) == (FIRST, LAST)


def test_an_end_taken_back_lets_somebody_sit_there_again(office: Office) -> None:
    held = in_board(office)
    order = EndAppointment(appointment_id=held, on=date(2025, 6, 30), reason=EndReason.RESIGNED)
    office.do(end_appointment, order)
    (past,) = office.ask(person_seats, 1)
    assert past.holding.ending_id is not None
    office.do(take_back, TakeBack(kind=LineKind.ENDING, line_id=past.holding.ending_id, reason="Withdrawn."))
    assert sitting(office, TODAY, BOARD) == {1: "Awa"}
    office.do(end_appointment, order)
    assert sitting(office, TODAY, BOARD) == {}


def test_who_died_in_office_is_told_among_what_is_wrong(office: Office) -> None:
    """The roll is kept by others: here it is only seen."""
    in_board(office, 1, AWA)
    in_board(office, 2, BINTOU)
    make.standing(office, AWA, Status.DEAD, date(2026, 10, 1))
    (found,) = office.ask(inconsistencies, TODAY)
    assert (found.objection.about, found.person and found.person.name) == (Trouble.NOT_A_MEMBER, "Awa")
    assert office.ask(inconsistencies, date(2026, 9, 30)) == ()
    assert [row.remarks for row in office.ask(bodies, TODAY)] == [1]


def test_the_list_of_bodies_counts(office: Office) -> None:
    in_board(office, 1, AWA, date(2021, 4, 1), as_recorded=True)
    in_board(office, 2, BINTOU)
    (row,) = office.ask(bodies, TODAY)
    assert (row.seats, row.held, row.vacant, row.holding_over, row.women) == (3, 2, 1, 1, 2)
    assert row.next_term_ends == date(2024, 3, 31)
    ending = office.ask(terms_ending, TODAY, 5)
    assert [(each.holding.person.name, each.ends_on, each.is_over) for each in ending] == [
        ("Awa", date(2024, 3, 31), True), ("Bintou", LAST, False)
    ]  # fmt: skip
    assert [(each.terms_served, each.may_return) for each in ending] == [(1, True), (1, True)]
    assert len(office.ask(terms_ending, TODAY, 4)) == 1


def test_interests_are_declared_and_ended(office: Office) -> None:
    wrong = DeclareInterest(kind=None, party="", declared_on=TODAY)
    assert refused(office, declare_interest, wrong) == [
        ("member_id", leaving.WHOSE_INTEREST), ("kind", leaving.SAY_WHAT_INTEREST), ("party", leaving.WITH_WHOM)
    ]  # fmt: skip
    order = DeclareInterest(kind=InterestKind.BUSINESS, party="Moulin Awa", declared_on=FIRST, member_id=AWA)
    key = office.do(declare_interest, order).result
    (row,) = office.ask(interests, 1, FIRST)
    assert (row.person.name, row.party, row.ended_on) == ("Awa", "Moulin Awa", None)
    office.do(end_interest, EndInterest(interest_id=key, on=date(2025, 1, 31)))
    assert office.ask(interests, None, TODAY) == ()
    assert len(office.ask(interests, None, date(2025, 1, 31))) == 1
    assert refused(office, end_interest, EndInterest(interest_id=key, on=FIRST)) == [("on", composition.GONE)]


def test_a_hand_over_is_recorded_with_its_items(office: Office) -> None:
    wrong = RecordHandOver(body_id=BOARD, office=InOffice.TREASURER, on=TODAY, given_by_id=1, taken_by_id=1)
    assert refused(office, record_hand_over, wrong) == [
        ("taken_by_id", leaving.SAME_PERSON), ("items", leaving.NOTHING_HANDED)
    ]  # fmt: skip
    items = (
        HandedOver(ItemKind.STAMP, "Round", 1), HandedOver(ItemKind.CASH, amount=125000),
        HandedOver(ItemKind.KEYS, quantity=2, remarks="Store"),
    )  # fmt: skip
    order = RecordHandOver(
        body_id=BOARD, office=InOffice.TREASURER, on=TODAY, given_by="Widow of the treasurer", taken_by_id=2,
        witnesses="Coumba", items=items,
    )  # fmt: skip
    key = office.do(record_hand_over, order).result
    detail = office.ask(hand_over, key)
    assert detail.items == items
    assert (detail.row.given_by.name, detail.row.taken_by.number) == ("Widow of the treasurer", "2")
    assert [(row.items, row.is_taken_back) for row in office.ask(hand_overs, BOARD)] == [(3, False)]
    assert office.ask(hand_over_sheet, offices.NOW, key).detail == detail
    office.do(take_back, TakeBack(kind=LineKind.HAND_OVER, line_id=key, reason="Counted anew."))
    assert office.ask(hand_overs)[0].is_taken_back
    with pytest.raises(NotFound):
        office.ask(hand_over, 99)


def test_the_sheets_tell_what_the_screens_tell(office: Office) -> None:
    in_board(office, 1, AWA)
    office.do(
        declare_interest,
        DeclareInterest(kind=InterestKind.KIN, party="Bintou", declared_on=FIRST, person_id=1),
    )
    sheet = office.ask(officers_sheet, offices.NOW, TODAY)
    assert [line.row for line in sheet.lines] == list(office.ask(officers_on, TODAY))
    assert [each.party for each in sheet.lines[0].interests] == ["Bintou"]
    assert sheet.vacancies == office.ask(vacancies, TODAY)
    assert office.ask(vacancies_sheet, offices.NOW, TODAY).rows == sheet.vacancies
    assert office.ask(terms_ending_sheet, offices.NOW, TODAY, 12).rows == office.ask(terms_ending, TODAY, 12)


def test_the_same_words_warn_while_somebody_types(office: Office) -> None:
    order = Appoint(seat_id=1, member_id=AWA, starts_on=FIRST)
    typed = office.ask(objections_to_appointing, order, TODAY)
    assert [each.stops for each in typed] == [False] * 3
    other = build.body(office, "Comité", seats=1, kind=BodyKind.OTHER)
    silent = Appoint(seat_id=build.seats_of(office, other)[0], member_id=AWA, starts_on=FIRST, decision="AG 4")
    messages = [each.message for each in office.ask(objections_to_appointing, silent, TODAY)]
    assert messages == [judging.NO_LAST_DAY, *["The by-laws say nothing on {subject}: not judged."] * 5]
