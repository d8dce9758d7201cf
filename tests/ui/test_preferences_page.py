"""The page of preferences: what is chosen holds at once, in this window and after the next start."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from pomanager.i18n import spoken
from pomanager.ui.application import Screen
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.look import look
from pomanager.ui.preferences import Preferences
from pomanager.ui.preferences_page import PreferencesPage
from pomanager.ui.preview.remembered import proposed
from tests.ui.office_desk import nameless, office_window, press
from tests.ui.scripted import Scripted
from tests.ui.test_preferences import now


def office_folder(folder: Path) -> Path:
    """A folder for the office file alone."""
    (folder / "office").mkdir()
    return folder / "office"


def choose(page: PreferencesPage, name: str, words: str) -> None:
    """Choose a line of one of the lists, as a person would."""
    combo = page.entries.editor(name).inner()
    assert isinstance(combo, QComboBox)
    place = combo.findText(words)
    assert place >= 0, [combo.itemText(each) for each in range(combo.count())]
    combo.setCurrentIndex(place)
    combo.activated.emit(place)
    QApplication.processEvents()


def test_what_is_chosen_holds_at_once_and_after_the_next_start(screen: Screen, tmp_path: Path, qtbot: QtBot) -> None:
    with office_window(screen, office_folder(tmp_path), qtbot) as window:
        action = window.menu_line.findChild(QAction, "menu.preferences")
        assert action is not None
        action.trigger()
        page = window.content.page()
        assert isinstance(page, PreferencesPage)
        assert nameless(window) == []
        choose(page, "text_scale", "125%")
        choose(page, "theme", "Dark")
        choose(page, "lock_after", "Lock after 30 minutes")
        choose(page, "paper_language", "ខ្មែរ")
        QTest.mouseClick(page.entries.editor("paper_size").findChildren(type(page.entries.editor("paper_size").inner()))[1],
                         Qt.MouseButton.LeftButton)  # fmt: skip
        assert (look().scale, look().tokens.ground) == (1.25, "#121816")
        order = proposed(screen.preferences, may_stand_beside=False)
        assert (order.language, order.page_size.value) == ("km", "letter")
        choose(page, "language", "Français")
        assert spoken() == "fr"
        assert page.title() != ""
        combo = page.entries.editor("language").inner()
        assert isinstance(combo, QComboBox)
        assert combo.currentText() == "Français"

        elsewhere = tmp_path / "stick"
        elsewhere.mkdir()
        with questions.answered_by(Scripted(elsewhere)):
            press(page, "preferences.folder")
        assert page.folder.facts()[0][1] == str(elsewhere)
        assert page.copy_note.isVisible(), "one and the same disk is no protection"

    kept = Preferences(tmp_path / "preferences.ini", now)
    found = (kept.language, kept.text_scale, kept.theme, kept.lock_after, kept.paper_language, kept.paper_size)
    assert found == ("fr", 125, "dark", 30, "km", "letter")
    assert kept.backup_folder == str(elsewhere)


def test_the_line_that_chooses_nothing_leaves_what_there_was(screen: Screen, tmp_path: Path, qtbot: QtBot) -> None:
    with office_window(screen, office_folder(tmp_path), qtbot) as window:
        window.show_preferences()
        page = window.content.page()
        assert isinstance(page, PreferencesPage)
        choose(page, "text_scale", "—")
        combo = page.entries.editor("text_scale").inner()
        assert isinstance(combo, QComboBox)
        assert combo.currentText() == "100%"
        assert screen.preferences.text_scale == 100
