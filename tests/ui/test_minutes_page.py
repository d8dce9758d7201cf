"""The page of minutes: parts moved and put in, text that survives, approval, signing, errata, extracts."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from pomanager.rules.meetings.kinds import MinutesState
from pomanager.rules.meetings.minutes import PART_WORDS, PartKind
from pomanager.rules.meetings.rich_text import plain
from pomanager.services.meetings.commands.minutes import approve_minutes
from pomanager.services.meetings.queries.minutes import minutes_detail
from pomanager.services.office import Office
from pomanager.ui.application import Screen
from pomanager.ui.bus import Bus
from pomanager.ui.desk import Desk
from pomanager.ui.form_page import FormPage
from pomanager.ui.jobs import ImmediatePool, use_pool
from pomanager.ui.meetings import handed_in
from pomanager.ui.meetings.minutes.page import MinutesPage
from pomanager.ui.offering import READ_ONLY
from pomanager.ui.preferences import Preferences
from pomanager.ui.preview.making import Making
from pomanager.ui.rich_text import preview as live
from tests import minutes, offices
from tests.services.test_minutes_signing import APPROVAL, MEETING
from tests.ui.scripted import Told


@pytest.fixture
def books(tmp_path: Path) -> Iterator[Office]:
    """The office with its annual assembly."""
    office = offices.opened_office(offices.filled_file(tmp_path, minutes.fill))
    yield office
    office.close()


class Opened:
    """The page of minutes on a desk of its own, and the forms it has opened."""

    def __init__(self, office: Office, preferences: Preferences) -> None:
        self.office = office
        self.desk = Desk(office, Bus(), preferences)
        self.forms: list[FormPage[Any]] = []
        self.page = handed_in.made(handed_in.MINUTES, self.desk, MEETING)
        self.page.page_opened.connect(self.forms.append)
        self.page.refresh()

    def fill_in(self, **values: object) -> None:
        """Fill in the form that was opened last, and save it; the page sees what came of it."""
        form = self.forms[-1].form
        form.show_values(values)
        form.submit()
        self.page.refresh()


@pytest.fixture
def opened(
    screen: Screen, books: Office, preferences: Preferences, qtbot: QtBot, told: Told, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Opened]:
    """The minutes of the assembly, as the page of meetings opens them; no paper is made of them."""
    del screen
    monkeypatch.setattr(Making, "make", lambda _self, *_asked: None)
    handed_in.hand_in(handed_in.MINUTES, MinutesPage)
    found = Opened(books, preferences)
    qtbot.addWidget(found.page)
    yield found
    found.page.may_close()
    assert told.problems == []


@pytest.fixture
def page(opened: Opened) -> MinutesPage:
    """The page itself."""
    assert isinstance(opened.page, MinutesPage)
    return opened.page


def offered(page: MinutesPage) -> dict[str, str]:
    """The acts in the head, each with why it cannot be done now."""
    return {action.key: action.reason_off for action in page.actions_offered()}


def state(page: MinutesPage) -> MinutesState:
    """How far the minutes are, as the page knows it."""
    return page.detail.state


def act(page: MinutesPage, key: str) -> None:
    """Press what stands in the head."""
    next(action for action in page.actions_offered() if action.key == key).slot()


def test_it_begins_with_the_usual_parts(page: MinutesPage) -> None:
    assert page.parts.list.item(0).text() == PART_WORDS[PartKind.CALLING]
    assert page.parts.list.count() == len(page.writing.parts)
    assert not page.parts.missing_room.isVisibleTo(page)
    assert offered(page)["sign"]


def test_parts_are_moved_left_out_and_put_in_again(page: MinutesPage) -> None:
    page.parts.list.setCurrentRow(1)
    page.parts.up.click()
    assert [part.kind for part in page.writing.parts[:2]] == [PartKind.OPENING, PartKind.CALLING]
    page.parts.list.setCurrentRow(1)
    page.parts.out.click()
    assert page.writing.left_out() == (PartKind.CALLING,)
    assert page.parts.list.count() == len(page.writing.parts)
    menu = page.parts.menu()
    words = [action.text() for action in menu.actions()]
    assert words[0] == PART_WORDS[PartKind.FREE]
    menu.actions()[-1].trigger()
    assert page.writing.left_out() == ()


def test_text_is_written_saved_and_printed(page: MinutesPage, books: Office) -> None:
    place = page.writing.put_in(0, PartKind.FREE)
    page.parts.show_parts(page.writing, may_write=True, place=place)
    page.middle.editor.paper.setPlainText("The rain came late.")
    assert "The rain came late." in page.parts.list.item(place).text()
    assert page.status()
    act(page, "save")
    detail = books.ask(minutes_detail, MEETING)
    assert (detail.state, detail.parts[place].body) == (MinutesState.DRAFT, plain("The rain came late."))
    assert not page.status()


def test_what_was_not_saved_is_there_again(page: MinutesPage, opened: Opened) -> None:
    page.writing.put_in(0, PartKind.FREE)
    page.writing.write(1, "fr", plain("Not saved yet."))
    page.may_close()
    again = MinutesPage(opened.desk, MEETING)
    assert again.writing.body(1, "fr") == plain("Not saved yet.")
    assert again.writing.is_changed
    again.may_close()


def test_both_languages_are_written_in(page: MinutesPage, opened: Opened, books: Office) -> None:
    act(page, "settings")
    opened.fill_in(second="rn", folio="12")
    place = page.writing.put_in(0, PartKind.FREE)
    page.parts.show_parts(page.writing, may_write=True, place=place)
    page.middle.editor.paper.setPlainText("En français.")
    page.middle.tongues.answers.segments()[1].click()
    page.middle.editor.paper.setPlainText("Mu kirundi.")
    act(page, "save")
    detail = books.ask(minutes_detail, MEETING)
    assert [each.parts[place].body.text for each in detail.texts] == ["En français.", "Mu kirundi."]
    assert detail.folio == "12"


def test_they_are_approved_signed_and_corrected(page: MinutesPage, opened: Opened, books: Office) -> None:
    act(page, "save")
    page.refresh()
    assert not offered(page)["approve"]
    act(page, "approve")
    opened.fill_in(approved_on=date(2026, 3, 14), approved_by="2026-009")
    assert state(page) is MinutesState.APPROVED
    assert offered(page)["save"]
    act(page, "sign")
    opened.fill_in(signed_on=date(2026, 3, 20))
    assert state(page) is MinutesState.SIGNED
    assert "save" not in offered(page)
    act(page, "erratum")
    opened.fill_in(instead_of="mill", reads="press", reason="misheard", on=date(2026, 3, 27))
    (line,) = page.detail.errata
    assert line.signed is None
    page.middle.sign_wanted.emit(line.id)
    opened.fill_in(signed_on=date(2026, 3, 28))
    assert books.ask(minutes_detail, MEETING).errata[0].signed is not None


def test_approved_minutes_are_opened_again_with_the_reason(page: MinutesPage, opened: Opened) -> None:
    act(page, "save")
    page.desk.do(approve_minutes, APPROVAL)
    page.refresh()
    assert not page.may_write
    act(page, "reopen")
    opened.fill_in(reason="a name is wrong")
    assert state(page) is MinutesState.DRAFT
    assert page.may_write


def test_extracts_are_offered_of_what_was_adopted(page: MinutesPage) -> None:
    (action,) = page.extract_menu().actions()
    assert action.text().startswith("2026-002")


def test_the_order_of_parts_is_kept_for_all_such_minutes(page: MinutesPage, opened: Opened) -> None:
    page.parts.list.setCurrentRow(0)
    page.parts.out.click()
    act(page, "order")
    opened.fill_in(signed_by=("chair",))
    fresh = page.desk.office.ask(minutes_detail, 1)
    assert PartKind.CALLING not in fresh.order.parts
    assert fresh.order.signed_by == ("chair",)


def test_the_paper_is_made_beside_the_window(page: MinutesPage, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[object] = []
    monkeypatch.setattr(Making, "make", lambda self, *asked: made.append((self.wanted, asked)))
    page.parts.changed.emit()
    assert made == []
    page.preview._rest.timeout.emit()  # noqa: SLF001 - a rest of 0.7 s, at once
    assert len(made) == 1
    assert live.REST_MILLISECONDS < 1000


def test_readers_see_and_print_only(screen: Screen, tmp_path: Path, preferences: Preferences) -> None:
    del screen
    office = offices.opened_office(offices.filled_file(tmp_path, minutes.fill), writing=False)
    page = MinutesPage(Desk(office, Bus(), preferences), MEETING)
    page.refresh()
    assert offered(page)["save"] == READ_ONLY
    assert not page.parts.acts.isVisibleTo(page)
    page.may_close()
    office.close()


def test_the_paper_beside_shows_what_is_not_saved(screen: Screen, books: Office, preferences: Preferences) -> None:
    del screen
    before = use_pool(ImmediatePool())
    try:
        page = MinutesPage(Desk(books, Bus(), preferences), MEETING)
        page.writing.put_in(0, PartKind.FREE)
        page.writing.write(1, "fr", plain("Pas encore enregistré."))
        page.refresh()
    finally:
        use_pool(before)
    shown = page.preview.view.paper
    assert shown is not None
    assert "Pas encore enregistré." in shown.words(0)
    page.may_close()
