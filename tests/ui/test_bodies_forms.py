"""The rarer forms of bodies: a body, its seats, lots, interests, hand-overs, past officers, the record of a member."""

from datetime import date
from pathlib import Path

from pytestqt.qtbot import QtBot

from pomanager.rules.bodies.kinds import Office
from pomanager.rules.wording import Wording
from pomanager.services import files
from pomanager.services.bodies.queries.hand_overs import hand_overs
from pomanager.services.bodies.queries.interests import interests
from pomanager.services.bodies.queries.listing import bodies
from pomanager.services.bodies.queries.officers import officers_on
from pomanager.services.members.queries import member_detail
from pomanager.ui.application import Screen
from pomanager.ui.bodies import forms
from pomanager.ui.bodies.drawing import drawing, drawn_said
from pomanager.ui.bodies.hand_overs import HandOversPage, handing_over
from pomanager.ui.bodies.interests import declaring, interest_over
from pomanager.ui.bodies.member_part import seats_in_short, seats_told
from pomanager.ui.bodies.past import past_officers
from pomanager.ui.bodies.picking import Outsider, candidates_found
from pomanager.ui.forms.fields import Choice
from pomanager.ui.office_window import OfficeWindow
from tests.bodies import AWA, BINTOU, BOARD, FIRST, SEATS, in_board
from tests.make import MovableClock
from tests.offices import office_file
from tests.ui.bodies_page import opened, opened_books, page_of, save, shown_row, states  # noqa: F401 - fixtures
from tests.ui.scripted import Told


def test_a_body_is_changed_gets_seats_and_ends(window: OfficeWindow) -> None:
    page = page_of(window)
    detail, _row = shown_row(page)
    save(window, page, forms.amending(page.desk, detail), name=Wording({"fr": "Conseil II"}))
    assert page.detail is not None
    assert page.detail.label.name.in_language("fr") == "Conseil II"
    save(window, page, forms.adding_seats(page.desk, page.detail), count=2)
    assert len(states(page)) == 5
    detail, row = shown_row(page)
    save(window, page, forms.amending_seat(page.desk, detail, row), title=Wording({"en": "Elders"}))
    assert page.view.seat.plain().startswith("Elders")
    detail, row = shown_row(page)
    save(window, page, forms.ending_seat(page.desk, detail, row), on=date(2025, 1, 31))
    assert states(page).count("Ended") == 1
    save(window, page, forms.ending(page.desk, page.detail), on=date(2025, 2, 1))
    assert window.office.ask(bodies, window.office.today()) == ()
    assert page.found_board.isVisible()


def test_lots_are_drawn_from_a_seed_and_set_the_series(window: OfficeWindow) -> None:
    for position, member in enumerate((AWA, BINTOU, 3), start=1):
        in_board(window.office, position=position, member=member)
    page = page_of(window)
    detail, _row = shown_row(page)
    save(window, page, drawing(page.desk, detail), drawn_on=FIRST, seed="12 bees", witnesses="Paul, Rose")
    assert page.detail is not None
    assert {row.seat.series for row in page.detail.seats} == {1, 2, 3}
    assert "Seed: 12 bees" in drawn_said(page.detail)


def test_lots_drawn_by_hand_need_every_seat(window: OfficeWindow) -> None:
    for position, member in enumerate((AWA, BINTOU, 3), start=1):
        in_board(window.office, position=position, member=member)
    page = page_of(window)
    detail, _row = shown_row(page)
    form = drawing(page.desk, detail)
    page.open_page(form)
    for name, value in {"drawn_on": FIRST, "hand": True, "by_hand": [{"seat_id": SEATS[0]}]}.items():
        form.form.entries.editor(name).show_value(value)
    form.form.submit()
    assert window.content.page() is form
    save(window, page, form, by_hand=[{"seat_id": key} for key in reversed(SEATS)])
    assert page.detail is not None
    assert [row.seat.series for row in page.detail.seats] == [3, 2, 1]


def test_an_interest_is_declared_and_told_beside_the_seat(window: OfficeWindow) -> None:
    in_board(window.office)
    page = page_of(window)
    form = declaring(page.desk, *shown_row(page))
    save(window, page, form, kind="contract", party="Coop B", declared_on=FIRST)
    (row,) = window.office.ask(interests)
    assert row.party == "Coop B"
    told = ("Declared", "Contract with the cooperative: Coop B")
    assert told in page.view.facts.facts()
    detail, seat = shown_row(page)
    save(window, page, interest_over(page.desk, detail, seat, row), on=date(2025, 1, 31))
    assert told not in page.view.facts.facts()


def test_a_hand_over_is_recorded_and_listed(window: OfficeWindow) -> None:
    in_board(window.office)
    page = page_of(window)
    detail, row = shown_row(page)
    form = handing_over(page.desk, detail)
    assert row.holding is not None
    who = Choice(row.holding.person.person_id, "Awa")
    save(window, page, form, office=Office.TREASURER, on=FIRST, given_by="Paul", taken_by_id=who,
         items=[{"kind": "stamp", "description": "Round", "quantity": 1}])  # fmt: skip
    (found,) = window.office.ask(hand_overs)
    assert (found.given_by.name, found.taken_by.name, found.items) == ("Paul", "Awa", 1)
    listed = HandOversPage(page.desk, detail)
    page.open_page(listed)
    assert [each.id for each in listed.model.rows()] == [found.id]


def test_past_officers_are_typed_in_rows(window: OfficeWindow) -> None:
    page = page_of(window)
    detail, _row = shown_row(page)
    form = past_officers(page.desk, detail)
    number = window.office.ask(member_detail, AWA).number
    rows = [
        {"seat": 1, "number": number, "since": date(2018, 4, 1), "until": date(2021, 3, 31)},
        {"seat": 1, "number": "nobody", "since": date(2021, 4, 1)},
    ]
    page.open_page(form)
    form.form.entries.editor("rows").show_value(rows)
    form.form.submit()
    assert window.content.page() is form, "a number nobody has stops the whole table"
    save(window, page, form, rows=[rows[0], {"seat": 2, "name": "Paul", "since": date(2021, 4, 1)}])
    names = {row.holding.person.name for row in window.office.ask(officers_on, date(2021, 3, 1))}
    assert names == {"Awa"}
    found = candidates_found(page.desk, BOARD)("paul")
    assert [(each.text, isinstance(each.value, Outsider)) for each in found] == [("Paul", True)]


def test_the_record_of_a_member_tells_the_seats(window: OfficeWindow) -> None:
    in_board(window.office, office=Office.CHAIR)
    member = window.office.ask(member_detail, AWA)
    ((body, said),) = seats_told(window.office, member)
    assert body == "Conseil"
    assert said.startswith("Chair · 01/04/2024 – …")
    assert seats_in_short(window.office, member) == [("Conseil", "Chair")]
    assert seats_told(window.office, window.office.ask(member_detail, BINTOU)) == []


def test_in_a_file_for_reading_the_acts_say_why_they_are_off(
    screen: Screen, tmp_path: Path, qtbot: QtBot, told: Told
) -> None:
    path = office_file(tmp_path)
    office = files.open_office(path, writing=False, clock=MovableClock(), actor="Awa")
    window = OfficeWindow(office, path, screen, lambda _path: True, lambda _office, _path: None)
    qtbot.addWidget(window)
    window.show()
    page = page_of(window)
    assert not page.found_board.isEnabled()
    assert [action.reason_off for action in page.actions_offered()] == ["This file is open for reading only."]
    assert told.problems == []
    window.close()
