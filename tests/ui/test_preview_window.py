"""The preview of a paper while it is written, when it is saved, and when it closes; its names and its room."""

import errno
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from pomanager.i18n.languages import PSEUDO
from pomanager.ui import jobs
from pomanager.ui.application import Screen
from pomanager.ui.dialogs.print_paper import ask_and_print
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.office_window import OfficeWindow
from pomanager.ui.preferences import Preferences
from pomanager.ui.preview import kept
from pomanager.ui.preview.window import PreviewWindow
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.labels import Label
from tests.ui.office_desk import nameless
from tests.ui.previews import (
    choose,
    held_jobs,
    key,
    only,
    pages_of,
    press,
    preview_of,
    sample_window,
    search,
    words_of,
)
from tests.ui.scripted import Scripted, Told
from tests.ui.test_every_page import speak


@pytest.fixture
def window(screen: Screen, tmp_path: Path, qtbot: QtBot) -> Iterator[OfficeWindow]:
    """An office of 120 people, in which no other job than the preview's is waiting."""
    with sample_window(screen, tmp_path, qtbot) as opened:
        yield opened


@pytest.fixture
def roll(window: OfficeWindow, at_once: None) -> PreviewWindow:
    """The roll in its preview, written whole."""
    return preview_of(window)


# ---- being written ---------------------------------------------------------------------------------------------------


def test_the_first_page_is_seen_while_the_others_are_written(window: OfficeWindow) -> None:
    with held_jobs() as pool:
        roll = preview_of(window)
        assert roll.header.context.text() == "being written…"
        assert roll.page.file is None
        pool.let_run()
        assert pages_of(roll) == 1
        assert "Roll of members" in words_of(roll)
        assert roll.page.foot.field.after.plain() == "more pages are being written"
        pool.let_run()
        assert pages_of(roll) > 5
        assert roll.page.foot.field.after.plain() == f"of {pages_of(roll)}"


def test_writing_is_stopped_and_begun_again(window: OfficeWindow) -> None:
    with held_jobs() as pool:
        roll = preview_of(window)
        pool.let_run()
        roll.page.making.progressed.emit(10, 120)
        show_strip(roll)
        press(roll, "preview.stop")
        pool.let_run()
        assert pages_of(roll) == 1
        assert roll.page.telling.strip.said == "The paper was not written to its end; these are its first pages."
        assert roll.page.file is not None
        assert [each.name for each in roll.page.kept.folder.glob("*.pdf")] == [roll.page.file.path.name]
        press(roll, "preview.again")
        pool.let_run()
        pool.let_run()
        assert pages_of(roll) > 5


def test_what_takes_longer_than_a_moment_says_so_though_nothing_tells_how_far_it_is(
    window: OfficeWindow, qtbot: QtBot
) -> None:
    with held_jobs() as pool:
        strip = preview_of(window).page.telling.strip
        assert strip.said == ""
        qtbot.waitUntil(lambda: strip.said == "The paper is being written.")
        pool.let_run()
        pool.let_run()
        assert strip.said == ""


def show_strip(preview: PreviewWindow) -> None:
    """Let the strip show as after a longer time."""
    preview.page.telling.strip.show_work()


def test_saving_wanted_too_early_happens_as_soon_as_the_paper_is_whole(window: OfficeWindow, tmp_path: Path) -> None:
    with held_jobs() as pool:
        roll = preview_of(window)
        pool.let_run()
        show_strip(roll)
        with questions.answered_by(script := Scripted(tmp_path / "roll.pdf")):
            press(roll, "action.save")
            assert script.files == []
            assert "you are asked where to save it" in roll.page.telling.strip.said
            pool.let_run()
        assert script.all_given
    assert (tmp_path / "roll.pdf").read_bytes().startswith(b"%PDF")


def test_of_two_orders_only_the_last_is_shown(window: OfficeWindow) -> None:
    with held_jobs() as pool:
        roll = preview_of(window)
        choose(roll.page.choices.language, "Français")
        pool.let_run()
        assert roll.page.file is None
        pool.let_run()
        assert "Liste des membres" in words_of(roll)


