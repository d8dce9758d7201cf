"""The first window: a new office, opening one, looking around in a sample, and the language before anything else."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import pypdfium2
from pomanager import paths, samples
from pomanager.i18n import spoken
from pomanager.readmodels.progress import Progress, silent
from pomanager.samples import STORIES, make_sample
from pomanager.services import files
from pomanager.services.members import queries
from pomanager.services.organisation.queries import organisation
from pomanager.ui.application import Screen
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.first_run import samples as looking
from pomanager.ui.first_run.samples import WORDS
from pomanager.ui.help.pane import HelpWindow
from pomanager.ui.start import Program
from pomanager.ui.welcome import WelcomeWindow
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.segmented import Segment
from tests.offices import office_file
from tests.ui.office_desk import Clock, press
from tests.ui.scripted import Scripted, Told


@pytest.fixture
def program(screen: Screen, at_once: None, told: Told) -> Iterator[Program]:
    """The program at its first start, saying welcome."""
    made = Program(screen, Clock(), "Awa")
    assert made.begin(None)
    yield made
    for window in (made.window, made.welcome):
        if window is not None:
            window.close()


def first_window(program: Program) -> WelcomeWindow:
    assert isinstance(program.welcome, WelcomeWindow)
    return program.welcome


def test_an_office_file_is_opened(program: Program, tmp_path: Path, qtbot: QtBot) -> None:
    path = office_file(tmp_path)
    with questions.answered_by(script := Scripted(path)):
        press(first_window(program), "welcome.open")
    assert script.files[0].kinds[0][1] == "*.podb"
    assert program.window is not None
    assert program.window.path == path
    assert not program.window.office.read_only


def test_what_is_no_office_file_is_told(program: Program, tmp_path: Path, qtbot: QtBot, told: Told) -> None:
    page = tmp_path / "page.podb"
    page.write_text("<html></html>")
    with questions.answered_by(Scripted(page)):
        press(first_window(program), "welcome.open")
    assert len(told.problems) == 1
    assert first_window(program).isVisible()


def test_before_there_is_an_office_help_opens_and_the_handbook_is_written(
    program: Program, tmp_path: Path, qtbot: QtBot, screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = first_window(program)
    QTest.keyClick(window, Qt.Key.Key_F1)
    press(window, "welcome.help")
    assert [told.pane.place for told in window.findChildren(HelpWindow)] == [("page", "welcome")] * 2
    opened: list[Path] = []
    monkeypatch.setattr("pomanager.ui.first_run.help_row.open_outside", opened.append)
    screen.tongue.speak("fr")
    QApplication.processEvents()
    assert window.findChildren(HelpWindow)[0].windowTitle() == "Aide"
    with questions.answered_by(script := Scripted(None, tmp_path / "manuel", tmp_path / "touches.pdf")):
        press(window, "welcome.handbook")
        assert not window.help.told.isVisible(), "whoever names no file gets none"
        press(window, "welcome.handbook")
        press(window, "welcome.key-card")
    assert script.files[0].start is not None
    assert script.files[0].start.name == "handbook.pdf"
    with pypdfium2.PdfDocument(str(tmp_path / "manuel.pdf")) as pdf:
        assert len(pdf) > 10
        assert pdf[0].get_textpage().get_text_range().startswith("PO Manager")
    assert "touches.pdf" in window.help.told.title()
    QApplication.processEvents()
    assert window.help.told.visibleRegion().boundingRect() == window.help.told.rect(), "all of it is seen"
    press(window, "welcome.open_paper")
    assert opened == [tmp_path / "touches.pdf"]
    press(window, "welcome.new")
    window.activateWindow()
    QApplication.processEvents()
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_F1)
    assert window.findChildren(HelpWindow)[-1].pane.place == ("page", "founding")


def test_a_handbook_that_cannot_be_written_is_told(program: Program, tmp_path: Path, told: Told) -> None:
    window = first_window(program)
    with questions.answered_by(Scripted(tmp_path / "nowhere" / "a.pdf")):
        press(window, "welcome.handbook")
    assert len(told.problems) == 1
    assert not window.help.told.isVisible()


def test_every_story_has_its_words_and_its_button(program: Program) -> None:
    assert tuple(WORDS) == tuple(STORIES)
    for story, words in WORDS.items():
        button = first_window(program).findChild(Button, f"welcome.sample.{story}")
        assert button is not None
        assert button.words == words


def test_a_sample_office_is_made_once_and_opened_again(
    program: Program, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Path] = []

    def few(story: str, target: Path, *, members: int, seed: int, progress: Progress = silent) -> object:
        assert members <= looking.MOST_PEOPLE
        made.append(target)
        return make_sample(story, target, members=12, seed=seed, progress=progress)

    monkeypatch.setattr(samples, "make_sample", few)
    monkeypatch.setattr(paths, "samples_folder", lambda: tmp_path / "not made yet" / "samples")
    for _time in range(2):
        press(first_window(program), "welcome.sample.s2")
        assert program.window is not None
        assert program.window.office.ask(organisation).is_sample
        assert program.window.office.ask(queries.roll_facts).in_books == 12
        program.window.close()
        program.window = None
        program.show_welcome()
    assert len(made) == 1
    assert files.check_file(made[0]) == ()


def test_the_language_is_chosen_before_anything_else(program: Program, qtbot: QtBot) -> None:
    window = first_window(program)
    before = (window.new.text(), window.open.text())
    [french] = [each for each in window.findChildren(Segment) if each.accessibleName() == "Français"]
    french.click()
    QApplication.processEvents()
    assert spoken() == "fr"
    assert window.new.text() != before[0]
    assert window.open.text() != before[1]
    assert program.screen.preferences.language == "fr"


def test_a_file_used_last_that_is_gone_is_no_reason_not_to_begin(screen: Screen, tmp_path: Path, told: Told) -> None:
    screen.preferences.remember_file(tmp_path / "gone.podb")
    program = Program(screen, lambda: datetime(2026, 11, 23).astimezone(), "Awa")
    assert program.begin(None)
    assert first_window(program).isVisible()
    assert told.problems == []
    first_window(program).close()
