"""What a story gets: the fixtures of the screen, shared with the tests of single pages, and somebody at the screen."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from pomanager.ui.application import Screen
from pomanager.ui.start import Program
from tests.make import MovableClock
from tests.stories.person import Person
from tests.ui.conftest import at_once, files_shown, nobody_there, preferences, screen, swept, told
from tests.ui.scripted import Told

__all__ = ["at_once", "files_shown", "nobody_there", "person", "preferences", "screen", "swept", "told"]


@pytest.fixture
def person(screen: Screen, told: Told, at_once: None, tmp_path: Path, qtbot: QtBot) -> Iterator[Person]:
    """Somebody who has just started the program for the first time, on 12 January 2026 at nine."""
    clock = MovableClock(datetime(2026, 1, 12, 9, tzinfo=UTC))
    program = Program(screen, clock, "Awa")
    assert program.begin(None)
    at_the_screen = Person(program, clock, qtbot, tmp_path)
    yield at_the_screen
    at_the_screen.leave()
    assert told.problems == []
