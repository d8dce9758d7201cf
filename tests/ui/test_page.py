"""A page says where the keyboard begins, and Tab still comes to everything that stands before."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from pomanager.services.office import Office
from pomanager.ui.bus import Bus
from pomanager.ui.desk import Desk
from pomanager.ui.page import Page
from pomanager.ui.preferences import Preferences


def test_tab_passes_nothing_of_a_page_by(office: Office, preferences: Preferences, qtbot: QtBot) -> None:
    window, page = QWidget(), Page(Desk(office, Bus(), preferences))
    qtbot.addWidget(window)
    outside, first, second = QLineEdit(), QLineEdit(), QLineEdit()
    inside = QVBoxLayout(page)
    for part in (first, second):
        inside.addWidget(part)
    whole = QVBoxLayout(window)
    whole.addWidget(outside)
    whole.addWidget(page)
    page.setFocusProxy(second)
    window.show()
    page.setFocus()
    assert window.focusWidget() is second, "the page begins there"
    outside.setFocus()
    QTest.keyClick(outside, Qt.Key.Key_Tab)
    assert window.focusWidget() is first, "Tab goes through it from its beginning"
