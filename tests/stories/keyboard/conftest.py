"""One office in one window for all who work with the keyboard alone: to open it takes longer than to work in it."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from pomanager.services import files
from pomanager.services.office import Office
from pomanager.ui import jobs, problems
from pomanager.ui.application import Screen
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.jobs import ImmediatePool
from pomanager.ui.office_window import OfficeWindow
from pomanager.ui.preferences import Preferences
from pomanager.ui.preview import kept
from tests.offices import NOW, USUAL, office_file, sample_copy
from tests.stories.keyboard.hands import Hands, settle
from tests.ui.office_desk import Clock
from tests.ui.scripted import Nobody, Scripted


@pytest.fixture
def swept() -> Iterator[None]:
    """The window of this folder outlives its stories; what they leave is collected between them, as elsewhere."""
    gc.disable()
    yield
    settle()
    gc.collect(1)
    gc.enable()


@pytest.fixture(scope="module")
def seat(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Screen]:
    """A screen at which jobs are done at once and no trouble is expected."""
    folder = tmp_path_factory.mktemp("keyboard")
    preferences = Preferences(folder / "preferences.ini", lambda: NOW)
    preferences.language, preferences.theme = "en", "light"
    pool, teller = jobs.use_pool(ImmediatePool()), problems.use_teller(Nobody())
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(kept, "usual_root", lambda: folder / "previews")
        yield Screen(qapp, preferences)
    gc.collect(1)
    jobs.use_pool(pool)
    problems.use_teller(teller)


@contextmanager
def _window(path: Path, seat: Screen) -> Iterator[OfficeWindow]:
    """The window of an office file, until it is closed."""
    office = files.open_office(path, writing=True, clock=Clock(), actor="Awa")
    window = OfficeWindow(office, path, seat, lambda _path: True, lambda _office, _path: None)
    window.resize(1366, 740)
    window.show()
    window.activateWindow()
    settle()
    yield window
    for _page in range(4):
        window.content.go_back()
    window.close()
    window.deleteLater()
    settle()


@pytest.fixture(scope="module")
def opened(seat: Screen, tmp_path_factory: pytest.TempPathFactory) -> Iterator[OfficeWindow]:
    """The window of a sample office, in which all stories happen but those after which people sign in."""
    with _window(sample_copy(tmp_path_factory.mktemp("sample"), "s2", USUAL), seat) as window:
        yield window


@pytest.fixture
def new_office(seat: Screen, tmp_path: Path) -> Iterator[OfficeWindow]:
    """The window of an office with an empty roll, in which nobody is written down."""
    with _window(office_file(tmp_path), seat) as window:
        yield window


@pytest.fixture
def answers(seat: Screen) -> Iterator[Scripted]:
    """What is chosen in the windows of the system: the files of a story, in their order."""
    script = Scripted()
    with questions.answered_by(script):
        yield script


@pytest.fixture
def office(opened: OfficeWindow) -> Office:
    """The books, to see in them what came of it."""
    return opened.office


@pytest.fixture
def hands(opened: OfficeWindow) -> Iterator[Hands]:
    """Somebody at the keyboard of the window, who leaves it somewhere one can go on from."""
    at_work = Hands(opened)
    for _page in range(4):  # an earlier story that failed may have left a form open
        opened.content.go_back()
    opened.activateWindow()
    settle()
    yield at_work
    assert at_work.here.window() is opened