def test_a_preview_closed_while_its_paper_is_written_leaves_nothing(window: OfficeWindow) -> None:
    roll = preview_of(window)
    assert roll.page.making.under_way
    folder = roll.page.kept.folder
    roll.close()
    assert jobs.wait_for_all()
    assert not folder.exists()


def test_trouble_with_the_paper_is_said_in_the_preview(window: OfficeWindow) -> None:
    with held_jobs() as pool:
        roll = preview_of(window)
        roll.page.kept.folder.rename(roll.page.kept.folder.with_name("gone"))
        pool.let_run()
        assert "There is no folder" in roll.page.telling.strip.said
        roll.page.kept.folder.with_name("gone").rename(roll.page.kept.folder)
        press(roll, "preview.again")
        pool.let_run()
        assert roll.page.telling.strip.said == ""
        assert pages_of(roll) == 1


# ---- saving ----------------------------------------------------------------------------------------------------------


def test_a_paper_is_saved_and_its_folder_opened(
    roll: PreviewWindow, tmp_path: Path, files_shown: list[str], preferences: Preferences, qtbot: QtBot
) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    with questions.answered_by(script := Scripted(folder / "roll")):
        key(roll, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: script.all_given)
    assert script.files[0].start is not None
    assert script.files[0].start.name == "Roll-of-members-2026-11-23.pdf"
    assert roll.page.file is not None
    assert (folder / "roll.pdf").read_bytes() == roll.page.file.path.read_bytes()
    assert roll.page.telling.strip.said == "Saved: roll.pdf"
    press(roll, "preview.open_folder")
    press(roll, "preview.open_file")
    assert files_shown == [str(folder), str(folder / "roll.pdf")]
    press(roll, "preview.close_note")
    assert roll.page.telling.strip.said == ""
    assert preferences.paper_folder == str(folder)
    with questions.answered_by(again := Scripted(None)):
        press(roll, "action.save")
    assert again.files[0].start is not None
    assert again.files[0].start.parent == folder
    assert roll.page.telling.strip.said == ""


def test_a_paper_not_saved_yet_is_saved_before_another_program_opens_it(
    roll: PreviewWindow, tmp_path: Path, files_shown: list[str]
) -> None:
    with questions.answered_by(Scripted(tmp_path / "roll.pdf", None)):
        roll.page.want("open")
        roll.page.want("open")
    assert files_shown == [str(tmp_path / "roll.pdf")]


