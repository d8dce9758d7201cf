"""The page of the by-laws: chapters are read and searched there, values entered, corrected and checked."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pomanager.readmodels.bylaws import ValueState
from pomanager.rules.bylaws.in_force import Sure
from pomanager.rules.bylaws.setting import Chapter
from pomanager.rules.bylaws.settings import CLAUSE_OF
from pomanager.rules.bylaws.values import Count, Unit
from pomanager.services.organisation.commands.bylaws import (
    Origin,
    PrepareBylaws,
    prepare_bylaws,
)
from pomanager.services.organisation.queries.bylaws import bylaws_on
from pomanager.ui.application import Screen
from pomanager.ui.office_window import OfficeWindow
from pomanager.ui.organisation.bylaws.clause_face import ClauseFace
from tests.ui.bylaws_office import (
    DECIDED,
    NOTICE,
    SECOND,
    SIZE,
    bylaws_notice,
    keys,
    opened,
    page_of,
    state_of,
    two_versions,
    type_into,
)
from tests.ui.office_desk import office_window


@pytest.fixture
def window(screen: Screen, tmp_path: Path, qtbot: QtBot) -> Iterator[OfficeWindow]:
    """An office with two versions, open in its window."""
    with office_window(screen, tmp_path, qtbot, fill=two_versions) as opened:
        yield opened


# ---- reading -------------------------------------------------------------------------------------------------------


def test_the_version_in_force_is_shown_with_how_far_it_is_checked(window: OfficeWindow) -> None:
    page = page_of(window)
    assert page.title() == "By-laws in force"
    assert page.context_line() == "Version 2 · Since 15 March 2026 · adopted by AGE 2026-02"
    assert page.text is not None
    version = page.text.version
    assert page.column.progress.done.plain() == f"0 of {version.values} values checked"
    assert page.list.preset_note.isVisible()
    assert not page.list.state_note.isVisible()
    assert page.status()[0] == f"{version.values} values"


def test_one_chapter_at_a_time_with_the_count_of_what_waits(window: OfficeWindow) -> None:
    page = page_of(window, Chapter.BOARD)
    assert {view.row.chapter for view in page.list.views.values()} == {Chapter.BOARD}
    waiting = sum(view.row.state is not ValueState.CHECKED for view in page.list.views.values())
    assert page.column.buttons()[Chapter.BOARD].accessibleName() == f"Board: {waiting}"
    assert page.column.buttons()[Chapter.BOARD].isChecked()


def test_arrows_go_from_one_sentence_to_the_next(window: OfficeWindow) -> None:
    page = page_of(window)
    first, second = list(page.list.views)[:2]
    assert page.list.key == first
    keys(page, Qt.Key.Key_Up, Qt.Key.Key_Down)
    assert page.list.key == second
    assert page.list.views[second].bar is not None
    assert page.list.views[first].bar is None
    keys(page, Qt.Key.Key_Up)
    assert page.list.key == first


def test_a_search_finds_sentences_of_all_chapters(window: OfficeWindow) -> None:
    page = page_of(window)
    page.search("21 CLEAR")
    assert list(page.list.views) == [NOTICE]
    page.search("quorum")
    assert len({view.row.chapter for view in page.list.views.values()}) > 1
    page.search("zzzz")
    assert page.list.views == {}
    page.search("")
    assert {view.row.chapter for view in page.list.views.values()} == {Chapter.ORDINARY_ASSEMBLY}


def test_a_chapter_pressed_during_a_search_leads_to_what_was_found_in_it(window: OfficeWindow) -> None:
    page = page_of(window)
    page.search("quorum")
    assert Chapter.EXTRAORDINARY_ASSEMBLY in {view.row.chapter for view in page.list.views.values()}
    page.column.buttons()[Chapter.EXTRAORDINARY_ASSEMBLY].click()
    current = page.list.current()
    assert current is not None
    assert current.row.chapter is Chapter.EXTRAORDINARY_ASSEMBLY
    page.column.buttons()[Chapter.MENTORING].click()
    assert {view.row.chapter for view in page.list.views.values()} == {Chapter.MENTORING}


def test_an_earlier_version_is_shown_as_it_was_and_not_changed(window: OfficeWindow) -> None:
    page = page_of(window)
    page.column.versions.setCurrentIndex(1)
    page.column.versions.activated.emit(1)
    assert page.title() == "Earlier by-laws"
    assert "From 15 January 2025 to 14 March 2026" in page.context_line()
    assert page.list.state_note.title() == "No longer in force"
    keys(page, Qt.Key.Key_F2, Qt.Key.Key_Space)
    assert page.editor() is None
    assert all(view.bar is None for view in page.list.views.values())
    assert page.text is not None
    assert page.text.version.checked == 0


def test_a_setting_another_page_asks_for_is_gone_to(window: OfficeWindow) -> None:
    page = page_of(window)
    window.desk.bus.page_wanted.emit("bylaws", "board.size_min")
    assert page.list.key == SIZE
    assert page.chapter is Chapter.BOARD


# ---- values --------------------------------------------------------------------------------------------------------


def test_f2_opens_a_field_for_each_value_and_enter_saves_a_correction_with_its_reason(window: OfficeWindow) -> None:
    page = page_of(window)
    page.list.go_to(NOTICE)
    keys(page, Qt.Key.Key_F2)
    editor = opened(page)
    assert list(editor.fields) == list(CLAUSE_OF[NOTICE].settings.values())
    type_into(editor, "ordinary_assembly.notice_days", "30")
    editor.source.setText("art. 12")
    QTest.keyClick(editor.source, Qt.Key.Key_Return)
    assert "reason" in editor.said()
    assert bylaws_notice(window) == Count(21, Unit.CLEAR_DAYS)
    editor.reason.setText("Typed wrongly")
    QTest.keyClick(editor.reason, Qt.Key.Key_Return)
    assert page.editor() is None
    assert bylaws_notice(window) == Count(30, Unit.CLEAR_DAYS)
    kept = window.office.ask(bylaws_on, SECOND).set_value("ordinary_assembly.notice_days")
    assert (kept.source, kept.sure) == ("art. 12", Sure.OWN)
    assert "30 clear days" in page.list.views[NOTICE].face.accessibleName()
    assert page.list.key == NOTICE


def test_esc_leaves_the_fields_and_nothing_is_changed(window: OfficeWindow) -> None:
    page = page_of(window)
    page.edit(NOTICE)
    editor = opened(page)
    type_into(editor, "ordinary_assembly.notice_days", "30")
    QTest.keyClick(editor.fields["ordinary_assembly.notice_days"].inner(), Qt.Key.Key_Escape)
    assert page.editor() is None
    assert window.content.page() is page
    assert bylaws_notice(window) == Count(21, Unit.CLEAR_DAYS)


def test_everything_against_the_entries_is_said_at_once_beside_its_field(window: OfficeWindow) -> None:
    page = page_of(window, Chapter.BOARD)
    page.edit(SIZE)
    editor = opened(page)
    type_into(editor, "board.size_min", "many")
    type_into(editor, "board.size_max", "999999999")
    editor.submit()
    assert set(editor.said()) == {"board.size_min", "board.size_max"}
    assert editor.said()["board.size_min"] == "Write a whole number."
    type_into(editor, "board.size_min", "9")
    type_into(editor, "board.size_max", "7")
    editor.reason.setText("x")
    editor.submit()
    assert set(editor.said()) & {"board.size_min", "board.size_max"}
    assert window.office.ask(bylaws_on, SECOND).number("board.size_min") == 5


def test_a_press_on_a_value_opens_its_own_field(window: OfficeWindow) -> None:
    page = page_of(window, Chapter.BOARD)
    QApplication.processEvents()
    face = page.findChild(ClauseFace, f"clause.{SIZE}")
    assert face is not None
    QTest.mouseClick(face, Qt.MouseButton.LeftButton, pos=face.place_of("board.size_max"))
    editor = opened(page)
    assert editor.fields["board.size_max"].isAncestorOf(window.focusWidget())
    other = next(view for key, view in page.list.views.items() if key != SIZE)
    QTest.mouseClick(other.face, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    assert page.editor() is None
    assert other.is_chosen


def test_going_on_saves_what_was_typed_or_goes_back_to_what_stands_against_it(window: OfficeWindow) -> None:
    page = page_of(window)
    page.edit(NOTICE)
    page.list.views[DECIDED].face.click()
    assert page.editor() is None
    assert page.list.key == DECIDED
    page.edit(NOTICE)
    type_into(opened(page), "ordinary_assembly.notice_days", "30")
    page.list.views[DECIDED].face.click()
    page.column.buttons()[Chapter.BOARD].click()
    page.search("board")
    assert list(opened(page).said()) == ["reason"]
    assert (page.list.key, page.chapter) == (NOTICE, Chapter.ORDINARY_ASSEMBLY)
    opened(page).reason.setText("Typed wrongly")
    page.column.buttons()[Chapter.BOARD].click()
    assert page.chapter is Chapter.BOARD
    assert bylaws_notice(window) == Count(30, Unit.CLEAR_DAYS)


def test_space_marks_a_sentence_as_checked_and_again_takes_it_back(window: OfficeWindow) -> None:
    page = page_of(window)
    page.list.go_to(NOTICE)
    bar = page.list.views[NOTICE].bar
    assert bar is not None
    bar.article.setText("art. 27")
    keys(page, Qt.Key.Key_Space)
    assert state_of(page, NOTICE) is ValueState.CHECKED
    said = window.office.ask(bylaws_on, SECOND).set_value("ordinary_assembly.notice_days")
    assert (said.article, said.checked_by) == ("art. 27", "Awa")
    assert "Awa, 23 Nov 2026" in page.list.views[NOTICE].face.accessibleName()
    assert page.column.progress.done.plain().startswith("2 of ")
    keys(page, Qt.Key.Key_Space)
    assert state_of(page, NOTICE) is not ValueState.CHECKED
    assert not window.office.ask(bylaws_on, SECOND).set_value("ordinary_assembly.notice_days").is_checked


def test_a_blank_that_is_checked_says_that_the_by_laws_are_silent(window: OfficeWindow) -> None:
    page = page_of(window, Chapter.RESERVED)
    blank = next(key for key, view in page.list.views.items() if view.row.state is ValueState.BLANK)
    page.list.go_to(blank)
    bar = page.list.views[blank].bar
    assert bar is not None
    bar.check.click()
    assert state_of(page, blank) is ValueState.CHECKED


def test_fields_that_are_open_survive_what_happens_elsewhere(window: OfficeWindow, screen: Screen) -> None:
    page = page_of(window)
    page.edit(NOTICE)
    editor = opened(page)
    type_into(editor, "ordinary_assembly.notice_days", "40")
    window.office.do(prepare_bylaws, PrepareBylaws(origin=Origin.BLANK))
    page.refresh()
    screen.change_language("fr")
    assert page.editor() is editor
    assert editor.fields["ordinary_assembly.notice_days"].written() == "40 clear_days"
    QTest.keyClick(editor.source, Qt.Key.Key_Escape)
    assert page.prepared() is not None
