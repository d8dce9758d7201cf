"""The page of bodies: seats are filled and emptied, offices given, lines taken back, and the page says so."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pomanager.rules.bodies.kinds import BodyKind, EndReason, How, LineKind, Office
from pomanager.services.bodies.commands.appointing import end_appointment
from pomanager.services.bodies.orders import EndAppointment
from pomanager.services.bodies.queries.history import register_lines
from pomanager.services.bodies.queries.listing import bodies
from pomanager.services.bodies.queries.officers import officers_on
from pomanager.ui.application import Screen
from pomanager.ui.bodies import appointing
from pomanager.ui.bodies.taking_back import ask_and_take_back
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.form_page import FormPage
from pomanager.ui.forms.fields import Choice
from pomanager.ui.office_window import OfficeWindow
from tests.bodies import AWA, BINTOU, BOARD, FIRST, SEATS, in_board
from tests.ui.bodies_page import opened, opened_books, page_of, save, shown_row, states  # noqa: F401 - fixtures
from tests.ui.office_desk import office_window, press
from tests.ui.scripted import Scripted, Told


def test_an_office_without_bodies_is_offered_to_found_the_board(
    screen: Screen, tmp_path: Path, qtbot: QtBot, told: Told
) -> None:
    with office_window(screen, tmp_path, qtbot) as window:
        page = page_of(window)
        press(window, "bodies.found_board")
        form = window.content.page()
        assert isinstance(form, FormPage)
        form.form.submit()
        if window.content.page() is form:
            form.form.submit()
        (row,) = window.office.ask(bodies, window.office.today())
        assert (row.label.kind, row.seats) == (BodyKind.BOARD, 7)
        assert states(page) == ["Vacant"] * 7
        assert told.problems == []


def test_a_seat_is_filled_with_the_office_that_comes_with_it(window: OfficeWindow) -> None:
    page = page_of(window)
    assert states(page) == ["Vacant"] * 3
    press(window, "seat.fill")
    form = window.content.page()
    assert isinstance(form, appointing.FillingPage)
    save(window, page, form, member_id=Choice(AWA, "Awa"), starts_on=FIRST, office=Office.CHAIR, decision="AG 4")
    assert states(page) == ["In the seat", "Vacant", "Vacant"]
    (row,) = window.office.ask(officers_on, window.office.today())
    assert row.holding.offices[0].office is Office.CHAIR
    assert row.holding.term_ends_on == date(2027, 3, 31)
    assert page.view.badge.text() == "In the seat"


def test_filling_proposes_the_last_day_of_the_by_laws_and_says_all_that_speaks_against_it(window: OfficeWindow) -> None:
    page = page_of(window)
    form = appointing.FillingPage(page.desk, *shown_row(page))
    page.open_page(form)
    form.form.entries.editor("starts_on").show_value(date(2030, 1, 1))
    form.form.submit()
    assert window.content.page() is form
    assert form.form.entries.remark("member_id").text() != ""
    assert form.form.entries.remark("starts_on").text() != ""
    form.form.entries.editor("starts_on").show_value(FIRST)
    form.form.judge()
    assert "31 Mar 2027" in form.form.entries.remark("ends_on").text()
    assert window.office.ask(officers_on, window.office.today()) == ()


def test_a_term_that_runs_is_said_and_can_be_cut_by_a_new_one(window: OfficeWindow) -> None:
    in_board(window.office)
    page = page_of(window)
    form = appointing.FillingPage(page.desk, *shown_row(page))
    page.open_page(form)
    form.form.entries.editor("starts_on").show_value(date(2025, 4, 1))
    form.form.judge()
    assert not form.form.entries.in_sight("ends_on")
    form.form.entries.editor("new_term").show_value(value=True)
    form.form.judge()
    assert form.form.entries.in_sight("ends_on")


def test_an_end_needs_its_reason_and_leaves_the_seat_vacant(window: OfficeWindow) -> None:
    in_board(window.office)
    page = page_of(window)
    press(window, "seat.end")
    form = window.content.page()
    assert isinstance(form, FormPage)
    form.form.entries.editor("on").show_value(date(2025, 5, 5))
    form.form.submit()
    assert window.content.page() is form
    assert form.form.entries.remark("reason").text() == "This must be filled in."
    save(window, page, form, reason=EndReason.RESIGNED)
    assert states(page)[0] == "Vacant"
    assert any("Resigned" in value for _days, value in page.view.history.facts())


def test_an_office_is_given_and_given_up(window: OfficeWindow) -> None:
    in_board(window.office)
    page = page_of(window)
    detail, row = shown_row(page)
    save(window, page, appointing.giving_office(page.desk, detail, row), office=Office.TREASURER, since=FIRST)
    assert ("Treasurer", "since 1 Apr 2024") in page.view.facts.facts()
    detail, row = shown_row(page)
    save(window, page, appointing.giving_up_office(page.desk, detail, row), on=date(2025, 1, 31), decision="CA 3")
    assert not any(label == "Treasurer" for label, _value in page.view.facts.facts())


def test_a_co_option_waits_until_the_assembly_has_spoken(window: OfficeWindow) -> None:
    left = EndAppointment(appointment_id=in_board(window.office), on=date(2024, 12, 31), reason=EndReason.RESIGNED)
    window.office.do(end_appointment, left)
    in_board(window.office, member=BINTOU, first=date(2025, 1, 15), how=How.CO_OPTED, pending=True)
    page = page_of(window)
    assert states(page)[0] == "Awaits ratification"
    detail, row = shown_row(page)
    form = appointing.ratifying(page.desk, detail, row)
    save(window, page, form, ratified=True, on=date(2025, 3, 1), decision="AG 5")
    assert states(page)[0] == "In the seat"
    assert ("Ratified on", "1 Mar 2025") in page.view.facts.facts()


def test_an_alternate_takes_the_seat_of_who_left(window: OfficeWindow) -> None:
    held = in_board(window.office)
    in_board(window.office, member=BINTOU, alternate=True)
    page = page_of(window)
    assert [value for _day, value in page.view.alternates.facts()] == ["Bintou"]
    detail, row = shown_row(page)
    assert row.holding is not None
    assert row.holding.appointment_id == held
    form = appointing.leaving(page.desk, detail, row)
    save(window, page, form, on=date(2025, 5, 31), reason=EndReason.DEATH)
    detail, row = shown_row(page)
    save(window, page, appointing.stepping_in(page.desk, detail, row, row.alternates[0]), on=date(2025, 6, 1))
    (sits,) = window.office.ask(officers_on, window.office.today())
    assert (sits.holding.person.name, sits.holding.how) == ("Bintou", How.STEPPED_IN)


def test_thelast_line_is_taken_back_with_its_reason(window: OfficeWindow) -> None:
    in_board(window.office, office=Office.CHAIR)
    page = page_of(window)
    detail, row = shown_row(page)
    for kind in (LineKind.OFFICE, LineKind.APPOINTMENT):
        line = page.acts.last_line(detail, row)
        assert line is not None
        assert line.kind is kind
        with questions.answered_by(Scripted({"reason": "written twice"})):
            ask_and_take_back(page, line.kind, line.id, "line")
        detail, row = shown_row(page)
    assert states(page)[0] == "Vacant"
    lines = window.office.ask(register_lines, BOARD)
    assert {line.taken_back for line in lines if line.kind is LineKind.OFFICE} == {"written twice"}


def test_whoever_thinks_better_of_it_takes_nothing_back(window: OfficeWindow) -> None:
    in_board(window.office)
    page = page_of(window)
    line = page.acts.last_line(*shown_row(page))
    assert line is not None
    with questions.answered_by(Scripted(None)):
        ask_and_take_back(page, line.kind, line.id, "line")
    assert states(page)[0] == "In the seat"


def test_another_day_shows_who_sat_there_then(window: OfficeWindow) -> None:
    in_board(window.office)
    page = page_of(window)
    page.as_of.line.setText("31.03.2024")
    page.as_of.changed.emit()
    assert states(page)[0] == "Vacant"
    page.as_of.line.setText("01.04.2024")
    page.as_of.changed.emit()
    assert states(page)[0] == "In the seat"
    page.as_of.line.setText("no day")
    page.as_of.changed.emit()
    assert states(page)[0] == "In the seat", "what cannot be read changes nothing"


def test_the_picture_names_who_sat_there_and_opens_the_seat(window: OfficeWindow) -> None:
    in_board(window.office, position=2)
    page = page_of(window)
    press(window, "tab.terms")
    (bar,) = page.picture.bars()
    assert page.picture.said(bar).startswith("Seat 2: Awa")
    page.picture.setFocus()
    QTest.keyClick(page.picture, Qt.Key.Key_Return)
    row = page.seats.seat()
    assert page.tabs.current() == "seats"
    assert row is not None
    assert row.seat.id == SEATS[1]


def test_what_is_coming_lists_vacancies_and_terms_and_opens_their_seat(window: OfficeWindow) -> None:
    in_board(window.office, position=3)
    page = page_of(window)
    press(window, "tab.coming")
    found = {(row.what, row.seat) for row in page.coming.lines.rows()}
    assert {("Vacant", "Seat 1"), ("Vacant", "Seat 2"), ("Term ends", "Seat 3")} <= found
    term = next(row for row in page.coming.lines.rows() if row.what == "Term ends")
    page.coming.choose(term.id)
    QTest.keyClick(page.coming, Qt.Key.Key_Return)
    row = page.seats.seat()
    assert row is not None
    assert row.seat.id == SEATS[2]


def test_an_inconsistency_is_counted_on_its_tab_and_opens_its_seat(window: OfficeWindow) -> None:
    in_board(window.office, position=2)
    in_board(window.office, position=3, as_recorded=True)  # the same member in two seats
    page = page_of(window)
    assert page.tabs.tab("troubles").text().startswith("Inconsistencies (")
    chosen = page.seats.seat()
    assert chosen is not None
    assert chosen.seat.id == SEATS[0], "lists in the back choose nothing"
    press(window, "tab.troubles")
    line = next(each for each in page.troubles.lines.rows() if each.seat_id is not None)
    page.troubles.choose(line.id)
    assert page.wrong.note.text() == line.said
    assert page.view.name.plain() == "Awa"
    QTest.keyClick(page.troubles, Qt.Key.Key_Return)
    row = page.seats.seat()
    assert row is not None
    assert row.seat.id == line.seat_id


@pytest.mark.parametrize("language", ["en", "fr", "km"])
def test_the_seats_need_no_scrolling_sideways_on_a_narrow_screen(
    window: OfficeWindow, screen: Screen, language: str
) -> None:
    in_board(window.office, office=Office.VICE_CHAIR)
    screen.tongue.speak(language)
    window.resize(1280, 690)
    page = page_of(window)
    QApplication.processEvents()
    assert page.view.isVisible()
    assert page.seats.horizontalScrollBar().maximum() == 0
    spoken = page.seats.lines.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert ", " in spoken, "the office stands below the seat"
