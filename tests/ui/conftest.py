"""What tests of the screen get: a dressed application, preferences of its own, a script instead of a person."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from pomanager.i18n import catalogue
from pomanager.ui import application, jobs, page_counts, problems
from pomanager.ui.application import Screen
from pomanager.ui.governance.home import page as home_page
from pomanager.ui.jobs import ImmediatePool
from pomanager.ui.language import Tongue
from pomanager.ui.members import (
    attention_count,
    panel,
    parts_in_short,  # noqa: F401 - it is imported with the first member shown
)
from pomanager.ui.preferences import Preferences
from tests.ui.gallery import NOW
from tests.ui.scripted import Nobody, Told


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    """Preferences nobody has touched, in a folder of the test's own."""
    return Preferences(tmp_path / "preferences.ini", lambda: NOW)


@pytest.fixture(autouse=True)
def swept(qapp: QApplication) -> Iterator[None]:
    """Delete the windows of a test when it is over: without a running event loop Qt would keep them all.

    A window left to Python would be collected in the middle of whatever Qt is doing with it then: a test's own
    variables are gone when its last paint events are sent, and a collection during such a paint ends the process.
    So nothing is collected before the windows are deleted.
    """
    gc.disable()
    yield
    _delete_windows()
    # With its tongue a screen's translator goes: Qt asks every one it still has for each word, key and button.
    for tongue in qapp.findChildren(Tongue):
        tongue.deleteLater()
    _delete()
    gc.collect(1)
    gc.enable()


def _delete_windows() -> None:
    for window in QApplication.topLevelWidgets():
        window.close()
        if window.parent() is None:
            window.deleteLater()
    _delete()


def _delete() -> None:
    """Delete what was to be deleted later."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture(autouse=True)
def plain_look(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows wear no style sheet, which Qt would hand down to each of their widgets, unless a test is `dressed`."""
    if request.node.get_closest_marker("dressed") is None:
        monkeypatch.setattr(application, "style_sheet", lambda _worn: "")


AN_HOUR = 3_600_000


@pytest.fixture(autouse=True)
def at_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the window does by itself after a while it does not do in a test: a test that is about it lets it happen."""
    monkeypatch.setattr(panel, "SOON_MILLISECONDS", AN_HOUR)
    monkeypatch.setattr(panel, "REST_MILLISECONDS", AN_HOUR)
    monkeypatch.setattr(page_counts, "SOON_MILLISECONDS", AN_HOUR)
    monkeypatch.setattr(home_page, "SOON_MILLISECONDS", AN_HOUR)
    monkeypatch.setattr(attention_count, "SOON_MILLISECONDS", AN_HOUR)


@pytest.fixture(autouse=True)
def files_shown(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files the program would have opened with other programs of this computer; here it opens none."""
    shown: list[str] = []

    def keep(url: QUrl) -> bool:
        shown.append(url.toLocalFile() or url.toString())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", keep)
    return shown


@pytest.fixture
def screen(qapp: QApplication, preferences: Preferences) -> Iterator[Screen]:
    """The application, dressed in the light look, speaking English."""
    preferences.language = "en"
    preferences.theme = "light"
    made = Screen(qapp, preferences)
    yield made
    _delete_windows()  # what is to be deleted need not learn another language first
    preferences.text_scale = 100
    made.change_theme("light")
    made.tongue.speak("en")
    catalogue.set_default("en")
    catalogue.rename({})  # the words of the office shown here belong to no other test


@pytest.fixture(autouse=True)
def nobody_there() -> Iterator[None]:
    """A problem no test expected fails it: its window would wait for ever for somebody to close it."""
    before = problems.use_teller(Nobody())
    yield
    problems.use_teller(before)


@pytest.fixture
def told() -> Iterator[Told]:
    """The problems a person would have been told, instead of windows."""
    mine = Told()
    before = problems.use_teller(mine)
    yield mine
    problems.use_teller(before)


@pytest.fixture
def at_once() -> Iterator[None]:
    """Jobs run before they return."""
    before = jobs.use_pool(ImmediatePool())
    yield
    jobs.use_pool(before)