def test_saving_that_is_refused_leaves_nothing_and_says_why(
    roll: PreviewWindow, tmp_path: Path, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    opened = Path.open

    def refuse(self: Path, mode: str = "r") -> object:
        if self.parent == folder:
            raise OSError(errno.EROFS, "Read-only file system")
        return opened(self, mode)

    monkeypatch.setattr(Path, "open", refuse)
    with questions.answered_by(Scripted(folder / "roll.pdf")):
        press(roll, "action.save")
    assert [problem.title for problem in told.problems] == [
        f"Nothing can be written to {folder}. Take the lock off the stick, or choose another folder."
    ]
    assert list(folder.iterdir()) == []
    assert roll.page.telling.strip.said == ""


# ---- the window ------------------------------------------------------------------------------------------------------


def test_the_preview_closes_with_its_office(window: OfficeWindow, at_once: None) -> None:
    roll = preview_of(window)
    window.close()
    assert not roll.isVisible()


@pytest.mark.dressed
def test_the_foot_leaves_out_what_keys_do_as_well_before_it_takes_a_second_line(
    roll: PreviewWindow, qtbot: QtBot
) -> None:
    foot = roll.page.foot
    one_line = foot.height()
    spare = (foot.first, foot.last, foot.smaller, foot.larger, foot.close_button)
    assert [button.isVisible() for button in spare] == [True] * 5
    roll.resize(1000, 600)
    QApplication.processEvents()
    assert [button.isVisible() for button in spare] == [False, False, True, True, True]
    roll.resize(640, 600)
    QApplication.processEvents()
    assert [button.isVisible() for button in spare] == [False, False, False, False, True]
    qtbot.waitUntil(lambda: foot.height() == one_line)
    QTest.keyClick(roll.page.view, Qt.Key.Key_End)
    assert foot.field.line.text() == str(pages_of(roll))
    roll.resize(1366, 740)
    QApplication.processEvents()
    assert [button.isVisible() for button in spare] == [True] * 5


def test_without_room_for_a_preview_it_is_said(
    window: OfficeWindow, told: Told, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "full").write_text("")
    monkeypatch.setattr(kept, "usual_root", lambda: tmp_path / "full" / "previews")
    assert ask_and_print(window, window.desk, "roll") is None
    assert told.problems[0].title.startswith("There is no room on this computer for a preview.")


def test_where_there_is_little_room_the_choices_cover_the_pages_until_esc(roll: PreviewWindow) -> None:
    roll.resize(900, 600)
    QApplication.processEvents()
    assert not roll.page.choices.isVisible()
    roll.page.panel_wanted.emit(True)
    assert (roll.page.choices.isVisible(), roll.page.isVisible()) == (True, False)
    QTest.keyClick(roll, Qt.Key.Key_Escape)
    assert (roll.page.choices.isVisible(), roll.page.isVisible(), roll.isVisible()) == (False, True, True)
    QTest.keyClick(roll, Qt.Key.Key_Escape)
    assert not roll.isVisible()


def test_f6_goes_round_head_pages_and_foot(roll: PreviewWindow) -> None:
    visited = set()
    for _step in range(3):
        QTest.keyClick(roll, Qt.Key.Key_F6)
        focused = roll.focusWidget()
        visited |= {part for part in (roll.header, roll.content, roll.page.foot) if part.isAncestorOf(focused)}
    assert visited == {roll.header, roll.content, roll.page.foot}


@pytest.mark.dressed
@pytest.mark.parametrize("code", ["en", "fr", "km", PSEUDO])
@pytest.mark.parametrize("scale", [100, 200])
def test_every_part_has_a_name_and_room_for_its_words(
    roll: PreviewWindow, screen: Screen, code: str, scale: int
) -> None:
    search(roll, "woman")
    speak(screen, code)
    screen.change_scale(scale)
    for size in ((1366, 740), (1280, 690)):
        roll.resize(*size)
        QApplication.processEvents()
        assert nameless(roll) == []
        assert cut_off(roll) == []
    roll.page.panel_wanted.emit(True)
    QApplication.processEvents()
    assert nameless(roll) == []
    assert cut_off(roll) == []
    assert roll.isRightToLeft() == (code == PSEUDO)


def cut_off(preview: PreviewWindow) -> list[str]:
    """Buttons and words that have less room than they need, or lie outside the window."""
    found = []
    for kind in (Button, Label):
        for each in preview.findChildren(kind):
            if not each.isVisible() or (isinstance(each, Label) and each.wordWrap()):
                continue
            inside = preview.rect().contains(each.mapTo(preview, each.rect().bottomRight()))
            scrolled = preview.page.choices.isAncestorOf(each)
            if each.width() < each.sizeHint().width() or not (inside or scrolled):
                found.append(f"{kind.__name__} {each.objectName()} {each.accessibleName()}")
    return found


def test_the_whole_preview_follows_the_language(roll: PreviewWindow, screen: Screen) -> None:
    speak(screen, PSEUDO)
    shown = [each for each in roll.findChildren(QAbstractButton) if each.isVisible() and each.accessibleName()]
    assert [each.accessibleName() for each in shown if not each.accessibleName().startswith("[")] == []
    assert only(roll, QAbstractButton, "action.print").accessibleName().startswith("[")
    assert roll.windowTitle().startswith("[")
