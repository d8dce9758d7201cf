"""The menus of the page of bodies, pressed entry by entry: each opens its form or question, and what comes of it."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu

from pomanager.papers import PAPERS
from pomanager.rules.bodies.kinds import BodyKind, EndReason, How, InterestKind, Office, SeatKind
from pomanager.rules.wording import Wording
from pomanager.services.bodies.commands.appointing import end_appointment
from pomanager.services.bodies.commands.founding import end_body
from pomanager.services.bodies.commands.lots import draw_series
from pomanager.services.bodies.commands.terms import start_terms
from pomanager.services.bodies.orders import DrawSeries, EndAppointment, EndBody, StartTerms
from pomanager.services.bodies.queries.interests import interests
from pomanager.services.bodies.queries.listing import bodies, body_detail
from pomanager.services.bodies.queries.officers import officers_on
from pomanager.ui.bodies.forms import BodyForm
from pomanager.ui.bodies.hand_overs import HandOversPage
from pomanager.ui.bodies.past import PastOfficersForm
from pomanager.ui.bodies.past_table import PastTablePage
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.forms.fields import Choice
from pomanager.ui.office_window import OfficeWindow
from pomanager.ui.page import Page
from pomanager.ui.preview.window import PreviewWindow
from tests.bodies import AWA, BINTOU, BOARD, FIRST, SEATS, TODAY, in_board
from tests.ui.bodies_page import opened, opened_books, page_of, shown_row, states  # noqa: F401 - fixtures
from tests.ui.previews import press
from tests.ui.scripted import Scripted


def menu_of(window: OfficeWindow, button: str) -> QMenu:
    """The menu a button of the window opens."""
    press(window, button)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu), f"{button} opens no menu"
    return menu


def entries(menu: QMenu) -> dict[str, QAction]:
    """The entries of a menu by their words."""
    return {action.text(): action for action in menu.actions() if not action.isSeparator()}


def choose(window: OfficeWindow, button: str, words: str) -> Page:
    """Press an entry of the menu of a button; returns the page in front afterwards."""
    menu = menu_of(window, button)
    action = entries(menu)[words]
    assert action.isEnabled(), words
    action.trigger()
    menu.close()
    QApplication.processEvents()
    page = window.content.page()
    assert isinstance(page, Page)
    return page


def fill(window: OfficeWindow, form: Page, **values: Any) -> None:  # noqa: ANN401 - values of any editor
    """Fill the form in front and save it; it must close."""
    assert isinstance(form, BodyForm)
    for name, value in values.items():
        form.form.entries.editor(name).show_value(value)
    form.form.submit()
    if window.content.page() is form:  # remarks were read: it is meant so
        form.form.submit()
    QApplication.processEvents()
    assert window.content.page() is not form, [form.form.entries.remark(name).text() for name in values]


def words_of(window: OfficeWindow, button: str) -> dict[str, bool]:
    """The entries of a menu, and whether each can be pressed."""
    menu = menu_of(window, button)
    found = {words: action.isEnabled() for words, action in entries(menu).items()}
    menu.close()
    return found


# ---- of a body ----------------------------------------------------------------------------------------------------

BODY = "action.acts"


def test_the_menu_of_a_body_offers_what_can_be_done(window: OfficeWindow) -> None:
    page_of(window)
    always = {
        "Found a body…", "Change the body…", "Past officers…", "Past officers from a table…", "Let the body end…",
        "Hand-over records…",
    }  # fmt: skip
    assert words_of(window, BODY) == {**dict.fromkeys(always, True), "Begin a term in vacant seats…": True}
    for position, member in enumerate((1, 2, 3), start=1):
        in_board(window.office, position, member)
    page_of(window).refresh()
    assert words_of(window, BODY)["Begin a term in vacant seats…"] is False, "somebody sits in every seat"


def test_another_body_is_founded(window: OfficeWindow) -> None:
    page = page_of(window)
    form = choose(window, BODY, "Found a body…")
    fill(window, form, kind=BodyKind.COMMITTEE, name=Wording({"en": "Credit committee"}), seats=2)
    found = window.office.ask(bodies, TODAY)
    assert [row.label.kind for row in found] == [BodyKind.BOARD, BodyKind.COMMITTEE]
    assert page.detail is not None
    assert page.detail.label.id == found[1].label.id, "the new body is shown"


def test_a_body_is_changed(window: OfficeWindow) -> None:
    page_of(window)
    fill(window, choose(window, BODY, "Change the body…"), decision="AGE 2/2026")
    assert window.office.ask(body_detail, BOARD, TODAY).decision == "AGE 2/2026"


def test_a_term_begins_in_the_vacant_seats(window: OfficeWindow) -> None:
    in_board(window.office)
    page = page_of(window)
    fill(window, choose(window, BODY, "Begin a term in vacant seats…"), starts_on=date(2026, 4, 1))
    rests = [row.seat.position for row in window.office.ask(body_detail, BOARD, TODAY).seats if row.holding is None]
    assert rests == [2, 3]
    assert page.acts.last_line(*shown_row(page)) is not None


def test_past_officers_are_typed_or_come_from_a_table(window: OfficeWindow) -> None:
    page = page_of(window)
    form = choose(window, BODY, "Past officers…")
    assert isinstance(form, PastOfficersForm)
    fill(window, form, rows=[{"seat": 1, "name": "Paul", "since": date(2018, 4, 1), "until": date(2021, 3, 31)}])
    assert [row.holding.person.name for row in window.office.ask(officers_on, date(2020, 1, 1))] == ["Paul"]
    table = choose(window, BODY, "Past officers from a table…")
    assert isinstance(table, PastTablePage)
    table.close_page()
    assert window.content.page() is page


def test_the_drawing_of_lots_is_taken_back(window: OfficeWindow) -> None:
    for position, member in enumerate((1, 2, 3), start=1):
        in_board(window.office, position, member)
    window.office.do(draw_series, DrawSeries(body_id=BOARD, drawn_on=FIRST, seed="urn"))
    page = page_of(window)
    page.refresh()
    assert sorted(row.seat.series or 0 for row in window.office.ask(body_detail, BOARD, TODAY).seats) == [1, 2, 3]
    with questions.answered_by(Scripted({"reason": "a lot was missing"})):
        assert choose(window, BODY, "Take back the drawing of lots…") is page
    assert {row.seat.series for row in window.office.ask(body_detail, BOARD, TODAY).seats} == {None}
    assert "Take back the drawing of lots…" not in words_of(window, BODY)


def test_a_body_ends(window: OfficeWindow) -> None:
    page_of(window)
    fill(window, choose(window, BODY, "Let the body end…"), on=TODAY, decision="AGE 3/2026")
    assert window.office.ask(bodies, date(2027, 1, 1)) == ()


def test_hand_over_records_are_listed(window: OfficeWindow) -> None:
    page = page_of(window)
    listed = choose(window, BODY, "Hand-over records…")
    assert isinstance(listed, HandOversPage)
    listed.close_page()
    assert window.content.page() is page


def test_an_office_without_bodies_can_only_found_one(window: OfficeWindow) -> None:
    version = window.office.ask(body_detail, BOARD, TODAY).version
    window.office.do(end_body, EndBody(body_id=BOARD, version=version, on=date(2026, 1, 31)))
    page = page_of(window)
    assert [action.key for action in page.actions_offered()] == ["found"]


@pytest.mark.parametrize("paper", [each for each in PAPERS if each.area == "bodies" and each.of is None])
def test_every_paper_on_bodies_opens_in_its_preview(window: OfficeWindow, paper: Any) -> None:  # noqa: ANN401 - an entry of the papers
    page = page_of(window)
    assert choose(window, "action.print", paper.title) is page
    (preview,) = window.findChildren(PreviewWindow)
    assert preview.what.paper is paper
    preview.close()


# ---- of a seat ----------------------------------------------------------------------------------------------------

SEAT = "seat.more"


def test_the_menu_of_a_vacant_seat_offers_the_seat_alone(window: OfficeWindow) -> None:
    page_of(window)
    assert words_of(window, SEAT) == {
        "Change the seat…": True, "Let the seat end…": True, "Take back the last line…": False,
    }  # fmt: skip


def test_the_menu_of_a_holder_offers_what_fits_how_the_seat_stands(window: OfficeWindow) -> None:
    in_board(window.office)
    page_of(window)
    said = words_of(window, SEAT)
    assert (said["Ratify the co-option…"], said["Record the end of an office…"]) == (False, False)
    assert said["Take back the last line…"] is True


def test_an_alternate_steps_in_or_gives_up_waiting(window: OfficeWindow) -> None:
    held = in_board(window.office)
    in_board(window.office, 1, BINTOU, alternate=True)
    page = page_of(window)
    form = choose(window, SEAT, "Bintou is no alternate any more…")
    fill(window, form, on=date(2026, 3, 1), reason=EndReason.RESIGNED)
    assert not any(not each.stepped_in for each in shown_row(page)[1].alternates)
    in_board(window.office, 1, BINTOU, date(2026, 4, 1), alternate=True)
    window.office.do(end_appointment, EndAppointment(appointment_id=held, on=date(2026, 5, 1), reason=EndReason.DEATH))
    page.refresh()
    fill(window, choose(window, SEAT, "Bintou steps in…"), on=date(2026, 5, 2))
    held_now = shown_row(page)[1].holding
    assert held_now is not None
    assert (held_now.person.name, held_now.how) == ("Bintou", How.STEPPED_IN)


def test_a_co_option_is_ratified(window: OfficeWindow) -> None:
    window.office.do(start_terms, StartTerms(seat_ids=SEATS[:1], starts_on=FIRST))
    in_board(window.office, first=date(2026, 1, 1), how=How.CO_OPTED, pending=True)
    page = page_of(window)
    assert states(page)[0] == "Awaits ratification"
    fill(window, choose(window, SEAT, "Ratify the co-option…"), on=date(2026, 3, 1), ratified=True, decision="AG 5")
    assert states(page)[0] == "In the seat"


def test_an_office_ends(window: OfficeWindow) -> None:
    in_board(window.office, office=Office.CHAIR)
    page = page_of(window)
    fill(window, choose(window, SEAT, "Record the end of an office…"), on=date(2026, 3, 1))
    held = shown_row(page)[1].holding
    assert held is not None
    assert held.offices == ()


def declared(window: OfficeWindow) -> tuple[object, ...]:
    """Party and last day of every interest that holds."""
    return tuple((each.party, each.ended_on) for each in window.office.ask(interests))


def test_an_interest_is_declared_ends_and_is_taken_back(window: OfficeWindow) -> None:
    in_board(window.office)
    page = page_of(window)
    kind = Choice(InterestKind.CONTRACT, "Contract")
    form = choose(window, SEAT, "Declare an interest…")
    fill(window, form, kind=kind.value, party="Coop B", declared_on=date(2026, 2, 1))
    assert declared(window) == (("Coop B", None),)
    fill(window, choose(window, SEAT, "The interest in Coop B is over…"), on=date(2026, 6, 30))
    assert declared(window) == (("Coop B", date(2026, 6, 30)),)
    said = words_of(window, SEAT)
    assert "The interest in Coop B is over…" not in said
    assert "Take back the declared interest in Coop B…" not in said, "first its end"
    script = Scripted({"reason": "another day"})
    with questions.answered_by(script):
        choose(window, SEAT, "Take back the end of the interest in Coop B…")
    assert "End · Awa · Coop B" in script.asked[0].title
    assert declared(window) == (("Coop B", None),)
    with questions.answered_by(Scripted(None)):
        choose(window, SEAT, "Take back the declared interest in Coop B…")
    assert declared(window) == (("Coop B", None),), "whoever thinks better of it takes nothing back"
    with questions.answered_by(Scripted({"reason": "another person"})):
        assert choose(window, SEAT, "Take back the declared interest in Coop B…") is page
    assert declared(window) == ()


def test_a_seat_is_changed_and_ends(window: OfficeWindow) -> None:
    page = page_of(window)
    fill(window, choose(window, SEAT, "Change the seat…"), kind=SeatKind.EX_OFFICIO, title=Wording({"en": "Manager"}))
    assert shown_row(page)[1].seat.title == Wording({"en": "Manager"})
    fill(window, choose(window, SEAT, "Let the seat end…"), on=TODAY)
    ended = {row.seat.id: row.ended_on for row in window.office.ask(body_detail, BOARD, TODAY).seats}
    assert ended == {SEATS[0]: TODAY, SEATS[1]: None, SEATS[2]: None}
    assert words_of(window, SEAT)["Let the seat end…"] is False


def test_the_last_line_is_taken_back(window: OfficeWindow) -> None:
    in_board(window.office, member=AWA)
    page = page_of(window)
    script = Scripted({"reason": "written twice"})
    with questions.answered_by(script):
        choose(window, SEAT, "Take back the last line…")
    assert "Awa" in script.asked[0].title
    assert states(page)[0] == "Vacant"
