"""F1 tells of the screen one is on, beside the work; steps open what they speak of; all of it by keyboard."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog
from pytestqt.qtbot import QtBot

from pomanager.help.keys import GROUPS, key_said
from pomanager.help.pages import PAGES, page_called
from pomanager.help.pictures import SIZE
from pomanager.help.tasks import TASKS
from pomanager.i18n import _
from pomanager.i18n.languages import LANGUAGES
from pomanager.ui.access.sign_in import SignInPage
from pomanager.ui.application import Screen
from pomanager.ui.dialogs.ask import AskWindow
from pomanager.ui.help.guide import Guide
from pomanager.ui.help.pane import WIDTH, HelpPane, HelpWindow
from pomanager.ui.help.pictures import ScaledPicture
from pomanager.ui.help.screens import about_screen
from pomanager.ui.look import px
from pomanager.ui.members.importing import ImportPage
from pomanager.ui.office_window import OfficeWindow
from pomanager.ui.widgets.keys import key_text
from pomanager.ui.widgets.labels import Label
from tests.ui.office_desk import nameless, office_window


@pytest.fixture
def window(screen: Screen, tmp_path: Path, qtbot: QtBot) -> Iterator[OfficeWindow]:
    """The window of an office with an empty roll."""
    with office_window(screen, tmp_path, qtbot) as opened:
        yield opened


def press(window: OfficeWindow, key: Qt.Key) -> None:
    """Press a key where the keyboard is, else in the window."""
    QTest.keyClick(QApplication.focusWidget() or window, key)
    QApplication.processEvents()


def pane_of(window: OfficeWindow) -> HelpPane:
    """The pane that is shown."""
    pane = window.help.pane
    assert pane is not None
    return pane


def said(pane: HelpPane) -> list[str]:
    """All that is told."""
    return [label.plain() for label in pane.shown.findChildren(Label)]


def button(pane: HelpPane, name: str) -> QAbstractButton:
    [found] = pane.shown.findChildren(QAbstractButton, name)
    return found


@pytest.mark.parametrize("code", [each.code for each in LANGUAGES])
def test_the_key_card_names_keys_as_the_screen_does(screen: Screen, code: str) -> None:
    screen.tongue.speak(code)
    for key in (key for group in GROUPS for each in group.keys for key in each.keys):
        assert key_said(key) == key_text(key)


@pytest.mark.parametrize("code", [each.code for each in LANGUAGES])
def test_no_button_of_help_asks_for_more_room_than_help_has(screen: Screen, qtbot: QtBot, code: str) -> None:
    screen.tongue.speak(code)
    pane = HelpPane(Guide(lambda _target: "", lambda _target: None))
    qtbot.addWidget(pane)
    room = px(WIDTH) - pane.scroller.verticalScrollBar().sizeHint().width()
    for place in (*(("task", task.key) for task in TASKS), *(("page", page.key) for page in PAGES if page.opens)):
        pane.show_place(place)
        assert pane.shown.minimumSizeHint().width() <= room, place


def test_f1_tells_of_the_page_one_is_on_and_of_what_lies_over_it(window: OfficeWindow) -> None:
    for key, about in (("home", "home"), ("members", "members"), ("mentoring", "funnel"), ("journal", "journal")):
        window.show_page(key)
        window.show_help()
        pane = pane_of(window)
        assert pane.place == ("page", about)
        assert said(pane)[0] == _(page_called(about).title)
        assert nameless(pane) == []
    members = window.show_page("members")
    members.open_page(ImportPage(window.desk))
    window.show_help()
    assert pane_of(window).place == ("page", "import")
    assert pane_of(window).width() + window.content.width() <= window.width(), "it stands beside the work"
    assert window.sidebar.folded


def test_by_keyboard_one_opens_help_follows_a_step_searches_goes_back_and_closes(window: OfficeWindow) -> None:
    window.activateWindow()
    table = window.show_page("members")
    press(window, Qt.Key.Key_F1)
    pane = pane_of(window)
    assert window.help.has_keyboard()
    pane.show_place(("task", "assembly"))
    button(pane, "help.open.meetings.list").setFocus()
    press(window, Qt.Key.Key_Space)
    assert window.content.key == "meetings"
    assert pane.place == ("task", "assembly"), "help stays"
    pane.search.setFocus()
    QTest.keyClicks(pane.search, "SHARES transfer")
    press(window, Qt.Key.Key_Return)
    assert pane.place == ("search", "SHARES transfer")
    [first, *_others] = [each.objectName() for each in pane.shown.findChildren(QAbstractButton)]
    assert first == "help.task.transfer"
    pane.go_back()
    assert pane.place == ("task", "assembly")
    pane.go_forward()
    assert pane.place[0] == "search"
    button(pane, first).click()
    assert said(pane)[0] == "Record a transfer of shares"
    pane.search.setText("xyzzy")
    pane.search.search_now()
    assert "xyzzy" in said(pane)[0]
    pane.search.clear()
    press(window, Qt.Key.Key_Escape)
    assert window.help.pane is None
    assert not window.sidebar.folded
    assert window.content.page() is not table


def test_a_step_opens_its_page_from_under_what_lies_over_it(
    window: OfficeWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    members = window.show_page("members")
    members.open_page(ImportPage(window.desk))
    window.show_help_contents()
    pane = pane_of(window)
    pane.show_place(("task", "leave"))
    button(pane, "help.open.members").click()
    assert window.content.page() is members
    pane.show_place(("task", "import"))
    for opener in pane.shown.findChildren(QAbstractButton, "help.open.members.import"):
        opener.click()
    busy = window.content.page()
    assert isinstance(busy, ImportPage)
    assert window.content.trail() == [members, busy], "one import at a time"
    monkeypatch.setattr(busy, "may_close", bool)
    pane.show_place(("task", "leave"))
    button(pane, "help.open.members").click()
    assert window.content.trail() == [members, busy], "what cannot be left now stays"


def test_where_there_is_no_room_beside_the_work_help_takes_its_place_until_a_step_is_followed(
    window: OfficeWindow,
) -> None:
    window.resize(900, 600)
    window.show_page("members")
    window.show_help()
    pane = pane_of(window)
    assert not window.content.isVisible()
    pane.show_place(("task", "dues"))
    button(pane, "help.open.dues.fees").click()
    assert window.help.pane is None
    assert window.content.isVisible()
    assert window.content.key == "dues"


def test_a_picture_that_just_fits_or_just_does_not_is_shown_in_a_window_of_any_height(window: OfficeWindow) -> None:
    """Whether there is a bar at the side must not hang on a picture whose height hangs on the bar."""
    window.show_page("members")
    window.show_help()
    pane = pane_of(window)
    [picture] = pane.shown.findChildren(ScaledPicture)
    heights = set()
    for height in range(480, 1200, 48):
        window.resize(1366, height)
        QApplication.processEvents()
        heights.add(picture.height())
    assert heights == {picture.heightForWidth(picture.width())}
    picture.click()
    [whole] = window.findChildren(QDialog, "helppicture")
    assert whole.size().toTuple() == SIZE
    QTest.keyClick(whole, Qt.Key.Key_Escape)
    assert not whole.isVisible()


def test_the_contents_lead_to_every_task_and_what_one_may_not_open_says_so(window: OfficeWindow) -> None:
    window.show_help_contents()
    pane = pane_of(window)
    for task in TASKS:
        assert button(pane, f"help.task.{task.key}").isEnabled()
    window.help.kinds = {key: kind for key, kind in window.help.kinds.items() if key != "shares"}
    pane.show_place(("task", "payment"))
    assert not button(pane, "help.open.shares.holdings").isEnabled()
    assert "This is not among what you may do here." in said(pane)
    pane.show_place(("task", "undo"))
    button(pane, "help.open.history").click()
    page = window.content.page()
    assert page is not None
    assert about_screen(page) == "history"


def test_a_question_has_help_in_a_window_of_its_own(window: OfficeWindow) -> None:
    window.show_page("dues")
    asking = AskWindow("Really?", "", window)
    asking.offer("Yes", "No")
    asking.show()
    asking.activateWindow()
    QApplication.processEvents()
    QTest.keyClick(asking, Qt.Key.Key_F1)
    [told] = asking.findChildren(HelpWindow)
    assert told.pane.place == ("page", "dues"), "it tells of the screen that asks"
    QTest.keyClick(told.pane, Qt.Key.Key_Escape)
    assert not told.isVisible()
    assert asking.isVisible()


def test_whoever_has_not_signed_in_is_told_how(window: OfficeWindow) -> None:
    window.cover(SignInPage(window.office))
    QTest.keyClick(window, Qt.Key.Key_F1)
    [told] = window.findChildren(HelpWindow)
    assert told.pane.place == ("page", "sign-in")
    told.close()
    window.uncover()
