"""The window: pages, keys, head, panel, toast, language and size while running, what is read aloud."""

from collections.abc import Iterator
from time import thread_time

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from pomanager.areas import Area
from pomanager.ui.application import Screen
from pomanager.ui.bus import Undo
from pomanager.ui.form_page import FormPage
from pomanager.ui.header import SEARCH_REST_MILLISECONDS
from pomanager.ui.main_window import MainWindow
from pomanager.ui.preferences import Preferences
from pomanager.ui.sidebar import SideItem
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.labels import ElidedLabel
from tests.ui.gallery import NOW, ListPage, make_desk, make_form_page, pages

pytestmark = pytest.mark.dressed


@pytest.fixture
def window(screen: Screen, qtbot: QtBot, preferences: Preferences) -> Iterator[MainWindow]:
    made = MainWindow(make_desk(preferences), pages())
    qtbot.addWidget(made)
    made.show_organisation("CONAPRO", "Burundi", "conapro.podb")
    made.show_page("members")
    made.resize(1366, 740)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    made.close()


def seen(window: MainWindow) -> ListPage:
    page = window.content.page()
    assert isinstance(page, ListPage)
    return page


def test_alt_and_a_digit_opens_a_page(window: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert window.content.key == "parts"
    assert window.header.title.text() == "Parts"
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert window.header.title.text() == "Members"
    items = {item.kind.key: item.isChecked() for item in window.findChildren(SideItem)}
    assert items == {"members": True, "parts": False, "journal": False}


def test_the_acts_of_a_menu_have_their_icons_when_it_opens(window: MainWindow) -> None:
    [undo] = window.menu_line.findChildren(QAction, "menu.undo")
    menu = undo.parent()
    assert isinstance(menu, QMenu)
    menu.popup(window.mapToGlobal(QPoint(0, 0)))
    assert not undo.icon().isNull()
    menu.close()


def test_ctrl_f_goes_to_the_search_and_esc_empties_it(window: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    search = window.header.search
    assert search.hasFocus()
    QTest.keyClicks(search, "ama")
    qtbot.waitUntil(lambda: seen(window).searched == ["ama"])
    QTest.keyClick(search, Qt.Key.Key_Escape)
    assert (search.text(), seen(window).searched[-1]) == ("", "")
    assert isinstance(window.content.page(), ListPage)


def test_what_is_searched_for_belongs_to_its_page(window: MainWindow, qtbot: QtBot) -> None:
    """A page that is narrowed says by what, and a page that is not says nothing."""
    search, page = window.header.search, seen(window)
    search.setFocus()
    QTest.keyClicks(search, "ama")
    qtbot.waitUntil(lambda: page.searched == ["ama"])
    window.show_page("parts")
    assert search.text() == ""
    window.show_page("members")
    assert search.text() == "ama"
    qtbot.wait(2 * SEARCH_REST_MILLISECONDS)
    assert page.searched == ["ama"], "it is shown, and not searched for again"


def test_a_form_opens_over_the_list_and_esc_leads_back(window: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(window.content.may_go_back)
    page = window.content.page()
    assert isinstance(page, FormPage)
    assert window.header.back.isVisible()
    assert window.header.title.text() == "Admit a member"
    QTest.keyClick(page.form.entries.editor("family").inner(), Qt.Key.Key_Escape)
    assert isinstance(window.content.page(), ListPage)
    assert not window.header.back.isVisible()


def test_only_pages_that_show_an_area_ask_again_and_the_others_when_seen(window: MainWindow) -> None:
    page = seen(window)
    before = page.refreshed
    window.desk.bus.area_changed.emit(frozenset({Area.SHARES}))
    assert page.refreshed == before
    window.show_page("parts")
    window.desk.bus.area_changed.emit(frozenset({Area.MEMBERS}))
    assert page.refreshed == before
    window.show_page("members")
    assert page.refreshed == before + 1


def test_saved_and_undo_are_in_view(window: MainWindow, qtbot: QtBot) -> None:
    undone: list[str] = []
    window.desk.bus.saved.emit(NOW, "Member no. 7 suspended")
    window.desk.bus.undo_offered.emit(Undo("suspension, no. 7", lambda: undone.append("it")))
    assert "14:05" in window.menu_line.saved_words.text()
    assert window.menu_line.undo_button.words == "Undo: suspension, no. 7"
    assert window.toast.sentence() == "Member no. 7 suspended"
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == ["it"]
    assert not window.menu_line.undo_button.isVisible()


def test_ctrl_s_says_that_everything_is_saved(window: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert window.menu_line.saved_words.text().startswith("Already saved")


def test_f9_folds_the_sidebar_and_it_is_remembered(window: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_F9)
    assert window.sidebar.width() == 56
    assert window.desk.preferences.sidebar_folded


def test_a_narrow_window_puts_acts_into_more_and_the_panel_over_the_list(window: MainWindow, qtbot: QtBot) -> None:
    assert window.header.hidden_actions() == ()
    window.resize(900, 600)
    qtbot.waitUntil(lambda: window.header.hidden_actions() != ())
    assert "admit" not in window.header.hidden_actions()
    page = seen(window)
    assert not page.detail.isVisible()
    page.table.choose(3)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert page.detail.isVisible()
    assert not page.isVisible()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert page.isVisible()


def test_everything_has_room_on_an_old_screen(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1280, 690)
    window.show_page("members")
    assert window.size().height() == 690
    assert window.header.hidden_actions() == ()
    assert seen(window).detail.isVisible()


def test_the_language_changes_while_running_in_less_than_a_second(window: MainWindow, screen: Screen) -> None:
    for code in ("km", "fr", "en_XA"):
        began = thread_time()
        screen.change_language(code)
        QApplication.processEvents()
        window.grab()
        assert thread_time() - began < 1.0
    assert window.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert window.header.title.text().startswith("[")
    assert window.sidebar.mapTo(window, QPoint(0, 0)).x() > 1000
    screen.change_language("en")
    QApplication.processEvents()
    assert window.header.title.text() == "Members"


def test_size_and_colours_change_while_running(window: MainWindow, screen: Screen) -> None:
    button = next(each for each in window.findChildren(Button) if each.objectName() == "action.admit")
    screen.change_scale(200)
    screen.change_theme("dark")
    assert button.height() == 72
    assert window.palette().window().color().name() == "#121816"
    assert window.desk.preferences.text_scale == 200


@pytest.mark.parametrize("key", ["members", "parts"])
def test_every_control_is_named(window: MainWindow, key: str) -> None:
    window.show_page(key)
    unnamed = [
        f"{type(part).__name__} {part.objectName()}"
        for part in window.findChildren(QWidget)
        if isinstance(part, QAbstractButton | QLineEdit) and part.isVisible() and not part.accessibleName()
    ]
    assert unnamed == []


def test_words_two_fifths_longer_are_not_clipped(window: MainWindow, screen: Screen, qtbot: QtBot) -> None:
    screen.change_language("en_XA")
    qtbot.waitUntil(lambda: _clipped_words(window) == [])


def _clipped_words(window: MainWindow) -> list[str]:
    labels = window.header.findChildren(ElidedLabel)
    clipped = [part.words for part in window.findChildren(Button) if part.isVisible() and _clipped(part)]
    return clipped + [part.text() for part in labels if part.isVisible() and _clipped(part)]


def _clipped(part: QWidget) -> bool:
    return part.width() < part.sizeHint().width()


def test_f6_goes_round_the_panes(window: MainWindow, qtbot: QtBot) -> None:
    places = []
    for _turn in range(4):
        QTest.keyClick(window, Qt.Key.Key_F6)
        focused = window.focusWidget()
        panes = (window.sidebar, window.header, window.content, window.status)
        places.append(next(type(pane).__name__ for pane in panes if pane.isAncestorOf(focused)))
    assert sorted(places) == ["Content", "Header", "Sidebar", "StatusLine"]


def test_the_toast_stands_above_the_buttons_of_a_form(window: MainWindow) -> None:
    window.toast.tell("Member no. 7 suspended")
    at_the_bottom = window.toast.y()
    seen(window).open_page(make_form_page(window.desk, []))
    QApplication.processEvents()
    [foot] = [each for each in window.content.findChildren(QWidget, "foot") if each.isVisible()]
    assert window.toast.isVisible()
    assert window.toast.geometry().bottom() < foot.mapTo(window.content, QPoint(0, 0)).y()
    window.content.go_back()
    assert window.toast.y() == at_the_bottom
