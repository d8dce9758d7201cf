"""Ctrl+Z and Ctrl+Y in the window, and the page of the last acts."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pomanager.readmodels.journal import JournalRow
from pomanager.rules.members import Status
from pomanager.services.members.commands import ChangeStanding, ReverseStanding, change_standing, reverse_standing
from pomanager.services.office import Office
from pomanager.ui.application import Screen
from pomanager.ui.journal.history import HistoryPage
from pomanager.ui.journal.page import JournalPage
from pomanager.ui.office_window import OfficeWindow
from tests import make
from tests.ui.office_desk import nameless, office_window, press
from tests.ui.scripted import Told


def fill(office: Office) -> None:
    """One member."""
    make.member(office, "DIOP Awa")


@pytest.fixture
def window(screen: Screen, tmp_path: Path, qtbot: QtBot) -> Iterator[OfficeWindow]:
    """An office with one member, open in its window."""
    with office_window(screen, tmp_path, qtbot, fill=fill) as found:
        yield found


def suspend(window: OfficeWindow) -> None:
    """Suspend the member, as a page would."""
    order = ChangeStanding(member_id=1, status=Status.SUSPENDED, on=date(2026, 11, 2), reason="x", decision="7")
    window.desk.do(change_standing, order)
    QApplication.processEvents()


def status(window: OfficeWindow) -> Status:
    """How the member stands."""
    return make.detail(window.desk.office, 1).status


def control(window: OfficeWindow, key: Qt.Key) -> None:
    """Press Ctrl and a letter."""
    QTest.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()


def test_ctrl_z_names_the_act_and_takes_it_back_and_ctrl_y_does_it_again(window: OfficeWindow) -> None:
    window.show_page("members")
    suspend(window)
    assert window.menu_line.undo_button.words == "Undo: Member suspended: 1 · DIOP Awa"

    control(window, Qt.Key.Key_Z)
    assert status(window) is Status.ACTIVE
    assert window.toast.sentence() == "Taken back: Member suspended: 1 · DIOP Awa"
    assert window.menu_line.undo_button.words == "Undo: Member admitted: 1 · DIOP Awa"

    control(window, Qt.Key.Key_Y)
    assert status(window) is Status.SUSPENDED
    assert window.toast.sentence() == "Done again: Member suspended: 1 · DIOP Awa"

    press(window.toast, "toast.undo")
    page = window.content.page()
    assert isinstance(page, JournalPage)
    row = page.table.current_row()
    assert isinstance(row, JournalRow)
    assert row.act == "journal.done_again"


def test_what_cannot_be_taken_back_is_not_offered_and_ctrl_z_says_why(window: OfficeWindow, told: Told) -> None:
    suspend(window)
    window.desk.do(reverse_standing, ReverseStanding(member_id=1, reason="Wrong person."))
    QApplication.processEvents()

    assert window.menu_line.undo_button.isHidden()
    control(window, Qt.Key.Key_Z)
    assert "Record the change of standing again" in told.problems[-1].title


def test_the_last_acts_are_listed_and_each_is_taken_back_or_says_why_not(window: OfficeWindow) -> None:
    suspend(window)
    window.show_history()
    page = window.content.page()
    assert isinstance(page, HistoryPage)
    assert nameless(window) == []

    page.table.go_to(0)
    assert page.detail.note.title() == "Can be taken back"
    press(page.detail, "history.back")
    assert status(window) is Status.ACTIVE
    assert page.acts[0].taken_back_at is not None
    assert page.detail.note.title() == "Can be done again"

    page.table.go_to(len(page.acts) - 1)
    assert page.detail.note.title() == "Cannot be taken back"
    assert "the books begin" in page.detail.note.text()
    assert page.detail.button.isHidden()
