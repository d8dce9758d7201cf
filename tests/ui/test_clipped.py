"""No word is cut off on any page, in the languages with the longest words, at 100 to 200 %, on a small screen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from pomanager.ui.application import Screen
from pomanager.ui.governance.home import page as home_page
from pomanager.ui.office_window import OfficeWindow
from pomanager.ui.pages import PAGES
from pomanager.ui.widgets.badges import Badge
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.tabs import Tab
from tests.trying import THOROUGH, share
from tests.ui.clipped import cut_off
from tests.ui.previews import sample_window
from tests.ui.scripted import Told
from tests.ui.walking import Walk, choose_first, in_sight, settle

pytestmark = pytest.mark.dressed
WORN = [(code, scale) for scale in (200, 150, 100) for code in ("ru", "km")]


@pytest.fixture
def window(
    screen: Screen, tmp_path: Path, qtbot: QtBot, told: Told, at_once: None, monkeypatch: pytest.MonkeyPatch
) -> Iterator[OfficeWindow]:
    """The window of an office that has something of everything; it is measured, not painted."""
    monkeypatch.setattr(home_page, "SOON_MILLISECONDS", 0)
    with sample_window(screen, tmp_path, qtbot) as opened:
        opened.setUpdatesEnabled(False)
        yield opened


TURNS = 3
"""Words, then sizes, then what follows from the sizes: before the third turn a page is not as one sees it."""


def _seen_cut_off(window: QWidget) -> Iterator[str]:
    """What is cut off once everything has found its place."""
    for _turn in range(TURNS):
        settle()
    yield from cut_off(window)


def _go_through(window: OfficeWindow) -> Iterator[str]:
    """Show every page of the sidebar and every tab of it; what is cut off there."""
    for kind in PAGES:
        window.show_page(kind.key)
        settle()
        choose_first(window)
        yield from (f"{kind.key}: {each}" for each in _seen_cut_off(window))
        for name in [part.objectName() for part in in_sight(window) if isinstance(part, Tab)]:
            tab = next((part for part in in_sight(window) if part.objectName() == name), None)
            if isinstance(tab, Tab):
                tab.click()
                settle()
                choose_first(window)
                yield from (f"{kind.key}, {name}: {each}" for each in _seen_cut_off(window))


@pytest.mark.parametrize(("code", "scale"), share(WORN, len(WORN)))
def test_no_word_of_a_page_is_cut_off(window: OfficeWindow, screen: Screen, code: str, scale: int) -> None:
    screen.change_language(code)
    screen.change_scale(scale)
    settle()
    assert list(_go_through(window)) == []


@pytest.mark.skipif(not THOROUGH, reason="takes minutes: make thorough")
@pytest.mark.parametrize(("code", "scale"), WORN[:2])
def test_no_word_of_any_screen_is_cut_off(window: OfficeWindow, screen: Screen, code: str, scale: int) -> None:
    screen.change_language(code)
    screen.change_scale(scale)
    found: set[str] = set()
    Walk(window, lambda told, part: found.update(f"{told}: {each}" for each in _seen_cut_off(part))).pages(
        [kind.key for kind in PAGES]
    )
    assert found == set()


def test_a_word_that_is_cut_off_is_found(screen: Screen, qtbot: QtBot) -> None:
    around = QWidget()
    short, high = Label("As many words as have no room", parent=around), Label("Word " * 20, wrap=True, parent=around)
    short.setGeometry(0, 0, 60, 30)
    high.setGeometry(0, 40, 60, 30)
    badge = Badge("Not checked", "ask", parent=around)
    badge.setGeometry(0, 80, 40, 24)
    qtbot.addWidget(around)
    around.resize(300, 300)
    around.show()
    assert len(list(cut_off(around))) == 3
    short.setToolTip(short.text())
    high.resize(300, 200)
    badge.resize(badge.sizeHint())
    assert list(cut_off(around)) == []
