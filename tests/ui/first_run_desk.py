"""The first run on a desk of its own: the program saying welcome, and the wizard filled as far as a test wants it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from pomanager import paths
from pomanager.rules.members import Sex
from pomanager.ui.application import Screen
from pomanager.ui.first_run import sticks
from pomanager.ui.first_run.kept import KeptTyping
from pomanager.ui.first_run.wizard import FoundingWizard
from pomanager.ui.start import Program
from pomanager.ui.welcome import WelcomeWindow
from tests.ui.office_desk import Clock, press
from tests.ui.scripted import Told

PERSON = {"family_name": "NIYONZIMA", "given_name": "Médiatrice", "sex": Sex.FEMALE, "place": "Jimbi"}


@pytest.fixture
def program(
    screen: Screen, at_once: None, told: Told, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Program]:
    """The program at its first start, saying welcome; this PC has no sticks in it."""
    monkeypatch.setattr(paths, "documents_folder", lambda: tmp_path / "Documents")
    monkeypatch.setattr(paths, "samples_folder", lambda: tmp_path / "samples")
    monkeypatch.setattr(sticks, "connected", tuple)
    made = Program(screen, Clock(), "Awa")
    assert made.begin(None)
    yield made
    for window in (made.window, made.welcome):
        if window is not None:
            window.close()


def first_window(program: Program) -> WelcomeWindow:
    assert isinstance(program.welcome, WelcomeWindow)
    return program.welcome


@pytest.fixture
def alone(
    screen: Screen, at_once: None, told: Told, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> FoundingWizard:
    """The wizard by itself, without the window of the office it makes."""
    monkeypatch.setattr(paths, "documents_folder", lambda: tmp_path / "Documents")
    monkeypatch.setattr(sticks, "connected", tuple)
    made = FoundingWizard(screen.preferences, KeptTyping(tmp_path, Clock()), Clock(), "Awa")
    qtbot.addWidget(made)
    made.show()
    return made


def begun(program: Program) -> FoundingWizard:
    """The wizard, just opened."""
    press(first_window(program), "welcome.new")
    wizard = first_window(program).wizard
    assert wizard is not None
    return wizard


def filled(program: Program, step: int) -> FoundingWizard:
    """The wizard with what is needed, at this step."""
    return go_to(begun(program), step)


def go_to(wizard: FoundingWizard, step: int, **people: object) -> FoundingWizard:
    """Fill the wizard with what is needed, and go to this step."""
    wizard.organisation.entries.show_values([("name", "Kayoro / “Nord”"), ("country", "BI")])
    wizard.organisation.answered.emit("country")
    wizard.people.entries.show_values([("people", ({**PERSON, **people},))])
    while wizard.step < step:
        before = wizard.step
        wizard.go_on()
        assert wizard.step == before + 1
    return wizard
