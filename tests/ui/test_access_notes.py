"""Private notes on the screen: the password first, nothing left out of sight, what was not saved comes back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from pomanager.rules.access.notes import EMPTY_NOTE, FIRST_NOTE
from pomanager.rules.access.roles import Role
from pomanager.services import files
from pomanager.services.access import door
from pomanager.services.access.queries.notes import notes
from pomanager.services.office import Office
from pomanager.ui.access.idle import IdleWatch
from pomanager.ui.access.notes.form import NoteForm
from pomanager.ui.access.notes.page import EMPTY, LIST, NOBODY, PASSWORD, NotesPage
from pomanager.ui.access.sign_in import SignInPage
from pomanager.ui.application import Screen
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.office_window import OfficeWindow
from tests.offices import filled_file, office_file
from tests.ui.access_desk import AWA, OTHER, OUSMANE, WORDS, add, part, said, type_into
from tests.ui.office_desk import Clock, press
from tests.ui.office_desk import fill as fill_in
from tests.ui.scripted import Scripted

SUBJECT, SECRET = "The mill", "Espérance wants to stand for the board"


def with_mentor(office: Office) -> None:
    """Awa is secretary, Ousmane a mentor."""
    add(office, AWA, Role.SECRETARY)
    add(office, OUSMANE, Role.MENTOR, password=OTHER)


def only_awa(office: Office) -> None:
    """Awa, alone."""
    add(office, AWA, Role.SECRETARY)


def _window(screen: Screen, path: Path, qtbot: QtBot, clock: Clock, name: str = "") -> Iterator[OfficeWindow]:
    office = files.open_office(path, writing=True, clock=clock, actor="odette")
    if name:
        door.sign_in(office, name, WORDS)
    opened = OfficeWindow(office, path, screen, lambda _path: True, lambda _office, _path: None)
    qtbot.addWidget(opened)
    opened.show()
    yield opened
    opened.close()


@pytest.fixture
def clock() -> Clock:
    """The clock of the office."""
    return Clock()


@pytest.fixture
def window(screen: Screen, tmp_path: Path, qtbot: QtBot, clock: Clock) -> Iterator[OfficeWindow]:
    """The window of an office of two people; Awa has signed in."""
    yield from _window(screen, filled_file(tmp_path, with_mentor), qtbot, clock, AWA)


@pytest.fixture
def alone(screen: Screen, tmp_path: Path, qtbot: QtBot, clock: Clock) -> Iterator[OfficeWindow]:
    """The window of an office in which Awa works alone."""
    yield from _window(screen, filled_file(tmp_path, only_awa), qtbot, clock)


def page_of(window: OfficeWindow) -> NotesPage:
    """The page of notes, shown."""
    page = window.show_page("notes")
    QApplication.processEvents()
    assert isinstance(page, NotesPage)
    return page


def face(page: NotesPage) -> int:
    return page._stack.currentIndex()  # noqa: SLF001 - which face is in front


def form(window: OfficeWindow) -> NoteForm:
    found = window.content.page()
    assert isinstance(found, NoteForm)
    return found


def write(window: OfficeWindow) -> None:
    """Type a note into the form."""
    fill_in(form(window), about=SUBJECT)
    type_into(form(window), text=SECRET)


def everywhere(window: QWidget) -> list[str]:
    """Where in the window a word of the note still stands."""
    found = []
    for each in (window, *window.findChildren(QWidget)):
        texts = [each.accessibleName(), each.toolTip(), each.windowTitle()]
        if isinstance(each, QLabel | QLineEdit):
            texts.append(each.text())
        if isinstance(each, QPlainTextEdit):
            texts.append(each.toPlainText())
        if any(SECRET[:9] in text or SUBJECT in text for text in texts):
            found.append(f"{type(each).__name__} {each.objectName()}")
    return found


def test_a_note_is_written_read_changed_and_taken_away(window: OfficeWindow) -> None:
    page = page_of(window)
    assert face(page) == EMPTY
    assert FIRST_NOTE in page._empty.accessibleName()  # noqa: SLF001 - what is said before the first note
    press(page, "notes.first")
    form(window).form.submit()
    assert said(form(window), "text") == EMPTY_NOTE
    write(window)
    form(window).form.submit()

    assert face(page) == LIST
    assert page.detail.text.plain() == SECRET
    assert [page.model.index(0, column).data() for column in (1, 2)] == [SUBJECT, SECRET]
    press(page.detail, "notes.amend")
    editor = form(window).form.entries.editor("reader")
    editor.show_value(next(choice.value for choice in editor.field.choices if choice.text == OUSMANE))
    editor.changed.emit()
    form(window).form.submit()
    assert page.detail.facts.facts() == (("May read it too", OUSMANE),)
    assert window.toast.sentence() == ""
    assert SUBJECT not in window.windowTitle()

    with questions.answered_by(Scripted(True)):
        press(page.detail, "notes.remove")
    assert face(page) == EMPTY
    assert everywhere(window) == []


def test_out_of_sight_nothing_of_a_note_is_left_and_what_was_typed_comes_back(window: OfficeWindow) -> None:
    page = page_of(window)
    press(page, "notes.first")
    write(window)
    form(window).form.submit()
    window.show_page("journal")
    QApplication.processEvents()
    assert everywhere(window) == []
    page_of(window)
    assert page.detail.text.plain() == SECRET

    press(window, "action.write")
    write(window)
    window.show_page("journal")
    QApplication.processEvents()
    assert everywhere(window) == []
    assert window.office.ask(notes, window.office.keeper).notes[0].text == SECRET
    page_of(window)
    assert form(window).form.entries.raw()["text"] == SECRET
    form(window).form.submit()
    assert len(page.facts.notes) == 2


def test_a_locked_window_holds_nothing_of_a_note(window: OfficeWindow) -> None:
    page = page_of(window)
    press(page, "notes.first")
    write(window)
    part(window.menu_line, QAction, "menu.lock").trigger()
    QApplication.processEvents()
    assert everywhere(window) == []
    assert window.office.keeper.key is None

    page_at_door = part(window, SignInPage)
    page_at_door.names.password.line.setText(WORDS)
    QTest.keyClick(page_at_door.names.password.line, Qt.Key.Key_Return)
    QApplication.processEvents()

    assert form(window).form.entries.raw()["text"] == SECRET
    assert form(window).form.entries.raw()["about"] == SUBJECT


def test_somebody_alone_types_the_password_each_time_they_come(alone: OfficeWindow, clock: Clock) -> None:
    page = page_of(alone)
    assert face(page) == PASSWORD
    page.asks.password.line.setText("the well is dry")
    press(page, "notes.open")
    assert page.asks.remark.text() == door.WRONG
    page.asks.password.line.setText(WORDS)
    press(page, "notes.open")
    assert face(page) == EMPTY
    press(page, "notes.first")
    write(alone)
    form(alone).form.submit()
    assert page.detail.text.plain() == SECRET

    alone.show_page("journal")
    QApplication.processEvents()
    page_of(alone)
    assert face(page) == PASSWORD
    page.asks.password.line.setText(WORDS)
    press(page, "notes.open")
    assert page.detail.text.plain() == SECRET

    press(alone, "action.write")
    write(alone)
    clock.pass_days(1)
    part(page, IdleWatch).look()
    QApplication.processEvents()
    assert alone.content.page() is page
    assert face(page) == PASSWORD
    assert everywhere(alone) == []
    page.asks.password.line.setText(WORDS)
    press(page, "notes.open")
    assert form(alone).form.entries.raw()["text"] == SECRET


def test_who_has_no_password_yet_is_told_where_to_choose_one(
    screen: Screen, tmp_path: Path, qtbot: QtBot, clock: Clock
) -> None:
    for window in _window(screen, office_file(tmp_path), qtbot, clock):
        page = page_of(window)
        assert face(page) == NOBODY
        press(page, "notes.people")
        assert window.content.key == "people"
